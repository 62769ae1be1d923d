"""The report's own words as items of the pack's lists: what no field holds stays as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from drafter.mapping.cues import Held
from drafter.mapping.parting import PENDING, causes, is_lead_in, line, parted
from drafter.mapping.sections import Section, Stretch, sections
from drafter.mapping.statements import silent_parts
from drafter.mapping.topics import cues_of
from drafter.mapping.values import Value
from drafter.model.pack import ListSpec, Pack, Part
from drafter.model.reading import Mention, MentionKind, Node, Reading, Structure

_SENTENCE = re.compile('[^。！？；]*(?:[。！？；]+[”’）》〉」』】)"]*|$)')
_CLAUSE = re.compile("[^，。；：！？、]+")
_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_TOLD = 0.5  # share of a sentence in clauses that fields tell, from which on the sentence would only repeat them
_LEAST = 6  # characters: less is a lead-in, not a text
_EDGE = " 　，、；：:,;"
_CAUSES = re.compile("^[^，。]{0,10}(?:原因|成因|根源)(?:分析|剖析)?$")
_BOTH = re.compile("(?:问题|不足|短板|差距|困难|薄弱环节)(?:以?及|和|与|、|，)")
_AHEAD = re.compile("下一?步|下一?阶段|今后|明年|来年|接下来|(20[0-9]{2})年")
_SHORT = 40  # characters: a longer sentence says more than a field told in words
_OURS = 2  # section headings of the pack's own that tell a report written with it
_TITLED = re.compile(
    "((?:把|按(?!照)|以|用|请|由|与|为|派|抓|抢在|在(?!.{0,12}中)|对(?!.{0,14}[，的])|调整|充实|定期|结合|理[顺清]|优先|修订|摸清|会[同商]|购买|统[一筹]"
    "|健全|分[清组层季环]|坚持|部署|组织|建立|接[通受]|推[行动进广送]|公开|开展|配足|制作|疏通|督促|带[头领]|直接|对照|合并|细化|编[制印]|试行"
    "|重签|检查(?!过程)|评查|创新|清理|实行|选派|明确|回访|兑现|研究|完善|发动|集中|落实|多用|使用|执行|委托|依[法程计]|利用|内外)"
    "[^，。；：0-9《]{2,18}(?<![后前时中里的外])(?<!期间|同时|平台|主题|思路|要求|分工|计算|谈话))，"
)
_PLAN = re.compile("计划|打算|安排|下一?步|下一?阶段|今后|措施|努力方向|思路")


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
    ours: bool = False  # whether the report was written with this pack: its sections bear the pack's headings

    @staticmethod
    def of(pack: Pack, structure: Structure) -> _Frame:
        by_topic = next((spec for spec in pack.lists.values() if spec.by_topic), None)
        topics = [each for part in pack.parts.values() for section in part.sections for each in section.topics]
        topics += [each for part in pack.parts.values() for each in part.topics]
        told = {each for part in pack.parts.values() for section in part.sections for each in section.headings}
        ours = sum(node.heading in told for node in structure.nodes) >= _OURS
        return _Frame(pack, by_topic, tuple(dict.fromkeys(topics)), ours)

    def prints(self, heading: str) -> bool:
        """Whether a heading is one the pack prints, or begins with its lead: no words of the report's own."""
        leads = {each for topic in self.pack.topics.values() for each in (*topic.leads, *topic.headings)}
        parts = _headings(Held(self.pack), cues=False).values()
        return self.ours and (
            any(heading == each or heading.startswith(f"{each}，") for each in leads)
            or any(each.fullmatch(heading) for each in parts)
        )

    @property
    def plans(self) -> ListSpec | None:
        """The list of what is planned."""
        silent = silent_parts(self.pack)
        return next((each for each in self.pack.lists.values() if each.part in silent), None)

    @property
    def problems(self) -> ListSpec | None:
        """The list whose items ask for a cause."""
        return next((each for each in self.pack.lists.values() if "cause" in [key.key for key in each.fields]), None)

    def opens(self, section: Section, before: Section | None) -> bool:
        """Whether a section's heading is that of its part, no words of an item."""
        node = section.node
        if node is None or not node.heading or any(each.part == node.part for each in section.above):
            return False
        cues = _headings(Held(self.pack)).get(node.part)
        first = before is not None and before.node is not None and before.part != node.part
        return (first and not section.above and node.kind == "heading") or bool(cues and cues.search(node.heading))

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


