"""A Reading as plain data: what ``extract --json`` prints; lines count from 1, offsets within a line from 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from drafter.model.finding import Finding
from drafter.model.reading import Check, Mention, MentionKind, Node, Passage, Reading

Data = dict[str, Any]


def reading_json(reading: Reading) -> Data:
    """``meta``, ``outline``, ``mentions``, ``relations``, ``defects``; beside them line roles, places and stated zeros."""
    passages = reading.structure.passages
    told = [each for each in reading.mentions if not each.weak]
    return {
        "file": reading.source.name,
        "meta": _meta(reading),
        "outline": [_node(each, passages) for each in reading.structure.nodes],
        "mentions": [_mention(each, reading) for each in told if each.kind is not MentionKind.PLACE],
        "relations": [_check(each, reading) for each in reading.checks],
        "defects": [_defect(each) for each in reading.findings],
        "zeros": [_mention(each, reading) for each in reading.mentions if each.zero],
        "places": [_mention(each, reading) for each in told if each.kind is MentionKind.PLACE],
        "roles": [{"line": each.line, "role": str(each.role), "rule": each.rule} for each in reading.structure.roles],
    }


def _meta(reading: Reading) -> Data:
    who = reading.structure.identity
    texts = {
        name: getattr(who, name) or None for name in ("title", "agency", "region", "signed_by", "date", "published")
    }
    return {**texts, "year": who.year or None, "addressees": list(who.addressees)}


def _place(passage: Passage, start: int, end: int) -> Data:
    """Where a span stands; one that runs over a broken line counts on from its start."""
    line, column = passage.place(start)
    return {"line": line, "start": column, "end": column + end - start}


def _node(node: Node, passages: tuple[Passage, ...]) -> Data:
    return {
        "level": node.level,
        "number": node.number,
        "heading": node.heading,
        "run_in": node.run_in,
        "part": node.part,
        "topic": node.topic,
        **_place(passages[node.passage], node.start, node.end),
        "rule": node.rule,
        "kind": node.kind,
        "style": node.style,
        "lead": node.lead,
        "terminator": node.terminator,
        "topics": [{"topic": topic, "score": round(score, 4)} for topic, score in node.topics],
        "margin": round(node.margin, 4),
    }


def _number(value: Decimal | str | None) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _mention(mention: Mention, reading: Reading) -> Data:
    passages = reading.structure.passages
    said = reading.mentions[mention.same] if mention.same >= 0 else None
    return {
        "kind": str(mention.kind),
        "text": mention.text,
        "value": _number(mention.value),
        "unit": mention.unit or None,
        "what": mention.what,
        "approx": mention.approx or None,
        **_place(passages[mention.passage], mention.start, mention.end),
        "topic": mention.topic or None,
        "field": mention.indicator or mention.field or None,
        "detail": mention.field if mention.indicator not in ("", mention.field) else None,
        "confidence": round(mention.confidence, 3),
        "rule": mention.rule,
        "same_as": _place(passages[said.passage], said.start, said.end) if said else None,
    }


def _check(check: Check, reading: Reading) -> Data:
    return {
        "kind": check.kind,
        "holds": check.holds,
        "operands": dict(_operands(check.operands, reading)),
        "computed": _number(check.computed),
        "stated": _number(check.stated),
        "tolerance": _number(check.tolerance),
        "rule": check.rule,
    }


def _operands(operands: Iterable[tuple[str, int]], reading: Reading) -> Iterable[tuple[str, Data]]:
    for name, at in operands:
        if 0 <= at < len(reading.mentions):
            each = reading.mentions[at]
            where = _place(reading.structure.passages[each.passage], each.start, each.end)
            yield name, {**where, "text": each.text, "value": _number(each.value), "what": each.what}


def _defect(found: Finding) -> Data:
    start = max(found.where.column - 1, 0)
    params: Mapping[str, str] = found.params
    return {
        "code": found.code,
        "line": found.where.line or None,
        "start": start,
        "end": start + found.where.length,
        "severity": found.severity.value,
        "params": dict(params),
    }
