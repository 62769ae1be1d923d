"""Terminals of another encoding, and more typed at once than a line takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.console.driver import Line

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")

FACTS = "pack: yingji-fazhi\nyear: 2025\nagency:\n  name: 澜川市应急管理局\n  level: 市级\n"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "f.yaml"
    path.write_text(FACTS, "utf-8")
    return path


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_a_terminal_of_another_encoding_is_read_and_written_in_it(plain: tuple[str, ...], facts: Path) -> None:
    with Line(facts.parent, *plain, facts.name, coding="gbk") as line:
        assert line.wait("主送机关：")
        at = line.send("中共澜川市委\r")
        assert line.wait("抄送", since=at)
    assert "addressees: [中共澜川市委]" in facts.read_text("utf-8")


def test_a_page_typed_at_once_without_brackets_is_read_soon_and_refused_where_it_is_too_long(facts: Path) -> None:
    with Line(facts.parent, facts.name) as line:
        assert line.wait("主送机关：")
        for n in range(21):
            mark = chr(0x4E00 + n) * 3  # what stands on the screen already is not drawn anew
            at = line.send("字" * 1000 + mark)
            assert line.wait(mark, since=at)
        at = line.send("\r")
        assert line.wait("一题最多", since=at)
    assert facts.read_text("utf-8") == FACTS
