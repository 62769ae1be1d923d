"""How questions are put and what is made of what is typed: years, units, tables, wordings, gates, lists, totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.interview import builders, figures, overview, plan, reasons, wordings
from drafter.interview.applying import apply
from drafter.interview.moment import Moment
from drafter.interview.state import Interview, begin
from drafter.interview.vanished import gone
from drafter.messages import UI, sentence, ui
from drafter.model.fact import Facts, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Series, plain
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Question, Role, leaf
from drafter.model.span import NOWHERE
from drafter.model.tree import Block, Run, Table
from drafter.questionnaire.envelope import LABELS
from drafter.rendering.compose import compose
from drafter.rendering.derive import derive
from tests.interview_moments import moment
from tests.test_interview import EXAMPLES, PACK, PACKS, QUICK, finding_of, fitting, identified, of, taken

OPENNESS = PACKS["zhengwu-gongkai"]
TABLE = next(each for each in OPENNESS.fields.values() if each.kind is Kind.TABLE and len(each.rows) > 1)
UNITS = next(each for each in PACK.fields.values() if each.kind is Kind.COUNT and each.accepts and each.last_year)


def line(question: Question) -> str:
    return ui(question.code, text=question.text.rstrip("？"), label=question.label, default=question.default)


# -- years ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["2025", "2025年", "２０２５", "２０２５年", "2025 年度", "2025年份", " 2025 "])
def test_a_year_is_kept_as_four_digits_however_it_is_typed(typed: str) -> None:
    assert taken(begin(PACK, Answers()), typed).answers.text(("year",)) == "2025"
    answers, _ = apply(PACK, Answers(), [("year", typed, NOWHERE, NOWHERE)])
    assert answers.text(("year",)) == "2025"


@pytest.mark.parametrize("typed", ["25年", "2025年1月", "二〇二五", "2025-01"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    assert finding_of(begin(PACK, Answers()), typed)


ODD_YEARS = ["1850", "2025.0", "+2025", "2_025", "2101", "20 25"]


@pytest.mark.parametrize("typed", ODD_YEARS)
def test_an_odd_year_is_told_itself_and_never_a_date_nobody_wrote(typed: str) -> None:
    answered = finding_of(begin(PACK, Answers()), typed)
    filed = Moment(PACK, identified().answers.drop(("date",)).put(("year",), Leaf(typed))).faults
    assert answered.code == "year-range" and [each.params["key"] for each in filed] == ["year"]
    assert all(LABELS["date"] not in sentence(each) and "12-31" not in sentence(each) for each in (answered, *filed))


@pytest.mark.parametrize("year", ["1990", "2100"])
def test_any_year_that_can_be_reported_is_taken_before_the_date_is_known(year: str) -> None:
    assert taken(begin(PACK, Answers()), year).answers.text(("year",)) == year


def test_a_date_without_a_year_is_never_measured_by_a_year_nobody_wrote() -> None:
    for key in ("date", "as_of"):
        undated = Answers().put((key,), Leaf("1950-01-01"))
        assert not Moment(PACK, undated).faults, key


def test_a_date_is_kept_as_it_was_typed() -> None:
    assert taken(identified().go("date"), "2026年1月20日").answers.text(("date",)) == "2026年1月20日"


# -- units ---------------------------------------------------------------------------------------------------------------

KEY = f"facts.{UNITS.topic}.{UNITS.key}"
PATH = ("facts", UNITS.topic, UNITS.key)
OTHER = UNITS.accepts[0]
BARE = [("71", f"71{OTHER}"), ("40+31", f"71{OTHER}"), ("约70", f"约70{OTHER}"), (f"71{UNITS.unit}", f"71{UNITS.unit}")]


def with_last_year(typed: str) -> Interview:
    """A sitting with last year's file, in which the figure was given in another unit."""
    now, before = identified(), identified(year="2024", date="2025-01-20")
    facts = Moment(PACK, before.answers.put(PATH, leaf(typed))).facts
    return begin(PACK, now.answers, last=facts)


