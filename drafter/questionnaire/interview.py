"""The interview as a value: the document, what this conversation has dealt with, and the step before; no terminal in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from drafter.model.fact import Facts
from drafter.model.finding import Finding
from drafter.model.pack import Pack
from drafter.model.question import Answers, Question, leaf
from drafter.questionnaire import plan
from drafter.questionnaire.answering import answer, marks

BACK = "上一题"


@dataclass(frozen=True)
class Interview:
    """One moment of an interview. Every front door drives this object: ask ``question``, hand ``reply`` what was typed.

    ``depth`` counts the steps that can be taken back.
    """

    pack: Pack
    answers: Answers
    only: str = ""
    seen: frozenset[str] = plan.NOTHING
    focus: str = ""
    last: Facts | None = None
    before: Interview | None = None
    depth: int = 0

    @cached_property
    def question(self) -> Question | None:
        """What to ask now; None when all was asked."""
        return plan.next_question(self.pack, self.answers, self.seen, self.only, self.focus, self.last)

    def reply(self, raw: str) -> Interview | Finding:
        """One step on, or what keeps the answer from being taken."""
        question = self.question
        if question is None:
            return self
        if raw.strip() == BACK:
            return self.back()
        taken = answer(self.pack, self.answers, question, raw, self.last)
        if isinstance(taken, Finding):
            return taken
        return replace(self, answers=taken, seen=self.seen | marks(question, raw), before=self, depth=self.depth + 1)

    def back(self) -> Interview:
        """Exactly one step back; the first moment stays where it is."""
        return self.before or self

    def jump(self, subject: str) -> Interview:
        """A step that goes on with a topic or plain list: what it leaves unanswered is asked again."""
        again = frozenset(each.key for each in self._about(subject)) | {f"{each.key}?" for each in self._about(subject)}
        seen = (self.seen - again - {plan.opened(subject)}) | {plan.reopened(subject)}
        return replace(self, seen=seen, focus=subject, before=self, depth=self.depth + 1)

    def _about(self, subject: str) -> tuple[Question, ...]:
        offered = plan.questions(self.pack, self.answers, "", self.seen, self.last)
        return tuple(each for each in offered if each.topic == subject)


def begin(pack: Pack, answers: Answers, only: str = "", last: Facts | None = None) -> Interview:
    """The interview of a draft, new or taken up again."""
    if not answers.has(("pack",)):
        answers = answers.put(("pack",), leaf(pack.id))
    return Interview(pack, answers, only, plan.passed(pack, answers), last=last)
