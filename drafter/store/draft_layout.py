"""The lines of a draft each of its keys stands on, told from YAML's own events, not from the look of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.store.yaml_tree import Marked, read_marked

_STEP = 2
_BREAKS = ("\r", "\x85", "\u2028", "\u2029")  # ends of a line to YAML or to Python, not to both
_BLOCK = ("|", ">")


@dataclass(frozen=True, slots=True)
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
    if root is None or not _parted(root):
        return ()
    lines = text.removesuffix("\n").split("\n")
    inside: set[int] = set()
    for scalar in _scalars(root):
        if scalar.style in _BLOCK:  # whether the blank and comment lines behind it are its own is a science
            return ()
        inside.update(range(scalar.line + 1, scalar.end + 1))
    bare = [n in inside or bool(line.strip()) and not line.lstrip().startswith("#") for n, line in enumerate(lines)]
    last = max((n for n, told in enumerate(bare) if told), default=-1)
    return _blocks(root, bare, (-1, last + 1), 0)


def _blocks(holder: Marked, bare: Sequence[bool], within: tuple[int, int], depth: int) -> tuple[Block, ...]:
    above, end = within
    starts: list[int] = []
    for key, _ in holder.pairs:
        start = key.line
        while start - 1 > above and not bare[start - 1]:
            start -= 1
        starts.append(start)
        above = key.line
    made = []
    for (key, value), start, stop in zip(holder.pairs, starts, (*starts[1:], end), strict=True):
        split = depth == 0 and _parted(value, _STEP) and value.pairs[0][0].line > key.line
        inner = _blocks(value, bare, (key.line, stop), 1) if split else ()
        made.append(Block(key.value or "", start, key.line, stop, inner))
    return tuple(made)


def _parted(node: Marked, column: int = 0) -> bool:
    """Whether the node is a mapping each of whose keys begins a line, at ``column``."""
    return bool(node.pairs) and not node.flow and all(key.value is not None and key.column == column for key, _ in node.pairs)


def _scalars(node: Marked) -> Iterator[Marked]:
    if node.value is not None:
        yield node
    for each in (*(part for pair in node.pairs for part in pair), *node.items):
        yield from _scalars(each)
