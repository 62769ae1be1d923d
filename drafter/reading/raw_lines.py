"""The non-blank raw lines of a source with what tells whether one runs on into the next."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.model.frozen import frozen
from drafter.model.source import Line, Source
from drafter.reading import shapes
from drafter.reading.furniture import furniture, is_annex, is_head, is_page_number
from drafter.reading.markers import FLOATING, Marker, at_start
from drafter.reading.normalise import normalise
from drafter.reading.rows import rows

_WRAPS = range(16, 121)  # widths at which people wrap a text by hand, in characters
_HEAP = 2000  # lines
DEBRIS = "debris"
_LEAST = 6  # fewer full lines than this show no width
_WHOLE = 60  # characters beyond which a line is no line of a text wrapped by hand
_CELLS = re.compile(r"\t+|\s*\|\s*")  # a row of a table as plain text
_SPOKEN = re.compile("[。；：！？]")


class RawLine(NamedTuple):
    """A non-blank line: ``number`` is 1-based, ``column`` where its text begins, ``gap`` whether a blank line is before it.

    ``apart``: its words alone say that it stands for itself, whatever is around it; ``bare``: it has a number and no end
    mark, inside or at its end.
    """

    number: int
    column: int
    raw: str
    text: str
    line: Line
    gap: bool
    marker: Marker | None
    rule: str  # of furniture, "" for none
    page: bool
    apart: bool
    bare: bool


@frozen
class Habits:
    """What the lines of a text have in common: wrap width (0 for none), indent of first lines, headings by class."""

    width: int
    indented: bool
    indents: bool  # every line is indented, as first lines are
    bare: Mapping[str, int]
    spoken: Mapping[str, int]
    short: int
    parted: bool  # a blank line between most paragraphs
    listed: bool  # 一是, 二是 stand at the start of paragraphs
    lost: frozenset[int]  # numbers of the lines between two headings whose count misses one
    over: int = 0  # short lines without number right over a line that is a whole paragraph
    hung: bool = False  # first lines are indented and the lines that go on with them are not


def raw_lines(source: Source) -> tuple[RawLine, ...]:
    """The non-blank lines, normalised and looked at one by one."""
    found = []
    texts = normalise(source.text).split("\n")
    if _debris(texts):
        return tuple(
            RawLine(number, 0, line.text, plain, line, False, None, DEBRIS, False, True, False)
            for number, (line, plain) in enumerate(zip(source.lines, texts, strict=True), 1)
            if plain.strip()
        )
    gap, rowed = False, 0
    tabled = _tabled(source, texts)
    for at, (line, plain) in enumerate(zip(source.lines, texts, strict=True)):
        text = plain.strip()
        if not text:
            gap = True
            continue
        if not line.table and (at in tabled or len(_CELLS.split(text, 2)) > 2):
            line = replace(line, table=True)
        elif not line.table and (cells := shapes.figure_cells(text)):
            if cells == rowed or (at + 1 < len(texts) and shapes.figure_cells(texts[at + 1].strip()) == cells):
                line = replace(line, table=True)
            rowed = cells
        else:
            rowed = 0
        column = len(plain) - len(plain.lstrip())
        marker = None if line.table else at_start(text)
        rule = "" if marker and not marker.unsure else furniture(text)
        page = bool(rule) and is_page_number(text)
        raw = line.text[column : column + len(text)]
        apart = bool(rule) or line.table or _apart(text)
        found.append(RawLine(at + 1, column, raw, text, line, gap, marker, rule, page, apart, _bare(text, marker)))
        gap = False
    return tuple(found)


def _tabled(source: Source, texts: Sequence[str]) -> frozenset[int]:
    """The lines that are rows of a table in plain text."""
    stripped = [text.strip() for text in texts]
    free = [not line.table and furniture(text) == "" for line, text in zip(source.lines, stripped, strict=True)]
    return rows(stripped, free)


def _debris(texts: Sequence[str]) -> bool:
    """Whether a text is a heap of lines of a few characters each: nobody wrote that, so no line is looked at."""
    if len(texts) < _HEAP:
        return False
    sizes = [size for text in texts if (size := len(text.strip()))]
    return len(sizes) >= _HEAP and sum(sizes) <= 8 * len(sizes)


def _apart(text: str) -> bool:
    return len(text) <= 120 and (shapes.is_date(text) or is_head(text) or is_annex(text))


def _bare(text: str, marker: Marker | None) -> bool:
    if marker is None or len(text) > 66:
        return False
    words = text[marker.body :]
    return not _SPOKEN.search(words) and words.count("，") <= 3


def habits(lines: Sequence[RawLine]) -> Habits:
    """What the lines have in common."""
    body = [line for line in lines if not line.apart]
    bare: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    for line in body:
        if line.marker and line.bare:
            bare[line.marker.cls] += 1
        elif line.marker and _SPOKEN.search(line.text):
            spoken[line.marker.cls] += 1
    width = _width(body)
    indents_of = [line.column for line in body]
    indented = bool(indents_of) and 0.05 <= sum(map(bool, indents_of)) / len(indents_of) <= 0.75
    short = sum(1 for line in body if lone(line))
    parted = sum(line.gap for line in body) > 0.4 * len(body)
    ends = sum(1 for line, following in itertools.pairwise(body) if floating(following) and _short_of(line, width))
    indents = sum(indent > 1 for indent in indents_of) > 0.75 * len(body)
    over = sum(1 for line, following in itertools.pairwise(body) if line.gap and lone(line) and _paragraph(following))
    hung = indented and not width and _hung(body)
    return Habits(width, indented, indents, bare, spoken, short, parted, ends >= 2, _lost(body), over, hung)


def _paragraph(line: RawLine) -> bool:
    """Whether a line right below another one is a paragraph by itself."""
    return not line.gap and len(line.text) > _WHOLE and shapes.ended(line.text)


def _hung(lines: Sequence[RawLine]) -> bool:
    """Whether lines without indent go on with the line before: most of them follow one that is no whole sentence."""
    pairs = [(last, line) for last, line in itertools.pairwise(lines) if not (line.column or line.gap or line.marker)]
    going = sum(not (shapes.closed(last.text) or last.bare or lone(last)) for last, _ in pairs)
    return going >= _LEAST and going * 4 >= len(pairs) * 3


def lone(line: RawLine) -> bool:
    """Whether a line with no number is as short and open as a heading is."""
    text = line.text
    return (
        not line.marker
        and 4 <= len(text) <= 34
        and not shapes.closed(text)
        and text[-1] not in "，、："
        and (text.count("，") <= 1 and "。" not in text and "；" not in text)
    )


def _width(lines: Sequence[RawLine]) -> int:
    """The width a text was wrapped at by hand, 0 when it was not."""
    if len(lines) < _LEAST:
        return 0
    lengths = sorted(_length(line) for line in lines)
    top = lengths[-1 - max(1, len(lengths) // 30)]  # a signature or a link may be longer
    if top not in _WRAPS or sum(length > top + 2 for length in lengths) > max(1, len(lengths) // 30):
        return 0
    full = [line for line in lines if top - 3 <= _length(line) <= top + 2]
    broken = [line for line in full if not shapes.closed(line.text)]
    enough = len(full) >= max(_LEAST, 0.3 * len(lines))
    return top if enough and len(broken) >= 0.6 * len(full) else 0


def _length(line: RawLine) -> int:
    return len(line.text) + line.column if line.column < 3 else len(line.text)


def _short_of(line: RawLine, width: int) -> bool:
    return width > 0 and len(line.text) < width - 3


def _lost(lines: Sequence[RawLine]) -> frozenset[int]:
    """Where a heading that lost its number may stand."""
    last: dict[str, RawLine] = {}
    found: set[int] = set()
    for line in lines:
        if not line.marker or not line.bare or line.marker.cls in FLOATING:
            continue
        before = last.get(line.marker.cls)
        if before and before.marker and line.marker.value == before.marker.value + 2:
            found.update(range(before.number + 1, line.number))
        last[line.marker.cls] = line
    return frozenset(found)


def floating(line: RawLine) -> bool:
    """Whether a line opens with 一是, 其一, 首先 and the like."""
    return line.marker is not None and line.marker.cls in FLOATING
