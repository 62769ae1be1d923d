"""The files of a pack as pydantic reads them, where they are no dataclass of the model."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from drafter.model.field import By
from drafter.model.lexicon import FieldCues, KindCues, PartCues, SetTerm, TopicCues
from drafter.model.pack import ListSpec, Part, Topic


class Said(BaseModel):
    """What an entry may say of itself where it is no dataclass of the model."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: By = "person"
    attested: dict[str, tuple[int, ...]] = {}
    support: int = 0
    seal: str = ""


class Words(Said):
    """An entry of lexicon.yaml that is no mapping of cues."""

    words: tuple[str, ...]


class Pairs(Said):
    """``pairs:`` as written."""

    words: tuple[tuple[str, str], ...]


class Order(Said):
    """An order of parts with its origin; without, it is the list alone."""

    parts: tuple[str, ...]


class Phrase(Said):
    """A set phrase with its origin; without, it is the list of its variants alone."""

    variants: tuple[str, ...]


class Word(Said):
    """A word with its origin; without, it is the text alone."""

    text: str


class Lesson(BaseModel):
    """What a pack was last learned from: the pack whose lexicon was used (none for none), samples and the hashes of their files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lexicon: str = ""
    samples: dict[str, str] = {}


class Manifest(BaseModel):
    """pack.yaml as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    id: str
    name: str
    version: str
    learned: Lesson = Lesson()
    parts: tuple[Part, ...] = ()
    orders: dict[str, tuple[str, ...] | Order] = {}
    topics: tuple[Topic, ...] = ()
    lists: tuple[ListSpec, ...] = ()
    phrases: dict[str, tuple[str, ...] | Phrase] = {}
    words: dict[str, str | Word] = {}


class Cues(BaseModel):
    """lexicon.yaml as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parts: dict[str, PartCues] = {}
    terms: Words | None = None
    topics: dict[str, TopicCues] = {}
    fields: dict[str, FieldCues] = {}
    pairs: Pairs | None = None
    kind: KindCues = KindCues()
    set_terms: tuple[SetTerm, ...] = Field((), alias="set-terms")
