"""What is asked, in which order, and what comes next: computed from the document and the pack, never stored."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.analysis.quantities import state_of
from drafter.model.fact import Facts, State
from drafter.model.field import Field
from drafter.model.node import Branch, Leaf, Series
from drafter.model.pack import ListField, ListSpec, Pack
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Path, Question, Role, key_of
from drafter.questionnaire.envelope import LABELS, LEVELS
from drafter.questionnaire.resolve import main_text

GATE_WORDS = ("有", "不适用", "以后再填")
YES_NO = ("是", "否")
NOTHING: frozenset[str] = frozenset()

# The file is named by the first two; nothing else can be asked before them.
FIRST = (("year",), ("agency", "name"))
_IDENTITY = (
    *FIRST,
    ("agency", "region"),
    ("agency", "level"),
    ("agency", "addressees"),
    ("agency", "copies"),
    ("as_of",),
    ("date",),
)
_REQUIRED = {*FIRST, ("agency", "addressees"), ("date",)}
_NAMES = ("addressees", "copies")


def questions(
    pack: Pack, answers: Answers, only: str = "", seen: frozenset[str] = NOTHING, last: Facts | None = None
) -> tuple[Question, ...]:
    """Every question on offer, answered or not, in order; of a topic not opened yet only whether there is something to tell."""
    offered = list(_identity())
    for topic, group in topics_of(pack):
        if only in ("", topic):
            offered += _topic(pack, answers, topic, group, seen, last)
    for spec in pack.lists.values():
        if not spec.by_topic and only in ("", spec.key):
            offered += _list(answers, spec, (spec.key,), spec.key, spec.label)
    return tuple(offered)


def next_question(
    pack: Pack,
    answers: Answers,
    seen: frozenset[str] = NOTHING,
    only: str = "",
    focus: str = "",
    last: Facts | None = None,
) -> Question | None:
    """The first question not answered, from ``focus`` on and round; then what was left 待补; None at the end.

    ``seen`` are the keys this conversation has dealt with; they are not asked again.
    """
    offered = [each for each in questions(pack, answers, only, seen, last) if not only or each.topic or each.required]
    start = next((n for n, each in enumerate(offered) if focus and each.topic == focus), 0)
    head = [each for each in offered if each.path in FIRST]
    turned = [*head, *(each for each in offered[start:] + offered[:start] if each.path not in FIRST)]
    fresh = [each for each in turned if each.key not in seen]
    for each in fresh:
        if not answered(each, answers, seen) or (each.topic == focus and focus and pending(each, answers)):
            return each
    return next((each for each in fresh if pending(each, answers)), None)


def passed(pack: Pack, answers: Answers) -> frozenset[str]:
    """What a draft taken up again was asked before: the optional questions left out before a later answer of the same topic."""
    keys: set[str] = set()
    waiting: dict[str, list[Question]] = {}
    for each in questions(pack, answers):
        group = waiting.setdefault(each.topic, [])
        if each.role is Role.GATE:
            continue
        if not answered(each, answers):
            group.append(each)
        else:
            keys.update(left.key for left in group if not left.required)
    return frozenset(keys)


def answered(question: Question, answers: Answers, seen: frozenset[str] = NOTHING) -> bool:
    """Whether the document holds an answer; a topic put aside counts unless it was asked for again."""
    if question.role is Role.GATE:
        own = any(isinstance(node, Branch) and isinstance(node.get(question.topic), Series) for _, node in answers.root)
        aside = isinstance(answers.get(question.path), Leaf)
        return own or (answers.has(question.path) and not (aside and reopened(question.topic) in seen))
    node = answers.get(question.path)
    if question.role is Role.FIELD and isinstance(node, Branch) and question.kind is not Kind.TABLE:
        return answers.has((*question.path, "value"))
    return answers.has(question.path)


def pending(question: Question, answers: Answers) -> bool:
    """Whether the answer is 待补."""
    text = answers.text(question.path) or answers.text((*question.path, "value"))
    return bool(text) and question.role is not Role.GATE and state_of(text) is State.PENDING


def opened(topic: str) -> str:
    """The mark in ``seen`` of a topic the user said there is something to tell of."""
    return f"{topic}=有"


def reopened(topic: str) -> str:
    """The mark in ``seen`` of a topic the user went back to."""
    return f"{topic}=再问"


def topics_of(pack: Pack) -> tuple[tuple[str, str], ...]:
    """The topics in the order they are asked, each with the part it is told in; first what stands before the parts."""
    placed = {
        topic: part.label
        for part in pack.parts.values()
        for topic in (*(each for section in part.sections for each in section.topics), *part.topics)
    }
    loose = {key: topic.label for key, topic in pack.topics.items() if key not in placed and pack.fields_of(key)}
    return tuple((loose | placed).items())


def asked_fields(pack: Pack, topic: str) -> tuple[Field, ...]:
    """The fields of a topic a person is asked for: not those that are computed."""
    return tuple(field for field in pack.fields_of(topic) if not field.derived)


def _identity() -> Iterator[Question]:
    for path in _IDENTITY:
        name = path[-1]
        kind = Kind.DATE if name in ("as_of", "date") else Kind.LIST if name in _NAMES else None
        yield Question(
            key_of(path),
            path,
            Role.IDENTITY,
            LABELS[name],
            code=f"ask-{name}",
            hints=(("list", "、"),) if kind is Kind.LIST else (),
            kind=kind,
            choices=LEVELS if name == "level" else (),
            required=path in _REQUIRED,
        )


def _topic(
    pack: Pack, answers: Answers, topic: str, group: str, seen: frozenset[str], last: Facts | None
) -> Iterator[Question]:
    gate = ("facts", topic)
    label = pack.topics[topic].label
    asked = Question(
        key_of(gate), gate, Role.GATE, label, "", "ask-gate", (), None, GATE_WORDS, topic=topic, group=group
    )
    yield asked
    if opened(topic) not in seen and (not answered(asked, answers, seen) or isinstance(answers.get(gate), Leaf)):
        return
    for field in asked_fields(pack, topic):
        yield _field(pack, answers, field, group, seen, last)
        if (
            field.last_year
            and field.kind is not Kind.TABLE
            and not answers.has(("last_year",))
            and _told(answers, field)
        ):
            yield _last(field, group)
    for spec in pack.lists.values():
        if spec.by_topic:
            yield from _list(answers, spec, (spec.key, topic), topic, group)


def _told(answers: Answers, field: Field) -> bool:
    path = ("facts", field.topic, field.key)
    text = answers.text(path) or answers.text((*path, "value"))
    return bool(text) and state_of(text) in (None, State.ZERO)


def _field(
    pack: Pack, answers: Answers, field: Field, group: str, seen: frozenset[str], last: Facts | None
) -> Question:
    path = ("facts", field.topic, field.key)
    key = key_of(path)
    year = answers.text(("year",))
    name = pack.current(field.period, int(year)) if field.period and year.isdigit() and f"{key}?" not in seen else None
    choices = YES_NO if name or field.kind is Kind.BOOL else ()
    return Question(
        key,
        path,
        Role.FIELD,
        field.label,
        field.question,
        "ask-field",
        _hints(field, last),
        field.kind,
        choices,
        name.name if name else "",
        field.required,
        field.topic,
        group,
    )


def _last(field: Field, group: str) -> Question:
    path = ("facts", field.topic, field.key, "last_year")
    hints = (("unit", "、".join(field.units)),) if field.units else ()
    return Question(
        key_of(path),
        path,
        Role.LAST,
        field.label,
        code="ask-last-year",
        hints=hints,
        kind=field.kind,
        topic=field.topic,
        group=group,
    )


def _hints(field: Field, last: Facts | None) -> tuple[tuple[str, str], ...]:
    before = last.values.get(field.key) if last else None
    shown = before.value.shown if before and before.value else ""
    example = field.example
    lines = (
        ("unit", "、".join(field.units)),
        ("list", "；" if field.kind is Kind.LIST else ""),
        ("table", "、".join(column.label for column in field.columns)),
        ("counts", field.counts),
        ("last-year", shown),
        ("example", f"{example.agency}{example.year}年 {example.value}" if example else ""),
    )
    return tuple((kind, words) for kind, words in lines if words)


def _list(answers: Answers, spec: ListSpec, place: Path, topic: str, group: str) -> Iterator[Question]:
    node = answers.get(place)
    if isinstance(node, Leaf) and not node.empty:
        return
    items = node.items if isinstance(node, Series) else ()
    first = _anchor(spec)
    rest = tuple(each for each in spec.fields if each is not first)
    for n, item in enumerate(items):
        whole = main_text(spec) if isinstance(item, Leaf) else ""
        asked = [each for each in (first, *rest) if each.key != whole]
        yield from (_text(spec, each, (*place, n, each.key), topic, group) for each in asked)
    code = "ask-more" if items else "ask-first"
    yield _text(spec, first, (*place, len(items), first.key), topic, group, code)


def _anchor(spec: ListSpec) -> ListField:
    """The text an item cannot do without: it is asked first, and leaving it empty ends the list."""
    required = next((each for each in spec.fields if each.required), None)
    return required or next(each for each in spec.fields if each.key == main_text(spec))


def _text(spec: ListSpec, field: ListField, path: Path, topic: str, group: str, code: str = "") -> Question:
    hints = (("list-question", spec.question),) if code == "ask-first" and spec.question else ()
    return Question(
        key_of(path),
        path,
        Role.TEXT,
        f"{spec.label} {int(path[-2]) + 1} {field.label}",
        field.question or field.label,
        code or "ask-field",
        hints,
        required=field.required,
        topic=topic,
        group=group,
        opens=bool(code),
    )
