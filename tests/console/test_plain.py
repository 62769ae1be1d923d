"""The plain screen tells in words what the full one shows by place, and reads the same answers."""

from __future__ import annotations

import io

import pytest

from drafter.interview import state
from drafter.messages import EN, ZH
from drafter.model.finding import finding
from drafter.model.question import Answers
from drafter.prompt import plain
from drafter.prompt.asked import prompt_of
from drafter.prompt.plain import Plain, wanted
from drafter.prompt.screen import Line, Prompt, Row, Typed
from drafter.prompt.words import Command
from drafter.store.packs import load_pack

PROMPT = Prompt(
    "检查次数：",
    heading="二、执法",
    count="3/14  待补 2",
    rows=(Row(1, "综合", "9/14"), Row(2, "培训")),
    lines=(Line("全年检查多少次？", "3/14  "), Line("同一企业多次检查只计一次", "  口径：")),
    standing="412次",
    unit="次",
    keys=("Esc 上一题",),
    echo=lambda text: f"按 {text} 次记下",
)


def typed(monkeypatch: pytest.MonkeyPatch, keys: str, prompt: Prompt = PROMPT) -> Typed:
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    return Plain(ZH).read(prompt)


def test_everything_above_the_line_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, "500\n") == Typed("500")
    assert capsys.readouterr().out == (
        "\n二、执法\n已填 3 项，共 14 项  待补 2\n1. 综合（已填 9 项，共 14 项）\n2. 培训\n"
        "第3题，共14题：全年检查多少次？\n口径：同一企业多次检查只计一次\n单位：次。\n已填：412次。直接回车就保留。\n"
        "检查次数： 按 500 次记下\n"
    )


ENDS = {
    "\n": Typed("412次"),
    "  \r\n": Typed("412次"),
    "": Typed("", Command.QUIT),
    "上一题\n": Typed("上一题"),
    "待补": Typed("待补"),
}


@pytest.mark.parametrize("keys", ENDS)
def test_enter_keeps_what_stands_and_the_end_of_input_leaves(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    assert typed(monkeypatch, keys) == ENDS[keys]


def test_no_control_character_is_ever_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = load_pack("yingji-fazhi")
    talk = state.begin(pack, Answers())
    screen = Plain(EN)
    for answer in ("2025", "澜川市应急管理局", "", "", "", "", ""):
        assert talk.question is not None
        monkeypatch.setattr("sys.stdin", io.StringIO(answer + "\n"))
        given = screen.read(prompt_of(talk, talk.question, EN, True))
        after = talk.reply(given.text)
        assert isinstance(after, state.Interview)
        talk = after
    screen.say("welcome")
    screen.tell([Line("甲", "  ")])
    screen.complain([finding("textfile-missing", path="a.txt")])
    shown = capsys.readouterr().out
    assert all(char == "\n" or char.isprintable() for char in shown) and "甲" in shown


@pytest.mark.parametrize(("term", "expected"), [("dumb", True), ("xterm", False), ("", False)])
def test_a_terminal_that_cannot_move_its_cursor_gets_the_plain_screen(
    monkeypatch: pytest.MonkeyPatch, term: str, expected: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    assert wanted() is expected


def test_a_window_that_only_pretends_to_be_a_console_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain._opens()

    def refuse(stdout: object) -> None:
        raise RuntimeError("no console screen buffer")

    monkeypatch.setattr("prompt_toolkit.output.defaults.create_output", refuse)
    assert not plain._opens()
