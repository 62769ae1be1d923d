"""A console is asked how wide an ambiguous character is, answers or does not, and nothing typed meanwhile is lost."""

from __future__ import annotations

import os
import sys
import termios
import threading
import tty
from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit import utils
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.output import DummyOutput

from drafter.prompt import width

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")

WORDS = "深化“放管服”改革——①"
ANSWERS = {
    "two columns": (b"\x1b[7;3R", 2, ""),
    "one column": (b"\x1b[7;2R", 1, ""),
    "an impossible column": (b"\x1b[7;40R", 1, ""),
    "no answer": (b"", 1, ""),
    "something else": (b"\x1b[?1;2c", 1, None),
    "typed before the answer": ("甲2\r".encode() + b"\x1b[7;3R", 2, "甲2\r"),
    "typed behind the answer": (b"\x1b[7;2R" + "乙".encode(), 1, "乙"),
    "typed instead of an answer": ("丙".encode(), 1, "丙"),
}


@pytest.fixture(autouse=True)
def own_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(utils, "_CHAR_SIZES_CACHE", utils._CharSizesCache())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(width, "WAIT", 0.05)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield


class Console:
    """The far end of a pseudo terminal, which answers the first question with ``answer``."""

    def __init__(self, answer: bytes) -> None:
        self.far, self.near = os.openpty()
        tty.setraw(self.far)
        termios.tcsetattr(self.near, termios.TCSANOW, self.modes())
        self.shown = b""
        self.thread = threading.Thread(target=self._serve, args=(answer,), daemon=True)
        self.thread.start()

    def modes(self) -> list[Any]:
        modes = termios.tcgetattr(self.near)
        modes[3] |= termios.ICANON | termios.ECHO
        return modes

    def _serve(self, answer: bytes) -> None:
        while b"\x1b[6n" not in self.shown:
            self.shown += os.read(self.far, 1024)
        os.write(self.far, answer)
        while b"\x1b[K" not in self.shown:
            self.shown += os.read(self.far, 1024)


def asked(answer: bytes) -> tuple[int, Console]:
    console = Console(answer)
    before = termios.tcgetattr(console.near)
    columns = width.settle(console.near, console.near)
    console.thread.join(5)
    assert termios.tcgetattr(console.near) == before
    assert console.shown.endswith(b"\r\x1b[K")
    return columns, console


@pytest.mark.parametrize("case", ANSWERS)
def test_the_answer_of_a_console_tells_its_width_and_keys_are_kept(case: str) -> None:
    answer, columns, keys = ANSWERS[case]
    assert asked(answer)[0] == columns
    kept = get_typeahead(create_session_input())
    assert keys is None or "".join(each.data for each in kept) == keys


def create_session_input() -> Any:
    from prompt_toolkit.application.current import get_app_session

    return get_app_session().input


def test_prompts_measure_by_what_a_wide_console_said() -> None:
    narrow = utils.get_cwidth(WORDS)
    asked(b"\x1b[1;3R")
    assert utils.get_cwidth(WORDS) == narrow + sum(char in "“”—①" for char in WORDS)
    assert utils.get_cwidth("é") in (1, 2) and utils.get_cwidth("e\u0301") == 1


def test_a_narrow_console_leaves_the_measure_alone() -> None:
    narrow = utils.get_cwidth(WORDS)
    asked(b"\x1b[1;2R")
    assert utils.get_cwidth(WORDS) == narrow


def test_a_prompt_toolkit_without_the_table_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(utils, "_CHAR_SIZES_CACHE")
    assert asked(b"\x1b[1;3R")[0] == 2


def test_what_is_no_terminal_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    assert width.settle(reader, writer) == 1
    console = Console(b"")
    monkeypatch.setenv("TERM", "dumb")
    assert width.settle(console.near, console.near) == 1
    os.write(console.near, b"|\x1b[6n\x1b[K")
    console.thread.join(5)
    assert console.shown.startswith(b"|")


def test_a_windows_console_that_is_none_is_narrow() -> None:
    assert width._windows_columns() == 1
