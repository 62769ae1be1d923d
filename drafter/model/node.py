"""A YAML document as written: raw scalar texts, each node with its place."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.frozen import frozen
from drafter.model.span import NOWHERE, Span


@frozen
class Leaf:
    """A scalar: its source text unquoted; ``plain`` when it was written without quotes."""

    text: str
    plain: bool = True
    where: Span = NOWHERE

    @property
    def empty(self) -> bool:
        """Whether nothing was written (``key:`` or ``~``)."""
        return self.plain and self.text in ("", "~", "null")


@frozen
class Branch:
    """A mapping in source order; duplicate keys are already taken out."""

    items: tuple[tuple[Leaf, Node], ...]
    where: Span = NOWHERE

    def get(self, key: str) -> Node | None:
        """The value of ``key``, if it is there."""
        return next((value for name, value in self.items if name.text == key), None)

    def key_leaf(self, key: str) -> Leaf | None:
        """The key node of ``key``, if it is there."""
        return next((name for name, _ in self.items if name.text == key), None)

    def __iter__(self) -> Iterator[tuple[Leaf, Node]]:
        return iter(self.items)


@frozen
class Series:
    """A sequence."""

    items: tuple[Node, ...]
    where: Span = NOWHERE


Node = Leaf | Branch | Series


def plain(node: Node | None) -> object:
    """The node as dicts, lists and texts; an empty scalar becomes None. Nothing is coerced: 010, no and 12:30 stay text."""
    if node is None:
        return None
    if isinstance(node, Leaf):
        return None if node.empty else node.text
    if isinstance(node, Series):
        return [plain(each) for each in node.items]
    return {key.text: plain(value) for key, value in node.items}


def locate_key(node: Node, path: tuple[str | int, ...]) -> Span:
    """The place of the key that ends ``path``; of the value where no key does."""
    holder = node
    for step in path[:-1]:
        child = holder.get(str(step)) if isinstance(holder, Branch) else None
        if isinstance(holder, Series) and isinstance(step, int) and step < len(holder.items):
            child = holder.items[step]
        if child is None:
            return locate(node, path)
        holder = child
    key = holder.key_leaf(str(path[-1])) if isinstance(holder, Branch) and path else None
    return key.where if key is not None else locate(node, path)


def locate(node: Node, path: tuple[str | int, ...]) -> Span:
    """The place of the node at ``path``; of its nearest parent where the path leaves the tree."""
    where = node.where
    for step in path:
        if isinstance(node, Branch) and isinstance(step, str):
            child, key = node.get(step), node.key_leaf(step)
            if child is None:
                return where
            where = child.where if isinstance(child, Leaf) and not child.empty else (key or child).where
        elif isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
            child = node.items[step]
            where = child.where
        else:
            return where
        node = child
    return where
