"""What an answer does to the document: read by the same readers as a file, so that what is written always loads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from drafter.analysis.numerals import fold
from drafter.analysis.quantities import Fault, read, state_of
from drafter.analysis.sentences import tidy
from drafter.analysis.taking import KEPT
from drafter.interview import builders, figures, lists, promises, soundness, wordings
from drafter.interview.builders import GATE_WORDS, YES_NO, declined, detailed, opened
from drafter.interview.moment import Moment
from drafter.interview.places import NAMES
from drafter.interview.placing import parts, placed, row_fault
from drafter.interview.takeover import scoped
from drafter.interview.vanished import standing_of
from drafter.model.fact import State
from drafter.model.finding import Finding, finding
from drafter.model.frozen import frozen
from drafter.model.node import Leaf
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Question, Role
from drafter.model.span import NOWHERE
from drafter.questionnaire.envelope import LABELS, PENDING

SKIP, CLEAR = ("", "跳过"), "清除"
_GATE = {"1": "有", "2": "不适用", "3": "以后再填", "y": "有", "是": "有", "不涉及": "不适用", "以后": "以后再填"}
_YES = {
    **dict.fromkeys(("1", "y", "yes", "是", "有", "要", "对"), "是"),
    **dict.fromkeys(["2", "n", "no", "否", "不", "无"], "否"),
}
_YEAR = re.compile(r"([0-9]{4})\s*(?:年度?|年份)?")
_FIGURES = (Kind.COUNT, Kind.MONEY, Kind.PERCENT)


@frozen
class Taken:
    """An answer taken: the moment after it; ``again``: the question is asked once more, blank."""

    moment: Moment
    again: bool = False


def take(moment: Moment, question: Question, raw: str) -> Taken | Finding:
    """The moment after the answer, or what keeps it from being taken; what does not load is never taken."""
    text = _picked(question, "" if question.standing and tidy(raw) == question.standing else tidy(raw))
    changed = answer(moment, question, raw if text == tidy(raw) else text)
    if isinstance(changed, Finding):
        return changed
    if question.role in (Role.FIELD, Role.TEXT) and text not in SKIP[1:]:
        changed = scoped(moment, promises.looked_at(moment, changed, question.path), question.path)
    add, drop = marks(question, text)
    again = text == CLEAR and (question.required or question.role is Role.GATE) and not question.opens
    seen = moment.seen - drop - ({question.key} if again else frozenset()) | (frozenset() if again else add)
    if question.role is Role.PROMISE:
        seen = promises.dealt_with(moment, changed, seen)
    if changed == moment.answers:
        return Taken(moment.seeing(seen), again)
    now = Moment(moment.pack, changed, seen, moment.last)
    return now.faults[0] if now.faults else Taken(now, again)


def answer(moment: Moment, question: Question, raw: str) -> Answers | Finding:
    """The document with the answer in it, the same one where nothing is to be written; not yet read again."""
    text = tidy(raw)
    if text == CLEAR:
        return _cleared(moment, question)
    if text in SKIP and question.role in _OWN and question.role not in (Role.PROMISE, Role.WORDING):
        return moment.answers
    return _OWN.get(question.role, _written)(moment, question, raw)


def marks(question: Question, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the conversation has dealt with once ``question`` was answered so, and what of that no longer holds."""
    key = frozenset({question.key})
    if question.role is Role.GATE and text not in SKIP:
        mark = frozenset({opened(question.topic)})
        return (key | mark, frozenset()) if _gate_word(text) == GATE_WORDS[0] else (key, mark)
    if question.role is Role.DETAILS and not (text in SKIP and question.standing):
        mark = frozenset({detailed(question.topic)})
        return (key | mark, frozenset()) if _yes(text) == YES_NO[0] else (key, mark)
    if question.free and question.default and text == YES_NO[1]:
        return frozenset({declined(question.key)}), key
    return key, frozenset()


# -- by role -----------------------------------------------------------------------------------------------------------


