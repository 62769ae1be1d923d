"""Where a centred title breaks: whole words, lines of like length, the longer one on top (GB/T 9704—2012, 7.3.1)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from drafter.export.measure import NO_END, NO_START, em, fill, units

# A number with its measure.
_UNIT = re.compile(r"[0-9A-Za-z.,%+/-]+(?:年度?|月|日|号|％)?|.", re.DOTALL)
_PAIRS = re.compile("《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕")
_WHOLE = re.compile(
    "(?:年度|季度|半年|阶段性?)?(?:工作|总结|情况|自查|调研|述职)?(?:的)?(?:报告|总结|通知|方案|意见|办法|规定|计划|要点|公告|通报|请示|函)$"
    "|关于|人民政府|委员会|办公室|办公厅|领导小组|管理局|年度"
)
# The end of an agency's name, unless the sign goes on in a word of its own.
_AGENCY = re.compile(
    "(?:人民政府|委员会|办公室|管理局|中心|总队|支队|大队|[局厅委办院省市县区州旗乡镇])(?![场域部分法理公员级内部长属])"
)
_NUMBERED = re.compile("[0-9]年度?")
_CLOSING = frozenset("、，》”）")
_BOUND_START = frozenset("的和与及等")

_GOOD, _EVEN, _ODD, _BAD = 0.0, 3.0, 7.0, 30.0
_ORPHAN = 3
_ORPHAN_COST, _LINE_COST, _SPREAD_COST = 60.0, 12.0, 1.2
_ROOM = 0.6  # in characters, for stand-in faces whose digits are wider than half a character


class Wrap(NamedTuple):
    """Where each line but the last ends, and the width in characters that makes a word processor break there."""

    breaks: tuple[int, ...]
    width: float


def wrap_title(text: str, room: float) -> Wrap:
    """The lines of a title in a type area ``room`` characters of its own size wide (7.3.1: whole words, a trapezoid).

    A file can say nothing but how wide the lines are, so every line takes what fits: no line is longer than the first
    by more than a word.
    """
    limit = room - _ROOM
    if em(text) <= limit:
        return Wrap((), room)
    costs = _costs(text)
    pieces = units(text)
    best, least = Wrap((), room), inf
    for half in range(int(limit * 2), 9, -1):
        breaks, slack = _filled(pieces, half / 2)
        cost = _cost(text, breaks, costs)
        if cost < least - 1e-9:
            best, least = Wrap(breaks, min(half / 2 + slack / 2, room)), cost
    return best


def _filled(pieces: tuple[str, ...], width: float) -> tuple[tuple[int, ...], float]:
    """Where the lines of ``width`` end, and by how much the width may grow before one of them takes more."""
    rows = list(fill(pieces, width))
    ends = tuple(accumulate(len("".join(row)) for row in rows))
    slack = [em("".join(row)) + em(following[0]) - width for row, following in pairwise(rows)]
    return ends[:-1], max(0.0, min([1.0, *slack]))


def _cost(text: str, breaks: tuple[int, ...], costs: tuple[float, ...]) -> float:
    edges = (0, *breaks, len(text))
    widths = [em(text[left:right]) for left, right in pairwise(edges)]
    orphan = _ORPHAN_COST if widths[-1] <= _ORPHAN else 0.0
    spread = max(widths) - min(widths)
    return sum(costs[each] for each in breaks) + orphan + _LINE_COST * len(breaks) + _SPREAD_COST * spread


@lru_cache(maxsize=64)
def _costs(text: str) -> tuple[float, ...]:
    """What it costs to break before each character: nothing after an agency, a year, before 关于; most inside a word."""
    good = {found.end() for found in _AGENCY.finditer(text)} | {found.end() for found in _NUMBERED.finditer(text)}
    bad: set[int] = set()
    for found in (*_UNIT.finditer(text), *_WHOLE.finditer(text), *_PAIRS.finditer(text)):
        inside = range(found.start() + 1, found.end())
        bad.update(inside)
        if len(inside) and text[found.start()] != "的":
            good.add(found.start())
    costs: list[float] = []
    anchor = 0
    for position in range(len(text) + 1):
        if position not in bad and (position in good or text[position - 1 : position] in _CLOSING):
            anchor = position
        costs.append(_place(text, position, anchor, position in bad))
    return tuple(costs)


def _place(text: str, position: int, anchor: int, bad: bool) -> float:
    if bad or not 0 < position < len(text):
        return _BAD
    before, after = text[position - 1], text[position]
    if after in NO_START or before in NO_END or after in _BOUND_START:
        return _BAD
    if position == anchor:
        return _GOOD
    # Most words have two characters: an even distance from a word's edge is more often another one.
    return _EVEN if (position - anchor) % 2 == 0 else _ODD
