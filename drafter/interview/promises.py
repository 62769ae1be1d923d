"""The problems and plans of last year's report, taken up one by one: done, going on, dropped."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.interview.moment import Moment
from drafter.model.finding import Finding
from drafter.model.question import Answers, Question


def questions(moment: Moment) -> Iterator[Question]:
    """One question (Role.PROMISE) for each problem and plan of ``moment.last`` this draft says nothing of yet."""
    yield from ()


def take(moment: Moment, question: Question, text: str) -> Answers | Finding:
    """The document with the item where it belongs: rectified (done, dropped) or problems (going on)."""
    return moment.answers