def _picked(question: Question, text: str) -> str:
    """The choice of that number; the text itself where there is none. 以后再填 leaves any question."""
    folded = fold(text)
    if text == GATE_WORDS[2] and question.role not in (Role.GATE, Role.PROMISE):
        return SKIP[1]
    if question.role in (Role.WORDING, Role.PROMISE) or not (folded.isascii() and folded.isdecimal()):
        return text
    at = int(folded[:4])
    return question.choices[at - 1] if 0 < at <= len(question.choices) else text


def _written(moment: Moment, question: Question, raw: str) -> Answers | Finding:
    text = tidy(raw)
    if question.default and not question.standing and text in ("", YES_NO[0]):
        raw = text = question.default
    elif question.free and question.default and text == YES_NO[1]:
        return moment.answers
    left = _left_out(moment, question, text)
    if left is not None:
        return left
    if question.topic == NAMES and text in YES_NO:
        return finding("name-wanted", NOWHERE, label=question.label)
    if question.role is Role.REASON and _figure_alone(moment, question, raw):
        return finding("reason-figure", NOWHERE, label=question.label, typed=text[:40])
    rows = lists.pasted(moment.pack, moment.answers, question, raw)
    if rows is not None:
        return rows
    if question.kind is Kind.LIST and not parts(question, raw):
        return finding("empty-mark", NOWHERE, label=question.label, typed=text[:40])
    if question.choices and not question.free and question.kind is not Kind.BOOL and text not in question.choices:
        return _not_a_choice(question, text)
    value = figure(moment, question, raw)
    if isinstance(value, Finding):
        return value
    changed = placed(moment.pack, moment.answers, question, value)
    return _without_old_names(moment, changed) if question.path == ("year",) else changed


def _figure_alone(moment: Moment, question: Question, raw: str) -> bool:
    """Whether what was typed as a reason is another value of the figure."""
    field = moment.pack.fields[str(question.path[2])]
    digits = any(each.isdigit() for each in raw)
    return digits and not isinstance(read(raw, field, moment.year or 2000), Fault)


def _left_out(moment: Moment, question: Question, text: str) -> Answers | Finding | None:
    """What an empty answer or a word for none comes to; None where the text is to be written."""
    state = state_of(text)
    none = state in (State.ZERO, State.NOT_APPLICABLE)
    if text in SKIP:
        return _skipped(moment, question)
    if question.role is Role.TEXT and text == KEPT and not (question.standing or promises.offers(question)):
        return finding("nothing-kept", NOWHERE, label=question.label)
    if question.role is Role.TEXT and none:
        return _refused_none(question, text) if question.required and not question.opens else _dropped(moment, question)
    if question.role is Role.REASON and state is not None:  # a reason to come is none: the review goes on asking for it
        return _dropped(moment, question)
    if question.role is not Role.IDENTITY or state is None:
        return promises.number_alone(moment, question, text)
    if question.path in builders.FIRST:
        return _missing(question)
    if question.required:
        return None if state is State.PENDING else _refused_none(question, text)
    return _dropped(moment, question) if none else None if question.kind is Kind.DATE else moment.answers


def _skipped(moment: Moment, question: Question) -> Answers | Finding:
    if question.standing or question.opens or not question.required:
        return moment.answers
    return (
        _missing(question)
        if question.path in builders.FIRST
        else placed(moment.pack, moment.answers, question, PENDING)
    )


def _dropped(moment: Moment, question: Question) -> Answers:
    return moment.answers.drop(question.path) if moment.answers.get(question.path) is not None else moment.answers


def _cleared(moment: Moment, question: Question) -> Answers | Finding:
    answers = moment.answers
    if question.role is Role.GATE:
        held = [("facts", question.topic), *((s.key, question.topic) for s in moment.pack.lists.values() if s.by_topic)]
        there = [path for path in held if answers.get(path) is not None]
        for path in there:
            answers = answers.drop(path)
        return answers if there else finding("nothing-to-clear", NOWHERE, label=question.label)
    if question.role is Role.PROMISE:
        return promises.cleared(moment, question) or finding("nothing-to-clear", NOWHERE, label=question.label)
    if question.path in builders.FIRST:
        return _missing(question)
    if question.opens or not question.standing or answers.get(question.path) is None:
        return finding("nothing-to-clear", NOWHERE, label=question.label)
    spec = moment.pack.lists.get(str(question.path[0]))
    return answers.drop(
        question.path[:-1] if spec and isinstance(answers.get(question.path[:-1]), Leaf) else question.path
    )


