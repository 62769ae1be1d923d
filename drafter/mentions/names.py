"""Names in running text: bodies, persons and places, none of them inside a title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from drafter.mentions.bodies import bodies
from drafter.mentions.persons import persons
from drafter.mentions.places import places
from drafter.mentions.titles import title_spans
from drafter.model.reading import Mention


def names(text: str, raw: str, passage: int, agency: str = "") -> tuple[Mention, ...]:
    """Bodies, persons and places named in a passage, by place; the reporting ``agency`` itself is weak."""
    titles = [(start, end) for start, end, _ in title_spans(text)]
    found = _outside(titles, bodies(text, raw, passage, agency))
    for kind in (persons, places):
        taken = sorted([*titles, *((mention.start, mention.end) for mention in found)])
        found += _outside(taken, kind(text, raw, passage))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _outside(spans: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that touch none of the ``spans``, which are in order and never overlap."""
    starts = [start for start, _ in spans]

    def free(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return (at < 0 or mention.start >= spans[at][1]) and (at + 1 >= len(spans) or mention.end <= spans[at + 1][0])

    return [mention for mention in mentions if free(mention)]
