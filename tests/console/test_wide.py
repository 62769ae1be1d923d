"""``drafter new`` in an xterm that gives “ ” — ① two columns: nothing is drawn twice, swallowed or shifted."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.console.driver import Xterm, bare, missing

LACKING = missing("xterm", "Xvfb")
pytestmark = pytest.mark.skipif(bool(LACKING), reason=LACKING or "xterm is there")

NAME = "澜川市“放管服”改革——①②管理局"
MENDED = "澜川市新“放管服”改革——①甲②管理局"


def columns(row: str) -> int:
    """Columns of a row in such a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in row)


@pytest.mark.parametrize("width", [80, 40])
def test_text_with_ambiguous_characters_is_typed_edited_and_asked_again(tmp_path: Path, width: int) -> None:
    with Xterm(tmp_path, width) as window:
        window.start()
        window.wait("报告年度：")
        window.type("2025\r")
        window.wait("机关名称：")
        window.type(NAME)
        window.wait(NAME)
        window.type("\x1b[D" * 4 + "甲")
        window.wait(MENDED[4:])
        window.type("\x1b[H\x1b[C\x1b[C\x1b[C新")
        screen = window.wait(MENDED)
        assert bare(screen).count("机关名称：") == 1 and "报告年度：2025" in bare(screen)
        window.type("\r")
        window.wait("行政区划：")
        window.type("\x1b")
        screen = window.wait(f"> 行政区划：  2/8 报告机关的全称（与印章一致）？ > 机关名称：{MENDED}")
        assert all(columns(row.rstrip()) <= width for row in screen.split("\n"))
        window.type("\x7f\x7f\x7f中心\r")
        window.wait("中心 3/8 所在的省、市、县全称？ > 行政区划：")
    assert f"name: {MENDED[:-3]}中心" in next(tmp_path.glob("*.yaml")).read_text("utf-8")
