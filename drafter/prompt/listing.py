"""A list of the agency's own words on the screen: numbered items, and what may be wished of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.analysis.numerals import fold
from drafter.interview.builders import in_order
from drafter.interview.state import Interview
from drafter.messages import ui
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.question import Path
from drafter.prompt.screen import Prompt, Row

_KEYS = ("key-on", "key-item", "key-add", "key-remove", "key-move", "key-undo")


@frozen
class Wish:
    """What is to be done with a list: ``verb`` is edit, add, remove, move; ``item`` and ``to`` count from 1."""

    verb: str
    item: int = 0
    to: int = 0


_SHAPES: Mapping[str, re.Pattern[str]] = {
    "edit": re.compile(r"(?:改|编辑|edit)?\s*(\d+)"),
    "add": re.compile(r"加|加一条|添加|增加|新增|add|\+"),
    "remove": re.compile(r"(?:删|删除|del|delete|remove|-)\s*(\d+)"),
    "move": re.compile(r"(?:移|移动|移到|move)\s*(\d+)[\s,，到、-]+(\d+)"),
    "up": re.compile(r"(?:上移|up)\s*(\d+)"),
    "down": re.compile(r"(?:下移|down)\s*(\d+)"),
}


def wish_of(typed: str, count: int) -> Wish | None:
    """What was wished of a list of ``count`` items; None where it is nothing known or no item of it."""
    text = fold(typed).lower()
    for verb, shape in _SHAPES.items():
        found = shape.fullmatch(text)
        if found:
            numbers = [int(each) for each in found.groups() if each]
            wish = _shifted(verb, numbers)
            return wish if all(0 < each <= count for each in (*numbers, *([wish.to] if wish.to else []))) else None
    return None


def _shifted(verb: str, numbers: list[int]) -> Wish:
    steps = {"up": -1, "down": 1}
    if verb in steps:  # the first one up and the last one down stay: place 0 is no place, so it is 1 for the first
        return Wish("move", numbers[0], max(numbers[0] + steps[verb], 1))
    return Wish(verb, *numbers)


def place_of(talk: Interview, path: Path) -> Path | None:
    """The list a question's place belongs to (problems; highlights of a topic); None for a place in no list."""
    spec = talk.pack.lists.get(str(path[0]))
    if spec is None:
        return None
    return path[:2] if spec.by_topic and len(path) > 1 else None if spec.by_topic else path[:1]


def items(talk: Interview, place: Path) -> tuple[Node, ...]:
    """The items of a list as written."""
    node = talk.answers.get(place)
    return node.items if isinstance(node, Series) else ()


def rows_of(talk: Interview, place: Path) -> tuple[Row, ...]:
    """The items numbered, each by its first text."""
    spec = talk.pack.lists[str(place[0])]
    keys = [each.key for each in in_order(spec)]
    return tuple(Row(n, _text(item, keys)) for n, item in enumerate(items(talk, place), 1))


def _text(item: Node, keys: list[str]) -> str:
    if isinstance(item, Leaf):
        return item.text
    if isinstance(item, Branch):
        found = (item.get(key) for key in keys)
        return next((each.text for each in found if isinstance(each, Leaf) and not each.empty), "")
    return ""


def prompt_of(talk: Interview, place: Path, lang: int) -> Prompt:
    """What is wished of the list."""
    spec = talk.pack.lists[str(place[0])]
    topic = talk.pack.topics.get(str(place[1])) if spec.by_topic else None
    heading = f"{topic.label} - {spec.label}" if topic else spec.label
    count = ui("count-items", lang, count=len(items(talk, place)))
    return Prompt(
        ui("label-list", lang), heading, count, rows_of(talk, place), keys=tuple(ui(key, lang) for key in _KEYS)
    )