def items(reading: Reading, pack: Pack, stored: frozenset[int], said: Iterable[Value] = ()) -> tuple[Item, ...]:
    """Every text the facts file takes over; ``stored`` are the mentions that fields hold already, ``said`` the values."""
    frame = _Frame.of(pack, reading.structure)
    merged = frozenset(part.key for part in pack.parts.values() if part.list)
    words = _Words(reading, stored, said)
    planned = any(node.part in silent_parts(pack) for node in reading.structure.nodes)
    found: list[Item] = []
    before: Section | None = None
    for section in sections(reading.structure, merged):
        spec = frame.list_of(section)
        if spec is not None and spec is frame.problems and _of_causes(section):
            found = _caused(found, spec.key, section, words, pack)
        elif spec is not None and spec.by_topic:
            found.extend(_of_measures(section, spec, frame, words))
        elif spec is not None:
            opens = frame.opens(section, before)
            for part, each in _mixed(section, spec, frame, words, opens, planned):
                found.extend(_of_list(part, each, frame, words, opens))
        before = section
    return tuple(found)


@lru_cache(maxsize=8)
def _headings(held: Held, cues: bool = True) -> dict[str, re.Pattern[str]]:
    """Part → what its own headings look like: the pack's cues and the pack's headings themselves."""
    found: dict[str, re.Pattern[str]] = {}
    for key, part in held.pack.parts.items():
        more = held.pack.lexicon.parts.get(key) if cues else None
        told = ["[0-9]{4}".join(map(re.escape, re.split("[{][a-z-]+[}]", each))) for each in part.headings]
        found[key] = re.compile("|".join([*told, *(more.heading + more.deeper + more.hinted if more else ())]))
    return found


def _of_causes(section: Section) -> bool:
    """Whether a section gives the causes of the problems told before it."""
    return any(_CAUSES.search(each.heading or "") and not _BOTH.search(each.heading or "") for each in _line(section))


def _line(section: Section) -> tuple[Node, ...]:
    return (section.node, *section.above) if section.node else section.above


def _caused(found: list[Item], key: str, section: Section, words: _Words, pack: Pack) -> list[Item]:
    """The items with a section's causes: one to one where the counts agree, else all with the last that lacks one."""
    node = section.node
    own = "" if node is None or _CAUSES.search(node.heading or "") else words.heading(node)
    text = words.text(section.text)
    told = causes(text, pack) if not own else [f"{own}。{text}" if text and own not in text else own]
    told = [each for each in told if not is_lead_in(each) and len(each) >= _LEAST]
    lacking = [n for n, each in enumerate(found) if each.list == key and dict(each.texts).get("cause") == PENDING]
    mine = [n for n, each in enumerate(found) if each.list == key]
    if not told or not mine:
        return found
    if own:
        at = lacking[:1] or mine[-1:]
    else:
        at = lacking if len(lacking) == len(told) else mine[-1:]
    told = told if len(at) == len(told) else ["。".join(each.rstrip("。") for each in told)]
    held = tuple(n for each in section.text for n in words.within(each))
    for n, cause in zip(at, told, strict=True):
        was = dict(found[n].texts)
        given = was.get("cause", PENDING)
        was["cause"] = cause if given == PENDING else f"{given.rstrip('。')}。{cause}"
        found[n] = replace(found[n], texts=tuple(was.items()), mentions=found[n].mentions + held)
    return found


def _mixed(
    section: Section, spec: ListSpec, frame: _Frame, words: _Words, opens: bool, planned: bool
) -> Iterator[tuple[Section, ListSpec]]:
    """A section that tells both of shortcomings and of what is next, parted; any other as it is."""
    node, problems, plans = section.node, frame.problems, frame.plans
    heading = (node.heading or "") if node else ""
    both = opens and bool(_PLAN.search(heading)) and bool(_BOTH.search(heading))
    single = not planned and spec is problems and (opens or (node is not None and node.kind == "unheaded"))
    if section.parent or problems is None or plans is None or not (both or single) or section.put_right:
        yield section, spec
        return
    pieces = words.sentences(section.text)
    at = next((n for n, each in enumerate(pieces) if words.ahead(each)), len(pieces))
    for part, each in ((pieces[:at], problems), (pieces[at:], plans)):
        if part:
            yield replace(section, text=tuple(part)), each


