"""What the rows of the menu hold: topics, names of the year, plain lists, in the order they are asked."""

from __future__ import annotations

from drafter.interview.rows import NAMES, PROMISES, groups
from drafter.model.field import Field
from drafter.model.pack import Pack

__all__ = ["NAMES", "PROMISES", "asked_fields", "names_of", "subjects_of", "topics_of"]


def topics_of(pack: Pack) -> tuple[tuple[str, str], ...]:
    """The topics in the order they are asked, each with the label of its row."""
    return tuple((topic, row.label) for row in groups(pack) for topic in row.topics)


def asked_fields(pack: Pack, topic: str) -> tuple[Field, ...]:
    """The fields of a topic a person is asked for there: neither computed nor a name of the year."""
    return tuple(field for field in pack.fields_of(topic) if not field.derived and not field.period)


def names_of(pack: Pack) -> tuple[Field, ...]:
    """The fields that hold a name of the year, in the order of the field list."""
    return tuple(field for field in pack.fields.values() if field.period and not field.derived)


def subjects_of(pack: Pack, key: str) -> tuple[str, ...]:
    """What ``Question.topic`` may be for the topic, list or row ``key``; "" stands for the identity; () for no such place."""
    if key in (NAMES, PROMISES):
        return (key,)
    rows = {row.key: (*row.topics, *row.lists) for row in groups(pack)}
    held = {each for subjects in rows.values() for each in subjects}
    return (key,) if key in held else (rows[key] or ("",)) if key in rows else ()
