"""Words of a sample without what is its own: names, places and years as slots, long runs cut at word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.analysis.segment import words
from drafter.model.digest import RUN
from drafter.model.frozen import frozen
from drafter.model.reading import Identity, Mention, MentionKind, Reading

FREE, AGENCY, REGION = "{X}", "{agency}", "{region}"
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_TOKEN = re.compile(r"\{[A-Za-z-]+\}|[\u3400-\u4dbf\u4e00-\u9fff]+|[^\u3400-\u4dbf\u4e00-\u9fff{]+|\{")
_LEVELS = "省|自治区|自治州|自治县|特别行政区|市|州|盟|县|区|旗|镇|乡|街道"
_LEVEL = re.compile(f"(.{{2,}}?(?:{_LEVELS}))")
_STEM = re.compile(f"(?:{_LEVELS})$")
_RULERS = re.compile(  # who governs has no name of its own
    "(?:党中央|中共中央|国务院|全国人大|[省市县区州旗盟镇乡](?:委|政府|人民政府|人大|人大常委会|政协|委常委会))$"
)
_GENERIC = re.compile("(?:全|各|本|我|该|辖|城|郊|园|社|山|景|新|开发|示范|度假|高新|经开)[省市县区州旗镇乡]?$")
_YEARS = ((0, "{year}"), (-1, "{last-year}"), (1, "{next-year}"))
_DIGITS = "〇一二三四五六七八九"
_BRACES = str.maketrans("{}", "（）")
_UNIT = re.compile("[省市县区州旗镇乡村]|街道")
_OF_PLACES = re.compile("(?![全各本该我])[^乡县市省区][㐀-鿿]{1,5}[省市县区州旗镇乡村]$")
_BEHIND_NAMES = ("镇", "乡", "村", "县", "社区", "街道")
_SAID = frozenset("vdpcru")  # verbs, adverbs, prepositions, conjunctions, pronouns, particles
_NAMING = ("ns", "nr")
_SLOTTED = re.compile(r"(?:\{X\}){2,}")
_TWICE = 2 * FREE
_BEGINNING = 4  # of the characters of a long run so many are its beginning, the rest its end: head verb and head noun


@frozen(slots=False)
class Slots:
    """The names of one sample and what stands for each."""

    names: tuple[tuple[str, str], ...]  # the longest first

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(name) for name, _ in self.names) or "(?!)")

    @cached_property
    def _slot(self) -> dict[str, str]:
        return dict(self.names)

    def _slotted(self, found: re.Match[str]) -> str:
        return self._slot[found[0]]

    def named(self, text: str) -> str:
        """The text with every name as its slot."""
        told = self._form.sub(self._slotted, text.translate(_BRACES) if "{" in text or "}" in text else text)
        if _UNIT.search(told):
            told = _RUN.sub(lambda run: _placeless(run[0]), told)
        return _SLOTTED.sub(FREE, told) if _TWICE in told else told

    def titled(self, text: str) -> str:
        """A title of a document with every name but a year as its slot: the year belongs to the title."""
        return self._form.sub(lambda found: found[0] if found[0].isdigit() else self._slot[found[0]], text)

    def short(self, text: str, beginning: int = _BEGINNING, most: int = 0) -> str:
        """The text with its names as slots and the middle of every long run left out; no more than ``most`` in all (0: any)."""
        told = self.named(text)
        if most and han(told) > most:
            return f"{opening(told, beginning)}{FREE}{ending(told, RUN)}"
        return cut(told, beginning)


def slots_of(reading: Reading) -> Slots:
    """The names of a reading: agency, region and its places, bodies, persons, the years about the report's own."""
    who = reading.structure.identity
    named: dict[str, str] = {}
    for name, slot in (*_own(who), *(pair for each in reading.mentions for pair in _mentioned(each))):
        if len(name) > 1:
            named.setdefault(name, slot)
    return Slots(tuple(sorted(named.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def _own(who: Identity) -> Iterator[tuple[str, str]]:
    yield from ((name, AGENCY) for name in (who.agency, who.signed_by) if name)
    for place in (who.region, *_LEVEL.findall(who.region), *_LEVEL.findall(who.agency)[:1]):
        yield from _place(place)
    if who.year:
        for more, slot in _YEARS:
            year = str(who.year + more)
            yield from ((year, slot), ("".join(_DIGITS[int(digit)] for digit in year), slot))


def _place(name: str) -> Iterator[tuple[str, str]]:
    if _GENERIC.match(name):
        return
    yield name, REGION
    stem = _STEM.sub("", name)
    if len(stem) > 1 and not _GENERIC.match(stem):
        yield stem, REGION


def _mentioned(mention: Mention) -> Iterator[tuple[str, str]]:
    if mention.kind is MentionKind.PERSON:
        yield mention.text, FREE
    elif mention.kind is MentionKind.PLACE:
        for place in (mention.text, *_LEVEL.findall(mention.text)):
            if not _is_said(_STEM.sub("", place)):
                yield from _place(place)
    elif mention.kind is MentionKind.ORG and mention.rule == "body-reporting-agency":
        yield mention.text, AGENCY
    elif mention.kind is MentionKind.ORG and not _RULERS.match(mention.text):
        yield mention.text, FREE


def _is_said(stem: str) -> bool:
    """Whether what stands before 区, 街道 … are words of the sentence and no name (公开街道的……)."""
    return all(tag[:1] in _SAID for _, tag in words(stem))


def _placeless(run: str) -> str:
    """A run of Han characters with the places in it that no rule named as slots, as far as the segmenter knows them."""
    told = words(run)
    for n, (word, tag) in enumerate(told):
        if tag not in _NAMING or len(word) < 2 or _GENERIC.match(word):
            continue
        behind = told[n + 1][0] if n + 1 < len(told) else ""
        if behind in _BEHIND_NAMES:
            run = run.replace(word + behind, REGION)
        elif _OF_PLACES.match(word):
            run = run.replace(word, REGION)
    return run


def cut(text: str, beginning: int = _BEGINNING) -> str:
    """The text with the middle of every run of more than RUN Han characters as {X}, cut between words."""
    return _RUN.sub(lambda run: _middle_out(run[0], beginning) if len(run[0]) > RUN else run[0], text)


def _middle_out(run: str, beginning: int) -> str:
    told = [word for word, _ in words(run)]
    first = _within(told, beginning)
    last = _within(told[::-1], RUN - sum(map(len, first)))[::-1]
    return f"{''.join(first)}{FREE}{''.join(last)}"


def _within(told: list[str], room: int) -> list[str]:
    """The first words that fit."""
    kept: list[str] = []
    for word in told:
        room -= len(word)
        if room < 0:
            break
        kept.append(word)
    return kept


def ending(text: str, room: int) -> str:
    """The last words of a text with at most ``room`` Han characters in all."""
    return text if han(text) <= room else "".join(_taken(_tokens(text)[::-1], room)[::-1])


def opening(text: str, room: int) -> str:
    """The first words of a text with at most ``room`` Han characters in all."""
    return text if han(text) <= room else "".join(_taken(_tokens(text), room))


def _tokens(text: str) -> list[str]:
    told: list[str] = []
    for token in _TOKEN.findall(text):
        told.extend([word for word, _ in words(token)] if HAN.match(token) else [token])
    return told


def _taken(tokens: list[str], room: int) -> list[str]:
    kept: list[str] = []
    for token in tokens:
        room -= han(token)
        if room < 0:
            break
        kept.append(token)
    return kept


def leading(text: str) -> int:
    """How many Han characters a text begins with."""
    found = _RUN.match(text)
    return found.end() if found else 0


def han(text: str) -> int:
    """How many Han characters a text holds."""
    return sum(map(len, _RUN.findall(text)))
