"""The lines of a draft each of its keys stands on, told from YAML's own events, not from the look of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.model.frozen import frozen
from drafter.store.yaml_tree import read_marked

_STEP = 2
_BREAKS = ("\r", "\x85", "\u2028", "\u2029")  # ends of a line to YAML or to Python, not to both
_BLOCK = ("|", ">")


@frozen
class Block:
    """A key with its value by lines, counted from 0: ``start`` the first comment line above it, ``at`` its own, ``end`` behind its
    last; ``inner`` the keys of its value where each has lines of its own."""

    key: str
    start: int
    at: int
    end: int
    inner: tuple[Block, ...] = ()


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
    starts: list[int] = []
    for key, _ in holder.value:
        start = key.start_mark.line
        while start - 1 > above and not bare[start - 1]:
            start -= 1
        starts.append(start)
        above = key.start_mark.line
    made = []
    for (key, value), start, stop in zip(holder.value, starts, (*starts[1:], end), strict=True):
        at = key.start_mark.line
        split = _parted(value, _STEP) and key.start_mark.column == 0 and value.start_mark.line > at
        made.append(Block(key.value, start, at, stop, _blocks(value, bare, at, stop) if split else ()))
    return tuple(made)


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
