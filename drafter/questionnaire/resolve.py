"""A facts file's nodes + pack (+ last year's facts) → Facts, every problem at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from drafter.analysis.quantities import state_of
from drafter.analysis.taking import TAKEN_KEYS, fingerprint, shown, still_taken, waiting
from drafter.model.fact import Entry, Fact, Facts, Options, State
from drafter.model.field import Field
from drafter.model.finding import Finding, finding
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series, locate
from drafter.model.pack import ListSpec, Pack
from drafter.model.quantity import Kind
from drafter.model.span import Span
from drafter.questionnaire.elements import elements
from drafter.questionnaire.envelope import KEYS, LABELS, TAKEN_LABELS, Envelope, read_envelope, relabel, unknown_key
from drafter.questionnaire.identity import dates_fit, names_fit, read_agency, read_date, read_outline
from drafter.questionnaire.last_year import with_last
from drafter.questionnaire.values import Reader

_UNREAD = "？"  # what is written and cannot be read is not missing
_DATE = Field(key="date", label="成文日期", topic="", kind=Kind.DATE)


@frozen
class Resolved:
    """What came of a facts file: the facts when they can be told at all, and every finding.

    ``partial`` is what could be read in any case, for looking at the rest of the file; never to be told.
    """

    facts: Facts | None
    findings: tuple[Finding, ...]
    partial: Facts | None = None


def pack_name(node: Node) -> str:
    """The pack a facts file names; "" when it names none."""
    root = relabel(node, _keys_by_label(LABELS))
    leaf = root.get("pack") if isinstance(root, Branch) else None
    return leaf.text.strip() if isinstance(leaf, Leaf) else ""


def last_year_name(node: Node) -> str:
    """The file ``last_year:`` names; "" when it names none."""
    root = relabel(node, _keys_by_label(LABELS))
    leaf = root.get("last_year") if isinstance(root, Branch) else None
    return leaf.text.strip() if isinstance(leaf, Leaf) and not leaf.empty else ""


def resolve(node: Node, pack: Pack, last: Facts | None = None) -> Resolved:
    """The facts of one document; ``last`` are last year's, read by the caller."""
    if not isinstance(node, Branch):
        return Resolved(None, (finding("root-not-mapping", node.where),))
    found: list[Finding] = []
    root = _relabelled(node, pack, found)
    found.extend(_unknown_top(root, pack))
    envelope, told, faults = read_envelope(root)
    found.extend(faults)
    reader = Reader(envelope.year, found)
    values, absent = _facts(root, pack, reader)
    lists = {spec.key: _list(root, spec, pack, found) for spec in pack.lists.values()}
    facts = _assemble(envelope, root, pack, values, absent, lists, found)
    if all(each.params.get("key") != "year" for each in faults):
        found.extend(dates_fit(facts, root))
        facts = facts if last is None else with_last(facts, last, found, root)
    return Resolved(facts if told else None, tuple(found), facts)


def _keys_by_label(labels: Mapping[str, str]) -> dict[str, str]:
    return {label: key for key, label in labels.items()}


def _relabelled(node: Branch, pack: Pack, found: list[Finding]) -> Branch:
    labels = _keys_by_label(LABELS) | {spec.label: spec.key for spec in pack.lists.values()}
    root = cast(Branch, relabel(node, labels, found))
    items = tuple((key, _inner(key.text, value, labels, found)) for key, value in root.items)
    return replace(root, items=items)


def _inner(key: str, value: Node, labels: Mapping[str, str], found: list[Finding]) -> Node:
    if key in ("agency", "options", "document"):
        return cast(Node, relabel(value, labels, found))
    if key == "outline" and isinstance(value, Series):
        return replace(value, items=tuple(cast(Node, relabel(each, labels, found)) for each in value.items))
    return value


def _unknown_top(root: Branch, pack: Pack) -> Iterable[Finding]:
    known = (*KEYS, "facts", *pack.lists)
    return (unknown_key(key.text, key.where, known) for key, _ in root if key.text not in known)


