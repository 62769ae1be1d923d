"""Figures as they arrive in practice: sums worked out, the live line, what is said after an answer, jumps that need a reason."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter import app
from drafter.analysis.quantities import Fault, read
from drafter.interview import figures, hints, reasons
from drafter.interview.answering import take
from drafter.interview.moment import Moment
from drafter.messages import EN, FINDINGS, UI, ZH, sentence
from drafter.model.finding import Finding, Severity
from drafter.model.question import Question, Role
from drafter.sitting import draft_of, open_draft, write
from tests import interview_moments as at
from tests.conftest import EXAMPLES
from tests.interview_moments import PACK, asked, moment, put, without

COUNT, MONEY, SHARE, CHANGE = "penalty-cases", "penalty-amount", "online-rate", "cases-yoy"


def said(found: tuple[Finding, ...]) -> list[str]:
    return [sentence(each) for each in found]


# -- sums ----------------------------------------------------------------------------------------------------------------

SUMS = [
    (COUNT, "412+38", "450"),
    (COUNT, "412件+38件", "450件"),
    (COUNT, "412件+38", "450件"),
    (COUNT, "412+38件", "450件"),
    (COUNT, "1.2万+300", "12300"),
    (COUNT, "1.2万件+2万件", "3.2万件"),
    (COUNT, "(12+8)*3", "60"),
    (COUNT, "（１２＋８）×３", "60"),
    (COUNT, "450-38", "412"),
    (COUNT, "450−38", "412"),
    (COUNT, "１，２０８＋２", "1210"),
    (COUNT, "12×3", "36"),
    (COUNT, "12x3", "36"),
    (COUNT, "12件×3", "36件"),
    (COUNT, "1200÷4", "300"),
    (COUNT, "1200/4", "300"),
    (COUNT, "12/4=", "3"),
    (COUNT, "2023-5=", "2018"),
    (COUNT, "=412+38", "450"),
    (COUNT, "412+38=450", "450"),
    (COUNT, "412+38=450件", "450件"),
    (COUNT, "412 + 38 =", "450"),
    (COUNT, "450=", "450"),
    (COUNT, "((((12))))", "12"),
    (COUNT, "38件-38件", "0件"),
    (COUNT, "30-20=", "10"),
    (COUNT, "26-1-20=", "5"),
    (COUNT, "100-20-30", "50"),
    (COUNT, "2000/50", "40"),
    (COUNT, "5-2+1", "4"),
    (MONEY, "12万元+3000元", "12.3万元"),
    (MONEY, "201.3+38", "239.3"),
    (MONEY, "0.1+0.2", "0.3"),
    (MONEY, "12万元*3", "36万元"),
    (MONEY, "(12万元+8万元)/2", "10万元"),
    (MONEY, "1.5万+2万", "3.5万元"),
    (MONEY, "1亿元+200万元", "1.02亿元"),
    (MONEY, "1亿元+3元", "100000003元"),
    (SHARE, "100-3.5", "96.5"),
    (SHARE, "50%+20%", "70%"),
    (CHANGE, "20-30=", "-10"),
]


@pytest.mark.parametrize(("key", "typed", "value"), SUMS)
def test_a_sum_is_worked_out_in_the_unit_it_was_typed_in(key: str, typed: str, value: str) -> None:
    assert figures.evaluated(PACK, asked(key), typed) == value


READ_ALREADY = ["１，２０８", "1,208件", "1.2万", "约400件", "4000余件", "0", "450", "1208起"]


@pytest.mark.parametrize("typed", READ_ALREADY)
def test_what_the_reader_reads_stays_as_it_was_typed(typed: str) -> None:
    assert figures.evaluated(PACK, asked(COUNT), typed) == typed


LEFT_TO_THE_READER = [
    "",
    "-5",
    "+5",
    "412+",
    "n/a",
    "—",
    "3至5件",
    "三十",
    "待补",
    "无",
    "不适用",
    "12，08",
    "*3",
    "0x5",
    "0X1F",
]
LEFT_TO_THE_READER += ["12（含2）", "12（其中2件）", "5百", "1万2000"]


@pytest.mark.parametrize("typed", LEFT_TO_THE_READER)
def test_what_is_no_calculation_is_left_to_the_reader(typed: str) -> None:
    assert figures.evaluated(PACK, asked(COUNT), typed) == typed


TROUBLES = [
    (COUNT, "100/3", "sum-inexact"),
    (COUNT, "412/8", "not-whole"),
    (COUNT, "20-30", "sum-negative"),
    (COUNT, "3-5件", "sum-negative"),
    (COUNT, "2023-5", "sum-date"),
    (COUNT, "2025-12-31", "sum-date"),
    (COUNT, "12/4", "sum-date"),
    (COUNT, "12-5", "sum-date"),
    (COUNT, "2025-13-01", "sum-date"),
    (COUNT, "26-1-20", "sum-date"),
    (COUNT, "26－1－20", "sum-date"),
    (COUNT, "1/1/1", "sum-date"),
    (COUNT, "2026/1/20", "sum-date"),
    (COUNT, "10-9-2024", "sum-date"),
    (COUNT, "2025-2024", "sum-date"),
    (COUNT, "2025-300", "sum-date"),
    (COUNT, "2024/2025", "sum-date"),
    (COUNT, "30-20", "sum-date"),
    (COUNT, "30 - 20", "sum-date"),
    (COUNT, "412-398件", "sum-date"),
    (COUNT, "5/0", "sum-over-nought"),
    (COUNT, "50/(3-3)", "sum-over-nought"),
    (COUNT, "约400+38", "sum-approx"),
    (COUNT, "412件+38起", "sum-units"),
    (COUNT, "412件+38户", "unit"),
    (COUNT, "12件*3件", "sum-form"),
    (COUNT, "(12+8", "sum-form"),
    (COUNT, "12+8)", "sum-form"),
    (COUNT, "12+*8", "sum-form"),
    (COUNT, "2**3", "sum-form"),
    (COUNT, "412+38=440", "sum-wrong"),
    (COUNT, "1+" * 60 + "1", "sum-form"),
    (COUNT, "(" * 70 + "1+1", "sum-form"),
    (COUNT, "999999999999999*10", "too-long"),
    (MONEY, "12万+3000", "sum-bare"),
    (MONEY, "12万元+3000", "sum-bare"),
    (MONEY, "3-5万元", "sum-bare"),
    (SHARE, "80+30", "range"),
    (SHARE, "236/240*100", "sum-inexact"),
]


@pytest.mark.parametrize(("key", "typed", "code"), TROUBLES)
def test_a_sum_that_has_no_one_value_is_said_and_never_guessed(key: str, typed: str, code: str) -> None:
    found = figures.evaluated(PACK, asked(key), typed)
    assert isinstance(found, Finding)
    assert (found.code, found.severity) == (code, Severity.UNREADABLE)
    assert PACK.fields[key].label in sentence(found)


OFFERED = ["30-20", "26-1-20", "2025-13-01", "2025-2024", "1/1/1", "12-5"]


@pytest.mark.parametrize("typed", OFFERED)
def test_what_may_be_a_date_or_a_range_says_how_to_have_it_worked_out(typed: str) -> None:
    found = figures.evaluated(PACK, asked(COUNT), typed)
    assert isinstance(found, Finding) and f"请在后面加“=”，如“{typed}=”" in sentence(found)


ADVISED = [
    (COUNT, "5百", "请只用阿拉伯数字，如“500”（GB/T"),
    (COUNT, "100亿亿", "请只用阿拉伯数字（GB/T"),
    (COUNT, "1万2000", "请只用阿拉伯数字（GB/T"),
    (COUNT, "0x1F", "（写的是“0x1F”）。请写成“12件”"),
    (COUNT, "12（含2）", "（写的是“12（含2）”）。请写成“12件”"),
    (MONEY, "abc", "请写成“12万元”"),
    (SHARE, "abc", "请写成“12%”"),
]


@pytest.mark.parametrize(("key", "typed", "words"), ADVISED)
def test_what_is_no_number_is_advised_in_the_unit_of_its_field(key: str, typed: str, words: str) -> None:
    found = take(moment(), asked(key), typed)
    assert isinstance(found, Finding) and words in sentence(found)


def test_a_share_typed_as_a_fraction_is_left_to_the_reader_who_offers_the_percentage() -> None:
    assert figures.evaluated(PACK, asked(SHARE), "236/240") == "236/240"


@pytest.mark.parametrize("key", ["leading-group", "work-plan", "laws-list", "power-breakdown", "decision-rule"])
def test_words_and_lists_are_never_taken_for_sums(key: str) -> None:
    assert figures.evaluated(PACK, asked(key), "12+8") == "12+8"


def test_last_years_value_is_worked_out_like_this_years() -> None:
    assert figures.evaluated(PACK, asked(COUNT, Role.LAST, ("last_year",)), "40+6") == "46"


def test_a_note_is_never_worked_out() -> None:
    assert figures.evaluated(PACK, asked(COUNT, Role.REASON, ("note",)), "40+6") == "40+6"


NUMBERS = st.one_of(
    st.integers(0, 9999).map(str),
    st.decimals(0, 999, places=2, allow_nan=False).map(lambda each: format(each, "f")),
)


def joined(parts: st.SearchStrategy[tuple[str, Fraction | None]]) -> st.SearchStrategy[tuple[str, Fraction | None]]:
    def join(
        left: tuple[str, Fraction | None], sign: str, right: tuple[str, Fraction | None]
    ) -> tuple[str, Fraction | None]:
        text = f"({left[0]}{sign}{right[0]})"
        if left[1] is None or right[1] is None or (sign in "/÷" and not right[1]):
            return text, None
        made = {"+": left[1] + right[1], "-": left[1] - right[1], "×": left[1] * right[1], "*": left[1] * right[1]}
        return text, made[sign] if sign in made else left[1] / right[1]

    return st.builds(join, parts, st.sampled_from("+-×*/÷"), parts)


TREES = st.recursive(NUMBERS.map(lambda each: (each, Fraction(each))), joined, max_leaves=5)


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_every_sum_comes_to_what_fractions_say_or_is_refused(tree: tuple[str, Fraction | None]) -> None:
    text, value = tree
    assume(len(text) < 80 and "(" in text)
    got = figures.evaluated(PACK, asked("penalty-amount"), text + "=")
    if value is None:
        assert isinstance(got, Finding) and got.code == "sum-over-nought"
    elif isinstance(got, str):
        assert Fraction(got) == value
    elif got.code == "sum-inexact":
        assert (value * 10**40).denominator != 1
    else:
        assert (got.code == "sum-negative" and value < 0) or got.code == "too-long"


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=20), st.text("0123456789+-*/().,万亿元件%=约余 ×÷至", max_size=16)),
    st.sampled_from([COUNT, MONEY, SHARE]),
)
def test_whatever_is_typed_gives_a_text_or_a_sentence_and_a_sum_worked_out_can_be_read(text: str, key: str) -> None:
    got = figures.evaluated(PACK, asked(key), text)
    if isinstance(got, Finding):
        assert got.code in FINDINGS and sentence(got)
    elif got != text:
        assert not isinstance(read(got, PACK.fields[key], 2025), Fault)
        assert figures.evaluated(PACK, asked(key), got) == got


# -- while typing ----------------------------------------------------------------------------------------------------------

ECHOES = [
    ("penalty-cases", "412+38", ["＝450件", "（比上年增长878.26%）"]),
    ("penalty-cases", "46", ["＝46件", "（与上年持平）"]),
    ("penalty-cases", "23", ["＝23件", "（比上年下降50%）"]),
    ("penalty-amount", "300万", ["＝300万元", "（比上年增长4.38%）"]),
    ("time-limit", "70%", ["＝70%", "（比上年降低2.3个百分点）"]),
    ("inspected-enterprises", "240", ["＝240家", "（比上年增长8.60%）"]),
    ("transferred", "2", ["＝2件", "（上年没有）"]),
    ("criminal", "3", ["＝3人"]),
    ("penalty-cases", "约50", ["＝约50件"]),
    ("penalty-cases", "412+", []),
    ("penalty-cases", "20-30", []),
    ("penalty-cases", "三十", []),
    ("penalty-cases", "", []),
    ("penalty-cases", "无", []),
    ("penalty-cases", "待补", []),
    ("leading-group", "局长任组长", []),
]


@pytest.mark.parametrize(("key", "typed", "lines"), ECHOES)
def test_the_live_line_reads_the_figure_and_compares_it_in_the_words_of_the_report(
    key: str, typed: str, lines: list[str]
) -> None:
    assert said(figures.echo(without(moment(), key), asked(key), typed)) == lines


def test_the_live_line_compares_last_years_value_with_the_one_already_given() -> None:
    alone = moment(last="")
    question = asked("penalty-cases", Role.LAST, ("last_year",))
    assert said(figures.echo(alone, question, "29")) == ["＝29件", "（比上年增长100%）"]


def test_a_figure_of_another_scope_is_not_compared_while_typing() -> None:
    base = put(moment(), ("facts", "enforcement-action", "penalty-cases", "scope"), "局本级")
    assert said(figures.echo(base, asked("penalty-cases"), "50")) == ["＝50件"]


def test_nothing_is_compared_with_another_agencys_year() -> None:
    base = put(without(moment(), "penalty-cases"), ("agency", "name"), "青芦区应急管理局")
    assert said(figures.echo(base, asked("penalty-cases"), "50")) == ["＝50件"]


# -- after an answer ---------------------------------------------------------------------------------------------------------


SHOWN = ("hint-preview", "hint-reworded")


def after(key: str, typed: str, *open_keys: str, raw: str = "") -> list[tuple[str, str]]:
    """(code, sentence) of what is said when ``key`` is answered in a draft that lacks it and ``open_keys``."""
    before = without(moment(), key, *open_keys)
    now = at.given(before, **{key.replace("-", "_"): typed})
    found = hints.after(before, now, asked(key), raw)
    assert all(each.severity in (Severity.NOTE, Severity.WARNING) and sentence(each, EN) for each in found)
    return [(each.code, sentence(each)) for each in found if each.code not in SHOWN]


AFTER: list[tuple[str, str, tuple[str, ...], str, list[str]]] = [
    ("drills", "46场次", (), "", ["比上年增长12.20%（上年41场次）。"]),
    ("drills", "45", (), "40+5", ["“应急演练场次”记为45场次。", "比上年增长9.76%（上年41场次）。"]),
    ("drills", "1，208", (), "", ["“应急演练场次”记为1208场次。", "比上年增长2846.34%（上年41场次）。"]),
    ("major-decisions", "1", (), "", ["与上年持平。"]),
    ("transferred", "1件", (), "", ["上年没有。"]),
    ("hazards-fixed", "1184条", (), "", ["由此算出：隐患整改率100%，不用再填。"]),
    ("court-attended", "1", (), "", ["由此算出：负责人出庭应诉率100%，不用再填。"]),
    (
        "files-excellent",
        "21件",
        ("files-unqualified",),
        "",
        ["“案卷评查数”的分项已填2项，合计63件，比总数64件少1件，还有“不合格案卷数”没有填。"],
    ),
    (
        "files-excellent",
        "22件",
        ("files-unqualified",),
        "",
        ["“案卷评查数”的分项已填2项，合计64件，与总数相等；“不合格案卷数”没有的请写“无”。"],
    ),
    (
        "files-qualified",
        "50",
        (),
        "",
        [
            "“案卷评查数”是64件，各分项加起来是72（21＋50＋1），相差8。优秀、合格、不合格案卷之和等于案卷评查数。请核对。"
        ],
    ),
    (
        "hazards-fixed",
        "1300条",
        (),
        "",
        ["“整改隐患数”1300条，比“发现隐患数”1184条还多116。已整改的是发现隐患的一部分。请核对。"],
    ),
    (
        "hazards-found",
        "无",
        (),
        "",
        [
            "“整改隐患数”是1171条，“发现隐患数”却没有（填的是“无”）。已整改的是发现隐患的一部分。请核对。",
            "“排查重大事故隐患数”是17项，“发现隐患数”却没有（填的是“无”）。重大事故隐患通常含在发现隐患之内，企业自查上报的另计时请说明。请核对。",
        ],
    ),
    (
        "files-reviewed",
        "无",
        (),
        "",
        [
            "“案卷评查数”是“无”，各分项加起来是64（21＋42＋1），相差64。优秀、合格、不合格案卷之和等于案卷评查数。请核对。"
        ],
    ),
    ("detained", "无", (), "", []),
    ("penalty-cases", "待补", (), "", []),
]


@pytest.mark.parametrize(("key", "typed", "lacking", "raw", "lines"), AFTER)
def test_an_answer_is_followed_by_what_it_means(
    key: str, typed: str, lacking: tuple[str, ...], raw: str, lines: list[str]
) -> None:
    assert [line for _, line in after(key, typed, *lacking, raw=raw)] == lines


def test_a_contradiction_warns_once_and_not_again_at_the_next_answer() -> None:
    wrong = at.given(moment(), files_qualified="50件")
    before = without(wrong, "drills")
    now = at.given(before, drills="46场次")
    assert [each.code for each in hints.after(before, now, asked("drills"))] == ["hint-change", "hint-preview"]


def test_a_contradiction_warns_again_when_another_answer_makes_it_another_one() -> None:
    wrong = at.given(moment(), files_qualified="50件")
    now = at.given(wrong, files_qualified="60件")
    found = hints.after(wrong, now, asked("files-qualified"))
    assert [each.code for each in found if each.severity is Severity.WARNING] == ["clash-sum"]


def test_a_contradiction_names_no_place_of_a_file() -> None:
    for _, line in after("files-qualified", "50"):
        assert "（）" not in line and ".yaml" not in line


def test_a_reason_given_silences_the_doubt_it_answers() -> None:
    before = without(moment(), "penalties-published")
    now = at.given(before, penalties_published="30项")
    assert "clash-differ" in [each.code for each in hints.after(before, now, asked("penalties-published"))]
    noted = put(now, ("facts", "standard-enforcement", "penalties-published", "note"), "年末28件尚在公示期")
    noted = put(noted, ("facts", "standard-enforcement", "penalties-published", "value"), "30项")
    assert noted.derived is not None and "figures-differ" not in [each.code for each in noted.derived.findings]


@pytest.mark.parametrize(("name", "last"), [("lanchuan-2025", "lanchuan-2024"), ("jiaxing-2019", "")])
def test_every_answer_of_an_example_has_a_preview_and_none_is_blocked_by_what_is_said(name: str, last: str) -> None:
    now = moment(name, last)
    assert now.facts is not None
    for key in now.facts.values:
        found = hints.after(without(now, key), now, asked(key))
        assert found and found[-1].code in SHOWN, key
        assert not any(each.blocks for each in found)
        assert all(each.code in FINDINGS and "{" not in sentence(each) for each in found)


def test_an_answer_that_changes_nothing_says_nothing() -> None:
    base = moment()
    assert hints.after(base, base, asked("drills")) == ()


def test_a_total_that_follows_from_its_parts_may_be_left_out() -> None:
    before = without(moment(), "files-reviewed", "files-unqualified")
    now = at.given(before, files_unqualified="1件")
    found = said(hints.after(before, now, asked("files-unqualified")))
    assert "由此算出：案卷评查数64件，可以不填。" in found


def test_a_typed_own_text_is_not_repeated_where_it_is_printed_as_it_stands() -> None:
    path = ("plans", 0, "text")
    question = Question("plans.1.text", path, Role.TEXT, "")
    now = put(moment(), path, "上半年组织考试")
    assert hints.after(moment(), now, question) == ()


# -- jumps -------------------------------------------------------------------------------------------------------------------

JUMPS = [
    ("penalty-cases", "69件", "46件", True),
    ("penalty-cases", "68件", "46件", False),
    ("penalty-cases", "23件", "46件", True),
    ("penalty-cases", "24件", "46件", False),
    ("penalty-cases", "21件", "5件", True),
    ("penalty-cases", "9件", "2件", False),
    ("penalty-cases", "10件", "无", True),
    ("penalty-cases", "9件", "无", False),
    ("penalty-cases", "无", "10件", True),
    ("penalty-cases", "0件", "10件", True),
    ("penalty-cases", "无", "9件", False),
    ("penalty-cases", "无", "无", False),
    ("penalty-cases", "约90件", "46件", False),
    ("penalty-cases", "90件", "40余件", False),
    ("penalty-cases", "90件", "46起", False),
    ("penalty-cases", "待补", "46件", False),
    ("penalty-amount", "20万元", "100000元", True),
    ("penalty-amount", "9万元", "1万元", False),
    ("penalty-amount", "140万元", "100万元", False),
    ("time-limit", "78.5%", "68.5%", True),
    ("time-limit", "78.5%", "68.6%", False),
]


def compared(key: str, now: str, last: str) -> Moment:
    topic = PACK.fields[key].topic
    base = put(without(moment(last=""), key), ("facts", topic, key, "value"), now)
    return put(base, ("facts", topic, key, "last_year"), last)


@pytest.mark.parametrize(("key", "now", "last", "asks"), JUMPS)
def test_a_figure_far_from_last_years_asks_for_a_reason(key: str, now: str, last: str, asks: bool) -> None:
    question = reasons.reason(compared(key, now, last), PACK.fields[key], "")
    assert (question is not None and question.code == "ask-reason") is asks
    if question is not None:
        assert (question.role, question.path[-1], question.required) == (Role.REASON, "note", False)
        assert question.code in UI and [sentence(each) for each in question.notes]


NOTES = [
    ("penalty-cases", "21件", "5件", "今年21件，上年5件，比上年增长320%。"),
    ("penalty-cases", "10件", "无", "今年10件，上年无。"),
    ("penalty-cases", "无", "12件", "今年无，上年12件。"),
    ("time-limit", "78.5%", "60%", "今年78.5%，上年60%，比上年提高18.5个百分点。"),
]


@pytest.mark.parametrize(("key", "now", "last", "line"), NOTES)
def test_the_question_for_a_reason_shows_both_years(key: str, now: str, last: str, line: str) -> None:
    question = reasons.reason(compared(key, now, last), PACK.fields[key], "")
    assert question is not None and sentence(question.notes[0]) == line


def test_a_figure_of_another_scope_than_last_years_is_no_jump() -> None:
    base = at.given(moment(), penalty_cases="900件")
    assert reasons.reason(base, PACK.fields["penalty-cases"], "") is not None
    scoped = put(base, ("facts", "enforcement-action", "penalty-cases", "scope"), "局本级")
    scoped = put(scoped, ("facts", "enforcement-action", "penalty-cases", "value"), "900件")
    assert reasons.reason(scoped, PACK.fields["penalty-cases"], "") is None


@pytest.mark.parametrize("where", ["note", "text"])
def test_a_jump_explained_is_not_listed(where: str) -> None:
    jumped = compared("penalty-cases", "90件", "46件")
    assert [each.label for each in reasons.jumps(jumped)] == ["行政处罚件数"]
    assert reasons.jumps(put(jumped, ("facts", "enforcement-action", "penalty-cases", where), "专项整治")) == ()


def test_a_reason_given_can_be_gone_back_to() -> None:
    noted = put(
        compared("penalty-cases", "90件", "46件"), ("facts", "enforcement-action", "penalty-cases", "note"), "专项整治"
    )
    question = reasons.reason(noted, PACK.fields["penalty-cases"], "")
    assert question is not None and question.standing == "专项整治"


def test_the_list_of_jumps_gives_key_and_numbers_in_the_order_of_the_fields() -> None:
    found = reasons.jumps(at.given(moment(), penalty_cases="900件", drills="5场次"))
    assert [(each.key, each.now, each.last) for each in found if each.label != "不予处罚数"] == [
        ("facts.emergency-plan.drills.note", "5场次", "41场次"),
        ("facts.enforcement-action.penalty-cases.note", "900件", "46件"),
    ]


def test_a_reason_turns_a_plain_value_into_value_and_note_and_reads_back(tmp_path: Path) -> None:
    for name in ("lanchuan-2024.yaml", "lanchuan-2025.yaml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    path = tmp_path / "lanchuan-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("drills: 46场次", "drills: 5场次"), "utf-8")
    opened = open_draft(str(path))
    base = Moment(opened.pack, opened.answers, last=opened.last)
    question = reasons.reason(base, PACK.fields["drills"], "")
    assert question is not None
    taken = take(base, question, "场地改造，下半年才恢复")
    assert not isinstance(taken, Finding)
    write(draft_of(opened, path), taken.moment.answers)
    again = app.load_facts(str(path))[0].facts
    assert again is not None
    fact = again.values["drills"]
    assert (fact.value and fact.value.shown, fact.note) == ("5场次", "场地改造，下半年才恢复")
    assert fact.last_year is not None and fact.last_year.shown == "41场次"
    assert question.key not in [each.key for each in reasons.jumps(taken.moment)]


def test_every_interface_line_of_this_part_has_both_languages() -> None:
    for key in ("ask-reason", "ask-wording"):
        assert all(UI[key][lang].format(label="x", text="x") for lang in (ZH, EN))
