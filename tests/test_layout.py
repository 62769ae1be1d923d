"""GB/T 9704—2012 on the rendered page: LibreOffice lays out, poppler measures; and what validators say of the file."""

from __future__ import annotations

import importlib.util
import io
import itertools
import re
import subprocess
import sys
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document as open_docx

from drafter import app
from drafter.errors import DrafterError
from drafter.export.plain import clean
from drafter.export.profiles import load_layout
from drafter.export.standard import LAYOUTS, NOMINAL, RULES
from drafter.export.title import wrap_title
from drafter.export.word import write_docx
from drafter.export.writing import Writing
from drafter.messages import FINDINGS
from drafter.model.node import Node
from drafter.model.tree import Block, Chart, Document, Heading, Paragraph, Remark, Role, Table
from drafter.rendering.compose import compose
from drafter.store.yaml_tree import read_documents
from tests.conftest import EXAMPLES, REPORTS, ROOT
from tests.export_data import BODY, GAP, HAN, REPORT, Run, paragraph, probe, words
from tests.export_pdf import FOOTER, Line, need_tools, pages, plain, squeezed, to_pdf
from tests.paper_ink import bands
from tests.reporting import document_of

MM = 72 / 25.4
TITLE = "澜川市水文测报中心关于2025年站网建设情况的报告"
HEAD = (
    paragraph("000001", Role.COPY_NUMBER),
    paragraph("秘密★1年", Role.SECRECY),
    paragraph("特急", Role.URGENCY),
    paragraph("澜川市水文测报中心文件", Role.MARK),
    paragraph("澜水文〔2026〕3号", Role.NUMBER),
)
IMPRINT = (
    paragraph("抄送：" + "澜川市档案馆，澜川市人大常委会办公室，" * 3 + "市司法局。", Role.COPIES),
    paragraph("澜川市水文测报中心办公室　2026年1月20日印发", Role.IMPRINT),
)
SIGNED = (paragraph("澜川市水文测报中心", Role.SIGNATURE), paragraph("2026年1月20日", Role.DATE))
WIDE = Table(tuple(tuple(words(f"第{n}行的一项长名称{m}") for m in range(9)) for n in range(40)), "l" * 9)
CHART = Chart("断面数", ("一组", "二组"), (("上年", (Decimal(3), Decimal(4))), ("本年", (Decimal(5), Decimal(6)))))
ANNEX: tuple[Block, ...] = (
    paragraph("附件1", Role.ANNEX_LABEL),
    paragraph("主要指标对比表", Role.ANNEX_TITLE),
    WIDE,
    paragraph("附件2", Role.ANNEX_LABEL),
    paragraph("图表", Role.ANNEX_TITLE),
    CHART,
)


def report(bodies: int, *, head: tuple[Block, ...] = (), tail: tuple[Block, ...] = (), text: str = BODY) -> Document:
    top = (paragraph(TITLE, Role.TITLE), paragraph("澜川市人民政府：", Role.ADDRESSEE))
    body = tuple(paragraph(text * (n % 3 + 1)) for n in range(bodies))
    return Document((*head, *top, *body, *SIGNED, *tail), TITLE, "澜川市水文测报中心")


def laid(document: Document, folder: Path, options: Writing | None = None) -> list[list[Line]]:
    need_tools()
    return pages(to_pdf(write_docx(document, options or Writing()), folder))


def text_lines(page: list[Line]) -> list[Line]:
    return [line for line in page if line.middle < FOOTER]


def body_xml(document: Document, options: Writing | None = None) -> str:
    data = write_docx(document, options or Writing())
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