@pytest.mark.parametrize(("typed", "kept"), BARE)
def test_a_bare_number_takes_the_unit_of_last_year(typed: str, kept: str) -> None:
    talk = with_last_year(f"55{OTHER}").go(KEY)
    assert dict(of(talk).hints)["unit"].split("、")[0] == OTHER
    assert taken(talk, typed).answers.text(PATH) == kept
    assert sentence(figures.echo(talk.moment, of(talk), typed)[0]) == f"＝{kept}"


@pytest.mark.parametrize("last", ["", f"55{UNITS.unit}", "无", "待补"])
def test_without_another_unit_a_bare_number_stays_bare(last: str) -> None:
    talk = (with_last_year(last) if last else identified()).go(KEY)
    assert dict(of(talk).hints)["unit"].split("、")[0] == UNITS.unit
    assert taken(talk, "71").answers.text(PATH) == "71"


def test_a_bare_answer_about_last_year_takes_the_unit_typed_for_this_year() -> None:
    talk = taken(identified().go(KEY), f"96{OTHER}")
    assert of(talk.go(f"{KEY}.last_year")).role is Role.LAST
    talk = talk.go(f"{KEY}.last_year")
    assert dict(of(talk).hints)["unit"].split("、")[0] == OTHER
    assert taken(talk, "80").answers.text((*PATH, "last_year")) == f"80{OTHER}"


def test_an_answers_file_takes_the_unit_of_last_year_too() -> None:
    talk = with_last_year(f"55{OTHER}")
    answers, found = apply(PACK, talk.answers, [(KEY, "71", NOWHERE, NOWHERE)], talk.last)
    assert answers.text(PATH) == f"71{OTHER}" and not found


# -- wordings ------------------------------------------------------------------------------------------------------------


def told() -> Interview:
    base = moment()
    return begin(base.pack, base.answers.drop(("wording",)), last=base.last)


def test_wordings_are_on_offer_and_never_asked_by_themselves() -> None:
    talk = told()
    assert any(each.role is Role.WORDING for each in plan.questions(talk.moment))
    for _ in range(400):
        if talk.question is None:
            break
        assert of(talk).role is not Role.WORDING
        talk = taken(talk, "跳过") if of(talk).role is not Role.PROMISE else taken(talk, "")
    assert talk.question is None


def test_the_wordings_of_the_topic_in_hand_are_asked_one_after_the_other() -> None:
    talk = told().go("enforcement-action")
    keys = talk.wordings()
    assert keys == tuple(each.key for each in wordings.questions(talk.moment, "enforcement-action", ""))
    there = talk.go("wording")
    for key in keys:
        assert of(there).key == key and of(there).role is Role.WORDING
        there = taken(there, "2")
    assert of(there).role is not Role.WORDING and len(keys) > 0
    assert all(there.answers.has(tuple(key.split("."))) for key in keys)
    assert taken(talk.go(keys[0]), "").answers == talk.answers


def test_where_no_sentence_can_be_put_otherwise_there_is_nothing_to_ask() -> None:
    talk = identified().go("study")
    assert talk.wordings() == ()
    assert [each.code for each in talk.go("wording").said] == ["no-place"]


def test_other_wordings_are_spoken_of_once_a_sitting() -> None:
    base = told()
    key = "facts.enforcement-action.inspected-enterprises"
    first = taken(base.go(key), "999家")
    again = taken(first.go(key), "998家")
    codes = [[each.code for each in talk.said if each.code.startswith("hint-re")] for talk in (first, again)]
    assert codes == [["hint-reworded"], []]
    note = next(each for each in first.said if each.code == "hint-reworded")
    assert sentence(note).endswith("种写法，要挑就输入“写法”）")
    assert first.undo().seen == base.go(key).seen


# -- reasons -------------------------------------------------------------------------------------------------------------


