"""What the writers promise: one document in Word, Markdown and plain text, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document as open_docx
from docx.table import Table as DocxTable
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.export import PLAIN, WRITERS, Writing
from drafter.export.body import PARAGRAPH_STYLES
from drafter.export.closing import right_indents, width
from drafter.export.markdown import markdown_state, write_markdown
from drafter.export.plain import clean
from drafter.export.standard import LAYOUTS, NOMINAL
from drafter.export.text import write_text
from drafter.export.word import fingerprint_state, write_docx
from drafter.model.quantity import Date
from drafter.model.tree import Document, Heading, Role, Table, text_of
from tests.export_data import (
    BLOCKS,
    BODY,
    HOSTILE,
    REPORT,
    TITLE,
    a_document,
    document_of,
    paragraph,
    probe,
    run_in,
    words,
)
from tests.export_pdf import FOOTER, need_tools, pages, plain, squeezed, to_pdf

DRAFT = Writing(draft=True)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_back(data: bytes) -> list[Any]:
    """Paragraph texts and tables of cell texts, in the order python-docx finds them."""
    return [
        [[cell.text for cell in row.cells] for row in item.rows] if isinstance(item, DocxTable) else item.text
        for item in open_docx(io.BytesIO(data)).iter_inner_content()
        if isinstance(item, DocxTable) or item.style.name != "定位"
    ]


def expected(document: Document, spanned: bool = False) -> list[Any]:
    """What the reader should find: every block, its text made inert, tables filled up to full rows.

    ``spanned``: a row of one cell beneath the head spans the table; python-docx gives such a cell once a column.
    """
    found: list[Any] = []
    for block in document.blocks:
        if not isinstance(block, Table):
            found.append(clean(block.text))
        elif columns := max(map(len, block.rows), default=0):
            rows = [[clean(text_of(cell)) for cell in row] for row in block.rows]
            found.append([_full(row, columns, spanned and n > 0) for n, row in enumerate(rows)])
    return found


def _full(row: list[str], columns: int, spanned: bool) -> list[str]:
    return row * columns if spanned and len(row) == 1 else row + [""] * (columns - len(row))


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode("utf-8")


def replaced(data: bytes, name: str, content: bytes | None) -> bytes:
    """The package with one part exchanged, or left out."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for item in source.namelist():
            if item != name:
                archive.writestr(item, source.read(item))
            elif content is not None:
                archive.writestr(item, content)
    return target.getvalue()


def runs_of(data: bytes, text: str) -> list[Any]:
    [found] = [each for each in open_docx(io.BytesIO(data)).paragraphs if text in each.text]
    return list(found.runs)


def style_named(data: bytes, name: str) -> ElementTree.Element:
    styles = ElementTree.fromstring(part(data, "word/styles.xml"))
    [found] = [each for each in styles.iter(f"{W}style") if each.find(f"{W}name").get(f"{W}val") == name]  # type: ignore[union-attr]
    return found


class TestWordText:
    def test_reading_the_file_back_gives_the_blocks_in_order(self) -> None:
        assert read_back(write_docx(REPORT)) == expected(REPORT)

    def test_no_paragraph_is_empty_for_the_sake_of_space(self) -> None:
        paragraphs = open_docx(io.BytesIO(write_docx(REPORT))).paragraphs
        assert {each.style.name for each in paragraphs if not each.text} == {"定位"}, "what holds a frame or a section"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_stays_text(self, text: str) -> None:
        document = document_of(paragraph(text), Heading(1, "一、", words(text)), Table(((words(text),),)))
        assert read_back(write_docx(document)) == [text, "一、" + text, [[text]]]

    def test_controls_vanish_and_line_breaks_become_a_space(self) -> None:
        document = document_of(paragraph("甲\x00\x1b[31m乙\ud800\ufffe丙\x7f\r\n# 丁\t戊\u2028己"))
        assert read_back(write_docx(document)) == ["甲[31m乙丙 # 丁 戊 己"]

    @settings(max_examples=150, deadline=None)
    @given(a_document)
    def test_any_document_is_well_formed_and_reads_back(self, document: Document) -> None:
        assert read_back(write_docx(document, DRAFT)) == expected(document, spanned=True)

    def test_a_table_without_cells_is_left_out(self) -> None:
        assert read_back(write_docx(document_of(Table(()), Table(((),))))) == []


