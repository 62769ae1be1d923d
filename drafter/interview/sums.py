"""Sums as people type them (412家+38家, (12+8)*3, 450-38=), worked out exactly; what could mean two things is Trouble."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from drafter.analysis.numerals import EXACT, MAX_DIGITS, SCALES, Fault, fold, read_number, show_number, split_unit
from drafter.later import pattern
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.quantity import Kind

_LONGEST = 80  # characters: also bounds how deep brackets can stand
_DECIMALS = 4  # of a sum in its largest unit; one with more is written in 元 instead
_SIGNS = str.maketrans({"×": "*", "✕": "*", "x": "*", "X": "*", "÷": "/", "−": "-"})
_TOKEN = pattern(r"[-+*/()]|[^-+*/()]+")
_ATTEMPT = pattern(r"(?:^|[-+*/=(])\s*\([(\s]*[0-9.]|[0-9)%][^-+*/()]*[-+*/][-+*/\s]*[(0-9.]")
_HEX = pattern("(?<![0-9.])0[xX][0-9A-Fa-f]")
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(?:0?[1-9]|1[0-2])"
_YEAR = "(?:19|20)[0-9]{2}"
_TAIL = "[^-+*/()=0-9]*"  # a measure word behind the whole
_LIKE_A_DATE = pattern(
    rf"{_MONTH}[-/](?:{_DAY}|{_YEAR})|{_YEAR}/(?:{_MONTH}|{_YEAR})|{_YEAR}-[0-9.]+{_TAIL}"
    rf"|(?:{_YEAR}|[0-9]{{1,2}})(?:[-/](?:{_YEAR}|[0-9]{{1,2}})){{2,}}{_TAIL}"
)
_LIKE_A_RANGE = pattern(rf"([0-9]+)(?:\.[0-9]+)?-([0-9]+)(?:\.[0-9]+)?{_TAIL}")


class Trouble(Exception):
    """Why a sum has no one value: a code of the catalogue and the parameters of its sentence."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@frozen
class _Part:
    """A value on the way: ``marked`` where a scale or measure word was typed, else it may also be a mere factor."""

    amount: Fraction
    marked: bool
    scales: frozenset[str]
    units: frozenset[str]


def is_sum(text: str) -> bool:
    """Whether the text is put as a calculation at all; a lone sign, a dash or a word is not."""
    return bool(_ATTEMPT.search(_plain(text))) and not _HEX.search(fold(text))


def worked_out(text: str, field: Field) -> str:
    """The value of the sum in the form the field reads; raises Trouble where it has none, or more than one."""
    plain = _plain(text)
    asked = plain.endswith("=") or plain.startswith("=")
    left, _, right = plain.strip("=").partition("=")
    if len(plain) > _LONGEST:
        raise Trouble("sum-form")
    if not asked and not right and _doubtful(re.sub(r"\s", "", left)):
        raise Trouble("sum-date")
    total = _Parser(left, field).total()
    written = _written(total, field)
    if not right:
        return written
    claimed = _Parser(right, field).total()
    stated = _written(claimed, field)
    if _digits(claimed.amount) != _digits(total.amount):
        raise Trouble("sum-wrong", right=right.strip(), result=written)
    return stated if claimed.marked else written


def _doubtful(text: str) -> bool:
    """Whether it may as well be a date, or a range: two bare numbers of as many digits, the larger one first."""
    if _LIKE_A_DATE.fullmatch(text):
        return True
    pair = _LIKE_A_RANGE.fullmatch(text)
    return pair is not None and len(pair[1]) == len(pair[2]) and int(pair[1]) > int(pair[2])


def unasked(text: str) -> str:
    """The text without the signs of a calculation that is none: ``=450`` and ``450=`` are 450."""
    return fold(text).strip("= ")


def _plain(text: str) -> str:
    return fold(text).translate(_SIGNS).strip()


