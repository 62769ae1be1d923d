"""What a draft took over from an older report: asked again with its value standing until a person has confirmed it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.analysis import taking
from drafter.analysis.quantities import state_of
from drafter.analysis.sentences import tidy
from drafter.analysis.taking import DOUBT, TAKEN_KEYS, fingerprint, kept, other_year, still_taken
from drafter.interview import likeness
from drafter.interview.moment import Moment
from drafter.model.fact import Fact, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf
from drafter.model.question import Answers, Path, Question, Role, leaf
from drafter.model.span import NOWHERE
from drafter.questionnaire.last_year import doubtful
from drafter.questionnaire.resolve import main_text

_FROM, _AS = TAKEN_KEYS
_SHOWN, _LONG = 3, 20  # so many of last year's items are called to mind, each in so many characters


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
    mine = fingerprint([text]) in taking.waiting(mark) if mark else path[-1] == item.items[0][0].text
    return mine and still_taken(answers.text((*path[:-1], _FROM)), mark, [text])


def looked_at(before: Answers, now: Answers, path: Path, last: Sequence[str] = (), offered: str = "") -> Answers:
    """``now``, an answer to the question of ``path``, with what a person has just looked at there confirmed.

    What holds figures of last year's (``last``) waits until they are gone or 照旧 is said; Enter alone never confirms them.
    ``offered`` is last year's text where it is shown and not written.
    """
    if not now.has(path):
        return now
    return _fact(before, now, path) if path[0] == "facts" else _text(before, now, path, last, offered)


def _fact(before: Answers, now: Answers, path: Path) -> Answers:
    if not unconfirmed(before, path):
        return now
    old, new = _standing(before, path), _standing(now, path)
    said = kept(new)
    if said is not None and said in ("", old.rstrip("。")):
        return _confirmed(before, path)
    return now if new == old and figures(old) else _confirmed(now, path)


def _confirmed(answers: Answers, path: Path) -> Answers:
    """The document with the fact at ``path`` taken for this year's."""
    bare = answers.drop((*path, _FROM))
    value, held = bare.get((*path, "value")), bare.get(path)
    return bare.put(path, value) if value is not None and isinstance(held, Branch) and len(held.items) == 1 else bare


def _text(before: Answers, now: Answers, path: Path, last: Sequence[str], offered: str) -> Answers:
    was, new, waited = before.text(path), now.text(path), unconfirmed(before, path)
    old = tuple(last) or (figures(was) if waited else ())
    if not now.has((*path[:-1], _FROM)) or not (old or waited) or (new == was and not waited):
        return now
    said = kept(new)
    if said is not None and (said or was or offered) and (waited or not said or _repeated(said, old)):
        whole = said if said and said != was.rstrip("。") else was or offered
        return _marked(now.put(path, leaf(whole)), path, was, ())
    return _marked(now, path, was, _repeated(new, old))


def _marked(now: Answers, path: Path, was: str, old: tuple[str, ...]) -> Answers:
    """With the text at ``path`` waiting for its old figures, or no longer waiting where it holds none."""
    holder = path[:-1]
    mark, item = now.text((*holder, _AS)), now.get(holder)
    if not mark and isinstance(item, Branch) and path[-1] != item.items[0][0].text:
        return now  # without a fingerprint the whole item waits for its first text
    waiting = taking.waiting(mark)
    left = {known: figures for known, figures in waiting.items() if known != fingerprint([was])}
    left |= {fingerprint([now.text(path)]): old} if old else {}
    return now if left == waiting and mark else now.put((*holder, _AS), Leaf(taking.waits(left)))


def old_figures(answers: Answers, path: Path) -> tuple[str, ...]:
    """The figures of last year's that the text at ``path`` waits for."""
    text, mark = answers.text(path), answers.text((*path[:-1], _AS))
    if not unconfirmed(answers, path):
        return ()
    return taking.waiting(mark).get(fingerprint([text]), ()) if mark else figures(text)


def left(before: Moment, now: Moment, question: Question) -> tuple[Finding, ...]:
    """A remark where figures of last year's stand in what has just been answered."""
    path = question.path
    if question.role is Role.TEXT and path[0] != "facts":
        return _remark("old-figures-left", old_figures(now.answers, path))
    if question.role is not Role.FIELD or not unconfirmed(before.answers, path):
        return ()
    old, new = (_standing(each.answers, path) for each in (before, now))
    waits = unconfirmed(now.answers, path)
    same = _repeated(new, figures(old)) if waits or old != new else ()
    return _remark("old-figures-left" if waits else "old-figures-kept", same)


def _remark(code: str, old: Sequence[str]) -> tuple[Finding, ...]:
    return (finding(code, NOWHERE, Severity.WARNING, figures="、".join(old)),) if old else ()


def figures(text: str) -> tuple[str, ...]:
    """The figures a text states."""
    from drafter.mentions.stated import stated  # what reads figures is not needed before a text was taken over

    return stated(text)


def _repeated(text: str, old: Sequence[str]) -> tuple[str, ...]:
    if not old:
        return ()
    from drafter.mentions.stated import repeated

    return repeated(text, old)


def _standing(answers: Answers, path: Path) -> str:
    return answers.text(path) or answers.text((*path, "value"))


def written(moment: Moment, path: Path) -> tuple[Finding, ...]:
    """What last year's report told of a topic in its own words, beside the question for this year's: never to be picked."""
    spec = moment.pack.lists.get(str(path[0]))
    if moment.last is None or spec is None or not spec.by_topic or path[-1] != main_text(spec):
        return ()
    told = moment.last.lists.get(spec.key, {}).get(str(path[1]), ())
    texts = (tidy(each["title"] or each[main_text(spec)]) for each in told)
    short = [likeness.short(each) for each in texts if each and state_of(each) is None][:_SHOWN]
    words = "；".join(each if len(each) <= _LONG else f"{each[: _LONG - 1]}…" for each in short)
    return (finding("last-words", NOWHERE, Severity.NOTE, words=words),) if words else ()


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
