"""The page on which a learned pack is looked through: complete, inert, the same bytes, and silent about private names."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.messages import EN
from drafter.model.learned import Frame, Learned, Lesson
from drafter.reviewing import page
from tests.conftest import ROOT
from tests.test_learn import corpus

HOSTILE = "<script>alert(1)</script>&\"'{{ x }}"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(text: str) -> Tags:
    made = Tags()
    made.feed(text)
    return made


def entry(place: str, key: str, confidence: float = 1.0, **content: object) -> Learned:
    return Learned(place, key, content, {"a": (1, 2), "b": (3,)}, "两份样本都有。", confidence)


LESSON = Lesson(
    ("a", "b"),
    (
        entry("pack.parts", "work", label="主要工作"),
        entry("fields", "rounds", 0.4, label=HOSTILE, kind="count", columns=[{"key": HOSTILE}]),
        entry("sections", "report.md.j2", text=HOSTILE),
    ),
    (Frame("measure", f"开展{{X}}{HOSTILE}", {"a": (4,)}),),
    ("measure", "data"),
)


def test_every_entry_stands_there_with_support_reason_and_evidence() -> None:
    text = page(LESSON, "河道管理年度报告", ["一句变化"], ())
    for said in ("work", "主要工作", "rounds", "两份样本都有。", "a：1、2", "b：3", "0.40", "一句变化", "措施 → 数据"):
        assert said in text


def test_what_is_little_sure_comes_first_and_is_marked() -> None:
    text = page(LESSON, "x", (), ())
    doubts = text[text.index("<h2>存疑") : text.index("<h2>样本")]
    assert "rounds" in doubts and "work" not in doubts
    assert text.count('class="doubt"') == 1


def test_nothing_a_sample_says_becomes_markup() -> None:
    text = page(LESSON, HOSTILE, [HOSTILE], ())
    made = tags(text)
    assert "script" not in made.seen and not made.open
    assert text.count("&lt;script&gt;") >= 6


def test_a_lesson_of_nothing_still_makes_a_page() -> None:
    text = page(Lesson((), ()), "空", (), ())
    assert "没有存疑的条目。" in text and not tags(text).open


def test_the_page_speaks_english_where_asked() -> None:
    text = page(LESSON, "x", (), (), EN)
    assert "Doubts" in text and "存疑" not in text and "low confidence" in text


def test_the_page_is_the_same_bytes_whatever_the_order_of_samples_and_the_hash_seed(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "texts", ("jichuan-jt-2022", "muze-jy-2024", "yunlan-jy-2023"))
    sources = sorted(map(str, texts.glob("*.txt")))
    made = []
    for seed, order in (("0", sources), ("7", sources[::-1])):
        report = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "drafter", "learn", *order, "-o", str(tmp_path / seed / "pack")]
        command += ["--lexicon", "none", "--report", str(report), "--jobs", "1", "--quiet"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stderr=subprocess.DEVNULL)
        made.append(report.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("there", ["a page that was changed since", "a file of another kind", "a folder"])
def test_a_page_never_replaces_what_is_not_ours_and_the_pack_is_not_written_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    report = tmp_path / "page.html"
    if there == "a folder":
        report.mkdir()
    else:
        report.write_text("<!-- drafter learn 0123456789abcdef -->\n" if "page" in there else "x", encoding="utf-8")
    texts = corpus(tmp_path / "texts", ("muze-jy-2024",))
    assert main(["learn", str(texts), "-o", str(tmp_path / "pack"), "--report", str(report)]) == 4
    assert "[learn-report-foreign]" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()
