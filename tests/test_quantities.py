"""What a clerk types becomes one exact value or one named fault: cases as data, laws as properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.analysis.numerals import FAULTS, MAX_DIGITS, han_number, in_arabic, show_number
from drafter.analysis.quantities import (
    Fault,
    change_percent,
    read,
    read_item,
    show_difference,
    show_percent,
    state_of,
)
from drafter.model.field import Field
from drafter.model.quantity import Count, Date, DocNumber, DocTitle, Kind, Money, Percent, Quantity, Rate, Words, YesNo

YEAR = 2025
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "quantities.yaml").read_text(encoding="utf-8")
)
SCALARS = [kind for kind in Kind if kind not in (Kind.LIST, Kind.TABLE)]
UNITS = {Kind.COUNT: ("家", "场（次）", "万人次", "吨"), Kind.MONEY: ("万元",), Kind.DURATION: ("个工作日",)}
# Faults a suggestion may still end in: it says what was meant, the field's own limits come after.
LIMITS = ("not-whole", "range", "negative")

TYPED = st.text(
    "0123456789０１２９.,，．-−+/~～至%％ 　\n万亿千百十余多约近不足以上家元场(（次)）人年月日号份三两零〇○点第〔〕[]《》〈〉增长下降个百分点之工作天澜",
    max_size=14,
)
AMOUNTS = st.decimals(0, 10**10, places=2, allow_nan=False) | st.integers(0, 10**12).map(Decimal)


def field_of(kind: Kind, units: Sequence[str] = (), low: int = 0, high: int | None = None) -> Field:
    most = None if high is None else Decimal(high)
    unit, accepts = (units[0], tuple(units[1:])) if units else ("", ())
    return Field("k", "l", "t", kind, unit=unit, accepts=accepts, min=Decimal(low), max=most)


def value_of(raw: str, kind: Kind, units: Sequence[str] = ()) -> Quantity:
    value = read(raw, field_of(kind, units), YEAR)
    assert not isinstance(value, Fault), value
    return value


def named(case: dict[str, Any]) -> str:
    return f"{case['kind']}: {case['says']}"


@pytest.mark.parametrize("case", CASES["reading"], ids=named)
def test_a_typed_value_is_read_or_refused(case: dict[str, Any]) -> None:
    spec = field_of(Kind(case["kind"]), case["units"], case.get("min", 0), case.get("max"))
    value = read(case["raw"], spec, YEAR)
    if "fault" in case:
        assert isinstance(value, Fault), value
        assert value.code == case["fault"]
        assert value.params["typed"] == case["raw"].strip()
        assert {name: value.params[name] for name in case.get("params", {})} == case.get("params", {})
        return
    assert not isinstance(value, Fault), value
    assert (value.shown, value.approx) == (case["shown"], case.get("approx", False))
    if "unit" in case:
        assert value.unit == case["unit"]
    assert ("amount" in case) == (value.amount is not None)
    assert value.amount is None or str(value.amount) == case["amount"]


def test_there_are_cases_for_every_fault_and_every_kind() -> None:
    assert {case["fault"] for case in CASES["reading"] if "fault" in case} == set(FAULTS)
    assert {case["kind"] for case in CASES["reading"] if "shown" in case} == {kind.value for kind in SCALARS}
    assert len({named(case) for case in CASES["reading"]}) == len(CASES["reading"]) >= 120


@pytest.mark.parametrize("case", CASES["states"], ids=lambda case: repr(case["raw"]))
def test_the_four_states_are_told_apart(case: dict[str, Any]) -> None:
    state = state_of(case["raw"])
    assert (state.value if state else None) == case["state"]


@pytest.mark.parametrize("case", CASES["percents"], ids=lambda case: case["value"])
def test_percentages_are_printed_with_two_decimals_at_most(case: dict[str, Any]) -> None:
    assert show_percent(Decimal(case["value"])) == case["shown"]


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["value"])
def test_numbers_are_printed_plainly(case: dict[str, Any]) -> None:
    assert show_number(Decimal(case["value"])) == case["shown"]


@pytest.mark.parametrize("case", CASES["comparisons"], ids=lambda case: f"{case['now']} against {case['last']}")
def test_two_years_are_compared_only_where_they_compare(case: dict[str, Any]) -> None:
    now, last = (value_of(str(case[name]), Kind(case["kind"]), case["units"]) for name in ("now", "last"))
    change = change_percent(now, last)
    assert show_difference(now, last) == case["difference"]
    assert (None if change is None else show_percent(change)) == case["change"]


def test_structured_values_know_their_parts() -> None:
    assert value_of("10月31日", Kind.DATE) == Date(2025, 10, 31, "10月31日")
    assert value_of("2024-02", Kind.DATE) == Date(2024, 2, 0, "2024年2月")
    assert value_of("澜字[2025]031号", Kind.DOC_NUMBER) == DocNumber("澜字", 2025, 31, "澜字〔2025〕31号")
    assert value_of("236/240", Kind.RATE) == Rate(Decimal("98.33"), Decimal(236), Decimal(240), "98.33%")
    assert value_of("98%", Kind.RATE) == Percent(Decimal(98), "98%")
    assert value_of("是", Kind.BOOL) == YesNo(True, "是")
    assert value_of("青陵县", Kind.PLACE) == Words("青陵县", Kind.PLACE)
    title = value_of("甲（澜字〔2025〕1号）", Kind.DOC_TITLE)
    assert title == DocTitle("甲", "澜字〔2025〕1号", "《甲》（澜字〔2025〕1号）")


@given(st.text() | TYPED, st.sampled_from(list(Kind)), st.integers(0, 3000), st.booleans())
def test_any_text_is_a_value_or_a_declared_fault(raw: str, kind: Kind, year: int, signed: bool) -> None:
    value = read_item(raw, kind, UNITS.get(kind, ()), year, signed=signed)
    if isinstance(value, Fault):
        assert set(value.params) == {"typed", *FAULTS[value.code]}
        assert all(isinstance(param, str) for param in value.params.values())
    else:
        assert value.shown
        assert not re.search(r"[\x00-\x1f０-９]", value.shown) or isinstance(value, Words | DocTitle)


@given(TYPED, st.sampled_from([kind for kind in SCALARS if kind is not Kind.BOOL]), st.booleans())
def test_what_is_printed_is_read_again(raw: str, kind: Kind, signed: bool) -> None:
    value = read_item(raw, kind, UNITS.get(kind, ()), YEAR, signed=signed)
    if isinstance(value, Fault):
        return
    again = read_item(value.shown, kind, UNITS.get(kind, ()), YEAR, signed=signed)
    assert not isinstance(again, Fault), again
    assert (again.shown, again.unit, again.approx) == (value.shown, value.unit, value.approx)
    # A fall is printed without its sign: the word 下降 stands in the sentence.
    assert (again.amount is None) == (value.amount is None)
    assert again.amount is None or value.amount is None or abs(again.amount) == abs(value.amount)


@given(TYPED, st.sampled_from(SCALARS))
def test_a_suggestion_can_be_typed_as_it_stands(raw: str, kind: Kind) -> None:
    value = read_item(raw, kind, UNITS.get(kind, ()), YEAR)
    if isinstance(value, Fault) and value.params.get("suggestion"):
        again = read_item(value.params["suggestion"], kind, UNITS.get(kind, ()), YEAR)
        assert not isinstance(again, Fault) or again.code in LIMITS, (value, again)


@given(st.integers(0, 10**14), st.integers(0, 4), st.sampled_from([("元", 0), ("万元", 4), ("亿元", 8)]))
def test_money_is_exact(digits: int, places: int, unit: tuple[str, int]) -> None:
    text = f"{digits // 10**places}.{digits % 10**places:0{places}d}" if places else str(digits)
    value = value_of(text + unit[0], Kind.MONEY, ("万元",))
    assert isinstance(value, Money)
    assert value.shown == text + unit[0]
    assert value.amount * 10**places == digits * 10 ** unit[1]


@given(AMOUNTS, AMOUNTS)
def test_a_difference_adds_up(now: Decimal, last: Decimal) -> None:
    first, second = (Money(amount, "万元", f"{show_number(amount.scaleb(-4))}万元") for amount in (now, last))
    gap = value_of(show_difference(first, second) or "", Kind.MONEY, ("万元",))
    assert gap.amount == abs(now - last)
    change = change_percent(first, second)
    assert (change is None) == (last == 0)
    assert change is None or (change > 0) == (now > last)


def in_chinese(number: int) -> str:
    """The numeral as it is taught at school, written here a second time so that the reader is not its own judge."""
    for size, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        high, low = divmod(number, size)
        if high:
            gap = "零" if low and low < size // 10 else ""
            return in_chinese(high) + word + (gap + in_chinese(low) if low else "")
    return "零一二三四五六七八九"[number]


@given(st.integers(0, 10**MAX_DIGITS - 1) | st.integers(0, 20000))
def test_a_chinese_numeral_is_understood(number: int) -> None:
    written = in_chinese(number)
    assert han_number(written) == number
    assert han_number(re.sub("^一十", "十", written)) == number
    assert in_arabic(f"共{written}件") == f"共{number}件"


@given(st.text("零〇一二三四五六七八九两十百千万亿点", max_size=60))
def test_no_numeral_is_too_strange(text: str) -> None:
    value = han_number(text)
    assert value is None or 0 <= value < 10**MAX_DIGITS


def test_counts_keep_their_measure_word_apart_from_the_power() -> None:
    assert value_of("1.2万人次", Kind.COUNT, ("人次",)) == Count(Decimal(12000), "人次", "1.2万人次")
    assert value_of("3.2", Kind.COUNT, ("万人次",)) == Count(Decimal(32000), "人次", "3.2万人次")
