"""The wordings a pattern offers, told with the facts at hand, for a person to pick from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.analysis.numerals import fold
from drafter.interview.moment import Moment
from drafter.model.fact import Fact, Facts
from drafter.model.finding import Finding, finding
from drafter.model.frozen import frozen
from drafter.model.pack import Pack, Pattern
from drafter.model.question import Answers, Question, Role, key_of, leaf
from drafter.model.span import NOWHERE
from drafter.model.tree import Origin, text_of
from drafter.questionnaire.paths import orders_of

if TYPE_CHECKING:  # telling is loaded when there is something to tell: the first question comes sooner
    from drafter.rendering.tell import Teller

MOST = 2  # questions a topic: choosing words is worth little time beside finding figures
LEAST = 2  # figures in a sentence worth a question; one figure is told much the same in any wording
_ROOM = 480  # characters of all choices of a question: about a dozen rows of a small screen


@frozen
class Offer:
    """A pattern with the wordings that can be told: (name, sentence), first the one the report takes as things stand."""

    pattern: Pattern
    told: tuple[tuple[str, str], ...]
    keys: frozenset[str]

    @property
    def size(self) -> int:
        """How many figures it tells."""
        return len(self.keys)


def questions(moment: Moment, topic: str, group: str) -> Iterator[Question]:
    """One question (Role.WORDING, path ("wording", pattern id)) for each pattern of the topic that can be told in two ways or more.

    The choices are whole sentences, the first the one the report takes as things stand; ``standing`` is its number once pinned.
    """
    for offer in _offers(moment, topic):
        path = ("wording", offer.pattern.id)
        pinned = moment.answers.text(path) in dict(offer.told)
        yield Question(
            key_of(path),
            path,
            Role.WORDING,
            moment.pack.topics[topic].label,
            code="ask-wording",
            choices=tuple(sentence for _, sentence in offer.told),
            topic=topic,
            group=group,
            standing="1" if pinned else "",
        )


def others(moment: Moment, topic: str, key: str) -> tuple[str, int]:
    """The key of the question about the wording that tells the figure ``key``, and how many other wordings it has; ("", 0) for none."""
    offers = (
        each for each in _offers(moment, topic) if key in each.keys and not moment.has(("wording", each.pattern.id))
    )
    return next(((key_of(("wording", each.pattern.id)), len(each.told) - 1) for each in offers), ("", 0))


def mentioned(key: str) -> str:
    """The mark in ``seen`` of a wording whose others were spoken of."""
    return f"{key}=说过"


def take(moment: Moment, question: Question, text: str) -> Answers | Finding:
    """The document with the wording of that number or name pinned; an empty answer leaves the choice to the report."""
    names = {sentence: name for name, sentence in _told(moment, question)}
    typed = fold(text).rstrip(".、．")
    by_number = dict(enumerate(question.choices, 1))
    if typed in ("", "跳过"):
        return moment.answers
    if typed.isdecimal():
        sentence = by_number.get(int(typed), "") if len(typed) < 3 else ""
    else:
        sentence = next((each for each, name in names.items() if typed.upper() == name.upper()), text.strip())
    if sentence not in names:
        expected = "、".join(map(str, by_number))
        return finding("not-a-choice", NOWHERE, key=question.key, label=question.label, typed=text, expected=expected)
    return moment.answers.put(question.path, leaf(names[sentence]), orders_of(question.path, moment.pack))


def _told(moment: Moment, question: Question) -> tuple[tuple[str, str], ...]:
    offers = (each for each in _offers(moment, question.topic) if each.pattern.id == question.path[-1])
    return next((each.told for each in offers), ())


def _offers(moment: Moment, topic: str) -> tuple[Offer, ...]:
    """The patterns of the topic that tell most figures, in the order of the report."""
    if moment.derived is None or topic in moment.derived.facts.absent_topics:
        return ()
    known = _known(moment.pack, moment.derived.facts, topic)
    if known not in _MEMORY:
        if len(_MEMORY) >= _REMEMBERED:
            _MEMORY.clear()
        found = [each for each in _all(moment, topic) if each.size >= LEAST]
        largest = sorted(found, key=lambda each: -each.size)[:MOST]
        _MEMORY[known] = tuple(each for each in found if each in largest)
    return _MEMORY[known]


_REMEMBERED = 512
_MEMORY: dict[tuple[object, ...], tuple[Offer, ...]] = {}
"""What was told before: every step of an interview lists the questions of every topic, and a step changes the facts of one."""


def _known(pack: Pack, facts: Facts, topic: str) -> tuple[object, ...]:
    """Everything the sentences of the topic's patterns are made of."""
    agency = facts.agency
    frame = (pack.digest, topic, facts.year, facts.as_of, agency.name, agency.region)
    patterns = [each for each in pack.patterns if each.topic == topic]
    named = {key for each in patterns for key in each.keys}
    told = (each for each in facts.values.values() if each.key in named or pack.fields[each.key].period)
    pins = tuple((each.id, facts.wording.get(each.id)) for each in patterns)
    return (*frame, pins, *(_signature(fact) for fact in told))


def _signature(fact: Fact) -> tuple[object, ...]:
    shown = (fact.value.shown if fact.value else "", fact.last_year.shown if fact.last_year else "", fact.last_zero)
    return (fact.key, fact.state, *shown, fact.scope, fact.as_of.shown if fact.as_of else "")


def _all(moment: Moment, topic: str) -> Iterator[Offer]:
    """As a report tells the topic: what one pattern told, the next one has not."""
    assert moment.derived is not None
    from drafter.rendering.tell import Teller

    teller, claimed = Teller(moment.pack, moment.derived.facts), set[str]()
    for pattern in (each for each in moment.pack.patterns if each.topic == topic and each.move != "summary"):
        left = teller.less(claimed)
        told = left.pattern(pattern)
        if told is None:
            continue
        offer = _offer(left, pattern, told.keys)
        claimed |= told.keys | teller.zeros(key for key in pattern.keys if key not in claimed).keys
        if len(offer.told) > 1:
            yield offer


def _offer(teller: Teller, pattern: Pattern, keys: frozenset[str]) -> Offer:
    """The wordings that tell as much as the one the report takes: a poorer one would not be printed even if it were pinned."""
    from drafter.rendering.choose import ranked

    pinned = teller.facts.wording.get(pattern.id)
    order = sorted(ranked(pattern.wordings, teller.facts.agency.name, pattern.id), key=lambda name: name != pinned)
    sentences: dict[str, str] = {}
    for name in order:
        told = teller.realise(pattern.wordings[name], Origin("pattern", f"{pattern.id}/{name}"), pattern.needs[0])
        if told is not None and told.keys >= keys:
            sentences.setdefault(text_of(told.runs), name)
    kept: list[tuple[str, str]] = []
    room = _ROOM
    for sentence, name in sentences.items():
        room -= len(sentence)
        if room >= 0:
            kept.append((name, sentence))
    return Offer(pattern, tuple(kept), keys)