def _of_measures(section: Section, spec: ListSpec, frame: _Frame, words: _Words) -> Iterator[Item]:
    """What a section of the year's work says besides its figures; the opening only what is told nowhere else."""
    frames = section.node is None or (section.parent and section.node.level == 1)
    if not frames or words.holds_loose(section.text):
        if section.node is not None or words.alone(section.text):
            yield from _by_topic(section, spec, frame, words, only_loose=section.node is None)


def _of_list(section: Section, spec: ListSpec, frame: _Frame, words: _Words, opens: bool) -> Iterator[Item]:
    """The items of a section: each paragraph of a part without numbers one or several, a numbered one one."""
    node = section.node
    loose = words.holds_loose(section.text)
    if (section.parent and not loose) or (is_lead_in(words.text(section.text)) and not loose):
        return
    split = opens or (node is not None and node.kind == "unheaded")
    heading = "" if opens or section.parent else words.heading(node)
    if is_lead_in(heading) or (spec is not frame.plans) or not opens:
        for texts in parted(heading, words.text(section.text), spec, frame.pack, split, node.terminator if node else ""):
            yield words.item(spec.key, "", texts, section)
        return
    for stretch in words.paragraphs(section.text):
        text = words.text(stretch)
        if len(text) < _LEAST or (is_lead_in(text) and not words.holds_loose(stretch)):
            continue
        for texts in parted("", text, spec, frame.pack, split):
            yield words.item(spec.key, "", texts, section, stretch)


def _by_topic(section: Section, spec: ListSpec, frame: _Frame, words: _Words, only_loose: bool) -> Iterator[Item]:
    """What is left of a section when the sentences that fields tell are gone."""
    kept = words.kept(section.text, only_loose)
    heading = words.heading(section.node) if not section.parent or _run_in(section) else ""
    printed = frame.prints(heading) and not words.holds_loose(words.headed(section))
    heading = "" if printed else heading
    keys = [each.key for each in spec.fields]
    for title, group in words.titled(kept, bool(heading)) if frame.ours else [("", kept)]:
        text = line("".join(words.cut(each) for each in group)).strip(_EDGE)
        text = text.removeprefix(f"{title}，")
        if len(text) < _LEAST:
            continue
        title, heading = (title, heading) if title else (heading, "")
        repeated = title.strip("。") == text.strip("。")
        texts = [(keys[0], title)] if title and len(keys) > 1 and not repeated else []
        texts.append((keys[-1], text))
        yield words.item(spec.key, frame.topic_of(section, text), texts, section, group)


def _run_in(section: Section) -> bool:
    return section.node is not None and section.node.run_in


class _Words:
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
        kinds = (MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)
        found = (n for each in stretches for n in self.within(each) if self.reading.mentions[n].kind not in kinds)
        return any(self.loose(n) for n in found)

    def alone(self, stretches: Sequence[Stretch]) -> bool:
        """Whether a figure without a field stands there that the report tells nowhere behind it."""
        here = [n for each in stretches for n in self.within(each) if self.loose(n)]
        if not here:
            return False
        behind = {(each.kind, each.value, each.unit) for each in self.reading.mentions[here[-1] + 1 :] if not each.weak}
        mine = [self.reading.mentions[n] for n in here]
        return any((each.kind, each.value, each.unit) not in behind for each in mine)

    def kept(self, stretches: Sequence[Stretch], only_loose: bool) -> list[Stretch]:
        """The sentences to take over: all but those that fields tell; with ``only_loose`` those with loose figures."""
        found: list[Stretch] = []
        for stretch in stretches:
            for match in _SENTENCE.finditer(self.cut(stretch)):
                one = Stretch(stretch.passage, stretch.start + match.start(), stretch.start + match.end())
                if match[0].strip() and not self.stated(one) and (self.holds_loose([one]) if only_loose else not self.told(one)):
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
        held = tuple(n for each in (*self.headed(section), *(kept if kept is not None else section.text)) for n in self.within(each))
        return Item(key, topic, tuple(texts), line, column, end, f"{self.reading.source.name}:{line}", held, "section")
