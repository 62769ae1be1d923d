"""A report cut into its smallest sections: each node with its own text, and what part and list it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model.frozen import frozen
from drafter.model.reading import LineRole, Node, Structure

_PROSE = frozenset(
    (LineRole.OPENING, LineRole.CHAPEAU, LineRole.HEADING, LineRole.RUN_IN, LineRole.ENUM, LineRole.PARAGRAPH)
)
_BEFORE = "(?:上年度?|上一年度?|去年|20[0-9]{2}年度?)"
_PUT_RIGHT = re.compile(
    f"{_BEFORE}[^。]{{0,24}}(?:问题|不足|事项|意见)[^。]{{0,8}}(?:整改|办理|改进|落实|解决)"
    "|(?:整改|改进|办理)(?:落实|完成)?(?:情况|成效|进展|结果)|落实情况$"
)
_LED = re.compile(
    f"(?:^|(?<=[。；]))(?:[^。；：]{{0,60}}(?:整改|改进|办理)(?:落实)?(?:的)?情况[^。：]{{0,8}}"
    "|[^。；：]{0,40}所列[^。：]{0,12}(?:办理|整改)[^。：]{0,6}|[^。；：]{0,40}现报告整改情况"
    rf"|{_BEFORE}[^。；：]{{0,30}}(?:问题|不足)[^。；：]{{0,8}}(?:整改|办理)[^。；：]{{0,8}})：\s*$"
)
_FIRST = re.compile("^[第（(]?(?:[一1][^0-9一二三四五六七八九十]|[一1①]$)")
_REACH = 100  # characters before an item in which the words that lead to it may stand


@frozen
class Stretch:
    """Characters ``start`` to ``end`` of a passage."""

    passage: int
    start: int
    end: int


@frozen
class Section:
    """A node (None: before the first) with the text up to the next one; ``above`` its ancestors, nearest first.

    ``put_right`` says that it tells what became of last year's shortcomings; ``parent`` that nodes follow below it.
    """

    node: Node | None
    text: tuple[Stretch, ...]
    above: tuple[Node, ...]
    part: str
    put_right: bool = False
    parent: bool = False


def sections(
    structure: Structure, merged: frozenset[str], without: frozenset[int] = frozenset()
) -> tuple[Section, ...]:
    """The sections in order; in the parts ``merged`` bare sentences stay with the heading they stand under.

    The passages ``without`` are left out: fields hold them whole.
    """
    roles = {judged.line: judged.role for judged in structure.roles}
    prose = [roles.get(each.line) in _PROSE and n not in without for n, each in enumerate(structure.passages)]
    nodes = _apart(structure.nodes, merged)
    found = list(_opening(structure, nodes, prose))
    above: list[Node] = []
    led: Node | None = None
    for n, node in enumerate(nodes):
        while above and above[-1].level >= node.level:
            above.pop()
        led = _leader(structure, nodes, n, prose, led)
        right = led is not None or any(_PUT_RIGHT.search(each.heading or "") for each in (node, *above))
        follow = nodes[n + 1] if n + 1 < len(nodes) else None
        parent = follow is not None and follow.level > node.level
        stretches = tuple(_unled(structure, _between(structure, node, follow, prose)))
        found.append(Section(node, stretches, tuple(reversed(above)), node.part, right, parent))
        above.append(node)
    return tuple(found)


def _leader(
    structure: Structure, nodes: Sequence[Node], n: int, prose: Sequence[bool], led: Node | None
) -> Node | None:
    """The first of the items that a sentence on last year's shortcomings leads to, when node ``n`` is among them."""
    node = nodes[n]
    if n and nodes[n - 1].passage == node.passage:
        return led
    before = structure.passages[node.passage].text[max(0, node.start - _REACH) : node.start]
    if _LED.search(before) or (not before.strip() and _led_before(structure, node, prose)):
        return node
    again = bool(before.strip()) or bool(_FIRST.match(node.number)) or not node.number
    return None if led is None or again or node.level < led.level or node.part != led.part else led


def _unled(structure: Structure, stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """The stretches without a sentence that leads to the items behind them."""
    for each in stretches:
        text = structure.passages[each.passage].text
        low = max(each.start, each.end - _REACH)
        match = _LED.search(text[low : each.end])
        yield Stretch(each.passage, each.start, low + match.start()) if match else each


def _apart(nodes: Sequence[Node], merged: frozenset[str]) -> list[Node]:
    """The nodes that are sections; a bare sentence of a merged part belongs to the text of the heading above it."""
    found: list[Node] = []
    above: list[Node] = []
    for node in nodes:
        while above and above[-1].level >= node.level:
            above.pop()
        bare = node.heading is None and node.kind == "enum" and node.part in merged
        if not (bare and above and above[-1].heading is not None and above[-1].level > 1):
            found.append(node)
        above.append(node)
    return found


def _led_before(structure: Structure, node: Node, prose: Sequence[bool]) -> bool:
    before = node.passage - 1
    return before >= 0 and prose[before] and bool(_LED.search(structure.passages[before].text[-_REACH:]))


def _opening(structure: Structure, nodes: Sequence[Node], prose: Sequence[bool]) -> Iterator[Section]:
    stop, upto = (nodes[0].passage, nodes[0].start) if nodes else (len(structure.passages), 0)
    text = [Stretch(n, 0, len(structure.passages[n].text)) for n in range(stop) if prose[n]]
    if upto:
        text.append(Stretch(stop, 0, upto))
    if text:
        yield Section(None, tuple(text), (), "")


def _between(structure: Structure, node: Node, follow: Node | None, prose: Sequence[bool]) -> Iterator[Stretch]:
    """The text of a node: after its heading and end mark, or from its first word on where it has none."""
    passages = structure.passages
    begin = node.end + len(node.terminator) if node.heading else node.start + len(node.number)
    stop, upto = (follow.passage, follow.start) if follow else (len(passages), 0)
    if stop == node.passage:
        yield Stretch(node.passage, begin, upto)
        return
    yield Stretch(node.passage, begin, len(passages[node.passage].text))
    yield from (Stretch(n, 0, len(passages[n].text)) for n in range(node.passage + 1, stop) if prose[n])
    if upto and stop < len(passages):
        yield Stretch(stop, 0, upto)