class _Parser:
    """sum → product {+|- product}; product → value {*|/ value}; value → number | ( sum )."""

    def __init__(self, text: str, field: Field) -> None:
        self._tokens: list[str] = [each.strip() for each in _TOKEN.findall(text) if each.strip()]
        self._at = 0
        self._units = _units(field)
        self._scaled = bool(self._units) and bool(split_unit(self._units[0])[0])

    def total(self) -> _Part:
        """The value of the whole text."""
        part = self._sum()
        if self._at < len(self._tokens):
            raise Trouble("sum-form")
        return part

    def _next(self, wanted: str) -> str:
        """The next token where it is one of ``wanted``, taken; else ""."""
        if self._at < len(self._tokens) and self._tokens[self._at] in wanted:
            self._at += 1
            return self._tokens[self._at - 1]
        return ""

    def _sum(self) -> _Part:
        part = self._product()
        while sign := self._next("+-"):
            part = self._added(part, self._product(), 1 if sign == "+" else -1)
        return part

    def _added(self, first: _Part, second: _Part, sign: int) -> _Part:
        if self._scaled and first.marked != second.marked:
            raise Trouble("sum-bare", unit=self._units[0])
        marked = first.marked or second.marked
        amount = first.amount + sign * second.amount
        return _Part(amount, marked, first.scales | second.scales, first.units | second.units)

    def _product(self) -> _Part:
        part = self._value()
        while sign := self._next("*/"):
            part = _times(part, self._value()) if sign == "*" else _over(part, self._value())
        return part

    def _value(self) -> _Part:
        if self._next("("):
            part = self._sum()
            if not self._next(")"):
                raise Trouble("sum-form")
            return part
        if self._at == len(self._tokens) or self._tokens[self._at] in "+-*/)":
            raise Trouble("sum-form")
        self._at += 1
        return _operand(self._tokens[self._at - 1], self._units)


def _units(field: Field) -> tuple[str, ...]:
    money = ("元", "万元", "亿元") if field.kind is Kind.MONEY else ()
    share = ("%",) if field.kind is Kind.PERCENT else ()
    return tuple(dict.fromkeys((*field.units, *money, *share)))


@lru_cache(maxsize=256)  # while a long sum is typed, all but its last number stay as they were
def _operand(text: str, units: tuple[str, ...]) -> _Part:
    number = read_number(text, ("", *units))  # no unit of its own: whether one was typed matters
    if isinstance(number, Fault):
        again = read_number(text, units)
        told = again if isinstance(again, Fault) else number
        raise Trouble(told.code, **told.params)
    if number.approx:
        raise Trouble("sum-approx", part=text)
    scales, words = frozenset({number.scale}), frozenset({number.unit} if number.unit else ())
    return _Part(Fraction(number.amount), bool(number.scale or number.unit), scales, words)


def _times(first: _Part, second: _Part) -> _Part:
    if first.marked and second.marked:
        raise Trouble("sum-form")
    of, by = (second, first) if second.marked else (first, second)
    return replace(of, amount=of.amount * by.amount)


def _over(first: _Part, second: _Part) -> _Part:
    if second.marked:
        raise Trouble("sum-form")
    if not second.amount:
        raise Trouble("sum-over-nought")
    return replace(first, amount=first.amount / second.amount)


def _written(part: _Part, field: Field) -> str:
    if len(part.units) > 1:
        raise Trouble("sum-units", units="、".join(sorted(part.units)))
    if part.amount < 0 and (field.min is None or field.min >= 0):
        raise Trouble("sum-negative")
    scale = _scale(part, field)
    digits = _digits(part.amount / 10 ** SCALES[scale])
    if field.kind is Kind.MONEY and len(digits.partition(".")[2]) > _DECIMALS and scale:
        scale, digits = "", _digits(part.amount)
    return digits + scale + _unit(part, field)


def _scale(part: _Part, field: Field) -> str:
    """Money keeps the largest unit typed; a count only one that every number of the sum was typed in."""
    if field.kind is not Kind.MONEY and len(part.scales) > 1:
        return ""
    return max(part.scales, key=lambda each: SCALES[each])


def _unit(part: _Part, field: Field) -> str:
    own = split_unit(_units(field)[0]) if _units(field) else ("", "")
    if part.units:
        return next(iter(part.units))
    return own[1] if part.marked and (own[0] or field.kind is Kind.MONEY) else ""


def _digits(amount: Fraction) -> str:
    over = amount.denominator
    for prime in (2, 5):
        while over % prime == 0:
            over //= prime
    exact = EXACT.divide(Decimal(amount.numerator), Decimal(amount.denominator))
    if over != 1 or Fraction(exact) != amount:
        about = exact.quantize(Decimal("0.01")) if abs(exact) < 10**MAX_DIGITS else exact
        raise Trouble("sum-inexact", about=show_number(about))
    return show_number(exact)
