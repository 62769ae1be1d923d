"""YAML text → nodes with places and raw texts; the only reader of YAML, and the only importer of ``yaml``.

libyaml gives the events; scalars stay text, so YAML 1.1 readings (no → False, 12:30 → 750) cannot happen. Anchors, aliases
and tags are refused: a facts file needs none, and they are how a small file becomes a large one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from drafter.model.finding import Finding, finding
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.span import Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_AS_WRITTEN = "text"
_DEPTH = 24
_NODES = 200_000
_BLOCK_SCALAR = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?\s*(?:#.*)?$")
_FULL_COLON = re.compile(r"^(\s*(?:- +)?)([^\s#\"'：:{}\[\],&*!|>%@`-][^#\"'：:{}\[\]]{0,30})：\s*")
# What YAML forbids, spelled out: as what it does not allow it takes ten times as long to compile, at every start.
_FORBIDDEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
_TAB = re.compile(r"^( *)\t[\t ]*")

_PROBLEMS = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("found unexpected end of stream", "yaml-quote"),
    ("found undefined tag", "yaml-tag"),
    ("cannot start any token", "yaml-sign"),
    ("did not find expected alphabetic", "yaml-sign"),
    ("did not find expected <document start>", "yaml-document"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("block sequence entries are not allowed", "yaml-indent"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("did not find expected node content", "yaml-bracket"),
    ("escape", "yaml-escape"),
    ("hexdecimal number", "yaml-escape"),
    ("control characters are not allowed", "yaml-control"),
    ("special characters are not allowed", "yaml-control"),
)


_OPENED = ("found unexpected end of stream", "did not find expected ',' or")
_REFUSALS = 20


@frozen
class Placed:
    """A node with its place in the text: ``value`` of a scalar, ``pairs`` of a mapping, ``items`` of a sequence; ``flow`` in
    brackets or braces."""

    start: int
    end: int
    kind: str
    flow: bool = False
    value: str | None = None
    pairs: tuple[tuple[Placed, Placed], ...] = ()
    items: tuple[Placed, ...] = ()

    def get(self, key: str) -> Placed | None:
        """The value of ``key``, if it is there."""
        return next((value for name, value in self.pairs if name.value == key), None)


def placed(text: str) -> Placed | None:
    """The first document of a text that reads without fault, each node with the characters it stands on; None for none."""
    events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_Loader))
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            return _placed(next(events), events)
    return None


def _placed(event: yaml.Event, events: Iterator[yaml.Event]) -> Placed:
    start, end = _index(event.start_mark), _index(event.end_mark)
    if isinstance(event, yaml.ScalarEvent):
        empty = not event.style and event.value in ("", "~", "null")
        return Placed(start, end, "scalar", value=None if empty else event.value)
    inner: list[Placed] = []
    flow = bool(getattr(event, "flow_style", False))
    closing = yaml.MappingEndEvent if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceEndEvent
    for each in events:
        if isinstance(each, closing):
            last = inner[-1].end if inner else end
            end = _index(each.end_mark) if flow else last  # a block ends with its last value, not where the next begins
            break
        inner.append(_placed(each, events))
    if closing is yaml.SequenceEndEvent:
        return Placed(start, end, "seq", flow, items=tuple(inner))
    return Placed(start, end, "map", flow, pairs=tuple(zip(inner[::2], inner[1::2], strict=True)))


def _index(mark: Any) -> int:
    return int(mark.index)


class _Quick(_Base):  # type: ignore[misc]
    """Scalars as written; nothing is looked up for a tag, which is most of the cost of a large file."""

    def resolve(self, *_: object) -> str:
        """One tag for everything; one that was written stays and gives the file away."""
        return _AS_WRITTEN

    def descend_resolver(self, *_: object) -> None:
        """Nothing to follow."""

    def ascend_resolver(self) -> None:
        """Nothing to follow."""


class _Refused(Exception):
    def __init__(self, found: Finding) -> None:
        self.found = found


def read_documents(text: str, source: str) -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
    """The documents of a YAML text and every fault found on the way; reads on after faults that can be mended for reading."""
    found: list[Finding] = []
    documents, fault = _parse(text, source, found)
    if fault is None and all(map(_sound, documents)):
        return documents, tuple(found)
    mended, lexical = _mend(text, source)
    if not lexical:
        return documents, (*found, *([fault] if fault else []))
    found = list(lexical)
    documents, again = _parse(mended, source, found)
    if again is not None and again.where.line not in {each.where.line for each in lexical}:
        found.append(again)
    return documents, tuple(sorted(found, key=lambda each: each.where))


def _sound(document: Node) -> bool:
    """Whether nothing speaks for a colon or tab that is none to YAML: a mapping, or a list of mappings."""
    return isinstance(document, Branch) or (
        isinstance(document, Series) and all(isinstance(each, Branch) for each in document.items)
    )


def read_quickly(text: str) -> object:
    """The one document of a clean YAML text as dicts, lists and texts (an empty scalar is ""), without places, several times
    as fast; None where anything is odd: read_documents says what.
    """
    return _quickly(text, _bare)


def read_filled(text: str) -> object:
    """As read_quickly, without what was left empty: its key is left out too; in a list it is None."""
    return _quickly(text, _filled)


def read_marked(text: str) -> Any:
    """The one document of a clean YAML text as the nodes of ``yaml`` with their marks; None where anything is odd."""
    return _quickly(text, lambda node: node)


def _quickly(text: str, taken: Callable[[yaml.Node], object]) -> object:
    if "&" in text or "*" in text:  # may be an anchor, with which a small file becomes a large one
        return None
    try:
        node = yaml.compose(text, Loader=_Quick)
        return None if node is None else taken(node)
    except (yaml.YAMLError, _Refused, RecursionError):
        return None


def _bare(node: yaml.Node) -> object:
    if node.tag != _AS_WRITTEN:
        raise _Refused(finding("yaml-tag", tag=node.tag))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_bare(each) for each in node.value]
    pairs = {key.value: _bare(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if len(pairs) < len(node.value):
        raise _Refused(finding("yaml-key"))
    return pairs


def _filled(node: yaml.Node) -> object:
    if node.tag != _AS_WRITTEN:
        raise _Refused(finding("yaml-tag", tag=node.tag))
    value = node.value
    if isinstance(node, yaml.ScalarNode):
        return value if node.style or value not in ("", "~", "null") else None
    if isinstance(node, yaml.SequenceNode):
        return [_filled(each) for each in value]
    pairs = {key.value: _filled(each) for key, each in value if isinstance(key, yaml.ScalarNode)}
    if len(pairs) < len(value):
        raise _Refused(finding("yaml-key"))
    return {key: each for key, each in pairs.items() if each is not None} if None in pairs.values() else pairs


def _parse(text: str, source: str, found: list[Finding]) -> tuple[tuple[Node, ...], Finding | None]:
    builder = _Builder(text, source, found)
    documents: list[Node] = []
    try:
        for node in builder.documents():
            documents.append(node)
    except _Refused as refused:
        return tuple(documents), refused.found
    except yaml.YAMLError as error:
        return tuple(documents), _translate(error, source, text)
    return tuple(documents), None


def _translate(error: yaml.YAMLError, source: str, text: str) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    if any(words in problem for words in _OPENED):
        mark = getattr(error, "context_mark", None) or mark  # where it was opened, not where it was missed
    lines = text.split("\n")
    line = min(mark.line + 1, len(lines)) if mark else 1
    code = next((code for words, code in _PROBLEMS if words in problem), "yaml-syntax")
    if code == "yaml-colon" and mark and ": " not in lines[line - 1][: mark.column]:
        above = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
        # The line above ran on into this one: for want of a colon of its own, or because this one is set in too far.
        code = "yaml-indent" if re.search(r":(\s|$)", above) else "yaml-no-colon"
    if code == "yaml-no-colon":
        line = max(line - 1, 1)
        return finding(code, Span(source, line, 1), text=lines[line - 1].strip()[:24])
    forbidden = _FORBIDDEN.search(text)
    if mark is None and forbidden:
        return finding("yaml-control", _span_at(text, forbidden.start(), source))
    return finding(code, Span(source, line, (mark.column + 1) if mark else 1), problem=problem)


def _span_at(text: str, offset: int, source: str) -> Span:
    return Span(source, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class _Builder:
    """Events → nodes, with the limits that keep a hostile file small."""

    def __init__(self, text: str, source: str, found: list[Finding]) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_Loader))
        self._source = source
        self._found = found
        self._count = 0
        self._refused = 0

    def documents(self) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                node = self._node(next(self._events), 0)
                if not (isinstance(node, Leaf) and node.empty):
                    yield node

    def _span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        return Span(self._source, mark.line + 1, mark.column + 1) if mark is not None else Span(self._source)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._guard(event, depth)
        if isinstance(event, yaml.AliasEvent):
            return Leaf("", True, self._span(event))
        if isinstance(event, yaml.ScalarEvent):
            return Leaf(event.value, not event.style, self._span(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Series(tuple(self._items(depth)), self._span(event))
        return Branch(tuple(self._pairs(depth)), self._span(event))

    def _guard(self, event: yaml.Event, depth: int) -> None:
        where = self._span(event)
        self._count += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(finding("yaml-anchor", where, name=getattr(event, "anchor", "")))
        if getattr(event, "tag", None) not in (None, "!"):
            self._refuse(finding("yaml-tag", where, tag=str(getattr(event, "tag", ""))))
        if depth > _DEPTH:
            raise _Refused(finding("yaml-deep", where, limit=_DEPTH))
        if self._count > _NODES:
            raise _Refused(finding("yaml-many", where, limit=_NODES))

    def _refuse(self, found: Finding) -> None:
        """Notes what may not be used and reads on without it, so that the rest is checked in the same run."""
        self._refused += 1
        if self._refused >= _REFUSALS:
            raise _Refused(found)
        self._found.append(found)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Leaf, Node]]:
        seen: dict[str, Leaf] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Leaf):
                self._found.append(finding("yaml-key", key.where))
            elif key.text in seen:
                first = seen[key.text].where.line
                self._found.append(finding("duplicate-key", key.where, key=key.text, first=first))
            else:
                seen[key.text] = key
                yield key, value


def _mend(text: str, source: str) -> tuple[str, tuple[Finding, ...]]:
    """The text with tabs and full-width colons replaced for reading on, and a finding for each."""
    found: list[Finding] = []
    lines = text.split("\n")
    block_indent = -1
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent >= 0 and (not line.strip() or indent > block_indent):
            continue
        block_indent = indent if _BLOCK_SCALAR.search(line) else -1
        lines[index] = _mend_line(line, Span(source, index + 1, 1), found)
    return "\n".join(lines), tuple(found)


def _mend_line(line: str, where: Span, found: list[Finding]) -> str:
    tab = _TAB.match(line)
    if tab:
        found.append(finding("tab", Span(where.source, where.line, len(tab[1]) + 1)))
        line = tab[0].replace("\t", "  ") + line[tab.end() :]
    colon = _FULL_COLON.match(line)
    if colon:
        column = colon.end(2) + 1
        found.append(finding("full-colon", Span(where.source, where.line, column), key=colon[2]))
        line = f"{colon[1]}{colon[2]}: {line[colon.end() :]}"
    return line
