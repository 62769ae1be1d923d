"""The problems and plans of last year's report, taken up one by one: done, going on, dropped, or told with another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from drafter.analysis.sentences import tidy
from drafter.interview import builders, takeover
from drafter.interview.moment import Moment
from drafter.interview.places import PROMISES
from drafter.interview.promised import (
    CHOICES,
    DONE,
    DROPPED,
    GOING_ON,
    HERE,
    JOINED,
    LATER,
    WITH,
    Key,
    Mark,
    Promise,
    Roles,
    marks,
    near,
    old_figures,
    promises,
    put_off,
    roles,
    said,
    second,
    written,
)
from drafter.interview.takeover import unconfirmed
from drafter.later import later
from drafter.model.fact import Facts
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Node, Series, locate
from drafter.model.pack import Pack
from drafter.model.question import Answers, Path, Question, Role
from drafter.model.span import NOWHERE, Span
from drafter.questionnaire.paths import canonical

if TYPE_CHECKING:
    from drafter.interview import fulfilling
else:
    fulfilling = later("drafter.interview.fulfilling")

__all__ = [
    "after",
    "cleared",
    "dealt_with",
    "looked_at",
    "open_promises",
    "promises",
    "question_of",
    "questions",
    "take",
    "unspoken",
]

_LEFT = ("", "跳过", "以后再填")
_WORDS: Mapping[str, str] = {
    **{each: each for each in (*CHOICES, LATER)},
    **dict.fromkeys(("办结", "已完成", "完成", "已整改", "已解决"), DONE),
    **dict.fromkeys(("推进", "推进中", "未完成", "没有完成", "没办完", "继续"), GOING_ON),
    **dict.fromkeys(("不实施", "取消", "不办了", "不再办"), DROPPED),
    **dict.fromkeys(_LEFT, LATER),
}
_WORDED = re.compile("([^：:]{1,6})[：:](.+)", re.DOTALL)  # 已办结：计划已合并


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
        yield _asked(moment, lists, every, each, told)
        if mark is not None and mark.choice not in JOINED:
            yield from _texts(moment, lists, each, mark)


def question_of(moment: Moment, key: str) -> Question | None:
    """The question of one of last year's problems and plans; None where the key names none."""
    asked = (each for each in questions(moment) if each.role is Role.PROMISE) if key.startswith("last_year.") else ()
    return next((each for each in asked if each.key == key), None)


def take(moment: Moment, question: Question, text: str) -> Answers | Finding:
    """The document with the item where it belongs: told of (done, dropped, to come), among the problems (going on), or joined.

    What was done, or what this year's words are, may follow the choice at once: 已办结：计划已合并.
    """
    lists, every, typed = roles(moment.pack), promises(moment), tidy(text)
    each = next((one for one in every if one.typed == question.key), None)
    if lists is None or each is None or moment.last is None:
        return moment.answers
    told = marks(moment)
    mark, choices = told.get(each.key), _choices(moment, lists, every, each, told)
    if typed in _LEFT and (mark is not None or _first_offer(choices)):
        return moment.answers
    choice, holder, words = _chosen(choices, typed)
    if not choice:
        return _not_a_choice(question, typed)
    if holder and all(one.item != holder or one.choice in JOINED for one in told.values()):
        choice = HERE
    if mark is not None and mark.choice == choice and mark.item == (holder or mark.item) and not mark.likely:
        return fulfilling.worded(moment, moment.answers, lists, mark.item, words)
    origin = said(moment.last.year, each, choice)
    bare = fulfilling.without(moment.answers, every, each, mark)
    if holder:
        named = fulfilling.named(moment.answers if mark else bare, lists, holder, origin)
        return fulfilling.without(named, every, each, mark) if mark and mark.item != holder else named
    added = fulfilling.added(moment, bare, lists, each, choice, origin)
    spec = fulfilling.home(lists, choice)
    node = added.get((spec.key,))
    return fulfilling.worded(
        moment, added, lists, (spec.key, len(node.items) - 1 if isinstance(node, Series) else 0), words
    )


def cleared(moment: Moment, question: Question) -> Answers | None:
    """The document as if nothing had been said of the promise; None where nothing was."""
    each = next((one for one in promises(moment) if one.typed == question.key), None)
    mark = marks(moment).get(each.key) if each is not None else None
    if each is None or mark is None or mark.likely:
        return None
    return fulfilling.without(moment.answers, promises(moment), each, mark)


