"""A reading → the clauses of its body as frames: verb, {X}, head noun; names and figures as slots, no running text.

A clause may hold more than one frame (按照{X}要求 and 开展{X}检查): its entries then share line and start. A clause without a
frame is there too, with an empty one, so that the clauses can be counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.analysis.segment import words
from drafter.digest.frames_data import (
    ADVERBIAL,
    ADVERBS,
    AROUND,
    EMPTY_HEADS,
    FORMING,
    LACKS,
    LEADS,
    LINKS,
    NOMINAL,
    OPENERS,
    STRENGTHS,
    VAGUE,
    VERBS,
)
from drafter.digest.moves import Scope, move_of
from drafter.model.digest import Clause
from drafter.model.reading import LineRole, MentionKind, Passage, Reading

_OUTSIDE = (
    LineRole.FURNITURE,
    LineRole.TITLE,
    LineRole.ADDRESSEE,
    LineRole.SIGNATURE,
    LineRole.DATE,
    LineRole.SIGNATURE_DATE,
)
_GONE = "\0"  # a character of the source that no frame may show; keeps the offsets
_FIRST_SLOT = 0xE000  # private use: one character stands for a slot while a clause is taken apart
_KINDS = {kind: chr(_FIRST_SLOT + n) for n, kind in enumerate(MentionKind)}
_QUOTED = chr(_FIRST_SLOT + len(_KINDS))
_FREE = chr(_FIRST_SLOT + len(_KINDS) + 1)
_NAMES = {char: f"{{{str(kind).removeprefix('doc_')}}}" for kind, char in _KINDS.items()} | {
    _QUOTED: "“{X}”",
    _FREE: "{X}",
}
_AMOUNTS = frozenset(
    _KINDS[kind]
    for kind in (MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT, MentionKind.YOY, MentionKind.RATIO)
)
_TITLE = _KINDS[MentionKind.DOC_TITLE]
_TERM = re.compile("“[^“”]{1,40}”")
_ASIDE = re.compile("（[^（）]{1,12}）")
_CLAUSE = re.compile("[^，。；：！？,;（）()]+")
_SENTENCE = re.compile("[。；！？]")
_HAN = re.compile("[\u3400-\u9fff]+")
_TAIL = 6  # the longest head noun of a frame, in characters
_NOUN = re.compile("n(?![srt])|[ajlvib]")  # no names: of places, persons, bodies
_ATTRIBUTE = re.compile("n(?![srt])|an|vn|b|j")  # of the word before the head noun, when the two are one term
_NEXT = "下一步"  # the segmenter cuts it
_MOST = 2  # frames of one clause by its verbs
_ACTS = VERBS - NOMINAL  # verbs and nothing else
_ENDING = NOMINAL | VERBS  # what the second half of a word may be
_BARE = _ACTS | VAGUE  # before 工作 they leave it the noun
_SAID = frozenset((*VERBS, *(lead + verb for lead in STRENGTHS for verb in VERBS)))
_LACK = re.compile("|".join(pattern.pattern for pattern, _ in LACKS))
_SLOT_OR_WORDS = re.compile(f"[{chr(_FIRST_SLOT)}-{_FREE}]|[^{chr(_FIRST_SLOT)}-{_FREE}]+")


class _Word(NamedTuple):
    text: str
    tag: str
    start: int


def clauses(reading: Reading) -> tuple[Clause, ...]:
    """Every clause of the body in order, as its frames; a clause without any with an empty frame."""
    roles = {judged.line: judged.role for judged in reading.structure.roles}
    starts = [(node.passage, node.start) for node in reading.structure.nodes]
    masks = _masked(reading)
    scope = Scope.of(reading.structure.nodes)
    done: list[Clause] = []
    for n, passage in enumerate(reading.structure.passages):
        if roles.get(passage.line) in _OUTSIDE or passage.table or not passage.text.strip():
            continue
        ends = [each.start() for each in _SENTENCE.finditer(passage.text)]
        for start, text in _parts(masks[n]):
            sentence = bisect_left(ends, start)
            head = bisect_right(starts, (n, start)) - 1
            node = reading.structure.nodes[head] if head >= 0 else None
            inside = node is not None and node.heading is not None and node.passage == n and start < node.end
            done.extend(_entries(passage, start, sentence, text, head, scope, inside))
    return tuple(done)


def _entries(
    passage: Passage, start: int, sentence: int, text: str, head: int, scope: Scope, inside: bool
) -> Iterator[Clause]:
    """The clause at a place, once for each of its frames; a clause inside a heading makes no move."""
    line, column = passage.place(start)
    amount = not _AMOUNTS.isdisjoint(text)
    move = "" if inside else move_of(text, amount, head, scope)
    for frame in _frames(text) or (_of_heading(text) if inside else ()) or ("",):
        yield Clause(line, column, sentence, head, move, frame)


def _masked(reading: Reading) -> list[str]:
    """The text of every passage with one mark in the place of each name, figure and quotation, and no numbers of items."""
    texts = [list(_TERM.sub(_term, passage.text)) for passage in reading.structure.passages]
    for each in reading.mentions:
        mark = _FREE if each.weak and not each.zero else _KINDS[each.kind]
        if not each.zero:  # zero told in words: the word belongs to the frame
            texts[each.passage][each.start : each.end] = mark + _GONE * (each.end - each.start - 1)
    for node in reading.structure.nodes:
        passage, end = reading.structure.passages[node.passage], node.start + len(node.number)
        if node.number in (passage.raw[node.start : end], passage.text[node.start : end]):  # Word may count by itself
            texts[node.passage][node.start : end] = _GONE * len(node.number)
    return [_ASIDE.sub(_aside, "".join(text)) for text in texts]


def _aside(found: re.Match[str]) -> str:
    """A short remark in brackets that holds no figure is no clause."""
    return found[0] if not _AMOUNTS.isdisjoint(found[0]) else _GONE * len(found[0])


def _term(found: re.Match[str]) -> str:
    return _QUOTED + _GONE * (len(found[0]) - 1)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Where each clause of a masked text starts, and what it says; what has no word of its own is none."""
    for found in _CLAUSE.finditer(text):
        said = found[0].replace(_GONE, "").strip()
        if _HAN.search(said):
            lead = len(found[0]) - len(found[0].lstrip(_GONE + " 　"))
            yield found.start() + lead, said


