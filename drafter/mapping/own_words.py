"""The report's own words as items of the pack's lists: what no field holds stays as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.mapping.parting import line, parted
from drafter.mapping.sections import Section, Stretch, sections
from drafter.mapping.topics import cues_of
from drafter.model.pack import ListSpec, Pack, Part
from drafter.model.reading import Mention, MentionKind, Node, Reading

_SENTENCE = re.compile('[^。！？；]*(?:[。！？；]+[”’）》〉」』】)"]*|$)')
_CLAUSE = re.compile("[^，。；：！？、]+")
_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_TOLD = 0.5  # share of a sentence in clauses that fields tell, from which on the sentence would only repeat them
_LEAST = 6  # characters: less is a lead-in, not a text
_EDGE = " 　，、；：:,;"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list of own words: its texts by key, the 1-based line it starts on, the figures that stand in it."""

    list: str
    topic: str
    texts: tuple[tuple[str, str], ...]
    line: int
    start: int
    end: int
    taken_from: str
    mentions: tuple[int, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class _Frame:
    """What of the pack decides where a text goes."""

    pack: Pack
    by_topic: ListSpec | None
    topics: tuple[str, ...]  # those whose own words some part prints

    @staticmethod
    def of(pack: Pack) -> _Frame:
        by_topic = next((spec for spec in pack.lists.values() if spec.by_topic), None)
        topics = [each for part in pack.parts.values() for section in part.sections for each in section.topics]
        topics += [each for part in pack.parts.values() for each in part.topics]
        return _Frame(pack, by_topic, tuple(dict.fromkeys(topics)))

    def list_of(self, section: Section) -> ListSpec | None:
        """The list a section's text belongs to."""
        part = self.pack.parts.get(section.part)
        if part is None or not part.list:
            return self.by_topic
        extra = [each for each in self.pack.lists.values() if each.part == part.key and each.key != part.list]
        if section.put_right and extra:
            return extra[0]
        return self.pack.lists.get(part.list)

    def topic_of(self, section: Section, text: str) -> str:
        """The topic under which a text of its own is printed."""
        part: Part | None = self.pack.parts.get(section.part)
        if part is not None and part.topics:
            return part.topics[0]
        node: Node | None = section.node
        near = [key for key, _ in node.topics] if node else []
        scores = cues_of(self.pack).score(text) if not near or near[0] not in self.topics else {}
        near += sorted(scores, key=lambda each: (-scores[each], each))
        return next((each for each in near if each in self.topics), self.topics[0] if self.topics else "")


def items(reading: Reading, pack: Pack, stored: frozenset[int]) -> tuple[Item, ...]:
    """Every text the facts file takes over; ``stored`` are the mentions that fields hold already."""
    frame = _Frame.of(pack)
    merged = frozenset(part.key for part in pack.parts.values() if part.list)
    words = _Words(reading, stored)
    found: list[Item] = []
    for section in sections(reading.structure, merged):
        spec = frame.list_of(section)
        if spec is not None:
            found.extend(_of_section(section, spec, frame, words))
    return tuple(found)


def _of_section(section: Section, spec: ListSpec, frame: _Frame, words: _Words) -> Iterator[Item]:
    frames = section.node is None or section.parent
    bare_chapeau = frames and (not spec.by_topic or section.node is None or section.node.level == 1)
    if bare_chapeau and not words.holds_loose(section.text):
        return
    if spec.by_topic:
        yield from _by_topic(section, spec, frame, words, only_loose=section.node is None)
        return
    heading = "" if bare_chapeau else words.heading(section.node)
    text = words.text(section.text)
    split = section.node is not None and section.node.kind == "unheaded"
    for texts in parted(heading, text, spec, frame.pack, split):
        yield words.item(spec.key, "", texts, section)


def _by_topic(section: Section, spec: ListSpec, frame: _Frame, words: _Words, only_loose: bool) -> Iterator[Item]:
    """What is left of a section when the sentences that fields tell are gone."""
    kept = words.kept(section.text, only_loose)
    text = line("".join(words.cut(each) for each in kept)).strip(_EDGE)
    if len(text) < _LEAST:
        return
    heading = words.heading(section.node) if not section.parent or _run_in(section) else ""
    keys = [each.key for each in spec.fields]
    texts = [(keys[0], heading)] if heading and len(keys) > 1 else []
    texts.append((keys[-1], text))
    yield words.item(spec.key, frame.topic_of(section, text), texts, section, kept)


def _run_in(section: Section) -> bool:
    return section.node is not None and section.node.run_in


class _Words:
    """The text of a reading and the mentions in any stretch of it."""

    def __init__(self, reading: Reading, stored: frozenset[int]) -> None:
        self.reading = reading
        self.stored = stored
        self.starts = [(each.passage, each.start) for each in reading.mentions]
        self.year = str(reading.structure.identity.year)

    def cut(self, stretch: Stretch) -> str:
        """The characters of a stretch."""
        return self.reading.structure.passages[stretch.passage].text[stretch.start : stretch.end]

    def text(self, stretches: Sequence[Stretch]) -> str:
        """The text of several stretches, one line."""
        return line("".join(self.cut(each) for each in stretches)).strip(_EDGE)

    def heading(self, node: Node | None) -> str:
        """A node's heading as text, "" for none."""
        if node is None or not node.heading:
            return ""
        text = self.reading.structure.passages[node.passage].text[node.start + len(node.number) : node.end]
        return line(text).strip(_EDGE + "。") or line(node.heading)

    def within(self, stretch: Stretch) -> Iterator[int]:
        """Indexes of the strong mentions but names in a stretch."""
        at = bisect_left(self.starts, (stretch.passage, stretch.start))
        while at < len(self.starts) and self.starts[at] < (stretch.passage, stretch.end):
            mention = self.reading.mentions[at]
            if not mention.weak and mention.kind not in _NAMES:
                yield at
            at += 1

    def loose(self, n: int) -> bool:
        """Whether a mention is a figure that no field holds and that is not just the report year."""
        mention: Mention = self.reading.mentions[n]
        known = n in self.stored or mention.same in self.stored
        return not known and not (mention.kind is MentionKind.DATE and str(mention.value) == self.year)

    def holds_loose(self, stretches: Sequence[Stretch]) -> bool:
        """Whether a figure (not a title) stands there that no field holds."""
        kinds = (MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)
        found = (n for each in stretches for n in self.within(each) if self.reading.mentions[n].kind not in kinds)
        return any(self.loose(n) for n in found)

    def kept(self, stretches: Sequence[Stretch], only_loose: bool) -> list[Stretch]:
        """The sentences to take over: all but those that fields tell; with ``only_loose`` those with loose figures."""
        found: list[Stretch] = []
        for stretch in stretches:
            for match in _SENTENCE.finditer(self.cut(stretch)):
                one = Stretch(stretch.passage, stretch.start + match.start(), stretch.start + match.end())
                if match[0].strip() and (self.holds_loose([one]) if only_loose else not self.told(one)):
                    found.append(one)
        return found

    def told(self, sentence: Stretch) -> bool:
        """Whether fields tell what a sentence says: all its figures, and most of its words stand beside them."""
        held = list(self.within(sentence))
        if not held or any(self.loose(n) for n in held):
            return False
        ends = [self.reading.mentions[n].end for n in held]
        text, told, size = self.cut(sentence), 0, 0
        for clause in _CLAUSE.finditer(text):
            low, high = sentence.start + clause.start(), sentence.start + clause.end()
            first = bisect_right(ends, low)
            stands = first < len(held) and self.reading.mentions[held[first]].start < high
            size += high - low
            told += (high - low) * stands
        return told >= _TOLD * size

    def item(
        self,
        key: str,
        topic: str,
        texts: Sequence[tuple[str, str]],
        section: Section,
        kept: Sequence[Stretch] | None = None,
    ) -> Item:
        """An item with its place: that of the section's first word."""
        node = section.node
        first = (kept or section.text)[0]
        passage, start = (node.passage, node.start) if node else (first.passage, first.start)
        line, column = self.reading.structure.passages[passage].place(start)
        last = (kept or section.text)[-1]
        end = self.reading.structure.passages[last.passage].place(max(last.end - 1, 0))[1] + 1
        heading = [Stretch(node.passage, node.start, node.end)] if node and node.heading else []
        held = tuple(n for each in (*heading, *(kept if kept is not None else section.text)) for n in self.within(each))
        return Item(key, topic, tuple(texts), line, column, end, f"{self.reading.source.name}:{line}", held, "section")
