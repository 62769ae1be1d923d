"""Rows of tables in plain text: cells parted by tabs, bars or wide blanks, and the short lines that stand among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.reading.markers import at_start

_TABS, _BARS, _BLANKS = re.compile(r"\t"), re.compile(r"\|"), re.compile(r"[  \u2003\u3000]{2,}")
_FIGURE = re.compile(r"(?:约|近)?[+-]?[0-9][0-9,.]*(?:[%‰]|[\u4e00-\u9fff]{1,3})?|[-—–/]{1,2}|无")
_DATE = re.compile("[0-9]{4}[-/年.]")
_END = ("。", "！", "？", "；", "：", ":")
_LABEL = 48  # characters of a line that only names the rows under it
_RUN = 3  # such lines in a row
_RULE = re.compile(r"[|:\s-]+")


def cells(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each cell of a row, empty ones kept between marks; one cell: no row."""
    for mark in (_BARS, _TABS, _BLANKS):
        if mark.search(text.strip()):
            return _cut(text, mark)
    return ((0, len(text)),)


def _cut(text: str, mark: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    found, start = [], 0
    for each in mark.finditer(text):
        found.append((start, each.start()))
        start = each.end()
    found.append((start, len(text)))
    spans = [_trimmed(text, *span) for span in found]
    if mark is _BARS:
        spans = spans[text.lstrip().startswith("|") :]
        spans = spans[: len(spans) - text.rstrip().endswith("|")]
    return tuple(spans)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()) if inner.strip() else start


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number (or the dash that stands for none)."""
    return _FIGURE.fullmatch(cell) is not None


def rows(texts: Sequence[str], free: Sequence[bool]) -> frozenset[int]:
    """The lines (blank ones are "") that are rows of tables; only ``free`` ones can be: no furniture of a page.

    A table has two rows that end in a figure, or one under a row of names; what stands between its rows without a blank
    line, short and unended, names rows.
    """
    told = [cells(text) if text and ok else () for text, ok in zip(texts, free, strict=True)]
    kinds = [_kind(text, spans) for text, spans in zip(texts, told, strict=True)]
    found: set[int] = set()
    start = 0
    while start < len(texts):
        if not kinds[start]:
            start += 1
            continue
        end = _block(texts, kinds, start)
        members = range(start, end)
        figured = sum(kinds[n] == "figures" for n in members)
        if figured > 1 or (figured == 1 and any(kinds[n] == "names" for n in members)):
            found.update(n for n in members if texts[n])
            found.update(_captions(texts, free, start))
        start = max(end, start + 1)
    return frozenset(found)


def _kind(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """figures: a row that ends in one; names: several cells without any; "" for no row."""
    if len(spans) < 2:
        return ""
    if _RULE.fullmatch(text):
        return "names"
    told = [text[a:b] for a, b in spans if b > a]
    if not told or max(map(len, told)) > 120 or any(cell.endswith("。") for cell in told) or _DATE.match(told[-1]):
        return ""
    if is_figure(told[-1]):
        return "figures"
    return "" if any(map(is_figure, told)) and len(told) < 3 else "names"


def _block(texts: Sequence[str], kinds: Sequence[str], start: int) -> int:
    """One behind the last row of the table that begins with ``start``."""
    end = n = start + 1
    while n < len(texts):
        if kinds[n]:
            end = n = n + 1
            continue
        run = n
        while run < len(texts) and run - n < _RUN and _names(texts[run]) and not kinds[run]:
            run += 1
        blank = n < len(texts) and not texts[n]
        if run > n and run < len(texts) and kinds[run] and not _heads(texts[run - 1], kinds[run]):
            n = run
        elif blank and n + 1 < len(texts) and kinds[n + 1] == "figures" == kinds[n - 1]:
            n += 1
        else:
            break
    return end


def _names(text: str) -> bool:
    return 0 < len(text) <= _LABEL and not text.endswith(_END)


def _heads(text: str, following: str) -> bool:
    """Whether a line over a row of names is a heading of the report: it has a number of its own."""
    return following == "names" and at_start(text) is not None


def _captions(texts: Sequence[str], free: Sequence[bool], start: int) -> list[int]:
    """The short lines right over a table that have no number: its name."""
    found = []
    n = start - 1
    while n >= 0 and start - n <= _RUN and free[n] and _names(texts[n]) and at_start(texts[n]) is None and n > 1:
        found.append(n)
        n -= 1
    return found if n >= 0 and not (texts[n] and at_start(texts[n]) is None and found) else []