class TestWordStyles:
    def test_every_paragraph_has_a_named_style(self) -> None:
        paragraphs = open_docx(io.BytesIO(write_docx(REPORT))).paragraphs
        names = [each.style.name for each in paragraphs if each.style.name != "定位"]
        assert names == (
            ["Title", "主送机关", "公文正文", "Heading 1", "Heading 2", "Heading 3", "Heading 4"]
            + ["公文正文"] * 3
            + ["发文机关署名", "成文日期", "表题", "抄送机关"]
        )

    def test_every_style_used_is_defined(self) -> None:
        data = write_docx(REPORT, DRAFT)
        used = set(re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', part(data, "word/document.xml")))
        defined = set(re.findall(r'w:styleId="(\w+)"', part(data, "word/styles.xml")))
        assert used <= defined
        assert set(PARAGRAPH_STYLES.values()) <= defined

    @pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, None), (4, None)])
    def test_headings_are_the_built_in_ones_with_outline_levels(self, level: int, face: str | None) -> None:
        style = style_named(write_docx(REPORT), f"heading {level}")
        assert style.get(f"{W}styleId") == f"Heading{level}"
        assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)  # type: ignore[union-attr]
        fonts = style.find(f"{W}rPr/{W}rFonts")
        assert (fonts.get(f"{W}eastAsia") if fonts is not None else None) == face

    def test_a_run_in_heading_is_one_run_in_its_own_style(self) -> None:
        first, second = runs_of(write_docx(REPORT), "互联网")
        assert (first.text, first.style.name) == ("（二）推行“互联网＋测报”。", "二级标题文字")
        assert (second.text, second.style.name) == (BODY, "Default Paragraph Font")

    def test_runs_carry_no_font_and_no_size(self) -> None:
        body = part(write_docx(REPORT, DRAFT), "word/document.xml")
        assert not re.search(r"w:ascii|w:hAnsi=|w:eastAsia=|<w:sz|<w:b/>|<w:jc w:val=\"both\"", body)

    def test_quotes_and_dashes_are_marked_as_chinese(self) -> None:
        assert 'w:hint="eastAsia"' in runs_of(write_docx(document_of(paragraph(BODY))), "240处")[0]._r.xml
        assert "w:hint" not in runs_of(write_docx(document_of(paragraph("全年12处。"))), "12")[0]._r.xml

    def test_no_theme_font_is_used(self) -> None:
        assert "Theme=" not in part(write_docx(REPORT), "word/styles.xml")

    def test_gaps_are_yellow_in_a_draft_only(self) -> None:
        for draft, marks in ((True, 3), (False, 0)):
            assert (
                part(write_docx(REPORT, Writing(draft)), "word/document.xml").count('<w:highlight w:val="yellow"/>')
                == marks
            )
        draft_runs = runs_of(write_docx(REPORT, DRAFT), "全年培训")
        assert [run.text for run in draft_runs if run.font.highlight_color] == ["【待补：培训人次】"]

    def test_head_rows_repeat_and_rows_stay_whole(self) -> None:
        tables = open_docx(io.BytesIO(write_docx(REPORT))).tables
        rows = [row for table in tables for row in table.rows]
        assert all("<w:cantSplit/>" in row._tr.xml for row in rows)
        assert ["<w:tblHeader/>" in row._tr.xml for row in rows] == [True, False, False] * 2

    def test_columns_fill_the_type_area_and_numbers_stand_right(self) -> None:
        table = open_docx(io.BytesIO(write_docx(REPORT))).tables[0]
        assert sum(int(column.width.twips) for column in table.columns) == NOMINAL.text_width == 8844
        assert [cell.paragraphs[0].style.name for cell in table.rows[0].cells] == ["表头文字"] * 3
        assert [cell.paragraphs[0].style.name for cell in table.rows[1].cells] == ["表格文字", "表格文字", "表格数字"]


