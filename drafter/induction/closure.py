"""What entries taken over from a vocabulary refer to comes with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.induction.written import written
from drafter.model.learned import Learned
from drafter.model.pack import Pack

_REASON = "沿用的句式或规则要用到它；样本里没有见到。"


def closed(entries: Sequence[Learned], vocabulary: Pack) -> tuple[Learned, ...]:
    """The entries with the fields (and their topics and cues) that patterns and rules of the vocabulary name besides."""
    there = {each.key for each in entries if each.place == "fields"}
    named = dict.fromkeys(key for each in entries for key in _named(each, vocabulary) if key not in there)
    more = [key for key in vocabulary.fields if key in named]
    topics = {each.key for each in entries if each.place == "pack.topics"}
    wanted = dict.fromkeys(vocabulary.fields[key].topic for key in more)
    return (*entries, *_topics([key for key in wanted if key not in topics], vocabulary), *_fields(more, vocabulary))


def _named(entry: Learned, vocabulary: Pack) -> tuple[str, ...]:
    """The fields a pattern or rule of the vocabulary speaks of."""
    if entry.place == "patterns":
        return next((each.keys for each in vocabulary.patterns if each.id == entry.key), ())
    if entry.place == "relations":
        return next((each.keys for each in vocabulary.relations if each.id == entry.key), ())
    return ()


def _fields(keys: Sequence[str], vocabulary: Pack) -> Iterator[Learned]:
    for key in keys:
        yield Learned("fields", key, written(vocabulary.fields[key]), {}, _REASON, by="person")
        cues = vocabulary.lexicon.fields.get(key)
        if cues is not None:
            yield Learned("lexicon.fields", key, written(cues), {}, _REASON, by="person")


def _topics(keys: Sequence[str], vocabulary: Pack) -> Iterator[Learned]:
    for key in keys:
        yield Learned("pack.topics", key, written(vocabulary.topics[key]), {}, _REASON, by="person")
