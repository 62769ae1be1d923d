"""From a reading to a draft: topics, fields and texts of the samples, of our own reports, of invented ones."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from time import process_time
from typing import Any

import pytest
import yaml

from drafter.analysis.quantities import Fault, read
from drafter.mapping.analyse import analyse
from drafter.mapping.draft import Draft, draft, level_of, promises
from drafter.mapping.fields import assign
from drafter.mapping.topics import label, spread
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind, Reading
from drafter.model.source import plain
from drafter.reading.structure import read_structure
from drafter.store.packs import load_pack
from tests.conftest import EXAMPLES, ROOT
from tests.own_reports import trips
from tests.prose import render_example
from tests.round_trip import OWN

SHARED = ROOT.parent / "shared"
SAMPLES = ("aba-2019", "futian-2023", "jiaxing-2019", "pingdingshan-2024", "wansheng-2022")
NUMERIC = ("count", "money", "percent", "yoy", "ratio", "duration")
needs_samples = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the samples are not in the repository")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("yingji-fazhi")


@lru_cache(maxsize=8)
def gold(sample: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "gold" / f"{sample}.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=8)
def sample_reading(sample: str) -> Reading:
    text = (SHARED / "samples" / f"{sample}.txt").read_text(encoding="utf-8")
    return analyse(plain(text, sample), load_pack("yingji-fazhi"))


def by_place(reading: Reading) -> Mapping[tuple[int, int], tuple[int, Mention]]:
    passages = reading.structure.passages
    return {passages[each.passage].place(each.start): (n, each) for n, each in enumerate(reading.mentions)}


# -- against the gold ------------------------------------------------------------------------------------------------


@needs_samples
def test_topics_of_sections_reach_their_targets(pack: Pack) -> None:
    hits, total = [0, 0, 0], 0
    for sample in SAMPLES:
        reading = sample_reading(sample)
        passages = reading.structure.passages
        nodes = {passages[node.passage].place(node.start): node for node in reading.structure.nodes}
        for each in gold(sample)["outline"]:
            node = nodes.get((each["line"], each.get("start", 0)))
            if node is None:
                continue
            accepted = {each["topic"], *each.get("topic_alt", ())}
            total += 1
            hits[0] += node.topic == each["topic"]
            hits[1] += node.topic in accepted
            hits[2] += bool(accepted & {key for key, _ in node.topics})
    assert total >= 160
    assert [count / total >= target for count, target in zip(hits, (0.85, 0.95, 0.99), strict=True)] == [True] * 3


@needs_samples
def test_indicators_reach_their_targets(pack: Pack) -> None:
    told: dict[tuple[str, int, int], set[str]] = {}
    for indicator in json.loads((SHARED / "gold" / "indicators.json").read_text(encoding="utf-8"))["indicators"]:
        for each in indicator["occurrences"]:
            told.setdefault((each["doc"], each["line"], each["start"]), set()).add(indicator["slug"])
    right = wrong = 0
    for (sample, line, start), slugs in told.items():
        found = by_place(sample_reading(sample)).get((line, start))
        key = found[1].field if found else ""
        cues = pack.lexicon.fields.get(key)
        right += bool(slugs & {key, cues.broader if cues else ""})
        wrong += bool(key) and not slugs & {key, cues.broader if cues else ""}
    assert right / (right + wrong) >= 0.95
    assert right / len(told) >= 0.90


@needs_samples
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_figure_of_a_sample_stands_in_its_draft_and_most_in_fields(pack: Pack, sample: str) -> None:
    reading = sample_reading(sample)
    made = draft(reading, pack)
    stored = {n for value in made.values for n in value.mentions}
    places = by_place(reading)
    strong = [each for each in gold(sample)["facts"] if not each.get("weak") and each["kind"] in (*NUMERIC, "date")]
    found = [places.get((each["line"], each["start"])) for each in strong]
    standing = sum(each is not None and each[0] in made.placed for each in found)
    numeric = [each for each, fact in zip(found, strong, strict=True) if fact["kind"] in NUMERIC]
    assert standing / len(strong) >= 0.95
    assert sum(each is not None and each[0] in stored for each in numeric) / len(numeric) >= 0.55


@needs_samples
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_value_of_a_draft_is_one_the_facts_file_takes(pack: Pack, sample: str) -> None:
    reading = sample_reading(sample)
    for value in draft(reading, pack).values:
        field = pack.fields[value.key]
        if value.text not in ("", "无") and field.kind is not Kind.BOOL:
            assert not isinstance(read(value.text, field, reading.structure.identity.year), Fault), value


# -- our own reports -------------------------------------------------------------------------------------------------


def written(value: object) -> str:
    """A value of a facts file as bare text."""
    if isinstance(value, list):
        return "".join("".join(map(str, each.values())) if isinstance(each, dict) else str(each) for each in value)
    text = "是" if value is True else str(value)
    return re.sub(r"\s", "", text).translate(str.maketrans("（）", "()"))


def given_back(value: Any, made: Draft, key: str) -> bool:
    found = next((each for each in made.values if each.key == key), None)
    if found is None:
        return False
    rows = "".join(name + number for name, number in found.rows)
    back = {written(text) for text in (found.text, "".join(found.items), rows)}
    zero = {"0", "无"} if written(value) in ("0", "无") else set()
    return bool(back & ({written(value)} | zero))


def test_our_own_reports_give_their_facts_back_in_their_fields(pack: Pack) -> None:
    asked = right = 0
    for path in sorted(EXAMPLES.glob("*.yaml")):
        report = render_example(path.stem).text
        made = draft(analyse(plain(report, path.stem), pack), pack)
        for topic in yaml.safe_load(path.read_text(encoding="utf-8"))["facts"].values():
            for key, given in topic.items() if isinstance(topic, dict) else ():
                value = given["value"] if isinstance(given, dict) and "value" in given else given
                if value in ("待补", "不适用"):
                    continue
                asked += 1
                right += given_back(value, made, key)
    assert asked >= 280
    assert right / asked >= 0.98


# -- an invented report ----------------------------------------------------------------------------------------------

REPORT = """青芦市应急管理局2024年法治政府建设情况报告

