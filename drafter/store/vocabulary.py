"""What a lesson takes over from the pack whose names it uses: what its entries name, and what no sample can teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from drafter.model.learned import Learned, Lesson
from drafter.store.deciding import Name, names_of
from drafter.store.entries import PAIRS, Written
from drafter.store.merging import read_entries
from drafter.store.packs import find_pack

UNTAUGHT = ("periods", PAIRS)  # dated names, and the house's own words
_CUES = {"fields": "lexicon.fields", "pack.topics": "lexicon.topics", "pack.parts": "lexicon.parts"}


def vocabulary_entries(name: str) -> tuple[Written, ...]:
    """The entries of a pack given by id or folder; none for none."""
    return read_entries(find_pack(name)) if name else ()


def completed(lesson: Lesson, known: Sequence[Written]) -> Lesson:
    """The lesson with the entries of its vocabulary that its own ones name, as a person wrote them."""
    by_name: dict[Name, Written] = {(each.place, each.key): each for each in known}
    made = {(each.place, each.key): each for each in lesson.entries}
    waiting = [*made.values()]
    if known:
        waiting += _taken(by_name, made, ((each.place, each.key) for each in known if each.place in UNTAUGHT))
    for entry in waiting:  # grows while it is walked
        waiting += _taken(by_name, made, names_of(entry.place, entry.key, entry.content))
        if entry.place in _CUES and entry.by == "person":
            waiting += _taken(by_name, made, ((_CUES[entry.place], entry.key),))
    return replace(lesson, entries=tuple(made.values()))


def _taken(
    known: Mapping[Name, Written], made: dict[Name, Learned], names: Iterator[Name] | Sequence[Name]
) -> list[Learned]:
    new = [name for name in dict.fromkeys(names) if name in known and name not in made]
    for name in new:
        made[name] = Learned(*name, _typed(known[name].content), {}, "", by="person")
    return [made[name] for name in new]


def _typed(value: Any) -> Any:
    """A content in texts with its truth values as such, so that they are written without quotation marks."""
    if isinstance(value, Mapping):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    return {"true": True, "false": False}.get(value, value)
