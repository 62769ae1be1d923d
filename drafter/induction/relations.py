"""Number rules: only where a marker says so, or more than one sample bears it out."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack


def relations(digests: Sequence[Digest], known: Sequence[Learned], vocabulary: Pack) -> tuple[Learned, ...]:
    """The number rules of digests whose figures know their fields."""
    return ()
