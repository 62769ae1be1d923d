"""The little language of wordings, phrases and field clauses: fixed text, ``{slot}``, ``[optional|else]``.

``{key}`` prints a fact; ``{key.view}`` a view of it (last, change, diff, to, flat, scope); ``{a+b.change}`` one view of several
facts. ``[...]`` stands only when every slot in it has a value; ``[first|second]`` takes the first alternative that has all its
values. The form is what learning writes and a person edits; a backslash escapes a mark.
"""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.errors import DrafterError
from drafter.model.finding import finding
from drafter.model.frozen import frozen

_TOKEN = re.compile(r"\\(.)|\{([^{}]*)\}|([\[\]|])|([^\\{}\[\]|]+)")
_SLOT = re.compile(r"([a-z0-9-]*(?:\+[a-z0-9-]+)*)(?:\.([a-z-]+))?")


@frozen
class Fixed:
    """Literal text."""

    text: str


@frozen
class Slot:
    """A place for a value: one or several keys and a view of them."""

    keys: tuple[str, ...]
    view: str = ""


@frozen
class Choice:
    """Alternatives; the first whose slots all have values stands, or nothing."""

    alternatives: tuple[Sequence, ...]


@frozen
class Sequence:
    """Parts in order."""

    parts: tuple[Part, ...]

    def slots(self) -> tuple[Slot, ...]:
        """Every slot, optional ones included."""
        found: list[Slot] = []
        for part in self.parts:
            if isinstance(part, Slot):
                found.append(part)
            elif isinstance(part, Choice):
                found.extend(slot for each in part.alternatives for slot in each.slots())
        return tuple(found)


Part = Fixed | Slot | Choice


@lru_cache(maxsize=4096)
def parse(text: str) -> Sequence:
    """The wording as a tree; raises DrafterError where brackets or slots are malformed."""
    tokens = list(_TOKEN.finditer(text))
    if sum(len(each[0]) for each in tokens) != len(text):
        raise DrafterError(finding("wording-syntax", wording=text))
    alternatives, rest = _alternatives(tokens, 0, text)
    if rest != len(tokens) or len(alternatives) != 1:
        raise DrafterError(finding("wording-syntax", wording=text))
    return alternatives[0]


def _alternatives(tokens: list[re.Match[str]], start: int, text: str) -> tuple[tuple[Sequence, ...], int]:
    done: list[Sequence] = []
    parts: list[Part] = []
    index = start
    while index < len(tokens):
        escaped, slot, mark, literal = tokens[index].groups()
        if mark == "[":
            inner, index = _alternatives(tokens, index + 1, text)
            if index >= len(tokens):
                raise DrafterError(finding("wording-syntax", wording=text))
            parts.append(Choice(inner))
        elif mark == "|":
            done.append(Sequence(tuple(parts)))
            parts = []
        elif mark == "]":
            break
        else:
            parts.append(_slot(slot, text) if slot is not None else Fixed(escaped or literal or ""))
        index += 1
    return (*done, Sequence(tuple(parts))), index


def _slot(body: str, text: str) -> Slot:
    match = _SLOT.fullmatch(body)
    if match is None:
        raise DrafterError(finding("wording-syntax", wording=text))
    return Slot(tuple(match[1].split("+")), match[2] or "")
