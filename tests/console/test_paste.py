"""Lines pasted at once are told from lines typed one after the other; none of them is lost."""

from __future__ import annotations

import os
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.output import DummyOutput

from drafter.prompt.paste import EACH, NONE, ONE, Guard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")


@dataclass
class Desk:
    """A guard at a pseudo terminal; what is written there is written when a prompt is open, or before."""

    choice: str = ONE
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        from prompt_toolkit.input.vt100 import Vt100Input

        self.far, near = os.openpty()
        self.source = Vt100Input(os.fdopen(near, "r", encoding="utf-8", buffering=1, closefd=False))
        self.guard = Guard(self.choose)
        self.read, plain = 0, self.source.read_keys

        def read_keys() -> list[KeyPress]:
            keys = plain()
            self.read += len(keys)
            return keys

        self.source.read_keys = read_keys  # type: ignore[method-assign]

    def choose(self, lines: tuple[str, ...]) -> str:
        self.asked.append(lines)
        return self.choice

    def write(self, text: str) -> None:
        os.write(self.far, text.encode())

    def answer(self, writing: Callable[[], None] = lambda: None) -> str | None:
        def opened() -> None:
            threading.Thread(target=writing, daemon=True).start()

        return self.guard.typed(lambda: PromptSession[str]().prompt(pre_run=opened))

    def answers(self, count: int, *chunks: str, gap: float = 0.0) -> list[str | None]:
        def writing() -> None:
            while termios.tcgetattr(self.source.fileno())[3] & termios.ICANON:
                time.sleep(0.001)
            for n, each in enumerate(chunks):
                while n and self.read < len("".join(chunks[:n])):
                    time.sleep(0.001)
                time.sleep(gap if n else 0)
                self.write(each)

        return [self.answer(writing if n == 0 else lambda: None) for n in range(count)]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    threading.Thread(target=_swallow, args=(made.far,), daemon=True).start()
    with create_app_session(input=made.source, output=DummyOutput()):
        yield made


def _swallow(far: int) -> None:
    while os.read(far, 1024):
        pass


PASTED = "检查企业一百家\r发现隐患三十条\r全部整改到位\r"
LINES = ("检查企业一百家", "发现隐患三十条", "全部整改到位")


def test_three_lines_at_once_become_one_answer_where_the_user_says_so(desk: Desk) -> None:
    assert desk.answers(1, PASTED) == ["\n".join(LINES)]
    assert desk.asked == [LINES]


def test_three_lines_at_once_answer_one_question_each_where_the_user_says_so(desk: Desk) -> None:
    desk.choice = EACH
    assert desk.answers(3, PASTED) == list(LINES)
    assert desk.asked == [LINES] and not desk.guard.answering


def test_what_is_left_after_a_refused_answer_is_handed_back(desk: Desk) -> None:
    desk.choice = EACH
    desk.answers(1, PASTED)
    assert desk.guard.answering and desk.guard.stop() == LINES[1:]
    assert desk.answers(1, "6\r") == ["6"]


def test_nothing_is_taken_where_the_user_wants_none_of_it(desk: Desk) -> None:
    desk.choice = NONE
    assert desk.answers(1, PASTED) == [None]
    assert desk.answers(1, "7\r") == ["7"]


def test_an_unfinished_last_line_belongs_to_the_paste(desk: Desk) -> None:
    assert desk.answers(1, "甲\r乙\r丙") == ["甲\n乙\n丙"]


def test_a_paste_longer_than_one_reading_is_taken_whole(desk: Desk) -> None:
    lines = [f"第{n}行" + "安排" * 60 for n in range(20)]
    assert desk.answers(1, "\r".join(lines) + "\r") == ["\n".join(lines)]


def test_blank_lines_of_a_paste_are_no_answers(desk: Desk) -> None:
    assert desk.answers(1, "1208\r\r") == ["1208"]
    assert not desk.asked
    assert desk.answers(1, "9\r") == ["9"]


def test_one_line_and_the_beginning_of_the_next_are_no_paste(desk: Desk) -> None:
    assert desk.answers(1, "1208\r34") == ["1208"]
    assert desk.answers(1, "5\r") == ["345"]
    assert not desk.asked


def test_lines_thirty_milliseconds_apart_are_typed_not_pasted(desk: Desk) -> None:
    assert desk.answers(3, "1\r", "2\r", "3\r", gap=0.03) == ["1", "2", "3"]
    assert not desk.asked


def test_lines_typed_ahead_while_nothing_was_asked_are_no_paste(desk: Desk) -> None:
    desk.answers(1, "0\r")
    desk.write("1\r2\r")
    assert [desk.answer(), desk.answer()] == ["1", "2"]
    assert not desk.asked


def test_a_paste_with_brackets_is_one_answer_without_a_question(desk: Desk) -> None:
    assert desk.answers(1, "\x1b[200~甲\r乙\x1b[201~\r") == ["甲\n乙"]
    assert not desk.asked
