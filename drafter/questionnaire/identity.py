"""Who reports, when, and by which frame: the envelope's values made exact and checked against one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter.analysis.quantities import Fault, read, state_of
from drafter.model.fact import Agency, Facts, OutlineItem, State
from drafter.model.field import Field
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, locate, locate_key
from drafter.model.pack import Pack
from drafter.model.quantity import Date, Kind
from drafter.questionnaire.envelope import LABELS, PENDING, Envelope, unknown_key
from drafter.questionnaire.values import fault_finding

_UNREAD = "？"  # what is written and cannot be read is not missing
_DATE = Field(key="date", label="成文日期", topic="", kind=Kind.DATE)


def read_agency(envelope: Envelope, root: Branch, found: list[Finding]) -> Agency:
    """Who reports and to whom; 待补 in a name or addressee is a gap and becomes empty."""
    given = envelope.agency
    pending = {"name": given.name == PENDING, "addressees": PENDING in given.addressees}
    reported = {each.params.get("key") for each in found}
    for key in (key for key, gap in pending.items() if gap and not {"agency", key, f"agency.{key}"} & reported):
        where = locate(root, ("agency", key))
        found.append(finding("missing", where, Severity.GAP, key=f"agency.{key}", label=LABELS[key]))
    return Agency(
        "" if pending["name"] else given.name.strip(),
        given.region,
        given.level,
        () if pending["addressees"] else tuple(given.addressees),
        tuple(given.copies),
    )


def read_outline(envelope: Envelope, root: Branch) -> tuple[OutlineItem, ...]:
    """The user's own sections, each with its place."""
    return tuple(
        OutlineItem(each.heading, tuple(each.topics), locate(root, ("outline", index)))
        for index, each in enumerate(envelope.outline)
    )


def read_date(text: str, key: str, envelope: Envelope, root: Branch, found: list[Finding]) -> Date:
    """The date of ``key``; an unreadable one is a finding and becomes an empty date of the report year."""
    value = read(text, replace(_DATE, label=LABELS[key]), envelope.year)
    where = locate(root, (key,))
    if isinstance(value, Date) and (value.day or key == "as_of"):
        return value
    if state_of(text) is State.PENDING:
        if key not in {each.params.get("key") for each in found}:
            found.append(finding("missing", where, Severity.GAP, key=key, label=LABELS[key]))
    elif isinstance(value, Fault):
        found.append(fault_finding(value, where, LABELS[key]))
    else:
        found.append(finding("date-not-full", where, label=LABELS[key], typed=text))
    return Date(envelope.year, 0, 0, "")


def dates_fit(facts: Facts, root: Branch) -> Iterable[Finding]:
    """Findings where year, date and as_of do not fit one another."""
    year, date, as_of = facts.year, facts.date, facts.as_of
    if date.day and date.year not in (year, year + 1):
        yield finding("date-year", locate(root, ("date",)), date=date.shown, year=year)
    if as_of and as_of.month and as_of.year != year:
        yield finding("as-of-year", locate(root, ("as_of",)), date=as_of.shown, year=year)
    if as_of and date.day and (date.year, date.month, date.day) < (as_of.year, as_of.month, as_of.day):
        yield finding("date-before-as-of", locate(root, ("date",)), Severity.GAP, date=date.shown, as_of=as_of.shown)
    if date.day and date.year == year and as_of is None:
        yield finding("date-in-year", locate(root, ("date",)), Severity.WARNING, date=date.shown, year=year)


def names_fit(envelope: Envelope, pack: Pack, root: Branch) -> Iterable[Finding]:
    """Findings where an option, a pinned wording or an outline topic names what the pack does not have."""
    order = envelope.options.order
    if order and order not in pack.orders:
        where = locate(root, ("options", "order"))
        yield finding(
            "not-a-choice", where, key="order", label=LABELS["order"], typed=order, expected="、".join(pack.orders)
        )
    patterns = {pattern.id: tuple(pattern.wordings) for pattern in pack.patterns}
    choices = patterns | {key: tuple(chr(65 + n) for n in range(len(each))) for key, each in pack.phrases.items()}
    for name, pinned in envelope.wording.items():
        where = locate(root, ("wording", name))
        if name not in choices:
            yield unknown_key(name, locate_key(root, ("wording", name)), choices)
        elif pinned not in choices[name]:
            yield finding("not-a-choice", where, key=name, label=name, typed=pinned, expected="、".join(choices[name]))
    yield from _outline_fits(envelope, pack, root)


def _outline_fits(envelope: Envelope, pack: Pack, root: Branch) -> Iterable[Finding]:
    topics = {topic.label: topic.key for topic in pack.topics.values()}
    held = {topic for part in pack.parts.values() for section in part.sections for topic in section.topics}
    seen: set[str] = set()
    for index, item in enumerate(envelope.outline):
        if not item.topics:
            yield finding("outline-empty", locate(root, ("outline", index)), heading=item.heading)
        for place, name in enumerate(item.topics):
            key, where = topics.get(name, name), locate(root, ("outline", index, "topics", place))
            if key in seen and key in pack.topics:
                yield finding("outline-repeat", where, topic=name)
            elif key in pack.topics and key not in held:
                yield finding("outline-topic", where, Severity.WARNING, topic=name)
            seen.add(key)
    for index, item in enumerate(envelope.outline):
        for place, topic in enumerate(item.topics):
            if topic not in pack.topics and topic not in topics:
                near = unknown_key(topic, locate(root, ("outline", index, "topics", place)), pack.topics)
                yield replace(near, code=near.code.replace("unknown-key", "unknown-topic"))
