"""Figures that answer the same question, across samples: grouped by what they count, never two of one sample without need.

Figures of the same words are one node; only nodes that share a word are compared, and of a word not more than the
best attested: the cost grows with the number of different words, not with the square of the figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from drafter.analysis.similar import ratio
from drafter.induction.fields.counted import Counted
from drafter.induction.fields.counted_data import ALIKE_VERB, BROAD_HEADS, PEOPLE, SOFT_WORDS
from drafter.induction.fields.counted_words import denied
from drafter.model.digest import Figure
from drafter.model.frozen import frozen

SAME = 0.67  # likeness that makes one field of figures in any unit
ALIKE = 0.55  # in measure words of one group
HEADED = 0.45  # that of one head, which no sample tells in two kinds
_COMPARED = 60  # nodes of one word that are compared
_SHARED = 0.2  # share of samples that may tell two figures of one field
_SOFT = 0.35  # what an attribute weighs that seldom makes another field
_SPELT = 0.2  # what likeness of characters is worth less than that of words


@frozen
class Seen:
    """A figure of a sample with what it counts; ``at`` is its index among the figures of digest ``digest``."""

    digest: int
    at: int
    sample: str
    figure: Figure
    counted: Counted


@frozen(slots=False)
class Group:
    """Figures that answer one question, in the order of samples and lines, at most one of a sample."""

    seen: tuple[Seen, ...]

    @cached_property
    def samples(self) -> tuple[str, ...]:
        """The samples that tell it, sorted."""
        return tuple(sorted({each.sample for each in self.seen}))

    @cached_property
    def first(self) -> Counted:
        """What most of the figures count, in so many words."""
        return max(_tallied(each.counted for each in self.seen).items(), key=lambda pair: (pair[1], _order(pair[0])))[0]


def _tallied(given: Iterable[Counted]) -> dict[Counted, int]:
    forms: dict[tuple[str, str, bool], list[Counted]] = defaultdict(list)
    for each in given:
        forms[each.verb, each.noun, each.behind].append(each)
    return {min(each, key=_order): len(each) for each in forms.values()}


def _order(counted: Counted) -> tuple[object, ...]:
    return (bool(counted.verb), not counted.part, -len(counted.near), counted.near, counted.unit, sorted(counted.rich))


_Key = tuple[str, str, tuple[str, ...], str, bool]


def groups(seen: Sequence[Seen]) -> tuple[Group, ...]:
    """The groups of all figures, those of most samples first."""
    nodes: dict[_Key, list[Seen]] = defaultdict(list)
    for each in sorted(seen, key=lambda each: (each.sample, each.figure.line, each.figure.start, each.at)):
        nodes[_key(each.counted)].append(each)
    parts = [list(told) for key in sorted(nodes) for told in _once(nodes[key])]
    merged = _merged(parts)
    return tuple(sorted((Group(tuple(each)) for each in merged), key=_rank))


def _rank(group: Group) -> tuple[object, ...]:
    return (-len(group.samples), *_key(group.first), group.seen[0].sample, group.seen[0].at)


def _key(counted: Counted) -> _Key:
    return (counted.klass, counted.group, tuple(sorted(set(counted.words))), counted.verb, counted.part)


def _once(told: Sequence[Seen]) -> Iterator[list[Seen]]:
    """The first figure of each sample; what it tells in the same words again is another matter, a total of them none."""
    first: dict[str, Seen] = {}
    rest: list[Seen] = []
    for each in sorted(told, key=lambda each: each.counted.loose):
        if each.sample not in first:
            first[each.sample] = each
        elif each.figure.value != first[each.sample].figure.value and not each.counted.loose:
            rest.append(each)
    yield list(first.values())
    for each in rest:
        yield [each]


class _Nodes:
    """The nodes being merged, each with its samples and the words it is compared by."""

    def __init__(self, parts: Sequence[list[Seen]]) -> None:
        self.parts = parts
        self.heads = [each[0].counted for each in parts]
        self.samples = [{seen.sample for seen in each} for each in parts]
        self.owner = list(range(len(parts)))
        self.members = [[n] for n in range(len(parts))]
        self.split = self._split()

    def _split(self) -> frozenset[tuple[str, str]]:
        """The heads of which one sample tells several: their attributes make the difference."""
        kinds: dict[tuple[str, str, str], set[frozenset[str]]] = defaultdict(set)
        for head, each in zip(self.heads, self.parts, strict=True):
            for seen in each:
                kinds[seen.sample, head.klass, head.head].add(frozenset(head.words))
        return frozenset((klass, head) for (_, klass, head), forms in kinds.items() if len(forms) > 1)

    def pairs(self) -> list[tuple[float, int, int]]:
        """The pairs worth merging, the most alike first."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, head in enumerate(self.heads):
            for word in {*head.words, head.head[-2:]}:
                blocks[head.klass, word].append(n)
        found: dict[tuple[int, int], float] = {}
        for block in blocks.values():
            best = sorted(block, key=lambda n: (-len(self.samples[n]), n))[:_COMPARED]
            for i, one in enumerate(best):
                for other in best[i + 1 :]:
                    pair = (min(one, other), max(one, other))
                    if pair not in found:
                        found[pair] = self.likeness(*pair)
        return sorted(((-score, *pair) for pair, score in found.items() if score), key=lambda each: each)

    def likeness(self, one: int, other: int) -> float:
        """How surely two nodes are one field, 0 when they are not."""
        a, b = self.heads[one], self.heads[other]
        if (a.part != b.part and set(a.words) != set(b.words)) or denied(a.noun) != denied(b.noun):
            return 0.0
        score = max(_overlap(a.words, b.words), ratio("".join(a.words), "".join(b.words)) / 100 - _SPELT)
        headed = a.head == b.head or (min(len(a.head), len(b.head)) > 1 and _ends(a.head, b.head))
        if a.group != b.group:
            return score - 0.1 if score >= SAME and headed else 0.0
        if score >= (ALIKE if headed else SAME):
            return score
        return HEADED if headed and self._plain(a) and self._plain(b) and _verbs_agree(a, b) else 0.0

    def _plain(self, counted: Counted) -> bool:
        """Whether the head of a thing is its name, whatever its attributes."""
        split = (counted.klass, counted.head) in self.split
        return not split and counted.klass != PEOPLE and len(counted.head) > 1 and counted.head not in BROAD_HEADS

    def join(self, one: int, other: int) -> None:
        """Make two nodes one, unless samples tell both as different figures."""
        left, right = self.owner[one], self.owner[other]
        if left == right:
            return
        both = self.samples[left] & self.samples[right]
        if len(both) > _SHARED * min(len(self.samples[left]), len(self.samples[right])):
            return
        if not self.likeness(self._leader(left), self._leader(right)):
            return
        low, high = min(left, right), max(left, right)
        self.samples[low] = self.samples[low] | self.samples[high]
        self.members[low] += self.members[high]
        for n in self.members[high]:
            self.owner[n] = low
        self.members[high] = []

    def _leader(self, owner: int) -> int:
        return max(self.members[owner], key=lambda n: (len(self.parts[n]), -n))


