"""How far each row of the menu is, each topic and list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from drafter.analysis.quantities import state_of
from drafter.interview import promises
from drafter.interview.builders import IDENTITY_PATHS, anchor, detailed
from drafter.interview.matters import Matter, matters
from drafter.interview.moment import Moment
from drafter.interview.plan import MANY, questions
from drafter.interview.rows import IDENTITY, NAMES, PROMISES, Group, group_of, groups
from drafter.model.fact import State
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.question import Answers, Path, Question, Role, key_of


@frozen
class Progress:
    """How far a group, topic or list is. ``filled``: answered (also 无, 不适用), of these ``pending`` 待补; ``total``: what is asked
    for; ``left``: what would still be asked; ``conflicts``: contradictions that touch it; ``absent``: put aside as a whole."""

    filled: int
    pending: int
    total: int
    conflicts: int = 0
    absent: bool = False
    left: int = 0


def progress(moment: Moment, key: str) -> Progress:
    """How far the group, topic or list ``key`` is."""
    rows = {each.key: each for each in groups(moment.pack, moment.last)}
    row = rows.get(key) or Group(key, "", *(((), (key,)) if key in moment.pack.lists else ((key,), ())))
    return _progress(moment, row)


def progresses(moment: Moment) -> Mapping[str, Progress]:
    """How far every row of the menu is, by its key."""
    return {each.key: _progress(moment, each) for each in groups(moment.pack, moment.last)}


def _progress(moment: Moment, row: Group) -> Progress:
    slots = tuple(_slots(moment, row))
    filled = sum(each.filled for each in slots)
    left = sum(not each.filled and each.key not in moment.seen for each in slots)
    conflicts = sum(each.conflict and _touches(each, row) for each in matters(moment))
    aside = [_aside(moment.answers, key) for key in (*row.topics, *row.lists)]
    return Progress(
        filled, sum(each.pending for each in slots), len(slots), conflicts, bool(aside) and all(aside), left
    )


__all__ = [
    "IDENTITY",
    "NAMES",
    "PROMISES",
    "Group",
    "Progress",
    "group_of",
    "groups",
    "position",
    "progress",
    "progresses",
]

_UNCOUNTED = frozenset({Role.TEXT, Role.LAST, Role.REASON, Role.WORDING})  # they come and go with other answers


def position(moment: Moment, question: Question) -> tuple[int, int]:
    """Which question of its topic this is, and how many there are as things stand; (0, 0) for a text of a list or a wording.

    Last year's value and the reason of a jump have the number of their figure, so that the total stays while one answers.
    """
    offered = questions(moment, question.topic) if question.role not in (Role.TEXT, Role.WORDING) else ()
    keys = [each.key for each in offered if each.topic == question.topic and each.role not in _UNCOUNTED]
    figure = question.key.rpartition(".")[0] if question.role in (Role.LAST, Role.REASON) else question.key
    return (keys.index(figure) + 1, len(keys)) if figure in keys else (0, 0)


@frozen
class _Slot:
    """One thing asked for: the key of its question, whether it was answered, whether with 待补."""

    key: str
    filled: bool
    pending: bool = False


def _slots(moment: Moment, row: Group) -> Iterator[_Slot]:
    if row.key == IDENTITY:
        yield from (_slot(moment.answers, path) for path in IDENTITY_PATHS)
    elif row.key == NAMES:
        named = (field for field in moment.pack.fields.values() if field.period)
        yield from (_slot(moment.answers, _path(field)) for field in named)
    elif row.key == PROMISES:
        yield from _promises(moment)
    for topic in row.topics:
        yield from _topic(moment, topic)
    for key in row.lists:
        yield from _items(moment.answers, (key,))


def _topic(moment: Moment, topic: str) -> Iterator[_Slot]:
    pack, answers = moment.pack, moment.answers
    if _aside(answers, topic):
        yield _Slot(f"facts.{topic}", True)
        return
    asked = [field for field in pack.fields_of(topic) if not field.derived and not field.period]
    finer = _finer(moment, topic, asked)
    yield from (_slot(answers, _path(field)) for field in asked if not field.detail or field.key in finer)
    for spec in (each for each in pack.lists.values() if each.by_topic):
        node = answers.get((spec.key, topic))
        given = isinstance(node, Series) and bool(node.items)
        waits = any(each.pending for each in _items(answers, (spec.key, topic)))
        yield _Slot(key_of((spec.key, topic, 0, anchor(spec).key)), given, waits)


def _finer(moment: Moment, topic: str, asked: Iterable[Field]) -> Set[str]:
    """The finer figures of a topic that are asked for: those answered, and the rest where it is wanted or short."""
    finer = [field for field in asked if field.detail]
    given = {field.key for field in finer if moment.answers.has(_path(field))}
    wanted = detailed(topic) in moment.seen or len(finer) < MANY
    return {field.key for field in finer} if wanted else given


def _path(field: Field) -> Path:
    return ("facts", field.topic, field.key)


def _slot(answers: Answers, path: Path) -> _Slot:
    node = answers.get(path)
    if isinstance(node, Branch) and node.get("value") is not None:
        node = node.get("value")
    filled = node is not None and not (isinstance(node, Leaf) and node.empty)
    return _Slot(key_of(path), filled, _waits(node))


def _waits(node: Node | None) -> bool:
    return isinstance(node, Leaf) and not node.empty and state_of(node.text) is State.PENDING


def _items(answers: Answers, place: Path) -> Iterator[_Slot]:
    node = answers.get(place)
    for n, item in enumerate(node.items if isinstance(node, Series) else ()):
        inner = [each for _, each in item] if isinstance(item, Branch) else [item]
        yield _Slot(key_of((*place, n)), True, any(_waits(each) for each in inner))


def _promises(moment: Moment) -> Iterator[_Slot]:
    for asked in promises.questions(moment):
        if asked.role is Role.PROMISE:
            told = asked.standing
            filled = bool(told) or not asked.required  # an item written by hand seems to tell of it
            yield _Slot(asked.key, filled, bool(told) and state_of(told) is State.PENDING)


def _aside(answers: Answers, key: str) -> bool:
    texts = (answers.text(("facts", key)), answers.text((key,)))
    return any(text and state_of(text) is State.NOT_APPLICABLE for text in texts)


def _touches(matter: Matter, row: Group) -> bool:
    if row.key == IDENTITY:
        return any(key.split(".")[0] in ("year", "agency", "as_of", "date") for key in matter.keys)
    held = {*row.topics, *row.lists}
    return any(held & {*key.split(".")[:2]} for key in matter.keys)


# -- what --only may name ------------------------------------------------------------------------------------------------


def subject(pack: Pack, name: str) -> str:
    """The row, topic or plain list a person names by key, label or how only its label begins; "" for none."""
    names = dict(subjects(pack))
    if name in names:
        return name
    exact = [key for key, label in names.items() if label == name]
    near = exact or [key for key, label in names.items() if name and label.startswith(name)]
    return near[0] if len(near) == 1 else ""


def candidates(pack: Pack, name: str) -> tuple[tuple[str, str], ...]:
    """What a name that is not clear may mean: what has it somewhere in its label, else every subject."""
    known = subjects(pack)
    return tuple(each for each in known if name.strip() and name.strip() in each[1]) or known


def subjects(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Every row of the menu that holds something, with its topics after it: (key, label)."""
    rows = [row for row in groups(pack) if row.topics or row.lists]
    inside = {row.key: [(topic, pack.topics[topic].label) for topic in row.topics] for row in rows}
    return tuple(dict.fromkeys(each for row in rows for each in ((row.key, row.label), *inside[row.key])))
