"""The interview as a value: every branch of the shipped packs, and any sequence of actions. No terminal, no open question stored.

``DRAFTER_EXAMPLES`` sets how many sequences are tried (the long run: 500).
"""

from __future__ import annotations

import os
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from drafter.interview import answering, builders, plan
from drafter.interview.moment import Moment
from drafter.interview.overview import groups
from drafter.interview.places import names_of
from drafter.interview.state import Interview, begin
from drafter.messages import FINDINGS, UI, sentence, ui
from drafter.model.finding import Finding, Severity
from drafter.model.node import Branch, Series, plain
from drafter.model.pack import ListField, ListSpec, Pack
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Question, Role, key_of, leaf
from drafter.questionnaire.paths import canonical, label_of, path_of
from drafter.questionnaire.resolve import resolve
from drafter.store.drafts import Draft
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

ROOT = Path(__file__).resolve().parent.parent
PACKS = {name: load_pack(name) for name in ("yingji-fazhi", "zhengwu-gongkai")}
PACK = PACKS["yingji-fazhi"]
SPARED = {"year": "2025", "name": "澜川市应急管理局", "date": "2026-01-20"}
WHO = SPARED | {"addressees": "中共澜川市委、澜川市人民政府", "as_of": "2025-12-31"}
TEXTS = (("problem", "不足", True), ("evidence", "表现", False), ("cause", "原因", True), ("measure", "措施", False))
SPEC = ListSpec("problems", "不足和原因", "problems", tuple(ListField(key, label, need) for key, label, need in TEXTS))
SMALL = replace(PACK, lists={**PACK.lists, "problems": SPEC})  # the list the cases below are written for
EXAMPLES = int(os.environ.get("DRAFTER_EXAMPLES", "25"))
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
WORDS = ("", "跳过", "待补", "无", "不适用", "清除", "有", "是", "否", "以后再填", "1", "2", "99")
HOSTILE = (
    *("null", "~", "010", "12:30", "- a", "# b", "a: b", "{x}", "[y", "'", '"', "&a", "*a", "!t", "%", "@", "|", ">"),
    *(
        "？：",
        ":i",
        "?x",
        "-",
        "三十",
        "1.2.3",
        "-5",
        "；",
        "，",
        "412+38",
        "1.2万",
        "a\tb\nc\td",
        "一\n二",
        "\t",
        "2031",
    ),
)
NOISE = st.one_of(st.sampled_from(WORDS), st.sampled_from(HOSTILE), st.text(max_size=12))
SHAPES: dict[Kind, Callable[[int], str]] = {
    Kind.COUNT: str,
    Kind.MONEY: lambda n: f"{n}.5万元",
    Kind.PERCENT: lambda n: f"{n % 100}%",
    Kind.LIST: lambda n: f"《规定{n}》；《办法》",
    Kind.DURATION: lambda n: f"{n}天",
    Kind.DOC_TITLE: lambda n: f"《要点{n}》",
}
CELLS = {Kind.COUNT: "3", Kind.TEXT: "棉被", Kind.MONEY: "2万元", Kind.PERCENT: "5%"}


def fitting(question: Question, n: int, pack: Pack = PACK) -> str:
    """An answer a clerk would give."""
    if question.role in (Role.GATE, Role.DETAILS):
        return question.choices[0]
    if question.role is Role.IDENTITY and question.path[-1] in WHO:
        return WHO[str(question.path[-1])]
    if question.kind is Kind.TABLE:
        return "；".join(
            " | ".join(CELLS[c.kind] for c in pack.fields[str(question.path[2])].columns) for _ in range(2)
        )
    if question.choices and not question.free:
        return question.choices[n % len(question.choices)]
    return SHAPES[question.kind](n) if question.kind in SHAPES else f"第{n}件事"  # type: ignore[index]


def taken(talk: Interview, *typed: str) -> Interview:
    """The interview some answers on; each is taken."""
    for raw in typed:
        step = talk.reply(raw)
        assert isinstance(step, Interview), (talk.question, raw, step)
        talk = step
    return talk


def identified(pack: Pack = PACK, only: str = "", **more: str) -> Interview:
    """An interview of which who and when is known."""
    answers = Answers()
    for path in builders.IDENTITY_PATHS:
        text = {**SPARED, "addressees": "甲局", **more}.get(str(path[-1]))
        answers = answers.put(path, leaf(text)) if text else answers
    return begin(pack, answers, only)


def asked_from(talk: Interview, raw: Callable[[Question, int], str]) -> Iterator[tuple[Question, Interview]]:
    """Every question to the end, answered so, with the interview after it."""
    n = 0
    while (question := talk.question) is not None:
        n += 1
        talk = taken(talk, raw(question, n))
        yield question, talk


def of(talk: Interview) -> Question:
    assert talk.question is not None
    return talk.question


def finding_of(talk: Interview, raw: str) -> Finding:
    found = talk.reply(raw)
    assert isinstance(found, Finding), (talk.question, raw)
    assert sentence(found)
    return found


