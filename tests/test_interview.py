"""The interview: as a value, against its file, in a terminal, and without one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from drafter import app
from drafter.analysis.sentences import tidy
from drafter.conversing import Conversation
from drafter.interview import overview, plan
from drafter.interview.answering import answer
from drafter.interview.state import BACK, Interview, begin
from drafter.messages import EN, FINDINGS, UI, ZH
from drafter.model.finding import Finding, Severity
from drafter.model.node import Branch, Leaf, Series, plain
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Question, Role, leaf
from drafter.prompt import terminal
from drafter.questionnaire.paths import canonical, label_of, path_of
from drafter.sitting import Opened, open_draft
from drafter.store.drafts import Draft
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

ROOT = Path(__file__).resolve().parent.parent
PACK = load_pack(app.DEFAULT_PACK)
NAME = "澜川市应急管理局"
WHO = {"year": "2025", "name": NAME, "addressees": "中共澜川市委、澜川市人民政府", "date": "2026-01-20"}

NOISE = st.one_of(
    st.sampled_from(
        ["", "跳过", "待补", "无", "不适用", "有", "是", "否", "以后再填", "null", "~", "010", "12:30", "- a", "# b"]
    ),
    st.sampled_from(
        [
            "a: b",
            "{x}",
            "[y",
            "'",
            '"',
            "&a",
            "*a",
            "!t",
            "%",
            "@",
            "|",
            ">",
            "？：",
            ":i",
            "?x",
            "-",
            "2025",
            "三十",
            "1.2.3",
            "-5",
            "；",
        ]
    ),
    st.text(max_size=12),
)


def fitting(question: Question, n: int) -> str:
    """An answer a clerk would give."""
    if question.role is Role.GATE:
        return plan.GATE_WORDS[n % 3]
    if question.path[-1] in WHO:
        return WHO[str(question.path[-1])]
    if question.path == ("as_of",):
        return "2025-12-31"
    if question.choices:
        return question.choices[n % len(question.choices)]
    shapes = {
        Kind.COUNT: f"{n}",
        Kind.MONEY: f"{n}.5万元",
        Kind.PERCENT: f"{n % 100}%",
        Kind.LIST: f"《规定{n}》；《办法》",
    }
    shapes |= {Kind.TABLE: f"棉被 {n}；帐篷 2", Kind.DURATION: f"{n}天", Kind.DOC_TITLE: f"《要点{n}》"}
    return shapes.get(question.kind, f"第{n}件事") if question.kind else f"第{n}件事"


def unreadable(path: Path) -> list[Finding]:
    return [each for one in app.load_facts(str(path)) for each in one.findings if each.severity is Severity.UNREADABLE]


def document(path: Path) -> object:
    roots, faults = read_documents(path.read_text("utf-8"), str(path))
    assert not faults
    return plain(canonical(roots[0], PACK)) if roots else {}  # type: ignore[arg-type]


class Silent(terminal.Terminal):
    """A screen nobody reads; goes where ``target`` says."""

    target = ""

    def __init__(self) -> None:
        super().__init__(ZH)

    def say(self, key: str, **params: object) -> None:
        assert UI[key][ZH].format(**params) and UI[key][EN].format(**params)

    def complain(self, found: object) -> None:
        for each in found:  # type: ignore[attr-defined]
            assert each.code in FINDINGS

    def choose(self, interview: Interview) -> str:
        return self.target


class Machine(RuleBasedStateMachine):
    """Any sequence of answers, steps back and jumps, against the real file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "facts.yaml"
        self.stack: list[tuple[object, bytes | None]] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def start(self) -> None:
        self.screen = Silent()
        self.sitting = Conversation(Opened(PACK, begin(PACK, Answers()).answers, self.path), "", self.screen)
        for _ in range(4):
            self.take(fitting(self.question, 1))

    @property
    def question(self) -> Question:
        question = self.sitting.talk.question
        assert question is not None
        return question

    def state(self) -> tuple[object, bytes | None]:
        return plain(self.sitting.talk.answers.root), self.path.read_bytes() if self.path.exists() else None

    def take(self, raw: str) -> None:
        before, depth = self.state(), self.sitting.talk.depth
        self.sitting.step(raw)
        if self.sitting.talk.depth > depth:
            self.stack.append(before)
        else:
            assert self.state() == before

    @rule(n=st.integers(0, 99))
    def fit(self, n: int) -> None:
        if self.sitting.talk.question:
            self.take(fitting(self.question, n))

    @rule(raw=NOISE)
    def type(self, raw: str) -> None:
        assume(raw.strip() not in (BACK, "目录", "？", "?", "帮助"))
        if self.sitting.talk.question:
            self.take(raw)

    @rule(key=st.sampled_from([key for key, _ in overview.subjects(PACK)]))
    def jump(self, key: str) -> None:
        self.screen.target = key
        self.take("目录")

    @precondition(lambda self: self.stack)
    @rule()
    def back(self) -> None:
        self.sitting.step(BACK)
        assert self.state() == self.stack.pop()

    @rule()
    def resume(self) -> None:
        if self.path.exists():
            self.sitting = Conversation(open_draft(str(self.path)), "", self.screen)
            self.stack = []

    @invariant()
    def file_is_the_document(self) -> None:
        if self.path.exists():
            assert document(self.path) == plain(self.sitting.talk.answers.root)
            assert not unreadable(self.path)


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