class TestPaper:
    @pytest.mark.parametrize("name", LAYOUTS)
    def test_ink_sides_and_heights_of_full_pages(self, name: str, tmp_path: Path) -> None:
        need_tools()
        pdf = to_pdf(write_docx(probe(), Writing(layout=LAYOUTS[name])), tmp_path)
        ink = bands(pdf, 2)
        lines, number = [band for band in ink if band[1] < 264], ink[-1]
        assert len(lines) == 22
        first, last = {"nominal": (39.5, 259.3), "gbt33476": (37.2, 261.8)}[name]
        assert abs(lines[0][0] - first) < 1
        assert abs(lines[-1][1] - last) < 1
        # The digit of the number is the highest ink; the dash has its top 7 mm below the type area.
        assert abs((number[0] + number[1]) / 2 - 269.0) < 1

    @pytest.mark.parametrize("name", LAYOUTS)
    def test_a_long_report_is_full_pages_and_loses_nothing(self, name: str, tmp_path: Path) -> None:
        need_tools()
        document = report(130, text="".join(HAN[n * 7 % len(HAN)] for n in range(96)) + "。")
        pdf = to_pdf(write_docx(document, Writing(layout=LAYOUTS[name])), tmp_path)
        found = pages(pdf)
        assert len(found) >= 20
        assert {len(text_lines(page)) for page in found[1:-2]} == {22}
        assert Counter("".join(squeezed(line.text) for page in found for line in text_lines(page))) == Counter(
            squeezed(document.text)
        )
        full = [len(line.text) for page in found[1:-2] for line in text_lines(page)]
        assert max(full) == 28
        for number, page in enumerate(found, 1):
            side = page[-1].right - (184 - 4.94) * MM if number % 2 else page[-1].left - (28 + 4.94) * MM
            assert page[-1].text == f"—{number}—"
            assert abs(side) < 2

    @pytest.mark.parametrize("bodies", [2, 5, 8, 9, 11])
    def test_no_signature_stands_alone_and_no_page_is_blank(self, bodies: int, tmp_path: Path) -> None:
        for page in laid(report(bodies), tmp_path):
            lines = [line.text for line in text_lines(page)]
            assert lines
            if "2026年1月20日" in lines:
                assert lines.index("澜川市水文测报中心") > 0


class TestExamples:
    """Every shipped example as it lies on paper."""

    @pytest.mark.parametrize("layout", LAYOUTS)
    @pytest.mark.parametrize("name", REPORTS)
    def test_full_pages_have_22_lines_full_lines_28_characters_and_nothing_is_lost(
        self, name: str, layout: str, tmp_path: Path
    ) -> None:
        need_tools()
        document = document_of(EXAMPLES / f"{name}.yaml")
        found = pages(to_pdf(write_docx(document, Writing(layout=LAYOUTS[layout])), tmp_path))
        signed = max(n for n, page in enumerate(found) if any(line.text == document.agency for line in page))
        headings = {
            squeezed(block.text)[:10]: squeezed(block.text) for block in document.blocks if isinstance(block, Heading)
        }
        for page, following in itertools.pairwise(found[1:signed]):
            kept = headings.get(squeezed(following[0].text)[:10], "")  # a heading never stands last on a page
            moved = 2 if len(kept) > len(squeezed(following[0].text)) else 1 if kept else 0
            assert 22 - moved <= len(text_lines(page)) <= 22
        texts = [line.text for page in found[:signed] for line in text_lines(page)]
        wide = [len(text) for text in texts if not re.search("[ -~]", text)]  # digits are half a character wide
        assert max(wide) == 28
        assert all(text_lines(page) for page in found), "a blank page"
        last = [line.text for line in text_lines(found[signed])]
        assert last.index(document.agency) > 0, "a signature alone"
        assert Counter("".join(squeezed(line.text) for page in found for line in text_lines(page))) == Counter(
            squeezed(document.text)
        )

    def test_with_annex_and_comments_no_character_is_lost(self, tmp_path: Path) -> None:
        need_tools()
        (loaded,) = app.load_facts(str(EXAMPLES / "lanchuan-2025.yaml"))
        assert loaded.facts is not None and loaded.pack is not None
        document = compose(loaded.facts, loaded.pack, annex=True).document
        assert document is not None
        text = plain(to_pdf(write_docx(document, Writing()), tmp_path))
        missing = Counter(squeezed(document.text)) - Counter(text)
        assert not missing, missing


class TestHead:
    @pytest.mark.parametrize("name", LAYOUTS)
    @pytest.mark.parametrize("above", [0, 3])
    def test_the_mark_is_35_mm_down_and_the_rule_4_mm_below_the_number(
        self, name: str, above: int, tmp_path: Path
    ) -> None:
        need_tools()
        document = report(3, head=HEAD[3 - above :])
        pdf = to_pdf(write_docx(document, Writing(layout=LAYOUTS[name])), tmp_path)
        mark, rule = bands(pdf, 1, red=True)
        assert abs(mark[0] - 72) < 0.6
        number = max(band for band in bands(pdf, 1) if band[1] < rule[0])
        assert abs(rule[0] - number[1] - 4) < 0.6
        title = min(band for band in bands(pdf, 1) if band[0] > rule[1])
        assert 18 < title[0] - rule[1] < 26

    @pytest.mark.parametrize(("names", "rows"), [("张三", 1), ("张三　李四", 1), ("张三　李四　王五", 2)])
    def test_the_number_shares_the_line_of_the_last_signer(self, names: str, rows: int, tmp_path: Path) -> None:
        document = report(1, head=(*HEAD[3:], paragraph(f"签发人：{names}", Role.SIGNER)))
        lines = [line for line in text_lines(laid(document, tmp_path)[0]) if line.middle < 130 * MM]
        last = lines[rows]
        assert last.text.startswith("澜水文")
        assert names.split("　")[-1] in last.text
        assert abs(last.left - (28 + 5.5) * MM) < 4
        assert "签发人：张三" in lines[1].text

    def test_read_back_number_and_signer_are_one_line(self) -> None:
        data = write_docx(report(1, head=(*HEAD[3:], paragraph("签发人：张三", Role.SIGNER))))
        assert "澜水文〔2026〕3号\t签发人：张三" in [each.text for each in open_docx(io.BytesIO(data)).paragraphs]

    def test_a_long_mark_is_smaller(self) -> None:
        assert 'w:sz w:val="96"' not in body_xml(report(1, head=(paragraph("局" * 15 + "文件", Role.MARK),)))


