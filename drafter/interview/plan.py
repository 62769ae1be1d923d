"""What is asked, in which order, and what comes next: computed from the document and the pack, never stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from drafter.analysis.quantities import state_of
from drafter.analysis.taking import TAKEN_KEYS
from drafter.interview import builders as ask
from drafter.interview import promises, reasons
from drafter.interview.builders import FIRST, GATE_WORDS, YES_NO, declined, detailed, opened
from drafter.interview.moment import Moment
from drafter.interview.places import NAMES, PROMISES, asked_fields, names_of, subjects_of, topics_of
from drafter.interview.takeover import unconfirmed, unsure
from drafter.later import later
from drafter.model.fact import State
from drafter.model.field import Field
from drafter.model.node import Branch, Leaf, Series
from drafter.model.pack import ListSpec
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Path, Question, Role
from drafter.questionnaire.paths import path_of
from drafter.questionnaire.resolve import main_text

if TYPE_CHECKING:
    from drafter.interview import wordings
else:
    wordings = later("drafter.interview.wordings")

__all__ = [
    "FIRST",
    "GATE_WORDS",
    "MANY",
    "YES_NO",
    "answered",
    "asked_fields",
    "declined",
    "detailed",
    "next_question",
    "opened",
    "passed",
    "pending",
    "postponed",
    "question_for",
    "questions",
    "reopened",
    "subjects_of",
    "topics_of",
]

NOTHING: frozenset[str] = frozenset()
_state = lru_cache(maxsize=4096)(state_of)  # the same few texts are looked at before every question
MANY = 3  # from so many finer figures on it is asked first whether to go through them


def questions(moment: Moment, only: str = "") -> tuple[Question, ...]:
    """Every question on offer, answered or not, in order; bare of hints and of what stands (``builders.dressed``).

    Of a topic not opened yet it is only whether there is something to tell; ``only`` is a topic, a list or a row of the menu.
    """
    return tuple(_questions(moment, subjects_of(moment.pack, only) if only else None))


def next_question(
    moment: Moment, only: str = "", focus: str = "", asking: str = "", after: str = ""
) -> Question | None:
    """What to ask now, dressed; None at the end.

    ``asking`` is asked whatever it holds; then the first question not answered, from the question of the key ``after``, else
    from ``focus``, on and round; then what was left 待补. What is in ``seen`` is not asked again.
    """
    again = question_for(moment, asking) if asking else None
    found = again or _next(moment, only, focus, after)
    return None if found is None else ask.dressed(moment, found)


def _next(moment: Moment, only: str, focus: str, after: str) -> Question | None:
    later: list[Question] = []
    waiting: list[Question] = []
    for each in _turned(moment, only, focus, after):
        if each.key in moment.seen:
            continue
        left = pending(each, moment)
        if not answered(each, moment) or (left and reopened(each.topic) in moment.seen):
            if not (_ends(each) and postponed(each.topic) in moment.seen):
                return each
            later.append(each)
        elif left:
            waiting.append(each)
    return next(iter((*later, *waiting)), None)


def _turned(moment: Moment, only: str, focus: str, after: str) -> Iterable[Question]:
    """The questions in the order they are come to; what names the file first."""
    chosen = set(subjects_of(moment.pack, only)) if only else None
    gone_to = subjects_of(moment.pack, focus) if focus else ()
    if chosen is not None:
        chosen |= set(gone_to)
    offered: Iterable[Question] = _questions(moment, chosen, worded=False)
    if after:
        ahead, passed_by = _cut(offered, after)
        if ahead is not None:
            return _rest(ahead, passed_by)
        offered = passed_by
    if not gone_to:
        return offered
    every = tuple(offered)
    start = next((n for n, each in enumerate(every) if each.topic in gone_to and each.path not in FIRST), 0)
    head = [each for each in every if each.path in FIRST]
    return [*head, *(each for each in every[start:] + every[:start] if each.path not in FIRST)]


def _cut(offered: Iterable[Question], after: str) -> tuple[Iterator[Question] | None, Sequence[Question]]:
    """The questions from that of the key on (of a value beside a fact: from the fact on), and those before; None: no such."""
    keys = {after, *([after.rpartition(".")[0]] if after.count(".") > 2 else ())}
    ahead = iter(offered)
    before: list[Question] = []
    for each in ahead:
        if each.key in keys:
            return chain((each,), ahead), before
        before.append(each)
    return None, before


def _rest(ahead: Iterator[Question], passed_by: Sequence[Question]) -> Iterator[Question]:
    yield from (each for each in passed_by if each.path in FIRST)
    yield from ahead
    yield from (each for each in passed_by if each.path not in FIRST)


def question_for(moment: Moment, key: str) -> Question | None:
    """The question of that key, also one not on offer just now; None where the key names none."""
    found = next((each for each in _questions(moment, _homes(moment, key)) if each.key == key), None)
    if found is not None:
        return found
    path = path_of(key, moment.pack)
    if path is None or path[0] != "facts" or len(path) < 3:
        return None
    field = moment.pack.fields[str(path[2])]
    group = dict(topics_of(moment.pack)).get(field.topic, "")
    if field.derived:
        return None
    if len(path) == 3:
        return ask.name_of_the_year(moment, field, NAMES) if field.period else ask.fact(field, group)
    if path[3] == "note":
        return reasons.kept(moment, field, group)
    told = moment.answers.has(path[:3])
    return ask.before(field, group) if told and path[3] == "last_year" and field.kind is not Kind.TABLE else None


def _homes(moment: Moment, key: str) -> Collection[str] | None:
    """The subjects among whose questions the key may be; None for any."""
    head, _, rest = key.partition(".")
    inner = rest.partition(".")[0]
    if head in ("facts", "details"):
        return (inner, NAMES)
    spec = moment.pack.lists.get(head)
    if spec is not None:
        return (inner,) if spec.by_topic else (head, PROMISES)
    if head == "wording":
        return tuple(each.topic for each in moment.pack.patterns if each.id == rest)
    return None if head == "last_year" else ("",)


def passed(moment: Moment) -> frozenset[str]:
    """What a draft taken up again was asked before: the optional questions left out before a later answer of the same topic.

    What ends a topic (finer figures, one item more) comes after all else where a later topic holds answers: it was
    most likely asked, and nobody wants to pass thirty such before getting on.
    """
    keys: set[str] = set()
    waiting: dict[str, list[Question]] = {}
    told = {topic: postponed(topic) for topic in ("", NAMES)}
    for each in _questions(moment, None, worded=False):
        group = waiting.setdefault(each.topic, [])
        if each.role is Role.GATE:
            continue
        if not answered(each, moment):
            group.append(each)
            continue
        told[each.topic] = postponed(each.topic)
        finer = each.path[0] == "facts" and moment.pack.fields[str(each.path[2])].detail
        keys.update(left.key for left in group if not left.required and not (finer and left.role is Role.DETAILS))
    return frozenset((*keys, *tuple(told.values())[:-1]))


def _ends(question: Question) -> bool:
    return question.opens or question.role is Role.DETAILS or question.topic == NAMES


def postponed(topic: str) -> str:
    """The mark in ``seen`` of a topic whose last questions come after everything not asked yet."""
    return f"{topic}=后问"


def answered(question: Question, moment: Moment) -> bool:
    """Whether the document holds an answer; what writes nothing counts by what was dealt with."""
    if question.role is Role.GATE:
        return isinstance(moment.index.get(question.path), Leaf) or ask.told(moment, question.topic)
    if question.role is Role.DETAILS:
        finer = (field for field in asked_fields(moment.pack, question.topic) if field.detail)
        return question.key in moment.seen or all(moment.has(("facts", field.topic, field.key)) for field in finer)
    holder = question.path if question.path[0] == "facts" else question.path[:-1]
    if (*holder, TAKEN_KEYS[0]) in moment.index and unconfirmed(moment.answers, question.path):
        return False
    node = moment.index.get(question.path)
    if question.role is Role.FIELD and isinstance(node, Branch) and question.kind is not Kind.TABLE:
        return moment.has((*question.path, "value"))
    return moment.has(question.path)


def pending(question: Question, held: Moment | Answers) -> bool:
    """Whether the answer is 待补."""
    text = held.text(question.path) or held.text((*question.path, "value"))
    return bool(text) and question.role is not Role.GATE and _state(text) is State.PENDING


def reopened(topic: str) -> str:
    """The mark in ``seen`` of a topic the user went back to: what is 待补 in it is asked in its place."""
    return f"{topic}=再问"


# -- in order ----------------------------------------------------------------------------------------------------------


def _questions(moment: Moment, chosen: Collection[str] | None, worded: bool = True) -> Iterator[Question]:
    """``worded``: with the wordings, which are asked only when gone to; to know of them costs a report's writing."""
    for path in ask.IDENTITY_PATHS:
        if chosen is None or "" in chosen or (path in FIRST and not moment.answers.has(path)):
            yield ask.identity(path)
    if chosen is None or NAMES in chosen:
        yield from (ask.name_of_the_year(moment, field, NAMES) for field in names_of(moment.pack))
    for topic, group in topics_of(moment.pack):
        if chosen is None or topic in chosen:
            yield from _topic(moment, topic, group, worded)
    promised = tuple(promises.questions(moment)) if chosen is None or PROMISES in chosen else ()
    yield from promised
    keys = {each.key for each in promised}
    for spec in moment.pack.lists.values():
        if not spec.by_topic and (chosen is None or spec.key in chosen):
            asked = _list(moment, spec, (spec.key,), spec.key, spec.label)
            yield from (each for each in asked if each.key not in keys)


