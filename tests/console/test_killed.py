"""SIGKILL at random moments: every finished answer is in the file, the file loads, the interview goes on at the right question.

``DRAFTER_KILLS`` says how often (3 in the gate), ``DRAFTER_SEED`` which moments.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from pathlib import Path

import pytest

from drafter.interview import state
from drafter.interview.state import Interview
from drafter.messages import ZH
from drafter.model.node import plain
from drafter.model.question import Question, Role
from drafter.prompt.asked import prompt_of
from drafter.sitting import open_draft
from tests.console.driver import Line

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")

KILLS = int(os.environ.get("DRAFTER_KILLS", "3"))
SEED = int(os.environ.get("DRAFTER_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 30)
BEGUN = """pack: yingji-fazhi
year: 2025
date: 2026-01-20
agency:
  name: 澜川市应急管理局
  addressees: 中共澜川市委
"""
LATEST = 2.5  # seconds after the first question


def answered(talk: Interview, n: int) -> tuple[str, Interview]:
    """An answer a clerk could give to the question there is, and the interview after it."""
    question = talk.question
    assert question is not None
    texts = (
        f"第{n}件事，逐项抓好“落实”",
        f"{n + 20}",
        f"{n}.5万元",
        "96%",
        "2026-01-20",
        "2025-12-31",
        f"{n}天",
        f"行政许可 {n}；其他 2",
        "待补",
    )
    for text in (*question.choices[:1], *(("",) if question.opens and n % 3 == 0 else ()), *texts):
        taken = talk.reply(text)
        if isinstance(taken, Interview):
            return text, taken
    raise AssertionError(f"nothing answers {question}")


def told(talk: Interview) -> tuple[str, str]:
    """The words the question begins with on the screen, and those before the cursor."""
    question = talk.question
    assert question is not None
    prompt = prompt_of(talk, question, ZH, False)
    return prompt.lines[0].text, prompt.label


def step(line: Line, talk: Interview, n: int) -> tuple[Interview, bool]:
    """The interview after one more answer, and whether its next question was seen."""
    question = talk.question
    assert question is not None
    text, after = answered(talk, n)
    clear = "\x15" if question.standing else ""
    return after, after.question is not None and line.wait(*told(after), since=line.send(f"{clear}{text}\r"))


def begin(line: Line, talk: Interview) -> None:
    """Past the menu a resumed sitting starts with, to the question the file says is next."""
    line.wait("去哪里：")
    assert line.wait(*told(talk), since=line.send("\r"))


def sitting(line: Line, talk: Interview, moment: float, n: int) -> tuple[list[Interview], int]:
    """Answers until the process is gone at the random moment: the last interview seen to go on, and the one in the air."""
    begin(line, talk)
    timer = threading.Timer(moment, line.process.kill)
    timer.start()
    try:
        while True:
            after, seen = step(line, talk, n)
            if not seen:
                return [talk, after], n
            talk, n = after, n + 1
    finally:
        timer.join()


@pytest.mark.parametrize("arguments", [(), ("--plain",)])
def test_no_finished_answer_is_lost_by_a_kill_at_any_moment(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    moments, n = random.Random(SEED), 1
    path = tmp_path / "draft.yaml"
    path.write_text(BEGUN, "utf-8")
    for kill in range(KILLS // 2 if arguments else KILLS - KILLS // 2):
        talk = taken_up(path)
        with Line(tmp_path, *arguments, path.name) as line:
            either, n = sitting(line, talk, moments.uniform(0, LATEST), n)
        where = f"kill {kill}, DRAFTER_SEED={SEED}"
        now = taken_up(path)
        assert plain(now.answers.root) in [plain(each.answers.root) for each in either], where
        assert _goes_on(now.question, either), where
    talk = taken_up(path)
    with Line(tmp_path, *arguments, path.name) as line:
        begin(line, talk)
        for more in range(3):
            talk, seen = step(line, talk, n + more)
            assert seen
    assert plain(taken_up(path).answers.root) == plain(talk.answers.root)
    # What was being written when the process died stays hidden beside the file, never in its place.
    assert {each.name for each in tmp_path.iterdir() if not each.match(f".{path.name}.*.tmp")} == {path.name}


def taken_up(path: Path) -> Interview:
    """The interview a new sitting begins with."""
    opened = open_draft(str(path))
    return state.begin(opened.pack, opened.answers)


def _goes_on(question: Question | None, either: list[Interview]) -> bool:
    """Whether the next sitting asks what this one would have asked, or first once more what the file has no place for: whether
    a list goes on, whether the finer figures are asked."""
    keys = [each.question.key for each in either if each.question]
    return question is not None and (question.key in keys or question.opens or question.role is Role.DETAILS)