class TestImprint:
    @pytest.mark.parametrize("name", LAYOUTS)
    @pytest.mark.parametrize("bodies", [1, 4, 6, 9, 12])
    def test_it_stands_on_an_even_page_at_the_bottom(self, name: str, bodies: int, tmp_path: Path) -> None:
        need_tools()
        document = report(bodies, tail=IMPRINT)
        pdf = to_pdf(write_docx(document, Writing(layout=LAYOUTS[name])), tmp_path)
        found = pages(pdf)
        last = found[-1]
        assert any("抄送" in line.text for line in last)
        # LibreOffice leaves the blank page of an even section out of the PDF and counts it all the same.
        if re.fullmatch("—[0-9]+—", last[-1].text):
            assert int(last[-1].text.strip("—")) % 2 == 0
        else:
            assert len(found) % 2 == 1
        rules = [band for band in bands(pdf, len(found)) if band[1] < 264]
        assert abs(rules[-1][1] - 262) < 0.6
        copies = next(line for line in last if "抄送" in line.text)
        assert abs(copies.left - (28 + 4.94) * MM) < 2

    def test_two_pages_of_addressees_flow(self, tmp_path: Path) -> None:
        document = report(1, tail=(paragraph("抄送：" + "澜川市档案馆，" * 300, Role.COPIES), IMPRINT[1]))
        text = "".join(line.text for page in laid(document, tmp_path) for line in text_lines(page))
        assert text.count("档案馆") == 300


class TestAnnexAndTables:
    def test_a_wide_table_lies_on_its_side_and_the_number_stays(self, tmp_path: Path) -> None:
        need_tools()
        pdf = to_pdf(write_docx(report(1, tail=ANNEX)), tmp_path)
        sizes = subprocess.run(["pdfinfo", "-l", "9", str(pdf)], check=True, capture_output=True, text=True).stdout
        assert len(re.findall(r"size: +841\.\d+ x 595", sizes)) >= 2
        assert len(re.findall(r"size: +595\.\d+ x 841", sizes)) == 2
        found = pages(pdf)
        turned = "".join(line.text for line in found[1] if line.right < 32 * MM)
        assert "2" in turned
        heads = sum("第0行" in "".join(line.text for line in page) for page in found)
        assert heads >= 2, "the head repeats"

    def test_an_annex_title_is_on_the_third_line(self, tmp_path: Path) -> None:
        found = laid(report(1, tail=(*ANNEX[:2], paragraph(BODY))), tmp_path)
        label, title = found[1][:2]
        assert (label.text, title.text) == ("附件1", "主要指标对比表")
        assert abs((title.middle - label.middle) / (NOMINAL.pitch.value / 20) - 2) < 0.2

    def test_attachment_names_hang(self, tmp_path: Path) -> None:
        names = (paragraph("附件：1." + "站网名录及其说明" * 4, Role.ATTACHMENT), paragraph("2.图表", Role.ATTACHMENT))
        document = Document((paragraph(BODY), *names, *SIGNED))
        lines = text_lines(laid(document, tmp_path)[0])
        at = next(n for n, line in enumerate(lines) if line.text.startswith("附件："))
        assert abs(lines[at].left - (28 + 11.1) * MM) < 2
        assert abs(lines[at + 1].left - lines[at].left - 4 * 15.7) < 3
        assert abs(lines[at + 2].left - lines[at].left - 3 * 15.7) < 3


