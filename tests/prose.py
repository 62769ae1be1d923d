"""Counts the prose of the example reports from their traces: ``python tests/prose.py`` prints the table and what breaks it."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script also runs from a bare checkout

from drafter.model.fact import Facts  # noqa: E402
from drafter.model.tree import Document, Paragraph, Run, text_of  # noqa: E402

EXAMPLES = ROOT / "docs" / "examples"
NAMES = ("aba-2019", "futian-2023", "jiaxing-2019", "pingdingshan-2024", "wansheng-2022", "lanchuan-2025")

CHARACTERS = (2800, 6500)
FIRST_PART = (0.50, 0.80)
SECTIONS = (5, 8)
EMPTY_SHARE = 0.06
OPENING_TIMES = 2
YOY_RUN = 3
FILLER_EVERY = 400
SHARED_SHARE = 0.20

FILLERS = ("进一步", "不断", "有效")
YOY = "同比"
MAIN_PART = "heading:measures"
STATUTORY = ("opening/", "rectified/")
GROUNDS = ("facts", "last_year", "derived", "own", "gaps")
ORDINAL = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+是|[0-9]+[.．])")
SLOT = re.compile(r"《[^》]*》|[0-9０-９][0-9０-９.,，]*[0-9０-９]|[0-9０-９]")
WORDS = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Rendered:
    """An example as rendered: its facts, its document, its trace."""

    name: str
    facts: Facts
    document: Document
    entries: Sequence[Mapping[str, Any]]

    @property
    def text(self) -> str:
        """The whole report."""
        return self.document.text

    @property
    def sentences(self) -> Iterator[Mapping[str, Any]]:
        """Every sentence of the trace, run-in headings left out."""
        return (each for entry in self.entries for each in entry.get("sentences", ()) if not each.get("heading"))


@dataclass
class Prose:
    """What was counted of one report, and what breaks which rule."""

    name: str
    characters: int = 0
    first_part: float = 0.0
    sections: int = 0
    sentences: int = 0
    empty: list[str] = field(default_factory=list)
    openings: dict[str, list[str]] = field(default_factory=dict)
    yoy_runs: list[list[str]] = field(default_factory=list)
    fillers: int = 0
    skeletons: dict[str, str] = field(default_factory=dict)

    @property
    def empty_share(self) -> float:
        """Sentences with neither a fact nor own words."""
        return len(self.empty) / max(self.sentences, 1)

    def violations(self) -> list[tuple[str, list[str]]]:
        """The broken rules with the sentences that break them."""
        found: list[tuple[str, list[str]]] = []
        if not CHARACTERS[0] <= self.characters <= CHARACTERS[1]:
            found.append((f"characters {self.characters} not in {CHARACTERS}", []))
        if not FIRST_PART[0] <= self.first_part <= FIRST_PART[1]:
            found.append((f"part one {self.first_part:.0%} not in 50–80 %", []))
        if not SECTIONS[0] <= self.sections <= SECTIONS[1]:
            found.append((f"{self.sections} sections in part one, not 5–8", []))
        if self.empty_share > EMPTY_SHARE:
            found.append((f"{self.empty_share:.1%} of the sentences say nothing of this agency", self.empty))
        found += [(f"{len(told)} sentences open with “{opening}”", told) for opening, told in self.openings.items()]
        found += [(f"{YOY} in {len(run)} sentences running", run) for run in self.yoy_runs]
        if self.fillers * FILLER_EVERY > self.characters:
            found.append((f"{self.fillers} of {'/'.join(FILLERS)} in {self.characters} characters", []))
        return found


def available() -> tuple[str, ...]:
    """The examples that are there."""
    return tuple(name for name in NAMES if (EXAMPLES / f"{name}.yaml").is_file())


@lru_cache(maxsize=16)
def render_example(name: str) -> Rendered:
    """An example rendered as ``drafter render --trace`` does; raises ValueError with the findings where none comes out."""
    return render_file(EXAMPLES / f"{name}.yaml")


def render_file(path: Path, draft: bool = False) -> Rendered:
    """A facts file rendered with its trace; raises ValueError with the findings where no report comes out."""
    from drafter import app
    from drafter.rendering.compose import compose
    from drafter.rendering.trace import trace

    name, loaded = path.stem, app.load_facts(str(path))[0]
    if loaded.facts is None or loaded.pack is None:
        raise ValueError(f"{name}: {[str(each) for each in loaded.findings if each.blocks]}")
    composed = compose(loaded.facts, loaded.pack, draft)
    if composed.document is None:
        raise ValueError(f"{name}: {[str(each) for each in composed.findings if each.blocks]}")
    return Rendered(name, loaded.facts, composed.document, trace(composed.document, loaded.facts))


def measure(report: Rendered) -> Prose:
    """Everything counted of one report."""
    told = [each["text"] for each in report.sentences]
    checked = list(_checked(report))
    return Prose(
        name=report.name,
        characters=_size(entry["text"] for entry in report.entries),
        first_part=_first_part(report),
        sections=sum(entry["kind"] == "heading2" for entry in _main_part(report)),
        sentences=len(checked),
        empty=[each["text"] for each in checked if not any(each.get(ground) for ground in GROUNDS)],
        openings=_openings(told),
        yoy_runs=list(_runs(told)),
        fillers=sum(report.text.count(word) for word in FILLERS),
        skeletons=_skeletons(report),
    )


def _size(texts: Iterable[str]) -> int:
    return sum(len(re.sub(r"\s", "", text)) for text in texts)


def _main_part(report: Rendered) -> list[Mapping[str, Any]]:
    heads = (e["text"] for e in report.entries if any(p.startswith(MAIN_PART) for p in e.get("patterns", ())))
    part = next(heads, "")
    return [entry for entry in report.entries if part and entry["part"] == part and not _is_frame(entry)]


def _is_frame(entry: Mapping[str, Any]) -> bool:
    return entry["kind"] in ("title", "addressee", "signature", "date", "copies")


def _first_part(report: Rendered) -> float:
    whole = _size(entry["text"] for entry in report.entries if not _is_frame(entry))
    return _size(entry["text"] for entry in _main_part(report)) / max(whole, 1)


def _checked(report: Rendered) -> Iterator[Mapping[str, Any]]:
    """The sentences that must say something: all but the opening's and the statutory lines."""
    return (each for each in report.sentences if not any(p.startswith(STATUTORY) for p in each.get("patterns", ())))


