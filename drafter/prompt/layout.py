"""Paragraphs laid out in columns: wrapped by display width, never by the terminal itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from drafter.analysis.sentences import display_width
from drafter.prompt.screen import Line

Measure = Callable[[str], int]

_PIECES = re.compile(r"[!-~]+|\s|.", re.DOTALL)
_NOT_FIRST, _NOT_LAST = "，。；：、！？）》”’】…％", "（《“‘【"
_WORD = re.compile("[!-~]{2}")
_CUT = "…"
_NUMBER = re.compile(r" *\d+ ")
_ACROSS, _GAP = 3, 2


def rows(line: Line, columns: int, measure: Measure = display_width) -> tuple[str, ...]:
    """The rows of a line; those after the first stand under its text, and nothing reaches the last column."""
    hang = measure(line.lead)
    if line.beside:
        return _beside(line, columns, measure)
    if hang > columns // 2:  # a narrow screen: the text takes the whole row
        return (*rows(Line(line.lead), columns, measure), *rows(Line(line.text, most=line.most), columns, measure))
    lines = [each for part in line.text.split("\n") for each in wrapped(part, columns - 1 - hang, measure)]
    if line.most and len(lines) > line.most:
        last = fitted(lines[line.most - 1] + _CUT * 2, columns - 1 - hang, measure)
        lines = [*lines[: line.most - 1], last.rstrip(_CUT) + _CUT]
    return tuple((line.lead if n == 0 else " " * hang) + each for n, each in enumerate(lines))


def _beside(line: Line, columns: int, measure: Measure) -> tuple[str, ...]:
    cells, hang = line.text.split("\n"), measure(line.lead)
    widest = max(map(measure, cells))
    across = min((columns - 1 - hang + _GAP) // (widest + _GAP), _ACROSS, len(cells))
    if across < 2:  # what follows the first row of a cell stands under its text, not under its number
        split = [_NUMBER.match(each) for each in cells]
        heads = [found[0] if found else "" for found in split]
        apart = [Line(each[len(head) :], line.lead + head) for each, head in zip(cells, heads, strict=True)]
        return tuple(row for each in apart for row in rows(each, columns, measure))
    padding = [padded(each, widest + _GAP, measure) for each in cells]
    return tuple((line.lead + "".join(padding[n : n + across])).rstrip() for n in range(0, len(cells), across))


def wrapped(text: str, columns: int, measure: Measure = display_width) -> tuple[str, ...]:
    """The text in rows of at most ``columns``: words of Latin letters stay whole, no row begins with a closing mark."""
    done: list[str] = []
    row = ""
    for piece in _pieces(text, columns, measure):
        if measure(row + piece) <= columns:
            row += piece
        elif piece.isspace():
            done, row = [*done, row], ""
        else:
            at = _break(row, piece)
            done, row = [*done, row[:at]], row[at:] + piece
    return tuple(each.rstrip() for each in (*done, row))


def _break(row: str, piece: str) -> int:
    """Where a row ends before ``piece`` without tearing a mark from its text; at its end where it is all marks."""
    at, first = len(row), piece[0]
    while at > 1 and (first in _NOT_FIRST or row[at - 1] in _NOT_LAST or _WORD.fullmatch(row[at - 1] + first)):
        at -= 1
        first = row[at]
    return at if at > 1 else len(row)


def _pieces(text: str, columns: int, measure: Measure) -> Iterable[str]:
    for found in _PIECES.finditer(text):
        if measure(found[0]) <= columns:
            yield found[0]
        else:
            yield from found[0]


def fitted(text: str, columns: int, measure: Measure = display_width) -> str:
    """The text cut to one row, … at the end of what was cut."""
    if measure(text) <= columns:
        return text
    while text and measure(text + _CUT) > columns:
        text = text[:-1]
    return text + _CUT


def padded(text: str, columns: int, measure: Measure = display_width) -> str:
    """The text with blanks up to ``columns``."""
    return text + " " * (columns - measure(text))


def fitting(parts: Iterable[str], columns: int, measure: Measure = display_width) -> str:
    """As many of the parts, in order, as stand in one row with two blanks between them."""
    row = ""
    for part in parts:
        wider = f"{row}  {part}" if row else part
        if measure(wider) > columns:
            break
        row = wider
    return row
