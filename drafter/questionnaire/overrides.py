"""``--set key=value``: the value goes where it would stand in the file, and obeys the same specification."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.model.finding import Finding, finding
from drafter.model.node import Branch, Leaf, Node
from drafter.model.pack import Pack
from drafter.model.span import Span
from drafter.questionnaire.envelope import KEYS, LABELS
from drafter.questionnaire.values import QUALIFIER_LABELS, QUALIFIERS


def apply(node: Node, settings: Sequence[str], pack: Pack) -> tuple[Node, tuple[Finding, ...]]:
    """The document with the settings in it, and the faults of their form."""
    found: list[Finding] = []
    labels = _labels(pack)
    for n, setting in enumerate(settings, 1):
        where = Span("--set", n, 1)
        key, equals, value = setting.partition("=")
        path = _path(key.strip(), pack)
        if not equals or not key.strip():
            found.append(finding("set-form", where, typed=setting))
        elif path is None:
            near = difflib.get_close_matches(key.strip(), [*KEYS, *pack.topics, *pack.fields, *labels], n=1, cutoff=0.6)
            found.append(finding("set-key-near" if near else "set-key", where, key=key.strip(), near="".join(near)))
        elif isinstance(node, Branch):
            node = _put(node, path, Leaf(value.strip(), True, where), labels)
    return node, tuple(found)


def _labels(pack: Pack) -> Mapping[str, str]:
    """Every name a key may go by in the file → the key."""
    fields = {field.label: field.key for field in pack.fields.values()}
    topics = {topic.label: topic.key for topic in pack.topics.values()}
    return fields | topics | {label: key for key, label in LABELS.items()}


def _path(key: str, pack: Pack) -> tuple[str, ...] | None:
    steps = tuple(key.removeprefix("facts.").split("."))
    labels = {field.label: field.key for field in pack.fields.values()}
    name = labels.get(steps[-1], steps[-1])
    if steps[0] in KEYS and not key.startswith("facts."):
        return steps
    if len(steps) == 1 and steps[0] in pack.topics:
        return ("facts", steps[0])
    if name in pack.fields and len(steps) <= 2 and steps[0] in (name, steps[-1], pack.fields[name].topic):
        return ("facts", pack.fields[name].topic, name)
    return None


def _put(node: Branch, path: tuple[str, ...], leaf: Leaf, labels: Mapping[str, str]) -> Branch:
    head, rest = path[0], path[1:]
    written = next((key.text for key, _ in node if key.text == head or labels.get(key.text) == head), head)
    old = node.get(written)
    if not rest and isinstance(old, Branch) and _is_qualified(old):
        rest, labels = ("value",), QUALIFIER_LABELS
    new: Node = leaf
    if rest:
        new = _put(old if isinstance(old, Branch) else Branch((), leaf.where), rest, leaf, labels)
    if old is None:
        return replace(node, items=(*node.items, (Leaf(head, True, leaf.where), new)))
    return replace(node, items=tuple((key, new if key.text == written else value) for key, value in node.items))


def _is_qualified(node: Branch) -> bool:
    return any(QUALIFIER_LABELS.get(key.text, key.text) in QUALIFIERS for key, _ in node)