def at_reason() -> Interview:
    talk = taken(identified().go(KEY), f"300{UNITS.unit}")
    talk = taken(talk.go(f"{KEY}.last_year"), f"100{UNITS.unit}")
    return talk.go(f"{KEY}.note")


@pytest.mark.parametrize("typed", ["无", "不适用", "待补", "没有", "", "跳过"])
def test_no_reason_is_kept_as_none_and_the_review_goes_on_listing_the_jump(typed: str) -> None:
    talk = at_reason()
    assert of(talk).role is Role.REASON and of(talk).label == "原因" and UNITS.label in line(of(talk))
    done = taken(talk, typed)
    assert not done.answers.has((*PATH, "note")) and of(done).key != of(talk).key
    assert [row.state for row in done.review() if row.key == f"{KEY}.note"] == ["jump"]


MONEY = next(each for each in PACK.fields.values() if each.kind is Kind.MONEY and each.last_year)
FAR = [
    ("2013000", "180", "是不是按元填的？201.3万元填 201.3 或者 2013000元。"),
    ("180", "2013000", "是不是按元填的？201.3万元填 201.3 或者 2013000元。"),
    ("2013000元", "2元", "单位是不是写错了？"),
    ("1.5", "150", "单位是不是写错了？"),
    ("201.3", "180", ""),
]


@pytest.mark.parametrize(("now", "last", "words"), FAR)
def test_money_a_hundred_times_last_years_is_doubted_at_once_and_its_reason_asked(
    now: str, last: str, words: str
) -> None:
    key = f"facts.{MONEY.topic}.{MONEY.key}"
    talk = taken(identified().go(key), now)
    assert of(talk).role is Role.LAST
    talk = taken(talk, last)
    told = [sentence(each) for each in talk.said if each.code in ("hint-yuan", "hint-scale")]
    assert len(told) == bool(words) and all(each.endswith(words) for each in told)
    assert (of(talk).role is Role.REASON) == bool(words)


def test_a_reason_is_taken_back_by_none() -> None:
    talk = taken(at_reason(), "专项行动")
    assert talk.answers.text((*PATH, "note")) == "专项行动"
    assert not taken(talk.go(f"{KEY}.note"), "无").answers.has((*PATH, "note"))


ORDER = next(
    each
    for each in PACK.relations
    if each.kind == "order"
    and each.severity == "warning"
    and all(PACK.fields[key].kind is Kind.COUNT and not PACK.fields[key].derived for key in each.keys)
)
LATER = max(ORDER.keys, key=lambda key: (PACK.fields[key].detail, [*PACK.fields].index(key)))


def place(key: str) -> str:
    return f"facts.{PACK.fields[key].topic}.{key}"


def at_odds() -> Interview:
    """Two figures of which the lower is the larger, the later of the two answered last."""
    talk = identified()
    for key in sorted(ORDER.keys, key=lambda key: key == LATER):
        talk = taken(talk.go(place(key)), f"{9 if key == ORDER.lower else 5}{PACK.fields[key].unit}")
        if of(talk).role is Role.LAST:
            talk = taken(talk, "")
    return talk


def test_a_figure_at_odds_with_another_is_asked_the_reason_which_excuses_it() -> None:
    talk = at_odds()
    assert (of(talk).role, of(talk).key, of(talk).code) == (Role.REASON, f"{place(LATER)}.note", "ask-doubt")
    assert ORDER.why in line(of(talk)) + "".join(map(sentence, of(talk).notes))
    assert not of(talk).required
    done = taken(talk, "含咨询评价")
    assert not any(row.finding and row.finding.code == "review-order" for row in done.review())
    again = done.go(f"{place(LATER)}.note")
    assert (of(again).role, of(again).standing) == (Role.REASON, "含咨询评价")


def test_a_reason_left_out_comes_with_the_figure_the_review_leads_to() -> None:
    talk = taken(at_odds(), "")
    row = next(row for row in talk.review() if row.finding and row.finding.code == "review-order")
    led = talk.go(row.key)
    assert of(led).key == row.key == place(LATER)
    kept = taken(led, "")
    assert (of(kept).role, kept.asking) == (Role.REASON, (f"{place(LATER)}.note",))
    right = taken(led, f"{2 if ORDER.lower == LATER else 20}{PACK.fields[LATER].unit}")
    assert right.asking == () and not any(row.state == "doubtful" for row in right.review())


