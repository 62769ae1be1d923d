"""What is offered where people choose: kinds of problems seen in samples, plans for the problems named."""

from __future__ import annotations

from drafter.interview.moment import Moment
from drafter.model.pack import ListField, ListSpec
from drafter.model.question import Path


def choices(moment: Moment, spec: ListSpec, field: ListField, place: Path) -> tuple[str, ...]:
    """What may be picked for the text ``field`` of the item at ``place``; own words are always taken beside it."""
    return ()
