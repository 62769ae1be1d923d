"""The verb ``learn``: samples or digests → a pack, written anew or brought up to date beside what people wrote in it."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.digesting import Gathered, gather
from drafter.model.finding import Finding, Severity, finding

if TYPE_CHECKING:
    from drafter.induction.anchor import Known
    from drafter.model.digest import Digest
    from drafter.model.learned import Learned, Lesson
    from drafter.store.deciding import Change
    from drafter.store.merging import Outcome

NONE = "none"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLOT = re.compile(r"\{[^{}]*\}")
_AROUND = re.compile(r"^(?:关于|年度?|的)+|(?:的)+$")
_SHOWN = 12  # lines of one kind on the terminal; the rest is in the report
_COUNTED = ("pack.parts", "pack.topics", "fields", "patterns", "relations")
_MARK = "<!-- drafter learn {} -->\n"


def run(arguments: argparse.Namespace) -> int:
    """The exit code of design §5: 0 written, 1 conflicts or unusable samples remain, 3 unreadable, 4 not written."""
    from drafter.induction.anchor import anchored
    from drafter.induction.induce import induce
    from drafter.store.merging import write_pack
    from drafter.store.packs import learned_with
    from drafter.store.vocabulary import completed, vocabulary_entries

    folder = Path(arguments.output)
    say = _Voice(arguments)
    if arguments.report and (refusal := _refused(Path(arguments.report))) is not None:
        say.findings([refusal])
        return 4
    lexicon = arguments.lexicon or _recorded(folder)
    gathered = gather(arguments.sources, lexicon, arguments.jobs)
    say.findings(gathered.findings)
    if not gathered.digests:
        say.line("learn-nothing", True)
        unread = [each for each in gathered.findings if each.blocks]
        return 3 if unread and all(each.severity is Severity.UNREADABLE for each in unread) else 1
    used = (lexicon or gathered.pack.id) if gathered.pack.id else ""
    lesson = anchored(induce(gathered.digests, gathered.pack), _there(folder))
    lesson = completed(lesson, vocabulary_entries(used))
    gone = learned_with(folder)[1] - {each.sample for each in gathered.digests}
    try:
        taken, kept = _keys(arguments.accept), _keys(arguments.keep)
        outcome = write_pack(lesson, folder, identity(folder, gathered, arguments.name), taken, kept)
    except OSError as error:
        say.findings([finding("output-failed", path=arguments.output, problem=error.strerror or str(error))])
        return 4
    if gone:
        say.line("learn-fewer", False, count=len(gone), samples="、".join(sorted(gone)[:_SHOWN]))
    unknown = sorted((taken | kept) - {"*"} - _named_by(outcome))
    say.findings([finding("learn-no-entry", severity=Severity.GAP, name=each) for each in unknown])
    say.summary(lesson, outcome)
    code = int(bool(unknown or outcome.of("conflict")) or any(each.blocks for each in gathered.findings))
    return _report(arguments, lesson, outcome, gathered.digests, say) or code


def _there(folder: Path) -> tuple[Known, ...]:
    """What the pack in the folder already calls by a key, where it was seen."""
    from drafter.induction.anchor import Known, sort_of
    from drafter.store.merging import read_entries

    if not (folder / "pack.yaml").is_file():
        return ()
    return tuple(
        Known(
            each.place, each.key, str(each.content.get("label", "")), sort_of(each.place, each.content), each.attested
        )
        for each in read_entries(folder)
        if each.attested
    )


def _keys(typed: str) -> frozenset[str]:
    return frozenset(filter(None, re.split("[,，、 ]+", typed or "")))


def _named_by(outcome: Outcome) -> set[str]:
    """Everything by which an entry of the pack may be asked for."""
    return {
        name for each in outcome.changes for name in (each.key, f"{each.place}/{each.key}", f"{each.place}.{each.key}")
    }


def _recorded(folder: Path) -> str:
    """The lexicon to read by when none is named: the one the pack in the folder was learned with, or the pack itself."""
    from drafter.store.merging import read_entries
    from drafter.store.packs import learned_with, load_pack

    if not (folder / "pack.yaml").is_file():
        return ""
    pack, used = load_pack(str(folder)), learned_with(folder)[0]
    if used not in ("", pack.id):
        return used
    return str(folder) if any(each.by == "person" for each in read_entries(folder)) else used


def identity(folder: Path, gathered: Gathered, name: str = "") -> dict[str, Any]:
    """Id, name and version of a fresh pack, and what it is learned from."""
    from drafter.analysis.slugs import slug

    named = name or gathered.pack.name or _named(gathered.digests)
    folded = folder.resolve().name
    key = folded if _SLUG.fullmatch(folded) else slug(folded) or slug(named) or "pack"
    return {
        "id": key,
        "name": named,
        "version": "0.1",
        "lexicon": gathered.pack.id or NONE,
        "samples": {each.sample: each.sha256[:8] for each in gathered.digests},
    }


def _named(digests: Sequence[Digest]) -> str:
    """What most titles call the report, without agency, region and year."""
    names = Counter(_AROUND.sub("", _SLOT.sub("", each.title)).strip() for each in digests)
    del names[""]
    return min(names, key=lambda each: (-names[each], len(each), each), default="年度报告")


def _report(
    arguments: argparse.Namespace, lesson: Lesson, outcome: Outcome, digests: Sequence[Digest], say: _Voice
) -> int:
    """The page for reviewers, where one is asked for; 4 when it cannot be written, else 0."""
    if not arguments.report:
        return 0
    from drafter.reviewing import page
    from drafter.store.files import atomic_write
    from drafter.store.packs import load_pack

    name = load_pack(str(outcome.folder)).name
    text = page(lesson, name, list(changes_told(outcome, say.lang, 0)), digests, say.lang)
    path = Path(arguments.report)
    try:
        atomic_write(path, (text + _MARK.format(_hash(text))).encode())
    except OSError as error:
        say.findings([finding("output-failed", path=path, problem=error.strerror or str(error))])
        return 4
    say.line("written", path=path)
    return 0


def _refused(path: Path) -> Finding | None:
    """Why the page cannot stand there: something that is no page of ours does."""
    try:
        ours = not path.exists() or (path.is_file() and _ours(path.read_text(encoding="utf-8", errors="replace")))
    except OSError as error:
        return finding("output-failed", path=path, problem=error.strerror or str(error))
    return None if ours else finding("learn-report-foreign", path=path)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _ours(text: str) -> bool:
    """Whether a page is one of ours that nobody has changed."""
    body, _, mark = text.rpartition("<!-- drafter learn ")
    return bool(mark) and text == body + _MARK.format(_hash(body))


# -- what is said ----------------------------------------------------------------------------------------------------


class _Voice:
    """Says things on standard error, in the language and at the length that was asked for."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        from drafter.messages import LANGUAGES

        self.lang = LANGUAGES[arguments.lang]
        self.quiet = arguments.quiet

    def findings(self, found: Sequence[Finding]) -> None:
        """The findings; only those that block where quiet was asked for."""
        from drafter.messages import show

        for each in found:
            if each.blocks or not self.quiet:
                print(show(each, self.lang), file=sys.stderr)

    def line(self, key: str, always: bool = False, **params: object) -> None:
        """A line of the interface."""
        from drafter.messages import ui

        if always or not self.quiet:
            print(ui(key, self.lang, **params), file=sys.stderr)

    def lines(self, lines: Iterator[str]) -> None:
        """Lines that are sentences already."""
        for each in lines:
            print(each, file=sys.stderr)

    def summary(self, lesson: Lesson, outcome: Outcome) -> None:
        """What was read and learned, what is in doubt, what became of the pack, and what to do next."""
        counts = {place.rsplit(".", 1)[-1]: len(lesson.of(place)) for place in _COUNTED}
        self.line("learned", False, samples=len(lesson.samples), **counts)
        if len(lesson.samples) == 1:
            self.line("learn-single")
        if not self.quiet:
            self.lines(doubts_told(lesson, self.lang))
            self.lines(changes_told(outcome, self.lang))
        key = "learn-fresh" if outcome.fresh else "learn-written" if outcome.files else "learn-unchanged"
        self.line(key, True, folder=outcome.folder, files="、".join(outcome.files))