def test_a_figure_changed_is_asked_again_what_was_noted_of_the_old_one() -> None:
    noted = taken(at_odds(), "含咨询评价")
    still = taken(noted.go(place(LATER)), f"{8 if ORDER.lower == LATER else 6}{PACK.fields[LATER].unit}")
    assert (of(still).role, of(still).standing) == (Role.REASON, "含咨询评价")
    right = taken(noted.go(place(LATER)), f"{2 if ORDER.lower == LATER else 20}{PACK.fields[LATER].unit}")
    assert (of(right).code, of(right).standing) == ("ask-note", "含咨询评价")
    path = tuple(f"{place(LATER)}.note".split("."))
    assert taken(right, "").answers.text(path) == "含咨询评价"
    assert not taken(right, "清除").answers.has(path)
    assert taken(noted.go(place(LATER)), "").asking == ()


@pytest.mark.parametrize("typed", ["3{unit}", "３", "1,208", "12"])
def test_a_figure_is_no_reason(typed: str) -> None:
    assert finding_of(at_odds(), typed.format(unit=PACK.fields[LATER].unit)).code in (
        "reason-figure",
        "number-alone",
    )


def test_every_warning_a_reason_excuses_is_shown_with_it() -> None:
    for key in PACK.fields:
        asked = reasons.reason(moment(), PACK.fields[key], "")
        about = [
            each
            for each in derive(bare(moment().facts), PACK).findings
            if each.severity is Severity.WARNING and reasons.explaining(each, PACK) == key
        ]
        shown = [each for each in asked.notes if each.code == "doubt"] if asked else []
        assert len(shown) == len(about) or (asked is None and moment().facts.values[key].text)


def bare(facts: Facts | None) -> Facts:
    assert facts is not None
    return facts.with_values({key: replace(each, note="") for key, each in facts.values.items()})


def test_what_nothing_asks_for_any_more_is_not_waited_for() -> None:
    talk = replace(identified(), asking=("wording.no-such-sentence", f"{place(LATER)}.note", place(LATER)))
    assert taken(talk, "5").asking == (place(LATER),)


# -- tables --------------------------------------------------------------------------------------------------------------


def at_table() -> Interview:
    return identified(OPENNESS).go(f"facts.{TABLE.topic}.{TABLE.key}")


def test_a_table_says_how_its_rows_are_typed_and_which_there_are() -> None:
    question = of(at_table())
    hints = dict(question.hints)
    assert hints["table"].split(" ") == [column.label for column in TABLE.columns]
    assert hints["rows"] == "、".join(TABLE.rows)
    assert question.label == TABLE.label and not line(question).endswith(("。？", "？。", "。。"))
    assert all(f"hint-{kind}" in UI for kind in hints)


CELLS = " ".join("123456789"[: len(TABLE.columns) - 1])
WRONG = [
    (f"甲 {CELLS}；乙 {CELLS} 4", 2, len(TABLE.columns) + 1),
    (f"甲 {CELLS}\n乙", 2, 1),
    ("甲", 1, 1),
    (f"甲\t\t{CELLS[2:]}".replace(" ", "\t"), 1, len(TABLE.columns) - 1),
]


@pytest.mark.parametrize(("typed", "row", "cells"), WRONG)
def test_a_row_with_other_cells_is_named_by_its_line_and_never_in_the_words_of_a_file(
    typed: str, row: int, cells: int
) -> None:
    found = finding_of(at_table(), typed)
    columns = "、".join(column.label for column in TABLE.columns)
    assert sentence(found).startswith(f"第{row}行有{cells}格，应当是{len(TABLE.columns)}格：{columns}。")
    assert "- {" not in sentence(found)


