"""What comes from outside into a sitting: odd bytes, steering characters, keys of others, file names, files changed meanwhile."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import DummyOutput

from drafter import cli
from drafter.cli import main
from drafter.conversing import Conversation
from drafter.errors import DrafterError
from drafter.interview.state import begin
from drafter.messages import ZH, ui
from drafter.prompt import longtext, terminal
from drafter.prompt.foreign import MOST, harmless, refused
from drafter.prompt.paste import joined
from drafter.prompt.plain import Plain
from drafter.prompt.screen import Line, Prompt, Row, Screen, Typed
from drafter.prompt.words import Command
from drafter.sitting import open_draft

F2 = "\x1bOQ"
STEERING = "甲\x1b[31m乙\x07\x9b\u202e丙\ud800"
FACTS = "pack: yingji-fazhi\nyear: 2025\nagency:\n  name: 澜川市应急管理局\n"


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "f.yaml"
    path.write_text(FACTS, "utf-8")
    return path


def read(typed: bytes, prompt: Prompt) -> Typed:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_bytes(typed)
        return terminal.Terminal(ZH).read(prompt)


# -- keys --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["\x13", "\x12", "\x11", "\x18", "\x16", "\x00", "\x1d", "\x18(", "\x18\x05"])
def test_keys_of_other_programs_take_no_key_of_ours_away(key: str) -> None:
    assert read(f"{key}{F2}".encode(), Prompt("答：")).command is Command.PENDING


def test_who_wants_to_save_is_told_that_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert read("甲\x13乙\r".encode(), Prompt("答：")) == Typed("甲乙")
    assert ui("saved-already", ZH) in capsys.readouterr().out


# -- what is shown -----------------------------------------------------------------------------------------------------


@given(st.text())
def test_nothing_shown_steers_a_terminal_and_letters_stay(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert all(char == "\n" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0) for char in shown)
    assert all(new == old or new in "? " for new, old in zip(shown, text, strict=True))


def prompted(screen: Screen) -> None:
    screen.tell([Line(STEERING, STEERING)])
    screen.read(Prompt(STEERING, STEERING, STEERING, (Row(1, STEERING, STEERING),), (Line(STEERING),), STEERING, True, STEERING))  # fmt: skip


def test_a_value_of_a_file_cannot_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    prompted(Plain(ZH))
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("\x15甲\r")
        prompted(terminal.Terminal(ZH))
    out = capsys.readouterr().out
    assert out.count("甲") > 8 and not {*out} & {*STEERING[1:2], "\x07", "\x9b", "\u202e", "\ud800"}


# -- what is typed -----------------------------------------------------------------------------------------------------

ODD = ["澜川市".encode("gbk"), b"\xff", "甲".encode() + b"\xc3"]


@pytest.mark.parametrize("odd", ODD)
def test_bytes_that_are_no_characters_are_refused_and_asked_for_again(
    odd: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(odd + b"\r\x15" + "乙\r".encode(), Prompt("答：")) == Typed("乙")
    monkeypatch.setattr(sys, "stdin", io.StringIO(odd.decode("utf-8", "replace") + "\n乙\n"))
    assert Plain(ZH).read(Prompt("答：")) == Typed("乙")
    assert capsys.readouterr().out.count("没有看懂输入的文字") == 2


def test_an_answer_has_an_end() -> None:
    found = refused("字" * (MOST + 1))
    assert found and found.code == "typed-long" and refused("字" * MOST) is None


def test_a_standing_answer_is_kept_whatever_it_holds() -> None:
    standing = "\ufffd" + "字" * 10
    assert read(b"\r", Prompt("答：", standing=standing)) == Typed(standing)


@given(st.lists(st.one_of(st.sampled_from([*"甲乙丙abc \ud800"] * 9), st.just(Keys.ControlM)), max_size=120))
def test_a_long_run_of_characters_becomes_one_key_and_nothing_is_lost(typed: list[str]) -> None:
    keys = [KeyPress(each, "\r" if each is Keys.ControlM else each) for each in typed]
    made = joined(keys)
    assert "".join(each.data for each in made) == "".join(each.data for each in keys)
    assert [each.key for each in made if each.key == Keys.ControlM] == [each for each in typed if each == Keys.ControlM]
    assert len(joined([KeyPress("字", "字")] * 1000)) == 1


class _Stream(io.TextIOWrapper):
    def __init__(self, encoding: str, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("encoding", "terminal", "kept"),
    [("gbk", True, "gbk"), ("gbk", False, "utf-8"), ("ascii", True, "utf-8"), ("utf-8", True, "utf-8")],
)
def test_a_terminal_keeps_its_encoding_and_a_file_is_utf_8(
    encoding: str, terminal: bool, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = _Stream(encoding, terminal)
    monkeypatch.setattr(sys, "stdout", stream)
    cli._utf8()
    assert stream.encoding == kept
    stream.write("字\U0001f600" if kept != "gbk" else "字")


# -- names of files ----------------------------------------------------------------------------------------------------

NAMES = [("x.docx", 2, "facts-name"), ("-", 2, "facts-name"), ("k.txt", 2, "facts-name"), ("r.docx", 2, "facts-report")]


@pytest.mark.parametrize(("name", "code", "told"), NAMES)
def test_a_name_that_is_no_facts_file_is_refused(
    name: str, code: int, told: str, facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts.with_name("r.docx").write_bytes(b"")
    assert main(["new", name, "--no-input"]) == code
    err = capsys.readouterr().err
    assert told in err and (told != "facts-report" or "--from r.docx" in err)


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_pipe_is_refused_instead_of_waited_for(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("p.yaml")
    assert main(["new", "p.yaml", "--no-input"]) == 3
    assert "不是普通文件" in capsys.readouterr().err


def test_a_tilde_is_the_home_folder(facts: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("HOME", str(facts.parent))
    monkeypatch.setenv("USERPROFILE", str(facts.parent))
    monkeypatch.chdir("/")
    assert main(["new", "~/f.yaml", "--no-input"]) == 1
    assert "agency.name\t" not in capsys.readouterr().out


# -- the file changed meanwhile ----------------------------------------------------------------------------------------


class Silent:
    """A screen that only keeps what it was told."""

    edits, lang = True, ZH

    def __init__(self) -> None:
        self.shown: list[str] = []

    def say(self, key: str, **params: object) -> None:
        self.shown.append(key)

    def tell(self, lines: object) -> None: ...

    def complain(self, found: object) -> None: ...

    def read(self, prompt: Prompt) -> Typed:
        return Typed("", Command.QUIT)


@pytest.fixture
def talk(facts: Path) -> Conversation:
    opened = open_draft(str(facts))
    made = Conversation(opened, begin(opened.pack, opened.answers).go("agency.region"), Silent())
    made.step("江东省")
    return made


def test_undo_leaves_what_another_program_wrote(talk: Conversation, facts: Path) -> None:
    theirs = facts.read_bytes() + "# 别人写的\n".encode()
    facts.write_bytes(theirs)
    talk.step("撤销")
    assert facts.read_bytes() == theirs
    assert "reopened-undo" in talk.screen.shown and "undone" not in talk.screen.shown  # type: ignore[attr-defined]


def test_a_file_broken_meanwhile_ends_the_sitting_and_names_the_answer_not_saved(
    talk: Conversation, facts: Path
) -> None:
    facts.write_text(facts.read_text("utf-8") + "x: [\n", "utf-8")
    with pytest.raises(DrafterError) as raised:
        talk.step("市级")
    assert raised.value.exit_code == 3
    last = raised.value.findings[-1]
    assert (last.code, last.params["typed"]) == ("answer-lost", "市级")
    assert facts.read_text("utf-8").endswith("x: [\n")


# -- the editor's files ------------------------------------------------------------------------------------------------

LEFT: dict[str, tuple[int, Callable[[Path], bool]]] = {
    "drafter-abcdefgh.txt": (8, lambda path: not path.exists()),
    "drafter-abcdefgi.txt": (1, Path.exists),
    "drafter-report.docx": (8, Path.exists),
    "drafter-mine-only.txt": (8, Path.exists),
}


def test_old_texts_of_killed_editors_are_taken_away_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(longtext.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c pass")
    monkeypatch.delenv("VISUAL", raising=False)
    for name, (days, _) in LEFT.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - days * 86400,) * 2)
    assert longtext.edit("甲") == "甲"
    assert all(right(tmp_path / name) for name, (_, right) in LEFT.items())
