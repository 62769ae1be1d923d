"""A reading → its digest: typed facts, outline and frames, no running text."""

from __future__ import annotations

import hashlib
from dataclasses import field, replace
from functools import lru_cache

from drafter.digest.figures import figures, kept_of
from drafter.digest.fingerprint import prints
from drafter.digest.frames import clauses
from drafter.digest.grids import grids
from drafter.digest.heads import heads
from drafter.digest.moves import with_moves
from drafter.digest.slotting import slots_of
from drafter.digest.told import told
from drafter.mapping.levels import level_of
from drafter.model.digest import Defect, Digest
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.reading import Reading

_TITLE = 8  # of a long title the beginning says what kind of report it is
_HASH = 12


def digest(reading: Reading, sample: str, content: bytes, pack: Pack) -> Digest:
    """The digest of a reading; ``content`` are the bytes of its source, ``pack`` the one it was read with."""
    who = reading.structure.identity
    slots, kept = slots_of(reading), kept_of(reading)
    rows = {passage: n for n, table in enumerate(reading.tables) for passage in range(table.first, table.last + 1)}
    told_in = clauses(reading)
    return Digest(
        sample=sample,
        source=reading.source.name.replace("\\", "/").rsplit("/", 1)[-1],
        sha256=hashlib.sha256(content).hexdigest(),
        characters=sum(len(each.text) for each in reading.structure.passages),
        title=slots.short(who.title, _TITLE),
        agency=who.agency,
        region=who.region,
        level=level_of(who.agency),
        year=who.year,
        date=who.date,
        heads=with_moves(heads(reading, slots), told_in),
        clauses=told_in,
        figures=figures(reading, kept, slots, rows),
        relations=told(reading, kept),
        tables=grids(reading),
        defects=tuple(Defect(each.code, each.where.line) for each in reading.findings),
        opening=tuple(dict.fromkeys(each.frame for each in told_in if each.head < 0 and each.frame)),
        addressees=len(who.addressees),
        prints=prints("\n".join(each.text for each in reading.structure.passages)),
        lexicon=pack.id,
        cues=cues_of(pack),
    )


@frozen
class _Vocabulary:
    digest: str
    pack: Pack = field(compare=False)


def cues_of(pack: Pack) -> str:
    """A short hash of what a pack reads by: other cues, another digest; "" where it knows nothing."""
    return _cues(_Vocabulary(pack.digest, pack)) if pack.id else ""


@lru_cache(maxsize=8)
def _cues(vocabulary: _Vocabulary) -> str:
    pack = vocabulary.pack
    fields = [
        replace(each, by="person", attested={}, example=None, question="", phrase="") for each in pack.fields.values()
    ]
    told_by = repr((pack.lexicon, fields, tuple(pack.topics), tuple(pack.parts)))
    return hashlib.sha256(told_by.encode()).hexdigest()[:_HASH]
