"""A question as a prompt: its heading, the lines above it, what stands ready in the line. Values in, values out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from drafter.analysis.sentences import display_width
from drafter.interview import overview
from drafter.interview.overview import Group, Progress
from drafter.interview.state import Interview
from drafter.later import later
from drafter.messages import UI, sentence, ui
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.question import Question, Role
from drafter.prompt.screen import Line, Prompt

if TYPE_CHECKING:
    from drafter.interview import figures, preview
else:
    figures = later("drafter.interview.figures")
    preview = later("drafter.interview.preview")

_SHORT = ("last-year", "example")  # hints that stand together in one row
_ROW = 34  # columns of a row of choices; wider ones stand one under the other, also on a narrow screen
_COUNTS = 2  # rows of a long 口径; ？ shows it whole
_KEYS = ("key-back", "key-pending", "key-menu", "key-help")  # what stands in 40 columns
_LONG = ("key-edit", "key-file")


@frozen
class Half:
    """What the user typed at a question that is still to be answered: left half done, or ``refused``."""

    text: str
    refused: bool = False


NOTHING = Half("")


def prompt_of(talk: Interview, question: Question, lang: int, fresh: bool, half: Half = NOTHING) -> Prompt:
    """The prompt of a question; with its heading where a new section begins. ``half`` is what was typed before."""
    group = section_of(talk, question)
    long = _LONG if question.role in (Role.TEXT, Role.REASON) else ()
    on = ("key-keep" if question.standing and not half.text else "key-enter",)
    replaced = ("key-instead",) if half.refused or (question.standing and not half.text) else ()
    keys = (*_KEYS, *on, *replaced, *long, "key-quit")
    return Prompt(
        ui("label-last" if question.role is Role.LAST else "label", lang, label=question.label),
        heading=heading_of(talk.pack, question, group) if fresh else "",
        count=counts(overview.progress(talk.moment, group.key), group, lang) if fresh else "",
        lines=tuple(_lines(talk, question, lang)),
        standing=half.text or question.standing,
        begun=bool(half.text) and not half.refused,
        unit=dict(question.hints).get("unit", "").split("、")[0],
        echo=_echo(talk, question, lang),
        keys=tuple(ui(key, lang) for key in keys),
    )


def section_of(talk: Interview, question: Question) -> Group:
    """The row of the menu the question belongs to."""
    found = overview.group_of(talk.pack, question.topic or overview.IDENTITY, talk.last)
    return found or Group(question.topic, question.group or question.topic)


def heading_of(pack: Pack, question: Question, group: Group) -> str:
    """The section's label, with the topic's where the section has several."""
    topic = pack.topics.get(question.topic)
    return f"{group.label} - {topic.label}" if topic and len(group.topics) > 1 else group.label


def counts(done: Progress, group: Group, lang: int) -> str:
    """``9/14  待补 2  有矛盾 1``, of a list ``3 条``; what is nought is left out."""
    if done.absent:
        return ui("count-absent", lang)
    parts = [ui("count-done", lang, filled=done.filled, total=done.total)] if done.total else []
    if group.lists:
        parts = [ui("count-items", lang, count=done.filled)]
    parts += [ui("count-pending", lang, count=done.pending)] if done.pending else []
    parts += [ui("count-conflicts", lang, count=done.conflicts)] if done.conflicts else []
    return "  ".join(parts)


def _lines(talk: Interview, question: Question, lang: int) -> Iterator[Line]:
    must = question.required and not question.opens and not question.standing and question.role is not Role.PROMISE
    told = ui(question.code, lang, text=question.text.rstrip("？"), label=question.label, default=question.default)
    if must:
        told += ui("must", lang)
    at, total = position(talk, question)
    lead = f"{at}/{total}  " if total > 1 else "  "
    under = " " * len(lead)
    first, *rest = told.split("\n")
    yield Line(first, lead)
    yield from (Line(row.strip(), under) for row in rest)
    hints = [(kind, words) for kind, words in question.hints if kind != "unit"]
    short = [(kind, words) for kind, words in hints if kind in _SHORT]
    together = len(short) > 1
    yield from (_hint(kind, words, under, lang) for kind, words in hints if not (together and kind in _SHORT))
    if together:
        yield Line("  ".join(ui(f"hint-{kind}", lang, words=words) for kind, words in short), under)
    if not (question.free and question.standing):
        yield from choices(question.choices, under)
    yield from (Line(sentence(each, lang), under) for each in question.notes)


def _hint(kind: str, words: str, under: str, lang: int) -> Line:
    shape = UI[f"hint-{kind}"][lang]
    most = _COUNTS if kind == "counts" else 0
    if shape.endswith("{words}"):
        return Line(words, under + shape.removesuffix("{words}"), most)
    return Line(shape.format(words=words), under, most)


def choices(words: tuple[str, ...], under: str) -> tuple[Line, ...]:
    """Numbered choices, in one row where they are short."""
    numbered = [f"{n} {word}" for n, word in enumerate(words, 1)]
    row = "  ".join(numbered)
    if display_width(row) <= _ROW:
        return (Line(row, under),) if row else ()
    return (Line("\n".join(f"{n:>2} {word}" for n, word in enumerate(words, 1)), under, beside=True),)


def position(talk: Interview, question: Question) -> tuple[int, int]:
    """Which question of its topic this is, and how many there are as things stand; texts of lists are numbered by their items."""
    return overview.position(talk.moment, question)


def _echo(talk: Interview, question: Question, lang: int) -> Callable[[str], str] | None:
    """What the half-typed figure comes to; nothing for words."""
    if question.role not in (Role.FIELD, Role.LAST) or question.kind is None:
        return None

    def told(text: str) -> str:
        return (
            "  ".join(sentence(each, lang) for each in figures.echo(talk.moment, question, text))
            if text.strip()
            else ""
        )

    return told


# -- help ------------------------------------------------------------------------------------------------------------

_TYPED = {
    Role.GATE: "help-gate",
    Role.DETAILS: "help-gate",
    Role.WORDING: "help-choice",
    Role.PROMISE: "help-choice",
    Role.TEXT: "help-text",
    Role.REASON: "help-text",
}


def help_of(talk: Interview, question: Question, lang: int) -> tuple[Line, ...]:
    """All that is known of a question: what counts, who has it, a sample, the sentence it goes into, what may be typed."""
    spec = talk.pack.fields.get(str(question.path[2])) if question.role in (Role.FIELD, Role.LAST) else None
    told = [("help-units", "、".join(spec.units))] if spec else []
    if spec and question.role is Role.FIELD:  # what is said of this year's figure does not hold of last year's
        told = [("help-counts", spec.counts), ("help-office", spec.office), *told]
    if spec and spec.example and question.role is Role.FIELD:
        told.append(("help-example", f"{spec.example.agency}{spec.example.year}年 {spec.example.value}"))
    told.append(("help-preview", preview.preview(talk.moment, question)))
    lines = [Line(words, "  " + ui(key, lang)) for key, words in told if words]
    kind = f"help-kind-{question.kind.value}" if question.kind else ""
    typed = "help-choice" if question.choices else kind if kind in UI else "help-free"
    typed = _TYPED.get(question.role, typed)
    lines.append(Line(ui(typed, lang), "  " + ui("help-typed", lang)))
    return (*lines, *(Line(row, "  ") for row in ui("help-words", lang).split("\n")))
