"""The outline of samples read with a pack's lexicon: its parts and topics, as far as they are attested and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from drafter.induction.frames import moves
from drafter.induction.outline import templates
from drafter.induction.written import written
from drafter.model.digest import Digest
from drafter.model.frozen import frozen
from drafter.model.learned import Learned
from drafter.model.pack import Pack, Part

Where = Mapping[str, tuple[int, ...]]


@frozen
class _Seen:
    """Where parts and topics stand: key → sample → lines, each sample's sequence of parts, the mean place of topics.

    ``tops`` are the lines of the headings of the first level, by sample.
    """

    parts: Mapping[str, Where]
    topics: Mapping[str, Where]
    sequences: Mapping[str, tuple[str, ...]]
    places: Mapping[str, float]
    tops: Where


def known_outline(digests: Sequence[Digest], pack: Pack) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The digests as they are, and the entries of the pack that they attest, with what they teach of order and support."""
    seen = _seen(digests, pack)
    return tuple(digests), (
        *_parts(digests, pack, seen),
        *_orders(pack, seen),
        *_lists(pack, seen),
        *_topics(digests, pack, seen),
        *_phrases(digests, pack),
        *(Learned("pack.words", key, {"text": text}, {}, _TAKEN, by="person") for key, text in pack.words.items()),
        *_lexicon(pack, seen),
        *_templates(digests, pack, seen),
    )


_TAKEN = "取自所用的词表包，由人写。"


def _seen(digests: Sequence[Digest], pack: Pack) -> _Seen:
    parts: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    topics: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    places: dict[str, list[float]] = defaultdict(list)
    for digest in digests:
        for n, head in enumerate(digest.heads):
            if head.part in pack.parts:
                if head.parent < 0 or digest.heads[head.parent].part != head.part:
                    parts[head.part][digest.sample].add(head.line)
                if pack.topics.get(head.topic) is not None:
                    topics[head.topic][digest.sample].add(head.line)
                    places[head.topic].append(n / len(digest.heads))
        for figure in digest.figures:
            spec = pack.fields.get(figure.field)
            for key in {figure.topic, spec.topic if spec else ""} & pack.topics.keys():
                topics[key][digest.sample].add(figure.line)
    for key, topic in pack.topics.items():
        if topic.part not in pack.parts:
            for digest in digests:
                topics[key][digest.sample] |= {each.line for each in digest.clauses if each.head < 0}
    mean = {key: sum(found) / len(found) for key, found in places.items()}
    tops = {each.sample: tuple(sorted({head.line for head in each.heads if head.parent < 0})) for each in digests}
    sequences = {each.sample: _sequence(each, pack) for each in digests}
    return _Seen(_where(parts), _where(topics), sequences, mean, tops)


def _where(found: Mapping[str, Mapping[str, set[int]]]) -> dict[str, Where]:
    return {
        key: {sample: tuple(sorted(lines)) for sample, lines in sorted(told.items()) if lines}
        for key, told in sorted(found.items())
        if any(told.values())
    }


def _sequence(digest: Digest, pack: Pack) -> tuple[str, ...]:
    """The parts of a sample as they first stand; 甲/乙 where 乙 is told by topics inside 甲."""
    whole = {head.part for head in digest.heads if head.parent < 0}
    found: dict[str, None] = {}
    for head in digest.heads:
        part = pack.parts.get(head.part)
        above = digest.heads[head.parent].part if head.parent >= 0 else ""
        if part is None or (head.parent >= 0 and (above == head.part or head.part in whole)):
            continue
        found[f"{above}/{part.key}" if above in pack.parts and part.topics else part.key] = None
    return tuple(found)


def _attested_topics(seen: _Seen, keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key in seen.topics]


def _parts(digests: Sequence[Digest], pack: Pack, seen: _Seen) -> Iterator[Learned]:
    for part in pack.parts.values():
        where = seen.parts.get(part.key, {})
        content = {"label": part.label, "template": part.template, **written(part)}
        if part.topics:
            content["topics"] = _attested_topics(seen, part.topics) or list(part.topics)
        if part.sections:
            content["sections"] = [
                {"key": each.key, "headings": list(each.headings), "topics": topics}
                for each in part.sections
                if (topics := _attested_topics(seen, each.topics))
            ]
        told = f"{len(digests)}份样本中{len(where)}份有这一部分；名称、标题、是否必写由人定。"
        by = "learned" if where else "person"
        yield Learned("pack.parts", part.key, content, where, told, round(len(where) / len(digests), 2), by)


