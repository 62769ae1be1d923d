"""The numeric mentions of a passage in one pass over its numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.mentions import dates, quantities, terms, zeros
from drafter.mentions.numbers import DIGITS, POWERS, STARTS
from drafter.mentions.scene import Found, Scene, scene
from drafter.model.reading import Mention, MentionKind

_TELLING = re.compile(f"[{STARTS}０-９第翻未无没零不持]")
_START = re.compile(f"[{STARTS}]")
_RUN = re.compile(f"[0-9][0-9.,]*|[{DIGITS}{POWERS}廿卅]{{25,}}|[数几半一]|[{DIGITS}{POWERS}廿卅]+|.")
# 1.2024年 and 3、5月20日 at the head of a paragraph or sentence: an item number and a date.
_ITEM = re.compile(
    r"[0-9]{1,2}(?:[.、](?=(?:19|20)[0-9]{2} ?年)|\.(?=(?:1[0-2]|[1-9]) ?月)|、(?=(?:1[0-2]|[1-9]) ?月 ?[1-3]?[0-9] ?日))"
)
_ITEM_YEAR = re.compile(r"[1-9][0-9]?\.(?:19|20)[0-9]{2} ?年")
_DOUBLED = re.compile("翻(?:了)?(?:([一两二三四五])番|番)")
_CODED = re.compile(r"[A-Za-z_]-?$|[A-Za-z]\.$|[〔\[［]$")


def figures(
    text: str,
    raw: str,
    passage: int,
    year: int,
    terms: Sequence[str] = (),
    masked: Sequence[tuple[int, int]] = (),
) -> tuple[Mention, ...]:
    """The numeric mentions of a passage, in order, without overlap; ``masked`` spans hold none, ``terms`` count nothing."""
    if not _TELLING.search(text):
        return ()
    place = scene(text, year, masked)
    _scan(place, tuple(terms))
    found = sorted([*place.found, *zeros.told(place), *_doubled(place)], key=lambda one: (one.start, -one.end))
    return tuple(_mention(one, raw, passage) for one in _apart(found))


def _scan(place: Scene, set_terms: tuple[str, ...]) -> None:
    text, covered, term = place.text, place.covered, terms.pattern(set_terms)
    at = 0
    while first := _START.search(text, at):
        start = first.start()
        if covered[start]:
            at = covered.find(0, start)
            if at < 0:
                break
        elif set_term := term.match(text, start):
            at = set_term.end()
        elif item := _item(text, start):
            at = item.end()
        elif found := _read(place, start):
            at = max(found.end, start + 1)
            if 1 not in covered[found.start : found.end]:
                place.found.append(found)
        else:
            run = _RUN.match(text, start)
            at = run.end() if run else start + 1


def _item(text: str, start: int) -> re.Match[str] | None:
    if _ITEM_YEAR.match(text, start):
        return _ITEM.match(text, start)
    begins = (
        not text[:start].strip() if start < 8 else text[start - 1] in "。；\n" and text[start + 1 : start + 2] != "、"
    )
    return _ITEM.match(text, start) if begins and text[start].isdecimal() else None


def _read(place: Scene, start: int) -> Found | None:
    """The date or quantity at a numeral; digits glued to letters are part of a name (G60, 5G)."""
    if place.text[start].isdecimal() and _coded(place.text, start):
        return None
    return dates.read(place, start) or quantities.read(place, start)


def _coded(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if not before.isascii() and before not in "〔［":
        return False
    return bool(_CODED.search(text[max(0, start - 2) : start])) and not text.endswith("GDP", 0, start)


def _doubled(place: Scene) -> Iterator[Found]:
    """翻一番 is a rise by 100 %."""
    for match in _DOUBLED.finditer(place.text) if "番" in place.text else ():
        times = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}[match[1] or "一"]
        value = Decimal(2**times * 100 - 100)
        yield Found(MentionKind.YOY, match.start(), match.end(), value, "%", rule="doubled")


def _apart(found: list[Found]) -> Iterator[Found]:
    end = 0
    for one in found:
        if one.start >= end and one.end > one.start:
            end = one.end
            yield one


def _mention(one: Found, raw: str, passage: int) -> Mention:
    return Mention(
        kind=one.kind,
        text=raw[one.start : one.end],
        value=one.value,
        unit=one.unit,
        passage=passage,
        start=one.start,
        end=one.end,
        approx=one.approx,
        weak=one.weak,
        zero=one.zero,
        rule=one.rule,
    )
