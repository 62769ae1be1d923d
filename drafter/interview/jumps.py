"""Figures far from last year's: each needs a reason, kept in the file as the note of the fact."""

from __future__ import annotations

from drafter.interview.moment import Moment
from drafter.model.field import Field
from drafter.model.question import Question


def reason(moment: Moment, field: Field, group: str) -> Question | None:
    """The question (Role.REASON, path (..., "note")) for a figure that jumped and has neither note nor text; None for any other."""
    return None
