"""Phrasing patterns: figures told in one sentence, slots typed before the words around them are compared."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack


def patterns(digests: Sequence[Digest], known: Sequence[Learned], vocabulary: Pack) -> tuple[Learned, ...]:
    """The patterns of digests whose figures know their fields; ``known`` are the entries learned so far."""
    return ()
