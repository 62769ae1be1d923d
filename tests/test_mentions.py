"""Figures in running text: what is found, what it is worth, and what is no figure."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.mentions.find import figures
from drafter.model.reading import Mention, MentionKind

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "mentions.yaml").read_text(encoding="utf-8")
)
MARK = re.compile("[⟦⟧]")


def cases() -> Iterator[Any]:
    for group, entries in CASES.items():
        for number, case in enumerate(entries, 1):
            yield pytest.param(case, id=f"{group}-{number}")


def unmarked(case: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans they enclose."""
    pieces, spans, at = MARK.split(case["text"]), [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return "".join(pieces), [tuple(span) for span in case.get("marks", spans)]


def told(mention: Mention) -> str:
    value = "?" if mention.value is None else mention.value
    shown = format(value, "f") if isinstance(value, Decimal) else value
    return " ".join(filter(None, (str(mention.kind), shown, mention.unit or "—", mention.approx)))


@pytest.mark.parametrize("case", list(cases()))
def test_a_text_holds_exactly_the_figures_marked_in_it(case: dict[str, Any]) -> None:
    text, spans = unmarked(case)
    mentions = figures(text, text, 0, case.get("year", 2025), (), [tuple(span) for span in case.get("masked", ())])
    strong = [mention for mention in mentions if not mention.weak and mention.kind not in case.get("ignore", ())]
    found = [(mention.start, mention.end, told(mention)) for mention in strong]
    assert found == [(*span, expected) for span, expected in zip(spans, case.get("found", ()), strict=True)]
    zeros = [mention.text for mention in mentions if mention.zero]
    assert zeros == case.get("zeros", [])


def test_there_are_enough_cases() -> None:
    assert sum(map(len, CASES.values())) >= 550


def test_offsets_are_those_of_the_raw_text() -> None:
    raw = "共检查企业１２０８家,罚款3万元"
    count, money = figures(raw.replace(",", "，"), raw, 3, 2025)
    assert (count.text, str(count.value), count.passage) == ("１２０８家", "1208", 3)
    assert (money.text, str(money.value)) == ("3万元", "30000")


def test_terms_of_the_pack_count_nothing() -> None:
    text = "落实八项要求，完成五类任务。"
    assert [mention.text for mention in figures(text, text, 0, 2025)] == ["八项", "五类"]
    assert [mention.text for mention in figures(text, text, 0, 2025, ("八项要求",))] == ["五类"]


@pytest.mark.parametrize("text", ["两查、四看三次", "两查四看三次", "两查，四看三次", "“两查”“四看三次”"])
def test_a_set_term_is_known_with_any_joint(text: str) -> None:
    assert [mention.text for mention in figures(text, text, 0, 2025) if not mention.weak] in (["三次"], [])
    assert figures(text, text, 0, 2025, ("两查、四看三次",)) == ()


def test_every_mention_names_its_rule() -> None:
    for entries in CASES.values():
        for case in entries:
            text, _ = unmarked(case)
            assert all(mention.rule for mention in figures(text, text, 0, 2025))


ALPHABET = st.sampled_from(
    "0123456789.,，。；、：:()（）“”《》—-－~～至到/%‰％年月日号个名家起件次项元万亿千百十一二三四五六七八九〇零两几数半多余来约近超"
    "同比增长下降占率分之第每未无没有零Q+×¥￥ \t\nＡ１ab\ud800\x00각🙂"
)
TEXTS = st.text(ALPHABET, max_size=80) | st.text(max_size=60)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.integers(1990, 2040))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str, year: int) -> None:
    end = 0
    for mention in figures(text, text, 0, year):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.kind in MentionKind
        end = mention.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_nothing_is_found_in_a_masked_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start + 1, len(text) + 1))
    for mention in figures(text, text, 0, 2025, (), [(start, stop)]):
        assert mention.end <= start or mention.start >= stop


GARBAGE = ("1", "一", "十", "《", "（", "“", "一是", "1,", "1.", "1-", "1:", "百分之", "2025年", "第", "年", "未", "无", "每", "同比", "占",
           "1+", "1×", "9时", "\ud800", "\x00", "각", "🙂", " ", "1 ", "5月6日至", "三三", "几", "数十", "¥1", "壹", "半", "翻", "\t1")  # fmt: skip


@pytest.mark.parametrize("piece", GARBAGE)
def test_reading_is_linear_in_garbage(piece: str) -> None:
    text = (piece * 50_000)[:50_000]  # half of what has two seconds, for runners half as fast
    begin = time.process_time()
    figures(text, text, 0, 2025)
    assert time.process_time() - begin < 2
