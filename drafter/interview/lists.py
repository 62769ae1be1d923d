"""The items of a list as a whole: taken out, moved, pasted as rows of a spreadsheet, found again under their new numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from drafter.analysis.sentences import tidy
from drafter.interview.builders import in_order
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListField, ListSpec, Pack
from drafter.model.question import Answers, Path, Question, Role, key_of, leaf
from drafter.model.span import NOWHERE
from drafter.questionnaire.envelope import PENDING
from drafter.questionnaire.paths import orders_of

_LINES = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")


def has_item(pack: Pack, answers: Answers, item: Path) -> bool:
    """Whether the path names an item of a list of the pack that is there."""
    held = item[:-1]
    depth = 2 if item and item[0] in pack.lists and pack.lists[str(item[0])].by_topic else 1
    if not item or item[0] not in pack.lists or len(held) != depth or not isinstance(item[-1], int):
        return False
    node = answers.get(held)
    return isinstance(node, Series) and 0 <= item[-1] < len(node.items)


def moved(answers: Answers, item: Path, to: int) -> tuple[Answers, Mapping[int, int]]:
    """The document with the item at another place among its own, and the new number of each."""
    place, at = item[:-1], int(item[-1])
    node = answers.get(place)
    assert isinstance(node, Series)
    order = [n for n in range(len(node.items)) if n != at]
    order.insert(min(max(to, 0), len(order)), at)
    turned = Series(tuple(node.items[n] for n in order), node.where)
    return answers.put(place, turned), {old: new for new, old in enumerate(order)}


def renumbered(keys: Iterable[str], place: Path, numbers: Mapping[int, int]) -> tuple[str, ...]:
    """The keys with the items of the list at ``place`` under their new numbers; keys of an item without one are gone."""
    head = key_of(place) + "."
    kept: list[str] = []
    for key in keys:
        number, point, rest = key.removeprefix(head).partition(".") if key.startswith(head) else ("", "", "")
        if not number.isdecimal():
            kept.append(key)
        elif int(number) - 1 in numbers:
            kept.append(f"{head}{numbers[int(number) - 1] + 1}{point}{rest}")
    return tuple(kept)


def still_asked(before: Answers, now: Answers, question: Question, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without the further texts of the item ``question`` was to open, where not this one item came of it."""
    place, item = question.path[:-2], key_of(question.path[:-1]) + "."
    counts = [len(node.items) if isinstance(node, Series) else 0 for node in (before.get(place), now.get(place))]
    return keys if counts[1] == counts[0] + 1 else tuple(key for key in keys if not key.startswith(item))


def without(count: int, at: int) -> Mapping[int, int]:
    """The new numbers when the item ``at`` of ``count`` is taken out; the next new item has one too."""
    return {n: n - (n > at) for n in range(count + 1) if n != at}


def first_words(node: Node | None) -> str:
    """The first text of an item."""
    if isinstance(node, Branch):
        return next((each.text for _, each in node if isinstance(each, Leaf) and not each.empty), "")
    return node.text if isinstance(node, Leaf) else ""


def pasted(pack: Pack, answers: Answers, question: Question, raw: str) -> Answers | Finding | None:
    """The document with the rows pasted at the opening question of a list as items; None where it is no table.

    The cells stand in the order in which the texts are asked, or in that of a first row of labels.
    """
    lines = [each for each in _LINES.split(raw) if each.strip()]
    if question.role is not Role.TEXT or not question.opens or "\t" not in raw:
        return None
    spec = pack.lists[str(question.path[0])]
    rows = [[tidy(cell) for cell in line.split("\t")] for line in lines]
    fields = _in_order(spec, rows[0])
    labels = [each.label for each in fields]
    if len(rows) == 1 and len(rows[0]) != len(labels):
        return None
    at = next((n for n, row in enumerate(rows) if len(row) != len(labels)), None)
    if at is not None:
        return _wrong(at, rows, labels)
    items = [_item(fields, row) for row in (rows[1:] if rows[0] == labels else rows) if any(row)]
    place = question.path[:-2]
    node = answers.get(place)
    held = node.items if isinstance(node, Series) else ()
    return answers.put(place, Series((*held, *items)), orders_of(question.path, pack)) if items else answers


def _in_order(spec: ListSpec, header: Sequence[str]) -> Sequence[ListField]:
    named = {each.label: each for each in spec.fields}
    if len(header) == len(named) and set(header) == set(named):
        return [named[label] for label in header]
    return in_order(spec)


def told(before: Answers, now: Answers, question: Question, raw: str) -> tuple[Finding, ...]:
    """What was taken of pasted rows; () where nothing was pasted."""
    place = question.path[:-2]
    counts = [len(node.items) if isinstance(node, Series) else 0 for node in (before.get(place), now.get(place))]
    node = now.get(place)
    if question.role is not Role.TEXT or not question.opens or "\t" not in raw or not isinstance(node, Series):
        return ()
    new = node.items[counts[0] :]
    if not new or (len(new) == 1 and isinstance(new[0], Branch) and now.text(question.path) == tidy(raw)):
        return ()
    key = str(question.path[-1])
    heads = [(now.text((*place, n, key)) or first_words(node.items[n]))[:20] for n in range(*counts)]
    return (finding("rows-pasted", NOWHERE, Severity.NOTE, count=len(new), words="、".join(heads)),)


def _wrong(at: int, rows: Sequence[Sequence[str]], labels: Sequence[str]) -> Finding:
    where = {"n": at + 1, "text": " ".join(rows[at])[:40], "columns": "、".join(labels)}
    return finding("row-cells", NOWHERE, Severity.UNREADABLE, cells=len(rows[at]), count=len(labels), **where)


def _item(fields: Sequence[ListField], row: Sequence[str]) -> Branch:
    """A required text left empty is to come."""
    cells = ((each.key, cell or (PENDING if each.required else "")) for each, cell in zip(fields, row, strict=True))
    return Branch(tuple((Leaf(key), leaf(cell)) for key, cell in cells if cell))
