"""Characters with their places on a page → printed rows, read from left to right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from drafter.model.frozen import frozen

Glyph = tuple[str, float, float, float, float]  # character, left, right, bottom, top
CELL = "\t"
_COLUMN = 2.2  # a gap of so many character sizes parts two cells
_AIR, _TYPED, _LATIN, _HAN = 0.4, 0.1, 0.14, 0.18  # beyond this a gap is a blank


@frozen
class Row:
    """One printed line: its text, where it begins and ends, the height of its middle, and the size of its characters."""

    text: str
    left: float
    right: float
    middle: float
    size: float

    @property
    def cells(self) -> int:
        """How many cells the row falls into."""
        return self.text.count(CELL) + 1


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom; a character printed twice to look bold counts once."""
    printed = [glyph for glyph in glyphs if glyph[4] > glyph[3] or not glyph[0].isspace()]
    made = (_row(line) for line in _lines(printed))
    return [row for row in made if row is not None]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters whose middles stand at one height, whatever order they were drawn in."""
    line: list[Glyph] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda each: -(each[3] + each[4])):
        at, height = (glyph[3] + glyph[4]) / 2, glyph[4] - glyph[3]
        if line and middle - at > max(size, height) * 0.45:
            yield line
            line = []
        if not line or height > size:  # a small character on the line does not move it
            middle, size = at, height
        line.append(glyph)
    if line:
        yield line


def _row(line: list[Glyph]) -> Row | None:
    line.sort(key=lambda each: each[1])
    letters = [each for each in _once(line) if not each[0].isspace()]
    if not letters:
        return None
    size = median(each[4] - each[3] for each in letters)
    air = median([after[1] - before[2] for before, after in pairwise(letters)] or [0.0])  # of a justified row
    typed = {bisect_left(letters, each[1] + 0.01, key=lambda one: one[1]) for each in line if each[0].isspace()}
    text = letters[0][0]
    for at, (before, after) in enumerate(pairwise(letters), 1):
        text += _gap(after[1] - before[2] - max(air, 0.0), size, before[0], after[0], at in typed) + after[0]
    middle = median((each[3] + each[4]) / 2 for each in letters)
    return Row(text, letters[0][1], max(each[2] for each in letters), middle, size)


def _once(line: Sequence[Glyph]) -> Iterator[Glyph]:
    before: Glyph | None = None
    for glyph in line:
        if before is None or glyph[0] != before[0] or glyph[1] - before[1] >= (glyph[2] - glyph[1]) * 0.3:
            yield glyph
        before = glyph


def _gap(width: float, size: float, before: str, after: str, typed: bool) -> str:
    """What an empty space is: a cell border, a blank, or only the air a program puts between Han and Latin characters."""
    if width > size * _COLUMN:
        return " " * max(2, round(width / size * 2)) if typed else CELL
    if before.isascii() != after.isascii():
        return " " if width > size * (_TYPED if typed else _AIR) else ""
    return " " if typed or width > size * (_LATIN if before.isascii() else _HAN) else ""
