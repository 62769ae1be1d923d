"""A draft too young to load, made complete with stand-ins so that the rest of it can be looked at."""

from __future__ import annotations

import re

from drafter.model.fact import Facts
from drafter.model.node import Leaf
from drafter.model.pack import Pack
from drafter.model.question import Answers
from drafter.questionnaire.resolve import Resolved, resolve

_YEAR = re.compile("(?:19|20)[0-9]{2}")


def complete(pack: Pack, answers: Answers, last: Facts | None = None) -> Resolved:
    """The document resolved with stand-ins for what is missing of its identity, so that the rest can be looked at."""
    dated = answers.text(("as_of",)) or answers.text(("date",))
    year = _YEAR.match(dated)
    stand_ins = {
        ("pack",): pack.id,
        ("year",): year[0] if year else "2000",
        ("agency", "name"): "?",
        ("agency", "addressees"): "?",
    }
    for path, text in stand_ins.items():
        if not answers.has(path) and (
            len(path) == 1 or not isinstance(answers.get(path[:1]), Leaf) or not answers.has(path[:1])
        ):
            answers = answers.put(path, Leaf(text))
    if not answers.has(("date",)):
        answers = answers.put(
            ("date",), Leaf(f"{int(answers.text(('year',)) or 0) + 1}-12-31" if _year(answers) else "2001-12-31")
        )
    return resolve(answers.root, pack, last)


def _year(answers: Answers) -> bool:
    return bool(re.fullmatch("[0-9]{4}", answers.text(("year",))))
