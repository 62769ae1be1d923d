"""``drafter pack``: the shipped pack is sound, and each lint finds its fault at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.app import DEFAULT_PACK
from drafter.cli import main
from drafter.packing import checking
from drafter.store.packs import load_pack, shipped_root

FIELDS = """\
- {key: cases, label: 案件数, topic: work, kind: count, unit: 件, phrase: 办理案件}
- {key: fines, label: 金额, topic: work, kind: money, unit: 万元, phrase: "收取费用{}"}
- {key: posted, label: 公开, topic: work, kind: bool, phrase: "公开{}"}
"""
PATTERNS = """\
- id: one
  topic: work
  move: data
  needs: [cases]
  may: [fines]
  wordings:
    A: "{scope}办理案件{cases}[，收取{fines}]。"
    B: "办理案件{cases}[，比上年{fines.change}]。"
    C: "办理{cases.growth}[，收取{fines}]，{unheard}。"
    D: "办理[{cases}，收取{fines}。"
- id: two
  topic: work
  move: data
  needs: [cases]
  may: []
  wordings:
    A: "{year}年{agency}办理{cases}。"
"""
MANIFEST = """\
format: 1
id: small
name: 小报告
version: "1"
parts:
  - {key: body, label: 正文, template: body.md.j2, headings: ["{year}年正文"], sections: [{key: s, headings: [节], topics: [work]}]}
orders: {plain: [body]}
topics:
  - {key: work, label: 工作, part: body}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    (folder / "sections").mkdir(parents=True)
    for name, text in (("pack.yaml", MANIFEST), ("fields.yaml", FIELDS), ("patterns.yaml", PATTERNS)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sections" / "report.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (folder / "sections" / "body.md.j2").write_text("a\n{% if x %}\n", encoding="utf-8")
    return folder


def test_the_shipped_pack_is_sound() -> None:
    assert checking(DEFAULT_PACK) == ()


def test_every_lint_at_its_line(small: Path) -> None:
    found = {(Path(each.where.source).name, each.where.line, each.code) for each in checking(str(small))}
    assert found == {
        ("fields.yaml", 1, "pack-phrase"),
        ("fields.yaml", 3, "pack-phrase"),
        ("pack.yaml", 1, "pack-lead"),
        ("patterns.yaml", 8, "pack-unsaid"),
        ("patterns.yaml", 9, "pack-slot"),
        ("patterns.yaml", 9, "pack-view"),
        ("patterns.yaml", 9, "pack-unsaid"),
        ("patterns.yaml", 10, "wording-syntax"),
        ("patterns.yaml", 14, "pack-twice"),
        ("body.md.j2", 2, "template-error"),
    }


def test_check_says_so(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "check", str(small)]) == 1
    told = capsys.readouterr()
    assert "one/B 没有写到 fines" in told.out and "发现 10 处问题" in told.err
    assert main(["pack", "check", DEFAULT_PACK]) == 0
    assert capsys.readouterr().out == ""


def test_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "list"]) == 0
    assert DEFAULT_PACK in capsys.readouterr().out
    assert main(["pack", "show", DEFAULT_PACK]) == 0
    shown = capsys.readouterr().out
    pack = load_pack(DEFAULT_PACK)
    assert all(key in shown and field.label in shown for key, field in pack.fields.items())


def test_a_broken_pack_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(shipped_root() / DEFAULT_PACK, folder)
    (folder / "fields.yaml").write_text("- {key: cases, label: 案件数}\n", encoding="utf-8")
    assert main(["pack", "check", str(folder)]) == 3
    assert main(["pack", "show", "nowhere"]) == 3
    assert "[pack-unknown]" in capsys.readouterr().err
