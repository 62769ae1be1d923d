"""What in the cues of a pack cannot work: names nobody defines, cues that say nothing, patterns that do not compile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from drafter.mapping.cues import bare
from drafter.mapping.wordings import Slot, parse
from drafter.model.finding import Severity
from drafter.model.frozen import frozen
from drafter.model.lexicon import FieldCues, Lexicon
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import MentionKind

_TABLES = (Kind.TABLE,)
_LISTS = ("clause", "needs", "never", "holds", "units", "kinds", "topics")


@frozen
class Fault:
    """One thing wrong at a path of lexicon.yaml."""

    path: tuple[str | int, ...]
    code: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.UNREADABLE


def faults(pack: Pack) -> Iterator[Fault]:
    """Everything wrong with the lexicon of a pack; nothing for a pack without one."""
    lexicon = pack.lexicon
    yield from _unknown("parts", lexicon.parts, pack.parts)
    yield from _unknown("topics", lexicon.topics, pack.topics)
    yield from _unknown("fields", lexicon.fields, pack.fields)
    for key, part in lexicon.parts.items():
        for name, cues in (("heading", part.heading), ("opening", part.opening)):
            yield from _patterns(("parts", key, name), key, cues)
        if not (part.heading or part.opening):
            yield _fault("lexicon-empty", ("parts", key), by=key)
    for name, cues in (("title", lexicon.kind.title), ("never", lexicon.kind.never), ("said", lexicon.kind.said)):
        yield from _patterns(("kind", name), name, cues)
    yield from _topics(lexicon)
    for key, told in lexicon.fields.items():
        if key in pack.fields:
            yield from _field(key, told, pack)
    yield from _words(("terms", "words"), "terms", lexicon.terms)


def _fault(code: str, path: tuple[str | int, ...], severity: Severity = Severity.UNREADABLE, **params: str) -> Fault:
    return Fault(path, code, MappingProxyType(params), severity)


def _unknown(name: str, given: Iterable[str], known: Mapping[str, object]) -> Iterator[Fault]:
    yield from (_fault("lexicon-unknown", (name, key), by=name, name=key) for key in given if key not in known)


def _patterns(path: tuple[str | int, ...], by: str, cues: Iterable[str]) -> Iterator[Fault]:
    yield from _words(path, by, tuple(cues))
    for n, cue in enumerate(cues):
        try:
            re.compile(cue)
        except re.error as error:
            yield _fault("lexicon-pattern", (*path, n), by=by, pattern=cue, problem=str(error))


def _words(path: tuple[str | int, ...], by: str, words: tuple[str, ...]) -> Iterator[Fault]:
    """Cues that are empty or stand twice."""
    for n, word in enumerate(words):
        if not bare(word):
            yield _fault("lexicon-empty", (*path, n), by=by)
    for word, times in Counter(map(bare, words)).items():
        if times > 1 and word:
            at = [n for n, each in enumerate(words) if bare(each) == word][1]
            yield _fault("lexicon-twice", (*path, at), Severity.WARNING, by=by, cue=word)


def _topics(lexicon: Lexicon) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for key, cues in lexicon.topics.items():
        if not (cues.words or cues.headings):
            yield _fault("lexicon-empty", ("topics", key), by=key)
        yield from _words(("topics", key), key, cues.words)
        yield from _patterns(("topics", key, "headings"), key, cues.headings)
        for n, word in enumerate(cues.names):
            other = owner.setdefault(bare(word), key)
            if other != key:
                yield _fault(
                    "lexicon-shared", ("topics", key, "names", n), Severity.WARNING, by=key, cue=word, other=other
                )


def _field(key: str, cues: FieldCues, pack: Pack) -> Iterator[Fault]:
    kind = pack.fields[key].kind
    if not (cues.at or cues.clause or kind in _TABLES):
        yield _fault("lexicon-empty", ("fields", key), by=key)
    yield from _words(("fields", key, "at"), key, cues.at)
    for n, cue in enumerate(cues.at):
        places = sum(isinstance(part, Slot) for part in parse(cue))
        if places != (0 if kind is Kind.BOOL else 1):
            yield _fault("lexicon-cue", ("fields", key, "at", n), by=key, cue=cue)
    for name in _LISTS:
        yield from _words(("fields", key, name), key, getattr(cues, name))
    for name, given, known in (
        ("topics", cues.topics, frozenset(pack.topics)),
        ("broader", (cues.broader,) if cues.broader else (), frozenset(pack.fields)),
        ("kinds", cues.kinds, frozenset(MentionKind)),
    ):
        for each in given:
            if each not in known:
                yield _fault("lexicon-unknown", ("fields", key, name), by=key, name=each)
