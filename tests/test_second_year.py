"""``drafter new --from``: an agency's second year, from last year's report or facts file to a strict render."""

from __future__ import annotations

import itertools
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import app
from drafter.analysis import similar
from drafter.beginning import begin_from
from drafter.cli import main
from drafter.errors import DrafterError
from drafter.interview import likeness, promised, state, takeover
from drafter.interview.moment import Moment
from drafter.mentions.stated import repeated, stated
from drafter.messages import sentence
from drafter.model.fact import Entry
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Question, Role, leaf
from drafter.model.span import NOWHERE
from drafter.model.tree import Paragraph
from drafter.questionnaire import paths
from drafter.rendering.compose import compose
from drafter.sitting import Opened, open_draft, saved
from drafter.store.files import sweep
from drafter.store.packs import load_pack
from tests.conftest import EXAMPLES

LAST, NEXT = EXAMPLES / "lanchuan-2024.yaml", EXAMPLES / "lanchuan-2025.yaml"
SOURCES = (".docx", ".txt", ".yaml")
# What became of the four problems and three plans of 2024: done, going on, done, done; told with a problem, with another, dropped.
PROMISED = {
    "last_year.problems.1": "1",
    "last_year.problems.2": "仍在推进",
    "last_year.problems.3": "已办结",
    "last_year.problems.4": "完成",
    "last_year.plans.1": "4",
    "last_year.plans.2": "并入“受委托镇街办案少”",
    "last_year.plans.3": "不再实施",
}
TOLD = {
    "rectified.1.done": "各科室计划已合并为一张表，检查次数降幅超过两成",
    "rectified.2.done": "裁量说明成为法制审核的必审项，下半年评查的案卷都写清了理由",
    "rectified.3.done": "逾期的专项预案年内全部修订并经过演练",
    "rectified.4.done": "修订任务已随机构改革移交牵头部门",
    "problems.1.problem": "受委托镇街办案能力不均，有5个镇街全年没有办成案件",
    "problems.1.cause": "1",
    "problems.1.measure": "所在县区已派员与镇街联合办案",
}
FIGURE = re.compile(r"[0-9][0-9.,]*(?:[万亿]元?|[^\W\d_])|[0-9.]+%")


@dataclass(frozen=True)
class Sat:
    """One sitting: what was asked and typed, in order, and how it ended."""

    talk: state.Interview
    asked: tuple[tuple[Question, str], ...]

    @property
    def typed(self) -> str:
        """Everything the clerk typed, choices picked by number in words."""
        return "\n".join(q.choices[int(a) - 1] if a.isdigit() and q.choices else a for q, a in self.asked)


@dataclass(frozen=True)
class Second:
    """A second year's file, and everything typed into it."""

    path: Path
    typed: str


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("yingji-fazhi")


@pytest.fixture(scope="module")
def this_year(pack: Pack) -> Answers:
    return Answers(paths.canonical(branch(app.read_node(str(NEXT))), pack))


