"""The shape of a table on paper: full rows, and columns as wide as what they hold asks for."""

from __future__ import annotations

from itertools import accumulate, pairwise

from drafter.export.plain import half_width
from drafter.model.tree import Run, Table, text_of

Cell = tuple[Run, ...]

# In half characters: a narrower column breaks a word of two characters, a wider one starves the others.
_LEAST, _MOST = 4, 40
_MARGINS = 3


def padded(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows, each with as many cells as the longest; nothing when there is no cell at all."""
    width = max(map(len, table.rows), default=0)
    return tuple(row + ((),) * (width - len(row)) for row in table.rows) if width else ()


def columns(rows: tuple[tuple[Cell, ...], ...], total: int) -> list[int]:
    """Column widths in twips, in proportion to the longest text of each column; they sum to ``total``."""
    wanted = [max(min(max(map(_width, column)), _MOST), _LEAST) + _MARGINS for column in zip(*rows, strict=True)]
    edges = [total * reach // sum(wanted) for reach in accumulate(wanted, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _width(cell: Cell) -> int:
    return sum(1 if half_width(char) else 2 for char in text_of(cell))
