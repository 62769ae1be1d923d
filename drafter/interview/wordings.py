"""The wordings a pattern offers, told with the facts at hand, for a person to pick from."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.interview.moment import Moment
from drafter.model.finding import Finding
from drafter.model.question import Answers, Question


def questions(moment: Moment, topic: str, group: str) -> Iterator[Question]:
    """One question (Role.WORDING, path ("wording", pattern id)) for each pattern of the topic that can be told in two ways or more."""
    yield from ()


def take(moment: Moment, question: Question, text: str) -> Answers | Finding:
    """The document with the wording of that number or name pinned."""
    return moment.answers
