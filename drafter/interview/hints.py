"""What is said after an answer: the value taken, what follows from it, sums and rates that do not fit. Nothing here blocks."""

from __future__ import annotations

from drafter.interview.moment import Moment
from drafter.model.finding import Finding
from drafter.model.question import Question


def after(before: Moment, now: Moment, question: Question) -> tuple[Finding, ...]:
    """NOTE and WARNING findings of one answer, in the order they are read: value, change, derived values, sums still open, contradictions."""
    return ()