def held(talk: Interview) -> object:
    return plain(talk.answers.root)


def field_of(kind: Kind, **like: object) -> tuple[str, str]:
    """The first field of that kind: its topic and key."""
    for each in PACK.fields.values():
        if each.kind is kind and not each.derived and all(getattr(each, name) == value for name, value in like.items()):
            return each.topic, each.key
    raise LookupError(kind)


def read_back(path: Path, pack: Pack) -> object:
    roots, faults = read_documents(path.read_text("utf-8"), str(path))
    assert not faults
    return plain(canonical(roots[0], pack)) if roots else {}  # type: ignore[arg-type]


def draft(path: Path, pack: Pack = PACK, text: str = "") -> Draft:
    return Draft(path, text, lambda place: label_of(place, pack))


# -- every branch of the shipped packs ---------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def whole(name: str) -> tuple[tuple[Question, Interview], ...]:
    """From nothing to the end: everything told, finer figures too, an item in each list; figures jump."""
    pack = PACKS[name]
    count: dict[tuple[str | int, ...], int] = {}

    def raw(question: Question, n: int) -> str:
        if question.opens:
            count[question.path[:-2]] = count.get(question.path[:-2], 0) + 1
            return "" if count[question.path[:-2]] > 1 else fitting(question, n, pack)
        return "1" if question.role is Role.LAST and question.kind is Kind.COUNT else fitting(question, n * 7, pack)

    return tuple(asked_from(begin(pack, Answers()), raw))


@pytest.mark.parametrize("name", PACKS)
def test_every_question_of_the_pack_is_asked_once_and_takes_a_fitting_answer(name: str, tmp_path: Path) -> None:
    pack = PACKS[name]
    steps = whole(name)
    keys = [question.key for question, _ in steps]
    assert len(keys) == len(set(keys))
    fields = {f"facts.{each.topic}.{each.key}" for each in pack.fields.values()}
    assert fields & set(keys) == {f"facts.{f.topic}.{f.key}" for f in pack.fields.values() if not f.derived}
    texts = {(spec.key, each.key) for spec in pack.lists.values() for each in spec.fields}
    assert {(q.path[0], q.path[-1]) for q, _ in steps if q.role is Role.TEXT} == texts
    last = steps[-1][1]
    draft(tmp_path / "a.yaml", pack).update(last.answers.root)
    assert read_back(tmp_path / "a.yaml", pack) == held(last)
    assert not Moment(pack, last.answers).faults
    assert resolve(last.answers.root, pack).facts is not None


def test_every_role_is_asked_and_every_line_of_a_question_is_in_the_catalogue() -> None:
    roles: set[Role] = set()
    for question, talk in whole(PACK.id):
        roles.add(question.role)
        shown = {"text": question.text, "label": question.label, "default": question.default}
        assert all(ui(question.code, lang, **shown).strip() for lang in (0, 1)), question
        assert all(UI[f"hint-{kind}"] and words for kind, words in question.hints), question
        assert all(sentence(each, lang) for each in (*question.notes, *talk.said) for lang in (0, 1))
        assert all(each.code in FINDINGS for each in (*question.notes, *talk.said))
    assert roles == set(Role) - {Role.PROMISE, Role.WORDING}


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("word", ["", "以后再填", "不适用", "待补", "无"])
def test_one_word_to_every_question_comes_to_an_end_with_a_document_that_loads(name: str, word: str) -> None:
    pack = PACKS[name]
    talk = identified(pack)
    for n in range(600):
        if talk.question is None:
            break
        step = talk.reply("" if of(talk).opens and ".2." in of(talk).key else word)
        step = step if isinstance(step, Interview) else talk.reply("以后再填" if of(talk).role is Role.GATE else "")
        talk = step if isinstance(step, Interview) else taken(talk, fitting(of(talk), n, pack))
    assert talk.question is None
    assert not Moment(pack, talk.answers).faults


@pytest.mark.parametrize("name", PACKS)
def test_every_question_can_be_gone_to_by_its_key_and_shows_what_stands(name: str) -> None:
    _, talk = whole(name)[-1]
    for n, question in enumerate(plan.questions(talk.moment)):
        there = of(talk.go(question.key))
        assert there.key == question.key
        assert there.standing or not plan.answered(question, talk.moment), question.key
        if n % 9 == 0:
            assert taken(talk.go(question.key), there.standing).answers == talk.answers, question.key


@pytest.mark.parametrize("name", PACKS)
def test_every_row_topic_and_list_can_be_gone_to(name: str) -> None:
    talk = identified(PACKS[name])
    for row in groups(PACKS[name]):
        for key in (row.key, *row.topics, *row.lists):
            subjects = {"names"} if row.key == "names" else {"", *row.topics, *row.lists}
            assert of(talk.go(key)).topic in subjects


