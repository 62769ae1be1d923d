"""lexicon.yaml as pydantic reads it, where it is no dataclass of the model."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from drafter.model.field import By
from drafter.model.lexicon import FieldCues, KindCues, PartCues, SetTerm, TopicCues


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
