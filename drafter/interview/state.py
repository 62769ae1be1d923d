"""The interview as a value: the document, what this conversation has dealt with, the way it came; no terminal in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.interview import hints, plan, review
from drafter.interview.answering import answer, marks
from drafter.interview.find import Place, find
from drafter.interview.moment import Moment
from drafter.model.fact import Facts
from drafter.model.finding import Finding
from drafter.model.pack import Pack
from drafter.model.question import Answers, Path, Question, leaf

BACK = "上一题"


@dataclass(frozen=True)
class Interview:
    """One moment of an interview. Every front door drives this object: ask ``question``, hand ``reply`` what was typed.

    ``focus`` is the topic, list or group gone on with, ``asking`` the key of a question asked again whatever it holds, ``way``
    the keys of the questions answered, the latest last; ``said`` is what is to be told of the last step.
    """

    pack: Pack
    answers: Answers
    only: str = ""
    seen: frozenset[str] = plan.NOTHING
    focus: str = ""
    asking: str = ""
    way: tuple[str, ...] = ()
    last: Facts | None = None
    said: tuple[Finding, ...] = ()
    before: Interview | None = None

    @cached_property
    def moment(self) -> Moment:
        """What the questions are computed from."""
        return Moment(self.pack, self.answers, self.seen, self.last)

    @cached_property
    def question(self) -> Question | None:
        """What to ask now; None when all was asked."""
        return plan.next_question(self.pack, self.answers, self.seen, self.only, self.focus, self.last)

    def reply(self, raw: str) -> Interview | Finding:
        """One step on, or what keeps the answer from being taken. 待补, 不适用, 无 and 跳过 are answers; nothing else is a command."""
        question = self.question
        if question is None:
            return self
        taken = answer(self.pack, self.answers, question, raw, self.last)
        if isinstance(taken, Finding):
            return taken
        return self._step(taken, seen=self.seen | marks(question, raw), way=(*self.way, question.key), asked=question)

    def back(self) -> Interview:
        """The question answered before this one, asked again with its answer standing; the first moment stays where it is."""
        if not self.way:
            return self
        return replace(self, asking=self.way[-1], way=self.way[:-1], said=(), before=self)

    def undo(self) -> Interview:
        """The document, the question and the way exactly as before the last change of the document."""
        earlier = self
        while earlier.before is not None:
            earlier = earlier.before
            if earlier.answers != self.answers:
                return replace(earlier, said=())
        return self

    def go(self, key: str) -> Interview:
        """On with a group, topic, list or single question; what a group or topic leaves unanswered is asked again."""
        return replace(self, focus=key, asking="", said=(), before=self)

    def remove(self, item: Path) -> Interview:
        """Without the item of a list at ``item``; the items behind it move up."""
        return self

    def move(self, item: Path, to: int) -> Interview:
        """With the item of a list at another place among its own (0: first)."""
        return self

    def find(self, typed: str) -> tuple[Place, ...]:
        """Where one can go by what was typed."""
        return find(self.moment, typed)

    def review(self, everything: bool = False) -> tuple[review.Row, ...]:
        """What to look at before writing."""
        return review.rows(self.moment, everything)

    def _step(self, answers: Answers, seen: Iterable[str], way: tuple[str, ...], asked: Question) -> Interview:
        now = replace(self, answers=answers, seen=frozenset(seen), way=way, asking="", said=(), before=self)
        return replace(now, said=hints.after(self.moment, now.moment, asked))


def begin(pack: Pack, answers: Answers, only: str = "", last: Facts | None = None) -> Interview:
    """The interview of a draft, new or taken up again."""
    if not answers.has(("pack",)):
        answers = answers.put(("pack",), leaf(pack.id))
    return Interview(pack, answers, only, plan.passed(pack, answers), last=last)
