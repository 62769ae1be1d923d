"""Numbers as people type them and as GB/T 15835—2011 prints them; what cannot be read one way only is a Fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType

from drafter.later import pattern
from drafter.model.frozen import frozen

_BARE = (
    "empty-mark vague-number range-typed sum-typed negative zero-denominator date-impossible "
    "title-unbalanced title-several not-a-bool list-expected"
)
_OFFERS = "han-number mixed-numeral grouping fraction-typed approx-twice not-a-date year-short not-a-doc-number"
FAULTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_BARE.split(), ()),
    **dict.fromkeys(_OFFERS.split(), ("suggestion",)),
    "too-long": ("limit",),
    "not-whole": ("unit",),
    "unit": ("unit", "accepts"),
    "not-a-number": ("unit",),
    "change-typed": ("word",),
    "range": ("min", "max", "unit"),
    "title-tail": ("tail", "suggestion"),
}  # code → its parameters besides ``typed``; an empty suggestion means there is none
MAX_DIGITS = 15
SCALES: Mapping[str, int] = MappingProxyType({"": 0, "万": 4, "亿": 8, "万亿": 12})
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)  # the default 28 digits would round a long sum silently

_HUNDREDTH = Decimal("0.01")
_EMPTY = pattern(
    r"[-‐–—−_/\\~～|.。…·*?？、，,\s]*|n/?a|null|none|nil|tbd|todo|空|暂无|暂缺|不详|不清楚|未知|未统计|待定|待查",
    re.IGNORECASE,
)
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xFE59: 0x28,
    0xFE5A: 0x29,
    0x25CB: 0x3007,
}
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_POWERS: Mapping[str, int] = MappingProxyType({**_TENS, "万": 10**4, "亿": 10**8})
_ARABIC = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)"
_BEFORE = pattern("大约|约|将近|接近|近|超过|超|逾|不足|不到|至少|最少|至多|最多|不少于|不低于|不超过|不多于")
_NUMBER = pattern(
    rf"(?P<digits>{_ARABIC})(?P<mid>[余多来]?)(?P<scale>万亿|亿|万)?(?P<more>[余多来]?)"
    r"(?P<unit>.*?)(?P<tail>以上|以下|以内|左右|上下)?"
)
_GROUPED = pattern(r"[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]+)?")
_SPACED = pattern(r"[0-9](?:[0-9., ]*[0-9])?")
_HAN = pattern("[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?")
_VAGUE = pattern("[几数多若上成好半些]")
_MIXED = pattern(r"((?:[0-9]+(?:\.[0-9]+)?[十百千万亿]+)+[0-9]*)(.*)")
_TERM = pattern(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]*)")
_MEASURES = pattern("千克|千米|千瓦|千伏|百分|百帕")  # GB/T 15835 5.3: here 千 and 百 belong to the unit
_CONTINUOUS = pattern("吨|克|千克|公斤|米|千米|公里|平方米|平方公里|立方米|公顷|亩|升|小时|课时|学时|分|倍|千瓦")
_UNSCALED = ("%", "个百分点")
_UNIT = pattern("(万亿|亿|万)?(.*)", re.DOTALL)
_SHAPES = (
    ("sum-typed", pattern(r"[0-9][^+]{0,9}\+[^0-9]{0,9}[0-9]")),
    ("range-typed", pattern(r"[0-9][^0-9.,eE]{0,6}?(?:[-−–—~]+|至|到)[0-9]")),
)


@frozen
class Fault:
    """Why a typed value cannot be taken: a code of FAULTS and what its sentence is made of, ``typed`` always."""

    code: str
    params: Mapping[str, str]


def fault(code: str, raw: str, /, **params: str) -> Fault:
    """A Fault carrying exactly the parameters its code declares in FAULTS."""
    declared = {name: params.get(name, "") for name in FAULTS[code]}
    return Fault(code, MappingProxyType({"typed": raw.strip(), **declared}))


@frozen
class Number:
    """A number taken apart: 约 | 10 | 余 | 万 | | 条 |; ``amount`` is signed and multiplied out."""

    digits: str
    unit: str = ""
    scale: str = ""
    before: str = ""
    mid: str = ""
    more: str = ""
    tail: str = ""
    negative: bool = False

    @property
    def amount(self) -> Decimal:
        """The exact value, 万 and 亿 multiplied out."""
        value = Decimal(format(Decimal(self.digits).scaleb(SCALES[self.scale]), "f"))  # never 1.2E+4, which prints so
        return -value if self.negative else value

    @property
    def approx(self) -> bool:
        """Whether a word says that the number is not exact."""
        return bool(self.before or self.mid or self.more or self.tail)

    @property
    def shown(self) -> str:
        """The printed form without sign, half-width, as given (GB/T 15835 5.1.7)."""
        return f"{self.before}{self.digits}{self.mid}{self.scale}{self.more}{self.unit}{self.tail}"

    @property
    def signed(self) -> str:
        """The printed form with the minus of a negative number."""
        return self.shown if self.amount >= 0 else f"{self.before}-{self.shown[len(self.before) :]}"

    @property
    def countable(self) -> bool:
        """Whether there can be so many of it: whole, not exact anyway, or measured rather than counted."""
        return self.approx or not self.amount % 1 or bool(_CONTINUOUS.fullmatch(self.unit))


def fold(raw: str) -> str:
    """Full-width ASCII as half-width, no control characters; nothing else is normalised, or 10² would become 102."""
    text = raw.translate(_HALF)
    if text.isprintable():  # then nothing of these is in it
        return text.strip()
    text = "".join(" " if char in _BREAKS else char for char in text)
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Cs")).strip()


def says_nothing(raw: str) -> bool:
    """Whether ``raw`` only marks a gap, so that nobody knows if it means none, unknown or not applicable."""
    return bool(_EMPTY.fullmatch(fold(raw)))


def split_unit(unit: str) -> tuple[str, str]:
    """The power in a measure word and its base, brackets full-width: 万元 → 万, 元."""
    found = _UNIT.match(re.sub(r"\s", "", fold(unit)).replace("(", "（").replace(")", "）"))
    return (found[1] or "", found[2]) if found else ("", "")


def han_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral, None when it is not one or means more than one number (三四, 一百五)."""
    whole, point, decimals = text.partition("点")
    digits = "".join(str(_DIGITS.get(char, "")) for char in decimals or text)
    if len(text) > MAX_DIGITS * 2 or (len(digits) != len(decimals) and point):
        return None
    if not point and 1 < len(text) == len(digits) <= MAX_DIGITS:
        return Decimal(digits) if len(text) > 2 or "0" in digits[1:] else None
    value = _han_power(whole, "亿")
    return None if value is None or value >= 10**MAX_DIGITS else Decimal(f"{value}.{digits}" if point else value)