# -- order -------------------------------------------------------------------------------------------------------------


def test_who_and_when_comes_first_then_the_names_then_the_topics_then_the_lists() -> None:
    order = list(dict.fromkeys(question.topic for question, _ in whole(PACK.id)))
    topics = [topic for topic, _ in plan.topics_of(PACK)]
    assert order == ["", "names", *topics, *(spec.key for spec in PACK.lists.values() if not spec.by_topic)]


def test_a_topic_is_asked_gate_figures_finer_figures_wordings_own_words() -> None:
    rank = {Role.GATE: 0, Role.FIELD: 1, Role.LAST: 1, Role.REASON: 1, Role.DETAILS: 2, Role.WORDING: 4, Role.TEXT: 5}
    for topic in PACK.topics:
        steps = [question for question, _ in whole(PACK.id) if question.topic == topic]
        places = [
            rank[q.role] + 2 * (q.path[0] == "facts" and len(q.path) > 2 and PACK.fields[str(q.path[2])].detail)
            for q in steps
        ]
        assert places == sorted(places)


def test_the_names_of_the_year_are_confirmed_by_enter_refused_or_replaced() -> None:
    field = names_of(PACK)[0]
    current = PACK.current(field.period, 2025)
    path = ("facts", field.topic, field.key)
    talk = identified()
    question = of(talk)
    assert current and (question.path, question.default, question.topic) == (path, current.name, "names")
    assert any(note.code == "name-until" for note in question.notes)
    for raw in ("", "是", "1"):
        assert taken(talk, raw).answers.text(path) == current.name
    assert taken(talk, "别的会议").answers.text(path) == "别的会议"
    asked_again = taken(talk, "否")
    assert of(asked_again).path == path and not of(asked_again).default and not asked_again.answers.has(path)
    assert finding_of(asked_again, "是").code == "name-wanted"
    assert of(taken(asked_again, "")).path != path and of(taken(talk, "跳过")).path != path
    assert not taken(asked_again, "").answers.has(path) and not taken(talk, "跳过").answers.has(path)


def test_a_year_whose_names_are_not_known_says_so() -> None:
    question = of(identified(year="2031", date="2032-01-20"))
    assert question.topic == "names" and not question.default
    assert [note.code for note in question.notes] == ["name-unknown"]


def test_another_year_takes_the_name_of_the_old_one_with_it_and_says_so() -> None:
    field = next(each for each in names_of(PACK) if PACK.current(each.period, 2024) != PACK.current(each.period, 2025))
    path = ("facts", field.topic, field.key)
    talk = taken(identified(date="").go(key_of(path)), "")
    assert talk.answers.has(path)
    moved = taken(talk.go("year"), "2024")
    assert not moved.answers.has(path)
    assert any(each.code == "vanished" and each.params["words"] for each in moved.said)
    own = taken(talk.go(key_of(path)), "自拟名称")
    assert taken(own.go("year"), "2024").answers.text(path) == "自拟名称"


def test_only_a_topic_asks_nothing_else_but_what_names_the_file() -> None:
    for only in ("study", "problems", groups(PACK)[3].key):
        talk = begin(PACK, Answers(), only)
        asked = [question for question, _ in asked_from(talk, lambda q, n: "" if q.opens else fitting(q, n))]
        assert [each.key for each in asked[:2]] == ["year", "agency.name"]
        assert {each.topic for each in asked[2:]} <= set(plan.subjects_of(PACK, only))


def test_pending_answers_come_up_again_at_the_end_of_a_later_sitting() -> None:
    topic, key = field_of(Kind.COUNT, detail=False)
    talk = taken(identified(only=topic), "有")
    talk = taken(talk.go(f"facts.{topic}.{key}"), "待补")
    again = begin(PACK, talk.answers, topic)
    keys = [question.key for question, _ in asked_from(again, lambda q, n: "")]
    assert keys[-1] == f"facts.{topic}.{key}" and keys.count(keys[-1]) == 1
    assert key in str(held(talk))


def test_what_was_left_out_before_a_later_answer_of_the_topic_is_not_asked_on_resumption() -> None:
    topic, _ = field_of(Kind.COUNT, detail=False)
    fields = [each for each in plan.asked_fields(PACK, topic) if not each.detail]
    talk = taken(identified(only=topic).go(f"facts.{topic}"), "有").go(f"facts.{topic}.{fields[2].key}")
    talk = taken(talk, fitting(of(talk), 3))
    asked = [question.key for question, _ in asked_from(begin(PACK, talk.answers, topic), lambda q, n: "")]
    assert f"facts.{topic}" not in asked  # the gate answered stays answered
    assert not {f"facts.{topic}.{each.key}" for each in fields[:2]} & set(asked)
    assert f"facts.{topic}.{fields[3].key}" in asked


# -- answers -----------------------------------------------------------------------------------------------------------


