"""A new year's draft from last year's facts: who reports and what is stable stays, what is counted anew is blank."""

from __future__ import annotations

from drafter.model.fact import Facts
from drafter.model.pack import Pack
from drafter.model.question import Answers


def carried(pack: Pack, last: Facts, name: str) -> Answers:
    """The document of the year after ``last``; ``name`` is how its ``last_year:`` names the file of last year."""
    return Answers()
