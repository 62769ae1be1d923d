"""Where one can go in an interview, and how far each topic or list is."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.analysis.quantities import state_of
from drafter.interview.plan import answered, asked_fields, pending, topics_of
from drafter.model.fact import State
from drafter.model.node import Series
from drafter.model.pack import Pack
from drafter.model.question import Answers, Question, Role


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a topic or list is: answered, of these pending, asked at all; ``absent``: put aside as a whole."""

    filled: int
    pending: int
    total: int
    absent: bool = False


def subject(pack: Pack, name: str) -> str:
    """The topic or plain list a person names by key, label or a part of the label only it has; "" for none."""
    names = {key: topic.label for key, topic in pack.topics.items() if key in dict(topics_of(pack))}
    names |= {spec.key: spec.label for spec in pack.lists.values() if not spec.by_topic}
    if name in names:
        return name
    exact = [key for key, label in names.items() if label == name]
    near = exact or [key for key, label in names.items() if name and name in label]
    return near[0] if len(near) == 1 else ""


def subjects(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Everything one can go to, in order: (key, label)."""
    plain = ((spec.key, spec.label) for spec in pack.lists.values() if not spec.by_topic)
    return (*((topic, pack.topics[topic].label) for topic, _ in topics_of(pack)), *plain)


def progress(pack: Pack, answers: Answers, key: str) -> Progress:
    """How far the topic or list ``key`` is."""
    if key in pack.lists:
        node = answers.get((key,))
        count = len(node.items) if isinstance(node, Series) else 0
        return Progress(count, 0, count)
    asked = [Question("", ("facts", key, f.key), Role.FIELD, "", kind=f.kind) for f in asked_fields(pack, key)]
    whole = state_of(answers.text(("facts", key))) is State.NOT_APPLICABLE
    filled = sum(answered(each, answers) for each in asked)
    return Progress(filled, sum(pending(each, answers) for each in asked), len(asked), whole)