def test_year_and_agency_cannot_be_left() -> None:
    talk = begin(PACK, Answers())
    for raw in ("", "跳过", "待补", "无", "清除"):
        assert finding_of(talk, raw).code == "missing"


def test_an_empty_answer_to_a_required_question_is_kept_as_pending() -> None:
    talk = taken(begin(PACK, Answers()), "2025", "甲局", "", "", "", "", "", "")
    assert held(talk) == {
        "pack": PACK.id,
        "year": "2025",
        "date": "待补",
        "agency": {"name": "甲局", "addressees": "待补"},
    }
    talk = taken(at_problems(), "力量不足", "", "")
    assert held(talk)["problems"] == [{"problem": "力量不足", "cause": "待补"}]  # type: ignore[index]
    assert finding_of(talk.go("problems.1.cause"), "无").code == "required-none"


def test_an_empty_answer_leaves_what_stands_and_clearing_removes_it() -> None:
    topic, key = field_of(Kind.COUNT, detail=False, last_year=True)
    path = f"facts.{topic}.{key}"
    talk = taken(identified().go(path), "9")
    talk = taken(talk.go(f"{path}.last_year"), "7")
    assert of(talk.go(path)).standing == "9"
    for raw in ("", "跳过", "9"):
        assert taken(talk.go(path), raw).answers == talk.answers
    changed = taken(talk.go(path), "10")
    assert changed.answers.get(("facts", topic, key)) != talk.answers.get(("facts", topic, key))
    assert changed.answers.text(("facts", topic, key, "last_year")) == "7"
    cleared = taken(talk.go(path), "清除")
    assert not cleared.answers.has(("facts", topic, key))
    assert cleared.said[0].code == "vanished" and "7" in cleared.said[0].params["words"]
    assert finding_of(cleared.go(path), "清除").code == "nothing-to-clear"


def test_a_required_answer_cleared_is_asked_again() -> None:
    talk = taken(taken(at_problems(), "力量不足", "", "编制少").go("problems.1.cause"), "清除")
    assert (of(talk).key, of(talk).standing) == ("problems.1.cause", "")
    assert held(talk)["problems"] == [{"problem": "力量不足"}]  # type: ignore[index]
    assert held(taken(talk, ""))["problems"] == [{"problem": "力量不足", "cause": "待补"}]  # type: ignore[index]


def test_a_topic_that_holds_something_is_not_put_aside_before_it_is_cleared() -> None:
    topic, key = field_of(Kind.COUNT, detail=False, topic="rules")
    gate = f"facts.{topic}"
    full = taken(identified().go(f"{gate}.{key}"), "9")
    full = (
        taken(full.go("highlights." + topic + ".1.text"), "做了一件事")
        if full.go(f"highlights.{topic}.1.text").question
        else full
    )
    assert of(full.go(gate)).standing == "有"
    refused = finding_of(full.go(gate), "不适用")
    assert refused.code == "topic-holds" and PACK.fields[key].label in refused.params["words"]
    cleared = taken(full.go(gate), "清除")
    assert not cleared.answers.has(("facts", topic)) and not cleared.answers.has(("highlights", topic))
    assert of(cleared).key == gate and cleared.said[0].code.startswith("vanished")
    aside = taken(cleared, "不适用")
    assert aside.answers.text(("facts", topic)) == "不适用" and of(aside.go(gate)).standing == "不适用"
    assert taken(aside.go(gate), "有").answers == cleared.answers
    assert held(aside.undo().undo()) == held(full)


def test_a_name_of_the_year_alone_does_not_keep_a_topic_from_being_put_aside() -> None:
    field = next(each for each in PACK.fields.values() if each.period and each.topic == "publicity")
    talk = taken(identified().go(f"facts.{field.topic}.{field.key}"), "").go(f"facts.{field.topic}")
    assert of(talk).standing == ""
    aside = taken(talk, "不适用")
    assert aside.answers.text(("facts", field.topic)) == "不适用"
    assert [each.code for each in aside.said] == ["vanished"]


def finer(least: int) -> Iterator[tuple[str, list[str]]]:
    for topic in PACK.topics:
        keys = [each.key for each in plan.asked_fields(PACK, topic) if each.detail]
        if keys and (len(keys) >= plan.MANY) is (least >= plan.MANY):
            yield topic, keys


def test_many_finer_figures_are_asked_for_only_when_wanted() -> None:
    topic, keys = next(finer(plan.MANY))
    found: dict[str, list[str]] = {}
    for word in ("", "否", "是"):
        talk = taken(identified(only=topic).go(topic), "有")
        steps = asked_from(talk, lambda q, n, word=word: word if q.role is Role.DETAILS else "")  # type: ignore[misc]
        found[word] = [question.path[-1] for question, _ in steps]  # type: ignore[misc]
        assert found[word].count(topic) <= 1
    assert not set(keys) & {*found[""], *found["否"]} and set(keys) <= set(found["是"])
    single = taken(identified().go(f"facts.{topic}.{keys[0]}"), "待补")
    assert single.answers.has(("facts", topic, keys[0]))


