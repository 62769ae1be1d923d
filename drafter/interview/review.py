"""The table read before writing: gaps, contradictions and big jumps first."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.interview.moment import Moment
from drafter.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the review: ``key`` is the question to go to ("" for none), ``state`` one of missing, pending, contradiction,
    jump, taken, doubtful, answered; ``value`` as typed; ``finding`` what is wrong with it."""

    key: str
    label: str
    state: str
    value: str = ""
    finding: Finding | None = None


def rows(moment: Moment, everything: bool = False) -> tuple[Row, ...]:
    """What a person must look at, worst first; with ``everything`` also every fact and text answered, in the order of the menu."""
    return ()