def _frames(text: str) -> tuple[str, ...]:
    """The frames of a clause: those around a stretch (按照…要求), of a lack (不够…), of a verb and its noun, of an amount."""
    found: list[str] = []
    rest, told = text, _words(text)
    for frame, start, end in _around(text, told):
        found.append(frame)
        rest = rest[:start] + _FREE * (end - start) + rest[end:]
    lack = next((name for pattern, name in LACKS if pattern.search(rest)), "") if _LACK.search(rest) else ""
    told = _words(rest) if rest != text else told
    found += [lack] if lack else []
    found += _of_amount(told)
    found += _of_verbs(told, bool(lack))
    return tuple(dict.fromkeys(found))


def _around(text: str, told: Sequence[_Word]) -> Iterator[tuple[str, int, int]]:
    """The frames that hold a stretch between two fixed words; each with its place in the clause."""
    for opener, closers in AROUND:
        at = text.find(opener)
        if at < 0 or (at and opener in OPENERS and not _opens(told, at)):
            continue
        found = closers.search(text, at + len(opener))
        if found and found.end() - at > len(opener) + len(found[0]):
            held = text[at + len(opener) : found.start()]
            slot = "{title}" if _TITLE in held else "“{X}”" if held.startswith(_QUOTED) else "{X}"
            yield f"{opener}{slot}{found[0]}", at, found.end()


def _opens(told: Sequence[_Word], at: int) -> bool:
    """Whether a one-character opener stands at the beginning of a word."""
    return any(word.start == at and len(word.text) == 1 for word in told)


def _words(text: str) -> list[_Word]:
    """The words of a clause with their places; slots are words of their own, adverbs are gone."""
    found: list[_Word] = []
    for stretch in _SLOT_OR_WORDS.finditer(text):
        if stretch[0] in _NAMES:
            found.append(_Word(stretch[0], "slot", stretch.start()))
            continue
        at = stretch.start()
        for word, tag in words(stretch[0]):
            found += [_Word(part, told, at + place) for part, told, place in _told(word, tag)]
            at += len(word)
    return _joined(found)


@lru_cache(maxsize=1 << 14)
def _told(word: str, tag: str) -> tuple[tuple[str, str, int], ...]:
    """The parts of a word that are no adverbs, each with its tag and its place in the word."""
    parts, at = [], 0
    for part in _cut(word):
        if part not in ADVERBS:
            parts.append((part, "v" if part != word or part in _ACTS else tag, at))
        at += len(part)
    return tuple(parts)


def _cut(word: str) -> tuple[str, ...]:
    """A word that is an adverb and a verb (广泛 开展) or two verbs (加强 监督) as its two, any other as it is."""
    if word not in VERBS:
        for n in (2, 3):
            lead, rest = word[:n], word[n:]
            if (lead in ADVERBS and rest in VERBS) or (lead in VERBS and rest in _ENDING):
                return lead, rest
    return (word,)


