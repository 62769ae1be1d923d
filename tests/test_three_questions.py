"""What was done, on what basis, with what result; choices that must be backed; names that are current in a year."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.analysis.points import points_of
from drafter.analysis.sentences import tidy
from drafter.intake import read_bytes
from drafter.interview import proposals
from drafter.interview.moment import Moment
from drafter.mapping.analyse import analyse
from drafter.mapping.draft import draft
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListField, ListSpec
from drafter.model.question import Answers, Question, Role
from drafter.model.question import Path as Path_
from drafter.model.tree import Document, Paragraph
from drafter.packing import checking
from drafter.questionnaire.resolve import main_text
from drafter.store.packs import load_pack, shipped_root
from tests.reporting import composed

PACK = load_pack("yingji-fazhi")
SHIPPED = ("yingji-fazhi", "zhengwu-gongkai")
HIGHLIGHTS, PROBLEMS, PLANS = (PACK.lists[key] for key in ("highlights", "problems", "plans"))
PROBLEM, EVIDENCE = (next(each for each in PROBLEMS.fields if each.key == key) for key in ("problem", "evidence"))
TITLE = next(each for each in PLANS.fields if each.key == "title")
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"

POINTS = [
    ("主要做法：1.建立台账2.开展复查", "主要做法：一是建立台账；二是开展复查。"),
    ("1. 建立台账。2. 开展复查。3、通报结果", "一是建立台账；二是开展复查；三是通报结果。"),
    ("一、建立台账。\n二、开展复查。", "一是建立台账；二是开展复查。"),
    ("(1)建立台账（2）开展复查", "一是建立台账；二是开展复查。"),
    ("（一）建立台账\n（二）开展复查。其中复查12家。", "一是建立台账。二是开展复查。其中复查12家。"),
    ("①建立台账②开展复查", "一是建立台账；二是开展复查。"),
    ("一是，建立台账，二是开展复查", "一是建立台账；二是开展复查。"),
    ("今年做了两件事，一是建立台账。二是开展复查", "今年做了两件事：一是建立台账；二是开展复查。"),
    ("完成：\n- 建立台账\n- 开展复查！", "完成：一是建立台账。二是开展复查！"),
    ("建立台账\n开展复查\n通报结果", "一是建立台账；二是开展复查；三是通报结果。"),
]
RUNNING = [
    "检查一、二级单位",
    "编制一、二、三级预案",
    "增长1.5%，降低2.6%",
    "依照第六十条（一）项、（二）项",
    "其一，人少；其二，装备差",
    "1. 只有一条",
    "5月20日至8月27日，执法支队会同县区逐户检查污水处\n理、酿造企业",
    "建立台账。\n开展复查。",
    "1号泵站、2号泵站检修",
]
BASES = [
    ("《中华人民共和国防洪法》第三十八条", r"(?:根据|按照|依据)《中华人民共和国防洪法》第三十八条，清理河道。"),
    ("市防汛抗旱指挥部部署。", r"(?:根据|按照|依据)市防汛抗旱指挥部部署，清理河道。"),
    ("省厅2025年3月印发的《清障办法》", r"(?:根据|按照|依据)省厅2025年3月印发的《清障办法》，清理河道。"),
    *((f"{word}市政府部署", f"{word}市政府部署，清理河道。") for word in ("根据", "依据", "依照", "遵照", "落实")),
    ("为保证行洪，", "为保证行洪，清理河道。"),
    ("省厅要求开展清障行动", "省厅要求开展清障行动。清理河道。"),
    ("市政府3月发文，明确了任务", "市政府3月发文，明确了任务。清理河道。"),
    ("无", r"(?<!，)清理河道。"),
]


def entry(**texts: str) -> dict[str, str]:
    return texts


def report(tmp_path: Path, draft: bool = False, **parts: Any) -> tuple[Document, set[str]]:
    """The report of a few parts, and the codes of what was found."""
    whole = {
        "pack": "yingji-fazhi",
        "year": 2025,
        "date": "2026-01-20",
        "agency": {"name": "澜川市应急管理局", "addressees": ["澜川市人民政府"]},
        "facts": {"leadership": {"leadership-reports": "4次"}},
        "highlights": {"rules": [entry(text="清理文件")]},
        "problems": [entry(problem="人员不足", cause="编制少")],
        "plans": [entry(text="招录人员")],
    }
    path = tmp_path / "facts.yaml"
    path.write_text(json.dumps(whole | parts, ensure_ascii=False), encoding="utf-8")
    result, _ = composed(path, draft)
    assert result.document is not None or not draft
    return result.document or Document(()), {each.code for each in result.findings}


def told(tmp_path: Path, *entries: dict[str, str], topic: str = "disaster-response", **parts: Any) -> str:
    document, found = report(tmp_path, highlights={topic: list(entries)}, **parts)
    assert not found & {"text-missing", "choice-bare"}
    return document.text


# -- points ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "printed"), POINTS, ids=[typed for typed, _ in POINTS])
def test_points_inside_one_answer_are_told_as_one_two(typed: str, printed: str, tmp_path: Path) -> None:
    assert printed in told(tmp_path, entry(text=typed))


@pytest.mark.parametrize("typed", RUNNING)
def test_running_text_is_no_list_of_points(typed: str, tmp_path: Path) -> None:
    assert points_of(typed) is None
    assert tidy(typed).rstrip("。") in told(tmp_path, entry(text=typed))


def test_points_inside_a_numbered_item_are_told_by_other_numbers(tmp_path: Path) -> None:
    problem = entry(problem="案卷质量不高", cause="1. 培训少；2. 人手少", measure="（一）办班（二）评查案卷")
    document, _ = report(tmp_path, problems=[problem, entry(problem="人员不足", cause="编制少")])
    assert "其一，培训少；其二，人手少。" in document.text and "其一，办班；其二，评查案卷。" in document.text
    alone, _ = report(tmp_path, problems=[problem])
    assert re.search("(?:是|于|为|：|，)：?一是培训少；二是人手少。", alone.text) and "是一是" not in alone.text


@given(st.lists(st.text("澜川清理河道巡查值守0123456789件", min_size=3, max_size=9), min_size=2, max_size=12))
def test_no_word_of_a_point_is_lost(points: list[str]) -> None:
    points = [f"检修{each}处" for each in points]
    listed = points_of("".join(f"（{n}）{each}。" for n, each in enumerate(points, 1)))
    assert listed is not None and list(listed.points) == points
    assert [each[-1] for each in listed.told] == ["；"] * (len(points) - 1) + ["。"]


@given(st.text("一二是、。；（）()12.\n ①-*“”《》甲乙丙丁", max_size=40))
def test_any_answer_keeps_its_han_words_and_its_order(text: str) -> None:
    listed = points_of(text)
    if listed is not None:
        rest = text
        for each in (tidy(each) for each in listed.points):
            assert all(char in rest for char in each)
            rest = rest[max(rest.find(each[:1]), 0) :]
        assert len(listed.points) > 1 and all(listed.points)


# -- basis and result --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("basis", "printed"), BASES, ids=[basis for basis, _ in BASES])
def test_what_the_work_rests_on_opens_its_sentence(basis: str, printed: str, tmp_path: Path) -> None:
    assert re.search(printed, told(tmp_path, entry(basis=basis, text="清理河道")))


def test_the_result_follows_as_a_sentence_of_its_own(tmp_path: Path) -> None:
    text = told(tmp_path, entry(title="清障", basis="《防洪法》", text="清理河道；", result="拆除违建12处。。"))
    assert re.search("清障，(?:根据|按照|依据)《防洪法》，清理河道。拆除违建12处。", text)


def test_the_basis_of_a_later_entry_stands_before_its_title(tmp_path: Path) -> None:
    text = told(tmp_path, entry(text="排查"), entry(title="清障", basis="为保行洪", text="清理河道"))
    assert "排查。为保行洪，清障，清理河道。" in text


def test_a_title_alone_is_the_sentence_its_basis_opens(tmp_path: Path) -> None:
    assert "为保行洪，清理河道。" in told(tmp_path, entry(title="清理河道", basis="为保行洪"))


def test_two_bare_bases_in_one_topic_do_not_open_alike(tmp_path: Path) -> None:
    text = told(tmp_path, *(entry(basis=f"《第{n}号文》", text=f"办了第{n}件事") for n in "甲乙丙"))
    assert len(set(re.findall("(根据|按照|依据)《第", text))) == 3


def test_an_item_written_as_one_text_is_what_was_done(tmp_path: Path) -> None:
    assert main_text(HIGHLIGHTS) == "text"
    document, _ = report(tmp_path, highlights={"disaster-response": ["清理河道"]})
    assert "清理河道。" in document.text


@pytest.mark.parametrize("nasty", ["# 一级\n\n- 项", "{{ agency }}{% x %}", "<w:p/>]]>&amp;", "**粗**|表|\n|---|"])
def test_basis_and_result_cannot_become_structure(nasty: str, tmp_path: Path) -> None:
    calm, spoiled = (
        report(tmp_path, highlights={"study": [entry(text="学法", basis=f"为{each}学", result=f"学了{each}")]})[0]
        for each in ("甲", f"甲{nasty}乙")
    )
    assert [type(each) for each in calm.blocks] == [type(each) for each in spoiled.blocks]
    assert tidy(nasty.splitlines()[0]) in spoiled.text


def test_own_words_keep_their_figures_and_say_whose_they_are(tmp_path: Path) -> None:
    own = entry(basis="为保行洪", text="清理河道3处", result="拆除违建12处")
    document, _ = report(tmp_path, highlights={"disaster-response": [own]})
    runs = [run for block in document.blocks if isinstance(block, Paragraph) for run in block.runs]
    origins = {run.origin.ref: run.text for run in runs if run.origin.kind == "own"}
    path = "highlights.disaster-response.0"
    assert [origins[f"{path}.{key}"] for key in own] == ["为保行洪", "清理河道3处。", "拆除违建12处。"]


def test_another_figure_in_the_result_changes_its_sentence_alone(tmp_path: Path) -> None:
    one, other = (told(tmp_path, entry(basis="《防洪法》", text="清障3处", result=f"拆除违建{n}处")) for n in (12, 13))
    assert one.replace("拆除违建12处", "拆除违建13处") == other


def test_a_pending_basis_is_a_gap_a_draft_shows(tmp_path: Path) -> None:
    own = {"disaster-response": [entry(basis="待补", text="清理河道")]}
    document, found = report(tmp_path, draft=True, highlights=own)
    assert "text-missing" in found
    assert "【待补：做法与亮点第1条依据】" in document.text and "根据待补" not in document.text


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_pack_asks_the_three_questions(name: str) -> None:
    pack = load_pack(name)
    spec = next(each for each in pack.lists.values() if each.by_topic)
    assert [each.key for each in spec.fields] == ["basis", "result", "title", "text"]
    assert pack.phrases["basis"] and all(0 < len(each.question) <= 30 for each in spec.fields)
    assert checking(name) == ()


# -- choices -----------------------------------------------------------------------------------------------------------


def node(value: Any) -> Node:
    if isinstance(value, dict):
        return Branch(tuple((Leaf(key), node(each)) for key, each in value.items()))
    return Series(tuple(node(each) for each in value)) if isinstance(value, list) else Leaf(value)


def offered(spec: ListSpec, field: ListField, item: int, **lists: Any) -> tuple[str, ...]:
    return proposals.choices(Moment(PACK, Answers(node(lists))), spec, field, (spec.key, item))  # type: ignore[arg-type]


def test_kinds_of_problems_are_short_attested_and_ask_for_the_agencys_own() -> None:
    assert 8 <= len(PROBLEM.choices) <= 12
    for each in PROBLEM.choices:
        assert 0 < len(each.text) <= 12 and each.asks and each.attested, each.text


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the raw samples are not here (../shared/samples)")
def test_no_kind_of_problem_is_a_samples_sentence_and_each_names_lines_that_are_there() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.txt")}
    for choice in PROBLEM.choices:
        for name, lines in choice.attested.items():
            assert all(texts[name].splitlines()[line - 1].strip() for line in lines), choice.text
        assert not any(choice.asks in text for text in texts.values())


def test_a_kind_is_offered_until_an_item_has_taken_it_and_own_words_are_always_taken() -> None:
    kinds = tuple(each.text for each in PROBLEM.choices)
    assert offered(PROBLEMS, PROBLEM, 0) == kinds
    assert offered(PROBLEMS, PROBLEM, 1, problems=[{"problem": f"{kinds[0]}。"}]) == kinds[1:]
    assert offered(PROBLEMS, PROBLEM, 0, problems=[{"problem": kinds[0]}]) == kinds, "its own choice stays on offer"
    assert offered(PROBLEMS, EVIDENCE, 0) == ()


def test_plans_are_proposed_from_the_problems_named_and_only_as_titles() -> None:
    problems = [
        "镇街办案少，4个全年没有办案",
        {"problem": "普法形式单一"},
        "这一条的第一句话写得实在太长所以不能做小标题",
    ]
    assert offered(PLANS, TITLE, 0, problems=problems) == ("解决镇街办案少问题", "解决普法形式单一问题")
    plans = [{"title": "解决普法形式单一问题"}]
    assert offered(PLANS, TITLE, 1, problems=problems, plans=plans) == ("解决镇街办案少问题",)
    text = next(each for each in PLANS.fields if each.key == "text")
    assert text.required and offered(PLANS, text, 0, problems=problems) == ()


def dressed(path: Path_, **lists: Any) -> Question:
    return proposals.dressed(Moment(PACK, Answers(node(lists))), Question("", path, Role.TEXT, ""))  # type: ignore[arg-type]


def test_a_kind_that_was_picked_asks_for_its_own_evidence_and_will_have_it() -> None:
    kind = PROBLEM.choices[2]
    picked = dressed(("problems", 0, "evidence"), problems=[{"problem": kind.text}])
    assert picked.text == kind.asks and picked.required
    own = dressed(("problems", 0, "evidence"), problems=[{"problem": "镇街办案少"}])
    assert own.text == "" and not own.required


def test_the_problems_a_plan_may_answer_stand_beside_its_question() -> None:
    shown = dressed(("plans", 0, "text"), problems=["镇街办案少，4个没有办案", "待补"])
    assert dict(shown.hints) == {"named": "镇街办案少"} and not shown.choices


@pytest.mark.parametrize("end", ["", "。"])
def test_a_kind_that_nothing_backs_is_a_gap(end: str, tmp_path: Path) -> None:
    bare = PROBLEM.choices[0].text + end
    document, found = report(tmp_path, draft=True, problems=[entry(problem=bare, cause="编制少")])
    assert "choice-bare" in found and "【待补：不足和原因第1条具体表现】" in document.text
    backed = entry(problem=bare, evidence="4个镇街各1人", cause="编制少")
    document, found = report(tmp_path, problems=[backed])
    assert "choice-bare" not in found and f"{PROBLEM.choices[0].text}：4个镇街各1人。" in document.text


def test_a_problem_in_own_words_needs_no_more_and_says_nothing_twice(tmp_path: Path) -> None:
    own = entry(problem="基层执法力量不足，4个镇街各1人", evidence="4个镇街各1人", cause="编制少")
    document, found = report(tmp_path, problems=[own])
    assert "choice-bare" not in found and document.text.count("4个镇街各1人") == 1


FAULTS = [
    ("needs: [evidence]", "needs: [nowhere]", "pack-reference"),
    ("answers: problems, offer", "answers: nowhere, offer", "pack-reference"),
    ("text: 基层执法力量不足", "text: 基层执法力量不足而且装备也不够用", "pack-choice"),
    ("text: 基层执法力量不足", "text: 普法覆盖面不够", "pack-choice"),
    ('offer: "解决{}问题"', "offer: 解决问题", "pack-phrase"),
]


@pytest.mark.parametrize(("old", "new", "code"), FAULTS, ids=[f"{code}: {new}" for _, new, code in FAULTS])
def test_a_pack_whose_choices_cannot_work_is_told_of(old: str, new: str, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(shipped_root() / "yingji-fazhi", folder)
    text = (folder / "pack.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "pack.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {each.code for each in checking(str(folder))} == {code}


# -- names of the year -------------------------------------------------------------------------------------------------

NAMES = {"study-plenum": "study", "reform-outline": "leadership", "publicity-plan": "publicity"}


@pytest.mark.parametrize("key", NAMES)
def test_a_name_of_the_year_is_known_for_last_year_and_open_for_the_next(key: str) -> None:
    field = PACK.fields[key]
    assert field.topic == NAMES[key] and PACK.current(field.period, 2025) is not None
    assert PACK.current(field.period, 2026) is None


@pytest.mark.parametrize("key", NAMES)
def test_a_name_of_the_year_is_told_in_a_phrase_around_it(key: str, tmp_path: Path) -> None:
    field = PACK.fields[key]
    name = PACK.current(field.period, 2025)
    assert name is not None
    facts = {"leadership": {"leadership-reports": "4次"}}
    facts.setdefault(field.topic, {})[key] = name.name
    document, _ = report(tmp_path, facts=facts)
    assert field.phrase.format(name.name) in document.text
    reading = draft(analyse(read_bytes(document.text.encode(), "report.txt"), PACK), PACK)
    assert {each.key: each.text for each in reading.values}.get(key) == name.name
