"""The fingerprint of a text by winnowing (Schleimer, Wilkerson, Aiken 2003): what two texts share shows, neither text does.

Every run of Han characters (punctuation, digits, titles in 《》 end it) is hashed in grams of GRAM characters; of every WINDOW grams
in a row the least is kept. So two texts that share a run of GRAM + WINDOW - 1 = 13 characters or more share a print for certain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from zlib import crc32

GRAM, WINDOW = 8, 6
CERTAIN = GRAM + WINDOW - 1

_TITLE = re.compile("《[^《》]{1,120}》")
_RUN = re.compile(f"[\u3400-\u4dbf\u4e00-\u9fff]{{{GRAM},}}")
_NEARLY = 0.9  # of all the prints of two texts: one was copied from the other
_SKETCH = 4


def prints(text: str) -> tuple[int, ...]:
    """The fingerprint of a text: 32-bit numbers, each once, in order; the same on every machine."""
    return tuple(sorted({value for _, value in _kept(text)}))


def shared(known: Collection[int], text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text (start, end) whose prints are ``known``: all it shares with that text in runs of CERTAIN or more,
    and perhaps shorter ones."""
    found: list[tuple[int, int]] = []
    for at, value in _kept(text):
        if value not in known:
            continue
        if found and at <= found[-1][1]:
            found[-1] = (found[-1][0], at + GRAM)
        else:
            found.append((at, at + GRAM))
    return tuple(found)


def _kept(text: str) -> Iterator[tuple[int, int]]:
    """Place and hash of the grams that are kept, in order."""
    plain = _TITLE.sub(lambda title: "\n" * len(title[0]), text)
    for run in _RUN.finditer(plain):
        data = run[0].encode("utf-16-le")
        grams = [crc32(data[at : at + 2 * GRAM]) for at in range(0, len(data) - 2 * GRAM + 2, 2)]
        for at in _least(grams):
            yield run.start() + at, grams[at]


def _least(grams: list[int]) -> Iterator[int]:
    """The place of the least of every WINDOW numbers in a row (the last such), each place once; of a shorter row the least."""
    last = -1
    for end in range(min(WINDOW, len(grams)), len(grams) + 1):
        start = max(end - WINDOW, 0)
        if last >= start and grams[end - 1] > grams[last]:
            continue
        if last >= start:
            best = end - 1  # the one that came in is no greater than the least so far
        else:
            window = grams[start:end]
            best = end - 1 - window[::-1].index(min(window))
        last = best
        yield best


def alike(told: Mapping[str, tuple[str, Collection[int]]]) -> tuple[tuple[str, str], ...]:
    """The pairs (first by name, the other) of texts that are the same: by their checksum, or by nearly all of their prints.

    ``told``: name → checksum and prints. Only texts that share one of their least prints are compared, each with the first of them:
    the cost grows with the number of texts, not with that of the pairs.
    """
    first: dict[object, str] = {}
    sets: dict[str, frozenset[int]] = {}
    found: list[tuple[str, str]] = []
    for name in sorted(told):
        checksum, marks = told[name]
        sets[name] = frozenset(marks)
        keys = [checksum, *sorted(sets[name])[:_SKETCH]]
        others = dict.fromkeys(first[key] for key in keys if key in first)
        same = next((each for each in others if told[each][0] == checksum or _near(sets[each], sets[name])), "")
        if same:
            found.append((same, name))
        for key in keys:
            first.setdefault(key, name)
    return tuple(found)


def _near(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= _NEARLY * len(one | other) > 0