青芦市人民政府：
现将2024年法治政府建设情况报告如下。
一、党政主要负责人履行推进法治建设第一责任人职责情况
一是加强组织领导。主要负责人召开专题会议，部署全年重点任务。
二、主要举措和成效
（一）严格规范执法
一是加大执法力度。抽调骨干组成6个检查组，深入园区开展夜查。全市检查企业236家，发现隐患1184条，行政处罚58件（上年46件）。
二是规范执法程序。推行说理式文书，当事人当场提出的疑问当场答复。
（二）开展普法宣传

发放宣传资料3.2万份，未发生行政诉讼案件。制作方言广播剧12集，在镇村循环播放。
三、存在的不足
（一）镇街办案能力不均。有4个镇街全年没有办成案件。原因是持证人员不足，培训没有跟上。下一步，将选派骨干跟班帮带。
（二）由于系统建设年份不同，执法信息需要重复录入。
四、2025年工作安排
（一）补足执法人员。组织镇街人员参加资格考试。力争年底前每个镇街有2名持证人员。
（二）推进数据共享
一是统一接口标准。二是取消重复录入。
青芦市应急管理局
2025年1月20日
"""


@pytest.fixture(scope="module")
def made(pack: Pack) -> Draft:
    return draft(analyse(plain(REPORT, "青芦.txt"), pack), pack)


def test_a_value_says_where_it_stands_and_what_last_year_was(made: Draft) -> None:
    value = next(each for each in made.values if each.key == "penalty-cases")
    line = REPORT.split("\n")[value.line - 1]
    assert (line[value.start : value.end], value.last_year, value.scope) == ("58件", "46件", "全市")
    assert value.taken_from == f"青芦.txt:{value.line}"
    assert not value.doubtful


def test_a_zero_told_in_words_is_none(made: Draft) -> None:
    assert next(each.text for each in made.values if each.key == "litigation") == "无"


def test_a_sentence_that_fields_tell_is_not_told_again(made: Draft) -> None:
    texts = [dict(each.texts)["text"] for each in made.of_list("highlights", "enforcement-action")]
    assert texts == ["抽调骨干组成6个检查组，深入园区开展夜查。"]


def test_the_duties_part_keeps_its_own_words(made: Draft) -> None:
    found = made.of_list("highlights", "leadership")
    assert [dict(each.texts) for each in found] == [
        {"title": "加强组织领导", "text": "主要负责人召开专题会议，部署全年重点任务。"}
    ]


def test_a_problem_is_parted_into_what_why_and_what_is_done(made: Draft) -> None:
    assert [dict(each.texts) for each in made.of_list("problems")] == [
        {
            "problem": "镇街办案能力不均。有4个镇街全年没有办成案件。",
            "cause": "持证人员不足，培训没有跟上。",
            "measure": "将选派骨干跟班帮带。",
        },
        {"problem": "执法信息需要重复录入", "cause": "系统建设年份不同"},
    ]


def test_plans_have_titles_and_targets_and_are_next_years_questions(made: Draft, pack: Pack) -> None:
    assert [dict(each.texts) for each in made.of_list("plans")] == [
        {
            "title": "补足执法人员",
            "text": "组织镇街人员参加资格考试。",
            "target": "年底前每个镇街有2名持证人员。",
        },
        {"title": "推进数据共享", "text": "一是统一接口标准。二是取消重复录入。"},
    ]
    assert [each.item for each in promises(made, pack)] == ["补足执法人员", "推进数据共享"]


def test_the_outline_is_the_reports_own(made: Draft) -> None:
    assert [each.heading for each in made.outline] == ["严格规范执法", "开展普法宣传"]


def test_no_figure_is_lost(made: Draft) -> None:
    assert made.unplaced == ()


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("江东省应急管理厅", "省级"),
        ("澜川市应急管理局", "市级"),
        ("澜川市青芦区应急管理局", "县级"),
        ("石枧县应急管理局", "县级"),
        ("重庆市应急管理局", "省级"),
        ("重庆市云滩区应急管理局", "县级"),
        ("澜川经开区应急管理局", "功能区"),
        ("云岭州应急管理局", "市级"),
        ("应急管理局", ""),
        ("", ""),
    ],
)
def test_the_level_of_an_agency_is_read_off_its_name(agency: str, level: str) -> None:
    assert level_of(agency) == level


HOSTILE = [
    "",
    "\n",
    "一",
    "《" * 3000,
    "（" * 3000,
    "1" * 3000,
    "一是" * 1500,
    "1件、" * 900,
    "无事故" * 900,
    "\ud800" * 99,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(each[:3]) for each in HOSTILE])
def test_any_text_gets_a_draft(pack: Pack, text: str) -> None:
    assert draft(analyse(plain(f"一、主要举措\n{text}\n二、下一步打算\n{text}", "x"), pack), pack) is not None
    assert draft(analyse(plain(text, "x"), pack), pack) is not None


def test_random_facts_files_come_back_in_their_fields() -> None:
    """A few of the files ``tests/own_reports.py`` makes; the script tries many."""
    done = list(trips(range(900, 906)))
    lost = [one for each in done for one in each.lost]
    assert len(lost) <= (1 - OWN) * sum(each.count for each in done), lost


def reported(text: str, agency: str = "青川县应急管理局") -> Reading:
    """A short report of one section."""
    lines = (
        f"{agency}2025年度法治政府建设情况报告",
        "青川县人民政府：",
        "一、主要举措和成效",
        "（一）加强执法。",
        text,
    )
    return analyse(plain("\n".join(lines)), load_pack("yingji-fazhi"))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("在11个社区设置卡点86处。", "hazards-found"),
        ("案均罚款2.75万元。", "penalty-amount"),
        ("出动执法人员5812人次。", "audience"),
        ("实现法治副校长配备全覆盖，398名法治副校长进校。", "audience"),
        ("对97家单位不予处罚，26家减轻处罚。", "exempted"),
        ("考评案卷500份，优秀、合格、不合格分别为312份、179份。", "files-unqualified"),
        ("取得法律职业资格的执法人员仅31名。", "staff-on-duty"),
        ("取消行政审批事项3项。", "service-items"),
        ("共清理文件296件，宣布失效34件。", "rules-abolished"),
    ],
)
def test_a_figure_that_only_looks_like_a_fields_fills_none(text: str, field: str, pack: Pack) -> None:
    values = {each.key: each.text for each in draft(reported(text), pack).values}
    wrong = {"exempted": "26家"}
    assert values.get(field, "") in ("", *(("97家",) if field in wrong else ())), values


def test_the_figures_of_another_kind_of_agency_are_less_sure(pack: Pack) -> None:
    own, other = (
        draft(reported("检查企业121家。", agency), pack).values[0] for agency in ("青川县应急管理局", "青川县教育局")
    )
    assert own.text == other.text and other.confidence < own.confidence


def test_a_figure_in_many_words_of_approximation_is_still_found(pack: Pack) -> None:
    assert {each.key: each.text for each in draft(reported("检查企业约1210家。"), pack).values} == {
        "inspected-enterprises": "约1210家"
    }


@pytest.mark.parametrize("text", ["12件，" * 12_000, "12件。\n" * 12_000, "无案件" * 11_000, "同比增长5%，" * 6_000])
def test_dense_figures_are_mapped_in_linear_time(text: str, pack: Pack) -> None:
    structure = label(read_structure(plain(text), pack.lexicon), pack)
    mention = Mention(MentionKind.COUNT, "12件", Decimal(12), "件", 0, 0, 3)
    size = len(structure.passages[0].text)
    many = tuple(replace(mention, start=at, end=at + 3) for at in range(0, min(size - 3, 40_000), 4))
    start = process_time()
    assign(structure, spread(structure, many, pack), pack)
    assert process_time() - start < 4


def test_kinds_of_figures_are_kinds_of_mentions() -> None:
    assert set(NUMERIC) <= set(MentionKind)


ELSEWHERE = [
    ("考评案卷500份，优秀、合格、不合格分别为312份、179份和9份。", {"files-unqualified": ("9份", "")}),
    ("2024年行政处罚46件。2025年行政处罚58件。", {"penalty-cases": ("58件", "46件")}),
    (
        "2024年行政处罚46件，罚款280万元，2025年行政处罚58件。",
        {"penalty-cases": ("58件", "46件"), "penalty-amount": None},
    ),
    (
        "行政处罚58件，上年46件，罚款312.6万元。",
        {"penalty-cases": ("58件", "46件"), "penalty-amount": ("312.6万元", "")},
    ),
    (
        "2023年以来，累计行政处罚180件，罚款900万元；2025年行政处罚58件。",
        {"penalty-cases": ("58件", ""), "penalty-amount": None},
    ),
    ("预计全年检查企业300家，力争行政处罚80件。", {"inspected-enterprises": None, "penalty-cases": None}),
    ("计划检查企业240家，实际检查企业236家。", {"plan-units": ("240家", ""), "inspected-enterprises": ("236家", "")}),
    ("按照年度执法计划检查企业236家。", {"plan-units": None, "inspected-enterprises": ("236家", "")}),
    ("全省检查企业98000家，我市检查企业1203家。", {"inspected-enterprises": ("1203家", ""), "random-inspected": None}),
    (
        "指导县区检查企业5120家，行政处罚322件；局本级检查企业236家，行政处罚58件。",
        {"inspected-enterprises": ("236家", ""), "penalty-cases": ("58件", ""), "random-inspected": None},
    ),
    ("对某化工企业罚款5万元，典型案例中最高罚款50万元；全年罚款312.6万元。", {"penalty-amount": ("312.6万元", "")}),
    (
        "检查企业、立案、行政处罚、罚款分别为1203家、70件、58件、312.6万元。",
        {"inspected-enterprises": ("1203家", ""), "penalty-cases": ("58件", ""), "penalty-amount": ("312.6万元", "")},
    ),
    ("行政处罚58件，罚款312.6万元；检查、立案、罚款、移送分别同比增长10%、20%、8%、33.3%。", {"amount-yoy": None}),
    (
        "罚款2449.43万元。专项行动罚款1124.45万元，同比增长23.47%。",
        {"penalty-amount": ("2449.43万元", ""), "amount-yoy": None},
    ),
]


@pytest.mark.parametrize(("text", "told"), ELSEWHERE, ids=[text[:16] for text, _ in ELSEWHERE])
def test_a_figure_of_another_year_plan_body_or_case_fills_no_field(
    text: str, told: Mapping[str, tuple[str, str] | None], pack: Pack
) -> None:
    values = {each.key: (each.text, each.last_year) for each in draft(reported(text, "青川市应急管理局"), pack).values}
    assert {key: values.get(key) for key in told} == told


def test_the_column_of_the_reports_year_is_the_value_and_the_one_before_it_last_years(pack: Pack) -> None:
    text = "指标\t2024年\t2025年\n行政处罚案件\t46件\t58件\n罚款金额\t280万元\t312.6万元"
    reading = reported(text, "青川市应急管理局")
    passages = tuple(replace(each, table="\t" in each.text) for each in reading.structure.passages)
    bare = tuple(replace(each, field="", aspect="") for each in reading.mentions)
    structure = replace(reading.structure, passages=passages)
    tabled = replace(reading, structure=structure, mentions=assign(structure, bare, pack))
    values = {each.key: (each.text, each.last_year) for each in draft(tabled, pack).values}
    assert values["penalty-cases"] == ("58件", "46件")
    assert values["penalty-amount"] == ("312.6万元", "280万元")


def test_a_figure_put_into_another_measure_word_is_doubtful(pack: Pack) -> None:
    value = next(each for each in draft(reported("发现问题隐患186个。"), pack).values if each.key == "hazards-found")
    assert value.doubtful and value.note


def test_a_value_compared_with_goes_with_the_figure_before_it_not_with_its_part(pack: Pack) -> None:
    text = "甲市应急管理局2024年法治政府建设年度报告\n\n一、主要举措\n\n全年作出行政处罚60件，比上年的50件增长20%，其中事故类案件12件。"
    told = draft(analyse(plain(text, "x"), pack), pack)
    assert {each.key: (each.text, each.last_year) for each in told.values if each.text in ("60件", "12件")} == {
        "penalty-cases": ("60件", "50件"),
        "accident-cases": ("12件", ""),
    }
