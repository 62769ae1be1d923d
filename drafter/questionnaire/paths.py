"""Places in a facts file: their keys as typed, their Chinese labels, the order they are written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from drafter.model.node import Branch, Node, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Path
from drafter.questionnaire.envelope import KEYS, LABELS, AgencyIn, OptionsIn, relabel
from drafter.questionnaire.values import QUALIFIER_LABELS, QUALIFIERS

_INNER = {"agency": tuple(AgencyIn.__dataclass_fields__), "options": tuple(OptionsIn.__dataclass_fields__)}
# The identity stands on top of a file, how the report is made at its end.
_HEAD = ("pack", "year", "as_of", "date", "agency")


def path_of(key: str, pack: Pack) -> Path | None:
    """The place a typed key names (``--set``, ``--answers``); None when it names none. A field may stand without its topic."""
    steps = tuple(step.strip() for step in key.split("."))
    head = _alias(LABELS).get(steps[0], steps[0])
    spec = next((each for each in pack.lists.values() if steps[0] in (each.key, each.label)), None)
    if spec is not None:
        return _list_path(spec, steps[1:], pack)
    if head in KEYS and head != "facts":
        return _envelope_path(head, steps[1:])
    return _fact_path(steps[1:] if head == "facts" else steps, pack)


def _alias(labels: Mapping[str, str]) -> dict[str, str]:
    return {label: key for key, label in labels.items()}


def _envelope_path(head: str, rest: Sequence[str]) -> Path | None:
    inner = _INNER.get(head, ())
    if not rest:
        return None if inner else (head,)
    name = _alias(LABELS).get(rest[0], rest[0])
    return (head, name) if len(rest) == 1 and (name in inner or head == "wording") else None


def _fact_path(steps: Sequence[str], pack: Pack) -> Path | None:
    fields = {field.label: field.key for field in pack.fields.values()}
    topics = {topic.label: topic.key for topic in pack.topics.values()}
    names = [fields.get(step, step) for step in steps]
    topic = topics.get(steps[0], steps[0]) if steps else ""
    if len(steps) == 1 and topic in pack.topics and names[0] not in pack.fields:
        return ("facts", topic)
    if topic in pack.topics and len(names) > 1 and pack.fields.get(names[1]) and pack.fields[names[1]].topic == topic:
        names = names[1:]
    if not names or names[0] not in pack.fields:
        return None
    place = ("facts", pack.fields[names[0]].topic, names[0])
    qualifier = QUALIFIER_LABELS.get(names[1], names[1]) if len(names) == 2 else ""
    if len(names) == 1:
        return place
    return (*place, qualifier) if qualifier in QUALIFIERS else None


def _list_path(spec: ListSpec, rest: Sequence[str], pack: Pack) -> Path | None:
    place: Path = (spec.key,)
    if spec.by_topic and rest:
        topic = {each.label: each.key for each in pack.topics.values()}.get(rest[0], rest[0])
        if topic not in pack.topics:
            return None
        place, rest = (spec.key, topic), rest[1:]
    name = {each.label: each.key for each in spec.fields}.get(rest[1], rest[1]) if len(rest) == 2 else ""
    if (
        name not in {each.key for each in spec.fields}
        or not rest[0].isascii()
        or not rest[0].isdigit()
        or int(rest[0]) < 1
    ):
        return None
    return (*place, int(rest[0]) - 1, name)


def label_of(path: Path, pack: Pack) -> str:
    """The Chinese name of what stands at ``path``; "" where it has none of its own."""
    last = path[-1]
    if isinstance(last, int):
        return ""
    if len(path) == 1:
        return pack.lists[last].label if last in pack.lists else LABELS.get(last, "")
    if path[0] in _INNER:
        return LABELS.get(last, "")
    if len(path) == 2 and last in pack.topics:
        return pack.topics[last].label
    if path[0] == "facts" and len(path) == 3 and last in pack.fields:
        return pack.fields[last].label
    return ""


def orders_of(path: Path, pack: Pack) -> tuple[Sequence[str], ...]:
    """For each step of ``path``, the order of the keys at that depth."""
    topics = tuple(pack.topics)
    last = tuple(key for key in KEYS if key not in _HEAD)
    top = (*_HEAD, "facts", *pack.lists, *last)
    if path[0] in _INNER:
        return (top, _INNER[str(path[0])])
    if path[0] == "facts":
        fields = tuple(field.key for field in pack.fields_of(str(path[1]))) if len(path) > 1 else ()
        return (top, topics, fields, QUALIFIERS)
    spec = pack.lists.get(str(path[0]))
    if spec is None:
        return (top,)
    texts = tuple(each.key for each in spec.fields)
    return (top, topics, (), texts) if spec.by_topic else (top, (), texts)


def canonical(root: Branch, pack: Pack) -> Branch:
    """The document with Chinese labels turned into keys all the way down; items of a list stay as they were written."""
    labels = _alias(LABELS) | {spec.label: spec.key for spec in pack.lists.values()}
    top = cast(Branch, relabel(root, labels))
    return replace(top, items=tuple((key, _inner(key.text, value, pack)) for key, value in top.items))


def _inner(key: str, value: Node, pack: Pack) -> Node:
    if key in _INNER:
        return cast(Node, relabel(value, _alias(LABELS)))
    if key == "facts":
        return _by_topic(value, pack, lambda topic, node: _topic(topic, node, pack))
    if key in pack.lists:
        spec = pack.lists[key]
        return _by_topic(value, pack, lambda _, node: _items(node, spec)) if spec.by_topic else _items(value, spec)
    return value


def _by_topic(node: Node, pack: Pack, inner: Callable[[str, Node], Node]) -> Node:
    named = relabel(node, {topic.label: topic.key for topic in pack.topics.values()})
    if not isinstance(named, Branch):
        return node
    return replace(named, items=tuple((key, inner(key.text, value)) for key, value in named.items))


def _topic(topic: str, node: Node, pack: Pack) -> Node:
    named = relabel(node, {field.label: field.key for field in pack.fields_of(topic)})
    if not isinstance(named, Branch):
        return node
    items = tuple((key, _value(key.text, value, pack)) for key, value in named.items)
    same = named is node and all(new is old for (_, new), (_, old) in zip(items, named.items, strict=True))
    return node if same else replace(named, items=items)  # the same node is not read again


def _value(key: str, node: Node, pack: Pack) -> Node:
    spec = pack.fields.get(key)
    named = relabel(node, QUALIFIER_LABELS)
    plain_table = spec is not None and spec.columns and isinstance(named, Branch) and named.get("value") is None
    return node if named is None or plain_table else named


def _items(node: Node, spec: ListSpec) -> Node:
    if not isinstance(node, Series):
        return node
    labels = {each.label: each.key for each in spec.fields}
    return replace(node, items=tuple(cast(Node, relabel(each, labels)) for each in node.items))