def test_rows_are_taken_with_bars_tabs_or_blanks() -> None:
    for typed in (f"甲 {CELLS}", f"甲 | {CELLS.replace(' ', '|')} |", f"甲\t{CELLS}".replace(" ", "\t")):
        node = taken(at_table(), typed).answers.get(("facts", TABLE.topic, TABLE.key))
        assert isinstance(node, Series) and next(each.text for _, each in node.items[0]) == "甲"  # type: ignore[attr-defined,union-attr]
    spaced = taken(at_table(), f"甲 乙 | {CELLS.replace(' ', ' | ')}")
    assert "甲 乙" in str(plain(spaced.answers.root))


FIGURES = [column for column in TABLE.columns if column.kind is not Kind.TEXT]
HEADED = [
    ("名称", "数量", True),
    ("项目", "本年制发件数", True),
    ("事项", "三十", False),
    ("事项", "多数", False),
    ("乙", "待补", False),
]


@pytest.mark.parametrize(("name", "words", "header"), HEADED)
def test_a_first_row_that_names_quantities_is_a_header_and_left_out(name: str, words: str, header: bool) -> None:
    rows = f"{name}" + f"\t{words}" * len(FIGURES) + f"\n甲 {CELLS}".replace(" ", "\t")
    step = at_table().reply(rows)
    if isinstance(step, Interview):
        node = step.answers.get(("facts", TABLE.topic, TABLE.key))
        assert isinstance(node, Series) and len(node.items) == (1 if header else 2)
    else:
        assert not header and words in sentence(step)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_question_ends_in_two_marks(pack: object) -> None:
    talk = identified(pack)  # type: ignore[arg-type]
    base = Moment(talk.pack, talk.answers, frozenset(plan.opened(topic) for topic in talk.pack.topics))
    for each in plan.questions(base):
        words = line(builders.dressed(base, each))
        assert not any(marks in words for marks in ("？。", "。？", "？？", "。。")), words


# -- quotes --------------------------------------------------------------------------------------------------------------

QUOTED = [
    (finding("nothing-to-clear", label="“一网通办”事项"), "“‘一网通办’事项”没有可以清除的内容。"),
    (finding("clash-part", first="甲", second="“双随机”抽查数", first_value="9件"), "“甲”9件，比“‘双随机’抽查数”还多"),
    (finding("vanished", words="甲“乙”"), "随之删去：甲“乙”。"),
    (finding("nothing-to-clear", label="甲‘乙’丙"), "“甲‘乙’丙”没有可以清除的内容。"),
]


@pytest.mark.parametrize(("found", "words"), QUOTED)
def test_quotes_within_quotes_are_single_ones(found: Finding, words: str) -> None:
    assert sentence(found).startswith(words)


def test_no_sentence_of_the_interview_puts_blanks_around_a_figure() -> None:
    from drafter.messages import asking, checking, hinting

    tables = (asking.ASKING, asking.ASKING_UI, hinting.HINTING, hinting.HINTING_UI, checking.CHECKING)
    for chinese, _ in (each for table in tables for each in table.values()):
        assert not any(f" {{{name}}}" in chinese or f"{{{name}}} " in chinese for name in ("n", "count", "cells", "to"))


# -- gates ---------------------------------------------------------------------------------------------------------------


def test_a_topic_a_required_part_consists_of_cannot_be_put_aside() -> None:
    part = next(each for each in PACK.parts.values() if each.required and len(each.topics) == 1)
    talk = identified().go(f"facts.{part.topics[0]}")
    assert of(talk).choices == ("有", "以后再填")
    assert part.label in sentence(of(talk).notes[0]) and part.law in sentence(of(talk).notes[0])
    refused = finding_of(talk, "不适用")
    assert refused.code == "gate-required" and part.law in sentence(refused)
    later = taken(talk, "以后再填")
    assert later.answers == talk.answers and of(later).key != of(talk).key
    assert taken(talk, "2").answers == talk.answers


