"""What is offered where people choose: kinds of problems seen in samples, plans for the problems named."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.analysis.points import points_of
from drafter.analysis.sentences import tidy
from drafter.interview.moment import Moment
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListChoice, ListField, ListSpec
from drafter.model.question import Answers, Path, Question
from drafter.questionnaire.resolve import main_text

_CLAUSE = re.compile("[，,。；;：:！？!?\n（(]")
_SHORT = 16  # characters of a problem that may stand in a title; a longer one is for the person to shorten


def dressed(moment: Moment, question: Question) -> Question:
    """The question for a text of a list with what may be picked, what it may answer, and what a picked choice asks for."""
    spec = moment.pack.lists[str(question.path[0])]
    field = next(each for each in spec.fields if each.key == question.path[-1])
    place = question.path[:-1]
    mine = choices(moment, spec, field, place) if question.code != "ask-taken" else ()
    offered, names = (*question.choices, *mine), named(moment, field)
    hints = (*question.hints, *((("named", "；".join(names)),) if names else ()))
    made = replace(question, choices=offered, free=bool(offered), hints=hints)
    backed = _picked(moment, spec, field, place)
    return made if backed is None else replace(made, text=backed.asks or made.text, required=True)


def choices(moment: Moment, spec: ListSpec, field: ListField, place: Path) -> tuple[str, ...]:
    """What may be picked for the text ``field`` of the item at ``place``; own words are always taken beside it.

    Declared choices no other item of the list holds, or a title for each problem no item has taken up yet: never a promise,
    whose text stays to be written.
    """
    held = _held(moment.answers, spec, field, place)
    offered = [each.text for each in field.choices] + _answering(moment, field, held)
    return tuple(each for each in dict.fromkeys(offered) if each not in held)


def named(moment: Moment, field: ListField) -> tuple[str, ...]:
    """The problems the item may answer, each in a few words, to be shown with its question."""
    other = moment.pack.lists.get(field.answers)
    return tuple(filter(None, (_short(each) for each in _texts(moment.answers, other)))) if other else ()


def _picked(moment: Moment, spec: ListSpec, field: ListField, place: Path) -> ListChoice | None:
    item = moment.answers.get(place)
    for each in spec.fields:
        if field.key in each.needs and (choice := each.picked(_text(item, spec, each.key))) is not None:
            return choice
    return None


def _answering(moment: Moment, field: ListField, held: frozenset[str]) -> list[str]:
    """The offer said of each problem that no other title takes up."""
    if not field.offer:
        return []
    open_ = [each for each in named(moment, field) if not any(each in title for title in held)]
    return [field.offer.format(each) for each in open_ if len(each) <= _SHORT]


def _held(answers: Answers, spec: ListSpec, field: ListField, place: Path) -> frozenset[str]:
    """The same text of the other items, without end marks."""
    node = answers.get(place[:-1])
    items = node.items if isinstance(node, Series) else ()
    others = (_text(each, spec, field.key) for n, each in enumerate(items) if n != place[-1])
    return frozenset(_bare(each) for each in others if each)


def _texts(answers: Answers, spec: ListSpec) -> tuple[str, ...]:
    node = answers.get((spec.key,))
    return tuple(_text(each, spec, main_text(spec)) for each in node.items) if isinstance(node, Series) else ()


def _text(item: Node | None, spec: ListSpec, key: str) -> str:
    if isinstance(item, Leaf):
        return item.text if key == main_text(spec) and not item.empty else ""
    found = item.get(key) if isinstance(item, Branch) else None
    return found.text if isinstance(found, Leaf) and not found.empty else ""


def _bare(text: str) -> str:
    return tidy(text).rstrip("。；;，, ")


def _short(text: str) -> str:
    """The first clause of a problem: what it is called when it is spoken of again; nothing where it lists several."""
    if points_of(text) is not None or _bare(text) in ("待补", "无", "不适用"):
        return ""
    return _CLAUSE.split(tidy(text), maxsplit=1)[0].strip("“”、 ")
