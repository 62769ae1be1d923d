"""The rows of the menu: where an interview can be gone on with, in the order it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.fact import Facts
from drafter.model.frozen import frozen
from drafter.model.pack import Pack, Part, Section

IDENTITY, NAMES, PROMISES = "identity", "names", "promises"
_LABELS = {IDENTITY: "报告机关和日期", NAMES: "会议、规划等的名称", PROMISES: "上年问题和安排的办理"}
_HEADING = 16  # Han characters; a longer heading breaks a row of the menu at 40 columns


@frozen
class Group:
    """A row of the menu: what ``go`` takes, its label, the topics and lists it holds, the part of the report it belongs to."""

    key: str
    label: str
    topics: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    part: str = ""


def groups(pack: Pack, last: Facts | None = None) -> tuple[Group, ...]:
    """The rows of the menu in the order they are asked; those of last year's promises only where there are any."""
    rows = [Group(IDENTITY, _LABELS[IDENTITY])]
    if any(field.period for field in pack.fields.values()):
        rows.append(Group(NAMES, _LABELS[NAMES]))
    rows += _told(
        pack
    )  # without numbers of their own: the menu counts its rows, and the report numbers its parts otherwise
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
    """The groups of topics: sections, parts without sections, and what stands in neither."""
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
