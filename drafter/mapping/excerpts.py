"""The text of a reading cut into stretches and sentences, and which of its figures no field holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from drafter.mapping.parting import line
from drafter.mapping.sections import Section, Stretch
from drafter.mapping.values import Value
from drafter.model.reading import Mention, MentionKind, Node, Reading

_SENTENCE = re.compile('[^。！？；]*(?:[。！？；]+[”’）》〉」』】)"]*|$)')
_CLAUSE = re.compile("[^，。；：！？、]+")
_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_TOLD = 0.5  # share of a sentence in clauses that fields tell, from which on the sentence would only repeat them
_SHORT = 40  # characters: a longer sentence says more than a field told in words
_EDGE = " 　，、；：:,;"
_AHEAD = re.compile("下一?步|下一?阶段|今后|明年|来年|接下来|(20[0-9]{2})年")
_TITLED = re.compile(
    "((?:把|按(?!照)|以|用|请|由|与|为|派|抓|抢在|在(?!.{0,12}中)|对(?!.{0,14}[，的])|调整|充实|定期|结合|理[顺清]|优先|修订|摸清|会[同商]|购买|统[一筹]"
    "|健全|分[清组层季环]|坚持|部署|组织|建立|接[通受]|推[行动进广送]|公开|开展|配足|制作|疏通|督促|带[头领]|直接|对照|合并|细化|编[制印]|试行"
    "|重签|检查(?!过程)|评查|创新|清理|实行|选派|明确|回访|兑现|研究|完善|发动|集中|落实|多用|使用|执行|委托|依[法程计]|利用|内外|查审|水陆空)"
    "[^，。；：0-9《]{2,18}(?<![后前时中里的外])(?<!期间|同时|思路|分工|计算|谈话)(?<!为主题))，"
)


class Words:
    """The text of a reading and the mentions in any stretch of it."""

    def __init__(self, reading: Reading, stored: frozenset[int], said: Iterable[Value]) -> None:
        self.reading = reading
        self.statements: dict[int, list[int]] = {}
        for value in said:
            if not value.mentions:
                self.statements.setdefault(value.line, []).append(value.start)
        self.known = stored | {reading.mentions[n].same for n in stored} - {-1}
        self.starts = [(each.passage, each.start) for each in reading.mentions]
        self.year = reading.structure.identity.year
        self.years = frozenset(str(self.year + each) for each in (-1, 0, 1))

    def cut(self, stretch: Stretch) -> str:
        """The characters of a stretch."""
        return self.reading.structure.passages[stretch.passage].text[stretch.start : stretch.end]

    def text(self, stretches: Sequence[Stretch]) -> str:
        """The text of several stretches, one line."""
        return line("".join(self.cut(each) for each in stretches)).strip(_EDGE)

    def sentences(self, stretches: Sequence[Stretch]) -> list[Stretch]:
        """The stretches cut into sentences."""
        return [
            Stretch(each.passage, each.start + match.start(), each.start + match.end())
            for each in stretches
            for match in _SENTENCE.finditer(self.cut(each))
            if match[0].strip()
        ]

    def paragraphs(self, stretches: Sequence[Stretch]) -> list[list[Stretch]]:
        """The stretches by the paragraph they stand in."""
        found: list[list[Stretch]] = []
        for each in stretches:
            if found and found[-1][-1].passage == each.passage:
                found[-1].append(each)
            else:
                found.append([each])
        return found

    def titled(self, sentences: Sequence[Stretch], headed: bool) -> list[tuple[str, list[Stretch]]]:
        """The sentences by the title the first of them begins with (标题，…); "" for those before the first title."""
        found: list[tuple[str, list[Stretch]]] = []
        for each in sentences:
            match = _TITLED.match(self.cut(each)) if found or not headed else None
            if found and self.cut(found[-1][1][-1]).rstrip().endswith("；"):
                match = None
            if match or not found:
                found.append((match[1] if match else "", []))
            found[-1][1].append(each)
        return found

    def headed(self, section: Section) -> list[Stretch]:
        """The heading of a section as a stretch."""
        node = section.node
        return [Stretch(node.passage, node.start, node.end)] if node and node.heading else []

    def ahead(self, sentence: Stretch) -> bool:
        """Whether a sentence begins with a time after the report's year."""
        match = _AHEAD.match(self.cut(sentence).lstrip())
        return match is not None and (match[1] is None or int(match[1]) == self.year + 1)

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
        known = n in self.known or mention.same in self.known
        return not known and not (mention.kind is MentionKind.DATE and str(mention.value) in self.years)

    def holds_loose(self, stretches: Sequence[Stretch]) -> bool:
        """Whether a figure (not a title) stands there that no field holds."""
        return any(self.loose(n) and self.figure(n) for each in stretches for n in self.within(each))

    def figure(self, n: int) -> bool:
        """Whether a mention is no title nor number of a document."""
        return self.reading.mentions[n].kind not in (MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)

    def alone(self, stretches: Sequence[Stretch]) -> bool:
        """Whether a figure without a field stands there that the report tells nowhere behind it."""
        here = [n for each in stretches for n in self.within(each) if self.loose(n) and self.figure(n)]
        if not here:
            return False
        behind = {(each.kind, each.value, each.unit) for each in self.reading.mentions[here[-1] + 1 :] if not each.weak}
        mine = [self.reading.mentions[n] for n in here]
        return any((each.kind, each.value, each.unit) not in behind for each in mine)

    def kept(self, stretches: Sequence[Stretch], only_loose: bool) -> list[Stretch]:
        """The sentences to take over: all but those that fields tell; with ``only_loose`` those with loose figures."""
        found: list[Stretch] = []
        for stretch in stretches:
            for one in self.sentences([stretch]):
                if self.alone([one]) if only_loose else not (self.stated(one) or self.told(one)):
                    found.append(one)
        return found

    def stated(self, sentence: Stretch) -> bool:
        """Whether a short sentence without figures is a field's value told in words."""
        text = self.cut(sentence).strip()
        if len(text) > _SHORT or text.count("，") > 1 or any(self.loose(n) for n in self.within(sentence)):
            return False
        place, start = self.reading.structure.passages[sentence.passage].place(sentence.start)
        return any(start <= at < start + len(text) + 1 for at in self.statements.get(place, ()))

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
