"""The lines of a draft each of its keys stands on, told from YAML's own events, not from the look of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from drafter.model.frozen import frozen
from drafter.store.yaml_tree import read_marked

_STEP = 2
_BREAKS = ("\r", "\x85", "\u2028", "\u2029")  # ends of a line to YAML or to Python, not to both
_BLOCK = ("|", ">")


@frozen
class Block:
    """A key with its value by lines, counted from 0: ``start`` the first comment line above it, ``at`` its own, ``end`` behind its
    last; ``inner`` the keys of its value where each has lines of its own, ``items`` the items of a list of such mappings."""

    key: str
    start: int
    at: int
    end: int
    inner: tuple[Block, ...] = ()
    items: tuple[Block, ...] = ()


@lru_cache(maxsize=4)
def layout(text: str) -> tuple[Block, ...]:
    """The keys of a text and the keys below them; none where a line may belong to two of them."""
    root = None if any(each in text for each in _BREAKS) else read_marked(text)
    if root is None or not _parted(root, 0):
        return ()
    lines = text.removesuffix("\n").split("\n")
    inside = continued(root)
    if inside is None:
        return ()
    bare = [n in inside or (bool(line.strip()) and not line.lstrip().startswith("#")) for n, line in enumerate(lines)]
    last = max((n for n, told in enumerate(bare) if told), default=-1)
    return _blocks(root, bare, -1, last + 1)


def continued(root: Any) -> set[int] | None:
    """The lines that go on with a scalar begun above; None with block scalars: which lines behind them are theirs is a science."""
    inside: set[int] = set()
    for scalar in _scalars(root):
        if scalar.style in _BLOCK:
            return None
        inside.update(range(scalar.start_mark.line + 1, scalar.end_mark.line + 1))
    return inside


def _blocks(holder: Any, bare: Sequence[bool], above: int, end: int) -> tuple[Block, ...]:
    starts = _starts([key for key, _ in holder.value], bare, above)
    made = []
    for (key, value), start, stop in zip(holder.value, starts, (*starts[1:], end), strict=True):
        at, column = key.start_mark.line, key.start_mark.column
        below = value.start_mark.line > at
        split = below and column == 0 and _parted(value, _STEP)
        inner = _blocks(value, bare, at, stop) if split else ()
        made.append(Block(key.value, start, at, stop, inner, _items(value, bare, at, stop, column) if below else ()))
    return tuple(made)


def _items(series: Any, bare: Sequence[bool], above: int, end: int, column: int) -> tuple[Block, ...]:
    """The items of a list written as we write them; none for any other."""
    inside = column + 2 * _STEP
    if series.id != "sequence" or series.flow_style or not all(_parted(each, inside) for each in series.value):
        return ()
    starts = _starts(series.value, bare, above)
    ends = (*starts[1:], end)
    return tuple(
        Block("", start, each.start_mark.line, stop)
        for each, start, stop in zip(series.value, starts, ends, strict=True)
    )


def _starts(nodes: Sequence[Any], bare: Sequence[bool], above: int) -> list[int]:
    """The first line of each: its own, or the first of the comments above it."""
    starts: list[int] = []
    for node in nodes:
        start = at = node.start_mark.line
        while start - 1 > above and not bare[start - 1]:
            start -= 1
        starts.append(start)
        above = at
    return starts


def _parted(node: Any, column: int) -> bool:
    """Whether the node is a mapping each of whose keys begins a line, at ``column``."""
    return (
        node.id == "mapping"
        and bool(node.value)
        and not node.flow_style
        and all(key.id == "scalar" and key.start_mark.column == column for key, _ in node.value)
    )


def _scalars(node: Any) -> Iterator[Any]:
    if node.id == "scalar":
        yield node
        return
    for each in node.value:
        for part in each if node.id == "mapping" else (each,):
            yield from _scalars(part)
