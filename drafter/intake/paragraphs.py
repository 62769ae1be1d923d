"""Printed rows of all pages → paragraphs: running heads and page numbers off, broken lines joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from drafter.intake.paper import CELL, Row
from drafter.model.frozen import frozen
from drafter.model.source import Line

_DASHES = "—\\-–－―─·•~～*"
_PAGE = re.compile(
    rf"[{_DASHES}\s]*(?:第\s?)?[0-9０-９]{{1,4}}(?:\s?页)?(?:\s?[/／，,共]\s?(?:共\s?)?[0-9０-９]{{1,4}}(?:\s?页)?)?[{_DASHES}\s]*"
)
_NUMBERED = re.compile(r"(?:第[一二三四五六七八九十]{1,3}[章节部分]|[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳])")  # fmt: skip
_ENDED = re.compile("[。！？；：:;”）)》]$")
_HAN = re.compile("[\u4e00-\u9fff\uff00-\uffef\u3000-\u303f]")
_DIGITS = re.compile("[0-9０-９]+")
_WORD = re.compile(
    "[“‘（(《〈「『【〔\\[]{0,3}(?:[A-Za-z0-9.,:/%+~_\\-–—]{1,40}|.)[，。、；：！？）)》〉」』】〕”’,;:!?%…]{0,3}"
)
_EDGE = 2  # rows at the top and bottom of a page that may be running heads


@frozen
class _Measure:
    """The text block of a page: its edges, the width of a character, the usual distance of two rows."""

    left: float
    right: float
    em: float
    size: float
    pitch: float
    indented: bool  # whether paragraphs start with an indent


def without_furniture(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], int]:
    """The pages without page numbers and running heads, and how many rows went."""
    heads = _running(pages)
    out = [[row for at, row in enumerate(rows) if not _furniture(rows, at, heads)] for rows in pages]
    return out, sum(map(len, pages)) - sum(map(len, out))


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.text.replace(" ", ""))


def _running(pages: Sequence[Sequence[Row]]) -> set[str]:
    """Texts that stand at the same edge of three pages or more, or of every page of a short file."""
    seen: Counter[str] = Counter()
    for rows in pages:
        seen.update({_key(row) for row in (*rows[:_EDGE], *rows[-_EDGE:])})
    wanted = max(2, min(3, len(pages)), len(pages) // 3)
    return {key for key, n in seen.items() if n >= wanted and len(key) <= 60 and not key.endswith(("。", "，"))}


def _furniture(rows: Sequence[Row], at: int, heads: set[str]) -> bool:
    row = rows[at]
    if min(at, len(rows) - 1 - at) >= _EDGE:
        return False
    return _PAGE.fullmatch(row.text) is not None or _key(row) in heads


def paragraphs(pages: Sequence[Sequence[Row]]) -> tuple[Line, ...]:
    """The rows joined to paragraphs over line and page ends; rows of tables and centred lines stay alone."""
    whole = [row for rows in pages for row in rows]
    if not whole:
        return ()
    common = _measure(whole, None)
    out: list[Line] = []
    texts: list[str] = []
    align, before, before_measure = "", None, common
    for rows in pages:
        measure = _measure(rows, common)
        tabled = _tabled(rows)
        for at, row in enumerate(rows):
            own = _align(row, measure)
            joins = before is not None and not tabled[at] and not align
            if joins and before is not None:
                goes_on = _wrapped_title if own == "centre" else _goes_on
                joins = own != "right" and goes_on(before, row, before_measure, measure, at == 0)
            if texts and not joins:
                out.append(_line(texts, align))
                texts = []
            if tabled[at]:
                out.append(Line(row.text, table=True, starts=True))
                before = None
                continue
            texts.append(row.text.replace(CELL, "    "))
            align, before, before_measure = own, row, measure
    if texts:
        out.append(_line(texts, align))
    return tuple(out)


def _line(texts: Sequence[str], align: str) -> Line:
    return Line(_rejoined(texts), align=align, starts=True)


def _rejoined(texts: Sequence[str]) -> str:
    """Only two Latin words meet with a blank."""
    out = texts[0]
    for text in texts[1:]:
        words = out[-1].isascii() and text[0].isascii() and out[-1].isalpha() and text[0].isalpha()
        out += (" " if words else "") + text
    return out


def _measure(rows: Sequence[Row], common: _Measure | None) -> _Measure:
    if common is not None and len(rows) < 6:
        return common
    em = median(row.size for row in rows)
    widths = [
        (row.right - row.left) / len(row.text)
        for row in rows
        if len(row.text) > 10 and len(_HAN.findall(row.text)) == len(row.text)
    ]
    em = median(widths) if widths else em if common is None else common.em
    lefts = Counter(round(row.left / em * 2) for row in rows)
    most = max(lefts.values())
    # Continuing rows are the many; with short paragraphs the indented first rows may be, so the leftmost frequent edge.
    edge = min(at for at, n in lefts.items() if n >= max(2, most * 0.3) or n == most)
    left = median(row.left for row in rows if round(row.left / em * 2) == edge)
    rights = sorted(row.right for row in rows)
    right = rights[int(len(rights) * 0.9)]
    pitches = [a.middle - b.middle for a, b in pairwise(rows) if a.middle > b.middle]
    indents = sum(1.5 < (row.left - left) / em < 2.5 for row in rows)
    indented = indents * 12 > len(rows) or (common is not None and common.indented)
    return _Measure(
        left, right, em, median(row.size for row in rows), min(median(pitches or [em * 1.6]), em * 2.6), indented
    )


def _align(row: Row, measure: _Measure) -> str:
    """centre or right for a short row that stands clear of the left edge."""
    before, after = row.left - measure.left, measure.right - row.right
    if before < measure.em * 2.6:
        return ""
    if abs(before - after) < measure.em * 1.6:
        return "centre"
    return "right" if before > after and before > measure.em * 6 else ""


def _goes_on(before: Row, row: Row, upper: _Measure, measure: _Measure, new_page: bool) -> bool:
    """Whether a row continues the paragraph of the row before it."""
    em = measure.em
    room = upper.right - before.right
    unended = _ENDED.search(before.text) is None and upper.indented and room < (upper.right - upper.left) * 0.25
    if room > _first_word(row.text) * em + em * 0.6 and not unended:
        return False
    if not -em * 1.2 < row.left - measure.left < em * 1.2:
        return False
    if abs(before.size - row.size) > before.size * 0.2:
        return False
    if not new_page and before.middle - row.middle > measure.pitch * 1.6:
        return False
    return not (_NUMBERED.match(row.text) and _ENDED.search(before.text))


def _wrapped_title(before: Row, row: Row, upper: _Measure, measure: _Measure, new_page: bool) -> bool:
    """Whether a centred row is the rest of a title that was too long for one row."""
    full = upper.right - before.right <= (_first_word(row.text) + 0.6) * max(row.size, measure.em)
    alike = abs(before.size - row.size) < row.size * 0.05
    return full and alike and not new_page and row.size > measure.size * 1.12


def _first_word(text: str) -> float:
    """The width in characters of what may not be parted at the start of a row."""
    found = _WORD.match(text)
    return sum(0.55 if char.isascii() else 1.0 for char in found[0]) if found else 1.0


def _tabled(rows: Sequence[Row]) -> list[bool]:
    """Rows that fall into cells and have a neighbour that does, or fall into three and more."""
    many = [row.cells for row in rows]
    near = [max(many[at - 1 : at] + many[at + 1 : at + 2], default=1) for at in range(len(rows))]
    return [n > 1 and (n > 2 or beside > 1) for n, beside in zip(many, near, strict=True)]
