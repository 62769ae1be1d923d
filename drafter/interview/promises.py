"""The problems and plans of last year's report, taken up one by one: done, going on, dropped, or told with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.analysis.sentences import tidy
from drafter.analysis.taking import CONFIRMED, TAKEN_KEYS, fingerprint
from drafter.interview import builders, takeover
from drafter.interview.moment import Moment
from drafter.interview.places import PROMISES
from drafter.interview.promised import (
    CHOICES,
    DONE,
    DROPPED,
    GOING_ON,
    LATER,
    WITH,
    Key,
    Mark,
    Promise,
    Roles,
    figures,
    less,
    marks,
    near,
    promises,
    roles,
    said,
    second,
)
from drafter.interview.takeover import unconfirmed
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.question import Answers, Path, Question, Role, leaf
from drafter.model.span import NOWHERE
from drafter.questionnaire.paths import orders_of

__all__ = ["after", "open_promises", "promises", "question_of", "questions", "take", "unsaid"]

_WORDS: Mapping[str, str] = {
    **{each: each for each in (*CHOICES, LATER)},
    **{str(n): each for n, each in enumerate(CHOICES, 1)},
    **dict.fromkeys(("办结", "已完成", "完成", "已整改", "已解决"), DONE),
    **dict.fromkeys(("推进", "推进中", "未完成", "没有完成", "没办完", "继续"), GOING_ON),
    **dict.fromkeys(("不实施", "取消", "不办了", "不再办"), DROPPED),
    **dict.fromkeys(("", "跳过", "以后再填"), LATER),
}
_FROM, _AS = TAKEN_KEYS


def questions(moment: Moment) -> Iterator[Question]:
    """A question (Role.PROMISE) for each of last year's problems and plans, each followed by the texts of the item it became.

    ``path`` is the item's first text; while nothing is said of the promise it is a place no document has.
    """
    lists = roles(moment.pack)
    if lists is None:
        return
    told, every = marks(moment), promises(moment)
    for each in every:
        mark = told.get(each.key)
        yield _asked(lists, every, each, told)
        if mark is not None and mark.choice != WITH:
            yield from _texts(moment, lists, each, mark)


def question_of(moment: Moment, key: str) -> Question | None:
    """The question of one of last year's problems and plans; None where the key names none."""
    asked = (each for each in questions(moment) if each.role is Role.PROMISE) if key.startswith("last_year.") else ()
    return next((each for each in asked if each.key == key), None)


def take(moment: Moment, question: Question, text: str) -> Answers | Finding:
    """The document with the item where it belongs: told of (done, dropped, to come), among the problems (going on), or joined."""
    lists, every, typed = roles(moment.pack), promises(moment), tidy(text)
    each = next((one for one in every if one.typed == question.key), None)
    if lists is None or each is None or moment.last is None:
        return moment.answers
    told = marks(moment)
    mark = told.get(each.key)
    if mark is not None and typed in ("", "跳过"):
        return moment.answers
    holder = _holder(every, each, told, typed)
    choice = WITH if holder else _WORDS.get(typed, "")
    if not choice:
        return _not_a_choice(question, typed)
    if mark is not None and mark.choice == choice and mark.item == (holder or mark.item):
        return moment.answers
    origin = said(moment.last.year, each, choice)
    bare = _without(moment.answers, each, mark)
    if not holder:
        return _added(moment, bare, lists, each, choice, origin)
    return _without(_named(moment.answers, holder, origin), each, mark) if mark else _named(bare, holder, origin)


def after(before: Moment, now: Moment, question: Question) -> tuple[Finding, ...]:
    """What is to be said of an answer about last year's report: the figures that stand in a text taken over."""
    if question.role is not Role.TEXT or not unconfirmed(before.answers, question.path):
        return takeover.after(before, now, question)
    kept = now.answers.text(question.path)
    left = [each for each in figures(before.answers.text(question.path)) if each in figures(kept)]
    return (_remark("old-figures-kept", figures="、".join(left)),) if left else ()


def unsaid(moment: Moment, now: Answers) -> frozenset[str]:
    """The keys dealt with that belong to other items since a promise changed its place."""
    lists = roles(moment.pack)
    return frozenset(
        key
        for spec in ((lists.told, lists.going) if lists else ())
        for key in moment.seen
        if key.startswith(f"{spec.key}.") and _moved(moment.answers, now, key)
    )


def _moved(before: Answers, now: Answers, key: str) -> bool:
    steps = key.split(".")
    item: Path = (steps[0], int(steps[1]) - 1) if len(steps) == 3 and steps[1].isdigit() else (steps[0],)
    return not now.has((*item, steps[-1])) and _first(before.get(item)) != _first(now.get(item))


def _first(item: Node | None) -> Node | None:
    return item.items[0][1] if isinstance(item, Branch) else item


def open_promises(moment: Moment) -> tuple[Finding, ...]:
    """A gap for each of last year's problems and plans this draft says nothing of."""
    told = marks(moment)
    return tuple(
        finding(
            "promise-open", NOWHERE, Severity.GAP, key=each.typed, label=each.spec.label, n=each.n, short=each.short
        )
        for each in promises(moment)
        if each.key not in told
    )


# -- the questions -----------------------------------------------------------------------------------------------------