class TestClosing:
    def test_a_shorter_date_begins_two_characters_to_the_right_of_the_name(self) -> None:
        name, date = "澜川市水文测报中心", "2026年1月20日"
        name_right, date_right = right_indents(name, date, 8844)
        assert name_right == 640
        assert (8844 - date_right - width(date)) - (8844 - name_right - width(name)) == 640

    def test_a_longer_date_ends_two_characters_from_the_margin_and_moves_the_name(self) -> None:
        name, date = "某某局", "2026年12月20日"
        name_right, date_right = right_indents(name, date, 8844)
        assert date_right == 640
        assert (8844 - date_right - width(date)) - (8844 - name_right - width(name)) == 640

    def test_a_name_wider_than_the_page_leaves_room_for_the_date(self) -> None:
        assert right_indents("局" * 40, "2026年1月20日", 8844) == (640, 8844 - width("2026年1月20日"))

    def test_the_file_carries_these_indents(self) -> None:
        body = part(write_docx(REPORT), "word/document.xml")
        name, date = right_indents("澜川市水文测报中心", "2026年1月20日", 8844)
        assert f'<w:pStyle w:val="Issuer"/><w:ind w:right="{name}"/>' in body
        assert f'<w:pStyle w:val="IssueDate"/><w:ind w:right="{date}"/>' in body

    def test_the_last_paragraph_stays_with_the_signature(self) -> None:
        end = (
            paragraph("甲局", Role.SIGNATURE),
            paragraph("乙局", Role.SIGNATURE),
            paragraph("2026年1月20日", Role.DATE),
        )
        body = part(write_docx(document_of(paragraph("一"), paragraph("二"), *end)), "word/document.xml")
        assert body.count("<w:keepNext/>") == 1
        assert '<w:pStyle w:val="OfficialBody"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">二' in body

    def test_an_annex_begins_on_its_own_page(self) -> None:
        body = part(write_docx(REPORT), "word/document.xml")
        assert body.count("<w:pageBreakBefore/>") == 1
        assert '<w:pStyle w:val="TableCaption"/><w:pageBreakBefore/>' in body

    def test_a_date_under_the_title_changes_nothing(self) -> None:
        blocks = (paragraph("题", Role.TITLE), paragraph("2026年1月20日", Role.DATE), paragraph("文"))
        assert "w:ind" not in part(write_docx(document_of(*blocks)), "word/document.xml")


class TestPage:
    def test_the_page_is_the_nominal_one(self) -> None:
        body = part(write_docx(REPORT), "word/document.xml")
        assert '<w:pgSz w:w="11906" w:h="16838"/>' in body
        assert 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"' in body
        assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in body

    def test_the_other_layout_moves_margins_and_pitch_together(self) -> None:
        data = write_docx(REPORT, Writing(layout=LAYOUTS["gbt33476"]))
        assert 'w:linePitch="592"' in part(data, "word/document.xml")
        assert 'w:line="592" w:lineRule="exact"' in part(data, "word/styles.xml")

    def test_odd_and_even_pages_have_their_own_number(self) -> None:
        document = open_docx(io.BytesIO(write_docx(REPORT)))
        section = document.sections[0]
        assert document.settings.odd_and_even_pages_header_footer
        odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
        assert (odd.style.name, odd.text) == ("页码（单页）", "— 1 —")
        assert (even.style.name, even.text) == ("页码（双页）", "— 2 —")

    def test_a_field_character_has_a_run_of_its_own(self) -> None:
        footer = ElementTree.fromstring(part(write_docx(REPORT), "word/footer1.xml"))
        kinds = [
            child.get(f"{W}fldCharType") or child.text
            for run in footer.iter(f"{W}r")
            for child in run
            if child.tag != f"{W}rPr"
        ]
        assert kinds == ["— ", "begin", " PAGE ", "separate", "1", "end", " —"]
        assert all(len([child for child in run if child.tag != f"{W}rPr"]) == 1 for run in footer.iter(f"{W}r"))

    def test_no_placeholder_is_left_in_a_static_part(self) -> None:
        data = write_docx(REPORT)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
            assert "@" not in part(data, name)
            ElementTree.fromstring(part(data, name))


