"""Moments of an interview made from the example files: before an answer, after it, and the question between."""

from __future__ import annotations

from functools import lru_cache

from drafter import app
from drafter.interview.moment import Moment
from drafter.model.node import Leaf
from drafter.model.question import Answers, Question, Role, key_of, leaf
from drafter.questionnaire.paths import canonical, orders_of
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents
from tests.conftest import EXAMPLES

PACK = load_pack(app.DEFAULT_PACK)


@lru_cache(maxsize=8)
def moment(name: str = "lanchuan-2025", last: str = "lanchuan-2024") -> Moment:
    """The example as a draft with every question answered; without ``last`` nothing is known of the year before."""
    path = EXAMPLES / f"{name}.yaml"
    roots, faults = read_documents(path.read_text("utf-8"), str(path))
    assert not faults
    before = app.load_facts(str(EXAMPLES / f"{last}.yaml"))[0].facts if last else None
    made = Moment(PACK, Answers(canonical(roots[0], PACK)), last=before)
    assert made.derived is not None
    return made


def asked(key: str, role: Role = Role.FIELD, tail: tuple[str, ...] = ()) -> Question:
    """The question for a field, its last year's value or its note."""
    field = PACK.fields[key]
    path = ("facts", field.topic, key, *tail)
    return Question(key_of(path), path, role, field.label, kind=field.kind, topic=field.topic)


def without(base: Moment, *keys: str) -> Moment:
    """The draft before these fields were answered."""
    answers = base.answers
    for key in keys:
        answers = answers.drop(("facts", PACK.fields[key].topic, key))
    return Moment(PACK, answers, last=base.last)


def given(base: Moment, **values: str) -> Moment:
    """The draft with these fields answered (``_`` for ``-``); an empty one is left out."""
    answers = base.answers
    for name, text in values.items():
        key = name.replace("_", "-")
        path = ("facts", PACK.fields[key].topic, key)
        answers = answers.put(path, leaf(text), orders_of(path, PACK)) if text else answers.drop(path)
    return Moment(PACK, answers, last=base.last)


def put(base: Moment, path: tuple[str | int, ...], text: str) -> Moment:
    """The draft with a text at ``path``."""
    return Moment(PACK, base.answers.put(path, Leaf(text), orders_of(path, PACK)), last=base.last)
