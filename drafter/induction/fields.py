"""Fields from the figures of the digests: what is counted, of which kind, in which unit."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack


def fields(digests: Sequence[Digest], vocabulary: Pack) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The digests (topics known) with the field of every figure that has one, and the entries of fields and lexicon.fields."""
    return tuple(digests), ()