def _topic(moment: Moment, topic: str, group: str, worded: bool = True) -> Iterator[Question]:
    yield ask.gate(moment.pack, topic, group)
    if isinstance(moment.index.get(("facts", topic)), Leaf):
        return
    if opened(topic) not in moment.seen and not ask.told(moment, topic):
        return
    fields = asked_fields(moment.pack, topic)
    for field in fields:
        if not field.detail:
            yield from _fact(moment, field, group)
    yield from _details(moment, topic, group, [field for field in fields if field.detail])
    if worded:
        yield from wordings.questions(moment, topic, group)
    for spec in moment.pack.lists.values():
        if spec.by_topic:
            yield from _list(moment, spec, (spec.key, topic), topic, group)


def _details(moment: Moment, topic: str, group: str, fields: Sequence[Field]) -> Iterator[Question]:
    left = [field for field in fields if not moment.has(("facts", topic, field.key))]
    asked = ask.details(moment.pack, topic, group, left or fields)
    wanted, first = detailed(topic) in moment.seen, asked.key in moment.seen or len(fields) >= MANY
    if fields and (first or wanted):
        yield asked
    for field in fields:
        if wanted or not first or field not in left:
            yield from _fact(moment, field, group)


def _fact(moment: Moment, field: Field, group: str) -> Iterator[Question]:
    yield ask.fact(field, group)
    if not _given(moment, field):
        return
    unknown = not moment.has(("last_year",)) or unsure(moment, field.key)
    if field.last_year and field.kind is not Kind.TABLE and unknown:
        yield ask.before(field, group)
    why = reasons.reason(moment, field, group)
    if why is not None:
        yield why


