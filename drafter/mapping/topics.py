"""The subject of each section: cue words of its heading and text, the section above it, the frame of parts."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from drafter.mapping.cues import Held, bare, counted, index
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.reading import Mention, Node, Structure

NAME, CUE, WEAK = 3.0, 1.2, 0.3  # what a cue of each class weighs
HEADING = 8.0  # a cue in the heading against one in the text
PRIOR = 5.0  # what the topic of the section above speaks for a section that says little itself
SHARE = 0.4  # what the text of a sub-section adds to its section
_BEST = 3
_STRONG = 2.0  # the least a clause must say of another topic to leave its section's
_REACH = 200  # characters of a sentence looked at on each side of a mention
_SENTENCE = re.compile("[。；！？]")


@frozen
class _Cues:
    """A pack's topic cues, compiled; ``structural`` is the topic of headings that only frame, "" when there is none."""

    words: frozenset[str]
    owners: Mapping[str, tuple[tuple[str, float], ...]]
    decide: tuple[tuple[str, re.Pattern[str]], ...]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    of_part: Mapping[str, str]
    structural: str

    def score(self, text: str) -> dict[str, float]:
        """Topic → what the cue words of a text say for it; the fifth mention of a word says less than the first."""
        scores: dict[str, float] = defaultdict(float)
        for word, times in counted(self.words, bare(text)).items():
            for key, weight in self.owners[word]:
                scores[key] += weight * (1 + math.log(times))
        return scores


@lru_cache(maxsize=8)
def _compiled(held: Held) -> _Cues:
    pack = held.pack
    structural = next((topic.key for topic in pack.topics.values() if topic.part not in pack.parts), "")
    owners = index(_pairs(pack))
    lexicon = pack.lexicon
    return _Cues(
        frozenset(owners),
        owners,
        tuple((key, re.compile("|".join(cues.headings))) for key, cues in lexicon.topics.items() if cues.headings),
        tuple((key, re.compile("|".join(cues.heading))) for key, cues in lexicon.parts.items() if cues.heading),
        {part.key: part.topics[0] for part in pack.parts.values() if len(part.topics) == 1},
        structural,
    )


def cues_of(pack: Pack) -> _Cues:
    """The compiled topic cues of a pack."""
    return _compiled(Held(pack))


def _pairs(pack: Pack) -> Iterator[tuple[str, str, float]]:
    """Cue, topic, weight; a topic without hand-written cues is told by its label, leads and headings."""
    for key, topic in pack.topics.items():
        cues = pack.lexicon.topics.get(key)
        if cues is None or not cues.words:
            yield from ((word, key, NAME) for word in _words_of(topic.label))
            yield from ((word, key, CUE) for lead in (*topic.leads, *topic.headings) for word in _words_of(lead))
            continue
        for words, weight in ((cues.names, NAME), (cues.cues, CUE), (cues.weak, WEAK)):
            yield from ((word, key, weight) for word in words)


def _words_of(label: str) -> Iterator[str]:
    """The longer stretches of a label: 学习贯彻与领导干部学法 → 学习贯彻, 领导干部学法."""
    for part in re.split("[与和、及，,（）()/]", bare(label)):
        if len(part) > 1:
            yield part
        if len(part) > 4:
            yield from (part[:4], part[-4:])


def label(structure: Structure, pack: Pack) -> Structure:
    """The structure with the topic of every node: the best three with their scores, and the margin of the first."""
    cues = cues_of(pack)
    own = _own_texts(structure)
    whole = [dict(cues.score(text)) for text in own]
    parents = _parents(structure.nodes)
    for n in range(len(whole) - 1, -1, -1):  # a section holds what its sub-sections say
        if parents[n] >= 0:
            above = whole[parents[n]]
            for key, score in whole[n].items():
                above[key] = above.get(key, 0.0) + SHARE * score
    done: list[Node] = []
    leaf = set(range(len(own))) - set(parents)
    top = min((node.level for node in structure.nodes), default=1)
    for n, node in enumerate(structure.nodes):
        above_node = done[parents[n]] if parents[n] >= 0 else None
        framing = node.level == top and n not in leaf
        done.append(_labelled(node, cues, whole[n], above_node, framing))
    return replace(structure, nodes=tuple(done))


