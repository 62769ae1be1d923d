"""A draft brought in step piece by piece: only the keys that changed are read and written again, the other lines stay.

Writing the whole file costs more than a person may have to wait for the next question. A piece is a key of the file or, where its
value is a mapping, a key of that: a topic. Where a piece cannot be told for certain the whole is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.question import Path
from drafter.store.draft_layout import Block, layout
from drafter.store.draft_tree import Labels, Tree, name_in

Edit = tuple[int, int, list[str]]


class Doubt(Exception):
    """The pieces cannot be told apart for certain."""


def patched(text: str, root: Branch, before: Branch, labels: Labels) -> str:
    """The text, which told ``before``, brought in step with the document; raises Doubt where the whole is to be written."""
    blocks = layout(text)
    if not blocks:
        raise Doubt
    lines = text.removesuffix("\n").split("\n")
    edits = _Patch(lines, labels).edits(blocks, root, before)
    for start, end, new in reversed(edits):
        lines[start:end] = new
    return "\n".join(lines) + "\n" if edits else text


@frozen
class _Patch:
    """``path`` in keys; a block knows its key as the file writes it."""

    lines: Sequence[str]
    labels: Labels

    def edits(
        self, blocks: Sequence[Block], branch: Branch, before: Node | None, path: Path = (), holder: Block | None = None
    ) -> list[Edit]:
        """What to put in place of which lines, from the first to the last."""
        there = {block.key: block for block in blocks}
        named = [(name_in(there, (*path, key.text), self.labels), key.text, node) for key, node in branch]
        if there.keys() - {name for name, _, _ in named}:
            raise Doubt  # comments of a key that goes move to the end of the file
        made: list[Edit] = []
        at = holder.at + 1 if holder else 0
        for name, key, node in named:
            block = there.get(name)
            if block is None and at == 0:
                raise Doubt  # what opens the file stands above its first key
            if block is None:
                made.append((at, at, self._piece((*path, key), node, holder, None)))
            elif block.end <= at:
                raise Doubt  # the file has its keys in another order
            else:
                old = before.get(key) if isinstance(before, Branch) else None
                made += () if _equal(old, node) else self._changed((*path, key), node, old, block, holder)
                at = block.end
        return made

    def _changed(self, path: Path, node: Node, old: Node | None, block: Block, holder: Block | None) -> list[Edit]:
        if block.inner and isinstance(node, Branch):
            return self.edits(block.inner, node, old, path, block)
        if isinstance(node, Series) and isinstance(old, Series) and _grown(block, old, node):
            return self._items(path, node, old, block, holder)
        new = self._piece(path, node, holder, block)
        return [] if list(new) == list(self.lines[block.start : block.end]) else [(block.start, block.end, new)]

    def _items(self, path: Path, node: Series, old: Series, block: Block, holder: Block | None) -> list[Edit]:
        """Each item that changed, and those to come."""
        made: list[Edit] = []
        above = [each for each in (holder, block) if each]
        for there, item, was in zip_longest(block.items, node.items, old.items):
            if item is was or (was is not None and _equal(was, item)):
                continue
            start, end = (there.start, there.end) if there else (block.items[-1].end,) * 2
            made.append((start, end, self._lines(path, Series((item,)), above, there)))
        return made

    def _piece(self, path: Path, node: Node, holder: Block | None, block: Block | None) -> list[str]:
        """The lines of a key brought in step with its value."""
        return self._lines(path, node, [holder] if holder else [], block)

    def _lines(self, path: Path, node: Node, above: Sequence[Block], block: Block | None) -> list[str]:
        """The lines of a key or item, the value brought in step; ``above`` are the keys it stands under."""
        head = [self.lines[each.at].split(" #")[0].rstrip() for each in above]
        old = list(self.lines[block.start : block.end]) if block else []
        tree = Tree("".join(f"{line}\n" for line in (*head, *old)), self.labels)
        changed = tree.merge(_alone(path, node))
        made = tree.text().removesuffix("\n").split("\n") if changed else [*head, *old]
        if tree.footer or made[: len(head)] != head:
            raise Doubt
        return made[len(head) :]


def _grown(block: Block, old: Series, node: Series) -> bool:
    """Whether the list holds what it held, changed or not, and perhaps more: all of it mappings with lines of their own."""
    every = all(isinstance(each, Branch) for each in (*old.items, *node.items))
    return every and 0 < len(block.items) == len(old.items) <= len(node.items)


def _alone(path: Path, node: Node) -> Branch:
    """The document that holds nothing but the value at ``path``."""
    for step in reversed(path):
        node = Branch(((Leaf(str(step)), node),))
    assert isinstance(node, Branch)
    return node


def _equal(old: Node | None, new: Node) -> bool:
    """Whether both say the same, wherever they were read."""
    if old is new or old is None:
        return old is new
    if isinstance(old, Leaf) and isinstance(new, Leaf):
        return old.text == new.text and old.empty == new.empty
    if isinstance(old, Series) and isinstance(new, Series):
        return len(old.items) == len(new.items) and all(map(_equal, old.items, new.items))
    if isinstance(old, Branch) and isinstance(new, Branch):
        return len(old.items) == len(new.items) and all(
            key.text == other.text and _equal(value, each)
            for (key, value), (other, each) in zip(old.items, new.items, strict=True)
        )
    return False
