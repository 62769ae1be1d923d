"""A row of a table → one line with tabs, unless the table only lays out the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.source import Line

_CELL, _LINES = 400, 12  # a longer cell holds running text: the table is a frame around it
_WIDE = re.compile("[\u2018-\u201d\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


def row_line(cells: Sequence[Sequence[Line]]) -> Line | None:
    """The row as one table line; None where its cells are to be read as lines of their own."""
    if sum(any(line.text for line in cell) for cell in cells) < 2:
        return None
    if any(len(cell) > _LINES or any(line.table for line in cell) for cell in cells):
        return None
    texts = [joined([line.text for line in cell]) for cell in cells]
    if any(len(text) > _CELL for text in texts):
        return None
    return Line("\t".join(text.replace("\t", " ").strip() for text in texts), table=True, starts=True)


def joined(texts: Sequence[str]) -> str:
    """Lines made one: a blank only where no Han character is near."""
    out = ""
    for text in filter(None, texts):
        near = out and not _WIDE.match(out[-1]) and not _WIDE.match(text[0])
        out += (" " if near else "") + text
    return out