def test_few_finer_figures_are_asked_for_at_once() -> None:
    topic, keys = next(finer(1))
    talk = taken(identified(only=topic).go(topic), "有")
    asked = [question for question, _ in asked_from(talk, lambda q, n: "")]
    assert not any(each.role is Role.DETAILS for each in asked)
    assert set(keys) <= {each.path[-1] for each in asked}


def test_the_number_of_a_choice_picks_it() -> None:
    talk = identified().go("agency.level")
    assert taken(talk, "2").answers.text(("agency", "level")) == of(talk).choices[1]
    assert finding_of(talk, "村级").code == finding_of(talk, "9").code == "not-a-choice"
    gate = identified().go("facts.study")
    assert taken(gate, "２").answers.text(("facts", "study")) == "不适用"


def test_addressees_may_stand_on_lines_of_their_own() -> None:
    talk = taken(identified().go("agency.addressees"), "中共澜川市委\n澜川市人民政府\r\n")
    assert held(talk)["agency"]["addressees"] == ["中共澜川市委", "澜川市人民政府"]  # type: ignore[index]


# -- lists -------------------------------------------------------------------------------------------------------------

ROWS = "不足\t表现\t原因\t措施\n力量不足\t\t编制少\t\n设备旧\t\t\t更新\n"


def listed(talk: Interview, key: str = "problems") -> object:
    return held(talk).get(key, [])  # type: ignore[attr-defined]


def test_pasted_rows_become_items_with_what_is_required_left_pending() -> None:
    talk = taken(at_problems(), ROWS)
    assert listed(talk) == [
        {"problem": "力量不足", "cause": "编制少"},
        {"problem": "设备旧", "cause": "待补", "measure": "更新"},
    ]
    more = taken(talk.go("problems.3.problem"), "第三\t\t因\t\n第四\t\t因\t")
    assert [each["problem"] for each in listed(more)] == ["力量不足", "设备旧", "第三", "第四"]  # type: ignore[attr-defined]


def test_a_row_with_the_wrong_number_of_cells_is_named_and_nothing_is_taken() -> None:
    found = finding_of(at_problems(), "力量不足\t\t编制少\t\n设备旧\t老化\n")
    assert (found.code, found.params["n"], found.params["cells"]) == ("row-cells", "2", "2")


def test_pasted_cells_stand_in_the_order_of_asking_or_of_their_header_and_what_was_taken_is_told() -> None:
    talk = identified().go("study")
    topic = of(taken(talk, "有")).topic
    key = f"highlights.{topic}.1.text"
    for rows in ("开展检查\t依法\t整改5处\t严查", "依据\t小标题\t正文\t成效\n依法\t严查\t开展检查\t整改5处"):
        done = taken(taken(talk, "有").go(key), rows)
        item = {"text": "开展检查", "basis": "依法", "result": "整改5处", "title": "严查"}
        assert held(done)["highlights"][topic] == [item]  # type: ignore[index]
        assert sentence(next(each for each in done.said if each.code == "rows-pasted")) == "粘贴了1条：开展检查。"


def test_one_line_or_lines_without_cells_are_one_text() -> None:
    assert listed(taken(at_problems(), "力量\t不足")) == [{"problem": "力量 不足"}]
    assert listed(taken(at_problems(), "力量不足，\n设备旧")) == [{"problem": "力量不足，设备旧"}]


def test_rows_of_a_table_may_be_pasted_with_their_header() -> None:
    topic, key = field_of(Kind.TABLE)
    columns = PACK.fields[key].columns
    lines = ["\t".join(each.label for each in columns), *("\t".join(CELLS[c.kind] for c in columns) for _ in range(2))]
    talk = taken(identified().go(f"facts.{topic}.{key}"), "\n".join(lines))
    node = talk.answers.get(("facts", topic, key))
    assert isinstance(node, Series) and len(node.items) == 2


def at_problems() -> Interview:
    return identified(SMALL).go("problems")


def three() -> Interview:
    return taken(at_problems(), "甲\t\t一\t\n乙\t\t二\t\n丙\t\t三\t")


def test_items_are_removed_and_moved_with_their_numbers_and_can_be_undone() -> None:
    talk = three()
    names = lambda each: [item["problem"] for item in listed(each)]  # type: ignore[attr-defined] # noqa: E731
    assert names(talk.remove(("problems", 1))) == ["甲", "丙"]
    assert names(talk.move(("problems", 2), 0)) == ["丙", "甲", "乙"]
    assert names(talk.move(("problems", 0), 9)) == ["乙", "丙", "甲"]
    for changed in (talk.remove(("problems", 1)), talk.move(("problems", 2), 0)):
        assert changed.said and all(sentence(each) for each in changed.said)
        assert changed.undo().answers == talk.answers and changed.undo().question == talk.question
    for wrong in (("problems", 7), ("problems",), ("facts", "study"), ("highlights", 0), ()):
        assert talk.remove(wrong).answers is talk.answers and talk.move(wrong, 0).answers is talk.answers


