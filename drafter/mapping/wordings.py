"""The words on either side of a value, read off cues and off a pack's own wordings.

A cue is fixed text with ``{}`` for the value: ``[甲|乙]`` one of them, ``[甲]`` or ``[甲|乙]?`` may be missing. A wording of the
pack (``{key}``, ``[optional|else]``) is taken apart into what may stand left and right of each of its slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from drafter.mapping.cues import bare
from drafter.model.frozen import frozen

_TOKEN = re.compile(r"\\(.)|\{([^{}]*)\}|(\[|\]\??|\|)|([^\\{}\[\]|?]+)|(.)", re.DOTALL)
_BREAK = re.compile("[，。；：、（）()！？]")
_LIMIT = 24  # variants of one side that are kept: a wording with more is told by its commoner forms
_TRANSPARENT = ("to",)  # views that print words, not a value


@frozen
class Slot:
    """A value's place: its keys (none in a cue) and view."""

    keys: tuple[str, ...] = ()
    view: str = ""


@frozen
class Choice:
    """Alternatives, and whether none may stand."""

    alternatives: tuple[Parts, ...]
    optional: bool


Part = str | Slot | Choice
Parts = tuple[Part, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> Parts:
    """The parts of a cue or wording; marks that do not match stand for themselves, nothing is ever refused."""
    stack: list[list[list[Part]]] = [[[]]]
    for token in _TOKEN.finditer(text):
        escaped, slot, mark, literal, other = token.groups()
        if mark == "[":
            stack.append([[]])
        elif mark == "|" and len(stack) > 1:
            stack[-1].append([])
        elif mark and mark.startswith("]") and len(stack) > 1:
            group = tuple(tuple(each) for each in stack.pop())
            stack[-1][-1].append(Choice(group, len(group) == 1 or mark.endswith("?")))
        elif slot is not None:
            names, _, view = slot.partition(".")
            stack[-1][-1].append(Slot(tuple(filter(None, names.split("+"))), view))
        else:
            stack[-1][-1].append(bare(escaped or literal or other or mark or ""))
    while len(stack) > 1:
        group = tuple(tuple(each) for each in stack.pop())
        stack[-1][-1].append(Choice(group, True))
    return tuple(stack[0][0])


# -- cues ------------------------------------------------------------------------------------------------------------


def sides(cue: str) -> tuple[Parts, Parts]:
    """What stands left and right of the value of a cue; a cue without ``{}`` is all left."""
    parts = parse(cue)
    at = next((n for n, part in enumerate(parts) if isinstance(part, Slot)), len(parts))
    return parts[:at], parts[at + 1 :]


def back(parts: Parts, text: str, at: int) -> int:
    """The leftmost place the parts can start at when they end at ``at``; -1 when they do not stand there."""
    if not parts:
        return at
    rest, part = parts[:-1], parts[-1]
    if isinstance(part, str):
        return back(rest, text, at - len(part)) if text.endswith(part, 0, at) and len(part) <= at else -1
    if isinstance(part, Slot):
        return back(rest, text, at)
    tried = [back(rest + each, text, at) for each in part.alternatives]
    if part.optional:
        tried.append(back(rest, text, at))
    return min((each for each in tried if each >= 0), default=-1)


def ahead(parts: Parts, text: str, at: int = 0) -> int:
    """The rightmost place the parts can end at when they start at ``at``; -1 when they do not stand there."""
    if not parts:
        return at
    part, rest = parts[0], parts[1:]
    if isinstance(part, str):
        return ahead(rest, text, at + len(part)) if text.startswith(part, at) else -1
    if isinstance(part, Slot):
        return ahead(rest, text, at)
    tried = [ahead(each + rest, text, at) for each in part.alternatives]
    if part.optional:
        tried.append(ahead(rest, text, at))
    return max(tried)


def ends(parts: Parts, size: int = 2) -> frozenset[str]:
    """The last ``size`` characters the parts may end with; shorter where no more stands."""
    found = {""}
    for part in reversed(parts):
        if all(len(each) >= size for each in found):
            break
        pieces = _pieces(part, size)
        found = {(piece + each)[-size:] if len(each) < size else each for each in found for piece in pieces}
    return frozenset(found)


def starts(parts: Parts, size: int = 2) -> frozenset[str]:
    """The first ``size`` characters the parts may start with."""
    found = {""}
    for part in parts:
        if all(len(each) >= size for each in found):
            break
        heads = _heads(part, size)
        found = {(each + head)[:size] if len(each) < size else each for each in found for head in heads}
    return frozenset(found)


def _pieces(part: Part, size: int) -> set[str]:
    if isinstance(part, str):
        return {part[-size:]}
    if isinstance(part, Slot):
        return {""}
    return {each for parts in part.alternatives for each in ends(parts, size)} | ({""} if part.optional else set())


def _heads(part: Part, size: int) -> set[str]:
    if isinstance(part, str):
        return {part[:size]}
    if isinstance(part, Slot):
        return {""}
    return {each for parts in part.alternatives for each in starts(parts, size)} | ({""} if part.optional else set())


# -- wordings --------------------------------------------------------------------------------------------------------


@frozen
class Context:
    """A slot of a wording with what stands directly left and right of it, up to a mark or another slot."""

    slot: Slot
    left: str
    right: str


def contexts(wording: str) -> Iterator[Context]:
    """Every slot of a wording with each of its possible neighbours."""
    lefts: dict[int, tuple[Slot, set[str]]] = {}
    rights: dict[int, tuple[Slot, set[str]]] = {}
    parts = parse(wording)
    _walk(parts, {""}, lefts, forwards=True)
    _walk(parts, {""}, rights, forwards=False)
    for place, (slot, before) in lefts.items():
        for left in _kept(before):
            yield from (Context(slot, left, right) for right in _kept(rights[place][1]))


def _kept(texts: set[str]) -> Sequence[str]:
    return sorted(texts, key=lambda each: (len(each), each))[:_LIMIT]


def _walk(parts: Parts, near: set[str], found: dict[int, tuple[Slot, set[str]]], forwards: bool) -> set[str]:
    """The texts that may stand beside what comes next; ``found`` gathers those beside each slot."""
    for part in parts if forwards else reversed(parts):
        if isinstance(part, str):
            near = {_cut(each, part, forwards) for each in near}
        elif isinstance(part, Choice):
            gone = near
            near = {text for each in part.alternatives for text in _walk(each, gone, found, forwards)} | gone
        elif part.view not in _TRANSPARENT:
            known = found.setdefault(id(part), (part, set()))
            known[1].update(near)
            near = {""}
    return set(_kept(near))


def _cut(near: str, text: str, forwards: bool) -> str:
    """The text joined to what stood beside, from the last mark on (up to the first one backwards)."""
    whole = near + text if forwards else text + near
    marks = [mark.start() for mark in _BREAK.finditer(whole)]
    if not marks:
        return whole
    return whole[marks[-1] + 1 :] if forwards else whole[: marks[0]]


def literals(wordings: Iterable[str]) -> Iterator[Context]:
    """The contexts of several wordings, each once."""
    seen: set[Context] = set()
    for wording in wordings:
        for each in contexts(wording):
            if each not in seen:
                seen.add(each)
                yield each
