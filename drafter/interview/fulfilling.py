"""The items of a draft that tell what became of last year's promises: made, worded, joined, taken back."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.analysis.taking import CONFIRMED, TAKEN_KEYS, fingerprint
from drafter.analysis.taking import waits as marked
from drafter.interview import builders, takeover
from drafter.interview.moment import Moment
from drafter.interview.promised import DROPPED, GOING_ON, HERE, LATER, Mark, Promise, Roles, less, old_figures, second
from drafter.model.node import Branch, Leaf, Series
from drafter.model.pack import ListSpec
from drafter.model.question import Answers, Path, leaf
from drafter.questionnaire.paths import orders_of
from drafter.questionnaire.resolve import main_text

_FROM, _AS = TAKEN_KEYS


def home(lists: Roles, choice: str) -> ListSpec:
    """The list an item of that choice stands in."""
    return lists.going if choice == GOING_ON else lists.told


def worded(moment: Moment, answers: Answers, lists: Roles, item: Path, words: str) -> Answers:
    """With the words given along with the choice: what was done, or how a problem that goes on is put this year."""
    if not words:
        return answers
    spec = lists.spec(item)
    if spec is lists.told:
        path = (*item, second(spec))
        return answers.put(path, leaf(words), orders_of(path, moment.pack))
    path, told = (*item, builders.anchor(spec).key), Moment(moment.pack, answers, last=moment.last)
    return takeover.looked_at(answers, answers.put(path, leaf(words)), path, old_figures(told, item))


def added(moment: Moment, answers: Answers, lists: Roles, each: Promise, choice: str, origin: str) -> Answers:
    """With a new item at the end of its list; last year's words wait to be confirmed where they are told as this year's."""
    from drafter.mentions.stated import repeated  # what reads figures is not needed before a promise is answered

    spec = home(lists, choice)
    text = opening(lists, each, choice)
    old = repeated(text, each.figures)
    quoted = each.spec is not lists.going  # what was planned is told of as last year's
    waits = {fingerprint([text]): old} if spec is lists.going or (old and not quoted) else {}
    texts = [(builders.anchor(spec).key, text), *([(second(spec), LATER)] if choice == LATER else [])]
    texts += [(_FROM, origin), (_AS, marked(waits))]
    node = answers.get((spec.key,))
    held = node.items if isinstance(node, Series) else ()
    item = Branch(tuple((Leaf(key), leaf(words)) for key, words in texts))
    return answers.put((spec.key,), Series((*held, item)), orders_of((spec.key,), moment.pack))


def opening(lists: Roles, each: Promise, choice: str) -> str:
    """How an item names what was promised."""
    problem = each.spec is lists.going
    inner = each.short.replace("“", "‘").replace("”", "’")
    if choice == DROPPED:
        return f"“{inner}”的整改不再进行" if problem else f"原定的“{inner}”不再实施"
    if choice == GOING_ON:
        whole = (each.text(builders.anchor(each.spec).key) or each.texts[0]).rstrip("。；;")
        return whole if problem else f"上年安排的“{inner}”尚未完成"
    return each.short if problem or not takeover.figures(inner) else f"上年安排的“{inner}”"


def named(answers: Answers, lists: Roles, item: Path, origin: str) -> Answers:
    """With an item that tells of one promise more; one written by hand is no text taken over."""
    node = answers.get(item)
    if isinstance(node, Leaf):
        answers = answers.put(item, Branch(((Leaf(main_text(lists.spec(item))), node),)))
    held = answers.text((*item, _FROM))
    if not held:
        answers = answers.put((*item, _FROM), leaf(origin))
        return answers.put((*item, _AS), Leaf(CONFIRMED))
    return answers.put((*item, _FROM), leaf(f"{held}；{origin}"))


def without(answers: Answers, every: Sequence[Promise], each: Promise, mark: Mark | None) -> Answers:
    """Less what an earlier answer made of the promise: its item, or its name in one that tells of others or was written by hand."""
    if mark is None or mark.likely:
        return answers
    left = less(answers.text((*mark.item, _FROM)), every, each)
    if left:
        return answers.put((*mark.item, _FROM), leaf(left))
    if mark.choice != HERE:
        return answers.drop(mark.item)
    return answers.drop((*mark.item, _FROM)).drop((*mark.item, _AS))