def _facts(root: Branch, pack: Pack, reader: Reader) -> tuple[dict[str, Fact], frozenset[str]]:
    section = root.get("facts")
    values: dict[str, Fact] = {}
    absent: set[str] = set()
    if section is None or (isinstance(section, Leaf) and section.empty):
        return values, frozenset()
    if not isinstance(section, Branch):
        reader.found.append(finding("not-a-mapping", section.where, label=LABELS["facts"], key="facts"))
        return values, frozenset()
    topics = _keys_by_label({topic.key: topic.label for topic in pack.topics.values()})
    for key, node in cast(Branch, relabel(section, topics, reader.found)):
        if key.text not in pack.topics:
            near = unknown_key(key.text, key.where, (*pack.topics, *topics))
            reader.found.append(replace(near, code=near.code.replace("unknown-key", "unknown-topic")))
        elif isinstance(node, Leaf):
            _whole_topic(key.text, node, pack, absent, reader)
        else:
            _topic(key.text, node, pack, values, reader)
    return values, frozenset(absent)


def _whole_topic(topic: str, node: Leaf, pack: Pack, absent: set[str], reader: Reader) -> None:
    if node.empty:
        return
    if state_of(node.text) is State.NOT_APPLICABLE:
        absent.add(topic)
    elif "：" in node.text:
        reader.found.append(finding("full-colon", node.where, key=node.text.split("：")[0]))
    else:
        reader.found.append(finding("topic-value", node.where, label=pack.topics[topic].label, typed=node.text[:20]))


