"""What a report still lacks: pending values, required fields and texts, parts with nothing to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.analysis.sentences import tidy
from drafter.analysis.taking import other_year
from drafter.model.fact import Entry, Facts, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.pack import ListSpec, Pack, Part
from drafter.model.span import Span


def check_facts(facts: Facts, pack: Pack) -> tuple[Finding, ...]:
    """Every gap of the facts, by place in the file."""
    found = [*_values(facts, pack), *_texts(facts, pack), *_absent(facts, pack), *_parts(facts, pack)]
    return tuple(sorted(found, key=lambda each: each.where))


def _values(facts: Facts, pack: Pack) -> Iterable[Finding]:
    for key, fact in facts.values.items():
        if fact.state is State.PENDING:
            yield finding("pending", fact.where, Severity.GAP, label=pack.fields[key].label, key=key)
        elif other_year(fact.taken_from, facts.year):
            label, origin = pack.fields[key].label, fact.taken_from
            yield finding("fact-taken", fact.where, Severity.GAP, label=label, key=key, origin=origin)
    for field in pack.fields.values():
        if field.required and field.key not in facts.values and field.topic not in facts.absent_topics:
            yield finding(
                "missing",
                facts.positions.get("agency", _nowhere(facts)),
                Severity.GAP,
                key=field.key,
                label=field.label,
            )


def _nowhere(facts: Facts) -> Span:
    return Span(facts.source, 1, 1)


def _texts(facts: Facts, pack: Pack) -> Iterable[Finding]:
    for spec in pack.lists.values():
        for topic, entries in facts.lists.get(spec.key, {}).items():
            for n, entry in enumerate(entries, 1):
                yield from _entry(spec, topic, n, entry)
                yield from _old_figures(spec, topic, n, entry, facts.year)


def _absent(facts: Facts, pack: Pack) -> Iterable[Finding]:
    for spec in (each for each in pack.lists.values() if each.by_topic):
        for topic, entries in facts.lists.get(spec.key, {}).items():
            if topic in facts.absent_topics and entries:
                label = pack.topics[topic].label
                key = f"{spec.key}.{topic}"
                yield finding("absent-words", entries[0].where, Severity.GAP, label=label, list=spec.label, key=key)


def _entry(spec: ListSpec, topic: str, n: int, entry: Entry) -> Iterable[Finding]:
    item = ".".join(filter(None, (spec.key, topic, str(n))))
    if entry.taken_from:
        at, old = next(iter(entry.waiting), ""), entry.taken_from
        yield finding("text-taken", entry.where, Severity.GAP, list=spec.label, n=n, origin=old, key=item, text=at)
    bare = spec.bare(entry.texts)
    for field in spec.fields:
        text = tidy(entry[field.key])
        where = entry.places.get(field.key, entry.where)
        key = f"{item}.{field.key}"
        if field.key in bare and not field.required:
            asking = (entry.places.get(each.key) for each in spec.fields if field.key in each.needs)
            where = next(filter(None, asking), entry.where)
            yield finding("choice-bare", where, Severity.GAP, list=spec.label, n=n, label=field.label, key=key)
        elif text == "待补" or (field.required and not text):
            yield finding("text-missing", where, Severity.GAP, list=spec.label, n=n, label=field.label, key=key)


def _old_figures(spec: ListSpec, topic: str, n: int, entry: Entry, year: int) -> Iterable[Finding]:
    """Beside the gap of a text taken over: the figures in it, which are another year's."""
    if other_year(entry.taken_from, year):
        item = ".".join(filter(None, (spec.key, topic, str(n))))
        for key, told in (entry.waiting or _all_figures(entry)).items():
            if told:
                yield finding(
                    "taken-figures",
                    entry.places.get(key, entry.where),
                    Severity.WARNING,
                    list=spec.label,
                    n=n,
                    figures="、".join(told),
                    key=item,
                    text=key,
                )


def _all_figures(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """The figures of an item that does not say which of its texts is the old one."""
    from drafter.mentions.stated import stated  # few reports hold such an item

    return {key: stated(text) for key, text in entry.texts.items()}


def _parts(facts: Facts, pack: Pack) -> Iterable[Finding]:
    for part in pack.parts.values():
        if part.required and not _tells(part, facts, pack):
            yield finding(
                "part-missing", _nowhere(facts), Severity.GAP, label=part.label, law=part.law, how=_how(part, pack)
            )


def _how(part: Part, pack: Pack) -> str:
    if part.list:
        return f"{part.list}:（{pack.lists[part.list].label}）"
    topics = part.topics or tuple(topic for section in part.sections for topic in section.topics)[:1]
    return "、".join(f"facts.{topic}（{pack.topics[topic].label}）" for topic in topics)


def _tells(part: Part, facts: Facts, pack: Pack) -> bool:
    if part.list:
        return bool(facts.lists.get(part.list, {}).get(""))
    topics = {*part.topics, *(topic for section in part.sections for topic in section.topics)} - facts.absent_topics
    told = any(
        fact.topic in topics and fact.state is not State.NOT_APPLICABLE and not pack.fields[key].period
        for key, fact in facts.values.items()
    )  # the name of a plan says nothing of what was done
    own = any(
        facts.lists.get(spec.key, {}).get(topic) for spec in pack.lists.values() if spec.by_topic for topic in topics
    )
    return told or own
