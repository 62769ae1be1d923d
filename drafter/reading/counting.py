"""Which numbers count items: those at the start of a line, and chains inside a paragraph that start at one and count up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from drafter.model.reading import Passage
from drafter.reading.markers import DASH, FLOATING, Marker, inside

_LOST = 2  # a count may miss one number
_NEAR = 3  # passages over which a chain begun inside a paragraph may run on
_DASHED = 4  # passages between two dashes of one list
_HEAP = 1000  # numbers inside one paragraph: nobody wrote that, so none of them counts
_AHEAD = 8  # candidates looked at for the second item of a chain


class Counted(NamedTuple):
    """A number believed to count an item; ``key`` names the count it belongs to, ``rule`` why it is believed."""

    passage: int
    marker: Marker
    key: str
    rule: str


def counted(passages: Sequence[Passage], body: Sequence[int], markers: Mapping[int, Marker]) -> list[Counted]:
    """The numbers of the body that count items, in order."""
    candidates: dict[str, list[tuple[int, Marker]]] = {}
    for i in body:
        line = markers.get(i)
        if line and line.body < len(passages[i].text):
            candidates.setdefault(line.cls, []).append((i, line))
        if not passages[i].table:
            within = list(islice(inside(passages[i].text), _HEAP))
            for marker in within if len(within) < _HEAP else ():
                if not line or marker.start >= line.body:
                    candidates.setdefault(marker.cls, []).append((i, marker))
    found: list[Counted] = []
    for cls, listed in candidates.items():
        found += _floating(cls, listed) if cls in FLOATING else _fixed(cls, listed)
    if any(one.key not in (DASH, *FLOATING) and not one.marker.inline for one in found):
        found = [one for one in found if one.key != DASH]  # where headings are numbered, dashes are marks of the text
    return sorted(found, key=lambda one: (one.passage, one.marker.start))


def _follows(value: int, last: int) -> bool:
    return last > 0 and (0 < value - last <= _LOST or (value == 9 and last >= 2))


def _fixed(cls: str, listed: Sequence[tuple[int, Marker]]) -> Iterable[Counted]:
    """The counts of a class that is used for headings: every sure one at the start of a line, chains inside lines."""
    lines = [(i, marker) for i, marker in listed if not marker.inline]
    if cls == DASH:
        yield from _dashed(lines)
        return
    yield from _lines(cls, lines)
    starts = dict(lines)
    after = {i: lines[at + 1][1].value if at + 1 < len(lines) else 0 for at, (i, _) in enumerate(lines)}
    within: dict[int, list[Marker]] = {}
    for i, marker in listed:
        if marker.inline:
            within.setdefault(i, []).append(marker)
    for i, chain in within.items():
        first = starts[i].value if i in starts else 0
        if first and chain[0].value == first + 1 and after[i] != first + 1:
            yield from (Counted(i, marker, cls, "count-on-one-line") for marker in _rising(chain, first))
        elif len(rising := _rising(chain, 0)) > 1:
            yield from (Counted(i, marker, cls + "+", "chain-in-paragraph") for marker in rising)


def _lines(cls: str, lines: Sequence[tuple[int, Marker]]) -> Iterable[Counted]:
    last = 0
    for at, (i, marker) in enumerate(lines):
        following = lines[at + 1][1].value if at + 1 < len(lines) else 0
        fits = (marker.value == last + 1 and last > 0) or (marker.value == 1 and following == 2)
        if marker.unsure and not fits:
            continue
        last = marker.value
        yield Counted(i, marker, cls, "number-at-line-start")


def _dashed(lines: Sequence[tuple[int, Marker]]) -> Iterable[Counted]:
    """The lines opened by a dash that stand near another one: a single dash is a mark of the sentence."""
    places = [-1 - _DASHED, *(i for i, _ in lines), (lines[-1][0] if lines else 0) + _DASHED + 1]
    for before, (i, marker), after in zip(places, lines, places[2:], strict=False):
        if min(i - before, after - i) <= _DASHED:
            yield Counted(i, marker, DASH, "dash-like-sisters")


def _rising(chain: Sequence[Marker], last: int) -> list[Marker]:
    kept: list[Marker] = []
    for marker in chain:
        if _follows(marker.value, last) or (not kept and not last and marker.value == 1):
            kept.append(marker)
            last = marker.value
    return kept


def _floating(cls: str, listed: Sequence[tuple[int, Marker]]) -> Iterable[Counted]:
    """The chains of a class whose numbers are also words of running text."""
    last, where, inner, line_at = 0, -9, 0, -1
    for at, (i, marker) in enumerate(listed):
        value, begun = marker.value, _begun(listed, at)
        nested = marker.inline and line_at == i
        if nested and ((value == 1 and begun == i) or _follows(value, inner)):
            inner = value
            yield Counted(i, marker, cls + "+", "chain-in-item")
            continue
        near = not marker.inline or i - where <= _NEAR
        if (
            (value == 1 and begun >= 0)
            or (_follows(value, last) and near)
            or (not marker.inline and _resumed(listed, at))
        ):
            last, where, inner = value, i, 0
            line_at = i if not marker.inline else line_at
            rule = "chain-in-paragraph" if marker.inline else "chain-at-line-start"
            yield Counted(i, marker, cls, rule)


def _begun(listed: Sequence[tuple[int, Marker]], at: int) -> int:
    """The passage of the second item of a chain that begins here, -1 without one."""
    here, marker = listed[at]
    reach = 2 if marker.inline else 40
    for i, other in listed[at + 1 : at + 1 + _AHEAD]:
        if i - here > reach:
            break
        if other.value in (2, 3):
            return i
    return -1


def _resumed(listed: Sequence[tuple[int, Marker]], at: int) -> bool:
    """Whether a chain whose first number was lost goes on after this one."""
    i, marker = listed[at]
    return (
        1 < marker.value < 9
        and at + 1 < len(listed)
        and (listed[at + 1][1].value == marker.value + 1 and listed[at + 1][0] - i <= 6)
    )