def _orders(pack: Pack, seen: _Seen) -> Iterator[Learned]:
    """The orders the samples have, under the pack's names where it knows them, the commonest first; then the pack's others."""
    usual = next(iter(pack.orders.values()), tuple(pack.parts))
    counted: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for sample, sequence in sorted(seen.sequences.items()):
        counted[_fitting(sequence, usual, pack)].append(sample)
    names = {keys: name for name, keys in pack.orders.items()}
    ranked = sorted(counted, key=lambda each: (-len(counted[each]), each))
    for n, keys in enumerate(ranked, 1):
        where = {sample: seen.tops.get(sample, ()) for sample in counted[keys]}
        reason = f"{len(where)}份样本按这个次序写（缺的部分放在通常的位置）。"
        yield Learned("pack.orders", names.get(keys, f"variant-{n}"), {"parts": list(keys)}, where, reason)
    for name, keys in pack.orders.items():
        if keys not in counted:
            yield Learned("pack.orders", name, {"parts": list(keys)}, {}, _TAKEN, by="person")


def _fitting(sequence: Sequence[str], usual: Sequence[str], pack: Pack) -> tuple[str, ...]:
    """The pack's order that agrees with a sequence, the first of several; else the sequence with the parts it lacks behind."""
    for keys in pack.orders.values():
        told = [each for each in keys if each in sequence or (each not in sequence and "/" in each)]
        if [each for each in sequence if each in keys] == list(sequence) and told == list(sequence):
            return keys
    held = {each.split("/")[-1] for each in sequence}
    return (*sequence, *(each for each in usual if "/" not in each and each not in held))


def _lists(pack: Pack, seen: _Seen) -> Iterator[Learned]:
    for spec in pack.lists.values():
        where = seen.parts.get(spec.part, {})
        content = written(spec) | {"fields": [{"key": each.key, **written(each)} for each in spec.fields]}
        yield Learned("pack.lists", spec.key, content, where, _TAKEN, by="person")


def _topics(digests: Sequence[Digest], pack: Pack, seen: _Seen) -> Iterator[Learned]:
    """The attested topics by part, within it by their mean place in the samples."""
    rank = {key: n for n, key in enumerate(pack.parts)}
    order = {key: n for n, key in enumerate(pack.topics)}
    known = [topic for topic in pack.topics.values() if topic.key in seen.topics]
    for topic in sorted(
        known, key=lambda each: (rank.get(each.part, -1), round(seen.places.get(each.key, 1.0), 6), order[each.key])
    ):
        where = seen.topics[topic.key]
        reason = (
            f"{len(digests)}份样本中{len(where)}份写到这一主题，{'必问' if len(where) == len(digests) else '有则写'}。"
        )
        yield Learned("pack.topics", topic.key, written(topic), where, reason, round(len(where) / len(digests), 2))


def _phrases(digests: Sequence[Digest], pack: Pack) -> Iterator[Learned]:
    for name, variants in pack.phrases.items():
        yield Learned("pack.phrases", name, {"variants": list(variants)}, {}, _TAKEN, by="person")


def _lexicon(pack: Pack, seen: _Seen) -> Iterator[Learned]:
    cues = pack.lexicon
    if kind := written(cues.kind):
        yield Learned("lexicon.kind", "kind", kind, {}, _TAKEN, by="person")
    for key, part in cues.parts.items():
        yield Learned("lexicon.parts", key, written(part), seen.parts.get(key, {}), _TAKEN, by="person")
    for key, topic in cues.topics.items():
        if key in seen.topics:
            yield Learned("lexicon.topics", key, written(topic), seen.topics[key], _TAKEN, by="person")


def _templates(digests: Sequence[Digest], pack: Pack, seen: _Seen) -> Iterator[Learned]:
    """A template for the shape of every part, under the names the pack gives them."""
    ordered = moves(digests)
    structural = next((each.key for each in pack.topics.values() if each.part not in pack.parts), "")
    shapes = {templates.REPORT: templates.report(structural), templates.TOPIC: templates.topic(ordered)}
    for part in pack.parts.values():
        shapes[part.template] = _shape(part, pack, ordered)
    where = {sample: lines for sample, lines in sorted(seen.tops.items()) if lines}
    reason = "按部分的构成和各步的先后（依据、措施、数据、成效）生成。"
    for name, text in sorted(shapes.items()):
        yield Learned("sections", name, {"text": text}, where, reason)


def _shape(part: Part, pack: Pack, ordered: Sequence[str]) -> str:
    spec = pack.lists.get(part.list)
    if spec is None:
        return templates.sectioned() if part.sections else templates.topical(ordered)
    keys = [each.key for each in spec.fields]
    if "problem" in keys:
        required = [each.key for each in spec.fields if each.required]
        return templates.problems(keys, required, any(each.key == "rectified" for each in pack.lists.values()))
    return templates.plans(keys) if "target" in keys else templates.others()