def in_arabic(text: str) -> str:
    """The text with every Chinese numeral that is one number in Arabic digits."""
    return _HAN.sub(lambda run: run[0] if (value := han_number(run[0])) is None else show_number(value), text)


def _han_power(text: str, power: str) -> int | None:
    head, found, rest = text.rpartition(power)
    lower: Callable[[str], int | None] = (lambda part: _han_power(part, "万")) if power == "亿" else _han_section
    if not found:
        return lower(text)
    high = _han_power(head, power) if power == "亿" else lower(head)
    low = lower(rest) if rest else 0
    colloquial = rest in _DIGITS  # 两万五 is 25000 to one reader and 20005 to another
    return None if not high or low is None or colloquial else high * _POWERS[power] + low


def _han_section(text: str) -> int | None:
    total, last, digit, gap = 0, 10_000, 0, False
    for char in text:
        if char in _TENS:
            digit = digit or (1 if char == "十" and not total else 0)
            if not digit or _TENS[char] >= last:
                return None
            total, last, digit, gap = total + digit * _TENS[char], _TENS[char], 0, False
        elif char not in _DIGITS or digit:
            return None
        else:
            digit, gap = _DIGITS[char], gap or not _DIGITS[char]
    if digit and total and last != 10 and not gap:
        return None
    return total + digit if text else None


def restate(value: Decimal) -> str:
    """A number in Arabic digits, with 万 or 亿 only where that is exact and short (GB/T 15835 5.3)."""
    if value >= 10**8 and not value % 10**6:
        return show_number(value.scaleb(-8)) + "亿"
    return show_number(value.scaleb(-4)) + "万" if value >= 10**4 and not value % 10**4 else show_number(value)


def read_number(raw: str, units: Sequence[str] = ()) -> Number | Fault:
    """The one number in ``raw`` with one of ``units``, the first when none is typed."""
    folded = fold(raw)
    if (run := _SPACED.search(folded)) and " " in run[0]:
        whole = folded.replace(run[0], run[0].replace(" ", ""), 1) if _GROUPED.fullmatch(run[0]) else ""
        return fault("grouping", raw, suggestion=_readable(whole, units))
    text = re.sub(r"\s", "", folded)
    for code, shape in _SHAPES:
        if shape.search(text):
            return fault(code, raw)
    prefix = _BEFORE.match(text)
    before = prefix[0] if prefix else ""
    rest = text[len(before) :]
    negative = rest.startswith(("-", "−", "负"))
    found = _NUMBER.fullmatch(rest[negative:])
    if not found:
        return _no_digits(raw, text, before, units)
    parts = {name: part or "" for name, part in found.groupdict().items()}
    return _checked(raw, Number(before=before, negative=negative, **parts), units)


