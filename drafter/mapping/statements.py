"""What a report says without a figure: that something was done (yes), who sits where (text), that nothing happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from drafter.mapping.cues import Held, bare, pattern
from drafter.mapping.recognisers import Recognisers, recognisers
from drafter.mapping.wordings import Choice, Parts, back, sides
from drafter.mapping.zeros import told_by
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import Node, Passage, Structure

_SENTENCE = re.compile("[^。；！？\n]+")
_NOT = re.compile("(?:未|没有|不够|尚|有待|仍需|还需|将要|拟|准备)[^，]{0,8}$")
_LONGEST = 80


@frozen
class Statement:
    """A field told in words: its value, and where (passage, offsets of the sentence)."""

    key: str
    value: str
    passage: int
    start: int
    end: int
    confidence: float
    zero: bool = False


def statements(structure: Structure, recogniser: Recognisers, silent: frozenset[str]) -> tuple[Statement, ...]:
    """Every yes, text and stated zero of the sections that tell of the year; ``silent`` are the parts that do not."""
    found: list[Statement] = []
    owner = _owners(structure)
    for n, passage in enumerate(structure.passages):
        stands = _standing(bare(passage.text), recogniser)
        if not stands:
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            node = owner(n, sentence.start())
            if node is None or node.part in silent:
                continue
            found.extend(_told(passage, n, sentence.start(), sentence.end(), recogniser, node, stands))
    return tuple(found)


@frozen
class _Standing:
    """What of a pack's sayings may stand in a passage: those whose fixed words do."""

    yes: tuple[tuple[str, Parts, str], ...]
    texts: tuple[tuple[str, str, re.Pattern[str]], ...]
    zero: re.Pattern[str] | None

    def __bool__(self) -> bool:
        return bool(self.yes or self.texts or self.zero)


def _standing(text: str, recogniser: Recognisers) -> _Standing:
    held = Held(recogniser.pack)
    zero = pattern(_verbs(held))
    return _Standing(
        tuple(each for each in _sayings(held) if each[2] in text),
        tuple(each for each in _compiled_texts(held) if each[1] in text),
        zero if zero and zero.search(text) else None,
    )


def _owners(structure: Structure) -> Callable[[int, int], Node | None]:
    starts = [(node.passage, node.start) for node in structure.nodes]

    def find(passage: int, at: int) -> Node | None:
        place = bisect_right(starts, (passage, at)) - 1
        return structure.nodes[place] if place >= 0 else None

    return find


def _told(
    passage: Passage, n: int, start: int, end: int, recogniser: Recognisers, node: Node, stands: _Standing
) -> Iterator[Statement]:
    text = bare(passage.text[start:end])
    for key, parts, fixed in stands.yes:
        at = _stands(parts, fixed, text)
        if at >= 0 and not _NOT.search(text[:at]):
            near = _home(key, node, recogniser)
            yield Statement(key, "是", n, start, end, 0.85 if near else 0.7)
    for key, fixed, found in stands.texts:
        match = found.search(text) if fixed in text else None
        if match and 1 < len(match[1]) <= _LONGEST and _held(key, match[1], recogniser):
            value = _quoted(match[1], passage.text[start:end])
            yield Statement(key, value, n, start, end, 0.85 if _home(key, node, recogniser) else 0.7)
    if stands.zero:
        yield from _zeros(text, n, start, end, recogniser, stands.zero)


def _quoted(value: str, text: str) -> str:
    """The value with the quotation marks that stand inside it in the text; marks around all of it are none of its own."""
    found = re.search("“?" + "[“”]?".join(map(re.escape, value)) + "”?", text)
    typed = found[0] if found else value
    inner = bare(typed[1:-1]) != typed[1:-1]
    return typed if inner and typed.count("“") == typed.count("”") else value


def _held(key: str, text: str, recogniser: Recognisers) -> bool:
    written = recogniser.cues.get(key)
    return not (written and written.holds) or any(word in text for word in written.holds)


def _home(key: str, node: Node, recogniser: Recognisers) -> bool:
    return any(topic == recogniser.pack.fields[key].topic for topic, _ in node.topics)


@lru_cache(maxsize=8)
def _sayings(held: Held) -> tuple[tuple[str, Parts, str], ...]:
    """The sayings of yes-or-no fields, each with its longest fixed words."""
    return tuple(
        (key, parts, max((part for part in parts if isinstance(part, str)), key=len, default=""))
        for key, each in recognisers(held.pack).bare_words.items()
        for parts in each
    )


def _stands(parts: Parts, fixed: str, text: str) -> int:
    """Where the saying starts in the text; -1 when it does not stand there."""
    at = text.find(fixed) if fixed else -1
    while at >= 0:
        for end in range(at + len(fixed), min(len(text), at + len(fixed) + 16) + 1):
            begin = back(parts, text, end)
            if begin >= 0:
                return begin
        at = text.find(fixed, at + 1)
    return -1


@lru_cache(maxsize=8)
def _compiled_texts(held: Held) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Fields of free text, each with the pattern its words around the value make."""
    pack = held.pack
    found: list[tuple[str, str, re.Pattern[str]]] = []
    for field in pack.fields.values():
        if field.kind is not Kind.TEXT:
            continue
        written = pack.lexicon.fields.get(field.key)
        for text in (field.phrase, *(written.at if written else ())):
            if "{}" in text:
                before, behind = sides(text)
                fixed = max((part for part in before if isinstance(part, str)), key=len, default="")
                if before and behind:
                    shape = f"{source(before)}([^。；]{{2,{_LONGEST}}}?){source(behind)}"
                    found.append((field.key, fixed, re.compile(shape)))
    return tuple(found)


def source(parts: Parts) -> str:
    """The parts as a regular expression."""
    made: list[str] = []
    for part in parts:
        if isinstance(part, str):
            made.append(re.escape(part))
        elif isinstance(part, Choice):
            inner = "|".join(sorted((source(each) for each in part.alternatives), key=len, reverse=True))
            made.append(f"(?:{inner})" + ("?" if part.optional else ""))
    return "".join(made)


def _zeros(
    text: str, n: int, start: int, end: int, recogniser: Recognisers, verbs: re.Pattern[str]
) -> Iterator[Statement]:
    """The pack's own words of zero: its verb, then the object in the same breath."""
    for match in verbs.finditer(text):
        for key, score in told_by(match[0], text[match.end() : match.end() + _LONGEST], recogniser.pack):
            yield Statement(key, "无", n, start, end, score, zero=True)


@lru_cache(maxsize=8)
def _verbs(held: Held) -> frozenset[str]:
    return frozenset(bare(field.zero[0]) for field in held.pack.fields.values() if field.zero)


def silent_parts(pack: Pack) -> frozenset[str]:
    """The parts that speak of next year: their headings name it."""
    return frozenset(
        part.key for part in pack.parts.values() if any("{next-year}" in heading for heading in part.headings)
    )
