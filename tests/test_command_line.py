"""What the command line says when it is typed wrongly, or the system will not read or write: Chinese, exact, with what to do."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from drafter import app
from drafter.cli import main
from drafter.errors import DrafterError
from drafter.messages import EN, sentence
from drafter.messages.system import explained
from drafter.model.finding import finding
from tests.conftest import EXAMPLES

PLAIN = re.compile("[A-Za-z]{3,} [a-z]{2,}")
FULL = Path("/dev/full")

USAGE = [
    (["new", "--year", "abc"], "--year 后面应当是整数，写的是“abc”"),
    (["new", "--from", ""], "--from 后面要写内容"),
    (["new", "--from"], "--from 后面要写内容"),
    (["new", "--only", " "], "--only 后面要写内容"),
    (["new", "--answers", ""], "--answers 后面要写内容"),
    (["new", "--plain=3"], "--plain 后面不带内容"),
    (["new", "--bogus"], "不认识的参数：--bogus"),
    (["render"], "缺少：SOURCE"),
    (["render", "--l"], "请写全"),
    (["起草"], "没有“起草”这个命令"),
    (["pack", "起草"], "可用的：list、show、check"),
    ([], "缺少：命令"),
]


@pytest.mark.parametrize(("typed", "words"), USAGE)
def test_a_command_typed_wrongly_is_told_in_chinese(
    typed: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    said = capsys.readouterr().err.strip().split("\n")[-1]
    assert ended.value.code == 2
    assert words in said and not PLAIN.search(said.partition("错误：")[2]), said


@pytest.mark.parametrize("verb", [[], ["new"], ["render"], ["pack"]])
def test_help_has_no_english_heading(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*verb, "--help"])
    said = capsys.readouterr().out
    assert "参数" in said and "选项" in said and not re.search("arguments:|options:|usage:", said)


def test_a_year_without_last_year_is_never_ignored_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--year", "2025"]) == 2
    assert "--from" in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.EISDIR, errno.ENOENT, errno.ENAMETOOLONG, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("code", ["file-unreadable", "output-failed"])
def test_what_the_system_says_is_told_in_chinese_with_what_to_do(number: int, code: str) -> None:
    problem = os.strerror(number)
    found = finding(code, path="甲.yaml", problem=problem)
    reason, advice = explained(problem)
    assert reason != problem and reason in sentence(found) and sentence(found).endswith(f"{advice}。")
    assert problem in sentence(found, EN)


def test_what_nobody_has_translated_is_told_as_it_is() -> None:
    assert "Some new trouble。请" in sentence(finding("output-failed", path="甲", problem="Some new trouble"))


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "typed", [["pack", "list"], ["new", "no.yaml", "--no-input"], ["render", "x.yaml", "-o", "-", "--to", "md"]]
)
def test_a_full_disk_behind_the_standard_output_is_a_failure_to_write(typed: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes((EXAMPLES / "lanchuan-2024.yaml").read_bytes())
    command = [sys.executable, "-c", "import sys; from drafter.cli import main; sys.exit(main())", *typed]
    with FULL.open("wb") as out:
        ended = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    said = ended.stderr.decode()
    assert ended.returncode == 4 and "写不了 标准输出：磁盘满了" in said and "Exception" not in said, said


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
def test_nothing_is_said_where_nothing_can_be_said() -> None:
    command = [sys.executable, "-c", "import sys; from drafter.cli import main; sys.exit(main())", "pack", "show", "x"]
    with FULL.open("wb") as out:
        assert subprocess.run(command, stdout=out, stderr=out, check=False).returncode == 4


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Unix")
def test_a_source_without_an_end_is_not_said_to_have_no_size() -> None:
    with pytest.raises(DrafterError) as refused:
        app.read_source("/dev/zero")
    said = sentence(refused.value.findings[0])
    assert "读不到头" in said and "0.0" not in said


def test_answers_that_are_empty_are_told_how_to_write_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "a.txt"
    empty.write_bytes(b"")
    assert main(["new", str(tmp_path / "f.yaml"), "--answers", str(empty)]) == 3
    said = capsys.readouterr().err
    assert "键 = 值" in said and "docs/examples" not in said


ONLY = [("年度", "plans（下一年度安排）", "publicity（"), ("监管执法", "enforcement-action（", "publicity（")]


@pytest.mark.parametrize(("name", "listed", "unlike"), ONLY)
def test_a_part_of_a_name_is_never_taken_for_the_whole_and_what_holds_it_is_listed(
    name: str, listed: str, unlike: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "f.yaml"), "--no-input", "--only", name]) == 2
    said = capsys.readouterr().err
    assert listed in said and unlike not in said


ESCAPES = ['pack: "\\xg"', 'pack: "\\ud83d"', 'pack: "\\q"']


@pytest.mark.parametrize("text", ESCAPES)
def test_an_escape_of_yaml_is_told_without_its_english(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["new", str(path), "--no-input"]) == 3
    said = capsys.readouterr().err
    assert "反斜杠" in said and "found" not in said