def test_every_question_of_the_pack_is_asked_once_and_takes_a_fitting_answer(tmp_path: Path) -> None:
    talk = begin(PACK, Answers())
    asked: set[str] = set()
    count: dict[str, int] = {}
    while (question := talk.question) is not None:
        assert question.key not in asked, question.key
        asked.add(question.key)
        assert UI[question.code] and all(UI[f"hint-{kind}"] for kind, _ in question.hints)
        count[question.topic] = count.get(question.topic, 0) + question.opens
        enough = question.opens and count[question.topic] > 1
        raw = "" if enough else "有" if question.role is Role.GATE else fitting(question, len(asked))
        taken = talk.reply(raw)
        assert isinstance(taken, Interview), (question, raw, taken)
        talk = taken
    fields = {f"facts.{field.topic}.{field.key}" for field in PACK.fields.values() if not field.derived}
    assert fields <= asked
    assert not any(f"facts.{field.topic}.{field.key}" in asked for field in PACK.fields.values() if field.derived)
    path = tmp_path / "a.yaml"
    Draft(path, "", lambda place: label_of(place, PACK)).update(talk.answers.root)
    assert document(path) == plain(talk.answers.root)
    assert not unreadable(path)


def test_period_fields_offer_the_name_of_the_year() -> None:
    field = next(each for each in PACK.fields.values() if each.period)
    talk = begin(PACK, Answers())
    for raw in ("2025", NAME):
        talk = talk.reply(raw)  # type: ignore[assignment]
    talk = talk.jump(field.topic).reply("有")  # type: ignore[assignment]
    while talk.question and talk.question.path[-1] != field.key:
        talk = talk.reply("")  # type: ignore[assignment]
    current = PACK.current(field.period, 2025)
    assert current and talk.question and talk.question.default == current.name
    yes, no = talk.reply("是"), talk.reply("否")
    assert isinstance(yes, Interview) and yes.answers.text(("facts", field.topic, field.key)) == current.name
    assert (
        isinstance(no, Interview) and no.question and no.question.path == talk.question.path and not no.question.default
    )


def test_pending_answers_come_up_again_at_the_end() -> None:
    talk = begin(PACK, Answers(), only="study")
    for raw in ("2025", NAME, "甲", "2026-01-20", "有", "待补"):
        talk = talk.reply(raw)  # type: ignore[assignment]
    again = begin(PACK, talk.answers, only="study")
    keys = []
    while again.question:
        keys.append(again.question.key)
        again = again.reply("")  # type: ignore[assignment]
    first = next(field for field in PACK.fields_of("study") if not field.derived)
    assert keys[-1] == f"facts.study.{first.key}" and keys.count(keys[-1]) == 1