def _labelled(node: Node, cues: _Cues, text: Mapping[str, float], above: Node | None, framing: bool) -> Node:
    heading = bare(node.heading or node.lead)
    fixed = _fixed(node, heading, cues, above, framing)
    scores: dict[str, float] = defaultdict(float)
    told = cues.score(heading)
    for key, score in told.items():
        scores[key] += HEADING * score * (1.0 if node.heading else 0.4)
    for key, score in text.items():
        scores[key] += score
    if above is not None:
        for key, share in above.topics[:2]:
            scores[key] += PRIOR * share
    scores.pop(cues.structural, None)
    if fixed:
        scores[fixed] = 2 * max(scores.values(), default=1.0) + HEADING
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))[:_BEST]
    if not ranked:
        return replace(node, topic="", topics=(), margin=0.0)
    best = ranked[0][1]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    shares = tuple((key, round(score / best, 3)) for key, score in ranked)
    return replace(node, topic=ranked[0][0], topics=shares, margin=round((best - second) / best, 3))


def _fixed(node: Node, heading: str, cues: _Cues, above: Node | None, framing: bool) -> str:
    """The topic a heading has by its form: a part's own, the structural one of a frame; "" when its words decide."""
    if node.kind == "unheaded":
        return cues.structural
    if above is None or node.level == 1:
        for part, found in cues.parts:
            if node.heading and found.search(heading):
                return cues.of_part.get(part, cues.structural)
        if framing and not cues.score(heading):
            return cues.structural
    for key, found in cues.decide:
        if node.heading and found.search(heading):
            return key
    return ""


def _parents(nodes: Sequence[Node]) -> list[int]:
    """For each node the index of the one it stands under, -1 for none."""
    stack: list[int] = []
    found: list[int] = []
    for n, node in enumerate(nodes):
        while stack and nodes[stack[-1]].level >= node.level:
            stack.pop()
        found.append(stack[-1] if stack else -1)
        stack.append(n)
    return found


def _own_texts(structure: Structure) -> list[str]:
    """The text each node has before the next node starts, without its heading."""
    nodes, passages = structure.nodes, structure.passages
    found: list[str] = []
    for n, node in enumerate(nodes):
        last = n + 1 == len(nodes)
        stop, upto = (len(passages), 0) if last else (nodes[n + 1].passage, nodes[n + 1].start)
        begin = node.end if node.heading else node.start
        if stop == node.passage:
            found.append(passages[node.passage].text[begin:upto])
            continue
        parts = [passages[node.passage].text[begin:], *(each.text for each in passages[node.passage + 1 : stop])]
        if upto and stop < len(passages):
            parts.append(passages[stop].text[:upto])
        found.append("\n".join(parts))
    return found


def spread(structure: Structure, mentions: Sequence[Mention], pack: Pack) -> tuple[Mention, ...]:
    """The mentions with their topics: that of the section, or of the sentence where it plainly speaks of another."""
    cues = cues_of(pack)
    starts = [(node.passage, node.start) for node in structure.nodes]
    ends = {n: _ends(structure.passages[n].text) for n in {mention.passage for mention in mentions}}
    cache: dict[tuple[int, int], str] = {}
    done: list[Mention] = []
    for mention in mentions:
        at = bisect_right(starts, (mention.passage, mention.start)) - 1
        node = structure.nodes[at] if at >= 0 else None
        window = _window(mention.start, ends[mention.passage])
        key = (mention.passage, window[0])
        if key not in cache:
            cache[key] = _topic_at(structure.passages[mention.passage].text[slice(*window)], node, cues)
        done.append(replace(mention, topic=cache[key]))
    return tuple(done)


def _ends(text: str) -> list[int]:
    """Where the sentences of a text end, and where the text does."""
    return [*(each.start() for each in _SENTENCE.finditer(text)), len(text)]


def _window(at: int, ends: Sequence[int]) -> tuple[int, int]:
    """The sentence around a place; of an endless one a window that its neighbours share."""
    behind = bisect_left(ends, at)
    grid = at // _REACH * _REACH
    start = ends[behind - 1] + 1 if behind else 0
    return max(start, grid - _REACH), min(ends[behind], grid + 2 * _REACH)


def _topic_at(sentence: str, node: Node | None, cues: _Cues) -> str:
    own = node.topic if node else cues.structural
    return _better(cues.score(sentence), own, {each for each, _ in node.topics} if node else set())


def _better(scores: Mapping[str, float], own: str, near: set[str]) -> str:
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    if not ranked:
        return own
    best, score = ranked[0]
    weight = 2.0 if best in near else 3.0
    return best if score >= _STRONG * NAME and score > weight * (scores.get(own, 0.0) + CUE) else own
