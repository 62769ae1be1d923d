"""The menu and the review: which rows there are, how far each is, what must be looked at before writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.interview import naming, overview, plan, review
from drafter.interview.gaps import gaps
from drafter.interview.matters import keys_of, matters
from drafter.interview.moment import Moment
from drafter.messages import EN, FINDINGS, ZH, sentence
from drafter.model.finding import Severity
from drafter.model.node import Branch, Leaf, Series
from drafter.model.pack import Pack, Part, Topic
from drafter.model.question import Answers, key_of, leaf
from drafter.sitting import Opened, open_draft
from drafter.store.packs import load_pack

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = tuple(sorted(path.stem for path in (ROOT / "docs" / "examples").glob("*.yaml")))
PACKS = ("yingji-fazhi", "zhengwu-gongkai", "tests/packs/xinxi-gongkai")
WHOLE = "lanchuan-2025"


@lru_cache
def opened(name: str) -> Opened:
    return open_draft(str(ROOT / "docs" / "examples" / f"{name}.yaml"))


@lru_cache
def pack(name: str) -> Pack:
    return load_pack(str(ROOT / name) if "/" in name else name)


def moment(answers: Answers | None = None, name: str = WHOLE) -> Moment:
    draft = opened(name)
    return Moment(draft.pack, draft.answers if answers is None else answers, last=draft.last)


def written(name: str, texts: Mapping[str, str]) -> Moment:
    """A draft of the pack with nothing but the texts given by key."""
    answers = Answers().put(("pack",), leaf(name))
    for key, text in texts.items():
        answers = answers.put(naming.of_key(key), leaf(text))
    return Moment(pack(name), answers)


# -- the rows of the menu ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PACKS)
def test_every_topic_and_plain_list_stands_in_exactly_one_row(name: str) -> None:
    rows = overview.groups(pack(name))
    held = [each for row in rows for each in (*row.topics, *row.lists)]
    plain = [spec.key for spec in pack(name).lists.values() if not spec.by_topic]
    asked = [topic for topic, _ in plan.topics_of(pack(name))]
    assert sorted(held) == sorted([*asked, *plain])
    assert len(held) == len(set(held))


@pytest.mark.parametrize("name", PACKS)
def test_a_menu_is_one_screen_of_short_rows_without_two_alike(name: str) -> None:
    rows = overview.groups(pack(name))
    assert len(rows) <= 20
    assert len({row.key for row in rows}) == len({row.label for row in rows}) == len(rows)
    assert all(0 < len(row.label) <= 20 for row in rows)


@pytest.mark.parametrize("name", PACKS)
def test_a_row_never_takes_the_name_of_a_topic_it_does_not_hold_alone(name: str) -> None:
    known = pack(name)
    for row in overview.groups(known):
        assert row.key not in known.topics or row.topics == (row.key,)
        assert row.key not in known.lists or row.lists == (row.key,)


def test_the_rows_of_the_shipped_pack_follow_its_sections() -> None:
    labels = [row.label for row in overview.groups(pack("yingji-fazhi"))]
    assert labels[0] == "报告机关和日期"
    assert "法治宣传教育" in labels  # a section of one topic goes by the topic's name
    assert "规范执法行为，加大监管执法力度" in labels
    assert labels.index("第一责任人职责与组织领导") > labels.index("法治宣传教育")


def test_a_pack_with_one_topic_a_part_gets_one_row_a_part() -> None:
    topics = {f"t{n}": Topic(f"t{n}", f"第{n}方面", f"p{n}") for n in (1, 2, 3)}
    parts = {f"p{n}": Part(f"p{n}", f"第{n}部分", "", (), topics=(f"t{n}",)) for n in (1, 2, 3)}
    small = replace(pack("zhengwu-gongkai"), parts=parts, topics=topics, fields={}, lists={})
    assert [(row.key, row.label, row.part) for row in overview.groups(small)[1:]] == [
        ("t1", "第1方面", "第1部分"),
        ("t2", "第2方面", "第2部分"),
        ("t3", "第3方面", "第3部分"),
    ]


def test_topics_in_no_section_join_a_row_of_their_part_and_those_of_no_part_come_first() -> None:
    known = pack("tests/packs/xinxi-gongkai")
    spec = next(iter(known.fields.values()))
    more = {key: Topic(key, key, part) for key, part in (("stray", "disclosure"), ("early", "opening"))}
    fields = known.fields | {f"{key}-n": replace(spec, key=f"{key}-n", topic=key) for key in more}
    rows = overview.groups(replace(known, topics=known.topics | more, fields=fields))
    told = [row.topics for row in rows if row.topics]
    assert told == [("early",), ("publishing", "website"), ("applications",), ("stray",)]


def test_long_names_of_topics_are_cut_to_the_first_and_the_rest() -> None:
    known = pack("tests/packs/xinxi-gongkai")
    part = known.parts["disclosure"]
    bare = replace(part, sections=tuple(replace(each, headings=("甲" * 20,)) for each in part.sections))
    topics = {key: replace(each, label=each.label * 3) for key, each in known.topics.items()}
    rows = overview.groups(replace(known, parts=known.parts | {"disclosure": bare}, topics=topics))
    assert rows[1].label == "主动公开主动公开主动公开等"


def test_last_years_promises_are_a_row_only_where_there_are_any() -> None:
    draft = opened(WHOLE)
    assert draft.last is not None
    assert overview.PROMISES in [row.key for row in overview.groups(draft.pack, draft.last)]
    assert overview.PROMISES not in [row.key for row in overview.groups(draft.pack)]
    assert overview.PROMISES not in [row.key for row in overview.groups(draft.pack, replace(draft.last, lists={}))]


# -- how far each is -----------------------------------------------------------------------------------------------------

TOPIC = "facts.review-litigation"
PROGRESS = {
    "nothing": ({}, "review-litigation", (0, 0, False)),
    "a figure": ({f"{TOPIC}.litigation": "3件"}, "review-litigation", (1, 0, False)),
    "none is an answer": ({f"{TOPIC}.litigation": "无"}, "review-litigation", (1, 0, False)),
    "nothing to tell is an answer": ({f"{TOPIC}.litigation": "不适用"}, "review-litigation", (1, 0, False)),
    "pending is an answer to come": ({f"{TOPIC}.litigation": "待补"}, "review-litigation", (1, 1, False)),
    "pending with a scope": (
        {f"{TOPIC}.litigation.value": "待补", f"{TOPIC}.litigation.scope": "全市"},
        "review-litigation",
        (1, 1, False),
    ),
    "a topic put aside": ({TOPIC: "不适用"}, "review-litigation", (1, 0, True)),
    "own words": ({"highlights.review-litigation.1.text": "设立公职律师岗"}, "review-litigation", (1, 0, False)),
    "own words pending": ({"highlights.review-litigation.1.text": "待补"}, "review-litigation", (1, 1, False)),
    "who reports": ({"year": "2025", "agency.name": "澜川市应急管理局"}, overview.IDENTITY, (2, 0, False)),
    "a date to come": ({"year": "2025", "date": "待补"}, overview.IDENTITY, (2, 1, False)),
    "items of a list": ({"problems.1.problem": "甲", "problems.2.problem": "乙"}, "problems", (2, 0, False)),
    "an item waits": ({"problems.1.problem": "甲", "problems.1.cause": "待补"}, "problems", (1, 1, False)),
    "a list put aside": ({"others": "不适用"}, "others", (0, 0, True)),
    "a name of the year": ({"facts.study.study-plenum": "党的二十届四中全会"}, overview.NAMES, (1, 0, False)),
}


@pytest.mark.parametrize("case", PROGRESS.values(), ids=PROGRESS)
def test_progress_counts_what_was_answered(case: tuple[Mapping[str, str], str, tuple[int, int, bool]]) -> None:
    texts, key, expected = case
    done = overview.progress(written("yingji-fazhi", texts), key)
    assert (done.filled, done.pending, done.absent) == expected
    assert done.filled <= done.total and done.left <= done.total - done.filled


def test_the_finer_figures_count_only_once_they_are_wanted_or_answered() -> None:
    draft = written("yingji-fazhi", {})
    finer = {
        topic: [field for field in draft.pack.fields_of(topic) if field.detail and not field.derived]
        for topic in draft.pack.topics
    }
    topic = next(topic for topic, fields in finer.items() if len(fields) >= plan.MANY + 1)
    before = overview.progress(draft, topic).total
    assert overview.progress(draft.with_seen([plan.detailed(topic)]), topic).total == before + len(finer[topic])
    told = replace(draft, answers=draft.answers.put(("facts", topic, finer[topic][0].key), leaf("待补")))
    assert overview.progress(told, topic).total == before + 1


def test_what_was_left_out_in_this_sitting_is_not_left_to_ask() -> None:
    draft = written("yingji-fazhi", {})
    key = f"{TOPIC}.litigation"
    assert overview.progress(draft.with_seen([key]), "review-litigation").left == (
        overview.progress(draft, "review-litigation").left - 1
    )


def test_a_row_counts_what_its_topics_count() -> None:
    now = moment()
    for row in overview.groups(now.pack, now.last):
        inside = [overview.progress(now, topic) for topic in row.topics]
        if inside:
            whole = overview.progresses(now)[row.key]
            assert (whole.filled, whole.total) == (sum(e.filled for e in inside), sum(e.total for e in inside))


def test_a_contradiction_counts_in_every_row_it_touches_and_nowhere_else() -> None:
    now = moment(moment().answers.put(("facts", "review-litigation", "lost"), leaf("9件")))
    rows = {key: each.conflicts for key, each in overview.progresses(now).items() if each.conflicts}
    assert rows == {"oversight": 1}
    assert not any(each.conflicts for each in overview.progresses(moment()).values())


# -- the review ----------------------------------------------------------------------------------------------------------

PUT, DROP = "put", "drop"
PLANTED = {
    "a part greater than its whole": (
        [(PUT, "facts.review-litigation.lost", "9件")],
        "contradiction",
        "facts.review-litigation.lost",
        ["9件", "1件"],
    ),
    "a topic put aside that has own words": (
        [(PUT, "facts.disaster-response", "不适用")],
        "contradiction",
        "facts.disaster-response",
        ["改成“有”"],
    ),
    "a date before the closing day": (
        [(PUT, "as_of", "2025-12-31"), (PUT, "date", "2025-12-20")],
        "contradiction",
        "date",
        ["2025年12月31日"],
    ),
    "no date": ([(DROP, "date", "")], "missing", "date", ["必填"]),
    "no addressees": ([(DROP, "agency.addressees", "")], "missing", "agency.addressees", ["必填"]),
    "no agency at all": ([(DROP, "agency", "")], "missing", "agency.name", ["必填"]),
    "a problem without its cause": ([(DROP, "problems.2.cause", "")], "missing", "problems.2.cause", ["必填"]),
    "a part with nothing to tell": ([(DROP, "plans", "")], "missing", "plans", ["必备部分"]),
    "a figure to come": (
        [(PUT, "facts.enforcement-action.detained", "待补")],
        "pending",
        "facts.enforcement-action.detained",
        ["待补"],
    ),
    "a text to come": ([(PUT, "problems.2.cause", "待补")], "pending", "problems.2.cause", ["待补"]),
    "own words to come": (
        [(PUT, "highlights.digital.1.text", "待补")],
        "pending",
        "highlights.digital.1.text",
        ["待补"],
    ),
    "a date to come": ([(PUT, "date", "待补")], "pending", "date", ["待补"]),
    "a jump without a reason": (
        [(PUT, "facts.joint-enforcement.delegated-cases", "15起")],
        "jump",
        "facts.joint-enforcement.delegated-cases.note",
        ["上年"],
    ),
    "figures that seldom differ": (
        [(PUT, "facts.enforcement-action.inspected-enterprises", "5家")],
        "doubtful",
        "facts.enforcement-action.inspected-enterprises",
        ["年度计划检查单位数", "235"],
    ),
}


def planted(steps: list[tuple[str, str, str]], name: str = WHOLE) -> Moment:
    answers = opened(name).answers
    for what, key, text in steps:
        path = naming.of_key(key)
        answers = answers.put(path, leaf(text)) if what == PUT else answers.drop(path)
    return moment(answers, name)


@pytest.mark.parametrize("case", PLANTED.values(), ids=PLANTED)
def test_what_is_wrong_is_one_row_that_says_where_and_what(case: tuple[object, ...]) -> None:
    steps, state, key, words = cast(tuple[list[tuple[str, str, str]], str, str, list[str]], case)
    now = planted(steps)
    found = [row for row in review.rows(now) if row.key == key]
    assert [row.state for row in found] == [state]
    row = found[0]
    assert row.finding is not None
    told = f"{row.value} {sentence(row.finding, ZH)}"
    assert row.label and all(word in told for word in words), told
    assert "{" not in told and len(sentence(row.finding, ZH)) <= 60


def test_a_whole_draft_has_nothing_that_keeps_it_from_being_final() -> None:
    now = replace(moment(), last=None)
    assert review.final(now) == ()
    assert {row.state for row in review.rows(now)} <= {"jump", "doubtful"}


def test_a_promise_of_last_year_nothing_is_said_of_is_a_row_that_goes_to_its_question() -> None:
    silent = moment().answers.drop(("rectified",)).drop(("problems",)).drop(("plans",))
    now = Moment(moment().pack, silent, last=moment().last)
    rows = [row for row in review.rows(now) if row.key.startswith("last_year.")]
    assert rows and all(row.label.startswith("上年的") for row in rows)
    assert all(plan.question_for(now, row.key) is not None for row in rows)
    done = overview.progress(now, overview.PROMISES)
    assert done.total - done.filled == len(rows)


def test_the_worst_comes_first_and_within_its_kind_the_order_of_the_menu() -> None:
    steps = [step for steps, *_ in PLANTED.values() for step in steps if step[:2] != (DROP, "agency")]
    now = planted([each for each in steps if each[1] not in ("as_of", "problems.2.cause")])
    rows = review.rows(now)
    ranks = [("contradiction", "missing", "pending", "taken", "jump", "doubtful").index(row.state) for row in rows]
    assert ranks == sorted(ranks)
    rank = naming.rank(now)
    for state in {row.state for row in rows}:
        keys = [row.key for row in rows if row.state == state]
        assert keys == sorted(keys, key=rank)
    assert rows == review.rows(planted([each for each in steps if each[1] not in ("as_of", "problems.2.cause")]))


def test_everything_lists_every_answer_in_the_order_of_the_menu_after_the_worst() -> None:
    now = moment()
    rows = review.rows(now, everything=True)
    answers = [row for row in rows if row.state == "answered"]
    assert rows == (*review.rows(now), *answers)
    assert [row.key for row in answers][:2] == ["year", "agency.name"]
    rank = naming.rank(now)
    tops = [rank(row.key)[0] for row in answers]
    assert tops == sorted(tops)
    assert all(row.label and row.value for row in answers)
    facts = [row.key for row in answers if row.key.startswith("facts.")]
    assert now.facts is not None
    assert len(facts) == len(now.facts.values) + len(now.facts.absent_topics)


def test_a_value_is_shown_as_it_was_typed() -> None:
    answers = opened(WHOLE).answers.put(("facts", "digital", "equipment"), leaf("６２ 台"))
    assert naming.value(moment(answers), "facts.digital.equipment") == "６２ 台"
    rows = Series((Leaf("甲"), Leaf("乙")))
    assert naming.value(moment(answers.put(("agency", "copies"), rows)), "agency.copies") == "甲；乙"


def test_an_item_written_as_one_line_or_with_chinese_names_is_found_by_its_key() -> None:
    plain = Series((Leaf("办案少"), Branch(((Leaf("不足"), Leaf("人手紧")), (Leaf("原因"), Leaf("编制少"))))))
    now = moment(opened(WHOLE).answers.put(("problems",), plain))
    assert naming.value(now, "problems.1.problem") == "办案少"
    assert naming.value(now, "problems.2.cause") == "编制少"
    keys = [row.key for row in review.rows(now, everything=True) if row.key.startswith("problems") and row.value]
    assert keys == ["problems.1.problem", "problems.2.problem", "problems.2.cause"]


def test_the_end_of_a_sitting_says_each_kind_once_with_its_number() -> None:
    steps = [(PUT, "facts.review-litigation.lost", "9件"), (DROP, "date", ""), (DROP, "plans", "")]
    now = planted(
        [*steps, *((PUT, f"problems.{n}.measure", "待补") for n in (1, 2, 3)), (PUT, "problems.4.cause", "待补")]
    )
    told = [sentence(each, ZH) for each in review.final(replace(now, last=None))]
    assert [words.split("：")[0] for words in told] == ["有1处前后对不上", "必填的还缺2处", "待补的还有4处"]
    many = planted(
        [(PUT, f"facts.{field.topic}.{key}", "待补") for key, field in list(moment().pack.fields.items())[:9]]
    )
    assert sentence(review.final(many)[-1], ZH).endswith("等。")


@pytest.mark.parametrize("lang", [ZH, EN])
def test_every_sentence_of_the_review_can_be_said_in_both_languages(lang: int) -> None:
    codes = {code for _, code in review._KINDS.values()} | {"review-jump"}
    codes |= {f"final-{state}" for state in ("contradiction", "missing", "pending", "taken")}
    assert all(FINDINGS[code][lang] for code in codes)


# -- nothing is lost on the way ------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(["待补", "无", "不适用", "1", "9999", "0"])


Spoilt = tuple[str, list[tuple[str, str, str]]]


@lru_cache
def answered(name: str) -> tuple[str, ...]:
    return tuple(key_of(path) for path in naming.answered(moment(name=name)))


@st.composite
def spoilt(draw: st.DrawFn) -> Spoilt:
    """A shipped example with some answers taken away or written anew."""
    name = draw(st.sampled_from(EXAMPLES))
    steps = []
    for key in draw(st.lists(st.sampled_from(answered(name)), max_size=12, unique=True)):
        rewritten = key.split(".")[0] in ("facts", "problems", "plans", "highlights") and key.count(".") > 1
        what = draw(st.sampled_from([PUT, DROP])) if rewritten else DROP
        steps.append((what, key, draw(TEXTS)))
    return name, steps


QUIET = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(spoilt())
def test_every_gap_is_one_row_with_a_question_to_go_to(case: Spoilt) -> None:
    now = planted(case[1], case[0])
    blocking = [each for each in gaps(now.pack, now.answers, now.last) if each.severity is Severity.GAP]
    rows = [row for row in review.rows(now) if row.finding is not None and row.finding.severity is Severity.GAP]
    places = {naming.label(now.pack, key) for key in (row.key for row in rows)}
    assert bool(rows) == bool(blocking)
    for found in blocking:
        keys = keys_of(found, now.pack)
        assert keys, found
        assert len([row for row in rows if row.key in keys]) >= 1, (found, rows)
    known = {row.key for row in overview.groups(now.pack, now.last)} | {*now.pack.topics, *now.pack.lists}
    for row in rows:
        assert row.label in places
        assert row.key in known or plan.question_for(now, row.key) is not None, row


@QUIET
@given(spoilt())
def test_a_matter_is_said_once(case: Spoilt) -> None:
    now = planted(case[1], case[0])
    rows = review.rows(now)
    told = [(row.key, row.state, row.finding and sentence(row.finding, ZH)) for row in rows]
    assert len(told) == len(set(told))
    assert len([row for row in rows if row.state == "missing"]) == len(
        {row.key for row in rows if row.state == "missing"}
    )


@QUIET
@given(spoilt())
def test_progress_never_counts_more_than_there_is(case: Spoilt) -> None:
    now = planted(case[1], case[0])
    for row, done in overview.progresses(now).items():
        assert 0 <= done.pending <= done.filled <= done.total, row
        assert 0 <= done.left <= done.total - done.filled, row
    conflicts = sum(each.conflict for each in matters(now))
    assert all(each.conflicts <= conflicts for each in overview.progresses(now).values())


def test_a_key_and_its_place_are_each_others_inverse() -> None:
    for path in naming.answered(moment()):
        assert naming.of_key(key_of(path)) == path


ONLY = {
    "publicity": "publicity",
    "法治宣传": "publicity",
    "enforcement": "enforcement",
    "规范执法行为": "enforcement",
    "安全生产监管": "enforcement-action",
    "不足和原因": "problems",
    "执法": "",
    "没有这一块": "",
}


@pytest.mark.parametrize("typed", ONLY)
def test_a_row_a_topic_or_a_list_is_named_by_any_part_only_it_has(typed: str) -> None:
    assert overview.subject(pack("yingji-fazhi"), typed) == ONLY[typed]