class TestPackage:
    def test_the_same_document_gives_the_same_bytes(self) -> None:
        script = (
            "import hashlib, sys; sys.path[:0] = ['tests', '.']; from test_export import REPORT, write_docx; "
            "print(hashlib.sha256(write_docx(REPORT)).hexdigest())"
        )
        fresh = subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True
        ).stdout.strip()
        assert fresh == hashlib.sha256(write_docx(REPORT)).hexdigest() == hashlib.sha256(write_docx(REPORT)).hexdigest()

    def test_the_archive_is_sound_and_names_no_clock(self) -> None:
        archive = zipfile.ZipFile(io.BytesIO(write_docx(REPORT)))
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_a_report_stays_small(self) -> None:
        assert len(write_docx(document_of())) < 8_000

    def test_static_parts_are_deflated_once_a_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from drafter.export import package

        write_docx(REPORT)
        names: list[str] = []
        deflate = package.deflate
        monkeypatch.setattr(package, "deflate", lambda name, data: (names.append(name), deflate(name, data))[1])
        write_docx(REPORT)
        assert names == ["word/document.xml", "docProps/core.xml", "docProps/custom.xml"]

    def test_core_properties_say_title_unit_language_and_date_and_nothing_personal(self) -> None:
        core = open_docx(io.BytesIO(write_docx(REPORT))).core_properties
        assert (core.title, core.author, core.language) == (TITLE, "澜川市水文测报中心", "zh-CN")
        assert (core.created.isoformat(), core.modified.isoformat()) == ("2026-01-20T00:00:00+00:00",) * 2
        assert (core.last_modified_by, core.comments, core.keywords) == ("", "", "")

    @pytest.mark.parametrize("date", [None, Date(2026, 1, 0, "2026年1月"), Date(2026, 2, 30, "2026年2月30日")])
    def test_no_day_no_time_stamp(self, date: Date | None) -> None:
        assert "dcterms:created" not in part(write_docx(Document(BLOCKS, TITLE, date=date)), "docProps/core.xml")

    def test_the_custom_properties_name_the_pack_and_the_body(self) -> None:
        data = write_docx(REPORT)
        digest = hashlib.sha256(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).hexdigest()
        custom = part(data, "docProps/custom.xml")
        assert f'name="drafter-body"><vt:lpwstr>{digest}<' in custom
        assert 'name="drafter-pack"><vt:lpwstr>shuiwen<' in custom


class TestFingerprint:
    def test_our_file_is_ours_even_packed_again(self) -> None:
        data = write_docx(REPORT)
        assert fingerprint_state(data) == "ours"
        assert fingerprint_state(replaced(data, "word/settings.xml", b"<other/>")) == "ours"

    def test_an_edited_file_is_changed(self) -> None:
        data = write_docx(REPORT)
        edited = part(data, "word/document.xml").replace("236", "237").encode()
        assert fingerprint_state(replaced(data, "word/document.xml", edited)) == "changed"

    def test_a_file_without_our_property_is_foreign(self) -> None:
        data = write_docx(REPORT)
        assert fingerprint_state(replaced(data, "docProps/custom.xml", None)) == "foreign"
        assert fingerprint_state(replaced(data, "docProps/custom.xml", b"<Properties/>")) == "foreign"
        buffer = io.BytesIO()
        open_docx().save(buffer)
        assert fingerprint_state(buffer.getvalue()) == "foreign"

    @pytest.mark.parametrize("data", [b"", b"PK", b"text", "年度报告".encode("gbk"), b"PK\5\6" + bytes(18)])
    def test_other_bytes_are_foreign(self, data: bytes) -> None:
        assert fingerprint_state(data) == "foreign"

    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, 6000), st.integers(1, 255))
    def test_a_damaged_file_never_raises(self, position: int, flip: int) -> None:
        data = bytearray(write_docx(REPORT))
        data[position % len(data)] ^= flip
        assert fingerprint_state(bytes(data)) in ("ours", "changed", "foreign")
        assert fingerprint_state(bytes(data[:position])) in ("ours", "changed", "foreign")


