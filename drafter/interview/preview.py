"""The sentence the report will print for a fact or text, with what is known so far."""

from __future__ import annotations

from drafter.interview.moment import Moment
from drafter.model.question import Question


def preview(moment: Moment, question: Question) -> str:
    """The sentence that holds the answer to ``question``; "" where nothing is printed of it."""
    return ""
