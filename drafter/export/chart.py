"""Chart → a native chart of the Word file: drawing, chart part and the workbook its figures are edited in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from drafter.export import package
from drafter.export.plain import clean
from drafter.model.frozen import frozen
from drafter.model.tree import Chart

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument"

_EMU = 36000  # a millimetre
_WIDTH, _MOST_HEIGHT = 150 * _EMU, 170 * _EMU
_HEAD, _ROW = 32 * _EMU, 15 * _EMU
# Last year's bar is pale and this year's dark, so that the two stay apart on a black-and-white print.
_COLOURS = ("A6A6A6", "1F4E79")
_AXES = ("111111101", "111111102")
# Drawings of a document need numbers of their own; pictures a user adds start from 1.
_FIRST_ID = 9000


@frozen
class ChartPart:
    """What a package needs for one chart: ``drawing`` goes into a w:r, the rest is joined to the package's own."""

    drawing: str
    parts: Mapping[str, bytes]
    relationships: tuple[tuple[str, str, str], ...]
    content_types: tuple[tuple[str, str], ...]


def chart_parts(chart: Chart, number: int) -> ChartPart:
    """The chart as the document's ``number``-th, its figures in an embedded workbook; the same chart gives the same bytes."""
    name, book = f"chart{number}.xml", f"Microsoft_Excel_Sheet{number}.xlsx"
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/package" Target="../embeddings/{book}"/>'
    parts = {
        f"word/charts/{name}": _chart(chart).encode("utf-8"),
        f"word/charts/_rels/{name}.rels": _relationships(relation).encode("utf-8"),
        f"word/embeddings/{book}": workbook(chart),
    }
    return ChartPart(
        _drawing(chart, number),
        MappingProxyType(parts),
        ((f"rIdChart{number}", f"{_OFFICE}/chart", f"charts/{name}"),),
        ((f"/word/charts/{name}", f"{_TYPE}.drawingml.chart+xml"), ("xlsx", f"{_TYPE}.spreadsheetml.sheet")),
    )


def _drawing(chart: Chart, number: int) -> str:
    height = min(_HEAD + _ROW * max(len(chart.labels), 1), _MOST_HEIGHT)
    title = _escape(chart.title)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH}" cy="{height}"/><wp:docPr id="{_FIRST_ID + number}" name="图表{number}"'
        f' descr="{title}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_OFFICE}" r:id="rIdChart{number}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


# -- the chart part --------------------------------------------------------------------------------------------------


def _chart(chart: Chart) -> str:
    title = chart.title + (f"（{chart.unit}）" if chart.unit else "")
    bars = "".join(_series(chart, index) for index in range(len(chart.series)))
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f"<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{_font(1400, '黑体', 'defRPr')}</a:pPr>"
        f"<a:r>{_font(1400, '黑体', 'rPr')}<a:t>{_escape(title)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{bars}'
        f'<c:gapWidth val="60"/>{axes}</c:barChart>{_category_axis()}{_value_axis(chart)}</c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(1050)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'{_text(1050)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: Chart, index: int) -> str:
    name, values = chart.series[index]
    column = _column(index + 1)
    last = len(chart.labels) + 1
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx>'
        f"{_cache('str', f'Sheet1!${column}$1', (name,))}</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{_COLOURS[index % len(_COLOURS)]}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{_text(1000)}<c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat>{_cache('str', f'Sheet1!$A$2:$A${last}', chart.labels)}</c:cat>"
        f"<c:val>{_cache('num', f'Sheet1!${column}$2:${column}${last}', tuple(map(_number, values)))}</c:val></c:ser>"
    )


def _cache(kind: str, place: str, values: tuple[str, ...]) -> str:
    """A reference into the workbook with the values it had when the file was written."""
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    points = "".join(f'<c:pt idx="{n}"><c:v>{_escape(value)}</c:v></c:pt>' for n, value in enumerate(values))
    cache = f'<c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache>'
    return f"<c:{kind}Ref><c:f>{place}</c:f>{cache}</c:{kind}Ref>"


def _category_axis() -> str:
    own, other = _AXES
    # Reversed, because a bar chart draws its first category at the bottom.
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_text(1050)}<c:crossAx val="{other}"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    other, own = _AXES
    low = min((value for _, values in chart.series for value in values), default=Decimal(0))
    start = '<c:min val="0"/>' if low >= 0 else ""
    # Hidden: every bar bears its figure.
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>{start}</c:scaling>'
        '<c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{other}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>'
    )


def _text(size: int) -> str:
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{_font(size, "宋体", "defRPr")}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'


def _font(size: int, face: str, element: str) -> str:
    return (
        f'<a:{element} lang="zh-CN" sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/></a:{element}>'
    )


# -- the workbook ----------------------------------------------------------------------------------------------------


def workbook(chart: Chart) -> bytes:
    """The figures as an .xlsx of one sheet: labels in the first column, a column a series."""
    main = f"{_TYPE}.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{main}.{kind}+xml"/>'
        for part, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    )
    parts = {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": (
            f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        ),
        "xl/worksheets/sheet1.xml": _sheet(chart),
        "xl/styles.xml": _STYLES,
    }
    return package.join([package.deflate(name, text.encode("utf-8")) for name, text in parts.items()])


def _sheet(chart: Chart) -> str:
    head = ["", *(name for name, _ in chart.series)]
    rows = [_row(1, "".join(_words(f"{_column(n)}1", text) for n, text in enumerate(head)))]
    for n, label in enumerate(chart.labels, 2):
        values = (series[n - 2] for _, series in chart.series)
        numbers = "".join(f'<c r="{_column(at)}{n}"><v>{_number(each)}</v></c>' for at, each in enumerate(values, 1))
        rows.append(_row(n, _words(f"A{n}", label) + numbers))
    columns = '<cols><col min="1" max="1" width="36" customWidth="1"/></cols>'
    return f'{_XML}<worksheet xmlns="{_SHEET}">{columns}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def _row(n: int, cells: str) -> str:
    return f'<row r="{n}">{cells}</row>'


def _words(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{_escape(text)}</t></is></c>'


_STYLES = (
    f'{_XML}<styleSheet xmlns="{_SHEET}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


def _relationships(inner: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _column(index: int) -> str:
    return chr(ord("A") + index)


def _number(value: Decimal) -> str:
    """Plain digits, never an exponent."""
    return format(value, "f")


def _escape(text: str) -> str:
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
