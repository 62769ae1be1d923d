"""What each figure counts: cases as data, the annotation of the samples, and what must hold of any text."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.mentions.chains import links
from drafter.mentions.counted import counted
from drafter.model.reading import Mention, MentionKind

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ("jiaxing-2019", "pingdingshan-2024", "futian-2023", "aba-2019", "wansheng-2022")
NUMERIC = ("count", "money", "percent", "date", "duration", "yoy", "ratio")
YEAR = 2024
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "counted.yaml").read_text(encoding="utf-8"))

_MARKED = re.compile(
    r"\{([约+-]?)([^{}]+?)(以下)?\}|《[^《》]+》|[0-9]{4}年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?底?)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?"
)
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LASTING = re.compile("(?:个工作日|工作日|天|日|个月|小时|年|分钟|学时|周)$")
_DATE = re.compile("(?:([0-9]{4})年度?)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?底?")
_POWERS = {"亿": 10**8, "万": 10**4}


def marked(text: str, passage: int = 0) -> tuple[str, tuple[Mention, ...]]:
    """A case's text and its mentions: {figures}, {+changes}, dates, 《titles》."""
    plain, found, last = "", list[Mention](), 0
    for hit in _MARKED.finditer(text):
        plain, last = plain + text[last : hit.start()] + (hit[1] if hit[1] == "约" else ""), hit.end()
        said = hit[2] or hit[0]
        found.append(_mention(hit, said, passage, len(plain)))
        plain += said + (hit[3] or "")
    return plain + text[last:], tuple(found)


def _mention(hit: re.Match[str], said: str, passage: int, start: int) -> Mention:
    approx = hit[3] or (hit[1] if hit[1] == "约" else "") or ("余" if "余" in said else "")
    if said.startswith("《"):
        return Mention(MentionKind.DOC_TITLE, said, said.strip("《》"), "", passage, start, start + len(said))
    if date := _DATE.fullmatch(said):
        return Mention(MentionKind.DATE, said, _iso(date), "", passage, start, start + len(said))
    kind, unit, value = _quantity(said, hit[1] or "")
    return Mention(kind, said, value, unit, passage, start, start + len(said), approx=approx)


def _iso(date: re.Match[str]) -> str:
    parts = [date[1] or str(YEAR), *(f"{int(part):02}" for part in (date[2], date[3]) if part)]
    return "-".join(parts)


def _quantity(said: str, sign: str) -> tuple[MentionKind, str, Decimal]:
    number = _NUMBER.search(said)
    assert number, said
    power, unit = re.fullmatch("余?(万|亿)?余?(.*)", said[number.end() :]).groups()  # type: ignore[union-attr]
    value = Decimal(number[0].replace(",", "")) * _POWERS.get(power or "", 1)
    if sign in ("+", "-") and sign:
        return MentionKind.YOY, unit, -value if sign == "-" else value
    if unit == "%":
        return MentionKind.PERCENT, unit, value
    if unit == "元":
        return MentionKind.MONEY, unit, value
    return (MentionKind.DURATION if _LASTING.fullmatch(unit) else MentionKind.COUNT), unit, value


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_a_figure_counts_what_its_sentence_says(case: dict[str, list[str]]) -> None:
    text, found = marked(str(case["text"]))
    assert [mention.what for mention in counted(text, text, found, YEAR)] == case["what"]


def test_half_width_marks_part_clauses_as_full_width_ones_do() -> None:
    for case in CASES:
        text, found = marked(str(case["text"]))
        half = text.translate(str.maketrans("，：；（）", ",:;()"))
        assert [mention.what for mention in counted(half, half, found, YEAR)] == case["what"]


def test_a_meaning_already_given_is_kept() -> None:
    text, found = marked("检查企业{12家}。")
    given = Mention(MentionKind.COUNT, "12家", Decimal(12), "家", 0, 4, 7, what="户数")
    assert [mention.what for mention in counted(text, text, (given,), YEAR)] == ["户数"]
    assert found[0].what == ""


def gold_mentions(sample: str, kinds: tuple[str, ...]) -> list[tuple[int, str, list[tuple[Mention, str]]]]:
    """(line index, text, [(mention, meaning)]) of the strong facts of a sample, from the annotation."""
    gold = SHARED / "gold" / f"{sample}.json"
    if not gold.exists():
        pytest.skip("the annotation of the samples stands outside the repository")
    facts = json.loads(gold.read_text(encoding="utf-8"))["facts"]
    lines = (SHARED / "samples" / f"{sample}.txt").read_text(encoding="utf-8").split("\n")
    found: dict[int, list[tuple[Mention, str]]] = {}
    for fact in sorted(facts, key=lambda fact: (fact["line"], fact["start"])):
        if not fact.get("weak") and fact["kind"] in kinds:
            found.setdefault(fact["line"] - 1, []).append((_from_gold(fact), fact["what"]))
    return [(line, text, found.get(line, [])) for line, text in enumerate(lines)]


