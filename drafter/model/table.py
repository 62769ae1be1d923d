"""A table of a report: named columns, named rows, the place of every cell."""

from __future__ import annotations

from drafter.model.frozen import frozen


@frozen
class Cell:
    """A cell of a row: characters ``start`` to ``end`` of passage ``passage``."""

    passage: int
    start: int
    end: int
    text: str


@frozen
class Row:
    """``name`` with the names of the groups above it, parted by ／; one cell for each column of the table."""

    name: str
    cells: tuple[Cell, ...]


@frozen
class Table:
    """``caption`` is the line above it, ``corner`` the heading of the column of names, ``columns`` those of the figures."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    first: int  # passage
    last: int
    field: str = ""  # of the pack, whose value it is
