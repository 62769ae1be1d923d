"""Where one can go by typing part of a name: groups, topics, lists, fields."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.interview.moment import Moment


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: ``key`` is what ``Interview.go`` takes, ``within`` the label of the topic or section it stands in."""

    key: str
    label: str
    within: str = ""


def find(moment: Moment, typed: str) -> tuple[Place, ...]:
    """The places whose key or label holds what was typed (full and half width alike), exact ones first; () for none."""
    return ()
