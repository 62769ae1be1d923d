"""pack.yaml as written, where it is no dataclass of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from drafter.model.field import STRICT, Attested
from drafter.model.frozen import frozen
from drafter.model.pack import ListSpec, Part, Topic


@frozen
class Order(Attested):
    """An order of parts with its origin; without, it is the list alone."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    parts: tuple[str, ...]


@frozen
class Phrase(Attested):
    """A set phrase with its origin; without, it is the list of its variants alone."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    variants: tuple[str, ...]


@frozen
class Word(Attested):
    """A word with its origin; without, it is the text alone."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    text: str


@frozen
class Lesson:
    """What a pack was last learned from: the pack whose lexicon was used (none for none), samples and the hashes of their files."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    lexicon: str = ""
    samples: Mapping[str, str] = field(default_factory=dict)


@frozen
class Manifest:
    """pack.yaml as written."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    format: int
    id: str
    name: str
    version: str
    learned: Lesson = Lesson()
    parts: tuple[Part, ...] = ()
    orders: Mapping[str, tuple[str, ...] | Order] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    lists: tuple[ListSpec, ...] = ()
    phrases: Mapping[str, tuple[str, ...] | Phrase] = field(default_factory=dict)
    words: Mapping[str, str | Word] = field(default_factory=dict)
