"""What is kept from one run to the next is a help and nothing else."""

from __future__ import annotations

import os
import shutil
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
    kept.keep(str(packs.find_pack("yingji-fazhi").resolve()), first.digest, {"pack.yaml": {"id": ["odd"]}})
    packs.forget_packs()
    assert repr(packs.load_pack("yingji-fazhi")) == repr(first)


def test_a_changed_byte_is_noticed(folder: Path) -> None:
    kept.keep("one", "a", {"x": "甲"})
    path = next(folder.iterdir())
    path.write_bytes(path.read_bytes().replace("甲".encode(), "乙".encode()))
    assert kept.recalled("one", "a") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are not known here")
def test_a_pipe_in_its_place_is_not_waited_for(folder: Path) -> None:
    kept.keep("one", "a", "told")
    path = next(folder.iterdir())
    path.unlink()
    os.mkfifo(path)
    assert kept.recalled("one", "a") is None
    path.unlink()
    path.mkdir()
    assert kept.recalled("one", "a") is None


def test_a_pack_file_under_another_name_is_another_pack(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(packs.find_pack("yingji-fazhi"), own)
    (own / "relations.yaml").rename(own / "relation.yaml")
    packs.forget_packs()
    assert packs.load_pack(str(own)).relations == ()
    (own / "relation.yaml").rename(own / "relations.yaml")
    packs.forget_packs()
    assert packs.load_pack(str(own)).relations
