"""The interview on a terminal: keys and words, menu, lists, review, writing; its file; and the command without a terminal."""

from __future__ import annotations

import contextlib
import errno
import io
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from drafter import app, finishing
from drafter.analysis.sentences import display_width
from drafter.cli import main
from drafter.conversing import Conversation
from drafter.interview import overview, plan
from drafter.interview.state import begin
from drafter.messages import UI, ZH, sentence, ui
from drafter.messages.prompting import PROMPTING, PROMPTING_UI
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import plain
from drafter.model.question import Answers, Question, Role, key_of
from drafter.model.span import NOWHERE
from drafter.prompt import asked, listing, terminal
from drafter.prompt.layout import fitted, rows, wrapped
from drafter.prompt.screen import Line, Prompt, Row, Typed
from drafter.prompt.words import Command, answer_of, command_of
from drafter.questionnaire.paths import canonical
from drafter.sitting import Opened, open_draft
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

ROOT = Path(__file__).resolve().parent.parent
PACK = load_pack(app.DEFAULT_PACK)
NAME = "澜川市应急管理局"
WHO = {"year": "2025", "name": NAME, "addressees": "中共澜川市委、澜川市人民政府", "date": "2026-01-20"}
F1, F2, F3, CTRL_O, CTRL_K, CTRL_C, CTRL_U = "\x1bOP", "\x1bOQ", "\x1bOR", "\x0f", "\x0b", "\x03", "\x15"
KEYS = (F1, F2, F3, CTRL_O, CTRL_K, CTRL_C)

HAND_MADE = f"""# 我的文件
pack: yingji-fazhi   # 种类
year: 2025
date: 2026-01-20
agency:
    name: {NAME}
    addressees: [中共澜川市委]   # 主送
facts:
  # 学法
  study:
    study-sessions: 9次   # 电话问的
problems:
  - problem: 力量不足
    cause: 编制少
  - {{problem: 装备陈旧, cause: 投入少}}
  - {{problem: 宣传不够, cause: 办法少}}
"""


def unreadable(path: Path) -> list[Finding]:
    return [each for one in app.load_facts(str(path)) for each in one.findings if each.severity is Severity.UNREADABLE]


def document(path: Path) -> dict:  # type: ignore[type-arg]
    roots, faults = read_documents(path.read_text("utf-8"), str(path))
    assert not faults
    return plain(canonical(roots[0], PACK)) if roots else {}  # type: ignore[arg-type, return-value]


class Told:
    """A screen answered from a list (words, keys, or a function of the prompt) that keeps what it showed."""

    edits = True

    def __init__(self, answers: Iterable[str | Command | Callable[[Prompt], str]] = ()) -> None:
        self.lang = ZH
        self.answers = list(answers)
        self.shown: list[str] = []
        self.prompts: list[Prompt] = []

    def say(self, key: str, **params: object) -> None:
        self.shown.append(ui(key, self.lang, **params))

    def tell(self, lines: Iterable[Line]) -> None:
        self.shown += [line.lead + line.text for line in lines]

    def complain(self, found: Iterable[Finding]) -> None:
        self.shown += [sentence(each) for each in found]

    def read(self, prompt: Prompt) -> Typed:
        self.prompts.append(prompt)
        self.shown += [prompt.heading, *(f"{row.n} {row.text} {row.note}" for row in prompt.rows)]
        self.shown += [line.lead + line.text for line in prompt.lines]
        given = self.answers.pop(0) if self.answers else Command.QUIT
        return (
            Typed("", given)
            if isinstance(given, Command)
            else Typed(given if isinstance(given, str) else given(prompt))
        )

    @property
    def text(self) -> str:
        return "\n".join(self.shown)


def sitting(path: Path, *answers: str | Command | Callable[[Prompt], str]) -> Conversation:
    """A sitting over the file with its answers ready."""
    opened = open_draft(str(path)) if path.exists() else Opened(PACK, begin(PACK, Answers()).answers, path)
    return Conversation(opened, begin(opened.pack, opened.answers, "", opened.last), Told(answers))


def shown(conversation: Conversation) -> str:
    assert isinstance(conversation.screen, Told)
    return conversation.screen.text


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "f.yaml"
    path.write_text(HAND_MADE, "utf-8")
    return path


# -- words -------------------------------------------------------------------------------------------------------------

WORDS = [
    ("上一题", Command.BACK, ""),
    (" 撤消 ", Command.UNDO, ""),
    ("ＭＥＮＵ", Command.MENU, ""),
    ("？", Command.HELP, ""),
    ("?", Command.HELP, ""),
    ("《", Command.BACK, ""),
    ("<", Command.BACK, ""),
    ("、", Command.MENU, ""),
    ("/培训", Command.GO, "培训"),
    ("去　检查次数", Command.GO, "检查次数"),
    ("文件：做法.docx", Command.FILE, "做法.docx"),
    ("TBD", Command.PENDING, ""),
]


