"""The shape of a table on paper: full rows, columns as wide as what they hold asks for, and the page it needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from drafter.export.markup import written
from drafter.export.measure import lines
from drafter.export.plain import clean, half_width
from drafter.export.standard import RULES
from drafter.model.tree import Run, Table, text_of

Cell = tuple[Run, ...]

# In half characters: a narrower column breaks a word of two characters, a wider one starves the others.
_LEAST, _MOST = 4, 40
_MARGINS = 3
# A column may be squeezed to this many half characters before its table is laid on its side.
_SQUEEZED = 12
_HALF = RULES["table.size"].value * 5
_CELL_MARGINS = 216
# A row of more lines would leave a page half empty for the sake of staying whole; as a head it would fill every page.
_WHOLE_ROW = 12


def padded(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows, each with as many cells as the longest; nothing when there is no cell at all."""
    width = max(map(len, table.rows), default=0)
    return tuple(row + ((),) * (width - len(row)) for row in table.rows) if width else ()


def columns(rows: tuple[tuple[Cell, ...], ...], total: int) -> list[int]:
    """Column widths in twips, in proportion to the longest text of each column; they sum to ``total``.

    A row with nothing but its first cell is a heading among the rows and asks for no width of that column.
    """
    filled = [row for row in rows if any(row[1:])] or rows
    wanted = [max(min(max(map(_width, column)), _MOST), _LEAST) + _MARGINS for column in zip(*filled, strict=True)]
    edges = [total * reach // sum(wanted) for reach in accumulate(wanted, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def too_wide(table: Table, total: int) -> bool:
    """Whether a table asks for a page on its side (GB/T 9704—2012, clause 8: 横排表格)."""
    rows = padded(table)
    least = sum(min(max(map(_width, column)), _SQUEEZED) + _MARGINS for column in zip(*rows, strict=True))
    return least * _HALF > total


def row_lines(row: tuple[Cell, ...], widths: Sequence[int]) -> int:
    """On how many lines the highest cell of a row comes."""
    rooms = [max(2.0, (width - _CELL_MARGINS) / (2 * _HALF)) for width in widths]
    return max(lines(clean(text_of(cell)), room) for cell, room in zip(row, rooms, strict=True))


def written_table(table: Table, total: int, draft: bool) -> str:
    """A table over the whole width, its head repeated on every page and its rows whole; nothing when it has no cell."""
    rows = padded(table)
    if not rows:
        return ""
    widths = columns(rows, total)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    styles = ["TableNumber" if align == "r" else "TableText" for align in table.align[: len(widths)]]
    styles += ["TableText"] * (len(widths) - len(styles))
    return "".join(
        (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="OfficialTable"/><w:tblW w:w="{total}" w:type="dxa"/>',
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>',
            f"<w:tblGrid>{grid}</w:tblGrid>",
            _row(rows[0], widths, ["TableHead"] * len(widths), draft, "<w:tblHeader/>"),
            *(
                _divider(given[0], widths, draft) if len(given) == 1 < len(widths) else _row(row, widths, styles, draft)
                for given, row in zip(table.rows[1:], rows[1:], strict=True)
            ),
            "</w:tbl>",
        )
    )


def _row(row: tuple[Cell, ...], widths: list[int], styles: list[str], draft: bool, head: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{written(runs, "", draft)}</w:p></w:tc>'
        for runs, width, style in zip(row, widths, styles, strict=True)
    )
    properties = f"<w:trPr><w:cantSplit/>{head}</w:trPr>" if row_lines(row, widths) <= _WHOLE_ROW else ""
    return f"<w:tr>{properties}{cells}</w:tr>"


def _divider(cell: Cell, widths: list[int], draft: bool) -> str:
    """A row of one cell names what follows, over the whole width."""
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if row_lines((cell,), [sum(widths)]) <= _WHOLE_ROW else ""
    return (
        f'<w:tr>{whole}<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr>{written(cell, "", draft)}</w:p></w:tc></w:tr>'
    )


def _width(cell: Cell) -> int:
    return sum(1 if half_width(char) else 2 for char in text_of(cell))
