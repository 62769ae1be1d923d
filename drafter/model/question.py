"""What is asked next and what was answered so far: frozen values; nothing here knows a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from enum import Enum

from drafter.model.finding import Finding
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.quantity import Kind

Path = tuple[str | int, ...]


class Role(Enum):
    """What an answer does to the document."""

    IDENTITY = "identity"  # a value of the fixed part of the file
    GATE = "gate"  # whether a topic is told at all
    FIELD = "field"  # a fact
    LAST = "last"  # last year's value of a fact
    TEXT = "text"  # a text of a list of own words
    DETAILS = "details"  # whether the finer figures of a topic are asked for
    REASON = "reason"  # why a figure is so far from last year's
    WORDING = "wording"  # which wording of a pattern is printed
    PROMISE = "promise"  # what became of a problem or plan of last year's report


@frozen
class Question:
    """One thing to ask. ``path`` is the place in the facts file, ``key`` the same as typed (list items from 1).

    ``code`` names the catalogue's sentence where ``text``, the pack's own, is empty; ``hints`` are (kind, words) lines.
    ``topic`` is the topic or the plain list it belongs to, "" for the identity; ``opens``: an empty answer ends the list the
    question would open an item of. ``choices`` may be typed by number; with ``free`` own words are taken beside them.
    ``default`` is what an empty answer takes where the question is new, ``standing`` the answer the document holds already:
    an empty answer leaves it. ``notes`` are sentences to show with the question.
    """

    key: str
    path: Path
    role: Role
    label: str
    text: str = ""
    code: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    kind: Kind | None = None
    choices: tuple[str, ...] = ()
    default: str = ""
    required: bool = False
    topic: str = ""
    group: str = ""
    opens: bool = False
    free: bool = False
    standing: str = ""
    notes: tuple[Finding, ...] = ()


def key_of(path: Path) -> str:
    """The path as a person types it: steps joined by points, items counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def leaf(text: str) -> Leaf:
    """A scalar as drafter writes it: quoted where YAML would read the plain text as nothing."""
    return Leaf(text, text not in ("", "~", "null"))


@frozen
class Answers:
    """The state of a draft: the document as written, raw texts, never changed in place."""

    root: Branch = field(default_factory=lambda: Branch(()))

    def get(self, path: Path) -> Node | None:
        """The node at ``path``; None where there is none."""
        node: Node | None = self.root
        for step in path:
            if isinstance(node, Branch) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def has(self, path: Path) -> bool:
        """Whether something was written at ``path``."""
        return not _nothing(self.get(path))

    def text(self, path: Path) -> str:
        """The scalar at ``path``; "" where there is none."""
        node = self.get(path)
        return node.text if isinstance(node, Leaf) and not node.empty else ""

    def put(self, path: Path, value: Node, orders: Sequence[Sequence[str]] = ()) -> Answers:
        """With ``value`` at ``path``; ``orders`` gives, for each step, the order of the keys a new one is placed by."""
        return replace(self, root=_put(self.root, path, value, orders))

    def drop(self, path: Path) -> Answers:
        """Without what stands at ``path``; what was its only holder goes with it."""
        node = _drop(self.root, path)
        return replace(self, root=node if isinstance(node, Branch) else Branch(()))


def _nothing(node: Node | None) -> bool:
    return node is None or (isinstance(node, Leaf) and node.empty)


def _put(node: Node | None, path: Path, value: Node, orders: Sequence[Sequence[str]]) -> Branch:
    """``path`` begins with a key; what cannot hold it gives way."""
    branch = node if isinstance(node, Branch) else Branch(())
    head, rest = str(path[0]), path[1:]
    old = branch.get(head)
    if not rest:
        new = value
    elif isinstance(rest[0], int):
        new = _put_item(old, rest[0], rest[1:], value, orders[2:])
    else:
        new = _put(old, rest, value, orders[1:])
    if old is not None:
        return replace(branch, items=tuple((key, new if key.text == head else each) for key, each in branch.items))
    at = _place(branch, head, orders[0] if orders else ())
    return replace(branch, items=(*branch.items[:at], (Leaf(head), new), *branch.items[at:]))


def _put_item(node: Node | None, at: int, rest: Path, value: Node, orders: Sequence[Sequence[str]]) -> Series:
    series = node if isinstance(node, Series) else Series(())
    old = series.items[at] if at < len(series.items) else None
    new = _put(old, rest, value, orders) if rest else value
    return replace(series, items=(*series.items[:at], new, *series.items[at + 1 :]))


def _place(branch: Branch, key: str, order: Sequence[str]) -> int:
    """After the last of those that come before it in ``order``; at the end for a key without a rank."""
    if key not in order:
        return len(branch.items)
    before = set(order[: order.index(key)])
    known = [n for n, (name, _) in enumerate(branch.items) if name.text in before]
    if known:
        return known[-1] + 1
    return next((n for n, (name, _) in enumerate(branch.items) if name.text in order), len(branch.items))


def _drop(node: Node, path: Path) -> Node | None:
    head, rest = path[0], path[1:]
    if isinstance(node, Branch):
        kept = [(key, _drop(each, rest) if rest and key.text == head else each) for key, each in node.items]
        items = tuple((key, each) for key, each in kept if each is not None and (rest or key.text != head))
        return replace(node, items=items) if items else None
    if isinstance(node, Series):
        inner = [_drop(each, rest) if rest and n == head else each for n, each in enumerate(node.items)]
        left = tuple(each for n, each in enumerate(inner) if each is not None and (rest or n != head))
        return replace(node, items=left) if left else None
    return node
