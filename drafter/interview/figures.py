"""What a typed figure comes to: sums and differences evaluated, the value as it will be kept, its change against last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.analysis.numerals import fold, read_number, split_unit
from drafter.analysis.quantities import Fault, read, state_of
from drafter.interview import sums
from drafter.interview.moment import Moment
from drafter.model.fact import Fact, State
from drafter.model.field import Field
from drafter.model.finding import Finding, Severity, finding
from drafter.model.pack import Pack
from drafter.model.quantity import Count, Kind, Money, Quantity
from drafter.model.question import Question, Role
from drafter.model.span import NOWHERE
from drafter.model.tree import text_of
from drafter.questionnaire.last_year import with_last
from drafter.questionnaire.values import fault_finding
from drafter.rendering.views import VIEWS

FIGURES = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT})
PRINTED_AS_TYPED = frozenset({Kind.LIST, Kind.TABLE, Kind.TEXT, Kind.BOOL})
_COMPARED = (("flat", ""), ("change", "比上年"), ("diff", "比上年"))


def evaluated(pack: Pack, question: Question, text: str) -> str | Finding:
    """``text`` with a sum worked out (412+38 → 450; 1.2万+300 → 12300; 412家+38家 → 450家); the same text where it is none.

    Exact (decimals), only for count, money and percent fields; what cannot be read is a finding, never a guess.
    """
    field = field_of(pack, question)
    if field is None or field.kind not in FIGURES or state_of(text) is not None or _reads(text, field):
        return text
    if not sums.is_sum(text):
        plain = sums.unasked(text)
        return plain if _reads(plain, field) else text
    if field.kind is Kind.PERCENT and _fraction(text, field):
        return text
    try:
        made = sums.worked_out(text, field)
    except sums.Trouble as trouble:
        params = {"typed": fold(text)[:40], **trouble.params}
        return finding(trouble.code, NOWHERE, Severity.UNREADABLE, label=field.label, **params)
    value = read(made, field, 0)
    return fault_finding(value, NOWHERE, field.label) if isinstance(value, Fault) else made


def echo(moment: Moment, question: Question, text: str) -> tuple[Finding, ...]:
    """What to show while or after a figure is typed: the value it is read as, the change against last year. Cheap: run at every key."""
    field = field_of(moment.pack, question)
    if field is None or field.kind in PRINTED_AS_TYPED or not text.strip() or state_of(text) is not None:
        return ()
    made = evaluated(moment.pack, question, text)
    made = united(moment, question, made) if isinstance(made, str) else made
    year = moment.answers.text(("year",))
    value = read(made, field, int(year) if year.isdigit() else 0) if isinstance(made, str) else None
    if value is None or isinstance(value, Fault):
        return ()
    told = [] if field.kind not in FIGURES and value.shown == text.strip() else [_note("echo-value", value=value.shown)]
    change = change_words(_supposed(moment, question, field, value))
    return (*told, _note("echo-change", change=change)) if change else tuple(told)


def united(moment: Moment, question: Question, text: str) -> str:
    """A bare count in the unit its other year was given in, where that is not the field's own: 71 beside last year's 55件 is 71件."""
    field, unit = field_of(moment.pack, question), unit_of(moment, question)
    if field is None or not unit or state_of(text) is not None:
        return text
    number = read_number(text, ("", *field.units))
    if isinstance(number, Fault) or number.unit:
        return text
    made = replace(number, unit=unit).signed
    return made if _reads(made, field) else text


def unit_of(moment: Moment, question: Question) -> str:
    """The unit the other year of a count was given in; "" where it is the field's own, scaled or not known."""
    field = field_of(moment.pack, question)
    if field is None or field.kind is not Kind.COUNT or not field.accepts:
        return ""
    if any(split_unit(each)[0] for each in field.units):
        return ""
    unit = next(filter(None, (each.unit for each in _other_years(moment, question, field))), "")
    return unit if unit in field.accepts else ""


def _other_years(moment: Moment, question: Question, field: Field) -> Iterator[Count]:
    """This year's value beside a question for last year's, or last year's from the draft or the file of last year."""
    path = question.path[:3]
    places = (path, (*path, "value")) if question.role is Role.LAST else ((*path, "last_year"),)
    typed = (read(moment.answers.text(each), field, 0) for each in places if moment.answers.has(each))
    held = moment.last.values.get(field.key) if moment.last and question.role is Role.FIELD else None
    yield from (each for each in (*typed, held.value if held else None) if isinstance(each, Count))


def field_of(pack: Pack, question: Question) -> Field | None:
    """The field whose figure, this year's or last year's, the question asks for; None for any other question."""
    if question.role not in (Role.FIELD, Role.LAST) or len(question.path) < 3:
        return None
    return pack.fields.get(str(question.path[2]))


def change_words(fact: Fact) -> str:
    """How the figure compares with last year's, in the words of the report: 比上年增长9.22%, 与上年持平, 上年没有; "" where it does not."""
    for view, lead in _COMPARED:
        runs = VIEWS[view]([fact])
        if runs:
            return lead + text_of(runs)
    none = isinstance(fact.last_year, Count | Money) and fact.last_amount == 0
    return "上年没有" if (fact.last_zero or none) and fact.state is State.GIVEN else ""


def _reads(text: str, field: Field) -> bool:
    return not isinstance(read(text, field, 0), Fault)


def _fraction(text: str, field: Field) -> bool:
    """Whether a share is put as a fraction: the reader says so and offers the percentage."""
    whole = read(text, field, 0)
    return isinstance(whole, Fault) and whole.code == "fraction-typed"


def _supposed(moment: Moment, question: Question, field: Field, value: Quantity) -> Fact:
    """The fact as it will be once the value is taken, with last year's from wherever the draft has it."""
    facts = moment.facts
    standing = facts.values.get(field.key) if facts else None
    before = moment.last.values.get(field.key) if moment.last else None
    # A new figure is taken to cover what it covered last year (takeover.scoped).
    fact = standing or Fact(field.key, field.topic, State.GIVEN, scope=before.scope if before else "")
    if question.role is Role.LAST:
        return replace(fact, last_year=value, last_zero=False)
    fact = replace(fact, state=State.GIVEN, value=value)
    if facts is None or moment.last is None:
        return fact
    return with_last(facts.with_values({field.key: fact}), moment.last, [], moment.answers.root).values[field.key]


def _note(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.NOTE, **params)
