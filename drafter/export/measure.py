"""How wide a text is and on how many lines it comes, for faces whose digits are half as wide as their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.export.plain import half_width

# A line neither begins with the first nor ends in the second (GB/T 15834—2011, 5.1).
NO_START = frozenset("，。、；：？！）》〉”’】〕％…—·")
NO_END = frozenset("（《〈“‘【〔")
_STRETCH = re.compile(r"[0-9A-Za-z.,%+/-]+|.", re.DOTALL)


def em(text: str) -> float:
    """The width of a text in Han characters (GB/T 9704—2012, 3.1: 一字)."""
    return sum(0.5 if half_width(char) else 1.0 for char in text)


def units(text: str) -> tuple[str, ...]:
    """The stretches a word processor keeps on one line: numbers, and marks with the character they cling to."""
    found: list[str] = []
    for stretch in _STRETCH.findall(text):
        if found and (stretch[0] in NO_START or found[-1][-1] in NO_END):
            found[-1] += stretch
        else:
            found.append(stretch)
    return tuple(found)


def fill(pieces: Sequence[str], width: float, first: float | None = None) -> Iterator[list[str]]:
    """The lines of at most ``width`` characters, the first of ``first``; a piece wider than a line is cut in it."""
    room = width if first is None else first
    line: list[str] = []
    used = 0.0
    for piece in pieces:
        wide = em(piece)
        if line and used + wide > room:
            yield line
            line, used, room = [], 0.0, width
        while used + wide > room > 1:
            cut = max(1, _fits(piece, room - used))
            yield [*line, piece[:cut]]
            line, used, room, piece = [], 0.0, width, piece[cut:]
            wide = em(piece)
        line.append(piece)
        used += wide
    if line:
        yield line


def _fits(text: str, room: float) -> int:
    """How many characters of a text fit in ``room``."""
    used = 0.0
    for count, char in enumerate(text):
        used += em(char)
        if used > room:
            return count
    return len(text)


def lines(text: str, width: float, first: float | None = None) -> int:
    """On how many lines of ``width`` characters a text comes; an empty one takes a line too."""
    return max(1, sum(1 for _ in fill(units(text), width, first)))
