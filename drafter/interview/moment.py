"""What questions are computed from: the document, its facts as far as they can be read, last year's facts, what was dealt with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from drafter.model.fact import Facts
from drafter.model.finding import Finding, Severity
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.question import Answers, Path
from drafter.questionnaire.resolve import Resolved
from drafter.rendering.derive import Derived, derive

_T = TypeVar("_T")


@frozen(slots=False)
class Moment:
    """One state of a draft as its questions see it. ``seen`` are the keys of questions and marks this conversation dealt with."""

    pack: Pack
    answers: Answers
    seen: frozenset[str] = frozenset()
    last: Facts | None = None

    @cached_property
    def resolved(self) -> Resolved:
        """The document read, with stand-ins for what is missing of its identity."""
        from drafter.interview.completing import complete

        return complete(self.pack, self.answers, self.last)

    @property
    def facts(self) -> Facts | None:
        """What can be read of the document; None when nothing can."""
        return self.resolved.partial

    @cached_property
    def derived(self) -> Derived | None:
        """The facts with what follows from them, and what contradicts."""
        return None if self.facts is None else derive(self.facts, self.pack)

    @property
    def year(self) -> int | None:
        """The year reported; None while it is not known."""
        text = self.answers.text(("year",))
        return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None

    @cached_property
    def index(self) -> Mapping[Path, Node]:
        """Everything written in the document by its path, items of lists included."""
        found: dict[Path, Node] = {}
        _walk(self.answers.root, (), found)
        return found

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What would keep the document from loading, also while its identity is not complete yet."""
        return tuple(each for each in self.resolved.findings if each.severity is Severity.UNREADABLE)

    def once(self, name: str, make: Callable[[], _T]) -> _T:
        """What ``make`` makes of the document, made the first time it is asked for under that name."""
        kept: dict[str, Any] = self._once
        if name not in kept:
            kept[name] = make()
        made: _T = kept[name]
        return made

    @cached_property
    def _once(self) -> dict[str, Any]:
        return {}

    def has(self, path: Path) -> bool:
        """Whether something was written at ``path``."""
        node = self.index.get(path)
        return node is not None and not (isinstance(node, Leaf) and node.empty)

    def text(self, path: Path) -> str:
        """The scalar at ``path``; "" where there is none."""
        node = self.index.get(path)
        return node.text if isinstance(node, Leaf) and not node.empty else ""

    def with_seen(self, keys: Iterable[str]) -> Moment:
        """The same moment with more dealt with."""
        return self.seeing(self.seen | frozenset(keys))

    def seeing(self, seen: frozenset[str]) -> Moment:
        """The same document with something else dealt with; what was read of it is not read again."""
        other = Moment(self.pack, self.answers, seen, self.last)
        other.__dict__.update({key: self.__dict__[key] for key in _READ if key in self.__dict__})
        return other


_READ = ("resolved", "derived", "index", "_once")


def _walk(node: Node, path: Path, found: dict[Path, Node]) -> None:
    if isinstance(node, Branch):
        for key, value in node.items:
            inner = (*path, key.text)
            found[inner] = value
            _walk(value, inner, found)
    elif isinstance(node, Series):
        for n, value in enumerate(node.items):
            inner = (*path, n)
            found[inner] = value
            _walk(value, inner, found)