def _from_gold(fact: dict[str, object]) -> Mention:
    value = fact["value"]
    number = Decimal(str(value)) if isinstance(value, (int, float)) else str(value)
    place = (int(str(fact["line"])) - 1, int(str(fact["start"])), int(str(fact["end"])))
    kind, approx = MentionKind(str(fact["kind"])), str(fact.get("approx", ""))
    return Mention(kind, str(fact["text"]), number, str(fact["unit"] or ""), *place, approx=approx)


def alike(first: str, second: str) -> float:
    """Twice the common subsequence over both lengths, in percent (as rapidfuzz's ratio)."""
    row = [0] * (len(second) + 1)
    for char in first:
        previous = 0
        for at, other in enumerate(second, 1):
            previous, row[at] = row[at], previous + 1 if char == other else max(row[at], row[at - 1])
    whole = len(first) + len(second)
    return 200 * row[-1] / whole if whole else 100.0


def test_the_measure_agrees_with_the_standard_library_on_plain_cases() -> None:
    for first, second in (("检查企业", "市局检查企业"), ("罚款", "罚款"), ("甲", "乙")):
        assert alike(first, second) == 100 * SequenceMatcher(None, first, second, autojunk=False).ratio()


def test_the_samples_figures_are_worded_as_the_annotation_words_them() -> None:
    told = [
        alike(mention.what, meaning)
        for sample in SAMPLES
        for _, text, pairs in gold_mentions(sample, (*NUMERIC, "doc_title", "org", "doc_number"))
        for mention, meaning in _told(text, pairs, int(sample[-4:]))
    ]
    assert len(told) == 260
    assert sum(score >= 70 for score in told) / len(told) >= 0.92


def _told(text: str, pairs: list[tuple[Mention, str]], year: int) -> list[tuple[Mention, str]]:
    mentions = counted(text, text, [mention for mention, _ in pairs], year)
    named = zip(mentions, (meaning for _, meaning in pairs), strict=True)
    return [(mention, meaning) for mention, meaning in named if mention.kind.value in NUMERIC]


WORDS = "检查企业 其中 分别 同比增长 由 至 （ ） ， 、 。 ； 《 》 “ ” 的 率 占 等 共 上年 罚款 为期 之日起 内"
FIGURES = "{12家} {3件} {5.5万元} {98.6%} {+3.2%} {3天} {1.2万人次} 2024年 3月5日 《管理办法》"
PIECES = st.lists(
    st.one_of(
        st.sampled_from(WORDS.split()),
        st.sampled_from(FIGURES.split()),
        st.text(max_size=4).map(lambda text: re.sub(r"[{}]", "", text)),
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_no_text_breaks_it_and_order_number_and_spans_are_kept(pieces: list[str]) -> None:
    text, found = marked("".join(pieces))
    told = counted(text, text, found, YEAR)
    assert [(mention.start, mention.end, mention.kind) for mention in told] == [
        (mention.start, mention.end, mention.kind) for mention in found
    ]
    assert all(len(mention.what) <= 110 for mention in told)
    assert counted(text, text, found, YEAR) == told
    assert all(0 <= member < len(found) for link in links(text, found) for member in link.members)


HOSTILE = (
    "《{3件}", "（{3件}", "“{3件}", "分别{3件}、", "其中{3件}，", "由{3件}升至", "同比增长{+3%}", "《办法》、", "检查{3件}", "率{98%}，", "{3件}",
    "约共有{3件}", "之日起{3天}内", "以甲为契机，罚款{3万元}，", "占{3%}", "\ud800{3件}", "3月5日至",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    text, found = marked(piece * (40_000 // len(piece)))
    start = time.process_time()
    counted(text, text, found, YEAR)
    links(text, found)
    assert time.process_time() - start < 3


def test_zeros_told_in_words_and_numerals_of_names_part_nothing() -> None:
    text = "全年未发生食品安全事件，市县两级检查商户30家。"
    zero = Mention(MentionKind.COUNT, "未", Decimal(0), "", 0, 2, 3, zero=True)
    weak = Mention(MentionKind.COUNT, "两级", Decimal(2), "级", 0, 14, 16, weak=True)
    figure = Mention(MentionKind.COUNT, "30家", Decimal(30), "家", 0, 20, 23)
    told = counted(text, text, (zero, weak, figure), YEAR)
    assert (told[0].what, told[2].what) == ("食品安全事件", "检查商户")