def _verbs_agree(one: Counted, other: Counted) -> bool:
    first, second = (ALIKE_VERB.get(each.words[0], each.words[0]) for each in (one, other))
    told = [each for each in (one, other) if each.verb and each.words[0] == each.verb]
    return len(told) < 2 or first == second


def _ends(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    a, b = set(one), set(other)
    shared, every = sum(map(_weight, a & b)), sum(map(_weight, a | b))
    return shared / every if every else 0.0


def _weight(word: str) -> float:
    return _SOFT if word in SOFT_WORDS else 1.0


def _merged(parts: Sequence[list[Seen]]) -> list[list[Seen]]:
    nodes = _Nodes(parts)
    for _, one, other in nodes.pairs():
        nodes.join(one, other)
    made: Mapping[int, list[Seen]] = {n: [] for n in sorted(set(nodes.owner))}
    for n, owner in enumerate(nodes.owner):
        made[owner].extend(parts[n])
    return [_single(each) for each in made.values()]


def _single(seen: list[Seen]) -> list[Seen]:
    """One figure a sample, the one told in the words most samples use."""
    usual = _tallied(each.counted for each in seen)
    weight = {(each.verb, each.noun, each.behind): count for each, count in usual.items()}
    best: dict[str, Seen] = {}
    for each in sorted(seen, key=lambda each: (each.sample, each.figure.line, each.figure.start, each.at)):
        held = best.get(each.sample)
        if held is None or _told(each, weight) > _told(held, weight):
            best[each.sample] = each
    return list(best.values())


def _told(seen: Seen, weight: Mapping[tuple[str, str, bool], int]) -> int:
    counted = seen.counted
    return weight[counted.verb, counted.noun, counted.behind]
