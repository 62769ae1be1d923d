"""Bad input: every fault of a file in one run, at its place, in a sentence; nothing written, no traceback. Cases as data."""

from __future__ import annotations

import html
import io
import re
import sys
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest
import yaml
from markdown_it import MarkdownIt

from drafter.cli import main
from drafter.messages import EN, FINDINGS, UI, ZH, sentence
from drafter.model.finding import finding

CASES_DIR = Path(__file__).parent / "cases"
HOSTILE = CASES_DIR / "hostile"
CASES: list[dict[str, Any]] = yaml.safe_load((CASES_DIR / "hostile.yaml").read_text(encoding="utf-8"))
PLAIN = ["render", "{file}", "-o", "{out}/report.docx"]
FOUND = re.compile(r"^(?:.*?:(?P<place>\d+:\d+): |.*?)(?:错误|缺口|提醒|说明)：.* \[(?P<code>[a-z-]+)\]$")
FACTS = "pack: yingji-fazhi\nyear: 2025\nfacts:\n"

# Files too large or too dull to keep.
MADE: Mapping[str, Callable[[], bytes]] = {
    "fifty-megabytes": lambda: b"year: 2025\n" * (50 * 1024 * 1024 // 11),
    "deep-brackets": lambda: (FACTS + "  study: " + "[" * 100_000).encode(),
    "deep-closed-brackets": lambda: (FACTS + "  study: " + "[" * 40 + "]" * 40 + "\n").encode(),
    "deep-mappings": lambda: "".join(" " * n + f"a{n}:\n" for n in range(1200)).encode(),
    "many-items": lambda: (FACTS + "  study:\n" + "  - 1\n" * 210_000).encode(),
    "many-aliases": lambda: ("a: &a 甲\nb: [" + "*a," * 300_000 + "*a]\n").encode(),
    "long-line": lambda: (FACTS + "  study:\n    study-sessions: " + "9" * 500_000 + "次\n").encode(),
    "long-key": lambda: (FACTS + "  " + "学" * 1000 + ": 1\n").encode(),
}


def _arguments(case: Mapping[str, Any], tmp_path: Path, out: Path) -> list[str]:
    file = HOSTILE / str(case.get("file", "nowhere.yaml"))
    if "make" in case:
        file = tmp_path / f"{case['make']}.yaml"
        file.write_bytes(MADE[case["make"]]())
    return [each.format(file=file, dir=HOSTILE, out=out) for each in case.get("args", PLAIN)]


def _found(told: str) -> list[str]:
    matches = (FOUND.match(line) for line in told.splitlines())
    return [f"{match['place'] or '-'} {match['code']}" for match in matches if match]


def _read(path: Path) -> str:
    """The plain text of an output as its reader sees it."""
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return html.unescape(re.sub("<[^>]*>", "", MarkdownIt("commonmark").enable("table").render(text)))
    return text


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_hostile(
    case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = case.get("before", {})
    for name, text in before.items():
        (out / name).write_text(text, encoding="utf-8")
    if "stdin" in case:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO((HOSTILE / case["stdin"]).read_bytes())))
    code = main(_arguments(case, tmp_path, out))
    captured = capsys.readouterr()
    assert _found(captured.err) == case.get("finds", [])
    assert code == case["exit"], captured.err
    for fragment in case.get("tells", []):
        assert fragment in captured.err
    assert "Traceback" not in captured.err and "内部出错" not in captured.err
    written = sorted(each.name for each in out.iterdir() if each.name not in before)
    assert len(written) == len(case.get("writes", []))
    assert all(any(fnmatch(name, wanted) for name in written) for wanted in case.get("writes", []))
    assert len(max(captured.err.splitlines(), key=len, default="")) < 600
    assert all((out / name).read_text(encoding="utf-8") == text for name, text in before.items())


INERT = [case for case in CASES if "holds" in case]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
@pytest.mark.parametrize("case", INERT, ids=[case["says"] for case in INERT])
def test_inert(case: dict[str, Any], suffix: str, tmp_path: Path) -> None:
    path, good = tmp_path / f"report{suffix}", tmp_path / f"good{suffix}"
    assert main(["render", str(HOSTILE / case["file"]), "-o", str(path)]) == 0
    assert main(["render", str(HOSTILE / "good.yaml"), "-o", str(good)]) == 0
    text = _read(path)
    for fragment in case["holds"]:
        assert fragment in text
    for fragment in case.get("lacks", []):
        assert fragment not in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", text)
    assert _shape(path) == _shape(good)


def _shape(path: Path) -> list[str]:
    """The blocks of an output: what a value must not change."""
    if path.suffix == ".docx":
        return [str(paragraph.style and paragraph.style.name) for paragraph in docx.Document(str(path)).paragraphs]
    if path.suffix == ".md":
        tokens = MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))
        return [token.tag for token in tokens if token.nesting == 1]
    return ["line"] * len(path.read_text(encoding="utf-8").splitlines())


def test_there_are_enough() -> None:
    assert len(CASES) >= 44
    assert len({case["says"] for case in CASES}) == len(CASES)
    kept = {path.name for path in HOSTILE.iterdir() if path.is_file()}
    used = {case.get(key) for case in CASES for key in ("file", "stdin")} | {Path(HOSTILE / "good.yaml").name}
    used |= {
        name
        for path in HOSTILE.glob("last-year-*.yaml")
        for name in re.findall(r"last_year: (\S+\.yaml)", path.read_text())
    }
    assert kept <= used, kept - used


@pytest.mark.parametrize("code", FINDINGS)
def test_every_sentence_can_be_said(code: str) -> None:
    for lang in (ZH, EN):
        assert sentence(finding(code), lang)


@pytest.mark.parametrize("key", UI)
def test_every_line_of_the_interface_names_the_same_values(key: str) -> None:
    slots = [set(re.findall(r"\{(\w+)\}", text)) for text in UI[key]]
    assert slots[1] <= slots[0] or slots[0] <= slots[1]
