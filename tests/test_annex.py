"""The annex holds every figure, the chart its main ones, the remarks what stands behind a sentence."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from drafter.cli import main
from drafter.export.chart import chart_parts, workbook
from drafter.model.fact import Elements
from drafter.model.quantity import Kind
from drafter.model.tree import Chart, Document, Paragraph, Remark, Role, Table, text_of
from drafter.questionnaire.resolve import resolve
from drafter.rendering.annex import FIGURES, HEAD, annex
from drafter.rendering.compose import compose
from drafter.rendering.derive import derive
from drafter.rendering.remarks import remarks
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents
from tests.annex_data import composed, facts_file, load
from tests.conftest import EXAMPLES, REPORTS
from tests.test_properties import EXAMPLES as TRIED
from tests.test_properties import Sheet, published, refs, sheets

PACK = load_pack("yingji-fazhi")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COMPARED = """\
facts:
  leadership: {leadership-reports: 4次}
  enforcement-action:
    penalty-cases: {value: 58件, last_year: 46件, scope: 全市, source: 执法支队}
    penalty-amount: {value: 312.6万元, last_year: 287.4万元}
    cases-filed: {value: 71件, last_year: 71件}
    hazards-found: {value: 约1200条, last_year: 1046条}
    inspected-enterprises: {value: 236家, as_of: 2025-11-30}
    detained: {value: 无, last_year: 2人}
    criminal: 不适用
  approval-service: {time-limit: {value: 78.5%, last_year: 72.3%}}
  disaster-response: 不适用