def test_what_was_answered_of_an_item_follows_it_to_its_new_number() -> None:
    talk = taken(three().go("problems.3.measure"), "")
    assert "problems.3.measure" in talk.seen
    assert "problems.1.measure" in talk.move(("problems", 2), 0).seen
    assert "problems.2.measure" in talk.remove(("problems", 0)).seen
    assert of(talk.remove(("problems", 0)).back()).key == "problems.2.measure"


def test_an_item_goes_with_its_last_text_and_the_next_is_not_mistaken_for_it() -> None:
    talk = taken(three().go("problems.1.problem"), "清除", "")
    assert listed(talk)[0] == {"problem": "待补", "cause": "一"}  # type: ignore[index]
    talk = taken(three().go("problems.1.cause"), "清除").go("problems.1.problem")
    talk = taken(talk, "清除")
    assert [each["problem"] for each in listed(talk)] == ["乙", "丙"]  # type: ignore[attr-defined]
    assert not any(key.startswith("problems.3.") for key in talk.way)


def test_going_to_an_item_asks_each_of_its_texts() -> None:
    talk = three().go("problems.2")
    keys = []
    for _ in range(4):
        keys.append(of(talk).key)
        talk = taken(talk, "")
    assert keys == [f"problems.2.{key}" for key, _, _ in TEXTS]


# -- back, undo, go ----------------------------------------------------------------------------------------------------


def test_back_walks_one_question_at_a_time_and_returns_to_where_it_was() -> None:
    talk = taken(begin(PACK, Answers()), "2025", "甲局", "江东省", "2")
    here = of(talk).key
    walked = talk
    for key in ("agency.level", "agency.region", "agency.name", "year"):
        walked = walked.back()
        assert of(walked).key == key and of(walked).standing and walked.answers is talk.answers
    assert of(walked.back()).key == "year"
    assert of(taken(walked, "")).key == here
    assert of(taken(walked, "2024")).key == here
    assert of(taken(talk.back().back(), "江西省").back()).key == "agency.region"
    asked = talk.go("date").back()
    assert of(asked).key == "agency.level" and of(taken(asked, "")).key == "date"


def test_after_a_question_gone_to_comes_what_follows_it_and_in_the_end_what_was_left_before() -> None:
    topic = next(key for key, _ in plan.topics_of(PACK) if len(plan.asked_fields(PACK, key)) > 4)
    keys = [f"facts.{topic}.{each.key}" for each in plan.asked_fields(PACK, topic) if not each.detail]
    start = taken(identified(only=topic).go(topic), "有")
    assert of(start).key == keys[0]
    talk = taken(start.go(keys[2]), "待补")
    assert of(talk).key == keys[3]
    here = of(taken(talk, "待补")).key
    assert of(taken(taken(talk, "待补").back().back(), "")).key == here
    left = [each.key for each, _ in asked_from(talk, lambda question, n: "待补" if question.kind else "")]
    assert keys[0] in left and left.index(keys[3]) < left.index(keys[0])


def test_undo_gives_back_the_document_the_question_and_the_way_before_the_last_change() -> None:
    talk = taken(begin(PACK, Answers()), "2025", "甲局")
    changed = taken(talk, "江东省")
    for later in (changed, taken(changed, "").back(), changed.go("problems"), changed.go("agency.name")):
        undone = later.undo()
        assert undone.answers == talk.answers and undone.question == talk.question
        assert (undone.way, undone.seen) == (talk.way, talk.seen)
    assert held(begin(PACK, Answers()).undo()) == {"pack": PACK.id}


def test_going_nowhere_says_so() -> None:
    talk = identified()
    for wrong in ("", "x", "facts.x", "facts.study.x", "problems.9.cause", "problems.x", "last_year.problems.1"):
        gone = talk.go(wrong)
        assert gone.question == talk.question and [each.code for each in gone.said] == ["no-place"]


def test_going_to_a_topic_asks_what_was_left_out_of_it() -> None:
    talk = taken(identified(only="study").go("study"), "有", "")
    first = of(taken(identified(only="study").go("study"), "有")).key
    assert of(talk).key != first
    assert of(talk.go("study")).key in ("facts.study", first)


def test_last_years_value_is_found_and_gone_to_also_when_it_is_filled() -> None:
    field = next(each for each in PACK.fields.values() if each.kind is Kind.COUNT and each.last_year)
    key = f"facts.{field.topic}.{field.key}"
    talk = taken(identified().go(key), "71")
    talk = taken(talk.go(f"{key}.last_year"), "60")
    for typed in (f"{field.label}（上年）", f"{field.label}(上年)", f"{field.label}上年", f"{key}.last_year"):
        place = talk.find(typed)[0]
        assert (place.key, place.label) == (f"{key}.last_year", f"{field.label}（上年）")
        assert of(talk.go(place.key)).role is Role.LAST and of(talk.go(place.key)).standing == "60"
    assert not any(each.key.endswith("last_year") for each in talk.find(field.label))


