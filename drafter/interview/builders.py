"""The questions themselves, one function each: bare for walking over them, dressed for asking one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.interview import takeover
from drafter.interview.moment import Moment
from drafter.later import later
from drafter.model.field import Field
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListField, ListSpec, Pack, Part
from drafter.model.quantity import Kind
from drafter.model.question import Path, Question, Role, key_of
from drafter.model.span import NOWHERE
from drafter.questionnaire.envelope import LABELS, LEVELS
from drafter.questionnaire.resolve import main_text

if TYPE_CHECKING:
    from drafter.interview import figures, proposals
else:
    figures = later("drafter.interview.figures")
    proposals = later("drafter.interview.proposals")

GATE_WORDS = ("有", "不适用", "以后再填")
YES_NO = ("是", "否")
FIRST = (("year",), ("agency", "name"))  # the file is named by them; nothing else can be asked before
IDENTITY_PATHS = (
    *FIRST,
    ("agency", "region"),
    ("agency", "level"),
    ("agency", "addressees"),
    ("agency", "copies"),
    ("as_of",),
    ("date",),
)
_REQUIRED = {*FIRST, ("agency", "addressees"), ("date",)}
_KINDS = {"as_of": Kind.DATE, "date": Kind.DATE, "addressees": Kind.LIST, "copies": Kind.LIST}
_OPENING = ("ask-first", "ask-first-needed")
_NAMED = 3  # so many labels are named where there are more


def opened(topic: str) -> str:
    """The mark in ``seen`` of a topic the user said there is something to tell of."""
    return f"{topic}=有"


def detailed(topic: str) -> str:
    """The mark in ``seen`` of a topic whose finer figures the user wants to go through."""
    return f"{topic}=细目"


def declined(key: str) -> str:
    """The mark in ``seen`` of a name of the year the user said it is not."""
    return f"{key}?"


def identity(path: Path) -> Question:
    """Who reports, when, to whom."""
    name = str(path[-1])
    kind = _KINDS.get(name)
    hints = (("list", "、"),) if kind is Kind.LIST else ()
    choices = LEVELS if name == "level" else ()
    required = path in _REQUIRED
    return Question(
        key_of(path), path, Role.IDENTITY, LABELS[name], "", f"ask-{name}", hints, kind, choices, "", required
    )


def gate(pack: Pack, topic: str, group: str) -> Question:
    """Whether there is anything to tell of a topic."""
    path = ("facts", topic)
    label = pack.topics[topic].label
    return Question(
        key_of(path), path, Role.GATE, label, "", "ask-gate", (), None, GATE_WORDS, topic=topic, group=group
    )


def details(pack: Pack, topic: str, group: str, left: Sequence[Field]) -> Question:
    """Whether the finer figures of a topic are gone through; the first few are named."""
    path = ("details", topic)
    names = "、".join(each.label for each in left[:_NAMED])
    hints = (("details-count", str(len(left))),) if len(left) > _NAMED else ()
    return Question(
        key_of(path),
        path,
        Role.DETAILS,
        pack.topics[topic].label,
        names,
        "ask-details",
        hints,
        None,
        YES_NO,
        YES_NO[1],
        topic=topic,
        group=group,
    )


def fact(field: Field, group: str, topic: str = "") -> Question:
    """A fact of the pack's field list."""
    path = ("facts", field.topic, field.key)
    choices = YES_NO if field.kind is Kind.BOOL else ()
    return Question(
        key_of(path),
        path,
        Role.FIELD,
        field.label,
        field.question,
        "ask-told" if field.question.endswith("。") else "ask-field",
        (),
        field.kind,
        choices,
        "",
        field.required,
        topic or field.topic,
        group,
    )


def name_of_the_year(moment: Moment, field: Field, topic: str) -> Question:
    """A name that changes from year to year: the current one is offered where the pack knows it."""
    asked = fact(field, "", topic)
    known = moment.pack.current(field.period, moment.year) if moment.year else None
    if known is None or declined(asked.key) in moment.seen:
        return asked
    return replace(asked, code="ask-period", default=known.name, choices=YES_NO, free=True)


def before(field: Field, group: str) -> Question:
    """Last year's value of a fact, where no file of last year gives it."""
    path = ("facts", field.topic, field.key, "last_year")
    return Question(
        key_of(path),
        path,
        Role.LAST,
        field.label,
        code="ask-last-year",
        kind=field.kind,
        topic=field.topic,
        group=group,
    )


def text(spec: ListSpec, field: ListField, path: Path, topic: str, group: str, code: str = "") -> Question:
    """A text of an item; with ``code`` the one that opens a new item: before the first stands what the list is about."""
    asked = (field.question or field.label).rstrip("。")
    return Question(
        key_of(path),
        path,
        Role.TEXT,
        f"{spec.label} {int(path[-2]) + 1} {field.label}",
        f"{spec.question}\n{asked}" if code in _OPENING and spec.question else asked,
        code or "ask-field",
        required=field.required,
        topic=topic,
        group=group,
        opens=bool(code),
    )


def anchor(spec: ListSpec) -> ListField:
    """The text an item cannot do without: it is asked first, and leaving it empty ends the list."""
    required = next((each for each in spec.fields if each.required), None)
    return required or next(each for each in spec.fields if each.key == main_text(spec))


def in_order(spec: ListSpec) -> tuple[ListField, ...]:
    """The texts of an item in the order they are asked."""
    first = anchor(spec)
    return (first, *(each for each in spec.fields if each is not first))


# -- dressed for asking ------------------------------------------------------------------------------------------------


