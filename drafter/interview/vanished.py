"""What an answer made vanish beside what it was the answer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.analysis.sentences import nested
from drafter.analysis.taking import TAKEN_KEYS
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.question import Answers, Path, Question, Role
from drafter.model.span import NOWHERE
from drafter.questionnaire.paths import label_of
from drafter.questionnaire.values import QUALIFIER_LABELS, QUALIFIERS

_NAMED = 3
_WORDS = {key: label for label, key in reversed(tuple(QUALIFIER_LABELS.items()))}


def gone(pack: Pack, before: Answers, now: Answers, question: Question | None = None) -> tuple[Finding, ...]:
    """One finding naming what the document held and holds no more; the answer itself, replaced or removed, not counted."""
    if before is now or before == now:
        return ()
    old, new = _changed(before.root, now.root)
    lost = Counter(_leaves(old, ())) - Counter(_leaves(new, ()))
    words = [
        f"{_label(pack, path)}“{nested(text)}”" for path, text in lost if not (question and _is_own(path, question))
    ]
    if not words:
        return ()
    more = len(words) > _NAMED
    code = "vanished-more" if more else "vanished"
    return (finding(code, NOWHERE, Severity.NOTE, words="、".join(words[:_NAMED]), count=len(words)),)


def _leaves(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every scalar under its path less the numbers of items: moving an item is no loss."""
    if isinstance(node, Leaf):
        if not node.empty:
            yield (path[:-1] if path[-1:] == ("value",) else path), node.text
    elif isinstance(node, Series):
        for each in node.items:
            yield from _leaves(each, path)
    else:
        for key, each in node:
            if key.text not in TAKEN_KEYS:  # where a text came from is no answer
                yield from _leaves(each, (*path, key.text))


def _changed(before: Branch, now: Branch) -> tuple[Branch, Branch]:
    """Both without what they share."""
    held = {id(value) for _, value in before} & {id(value) for _, value in now}
    kept = [tuple((key, value) for key, value in each if id(value) not in held) for each in (before, now)]
    old, new = ({key.text: value for key, value in each} for each in kept)
    pairs = ((key, value, new.get(key)) for key, value in old.items())
    inner = {
        key: _changed(value, other)
        for key, value, other in pairs
        if isinstance(value, Branch) and isinstance(other, Branch)
    }
    sides = []
    for n, each in enumerate(kept):
        sides.append(Branch(tuple((key, inner[key.text][n] if key.text in inner else value) for key, value in each)))
    return sides[0], sides[1]


def _plain(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _is_own(path: tuple[str, ...], question: Question) -> bool:
    """Whether it is the answer itself: the value, an item or a cell of it; what qualified it is another thing."""
    own = _plain(question.path)
    if path[: len(own)] != own or (question.role is Role.GATE and path != own):
        return False
    return len(path) == len(own) or path[len(own)] not in QUALIFIERS


def _label(pack: Pack, path: tuple[str, ...]) -> str:
    spec = pack.lists.get(path[0])
    if spec is not None:
        text = next((each.label for each in spec.fields if each.key == path[-1]), "")
        return f"{spec.label}的{text}" if text and text != spec.label else spec.label
    if path[0] == "facts" and len(path) > 3 and path[3] in QUALIFIERS:
        return f"{label_of(path[:3], pack)}的{_WORDS.get(path[3], path[3])}"
    return label_of(path[:3], pack) or label_of(path, pack) or ".".join(path)


def standing_of(pack: Pack, answers: Answers, topic: str) -> tuple[tuple[str, ...], int]:
    """What stands under a topic: the first few, named, and how many; names of the year are not counted."""
    found: list[str] = []
    facts = answers.get(("facts", topic))
    for key, _ in facts if isinstance(facts, Branch) else ():
        field = pack.fields.get(key.text)
        if field is None or not field.period:
            found.append(label_of(("facts", topic, key.text), pack) or key.text)
    for spec in pack.lists.values():
        node = answers.get((spec.key, topic)) if spec.by_topic else None
        found += [spec.label] * (len(node.items) if isinstance(node, Series) else 0)
    return tuple(found[:_NAMED]), len(found)