@pytest.mark.parametrize(("typed", "command", "about"), WORDS)
def test_a_wish_is_understood_in_full_and_half_width(typed: str, command: Command, about: str) -> None:
    assert command_of(typed) == (command, about)


@pytest.mark.parametrize(
    "typed", ["去年检查三次", "目录管理制度", "文件精神传达到位", "“先辅导、后检查”", "退出机制\n文件 a", "12"]
)
def test_an_answer_that_only_begins_like_a_wish_is_an_answer(typed: str) -> None:
    assert command_of(typed) is None
    assert answer_of(typed) == typed


@pytest.mark.parametrize("typed", ["\\目录", "“目录”", "＼目录", '"目录"'])
def test_a_word_that_is_a_wish_can_be_answered_with_a_mark(typed: str) -> None:
    assert command_of(typed) is None
    assert answer_of(typed) == "目录"


def test_everything_of_ours_stands_in_gbk() -> None:
    for texts in (*PROMPTING.values(), *PROMPTING_UI.values()):
        for text in texts:
            text.encode("gbk")


# -- layout ------------------------------------------------------------------------------------------------------------

TEXT = st.text(st.sampled_from("口径一二三，。；（）abc 12\n—“”"), max_size=80)


@given(text=TEXT, lead=st.sampled_from(["", "1/8  ", "     口径："]), columns=st.integers(20, 100))
@settings(max_examples=300, deadline=None)
def test_no_row_reaches_the_last_column_and_no_letter_is_lost(text: str, lead: str, columns: int) -> None:
    made = rows(Line(text, lead), columns)
    assert all(display_width(row) < columns for row in made)
    assert "".join("".join(made).split()) == "".join((lead + text).split())


def test_a_closing_mark_does_not_begin_a_row() -> None:
    assert wrapped("一二三四五，六", 10) == ("一二三四", "五，六")


def test_a_long_line_is_cut_with_dots() -> None:
    cut = rows(Line("口径" * 50, "  ", 2), 40)
    assert len(cut) == 2 and cut[1].endswith("…") and all(display_width(row) < 40 for row in cut)
    assert fitted("一二三四", 6) == "一二…"


NOTES = st.sampled_from(["", "9/14", "9/14  待补 2  有矛盾 1"])


@given(
    table=st.lists(st.tuples(TEXT.filter(lambda text: "\n" not in text), NOTES), max_size=20),
    columns=st.integers(36, 90),
)
@settings(max_examples=100, deadline=None)
def test_a_row_of_a_table_is_one_row_of_the_screen(table: list[tuple[str, str]], columns: int) -> None:
    screen = terminal.Terminal(ZH)
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as out:
        patch.setattr(terminal.Terminal, "_columns", columns)
        screen._table([Row(n, *row) for n, row in enumerate(table, 1)])
    made = out.getvalue().splitlines()
    assert len(made) == len(table)
    assert all(display_width(row) < columns for row in made)
    assert all(note in row for row, (_, note) in zip(made, table, strict=True))