def markdown_texts(text: str) -> list[Any]:
    """Headings, paragraphs and tables as a CommonMark reader (with tables) gives them back."""
    reader = MarkdownIt("commonmark").enable("table")
    found: list[Any] = []
    row: list[str] = []
    for token in reader.parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            row = []
            found[-1].append(row)
        elif token.type == "inline":
            assert {child.type for child in token.children or ()} <= {
                "text",
                "strong_open",
                "strong_close",
                "text_special",
            }
            content = "".join(child.content for child in token.children or ())
            in_table = token.level > 1
            (row if in_table else found).append(content)
        elif token.type not in ("heading_open", "heading_close", "paragraph_open", "paragraph_close", "html_block"):
            assert re.match("table|thead|tbody|tr|th|td", token.type), token.type
    return found


class TestMarkdown:
    def test_the_outline_is_written_in_headings_and_run_ins(self) -> None:
        text = write_markdown(REPORT)
        for line in (
            f"# {TITLE}",
            "## 一、主要举措和成效",
            "### （一）健全站网体系",
            "#### 1.调整断面",
            "##### （1）核定坐标",
        ):
            assert f"\n{line}\n" in f"\n{text}"
        assert "\n**（二）推行“互联网＋测报”**。全年" in text
        assert "\n| 指标 | 单位 | 本年 |\n| --- | --- | ---: |\n| 巡测断面数 | 处 | 236（含复测） |\n" in text

    def test_a_strong_lead_is_strong_for_every_reader(self) -> None:
        html = MarkdownIt("commonmark").render(
            write_markdown(document_of(run_in(2, "（二）", "推行“互联网＋测报”。", "全年")))
        )
        assert "<strong>（二）推行“互联网＋测报”</strong>。全年" in html

    def test_reading_it_again_gives_the_same_text(self) -> None:
        assert markdown_texts(write_markdown(REPORT)) == expected(REPORT)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_stays_text(self, text: str) -> None:
        table = Table(((words(text), words("乙")), (words("丙"), words(text))))
        document = document_of(paragraph(text), Heading(2, "", words(text)), run_in(2, "", text, text), table)
        assert markdown_texts(write_markdown(document)) == [text, text, text + text, [[text, "乙"], ["丙", text]]]

    @settings(max_examples=300, deadline=None)
    @given(a_document)
    def test_any_document_reads_back(self, document: Document) -> None:
        assert markdown_texts(write_markdown(document)) == [each for each in expected(document) if each]

    def test_the_last_line_is_the_hash_of_the_body(self) -> None:
        body, last = write_markdown(REPORT).rsplit("\n", 2)[:2]
        assert last == f"<!-- drafter:{hashlib.sha256((body + chr(10)).encode()).hexdigest()} -->"

    def test_states(self) -> None:
        text = write_markdown(REPORT)
        assert markdown_state(text) == "ours"
        assert markdown_state("\ufeff" + text.replace("\n", "\r\n")) == "ours"
        assert markdown_state(text.replace("236", "237")) == "changed"
        assert markdown_state(text + "补记\n") == "changed"
        assert markdown_state("# 题\n") == markdown_state("") == "foreign"
        assert markdown_state(f"文\n\n\\{text.splitlines()[-1]}") == "foreign"


