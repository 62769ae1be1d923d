"""The real ``drafter new`` in tmux: 80 columns, 40 columns, the C locale, the plain screen, a terminal that can do nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from drafter import app
from drafter.analysis.sentences import display_width
from drafter.model.node import plain
from drafter.store.yaml_tree import read_documents
from tests.console.driver import Pane, missing

pytestmark = pytest.mark.skipif(bool(missing("tmux")), reason=missing("tmux") or "tmux is there")

NAME = "澜川市应急管理局"
FILE = f"{NAME}-2025.yaml"
PANES: Mapping[str, tuple[int, dict[str, str]]] = {
    "80 columns": (80, {}),
    "40 columns": (40, {}),
    "the C locale": (80, {"LANG": "C", "LC_ALL": "C"}),
}


@pytest.fixture(params=PANES)
def pane(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pane]:
    columns, env = PANES[request.param]
    with Pane(tmp_path, columns) as made:
        made.start(env=env)
        yield made


def document(folder: Path) -> dict[str, object]:
    roots, faults = read_documents((folder / FILE).read_text("utf-8"), FILE)
    assert not faults
    found = plain(roots[0])
    assert isinstance(found, dict)
    return found


def named(pane: Pane) -> None:
    """Year and name, with a slip of the hand mended in the middle of the name."""
    pane.at("> 报告年度：")
    pane.answer("2025", "> 机关名称：")
    pane.type("澜川市应及管理局")
    pane.at("> 机关名称：澜川市应及管理局")
    pane.press("Left", "Left", "Left", "BSpace")
    pane.type("急")
    pane.at(f"> 机关名称：{NAME}")
    pane.answer("", "> 行政区划：")


def test_a_sitting_with_chinese_typing_back_pending_menu_leave_and_resume(pane: Pane, tmp_path: Path) -> None:
    named(pane)
    pane.answer("江东省澜川市", "> 层级：")
    pane.press("Escape")
    pane.at("> 行政区划：江东省澜川市")
    pane.answer("", "> 层级：")
    pane.answer("2", "> 主送机关：")
    pane.press("F2")
    pane.at("> 抄送机关：")
    pane.press("F3")
    pane.at("> 去哪里：")
    pane.answer("", "> 抄送机关：")
    pane.type("退出")
    pane.press("Enter")
    pane.wait("exit=1")
    wide = [row for row in pane.history() if display_width(row.rstrip()) > pane.columns]
    assert not wide
    agency = document(tmp_path)["agency"]
    assert agency == {"name": NAME, "region": "江东省澜川市", "level": "市级", "addressees": "待补"}
    assert app.load_facts(str(tmp_path / FILE))
    pane.start(FILE)
    pane.at("> 抄送机关：")
    assert any("接着填" in row for row in pane.history())


def test_a_long_answer_is_edited_across_its_rows(pane: Pane, tmp_path: Path) -> None:
    named(pane)
    long = "中共澜川市委、澜川市人民政府、江东省应急管理厅、澜川市人民代表大会常务委员会、澜川市司法局"
    pane.answer("", "> 层级：")
    pane.answer("", "> 主送机关：")
    pane.type(long)
    pane.wait(long)
    pane.press("Home", "Right", "Right", "BSpace", "BSpace", "End")
    pane.wait(f"主送机关：{long[2:]}")
    pane.type("等")
    pane.wait(f"{long[2:]}等")
    pane.press("Enter")
    pane.at("> 抄送机关：")
    agency = document(tmp_path)["agency"]
    assert isinstance(agency, dict) and agency["addressees"] == [*long[2:].split("、")[:-1], "澜川市司法局等"]


def test_ctrl_c_leaves_with_everything_saved(tmp_path: Path) -> None:
    with Pane(tmp_path) as pane:
        pane.start()
        named(pane)
        pane.type("江东")
        pane.wait("行政区划： 江东")
        pane.press("C-c")
        pane.wait("exit=130")
        assert document(tmp_path)["agency"] == {"name": NAME}


@pytest.mark.parametrize(
    ("arguments", "env"), [(("--plain",), {}), ((), {"TERM": "dumb"}), (("--plain",), {"LC_ALL": "C"})]
)
def test_the_plain_screen_asks_and_takes_the_same(
    tmp_path: Path, arguments: tuple[str, ...], env: dict[str, str]
) -> None:
    with Pane(tmp_path, 60) as pane:
        pane.start(*arguments, env=env)
        pane.at("报告年度：")
        pane.wait("第1题，共8题")
        pane.answer("2025", "机关名称：")
        pane.answer(NAME, "行政区划：")
        pane.answer("江东省澜川市", "层级：")
        pane.answer("上一题", "行政区划：")
        pane.wait("已填：江东省澜川市。直接回车就保留。")
        pane.answer("", "层级：")
        pane.answer("2", "主送机关：")
        pane.answer("待补", "抄送机关：")
        pane.type("退出")
        pane.press("Enter")
        pane.wait("exit=1")
        found = document(tmp_path)["agency"]
        assert found == {"name": NAME, "region": "江东省澜川市", "level": "市级", "addressees": "待补"}


PASTED = ("组织企业培训三百人", "发放宣传册一千份", "解答咨询四十次")


# Line by line, the second line does not fit the next question, so the third is handed back.
CHOICES = {
    "one answer": ("1", "1 省级  2 市级  3 县级  4 功能区 > 层级：", "".join(PASTED)),
    "an answer each": ("2", f"还有 1 行没有用上：  | {PASTED[2]} > 层级：", PASTED[0]),
    "none": ("3", "请输入 1、2 或者 3：3 > 行政区划：", ""),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_three_lines_pasted_at_once_are_asked_about(tmp_path: Path, choice: str) -> None:
    typed, then, region = CHOICES[choice]
    with Pane(tmp_path) as pane:
        pane.start()
        named(pane)
        pane.type("\r".join(PASTED) + "\r")
        pane.wait("像是一次粘贴了 3 行")
        pane.at("> 请输入 1、2 或者 3：")
        pane.type(typed)
        pane.press("Enter")
        pane.wait(then)
        assert document(tmp_path)["agency"] == {"name": NAME, **({"region": region} if region else {})}


def test_the_plain_screen_asks_about_pasted_lines_too(tmp_path: Path) -> None:
    with Pane(tmp_path) as pane:
        pane.start("--plain")
        pane.at("报告年度：")
        pane.answer("2025", "机关名称：")
        pane.answer(NAME, "行政区划：")
        pane.type("\r".join(PASTED) + "\r")
        pane.wait("第3行：解答咨询四十次")
        pane.answer("2", "层级：")
        pane.wait("还有 1 行没有用上：解答咨询四十次")
        assert document(tmp_path)["agency"] == {"name": NAME, "region": PASTED[0]}


def test_a_long_text_is_written_in_the_users_own_editor(tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\ncat >> $1 <<END\n老旧厂房隐患整改慢，\n跨年度仍未销账\nEND\n", "utf-8")
    script.chmod(0o755)
    with Pane(tmp_path) as pane:
        pane.start(env={"EDITOR": str(script)})
        named(pane)
        pane.type("去 不足和原因")
        pane.press("Enter")
        pane.at("> 不足和原因 1 不足：")
        pane.type("编辑")
        pane.press("Enter")
        pane.wait("读到 18 个字")
        pane.at("> 不足和原因 1 具体表现：")
        assert document(tmp_path)["problems"] == [{"problem": "老旧厂房隐患整改慢，跨年度仍未销账"}]
