"""``drafter test``: leave one sample out, learn from the rest, read and write it with what was learned, compare."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter import app, digesting
from drafter.errors import DrafterError
from drafter.extracting import facts_text
from drafter.induction import score
from drafter.induction.frames import coverage as frame_coverage
from drafter.induction.induce import induce
from drafter.induction.score import Coverage, coverage
from drafter.intake import read
from drafter.mapping.analyse import analyse
from drafter.mapping.draft import FIGURES, draft
from drafter.messages import LANGUAGES, show, ui
from drafter.model.digest import Digest
from drafter.model.finding import finding
from drafter.model.frozen import frozen
from drafter.model.learned import Lesson
from drafter.model.pack import EMPTY, Pack
from drafter.model.reading import Mention, MentionKind, Reading
from drafter.model.source import plain
from drafter.model.tree import Document, Paragraph
from drafter.store.merging import write_pack
from drafter.store.packs import find_pack, load_pack, shipped_root
from drafter.store.vocabulary import completed, vocabulary_entries

_LOST = 12  # shown of each row
_COMPUTED = ("derived", "last")  # origins of runs
_DATED = (MentionKind.DATE, MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)


@frozen
class Held:
    """What became of one sample left out: its rows of coverage, and what the report says that the sample does not."""

    sample: str
    rows: tuple[Coverage, ...]
    wrong: tuple[str, ...] = ()


def run(arguments: argparse.Namespace) -> int:
    """The exit code of ``drafter test``: 1 where the figures kept are fewer than asked."""
    lang = LANGUAGES[arguments.lang]
    pack = load_pack(arguments.pack or app.DEFAULT_PACK)
    vocabulary = vocabulary_of(pack)
    gathered = digesting.gather(_sources(arguments, pack), vocabulary.id or "none")
    for each in gathered.findings:
        if each.blocks or not arguments.quiet:
            print(show(each, lang), file=sys.stderr)
    digests = gathered.digests
    if len(digests) < 2:
        raise DrafterError(finding("backtest-few", count=len(digests)), 1)
    raw = _raw(arguments.samples)
    held = [left_out(digests, n, vocabulary, raw.get(digests[n].sample)) for n in range(len(digests))]
    print(_json(held) if arguments.json else _table(held, arguments.quiet, lang))
    if not raw:
        print(ui("backtest-digests-only", lang), file=sys.stderr)
    kept = _total(held, "figures")
    return 1 if kept is not None and kept < arguments.least else 0


def vocabulary_of(pack: Pack) -> Pack:
    """The pack itself where a person wrote words to recognise it by; EMPTY where all it knows was learned."""
    lexicon = pack.lexicon
    written = (*lexicon.fields.values(), *lexicon.topics.values(), *lexicon.parts.values())
    return pack if any(each.by == "person" for each in written) else EMPTY


def _sources(arguments: argparse.Namespace, pack: Pack) -> Sequence[str]:
    if arguments.samples:
        return list(arguments.samples)
    folder = shipped_root().parent / "corpora" / find_pack(arguments.pack or app.DEFAULT_PACK).resolve().name
    if not folder.is_dir():
        raise DrafterError(finding("backtest-no-corpus", name=pack.id, folder=folder), 2)
    return [str(folder)]


def _raw(sources: Sequence[str]) -> dict[str, Path]:
    """Sample → its file, for the sources that are reports."""
    files = digesting.files(sources)
    return {path.stem: path for path in files if path.suffix.lower() not in (".yaml", ".yml")}


# -- one sample ------------------------------------------------------------------------------------------------------


def left_out(digests: Sequence[Digest], n: int, vocabulary: Pack, path: Path | None) -> Held:
    """The rows of sample ``n`` when the others are learned from; with its file also what a report of its facts keeps."""
    held, rest = digests[n], [*digests[:n], *digests[n + 1 :]]
    lesson = induce(rest, vocabulary)
    rows = [score.moves(held, lesson), _frames(digests, held)]
    if vocabulary is not EMPTY:
        rows = [score.topics(held, lesson), score.fields(held, lesson), *rows]
    if path is None:
        return Held(held.sample, tuple(rows))
    told, wrong = written(lesson, path, vocabulary)
    return Held(held.sample, (*told, *rows), wrong)


def _frames(digests: Sequence[Digest], held: Digest) -> Coverage:
    """The clauses of the sample in a form that another sample has, too."""
    hit, whole = frame_coverage([each for each in digests if each is not held], held)
    return Coverage("frames", hit, whole)


def written(lesson: Lesson, path: Path, vocabulary: Pack) -> tuple[tuple[Coverage, ...], tuple[str, ...]]:
    """The sample read with the learned pack, its facts rendered: rows of coverage, and figures told that it does not have."""
    with tempfile.TemporaryDirectory() as name:
        save(lesson, Path(name) / "learned", vocabulary)
        return compared(path, Path(name) / "learned")


def save(lesson: Lesson, folder: Path, vocabulary: Pack) -> None:
    """Write the pack of a lesson into a fresh folder."""
    whole = completed(lesson, vocabulary_entries(vocabulary.id))
    write_pack(whole, folder, {"id": "learned", "name": "learned", "version": "0"})


def compared(path: Path, folder: Path) -> tuple[tuple[Coverage, ...], tuple[str, ...]]:
    """A report read with the pack in a folder, its facts rendered as a draft, and the figures of both held side by side."""
    from drafter.rendering.compose import compose

    pack = load_pack(str(folder))
    reading = analyse(read(str(path)), pack)
    with tempfile.TemporaryDirectory() as name:
        facts = Path(name) / "facts.yaml"
        facts.write_text(facts_text(reading, pack), encoding="utf-8")
        loaded = app.load_facts(str(facts), pack=str(folder))[0]
    if loaded.facts is None or loaded.pack is None:
        raise DrafterError(loaded.findings)
    document = compose(loaded.facts, loaded.pack, draft=True).document
    told = Told.of(document, pack) if document is not None else Told("", ())
    return tuple(_kept(reading, told, pack)), _wrong(reading, told)


@frozen
class Told:
    """A report as rendered: its text, the figures in it that are not just computed from others."""

    text: str
    figures: tuple[Mention, ...]

    @staticmethod
    def of(document: Document, pack: Pack) -> Told:
        """What a document tells; computed values (同比, last year's by the difference) are no figures of its own."""
        runs = (run for block in document.blocks if isinstance(block, Paragraph) for run in block.runs)
        computed = {run.text for run in runs if run.origin.kind in _COMPUTED}
        reading = analyse(plain(document.text), pack)
        return Told(document.text, tuple(each for each in figures_of(reading) if each.text not in "，".join(computed)))


def _kept(reading: Reading, told: Told, pack: Pack) -> Iterator[Coverage]:
    made = draft(reading, pack)
    stored = {n for value in made.values for n in value.mentions}
    there = Counter(map(_amount, figures_of(analyse(plain(told.text), pack))))
    placed = reading.structure.passages
    lines, typed = [], []
    for n, each in enumerate(reading.mentions):
        if not _counts(each):
            continue
        line, _ = placed[each.passage].place(each.start)
        hit = there[_amount(each)] > 0 or each.same >= 0
        there[_amount(each)] -= each.same < 0
        lines.append((line, f"{each.text} {each.what}", hit))
        typed.append((line, f"{each.text} {each.what}", n in stored or each.same in stored))
    yield coverage("figures", lines)
    yield coverage("typed", typed)
    yield coverage("sections", _sections(reading))


def _sections(reading: Reading) -> Iterator[tuple[int, str, bool]]:
    """The innermost sections and whether the learned pack knows a topic for them."""
    nodes = reading.structure.nodes
    for n, node in enumerate(nodes):
        if n + 1 == len(nodes) or nodes[n + 1].level <= node.level:
            line, _ = reading.structure.passages[node.passage].place(node.start)
            yield line, node.heading or node.lead, bool(node.topic)


def _wrong(reading: Reading, told: Told) -> tuple[str, ...]:
    """Figures of the report that stand nowhere in the sample."""
    known = {(each.kind, each.value) for each in reading.mentions}
    said = {each.text for each in reading.mentions}
    return tuple(
        f"{each.text} {each.what}"
        for each in told.figures
        if (each.kind, each.value) not in known and each.text not in said
    )


def figures_of(reading: Reading) -> Iterator[Mention]:
    """The figures of a reading that report something, dates and titles aside."""
    return (each for each in reading.mentions if _counts(each))


def _counts(mention: Mention) -> bool:
    return not mention.weak and mention.kind in FIGURES and mention.kind not in _DATED


def _amount(mention: Mention) -> tuple[str, str]:
    return str(mention.kind), str(mention.value)


# -- what is said ----------------------------------------------------------------------------------------------------


def _total(held: Sequence[Held], name: str) -> float | None:
    rows = [row for each in held for row in each.rows if row.name == name]
    return sum(row.hit for row in rows) / max(1, sum(row.total for row in rows)) if rows else None


def _table(held: Sequence[Held], quiet: bool, lang: int) -> str:
    names = list(dict.fromkeys(row.name for each in held for row in each.rows))
    lines = [ui("backtest-head", lang, count=len(held))]
    for name in names:
        shares = [next((row for row in each.rows if row.name == name), None) for each in held]
        told = "  ".join(f"{row.hit}/{row.total}" if row else "-" for row in shares)
        total = _total(held, name)
        lines.append(ui("backtest-row", lang, name=ui(f"backtest-{name}", lang), share=f"{total or 0:.3f}", told=told))
    if not quiet:
        for each in held:
            lines += _losses(each, lang)
    return "\n".join(lines)


def _losses(held: Held, lang: int) -> Iterator[str]:
    yield ""
    yield f"== {held.sample}"
    for row in held.rows:
        if row.lost:
            yield ui("backtest-lost", lang, name=ui(f"backtest-{row.name}", lang), count=len(row.lost))
            yield from (f"    {line or ''}: {text}" for line, text in row.lost[:_LOST])
    if held.wrong:
        yield ui("backtest-wrong", lang, count=len(held.wrong))
        yield from (f"    {text}" for text in held.wrong[:_LOST])


def _json(held: Sequence[Held]) -> str:
    data = [
        {
            "sample": each.sample,
            "rows": {
                row.name: {"hit": row.hit, "total": row.total, "share": round(row.share, 4), "missing": list(row.lost)}
                for row in each.rows
            },
            "wrong": list(each.wrong),
        }
        for each in held
    ]
    return json.dumps(data, ensure_ascii=False, indent=1)