def looked_at(moment: Moment, now: Answers, path: Path) -> Answers:
    """``now``, an answer to the question of ``path``, with what a person has just looked at there confirmed."""
    lists = roles(moment.pack)
    if lists is None or path[0] != lists.going.key or len(path) < 3:
        return takeover.looked_at(moment.answers, now, path)
    told, item = marks(moment), path[:-1]
    own = next((each for each in promises(moment) if _owns(told.get(each.key), item)), None)
    offered = _last_text(own, str(path[-1])) if own else ""
    return takeover.looked_at(moment.answers, now, path, old_figures(moment, item), offered)


def offers(question: Question) -> bool:
    """Whether last year's words are shown at the question to be picked."""
    return any(each.code in ("last-text", "last-text-figures") for each in question.notes)


def after(before: Moment, now: Moment, question: Question) -> tuple[Finding, ...]:
    """What is to be said of an answer about last year's report: the figures that stand in a text taken over."""
    return (*takeover.left(before, now, question), *takeover.after(before, now, question))


def dealt_with(moment: Moment, now: Answers, seen: frozenset[str]) -> frozenset[str]:
    """``seen`` once a promise was answered: less the keys of items that changed their place, with what waits for a later sitting."""
    return seen - put_off(moment) - _unsaid(moment, now) | put_off(Moment(moment.pack, now, last=moment.last))


def number_alone(moment: Moment, question: Question, text: str) -> Finding | None:
    """What is said to a bare number where only words can tell what was done, or why; None where it may stand."""
    lists = roles(moment.pack)
    told = lists is not None and question.path[0] in (lists.told.key, lists.going.key)
    worded = question.role is Role.REASON or (question.role is Role.TEXT and told)
    if not worded or not normalize("NFKC", text).rstrip(".、").isdecimal():
        return None
    return finding("number-alone", NOWHERE, label=question.label, typed=text[:40])


def _unsaid(moment: Moment, now: Answers) -> frozenset[str]:
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


def open_promises(moment: Moment, where: Span = NOWHERE) -> tuple[Finding, ...]:
    """A warning for each of last year's problems and plans nothing in this draft seems to speak of; it never blocks."""
    lists, told = roles(moment.pack), marks(moment)
    return tuple(
        finding(
            "promise-open", where, Severity.WARNING, key=each.typed, label=each.spec.label, n=each.n, short=each.short
        )
        for each in (promises(moment) if lists else ())
        if lists and each.key not in told and not written(moment, lists, each, told)
    )


def unspoken(pack: Pack, root: Node, last: Facts | None) -> tuple[Finding, ...]:
    """The same of a facts file that is to be rendered, at the line that names last year's file."""
    if last is None or not isinstance(root, Branch) or not last.lists:
        return ()
    moment = Moment(pack, Answers(canonical(root, pack)), last=last)
    if moment.year != last.year + 1 or moment.text(("agency", "name")) != last.agency.name:
        return ()
    return open_promises(moment, locate(root, ("last_year",)))


# -- the questions -----------------------------------------------------------------------------------------------------


def _asked(moment: Moment, lists: Roles, every: Sequence[Promise], each: Promise, told: Mapping[Key, Mark]) -> Question:
    mark, choices = told.get(each.key), _choices(moment, lists, every, each, told)
    path: Path = ("last_year", each.spec.key, each.n - 1)
    if mark is not None and mark.choice != LATER:
        path = _place(moment.answers, mark.item)
    offered = next((text for text, item in choices if mark and item == mark.item), "")
    alike = _first_offer(choices) if mark is None else ""
    notes = [_note("promise-text", whole=each.whole)]
    if alike:
        item = choices[0][1]
        notes.append(_note("promise-alike", label=lists.spec(item).label, n=int(item[1]) + 1, text=alike))
    return Question(
        each.typed,
        path,
        Role.PROMISE,
        f"上年报告：{each.spec.label} {each.n}",
        "",
        "ask-promise-alike" if alike else "ask-promise",
        choices=tuple(text for text, _ in choices),
        required=not alike,
        topic=PROMISES,
        standing=(offered if mark.choice in JOINED else mark.choice) if mark else "",
        notes=tuple(notes),
    )