class TestSeal:
    def test_the_name_is_centred_over_a_date_four_characters_in(self, tmp_path: Path) -> None:
        document = Document((paragraph(BODY), *SIGNED), sealed=True)
        *_, name, date = text_lines(laid(document, tmp_path)[0])
        assert abs((name.left + name.right) / 2 - (date.left + date.right) / 2) < 3
        assert abs(date.right - (184 - 4 * 5.64) * MM) < 18, "LibreOffice leaves white between characters and digits"

    def test_every_seal_has_room(self) -> None:
        names = (paragraph("甲局", Role.SIGNATURE), paragraph("乙局", Role.SIGNATURE))
        xml = body_xml(Document((paragraph(BODY), *names, SIGNED[1]), sealed=True))
        assert re.findall(r'"Issuer"/>.*?w:before="(\d+)"', xml) == [str(2 * 579), str(4 * 579)]


class TestTitle:
    @pytest.mark.parametrize(
        ("title", "lines"),
        [
            ("澜川市水文测报中心2025年度工作报告", 1),
            ("澜川市水务局2025年水土保持规划实施年度报告", 2),
            ("澜川市水务局关于2025年水土保持规划实施情况的报告", 2),
            ("澜川市水务局关于贯彻落实《水土保持规划实施纲要（2021—2025年）》情况的报告", 2),
        ],
    )
    def test_words_stay_whole_and_lines_are_of_like_length(self, title: str, lines: int) -> None:
        breaks = wrap_title(title, 20.1).breaks
        assert len(breaks) + 1 == lines
        for place in breaks:
            assert not re.match("[0-9]{2}|年度|报告|的", title[place - 1 : place + 1][-1:] + title[place + 1 :][:1])
            assert title[place] not in "，。》）”年" and title[place - 1] not in "《（“"

    @pytest.mark.parametrize("name", LAYOUTS)
    def test_the_page_breaks_where_it_was_told_and_the_text_is_whole(self, name: str, tmp_path: Path) -> None:
        options = Writing(layout=LAYOUTS[name])
        lines = [line.text for line in laid(report(2), tmp_path, options)[0][:2]]
        breaks = wrap_title(TITLE, 8844 / 440).breaks
        assert lines == [TITLE[: breaks[0]], TITLE[breaks[0] :]]
        assert open_docx(io.BytesIO(write_docx(report(2), options))).paragraphs[0].text == TITLE


