"""Fields from the figures of the digests: what is counted, of which kind, in which unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from drafter.induction.fields.change import Told, changes, told_changes
from drafter.induction.fields.groups import groups
from drafter.induction.fields.known import groups_of, known, told_by_field
from drafter.induction.fields.learned import FEW, Named, chosen, entries, named, topics_of
from drafter.induction.fields.scene import bound, seen, zeros
from drafter.induction.patterns.directions import change_key
from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack

_TOLD, _ONCE = 0.9, 0.6  # how sure a figure is of the field learned from it: several samples, one
_OFFERED = 0.5  # the most a field is sure of that the field list does not know


def fields(digests: Sequence[Digest], vocabulary: Pack) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The digests (topics known) with the field of every figure that has one, and the entries of fields and lexicon.fields."""
    if vocabulary.fields:
        return _merged(digests, vocabulary)
    asked = named(chosen(groups(seen(digests)), len(digests)), _usual_topic(digests))
    told = _told(digests, asked)
    learned = entries(asked, digests, zeros(digests), _compared(told))
    told = told_changes(digests, asked, told)
    return _filled(digests, asked, told), (*learned, *changes(digests, asked, told))


def _merged(digests: Sequence[Digest], vocabulary: Pack) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The fields of the field list that are told, and what several samples tell that it does not know."""
    every = seen(digests)
    open_ones = [each for each in every if not each.figure.field]
    about = told_by_field(digests, vocabulary)
    taken = groups_of(about, {(each.digest, each.at): each.counted for each in every})
    fresh = [each for each in chosen(groups(open_ones), max(len(digests), FEW + 1)) if topics_of(each)]
    asked = named(fresh, "", frozenset(vocabulary.fields), frozenset(each.label for each in vocabulary.fields.values()))
    told = _told(digests, asked)
    offered = entries(asked, digests, (), _compared(told), taken)
    unsure = (replace(each, confidence=min(each.confidence, _OFFERED)) for each in offered)
    return _filled(digests, asked, told), (*known(digests, vocabulary), *unsure)


def _compared(told: Told) -> frozenset[str]:
    return frozenset(key for key, aspect in told.values() if aspect)


def _usual_topic(digests: Sequence[Digest]) -> str:
    """The topic most figures are told under: it takes what stands under none."""
    told = Counter(figure.topic for digest in digests for figure in digest.figures if figure.topic)
    told = told or Counter(head.topic for digest in digests for head in digest.heads if head.topic)
    return min(told, key=lambda key: (-told[key], key), default="")


def _told(digests: Sequence[Digest], asked: Sequence[Named]) -> Told:
    told: Told = {(each.digest, each.at): (field.key, "") for field in asked for each in field.group.seen}
    for n, digest in enumerate(digests):
        for at, other in sorted(bound(digest).items()):
            if (n, other.of) in told and (n, at) not in told and not digest.figures[at].field:
                told[n, at] = (told[n, other.of][0], other.aspect)
    return told


def _filled(digests: Sequence[Digest], asked: Sequence[Named], told: Told) -> tuple[Digest, ...]:
    sure = {each.key: _TOLD if len(each.group.samples) > 1 else _ONCE for each in asked}
    sure |= {change_key(key): value for key, value in sure.items()}
    done = []
    for n, digest in enumerate(digests):
        figures = list(digest.figures)
        for at, figure in enumerate(figures):
            key, aspect = told.get((n, at), ("", ""))
            if key:
                figures[at] = replace(figure, field=key, indicator=key, aspect=aspect, confidence=sure[key])
        done.append(replace(digest, figures=tuple(figures)))
    return tuple(done)