class _Is:
    """A value as itself: equal to nothing but itself, whatever it holds."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Is) and self.it is other.it


def _topic(topic: str, node: Node, pack: Pack, values: dict[str, Fact], reader: Reader) -> None:
    facts, found = _read_topic(topic, _Is(node), _Is(pack), reader.year)
    values.update(facts)
    reader.found.extend(found)


@lru_cache(maxsize=512)
def _read_topic(topic: str, node_: _Is, pack_: _Is, year: int) -> tuple[Mapping[str, Fact], tuple[Finding, ...]]:
    """The facts of a topic and what is wrong with it. An answer changes one topic of thirty: the nodes of the others are the same."""
    node, pack = cast(Node, node_.it), cast(Pack, pack_.it)
    reader, values = Reader(year), dict[str, Fact]()
    if not isinstance(node, Branch):
        return values, (finding("not-a-mapping", node.where, label=pack.topics[topic].label, key=topic),)
    specs = {spec.key: spec for spec in pack.fields_of(topic)}
    for key, value in cast(Branch, relabel(node, {spec.label: spec.key for spec in specs.values()}, reader.found)):
        spec = specs.get(key.text)
        if spec is None:
            reader.found.append(_unknown_field(key, topic, pack))
            continue
        fact = reader.fact(spec, value)
        if fact is not None:
            values[spec.key] = fact if fact.where.line else replace(fact, where=value.where)
    return values, tuple(reader.found)


def _unknown_field(key: Leaf, topic: str, pack: Pack) -> Finding:
    elsewhere = pack.fields.get(key.text) or next((f for f in pack.fields.values() if f.label == key.text), None)
    if elsewhere is not None:
        home = pack.topics[elsewhere.topic]
        return finding("field-elsewhere", key.where, key=key.text, topic=elsewhere.topic, label=home.label)
    specs = pack.fields_of(topic)
    near = unknown_key(key.text, key.where, [name for spec in specs for name in (spec.key, spec.label)])
    if near.code == "unknown-key":
        near = unknown_key(key.text, key.where, pack.fields)
    return near


def _list(root: Branch, spec: ListSpec, pack: Pack, found: list[Finding]) -> Mapping[str, tuple[Entry, ...]]:
    node = root.get(spec.key)
    if node is None or (isinstance(node, Leaf) and node.empty):
        return MappingProxyType({})
    if not spec.by_topic:
        return MappingProxyType({"": _entries(node, spec, found)})
    if not isinstance(node, Branch):
        found.append(finding("not-a-mapping", node.where, label=spec.label, key=spec.key))
        return MappingProxyType({})
    topics = _keys_by_label({topic.key: topic.label for topic in pack.topics.values()})
    result: dict[str, tuple[Entry, ...]] = {}
    for key, value in cast(Branch, relabel(node, topics, found)):
        if key.text in pack.topics:
            result[key.text] = _entries(value, spec, found)
        else:
            near = unknown_key(key.text, key.where, (*pack.topics, *topics))
            found.append(replace(near, code=near.code.replace("unknown-key", "unknown-topic")))
    return MappingProxyType(result)


def _entries(node: Node, spec: ListSpec, found: list[Finding]) -> tuple[Entry, ...]:
    if isinstance(node, Leaf) and (node.empty or state_of(node.text) is State.NOT_APPLICABLE):
        return ()
    if not isinstance(node, Series):
        found.append(finding("not-a-list", node.where, label=spec.label, key=spec.key, typed=""))
        return ()
    entries = (_entry(each, spec, found) for each in node.items)
    return tuple(entry for entry in entries if entry is not None)


def main_text(spec: ListSpec) -> str:
    """The text an item holds that is written as one scalar."""
    return spec.fields[-1].key if spec.by_topic else spec.fields[0].key


def _entry(node: Node, spec: ListSpec, found: list[Finding]) -> Entry | None:
    if isinstance(node, Leaf):
        node = Branch(((Leaf(main_text(spec), True, node.where), node),), node.where)
    if not isinstance(node, Branch):
        found.append(finding("value-not-single", node.where, label=spec.label))
        return None
    known = {each.key: each.label for each in spec.fields} | dict(TAKEN_LABELS)
    row = cast(Branch, relabel(node, {label: key for key, label in known.items()}, found))
    texts: dict[str, str] = {}
    places: dict[str, Span] = {}
    for key, value in row:
        if key.text not in known:
            found.append(unknown_key(key.text, key.where, known))
        elif not isinstance(value, Leaf):
            found.append(finding("value-not-single", value.where, label=known[key.text]))
            texts[key.text] = _UNREAD
        elif not value.empty:
            texts[key.text], places[key.text] = value.text, value.where
    origin, mark = (texts.pop(key, "") for key in TAKEN_KEYS)
    taken = shown(origin) if still_taken(origin, mark, texts.values()) else ""
    known_by = waiting(mark) if taken else {}
    prints = {key: fingerprint([text]) for key, text in texts.items()} if known_by else {}
    waits = {key: known_by[each] for key, each in prints.items() if each in known_by}
    return Entry(MappingProxyType(texts), node.where, MappingProxyType(places), taken, MappingProxyType(waits))


def _assemble(
    envelope: Envelope,
    root: Branch,
    pack: Pack,
    values: dict[str, Fact],
    absent: frozenset[str],
    lists: Mapping[str, Mapping[str, tuple[Entry, ...]]],
    found: list[Finding],
) -> Facts:
    date = read_date(envelope.date, "date", envelope, root, found)
    as_of = read_date(envelope.as_of, "as_of", envelope, root, found) if envelope.as_of else None
    found.extend(names_fit(envelope, pack, root))
    agency = read_agency(envelope, root, found)
    return Facts(
        pack=pack.id,
        year=envelope.year,
        date=date,
        agency=agency,
        as_of=as_of,
        values=MappingProxyType(values),
        absent_topics=absent,
        lists=MappingProxyType(dict(lists)),
        options=Options(envelope.options.order, envelope.options.edition, envelope.options.max_chars),
        outline=read_outline(envelope, root),
        wording=MappingProxyType(dict(envelope.wording)),
        document=elements(envelope.document, envelope.year, root, found),
        source=root.where.source,
        positions=MappingProxyType({key: locate(root, (key,)) for key in KEYS}),
    )