def doubts_told(lesson: Lesson, lang: int) -> Iterator[str]:
    """Where the samples contradict each other: orders of parts, units, rules that do not always hold."""
    from drafter.messages import ui

    orders = [each for each in lesson.of("pack.orders") if each.attested]
    if len(orders) > 1:
        told = "；".join(
            f"{' → '.join(each.content.get('parts', ()))}（{'、'.join(each.attested)}）" for each in orders
        )
        yield ui("learn-doubt-order", lang, orders=told)
    for each in lesson.of("fields"):
        units = _seen_units(each) if each.by == "learned" else ()
        if len(units) > 1:
            label = each.content.get("label", "")
            yield ui("learn-doubt-unit", lang, name=each.key, label=label, units="、".join(units))
    for each in lesson.of("relations"):
        for name, said in each.notes.items():
            yield ui("learn-doubt-rule", lang, name=each.key, note=f"{name} {'；'.join(map(str, said))}")


def _seen_units(entry: Learned) -> tuple[str, ...]:
    """The units in which the samples give a field."""
    known = [str(each) for each in (entry.content.get("unit", ""), *entry.content.get("accepts", ())) if each]
    told = entry.notes.get("values", ())
    ends = {max((unit for unit in known if text.endswith(unit)), key=len, default="") for text in told}
    return tuple(unit for unit in known if unit in ends)


def changes_told(outcome: Outcome, lang: int, most: int = _SHOWN) -> Iterator[str]:
    """What was updated, offered, left in conflict or is no longer borne out, a line an entry; ``most`` of a kind, 0 for all."""
    from drafter.messages import ui

    if outcome.fresh:
        return
    for kind in ("updated", "offered", "conflict", "unsupported", "evidence"):
        found = outcome.of(kind)
        shown = found if kind == "conflict" else found[: most or len(found)]
        for change in shown if kind != "evidence" else ():
            yield ui(f"learn-{kind}", lang, **_params(change))
        if kind == "evidence" and found:
            yield ui("learn-evidence", lang, count=len(found))
        elif len(found) > len(shown):
            yield ui("learn-more", lang, count=len(found) - len(shown))
    if outcome.of("offered") or outcome.of("conflict"):
        yield ui("learn-next", lang)


def _params(change: Change) -> Mapping[str, object]:
    entry = change.learned
    said: Mapping[str, Any] = entry.content if entry is not None else {}
    was = "；".join(f"{key}: {_short(change.old.get(key, '—'))}" for key in change.new) or "—"
    new = "；".join(f"{key}: {_short(value)}" for key, value in change.new.items()) or "—"
    return {
        "place": change.place,
        "name": change.key,
        "label": said.get("label") or "",
        "old": was,
        "new": new,
        "support": entry.support if entry is not None else 0,
        "reason": entry.reason if entry is not None else "",
    }


def _short(value: object) -> str:
    if isinstance(value, Mapping):
        value = "，".join(f"{key} {_short(each)}" for key, each in value.items())
    elif isinstance(value, list | tuple):
        value = "、".join(_short(each) for each in value)
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "……"
