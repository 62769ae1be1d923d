"""Clauses as frames, the moves they make, and what frames, order of moves and cue words are learned from digests."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from itertools import groupby

import pytest

from drafter.digest.frames import clauses
from drafter.digest.make import digest
from drafter.digest.moves import with_moves
from drafter.induction.frames import coverage, frames, keys, moves
from drafter.induction.outline.topic_cues import topic_cues
from drafter.intake import read_bytes
from drafter.mapping.analyse import analyse
from drafter.model.digest import MOVES, RUN, Clause, Digest, Head
from drafter.model.learned import Learned
from drafter.model.pack import EMPTY

REPORT = """青禾县档案馆2024年工作报告

现将2024年工作情况报告如下：
一、主要工作情况
（一）加强队伍建设。{body}
二、存在的问题
（一）基层力量不足。部分乡镇档案员业务能力不强，库房管理不够规范。
三、下一步工作计划
（一）继续推进库房改造。加大经费投入力度，提升服务水平。

青禾县档案馆
2025年1月8日
"""


@cache
def made(body: str, name: str = "one") -> Digest:
    content = REPORT.format(body=body).encode()
    return digest(analyse(read_bytes(content, f"{name}.txt"), EMPTY), name, content, EMPTY)


def of_body(body: str) -> list[Clause]:
    """The clauses of the item's own text, without those of its heading."""
    first = [each for each in made(body).clauses if each.head == 1 and each.move]
    return [each for each in first if each.line == first[0].line]


FRAMES = [
    ("我馆进一步加强档案安全管理", ["加强{X}安全管理"]),
    ("不断提升群众的满意度和档案利用水平", ["提升{X}利用水平"]),
    ("根据《档案管理办法》要求", ["根据{title}要求"]),
    ("按照“应收尽收”的原则", ["按照“{X}”原则"]),
    ("以数字化改革为抓手", ["以{X}为抓手"]),
    ("在上级部门的领导下", ["在{X}领导下"]),
    ("对库房设施进行全面检查", ["对{X}进行"]),
    ("全年共接待查档群众318人次", ["共{X}{count}", "群众{count}"]),
    ("投入资金86万元", ["投入{X}资金{money}"]),
    ("贯彻落实档案工作责任制", ["贯彻落实{X}工作责任制"]),
    ("充分发挥专家组作用", ["发挥{X}专家组作用"]),
    ("制定《库房管理细则》", ["制定{title}"]),
    ("部分设备仍需更新完善", []),
    ("档案意识还需进一步加强", ["{X}需{X}"]),
    ("全年未发生档案安全事故", ["未发生{X}"]),
    ("档案数字化率达98%", ["率达{percent}"]),
    ("开展“档案进校园”活动", ["开展“{X}”活动"]),
]


@pytest.mark.parametrize(("said", "expected"), FRAMES, ids=[said for said, _ in FRAMES])
def test_a_clause_becomes_its_verb_and_its_noun_around_a_slot(said: str, expected: list[str]) -> None:
    told = [each.frame for each in of_body(f"{said}。")]
    assert set(expected) <= set(told)


MOVE = [
    ("根据《档案管理办法》要求", "basis"),
    ("围绕中心工作", "basis"),
    ("组织业务培训", "measure"),
    ("完善借阅登记制度", "measure"),
    ("接待查档群众318人次", "data"),
    ("提升了利用水平", "result"),
    ("为基层单位提供了便利", "result"),
    ("仍存在设备老化问题", "problem"),
    ("下一步继续开展培训", "plan"),
]


@pytest.mark.parametrize(("said", "expected"), MOVE, ids=[said for said, _ in MOVE])
def test_a_clause_makes_the_move_its_words_and_figures_tell(said: str, expected: str) -> None:
    assert {each.move for each in of_body(f"{said}。")} == {expected}


def test_under_a_heading_of_problems_or_plans_every_clause_is_one() -> None:
    told = made("组织业务培训。")
    by_head = {n: {each.move for each in told.clauses if each.head == n} - {""} for n in range(len(told.heads))}
    assert [by_head[n] for n in (3, 5)] == [{"problem"}, {"plan"}]


def test_every_clause_of_the_body_is_counted_and_no_other_line() -> None:
    told = made("组织业务培训，天气晴，完善登记制度。")
    assert (
        len({(each.line, each.start) for each in told.clauses if each.head == 1}) == 4
    )  # the heading's own clause too
    assert not {1, 12, 13} & {each.line for each in told.clauses}
    assert "" in {each.frame for each in told.clauses}


def test_a_clause_of_a_heading_makes_no_move_and_the_moves_of_a_head_are_told_once_in_a_row() -> None:
    told = made("根据《档案管理办法》要求，组织业务培训，完善登记制度，接待群众318人次，提升服务水平。")
    assert told.heads[1].moves == ("basis", "measure", "data", "result")
    assert next(each for each in told.clauses if each.head == 1).move == ""


