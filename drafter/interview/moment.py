"""What questions are computed from: the document, its facts as far as they can be read, last year's facts, what was dealt with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from drafter.model.fact import Facts
from drafter.model.pack import Pack
from drafter.model.question import Answers
from drafter.questionnaire.resolve import Resolved
from drafter.rendering.derive import Derived, derive


@dataclass(frozen=True)
class Moment:
    """One state of a draft as its questions see it. ``seen`` are the keys of questions and marks this conversation dealt with.

    ``ready`` is the document read already, where an answer was checked by reading it.
    """

    pack: Pack
    answers: Answers
    seen: frozenset[str] = frozenset()
    last: Facts | None = None
    ready: Resolved | None = field(default=None, compare=False, repr=False)

    @cached_property
    def resolved(self) -> Resolved:
        """The document read, with stand-ins for what is missing of its identity."""
        from drafter.interview.completing import complete

        return self.ready or complete(self.pack, self.answers, self.last)

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

    def with_seen(self, keys: Iterable[str]) -> Moment:
        """The same moment with more dealt with."""
        read = self.__dict__.get("resolved", self.ready)
        return Moment(self.pack, self.answers, self.seen | frozenset(keys), self.last, read)
