"""The rows of the menu, and how far each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafter.analysis.numbering import han
from drafter.analysis.quantities import state_of
from drafter.interview.builders import IDENTITY_PATHS, anchor, detailed
from drafter.interview.matters import Matter, matters
from drafter.interview.moment import Moment
from drafter.model.fact import Facts, State
from drafter.model.field import Field
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack, Part, Section
from drafter.model.question import Answers, Path, key_of

IDENTITY, NAMES, PROMISES = "identity", "names", "promises"
_LABELS = {IDENTITY: "报告机关和日期", NAMES: "会议、规划等的名称", PROMISES: "上年问题和安排的办理"}
_HEADING = 16  # Han characters; a longer heading breaks a row of the menu at 40 columns


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the menu: what ``go`` takes, its label, the topics and lists it holds, the part of the report it belongs to."""

    key: str
    label: str
    topics: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a group, topic or list is. ``filled``: answered (also 无, 不适用), of these ``pending`` 待补; ``total``: what is asked
    for; ``left``: what would still be asked; ``conflicts``: contradictions that touch it; ``absent``: put aside as a whole."""

    filled: int
    pending: int
    total: int
    conflicts: int = 0
    absent: bool = False
    left: int = 0


# -- the rows --------------------------------------------------------------------------------------------------------


def groups(pack: Pack, last: Facts | None = None) -> tuple[Group, ...]:
    """The rows of the menu in the order they are asked; those of last year's promises only where there are any."""
    rows = [Group(IDENTITY, _LABELS[IDENTITY])]
    if any(field.period for field in pack.fields.values()):
        rows.append(Group(NAMES, _LABELS[NAMES]))
    for n, row in enumerate(_told(pack), 1):
        rows.append(Group(row.key, f"{han(n)}、{row.label}", row.topics, row.lists, row.part))
    if last is not None and any(last.lists.get(spec.key, {}).get("") for spec in pack.lists.values()):
        rows.append(Group(PROMISES, _LABELS[PROMISES]))
    plain = [spec for spec in pack.lists.values() if not spec.by_topic]
    parts = {key: part.label for key, part in pack.parts.items()}
    rows += [Group(spec.key, spec.label, (), (spec.key,), parts.get(spec.part, "")) for spec in plain]
    return tuple(rows)


def group_of(pack: Pack, topic: str, last: Facts | None = None) -> Group | None:
    """The row a topic or list stands in; None for none."""
    return next((each for each in groups(pack, last) if topic in (*each.topics, *each.lists, each.key)), None)


def _told(pack: Pack) -> Iterator[Group]:
    """The groups of topics, unnumbered: sections, parts without sections, and what stands in neither."""
    sections = [(part, section) for part in pack.parts.values() for section in part.sections]
    placed = {topic for _, section in sections for topic in section.topics}
    placed |= {topic for part in pack.parts.values() for topic in part.topics}
    loose = [topic for topic in pack.topics if topic not in placed and pack.fields_of(topic)]
    before = tuple(topic for topic in loose if pack.topics[topic].part not in pack.parts)
    if before:
        yield _row(pack, None, None, before)
    for part in pack.parts.values():
        yield from (_row(pack, part, each, each.topics) for each in part.sections)
        own = (*part.topics, *(topic for topic in loose if pack.topics[topic].part == part.key))
        if own:
            yield _row(pack, part, None, own)


def _row(pack: Pack, part: Part | None, section: Section | None, topics: tuple[str, ...]) -> Group:
    label = _label(pack, part, section, topics)
    holder = section or part
    taken = {*pack.topics, *pack.lists, IDENTITY, NAMES, PROMISES}
    key = topics[0] if len(topics) == 1 else holder.key if holder else "opening"
    if len(topics) > 1 and key in taken:  # a topic of the same name is a place of its own
        key = f"{part.key if part else ''}/{key}"
    return Group(key, label, topics, (), part.label if part else "")


def _label(pack: Pack, part: Part | None, section: Section | None, topics: tuple[str, ...]) -> str:
    """One topic: its own name; else the section's first heading that fits, the names joined, or the first and 等."""
    names = [pack.topics[topic].label for topic in topics]
    if len(names) == 1:
        return names[0]
    offered = (
        *(section.headings if section else ()),
        *((part.label,) if part and not section else ()),
        "、".join(names),
    )
    fitting = [each for each in offered if len(each) <= _HEADING and "{" not in each]
    return fitting[0] if fitting else f"{names[0]}等"


# -- how far each is ---------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
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
    yield from (_slot(answers, _path(field)) for field in asked if finer or not field.detail)
    for spec in (each for each in pack.lists.values() if each.by_topic):
        node = answers.get((spec.key, topic))
        given = isinstance(node, Series) and bool(node.items)
        waits = any(each.pending for each in _items(answers, (spec.key, topic)))
        yield _Slot(key_of((spec.key, topic, 0, anchor(spec).key)), given, waits)


def _finer(moment: Moment, topic: str, asked: Iterable[Field]) -> bool:
    """Whether the finer figures of a topic are asked for: one of them was answered, or the user wanted them."""
    wanted = detailed(topic) in moment.seen
    return wanted or any(field.detail and moment.answers.has(_path(field)) for field in asked)


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
    from drafter.interview import promises  # it asks of plan, and plan asks which topics a row holds

    yield from (_Slot(each.key, False) for each in promises.questions(moment))


def _aside(answers: Answers, key: str) -> bool:
    texts = (answers.text(("facts", key)), answers.text((key,)))
    return any(text and state_of(text) is State.NOT_APPLICABLE for text in texts)


def _touches(matter: Matter, row: Group) -> bool:
    if row.key == IDENTITY:
        return any(key.split(".")[0] in ("year", "agency", "as_of", "date") for key in matter.keys)
    held = {*row.topics, *row.lists}
    return any(held & {*key.split(".")[:2]} for key in matter.keys)


# -- used until find.py takes over -------------------------------------------------------------------------------------


def subject(pack: Pack, name: str) -> str:
    """The topic or plain list a person names by key, label or a part of the label only it has; "" for none."""
    names = dict(subjects(pack))
    if name in names:
        return name
    exact = [key for key, label in names.items() if label == name]
    near = exact or [key for key, label in names.items() if name and name in label]
    return near[0] if len(near) == 1 else ""


def subjects(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Every topic and plain list, in order: (key, label)."""
    plain = ((spec.key, spec.label) for spec in pack.lists.values() if not spec.by_topic)
    return (*((topic, pack.topics[topic].label) for row in groups(pack) for topic in row.topics), *plain)
