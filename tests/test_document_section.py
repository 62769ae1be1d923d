"""``document:`` of a facts file: only what is given appears, in its place; what is wrong is said at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.cli import main
from drafter.model.fact import Elements
from drafter.model.finding import Finding
from drafter.model.tree import Document, Paragraph
from tests.annex_data import composed, facts_file, load

FULL = """\
document:
  number: 澜应急〔2026〕8号
  mark: 澜川市应急管理局文件
  copy_number: 12
  secrecy: 秘密★1年
  urgency: 特急
  signers: [张三, 李四]
  sealed: 是
  organs: [澜川市司法局]
  attachments: [甲目录, 乙目录]
  note: 此件公开发布
  printer: 澜川市应急管理局办公室
  print_date: 2026-01-21
"""
CHINESE = """\
版头版记:
  发文字号: 澜应急〔2026〕8号
  发文机关标志: 澜川市应急管理局文件
  份号: 12
  密级: 秘密★1年
  紧急程度: 特急
  签发人: [张三, 李四]
  用印: 是
  联合署名机关: 澜川市司法局
  附件: [甲目录, 乙目录]
  附注: 此件公开发布
  印发机关: 澜川市应急管理局办公室
  印发日期: 2026年1月21日
"""


def made(folder: Path, section: str, draft: bool = False) -> Document:
    document = composed(load(facts_file(folder, section + "highlights: {study: [{text: 学法}]}\n")), draft).document
    assert document is not None
    return document


def roles(document: Document) -> list[tuple[str, str]]:
    """Role and text of every paragraph that is not of the body."""
    told = [(block.role.value, block.text) for block in document.blocks if isinstance(block, Paragraph)]
    return [each for each in told if each[0] != "body"]


def found(folder: Path, section: str) -> list[Finding]:
    return [each for each in load(facts_file(folder, section)).findings if each.blocks]


class TestPlace:
    def test_everything_given_stands_in_the_order_of_the_standard(self, tmp_path: Path) -> None:
        assert roles(made(tmp_path, FULL)) == [
            ("copy-number", "000012"),
            ("secrecy", "秘密★1年"),
            ("urgency", "特急"),
            ("mark", "澜川市应急管理局文件"),
            ("number", "澜应急〔2026〕8号"),
            ("signer", "签发人：张三\u3000李四"),
            ("title", "澜川市应急管理局关于2025年法治政府建设情况的报告"),
            ("addressee", "中共澜川市委："),
            ("attachment", "附件：1. 甲目录"),
            ("attachment", "2. 乙目录"),
            ("signature", "澜川市应急管理局"),
            ("signature", "澜川市司法局"),
            ("date", "2026年1月20日"),
            ("note", "（此件公开发布）"),
            ("copies", "抄送：澜川市司法局。"),
            ("imprint", "澜川市应急管理局办公室\u30002026年1月21日印发"),
        ]
        assert made(tmp_path, FULL).sealed

    def test_chinese_keys_say_the_same(self, tmp_path: Path) -> None:
        assert made(tmp_path, CHINESE).blocks == made(tmp_path, FULL).blocks

    @pytest.mark.parametrize("section", ["", "document: {}\n", "document:\n", "document: {number: , signers: []}\n"])
    def test_what_is_not_given_does_not_appear(self, tmp_path: Path, section: str) -> None:
        document = made(tmp_path, section)
        assert [role for role, _ in roles(document)] == ["title", "addressee", "signature", "date", "copies"]
        assert not document.sealed

    def test_one_attachment_bears_no_number(self, tmp_path: Path) -> None:
        assert ("attachment", "附件：甲目录") in roles(made(tmp_path, "document: {attachments: 甲目录}\n"))

    def test_a_title_of_ones_own_replaces_the_pack_s(self, tmp_path: Path) -> None:
        document = made(tmp_path, "document: {title: 关于报送年度报告的报告}\n")
        assert document.title == "关于报送年度报告的报告"
        assert roles(document)[0] == ("title", "关于报送年度报告的报告")

    def test_the_organs_stand_as_listed_when_the_agency_is_among_them(self, tmp_path: Path) -> None:
        document = made(tmp_path, "document: {organs: [澜川市司法局, 澜川市应急管理局]}\n")
        signed = [text for role, text in roles(document) if role == "signature"]
        assert signed == ["澜川市司法局", "澜川市应急管理局"]

    def test_brackets_around_a_note_are_not_doubled(self, tmp_path: Path) -> None:
        assert ("note", "（此件公开发布）") in roles(made(tmp_path, "document: {note: （此件公开发布）}\n"))

    @pytest.mark.parametrize(
        ("section", "text"),
        [
            ("{printer: 办公室}", "办公室"),
            ("{print_date: 2026-01-21}", "2026年1月21日印发"),
        ],
    )
    def test_half_an_imprint_is_printed_as_far_as_it_goes(self, tmp_path: Path, section: str, text: str) -> None:
        assert roles(made(tmp_path, f"document: {section}\n"))[-1] == ("imprint", text)

    def test_each_run_knows_that_it_is_the_agency_s_own(self, tmp_path: Path) -> None:
        blocks = [block for block in made(tmp_path, FULL).blocks if isinstance(block, Paragraph)]
        number = next(block for block in blocks if block.role.value == "number")
        assert [(run.origin.kind, run.origin.ref) for run in number.runs] == [("own", "document.number")]

    @pytest.mark.parametrize(
        "text",
        ["# 甲", "<w:p/>", "**甲**", "{{ 7*7 }}", "甲\\n乙", "\\u202e甲", "| 甲 |", "\\U000F0000pack:\\U000F0001假"],
    )
    def test_a_hostile_text_stays_in_its_paragraph(self, tmp_path: Path, text: str) -> None:
        section = f'document: {{title: "{text}", note: "{text}", printer: "{text}", attachments: ["{text}"]}}\n'
        told = [role for role, _ in roles(made(tmp_path, section))]
        expected = ["title", "addressee", "attachment", "signature", "date", "note", "copies", "imprint"]
        assert told == expected


class TestGaps:
    def test_a_number_still_to_come_is_a_gap_and_shows_in_a_draft(self, tmp_path: Path) -> None:
        (gap,) = found(tmp_path, "document: {number: 待补}\n")
        assert (gap.code, gap.params["label"], gap.params["key"]) == ("pending", "发文字号", "document.number")
        document = made(tmp_path, "document: {number: 待补}\n", draft=True)
        assert roles(document)[0] == ("number", "【待补：发文字号】")
        assert document.blocks[0].runs[0].gap  # type: ignore[union-attr]

    def test_so_is_a_signer(self, tmp_path: Path) -> None:
        assert [each.code for each in found(tmp_path, "document: {signers: [待补]}\n")] == ["pending"]


FAULTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "unknown key": ("numbers: 甲", "unknown-key-near", {"near": "number"}),
    "unknown Chinese key": ("发文号: 甲", "unknown-key", {}),
    "number": ("number: 第8号", "not-a-doc-number", {"label": "发文字号"}),
    "number with a short year": ("number: 澜应急〔26〕8号", "year-short", {"suggestion": "澜应急〔2026〕8号"}),
    "date": ("print_date: 1-21", "not-a-date", {"label": "印发日期"}),
    "impossible date": ("print_date: 2026-02-30", "date-impossible", {}),
    "month": ("print_date: 2026年1月", "date-not-full", {}),
    "seal": ("sealed: 盖", "not-a-choice", {"expected": "是、否"}),
    "urgency": ("urgency: 很急", "not-a-choice", {"label": "紧急程度"}),
    "copy number": ("copy_number: 第一份", "not-readable", {"label": "份号"}),
    "list for a text": ("mark: [甲, 乙]", "not-text", {"label": "发文机关标志"}),
    "mapping for a list": ("signers: {甲: 乙}", "not-a-list", {"label": "签发人"}),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    line, code, params = FAULTS[name]
    (fault,) = found(tmp_path, f"document:\n  {line}\n")
    told = {key: fault.params[key] for key in params}
    assert (fault.code, told) == (code, params)
    assert "document" not in fault.line_text and fault.line_text.strip() == line


def test_a_section_that_is_no_mapping_is_an_error(tmp_path: Path) -> None:
    assert [each.code for each in found(tmp_path, "document: 有\n")] == ["not-a-mapping"]


def test_a_value_may_be_set_on_the_command_line(tmp_path: Path) -> None:
    path = facts_file(tmp_path, FULL + "highlights: {study: [{text: 学法}]}\n")
    assert main(["render", str(path), "--set", "document.number=澜应急〔2026〕9号", "-o", str(tmp_path / "a.txt")]) == 0
    assert "澜应急〔2026〕9号" in (tmp_path / "a.txt").read_text("utf-8")


def test_elements_are_frozen_and_empty_by_default() -> None:
    assert Elements() == Elements()
    with pytest.raises(AttributeError):
        Elements().title = "甲"  # type: ignore[misc]
