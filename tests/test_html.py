"""The HTML page: the whole report, every text inert, nothing fetched and nothing run."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from drafter.cli import main
from drafter.export import PLAIN, WRITERS, Writing
from drafter.export.html import html_state, write_html
from drafter.export.plain import clean
from drafter.model.tree import Block, Chart, Document, Heading, Paragraph, Role, Run, Table, text_of
from tests.annex_data import composed, load
from tests.conftest import EXAMPLES
from tests.export_data import HOSTILE, REPORT, a_document, document_of, paragraph, words

VOID = ("meta", "rect")
TAGS = frozenset(
    re.findall(
        "[a-z0-9]+",
        "html head meta title style body section h1 h2 h3 h4 h5 p strong mark table thead tbody tr th td figure svg text rect",
    )
)


class Reader(HTMLParser):
    """The elements of a page and the text of its body; fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("p", "h1", "h2", "h3", "h4", "h5", "tr"):
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "section" in self.open and {"p", "h1", "h2", "h3", "h4", "h5", "tr"} & set(self.open):
            self.lines[-1] += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def told(document: Document) -> list[str]:
    """A line a block, a line a row."""
    return [line for block in document.blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    if isinstance(block, Chart):
        return []
    if isinstance(block, Table):
        width = max(map(len, block.rows), default=0)
        return ["".join(clean(text_of(cell)) for cell in row) for row in block.rows] if width else []
    return [clean(block.text)]


def example(annex: bool = False) -> Document:
    document = composed(load(EXAMPLES / "lanchuan-2025.yaml"), annex=annex).document
    assert document is not None
    return document


class TestText:
    def test_the_page_tells_the_whole_report_block_by_block(self) -> None:
        document = example(annex=True)
        assert read(write_html(document)).lines == told(document)

    @settings(max_examples=100, deadline=None)
    @given(a_document)
    def test_any_document_reads_back(self, document: Document) -> None:
        reader = read(write_html(document, draft=True))
        assert [line.strip() for line in reader.lines] == [line.strip() for line in told(document)]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_a_hostile_text_adds_no_element(self, text: str) -> None:
        def page(with_text: str) -> str:
            blocks = (
                *(paragraph(with_text, role) for role in Role),
                Heading(1, "一、", words(with_text)),
                Table(((words(with_text), words(with_text)), (words(with_text),))),
                Chart(with_text, (with_text,), ((with_text, (Decimal(1),)),)),
            )
            return write_html(Document(blocks, with_text, with_text))

        hostile, plain = read(page(text)), read(page("甲"))
        assert hostile.tags == plain.tags
        assert hostile.attributes == plain.attributes

    def test_nothing_is_fetched_and_nothing_runs(self) -> None:
        page = write_html(example(annex=True))
        reader = read(page)
        assert set(reader.tags) <= TAGS
        assert not {name for name in reader.attributes if name.startswith("on") or name in ("src", "href", "style")}
        assert "url(" not in page and "@import" not in page and "http" not in page.replace("http-equiv", "")
        assert "default-src 'none'" in page

    def test_a_gap_is_marked_in_a_draft_only(self) -> None:
        assert "<mark>【待补：培训人次】</mark>" in write_html(REPORT, draft=True)
        assert "<mark>" not in write_html(REPORT)


class TestLook:
    def test_headings_keep_their_levels(self) -> None:
        tags = [tag for tag in read(write_html(REPORT)).tags if re.fullmatch("h[1-5]", tag)]
        assert tags == ["h1", "h2", "h3", "h4", "h5"]

    def test_the_sheet_is_a4_with_the_type_area_of_the_standard(self) -> None:
        page = write_html(REPORT)
        assert "width: 210mm; min-height: 297mm" in page
        assert "padding: 37mm 26mm 35mm 28mm" in page
        # 28 characters of 16 pt, each 0.3 pt closer, in 156 mm.
        assert 28 * (16 - 0.3) <= 156 / 25.4 * 72 < 29 * (16 - 0.3)

    def test_the_annex_begins_a_sheet_of_its_own(self) -> None:
        page = write_html(example(annex=True))
        assert page.count('<section class="sheet">') == 2
        assert re.search(r'<section class="sheet">\n<p class="annex-label">', page)

    def test_a_row_of_one_cell_spans_the_table(self) -> None:
        table = Table(((words("甲"), words("乙")), (words("主题"),), (words("丙"), words("1"))), "lr")
        page = write_html(document_of(table))
        assert '<th colspan="2" scope="rowgroup">主题</th>' in page
        assert '<td class="r">1</td>' in page or "<td class=r>1</td>" in page

    def test_the_bars_are_in_proportion_and_bear_their_figures(self) -> None:
        chart = Chart(
            "图", ("甲", "乙"), (("2024年", (Decimal(50), Decimal(0))), ("2025年", (Decimal(100), Decimal("2.50"))))
        )
        page = write_html(document_of(chart))
        bars = dict(
            zip(re.findall(r">([0-9.]+)</text>", page), re.findall(r'y="\d+" width="([0-9.]+)"', page), strict=False)
        )
        assert float(bars["100"]) == pytest.approx(2 * float(bars["50"]))
        assert float(bars["0"]) == 0
        assert float(bars["2.5"]) == pytest.approx(float(bars["100"]) / 40)

    def test_a_chart_without_figures_is_drawn_empty(self) -> None:
        assert "<svg" in write_html(document_of(Chart("图", (), ())))


class TestFile:
    def test_the_same_report_gives_the_same_page(self) -> None:
        assert write_html(example(annex=True)) == write_html(example(annex=True))

    def test_a_page_knows_whether_it_was_changed(self) -> None:
        page = write_html(REPORT)
        assert html_state(page) == "ours"
        assert html_state(page.replace("\n", "\r\n")) == "ours"
        assert html_state(page.replace("水文", "气象")) == "changed"
        assert html_state(page + "<p>加一段</p>") == "foreign"
        assert html_state("<html></html>") == "foreign"

    def test_it_has_its_writer(self) -> None:
        assert WRITERS[".html"](REPORT, PLAIN).decode() == write_html(REPORT)
        assert WRITERS[".html"](REPORT, Writing(draft=True)).decode() == write_html(REPORT, draft=True)

    def test_the_command_writes_it_by_extension_and_by_name(self, tmp_path: Path) -> None:
        source = str(EXAMPLES / "lanchuan-2025.yaml")
        assert main(["render", source, "-o", str(tmp_path / "a.html")]) == 0
        assert main(["render", source, "--to", "html", "-o", str(tmp_path) + "/"]) == 0
        written = sorted(tmp_path.glob("*.html"))
        assert len(written) == 2
        assert written[0].read_bytes() == written[1].read_bytes()

    def test_an_edited_page_is_not_overwritten(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source, path = str(EXAMPLES / "lanchuan-2025.yaml"), tmp_path / "a.html"
        assert main(["render", source, "-o", str(path)]) == 0
        path.write_text(path.read_text("utf-8").replace("澜川", "青川"), "utf-8")
        assert main(["render", source, "-o", str(path)]) == 4
        assert "output-changed" in capsys.readouterr().err


def test_a_run_in_heading_keeps_its_number_bold() -> None:
    block = Paragraph((Run("推行。", strong=True), Run("正文。")), level=2, number="（一）")
    assert '<p class="body lead2"><strong>（一）</strong><strong>推行。</strong>正文。</p>' in write_html(
        document_of(block)
    )
