"""The outline learned from digests: parts, orders, topics, lists, phrases, cues and templates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined

from drafter.digest.make import digest
from drafter.induction.induce import induce
from drafter.induction.outline import templates
from drafter.induction.outline.find import outline
from drafter.induction.outline.heads import clean, pattern
from drafter.induction.outline.joining import Joiner
from drafter.induction.outline.leads import leads
from drafter.induction.outline.roles import puts_right, roles_of
from drafter.intake import read
from drafter.mapping.analyse import analyse
from drafter.mapping.draft import FIGURES, draft
from drafter.model.digest import Digest, Figure, Head
from drafter.model.learned import Learned
from drafter.model.pack import EMPTY, Pack
from drafter.model.tree import Origin, Run
from drafter.packing import checking
from drafter.rendering.context import SectionText
from drafter.rendering.topic import TopicText
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


# -- what may be said before and over what is told -----------------------------------------------------------------------

LEADS = {
    "平台建设情况": ("平台建设方面",),
    "房屋资金管理": ("房屋资金管理方面",),
    "规范收费公示": ("规范收费公示",),
    "把电梯管好": ("把电梯管好",),
    "依法办理投诉": ("依法办理投诉",),
}


@pytest.mark.parametrize(("heading", "lead"), LEADS.items(), ids=LEADS)
def test_a_name_opens_a_sentence_with_a_word_that_lets_one_follow_and_a_deed_as_it_stands(
    heading: str, lead: tuple[str, ...]
) -> None:
    assert leads([heading], heading) == lead


@pytest.mark.parametrize(
    "claim", ["减少电梯故障", "电梯故障大幅下降", "率先公示电梯收费", "收费公示在会前完成", "物业培训常态化"]
)
def test_what_another_report_need_not_bear_out_or_speaks_of_something_else_opens_no_paragraph(claim: str) -> None:
    label = "规范电梯收费公示"
    assert leads([label, claim], label) == (label,)


def test_headings_over_a_topic_claim_nothing_where_others_do_not() -> None:
    texts = (("规范电梯维保", 2), ("电梯维保故障减少", 1))
    given = [
        of_lines(f"c{n}", [(1, "工作开展情况", 0), (2, text, count), (1, "存在的问题", 0)])
        for n, (text, count) in enumerate(texts)
    ]
    (topic,) = [each for each in of(learned(given)[1], "pack.topics").values() if "电梯" in each["label"]]
    assert topic["headings"] == ["规范电梯维保"]


@needs_corpora
def test_what_gives_its_section_the_heading_opens_with_no_lead_and_stands_first() -> None:
    _, entries = learned(digests_of(CORPORA / "zhengwu-gongkai"))
    topics = of(entries, "pack.topics")
    for part in of(entries, "pack.parts").values():
        for section in part.get("sections", ()):
            first, *others = section["topics"]
            assert topics[first].get("headings", []) == section["headings"]
            assert not others or "leads" not in topics[first]
            assert all(topics[key]["leads"] for key in others)


def test_a_section_of_one_sample_is_told_in_the_section_it_is_likest_to() -> None:
    given = [
        of_lines(
            "n0", [(1, "工作开展情况", 0), (2, "规范收费公示", 1), (2, "加强电梯维保检查", 2), (1, "存在的问题", 0)]
        ),
        of_lines(
            "n1", [(1, "工作开展情况", 0), (2, "收费公示到户", 1), (2, "强化电梯维保监管", 2), (1, "存在的问题", 0)]
        ),
        of_lines(
            "n2", [(1, "工作开展情况", 0), (2, "收费公示上墙", 1), (2, "物业企业星级评定", 2), (1, "存在的问题", 0)]
        ),
    ]
    told = [replace(each, what="电梯台账") if each.head == 2 else each for each in given[2].figures]
    given[2] = replace(given[2], figures=tuple(told))
    parts = of(learned(given)[1], "pack.parts").values()
    assert [len(section["topics"]) for part in parts for section in part.get("sections", ())] == [1, 2]


def test_what_is_said_of_a_whole_part_stands_below_its_heading_without_one_of_its_own() -> None:
    given = [
        of_lines(
            f"g{n}", [(1, "主要工作开展情况", 2), (2, "规范收费公示", 1), (2, "加强电梯维保", 2), (1, "存在的问题", 0)]
        )
        for n in range(2)
    ]
    entries = learned(given)[1]
    (general,) = [each for each in of(entries, "pack.topics").values() if each["label"] == "总体情况"]
    assert "headings" not in general and "leads" not in general
    content = next(each for each in of(entries, "pack.parts").values() if "sections" in each)
    assert content["sections"][0]["headings"] == []


def test_the_law_most_samples_report_under_stands_in_the_opening() -> None:
    law = Figure(3, 0, 0, -1, "doc_title", "《物业服务条例》", "", "《物业服务条例》", "", left="根据")
    cited = [replace(each, figures=(law, *each.figures)) for each in FIXED[:2]]
    told = of(learned([*cited, *FIXED[2:]])[1], "pack.phrases")["opening"]["variants"]
    assert all("《物业服务条例》" in each and "{agency}" in each and "{year}" in each for each in told)
    assert all("《" not in each for each in of(learned(FIXED)[1], "pack.phrases")["opening"]["variants"])


def item(key: str, lead: str = "", data: str = "办理事项9件。") -> TopicText:
    """A topic told in one sentence."""
    runs = [(Run(text, Origin("fact", key)),) if text else () for text in (lead, data)]
    return TopicText(key, key, lead=runs[0], data=runs[1])


def test_topics_without_a_lead_stand_first_and_are_not_counted() -> None:
    section = SectionText((), (item("b", "规范收费"), item("a"), item("c", "检查电梯")))
    told = [(each.topic.key, each.ordinal, each.named) for group in section.items for each in group]
    assert told == [("a", "", False), ("b", "一", False), ("c", "二", False)]


def test_one_topic_with_a_lead_behind_others_is_named() -> None:
    section = SectionText((), (item("a"), item("b", "规范收费")))
    assert [(each.topic.key, each.ordinal, each.named) for group in section.items for each in group] == [
        ("a", "", False),
        ("b", "", True),
    ]


# -- templates -------------------------------------------------------------------------------------------------------

MADE = {
    "report.md.j2": templates.report("overview"),
    "topic.md.j2": templates.topic(templates.MOVES),
    "measures.md.j2": templates.sectioned(),
    "responsibility.md.j2": templates.topical(templates.MOVES),
    "problems.md.j2": templates.problems(("problem", "evidence", "cause", "measure"), ("problem", "cause"), True),
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


def test_the_agencys_own_title_is_followed_by_its_own_text_whatever_is_told_first_elsewhere() -> None:
    told = templates.topic(("data", "basis", "measure", "result"))
    titled, plain = told[told.rindex("{% if item.topic.titled %}") :].split("{% else %}")
    assert titled.index("topic.measures") < titled.index("topic.data")
    assert plain.index("topic.data") < plain.index("topic.measures")


PLANNED = {
    "all with titles": (
        [("充实力量。", "招录3人。"), ("更换电梯。", "更换9台。")],
        ["**充实力量。**招录3人。", "**更换电梯。**更换9台。"],
    ),
    "some with titles": (
        [("充实力量。", "招录3人。"), ("", "更换电梯9台。")],
        ["一是充实力量。招录3人。", "二是更换电梯9台。"],
    ),
    "none": ([("", "招录3人。"), ("", "更换电梯9台。")], ["一是招录3人。", "二是更换电梯9台。"]),
}


@pytest.mark.parametrize(("entries", "lines"), PLANNED.values(), ids=PLANNED)
def test_plans_are_numbered_one_way(entries: list[tuple[str, str]], lines: list[str]) -> None:
    items = [{"title": title, "text": text} for title, text in entries]
    made = Environment(trim_blocks=True, undefined=StrictUndefined).from_string(templates.plans(("title", "text")))
    told = made.render(part={"heading": "安排", "entries": items}, ordinal=lambda n: "一二三"[n - 1])
    assert [line for line in told.splitlines() if line] == ["## 安排", *lines]


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
