"""Headings that speak of one thing, found without comparing all with all: by the rare words they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field

from drafter.analysis.similar import ratio
from drafter.induction.outline.heads import traits
from drafter.model.frozen import frozen

Place = tuple[int, int]
HEADING = 3.0  # what a word of the heading weighs against one of the text below it
_CANDIDATES = 12  # groups a heading is held against
_LOOKED = 10  # words of a heading by which those are found
_POSTINGS = 40  # groups looked at for one word
_FOUNDERS = 4000  # headings that may found a group of their own


@frozen
class Titled:
    """A heading that stands at ``places``, with how much each word of the text below it counts."""

    text: str
    places: tuple[Place, ...]
    body: Mapping[str, float] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, float]:
        """Every word with its weight: those of the heading, those below."""
        return {**self.body, **dict.fromkeys(traits(self.text), HEADING)}


def gathered(items: Sequence[tuple[Place, str, Mapping[str, float]]]) -> list[Titled]:
    """The headings with equal ones taken together, widest support first."""
    places: dict[str, list[Place]] = defaultdict(list)
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for place, text, body in items:
        places[text].append(place)
        bodies[text].update(body)
    made = [
        Titled(text, tuple(where), {word: count / len(where) for word, count in bodies[text].items()})
        for text, where in places.items()
    ]
    return sorted(made, key=lambda each: (-len({d for d, _ in each.places}), len(each.text), each.text))


class Group:
    """Headings of one thing while they are gathered: the mean of their words."""

    def __init__(self, first: str) -> None:
        self.first = first
        self.places: list[Place] = []
        self.samples: set[int] = set()
        self._words: dict[str, float] = defaultdict(float)
        self._norm = -1.0

    def add(self, item: Titled) -> None:
        """Takes a heading in."""
        self.places += item.places
        self.samples |= {d for d, _ in item.places}
        for word, weight in item.words.items():
            self._words[word] += weight * len(item.places)
        self._norm = -1.0

    def like(self, item: Titled, rare: Mapping[str, float]) -> float:
        """The cosine of a heading's words and the group's; of headings without any, of their characters."""
        own = item.words
        if not own or not self._words:
            return ratio(item.text, self.first) / 100 if not own and not self._words else 0.0
        if self._norm < 0:
            self._norm = math.sqrt(math.fsum((rare[word] * part) ** 2 for word, part in self._words.items()))
        dot = math.fsum(rare[word] ** 2 * part * self._words.get(word, 0.0) for word, part in own.items())
        mine = math.sqrt(math.fsum((rare[word] * part) ** 2 for word, part in own.items()))
        return dot / (mine * self._norm) if mine and self._norm else 0.0


class Gatherer:
    """Puts headings into groups; ``apart`` keeps those of one sample apart, else they only need to be more alike."""

    def __init__(self, items: Sequence[Titled], least: float, apart: bool = False) -> None:
        held = Counter(word for item in items for word in item.words)
        self.rare = {word: math.log(1 + len(items) / count) for word, count in held.items()}
        self.least, self.apart = least, apart
        self.groups: list[Group] = []
        self._index: dict[str, list[int]] = defaultdict(list)
        for n, item in enumerate(items):
            at = self.home(item, least)
            if at < 0 and n >= _FOUNDERS:
                continue
            if at < 0:
                at = len(self.groups)
                self.groups.append(Group(item.text))
            self._take(at, item)

    def _take(self, at: int, item: Titled) -> None:
        self.groups[at].add(item)
        for word in self._telling(item):
            if at not in self._index[word]:
                self._index[word].append(at)

    def _telling(self, item: Titled) -> list[str]:
        """The words of a heading that tell most."""
        own = item.words
        return sorted(own, key=lambda word: (-own[word] * self.rare[word], word))[:_LOOKED]

    def home(self, item: Titled, least: float, among: frozenset[int] | None = None) -> int:
        """The group a heading belongs to, of those ``among`` when given; -1 for none."""
        near: Counter[int] = Counter()
        for word in self._telling(item):
            for at in self._index.get(word, ())[:_POSTINGS]:
                near[at] += 1
        if not item.words:
            near.update(range(min(len(self.groups), _POSTINGS)))
        samples = {d for d, _ in item.places}
        best, found = least, -1
        for at, _ in sorted(near.items(), key=lambda each: (-each[1], each[0]))[: _CANDIDATES * 2]:
            shared = bool(samples & self.groups[at].samples)
            if (among is not None and at not in among) or (shared and self.apart):
                continue
            score = self.groups[at].like(item, self.rare)
            if score >= (max(best, (1 + least) / 2) if shared else best) and score > best - (found < 0):
                best, found = max(score, best), at
        return found


def gather(items: Sequence[tuple[Place, str]], least: float) -> Gatherer:
    """Plain headings in groups, those of one sample apart."""
    return Gatherer(gathered([(place, text, {}) for place, text in items]), least, apart=True)
