"""Passages of the body → outline nodes: numbers counted, levels by a stack, headings cut, parts by content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.model.frozen import frozen
from drafter.model.reading import Node, Passage
from drafter.reading.counting import Counted, counted
from drafter.reading.heads import Head, Stretch, agree, head, is_floating, mask, settle
from drafter.reading.levels import UNHEADED, Placed, levels
from drafter.reading.markers import Marker
from drafter.reading.parts import Headings, Parts, assigned
from drafter.reading.run_ins import run_ins
from drafter.reading.unnumbered import NONE, unnumbered

_NAMED = frozenset(("heading", "run_in"))
_LEAD = 40
_OPENING = 120  # characters of a paragraph in which its opening words are sought
_UNHEADED_LEAST = 16
_NEAR = 12  # passages and nodes looked at for the text of a section
_SECTION = 400  # characters of it


@frozen
class Outline:
    """The nodes in order, with what was learned on the way: items, places and faults by node."""

    nodes: tuple[Node, ...]
    items: tuple[Counted, ...]
    places: tuple[Placed, ...]
    heads: tuple[Head, ...]


def outline(
    passages: Sequence[Passage], body: Sequence[int], markers: Mapping[int, Marker], cues: Parts, title: str = ""
) -> Outline:
    """The outline of the body."""
    masked = {i: mask(passages[i].text) for i in body}
    items = counted(passages, body, markers)
    places = levels(items)
    heads = _heads(passages, body, masked, items, places)
    extra = unnumbered(passages, body, items, heads, cues)
    extra += run_ins(passages, body, masked, [*items, *extra], cues)
    if extra:
        items = _sorted([*items, *extra])
        places = levels(items)
        heads = _heads(passages, body, masked, items, places)
    made = _made(passages, items, places, heads, cues, {}, title)
    opened = _unheaded(passages, body, made, cues)
    if not opened:
        return made
    blank = [Counted(i, Marker(UNHEADED, UNHEADED, 0, 0, 0, 0), UNHEADED, "part-opening-words") for i in opened]
    items = _sorted([*items, *blank])
    places = levels(items)
    heads = _heads(passages, body, masked, items, places)
    return _made(passages, items, places, heads, cues, opened, title)


def _sorted(items: Sequence[Counted]) -> list[Counted]:
    return sorted(items, key=lambda item: (item.passage, item.marker.start, item.key != UNHEADED))


def _heads(
    passages: Sequence[Passage],
    body: Sequence[int],
    masked: Mapping[int, str],
    items: Sequence[Counted],
    places: Sequence[Placed],
) -> list[Head]:
    """The heads of all items, sisters compared."""
    stretches = _stretches(passages, body, masked, items, places)
    heads = [_own_head(item, stretch) for item, stretch in zip(items, stretches, strict=True)]
    groups: dict[tuple[int, str], list[int]] = {}
    for at, (item, place) in enumerate(zip(items, places, strict=True)):
        if item.marker.style not in (NONE, UNHEADED):
            groups.setdefault((place.parent, item.key), []).append(at)
    for members in groups.values():
        chosen = [stretches[at] for at in members]
        settled = agree(chosen, settle(chosen, [heads[at] for at in members]))
        for at, one in zip(members, settled, strict=True):
            heads[at] = one
    return heads


def _own_head(item: Counted, stretch: Stretch) -> Head:
    """The head of an item judged by itself; a line without a number is all heading unless text is run in."""
    if item.key == UNHEADED:
        return Head("unheaded", 0, item.rule)
    one = head(stretch)
    if item.marker.style != NONE:
        return one
    return Head("heading", _whole(stretch), item.rule) if one.kind == "enum" else one._replace(rule=item.rule)


def _whole(stretch: Stretch) -> int:
    return stretch.begin + len(stretch.text[stretch.begin : stretch.stop].rstrip("。：；！？， "))


def _stretches(
    passages: Sequence[Passage],
    body: Sequence[int],
    masked: Mapping[int, str],
    items: Sequence[Counted],
    places: Sequence[Placed],
) -> list[Stretch]:
    after = dict(zip(body, (*body[1:], -1), strict=False))
    leading = {item.passage for item in items if not item.marker.start}
    found = []
    for at, (item, place) in enumerate(zip(items, places, strict=True)):
        marker, text = item.marker, passages[item.passage].text
        following = items[at + 1] if at + 1 < len(items) else None
        same = following is not None and following.passage == item.passage and following.key != UNHEADED
        stop = following.marker.start if same and following else len(text)
        whole = marker.start == 0 and stop == len(text)
        behind = after[item.passage]
        led = whole and behind >= 0 and behind not in leading and not passages[behind].table
        deeper = following is not None and places[at + 1].level > place.level
        shape = (is_floating(item.key), marker.start > 0, whole, led, deeper)
        found.append(Stretch(text, masked[item.passage], marker.body, stop, *shape))
    return found


def _made(
    passages: Sequence[Passage],
    items: Sequence[Counted],
    places: Sequence[Placed],
    heads: Sequence[Head],
    cues: Parts,
    opened: Mapping[int, str],
    title: str,
) -> Outline:
    words = [
        passages[item.passage].text[item.marker.body : one.end].strip() if one.kind in _NAMED else ""
        for item, one in zip(items, heads, strict=True)
    ]
    fixed = {at: opened[item.passage] for at, item in enumerate(items) if item.key == UNHEADED}

    def said(at: int) -> str:
        return _said(passages, items, places, heads, at)

    told = assigned(Headings([place.parent for place in places], words, said, fixed, title), cues)
    rows = zip(items, places, heads, told, strict=True)
    nodes = tuple(_node(passages[item.passage], item, place, one, part) for item, place, one, part in rows)
    return Outline(nodes, tuple(items), tuple(places), tuple(heads))


def _said(
    passages: Sequence[Passage], items: Sequence[Counted], places: Sequence[Placed], heads: Sequence[Head], at: int
) -> str:
    """The beginning of the text of a section, headings below it included."""
    item, level = items[at], places[at].level
    after = next((k for k in range(at + 1, min(at + _NEAR, len(items))) if places[k].level <= level), len(items))
    last = items[after].passage if after < len(items) else len(passages)
    text = passages[item.passage].text[heads[at].end :].lstrip("。：，. ")
    size = len(text)
    for i in range(item.passage + 1, min(last, item.passage + _NEAR)):
        if size > _SECTION:
            break
        text += passages[i].text
        size = len(text)
    if after < len(items) and last == item.passage:
        text = text[: items[after].marker.start - heads[at].end]
    return text[:_SECTION]


def _node(passage: Passage, item: Counted, place: Placed, one: Head, part: str) -> Node:
    marker, raw = item.marker, passage.raw
    end = marker.body + len(raw[marker.body : one.end].rstrip()) if one.kind != "unheaded" else 0
    style = NONE if item.key == UNHEADED else marker.style
    named = one.kind in _NAMED
    rule = item.rule if marker.style in (NONE, UNHEADED) else f"{item.rule} {one.rule}"
    return Node(
        level=place.level,
        number=raw[marker.start : marker.end].strip(),
        heading=raw[marker.body : end] if named else None,
        kind=one.kind,
        style=style,
        passage=item.passage,
        start=marker.start,
        end=end,
        terminator=raw[end : end + 1],
        lead="" if named else raw[marker.body : end] or raw[:_LEAD],
        part=part,
        rule=rule,
    )


def _unheaded(passages: Sequence[Passage], body: Sequence[int], made: Outline, cues: Parts) -> dict[int, str]:
    """The paragraphs that open a part without any heading of its own: passage → part."""
    if not made.nodes:
        return {}
    told = {node.part for node in made.nodes}
    leading = {node.passage for node in made.nodes if not node.start}
    found: dict[int, str] = {}
    for i in body:
        text = passages[i].text
        if i <= made.nodes[0].passage or i in leading or len(text) < _UNHEADED_LEAST or passages[i].table:
            continue
        part = cues.opened(text[:_OPENING])
        if part and part not in told:
            told.add(part)
            found[i] = part
    return found