def _asked(lists: Roles, every: Sequence[Promise], each: Promise, told: Mapping[Key, Mark]) -> Question:
    mark = told.get(each.key)
    path: Path = ("last_year", each.spec.key, each.n - 1)
    if mark is not None and mark.choice != LATER:
        path = (*mark.item, builders.anchor(lists.spec(mark.item)).key)
    standing = mark.choice if mark else ""
    if mark is not None and mark.choice == WITH:
        other = next((one for one in every if _owns(told.get(one.key), mark)), each)
        standing = _offer(other)
    return Question(
        each.typed,
        path,
        Role.PROMISE,
        f"上年报告：{each.spec.label} {each.n}",
        "",
        "ask-promise",
        choices=(*CHOICES, *(_offer(other) for _, other in near(every, each, told))),
        required=True,
        topic=PROMISES,
        standing=standing,
        notes=(_note("promise-text", whole=each.whole),),
    )


def _owns(mark: Mark | None, other: Mark) -> bool:
    return mark is not None and mark.item == other.item and mark.choice != WITH


def _offer(promise: Promise) -> str:
    return f"{WITH}“{promise.short}”"


def _texts(moment: Moment, lists: Roles, each: Promise, mark: Mark) -> Iterator[Question]:
    """The texts of the item a promise became; what last year's report said is shown and may be picked, never written unasked."""
    spec = lists.spec(mark.item)
    first = builders.anchor(spec)
    for field in (first, *(other for other in spec.fields if other is not first)):
        made = builders.text(spec, field, (*mark.item, field.key), PROMISES, spec.label)
        if spec is lists.going:
            yield _opening_asked(moment, made) if field is first else _offered(each, made, field.key)
        elif field is first:
            if unconfirmed(moment.answers, made.path):
                yield _opening_asked(moment, made)
        elif field.key == second(spec):
            yield replace(made, code="ask-dropped" if mark.choice == DROPPED else "ask-done", text=each.short)
        else:
            yield made


def _opening_asked(moment: Moment, made: Question) -> Question:
    text = moment.answers.text(made.path)
    if not unconfirmed(moment.answers, made.path):
        return made
    old = figures(text)
    notes = (_remark("old-figures", figures="、".join(old)),) if old else ()
    return replace(made, code="ask-taken", text="", standing=text, notes=notes)


def _offered(each: Promise, made: Question, key: str) -> Question:
    old = tidy(each.entry[key]) if key in {field.key for field in each.spec.fields} else ""
    if not old:
        return made
    return replace(made, choices=(old.rstrip("。；;"),), free=True, notes=(_note("last-text"),))


def _note(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.NOTE, **params)


def _remark(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.WARNING, **params)


def _not_a_choice(question: Question, typed: str) -> Finding:
    expected = "、".join(question.choices)
    return finding("not-a-choice", NOWHERE, key=question.key, label=question.label, typed=typed[:40], expected=expected)


# -- the document ------------------------------------------------------------------------------------------------------


def _holder(every: Sequence[Promise], each: Promise, told: Mapping[Key, Mark], typed: str) -> Path:
    """The item the answer names to be told with, by its number among the choices or its words; () for none."""
    offers = near(every, each, told)
    named = {str(n): item for n, (item, _) in enumerate(offers, len(CHOICES) + 1)}
    named |= {_offer(other): item for item, other in offers}
    return named.get(typed, ())


def _added(moment: Moment, answers: Answers, lists: Roles, each: Promise, choice: str, origin: str) -> Answers:
    """With a new item at the end of its list; last year's words wait to be confirmed where they are told as this year's."""
    spec = lists.going if choice == GOING_ON else lists.told
    text = _opening(lists, each, choice)
    waits = spec is lists.going or bool(figures(text))
    texts = [(builders.anchor(spec).key, text), *([(second(spec), LATER)] if choice == LATER else [])]
    texts += [(_FROM, origin), (_AS, fingerprint([text]) if waits else CONFIRMED)]
    node = answers.get((spec.key,))
    held = node.items if isinstance(node, Series) else ()
    item = Branch(tuple((Leaf(key), leaf(words)) for key, words in texts))
    return answers.put((spec.key,), Series((*held, item)), orders_of((spec.key,), moment.pack))


def _opening(lists: Roles, each: Promise, choice: str) -> str:
    """How an item names what was promised."""
    problem = each.spec is lists.going
    inner = each.short.replace("“", "‘").replace("”", "’")
    if choice == DROPPED:
        return f"“{inner}”的整改不再进行" if problem else f"原定的“{inner}”不再实施"
    if choice == GOING_ON:
        whole = tidy(each.entry[builders.anchor(each.spec).key]).rstrip("。；;")
        return whole if problem else f"上年安排的“{inner}”尚未完成"
    return each.short


def _named(answers: Answers, item: Path, origin: str) -> Answers:
    """With an item that tells of one promise more."""
    return answers.put((*item, _FROM), leaf(f"{answers.text((*item, _FROM))}；{origin}"))


def _without(answers: Answers, each: Promise, mark: Mark | None) -> Answers:
    """Less what an earlier answer made of the promise: its item, or its name in an item that tells of others too."""
    if mark is None:
        return answers
    left = less(answers.text((*mark.item, _FROM)), each)
    return answers.put((*mark.item, _FROM), leaf(left)) if left else answers.drop(mark.item)
