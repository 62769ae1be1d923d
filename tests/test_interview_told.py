"""The sentence of the report shown under an answer, and the wordings offered to pick from."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from drafter.interview import hints, wordings
from drafter.interview.answering import take
from drafter.interview.moment import Moment
from drafter.interview.preview import prepare, preview
from drafter.messages import UI
from drafter.model.fact import State
from drafter.model.finding import Finding
from drafter.model.question import Answers, Question, Role, key_of
from drafter.model.tree import Paragraph
from drafter.rendering.compose import compose
from tests import interview_moments as at
from tests.conftest import REPORTS
from tests.interview_moments import PACK, asked, moment, put

BOTH = {"lanchuan-2025": "lanchuan-2024"}


@lru_cache(maxsize=8)
def report(name: str) -> str:
    facts = moment(name, BOTH.get(name, "")).facts
    assert facts is not None
    document = compose(facts, PACK, draft=True).document
    assert document is not None
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def own(*path: str | int) -> Question:
    return Question(key_of(path), path, Role.TEXT, "", topic=str(path[1]) if isinstance(path[1], str) else str(path[0]))


# -- preview -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_every_preview_of_a_fact_stands_in_the_report_and_holds_the_value(name: str) -> None:
    base = moment(name, BOTH.get(name, ""))
    assert base.facts is not None
    for key, fact in base.facts.values.items():
        shown = preview(base, asked(key))
        if (
            fact.state is State.GIVEN
            and fact.value is not None
            and fact.value.amount
            and "table" not in PACK.fields[key].layout
        ):
            assert fact.value.shown.lstrip("-") in shown, key
        for each in shown.removesuffix("。").split("。"):
            assert each in report(name).replace("【待核", "【"), (key, each)


TEXTS = [
    (("problems", 0, "problem"), "一是受委托镇街办案能力不均，有4个镇街全年没有办成案件。"),
    (("problems", 0, "measure"), "所在县区已派员与镇街联合办案。"),
    (("plans", 1, "title"), "分段核验隐患整改"),
    (("plans", 0, "target"), "2026年6月底前每个受委托镇街至少有2名持证人员。"),
    (("rectified", 2, "done"), "三是部分处罚案卷说理简单，裁量说明成为法制审核的必审项"),
    (("highlights", "study", 0, "text"), "每次会前用半小时"),
    (("highlights", "study", 0, "title"), "坚持局务会会前学法"),
    (("highlights", "leadership", 3, "text"), "对照法治建设职责清单与分管负责人逐人谈话"),
]


@pytest.mark.parametrize(("path", "words"), TEXTS)
def test_an_own_text_is_shown_as_it_will_be_printed(path: tuple[str | int, ...], words: str) -> None:
    shown = preview(moment(), own(*path))
    assert words in shown
    assert shown.removesuffix("。") in report("lanchuan-2025")


SILENT = [
    asked("penalty-cases", Role.REASON, ("note",)),
    asked("penalty-cases", Role.FIELD, ("source",)),
    Question("agency.name", ("agency", "name"), Role.IDENTITY, ""),
    Question("date", ("date",), Role.IDENTITY, ""),
    Question("facts.study", ("facts", "study"), Role.GATE, ""),
    own("problems", 9, "cause"),
    asked("juvenile") if "juvenile" in PACK.fields else asked("simple-cases"),
]


@pytest.mark.parametrize("question", SILENT, ids=lambda each: each.key)
def test_what_is_not_printed_has_no_preview(question: Question) -> None:
    assert preview(moment(), question) == ""


@pytest.mark.parametrize("typed", ["待补", "不适用"])
def test_what_is_pending_or_put_aside_has_no_preview(typed: str) -> None:
    assert preview(at.given(moment(), drills=typed), asked("drills")) == ""


def test_what_a_public_edition_withholds_has_no_preview() -> None:
    path = ("facts", "emergency-plan", "drills")
    base = put(put(at.given(moment(), drills=""), (*path, "value"), "46场次"), (*path, "publish"), "否")
    assert preview(base, asked("drills")) != ""
    assert preview(put(base, ("options", "edition"), "public"), asked("drills")) == ""


def test_getting_ready_for_previews_changes_nothing() -> None:
    prepare(Moment(PACK, Answers()))
    prepare(moment())
    assert "一是" in preview(moment(), own("problems", 0, "problem"))


def test_a_note_beside_the_figure_is_printed_where_the_figure_is() -> None:
    question = asked("files-unqualified", Role.FIELD, ("text",))
    assert preview(moment(), question) == "不合格案卷缺少送达回证，已退回石枧县补正，承办人重新参加培训。"


def test_the_value_of_last_year_is_shown_in_the_sentence_that_compares() -> None:
    base = put(at.given(moment(last=""), drills=""), ("facts", "emergency-plan", "drills", "value"), "46场次")
    base = put(base, ("facts", "emergency-plan", "drills", "last_year"), "41场次")
    assert "（上年41场次）" in preview(base, asked("drills", Role.LAST, ("last_year",)))


def test_a_draft_that_knows_nothing_yet_has_previews_too() -> None:
    path = ("facts", "emergency-plan", "drills")
    base = put(Moment(PACK, Answers()), path, "46场次")
    assert "46场次" in preview(base, asked("drills"))


def test_a_long_own_text_is_shortened_where_it_is_said_after_the_answer() -> None:
    path = ("plans", 0, "text")
    now = put(moment(), path, "在各镇街设立联系点" * 40 + "；")
    found = hints.after(moment(), now, own(*path))
    assert [each.code for each in found] == [] or all(len(each.params["words"]) < 170 for each in found)


# -- wordings ----------------------------------------------------------------------------------------------------------------


def offered(base: Moment) -> list[Question]:
    return [each for topic in PACK.topics for each in wordings.questions(base, topic, "组")]


@pytest.mark.parametrize("name", REPORTS)
def test_the_choices_are_whole_different_sentences_the_first_the_one_of_the_report(name: str) -> None:
    base = moment(name, BOTH.get(name, ""))
    for question in offered(base):
        assert question.role is Role.WORDING and question.code in UI
        assert len(set(question.choices)) == len(question.choices) >= 2
        assert all(each.endswith("。") and "{" not in each for each in question.choices)
        assert question.choices[0].removesuffix("。") in report(name), question.key


@pytest.mark.parametrize("name", REPORTS)
def test_at_most_two_wordings_are_asked_a_topic(name: str) -> None:
    base = moment(name, BOTH.get(name, ""))
    assert all(len(list(wordings.questions(base, topic, ""))) <= 2 for topic in PACK.topics)


@pytest.mark.parametrize("name", REPORTS)
def test_the_wording_picked_is_the_sentence_of_the_report(name: str) -> None:
    base = moment(name, BOTH.get(name, ""))
    for question in offered(base):
        for n, choice in enumerate(question.choices, 1):
            taken = wordings.take(base, question, str(n))
            assert isinstance(taken, Answers)
            now = Moment(PACK, taken, last=base.last)
            assert now.derived is not None
            pattern = next(each for each in PACK.patterns if each.id == question.path[-1])
            again = {each.key: each for each in wordings.questions(now, pattern.topic, "")}[question.key]
            assert (again.choices[0], again.standing) == (choice, "1")


def test_nothing_is_offered_of_figures_still_to_come() -> None:
    topic = "enforcement-action"
    values = {each.key.replace("-", "_"): "待补" for each in PACK.fields_of(topic) if not each.derived}
    assert list(wordings.questions(at.given(moment(), **values), topic, "")) == []


def test_nothing_is_offered_of_a_topic_put_aside() -> None:
    base = put(moment(), ("facts", "enforcement-action"), "不适用")
    assert list(wordings.questions(base, "enforcement-action", "")) == []


def test_a_sentence_with_one_figure_is_not_worth_a_question() -> None:
    assert list(wordings.questions(moment(), "digital", "")) == []


PICKS = [("2", 1), ("２", 1), ("1", 0), ("2.", 1)]


@pytest.mark.parametrize(("typed", "at_index"), PICKS)
def test_a_number_picks_a_wording(typed: str, at_index: int) -> None:
    base = Moment(PACK, moment().answers.drop(("wording",)), last=moment().last)
    question = next(iter(wordings.questions(base, "enforcement-action", "")))
    taken = wordings.take(base, question, typed)
    assert isinstance(taken, Answers)
    name = taken.text(question.path)
    pattern = next(each for each in PACK.patterns if each.id == question.path[-1])
    assert name in pattern.wordings
    now = Moment(PACK, taken, last=base.last)
    assert preview(now, question) != "" and question.choices[at_index].removesuffix("。") in preview(now, question)


@pytest.mark.parametrize("typed", ["B", "b", "Ｂ"])
def test_a_letter_picks_the_wording_of_that_name(typed: str) -> None:
    question = next(iter(wordings.questions(moment(), "enforcement-action", "")))
    taken = wordings.take(moment(), question, typed)
    assert isinstance(taken, Answers) and taken.text(question.path) == "B"


@pytest.mark.parametrize("typed", ["0", "9", "Z", "随便", "22222"])
def test_anything_else_is_refused_with_the_numbers(typed: str) -> None:
    question = next(iter(wordings.questions(moment(), "enforcement-action", "")))
    found = wordings.take(moment(), question, typed)
    assert isinstance(found, Finding) and found.code == "not-a-choice" and "1、2" in found.params["expected"]


@pytest.mark.parametrize("typed", ["", "跳过"])
def test_a_pinned_wording_is_left_by_an_empty_answer(typed: str) -> None:
    question = next(iter(wordings.questions(moment(), "enforcement-action", "")))
    assert question.standing == "1"
    assert wordings.take(moment(), question, typed) == moment().answers


def test_an_empty_answer_leaves_the_wording_to_the_report() -> None:
    base = Moment(PACK, moment().answers.drop(("wording",)), last=moment().last)
    question = next(iter(wordings.questions(base, "enforcement-action", "")))
    taken = take(base, question, "")
    assert not isinstance(taken, Finding) and taken.moment.answers == base.answers


def test_an_answer_of_another_topic_leaves_what_was_told_of_this_one() -> None:
    now = at.given(moment(), drills="47场次")
    first, second = (tuple(wordings.questions(each, "publicity", "")) for each in (moment(), now))
    assert [replace(each, group="") for each in first] == [replace(each, group="") for each in second]
