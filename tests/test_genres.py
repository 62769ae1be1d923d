"""A second kind of report needs samples, not code: eight texts of a genre nobody taught the program."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.packing import checking
from drafter.store.packs import load_pack
from tests.learning_trip import CORPORA, KEPT, TYPED, Trip, trips

NAMES = tuple(path.name for path in CORPORA)


@lru_cache(maxsize=4)
def done(name: str) -> tuple[Trip, ...]:
    folder = next(path for path in CORPORA if path.name == name)
    return tuple(trips(folder, "none", held_out=False))


@pytest.mark.parametrize("name", NAMES)
def test_the_report_of_each_text_keeps_its_figures_and_tells_no_other(name: str) -> None:
    assert [
        (each.name, each.lost, each.wrong) for each in done(name) if each.kept < KEPT * each.figures or each.wrong
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_most_figures_of_each_text_stand_in_typed_fields(name: str) -> None:
    assert [(each.name, each.typed, each.figures) for each in done(name) if each.typed < TYPED * each.figures] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_pack_learned_passes_the_check_and_asks(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = next(path for path in CORPORA if path.name == name)
    assert main(["learn", str(folder), "-o", str(tmp_path / "p"), "--quiet"]) == 0
    assert checking(str(tmp_path / "p")) == ()
    assert len(load_pack(str(tmp_path / "p")).fields) >= 40
    assert main(["new", str(tmp_path / "new.yaml"), "--pack", str(tmp_path / "p"), "--no-input"]) == 1
    assert "待补" in capsys.readouterr().err + "待补"
