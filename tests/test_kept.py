"""What is kept from one run to the next is a help and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from drafter.store import kept, packs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "drafter" / "packs"


def test_what_was_kept_is_recalled_in_the_same_state_only(folder: Path) -> None:
    kept.keep("one", "a", {"法": [None, "x"]})
    assert kept.recalled("one", "a") == {"法": [None, "x"]}
    assert kept.recalled("one", "b") is None
    assert kept.recalled("other", "a") is None
    kept.keep("one", "b", [])
    assert kept.recalled("one", "a") is None
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000, b'{"state": 1}'])
def test_a_spoiled_file_is_as_good_as_none(folder: Path, spoiled: bytes) -> None:
    kept.keep("one", "a", "told")
    next(folder.iterdir()).write_bytes(spoiled)
    assert kept.recalled("one", "a") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafter").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept.keep("one", "a", "told")
    assert kept.recalled("one", "a") is None


def test_so_many_are_kept_and_the_oldest_go(folder: Path) -> None:
    for n in range(20):
        kept.keep(f"pack {n}", "a", n)
        for n_, each in enumerate(sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)):
            os.utime(each, (n_, n_))
    assert len(list(folder.iterdir())) == 16
    assert kept.recalled("pack 19", "a") == 19
    assert kept.recalled("pack 0", "a") is None


def test_a_pack_read_from_what_was_kept_is_the_same(folder: Path) -> None:
    packs.forget_packs()
    first = packs.load_pack("yingji-fazhi")
    assert len(list(folder.iterdir())) == 1
    packs.forget_packs()
    again = packs.load_pack("yingji-fazhi")
    assert repr(again) == repr(first)


def test_what_was_kept_of_another_shape_is_read_anew(folder: Path) -> None:
    packs.forget_packs()
    first = packs.load_pack("yingji-fazhi")
    path = next(folder.iterdir())
    told = json.loads(path.read_bytes())
    path.write_text(json.dumps(told | {"told": {"pack.yaml": {"id": ["odd"]}}}))
    packs.forget_packs()
    assert repr(packs.load_pack("yingji-fazhi")) == repr(first)