def _openings(told: Sequence[str]) -> dict[str, list[str]]:
    """Openings of four characters (after the ordinal) used too often, with their sentences."""
    opened: dict[str, list[str]] = defaultdict(list)
    for text in told:
        bare = ORDINAL.sub("", text)
        if len(bare) > 4:
            opened[bare[:4]].append(text)
    return {opening: found for opening, found in opened.items() if len(found) > OPENING_TIMES}


def _runs(told: Sequence[str]) -> Iterator[list[str]]:
    """Stretches of sentences running that all say 同比, too long ones."""
    run: list[str] = []
    for text in (*told, ""):
        if YOY in text:
            run.append(text)
            continue
        if len(run) >= YOY_RUN:
            yield run
        run = []


def _skeletons(report: Rendered) -> dict[str, str]:
    """What remains of each sentence without figures, names, titles and own words → one sentence that shows it."""
    found: dict[str, str] = {}
    for block in report.document.blocks:
        if isinstance(block, Paragraph) and block.role.value == "body":
            for text, runs in _split(block.runs):
                skeleton = _skeleton(runs, report.facts)
                if WORDS.search(skeleton):
                    found.setdefault(skeleton, text)
    return found


def _split(runs: Sequence[Run]) -> Iterator[tuple[str, list[tuple[Run, str]]]]:
    """The sentences of a paragraph: the text, and each run with the stretch of it that lies inside."""
    from drafter.analysis.sentences import sentences

    text, at = text_of(tuple(runs)), 0
    for sentence in sentences(text):
        begin = text.index(sentence, at)
        at = begin + len(sentence)
        inside, low = [], 0
        for run in runs:
            high = low + len(run.text)
            if low < at and high > begin:
                inside.append((run, run.text[max(0, begin - low) : at - low]))
            low = high
        yield sentence, inside


def _skeleton(runs: Sequence[tuple[Run, str]], facts: Facts) -> str:
    scopes = {fact.scope for fact in facts.values.values() if fact.scope}
    parts = []
    for run, text in runs:
        fixed = run.origin.kind in ("pattern", "pack") and text not in scopes
        parts.append(SLOT.sub("□", text) if fixed else "□")
    merged = re.sub("□+", "□", ORDINAL.sub("", "".join(parts)))
    return re.sub("^[^\u4e00-\u9fff□]+", "", merged)


@dataclass(frozen=True)
class Pair:
    """Two reports and the skeletons they share."""

    first: str
    second: str
    shared: tuple[str, ...]
    share: float


def pairs(counted: Sequence[Prose]) -> list[Pair]:
    """Every two reports compared."""
    made = []
    for one, other in combinations(counted, 2):
        both = sorted(set(one.skeletons) & set(other.skeletons))
        smaller = max(min(len(one.skeletons), len(other.skeletons)), 1)
        made.append(Pair(one.name, other.name, tuple(both), len(both) / smaller))
    return made


def table(counted: Sequence[Prose]) -> str:
    """The figures, a line a report."""
    head = f"{'report':<20}{'chars':>7}{'part 1':>8}{'sect.':>7}{'sent.':>7}{'empty':>8}{'fill.':>7}{'skel.':>7}{'broken':>8}"
    lines = [
        f"{each.name:<20}{each.characters:>7}{each.first_part:>8.0%}{each.sections:>7}{each.sentences:>7}"
        f"{each.empty_share:>8.1%}{each.fillers:>7}{len(each.skeletons):>7}{len(each.violations()):>8}"
        for each in counted
    ]
    return "\n".join((head, *lines))


def _print_pairs(compared: Sequence[Pair]) -> bool:
    for pair in sorted(compared, key=lambda each: -each.share):
        mark = "✗" if pair.share > SHARED_SHARE else " "
        print(f"{mark} {pair.first} ~ {pair.second}: {pair.share:.1%}")
    often = Counter(skeleton for pair in compared for skeleton in pair.shared)
    print("\nshared skeletons (pairs that share each):")
    for skeleton, times in often.most_common():
        print(f"  {times:>2}  {skeleton}")
    return all(pair.share <= SHARED_SHARE for pair in compared)


def main() -> int:
    """Print the table, the broken rules with their sentences, and the pairs; 1 when a rule is broken."""
    counted = [measure(render_example(name)) for name in available()]
    print(table(counted))
    fine = True
    for each in counted:
        for rule, told in each.violations():
            fine = False
            print(f"\n✗ {each.name}: {rule}")
            for text in told:
                print(f"    {text}")
    print()
    return 0 if _print_pairs(pairs(counted)) and fine else 1


if __name__ == "__main__":
    raise SystemExit(main())
