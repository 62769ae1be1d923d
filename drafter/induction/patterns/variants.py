"""Figures told in one sentence, by topic: which fields belong together, and how each sample words them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from drafter.induction.patterns.directions import is_change
from drafter.induction.patterns.fit import Judge, drops_deed
from drafter.induction.patterns.specs import Spec
from drafter.induction.patterns.wording import Core, core, linked
from drafter.model.digest import Digest, Figure
from drafter.model.frozen import frozen

_MOST = 5  # fields a sentence may gather: more is a table
_ALIKE = 2  # samples that tell a field with the same words …
_COMMON = Fraction(1, 10)  # … and the share of its samples they must be
_SHARE = Fraction(1, 3)  # of the samples that tell a field must tell it beside the head of its group

_KINDS = {"doc_title": 1, "list": 1, "percent": 2, "points": 2}  # heads of a sentence last: numbers lead


@frozen
class Sentence:
    """The figures of one sentence of a sample, slots typed by field, in order; words only where they are clean."""

    sample: str
    line: int
    keys: tuple[str, ...]
    cores: Mapping[str, Core]
    aspects: Mapping[str, frozenset[str]]
    frames: tuple[str, ...] = ()


@frozen
class Group:
    """Fields told together: the head stands in every variant, the others where a sample has them; in order of telling."""

    topic: str
    head: str
    others: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every field of the group, the head first."""
        return (self.head, *self.others)


def sentences(digests: Sequence[Digest], specs: Mapping[str, Spec], skipped: frozenset[str]) -> tuple[Sentence, ...]:
    """Every sentence that tells fields a pattern may tell, in the order of samples and lines."""
    found = tuple(each for digest in digests for each in _of_one(digest, specs, skipped))
    return _judged(found, specs)


def _judged(found: Sequence[Sentence], specs: Mapping[str, Spec]) -> tuple[Sentence, ...]:
    """The sentences with only such words as tell what the field counts, by its name or because many samples say so."""
    judge = Judge(specs)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    tellers: dict[str, set[str]] = defaultdict(set)
    for sentence in found:
        for key, each in sentence.cores.items():
            said[key, each.before].add(sentence.sample)
        for key in sentence.keys:
            tellers[key].add(sentence.sample)
    fit = {
        (key, text): (_usual(len(samples), len(tellers[key])) and not drops_deed(text, specs[key]))
        or judge.tells(text, specs[key])
        for (key, text), samples in said.items()
    }
    return tuple(
        replace(
            each,
            cores={key: linked(core, specs[key]) for key, core in each.cores.items() if fit[key, core.before]},
        )
        for each in found
    )


def _usual(saying: int, telling: int) -> bool:
    return saying >= _ALIKE and saying >= _COMMON * telling


def _of_one(digest: Digest, specs: Mapping[str, Spec], skipped: frozenset[str]) -> Iterator[Sentence]:
    told: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for figure in digest.figures:
        spec = specs.get(figure.field)
        if spec and spec.told and spec.key not in skipped and figure.table < 0 and figure.aspect != "row":
            told[(figure.line, figure.sentence)].append(figure)
    frames: dict[tuple[int, int], list[str]] = defaultdict(list)
    for clause in digest.clauses:
        frames[(clause.line, clause.sentence)].append(clause.frame)
    for place, figures in sorted(told.items()):
        figures.sort(key=lambda each: each.start)
        yield _sentence(digest, place[0], figures, specs, tuple(dict.fromkeys(frames[place])))


def _sentence(
    digest: Digest, line: int, figures: Sequence[Figure], specs: Mapping[str, Spec], frames: tuple[str, ...]
) -> Sentence:
    keys = tuple(dict.fromkeys(each.field for each in figures))
    aspects: dict[str, set[str]] = {key: set() for key in keys}
    cores: dict[str, Core] = {}
    before = ""
    for figure in figures:
        key, spec = figure.field, specs[figure.field]
        aspects[key].add(figure.aspect)
        if not (figure.aspect or figure.zero or key in cores):
            found = core(figure, spec, digest.region, before)
            cores |= {key: found} if found else {}
        before = before if is_change(spec) or figure.aspect else key
    frozen = {key: frozenset(value) for key, value in aspects.items()}
    return Sentence(digest.sample, line, keys, cores, frozen, frames)


def groups(told: Sequence[Sentence], specs: Mapping[str, Spec]) -> tuple[Group, ...]:
    """The fields of each topic parted into groups told together, the widest attested head first."""
    by_topic: dict[str, list[tuple[Sentence, tuple[str, ...]]]] = defaultdict(list)
    for sentence in told:
        for topic in sorted({specs[key].topic for key in sentence.keys}):
            by_topic[topic].append((sentence, tuple(key for key in sentence.keys if specs[key].topic == topic)))
    return tuple(group for topic, rows in sorted(by_topic.items()) for group in _grouped(topic, rows, specs))


def _grouped(
    topic: str, rows: Sequence[tuple[Sentence, tuple[str, ...]]], specs: Mapping[str, Spec]
) -> Iterator[Group]:
    support: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    steps: dict[tuple[str, str], list[int]] = defaultdict(list)
    standing: dict[str, list[Sentence]] = defaultdict(list)
    for sentence, keys in rows:
        for place, key in enumerate(keys):
            support[key].add(sentence.sample)
            places[key].append(place - len(keys))
            standing[key].append(sentence)
            for at, other in enumerate(keys):
                if other != key:
                    pairs[key, other].add(sentence.sample)
                    steps[key, other].append(at - place)
    beside: dict[str, list[str]] = defaultdict(list)
    for key, other in sorted(pairs):
        beside[key].append(other)
    left = set(support)

    def rank(key: str) -> tuple[int, int, Fraction, str]:
        return -len(support[key]), _KINDS.get(specs[key].kind, 0), Fraction(sum(places[key]), len(places[key])), key

    for head in sorted(support, key=rank):
        if head not in left:
            continue
        near = [each for each in beside[head] if each in left]
        near = [each for each in near if len(pairs[head, each]) >= _SHARE * len(support[each])]
        near = sorted(near, key=lambda each: (-len(pairs[head, each]), -len(support[each]), each))[:_MOST]
        near.sort(key=lambda each: (Fraction(sum(steps[head, each]), len(steps[head, each])), each))
        left -= {head, *near}
        yield Group(topic, head, tuple(near), tuple(_touching(standing, head, near)))


def _touching(standing: Mapping[str, list[Sentence]], head: str, near: Iterable[str]) -> list[Sentence]:
    """The sentences of the group: those of its head, and those that tell two of the others."""
    members = {head, *near}
    found = {id(each): each for key in (head, *near) for each in standing[key]}
    kept = [each for each in found.values() if head in each.keys or len(members.intersection(each.keys)) > 1]
    return sorted(kept, key=lambda each: (each.sample, each.line, each.keys))
