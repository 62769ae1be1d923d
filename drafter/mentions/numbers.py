"""The shape and the value of a number in running text: Arabic, Chinese, mixed and vague."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.analysis.numerals import EXACT, MAX_DIGITS, han_number

DIGITS = "〇○零一二两三四五六七八九"
POWERS = "十百千万亿"
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億"
# Every character a number may start with; 数 only before a power (数十), which the patterns look to.
STARTS = f"0-9{DIGITS}{POWERS}廿卅半几数{FORMAL}"

# A longer run of digits is a code, and a second point makes a version (1.2.3).
ARABIC = (
    r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5}|[0-9]{1,15})(?![0-9])"
    r"(?:\.[0-9]{1,9}(?![0-9]))?(?!\.[0-9])"
)
# 99. 2%, 45 . 7万, 6 00人: blanks a page left inside a number; only behind a word and before a unit, or an item number is read.
_TORN = (
    r"(?=[0-9]{1,3}(?: |\. ))(?:(?<=[一-鿿])|(?<=[一-鿿] ))(?:[0-9]{1,3}(?: [0-9]{3}){0,3}(?: \. ?|\. )[0-9]{1,4}"
    r"(?= ?(?:[%％万亿元]|个?百分点|公里|吨|亩|公顷|平方))|[1-9][0-9]? 0[0-9]{1,2}(?=[一-鿿])(?![年月日号]))"
)
SCALE = r"(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?![瓦米克伏赫帕分]))"
_ROUND = "[余多来几]"
_MIXED = (
    rf"(?:{_TORN}|{ARABIC})(?: ?{_ROUND}?{SCALE}(?:[0-9]{{1,4}}[百千万](?![瓦米克伏分]))?"
    rf"|{_ROUND}?个亿(?!元))?{_ROUND}?"
)
_HAN = (
    rf"[几数]?[{DIGITS}{POWERS}廿卅]{{1,24}}(?:点[{DIGITS}]{{1,6}}[万亿]?)?(?:{_ROUND}[十百千]?[万亿]{{0,2}})?(?:个亿(?!元))?"
    rf"|[{FORMAL}万亿零]{{2,24}}(?=[元圆])"
)
NUMBER = rf"(?:{_MIXED}|{_HAN})"

_PLAIN = str.maketrans(
    {**dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿", strict=True)), "○": "〇"}
    | dict.fromkeys(" ,，个", "")
)
_MARK = re.compile(_ROUND)
_TERM = re.compile(r"([0-9.]+)([十百千万亿]*)")
_PAIR = re.compile(r"(十?|[二三四五六七八九]十)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")
_ORDER = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"两": 2}
_POWER = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


class Amount(NamedTuple):
    """What a numeral says: a number, ``a-b`` for a range, None where it leaves that open (数十), and the vague mark."""

    value: Decimal | str | None
    approx: str = ""


def plain(value: Decimal) -> Decimal:
    """The number without exponent and without empty decimals."""
    whole = value.to_integral_value(context=EXACT)
    return whole.quantize(Decimal(1), context=EXACT) if value == whole else value.normalize(EXACT)


@lru_cache(maxsize=4096)
def amount(text: str) -> Amount:
    """The value of a text that NUMBER matched."""
    if text.isdecimal():
        return Amount(Decimal(text))
    text = text.translate(_PLAIN)
    if text[0] in "几数":
        return Amount(None, text[0])
    mark = _MARK.search(text)
    approx = mark[0] if mark else ""
    bare = text.replace(approx, "", 1) if approx else text
    return Amount(_arabic(bare) if bare[0].isdecimal() else han(bare), approx)


def _arabic(text: str) -> Decimal | None:
    total = Decimal(0)
    for digits, powers in _TERM.findall(text):
        total += Decimal(digits).scaleb(sum(_POWER[power] for power in powers), EXACT)
    return plain(total) if total < 10**MAX_DIGITS else None


def han(text: str) -> Decimal | str | None:
    """The value of a Chinese numeral; two neighbours are a range (三五 is 3-5)."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("○", "〇")
    if pair := _PAIR.fullmatch(text):
        low, high = _ORDER[pair[2]], _ORDER[pair[3]]
        if high == low + 1 or (low, high) == (3, 5):
            return _range(pair[1], pair[2], pair[3], pair[4])
    if text[0] in "百千万亿":
        text = "一" + text
    if "点" in text and text[-1] in "万亿":
        head = han_number(text[:-1])
        return None if head is None else plain(head.scaleb(_POWER[text[-1]], EXACT))
    value = han_number(text)
    return None if value is None else plain(value)


def _range(tens: str, low: str, high: str, powers: str) -> str | None:
    ends = [han_number(tens + digit + powers) for digit in (low, high)]
    return None if None in ends else "-".join(str(end) for end in ends)
