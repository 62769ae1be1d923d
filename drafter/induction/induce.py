"""Digests → lesson: everything a set of samples teaches, whatever their order."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.induction.fields.find import fields
from drafter.induction.frames import frames, moves
from drafter.induction.outline.find import outline
from drafter.induction.patterns.find import patterns
from drafter.induction.rules.find import relations
from drafter.induction.tables import tables
from drafter.model.digest import Digest
from drafter.model.learned import PLACES, Learned, Lesson
from drafter.model.pack import Pack


def induce(digests: Sequence[Digest], vocabulary: Pack) -> Lesson:
    """The lesson of a set of digests; ``vocabulary`` is the pack whose names they carry, EMPTY for none."""
    ordered = tuple(sorted(digests, key=lambda each: (each.sample, each.sha256)))
    placed, outlined = outline(ordered, vocabulary)
    filled, asked = fields(placed, vocabulary)
    filled, forms = tables(filled, frozenset(each.key for each in asked))
    known = (*outlined, *asked, *forms)
    told = (*known, *patterns(filled, known, vocabulary), *relations(filled, known, vocabulary))
    return Lesson(tuple(each.sample for each in ordered), _in_places(told), frames(ordered), moves(ordered))


def _in_places(entries: Sequence[Learned]) -> tuple[Learned, ...]:
    return tuple(sorted(entries, key=lambda each: PLACES.index(each.place)))  # stable: the order learned within a place
