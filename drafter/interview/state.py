"""The interview as a value: the document, what this conversation has dealt with, the way it came; no terminal in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.interview import plan, reasons
from drafter.interview.moment import Moment
from drafter.interview.places import subjects_of
from drafter.later import later
from drafter.model.fact import Facts
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.node import Series
from drafter.model.pack import Pack
from drafter.model.question import Answers, Path, Question, Role, key_of, leaf
from drafter.model.span import NOWHERE

if TYPE_CHECKING:
    from drafter.interview import answering, find, hints, lists, promises, review, vanished
else:
    answering = later("drafter.interview.answering")
    find = later("drafter.interview.find")
    hints = later("drafter.interview.hints")
    lists = later("drafter.interview.lists")
    promises = later("drafter.interview.promises")
    review = later("drafter.interview.review")
    vanished = later("drafter.interview.vanished")


BACK = "上一题"


@frozen(slots=False)
class Interview:
    """One moment of an interview. Every front door drives this object: ask ``question``, hand ``reply`` what was typed.

    ``focus`` is the topic, list or row gone on with; ``asking`` the keys of questions asked whatever they hold, one after the
    other; ``after`` the key of the question gone on from; ``way`` the keys of the questions answered, the latest last, of which ``walked`` were gone back over; ``said`` is
    what is to be told of the last step.
    """

    pack: Pack
    answers: Answers
    only: str = ""
    seen: frozenset[str] = plan.NOTHING
    focus: str = ""
    asking: tuple[str, ...] = ()
    after: str = ""
    way: tuple[str, ...] = ()
    walked: int = 0
    last: Facts | None = None
    said: tuple[Finding, ...] = ()
    before: Interview | None = field(default=None, compare=False, repr=False)
    held: Moment | None = field(default=None, compare=False, repr=False)

    @cached_property
    def moment(self) -> Moment:
        """What the questions are computed from."""
        if self.held is not None and self.held.answers is self.answers:
            return self.held if self.held.seen is self.seen else self.held.seeing(self.seen)
        return Moment(self.pack, self.answers, self.seen, self.last)

    @cached_property
    def question(self) -> Question | None:
        """What to ask now; None when all was asked."""
        asking = self.asking[0] if self.asking else ""
        return plan.next_question(self.moment, self.only, self.focus, asking, self.after)

    def reply(self, raw: str) -> Interview | Finding:
        """One step on, or what keeps the answer from being taken. 待补, 不适用, 无, 跳过 and 清除 are answers; nothing else is a command."""
        question = self.question
        if question is None:
            return self
        taken = answering.take(self.moment, question, raw)
        if isinstance(taken, Finding):
            return taken
        key, now = question.key, taken.moment
        way = (*(each for each in self.way if each != key), key)
        asking = (*((key,) if taken.again else ()), *(each for each in self.asking if each != key))
        if question.opens:
            asking = lists.still_asked(self.answers, now.answers, question, asking)
        asking = plan.still_there(now, (*reasons.asked_again(self.moment, now, question), *asking))
        lost = vanished.gone(self.pack, self.answers, now.answers, question)
        said = (
            *lost,
            *lists.told(self.answers, now.answers, question, raw),
            *promises.after(self.moment, now, question),
            *hints.after(self.moment, now, question, raw),
        )
        if question.required and raw.strip() in answering.SKIP and plan.pending(question, now.answers):
            said = (*said, finding("noted-pending", NOWHERE, Severity.NOTE, label=question.label))
        now = now.with_seen(hints.mentioned(said))
        step = self._at(now, way=way, walked=0, asking=asking, after=self._after(now, question))._without_lost(
            self.answers, question
        )
        return replace(step, said=said, before=self._bare())

    def back(self) -> Interview:
        """The question answered before this one, asked again with its answer standing; the first moment stays where it is."""
        at = self.walked + 1
        while at <= len(self.way) and plan.question_for(self.moment, self.way[-at]) is None:
            at += 1
        if at > len(self.way):
            return replace(self, said=())
        rest = self.asking[1:] if self.walked else self.asking
        return self._at(self.moment, asking=(self.way[-at], *rest), walked=at)

    def undo(self) -> Interview:
        """The document, the question and the way exactly as before the last change of the document."""
        earlier = self
        while earlier.before is not None:
            earlier = earlier.before
            if earlier.answers != self.answers:
                return replace(earlier, said=())
        return replace(self, said=())

    def go(self, key: str) -> Interview:
        """On with a row of the menu, a topic, a list, an item of a list or a single question; ``wording``: those in hand.

        Of a topic, list or row what is unanswered is asked again, in order; where nothing is, its first question. With a figure
        comes the reason it wants and does not have.
        """
        if subjects_of(self.pack, key):
            return self._go_through(key)
        items = self.wordings() if key == "wording" else plan.item_keys(self.moment, key)
        if not items and plan.question_for(self.moment, key) is None:
            return replace(self, said=(finding("no-place", NOWHERE, Severity.NOTE, name=key),))
        return self._at(self.moment, asking=items or (key, *reasons.reason_keys(self.moment, key)), walked=0)

    def remove(self, item: Path) -> Interview:
        """Without the item of a list at ``item``; the items behind it move up."""
        if not lists.has_item(self.pack, self.answers, item):
            return replace(self, said=(finding("no-item", NOWHERE, Severity.NOTE, name=key_of(item)),))
        node = self.answers.get(item[:-1])
        assert isinstance(node, Series)
        words = lists.first_words(node.items[int(item[-1])])
        numbers = lists.without(len(node.items), int(item[-1]))
        said = finding("item-removed", NOWHERE, Severity.NOTE, n=int(item[-1]) + 1, text=words)
        changed = replace(self, answers=self.answers.drop(item), before=self._bare(), walked=0)
        return replace(changed._renumbered(item[:-1], numbers), said=(said,))

    def move(self, item: Path, to: int) -> Interview:
        """With the item of a list at another place among its own (0: first)."""
        if not lists.has_item(self.pack, self.answers, item):
            return replace(self, said=(finding("no-item", NOWHERE, Severity.NOTE, name=key_of(item)),))
        answers, numbers = lists.moved(self.answers, item, to)
        words = lists.first_words(self.answers.get(item))
        place = numbers[int(item[-1])] + 1
        said = finding("item-moved", NOWHERE, Severity.NOTE, n=int(item[-1]) + 1, to=place, text=words)
        changed = replace(self, answers=answers, before=self._bare(), walked=0)
        return replace(changed._renumbered(item[:-1], {**numbers, len(numbers): len(numbers)}), said=(said,))

    def wordings(self) -> tuple[str, ...]:
        """The keys of the questions about wordings of the topic in hand, in order; of the one just left where it has none."""
        latest = plan.question_for(self.moment, self.way[-1]) if self.way else None
        topics = dict.fromkeys(each.topic for each in (self.question, latest) if each is not None)
        return next(filter(None, (plan.wording_keys(self.moment, topic) for topic in topics)), ())

    def find(self, typed: str) -> tuple[find.Place, ...]:
        """Where one can go by what was typed."""
        return find.find(self.moment, typed)

    def review(self, everything: bool = False) -> tuple[review.Row, ...]:
        """What to look at before writing."""
        return review.rows(self.moment, everything)

    def _go_through(self, key: str) -> Interview:
        subjects = subjects_of(self.pack, key)
        offered = [each for each in plan.questions(self.moment, key) if each.topic in subjects]
        again = {mark(each.key) for each in offered for mark in (str, plan.declined)}
        seen = (self.seen - again - {plan.postponed(each) for each in subjects}) | {
            plan.reopened(each) for each in subjects
        }
        gone_to = replace(self._at(replace(self.moment, seen=seen), walked=0, asking=(), after=""), focus=key)
        asked = gone_to.question
        if offered and (asked is None or asked.topic not in subjects):
            return replace(gone_to, asking=(offered[0].key,))
        return gone_to

    def _after(self, now: Moment, question: Question) -> str:
        """From where to go on: the question answered; of one gone back to only where the answer opens new ones behind it."""
        if question.role is Role.WORDING:
            return self.after
        if not self.walked:
            return question.key
        before, then = (plan.next_question(each, self.only, after=question.key) for each in (self.moment, now))
        opened = then is not None and (before is None or then.key != before.key)
        return question.key if opened else self.after

    def _without_lost(self, earlier: Answers, question: Question) -> Interview:
        """The keys under their new numbers where an item went with its last text."""
        place = question.path[:-2]
        before, now = earlier.get(place), self.answers.get(place)
        count = len(now.items) if isinstance(now, Series) else 0
        if question.role is not Role.TEXT or not isinstance(before, Series) or count >= len(before.items):
            return self
        return self._renumbered(place, lists.without(len(before.items), int(question.path[-2])))

    def _renumbered(self, place: Path, numbers: Mapping[int, int]) -> Interview:
        seen, way, asking = (lists.renumbered(keys, place, numbers) for keys in (self.seen, self.way, self.asking))
        after = next(iter(lists.renumbered((self.after,), place, numbers)), self.after)
        return replace(self, seen=frozenset(seen), way=way, asking=asking, after=after)

    def _bare(self) -> Interview:
        """Without what was read of the document: an hour of steps is kept for undoing."""
        return replace(self, held=None)

    def _at(self, moment: Moment, **changes: object) -> Interview:
        """This interview at another moment; what was read of the document is not read again."""
        now = replace(self, answers=moment.answers, seen=moment.seen, held=moment, said=(), before=self._bare())
        return replace(now, **changes)  # type: ignore[arg-type]


def begin(
    pack: Pack, answers: Answers, only: str = "", last: Facts | None = None, held: Moment | None = None
) -> Interview:
    """The interview of a draft, new or taken up again; ``held`` is what was read of the document already."""
    answers = named(pack, answers)
    moment = held if held is not None and held.answers is answers else Moment(pack, answers, last=last)
    return Interview(pack, answers, only, plan.passed(moment), last=last, held=moment)


def named(pack: Pack, answers: Answers) -> Answers:
    """The document with its kind of report in it."""
    return answers if answers.has(("pack",)) else answers.put(("pack",), leaf(pack.id))
