"""What a draft took over from an older report: asked again with its value standing until a person has confirmed it."""

from __future__ import annotations

from drafter.analysis.quantities import state_of
from drafter.analysis.taking import CONFIRMED, DOUBT, TAKEN_KEYS, figures, fingerprint, kept, other_year, still_taken
from drafter.interview.moment import Moment
from drafter.model.fact import Fact, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf
from drafter.model.question import Answers, Path, Question, Role, leaf
from drafter.model.span import NOWHERE
from drafter.questionnaire.last_year import doubtful

_FROM, _AS = TAKEN_KEYS


def unconfirmed(answers: Answers, path: Path) -> bool:
    """Whether the value or list text at ``path`` was taken over and nobody has changed or confirmed it since."""
    year = answers.text(("year",))
    if path[0] == "facts":
        return len(path) == 3 and other_year(answers.text((*path, _FROM)), int(year) if year.isdigit() else 0)
    item, text = answers.get(path[:-1]), answers.text(path)
    if not isinstance(item, Branch) or not text:
        return False
    mark = answers.text((*path[:-1], _AS))
    # Without a fingerprint the whole item waits; it is confirmed by its first text.
    mine = mark == fingerprint([text]) if mark else path[-1] == item.items[0][0].text
    return mine and still_taken(answers.text((*path[:-1], _FROM)), mark, [text])


def confirmed(answers: Answers, path: Path) -> Answers:
    """The document with what stands at ``path`` taken for this year's; where it was came from stays on a list item."""
    if path[0] != "facts":
        return answers.put((*path[:-1], _AS), Leaf(CONFIRMED))
    bare = answers.drop((*path, _FROM))
    value = bare.get((*path, "value"))
    held = bare.get(path)
    return bare.put(path, value) if value is not None and isinstance(held, Branch) and len(held.items) == 1 else bare


def looked_at(before: Answers, now: Answers, path: Path) -> Answers:
    """``now``, an answer to the question of ``path``, with what a person has just looked at there confirmed.

    A sentence with last year's figures in it is confirmed by 照旧 or by a change, never by Enter alone.
    """
    if not unconfirmed(before, path) or not now.has(path):
        return now
    old, new = _standing(before, path), _standing(now, path)
    if kept(old, new):
        return confirmed(before, path)
    return now if new == old and figures(old) else confirmed(now, path)


def left(before: Moment, now: Moment, question: Question) -> tuple[Finding, ...]:
    """A remark where figures of last year's stand in what was taken over and has just been answered."""
    path = question.path
    if question.role not in (Role.TEXT, Role.FIELD) or not unconfirmed(before.answers, path):
        return ()
    old, new = (figures(_standing(each.answers, path)) for each in (before, now))
    same = "、".join(each for each in old if each in new)
    waits = unconfirmed(now.answers, path)
    if not same or not (waits or _standing(before.answers, path) != _standing(now.answers, path)):
        return ()
    return (finding("old-figures-left" if waits else "old-figures-kept", NOWHERE, Severity.WARNING, figures=same),)


def _standing(answers: Answers, path: Path) -> str:
    return answers.text(path) or answers.text((*path, "value"))


def scoped(moment: Moment, now: Answers, path: Path) -> Answers:
    """``now``, a new value at ``path``, with the scope the figure had last year: what a number covers stays from year to year."""
    held = before(moment, str(path[2])) if len(path) == 3 and path[0] == "facts" else None
    node, text = now.get(path), now.text(path) or now.text((*path, "value"))
    new = not moment.answers.has(path) and state_of(text) not in (State.PENDING, State.NOT_APPLICABLE)
    if held is None or not held.scope or not new or not text or now.has((*path, "scope")):
        return now
    if isinstance(node, Leaf):
        now = now.put(path, Branch(((Leaf("value"), node),)))
    return now.put((*path, "scope"), leaf(held.scope))


def before(moment: Moment, key: str) -> Fact | None:
    """Last year's value of a field; None where last year's file has none."""
    return moment.last.values.get(key) if moment.last else None


def unsure(moment: Moment, key: str) -> bool:
    """Whether last year's value has to be asked for although the file has one: it was read without certainty."""
    held = before(moment, key)
    return held is not None and doubtful(held)


def shown(held: Fact | None) -> str:
    """Last year's value as it is shown beside a question, with what it covers; "" for none."""
    if held is None or held.state not in (State.GIVEN, State.ZERO):
        return ""
    value = held.value.shown if held.value else "无"
    remarks = "，".join(filter(None, (held.scope, DOUBT if doubtful(held) else "")))
    return f"{value}（{remarks}）" if remarks else value


def after(was: Moment, now: Moment, question: Question) -> tuple[Finding, ...]:
    """What is to be said of an answer: the scope that came with it."""
    path = question.path
    if question.role is not Role.FIELD or was.answers.has((*path, "scope")):
        return ()
    scope = now.answers.text((*path, "scope"))
    return (finding("scope-kept", NOWHERE, Severity.NOTE, scope=scope),) if scope else ()