def test_moves_of_a_clause_with_two_frames_count_once() -> None:
    heads = (Head(1, 1, "", "heading", "甲"),)
    told = [Clause(1, 4, 0, 0, "measure", frame) for frame in ("加强{X}管理", "提升{X}水平")]
    assert with_moves(heads, told)[0].moves == ("measure",)


def test_no_frame_holds_a_name_a_number_or_more_than_a_few_characters_in_a_row() -> None:
    body = "展示了爱心重庆，青禾县档案馆联合青禾县教育局开展宣传活动3场次，向清河镇文化站赠送图书1200册。"
    for each in made(body).clauses:
        assert "青禾" not in each.frame and "清河" not in each.frame and "重庆" not in each.frame
        assert not re.search(r"\d", each.frame)
        assert all(len(run) <= RUN for run in re.findall("[\u3400-\u9fff]+", each.frame))


BODIES = (
    "根据《档案管理办法》要求，组织业务培训3期，提升服务能力。加强库房安全管理。",
    "按照上级部署，强化人员安全管理，共接待群众58人次，提高了服务能力。",
    "开展档案宣传活动，增强干部服务能力。为抓好落实，健全工作机制。",
)


def corpus() -> list[Digest]:
    return [made(body, f"sample-{n}") for n, body in enumerate(BODIES)]


def test_verbs_of_one_class_support_one_frame_with_its_samples_and_lines() -> None:
    known = {each.text: each for each in frames(corpus())}
    ability = next(each for text, each in known.items() if text.endswith("{X}服务能力"))
    assert {*ability.text.split("{")[0].split("／")} == {"提升", "提高", "增强"}
    assert {*ability.hits} == {"sample-0", "sample-1", "sample-2"}
    assert ability.move == "result"
    line = next(each.line for each in corpus()[0].clauses if each.frame == "提升{X}服务能力")
    assert ability.hits["sample-0"] == (line,)


def test_of_two_frames_with_the_same_clauses_only_the_narrower_is_kept() -> None:
    texts = [each.text for each in frames(corpus())]
    assert sum("安全管理" in each for each in texts) == 1
    assert not any(each.endswith("{X}管理") for each in texts)


def test_a_frame_needs_as_many_samples_as_asked_for() -> None:
    assert {len(each.hits) for each in frames(corpus(), 3)} == {3}
    assert len(frames(corpus(), 1)) > len(frames(corpus(), 2)) > len(frames(corpus(), 3)) > 0


def test_a_narrow_noun_is_also_counted_under_its_last_word() -> None:
    assert keys("加强{X}安全管理") == (("加强", "{X}", "安全管理"), ("加强", "{X}", "管理"))
    assert keys("") == ()


def test_coverage_counts_clauses_that_another_sample_has_a_frame_for() -> None:
    one, *others = corpus()
    part, whole = coverage(others, one)
    assert whole == len({(each.line, each.start) for each in one.clauses})
    assert 0 < part < whole
    assert coverage((), one) == (0, whole)


def test_moves_are_ordered_as_most_sentences_tell_them() -> None:
    assert [each for each in moves(corpus()) if each in ("basis", "measure", "data", "result")] == [
        "basis",
        "measure",
        "data",
        "result",
    ]
    assert {*moves(corpus())} <= {*MOVES}
    assert moves(()) == ()


def test_neither_frames_nor_moves_depend_on_the_order_of_samples() -> None:
    turned = corpus()
    random.Random(5).shuffle(turned)
    assert repr(frames(turned)) == repr(frames(corpus()))
    assert moves(turned) == moves(corpus())


def test_entries_of_one_clause_stand_side_by_side() -> None:
    told = made("全年共接待查档群众318人次，投入资金86万元。").clauses
    places = [place for place, _ in groupby(told, key=lambda each: (each.line, each.start))]
    assert len(places) == len(set(places))


def labelled() -> list[Digest]:
    """The corpus with a topic for the first part and one for the others."""
    return [
        replace(
            each,
            heads=tuple(replace(head, topic="staff" if n < 2 else "rest") for n, head in enumerate(each.heads)),
        )
        for each in corpus()
    ]


def test_cue_words_of_a_topic_are_its_name_and_words_that_stand_in_it_rather_than_elsewhere() -> None:
    topic = Learned("pack.topics", "staff", {"label": "人员与培训"}, {})
    (entry,) = topic_cues(labelled(), (topic,))
    assert entry.place == "lexicon.topics" and entry.key == "staff"
    assert entry.content["names"][:2] == ["人员", "培训"]
    assert "队伍" in entry.content["names"]
    assert not {"库房改造", "问题"} & {word for words in entry.content.values() for word in words}
    assert {*entry.attested} == {"sample-0", "sample-1", "sample-2"}


def test_cue_words_do_not_depend_on_the_order_of_samples() -> None:
    assert repr(topic_cues(labelled()[::-1], ())) == repr(topic_cues(labelled(), ()))


def test_clauses_reads_what_the_digest_holds() -> None:
    content = REPORT.format(body="组织业务培训。").encode()
    reading = analyse(read_bytes(content, "one.txt"), EMPTY)
    assert clauses(reading) == made("组织业务培训。").clauses
