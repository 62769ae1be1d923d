"""What induction yields: entries of pack files, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from drafter.model.frozen import frozen

# Where an entry stands: file and list (or mapping) inside it. The order is the order files are written in.
PLACES = (
    "pack.parts",
    "pack.orders",
    "pack.lists",
    "pack.topics",
    "pack.phrases",
    "pack.words",
    "fields",
    "patterns",
    "relations",
    "lexicon.kind",
    "lexicon.parts",
    "lexicon.topics",
    "lexicon.fields",
    "lexicon.terms",
    "sections",
)


@frozen
class Learned:
    """One entry of a pack, learned: ``place`` of PLACES, ``key`` within it, ``content`` as it is written (plain YAML values, in
    order, without key, by, attested and seal; for sections ``{"text": …}``).

    ``attested``: sample → its lines; ``reason``: why, in one Chinese sentence for the reviewer; ``confidence`` 0 to 1;
    ``notes``: evidence worth showing (values seen, variants of wording, ranges), name → texts.
    """

    place: str
    key: str
    content: Mapping[str, Any]
    attested: Mapping[str, tuple[int, ...]]
    reason: str = ""
    confidence: float = 1.0
    by: str = "learned"  # person: taken over from the vocabulary as a person wrote it
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def support(self) -> int:
        """In how many samples it was seen."""
        return len(self.attested)


@frozen
class Frame:
    """A recurring clause form: verb class, {X}, head noun; ``hits`` by sample → lines."""

    move: str
    text: str
    hits: Mapping[str, tuple[int, ...]]


@frozen
class Lesson:
    """All that was learned from a set of digests: entries in the order of PLACES, frames, order of moves."""

    samples: tuple[str, ...]
    entries: tuple[Learned, ...]
    frames: tuple[Frame, ...] = ()
    moves: tuple[str, ...] = ()

    def of(self, place: str) -> tuple[Learned, ...]:
        """The entries of one place, in order."""
        return tuple(each for each in self.entries if each.place == place)
