"""Changes to a YAML text at exact places: what is not changed keeps every byte, comments included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from drafter.store.entries import ORIGIN
from drafter.store.house import flow, pair
from drafter.store.yaml_tree import Placed

_REMARK = re.compile(r"(?<!\S)#[^\n]*")


def _leaves(node: Placed) -> Iterator[Placed]:
    if node.kind == "scalar":
        yield node
    inner = (*node.items, *(each for pair in node.pairs for each in pair))
    for each in inner:
        yield from _leaves(each)


@dataclass(slots=True)
class Edits:
    """Replacements in one text, made all at once."""

    text: str
    _made: list[tuple[int, int, str]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put ``new`` in the place of a range; an empty range inserts."""
        self._made.append((start, end, new))

    def done(self) -> str:
        """The text with every change made."""
        pieces, at = [], 0
        for start, end, new in sorted(self._made, key=lambda each: each[:2]):
            pieces += [self.text[at:start], new]
            at = end
        return "".join([*pieces, self.text[at:]])

    def column(self, at: int) -> int:
        """The 0-based column of a character."""
        return at - (self.text.rfind("\n", 0, at) + 1)

    def end(self, node: Placed) -> int:
        """One behind the last character of a node; a text in a block of its own runs on to whatever stands next."""
        return node.start + len(self.text[node.start : node.end].rstrip())

    def line_end(self, at: int) -> int:
        """Where the line of a character ends, a remark at its end included."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def put(self, node: Placed, values: Mapping[str, Any]) -> None:
        """Set keys of the mapping at ``node``: one that is there in its place, a new one before what the entry says of itself."""
        known = {key.value: (key, value) for key, value in node.pairs}
        for key, value in values.items():
            if key in known:
                at, old = known[key]
                new = flow(value) if node.flow or old.flow else pair(key, value, self.column(at.start))
                if not (node.flow or old.flow):
                    new = "".join(self._remarks(at, old)) + new
                self.replace(old.start if node.flow or old.flow else at.start, self.end(old), new)
        fresh = {key: value for key, value in values.items() if key not in known}
        for told in (False, True):
            self._insert(node, {key: value for key, value in fresh.items() if (key in ORIGIN) is told}, told)

    def _remarks(self, key: Placed, value: Placed) -> Iterator[str]:
        """The comments inside a value that is written anew, each on a line of its own above the key."""
        margin = " " * self.column(key.start)
        at = key.end
        for leaf in (*_leaves(value), None):
            end = value.end if leaf is None else leaf.start
            yield from (f"{found[0].rstrip()}\n{margin}" for found in _REMARK.finditer(self.text[at:end]))
            at = value.end if leaf is None else leaf.end

    def _insert(self, node: Placed, values: Mapping[str, Any], told: bool) -> None:
        own = [n for n, (key, _) in enumerate(node.pairs) if key.value in ORIGIN]
        at = own[0] if own and own[0] and not told else len(node.pairs)
        last = node.pairs[at - 1]
        indent = self.column(node.pairs[0][0].start)
        for key, value in values.items():
            if node.flow:
                self.replace(last[1].end, last[1].end, f", {key}: {flow(value)}")
            else:
                end = self.line_end(self.end(last[1]))
                self.replace(end, end, f"\n{' ' * indent}{pair(key, value, indent)}")

    def drop(self, node: Placed, keys: set[str]) -> None:
        """Take keys out of the mapping at ``node``; its first key always stays."""
        for before, (key, value) in zip(node.pairs, node.pairs[1:], strict=False):
            if key.value not in keys:
                continue
            if node.flow:
                self.replace(before[1].end, value.end, "")
            else:
                self.replace(self.text.rfind("\n", 0, key.start), self.line_end(self.end(value)), "")
