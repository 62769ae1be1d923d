"""The outline learned from digests: parts, orders, topics, lists, phrases, cues and templates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from drafter.digest.make import digest
from drafter.induction import templates
from drafter.induction.heads import clean, pattern
from drafter.induction.induce import induce
from drafter.induction.joining import Joiner
from drafter.induction.outline import outline
from drafter.induction.roles import puts_right, roles_of
from drafter.intake import read
from drafter.mapping.analyse import analyse
from drafter.mapping.draft import FIGURES, draft
from drafter.model.digest import Digest, Figure, Head
from drafter.model.learned import Learned
from drafter.model.pack import EMPTY, Pack
from drafter.packing import checking
from drafter.store.merging import write_pack
from drafter.store.packs import load_pack

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
CORPORA = ROOT / "tests" / "corpora"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the raw samples are not here: ../shared/samples")
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="the written corpora are not here: tests/corpora")
SHIPPED = ROOT / "templates" / "yingji-fazhi" / "sections"

Line = tuple[int, str, int]  # level, heading, how many figures stand under it


def of_lines(sample: str, lines: Sequence[Line], title: str = "{agency}{year}年物业管理工作报告") -> Digest:
    """A digest with these headings; under each as many counts as said."""
    heads: list[Head] = []
    figures: list[Figure] = []
    stack: list[int] = []
    for n, (level, heading, count) in enumerate(lines):
        while stack and heads[stack[-1]].level >= level:
            stack.pop()
        heads.append(Head(3 * n + 5, level, "cn-comma", "heading", heading, parent=stack[-1] if stack else -1))
        stack.append(n)
        figures += [
            Figure(3 * n + 6, 4 * k, k, n, "count", Decimal(k + 2), "件", f"{k + 2}件", "事项") for k in range(count)
        ]
    return Digest(
        sample,
        f"{sample}.txt",
        sample,
        900,
        title,
        "澜川市物业管理局",
        "澜川市",
        "市级",
        2024,
        "",
        tuple(heads),
        (),
        tuple(figures),
    )


FIXED = [
    of_lines(f"s{n}", [(1, "总体情况", 1), (2, "窗口服务", 2), (2, f"{word}巡查", 1), (1, "收费公示情况", 2), (1, "维修资金使用情况", 1),
                       (1, "存在的主要问题及改进情况", 0), (1, "其他需要报告的事项", 0)])
    for n, word in enumerate(("日常", "夜间", "电梯", "消防"))
]  # fmt: skip
FREE = [
    of_lines("f0", [(1, "主要工作成效", 0), (2, "规范收费公示", 2), (2, "加强电梯维保检查", 2), (1, "存在的问题", 0), (1, "下一步计划", 0)]),
    of_lines("f1", [(1, "{next-year}年工作安排", 0), (1, "工作开展情况", 0), (2, "强化电梯维保监管", 3), (2, "收费公示全覆盖", 1)]),
    of_lines("f2", [(1, "严格收费公示", 1), (1, "狠抓电梯维保", 2), (1, "存在问题和下一步打算", 0)]),
]  # fmt: skip


def learned(digests: Sequence[Digest], vocabulary: Pack = EMPTY) -> tuple[tuple[Digest, ...], list[Learned]]:
    ordered = sorted(digests, key=lambda each: each.sample)
    placed, entries = outline(ordered, vocabulary)
    return placed, list(entries)


def of(entries: Sequence[Learned], place: str) -> dict[str, Mapping[str, Any]]:
    return {each.key: each.content for each in entries if each.place == place}


def labels(entries: Sequence[Learned]) -> list[str]:
    return [content["label"] for content in of(entries, "pack.parts").values()]


@lru_cache(maxsize=4)
def digests_of(folder: Path, pack: str = "") -> tuple[Digest, ...]:
    known = load_pack(pack) if pack else EMPTY
    files = sorted(folder.glob("*.txt"))
    return tuple(digest(analyse(read(str(path)), known), path.stem, path.read_bytes(), known) for path in files)


# -- parts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("存在的问题和不足", ["problems"]),
        ("不足及其原因", ["problems"]),
        ("2025年工作打算", ["plan"]),
        ("下一步计划", ["plan"]),
        ("存在的主要问题和下一步打算", ["problems", "plan"]),
        ("党政主要负责人履行第一责任人职责情况", ["duty"]),
        ("其他需要报告的事项", ["other"]),
        ("主要工作及成效", []),
        ("2024年工作开展情况", []),
        ("主动公开情况", []),
    ],
)
def test_the_role_of_a_part_is_told_by_the_words_of_any_official_report(heading: str, keys: list[str]) -> None:
    assert [role.key for role in roles_of(heading, 2024)] == keys


def test_what_became_of_last_years_problems_is_no_list_of_problems() -> None:
    assert puts_right("上年度问题整改情况")
    assert not puts_right("存在的主要问题及改进情况")


def test_headings_that_recur_are_parts_of_their_own_in_their_usual_order() -> None:
    _, entries = learned(FIXED)
    assert labels(entries) == [
        "总体情况",
        "收费公示情况",
        "维修资金使用情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ]
    assert all(content.get("required") for content in of(entries, "pack.parts").values())


def test_headings_every_sample_words_anew_are_sections_of_one_part() -> None:
    placed, entries = learned(FREE)
    parts = of(entries, "pack.parts")
    assert [content.get("list", "") for content in parts.values()].count("") == 1
    assert {"problems", "plan"} <= parts.keys()
    third = placed[2].heads
    assert third[0].part == third[1].part != "problems"
    assert third[2].part == "problems"


def test_a_fused_part_puts_both_roles_in_the_order_of_its_sample() -> None:
    _, entries = learned(FREE[2:])
    order = next(iter(of(entries, "pack.orders").values()))["parts"]
    assert order[-2:] == ["problems", "plan"]


def test_orders_are_named_with_their_samples_the_commonest_first() -> None:
    turned = [of_lines(f"t{n}", [(1, "工作打算", 0), (1, "主要做法", 1), (1, "存在问题", 0)]) for n in range(1)]
    plain = [of_lines(f"p{n}", [(1, "主要做法", 1), (1, "存在问题", 0), (1, "下一步打算", 0)]) for n in range(3)]
    _, entries = learned([*turned, *plain])
    orders = [each for each in entries if each.place == "pack.orders"]
    assert [sorted(each.attested) for each in orders] == [["p0", "p1", "p2"], ["t0"]]
    assert orders[0].content["parts"][-1] == "plan"


@pytest.mark.parametrize(
    "digests",
    [
        [of_lines("one", [])],
        [of_lines("one", [(1, "主要工作情况", 2)])],
        [of_lines("one", [(1, "总体情况", 1), (1, "收费公示情况", 1), (1, "存在问题", 0)])],
        [
            of_lines("one", [(1, "甲项情况", 1), (1, "乙项情况", 1)]),
            of_lines("two", [(1, "存在问题", 0), (1, "下一步打算", 0)]),
        ],
        [FIXED[0], FIXED[0]],
        [*FIXED, *FREE],
    ],
    ids=["no heading", "one part", "one sample", "contradictory", "duplicates", "two kinds"],
)
def test_whatever_the_samples_every_topic_has_a_place_in_one_part(digests: list[Digest]) -> None:
    placed, entries = learned(digests)
    parts, topics = of(entries, "pack.parts"), of(entries, "pack.topics")
    told = [
        key
        for content in parts.values()
        for key in (
            *content.get("topics", ()),
            *(k for section in content.get("sections", ()) for k in section["topics"]),
        )
    ]
    assert sorted(told) == sorted(key for key, content in topics.items() if content["part"] in parts)
    listed = {key for key, content in parts.items() if content.get("list")}
    for each in placed:
        for figure in each.figures:
            assert (figure.topic in told) == (each.heads[figure.head].part not in listed)


# -- headings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ("加强组织领导,确保责任落实", "加强组织领导，确保责任落实"),
        ("{year}年度工作情况", "{year}年度工作情况"),
        ("收到和处理{X}申请情况", ""),
        ("提高{X}水平，狠抓收费公示", "狠抓收费公示"),
        ("围绕“四个100%”目标", ""),
        ("推进服务“一网", ""),
        ("推进{region}物业改革", ""),
    ],
)
def test_only_what_is_whole_is_printed_again(heading: str, printed: str) -> None:
    assert clean(heading, slots=True) == printed


def test_a_cut_word_is_completed_or_left_out() -> None:
    joiner = Joiner.of(["政府信息公开情况", "主要举措和成效"])
    assert joiner.printable("收到信息公{X}申请情况") == "收到信息公开申请情况"
    assert joiner.ending("推进各项{X}要举措和成效") == "主要举措和成效"


def test_a_heading_is_found_again_whatever_stood_in_its_slots() -> None:
    found = re.compile(pattern("{year}年推进{X}的主要安排"))
    assert found.search("2024年推进物业管理规范化的主要安排")
    assert not found.search("推进物业管理规范化的主要安排")


def test_topics_group_the_headings_of_one_subject() -> None:
    placed, entries = learned(FREE)
    lifts = {head.topic for each in placed for head in each.heads if "电梯" in head.heading}
    prices = {head.topic for each in placed for head in each.heads if "收费" in head.heading}
    assert len(lifts) == len(prices) == 1
    assert lifts != prices
    assert of(entries, "pack.topics")[lifts.pop()]["leads"]


# -- templates -------------------------------------------------------------------------------------------------------

MADE = {
    "report.md.j2": templates.report("overview"),
    "topic.md.j2": templates.topic(templates.MOVES),
    "measures.md.j2": templates.sectioned(),
    "responsibility.md.j2": templates.topical(templates.MOVES),
    "problems.md.j2": templates.problems(("problem", "cause", "measure"), ("problem", "cause"), True),
    "plans.md.j2": templates.plans(("title", "text", "target")),
    "other.md.j2": templates.others(),
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_shipped_template_is_what_learning_writes(name: str) -> None:
    shipped = (SHIPPED / name).read_text(encoding="utf-8")
    assert re.sub(r"\A(?:\{#[^\n]*#\}\n)+", "", shipped) == MADE[name]


def test_moves_are_told_in_the_order_learned() -> None:
    told = templates.topic(("measure", "basis", "data", "result"))
    assert told.index("topic.measures") < told.index("topic.basis") < told.index("topic.data")


# -- the whole way ---------------------------------------------------------------------------------------------------


def test_the_same_digests_in_any_order_teach_the_same() -> None:
    given = [*FIXED, *FREE]
    ordered = sorted(given, key=lambda each: each.sample)
    assert induce(given[::-1], EMPTY).entries == induce(ordered, EMPTY).entries


def written(folder: Path, digests: Sequence[Digest]) -> Pack:
    lesson = induce(digests, EMPTY)
    samples = {each.sample: each.sha256 for each in digests}
    write_pack(lesson, folder, {"id": folder.name, "name": "试学", "version": "0.1", "lexicon": "", "samples": samples})
    return load_pack(str(folder))


@needs_corpora
@pytest.mark.parametrize("name", ["zhengwu-gongkai", "jiaoyu-fazhi"])
def test_a_learned_pack_is_sound_and_carries_the_figures_of_its_texts(name: str, tmp_path: Path) -> None:
    texts = sorted((CORPORA / name).glob("*.txt"))
    pack = written(tmp_path / "learned", digests_of(CORPORA / name))
    assert [each for each in checking(str(tmp_path / "learned")) if each.blocks] == []
    carried = total = 0
    for path in texts[:3]:
        reading = analyse(read(str(path)), pack)
        assert [each.code for each in reading.findings if each.blocks] == []
        told = draft(reading, pack)
        figures = [n for n, each in enumerate(reading.mentions) if not each.weak and each.kind in FIGURES]
        carried, total = carried + sum(n in told.placed for n in figures), total + len(figures)
    assert carried >= 0.85 * total


@needs_corpora
def test_a_learned_pack_refuses_reports_of_another_kind(tmp_path: Path) -> None:
    pack = written(tmp_path / "learned", digests_of(CORPORA / "zhengwu-gongkai"))
    other = next(iter(sorted((CORPORA / "jiaoyu-fazhi").glob("*.txt"))))
    assert "reading-other-kind" in [each.code for each in analyse(read(str(other)), pack).findings if each.blocks]


@needs_corpora
def test_six_fixed_parts_are_found_in_their_order() -> None:
    _, entries = learned(digests_of(CORPORA / "zhengwu-gongkai"))
    assert len(labels(entries)) == 6
    assert labels(entries)[0] == "总体情况"
    assert labels(entries)[-2:] == ["存在的主要问题及改进情况", "其他需要报告的事项"]


@needs_samples
def test_the_real_samples_teach_their_four_parts_without_a_lexicon() -> None:
    _, entries = learned(digests_of(SAMPLES))
    parts = of(entries, "pack.parts")
    assert len(parts) == 4
    assert {"duty", "problems", "plan"} < parts.keys()
    assert all("{X}" not in heading for content in parts.values() for heading in content["headings"])


@needs_samples
def test_with_the_lexicon_every_topic_that_holds_a_known_figure_is_learned_where_the_pack_has_it() -> None:
    shipped = load_pack("yingji-fazhi")
    placed, entries = learned(digests_of(SAMPLES, "yingji-fazhi"), shipped)
    topics = of(entries, "pack.topics")
    seen = {shipped.fields[each.field].topic for found in placed for each in found.figures if each.field}
    assert seen <= topics.keys()
    assert all(content["part"] == shipped.topics[key].part for key, content in topics.items())
    names = set(of(entries, "pack.orders"))
    assert names == set(shipped.orders)


@needs_samples
def test_with_the_lexicon_order_and_support_are_learned_and_the_words_stay_a_persons() -> None:
    _, entries = learned(digests_of(SAMPLES, "yingji-fazhi"), load_pack("yingji-fazhi"))
    by = {(each.place, each.key): each.by for each in entries}
    assert by["pack.parts", "plan"] == "learned"
    assert {
        origin for (place, _), origin in by.items() if place in ("lexicon.topics", "lexicon.parts", "pack.phrases")
    } == {"person"}
    assert all(each.attested for each in entries if each.place == "pack.topics")