def _joined(found: Sequence[_Word]) -> list[_Word]:
    """The words with verbs of the lexicon as one, however they were cut (贯彻 落实), and with what strengthens them (继续 推进)."""
    done: list[_Word] = []
    for word in found:
        last = done[-1] if done else None
        pair = last.text + word.text if last else ""
        if last and pair == _NEXT:
            done[-1] = _Word(pair, "l", last.start)
        elif last and (pair in VERBS or (last.text in STRENGTHS and word.text in VERBS)):
            done[-1] = _Word(pair, "v", last.start)
        else:
            done.append(word)
    return done


def _of_verbs(told: Sequence[_Word], lacking: bool) -> Iterator[str]:
    """Verb, {X}, head noun for the verbs of a clause; a verb that no lexicon knows only when it opens the clause."""
    head = _head(told)
    if head is None or lacking:
        return
    at, noun = head
    verbs = [n for n, word in enumerate(told[:at]) if _is_verb(word)]
    known = [n for n in verbs if n == verbs[0] or told[n].text not in NOMINAL]
    known = [n for n in known if told[n].text not in ADVERBIAL or len(known) == 1]
    if not known:
        known = [n for n, word in enumerate(told[:2]) if n < at and word.tag == "v" and len(word.text) == 2][:1]
    for n in known[:_MOST]:
        if told[n].text in NOMINAL and noun in VERBS:  # 建设稳步推进: the first is what the second is said of
            continue
        between = told[n + 1 : at]
        slot = next((_NAMES[each] for each in (_TITLE, _QUOTED) if any(word.text == each for word in between)), "{X}")
        yield told[n].text + (slot + noun if noun != "{title}" else noun)


def _is_verb(word: _Word) -> bool:
    return word.text in _SAID


def _head(told: Sequence[_Word]) -> tuple[int, str] | None:
    """Where the head noun of a clause begins, and the noun: its last words, or the title that ends it."""
    end = _end(told)
    if not end or (told[end - 1].tag == "slot" and told[end - 1].text != _TITLE):
        return None
    last = told[end - 1]
    if last.text == _TITLE:
        return end - 1, "{title}"
    if len(last.text) < 2 or len(last.text) > _TAIL or not _NOUN.match(last.tag):
        return None
    before = told[end - 2] if end > 1 else None
    if before and _ATTRIBUTE.match(before.tag) and len(before.text) > 1 and len(before.text + last.text) <= _TAIL:
        return end - 2, before.text + last.text
    return end - 1, last.text


def _end(told: Sequence[_Word]) -> int:
    """Where a clause ends that says 等, 上, or 工作 and 情况 after its noun."""
    end = len(told)
    while end and (told[end - 1].tag[:1] in "uywxfm" or told[end - 1].text in FORMING):
        end -= 1
    if end > 2 and told[end - 1].text in EMPTY_HEADS:
        before = told[end - 2]
        if before.tag[:1] in "nvj" and len(before.text) > 1 and before.text not in _BARE:
            return end - 1
    return end


def _of_heading(text: str) -> tuple[str, ...]:
    """The frame of a heading without a verb: its first word and its last (下一步{X}计划)."""
    told = [word for word in _words(text) if word.tag != "slot" and len(word.text) > 1]
    if len(told) < 2 or not (_NOUN.match(told[0].tag) and _NOUN.match(told[-1].tag)):
        return ()
    return (f"{told[0].text}{{X}}{told[-1].text}",)


def _of_amount(told: Sequence[_Word]) -> Iterator[str]:
    """What stands before the first amount of a clause: 共{X}{count}, 其中{X}{count}, 率达{percent}, 罚款{money}."""
    at = next((n for n, word in enumerate(told) if word.text in _AMOUNTS), -1)
    if at < 1:
        return
    slot = _NAMES[told[at].text]
    said = {word.text for word in told[:at]}
    lead = next((each for each in LEADS if each in said), "")
    if lead:
        yield f"{lead}{{X}}{slot}"
    link = told[at - 1].text if told[at - 1].text in LINKS else ""
    before = told[: at - 1 if link else at]
    if before and before[-1].text.endswith("率"):
        yield f"率{link}{slot}"
        return
    head = _head(before)
    if head is None or head[1] == "{title}":
        return
    start, noun = head
    if noun in VERBS:
        yield f"{noun}{{X}}{slot}"
        return
    yield f"{noun}{link}{slot}"
    verb = next((word.text for word in before[:start] if _is_verb(word)), "")
    if verb:
        yield f"{verb}{{X}}{noun}{slot}"