HOSTILE: dict[str, Document] = {
    "a name of 200 characters": Document(
        (
            paragraph("局" * 200 + "文件", Role.MARK),
            paragraph("局" * 200 + "报告", Role.TITLE),
            paragraph(BODY),
            paragraph("局" * 200, Role.SIGNATURE),
            SIGNED[1],
            paragraph("局" * 200 + " 2026年1月20日印发", Role.IMPRINT),
        )
    ),
    "a title of 60 characters": Document((paragraph("水" * 60, Role.TITLE), paragraph(BODY), *SIGNED)),
    "40 addressees": Document((paragraph("，".join(["各县区人民政府"] * 40) + "：", Role.ADDRESSEE), paragraph(BODY))),
    "empty parts": Document((*(Paragraph((), role) for role in Role), Table(()), Heading(1, "", ()))),
    "emoji and rare characters": report(3, text="𠮷野𬬩🌊👨‍👩‍👧㐂" * 9),
    "one paragraph": Document((paragraph(BODY),)),
    "one paragraph of pages": Document((paragraph(BODY * 90), *SIGNED, *IMPRINT)),
    "60 pages": report(260, head=HEAD, tail=IMPRINT, text="".join(HAN[n * 7 % len(HAN)] for n in range(137)) + "。"),
    "nothing": Document(()),
    "an imprint alone": Document(IMPRINT),
    "tables alone": Document((WIDE, WIDE, Table(((words("甲" * 3000), words("乙")),)), WIDE)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_come_out_whole(name: str, tmp_path: Path) -> None:
    document = HOSTILE[name]
    found = laid(document, tmp_path)
    text = Counter("".join(squeezed(line.text) for page in found for line in page))
    wanted = Counter(squeezed("".join(clean(block.text) for block in document.blocks)))
    # Fallback faces may give a rare character back in another form.
    rare = {char for char in wanted if ord(char) > 0x9FFF or 0x3400 <= ord(char) < 0x4E00 or char in "\u200d♂"}
    assert {char: text[char] for char in wanted if char not in rare} == {
        char: text[char] for char in wanted if char not in rare and text[char] >= wanted[char]
    }


def _nodes(text: str) -> Node:
    documents, _ = read_documents(text, "own.yaml")
    return documents[0]


class TestProfiles:
    def test_a_profile_of_ones_own(self) -> None:
        text = "base: gbt33476\nfonts:\n  fangsong: 仿宋\nlevel3_bold: true\npage_number:\n  form: plain\n  place: centre\n"
        layout = load_layout("own.yaml", lambda _: _nodes(text))
        assert (layout.pitch.value, layout.faces.fangsong, layout.faces.kaiti) == (592, "仿宋", "楷体_GB2312")
        archive = zipfile.ZipFile(io.BytesIO(write_docx(REPORT, Writing(layout=layout))))
        assert "—" not in archive.read("word/footer1.xml").decode()
        styles = archive.read("word/styles.xml").decode()
        assert '<w:b w:val="1"/>' in styles
        assert 'w:eastAsia="仿宋"' in styles

    @pytest.mark.parametrize(
        ("text", "code", "place"),
        [
            ("bases: nominal\n", "layout-key", "own.yaml:1:1"),
            ("base: other\n", "layout-value", "own.yaml:1:7"),
            ("fonts:\n  fangsun: 仿宋\n", "layout-key", "own.yaml:2:3"),
            ("fonts:\n  fangsong: 'a<b'\n", "layout-value", "own.yaml:2:13"),
            ("level3_bold: 3\n", "layout-value", "own.yaml:1:14"),
            ("page_number: dash\n", "layout-mapping", "own.yaml:1:14"),
            ("- base\n", "layout-mapping", "own.yaml:1:1"),
        ],
    )
    def test_what_it_may_not_say(self, text: str, code: str, place: str) -> None:
        with pytest.raises(DrafterError) as caught:
            load_layout("own.yaml", lambda _: _nodes(text))
        [found] = caught.value.findings
        assert (found.code, str(found.where)) == (code, place)
        assert code in FINDINGS

    def test_an_unknown_name(self) -> None:
        with pytest.raises(DrafterError) as caught:
            load_layout("other", lambda _: _nodes(""))
        assert caught.value.findings[0].code == "layout-unknown"


class TestComments:
    def test_a_remark_is_a_comment_of_nobody_at_no_time(self) -> None:
        index = next(n for n, block in enumerate(REPORT.blocks) if block.text == BODY)
        remarks = (Remark(index, 2, 6, "来源：<甲>"), Remark(index, 4, 9, "次"), Remark(99, 0, 1, "无"))
        data = write_docx(REPORT, Writing(comments=remarks))
        document = open_docx(io.BytesIO(data))
        assert [(each.author, each.text, each.timestamp) for each in document.comments] == [
            ("drafter", "来源：<甲>", None),
            ("drafter", "次", None),
        ]
        assert document.paragraphs[index].text == BODY

    def test_a_plain_file_has_no_mark_of_any_kind(self) -> None:
        document = Document((*REPORT.blocks, Paragraph((Run("缺", GAP),))))
        data = write_docx(document)
        xml = body_xml(document)
        assert not re.search("comment|highlight|<w:ins |<w:del |rsid", xml)
        assert "word/comments.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()


VARIANTS = {
    "plain": (report(3), Writing()),
    "all": (
        report(6, head=(*HEAD, paragraph("签发人：张三　李四　王五", Role.SIGNER)), tail=(*ANNEX, *IMPRINT)),
        Writing(draft=True, comments=(Remark(8, 0, 9, "来源"), Remark(9, 3, 40, "来源"))),
    ),
    "imprint": (report(4, tail=IMPRINT), Writing(layout=LAYOUTS["gbt33476"])),
    "flowing": (report(1, tail=(paragraph("抄送：" + "馆，" * 999, Role.COPIES), IMPRINT[1])), Writing()),
    "hostile": (HOSTILE["empty parts"], Writing()),
    "tables": (HOSTILE["tables alone"], Writing()),
    "nothing": (Document(()), Writing()),
}


@pytest.mark.skipif(importlib.util.find_spec("openxml_audit") is None, reason="openxml-audit is not installed")
@pytest.mark.parametrize("name", VARIANTS)
def test_openxml_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    document, options = VARIANTS[name]
    (tmp_path / "report.docx").write_bytes(write_docx(document, options))
    command = [sys.executable, "-m", "openxml_audit", str(tmp_path / "report.docx")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Errors: 0" in done.stdout or "Found 0 errors" in done.stdout, done.stdout


def test_every_clause_applied_is_in_the_table_of_the_documentation() -> None:
    text = (ROOT / "docs" / "layout.md").read_text("utf-8")
    assert [rule.clause for rule in RULES.values() if f"| {rule.clause} |" not in text] == []
