"""Persons: a surname and one or two given characters beside a title of office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.mentions import names_data as data
from drafter.model.reading import Mention, MentionKind

_HAN = data.HAN
_GIVEN = rf"(?![{data.NOT_GIVEN}])[{_HAN}]"
_SURNAME = rf"(?:{data.COMPOUND_SURNAMES}|[{data.SURNAMES}])"
_NAME = rf"{_SURNAME}{_GIVEN}(?:{_GIVEN})?"
_FOREIGN = rf"[{_HAN}]{{2,6}}[·•][{_HAN}]{{2,6}}"
_TITLE = re.compile(rf"{data.OFFICES}|同志")
_BEFORE = tuple(re.compile(rf"(?P<name>{_SURNAME}(?:{_GIVEN}){{{given}}})$") for given in (2, 1))
_FOREIGN_BEFORE = re.compile(rf"(?P<name>{_FOREIGN})$")
_FOLLOW = rf"(?=[^{_HAN}]|$|{data.AFTER_NAME})"
_AFTER = tuple(re.compile(rf"(?P<name>{_SURNAME}(?:{_GIVEN}){{{given}}}){_FOLLOW}") for given in (2, 1))
_FOREIGN_AFTER = re.compile(rf"(?P<name>{_FOREIGN}){_FOLLOW}")
_NEXT = re.compile(rf"[、和与](?P<name>{_SURNAME}(?:{_GIVEN}){{1,2}})(?=[、，。；,;）)]|等|同志|分别|参加|出席)")
_LEFT = re.compile(
    rf"(?:[^{_HAN}]|^|[局委厅部院府省市县区州镇乡校所处科室队组会长任记员师司由和与及对向请经为是以到在让受随同听派原时表选聘名])$"
)
_LEADERS = ("总书记", "总理")
_Span = tuple[int, int, str]


def persons(text: str, raw: str, passage: int) -> list[Mention]:
    """Persons with their office before or after the name; heads of state in set phrases are weak."""
    found: list[Mention] = []
    for start, end, rule in sorted(set(_candidates(text))):
        if not found or start >= found[-1].end:
            weak = rule == "person-set-phrase"
            span = raw[start:end]
            found.append(Mention(MentionKind.PERSON, span, span, "", passage, start, end, weak=weak, rule=rule))
    return found


def _candidates(text: str) -> Iterator[_Span]:
    for title in _TITLE.finditer(text):
        if span := _before(text, title):
            yield span
            yield from _listed(text, span[1])
        if title[0] != "同志" and (span := _after(text, title.end())):
            yield span
            yield from _listed(text, span[1])


def _before(text: str, title: re.Match[str]) -> _Span | None:
    """A name directly before its title."""
    at = title.start()
    if found := _FOREIGN_BEFORE.search(text, max(0, at - 13), at):
        return found.start(), at, "person-before-office"
    for pattern in _BEFORE:
        found = pattern.search(text, max(0, at - 4), at)
        if found and _is_name(found["name"]) and _LEFT.search(text, max(0, found.start() - 1), found.start()):
            leader = title[0] in _LEADERS or text.startswith("同志为核心", at)
            return found.start(), at, "person-set-phrase" if leader else "person-before-office"
    return None


def _after(text: str, at: int) -> _Span | None:
    """A name directly after its title, with a word after it that shows where it ends."""
    for pattern in (_FOREIGN_AFTER, *_AFTER):
        found = pattern.match(text, at)
        if found and (pattern is _FOREIGN_AFTER or _is_name(found["name"])):
            return at, found.end("name"), "person-after-office"
    return None


def _listed(text: str, at: int) -> Iterator[_Span]:
    """Names that follow a name in a list."""
    while (found := _NEXT.match(text, at)) and _is_name(found["name"]):
        yield found.start("name"), found.end("name"), "person-listed"
        at = found.end("name")


def _is_name(name: str) -> bool:
    return name[:2] not in data.NO_NAMES and name[1:] not in data.NO_NAMES