@pytest.fixture(scope="module")
def last_reports(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Last year's report in every form it may be given: rendered, and the facts file itself."""
    folder = tmp_path_factory.mktemp("last")
    made = {".yaml": folder / "2024.yaml"}
    made[".yaml"].write_bytes(LAST.read_bytes())
    for suffix in (".docx", ".txt"):
        made[suffix] = folder / f"去年的报告{suffix}"
        (outcome,) = app.render([str(LAST)], app.RenderOptions(output=str(made[suffix])))
        assert outcome.path is not None
    return made


@pytest.fixture(scope="module")
def second(
    last_reports: Mapping[str, Path], this_year: Answers, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Second]:
    """The second year, by the form last year's was given in: every question typed once, otherwise this year's figures are there."""
    made = {}
    for suffix in SOURCES:
        path = tmp_path_factory.mktemp("next") / "2025.yaml"
        opened = begin_from(str(last_reports[suffix]), str(path))
        filled = opened if suffix == ".docx" else replace(opened, answers=with_figures(opened.answers, this_year))
        ended = sat(filled, this_year)
        saved(replace(opened, answers=ended.talk.answers))
        made[suffix] = Second(path, ended.typed + ("" if filled is opened else NEXT.read_text(encoding="utf-8")))
    return made


def with_figures(answers: Answers, this_year: Answers) -> Answers:
    """The new file with this year's facts and plans written in by hand."""
    for key in ("date", "facts", "highlights", "plans"):
        node = this_year.get((key,))
        assert node is not None
        answers = answers.put((key,), node)
    return answers


def branch(node: Node) -> Branch:
    assert isinstance(node, Branch)
    return node


def sat(opened: Opened, this_year: Answers, until: str = "", promised_so: Mapping[str, str] = PROMISED) -> Sat:
    """The interview driven to its end (or to the question ``until``) by a clerk who has this year's facts at hand."""
    talk, asked = state.begin(opened.pack, opened.answers, last=opened.last), []
    while (question := talk.question) is not None and question.key != until:
        typed = reply(question, this_year, promised_so)
        taken = talk.reply(typed)
        assert not isinstance(taken, Finding), (question.key, typed, taken)
        asked.append((question, typed))
        assert len(asked) < 2000, question.key
        talk = taken
    return Sat(talk, tuple(asked))


def reply(question: Question, this_year: Answers, promised_so: Mapping[str, str] = PROMISED) -> str:
    """What the clerk types."""
    if question.key in promised_so or question.key in TOLD:
        return promised_so.get(question.key, TOLD.get(question.key, ""))
    if question.standing or question.role is Role.WORDING or question.path[0] in ("problems", "rectified"):
        return ""
    if question.role is Role.GATE:
        told = this_year.has(("facts", question.topic)) or this_year.has(("highlights", question.topic))
        return "有" if told else "以后再填"
    if question.role is Role.DETAILS:
        return "是"
    if question.role is Role.REASON:
        return "检查计划合并以后次数减少"
    return words(this_year.get(question.path), "、" if question.path[0] == "agency" else "；")


def words(node: Node | None, joint: str) -> str:
    """A value as it is typed."""
    if isinstance(node, Branch):
        value = node.get("value")
        return words(value, joint) if value is not None else " ".join(words(each, joint) for _, each in node)
    if isinstance(node, Series):
        return joint.join(words(each, joint) for each in node.items)
    return node.text if isinstance(node, Leaf) else ""


def stale(path: Path, last: str, typed: str) -> list[str]:
    """Figures of last year's report that stand in the new one, neither compared with nor typed this year."""
    (loaded,) = app.load_facts(str(path))
    assert loaded.facts is not None and loaded.pack is not None
    composed = compose(loaded.facts, loaded.pack, False)
    assert composed.document is not None
    dates = {"2024年", *FIGURE.findall(loaded.facts.date.shown)}
    old = set(FIGURE.findall(last)) - set(FIGURE.findall(typed)) - dates
    runs = (run for block in composed.document.blocks if isinstance(block, Paragraph) for run in block.runs)
    return [
        each
        for run in runs
        if run.origin.kind not in ("last", "derived")
        for each in FIGURE.findall(run.text)
        if each in old
    ]


def text_of(path: Path, **options: object) -> tuple[str, list[str]]:
    """The report as text ("" when it was refused), and the codes that refuse it."""
    (outcome,) = app.render([str(path)], app.RenderOptions(output="-", to="txt", **options))  # type: ignore[arg-type]
    data = outcome.text.decode() if isinstance(outcome.text, bytes) else str(outcome.text or "")
    return data, [each.code for each in outcome.findings if each.blocks]


# -- end to end --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SOURCES)
def test_a_second_year_ends_in_a_final_report_that_compares_with_the_first(
    second: Mapping[str, Second], suffix: str
) -> None:
    text, refused = text_of(second[suffix].path)
    assert not refused
    assert "2025年" in text and "（上年412次）" in text and "比上年" in text
    assert "【" not in text


@pytest.mark.parametrize("suffix", SOURCES)
def test_no_figure_of_last_year_stands_in_the_new_report_except_as_a_comparison(
    second: Mapping[str, Second], last_reports: Mapping[str, Path], suffix: str
) -> None:
    last = last_reports[".txt"].read_text(encoding="utf-8")
    assert stale(second[suffix].path, last, second[suffix].typed) == []


def test_a_figure_left_over_from_last_year_would_be_found(
    second: Mapping[str, Second], last_reports: Mapping[str, Path]
) -> None:
    path = second[".yaml"].path.with_name("planted.yaml")
    old = second[".yaml"].path.read_text(encoding="utf-8")
    path.write_text(old.replace("有5个镇街全年没有办成案件", "12个镇街全年只办结4起"), encoding="utf-8")
    assert "4起" in stale(path, last_reports[".txt"].read_text(encoding="utf-8"), "")


@pytest.mark.parametrize("suffix", SOURCES)
def test_every_problem_and_plan_of_last_year_is_answered_in_the_report(
    second: Mapping[str, Second], suffix: str, pack: Pack
) -> None:
    opened = open_draft(str(second[suffix].path))
    told = promised.marks(Moment(pack, opened.answers, last=opened.last))
    assert len(told) == len(PROMISED)
    text, _ = text_of(second[suffix].path)
    for said in (
        "涉企检查次数偏多，各科室计划已合并为一张表",
        "部分处罚案卷说理简单，裁量说明成为",
        "专项应急预案修订滞后，逾期的",
        "原定的“完成专项预案修订”不再实施，修订任务已随",
        "有5个镇街全年没有办成案件",
        "镇街持证人员少，又缺少可以照着办的文书样本",
    ):
        assert said in text


def test_what_a_figure_covers_stays_from_year_to_year(second: Mapping[str, Second]) -> None:
    text, _ = text_of(second[".docx"].path)
    assert "局本级检查企业236家，比上年多15家" in text and "全市生产安全事故共发生14起，比上年少3起" in text


# -- how the new file begins -------------------------------------------------------------------------------------------


def test_the_new_file_holds_the_agency_and_names_last_years_file_and_nothing_it_counted(
    last_reports: Mapping[str, Path], tmp_path: Path
) -> None:
    opened = begin_from(str(last_reports[".docx"]), str(tmp_path / "新" / ".." / "2025.yaml"))
    held = {key.text for key, _ in opened.answers.root}
    assert held == {"pack", "year", "agency", "last_year"}
    assert opened.answers.text(("year",)) == "2025"
    assert opened.answers.text(("last_year",)) == "澜川市应急管理局-2024.yaml"
    assert opened.last is not None and opened.last.year == 2024
    assert [each.code for each in opened.notes][:2] == ["last-extracted", "last-read"]


def test_without_a_name_the_file_is_called_by_agency_and_year_and_taken_up_the_second_time(
    last_reports: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = begin_from(str(last_reports[".txt"]))
    assert first.path is not None and first.path.name == "澜川市应急管理局-2025.yaml"
    saved(replace(first, answers=first.answers.put(("date",), leaf("2026-01-20"))))
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    again = begin_from(str(last_reports[".txt"]))
    assert again.answers.text(("date",)) == "2026-01-20"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_draft_that_is_there_gains_only_the_name_of_last_years_file(
    last_reports: Mapping[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "2025.yaml"
    old = "# 我的\nyear: 2025\nagency: {name: 澜川市应急管理局, addressees: [中共澜川市委]}   # 主送\npack: yingji-fazhi\n"
    path.write_text(old, encoding="utf-8")
    opened = begin_from(str(last_reports[".yaml"]), str(path))
    new = path.read_text(encoding="utf-8")
    assert [line for line in old.splitlines() if line not in new.splitlines()] == []
    assert opened.answers.text(("last_year",)) and opened.last is not None


def test_a_file_of_another_origin_is_never_overwritten(last_reports: Mapping[str, Path], tmp_path: Path) -> None:
    there = tmp_path / "澜川市应急管理局-2024.yaml"
    there.write_text("pack: yingji-fazhi\n", encoding="utf-8")
    opened = begin_from(str(last_reports[".docx"]), str(tmp_path / "2025.yaml"))
    assert there.read_text(encoding="utf-8") == "pack: yingji-fazhi\n"
    assert opened.answers.text(("last_year",)) == "澜川市应急管理局-2024（2）.yaml"


def plain(text: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "上年.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


UNDATED = "澜川市应急管理局法治政府建设情况的报告\n\n一、主要举措和成效\n" + (
    "全年检查企业10家，作出行政处罚5件，法制审核案件5件，开展普法宣传活动4场次，没有发生行政诉讼败诉的案件。\n" * 4
)


def undated(folder: Path) -> Path:
    path = folder / "无年份.txt"
    path.write_text(UNDATED, encoding="utf-8")
    return path


RIVER = """\
云溪县水利局关于2024年度河长制工作情况的报告

云溪县人民政府：
现将2024年度河长制工作情况报告如下。
一、主要工作
全县设县级河长12名、村级河长214名，全年巡河9600次，发现问题312个，整改306个。清理河道垃圾1200吨。
全县河道保洁员逐段落实责任，省控断面水质全部达标，群众对河湖环境的满意度比上年提高，没有发生重大水污染事件。
二、下一步打算
继续推进幸福河湖建设，完成3条河道综合治理。
云溪县水利局
2025年1月15日
"""


def of_another_kind(folder: Path) -> Path:
    path = folder / "河长制.txt"
    path.write_text(RIVER, encoding="utf-8")
    return path


REFUSED = [
    ("a report of another kind", of_another_kind, {}, "from-other-kind"),
    ("a folder", lambda folder: folder, {}, "from-kind"),
    ("a missing file", lambda folder: folder / "没有.docx", {}, "file-missing"),
    ("no year", plain("pack: yingji-fazhi\nagency: {name: 甲局}\n"), {}, "from-blank"),
    ("no agency", plain("pack: yingji-fazhi\nyear: 2024\nagency: {addressees: [甲市]}\n"), {}, "from-blank"),
    ("a report without a year", undated, {}, "from-no-year"),
    ("broken", plain("pack: yingji-fazhi\nyear: 2024\nagency: [\n"), {}, "yaml"),
    ("two years", plain("year: 2024\nagency: {name: 甲局}\n---\nyear: 2023\nagency: {name: 甲局}\n"), {}, "from-many"),
    (
        "another pack",
        plain("pack: zhengwu-gongkai\nyear: 2024\nagency: {name: 甲局}\n"),
        {"pack": "yingji-fazhi"},
        "from-other-pack",
    ),
    ("a gap of two years", plain("year: 2023\nagency: {name: 甲局}\n"), {"year": 2025}, "from-year-gap"),
]


@pytest.mark.parametrize(("name", "make", "options", "code"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_cannot_be_last_years_is_refused_with_what_to_do_and_nothing_is_written(
    tmp_path: Path, name: str, make: Callable[[Path], Path], options: Mapping[str, object], code: str
) -> None:
    source, new = make(tmp_path), tmp_path / "2025.yaml"
    with pytest.raises(DrafterError) as raised:
        begin_from(str(source), str(new), **options)  # type: ignore[arg-type]
    assert raised.value.exit_code == 3 and code in raised.value.findings[0].code
    assert not new.exists()


HEAD = "pack: yingji-fazhi\nyear: {}\nagency: {{name: {}}}\n"
BESIDE = [
    ("another agency", HEAD.format(2025, "青石县应急管理局"), "from-other-agency"),
    ("the same year", HEAD.format(2024, "澜川市应急管理局"), "from-same-year"),
    ("two years later", HEAD.format(2026, "澜川市应急管理局"), "from-year-gap"),
]


@pytest.mark.parametrize(("name", "text", "code"), BESIDE, ids=[each[0] for each in BESIDE])
def test_a_draft_of_another_agency_or_year_does_not_take_the_report_for_its_last(
    last_reports: Mapping[str, Path], tmp_path: Path, name: str, text: str, code: str
) -> None:
    path = tmp_path / "稿.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError) as raised:
        begin_from(str(last_reports[".docx"]), str(path))
    assert [each.code for each in raised.value.findings] == [code]
    assert path.read_text(encoding="utf-8") == text and list(tmp_path.iterdir()) == [path]


def test_a_source_with_gaps_serves_and_what_it_does_not_know_is_not_compared_with(tmp_path: Path) -> None:
    source = tmp_path / "2024.yaml"
    text = LAST.read_text(encoding="utf-8").replace(
        "cause: 各科室分别编制检查计划，计划之间没有合并比对", "cause: 待补"
    )
    source.write_text(text, encoding="utf-8")
    opened = begin_from(str(source), str(tmp_path / "2025.yaml"))
    talk = at(opened, "last_year.problems.1")
    assert talk.question is not None and "待补" not in talk.question.notes[0].params["whole"]


def test_a_pack_without_plans_asks_of_last_years_problems(tmp_path: Path) -> None:
    source = tmp_path / "2024.yaml"
    source.write_text(
        "pack: zhengwu-gongkai\nyear: 2024\ndate: 2025-01-20\nagency: {name: 甲县民政局, addressees: [甲县人民政府]}\n"
        "problems: [{problem: 公开栏更新不及时}, {problem: 答复说理不够}, {problem: 解读形式单一}]\n",
        encoding="utf-8",
    )
    opened = begin_from(str(source), str(tmp_path / "2025.yaml"))
    talk = replied(at(opened, "last_year.problems.1"), "已办结：已为每个社区增设1名信息员")
    talk = replied(talk.go("last_year.problems.2"), "仍在推进").go("last_year.problems.3")
    talk = replied(talk, "不再实施：解读改由县政府办公室统一承担")
    saved(replace(opened, answers=talk.answers, text=(tmp_path / "2025.yaml").read_text(encoding="utf-8")))
    text, _ = text_of(tmp_path / "2025.yaml", draft=True)
    assert "公开栏更新不及时，已为每个社区增设1名信息员。" in text
    assert "“解读形式单一”的整改不再进行，解读改由县政府办公室统一承担。" in text
    assert "答复说理不够【待核：取自2024年“不足和原因”第2条】" in text


def test_without_a_terminal_what_is_missing_is_listed_with_last_years_promises(
    last_reports: Mapping[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["new", str(tmp_path / "2025.yaml"), "--from", str(last_reports[".docx"]), "--no-input"])
    said = capsys.readouterr().out
    keys = [line.split("\t")[0] for line in said.splitlines() if "\t" in line]
    assert code == 1
    assert {"date", *PROMISED} <= set(keys)


def test_what_was_listed_can_be_answered_from_a_file(
    last_reports: Mapping[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, lines = tmp_path / "2025.yaml", tmp_path / "答.txt"
    told = "\n".join(f"{key} = {text}" for key, text in (PROMISED | TOLD).items() if not key.startswith("problems"))
    lines.write_text(f"{told}\nfacts.enforcement-action.inspected-enterprises = 236家\n", encoding="utf-8")
    code = main(["new", str(new), "--from", str(last_reports[".docx"]), "--answers", str(lines)])
    said = capsys.readouterr()
    assert code == 1 and said.err.splitlines()[-1].startswith(f"说明：新建了 {new}。")
    left = {line.split("\t")[0] for line in said.out.splitlines()}
    assert not left & {*PROMISED, *TOLD} - {"problems.1.problem", "problems.1.cause"}
    assert "scope: 局本级" in new.read_text(encoding="utf-8")


# -- the promises ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def begun(last_reports: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return begin_from(str(last_reports[".yaml"]), str(tmp_path_factory.mktemp("promises") / "2025.yaml"))


def at(opened: Opened, key: str) -> state.Interview:
    return state.begin(opened.pack, opened.answers, last=opened.last).go(key)


def replied(talk: state.Interview, *typed: str) -> state.Interview:
    for each in typed:
        taken = talk.reply(each)
        assert isinstance(taken, state.Interview), taken
        talk = taken
    return talk


def test_a_promise_is_shown_whole_and_its_item_is_asked_for_next(begun: Opened) -> None:
    talk = at(begun, "last_year.problems.1")
    assert talk.question is not None and talk.question.role is Role.PROMISE
    assert "计划之间没有合并比对" in talk.question.notes[0].params["whole"]
    talk = replied(talk, "1")
    assert talk.answers.text(("rectified", 0, "item")) == "涉企检查次数偏多"
    talk = talk.go("promises")
    assert talk.question is not None and talk.question.key == "rectified.1.done" and talk.question.required


def test_what_goes_on_stands_to_be_edited_with_a_warning_of_its_figures_and_no_old_cause(begun: Opened) -> None:
    talk = replied(at(begun, "last_year.problems.2"), "2").go("problems.1.problem")
    question = talk.question
    assert question is not None and question.standing.startswith("受委托镇街办案少，12个镇街")
    assert [each.code for each in question.notes] == ["old-figures"]
    assert not talk.answers.has(("problems", 0, "cause"))


STANDING = "受委托镇街办案少，12个镇街全年只办结4起"
# What is typed at a sentence with last year's figures → whether that confirms it, and what is said of the figures.
LOOKED_AT = [
    ("", False, ["old-figures-left"]),
    (STANDING, False, ["old-figures-left"]),
    ("照旧", True, []),
    (f"{STANDING}照旧", True, []),
    (f"{STANDING}，照旧。", True, []),
    ("受委托镇街办案少，12个镇街全年只办结6起", False, ["old-figures-left"]),
    ("受委托镇街办案少，十二个镇街全年只办结6起", False, ["old-figures-left"]),
    ("受委托镇街办案少，12个镇街全年只办结6起照旧", True, []),
    ("受委托镇街办案少，12个镇街全年只办结6起，“照旧”", True, []),
    ("受委托镇街办案少，11个镇街全年只办结6起", True, []),
    ("受委托镇街办案仍然不多", True, []),
]


@pytest.mark.parametrize(("typed", "confirms", "codes"), LOOKED_AT, ids=[each[0] or "Enter" for each in LOOKED_AT])
def test_a_sentence_with_figures_of_last_year_is_confirmed_by_a_change_or_a_word_and_never_by_enter(
    begun: Opened, typed: str, confirms: bool, codes: list[str]
) -> None:
    talk = replied(at(begun, "last_year.problems.2"), "仍在推进").go("problems.1.problem")
    done = replied(talk, typed)
    assert takeover.unconfirmed(done.answers, ("problems", 0, "problem")) is not confirms
    assert [each.code for each in done.said if each.code.startswith("old-")] == codes
    assert "照旧" not in done.answers.text(("problems", 0, "problem"))
    rows = {row.finding.code for row in done.review() if row.finding is not None and row.key == "problems.1.problem"}
    assert ("taken-figures" in rows) is not confirms


def test_a_strict_render_refuses_a_text_of_last_year_until_the_clerk_looked_at_it(
    begun: Opened, tmp_path: Path
) -> None:
    talk = replied(at(begun, "last_year.problems.2"), "仍在推进").go("problems.1.cause")
    talk = replied(talk, "镇街执法人员调动频繁，新到岗的还没有取得执法资格证")
    path = tmp_path / "2025.yaml"
    (tmp_path / "2024.yaml").write_bytes(LAST.read_bytes())
    saved(replace(begun, answers=talk.answers, path=path, text=""))
    assert "text-taken" in text_of(path)[1]
    assert "【待核：取自2024年“不足和原因”第2条】" in text_of(path, draft=True)[0]
    for typed, refused in (("", True), ("照旧", False)):
        talk = replied(talk.go("problems.1.problem"), typed)
        saved(replace(begun, answers=talk.answers, path=path, text=path.read_text(encoding="utf-8")))
        assert ("text-taken" in text_of(path)[1]) is refused


def test_another_answer_moves_the_item_and_says_what_went(begun: Opened) -> None:
    talk = replied(at(begun, "last_year.plans.1"), "1").go("rectified.1.done")
    talk = replied(talk, "各科室计划已合并").go("last_year.plans.1")
    assert talk.question is not None and talk.question.standing == "已办结"
    assert replied(talk, "").answers == talk.answers
    moved = replied(talk, "2")
    assert not moved.answers.has(("rectified",))
    assert moved.answers.text(("problems", 0, "problem")) == "上年安排的“合并涉企检查计划”尚未完成"
    assert any("各科室计划已合并" in str(dict(each.params)) for each in moved.said)
    assert moved.undo().answers == talk.answers


def test_an_empty_answer_leaves_the_promise_to_come_and_it_is_asked_again_next_time(begun: Opened) -> None:
    talk = replied(at(begun, "last_year.plans.3"), "")
    assert talk.answers.text(("rectified", 0, "done")) == "待补"
    again = state.begin(begun.pack, talk.answers, last=begun.last).go("promises")
    keys = []
    while (question := again.question) is not None and question.role in (Role.PROMISE, Role.TEXT):
        keys.append(question.key)
        again = replied(again, "1" if question.role is Role.PROMISE else "待补" if question.required else "")
        if len(keys) > 60:
            break
    assert "last_year.plans.3" in keys


def test_a_draft_taken_up_again_goes_on_with_the_next_promise(begun: Opened) -> None:
    talk = replied(at(begun, "promises"), "1", "已改正", "1", "已改正")
    again = state.begin(begun.pack, talk.answers, last=begun.last).go("promises")
    assert again.question is not None and again.question.key == "last_year.problems.3"


def test_what_was_said_of_a_promise_is_taken_back_whole_and_words_written_by_hand_stay(
    begun: Opened, tmp_path: Path
) -> None:
    talk = replied(at(begun, "last_year.problems.1"), "1").go("last_year.problems.1")
    assert replied(talk, "清除").answers == begun.answers
    talk = resumed(tmp_path, BY_HAND)
    joined = replied(talk.go("last_year.problems.1"), "1").go("last_year.problems.1")
    assert replied(joined, "清除").answers == talk.answers
    found = talk.go("last_year.problems.1").reply("清除")
    assert isinstance(found, Finding) and found.code == "nothing-to-clear"


def test_what_is_no_choice_is_refused(begun: Opened) -> None:
    found = at(begun, "last_year.plans.3").reply("也许")
    assert isinstance(found, Finding) and found.code == "not-a-choice"


choices = st.lists(
    st.tuples(st.sampled_from(sorted(PROMISED)), st.sampled_from(["1", "2", "3", "4", "5", "", "待补"])), max_size=14
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices)
def test_however_often_answers_change_each_promise_is_told_of_once_and_the_file_loads(
    begun: Opened, steps: list[tuple[str, str]]
) -> None:
    talk = state.begin(begun.pack, begun.answers, last=begun.last)
    for key, typed in steps:
        taken = talk.go(key).reply(typed)
        talk = talk if isinstance(taken, Finding) else taken
    origins = [origin for spec in begun.pack.lists.values() for _, origin in promised.items(talk.answers, spec)]
    told = [each.split("：")[0] for origin in origins for each in origin.split("；") if each]
    assert len(told) == len(set(told)) == len(promised.marks(talk.moment))
    assert not [each for each in talk.moment.resolved.findings if each.severity is Severity.UNREADABLE]


def test_a_pack_without_such_lists_asks_of_no_promise(begun: Opened) -> None:
    small = load_pack(str(Path(__file__).parent / "packs" / "xinxi-gongkai"))
    assert promised.roles(small) is None
    assert promised.promises(Moment(small, Answers(), last=begun.last)) == ()


# -- what is listed can be answered --------------------------------------------------------------------------------------

TAKEN = "taken_from: 2024年“不足和原因”第1条：仍在推进"
DRAFTS = {
    "nothing": "pack: yingji-fazhi\n",
    "another pack": "pack: zhengwu-gongkai\n",
    "another pack begun": "pack: zhengwu-gongkai\nyear: 2025\nagency: {name: 甲局}\nproblems: [{problem: 待补}]\n",
    "a second year": "year: 2025\nagency: {name: 澜川市应急管理局}\nlast_year: 2024.yaml\n",
    "of all kinds": f"""\
year: 2025
agency: {{name: 澜川市应急管理局}}
last_year: 2024.yaml
date: 待补
facts:
  publicity: {{activities: 待补, materials: {{value: 待补, source: 办公室}}}}
  leadership: {{leading-group: {{value: 由局长任组长, taken_from: 2024年}}}}
problems: [{{problem: 执法人员少, {TAKEN}}}, {{problem: 待补}}, 文书不规范, {{problem: 基层执法力量不足}}]
plans: [{{title: 安排}}]
rectified: [{{item: 没有整改完成, done: 待补}}]
highlights: {{publicity: [{{title: 宣讲, text: 待补}}, {{text: 没有改过的旧文字, taken_from: 2024.txt:3}}]}}
""",
}


def fitting(key: str, pack: Pack) -> str:
    """A line's value that suits the key."""
    known = {"year": "2025", "date": "2026-01-20", "agency.name": "甲局", "agency.addressees": "甲市人民政府"}
    steps = key.split(".")
    if key in known or steps[0] == "last_year":
        return known.get(key, "已办结：已经做完")
    if steps[0] != "facts":
        return "受委托的镇街有4个没有办案"
    field = pack.fields[steps[2]]
    unit = field.units[0] if field.units else ""
    cells = " ".join("1" for _ in field.columns)
    words = {
        Kind.TABLE: cells,
        Kind.BOOL: "是",
        Kind.TEXT: "由局长任组长",
        Kind.DOC_TITLE: "《要点》",
        Kind.LIST: "一项",
    }
    return words.get(field.kind, f"1{unit}")


@pytest.mark.parametrize("name", sorted(DRAFTS))
def test_every_key_listed_takes_an_answer_until_nothing_is_listed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, lines = tmp_path / "2025.yaml", tmp_path / "答.txt"
    draft.write_text(DRAFTS[name], encoding="utf-8")
    (tmp_path / "2024.yaml").write_bytes(LAST.read_bytes())
    code = main(["new", str(draft), "--no-input"])
    loaded = load_pack("zhengwu-gongkai" if "zhengwu" in DRAFTS[name] else "yingji-fazhi")
    for _ in range(6):
        said = capsys.readouterr()
        assert not said.err
        keys = [line.split("\t")[0] for line in said.out.splitlines()]
        if not keys:
            break
        assert all("\t" in line for line in said.out.splitlines()), said.out
        lines.write_text("".join(f"{key}={fitting(key, loaded)}\n" for key in keys), encoding="utf-8")
        code = main(["new", str(draft), "--answers", str(lines)])
        left = capsys.readouterr()
        assert code in (0, 1), left.err
        assert not {line.split("\t")[0] for line in left.out.splitlines()} & {*keys}
        print(left.out, end="")
    assert code == 0


# -- the file ------------------------------------------------------------------------------------------------------------

NAMES = [
    (".2025.yaml.ab12_x9z.tmp", 120, True),
    (".2025.yaml.ab12_x9z.tmp", 5, False),
    (".2024.yaml.ab12_x9z.tmp", 120, False),
    ("2025.yaml.ab12_x9z.tmp", 120, False),
    (".2025.yaml.我的笔记.tmp", 120, False),
    (".2025.yaml.ab12_x9z.tmp.bak", 120, False),
    (".2025.yaml.swp", 120, False),
]


@pytest.mark.parametrize(("name", "age", "goes"), NAMES)
def test_what_a_killed_write_left_is_swept_away_and_nothing_else(
    tmp_path: Path, name: str, age: int, goes: bool
) -> None:
    path, left = tmp_path / "2025.yaml", tmp_path / name
    path.write_text("pack: yingji-fazhi\n", encoding="utf-8")
    left.write_text("年度", encoding="utf-8")
    then = time.time() - age
    os.utime(left, (then, then))
    opened = open_draft(str(path))
    assert left.exists() is not goes
    saved(replace(opened, answers=opened.answers.put(("year",), leaf("2025"))))
    assert left.exists() is not goes and path.is_file()


def test_a_folder_or_a_link_of_such_a_name_is_left_alone(tmp_path: Path) -> None:
    path, there = tmp_path / "2025.yaml", tmp_path / "别的.txt"
    there.write_text("别的", encoding="utf-8")
    (tmp_path / ".2025.yaml.aaaaaaaa.tmp").mkdir()
    (tmp_path / ".2025.yaml.bbbbbbbb.tmp").symlink_to(there)
    for name in (".2025.yaml.aaaaaaaa.tmp", ".2025.yaml.bbbbbbbb.tmp"):
        os.utime(tmp_path / name, (1, 1), follow_symlinks=False)
    sweep(path)
    assert len(list(tmp_path.iterdir())) == 3


# -- what stays, and what is doubtful ----------------------------------------------------------------------------------

GROUP = "由局长任组长，各科室负责人为成员"
STABLE = f"""\
pack: yingji-fazhi
year: 2024
date: 2025-01-17
agency: {{name: 澜川市应急管理局, addressees: [澜川市人民政府]}}
facts:
  leadership: {{leading-group: {GROUP}, leadership-reports: 3次, plan-synchronised: 是}}
  enforcement-action: {{cases-filed: {{value: 55件, note: 待核}}, penalty-cases: 46件}}
options: {{order: responsibility-first}}
document: {{mark: 澜川市应急管理局文件, number: 澜应急〔2025〕3号, sealed: 是}}
"""


BY_HAND = "rectified:\n  - {item: 涉企检查次数偏多、重复检查, done: 各科室计划已合并为一张表}\n"


def resumed(tmp_path: Path, own: str) -> state.Interview:
    """A draft written by hand, beside last year's file, taken up in the interview."""
    (tmp_path / "2024.yaml").write_bytes(LAST.read_bytes())
    path = tmp_path / "2025.yaml"
    head = "pack: yingji-fazhi\nyear: 2025\ndate: 2026-01-20\nlast_year: 2024.yaml\n"
    path.write_text(f"{head}agency: {{name: 澜川市应急管理局, addressees: [澜川市人民政府]}}\n{own}", encoding="utf-8")
    opened = open_draft(str(path))
    return state.begin(opened.pack, opened.answers, last=opened.last)


def test_what_a_draft_answered_in_its_own_words_is_not_asked_again(this_year: Answers, pack: Pack) -> None:
    opened = open_draft(str(NEXT))
    talk = state.begin(pack, opened.answers, last=opened.last).go("promises")
    told = promised.marks(talk.moment)
    assert {key for key, mark in told.items() if mark.likely} == set(told)
    assert set(told) == {
        ("不足和原因", 1),
        ("不足和原因", 2),
        ("不足和原因", 3),
        ("不足和原因", 4),
        ("下一年度安排", 2),
    }
    keys = []
    while (question := talk.question) is not None and question.role is Role.PROMISE:
        keys.append(question.key)
        assert "promise-alike" in [each.code for each in question.notes]
        talk = replied(talk, "")
    assert keys == ["last_year.plans.1", "last_year.plans.3"]
    assert talk.answers == opened.answers
    assert not [each for each in app.load_facts(str(NEXT))[0].findings if each.code == "promise-open"]


@given(*[st.text("法治政府建设甲乙", max_size=14)] * 2)
def test_the_likeness_is_that_of_the_library(one: str, other: str) -> None:
    assert likeness.ratio(one, other) == pytest.approx(similar.ratio(one, other))


TWINS = [("受委托镇街办案能力不均，有4个镇街没有办成案件",), ("受委托镇街办案少，12个镇街只办结4起",)]


def test_of_two_promises_about_the_same_bodies_an_item_answers_the_one_it_is_likest() -> None:
    assert likeness.sure(TWINS, [("受委托镇街办案少", "已选派骨干")]) == {1: 0}
    assert likeness.sure(TWINS, []) == likeness.sure([], TWINS) == {}
    assert likeness.sure([("，",)], [("。",)]) == {}


def test_the_problems_of_one_agency_are_never_taken_for_those_of_another() -> None:
    told: dict[str, list[tuple[str, ...]]] = {}
    for path in sorted(EXAMPLES.glob("*.yaml")):
        facts = app.load_facts(str(path))[0].facts
        assert facts is not None
        told[path.stem] = [tuple(each.texts.values()) for each in facts.lists.get("problems", {}).get("", ())]
    assert len(told) > 4
    for one, other in itertools.permutations(told, 2):
        assert likeness.sure(told[one], told[other]) == {}, (one, other)


def test_an_item_written_by_hand_is_offered_first_and_never_doubled_or_lost(tmp_path: Path) -> None:
    talk = resumed(tmp_path, BY_HAND).go("last_year.plans.1")
    before = talk.answers
    assert talk.question is not None and talk.question.choices[0] == "并入“涉企检查次数偏多、重复检查”"
    joined = replied(talk, "1")
    item = joined.answers.get(("rectified", 0))
    assert isinstance(item, Branch) and item.get("done") is not None
    assert promised.marks(joined.moment)["下一年度安排", 1].choice == promised.HERE
    assert not [each for each in joined.review() if each.state == "taken"]
    back = joined.go("last_year.plans.1")
    assert back.question is not None and back.question.standing == "并入“涉企检查次数偏多、重复检查”"
    moved = replied(back, "仍在推进")
    assert moved.answers.get(("rectified",)) == before.get(("rectified",))


OWN = """\
rectified:
  - {item: 涉企检查次数偏多、重复检查, done: 各科室计划已合并为一张表}
  - 受委托镇街办案少
problems: [{problem: 专项应急预案修订仍然滞后, cause: 牵头单位没有及时衔接}]
"""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PROMISED)), st.sampled_from(["1", "2", "3", "4", "5", "", "清除"])),
        max_size=12,
    )
)
def test_what_was_written_by_hand_survives_whatever_is_answered(tmp_path: Path, steps: list[tuple[str, str]]) -> None:
    talk = resumed(tmp_path, OWN)
    pack = talk.pack
    own = {
        texts
        for spec in pack.lists.values()
        if not spec.by_topic
        for _, texts in promised.by_hand(talk.answers, spec, {})
    }
    for key, typed in steps:
        taken = talk.go(key).reply(typed)
        talk = talk if isinstance(taken, Finding) else taken
    left = [
        promised.words(talk.answers.get(item))
        for key in ("rectified", "problems")
        for item, _ in promised.items(talk.answers, pack.lists[key])
    ]
    assert len(own) == 3 and own <= set(left)
    assert not [each for each in talk.moment.resolved.findings if each.severity is Severity.UNREADABLE]


@pytest.mark.parametrize("item", ["涉企检查次数偏多，个别企业一年内被不同科室重复检查", "涉企检查次数偏多"])
def test_an_item_written_as_one_text_keeps_it_when_it_is_joined(tmp_path: Path, item: str) -> None:
    talk = resumed(tmp_path, f"rectified: [{item}]\n")
    assert promised.marks(talk.moment)["不足和原因", 1].likely
    joined = replied(talk.go("last_year.problems.1"), "1")
    assert joined.answers.text(("rectified", 0, "item")) == item


def test_an_item_about_another_matter_answers_nothing(tmp_path: Path) -> None:
    talk = resumed(tmp_path, "rectified: [{item: 办公用房调整没有完成, done: 已于6月搬迁}]\n")
    assert promised.marks(talk.moment) == {}
    assert len([each for each in talk.review() if each.finding and each.finding.code == "review-promise"]) == 7


def test_a_promise_is_known_by_its_words_when_last_years_list_changes(tmp_path: Path) -> None:
    talk = resumed(tmp_path, "")
    talk = replied(talk.go("last_year.problems.3"), "1")
    (tmp_path / "2025.yaml").unlink()
    last = talk.last
    assert last is not None
    entries = last.lists["problems"][""]
    for changed, told in (
        ((replace(entries[0], texts={"problem": "办公用房紧张"}), *entries), {("不足和原因", 4)}),
        (entries[2:], {("不足和原因", 1)}),
        ((*entries[:2], *entries[3:]), set()),
    ):
        other = replace(last, lists={**last.lists, "problems": {"": changed}})
        assert set(promised.marks(Moment(talk.pack, talk.answers, last=other))) == told


def test_an_older_file_that_names_a_promise_by_number_alone_still_counts(tmp_path: Path) -> None:
    old = (
        "rectified: [{item: 说理, done: 已列为必审项, taken_from: 2024年“不足和原因”第3条：已办结, taken_as: 已核对}]\n"
    )
    assert set(promised.marks(resumed(tmp_path, old).moment)) == {("不足和原因", 3)}


def test_a_promise_nobody_speaks_of_warns_and_never_blocks(tmp_path: Path) -> None:
    talk = resumed(tmp_path, BY_HAND)
    (outcome,) = app.render([str(tmp_path / "2025.yaml")], app.RenderOptions(output="-", to="txt"))
    rendered = [each for each in outcome.findings if each.code == "promise-open"]
    asked = [each.finding for each in talk.review() if each.finding and each.finding.code == "review-promise"]
    assert {each.params["key"] for each in rendered} == {each.params["key"] for each in asked if each}
    assert len(rendered) == 5 and not any(each.blocks for each in rendered)


def test_a_promise_alone_is_listed_and_is_no_gap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "2025.yaml"
    text = NEXT.read_text(encoding="utf-8")
    path.write_text(text[: text.index("\nrectified:")] + "\n", encoding="utf-8")
    (tmp_path / "lanchuan-2024.yaml").write_bytes(LAST.read_bytes())
    code = main(["new", str(path), "--no-input"])
    assert "last_year.problems.1\t" in capsys.readouterr().out
    assert code == 0


@pytest.mark.parametrize(
    ("typed", "path", "text"),
    [
        ("已办结：各科室计划已合并", ("rectified", 0, "done"), "各科室计划已合并"),
        ("1：各科室计划已合并", ("rectified", 0, "done"), "各科室计划已合并"),
        ("不再实施:机构改革后职责已移交", ("rectified", 0, "done"), "机构改革后职责已移交"),
        ("仍在推进：涉企检查仍有重复", ("problems", 0, "problem"), "涉企检查仍有重复"),
    ],
)
def test_what_was_done_may_be_said_along_with_the_choice(
    begun: Opened, typed: str, path: tuple[str | int, ...], text: str
) -> None:
    done = replied(at(begun, "last_year.problems.1"), typed)
    assert done.answers.text(path) == text
    assert not takeover.unconfirmed(done.answers, path)
    again = replied(done.go("last_year.problems.1"), typed + "了")
    assert again.answers.text(path) == text + "了"


@pytest.fixture
def stable(tmp_path: Path) -> Opened:
    return begin_from(str(plain(STABLE)(tmp_path)), str(tmp_path / "2025.yaml"))


def test_what_hardly_changes_is_kept_and_waits_to_be_confirmed(stable: Opened) -> None:
    held = stable.answers.get(("facts",))
    assert isinstance(held, Branch)
    assert words(stable.answers.get(("facts", "leadership", "leading-group")), "") == GROUP
    assert [key.text for _, node in held for key, _ in branch(node)] == ["leading-group"]
    assert stable.answers.text(("options", "order")) == "responsibility-first"
    kept = {key.text for key, _ in branch(stable.answers.get(("document",)) or Branch(()))}
    assert kept == {"mark", "sealed"}
    assert "fact-taken" in text_of(stable.path or Path())[1]
    assert f"{GROUP}【待核：取自2024年】" in text_of(stable.path or Path(), draft=True)[0]


def test_enter_confirms_what_was_kept(stable: Opened) -> None:
    talk = state.begin(stable.pack, stable.answers, last=stable.last).go("leadership")
    assert talk.question is not None and talk.question.standing == GROUP
    done = replied(talk, "")
    held = done.answers.get(("facts", "leadership", "leading-group"))
    assert isinstance(held, Leaf) and held.text == GROUP
    assert done.undo().answers == stable.answers


def test_a_doubtful_value_is_asked_for_and_never_compared_with(stable: Opened) -> None:
    talk = state.begin(stable.pack, stable.answers, last=stable.last).go("facts.enforcement-action.cases-filed")
    assert ("last-year", "55件（待核）") in (talk.question.hints if talk.question else ())
    talk = replied(talk, "71件")
    facts = talk.moment.facts
    assert facts is not None and facts.values["cases-filed"].last_year is None
    assert "last-year-doubtful" in [each.code for each in talk.moment.resolved.findings]
    talk = replied(talk.go("facts.enforcement-action.cases-filed.last_year"), "56件")
    facts = talk.moment.facts
    assert facts is not None and facts.values["cases-filed"].last_year is not None
    assert not [each for each in talk.moment.resolved.findings if each.code.startswith("last-year")]


# -- last year's figures -----------------------------------------------------------------------------------------------

FIGURES = [
    ("全局只有38名执法人员，人均监管企业112家", ("38名", "112家")),
    ("有三个镇街没有专职人员", ("三个",)),
    ("编制少了一半", ("一半",)),
    ("已申请十二个编制", ("十二个",)),
    ("培训一千人次以上", ("一千人次",)),
    ("近半数企业没有开展演练", ("半数",)),
    ("检查次数减少两成", ("两成",)),
    ("复查率不到三分之一", ("三分之一",)),
    ("办结率只有百分之八十", ("百分之八十",)),
    ("投资３００万元", ("３００万元",)),
    ("上年安排的“培训一千人”尚未完成", ("一千人",)),
    ("只有一名持证人员", ("一名",)),
    ("计划2025年6月前招录5人", ("2025年6月", "5人")),
    ("落实《行政处罚法》和澜应急〔2024〕12号", ()),
    ("一是人员少，二是经费少", ()),
    ("受“5·12”地震影响", ()),
    ("一律按统一标准进一步规范第三方机构，一些做法要推广", ()),
    ("个别企业一年内被不同科室重复检查，半年没有整改", ()),
    ("落实“双随机、一公开”，建立一企一策、一案一档", ()),
    ("开展三年行动，健全三项制度，培训一批一线人员", ()),
    ("一方面抓一体化办案，压实一把手责任，实行一次性告知", ()),
]


@pytest.mark.parametrize(("text", "found"), FIGURES, ids=[each[0] for each in FIGURES])
def test_a_figure_is_known_in_digits_and_in_words_and_a_turn_of_speech_is_none(
    text: str, found: tuple[str, ...]
) -> None:
    assert stated(text) == found


REPEATED = [
    ("申请12个编制", ("十二个",), True),
    ("申请十二个编制", ("12个",), True),
    ("投资300万元", ("３００万元",), True),
    ("人员38 名", ("38名",), True),
    ("人员138名", ("38名",), False),
    ("减少三成", ("两成",), False),
    ("第三方机构", ("三个",), False),
]


@pytest.mark.parametrize(("text", "old", "there"), REPEATED)
def test_a_figure_is_known_again_however_it_is_written(text: str, old: tuple[str, ...], there: bool) -> None:
    assert bool(repeated(text, old)) is there


OLD_TEXTS = """\
pack: yingji-fazhi
year: 2024
date: 2025-01-20
agency: {name: 澜川市应急管理局, addressees: [澜川市人民政府]}
facts: {study: {study-sessions: 9次}, leadership: {leadership-reports: 4次}}
problems:
  - {problem: 执法力量不足, cause: 全局只有38名执法人员，人均监管企业112家, measure: 计划2025年6月前招录5人}
  - {problem: 有三个镇街没有专职人员, cause: 编制少了一半, measure: 已申请十二个编制}
  - {problem: 近半数企业没有开展演练, cause: 企业重视不够, measure: 正在逐户督促}
plans:
  - {title: 新建１７个站点, text: 建成站点，投资３００万元。}
  - {title: 培训一千人, text: 全年培训。}
"""
NEW_YEAR = """\
pack: yingji-fazhi
year: 2025
date: 2026-01-20
agency: {name: 澜川市应急管理局, addressees: [澜川市人民政府]}
facts: {study: {study-sessions: 7次}, leadership: {leadership-reports: 6次}}
problems: [{problem: 培训方式单一, cause: 师资不足}]
plans: [{title: 规范办案, text: 做好案卷评查。}]
last_year: 2024.yaml
"""
PLANTED = (
    *("38名", "112家", "2025年6月", "5人", "三个", "一半", "十二个", "12个", "半数"),
    *("１７个", "17个", "３００万", "300万", "一千人"),
)
HOW: Mapping[str, Callable[[str], str]] = {
    "Enter": lambda old: "",
    "1": lambda old: "1",
    "照旧": lambda old: "照旧",
    "copied": lambda old: old or "今年的情况没有变化",
    "reworded": lambda old: f"目前{old}，仍需改进" if old else "今年仍有差距",
    "in digits": lambda old: f"{old.replace('十二个', '12个')}左右" if old else "今年仍有差距",
    "changed": lambda old: re.sub("|".join(PLANTED), "若干", old) or "今年仍有差距",
    "own words": lambda old: "今年新出现了8起问题",
}


def old_year(folder: Path) -> Opened:
    (folder / "2024.yaml").write_text(OLD_TEXTS, encoding="utf-8")
    (folder / "2025.yaml").write_text(NEW_YEAR, encoding="utf-8")
    return open_draft(str(folder / "2025.yaml"))


def gone_through(opened: Opened, became: list[str], how: list[str]) -> tuple[state.Interview, str]:
    """Every promise answered and every text of its item; and the texts confirmed by 照旧."""
    talk, confirmed, n = state.begin(opened.pack, opened.answers, last=opened.last).go("promises"), "", 0
    replies, choices = itertools.cycle(how), itertools.cycle(became)
    while (question := talk.question) is not None and question.topic == "promises" and n < 60:
        old = question.standing or next(iter(question.choices), "")
        chosen = question.role is Role.PROMISE
        word = "" if chosen else next(replies)
        typed = next(choices) if chosen else HOW[word](old)
        confirmed += old if typed == "照旧" else ""
        n, talk = n + 1, after_reply(talk, typed)
    return talk, confirmed


def after_reply(talk: state.Interview, typed: str) -> state.Interview:
    taken = talk.reply(typed)
    taken = talk.reply("今年没有数字") if isinstance(taken, Finding) else taken
    assert isinstance(taken, state.Interview)
    return taken


def strict(opened: Opened, talk: state.Interview) -> str:
    """The final report; "" where it is refused."""
    assert opened.path is not None
    opened.path.write_text(NEW_YEAR, encoding="utf-8")
    saved(replace(opened, answers=talk.answers, text=NEW_YEAR))
    return text_of(opened.path)[0]


def quoted(talk: state.Interview) -> str:
    items = promised.items(talk.answers, talk.pack.lists["rectified"])
    return "".join(
        re.findall("(?:上年安排|原定)的“[^”]*”", "".join(talk.answers.text((*item, "item")) for item, _ in items))
    )


def stray(opened: Opened, became: list[str], how: list[str]) -> tuple[str, list[str]]:
    """The final report and last year's figures in it that nobody confirmed and nobody quotes."""
    talk, confirmed = gone_through(opened, became, how)
    text, allowed = strict(opened, talk), confirmed + quoted(talk)
    return text, [each for each in PLANTED if each in text and each not in allowed]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["1", "２", "2", "3", "仍在推进", "已办结", "仍在推进：基层力量仍然不足", ""]), min_size=5
    ),
    st.lists(st.sampled_from(sorted(HOW)), min_size=1, max_size=9),
)
def test_no_figure_of_last_years_texts_reaches_a_final_report_unless_it_is_quoted_or_confirmed(
    tmp_path: Path, became: list[str], how: list[str]
) -> None:
    assert stray(old_year(tmp_path), became, how)[1] == []


@pytest.mark.parametrize("word", sorted(HOW))
def test_what_goes_on_is_refused_while_last_years_figures_stand_in_any_of_its_texts(tmp_path: Path, word: str) -> None:
    text, left = stray(old_year(tmp_path), ["仍在推进"], [word])
    assert left == []
    assert bool(text) is (word in ("照旧", "changed", "own words"))


@pytest.mark.parametrize("key", ["problem", "cause", "measure"])
def test_the_review_keeps_its_row_until_the_figure_is_gone_or_confirmed(tmp_path: Path, key: str) -> None:
    talk = replied(at(old_year(tmp_path), "last_year.problems.2"), "2").go("problems.2.problem")
    talk = replied(talk, "有些镇街没有专职人员")
    old = {"problem": "有三个镇街没有专职人员", "cause": "编制少了一半", "measure": "已申请十二个编制"}[key]
    talk = replied(talk.go(f"problems.2.{key}"), f"{old}，另有9人借调")
    assert [dict(each.params)["figures"] in old for each in talk.said if each.code == "old-figures-left"] == [True]
    (row,) = [each for each in talk.review() if each.finding and each.finding.code == "taken-figures"]
    assert row.finding is not None and "9人" not in row.finding.params["figures"]
    assert row.key == f"problems.2.{key}"
    back = talk.go(row.key)
    assert back.question is not None and "照旧" not in back.question.standing
    for typed in ("照旧", "今年已经没有这个数"):
        rows = [each.finding.code for each in replied(back, typed).review() if each.finding]
        assert "taken-figures" not in rows


def test_last_years_words_are_taken_and_confirmed_in_one_go(tmp_path: Path) -> None:
    talk = replied(at(old_year(tmp_path), "last_year.problems.1"), "2").go("problems.2.cause")
    assert talk.question is not None and [each.code for each in talk.question.notes] == ["last-text-figures"]
    done = replied(talk, "照旧")
    assert done.answers.text(("problems", 1, "cause")) == "全局只有38名执法人员，人均监管企业112家"
    assert done.said == () or "old-figures-left" not in [each.code for each in done.said]


def test_nothing_is_left_behind_when_the_answers_of_a_new_draft_are_refused(
    last_reports: Mapping[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "答.txt"
    lines.write_text("没有这一项 = 3\n", encoding="utf-8")
    for source in SOURCES:
        code = main(["new", str(tmp_path / "2025.yaml"), "--from", str(last_reports[source]), "--answers", str(lines)])
        assert code == 3 and list(tmp_path.iterdir()) == [lines]
    there = tmp_path / "2025.yaml"
    there.write_text(HEAD.format(2025, "澜川市应急管理局"), encoding="utf-8")
    main(["new", str(there), "--from", str(last_reports[".txt"]), "--answers", str(lines)])
    assert there.read_text(encoding="utf-8") == HEAD.format(2025, "澜川市应急管理局")
    assert {*tmp_path.iterdir()} == {there, lines}


def test_a_plan_with_a_figure_that_was_carried_out_is_named_as_last_years(tmp_path: Path) -> None:
    opened = old_year(tmp_path)
    talk = replied(at(opened, "last_year.plans.2"), "已办结：全年培训1260人次")
    assert "上年安排的“培训一千人”，全年培训1260人次" in strict(opened, talk)


def test_there_must_be_words_of_last_years_for_them_to_hold_this_year_too(tmp_path: Path) -> None:
    talk = replied(at(old_year(tmp_path), "last_year.problems.1"), "2").go("problems.2.evidence")
    found = talk.reply("照旧")
    assert isinstance(found, Finding) and found.code == "nothing-kept"


def test_a_figure_of_last_years_typed_along_with_the_choice_waits_too(tmp_path: Path) -> None:
    talk = replied(at(old_year(tmp_path), "last_year.problems.2"), "仍在推进：仍有3个镇街缺人")
    assert takeover.old_figures(talk.answers, ("problems", 1, "problem")) == ("三个",)


EVIDENCE = "基层执法力量不足：现有持证执法人员38名，2025年6月前招录5人"


def with_evidence(folder: Path) -> Opened:
    opened = old_year(folder)
    last = (folder / "2024.yaml").read_text(encoding="utf-8").replace("problem: 执法力量不足", f"problem: {EVIDENCE}")
    (folder / "2024.yaml").write_text(last, encoding="utf-8")
    return open_draft(str(opened.path))


def test_what_stood_behind_the_colon_of_a_problem_is_left_behind_when_it_is_done(tmp_path: Path) -> None:
    opened = with_evidence(tmp_path)
    talk = replied(at(opened, "last_year.problems.1"), "1").go("rectified.1.done")
    assert talk.question is not None and talk.question.text == "基层执法力量不足"
    text = strict(opened, replied(talk, "年内新招录6人"))
    assert "基层执法力量不足，年内新招录6人" in text and "38名" not in text and "2025年6月" not in text
    assert stray(with_evidence(tmp_path), ["1"], ["own words"])[1] == []


@pytest.mark.parametrize("choice", ["1", "3"])
def test_a_problem_whose_name_holds_a_figure_is_looked_at_before_it_is_told_as_done(
    tmp_path: Path, choice: str
) -> None:
    opened = old_year(tmp_path)
    talk = replied(at(opened, "last_year.problems.2").go("promises"), "1", "招录到位")
    talk = replied(talk, choice)
    question = talk.question
    assert question is not None and question.key == "rectified.2.item" and "三个" in question.standing
    assert [each.params["figures"] for each in question.notes if each.code == "old-figures"] == ["三个"]
    told = replied(talk.go("rectified.2.done"), "已经配齐")
    assert strict(opened, replied(told.go(question.key), "")) == ""
    assert "已经配齐" in strict(opened, replied(told.go(question.key), "照旧"))
    assert "三个" not in strict(opened, replied(told.go(question.key), "有的镇街没有专职人员"))


@pytest.mark.parametrize("typed", ["", "待补"])
def test_what_is_left_to_come_is_not_asked_for_in_the_same_breath(begun: Opened, typed: str) -> None:
    talk = replied(at(begun, "promises"), typed)
    assert talk.question is not None and talk.question.key == "last_year.problems.2"
    asked = set()
    while (question := talk.question) is not None and question.topic == "promises":
        asked.add(question.key)
        talk = replied(talk, "" if question.role is Role.PROMISE or not question.required else "已改正")
    assert not [key for key in asked if key.endswith(".done")]
    assert "rectified.1.done" in {row.key for row in talk.review()}
    again = replied(talk.go("last_year.problems.1"), "1").go("promises")
    assert again.question is not None and again.question.key.endswith(".done")
    later = state.begin(begun.pack, talk.answers, last=begun.last).go("promises")
    assert later.question is not None and later.question.key == "last_year.problems.1"
    kept = replied(later, "")
    assert kept.question is not None and kept.question.key == "last_year.problems.2"


@pytest.mark.parametrize("typed", ["2", "２", "2.", "7、"])
def test_a_bare_number_does_not_tell_what_was_done_or_why(begun: Opened, typed: str) -> None:
    for key, choice in (("rectified.1.done", "1"), ("rectified.1.done", "3"), ("problems.1.measure", "2")):
        talk = replied(at(begun, "last_year.problems.1"), choice).go(key)
        found = talk.reply(typed)
        assert isinstance(found, Finding) and found.code == "number-alone"
        assert "序号只在上一题用" in sentence(found)


def own_words_of(topic: str, opened: Opened) -> Question:
    question = replied(at(opened, f"facts.{topic}"), "有").go(f"highlights.{topic}.1.text").question
    assert question is not None and question.key == f"highlights.{topic}.1.text"
    return question


def test_last_years_own_words_are_shown_beside_this_years_and_never_offered(begun: Opened) -> None:
    question = own_words_of("leadership", begun)
    assert question.choices == ()
    assert [sentence(each) for each in question.notes] == ["上年写过：按季听取法治工作汇报"]
    assert own_words_of("study", begun).notes == ()


def test_of_last_years_own_words_the_first_few_are_shown_cut_short(begun: Opened) -> None:
    assert begun.last is not None
    texts = ("召开会议，部署任务", "长" * 21, "待补", "编印手册：发到各镇", "不再列出的一件")
    entries = tuple(Entry({"text": each}) for each in texts)
    last = replace(begun.last, lists={"highlights": {"study": entries}})
    question = own_words_of("study", replace(begun, last=last))
    assert [sentence(each) for each in question.notes] == [f"上年写过：召开会议；{'长' * 19}…；编印手册"]


def test_a_name_the_program_does_not_know_is_asked_for_in_one_clear_sentence() -> None:
    found = finding("name-unknown", NOWHERE, Severity.NOTE, year=2026, label="现行的实施纲要")
    assert sentence(found) == "程序里没有2026年“现行的实施纲要”的名称，请查证后填写。"