"""


def table_of(document: Document) -> dict[str, list[str]]:
    """The rows of the annex by their first cell."""
    table = next(block for block in reversed(document.blocks) if isinstance(block, Table))
    return {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in table.rows}


def annexed(folder: Path, facts: str = COMPARED, more: str = "", draft: bool = False) -> Document:
    document = composed(load(facts_file(folder, more, facts)), draft, annex=True).document
    assert document is not None
    return document


class TestTable:
    def test_a_figure_stands_with_unit_last_year_change_and_scope(self, tmp_path: Path) -> None:
        rows = table_of(annexed(tmp_path))
        assert list(HEAD) == ["指标", "单位", "上年", "本年", "同比", "口径"]
        assert rows["行政处罚件数"] == ["件", "46", "58", "+26.09%", "全市"]
        assert rows["罚款（罚没款）金额"] == ["万元", "287.4", "312.6", "+8.77%", ""]

    def test_equal_years_are_level_and_shares_differ_in_points(self, tmp_path: Path) -> None:
        rows = table_of(annexed(tmp_path))
        assert rows["立案数"][3] == "持平"
        assert rows["审批时限压缩率"] == ["%", "72.3", "78.5", "+6.2个百分点", ""]

    def test_an_approximate_figure_is_printed_as_given_and_not_compared(self, tmp_path: Path) -> None:
        assert table_of(annexed(tmp_path))["发现隐患数"] == ["条", "1046", "约1200条", "", ""]

    def test_a_stated_zero_stands_as_such(self, tmp_path: Path) -> None:
        assert table_of(annexed(tmp_path))["行政拘留人数"] == ["人", "2", "无", "-100%", ""]

    def test_its_own_day_is_told_with_the_scope(self, tmp_path: Path) -> None:
        assert table_of(annexed(tmp_path))["检查企业（单位）数"][4] == "截至2025年11月30日"

    def test_what_does_not_apply_is_left_out(self, tmp_path: Path) -> None:
        rows = table_of(annexed(tmp_path))
        assert "追究刑事责任人数" not in rows
        assert PACK.topics["disaster-response"].label not in rows

    def test_a_topic_stands_alone_in_a_row_before_its_figures(self, tmp_path: Path) -> None:
        document = annexed(tmp_path)
        table = next(block for block in document.blocks if isinstance(block, Table))
        names = [text_of(row[0]) for row in table.rows if len(row) == 1]
        assert names == [topic.label for topic in PACK.topics.values() if topic.label in names]
        assert PACK.topics["enforcement-action"].label in names

    def test_what_is_still_to_come_is_a_gap(self, tmp_path: Path) -> None:
        document = annexed(tmp_path, COMPARED.replace("value: 71件, last_year: 71件", "value: 待补"), draft=True)
        assert table_of(document)["立案数"][2] == "【待补：立案数】"

    def test_derived_figures_are_in_it(self, tmp_path: Path) -> None:
        more = COMPARED.replace("cases-filed", "hazards-fixed: 1000条\n    cases-filed").replace("约1200条", "1250条")
        document = annexed(tmp_path, more)
        assert table_of(document)["隐患整改率"][2] == "80"
        table = next(block for block in document.blocks if isinstance(block, Table))
        assert any(
            run.origin.kind == "derived" and run.text == "80" for row in table.rows for cell in row for run in cell
        )

    def test_a_small_table_is_listed_row_by_row(self, tmp_path: Path) -> None:
        facts = COMPARED + "  power-list: {power-breakdown: {行政许可: 11项, 其他: 3项}}\n"
        rows = table_of(annexed(tmp_path, facts))
        assert rows["职权事项分类：行政许可"] == ["项", "", "11", "", ""]

    def test_without_figures_there_is_none_and_it_is_said(self, tmp_path: Path) -> None:
        made = composed(
            load(facts_file(tmp_path, facts="highlights: {leadership: [{text: 甲}], study: [{text: 乙}]}\n")),
            annex=True,
        )
        assert made.document is not None
        assert "annex-empty" in [each.code for each in made.findings]
        assert not any(isinstance(block, Table) for block in made.document.blocks)

    @pytest.mark.parametrize("name", REPORTS)
    def test_every_figure_of_an_example_and_its_last_year_stands_in_it(self, name: str) -> None:
        loaded = load(EXAMPLES / f"{name}.yaml")
        assert loaded.facts is not None
        facts = derive(loaded.facts, PACK).facts
        document = composed(loaded, annex=True).document
        assert document is not None
        rows = table_of(document)
        for key, fact in facts.values.items():
            field = PACK.fields[key]
            if field.kind in FIGURES and fact.state.value in ("given", "zero"):
                cells = rows[field.label]
                shown = fact.value.shown if fact.value is not None else "无"
                assert cells[2] in (shown, shown.removesuffix(cells[0]))
                if fact.last_year is not None:
                    assert cells[1] in (fact.last_year.shown, fact.last_year.shown.removesuffix(cells[0]))

    @TRIED
    @given(sheets())
    def test_no_publishable_figure_is_lost(self, sheet: Sheet) -> None:
        (node,), _ = read_documents(sheet.yaml(), "generated.yaml")
        facts = resolve(node, PACK).facts
        assert facts is not None
        document = compose(facts, PACK, annex=True).document
        assert document is not None
        table = next((block for block in reversed(document.blocks) if isinstance(block, Table)), Table(()))
        runs = [run for row in table.rows for cell in row for run in cell]
        for key, told in published(sheet).items():
            if PACK.fields[key].kind not in FIGURES:
                continue
            assert [run for run in runs if run.origin.kind in ("fact", "derived") and key in refs(run.origin.ref)]
            assert not told.last or [run for run in runs if run.origin.kind == "last" and run.origin.ref == key]


class TestPlace:
    def test_it_is_named_after_the_text_and_stands_between_date_and_copies(self, tmp_path: Path) -> None:
        blocks = annexed(tmp_path).blocks
        roles = [block.role.value if isinstance(block, Paragraph) else type(block).__name__ for block in blocks]
        assert roles[-8:-4] == ["attachment", "signature", "date", "annex-label"]
        assert roles[-4:] == ["annex-title", "Table", "Chart", "copies"]
        texts = {role: block.text for role, block in zip(roles, blocks, strict=True)}
        assert texts["attachment"] == "附件：2025年主要指标情况表"
        assert texts["annex-label"] == "附件"
        assert texts["annex-title"] == "2025年主要指标情况表"

    def test_it_is_numbered_behind_the_attachments_given(self, tmp_path: Path) -> None:
        document = annexed(tmp_path, more="document: {attachments: [甲目录, 乙目录]}\n")
        told = [block.text for block in document.blocks if isinstance(block, Paragraph) and "附件" in block.text]
        assert told == ["附件：1. 甲目录", "附件3"]
        attachments = [b.text for b in document.blocks if isinstance(b, Paragraph) and b.role is Role.ATTACHMENT]
        assert attachments == ["附件：1. 甲目录", "2. 乙目录", "3. 2025年主要指标情况表"]

    def test_without_the_option_nothing_of_it_is_there(self, tmp_path: Path) -> None:
        document = composed(load(facts_file(tmp_path, facts=COMPARED))).document
        assert document is not None
        assert not any(isinstance(block, Table | Chart) for block in document.blocks)
        assert "附件" not in document.text

    def test_the_limit_is_on_the_text_and_the_annex_keeps_what_it_left_out(self, tmp_path: Path) -> None:
        loaded = load(EXAMPLES / "lanchuan-2025.yaml")
        assert loaded.facts is not None
        whole = composed(loaded, annex=True).document
        short = replace(loaded, facts=replace(loaded.facts, options=replace(loaded.facts.options, max_chars=100)))
        cut = composed(short, annex=True)
        assert whole is not None and cut.document is not None
        assert table_of(cut.document) == table_of(whole)
        assert len(cut.document.text) < len(whole.text)

    def test_the_public_edition_leaves_out_what_is_not_published(self, tmp_path: Path) -> None:
        facts = COMPARED.replace("scope: 全市,", "scope: 全市, publish: 否,") + "options: {edition: public}\n"
        assert "行政处罚件数" not in table_of(annexed(tmp_path, facts))


class TestChart:
    def chart(self, folder: Path, facts: str = COMPARED) -> Chart | None:
        return next((block for block in annexed(folder, facts).blocks if isinstance(block, Chart)), None)

    def test_it_shows_figures_of_one_family_exact_in_both_years(self, tmp_path: Path) -> None:
        chart = self.chart(tmp_path)
        assert chart is not None
        assert chart.labels == ("立案数", "行政处罚件数")
        assert chart.unit == "件"
        assert chart.series == (("2024年", (Decimal(71), Decimal(46))), ("2025年", (Decimal(71), Decimal(58))))

    def test_the_shortest_bar_is_no_less_than_a_twentieth_of_the_longest(self) -> None:
        for name in REPORTS:
            document = composed(load(EXAMPLES / f"{name}.yaml"), annex=True).document
            assert document is not None
            for chart in (block for block in document.blocks if isinstance(block, Chart)):
                sizes = [max(pair) for pair in zip(*(values for _, values in chart.series), strict=True)]
                assert max(sizes) <= 20 * min(sizes)
                assert 2 <= len(chart.labels) <= 8

    def test_one_figure_is_no_chart(self, tmp_path: Path) -> None:
        assert (
            self.chart(tmp_path, COMPARED.replace("cases-filed: {value: 71件, last_year: 71件}", "cases-filed: 71件"))
            is None
        )

    def test_sums_of_money_are_drawn_in_one_unit(self) -> None:
        loaded = load(EXAMPLES / "lanchuan-2025.yaml")
        assert loaded.facts is not None
        key = next(key for key, field in PACK.fields.items() if field.kind is Kind.MONEY and field.last_year)
        other = replace(PACK.fields[key], key="other")
        pack = replace(PACK, fields={key: PACK.fields[key], "other": other})
        fact = loaded.facts.values[key]
        facts = loaded.facts.with_values({key: fact, "other": replace(fact, key="other")})
        (chart,) = (block for block in annex(facts, pack) if isinstance(block, Chart))
        assert chart.unit == "万元"
        assert chart.series[1][1] == (Decimal("312.6"), Decimal("312.6"))


CHART = Chart(
    "甲<乙>&“丙”",
    ("标签<1>", "标签&2"),
    (("2024年", (Decimal("1.50"), Decimal(3))), ("2025年", (Decimal("1E+2"), Decimal(0)))),
)


class TestChartParts:
    def test_the_workbook_opens_and_holds_the_figures(self) -> None:
        with zipfile.ZipFile(io.BytesIO(workbook(CHART))) as archive:
            assert archive.testzip() is None
            for name in archive.namelist():
                ElementTree.fromstring(archive.read(name))
            sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        cells = {cell.attrib["r"]: "".join(cell.itertext()) for cell in sheet.iter(f"{SHEET}c")}
        assert cells == {
            "A1": "",
            "B1": "2024年",
            "C1": "2025年",
            "A2": "标签<1>",
            "B2": "1.50",
            "C2": "100",
            "A3": "标签&2",
            "B3": "3",
            "C3": "0",
        }

    def test_the_same_chart_gives_the_same_bytes(self) -> None:
        assert chart_parts(CHART, 1) == chart_parts(CHART, 1)

    def test_every_part_is_well_formed_and_nothing_points_outside(self) -> None:
        made = chart_parts(CHART, 2)
        assert sorted(made.parts) == [
            "word/charts/_rels/chart2.xml.rels",
            "word/charts/chart2.xml",
            "word/embeddings/Microsoft_Excel_Sheet2.xlsx",
        ]
        for name, data in made.parts.items():
            if not name.endswith(".xlsx"):
                ElementTree.fromstring(data)
                assert b"TargetMode" not in data
        ElementTree.fromstring(f'<w:r xmlns:w="urn:w">{made.drawing}</w:r>')
        assert made.relationships[0][0] in made.drawing
        assert b'lang="zh-CN"' in made.parts["word/charts/chart2.xml"]

    def test_axis_numbers_are_not_negative(self) -> None:
        text = chart_parts(CHART, 1).parts["word/charts/chart1.xml"].decode()
        assert all(int(found) > 0 for found in re.findall(r'c:(?:axId|crossAx) val="(-?\d+)"', text))


class TestRemarks:
    def remarks(self, folder: Path, facts: str = COMPARED) -> tuple[Document, tuple[Remark, ...]]:
        loaded = load(facts_file(folder, facts=facts))
        document = composed(loaded, draft=True).document
        assert document is not None and loaded.facts is not None
        return document, remarks(document, loaded.facts, PACK)

    def test_a_remark_names_value_last_year_scope_and_source(self, tmp_path: Path) -> None:
        _, found = self.remarks(tmp_path)
        lines = [line for each in found for line in each.text.split("\n")]
        assert "行政处罚件数 58件（上年46件）；口径：全市；来源：执法支队" in lines

    def test_it_lies_on_a_sentence_that_tells_the_figure(self, tmp_path: Path) -> None:
        document, found = self.remarks(tmp_path)
        told = [document.blocks[each.block].text[each.start : each.end] for each in found]
        assert all(text.endswith("。") for text in told)
        assert any("58件" in text for text, each in zip(told, found, strict=True) if "58件" in each.text)

    def test_a_derived_figure_names_its_formula(self, tmp_path: Path) -> None:
        facts = COMPARED.replace("约1200条", "1250条").replace("cases-filed", "hazards-fixed: 1000条\n    cases-filed")
        _, found = self.remarks(tmp_path, facts)
        assert any("隐患整改率 80%；算式：1000÷1250" in each.text for each in found)

    def test_what_is_to_come_is_said(self, tmp_path: Path) -> None:
        _, found = self.remarks(tmp_path, COMPARED.replace("4次", "待补"))
        assert any("听取法治工作汇报次数 待补" in each.text for each in found)

    def test_sentences_do_not_overlap_and_stand_in_order(self) -> None:
        for name in REPORTS:
            loaded = load(EXAMPLES / f"{name}.yaml")
            document = composed(loaded).document
            assert document is not None and loaded.facts is not None
            found = remarks(document, loaded.facts, PACK)
            places = [(each.block, each.start, each.end) for each in found]
            assert places == sorted(places)
            assert all(a[2] <= b[1] for a, b in itertools.pairwise(places) if a[0] == b[0])


class TestCommand:
    def test_annex_and_comments_reach_the_word_file_and_a_plain_one_has_neither(self, tmp_path: Path) -> None:
        source = str(EXAMPLES / "lanchuan-2025.yaml")
        plain, full = tmp_path / "plain.docx", tmp_path / "full.docx"
        assert main(["render", source, "-o", str(plain)]) == 0
        assert main(["render", source, "--annex", "--comments", "-o", str(full)]) == 0
        names = set(zipfile.ZipFile(full).namelist())
        assert {"word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx", "word/comments.xml"} <= names
        assert not any("comments" in name or "chart" in name for name in zipfile.ZipFile(plain).namelist())

    def test_comments_for_another_format_are_refused_aloud(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code = main(["render", str(EXAMPLES / "aba-2019.yaml"), "--comments", "-o", str(tmp_path / "a.md")])
        assert code == 0
        assert "remarks-docx-only" in capsys.readouterr().err

    def test_a_layout_that_is_not_there_is_an_error(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code = main(["render", str(EXAMPLES / "aba-2019.yaml"), "--layout", "nominel", "-o", str(tmp_path / "a.docx")])
        assert code == 3
        assert "layout-unknown" in capsys.readouterr().err


def test_the_annex_is_a_pure_function_of_the_facts() -> None:
    loaded = load(EXAMPLES / "lanchuan-2025.yaml")
    assert loaded.facts is not None
    facts = derive(loaded.facts, PACK).facts
    assert annex(facts, PACK) == annex(facts, PACK)
    numbered = annex(replace(facts, document=Elements(attachments=("甲",))), PACK)
    assert numbered[0].text == "附件2"