def test_the_last_topic_of_a_required_part_is_kept() -> None:
    part = next(each for each in PACK.parts.values() if each.required and each.sections)
    topics = [topic for section in part.sections for topic in section.topics]
    talk = identified()
    for topic in topics[:-1]:
        talk = taken(talk.go(f"facts.{topic}"), "不适用")
    assert finding_of(talk.go(f"facts.{topics[-1]}"), "不适用").code == "gate-required"
    assert "不适用" in of(identified().go(f"facts.{topics[-1]}")).choices


# -- lists ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_a_list_says_first_what_it_is_about_and_later_only_asks_for_more(pack: object) -> None:
    talk = identified(pack)  # type: ignore[arg-type]
    needed = {part.list for part in talk.pack.parts.values() if part.required}
    for spec in (each for each in talk.pack.lists.values() if not each.by_topic):
        first = line(of(talk.go(spec.key)))
        assert first.startswith(spec.question)
        assert first.endswith("（报告必须有，以后再填就直接回车）" if spec.key in needed else "（没有就直接回车）")
        more = taken(talk.go(spec.key), "一件事").go(f"{spec.key}.2.{builders.anchor(spec).key}")
        assert line(of(more)).startswith("还有吗？") and line(of(more)).endswith("（没有了就直接回车）")


def test_undoing_within_a_new_item_asks_its_later_texts_again() -> None:
    talk = identified().go("problems")
    talk = taken(talk, "力量不足", "", "编制少", "")
    new = talk.go("problems.2")
    keys = [of(new).key]
    new = taken(new, "设备旧")
    while new.asking:
        keys.append(of(new).key)
        new = taken(new, "某事")
    assert keys == [f"problems.2.{each.key}" for each in sorted_texts("problems")]
    back = new.undo().undo()
    asked = []
    while back.asking:
        asked.append(of(back).key)
        back = taken(back, "别的事")
    assert asked == keys[-2:]


def sorted_texts(key: str) -> list[object]:
    spec = PACK.lists[key]
    first = builders.anchor(spec)
    return [first, *(each for each in spec.fields if each is not first)]


def test_an_item_not_begun_after_all_leaves_nothing_to_ask() -> None:
    talk = taken(identified().go("problems.1"), "")
    assert not talk.asking and of(talk).key != "problems.1.cause"


# -- totals --------------------------------------------------------------------------------------------------------------


def test_the_number_of_questions_of_a_topic_stays_while_it_is_answered() -> None:
    topic = UNITS.topic
    talk = taken(identified(only=topic).go(topic), "有")
    totals, places = set(), []
    for n in range(60):
        question = talk.question
        if question is None or question.topic != topic or question.role in (Role.DETAILS, Role.TEXT):
            break
        where, total = overview.position(talk.moment, question)
        totals.add(total)
        places.append(where)
        talk = taken(talk, fitting(question, n * 7 + 3))
    assert len(totals) == 1 and places == sorted(places) and len(places) > max(places) - min(places) + 1


def test_the_total_of_a_section_stays_while_last_years_values_and_reasons_are_answered() -> None:
    talk = taken(identified(only=UNITS.topic).go(UNITS.topic), "有")
    before = overview.progress(talk.moment, UNITS.topic)
    done = overview.progress(at_reason().moment, UNITS.topic)
    assert (done.total, done.filled) == (before.total, before.filled + 1)


# -- the report ----------------------------------------------------------------------------------------------------------


def runs_of(block: Block) -> tuple[Run, ...]:
    return tuple(run for row in block.rows for cell in row for run in cell) if isinstance(block, Table) else block.runs


