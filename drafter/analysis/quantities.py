"""Typed values: what a clerk typed → an exact quantity or a Fault, and how computed ones are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from drafter.analysis import numerals
from drafter.analysis.numerals import Fault, Number, fault, fold, read_number, show_number, show_percent
from drafter.analysis.sentences import tidy
from drafter.later import pattern
from drafter.model import quantity as q
from drafter.model.fact import State
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.quantity import Kind, Quantity, Scalar

__all__ = ["Fault", "change_percent", "read", "read_item", "show_difference", "show_number", "show_percent", "state_of"]

_STATES = {
    **dict.fromkeys(("无", "没有", "零"), State.ZERO),
    **dict.fromkeys(("待补", "待补充"), State.PENDING),
    **dict.fromkeys(("不适用", "不涉及"), State.NOT_APPLICABLE),
}
_YES, _NO = ("是", "有", "已", "yes", "y", "true"), ("否", "无", "未", "no", "n", "false")
_TIMES = ("天", "日", "个工作日", "个自然日", "周", "个月", "年", "个季度", "小时", "个小时", "分钟")
_SAME_DAY = ("当天", "当日", "即日")
_CHANGE = pattern(r"(?:同比|比上年|较上年)?(?:(\+|增长|增加|上升|提高|提升)|(下降|减少|降低|回落))了?(?=.)")
_MIDNIGHT = pattern(r"[ T]0{1,2}:00(?::00)?$")
_YEARS = range(1900, 2101)
_DATES = (
    pattern("(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})(?:月(?P<d>[0-9]{1,2})[日号]|(?P<w>月份?))"),
    pattern(r"(?P<y>[0-9]{4})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})"),
    pattern("(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})"),
)
_NEARLY_DATES = (
    pattern("(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
    pattern("(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})"),
    pattern("(?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})"),
    pattern(r"(?P<y>[0-9]{4})\.(?P<m>[0-9]{2})"),
)
_SHORT_YEAR = pattern(r"[0-9]{2}(?:年.+|([-/.])[0-9]{1,2}\1[0-9]{1,2})")
_DATE_RANGE = pattern("[0-9年月日号份](?:至|到|[—–~]+)[0-9]|[年月日号份]-[0-9]|[0-9]{4}-[0-9]{4}")
_FRACTION = pattern(r"([0-9][0-9.,]*)\s*/\s*([0-9][0-9.,]*)")
_DOC_NUMBER = pattern(
    r"(?P<organ>[^\W\d_]+)[〔\[({【﹝](?P<y>[0-9]+)年?[〕\])}】﹞]第?0*(?P<n>[1-9][0-9]{0,5})(?P<end>号?)"
)


@frozen
class _Typed:
    raw: str
    kind: Kind
    units: Sequence[str]
    year: int
    signed: bool


def state_of(raw: str) -> State | None:
    """The state a word of the form stands for: 无, 待补, 不适用; None for a value (0 is a number)."""
    return _STATES.get(fold(raw))


def read(raw: str, field: Field, year: int) -> Quantity | Fault:
    """The value of one field as typed, within the field's limits (money: in 元); never raises, never guesses."""
    signed = field.min is None or field.min < 0
    value = read_item(raw, field.kind, field.units, year, signed=signed)
    if isinstance(value, Fault) or value.amount is None:
        return value
    low, high = field.min, field.max
    if (low is not None and value.amount < low) or (high is not None and value.amount > high):
        limits = {"min": "" if low is None else show_number(low), "max": "" if high is None else show_number(high)}
        return fault("range", raw, unit="元" if isinstance(value, q.Money) else value.unit, **limits)
    return value


def read_item(raw: str, kind: Kind, units: Sequence[str], year: int, *, signed: bool = False) -> Scalar | Fault:
    """One value of a kind, also an item of a list or a cell; ``units[0]`` is printed where none is typed."""
    if numerals.says_nothing(raw):
        return fault("empty-mark", raw)
    return _READERS[kind](_Typed(raw, kind, units, year, signed))


def _number(typed: _Typed, units: Sequence[str], text: str) -> Number | Fault:
    number = read_number(text, units)
    if isinstance(number, Fault):
        return fault(number.code, typed.raw, **number.params)
    if number.amount < 0 and not typed.signed:
        return fault("negative", typed.raw)
    return number


def _made(number: Number | Fault, make: Callable[[Number], Scalar | Fault]) -> Scalar | Fault:
    return number if isinstance(number, Fault) else make(number)


def _count(typed: _Typed) -> Scalar | Fault:
    number = _number(typed, typed.units, typed.raw)
    if isinstance(number, Number) and not number.countable:
        return fault("not-whole", typed.raw, unit=number.unit)
    return _made(number, lambda n: q.Count(n.amount, n.unit, n.signed, n.approx))