def _given(moment: Moment, field: Field) -> bool:
    path = ("facts", field.topic, field.key)
    text = moment.text(path) or moment.text((*path, "value"))
    return bool(text) and _state(text) in (None, State.ZERO)


def _list(moment: Moment, spec: ListSpec, place: Path, topic: str, group: str) -> Iterator[Question]:
    node = moment.index.get(place)
    if isinstance(node, Leaf) and not node.empty:
        return
    items = node.items if isinstance(node, Series) else ()
    first, *rest = ask.in_order(spec)
    for n, item in enumerate(items):
        whole = main_text(spec) if isinstance(item, Leaf) else ""
        asked = [each for each in (first, *rest) if each.key != whole]
        yield from (ask.text(spec, each, (*place, n, each.key), topic, group) for each in asked)
    needed = any(part.required and part.list == spec.key for part in moment.pack.parts.values())
    code = "ask-more" if items else "ask-first-needed" if needed else "ask-first"
    yield ask.text(spec, first, (*place, len(items), first.key), topic, group, code)


def wording_keys(moment: Moment, topic: str) -> tuple[str, ...]:
    """The keys of the questions about wordings of a topic."""
    offered = _questions(moment, (topic,)) if topic in moment.pack.topics else ()
    return tuple(each.key for each in offered if each.role is Role.WORDING)


def still_there(moment: Moment, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys to be asked less those nothing asks for any more: a reason no figure wants, the wording of a sentence that went."""
    return tuple(key for key in keys if question_for(moment, key) is not None)


def item_keys(moment: Moment, item: str) -> tuple[str, ...]:
    """The keys of the questions about one item of a list (``problems.2``), also of the one to come; () where there is none."""
    spec = moment.pack.lists.get(item.partition(".")[0])
    if spec is None or not item.rpartition(".")[2].isdecimal():
        return ()
    offered = (each for each in _questions(moment, _homes(moment, item)) if each.role is Role.TEXT)
    here = [each for each in offered if each.key.rpartition(".")[0] == item]
    if len(here) == 1 and here[0].opens:
        rest = (each.key for each in ask.in_order(spec)[1:])
        return (here[0].key, *(f"{item}.{key}" for key in rest))
    return tuple(each.key for each in here)
