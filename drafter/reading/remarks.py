"""What is wrong with the skeleton of a source: numbers skipped, repeated, lost; end marks missing; lines broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from drafter.model.finding import Finding, Severity, finding
from drafter.model.reading import Node, Passage
from drafter.model.span import Span
from drafter.reading.outline import Outline

_MOST = 100  # findings of a kind: more say nothing new
_WRAPPED = 6  # more broken passages than this, and the text was wrapped as a whole


def remarks(name: str, passages: Sequence[Passage], made: Outline) -> tuple[Finding, ...]:
    """The findings on numbering, headings and broken lines, in the order of their lines."""
    found: list[Finding] = []
    for judged in (_numbers, _marks, _lost, _uneven):
        found += islice(judged(name, passages, made), _MOST)
    found += islice(_broken(name, passages), _MOST)
    return tuple(sorted(found, key=lambda one: (one.where.line, one.where.column, one.code)))


def _at(name: str, passage: Passage, start: int, end: int) -> Span:
    line, column = passage.place(min(start, max(0, len(passage.raw) - 1)))
    return Span(name, line, column + 1, max(0, end - start))


_SPOKEN = ("shi", "qi", "yao", "di", "first")


def _spot(name: str, passages: Sequence[Passage], node: Node) -> Span:
    return _at(name, passages[node.passage], node.start, node.end)


def _numbers(name: str, passages: Sequence[Passage], made: Outline) -> Iterator[Finding]:
    for node, item, place in zip(made.nodes, made.items, made.places, strict=True):
        value, before = item.marker.value, place.previous
        if not value or not node.number or (not before and value == 1):
            continue
        if value == before:
            code = "numbering-repeated"
        elif value == 1:
            if node.style in _SPOKEN:  # a paragraph may count its own points anew
                continue
            code = "numbering-restarted"
        elif value > before + 1 and item.marker.cls != "first":
            code = "numbering-skipped"
        elif value < before:
            code = "numbering-backwards"
        else:
            continue
        where = _at(name, passages[node.passage], node.start, item.marker.end)
        yield finding(code, where, Severity.WARNING, number=node.number, value=value, before=before)


def _marks(name: str, passages: Sequence[Passage], made: Outline) -> Iterator[Finding]:
    for node, one in zip(made.nodes, made.heads, strict=True):
        if one.faulty:
            words = node.heading or node.lead
            yield finding(
                one.faulty, _spot(name, passages, node), Severity.WARNING, heading=words, mark=node.terminator
            )


def _lost(name: str, passages: Sequence[Passage], made: Outline) -> Iterator[Finding]:
    for node, item in zip(made.nodes, made.items, strict=True):
        if item.rule == "heading-number-lost":
            yield finding(
                "heading-number-lost", _spot(name, passages, node), Severity.WARNING, heading=node.heading or ""
            )


def _uneven(name: str, passages: Sequence[Passage], made: Outline) -> Iterator[Finding]:
    """A heading that ends with a mark where its sisters have none, or has none where they do."""
    groups: dict[tuple[int, str], list[Node]] = {}
    for node, item, place in zip(made.nodes, made.items, made.places, strict=True):
        if node.kind == "heading":
            groups.setdefault((place.parent, item.key), []).append(node)
    for nodes in groups.values():
        marked = [node for node in nodes if node.terminator.strip()]
        odd = marked if len(marked) == 1 else [node for node in nodes if not node.terminator.strip()]
        if len(nodes) >= 3 and len(odd) == 1:
            where = _spot(name, passages, odd[0])
            yield finding(
                "heading-mark-uneven", where, Severity.NOTE, heading=odd[0].heading or "", mark=odd[0].terminator
            )


def _broken(name: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    broken = [passage for passage in passages if len(passage.pieces) > 1]
    if len(broken) > _WRAPPED:
        yield finding("lines-wrapped", Span(name, broken[0].line, 1), Severity.NOTE, passages=len(broken))
        return
    for passage in broken:
        for piece in passage.pieces[1:]:
            yield finding("line-broken", Span(name, piece.line, piece.column + 1), Severity.NOTE, line=piece.line)