def needing(moment: Moment, topic: str) -> Part | None:
    """The required part that would be left empty without the topic; None for any other topic."""
    part = next((each for each in moment.pack.parts.values() if each.required and topic in _topics(each)), None)
    if part is None or part.list:
        return None
    left = (each for each in _topics(part) if each != topic)
    aside = all(isinstance(moment.answers.get(("facts", each)), Leaf) for each in left)
    return part if aside else None


def _topics(part: Part) -> tuple[str, ...]:
    return (*part.topics, *(topic for section in part.sections for topic in section.topics))


def _needed(moment: Moment, question: Question) -> Question:
    """The gate of a topic the report cannot do without."""
    part = needing(moment, question.topic)
    if part is None:
        return question
    note = finding("gate-needed", NOWHERE, Severity.NOTE, label=part.label, law=f"（{part.law}）" if part.law else "")
    choices = tuple(each for each in GATE_WORDS if each != GATE_WORDS[1])
    return replace(question, choices=choices, notes=() if question.standing else (note,))


def dressed(moment: Moment, question: Question) -> Question:
    """The question with everything shown beside it: the standing answer, hints, what may be picked, notes."""
    made = replace(question, standing=question.standing or standing(moment, question))
    if made.standing and made.free and made.role is Role.FIELD:
        made = replace(made, code="ask-field", default="", choices=(), free=False)
    if made.role in (Role.FIELD, Role.LAST):
        field = moment.pack.fields[str(made.path[2])]
        hints = _hints(made, field, moment) if made.role is Role.FIELD else _last_hints(made, field, moment)
        notes = (*made.notes, *_period_notes(moment, field)) if made.role is Role.FIELD else made.notes
        return replace(made, hints=(*made.hints, *(each for each in hints if each[1])), notes=notes)
    if made.role is Role.GATE:
        return _needed(moment, made)
    if made.role is Role.TEXT:
        return proposals.dressed(moment, replace(made, notes=(*made.notes, *takeover.written(moment, made.path))))
    return made


def standing(moment: Moment, question: Question) -> str:
    """What the document holds in answer already, as it would be typed; "" for nothing."""
    if question.role is Role.GATE:
        if isinstance(moment.answers.get(question.path), Leaf):
            return GATE_WORDS[1]
        return GATE_WORDS[0] if told(moment, question.topic) or opened(question.topic) in moment.seen else ""
    if question.role is Role.DETAILS:
        if detailed(question.topic) in moment.seen:
            return YES_NO[0]
        return YES_NO[1] if question.key in moment.seen else ""
    return shown(moment.answers.get(question.path), question)


def told(moment: Moment, topic: str) -> bool:
    """Whether the document holds facts or own words of the topic; a name of the year alone does not open it."""
    held = moment.index.get(("facts", topic))
    if isinstance(held, Branch) and any(not _is_name(moment, key.text) for key, _ in held):
        return True
    lists = (moment.index.get((spec.key, topic)) for spec in moment.pack.lists.values() if spec.by_topic)
    return any(is_series(node) for node in lists)


def _is_name(moment: Moment, key: str) -> bool:
    field = moment.pack.fields.get(key)
    return field is not None and bool(field.period)


def shown(node: Node | None, question: Question) -> str:
    """A value as it is typed: items and rows on one line."""
    if node is None or isinstance(node, Leaf):
        return "" if node is None or node.empty else node.text
    if isinstance(node, Branch):
        value = node.get("value")
        if value is not None or question.kind is not Kind.TABLE:
            return shown(value, question)
        return "；".join(_row((key.text, shown(each, question))) for key, each in node)
    if all(isinstance(each, Branch) for each in node.items):
        return "；".join(
            _row([shown(cell, question) for _, cell in each]) for each in node.items if isinstance(each, Branch)
        )
    joint = "、" if question.path[0] == "agency" else "；"
    return joint.join(each.text for each in node.items if isinstance(each, Leaf))


def _row(cells: Sequence[str]) -> str:
    return (" | " if any(" " in each for each in cells) else " ").join(cells)


def _period_notes(moment: Moment, field: Field) -> tuple[Finding, ...]:
    """Until when the name is current, where the pack knows; that it knows none for this year."""
    year = moment.year
    if not field.period or year is None:
        return ()
    known = moment.pack.current(field.period, year)
    if known is not None:
        end = f"{known.end.year}年{known.end.month}月{known.end.day}日" if known.end else ""
        return (finding("name-until", NOWHERE, Severity.NOTE, name=known.name, end=end),) if end else ()
    ends = [each.end for each in moment.pack.periods if each.series == field.period and each.end is not None]
    return (finding("name-unknown", NOWHERE, Severity.NOTE, year=year, label=field.label),) if ends else ()


def _units(question: Question, field: Field, moment: Moment) -> str:
    """The units that may be typed, first the one a bare number is taken in."""
    first = figures.unit_of(moment, question)
    return "、".join((first, *(each for each in field.units if each != first)) if first else field.units)


def _last_hints(question: Question, field: Field, moment: Moment) -> tuple[tuple[str, str], ...]:
    """The unit, and the value a report of last year was read to have without certainty."""
    return (
        ("unit", _units(question, field, moment)),
        ("last-year", takeover.shown(takeover.before(moment, field.key))),
    )


def _hints(question: Question, field: Field, moment: Moment) -> tuple[tuple[str, str], ...]:
    held = takeover.before(moment, field.key)
    example = field.example
    return (
        ("unit", _units(question, field, moment)),
        ("list", "；" if field.kind is Kind.LIST else ""),
        ("table", " ".join(column.label for column in field.columns)),
        ("rows", "、".join(field.rows)),
        ("counts", field.counts),
        ("last-year", takeover.shown(held)),
        ("example", f"{example.agency}{example.year}年 {example.value}" if example else ""),
    )


def is_series(node: Node | None) -> bool:
    """Whether items stand there."""
    return isinstance(node, Series) and bool(node.items)
