"""The repair log: what is wrong in a source is told at its place, clean text gives nothing, nothing is mended."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.finding import Finding, Severity
from drafter.model.reading import Identity, Judged, LineRole, Node, Passage, Piece, Structure
from drafter.model.source import plain
from drafter.reading.normalise import normalise
from drafter.reading.repairs import repairs

from .conftest import ROOT

CASES: dict[str, list[str]] = yaml.safe_load((ROOT / "tests" / "cases" / "repairs.yaml").read_text(encoding="utf-8"))
FRAME = ("source-title-missing", "source-addressee-missing", "source-signature-missing", "source-date-missing")


def built(text: str, nodes: Sequence[Node] = (), roles: Sequence[tuple[int, LineRole]] = ()) -> Structure:
    """A structure made by hand: each non-blank line is a passage, a paragraph unless said otherwise."""
    lines = plain(text).lines
    given_roles = dict(roles)
    passages = tuple(
        Passage(normalise(line.text), line.text, (Piece(0, number, 0),))
        for number, line in enumerate(lines, 1)
        if line.text.strip()
    )
    judged = tuple(
        Judged(number, given_roles.get(number, LineRole.PARAGRAPH), "by hand")
        for number, line in enumerate(lines, 1)
        if line.text.strip()
    )
    return Structure(passages, judged, tuple(nodes), Identity())


def told(
    text: str, nodes: Sequence[Node] = (), roles: Sequence[tuple[int, LineRole]] = (), **more: object
) -> list[Finding]:
    pairs = more.get("pairs", ())
    found = repairs(plain(text), built(text, nodes, roles), pairs)  # type: ignore[arg-type]
    return [one for one in found if one.code not in FRAME]


@pytest.mark.parametrize("case", [case for case in CASES["found"] if "=> none" not in case])
def test_a_defect_is_told_where_it_stands_with_what_is_meant(case: str) -> None:
    marked, _, rest = case.partition(" => ")
    code, _, better = rest.partition(" -> ")
    text = re.sub("[⟦⟧]", "", marked)
    start, length = marked.index("⟦"), marked.index("⟧") - marked.index("⟦") - 1
    places = {(one.where.line, one.where.column, one.where.length): one for one in told(text) if one.code == code}
    assert (1, start + 1, length) in places
    if better:
        assert places[1, start + 1, length].params["suggestion"] == better


@pytest.mark.parametrize("text", CASES["clean"])
def test_clean_text_gives_no_finding(text: str) -> None:
    assert [(one.code, one.params["text"]) for one in told(text)] == []


def heading(
    passage: int,
    number: str,
    end: int,
    terminator: str = "",
    level: int = 1,
    style: str = "cn-comma",
    kind: str = "heading",
) -> Node:
    return Node(level, number, "标题", kind, style, passage, 0, end, terminator)


OUTLINES = [
    ("一、甲\n二、乙\n四、丁", ["一、", "二、", "四、"], [(3, "source-number-order", "三、")]),
    ("一、甲\n二、乙\n二、丁", ["一、", "二、", "二、"], [(3, "source-number-repeated", "三、")]),
    ("二、乙\n三、丙\n四、丁", ["二、", "三、", "四、"], [(1, "source-number-order", "一、")]),
    ("一、甲\n二、乙\n进一步\n四、丁", ["一、", "二、", "", "四、"], [(3, "source-number-lost", "")]),
    ("一、甲\n二、乙\n三、丙", ["一、", "二、", "三、"], []),
]


@pytest.mark.parametrize(("text", "numbers", "expected"), OUTLINES)
def test_numbers_of_sister_headings_are_followed(
    text: str, numbers: list[str], expected: list[tuple[int, str, str]]
) -> None:
    nodes = [heading(at, number, 3) for at, number in enumerate(numbers)]
    assert [(one.where.line, one.code, one.params["suggestion"]) for one in told(text, nodes)] == expected


def test_items_of_running_text_may_start_again() -> None:
    nodes = [
        heading(at, number, 3, "。", style="shi", kind="run_in")
        for at, number in enumerate(["一是", "二是", "一是", "二是"])
    ]
    assert told("一是甲。\n二是乙。\n一是丙。\n二是丁。", nodes) == []


@pytest.mark.parametrize(
    ("ends", "code"),
    [
        (["", "", "。"], "source-heading-mark-extra"),
        (["。", "。", ""], "source-heading-mark-lost"),
        (["。", "。", "，"], "source-heading-end-mark"),
    ],
)
def test_a_heading_that_ends_otherwise_than_its_sisters_is_told(ends: list[str], code: str) -> None:
    text = "\n".join(f"{number}、标题{end}" for number, end in zip("一二三", ends, strict=True))
    nodes = [heading(at, f"{'一二三'[at]}、", 4, end) for at, end in enumerate(ends)]
    assert [(one.where.line, one.code) for one in told(text, nodes)] == [(3, code)]


def test_numbering_forms_mixed_are_told_once_with_the_usual_form() -> None:
    text = "1．甲\n2．乙\n3. 丙"
    nodes = [heading(at, number, 3, style="arabic-dot") for at, number in enumerate(["1．", "2．", "3."])]
    assert [(one.where.line, one.code, one.params["other"]) for one in told(text, nodes)] == [
        (3, "source-number-forms", "1．")
    ]


def test_terms_that_the_pack_pairs_are_told_at_the_rarer_one() -> None:
    text = "推进甲词。\n继续甲词。\n落实乙词。"
    assert [(one.where.line, one.params["suggestion"]) for one in told(text, pairs=[("甲词", "乙词")])] == [(3, "甲词")]


def test_one_term_of_a_pair_alone_is_no_finding() -> None:
    assert told("推进甲词。", pairs=[("甲词", "乙词")]) == []


def test_half_width_marks_are_told_once_for_the_whole_text() -> None:
    found = told("一,二;三:四\n五,六")
    assert [(one.code, one.params["count"], one.where.column) for one in found] == [("source-half-width", "4", 2)]


def test_blanks_beside_figures_are_told_once_when_they_are_the_habit() -> None:
    found = told("全年办理 12 件，培训 30 人，走访 5 家")
    assert [(one.code, one.params["count"]) for one in found] == [("source-blank", "6")]


def test_what_a_report_lacks_is_told() -> None:
    found = repairs(plain("正文。"), built("正文。"))
    assert {one.code for one in found} == set(FRAME)


ROLES = [
    ("标题上\n标题下\n正文。", [(1, LineRole.TITLE), (2, LineRole.TITLE)], (1, "source-title-parted")),
    ("正文。\n某局 2024年1月5日", [(2, LineRole.SIGNATURE_DATE)], (2, "source-signature-date")),
    ("当前位置\n首页\n正文。", [(1, LineRole.FURNITURE), (2, LineRole.FURNITURE)], (1, "source-furniture")),
]


@pytest.mark.parametrize(("text", "roles", "expected"), ROLES)
def test_lines_that_do_not_belong_or_are_laid_out_wrongly_are_told(
    text: str, roles: list[tuple[int, LineRole]], expected: tuple[int, str]
) -> None:
    assert expected in [(one.where.line, one.code) for one in told(text, roles=roles)]


def test_the_copy_line_of_an_official_paper_is_no_furniture() -> None:
    assert told("正文。\n抄送：澜川市人民政府办公室。", roles=[(2, LineRole.FURNITURE)]) == []


def test_an_unheaded_part_is_told() -> None:
    node = Node(1, "", None, "unheaded", "none", 1, 0, 3)
    assert [(one.where.line, one.code) for one in told("正文。\n在取得成绩的同时。", [node])] == [
        (2, "source-part-unheaded")
    ]


def test_a_paragraph_that_stands_twice_is_told_with_its_first_place() -> None:
    text = "本段文字足够长，足够长，足够长，足够长，足够长，足够长，足够长。"
    found = told(f"{text}\n另一段。\n{text}")
    assert [(one.where.line, one.code, one.params["first"]) for one in found] == [(3, "source-paragraph-repeated", "1")]


def test_a_paragraph_that_breaks_off_is_told() -> None:
    found = told("本段文字足够长，足够长，足够长，足够长，足够长，足够长，足够长，")
    assert [one.code for one in found] == ["source-paragraph-cut-off"]


def test_uneven_blank_lines_are_told_once() -> None:
    text = "甲。\n\n乙。\n\n丙。\n\n丁。\n\n戊。\n己。"
    assert [(one.where.line, one.code) for one in told(text)] == [(10, "source-blank-lines-uneven")]


def test_a_value_that_may_be_wrong_is_a_warning_and_the_rest_a_note() -> None:
    found = {one.code: one.severity for one in told("从910日起,做好工作")}
    assert found == {"source-date-month-lost": Severity.WARNING, "source-half-width": Severity.NOTE}


def test_a_text_wrong_throughout_gives_a_bounded_list_that_says_what_it_left_out() -> None:
    found = [one for one in told("绕围中心。" * 50) if one.code == "source-wrong-word"]
    assert len(found) == 20
    assert found[-1].params["left"] == "30"


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("《》〈〉〔〕（）“”‘’[]号年月日2023〇一二三是、，。；：ー局的截止登陆 \u00a0\ud800\ufffd\n"),
    ),
    max_size=300,
)


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_any_text_gives_findings_that_lie_inside_it(text: str) -> None:
    source = plain(text)
    for one in repairs(source, built(text)):
        assert one.severity in (Severity.NOTE, Severity.WARNING)
        if one.where.line:
            line = source.lines[one.where.line - 1].text
            assert 1 <= one.where.column <= len(line) + 1
            assert one.where.column + one.where.length <= len(line) + 1


@pytest.mark.parametrize(
    "unit",
    [
        "《",
        "》",
        "（",
        "）",
        "“",
        "“甲乙丙丁”",
        "‘",
        "2",
        "9月",
        "一是",
        "，",
        "。",
        "的",
        "ー",
        " ",
        "甲 ",
        "\u00a0",
        "《甲",
        "\ufffd",
        "甲\n",
    ],
)
def test_a_hundred_kilobytes_of_anything_take_less_than_two_seconds(unit: str) -> None:
    text = unit * (100_000 // len(unit.encode("utf-8", "surrogatepass")))
    source, structure = plain(text), built(text)
    began = time.process_time()
    repairs(source, structure)
    assert time.process_time() - began < 2


def test_no_case_repeats() -> None:
    every = [*CASES["found"], *CASES["clean"]]
    assert len(every) == len(set(every)) >= 80
