"""Which items written by hand speak of what last year's report promised: by their words, since nothing else says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

# Titles or openings this alike (0-100) tell of the same thing. In the shipped examples two different items reach 74 (two
# problems of one year about the same bodies), across agencies 64; the answers of a second year written by hand 78 and more.
SURE = 75
# Pairs of characters two whole items share where one may well tell of the other; different matters share 4 at most, the
# second year's answers 7 and more. Only a question is made of it.
LIKELY = 6
_CLAUSE = 4  # characters; a shorter first clause names nothing

Texts = Sequence[str]


def short(text: str) -> str:
    """What a text is called when it is spoken of: its first clause, or all of it where that is too short."""
    head = text.rstrip("。；;，,")
    clause = re.split("[：，；。]|:(?![0-9])", head)[0]
    return clause if len(clause) >= _CLAUSE else head


def sure(promised: Sequence[Texts], written: Sequence[Texts]) -> Mapping[int, int]:
    """The promise (by number) → the item plainly about it, where each is the likest of the other."""
    found: dict[int, int] = {}
    scores = [[_score(one, other) for other in written] for one in promised]
    for n, row in enumerate(scores):
        best = max(range(len(row)), key=row.__getitem__, default=-1)
        if best >= 0 and row[best] >= SURE and row[best] == max(each[best] for each in scores):
            found[n] = best
    return found


def likely(promised: Texts, written: Sequence[Texts]) -> tuple[int, ...]:
    """The items that may be about the promise, the likest first."""
    shared = [len(pairs("".join(promised)) & pairs("".join(each))) for each in written]
    return tuple(sorted((n for n, each in enumerate(shared) if each >= LIKELY), key=lambda n: -shared[n]))


@lru_cache(512)
def pairs(text: str) -> frozenset[str]:
    """Every two neighbouring letters of a text, marks and figures left aside."""
    bare = _bare(text)
    return frozenset(bare[n : n + 2] for n in range(len(bare) - 1))


def _score(one: Texts, other: Texts) -> float:
    if not one or not other:
        return 0.0
    heads = ((_bare(short(one[0])), _bare(short(other[0]))), (_bare(one[0]), _bare(other[0])))
    return max((ratio(a, b) for a, b in heads if a and b), default=0.0)


def ratio(one: str, other: str) -> float:
    """The share of characters two texts have in common in order (normalised indel similarity), 0 to 100.

    The longest common subsequence, a column of its table in one integer (Hyyrö 2004): the library loads for longer than all that
    is compared before the first question.
    """
    at: dict[str, int] = {}
    for n, char in enumerate(one):
        at[char] = at.get(char, 0) | 1 << n
    every = left = (1 << len(one)) - 1
    for char in other:
        met = left & at.get(char, 0)
        left = (left + met | left - met) & every
    total = len(one) + len(other)
    return 200 * (len(one) - left.bit_count()) / total if total else 100.0


def _bare(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)