class TestText:
    def test_title_stands_alone_and_body_is_indented(self) -> None:
        lines = write_text(REPORT).splitlines()
        assert lines[:5] == [TITLE, "", "澜川市人民政府，江东省水文测报总站：", "　　" + BODY, "　　一、主要举措和成效"]
        assert "　　（二）推行“互联网＋测报”。" + BODY in lines
        assert lines[-1] == "抄送：澜川市档案馆。"

    def test_cells_stand_between_tabs(self) -> None:
        assert "\n指标\t单位\t本年\n巡测断面数\t处\t236（含复测）\n培训人次\t\t【待补：培训人次】\n" in write_text(
            REPORT
        )

    def test_no_value_can_add_a_line_or_a_cell(self) -> None:
        document = document_of(paragraph("甲\n乙\x85丙"), Table(((words("丁\t戊"),),)))
        assert write_text(document) == "　　甲 乙 丙\n丁 戊\n"


class TestDoor:
    def test_each_suffix_has_its_writer(self) -> None:
        assert list(WRITERS) == [".docx", ".md", ".txt", ".html"]
        assert WRITERS[".docx"](REPORT, DRAFT) == write_docx(REPORT, DRAFT)
        assert WRITERS[".md"](REPORT, PLAIN).decode() == write_markdown(REPORT)
        assert WRITERS[".txt"](REPORT, PLAIN).decode() == write_text(REPORT)

    def test_plain_text_does_not_import_the_word_writer(self) -> None:
        loaded = _modules_after("WRITERS['.txt'](Document(()), PLAIN)")
        assert "drafter.export.text" in loaded
        assert not {"drafter.export.word", "drafter.export.markdown", "zlib", "hashlib"} & loaded

    def test_the_word_writer_imports_no_office_library(self) -> None:
        loaded = _modules_after("WRITERS['.docx'](Document(()), PLAIN)")
        assert "drafter.export.word" in loaded
        assert not {"docx", "lxml", "lxml.etree", "xml.etree.ElementTree", "zipfile", "jinja2"} & loaded


def _modules_after(statement: str) -> set[str]:
    setup = "import sys; from drafter.export import PLAIN, WRITERS, Writing; from drafter.model.tree import Document"
    script = f"{setup}; {statement}; print(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    )


class TestPaper:
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_a_full_page_has_22_lines_of_28_characters(self, layout: str, tmp_path: Path) -> None:
        need_tools()
        pdf = to_pdf(write_docx(probe(), Writing(layout=LAYOUTS[layout])), tmp_path)
        first, second, *rest = [[line for line in page if line.middle < FOOTER] for page in pages(pdf)]
        assert len(rest) == 1
        assert len(first) == 21, "title, a blank line, 20 lines"
        assert [len(line.text) for line in first[2:]] == [26] + [28] * 18
        assert [len(line.text) for line in second] == [28] * 22
        assert plain(pdf) == squeezed(probe().text)

    def test_lines_fill_the_type_area_and_the_number_stands_outside_it(self, tmp_path: Path) -> None:
        need_tools()
        _, second, third = pages(to_pdf(write_docx(probe()), tmp_path))
        left, right = 28 / 25.4 * 72, 184 / 25.4 * 72
        assert all(abs(line.left - left) < 1.5 and abs(line.right - right) < 1.5 for line in second[:-1])
        assert (second[-1].text, third[-1].text) == ("—2—", "—3—")
        assert abs(second[-1].left - left - 14) < 1.5
        assert abs(third[-1].right - right + 14) < 1.5

    def test_no_character_is_lost_on_the_way_to_paper(self, tmp_path: Path) -> None:
        need_tools()
        marks = "《甲》、“乙”；（丙）——丁……戊：己，庚。"
        document = Document((*BLOCKS[:10], *(paragraph(BODY * n + marks * 9) for n in range(1, 6)), *BLOCKS[10:]))
        found = Counter(plain(to_pdf(write_docx(document, DRAFT), tmp_path)))
        assert found == Counter(squeezed(document.text))
