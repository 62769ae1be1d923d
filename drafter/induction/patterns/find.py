"""Phrasing patterns: figures told in one sentence, slots typed before the words around them are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drafter.analysis.slugs import free
from drafter.induction.patterns.forms import frames_of, wordings
from drafter.induction.patterns.specs import Spec, specs
from drafter.induction.patterns.variants import Group, Sentence, groups, sentences
from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack, Pattern

_OPENING = "summary"  # patterns of the opening stand before the first head
_MOVES = {"doc_title": "basis"}
_FRAMES = 4
_SURE = 0.95


def patterns(digests: Sequence[Digest], known: Sequence[Learned], vocabulary: Pack) -> tuple[Learned, ...]:
    """The patterns of digests whose figures know their fields; ``known`` are the entries learned so far."""
    ordered = sorted(digests, key=lambda each: (each.sample, each.sha256))
    fields = specs(known, vocabulary)
    taken = frozenset(key for pattern in vocabulary.patterns for key in pattern.keys)
    kept = [entry for pattern in vocabulary.patterns if (entry := _kept(pattern, ordered))]
    ids = {pattern.id for pattern in vocabulary.patterns}
    found = []
    for group in groups(sentences(ordered, fields, taken), fields):
        entry = _learned(group, fields, ids)
        if entry:
            ids.add(entry.key)
            found.append(entry)
    return (*kept, *_by_topic(found, known, vocabulary))


# -- what a person wrote -----------------------------------------------------------------------------------------------


def _kept(pattern: Pattern, digests: Sequence[Digest]) -> Learned | None:
    """A pattern of the vocabulary as it stands, with the lines that tell its figures; None where no sample does."""
    attested = {digest.sample: lines for digest in digests if (lines := _lines(pattern, digest))}
    content = {
        "topic": pattern.topic,
        "move": pattern.move,
        "needs": list(pattern.needs),
        **({"may": list(pattern.may)} if pattern.may else {}),
        "wordings": dict(pattern.wordings),
    }
    reason = f"人工句式，{len(attested)}份样本说到其中的指标"
    return Learned("patterns", pattern.id, content, attested, reason, by="person") if attested else None


def _lines(pattern: Pattern, digest: Digest) -> tuple[int, ...]:
    """The lines that tell all a pattern needs, or two of its figures."""
    told: dict[int, set[str]] = defaultdict(set)
    for figure in digest.figures:
        if figure.field and not (pattern.move == _OPENING and figure.head >= 0):
            told[figure.line] |= {figure.field, figure.indicator}
    needs, keys = set(pattern.needs), set(pattern.keys)
    return tuple(sorted(line for line, said in told.items() if needs <= said or len(keys & said) > 1))


# -- what samples teach ------------------------------------------------------------------------------------------------


def _learned(group: Group, fields: Mapping[str, Spec], ids: set[str]) -> Learned | None:
    """The pattern of a group; None where nothing of it is learned."""
    texts, own = wordings(group, fields)
    attested = _attested(group.sentences)
    if not texts or not _worth(group, texts, own, attested, fields):
        return None
    content = {
        "topic": group.topic,
        "move": _MOVES.get(fields[group.head].kind, "data"),
        "needs": [group.head],
        **({"may": list(group.others)} if group.others else {}),
        "wordings": texts,
    }
    sure = min(_SURE, 0.5 + 0.1 * len(attested) + 0.2 * own / len(group.keys))
    return Learned(
        "patterns",
        free(group.head, ids),
        content,
        attested,
        _reason(group, attested, fields),
        round(sure, 2),
        notes=_notes(group, fields),
    )


def _worth(
    group: Group, texts: Mapping[str, str], own: int, attested: Mapping[str, object], fields: Mapping[str, Spec]
) -> bool:
    """Whether it says more than the fields' own phrases: other words, or that several samples tell these together."""
    if group.others:
        return own > 0 or len(attested) > 1
    before, after = fields[group.head].clause
    return own > 0 and list(texts.values()) != [f"{{scope}}{before}{{{group.head}}}{after}。"]


def _attested(told: Sequence[Sentence]) -> dict[str, tuple[int, ...]]:
    lines: dict[str, set[int]] = defaultdict(set)
    for sentence in told:
        lines[sentence.sample].add(sentence.line)
    return {sample: tuple(sorted(lines[sample])) for sample in sorted(lines)}


def _reason(group: Group, attested: Mapping[str, tuple[int, ...]], fields: Mapping[str, Spec]) -> str:
    head, count = fields[group.head].label, len(attested)
    if not group.others:
        return f"{count}份样本用一句话说明{head}"
    others = "、".join(fields[key].label for key in group.others)
    return f"{count}份样本在一句中说明{head}，同句还说到{others}"


def _notes(group: Group, fields: Mapping[str, Spec]) -> dict[str, tuple[str, ...]]:
    """The frames behind a pattern, and of how many samples each condition stands in."""
    frames = tuple(each for each in frames_of(group.sentences) if each.strip())[:_FRAMES]
    whole = len({each.sample for each in group.sentences})
    asked = []
    for key in group.others:
        count = len({each.sample for each in group.sentences if key in each.keys})
        asked.append(f"{fields[key].label}：{count}/{whole}")
    return {name: told for name, told in (("框架", frames), ("有则说", tuple(asked))) if told}


def _by_topic(found: Sequence[Learned], known: Sequence[Learned], vocabulary: Pack) -> list[Learned]:
    """The patterns in the order of the topics, the order learned within each."""
    topics = [*vocabulary.topics, *(each.key for each in known if each.place == "pack.topics")]
    place = {key: n for n, key in reversed(list(enumerate(topics)))}
    return sorted(found, key=lambda each: place.get(each.content["topic"], len(place)))
