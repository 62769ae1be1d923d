"""Levels by a stack: a count takes the level where it first appears in its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.reading.counting import Counted
from drafter.reading.markers import FLOATING, RANKS

UNHEADED = "unheaded"


@dataclass(slots=True)
class _Open:
    key: str
    level: int
    inline: bool
    passage: int
    value: int
    node: int


class Placed(NamedTuple):
    """The level of a counted item, its parent (index, -1 for none) and what its number says after the one before it."""

    level: int
    parent: int
    previous: int  # the value before it in the same count, 0 when it opens one


def levels(items: Sequence[Counted]) -> list[Placed]:
    """The place of each item in the tree."""
    order: dict[str, int] = {}
    for item in items:
        if not item.marker.inline and _base(item.key) not in FLOATING:
            order.setdefault(item.key, len(order))
    stack: list[_Open] = []
    return [_place(item, at, stack, order) for at, item in enumerate(items)]


def _base(key: str) -> str:
    return key.rstrip("+")


def _place(item: Counted, at: int, stack: list[_Open], order: dict[str, int]) -> Placed:
    marker, key = item.marker, item.key
    if key == UNHEADED:
        del stack[1:]
        stack.append(_Open(key, 1, False, item.passage, 0, at))
        return Placed(1, -1, 0)
    depth = next((at for at, entry in enumerate(stack) if entry.key == key), -1)
    if depth >= 0:
        del stack[depth + 1 :]
        entry = stack[-1]
        previous, entry.value, entry.node = entry.value, marker.value, at
        entry.passage = item.passage
        return Placed(entry.level, _parent(stack), previous)
    if not marker.inline:
        _close_inline(stack, item)
        while stack and _after(stack[-1].key, key, order):
            stack.pop()
    level = stack[-1].level + 1 if stack else 1
    parent = stack[-1].node if stack else -1
    stack.append(_Open(key, level, marker.inline, item.passage, marker.value, at))
    return Placed(level, parent, 0)


def _after(open_key: str, key: str, order: dict[str, int]) -> bool:
    """Whether an open count is a list in passing, and not above the count that comes now."""
    later = order.get(open_key, -1) > order.get(key, 10**9)
    return later and RANKS.get(open_key, -1) > RANKS.get(key, 10**9)


def _parent(stack: Sequence[_Open]) -> int:
    return stack[-2].node if len(stack) > 1 else -1


def _close_inline(stack: list[_Open], item: Counted) -> None:
    """A chain inside a paragraph ends with it, unless a line goes on with it."""
    while stack and stack[-1].inline and stack[-1].passage != item.passage:
        stack.pop()