@pytest.mark.parametrize("typed", ["77", "98", "９9", "3、", "1.5", "删 1", "删除2", "移 2 1", "上移 3"])
def test_a_number_or_a_command_of_the_list_is_no_text_of_it(typed: str) -> None:
    for key in ("problems.1.problem", "plans.1.text"):
        assert finding_of(identified().go(key), typed).code in ("text-number", "list-command", "number-alone")


def test_enter_at_a_required_question_says_that_it_is_to_come() -> None:
    talk = taken(begin(PACK, Answers()), "2025", "甲局").go("date")
    for raw in ("", "跳过"):
        assert [sentence(each) for each in taken(talk, raw).said][-1].endswith("记作待补。")
    assert [each.code for each in taken(taken(talk, "").go("date"), "").said] == ["noted-pending"]
    assert not taken(talk, "2026-01-20").said


def test_places_are_found_by_part_of_a_name_exact_ones_first() -> None:
    talk = identified()
    field = PACK.fields["penalty-cases"]
    assert talk.find(field.label)[0].key == f"facts.{field.topic}.{field.key}"
    assert talk.find("penalty-cases")[0].key == f"facts.{field.topic}.{field.key}"
    assert {"facts.openness.x", "openness"} & {each.key for each in talk.find("政务公开")} == {"openness"}
    assert talk.find("ＰＥＮＡＬＴＹ－cases") == talk.find("penalty-cases")
    assert talk.find("") == talk.find("找不到的名字") == ()
    assert len(talk.find("法")) > 5
    for place in talk.find("办"):
        assert talk.go(place.key).question is not None


# -- any sequence of actions -------------------------------------------------------------------------------------------


