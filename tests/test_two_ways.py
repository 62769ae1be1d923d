"""Learning from the five samples with the shipped word list and without one: what is asked, what a report of it tells."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from drafter import app
from drafter.backtest import compared
from drafter.cli import main
from drafter.packing import checking
from drafter.store.packs import load_pack
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
SAMPLES = tuple(sorted((SHARED / "samples").glob("*.txt")))
WAYS = {"with": [], "without": ["--lexicon", "none"]}

pytestmark = pytest.mark.skipif(not SAMPLES, reason="the real samples are not beside the repository")


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("learned")
    for way, arguments in WAYS.items():
        assert main(["learn", str(SHARED / "samples"), "-o", str(folder / way), "--quiet", *arguments]) == 0
    return {way: folder / way for way in WAYS}


@lru_cache(maxsize=1)
def indicators() -> tuple[dict[str, Any], ...]:
    told = json.loads((SHARED / "gold" / "indicators.json").read_text(encoding="utf-8"))["indicators"]
    return tuple(each for each in told if each["support"] >= 2)


def test_every_indicator_of_two_samples_is_asked_under_its_topic_and_in_its_unit(packs: dict[str, Path]) -> None:
    fields = load_pack(str(packs["with"])).fields
    assert len(indicators()) == 27
    wrong = []
    for each in indicators():
        field = fields.get(each["slug"])
        units = set(each["unit"].replace("（", "/").replace("）", "").split("/"))
        fits = field is not None and (field.topic == each["topic"]) and (not field.unit or set(field.units) & units)
        if not fits and not (field is not None and field.kind.value in ("money", "percent", "rate")):
            wrong.append(each["slug"])
    assert wrong == []


@pytest.mark.parametrize("way", WAYS)
def test_the_pack_passes_the_check(packs: dict[str, Path], way: str) -> None:
    assert checking(str(packs[way])) == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("way", WAYS)
def test_a_report_of_one_samples_facts_has_four_parts_and_every_figure_right(
    packs: dict[str, Path], way: str, path: Path, tmp_path: Path
) -> None:
    facts, report = tmp_path / "facts.yaml", tmp_path / "report.md"
    assert main(["extract", str(path), "--pack", str(packs[way]), "-o", str(facts), "--quiet"]) == 0
    options = app.RenderOptions(output=str(report), draft=True)
    assert next(iter(app.render([str(facts)], options))).done
    parts = [line for line in report.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    (kept, *_), wrong = compared(path, packs[way])
    assert len(parts) >= 4
    assert (wrong, kept.lost) == ((), ())
