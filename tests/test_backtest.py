"""``drafter test``: one sample left out, the others learned from; what is told of it, and what cannot be told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from drafter import backtest
from drafter.cli import main
from drafter.model.digest import Digest
from drafter.model.pack import EMPTY
from drafter.store.digests import read_digest
from drafter.store.packs import forget_packs, load_pack
from tests.test_learn import corpus

NAMES = ("jichuan-jt-2022", "muze-jy-2024", "yunlan-jy-2023")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("backtest")
    corpus(root / "texts", NAMES)
    assert main(["digest", str(root / "texts"), "-o", str(root / "digests"), "--lexicon", "none", "--quiet"]) == 0
    assert main(["learn", str(root / "digests"), "-o", str(root / "pack"), "--quiet"]) == 0
    forget_packs()
    return root


def digests(work: Path, names: Sequence[str] = NAMES) -> list[Digest]:
    return [read_digest((work / "digests" / f"{name}.yaml").read_bytes(), name) for name in names]


def test_every_sample_is_left_out_once_and_what_was_lost_is_named(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["test", str(work / "pack"), "--samples", str(work / "texts"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["sample"] for each in told] == sorted(NAMES)
    for each in told:
        assert {"figures", "typed", "sections", "moves", "frames"} <= each["rows"].keys()
        for row in each["rows"].values():
            assert row["total"] - row["hit"] == len(row["missing"]) or not row["missing"]
            assert 0 <= row["hit"] <= row["total"]


def test_fewer_figures_than_asked_is_exit_1(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["test", str(work / "pack"), "--samples", str(work / "texts"), "--quiet"]
    assert main([*arguments, "--least", "1.01"]) == 1
    out = capsys.readouterr().out
    assert len(out.strip().split("\n")) >= 6 and "==" not in out


def test_with_digests_alone_it_says_that_figures_cannot_be_compared(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", str(work / "pack"), "--samples", str(work / "digests")]) == 0
    said = capsys.readouterr()
    assert "--samples" in said.err and "句子用到别的样本也有的框架" in said.out


def test_one_sample_cannot_be_left_out(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = str(work / "texts" / f"{NAMES[0]}.txt")
    assert main(["test", str(work / "pack"), "--samples", one]) == 1
    assert "[backtest-few]" in capsys.readouterr().err


def test_a_pack_without_a_corpus_asks_for_samples(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(work / "pack", tmp_path / "elsewhere")
    assert main(["test", str(tmp_path / "elsewhere")]) == 2
    assert "[backtest-no-corpus]" in capsys.readouterr().err


def test_a_pack_that_was_learned_reads_by_form_alone_when_it_is_tested(work: Path) -> None:
    assert backtest.vocabulary_of(load_pack(str(work / "pack"))) is EMPTY
    assert backtest.vocabulary_of(load_pack("yingji-fazhi")).id == "yingji-fazhi"


def test_what_is_left_out_is_not_learned_from(work: Path) -> None:
    whole = digests(work)
    alone = backtest.left_out(whole, 0, EMPTY, None)
    doubled = backtest.left_out([*whole, replace(whole[0], sample="z")], 0, EMPTY, None)
    frames = [next(row for row in each.rows if row.name == "frames") for each in (alone, doubled)]
    assert frames[0].hit < frames[1].hit <= frames[1].total


def test_samples_in_another_order_give_the_same_figures(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    sources = [str(work / "digests" / f"{name}.yaml") for name in NAMES]
    for order in (sources, sources[::-1]):
        capsys.readouterr()
        main(["test", str(work / "pack"), "--samples", *order, "--json"])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
