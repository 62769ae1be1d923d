"""Cue words of topics that were themselves just learned: the words of a topic that speak for it against the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.model.digest import RUN, Digest
from drafter.model.learned import Learned

_SLOT = re.compile(r"\{[a-zX_-]+\}|[^\u3400-\u9fff]+")
_AND = re.compile("[^\u3400-\u9fff]+|[与和及]")
_KEPT = re.compile("n(?!s|r|t)|v|a|j|l|i|b")
_JOINS = re.compile("n(?!s|r|t)|vn|j|l|b")  # what may begin a compound
_LONGEST = 6  # characters of a compound
_HEADING = 3.0  # a word in a heading against one in a clause
_PRIOR = 0.5  # added to the count of every word in every topic
_HALF = 0.5  # the share of clauses a frame's words count for against those beside a figure

# Class of cues → the least share of a word's weight that must lie in the topic, the least weight there, and how many are kept.
_CLASSES = (("names", 0.5, 2.0, 24), ("cues", 0.25, 1.0, 24), ("weak", 0.1, 0.5, 12))


@dataclass
class _Seen:
    """What was seen of one topic: the weight of each word, the samples it stood in, the lines of its headings."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    samples: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    titled: set[str] = field(default_factory=set)  # words of its headings


def topic_cues(digests: Sequence[Digest], known: Sequence[Learned]) -> tuple[Learned, ...]:
    """The entries of lexicon.topics for the topics among ``known`` (all of the digests when none is) from labelled digests."""
    seen = _seen(digests)
    labels = {each.key: str(each.content.get("label", "")) for each in known if each.place == "pack.topics"}
    asked = list(labels) or sorted(seen)
    whole = _Seen()
    for each in seen.values():
        for word, weight in each.weights.items():
            whole.weights[word] += weight
        for word, samples in each.samples.items():
            whole.samples[word] |= samples
    return tuple(_entry(key, seen[key], whole, labels.get(key, "")) for key in asked if key in seen)


def _seen(digests: Iterable[Digest]) -> Mapping[str, _Seen]:
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for digest in digests:
        for topic, line, text, weight in _told(digest):
            here = seen[topic]
            if line:
                here.lines[digest.sample].append(line)
            for word in _candidates(text):
                here.weights[word] += weight
                here.samples[word].add(digest.sample)
                if line:
                    here.titled.add(word)
    return seen


def _told(digest: Digest) -> Iterator[tuple[str, int, str, float]]:
    """Topic, line (of headings only), words and their weight: headings, frames, and what stands beside figures."""
    for head in digest.heads:
        if head.topic:
            yield head.topic, head.line, head.heading or head.lead, _HEADING if head.heading else 1.0
    for clause in digest.clauses:
        topic = digest.heads[clause.head].topic if clause.head >= 0 else ""
        if topic and clause.frame:
            yield topic, 0, clause.frame, _HALF
    for figure in digest.figures:
        if figure.topic:
            yield figure.topic, 0, f"{figure.what}，{figure.left}，{figure.right}", 1.0


@lru_cache(maxsize=1 << 16)
def _candidates(text: str) -> frozenset[str]:
    """The words of a text that may be cues, and each two that stand side by side."""
    found: set[str] = set()
    for stretch in _SLOT.split(text):
        last = ""
        for word, tag in words(stretch) if stretch else ():
            kept = word if len(word) > 1 and _KEPT.match(tag) else ""
            if kept:
                found.add(kept)
            if kept and last and len(last + kept) <= min(_LONGEST, RUN):
                found.add(last + kept)
            last = kept if _JOINS.match(tag) else ""
    return frozenset(found)


def _entry(key: str, seen: _Seen, whole: _Seen, label: str) -> Learned:
    """The cues of a topic: its own name, words of its headings, and words that more than one sample uses."""
    usable = [word for word in seen.weights if len(whole.samples[word]) > 1 or word in seen.titled]
    share = {word: seen.weights[word] / (whole.weights[word] + _PRIOR) for word in usable}
    order = sorted(usable, key=lambda word: (-share[word] * len(seen.samples[word]), -seen.weights[word], word))
    named = tuple(each for each in _AND.split(label) if 1 < len(each) <= RUN)
    taken: dict[str, tuple[str, ...]] = {}
    for name, least, weight, most in _CLASSES:
        before = {*named, *(word for each in taken.values() for word in each)}
        fits = [word for word in order if word not in before and share[word] >= least and seen.weights[word] >= weight]
        taken[name] = ((*named, *fits) if name == "names" else tuple(fits))[:most]
    attested = {sample: tuple(sorted(set(lines))) for sample, lines in sorted(seen.lines.items())}
    first = "、".join((*taken["names"], *taken["cues"])[:3])
    reason = f"这些词多见于该主题的标题和条目，少见于其他主题：{first}。" if first else "样本中没有专属于该主题的词。"
    content = {name: list(found) for name, found in taken.items() if found}
    return Learned("lexicon.topics", key, content, attested, reason, _confidence(len(attested), taken))


def _confidence(support: int, taken: Mapping[str, Sequence[str]]) -> float:
    told = min(len(taken["names"]) + len(taken["cues"]) / 2, 4) / 4
    return round(told * support / (support + 1), 2)
