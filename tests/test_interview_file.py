"""The interview against its file: keys as typed, comments that stay, finished answers that outlive a kill."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import app
from drafter.analysis.sentences import tidy
from drafter.interview.state import Interview, begin
from drafter.model.finding import Severity
from drafter.model.node import Branch, Leaf, Series, plain
from drafter.model.question import Answers, leaf
from drafter.questionnaire.paths import canonical, label_of, path_of
from drafter.store.drafts import Draft
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

ROOT = Path(__file__).resolve().parent.parent
PACK = load_pack(app.DEFAULT_PACK)


def draft(path: Path, text: str = "") -> Draft:
    return Draft(path, text, lambda place: label_of(place, PACK))


def opened(path: Path) -> Interview:
    roots, faults = read_documents(path.read_text("utf-8"), str(path))
    assert not faults
    return begin(PACK, Answers(canonical(roots[0], PACK)))  # type: ignore[arg-type]


def document(path: Path) -> dict[str, object]:
    found = plain(opened(path).answers.root)
    assert isinstance(found, dict)
    return found


@given(text=st.text(min_size=1, max_size=20).map(tidy).filter(bool))
@settings(max_examples=200, deadline=None)
def test_any_text_comes_back_from_a_draft(text: str) -> None:
    answers = Answers().put(("pack",), leaf(PACK.id)).put(("agency", "addressees"), Series((leaf(text), leaf("甲"))))
    answers = answers.put(("plans", 0, "text"), leaf(text)).put(
        ("facts", "study", "x"), Branch(((Leaf("value"), leaf(text)),))
    )
    with TemporaryDirectory() as folder:
        file = draft(Path(folder) / "f.yaml", "# 开头\n")
        file.update(answers.root)
        assert document(file.path) == plain(answers.root)
        draft(file.path, file.text).update(answers.put(("plans", 1, "text"), leaf(text)).root)
        assert document(file.path)["plans"] == [{"text": text}] * 2


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("study-sessions", ("facts", "study", "study-sessions")),
        ("facts.study.study-sessions.last_year", ("facts", "study", "study-sessions", "last_year")),
        ("study", ("facts", "study")),
        ("agency.name", ("agency", "name")),
        ("报告机关.机关名称", ("agency", "name")),
        ("problems.2.cause", ("problems", 1, "cause")),
        ("highlights.study.1.text", ("highlights", "study", 0, "text")),
        *((wrong, None) for wrong in ("", "x", "agency", "problems.0.cause", "problems.cause", "study.penalty-cases")),
        ("highlights.x.1.text", None),
    ],
)
def test_a_key_as_typed_names_its_place(key: str, path: tuple[str | int, ...] | None) -> None:
    assert path_of(key, PACK) == path


HAND_MADE = """# 我的文件

pack: yingji-fazhi   # 种类
报告年度: 2025

# 成文前核对
date: 2026-01-20
agency:
    # 全称
    name: 澜川市应急管理局
    addressees: [中共澜川市委]   # 主送
facts:
  # 学法
  study:
    study-sessions: 9次   # 电话问的
  # 处罚，等支队来数
  enforcement-action:
    penalty-cases: '60件'
problems:
  # 第一条
  - problem: |
      力量不足

      # 不是注释
    cause: 编制少
# 末尾
"""
ORDER = (
    "# 我的文件",
    "pack:",
    "# 成文前核对\ndate",
    "# 处罚，等支队来数\n  enforcement-action",
    "# 第一条\n  - problem",
    "# 末尾",
)


def test_comments_and_order_of_a_file_survive_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(HAND_MADE, "utf-8")
    talk, file = opened(path), draft(path, HAND_MADE)
    for key, raw in (("facts.study.study-sessions.last_year", "7次"), ("facts.study.laws-studied", "5部")):
        step = talk.go(key).reply(raw)
        assert isinstance(step, Interview)
        talk = step
        file.update(talk.answers.root)
    text = path.read_text("utf-8")
    assert "study-sessions: {value: 9次, last_year: 7次} # 电话问的" in text
    for line in HAND_MADE.split("\n"):
        if "#" in line and "9次" not in line:
            assert line.split("#")[1] in text
    where = [text.index(each) for each in ORDER]
    assert where == sorted(where)
    assert text.index("laws-studied") < text.index("# 处罚，等支队来数")
    assert "    # 学习法律法规部数\n    laws-studied: 5部" in text


CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from drafter.model.question import Role
from tests.test_interview import asked_from, draft, fitting, identified
file = draft(Path(sys.argv[2]))
for question, talk in asked_from(identified(), lambda question, n: "有" if question.role is Role.GATE else fitting(question, n)):
    file.update(talk.answers.root)
    print(question.key, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_any_moment_every_answer_written_is_there(tmp_path: Path) -> None:
    path, rng = tmp_path / "f.yaml", random.Random(6)
    for _ in range(2):
        path.unlink(missing_ok=True)
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(ROOT), str(path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
        )
        assert child.stdout
        keys = [child.stdout.readline().strip() for _ in range(rng.randint(12, 40))]
        time.sleep(rng.random() * 0.03)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        faulty = [each for one in app.load_facts(str(path)) for each in one.findings]
        assert Severity.UNREADABLE not in {each.severity for each in faulty}
        talk = opened(path)
        figures = [key for key in keys if path_of(key, PACK) and key.startswith("facts.") and key.count(".") == 2]
        assert figures and all(talk.answers.has(path_of(key, PACK) or ()) for key in figures)