def _money(typed: _Typed) -> Scalar | Fault:
    number = _number(typed, tuple(dict.fromkeys((*typed.units, "元", "万元", "亿元"))), typed.raw)
    return _made(number, lambda n: q.Money(n.amount, n.scale + n.unit, n.signed, n.approx))


def _duration(typed: _Typed) -> Scalar | Fault:
    text = fold(typed.raw)
    if text in _SAME_DAY:
        return q.Duration(Decimal(0), "天", text)
    number = _number(typed, tuple(dict.fromkeys((*typed.units, *_TIMES))), re.sub("(?<!个)工作日", "个工作日", text))
    return _made(number, lambda n: q.Duration(n.amount, n.unit, n.signed, n.approx))


def _share(typed: _Typed, unit: str) -> Number | Fault:
    text = re.sub("(?<!个)百分点", "个百分点", re.sub(r"\s+(?![0-9])", "", fold(typed.raw)))
    change = _CHANGE.match(text)
    if not change:
        number = _number(typed, (unit,), text)
    elif not typed.signed or text[change.end()] in "+-−负":
        return fault("change-typed", typed.raw, word=change[0])
    else:
        number = _number(typed, (unit,), text[change.end() :])
    if isinstance(number, Fault):
        return number
    return replace(number, negative=number.negative or bool(change and change[2]))


def _percent(typed: _Typed) -> Scalar | Fault:
    return _made(_share(typed, q.Percent.unit), lambda n: q.Percent(n.amount, n.shown, n.approx))


def _rate(typed: _Typed) -> Scalar | Fault:
    fraction = _FRACTION.fullmatch(fold(typed.raw))
    if not fraction:
        return _percent(typed)
    top, bottom = (_number(typed, (), part) for part in fraction.groups())
    if isinstance(top, Fault):
        return top
    if isinstance(bottom, Fault):
        return bottom
    share = numerals.share_of(top.digits, bottom.digits)
    if share is None:
        return fault("zero-denominator", typed.raw)
    return q.Rate(share, top.amount, bottom.amount, show_percent(share))


def _matched(text: str, shapes: Sequence[re.Pattern[str]], year: int) -> q.Date | str | None:
    """A date; "" for one that no calendar has; None for another shape."""
    for found in filter(None, (shape.fullmatch(text) for shape in shapes)):
        parts = found.groupdict()
        own, month, day = parts.get("y"), int(parts["m"]), parts.get("d")
        try:
            whole = date(int(own or year), month, 1 if day is None else int(day))
        except (ValueError, OverflowError):
            return ""
        shown = (f"{whole.year}年" if own else "") + f"{month}月" + (f"{whole.day}日" if day else "")
        shown += "份" if parts.get("w") == "月份" else ""
        return q.Date(whole.year, month, whole.day if day else 0, shown) if whole.year in _YEARS else ""
    return None


def _date(typed: _Typed) -> Scalar | Fault:
    text = re.sub(r"\s", "", _MIDNIGHT.sub("", fold(typed.raw)))
    found = _matched(text, _DATES, typed.year)
    if isinstance(found, q.Date):
        return found
    return _undated(typed, text) if found is None else fault("date-impossible", typed.raw)


def _undated(typed: _Typed, text: str) -> Fault:
    arabic = numerals.in_arabic(text)
    tries = (
        ("han-number", arabic != text, arabic, _DATES),
        ("year-short", bool(_SHORT_YEAR.fullmatch(text)), "20" + text, _DATES),
        ("not-a-date", True, text, _NEARLY_DATES),
    )
    for code, applies, candidate, shapes in tries:
        near = _matched(candidate, shapes, typed.year) if applies else None
        if isinstance(near, q.Date):
            return fault(code, typed.raw, suggestion=near.shown)
    return fault("range-typed" if _DATE_RANGE.search(text) else "not-a-date", typed.raw)


def _doc_number(typed: _Typed) -> Scalar | Fault:
    found = _DOC_NUMBER.fullmatch(re.sub(r"\s", "", fold(typed.raw)))
    if not found:
        return fault("not-a-doc-number", typed.raw)
    year = int(found["y"]) if len(found["y"]) == 4 else int("20" + found["y"]) if len(found["y"]) == 2 else 0
    shown = f"{found['organ']}〔{year}〕{found['n']}号"
    if year not in _YEARS or not found["end"]:
        return fault("not-a-doc-number", typed.raw, suggestion=shown if year in _YEARS else "")
    if len(found["y"]) == 2:
        return fault("year-short", typed.raw, suggestion=shown)
    return q.DocNumber(found["organ"], year, int(found["n"]), shown)


