"""Characters with their places on a page → printed rows, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

Glyph = tuple[str, float, float, float, float]  # character, left, right, bottom, top
CELL = "\t"
_BLANK, _COLUMN = 0.8, 2.2  # a gap of so many character heights is a blank, or parts two cells


@dataclass(frozen=True, slots=True)
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
    letters = [each for each in line if not each[0].isspace()]
    if not letters:
        return None
    size = median(each[4] - each[3] for each in letters)
    text, end, before = "", letters[0][1], None
    for glyph in line:
        char, left, right = glyph[:3]
        if left + size * 0.1 < letters[0][1] or left > letters[-1][2]:
            continue  # blanks before the first and behind the last letter
        if before is not None and char == before[0] and left - before[1] < (right - left) * 0.3 and not char.isspace():
            continue
        text += _gap(left - end, size, text, char) + char
        end, before = max(end, right), glyph
    middle = median((each[3] + each[4]) / 2 for each in letters)
    return Row(text.strip(), letters[0][1], max(each[2] for each in letters), middle, size)


def _gap(width: float, size: float, text: str, char: str) -> str:
    """What an empty space is: a cell border, a blank, or only the air between Han and Latin characters."""
    if not text or text[-1].isspace() or char.isspace():
        return ""
    if width > size * _COLUMN:
        return CELL
    latin = text[-1].isascii() and char.isascii() and text[-1].isalpha() and char.isalpha()
    return " " if width > size * (0.15 if latin else _BLANK) else ""
