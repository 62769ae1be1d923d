"""What becomes of each learned entry beside the one that stands in the pack: pure, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from drafter.model.frozen import frozen
from drafter.model.learned import Learned
from drafter.store.entries import HOMES, Written, seal, texts

Name = tuple[str, str]  # place and key
ALL = "*"

WRITTEN = "written"  # new, and written
OFFERED = "offered"  # new, or in need of what is only offered: written on --accept
UPDATED = "updated"  # as learning wrote it, and learned anew
EVIDENCE = "evidence"  # nothing but samples and lines
CONFLICT = "conflict"  # a person changed it, and learning derives something new: the person's stands
KEPT = "kept"  # a person changed it, learning has nothing new to say
SETTLED = "settled"  # a conflict decided for what the person wrote: learning says no more of it until it derives something else
SAME = "same"
UNSUPPORTED = "unsupported"  # learned once, and no sample bears it out any more: it stays

_TEMPLATE = re.compile(r"['\"]([\w.-]+\.md\.j2)['\"]")
_LIST = re.compile(r"entries\(['\"]([\w-]+)['\"]\)")


@frozen
class Change:
    """What became of one entry; ``old`` and ``new`` hold the keys that differ."""

    kind: str
    place: str
    key: str
    old: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    new: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    learned: Learned | None = None
    was: Written | None = None
    dropped: tuple[str, ...] = ()


def content_of(entry: Learned) -> dict[str, Any]:
    """What a learned entry says, as its file writes it: without its name, under the one key of entries that have only one."""
    home = HOMES.get(entry.place)
    if home is None:
        return {"text": str(entry.content.get("text", "")).rstrip("\n") + "\n"}
    kept = {key: each for key, each in entry.content.items() if key in texts(entry.content) and key != home.named}
    if home.bare and home.bare not in kept and len(kept) == 1:
        return {home.bare: next(iter(kept.values()))}
    return kept


def decide(
    lesson: Sequence[Learned],
    old: Mapping[Name, Written],
    accept: frozenset[str],
    keep: frozenset[str] = frozenset(),
) -> tuple[Change, ...]:
    """What becomes of every learned entry, and of those learned before that are learned no longer.

    ``accept``: the entries (keys, or ALL) of which the learned side is taken; ``keep``: the conflicts a person's side settles.
    """
    named = [replace(each, key=HOMES[each.place].top) if _single(each) else each for each in lesson]
    made = {(each.place, each.key): _decided(each, old.get((each.place, each.key)), accept) for each in named}
    made = _closed({name: _settled(change, keep) for name, change in made.items()}, frozenset(old))
    gone = [
        Change(UNSUPPORTED, place, key, was=was)
        for (place, key), was in old.items()
        if was.by == "learned" and (place, key) not in made
    ]
    return (*made.values(), *gone)


def _single(entry: Learned) -> bool:
    return entry.place in HOMES and HOMES[entry.place].single


def accepted(place: str, key: str, accept: frozenset[str]) -> bool:
    """Whether an entry is asked for: all are, or its key, or its place and key."""
    return bool(accept & {ALL, key, f"{place}/{key}", f"{place}.{key}"})


def _decided(entry: Learned, was: Written | None, accept: frozenset[str]) -> Change:
    raw = content_of(entry)
    taken = accepted(entry.place, entry.key, accept)
    if was is None:
        return Change(WRITTEN if taken else OFFERED, entry.place, entry.key, {}, raw, entry)
    new = texts(raw)
    now = {key: was.content[key] for key in new if key in was.content}
    dropped = tuple(key for key in was.content if key not in new) if was.untouched else ()
    differs = {key: raw[key] for key in raw if new[key] != now.get(key)}
    before = {key: was.content[key] for key in (*differs, *dropped) if key in was.content}
    change = Change(SAME, entry.place, entry.key, before, differs, entry, was, dropped)
    if was.by == "person" or not (differs or dropped):
        return replace(change, old={}, new={}, dropped=())
    if was.untouched or seal(now) == was.seal:
        return replace(change, kind=UPDATED)
    if seal(new) == was.seal:  # no conflict, so not meant where all are accepted
        return replace(change, kind=UPDATED if accepted(entry.place, entry.key, accept - {ALL}) else KEPT)
    return replace(change, kind=UPDATED if taken else CONFLICT)


def _settled(change: Change, keep: frozenset[str]) -> Change:
    if change.kind == CONFLICT and accepted(change.place, change.key, keep):
        return replace(change, kind=SETTLED)
    return change


def _closed(made: dict[Name, Change], old: frozenset[Name]) -> dict[Name, Change]:
    """Nothing is written that names what is not there: what is asked for brings along what it needs, the rest waits."""
    written = [name for name, change in made.items() if change.kind == WRITTEN]
    for name in written:  # grows while it is walked
        for need in _needs(made[name]):
            if need in made and made[need].kind == OFFERED:
                made[need] = replace(made[need], kind=WRITTEN)
                written.append(need)
    there = old | set(written)
    waiting = True
    while waiting:
        waiting = False
        for name, change in made.items():
            if change.kind in (WRITTEN, UPDATED) and any(need in made and need not in there for need in _needs(change)):
                made[name] = replace(change, kind=OFFERED)
                waiting, there = True, there - {name} if change.kind == WRITTEN else there
    return made


def _needs(change: Change) -> Iterator[Name]:
    return names_of(change.place, change.key, change.new)


def names_of(place: str, key: str, say: Mapping[str, Any]) -> Iterator[Name]:
    """The entries an entry names, by what it says."""
    for name, where in _NAMES.get(place, ()):
        value = say.get(name)
        names = value if isinstance(value, list | tuple) else [value] if isinstance(value, str) else []
        yield from ((where, each.split("/")[-1]) for each in names if isinstance(each, str))
    for section in say.get("sections", ()) if place == "pack.parts" else ():
        yield from (("pack.topics", topic) for topic in section.get("topics", ()))
    if place in _OF:
        yield _OF[place], key
    text = str(say.get("text", "")) if place == "sections" else ""
    yield from (("sections", each) for each in _TEMPLATE.findall(text))
    yield from (("pack.lists", each) for each in _LIST.findall(text))


_OPERANDS = ("result", "of", "total", "parts", "part", "whole", "list", "lower", "upper", "left", "right")
_OF = {"lexicon.parts": "pack.parts", "lexicon.topics": "pack.topics", "lexicon.fields": "fields"}
_NAMES: Mapping[str, tuple[Name, ...]] = {
    "pack.parts": (("topics", "pack.topics"), ("list", "pack.lists"), ("template", "sections")),
    "pack.orders": (("parts", "pack.parts"),),
    "fields": (("topic", "pack.topics"),),
    "patterns": (("topic", "pack.topics"), ("needs", "fields"), ("may", "fields")),
    "relations": tuple((key, "fields") for key in _OPERANDS),
    "lexicon.fields": (("topics", "pack.topics"), ("broader", "fields")),
}