@given(text=st.text(min_size=1, max_size=20).map(tidy).filter(bool))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_back_from_a_draft(text: str) -> None:
    answers = Answers().put(("agency", "addressees"), Series((leaf(text), leaf("甲"))))
    answers = answers.put(("plans", 0, "text"), leaf(text)).put(
        ("facts", "study", "x"), Branch(((Leaf("value"), leaf(text)),))
    )
    with TemporaryDirectory() as folder:
        draft = Draft(Path(folder) / "f.yaml", "# 开头\n", lambda place: label_of(place, PACK))
        draft.update(answers.root)
        assert document(draft.path) == plain(answers.root)
        Draft(draft.path, draft.text, lambda place: label_of(place, PACK)).update(
            answers.put(("plans", 1, "text"), leaf(text)).root
        )
        assert document(draft.path)["plans"] == [{"text": text}] * 2  # type: ignore[index]


@given(raw=NOISE)
@settings(max_examples=200, deadline=None)
def test_an_answer_is_taken_or_a_known_finding(raw: str) -> None:
    answers = begin(PACK, Answers()).answers.put(("year",), leaf("2025"))
    for question in (
        *plan.questions(PACK, answers, "study", frozenset({"study=有"})),
        *plan.questions(PACK, answers, "problems"),
    ):
        taken = answer(PACK, answers, question, raw)
        assert isinstance(taken, Answers) or taken.code in FINDINGS


def test_keys_as_typed() -> None:
    assert path_of("study-sessions", PACK) == ("facts", "study", "study-sessions")
    assert path_of("facts.study.study-sessions.last_year", PACK) == ("facts", "study", "study-sessions", "last_year")
    assert path_of("study", PACK) == ("facts", "study")
    assert path_of("agency.name", PACK) == path_of("报告机关.机关名称", PACK) == ("agency", "name")
    assert path_of("problems.2.cause", PACK) == ("problems", 1, "cause")
    assert path_of("highlights.study.1.text", PACK) == ("highlights", "study", 0, "text")
    for wrong in (
        "",
        "x",
        "agency",
        "problems.0.cause",
        "problems.cause",
        "study.penalty-cases",
        "highlights.x.1.text",
    ):
        assert path_of(wrong, PACK) is None, wrong


HAND_MADE = """# 我的文件

pack: yingji-fazhi   # 种类
报告年度: 2025

# 成文前核对
date: 2026-01-20
agency:
    # 全称
    name: 澜川市应急管理局
    addressees: [中共澜川市委]   # 主送
facts:
  # 学法
  study:
    study-sessions: 9次   # 电话问的
  # 处罚，等支队来数
  enforcement-action:
    penalty-cases: '60件'
problems:
  # 第一条
  - problem: |
      力量不足

      # 不是注释
    cause: 编制少
# 末尾
"""


def test_comments_and_order_survive(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(HAND_MADE, "utf-8")
    sitting = Conversation(open_draft(str(path)), "", Silent())
    sitting.talk = sitting.talk.jump("study")
    for raw in ("7次", "5部"):
        sitting.step(raw)
    text = path.read_text("utf-8")
    assert "study-sessions: {value: 9次, last_year: 7次} # 电话问的" in text
    for line in HAND_MADE.split("\n"):
        if "#" in line and "9次" not in line:
            assert line.split("#")[1] in text
    where = [
        text.index(each)
        for each in (
            "# 我的文件",
            "pack:",
            "# 成文前核对\ndate",
            "# 处罚，等支队来数\n  enforcement-action",
            "# 第一条\n  - problem",
            "# 末尾",
        )
    ]
    assert where == sorted(where)
    assert text.index("laws-studied") < text.index("# 处罚，等支队来数")
    assert "    # 学习法律法规部数\n    laws-studied: 5部" in text
