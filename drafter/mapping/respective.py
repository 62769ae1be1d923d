"""Figures told in the order of a list of names: 甲、乙和丙分别为1件、2件和3件."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.mapping.places import Place
from drafter.model.reading import Mention, MentionKind

_TOLD = re.compile("([^，。；：]{2,80}?)分别[^，。；：、0-9]{0,8}$")
_AND = re.compile("以及|[、和与及]")
_APART = 2  # characters between two figures of a run


def respective(mentions: Sequence[Mention], where: Sequence[Place]) -> Mapping[int, str]:
    """Index of a figure → the name it is of; "" where the names and the figures are not as many."""
    found: dict[int, str] = {}
    for n, mention in enumerate(mentions):
        if n in found or mention.kind is MentionKind.DATE or mention.weak or mention.zero:
            continue
        left = where[n].lefts[0]
        told = _TOLD.search(left[-90:]) if "分别" in left[-12:] else None
        names = [each for each in _AND.split(told[1]) if each] if told else []
        if len(names) < 2:
            continue
        run = _run(n, mentions)
        found.update(zip(run, names if len(run) == len(names) else [""] * len(run), strict=True))
    return found


def _run(n: int, mentions: Sequence[Mention]) -> list[int]:
    """The figures from one on that stand side by side."""
    run = [n]
    for at in range(n + 1, len(mentions)):
        one, other = mentions[at - 1], mentions[at]
        if other.passage != one.passage or not 0 <= other.start - one.end <= _APART:
            break
        run.append(at)
    return run
