"""Keys that stay: what a pack learned before keeps its key when it is learned again from more samples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from drafter.analysis.similar import ratio
from drafter.model.frozen import frozen
from drafter.model.learned import Learned, Lesson

_SLOT = re.compile(r"\{([a-z0-9-]+(?:\+[a-z0-9-]+)*)((?:\.[a-z-]+)?)\}")
_ALIKE = 60.0  # of two labels
_SHARED = 0.5  # of the places of the smaller entry
_ANCHORED = ("pack.parts", "pack.topics", "fields")
_OF_PLACE = {"lexicon.parts": "pack.parts", "lexicon.topics": "pack.topics", "lexicon.fields": "fields"}

# Where in the content of an entry keys of other entries stand: place → path → whose keys they are.
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "pack.parts": {"topics": "pack.topics", "sections.topics": "pack.topics"},
    "pack.orders": {"parts": "pack.parts"},
    "pack.lists": {"part": "pack.parts"},
    "pack.topics": {"part": "pack.parts"},
    "fields": {"topic": "pack.topics", "part": "pack.parts"},
    "patterns": {"topic": "pack.topics", "needs": "fields", "may": "fields"},
    "relations": dict.fromkeys(
        ("result", "of", "total", "parts", "part", "whole", "list", "lower", "upper", "left", "right"), "fields"
    ),
    "lexicon.topics": {},
    "lexicon.fields": {"topics": "pack.topics", "broader": "fields"},
}


@frozen
class Known:
    """An entry of the pack as it stands: its label, what tells it from others of its place, and where it was seen."""

    place: str
    key: str
    label: str
    sort: str
    attested: Mapping[str, tuple[int, ...]]


def sort_of(place: str, content: Mapping[str, Any]) -> str:
    """What two entries of a place must agree in to be the same: the kind of a field, the part of a topic."""
    return str(content.get("kind" if place == "fields" else "part", "")) if place != "pack.parts" else ""


def anchored(lesson: Lesson, known: Sequence[Known]) -> Lesson:
    """The lesson with the keys the pack already uses, for entries seen at the same places under the like label."""
    renamed: dict[str, dict[str, str]] = {}
    for place in _ANCHORED:
        old = [each for each in known if each.place == place]
        renamed[place] = _renames(lesson.of(place), old)
    if not any(renamed.values()):
        return lesson
    return replace(lesson, entries=tuple(_renamed(each, renamed) for each in lesson.entries))


def _renames(new: Sequence[Learned], old: Sequence[Known]) -> dict[str, str]:
    """New key → old key, the likest first; no key is taken twice."""
    taken = {each.key for each in new}
    free = [each for each in old if each.key not in taken]
    pairs = sorted((-score, was.key, now.key) for was, now in _meeting(free, new) if (score := _likeness(was, now)) > 0)
    found: dict[str, str] = {}
    used: set[str] = set()
    kept = {each.key for each in old}
    for _, was_key, now_key in pairs:
        if now_key not in found and was_key not in used and now_key not in kept:
            found[now_key] = was_key
            used.add(was_key)
    return found


def _meeting(old: Sequence[Known], new: Sequence[Learned]) -> Iterator[tuple[Known, Learned]]:
    """The pairs that share a place of a sample."""
    where: dict[tuple[str, int], list[Known]] = defaultdict(list)
    for each in old:
        for place in _places(each.attested):
            where[place].append(each)
    for now in new:
        met = {id(was): was for place in sorted(_places(now.attested)) for was in where.get(place, ())}
        for was in met.values():
            yield was, now


def _likeness(was: Known, now: Learned) -> float:
    if was.sort != sort_of(now.place, now.content):
        return 0.0
    mine = {place for place in _places(now.attested) if place[0] in was.attested}
    theirs = _places(was.attested)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    alike = ratio(was.label, str(now.content.get("label", "")))
    return shared * alike if shared >= _SHARED and alike >= _ALIKE else 0.0


def _places(attested: Mapping[str, tuple[int, ...]]) -> set[tuple[str, int]]:
    return {(sample, line) for sample, lines in attested.items() for line in lines}


def _renamed(entry: Learned, renamed: Mapping[str, Mapping[str, str]]) -> Learned:
    own = renamed.get(_OF_PLACE.get(entry.place, entry.place), {})
    content = dict(entry.content)
    for path, whose in _REFERENCES.get(entry.place, {}).items():
        names = renamed.get(whose, {})
        if names:
            content = _at(content, path.split("."), names)
    if entry.place == "patterns" and renamed["fields"]:
        content["wordings"] = {name: _slots(text, renamed["fields"]) for name, text in content["wordings"].items()}
    return replace(entry, key=own.get(entry.key, entry.key), content=content)


def _at(value: Any, path: Sequence[str], names: Mapping[str, str]) -> Any:
    """The value with every key at the end of the path renamed; lists on the way are gone through."""
    if isinstance(value, list | tuple):
        return [_at(each, path, names) for each in value]
    if not path:
        return names.get(value, value) if isinstance(value, str) else value
    if isinstance(value, Mapping) and path[0] in value:
        return {**value, path[0]: _at(value[path[0]], path[1:], names)}
    return value


def _slots(wording: str, names: Mapping[str, str]) -> str:
    def change(found: re.Match[str]) -> str:
        return "{" + "+".join(names.get(key, key) for key in found[1].split("+")) + found[2] + "}"

    return _SLOT.sub(change, wording)