def random_sitting(pack: object, numbers: list[int]) -> Interview:
    """A sitting answered to its end: a few topics told, required lists filled, now and then 无, a bare Enter or a pick."""
    talk = identified(pack)  # type: ignore[arg-type]
    for n in range(600):
        question = talk.question
        if question is None:
            return talk
        chance = numbers[n % len(numbers)] + n
        raw = fitting(question, chance % 900 + 1, talk.pack)
        if question.role is Role.GATE:
            raw = "有" if chance % 9 == 0 or question.notes else "以后再填"
        elif question.opens:
            raw = raw if question.path[-2] == 0 or (question.path[-2] == 1 and chance % 4 == 0) else ""
        elif chance % 5 == 0 and not question.required:
            raw = ("", "无")[chance % 2]
        step = talk.reply(raw)
        step = step if isinstance(step, Interview) else talk.reply(fitting(question, chance % 90 + 1, talk.pack))
        talk = step if isinstance(step, Interview) else taken(talk, "")
    raise AssertionError(talk.question)


@pytest.mark.parametrize("name", PACKS)
@settings(max_examples=max(EXAMPLES // 6, 3), deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(numbers=st.lists(st.integers(0, 10_000), min_size=7, max_size=13))
def test_a_finished_sitting_renders_and_every_answer_stands_in_the_report(name: str, numbers: list[int]) -> None:
    talk = random_sitting(PACKS[name], numbers)
    facts = talk.moment.resolved.facts
    assert facts is not None
    strict = compose(facts, talk.pack)
    blocking = [each for each in strict.findings if each.blocks]
    assert (strict.document is None) == bool(blocking) and all(sentence(each) for each in strict.findings)
    document = strict.document or compose(facts, talk.pack, draft=True).document
    assert document is not None
    text = "".join(run.text for block in document.blocks for run in runs_of(block))
    for key, fact in facts.values.items():
        if fact.publish and fact.state is State.GIVEN and fact.value is not None and fact.value.amount:
            assert fact.value.shown in text, key
    for spec, topics in facts.lists.items():
        for entry in (each for entries in topics.values() for each in entries):
            words = [each.rstrip("。") for name, each in entry.texts.items() if each not in ("待补", "") and name]
            assert all(each in text for each in words), (spec, words)


# -- names and titles ----------------------------------------------------------------------------------------------------

TITLES = next(each for each in PACK.fields.values() if each.kind is Kind.LIST and each.item is Kind.DOC_TITLE)
TITLE_PATH = f"facts.{TITLES.topic}.{TITLES.key}"
NAMED = [
    (TITLE_PATH, "1", "no-title"),
    (TITLE_PATH, "1、", "no-title"),
    (TITLE_PATH, "是的", "no-title"),
    (TITLE_PATH, "《某办法》；2025", "no-title"),
    (TITLE_PATH, "某某办法", ""),
    (TITLE_PATH, "《ISO 45001》", ""),
    (TITLE_PATH, "待补", ""),
    ("agency.copies", "2026-01-20", "no-organ"),
    ("agency.copies", "某局、2026年1月20日", "no-organ"),
    ("agency.addressees", "12", "no-organ"),
    ("agency.addressees", "是的", "no-organ"),
    ("agency.name", "2025", "no-organ"),
    ("agency.copies", "某市司法局、某市12345中心", ""),
]


@pytest.mark.parametrize(("key", "typed", "code"), NAMED)
def test_a_number_a_date_or_a_yes_is_no_name_and_no_title(key: str, typed: str, code: str) -> None:
    step = identified().go(key).reply(typed)
    _, found = apply(PACK, identified().answers, [(key, typed, NOWHERE, NOWHERE)])
    assert (step.code if isinstance(step, Finding) else "") == code
    assert [each.code for each in found] == ([code] if code else [])
    assert all(each.params["label"] for each in found)


def test_what_vanishes_of_a_list_is_told_with_its_list_and_its_text_apart() -> None:
    spec = next(each for each in PACK.lists.values() if not each.by_topic and len(each.fields) > 1)
    item = Branch(tuple((Leaf(each.key), Leaf("人少")) for each in spec.fields[:2]))
    before = Answers().put((spec.key,), Series((item,)))
    words = str(gone(PACK, before, Answers())[0].params["words"])
    assert f"{spec.label}的{spec.fields[1].label}“人少”" in words
