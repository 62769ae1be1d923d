"""The skeleton of a report: lines joined, roles, outline, parts, identity; told on small texts of invented agencies."""

from __future__ import annotations

import json
import random
import time
from functools import lru_cache

import pytest
import yaml

from drafter.model.lexicon import Lexicon, PartCues
from drafter.model.reading import Structure
from drafter.model.source import Line, Source, plain
from drafter.reading.genre import verdict
from drafter.reading.normalise import normalise
from drafter.reading.passages import passages
from drafter.reading.structure import read_structure
from tests.conftest import ROOT
from tests.structure_cases import OUTLINES, STYLES
from tests.structure_pages import PAGES, ROLES
from tests.structure_printed import PRINTED
from tests.structure_printed_more import MORE
from tests.structure_unnumbered import UNNUMBERED

PARTED = {**PRINTED, **MORE, **UNNUMBERED}

SAMPLES = ("aba-2019", "futian-2023", "jiaxing-2019", "pingdingshan-2024", "wansheng-2022")
SHARED = ROOT.parent / "shared"


@lru_cache
def lexicon() -> Lexicon:
    """The parts of the shipped pack, read without the rest of it."""
    text = (ROOT / "templates" / "yingji-fazhi" / "lexicon.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(text)["parts"]
    return Lexicon(
        parts={
            key: PartCues(**{name: tuple(cue) if isinstance(cue, list) else cue for name, cue in cues.items()})
            for key, cues in rows.items()
        }
    )


def read(text: str, name: str = "x.txt") -> Structure:
    return read_structure(plain(text, name), lexicon())


def told(structure: Structure) -> tuple[str, ...]:
    """The outline in the notation of the cases."""
    rows = []
    for node in structure.nodes:
        words = node.heading if node.heading is not None else "" if node.kind == "unheaded" else node.lead
        rows.append(f"{node.level} {node.kind} {node.number or '-'} {words}")
    return tuple(rows)


@pytest.mark.parametrize("name", [*STYLES, *OUTLINES])
def test_the_outline_is_the_one_a_careful_reader_sees(name: str) -> None:
    text, expected = {**STYLES, **OUTLINES}[name]
    assert told(read(text)) == tuple(expected)


@pytest.mark.parametrize("name", list(PARTED))
def test_the_outline_of_a_report_as_bureaus_print_it_has_its_parts(name: str) -> None:
    text, expected = PARTED[name]
    found = [
        f"{node.level} {node.kind} {node.part} {node.number or '-'} "
        f"{node.heading if node.heading is not None else '' if node.kind == 'unheaded' else node.lead}".rstrip()
        for node in read(text).nodes
    ]
    assert found == list(expected)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n  \n  "])
@pytest.mark.parametrize("name", list(PAGES))
def test_every_line_has_its_role_whatever_the_blank_lines(name: str, gap: str) -> None:
    lines = PAGES[name]
    found = read(gap.join(line[2:] for line in lines))
    assert [judged.role.value for judged in found.roles] == [ROLES[line[0]] for line in lines]
    assert all(judged.rule for judged in found.roles)


_PARA = "2023年，全市共组织各类检查1208次，发现问题356项，均已整改到位；投入资金2.5万元，群众满意度持续提高，工作取得明显成效。"
_LONG = f"（一）强化服务。{_PARA}{_PARA}"


@pytest.mark.parametrize("at", range(12, len(_LONG) - 1, 5))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n  "])
def test_a_line_broken_in_mid_sentence_is_joined_again(at: int, end: str) -> None:
    text = f"一、主要做法\n{_LONG[:at]}{end}{_LONG[at:]}\n（二）强化监管。{_PARA}\n二、存在问题\n{_PARA}"
    closed = _LONG[at - 1] in "。；"
    joined = passages(plain(text))
    assert [one.raw for one in joined][1] == (_LONG[:at] if closed else _LONG)


def test_an_offset_in_a_joined_passage_leads_back_to_its_raw_line() -> None:
    joined = passages(plain("  检查企业1208家，发现问题和\n  隐患356项。"))[0]
    assert joined.raw == "检查企业1208家，发现问题和隐患356项。"
    assert joined.place(joined.raw.index("企业")) == (1, 4)
    assert joined.place(joined.raw.index("356")) == (2, 4)


@pytest.mark.parametrize("width", [20, 28, 32, 35, 38, 40, 45])
def test_a_text_wrapped_at_a_width_is_read_like_the_same_text_unwrapped(width: int) -> None:
    whole = f"一、主要做法\n（一）强化服务\n{_PARA * 3}\n（二）强化监管\n{_PARA * 2}\n二、存在问题\n{_PARA * 2}"
    wrapped = "\n".join(line[at : at + width] for line in whole.split("\n") for at in range(0, len(line), width))
    assert told(read(wrapped)) == told(read(whole))


_KEPT_APART = {
    "heading and paragraph": ("一、主要做法", _PARA),
    "heading without end mark and heading": ("一、主要做法", "（一）强化服务"),
    "title and addressee": ("澜川市教育局2023年度工作情况报告", "市委、市政府："),
    "addressee and opening": ("市委、市政府：", _PARA),
    "signature and date": ("澜川市教育局", "2024年1月20日"),
    "list items": ("1.检查情况统计表", "2.整改情况统计表"),
    "lines of a title": ("澜川市教育局", "关于2023年度工作情况的报告"),
    "paragraphs": (_PARA, _PARA),
}


@pytest.mark.parametrize("name", list(_KEPT_APART))
def test_lines_that_stand_for_themselves_are_never_joined(name: str) -> None:
    lines = _KEPT_APART[name]
    text = "\n".join(("澜川市教育局2023年度工作情况报告", *lines, _PARA) if name == "list items" else (*lines, _PARA))
    raws = [one.raw for one in passages(plain(text))]
    assert set(lines) <= set(raws)


def test_what_the_format_says_of_paragraphs_overrules_the_words() -> None:
    lines = (
        Line("全年共组织检查，发现的问题", starts=True),
        Line("均已整改到位。", starts=False),
        Line("，继续努力。", starts=True),
    )
    assert [one.raw for one in passages(Source("x", lines, "docx"))] == [
        "全年共组织检查，发现的问题均已整改到位。",
        "，继续努力。",
    ]


def test_a_paragraph_runs_on_over_a_page_number() -> None:
    raws = [one.raw for one in passages(plain("一、主要做法\n全年共组织检查，发现的问题和\n— 2 —\n隐患均已整改到位。"))]
    assert "全年共组织检查，发现的问题和隐患均已整改到位。" in raws and "— 2 —" in raws


NORMAL = {
    "浙江省某某厅,某市委、某市人民政府:": "浙江省某某厅，某市委、某市人民政府：",
    "共1,208家(含3.5万元);15:41开始": "共1,208家（含3.5万元）；15:41开始",
    "２０２３年１００％": "2023年100%",
    "某应急﹝2017﹞150号、某教[2024]5号、某教【2024】6号": "某应急〔2017〕150号、某教〔2024〕5号、某教〔2024〕6号",
    "【打印】［关闭］": "（打印）（关闭）",
    "﹙一﹚加强": "（一）加强",
    "二○二三年一月五日": "二〇二三年一月五日",
    "二0二三年、10名": "二〇二三年、10名",
    "甲　乙\u00a0丙\u2002丁": "甲 乙 丙 丁",
    "⼀是推进⺠生": "一是推进民生",
    "2015—2020、2015–2020、2015-2020": "2015—2020、2015–2020、2015-2020",
    "plain, English (text): no change": "plain, English (text): no change",
    '他说"好"。': "他说“好”。",
    "达100%,各项": "达100%，各项",
    "见http://a.cn:80/b": "见http://a.cn:80/b",
}


@pytest.mark.parametrize("raw", list(NORMAL))
def test_widths_and_forms_are_made_one_character_for_character(raw: str) -> None:
    assert normalise(raw) == NORMAL[raw]
    assert len(normalise(raw)) == len(raw)


PARTS = {
    "一、2023年度推进工作的主要举措和成效": "measures",
    "一、主要负责人履行推进法治建设第一责任人职责情况": "responsibility",
    "一、存在的问题和不足": "problems",
    "一、存在问题及原因分析": "problems",
    "一、2022年工作中存在问题的改进情况": "problems",
    "一、全面自查，认真梳理存在的问题和不足": "problems",
    "一、对照不足，研究部署下一步工作计划": "plan",
    "一、2024年度工作的初步安排": "plan",
    "一、2024年工作打算": "plan",
    "一、下一年度主要安排": "plan",
    "一、下步工作思路": "plan",
    "一、今后努力方向": "plan",
    "一、其他需要报告的情况": "other",
    "一、健全依法行政制度体系": "measures",
}


@pytest.mark.parametrize("heading", list(PARTS))
def test_a_part_is_told_by_its_heading(heading: str) -> None:
    found = read(f"2023年，我局认真履行职责。\n{heading}\n（一）强化服务。{_PARA}\n")
    assert [node.part for node in found.nodes] == [PARTS[heading]] * 2


def test_a_section_may_leave_the_part_it_stands_in() -> None:
    text = f"一、主要成效\n（一）强化服务。{_PARA}\n（二）主要负责人履行推进法治建设第一责任人职责。{_PARA}\n（三）强化监管。{_PARA}"
    assert [node.part for node in read(text).nodes] == ["measures", "measures", "responsibility", "measures"]


def test_a_plan_keeps_all_its_sections() -> None:
    text = f"一、主要成效\n{_PARA}\n二、下一步工作打算\n（一）履行第一责任人职责。{_PARA}\n（二）解决存在问题。{_PARA}"
    assert [node.part for node in read(text).nodes] == ["measures", "plan", "plan", "plan"]


IDENTITIES = {
    "from the title": ("澜川市教育局2023年度工作情况报告\n" + _PARA, "澜川市教育局", 2023),
    "关于 before": ("关于澜川市教育局2023年度工作情况的报告\n" + _PARA, "澜川市教育局", 2023),
    "关于 between": ("澜川市教育局关于2023年度工作情况的报告\n" + _PARA, "澜川市教育局", 2023),
    "Chinese numerals": ("澜川市教育局二〇二三年度工作情况报告\n" + _PARA, "澜川市教育局", 2023),
    "from the signature": (
        f"2023年度工作情况报告\n{_PARA}\n{_PARA}\n澜川市教育局\n2024年1月20日",
        "澜川市教育局",
        2023,
    ),
    "completed by the signature": (
        f"教育局2023年度工作报告\n{_PARA}\n{_PARA}\n澜川市教育局\n2024年1月20日",
        "澜川市教育局",
        2023,
    ),
    "year before the date": (
        "一、主要做法\n全市检查顺利。\n" * 3 + "澜川市教育局\n2024年1月20日",
        "澜川市教育局",
        2023,
    ),
    "a subject of its own after the body": (
        "沙棠县林业和草原局宣传工作总结（2023年）\n一、主要做法\n" + _PARA,
        "沙棠县林业和草原局",
        2023,
    ),
    "two signers on one line": (
        f"关于2023年度联合工作情况的报告\n{_PARA}\n{_PARA}\n澜川市教育局    澜川市公安局\n2024年1月20日",
        "澜川市教育局",
        2023,
    ),
    "nobody": ("一、主要做法\n全市检查顺利，成效明显。\n二、下步打算\n继续努力，再创佳绩。", "", 0),
}


@pytest.mark.parametrize("name", list(IDENTITIES))
def test_who_reports_on_which_year(name: str) -> None:
    text, agency, year = IDENTITIES[name]
    known = read(text).identity
    assert (known.agency, known.year) == (agency, year)


def test_everything_the_frame_says() -> None:
    text = (
        "澜川市教育局关于2023年度工作情况的报告\n发布日期: 2024- 01- 25 浏览次数:\n江东省教育厅，中共澜川市委、澜川市人民政府：\n"
        f"{_PARA}\n一、主要做法\n{_PARA}\n澜川市教育局\n二○二四年一月二十日"
    )
    known = read(text).identity
    assert known.addressees == ("江东省教育厅", "中共澜川市委", "澜川市人民政府")
    assert (known.signed_by, known.date, known.published) == ("澜川市教育局", "2024-01-20", "2024-01-25")
    assert (known.title, known.region) == ("澜川市教育局关于2023年度工作情况的报告", "澜川市")


REGIONS = {
    "深圳市福田区教育局": "广东省深圳市福田区",
    "平顶山市教育局": "河南省平顶山市",
    "重庆市万盛区教育局": "重庆市万盛区",
    "澜川市教育局": "澜川市",
    "吉林省教育厅": "吉林省",
    "凉山彝族自治州教育局": "四川省凉山彝族自治州",
}


@pytest.mark.parametrize("agency", list(REGIONS))
def test_a_place_gets_the_province_it_lies_in(agency: str) -> None:
    assert read(f"{agency}2023年度工作情况报告\n一、主要做法\n{_PARA}").identity.region == REGIONS[agency]


def test_a_bracket_of_kinds_of_places_is_one_addressee() -> None:
    found = read(f"2023年度工作情况通报\n各县（市、区）教育局，市直各学校：\n{_PARA}\n一、主要做法\n{_PARA}").identity
    assert found.addressees == ("各县（市、区）教育局", "市直各学校")


VERDICTS = {
    "": "reading-empty",
    " \n\n　": "reading-empty",
    "The annual report of the bureau on its work in the year 2023. " * 20: "reading-not-chinese",
    "この報告はひらがなとカタカナでかかれているのであります。" * 20: "reading-not-chinese",
    "安全生产工作情况报告": "reading-too-short",
    "".join(
        f"第{n}条 为了规范管理，制定本办法，适用于本市范围内的活动。\n" for n in "一二三四五六七八九"
    ): "reading-law",
    "\n".join(f"澜川市关于印发第{n}号工作方案的通知" for n in range(30)): "reading-list",
    "\n".join(f"单位{n}\t检查次数\t{n}次\t发现问题\t{n}项\t整改到位" for n in range(30)): "reading-table",
    f"{_PARA}\n{_PARA}\n{_PARA}\n": "reading-no-outline",
    "".join(f"{n}、今日要闻\n{_PARA}\n" for n in "一二三"): "reading-no-part",
    f"一、主要成效\n{_PARA * 3}\n二、下步打算\n{_PARA}\n": "reading-no-title",
}


@pytest.mark.parametrize("text", list(VERDICTS), ids=list(VERDICTS.values()))
def test_a_text_that_is_no_such_report_is_said_to_be_none(text: str) -> None:
    found = verdict(read(text), lexicon())
    assert found is not None and found.code == VERDICTS[text]


def test_a_report_gets_no_verdict() -> None:
    text = f"澜川市教育局2023年度工作情况报告\n{_PARA}\n一、主要成效\n{_PARA}\n二、存在问题\n{_PARA}\n三、下步打算\n{_PARA}"
    assert verdict(read(text), lexicon()) is None


REMARKS = {
    "numbering-skipped": f"一、主要做法\n{_PARA}\n二、成效\n{_PARA}\n四、问题\n{_PARA}",
    "numbering-repeated": f"一、主要做法\n{_PARA}\n二、成效\n{_PARA}\n二、问题\n{_PARA}",
    "numbering-restarted": f"一、主要做法\n{_PARA}\n二、成效\n{_PARA}\n一、问题\n{_PARA}",
    "heading-number-lost": f"（一）做法\n{_PARA}\n问题\n{_PARA}\n存在的问题\n{_PARA}\n（三）安排\n{_PARA}",
    "heading-mark-comma": f"1.落实决策程序。{_PARA}\n2.落实顾问制度。{_PARA}\n3.落实审查制度，{_PARA}",
    "heading-mark-missing": f"（一）规范校外培训行为2023年，我局排查，{_PARA}\n（二）加强队伍建设。{_PARA}",
    "heading-mark-blank": f"（一）强化组织领导 {_PARA}\n（二）加强队伍建设。{_PARA}",
    "heading-mark-uneven": f"一、主要做法\n{_PARA}\n二、工作成效。\n{_PARA}\n三、存在问题\n{_PARA}",
    "line-broken": "一、主要做法\n全年共组织各类检查，发现的问题和\n隐患均已整改到位，取得明显成效。",
}


@pytest.mark.parametrize("code", list(REMARKS))
def test_what_is_wrong_with_the_skeleton_is_said_with_its_place(code: str) -> None:
    found = [one for one in read(REMARKS[code]).findings if one.code == code]
    assert found and all(one.where.source == "x.txt" and one.where.line and one.where.column for one in found)


def test_word_styles_are_hints_and_may_be_wrong() -> None:
    lines = (
        Line("澜川市教育局2023年度工作情况报告", level=1, starts=True),
        Line(_PARA, level=2, starts=True),
        Line("主要做法", level=1, starts=True),
        Line(_PARA, starts=True),
        Line("强化服务", level=2, starts=True),
        Line(_PARA, starts=True),
        Line("存在问题", level=1, starts=True),
        Line(_PARA, starts=True),
    )
    found = read_structure(Source("x", lines, "docx"), lexicon())
    assert told(found) == ("1 heading - 主要做法", "2 heading - 强化服务", "1 heading - 存在问题")
    assert found.identity.title == "澜川市教育局2023年度工作情况报告"


def test_rows_of_tables_are_no_items() -> None:
    lines = (
        Line("一、主要做法"),
        Line(_PARA),
        Line("1.\t检查\t20次", table=True),
        Line("2.\t整改\t20项", table=True),
        Line("二、问题"),
    )
    assert [node.number for node in read_structure(Source("x", lines), lexicon()).nodes] == ["一、", "二、"]


_PIECES = (
    "一",
    "《",
    "（",
    "(",
    "1",
    "，一是",
    "。一是",
    "1.",
    "（一）",
    "①",
    "。",
    "“",
    " ",
    "\t",
    "\n",
    "一、\n",
    "\ud800",
    "\x00",
    "\u200b",
)
_PIECES += (
    "한글",
    "😀",
    "a ",
    "http://",
    "来源：",
    "首页>",
    "2023年1月1日",
    "某局",
    "附件\n",
    "二是强。\n",
    "一是x，二是y，",
    "○",
    "[",
    "第一条\n",
)


@pytest.mark.parametrize("piece", _PIECES, ids=[ascii(piece) for piece in _PIECES])
def test_no_input_hangs_or_breaks_it(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.perf_counter()
    found = read(text)
    assert time.perf_counter() - begun < 5
    verdict(found, lexicon())


@pytest.mark.parametrize("seed", range(20))
def test_garbage_gives_a_structure_with_spans_inside_it(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice("一二三是、（）。，：1.局年月日 \n《》“”;报告第其\t①") for _ in range(3000))
    found = read(text)
    for node in found.nodes:
        passage = found.passages[node.passage]
        assert 0 <= node.start <= node.end <= len(passage.raw) == len(passage.text)
        assert passage.raw[node.start :].startswith(node.number)


needs_gold = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared samples are not there")


@needs_gold
@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_as_annotated(name: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    found = read((SHARED / "samples" / f"{name}.txt").read_text(encoding="utf-8"), name)
    spots = [found.passages[node.passage].place(node.start) for node in found.nodes]
    assert spots == [(row["line"], row["start"]) for row in gold["outline"]]
    for node, row in zip(found.nodes, gold["outline"], strict=True):
        assert (node.level, node.heading, node.part, node.kind) == (
            row["level"],
            row["heading"],
            row["part"],
            row["kind"],
        )
    roles = {str(judged.line): judged.role.value for judged in found.roles}
    assert roles == gold["line_roles"]