def _doc_title(typed: _Typed) -> Scalar | Fault:
    text, number = tidy(typed.raw), ""
    for at in (opening.start() for opening in re.finditer("[(（](?=.{1,60}[)）]$)", text)):
        tail = _doc_number(replace(typed, raw=text[at + 1 : -1]))
        if isinstance(tail, q.DocNumber):
            text, number = text[:at].rstrip(), tail.shown
            break
    title = _title(typed.raw, text if text.startswith(("《", "〈")) else f"《{text}》")
    if isinstance(title, Fault):
        return title
    return q.DocTitle(title, number, f"《{title}》" + (f"（{number}）" if number else ""))


def _title(raw: str, text: str) -> str | Fault:
    depth, title = 0, ""
    for at, char in enumerate(text):
        depth += (char in "《〈") - (char in "》〉")
        if not depth:
            return _closed(raw, title.strip(), text[at + 1 :].strip())
        if at:  # GB/T 15834 4.15.3: titles within a title take 〈〉, and those within them 《》
            level = depth + (char in "》〉")
            title += ("〈〉" if level % 2 == 0 else "《》")["《〈》〉".index(char) // 2] if char in "《〈》〉" else char
    return fault("title-unbalanced", raw)


def _closed(raw: str, title: str, tail: str) -> str | Fault:
    if not title:
        return fault("empty-mark", raw)
    if not tail:
        return title
    if "《" in tail or "〈" in tail:
        return fault("title-several", raw)
    if tail[0] in "》〉":
        return fault("title-unbalanced", raw)
    inside = re.fullmatch("[(（]([^()（）]+)[)）]", tail)
    return fault("title-tail", raw, tail=tail, suggestion=f"《{title}（{inside[1]}）》" if inside else "")


def _words(typed: _Typed) -> Scalar | Fault:
    text = tidy(typed.raw)
    return q.Words(text, typed.kind) if text else fault("empty-mark", typed.raw)


def _answer(typed: _Typed) -> Scalar | Fault:
    answer = fold(typed.raw).lower()
    if answer not in (*_YES, *_NO):
        return fault("not-a-bool", typed.raw)
    return q.YesNo(answer in _YES, "是" if answer in _YES else "否")


_READERS: Mapping[Kind, Callable[[_Typed], Scalar | Fault]] = {
    Kind.COUNT: _count,
    Kind.MONEY: _money,
    Kind.PERCENT: _percent,
    Kind.POINTS: lambda typed: _made(_share(typed, q.Points.unit), lambda n: q.Points(n.amount, n.shown, n.approx)),
    Kind.RATE: _rate,
    Kind.DATE: _date,
    Kind.DURATION: _duration,
    Kind.DOC_TITLE: _doc_title,
    Kind.DOC_NUMBER: _doc_number,
    **dict.fromkeys((Kind.ORG, Kind.PLACE, Kind.PERSON, Kind.TEXT), _words),
    Kind.BOOL: _answer,
    **dict.fromkeys((Kind.LIST, Kind.TABLE), lambda typed: fault("list-expected", typed.raw)),
}


def _amounts(now: Quantity, last: Quantity) -> tuple[Decimal, Decimal] | None:
    if now.approx or last.approx or now.amount is None or last.amount is None:
        return None
    return (now.amount, last.amount) if _base(now) == _base(last) else None


def _base(value: Quantity) -> tuple[Kind, str]:
    kind = Kind.PERCENT if value.kind is Kind.RATE else value.kind
    return kind, "元" if kind is Kind.MONEY else value.unit


def show_difference(now: Quantity, last: Quantity) -> str | None:
    """The exact distance in the unit of ``now``, shares in 个百分点; None where the two do not compare."""
    amounts = _amounts(now, last)
    if amounts is None:
        return None
    gap = numerals.EXACT.subtract(*amounts).copy_abs()
    kind, base = _base(now)
    if kind in (Kind.PERCENT, Kind.POINTS):
        return show_number(gap) + q.Points.unit
    scale = numerals.split_unit(re.sub("^[-0-9.]+", "", now.shown))[0]
    if kind is not Kind.MONEY and gap < Decimal(10) ** numerals.SCALES[scale]:
        scale = ""
    return show_number(gap.scaleb(-numerals.SCALES[scale], numerals.EXACT)) + scale + base


def change_percent(now: Quantity, last: Quantity) -> Decimal | None:
    """(now − last) / last × 100, unrounded; None from nothing, for approximate or unlike values and for shares."""
    amounts = _amounts(now, last)
    if amounts is None or amounts[1] <= 0 or _base(now)[0] in (Kind.PERCENT, Kind.POINTS):
        return None
    return numerals.EXACT.divide(numerals.EXACT.subtract(*amounts) * 100, amounts[1])