class Machine(RuleBasedStateMachine):
    """Any sequence of answers, steps back and jumps, against the file as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "facts.yaml"

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize(name=st.sampled_from(sorted(PACKS)), topic=st.integers(0, 30))
    def start(self, name: str, topic: int) -> None:
        self.pack = PACKS[name]
        self.talk = identified(self.pack)
        topics = [key for key, _ in plan.topics_of(self.pack)]
        self.talk = taken(self.talk.go(topics[topic % len(topics)]), "有")
        self.draft = draft(self.path, self.pack)
        self.written = self.talk

    def take(self, step: Interview | Finding) -> None:
        if isinstance(step, Finding):
            assert step.code in FINDINGS and sentence(step)
            return
        before, self.talk = self.talk, step
        assert all(each.code in FINDINGS and sentence(each) for each in step.said)
        if before.answers != step.answers:
            undone = step.undo()
            assert undone.answers == before.answers and undone.question == before.question

    @precondition(lambda self: self.talk.question)
    @rule(n=st.integers(0, 99))
    def fit(self, n: int) -> None:
        self.take(self.talk.reply(fitting(of(self.talk), n, self.pack)))

    @precondition(lambda self: self.talk.question)
    @rule(raw=NOISE)
    def type(self, raw: str) -> None:
        self.take(self.talk.reply(raw))

    @precondition(lambda self: self.talk.question)
    @rule(word=st.sampled_from(WORDS))
    def say(self, word: str) -> None:
        self.take(self.talk.reply(word))

    @rule(number=st.integers(0, 10_000), fine=st.booleans())
    def go(self, number: int, fine: bool) -> None:
        offered = [each.key for each in plan.questions(self.talk.moment)]
        rows = [key for row in groups(self.pack) for key in (row.key, *row.topics, *row.lists)]
        fields = [f"facts.{each.topic}.{each.key}" for each in self.pack.fields.values() if not each.derived]
        keys = (offered if number % 2 else fields) if fine else rows
        key = keys[number % len(keys)]
        went = self.talk.go(key)
        assert went.answers is self.talk.answers and went.question is not None
        assert not fine or went.question.key == key
        self.take(went)

    @rule()
    def back(self) -> None:
        went = self.talk.back()
        assert went.answers is self.talk.answers and went.way == self.talk.way
        if went.walked > self.talk.walked:
            question = of(went)
            assert question.key == self.talk.way[-went.walked]
            kept = taken(went, "") if question.standing else None
            assert kept is None or kept.answers == self.talk.answers
        else:
            assert went.question == self.talk.question
        self.take(went)

    @rule()
    def undo(self) -> None:
        self.talk = self.talk.undo()

    def items(self) -> list[tuple[str | int, ...]]:
        found: list[tuple[str | int, ...]] = []
        for spec in self.pack.lists.values():
            node = self.talk.answers.get((spec.key,))
            inner = [((spec.key, key.text), each) for key, each in node] if isinstance(node, Branch) else []
            for place, each in (*inner, ((spec.key,), node)):
                found += [(*place, n) for n in range(len(each.items) if isinstance(each, Series) else 0)]
        return found

    @precondition(lambda self: self.items())
    @rule(number=st.integers(0, 99), to=st.integers(-1, 4))
    def move(self, number: int, to: int) -> None:
        items = self.items()
        before = sorted(map(str, plain(self.talk.answers.get(items[number % len(items)][:-1]))))  # type: ignore[call-overload]
        self.take(self.talk.move(items[number % len(items)], to))
        assert before == sorted(map(str, plain(self.talk.answers.get(items[number % len(items)][:-1]))))  # type: ignore[call-overload]

    @precondition(lambda self: self.items())
    @rule(number=st.integers(0, 99))
    def remove(self, number: int) -> None:
        items = self.items()
        self.take(self.talk.remove(items[number % len(items)]))
        assert len(self.items()) == len(items) - 1

    @rule(text=st.text(string.ascii_letters + "甲乙。", max_size=3), cells=st.integers(1, 4), rows=st.integers(2, 3))
    def paste(self, text: str, cells: int, rows: int) -> None:
        opening = [each for each in plan.questions(self.talk.moment) if each.opens]
        self.talk = self.talk.go(opening[cells % len(opening)].key)
        self.take(self.talk.reply("\n".join(["\t".join([text] * cells)] * rows)))

    @rule()
    def resume(self) -> None:
        self.write()
        roots, _ = read_documents(self.path.read_text("utf-8"), "")
        self.talk = begin(self.pack, Answers(canonical(roots[0], self.pack)))  # type: ignore[arg-type]
        self.draft = draft(self.path, self.pack, self.path.read_text("utf-8"))

    def write(self) -> None:
        self.draft.update(self.talk.answers.root)

    @invariant()
    def the_document_always_loads(self) -> None:
        if self.talk.answers is not self.written.answers:
            self.written = self.talk
            self.write()
            assert read_back(self.path, self.pack) == held(self.talk)
            assert not Moment(self.pack, self.talk.answers).faults

    @invariant()
    def what_is_asked_is_on_offer_and_never_asked_twice_at_once(self) -> None:
        question = self.talk.question
        if question is not None:
            assert plan.question_for(self.talk.moment, question.key) is not None
            keys = [each.key for each in plan.questions(self.talk.moment)]
            assert len(keys) == len(set(keys))


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=25,
    deadline=None,
    phases=QUICK + ((Phase.shrink,) if os.environ.get("DRAFTER_SHRINK") else ()),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@given(raw=NOISE, number=st.integers(0, 10_000))
@settings(max_examples=EXAMPLES * 5, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_an_answer_is_taken_or_refused_with_a_sentence(raw: str, number: int) -> None:
    moment = Moment(PACK, identified().answers, frozenset(plan.opened(topic) for topic in PACK.topics))
    offered = plan.questions(moment)
    question = builders.dressed(moment, offered[number % len(offered)])
    step = answering.take(moment, question, raw)
    assert isinstance(step, answering.Taken) or sentence(step)
    if isinstance(step, answering.Taken):
        assert not Moment(PACK, step.moment.answers).faults


def test_a_step_reads_the_document_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from drafter.interview import completing

    talk = identified().go("problems")
    assert talk.question
    times: list[int] = []
    real = completing.resolve
    monkeypatch.setattr(completing, "resolve", lambda *given: times.append(1) or real(*given))
    step = taken(talk, "力量不足")
    assert step.question and step.moment.facts and step.moment.derived
    assert len(times) == 1
    assert replace(step, said=()).moment.facts is step.moment.facts
    assert Severity.UNREADABLE not in {each.severity for each in step.said}


def test_a_key_typed_is_the_key_of_a_question() -> None:
    for question in plan.questions(Moment(PACK, identified().answers, frozenset(plan.opened(t) for t in PACK.topics))):
        if question.role in (Role.IDENTITY, Role.FIELD, Role.TEXT, Role.GATE):
            assert path_of(question.key, PACK) == question.path


def test_on_resumption_what_ends_a_topic_comes_after_all_else() -> None:
    first, second = "study", "rules"
    talk = identified()
    for topic in (first, second):
        field = next(each for each in plan.asked_fields(PACK, topic) if not each.detail)
        talk = taken(talk.go(f"facts.{topic}.{field.key}"), fitting(of(talk.go(f"facts.{topic}.{field.key}")), 5))
    steps = [question for question, _ in asked_from(begin(PACK, talk.answers), lambda q, n: "")]
    place = {question.key: n for n, question in enumerate(steps)}
    assert place[f"highlights.{first}.1.text"] > place["others.1.text"]
    assert place[f"highlights.{second}.1.text"] < place["others.1.text"]
    again = begin(PACK, talk.answers).go(first)
    order = [question.key for question, _ in asked_from(again, lambda q, n: "")]
    assert order.index(f"highlights.{first}.1.text") < order.index("others.1.text")