def _readable(offer: str, units: Sequence[str]) -> str:
    return offer if offer and isinstance(read_number(offer, units), Number) else ""


def _no_digits(raw: str, text: str, before: str, units: Sequence[str]) -> Fault:
    body = text[len(before) :]
    if body.startswith("百分之"):
        share = body[3:]
        value = Decimal(share) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", share) else han_number(share)
        offer = "" if value is None else f"{before}{show_number(value)}%"
        return fault("han-number", raw, suggestion=_readable(offer, units))
    han = _HAN.match(body)
    value = han_number(han[0]) if han else None
    if han and value is not None and not body.startswith(("几", "些"), han.end()):
        offer = before + restate(value) + body[han.end() :]
        return fault("han-number", raw, suggestion=_readable(offer, units))
    code = "vague-number" if han or _VAGUE.match(body) else "not-a-number"
    return fault(code, raw, unit=units[0] if units else "")


def _checked(raw: str, number: Number, units: Sequence[str]) -> Number | Fault:
    digits = number.digits
    if "," in digits and not _GROUPED.fullmatch(digits):
        return fault("grouping", raw)
    whole, point, decimals = digits.replace(",", "").partition(".")
    if len(whole) + len(decimals) > MAX_DIGITS:
        return fault("too-long", raw, limit=str(MAX_DIGITS))
    clean = replace(number, digits=(whole.lstrip("0") or "0") + point + decimals)
    measured = _measured(raw, clean, units)
    if isinstance(measured, Number) and sum(map(bool, (number.before, number.mid, number.more, number.tail))) > 1:
        tail = "" if number.before else number.tail
        return fault("approx-twice", raw, suggestion=replace(measured, mid="", more="", tail=tail).shown)
    return measured


def _measured(raw: str, number: Number, units: Sequence[str]) -> Number | Fault:
    own, accepted = split_unit(units[0]) if units else ("", ""), {split_unit(unit)[1] for unit in units}
    scale, typed = number.scale, split_unit(number.unit)
    if scale and own[1] in _UNSCALED:
        return fault("unit", raw, unit=scale + number.unit, accepts=own[1])
    if not number.unit:
        return replace(number, scale=scale or own[0], unit=own[1])
    if not typed[0] and typed[1] in accepted:
        return replace(number, unit=typed[1])
    return _misread(raw, number, scale + number.unit, units)


def _misread(raw: str, number: Number, rest: str, units: Sequence[str]) -> Fault:
    text = number.digits + number.mid + number.scale + number.more + number.unit + number.tail
    mixed = _MIXED.fullmatch(text)
    if mixed and not _MEASURES.match(number.unit) and len(mixed[1]) > len(number.digits + number.scale):
        return fault("mixed-numeral", raw, suggestion=_readable(_unmixed(mixed[1], number.before, mixed[2]), units))
    if number.unit.startswith("几"):
        return fault("vague-number", raw)
    if fraction := re.fullmatch(rf"({_ARABIC})/({_ARABIC})", text):
        share = share_of(*fraction.groups()) if "%" in units and len(text) <= MAX_DIGITS else None
        return fault("fraction-typed", raw, suggestion="" if share is None else show_percent(share))
    if re.search("[0-9]", number.unit) or not number.unit.strip("."):
        return fault("not-a-number", raw, unit=units[0] if units else "")
    return fault("unit", raw, unit=rest, accepts="、".join(units))


def _unmixed(text: str, before: str, rest: str) -> str:
    total, last = Decimal(0), Decimal(10**16)
    for digits, powers in _TERM.findall(text):
        value = Decimal(digits)
        for power in powers:
            value *= _POWERS[power]
        if not powers or value >= last:
            return ""
        total, last = total + value, value
    return before + restate(total) + rest


def share_of(top: str, bottom: str) -> Decimal | None:
    """The first number as percent of the second, two decimals half up; None over nothing."""
    part, total = (Decimal(digits.replace(",", "")) for digits in (top, bottom))
    return (part / total * 100).quantize(_HUNDREDTH, context=EXACT) if total else None


def show_number(value: Decimal) -> str:
    """Plain digits: no exponent, no grouping, no empty decimals (GB/T 15835 5.1.1, 5.1.2)."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def show_percent(value: Decimal) -> str:
    """Two decimals, half up; a whole percentage without: 26.09%, 98.90%, 25%."""
    rounded = value.quantize(_HUNDREDTH, context=EXACT)
    whole = rounded == rounded.to_integral_value()
    return (show_number(rounded) if whole else format(rounded, "f")) + "%"
