"""Where one can go by typing part of a name: groups, topics, lists, fields."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from drafter.interview.builders import IDENTITY_PATHS
from drafter.interview.moment import Moment
from drafter.interview.overview import groups
from drafter.interview.places import topics_of
from drafter.model.frozen import frozen
from drafter.model.question import key_of
from drafter.questionnaire.envelope import LABELS

_BEFORE = ("上年", "last_year")
_BRACKETS = str.maketrans("", "", "()")


@frozen
class Place:
    """Somewhere to go: ``key`` is what ``Interview.go`` takes, ``within`` the label of the topic or section it stands in."""

    key: str
    label: str
    within: str = ""


def find(moment: Moment, typed: str) -> tuple[Place, ...]:
    """The places whose key or label holds what was typed (full and half width alike), exact ones first; () for none.

    A figure's value of last year is found by its label with 上年.
    """
    wanted = _folded(typed)
    if not wanted:
        return ()
    ranked = [(_rank(place, wanted), place) for place in _places(moment, any(each in wanted for each in _BEFORE))]
    near = sorted((each for each in ranked if each[0] is not None), key=lambda each: each[0] or 0)
    return tuple(dict.fromkeys(place for _, place in near))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().translate(_BRACKETS).split())


def _rank(place: Place, wanted: str) -> int | None:
    """0 for the name itself, 1 where it begins so, 2 where it holds it; None for neither."""
    names = (_folded(place.label), _folded(place.key), _folded(place.key.rpartition(".")[2]))
    tests = (lambda name: name == wanted, lambda name: name.startswith(wanted), lambda name: wanted in name)
    return next((n for n, test in enumerate(tests) if any(map(test, names))), None)


def _places(moment: Moment, before: bool) -> Iterator[Place]:
    """``before``: with last year's values, which would make two of every name."""
    pack = moment.pack
    lists = {spec.key for spec in pack.lists.values()}
    topics = topics_of(pack)
    held = {key for key, _ in topics}
    rows = groups(pack, moment.last)
    yield from (Place(each.key, each.label, each.part) for each in rows if each.key not in lists | held)
    yield from (Place(key, pack.topics[key].label, part) for key, part in topics)
    yield from (Place(spec.key, spec.label) for spec in pack.lists.values() if not spec.by_topic)
    yield from (Place(key_of(path), LABELS[str(path[-1])]) for path in IDENTITY_PATHS)
    for field in pack.fields.values():
        if field.derived:
            continue
        place = Place(f"facts.{field.topic}.{field.key}", field.label, pack.topics[field.topic].label)
        yield place
        if before and field.last_year and moment.answers.has(("facts", field.topic, field.key)):
            yield Place(f"{place.key}.last_year", f"{field.label}（上年）", place.within)