def _gate(moment: Moment, question: Question, raw: str) -> Answers | Finding:
    answers, word = moment.answers, _gate_word(tidy(raw))
    if word not in GATE_WORDS:
        return _not_a_choice(question, tidy(raw))
    whole = isinstance(answers.get(question.path), Leaf)
    if word != GATE_WORDS[1]:
        return answers.drop(question.path) if whole and word == GATE_WORDS[0] else answers
    named, count = standing_of(moment.pack, answers, question.topic)
    if count:
        words = "、".join(named)
        return finding("topic-holds", NOWHERE, label=question.label, words=words, count=count)
    part = builders.needing(moment, question.topic)
    if part is not None:
        law = f"（{part.law}）" if part.law else ""
        return finding("gate-required", NOWHERE, label=question.label, part=part.label, law=law)
    return answers.put(question.path, Leaf(word))


def _details(moment: Moment, question: Question, raw: str) -> Answers | Finding:
    return moment.answers if _yes(tidy(raw)) in YES_NO else _not_a_choice(question, tidy(raw))


_OWN: Mapping[Role, Callable[[Moment, Question, str], Answers | Finding]] = {
    Role.GATE: _gate,
    Role.DETAILS: _details,
    Role.WORDING: lambda moment, question, raw: wordings.take(moment, question, tidy(raw)),
    Role.PROMISE: lambda moment, question, raw: promises.take(moment, question, tidy(raw)),
}


def _gate_word(text: str) -> str:
    folded = fold(text).lower()
    return _GATE.get(folded, folded)


def _yes(text: str) -> str:
    folded = fold(text).lower()
    return _YES.get(folded, folded)


def figure(moment: Moment, question: Question, raw: str) -> str | Finding:
    """A sum worked out, the digits of a year; any other text as typed."""
    if question.path == ("year",):
        return _year(tidy(raw))
    unfit = soundness.unfit(moment.pack, question, raw)
    if unfit is not None:
        return unfit
    if question.role is Role.FIELD and question.kind is Kind.TABLE:
        return (row_fault(moment.pack, question, raw) if state_of(raw) is None else None) or raw
    figure = question.role in (Role.FIELD, Role.LAST) and question.kind in _FIGURES
    if not figure or state_of(raw) is not None:
        return raw
    made = figures.evaluated(moment.pack, question, tidy(raw))
    return figures.united(moment, question, made) if isinstance(made, str) else made


def _year(text: str) -> str | Finding:
    """The four digits of a year however it is typed: 2025年, ２０２５, 2025 年度."""
    found = _YEAR.fullmatch(fold(text))
    if not found and text not in ("", CLEAR):
        return finding("year-range", NOWHERE, label=LABELS["year"], key="year", typed=text[:40])
    return found[1] if found else text


def _without_old_names(moment: Moment, changed: Answers) -> Answers:
    """Another year has other names: what was the current name of the year before is asked again."""
    old, year = moment.year, Moment(moment.pack, changed).year
    for field in moment.pack.fields.values() if old and year and old != year else ():
        known = moment.pack.current(field.period, old) if field.period and old else None
        now = moment.pack.current(field.period, year) if field.period and year else None
        path = ("facts", field.topic, field.key)
        if known and known != now and known.name in (changed.text(path), changed.text((*path, "value"))):
            changed = changed.drop(path)
    return changed


def _missing(question: Question) -> Finding:
    return finding("missing", NOWHERE, key=question.key, label=question.label)


def _refused_none(question: Question, text: str) -> Finding:
    return finding("required-none", NOWHERE, label=question.label, typed=text)


def _not_a_choice(question: Question, text: str) -> Finding:
    expected = "、".join(question.choices)
    return finding("not-a-choice", NOWHERE, key=question.key, label=question.label, typed=text[:40], expected=expected)