def test_a_file_taken_away_meanwhile_is_written_again(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("agency.region")
    talk.step("江东省")
    made.unlink()
    talk.talk = talk.talk.go("agency.level")
    talk.step("市级")
    assert document(made)["agency"]["region"] == "江东省"


# -- keys and prompts in a terminal --------------------------------------------------------------------------------------


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Runs the command with these lines and keys typed; at the end Ctrl-C, instead of waiting for ever."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(terminal, "available", lambda: True)

    def run(lines: list[str], *arguments: str) -> int:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            for line in lines:
                pipe.send_text(CTRL_U + (line if line.endswith(KEYS) else f"{line}\r"))
            pipe.send_text(CTRL_C)
            return main(["new", *arguments])

    return run


def test_chinese_keys_corrections_and_help(typed, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    lines = [
        "25年",
        "2025",
        NAME,
        F1,
        "有",
        F2,
        "上一题",
        "８次",
        "退出",
    ]
    assert typed(lines, "mine.yaml", "--only", "study") == 1
    out = capsys.readouterr().out
    assert "应当是四位年份" in out and "怎么填" in out
    facts = document(tmp_path / "mine.yaml")
    assert list(facts["facts"]["study"].values()) == ["８次"]


def test_the_menu_by_key_and_the_way_back(typed, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    lines = ["2025", NAME, "", CTRL_O, "2", F3, "", f"江东省{F3}", "1", "退出"]
    assert typed(lines) == 1
    out = capsys.readouterr().out
    assert out.count("报告机关和日期") >= 4 and "已建立" in out


def test_a_pasted_text_of_several_lines_is_one_answer(typed, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pasted = "\x1b[200~一是力量不足。\n二是装备陈旧。\x1b[201~"
    assert typed(["2025", NAME, pasted, "编制少", "退出"], "p.yaml", "--only", "problems") == 1
    problem = document(tmp_path / "p.yaml")["problems"][0]["problem"]
    assert "力量不足" in problem and "装备陈旧" in problem


def test_ctrl_c_keeps_every_finished_answer_and_resumes(typed, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert typed(["2025", NAME, "江东省澜川市", f"半个{CTRL_C}"]) == 130
    facts = tmp_path / f"{NAME}-2025.yaml"
    assert document(facts) == {"pack": PACK.id, "year": "2025", "agency": {"name": NAME, "region": "江东省澜川市"}}
    assert typed(["市级", CTRL_C], facts.name) == 130
    assert document(facts)["agency"]["level"] == "市级"
    assert f"drafter new {facts.name}" in capsys.readouterr().out


def test_the_same_year_and_agency_again_go_on_with_the_same_file(typed, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert typed(["2025", NAME, "江东省澜川市", "退出"]) == 1
    assert typed(["2025", NAME, "市级", "退出"]) == 1
    assert "接着填" in capsys.readouterr().out
    assert document(tmp_path / f"{NAME}-2025.yaml")["agency"] == {
        "name": NAME,
        "region": "江东省澜川市",
        "level": "市级",
    }


def fitting(question: Question, n: int) -> str:
    """What a clerk in a hurry answers: one figure or text where the report needs one."""
    if question.role is Role.GATE:
        return "有" if question.topic in ("study", "leadership") else "以后再填"
    if question.path[-1] in WHO and not question.topic:
        return WHO[str(question.path[-1])]
    if question.role is Role.TEXT and question.topic in ("problems", "plans") and question.path[1] == 0:
        return f"第{n}件事"
    if question.role is Role.FIELD and question.kind is not None and question.kind.value == "count":
        return "９"
    return "是" if question.choices == plan.YES_NO else ""


def test_from_nothing_to_a_report(typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "n.yaml"
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):

        class Clerk(terminal.Terminal):
            conversation: Conversation
            count = 0

            def read(self, prompt: Prompt) -> Typed:
                Clerk.count += 1
                assert Clerk.count < 300, prompt
                question = self.conversation.talk.question
                ask = question and prompt.label == ui("label", ZH, label=question.label)
                pipe.send_text(f"{CTRL_U}{fitting(question, Clerk.count) if question and ask else ''}\r")
                return super().read(prompt)

        screen = Clerk(ZH)
        talk = begin(PACK, Answers())
        screen.conversation = Conversation(Opened(PACK, talk.answers, path), talk, screen)
        code = screen.conversation.run()
    out = capsys.readouterr().out
    assert code == 0, out
    assert not unreadable(path)
    assert "９" in path.read_text("utf-8")
    assert path.with_suffix(".docx").stat().st_size > 5000
    assert all(display_width(line) < 80 for line in out.split("\n"))


LEFT, RIGHT, HOME, END, BACKSPACE = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x7f"


def pasted(text: str) -> str:
    """As a terminal hands on what is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


STANDING = [
    ("", "450"),
    ("460", "460"),
    ("四百", "四百"),
    (pasted("460"), "460"),
    (pasted("一\r\n二"), "一\n二"),
    (BACKSPACE, "45"),
    (f"{BACKSPACE}{BACKSPACE}60", "460"),
    (f"{LEFT}{BACKSPACE}6", "460"),
    (f"{HOME}1", "1450"),
    (f"{END}1", "4501"),
    (f"{RIGHT}1", "4501"),
    (f"{LEFT}{pasted('6')}", "4560"),
]


@pytest.mark.parametrize(("keys", "answer"), STANDING)
def test_what_is_typed_first_takes_the_place_of_a_standing_answer_and_a_moving_key_edits_it(
    keys: str, answer: str
) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(f"{keys}\r")
        assert terminal.Terminal(ZH).read(Prompt("处罚：", standing="450")) == Typed(answer)


def test_typing_goes_on_behind_what_was_half_typed(capsys: pytest.CaptureFixture[str]) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        screen = terminal.Terminal(ZH)
        pipe.send_text("0\r6\r")
        assert screen.read(Prompt("处罚：", standing="45", begun=True)) == Typed("450")
        assert screen.read(Prompt("处罚：", standing="450")) == Typed("6")


def test_an_answer_gone_back_to_is_typed_anew_and_saved_so(typed, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(f"2025\r{NAME}\r有\r450\r上一题\r460\r{CTRL_C}")
        assert main(["new", "n.yaml", "--only", "study"]) == 130
    assert list(document(tmp_path / "n.yaml")["facts"]["study"].values()) == ["460"]


def test_what_is_done_meanwhile_is_done_beside_each_line_and_its_faults_are_not_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = [threading.Event() for _ in range(2)]
    waiting = iter(done)

    def work() -> None:
        next(waiting).set()
        raise RuntimeError("not told")

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        screen = terminal.Terminal(ZH, work)
        for each in done:
            pipe.send_text("甲\r")
            assert screen.read(Prompt("答：")) == Typed("甲")
            assert each.wait(10)
    told = capsys.readouterr()
    assert "not told" not in told.out + told.err


def test_short_choices_stand_side_by_side_where_there_is_room() -> None:
    short = asked.choices(
        ("力量不足", "能力不够", "程序不规范", "记录不完整", "办法不多", "方式传统", "形式单一"), "  "
    )
    assert [len(rows(*short, columns)) for columns in (80, 40, 20)] == [3, 4, 7]
    long = asked.choices(("力量不足" * 6, "能力不够" * 6), "  ")
    assert [row[:5] for row in rows(*long, 40)] == ["   1 ", "     ", "   2 ", "     "]
    assert rows(*asked.choices(("有", "无"), "  "), 80) == ("  1 有  2 无",)


# -- going about ---------------------------------------------------------------------------------------------------------


def test_the_menu_comes_first_and_fits_a_screen(made: Path) -> None:
    talk = sitting(made)
    assert talk.run() == 1
    first = talk.screen.prompts[0]  # type: ignore[attr-defined]
    assert [row.text for row in first.rows] == [group.label for group in overview.groups(PACK)]
    assert len(first.rows) <= 20


def test_a_part_of_a_name_leads_to_its_question_and_several_are_offered(made: Path) -> None:
    field = next(
        each for each in PACK.fields.values() if not each.derived and not each.period and each.topic == "study"
    )
    one = sitting(made, field.label, "10")
    one.run()
    assert f"{field.label}：" in [prompt.label for prompt in one.screen.prompts]  # type: ignore[attr-defined]
    several = sitting(made, "", "去 培训", "1", "12")
    several.run()
    assert "名称里有“培训”的有" in shown(several)
    unknown = sitting(made, "飞船", "99", "")
    unknown.run()
    assert "没有找到名称里有“飞船”的" in shown(unknown) and "没有 99" in shown(unknown)


def test_a_new_draft_asks_who_reports_before_the_menu_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = ["2025", NAME, "江东省", Command.BACK, "", "市级", "中共澜川市委", "", "", "2026-01-20"]
    talk = sitting(tmp_path / "n.yaml", *given)
    talk.run()
    labels = [prompt.label for prompt in talk.screen.prompts]  # type: ignore[attr-defined]
    assert labels[0] == "报告年度：" and labels.index("去哪里：") == 10 and len(labels) == 11


def test_a_draft_taken_up_asks_first_who_reports_where_that_is_not_said(made: Path) -> None:
    made.write_text(HAND_MADE.replace("date: 2026-01-20\n", ""), "utf-8")
    talk = sitting(made, "", "", "2026-01-20")
    talk.run()
    labels = [prompt.label for prompt in talk.screen.prompts]  # type: ignore[attr-defined]
    assert labels[-1] == "去哪里：" and "成文日期：" in labels[:-1]


def test_after_going_to_a_question_the_rest_of_its_topic_is_asked(made: Path) -> None:
    field = next(each for each in PACK.fields.values() if each.topic == "leadership" and not each.derived)
    talk = sitting(made, f"去 {field.label}", "4")
    talk.run()
    assert talk.talk.question and talk.talk.question.topic == "leadership"


def test_what_was_refused_is_not_joined_to_the_next_answer(made: Path) -> None:
    figure = key_of(("facts", "study", "study-sessions"))
    talk = sitting(made, "甲乙", Command.HELP)
    talk.talk = talk.talk.go(figure)
    talk.turn()
    talk.turn()
    last = talk.screen.prompts[-1]  # type: ignore[attr-defined]
    assert (last.standing, last.begun) == ("9次", False)
    talk = sitting(made, "不适用", Command.HELP)
    talk.talk = talk.talk.go("agency.addressees")
    talk.turn()
    assert "必填" in shown(talk)
    talk.turn()
    assert talk.screen.prompts[-1].standing == "中共澜川市委"  # type: ignore[attr-defined]


def test_a_text_half_typed_is_gone_on_with_and_a_refused_one_may_be_replaced(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("agency.region")
    for half in (asked.Half("江东"), asked.Half("江东", refused=True)):
        assert talk.talk.question
        prompt = asked.prompt_of(talk.talk, talk.talk.question, ZH, False, half)
        assert (prompt.standing, prompt.begun) == ("江东", not half.refused)


def test_a_refused_text_stays_one_to_be_replaced_when_a_key_leaves_and_comes_back(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("agency.region")
    talk._half["agency.region"] = asked.Half("江东", refused=True)
    for text, refused in (("江东", True), ("江东省", False)):
        talk.screen.read = lambda _, text=text: Typed(text, Command.HELP)  # type: ignore[method-assign, misc]
        talk.turn()
        assert talk._half["agency.region"] == asked.Half(text, refused)


def test_the_notes_of_a_beginning_are_read_before_the_menu(made: Path) -> None:
    note = finding("last-outline", severity=Severity.NOTE, path="去年.yaml")
    talk = sitting(made)
    talk._notes, talk._fresh = (note,), True
    talk.run()
    labels = [prompt.label for prompt in talk.screen.prompts]  # type: ignore[attr-defined]
    assert labels[0] == ui("label-read", ZH)
    assert sentence(note) in shown(talk) and "已建立" in shown(talk) and "接着填 " not in shown(talk)


def test_the_report_is_written_at_any_time_and_the_question_comes_back(made: Path) -> None:
    talk = sitting(made, "", "写出", "", "", "退出")
    assert talk.run() == 1
    labels = [prompt.label for prompt in talk.screen.prompts]  # type: ignore[attr-defined]
    assert labels[2:4] == [ui("label-review", ZH), ui("label-write", ZH)] and labels[4] == labels[1]
    assert made.with_suffix(".docx").exists()


def test_another_wording_is_picked_where_several_were_spoken_of(made: Path) -> None:
    talk = sitting(made, "2", "写法")
    told = finding("hint-reworded", severity=Severity.NOTE, key="wording.x", words="学法9次", count=2)
    talk.talk = replace(talk.talk, said=(told,))
    gone: list[str] = []
    talk.visit = lambda key: bool(gone.append(key)) or True  # type: ignore[method-assign, func-returns-value]
    talk.do(Command.WORDING)
    assert gone == ["wording.x"]
    talk.talk = replace(talk.talk, said=())
    talk.do(Command.WORDING)
    assert "没有别的写法" in shown(talk)


def test_on_a_screen_that_cannot_mend_a_line_the_saved_answer_stands_and_not_a_refused_one(made: Path) -> None:
    talk = sitting(made, Command.HELP)
    talk.talk = talk.talk.go("agency.addressees")
    talk._half["agency.addressees"] = asked.Half("不成样子", refused=True)
    talk.screen.edits = False
    talk.turn()
    assert talk.screen.prompts[-1].standing == "中共澜川市委"  # type: ignore[attr-defined]


def test_the_count_of_pages_is_not_read_as_progress_by_a_plain_screen() -> None:
    assert all("/" not in text for key in ("review-page", "review-count") for text in UI[key])


def test_the_review_says_what_enter_does(made: Path) -> None:
    def on(prompt: Prompt) -> str:
        seen.append(prompt.keys[0])
        return ""

    seen: list[str] = []
    sitting(made, "检查", on, "写出", on, "目录", "检查", "写出").run()
    assert seen == [ui("key-on-asking", ZH), ui("key-on-writing", ZH)]
    once = sitting(made, "检查", "写出", "不写")
    once.run()
    labels = [prompt.label for prompt in once.screen.prompts]  # type: ignore[attr-defined]
    assert labels.count(ui("label-review", ZH)) == 1 and ui("label-write", ZH) in labels


def test_a_part_asked_alone_ends_with_what_it_lacks(made: Path) -> None:
    made.write_text(HAND_MADE.replace("    cause: 编制少\n", "    cause: 待补\n"), "utf-8")
    opened = open_draft(str(made))
    talk = Conversation(opened, begin(opened.pack, opened.answers, "problems"), Told([""] * 12))
    assert talk.run() == 1
    reviews = [each for each in talk.screen.prompts if each.label == ui("label-review", ZH)]  # type: ignore[attr-defined]
    assert [len(each.rows) for each in reviews] == [1] and reviews[0].keys[0] == ui("key-on-leaving", ZH)
    assert "drafter new" in shown(talk)


def test_back_shows_the_answer_before_and_does_not_touch_the_file(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("agency.region")
    talk.step("江东省澜川市")
    before, stamp = made.read_bytes(), made.stat().st_mtime_ns
    talk.act(Typed("半个", Command.BACK))
    question = talk.talk.question
    assert question and question.standing == "江东省澜川市"
    talk.step("")
    assert (made.read_bytes(), made.stat().st_mtime_ns) == (before, stamp)
    again = talk.talk.question
    assert again and again.key != question.key and talk._half[again.key] == asked.Half("半个")


def test_undo_brings_the_file_back_byte_for_byte(made: Path) -> None:
    made.write_bytes(HAND_MADE.replace("\n", "\r\n").encode("utf-8-sig"))
    first = made.read_bytes()
    talk = sitting(made)
    texts = [first]
    for key, raw in (("agency.region", "江东省澜川市"), ("agency.level", "市级"), ("agency.copies", "省委办公厅")):
        talk.talk = talk.talk.go(key)
        talk.step(raw)
        texts.append(made.read_bytes())
    assert len(set(texts)) == 4
    talk.step("上一题")
    for text in reversed(texts[:-1]):
        talk.step("撤销")
        assert made.read_bytes() == text
    talk.step("撤销")
    assert "没有可以撤销的了" in shown(talk)


def test_undo_before_the_file_takes_it_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new = begin(PACK, Answers())
    talk = Conversation(Opened(PACK, new.answers, None), new, Told())
    for raw in ("2025", "错的局", "撤销"):
        talk.step(raw)
    assert not list(tmp_path.glob("*.yaml"))
    talk.step(NAME)
    assert [each.name for each in tmp_path.glob("*.yaml")] == [f"{NAME}-2025.yaml"]


def test_items_of_a_list_are_added_changed_moved_removed_and_put_back(made: Path) -> None:
    number = [group.key for group in overview.groups(PACK)].index("problems") + 1

    def heads() -> list[str]:
        return [each["problem"] for each in document(made)["problems"]]

    seen: list[list[str]] = []

    def look(prompt: Prompt) -> str:
        seen.append(heads())
        return "撤销" if len(seen) == 4 else "99"

    steps = [
        "移 3 1",
        look,
        "删 2",
        look,
        "1",
        "宣传太少",
        *[""] * 3,
        look,
        "加",
        "新问题",
        "",
        "新原因",
        "",
        look,
        look,
        "",
    ]
    talk = sitting(made, str(number), *steps)
    talk.run()
    before = ["力量不足", "装备陈旧", "宣传不够"]
    assert seen[0] == ["宣传不够", "力量不足", "装备陈旧"], before
    assert seen[1] == ["宣传不够", "装备陈旧"]
    assert seen[2] == ["宣传太少", "装备陈旧"]
    assert seen[3] == ["宣传太少", "装备陈旧", "新问题"]
    assert document(made)["problems"][0]["cause"] == "办法少"


def test_a_command_of_the_list_typed_at_a_text_of_it_is_done_and_never_kept_as_text(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("problems.4.problem")
    talk.step("删 1")
    assert [each["problem"] for each in document(made)["problems"]] == ["装备陈旧", "宣传不够"]
    talk.talk = talk.talk.go("problems.1.measure")
    talk.step("移 2 1")
    assert [each["problem"] for each in document(made)["problems"]] == ["宣传不够", "装备陈旧"]
    talk.step("删 9")
    assert "没有记下：" in shown(talk) and "9" not in str(document(made)["problems"])


def test_a_row_of_the_review_changed_leaves_the_interview_where_it_was(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("agency.region")
    talk.step("江东省")
    here = talk.talk.question
    talk.screen.answers = ["投入不足"]  # type: ignore[attr-defined]
    assert here and talk.visit("problems.2.cause")
    assert talk.talk.question and talk.talk.question.key == here.key


def test_a_line_says_whether_the_answer_was_refused_or_saved_with_a_doubt(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("facts.study.study-sessions")
    talk.step("三十")
    assert talk.screen.shown[-1].startswith("没有记下：")  # type: ignore[attr-defined]
    told = finding("clash-part", NOWHERE, Severity.WARNING, first="甲", second="乙“丙”", first_value="9件")
    talk.take(replace(talk.talk, said=(told,)))
    assert talk.screen.shown[-1].startswith("已记下，请核对：“甲”9件，比“乙‘丙’”")  # type: ignore[attr-defined]


WISHES = [
    ("2", listing.Wish("edit", 2)),
    ("改２", listing.Wish("edit", 2)),
    ("加", listing.Wish("add")),
    ("删 3", listing.Wish("remove", 3)),
    ("移 3 1", listing.Wish("move", 3, 1)),
    ("移3到1", listing.Wish("move", 3, 1)),
    ("上移 1", listing.Wish("move", 1, 1)),
    ("下移 2", listing.Wish("move", 2, 3)),
    ("下移 3", None),
    ("删 4", None),
    ("0", None),
    ("随便", None),
]


@pytest.mark.parametrize(("text", "wish"), WISHES)
def test_a_wish_for_a_list_of_three(text: str, wish: listing.Wish | None) -> None:
    assert listing.wish_of(text, 3) == wish


def test_the_review_leads_to_a_question_and_back(made: Path) -> None:
    made.write_text(HAND_MADE.replace("9次", "待补"), "utf-8")
    asked_for: list[str] = []

    def row(prompt: Prompt) -> str:
        asked_for.append(prompt.label)
        return next(str(each.n) for each in prompt.rows if "待补" in each.note)

    def again(prompt: Prompt) -> str:
        asked_for.append(prompt.label)
        assert not any("待补" in each.note for each in prompt.rows)
        return "退出"

    talk = sitting(made, "检查", row, "10次", again)
    talk.run()
    assert document(made)["facts"]["study"]["study-sessions"] == "10次"
    assert asked_for == ["改哪一项："] * 2


# -- the file and the end ----------------------------------------------------------------------------------------------


def test_a_full_disk_keeps_what_was_saved(made: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    before = made.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("drafter.store.drafts.atomic_write", full)
    monkeypatch.setattr(terminal, "available", lambda: True)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(f"行政区划\r江东省\r{CTRL_C}")
        assert main(["new", made.name]) == 4
    assert made.read_bytes() == before
    err = capsys.readouterr().err
    assert "磁盘满了" in err and "Traceback" not in err


def test_a_file_changed_by_another_program_is_read_again(made: Path) -> None:
    talk = sitting(made)
    talk.talk = talk.talk.go("agency.region")
    talk.step("江东省")
    made.write_text(made.read_text("utf-8").replace("9次", "11次"), "utf-8")
    talk.talk = talk.talk.go("agency.level")
    talk.step("市级")
    assert "刚被别的程序改过" in shown(talk)
    talk.step("市级")
    facts = document(made)
    assert facts["facts"]["study"]["study-sessions"] == "11次" and facts["agency"]["level"] == "市级"


def end(conversation: Conversation) -> int | None:
    return finishing.write(conversation, conversation.file.path or Path(), PACK.id, (), ending=True)


COMPLETE = HAND_MADE + "plans:\n  - {text: 加强培训}\n"


def complete(made: Path) -> None:
    made.write_text(COMPLETE.replace("problems:", "  leadership:\n    leadership-reports: 4次\nproblems:"), "utf-8")


def test_a_foreign_file_is_not_overwritten(made: Path) -> None:
    complete(made)
    foreign = made.with_suffix(".docx")
    foreign.write_bytes(b"mine")
    talk = sitting(made, "", "别处.docx")
    assert end(talk) == 0
    assert foreign.read_bytes() == b"mine" and (made.parent / "别处.docx").stat().st_size > 5000
    assert "不是 drafter 写的" in shown(talk)


def test_a_draft_with_gaps_is_written_and_says_so(made: Path) -> None:
    talk = sitting(made, "")
    missing = finishing.lacking(talk.talk, made, PACK.id)
    assert finishing.write(talk, made, PACK.id, missing, ending=True) == 1
    assert made.with_suffix(".docx").exists() and "写正式稿还差" in shown(talk)
    other = sitting(made, "不写")
    assert finishing.write(other, made, PACK.id, missing, ending=True) == 1


def test_nothing_is_written_where_the_user_does_not_want_it(made: Path) -> None:
    complete(made)
    assert end(sitting(made, "不写")) == 0
    assert end(sitting(made, "目录", "")) is None
    assert not made.with_suffix(".docx").exists()


def test_a_long_text_comes_from_a_file_or_the_editor(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made.with_name("长.txt").write_text("一是基层力量薄弱。\n二是装备不足。\n", "utf-8")
    talk = sitting(made)
    talk.talk = talk.talk.go(key_of(("problems", 0, "problem")))
    talk.step("文件 没有.txt")
    assert "没有找到文件" in shown(talk)
    talk.step("文件 长.txt")
    assert "基层力量薄弱" in document(made)["problems"][0]["problem"] and "个字" in shown(talk)
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; open(sys.argv[1], 'a').write('三是经费紧张。')\"")
    monkeypatch.delenv("VISUAL", raising=False)
    talk.talk = talk.talk.go(key_of(("problems", 0, "problem")))
    talk.step("编辑")
    assert "经费紧张" in document(made)["problems"][0]["problem"]
    talk.talk = talk.talk.go("facts.study.study-sessions")
    talk.step("编辑")
    assert "这一题是短答案" in shown(talk)


def test_every_hint_and_question_of_the_pack_has_its_words(made: Path) -> None:
    talk = begin(PACK, Answers())
    for question in plan.questions(talk.moment):
        prompt = asked.prompt_of(talk, question, ZH, True)
        assert prompt.label and prompt.heading and prompt.lines
        assert asked.help_of(talk, question, ZH)
    assert all(UI[f"key-{name}"] for name in ("enter", "keep", "back", "pending", "menu", "help", "quit"))


# -- without a terminal ------------------------------------------------------------------------------------------------
def test_no_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(terminal, "available", lambda: False)
    assert main(["new"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "--answers" in err and "[no-terminal]" in err


def test_no_input_lists_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert main(["new", "--no-input"]) == 1
    keys = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert keys == [
        "year",
        "date",
        "agency.name",
        "agency.addressees",
        "facts.study.study-sessions",
        "problems.1.problem",
        "facts.leadership.leading-group",
        "plans.1.text",
    ]
    assert not list(tmp_path.iterdir())
    path = tmp_path / "f.yaml"
    path.write_text(HAND_MADE.replace("9次", "待补").replace("    cause: 编制少\n", ""), "utf-8")
    assert main(["new", "f.yaml", "--no-input"]) == 1
    keys = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert set(keys) == {
        "facts.study.study-sessions",
        "problems.1.cause",
        "facts.leadership.leading-group",
        "plans.1.text",
    }


ANSWERS = f"""# 由别的程序写出
year = 2025
agency.name = {NAME}
agency.addressees = 中共澜川市委、澜川市人民政府
date = 2026-01-20
领导班子集中学法次数 = 9次
study-sessions.last_year = 7次
leadership-reports = 4次
problems.1.problem = 力量不足
problems.1.cause = 编制少
plans.1.text = 加强培训
"""


def test_answers_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ANSWERS, "utf-8")
    assert main(["new", "--answers", "a.txt"]) == 0, capsys.readouterr().err
    facts = tmp_path / f"{NAME}-2025.yaml"
    assert document(facts)["facts"]["study"] == {"study-sessions": {"value": "9次", "last_year": "7次"}}  # type: ignore[index]
    assert main(["render", facts.name, "-o", "r.md"]) == 0
    (tmp_path / "b.txt").write_text("study-sessions = 10次\n", "utf-8")
    assert main(["new", facts.name, "--answers", "b.txt"]) == 0
    assert document(facts)["facts"]["study"] == {"study-sessions": {"value": "10次", "last_year": "7次"}}  # type: ignore[index]


def test_every_fault_of_an_answers_file_at_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f.yaml").write_text(HAND_MADE, "utf-8")
    lines = [
        "year = 20x5",
        "foo = 1",
        "agency.level = 村级",
        " 没有等号",
        "penalty-amount = 3件",
        "problems.9.cause = x",
        "study = 不适用",
    ]
    (tmp_path / "a.txt").write_text("\n".join(lines), "utf-8")
    assert main(["new", "f.yaml", "--answers", "a.txt"]) == 3
    err = capsys.readouterr().err
    for place in ("a.txt:1:8", "a.txt:2:1", "a.txt:3:16", "a.txt:4:2", "a.txt:5:18", "a.txt:6:1", "a.txt:7:1"):
        assert place in err
    assert (tmp_path / "f.yaml").read_text("utf-8") == HAND_MADE


def test_a_file_that_does_not_load_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f.yaml").write_text(HAND_MADE.replace("9次", "三十").replace("date:", "dat:"), "utf-8")
    assert main(["new", "f.yaml", "--no-input"]) == 3
    err = capsys.readouterr().err
    assert "[han-number]" in err and "[unknown-key-near]" in err


def test_help_stays_light() -> None:
    heavy = ("prompt_toolkit", "ruamel", "pydantic", "jinja2", "yaml", "docx", "lxml", "markdown_it")
    script = (
        "import sys\nfrom drafter import cli\n"
        "for arguments in (['--help'], ['new', '--help']):\n"
        "    try:\n        cli.main(arguments)\n    except SystemExit:\n        pass\n"
        f"print([each for each in {heavy!r} if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# -- Ctrl-C --------------------------------------------------------------------------------------------------------------


def test_an_interrupt_between_two_lines_ends_the_sitting_at_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        screen = terminal.Terminal(ZH)
        with screen.held():
            signal.raise_signal(signal.SIGINT)
            pipe.send_text("甲\r")
            with pytest.raises(KeyboardInterrupt):
                screen.read(Prompt("答："))
            assert screen.read(Prompt("答：")) == Typed("甲")
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_from_outside_ends_the_line_being_read() -> None:
    main_thread = threading.main_thread().ident
    assert main_thread is not None
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        screen = terminal.Terminal(ZH, lambda: signal.pthread_kill(main_thread, signal.SIGINT))
        with screen.held(), pytest.raises(KeyboardInterrupt):
            screen.read(Prompt("答："))


def test_a_second_interrupt_ends_what_is_being_done() -> None:
    screen = terminal.Terminal(ZH)
    with screen.held(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
