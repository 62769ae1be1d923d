"""From report to facts file and back: ``python tests/round_trip.py [--failures]`` prints both tables; 1 when a target is missed.

Samples (beside the repository): every strong figure of the gold must stand in the extracted facts file, most of them in typed
fields, in the gold's own where it names one; a draft rendered from the file must lose none. Our own reports: rendered from their
facts files, extracted again, and compared field by field.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafter import app
from drafter.export import WRITERS
from drafter.export.writing import Writing
from drafter.extracting import facts_text
from drafter.intake import read_bytes
from drafter.mapping.analyse import analyse
from drafter.model.fact import Fact, Facts, State
from drafter.store.packs import load_pack
from tests.conftest import EXAMPLES, REPORTS
from tests.gold_coverage import GOLD, NUMERIC, SAMPLES, cover, fold
from tests.prose import Rendered, render_file

STAND, TYPED, OWN = 0.95, 0.55, 0.98
SAMPLE_FILES = GOLD.parent / "samples"


@dataclass(frozen=True)
class Extracted:
    """What became of one sample: shares of its strong figures, dates aside from the typed ones, and what was missed."""

    sample: str
    figures: int
    standing: int
    typed: int
    rendered: int
    named: int
    named_right: int
    missed: tuple[str, ...]


def extract_to(data: bytes, name: str, folder: Path) -> Path:
    """The facts file extracted from a report's bytes."""
    pack = load_pack("yingji-fazhi")
    path = folder / f"{Path(name).stem}.yaml"
    path.write_text(facts_text(analyse(read_bytes(data, name), pack), pack), encoding="utf-8")
    return path


def sample_trip(sample: str, folder: Path) -> Extracted:
    """A sample extracted, looked through, and rendered as a draft."""
    path = extract_to((SAMPLE_FILES / f"{sample}.txt").read_bytes(), f"{sample}.txt", folder)
    strong = [each for each in gold_facts(sample) if each["kind"] in (*NUMERIC, "date")]
    body = fold(path.read_text(encoding="utf-8"))
    drafted = render_file(path, draft=True)
    lost = [each for each in strong if fold(each["text"]) not in body and each["value"] != str(drafted.facts.year)]
    covered = cover(sample, drafted)
    right, wrong = indicators(sample, drafted.facts)
    missed = (
        *(f"not in the file: {each['line']} {each['text']} {each['what']}" for each in lost),
        *(f"lost in the draft: {each}" for each in covered.missing),
        *(f"wrong or no field: {each}" for each in wrong),
        *(f"own words only: {each}" for each in covered.untyped),
    )
    typed = (covered.typed, covered.numeric, covered.standing)
    return Extracted(sample, typed[1], len(strong) - len(lost), typed[0], typed[2], right + len(wrong), right, missed)


def gold_facts(sample: str) -> list[dict[str, Any]]:
    """The strong facts of the gold."""
    facts = json.loads((GOLD / f"{sample}.json").read_text(encoding="utf-8"))["facts"]
    return [each for each in facts if not each.get("weak")]


def indicators(sample: str, facts: Facts) -> tuple[int, list[str]]:
    """How many figures with an indicator stand in that field (one value a field), and those that do not."""
    named = json.loads((GOLD / "indicators.json").read_text(encoding="utf-8"))["indicators"]
    right, wrong = 0, []
    for each in named:
        places = [place for place in each["occurrences"] if place["doc"] == sample]
        if not places:
            continue
        fact = facts.values.get(each["slug"])
        if fact is not None and any(same_amount(fact, place["value"]) for place in places):
            right += 1
        else:
            said = "nothing" if fact is None else (fact.value.shown if fact.value else fact.state.value)
            wrong.append(f"{each['slug']}: {'、'.join(place['text'] for place in places)}, got {said}")
    return right, wrong


def same_amount(fact: Fact, value: object) -> bool:
    """Whether a fact holds the gold's value."""
    if fact.state is State.ZERO:
        return value == 0
    amount = fact.value.amount if fact.value else None
    try:
        return amount == Decimal(str(value))
    except ArithmeticError:
        return False


def own_trip(name: str, suffix: str, folder: Path) -> tuple[int, tuple[str, ...]]:
    """Facts told by one of our reports, and those that do not come back in their fields."""
    told = render_file(EXAMPLES / f"{name}.yaml")
    data = WRITERS[suffix](told.document, Writing())
    back = app.load_facts(str(extract_to(data, f"{name}{suffix}", folder)))[0].facts
    given = dict(published(told))
    if back is None:
        return len(given), tuple(given)
    return len(given), tuple(_lost(given, back.values))


def published(told: Rendered) -> Iterator[tuple[str, Fact]]:
    """The facts a reader of the report is told: given ones and stated zeros, derived ones aside."""
    for key, fact in told.facts.values.items():
        if fact.publish and not fact.derived and fact.state in (State.GIVEN, State.ZERO):
            yield key, fact


def _lost(given: Mapping[str, Fact], back: Mapping[str, Fact]) -> Iterator[str]:
    for key, fact in given.items():
        found = back.get(key)
        if found is None:
            yield f"{key}: {_shown(fact)}, not found"
        elif _shown(found) != _shown(fact):
            yield f"{key}: {_shown(fact)}, got {_shown(found)}"


def _shown(fact: Fact) -> str:
    if fact.state is State.ZERO or (fact.value is not None and fact.value.amount == 0):
        return "0"
    return fold(fact.value.shown) if fact.value else ""


def main(failures: bool) -> int:
    """Prints both tables; 1 when a target is missed."""
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if SAMPLE_FILES.is_dir():
            print(
                f"{'sample':<20}{'in file':>9}{'typed':>8}{'draft':>8}{'indicators':>12}   targets ≥ {STAND:.0%}, ≥ {TYPED:.0%}, 100%"
            )
            for each in (sample_trip(sample, folder) for sample in SAMPLES):
                strong = len([fact for fact in gold_facts(each.sample) if fact["kind"] in (*NUMERIC, "date")])
                shares = (each.standing / strong, each.typed / each.figures, each.rendered / each.figures)
                missed |= shares[0] < STAND or shares[1] < TYPED or shares[2] < 1
                print(
                    f"{each.sample:<20}{shares[0]:>9.1%}{shares[1]:>8.1%}{shares[2]:>8.1%}{each.named_right:>8}/{each.named}"
                )
                print(*(f"    {line}" for line in each.missed if failures), sep="\n", end="\n" if failures else "")
        print(f"{'our report':<20}{'facts':>9}{'back':>8}{'share':>8}   target ≥ {OWN:.0%}")
        for suffix in (".txt", ".docx", ".html", ".md"):
            for report in REPORTS:
                count, lost = own_trip(report, suffix, folder)
                missed |= len(lost) > count * (1 - OWN)
                print(f"{report + suffix:<24}{count:>5}{count - len(lost):>8}{1 - len(lost) / count:>8.1%}")
                print(*(f"    {line}" for line in lost if failures), sep="\n", end="\n" if failures else "")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main("--failures" in sys.argv))
