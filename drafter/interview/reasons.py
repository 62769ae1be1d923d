"""Figures far from last year's, or at odds with another: each needs a reason, kept in the file as the note of the fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from drafter.analysis.numerals import EXACT
from drafter.interview.moment import Moment
from drafter.later import later
from drafter.model.fact import Fact, State
from drafter.model.field import Field
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.question import Path, Question, Role, key_of
from drafter.model.span import NOWHERE
from drafter.questionnaire.paths import path_of
from drafter.rendering.derive import derive

if TYPE_CHECKING:
    from drafter.interview import figures
else:
    figures = later("drafter.interview.figures")

FAR = Decimal(50)
"""Percent of change from which a leader asks why. Yearly figures of one bureau commonly move by a tenth to a third with the year's
plan and staff; half as much again, or half gone, has a cause that can be named (a campaign, another way of counting, a slip of
the pen), and naming it costs one line."""

WORTH = {Kind.COUNT: Decimal(10), Kind.MONEY: Decimal(100_000)}
"""What the larger of the two years must reach. Under ten pieces, or under 10万元, one single case more or less is half the figure, so
that percentages say nothing there."""

POINTS = Decimal(10)
"""Shares are compared by points: a share moves by a few points from year to year, and percent of percent mislead (1% → 2%)."""

WHY, NOTE = "原因", "备注"
_SHARES = frozenset({Kind.PERCENT, Kind.RATE})


@frozen
class Jump:
    """A figure far from last year's: where its note goes, both values as printed, and the change in words ("" from or to nought)."""

    key: str
    path: Path
    label: str
    now: str
    last: str
    change: str


def reason(moment: Moment, field: Field, group: str) -> Question | None:
    """The question (Role.REASON, path (..., "note")) for a figure that jumped, or does not go with another, and has no text.

    None for any other. Where a note stands already the question is on offer with it, so that one can go back to it.
    """
    fact = moment.facts.values.get(field.key) if moment.facts else None
    if fact is None or fact.text:
        return None
    far = (_jumped(fact, field),) if jumped(fact) else ()
    told = (*far, *_doubts(moment).get(field.key, ()))
    return _asking(fact, field, group, "ask-reason" if far else "ask-doubt", told) if told else None


def kept(moment: Moment, field: Field, group: str) -> Question | None:
    """The question for the note a figure has, whatever it was written for; None where it has none."""
    fact = moment.facts.values.get(field.key) if moment.facts else None
    return _asking(fact, field, group, "ask-note") if fact is not None and fact.note else None


def _asking(fact: Fact, field: Field, group: str, code: str, told: tuple[Finding, ...] = ()) -> Question:
    path = ("facts", field.topic, field.key, "note")
    return Question(
        key_of(path),
        path,
        Role.REASON,
        WHY if told else NOTE,
        field.label,
        code,
        topic=field.topic,
        group=group,
        standing=fact.note,
        notes=told,
    )


def asked_again(before: Moment, now: Moment, question: Question) -> tuple[str, ...]:
    """The key of the note of a figure that was just changed: what was written of the old one may not hold of the new."""
    if question.role is not Role.FIELD or not before.has(question.path):
        return ()
    held = [each.facts.values.get(str(question.path[2])) if each.facts else None for each in (before, now)]
    old, new = held
    changed = old is not None and new is not None and bool(new.note) and old.value != new.value
    return (key_of((*question.path, "note")),) if changed else ()


def reason_keys(moment: Moment, key: str) -> tuple[str, ...]:
    """The key of the reason the figure of that key wants and does not have; () where it wants none."""
    path = path_of(key, moment.pack)
    if path is None or path[0] != "facts" or len(path) != 3:
        return ()
    why = reason(moment, moment.pack.fields[str(path[2])], "")
    return () if why is None or why.standing else (why.key,)


def _jumped(fact: Fact, field: Field) -> Finding:
    jump = _jump(fact, field)
    change = f"，{jump.change}" if jump.change else ""
    return finding("jump", NOWHERE, Severity.NOTE, now=jump.now, last=jump.last, change=change)


def _doubts(moment: Moment) -> Mapping[str, tuple[Finding, ...]]:
    """What the warnings about two figures say, by the figure that is asked with the reason; also where the reason stands."""
    return moment.once("doubts", lambda: _found(moment))


def _found(moment: Moment) -> Mapping[str, tuple[Finding, ...]]:
    facts = moment.facts
    if facts is None or moment.derived is None:
        return {}
    noted = {key: replace(each, note="") for key, each in facts.values.items() if each.note}
    silenced = any(each.severity == "warning" and noted.keys() & each.keys for each in moment.pack.relations)
    bare = facts.with_values({**facts.values, **noted})
    told = derive(bare, moment.pack).findings if silenced else moment.derived.findings
    doubts: dict[str, tuple[Finding, ...]] = {}
    for each in (each for each in told if each.severity is Severity.WARNING):
        key = explaining(each, moment.pack)
        doubts[key] = (*doubts.get(key, ()), finding("doubt", NOWHERE, Severity.NOTE, **each.params))
    return doubts


def explaining(found: Finding, pack: Pack) -> str:
    """The figure whose note is to excuse a warning about two: the one asked later; "" where neither is asked."""
    keys = {found.params.get("first_key"), found.params.get("second_key")}
    asked = [field for field in pack.fields.values() if field.key in keys and not field.derived]
    topics = [*pack.topics]
    return max(reversed(asked), key=lambda each: (topics.index(each.topic), each.detail)).key if asked else ""


def jumps(moment: Moment) -> tuple[Jump, ...]:
    """Every figure of the draft that jumped and has neither note nor text, in the order of the pack's fields."""
    if moment.facts is None:
        return ()
    values, fields = moment.facts.values, moment.pack.fields
    found = (values[key] for key in fields if key in values)
    return tuple(_jump(each, fields[each.key]) for each in found if not (each.note or each.text) and jumped(each))


def jumped(fact: Fact) -> bool:
    """Whether the figure is far from last year's: both exact, of one unit, and large enough to mean something.

    A figure that comes from nought, or falls to it, jumps where the other year's is worth it.
    """
    now, last, kind = fact.amount, fact.last_amount, _kind(fact)
    if now is None or last is None or kind is None:
        return False
    gap = EXACT.subtract(now, last).copy_abs()
    if kind in _SHARES:
        return gap >= POINTS
    if kind not in WORTH or max(now, last) < WORTH[kind]:
        return False
    return gap * 100 >= FAR * last


def _kind(fact: Fact) -> Kind | None:
    """The kind of both years' figures; None where they do not compare (a year without a value is nought of the other's kind)."""
    given = [each for each in (fact.value, fact.last_year) if each is not None]
    units = {"元" if each.kind is Kind.MONEY else each.unit for each in given}
    if len(units) != 1 or fact.state not in (State.GIVEN, State.ZERO):
        return None
    return given[0].kind


def _jump(fact: Fact, field: Field) -> Jump:
    path = ("facts", field.topic, field.key, "note")
    now = fact.value.shown if fact.value else "无"
    last = fact.last_year.shown if fact.last_year else "无"
    change = figures.change_words(fact) if fact.amount and fact.last_amount else ""
    return Jump(key_of(path), path, field.label, now, last, change)
