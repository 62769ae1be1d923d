"""Frozen values behave as frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

import pytest

from drafter.model.frozen import frozen


@frozen
class Base:
    """With a field that is named where it is given."""

    name: str = field(default="n", kw_only=True)


@frozen
class Ours(Base):
    """Of every kind of field there is."""

    first: int
    second: tuple[int, ...] = (1, 2)
    made: Mapping[str, int] = field(default_factory=dict)
    hidden: str = field(default="h", repr=False)
    aside: int = field(default=0, compare=False)
    kind: ClassVar[str] = "kind"


@dataclass(frozen=True, slots=True)
class TheirBase:
    name: str = field(default="n", kw_only=True)


@dataclass(frozen=True, slots=True)
class Theirs(TheirBase):
    first: int
    second: tuple[int, ...] = (1, 2)
    made: Mapping[str, int] = field(default_factory=dict)
    hidden: str = field(default="h", repr=False)
    aside: int = field(default=0, compare=False)
    kind: ClassVar[str] = "kind"


@frozen
class Empty:
    """Without fields."""


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((1,), {}),
    ((1, (3,)), {"name": "m"}),
    ((), {"first": 2, "made": {"a": 1}, "aside": 5}),
    ((1, (1, 2), {}, "h", 7), {}),
)


def test_fields_are_those_of_a_dataclass() -> None:
    told = [(each.name, each.type, each.default, each.kw_only, each.repr, each.compare) for each in fields(Ours)]
    assert told == [
        (each.name, each.type, each.default, each.kw_only, each.repr, each.compare) for each in fields(Theirs)
    ]
    assert is_dataclass(Ours)
    assert Ours.__match_args__ == Theirs.__match_args__  # type: ignore[attr-defined]
    assert Ours.__slots__ == Theirs.__slots__  # type: ignore[attr-defined]


@pytest.mark.parametrize(("placed", "named"), GIVEN)
def test_values_are_told_compared_and_changed_alike(placed: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = Ours(*placed, **named), Theirs(*placed, **named)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    for one, other in ((Ours(1), ours), (ours, ours), (Ours(1, name="m"), ours)):
        them = Theirs(*[getattr(one, name) for name in ("first", "second", "made", "hidden", "aside")], name=one.name)
        assert (one == other) == (them == theirs)
    assert ours != theirs
    assert replace(ours, first=9).first == 9
    assert replace(ours, first=9).second == ours.second


@pytest.mark.parametrize(
    ("placed", "named"), [((), {}), ((1, 2, 3, 4, 5, 6), {}), ((1,), {"other": 2}), ((1,), {"first": 1})]
)
def test_wrong_arguments_are_refused_alike(placed: tuple[Any, ...], named: dict[str, Any]) -> None:
    for made in (Ours, Theirs):
        with pytest.raises(TypeError):
            made(*placed, **named)


def test_nothing_can_be_set_or_taken_away() -> None:
    one = Ours(1)
    for name in ("first", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 2)
        with pytest.raises(FrozenInstanceError):
            delattr(one, name)
    assert one.first == 1


def test_equal_values_have_one_hash_and_copies_are_equal() -> None:
    one = replace(Ours(1), made=())
    assert hash(one) == hash(replace(one, aside=3))
    for copied in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert copied == one
        assert copied.hidden == "h"
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert repr(Empty()) == "Empty()"


def test_a_default_made_for_each_value_is_its_own() -> None:
    assert Ours(1).made is not Ours(1).made


def test_a_method_of_the_class_itself_is_kept() -> None:
    @frozen
    class Told:
        text: str

        def __repr__(self) -> str:
            return f"<{self.text}>"

        def __hash__(self) -> int:
            return 7

    assert repr(Told("a")) == "<a>"
    assert hash(Told("a")) == 7
    assert Told("a") == Told("a")


@frozen(slots=False)
class Kept:
    """With something computed beside its fields."""

    text: str
    made: list[str] = field(default_factory=list, compare=False)

    @cached_property
    def length(self) -> int:
        self.made.append(self.text)
        return len(self.text)


def test_what_is_computed_once_stands_beside_the_fields() -> None:
    one = Kept("abc")
    assert (one.length, one.length, one.made) == (3, 3, ["abc"])
    assert one == Kept("abc")
    assert replace(one, text="a").length == 1
    assert pickle.loads(pickle.dumps(one)).length == 3
    with pytest.raises(FrozenInstanceError):
        one.text = "b"  # type: ignore[misc]
