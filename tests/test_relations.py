"""Relations between figures: what words assert is recomputed, what they do not assert is not said."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from drafter.mentions.counted import counted
from drafter.mentions.relations import checks, same
from drafter.model.reading import Check, Identity, Mention, Node, Passage, Piece
from tests.test_counted import PIECES, SAMPLES, SHARED, YEAR, gold_mentions, marked

ROOT = Path(__file__).resolve().parent.parent
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "relations.yaml").read_text(encoding="utf-8"))
EVERY = ("count", "money", "percent", "date", "duration", "yoy", "ratio", "doc_title", "doc_number", "org", "person")
EXTRA = {  # true relations of the samples that the annotation does not list
    ("jiaxing-2019", "enumeration", "listed-before"),
    ("pingdingshan-2024", "enumeration", "listed-before"),
    ("futian-2023", "enumeration", "listed-before"),
}


def passage(text: str, at: int) -> Passage:
    return Passage(text, text, (Piece(0, at + 1, 0),))


def report(*texts: str) -> tuple[list[Passage], list[Mention]]:
    """Passages and their mentions, meanings given, of marked texts."""
    passages, mentions = list[Passage](), list[Mention]()
    for at, text in enumerate(texts):
        plain, found = marked(text, at)
        passages.append(passage(plain, at))
        mentions += counted(plain, plain, found, YEAR)
    return passages, mentions


def shown(check: Check) -> str:
    return check.kind + ("+" if check.holds else "-")


@pytest.mark.parametrize("case", CASES, ids=[str(case["text"])[:36] for case in CASES])
def test_a_relation_is_told_where_words_assert_it_and_nowhere_else(case: dict[str, object]) -> None:
    passages, mentions = report(*str(case["text"]).split("|"))
    assert sorted(map(shown, checks(passages, mentions))) == sorted(case["checks"])  # type: ignore[call-overload]


def test_a_figure_told_again_points_to_the_first() -> None:
    _, mentions = report("查处非事故类案件{718件}。", "部门查处非事故类行为{718起}。", "检查商户{718家}。")
    assert [mention.same for mention in same(mentions)] == [-1, 0, -1]


def test_a_third_telling_points_to_the_first_too() -> None:
    _, mentions = report("作出决定{158件}。", "全年作出决定{158件}。", "公开作出决定{158件}。")
    assert [mention.same for mention in same(mentions)] == [-1, 0, 0]


def heading(number: str, name: str, at: int, level: int = 1, style: str = "cn-comma") -> Node:
    return Node(level, number, name, "heading", style, at, 0, len(number + name))


def test_headings_that_count_up_are_confirmed_and_a_lost_number_is_told() -> None:
    good = [
        heading("一、", "甲", 0),
        heading("（一）", "子", 1, 2, "cn-paren"),
        heading("二、", "乙", 2),
        heading("（一）", "丑", 3, 2),
    ]
    assert [shown(check) for check in checks([], [], good)] == ["numbering+"]
    lost = [*good, replace(heading("", "寅", 4, 2), style="none")]
    told = checks([], [], lost)
    assert [(shown(check), check.listed, check.passage) for check in told] == [("numbering-", ("寅",), 4)]
    skipped = [heading("一、", "甲", 0), heading("三、", "丙", 1)]
    assert [shown(check) for check in checks([], [], skipped)] == ["numbering-"]


def test_the_title_and_the_signature_must_fit_the_figures() -> None:
    passages, mentions = report("2024年，我局检查企业{12家}。截至2024年10月31日，共有网点{41个}。")
    fits = Identity(title="某局2024年工作报告", year=2024, date="2025-01-20", published="2025-01-22")
    assert sorted(map(shown, checks(passages, mentions, (), fits))) == ["date-order+", "date-order+", "year+"]
    off = Identity(title="某局2023年工作报告", year=2024, date="2024-09-20", published="2024-09-01")
    assert sorted(map(shown, checks(passages, mentions, (), off))) == ["date-order-", "date-order-", "year-"]


def test_the_plan_speaks_of_the_next_year() -> None:
    passages, mentions = report("2024年，检查企业{12家}。", "四、2025年工作安排")
    told = checks(passages, mentions, (), Identity(year=2024))
    assert [(shown(check), check.rule) for check in told] == [("year+", "year-next-year")]


def read(sample: str) -> tuple[dict[str, object], list[Passage], list[Mention], tuple[Check, ...]]:
    lines = gold_mentions(sample, EVERY)
    gold = json.loads((SHARED / "gold" / f"{sample}.json").read_text(encoding="utf-8"))
    meta = gold["meta"]
    folded = str.maketrans(",:;()", "，：；（）")
    passages = [Passage(text.translate(folded), text, (Piece(0, at + 1, 0),)) for at, text, _ in lines]
    mentions = [
        mention
        for (_, text, pairs), place in zip(lines, passages, strict=True)
        for mention in counted(place.text, text, [mention for mention, _ in pairs], meta["year"])
    ]
    nodes = [
        Node(
            one["level"],
            one["number_as_written"] or "",
            one["heading"],
            one["kind"],
            one["style"],
            one["line"] - 1,
            0,
            0,
        )
        for one in gold["outline"]
    ]
    told = {key: meta[key] or "" for key in ("title", "date", "published")}
    return meta, passages, mentions, checks(passages, mentions, nodes, Identity(year=meta["year"], **told))


def places(check: Check, mentions: list[Mention]) -> frozenset[tuple[int, int]]:
    return frozenset((mentions[index].passage + 1, mentions[index].start) for _, index in check.operands)


def answers(relation: dict[str, object], check: Check, mentions: list[Mention]) -> bool:
    """Whether a check is the annotated relation."""
    if check.kind != relation["kind"] or check.holds != relation["holds"]:
        return False
    if check.kind == "enumeration":
        listed = relation["listed"]
        assert isinstance(listed, list)
        return (check.passage + 1, check.stated, len(check.listed)) == (
            relation["line"],
            relation["stated"],
            len(listed),
        )
    operands = relation.get("operands")
    if not isinstance(operands, dict):
        return len(check.operands) < 2
    told = frozenset((one["line"], one["start"]) for one in operands.values())
    found = places(check, mentions)
    weak_one_missing = len(found) == 1 and check.kind in ("date-order", "decrease")
    return found == told or (found < told and weak_one_missing)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_annotated_relation_is_confirmed_or_denied_as_it_should_and_hardly_any_other_told(sample: str) -> None:
    _, _, mentions, told = read(sample)
    relations = json.loads((SHARED / "gold" / "relations.json").read_text(encoding="utf-8"))["relations"]
    rest = list(told)
    for relation in (one for one in relations if one["doc"] == sample):
        found = next((check for check in rest if answers(relation, check, mentions)), None)
        assert found, relation["id"]
        rest.remove(found)
    assert {(sample, check.kind, check.rule) for check in rest} <= EXTRA
    assert len(rest) <= 2


@settings(max_examples=120, deadline=None)
@given(PIECES)
def test_no_text_breaks_the_checks_and_their_operands_exist(pieces: list[str]) -> None:
    passages, mentions = report("".join(pieces), "".join(pieces[::-1]))
    told = checks(passages, mentions)
    assert all(0 <= index < len(mentions) for check in told for _, index in check.operands)
    assert told == checks(passages, mentions)
    assert all(mention.same < index for index, mention in enumerate(same(mentions)))


HOSTILE = (
    "其中检查企业{3家}，", "检查企业{30家}。", "办结{3件}，办结率{98%}，", "甲、乙、丙三个方面", "“一进”（进", "四个一，即", "每季度分别一季度",
    "《办法》、", "查处案件{3件}，同比增长{+3%}，", "由{3件}升至{5件}，", "审核{30件}，", "3月5日至", "“十分钟响应，", "（{3件}", "罚款{3万元}，",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    passages, mentions = report(piece * (40_000 // len(piece)))
    start = time.perf_counter()
    checks(passages, mentions)
    same(mentions)
    assert time.perf_counter() - start < 4


def test_a_thousand_passages_stay_linear() -> None:
    passages, mentions = report(*(["检查企业{192家}，委托检查企业{30家}，罚款{5.5万元}。"] * 1500))
    start = time.perf_counter()
    checks(passages, mentions)
    assert time.perf_counter() - start < 4