def _choices(
    moment: Moment, lists: Roles, every: Sequence[Promise], each: Promise, told: Mapping[Key, Mark]
) -> tuple[tuple[str, Path], ...]:
    """What may be answered, by number: an item written by hand that seems to tell of it, what became of it, another's item."""
    own = [(f"{WITH}“{text}”", item) for item, text in written(moment, lists, each, told)]
    others = [(f"{WITH}“{other.short}”", item) for item, other in near(every, each, told)]
    mark = told.get(each.key)
    held = mark.item if mark and mark.choice in JOINED else ()
    if held and held not in {item for _, item in (*own, *others)}:
        others += [(f"{WITH}“{other.short}”", held) for other in every if _owns(told.get(other.key), held)][:1]
    return (*own, *((choice, ()) for choice in CHOICES), *others)


def _first_offer(choices: Sequence[tuple[str, Path]]) -> str:
    """What the item written by hand is called that is offered first; "" where there is none."""
    text, item = choices[0]
    return text.removeprefix(WITH).strip("“”") if item else ""


def _owns(mark: Mark | None, item: Path) -> bool:
    return mark is not None and mark.item == item and mark.choice not in JOINED


def _place(answers: Answers, item: Path) -> Path:
    """The place of an item's first text."""
    node = answers.get(item)
    return (*item, node.items[0][0].text) if isinstance(node, Branch) and node.items else item


def _texts(moment: Moment, lists: Roles, each: Promise, mark: Mark) -> Iterator[Question]:
    """The texts of the item a promise became; what last year's report said is shown and may be picked, never written unasked."""
    spec = lists.spec(mark.item)
    first = builders.anchor(spec)
    for field in (first, *(other for other in spec.fields if other is not first)):
        made = builders.text(spec, field, (*mark.item, field.key), PROMISES, spec.label)
        if unconfirmed(moment.answers, made.path):
            yield _waiting(moment, made, (fulfilling.opening(lists, each, mark.choice), _last_text(each, field.key)))
        elif spec is lists.going:
            yield made if field is first else _offered(each, made)
        elif field.key == second(spec):
            yield replace(made, code="ask-dropped" if mark.choice == DROPPED else "ask-done", text=each.short)
        elif field is not first:
            yield made


def _waiting(moment: Moment, made: Question, taken: Sequence[str]) -> Question:
    """A text of last year's, or one with its figures, to be looked at."""
    text, old = moment.answers.text(made.path), takeover.old_figures(moment.answers, made.path)
    notes = (_remark("old-figures", figures="、".join(old)),) if old else ()
    asked = replace(made, standing=text, notes=notes)
    return replace(asked, code="ask-taken-figures" if old else "ask-taken", text="") if text in taken else asked


def _last_text(each: Promise, key: str) -> str:
    """What last year's report said there; "" for nothing."""
    return each.text(key).rstrip("。；;") if key in {field.key for field in each.spec.fields} else ""


def _offered(each: Promise, made: Question) -> Question:
    text = _last_text(each, str(made.path[-1]))
    old = takeover.figures(text) if text else ()
    note = _remark("last-text-figures", figures="、".join(old)) if old else _note("last-text")
    return replace(made, choices=(text,), free=True, notes=(note,)) if text else made


def _note(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.NOTE, **params)


def _remark(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.WARNING, **params)


def _not_a_choice(question: Question, typed: str) -> Finding:
    expected = "、".join(question.choices)
    return finding("not-a-choice", NOWHERE, key=question.key, label=question.label, typed=typed[:40], expected=expected)


def _chosen(choices: Sequence[tuple[str, Path]], typed: str) -> tuple[str, Path, str]:
    """What the answer means: the choice ("" for none), the item to be told with, the words after the choice."""
    numbered = {str(n): each for n, each in enumerate(choices, 1)}
    text, item = numbered.get(normalize("NFKC", typed).rstrip(".、")) or next(
        (each for each in choices if each[0] == typed), ("", ())
    )
    if item:
        return WITH, item, ""
    if text or typed in _WORDS:
        return text or _WORDS[typed], (), ""
    found = _WORDED.fullmatch(typed)
    choice, _, _ = _chosen(choices, found[1].strip()) if found else ("", (), "")
    return (choice, (), found[2].strip()) if found and choice in CHOICES else ("", (), "")
