"""The report's own words as items of the pack's lists: what no field holds stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache

from drafter.mapping.cues import Held
from drafter.mapping.excerpts import Words
from drafter.mapping.outlines import heads
from drafter.mapping.parting import PENDING, causes, is_lead_in, line, parted
from drafter.mapping.sections import Section, Stretch, sections
from drafter.mapping.statements import silent_parts
from drafter.mapping.topics import cues_of
from drafter.mapping.values import Value
from drafter.model.frozen import frozen
from drafter.model.pack import ListSpec, Pack, Part
from drafter.model.reading import Node, Reading, Structure

_LEAST = 6  # characters: less is a lead-in, not a text
_EDGE = " 　，、；：:,;"
_CAUSES = re.compile("^[^，。]{0,10}(?:原因|成因|根源)(?:分析|剖析)?$")
_BOTH = re.compile("(?:问题|不足|短板|差距|困难|薄弱环节)(?:之处)?(?:以?及|和|与|、|，)")
_OURS = 2  # section headings of the pack's own that tell a report written with it
_PLAN = re.compile("计划|打算|安排|下一?步|下一?阶段|今后|措施|努力方向|思路")


@frozen
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


@frozen
class _Frame:
    """What of the pack decides where a text goes."""

    pack: Pack
    by_topic: ListSpec | None
    topics: tuple[str, ...]  # those whose own words some part prints
    ours: bool = False  # whether the report was written with this pack: its sections bear the pack's headings
    outline: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # section headings with their topics

    @staticmethod
    def of(pack: Pack, structure: Structure) -> _Frame:
        by_topic = next((spec for spec in pack.lists.values() if spec.by_topic), None)
        topics = [each for part in pack.parts.values() for section in part.sections for each in section.topics]
        topics += [each for part in pack.parts.values() for each in part.topics]
        told = {each for part in pack.parts.values() for section in part.sections for each in section.headings}
        outline = {each.heading: each.topics for each in heads(structure, pack)}
        ours = sum(node.heading in told for node in structure.nodes) >= _OURS
        return _Frame(pack, by_topic, tuple(dict.fromkeys(topics)), ours, outline)

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
    words = Words(reading, stored, said)
    planned = any(node.part in silent_parts(pack) for node in reading.structure.nodes)
    found: list[Item] = []
    before: Section | None = None
    announced: tuple[int, ...] = ()
    why: list[tuple[str, tuple[int, ...]]] = []
    held = frozenset(n for each in reading.tables if each.field for n in range(each.first, each.last + 1))
    for section in sections(reading.structure, merged, held):
        spec = frame.list_of(section)
        if spec is not None and spec is frame.problems and _of_causes(section):
            why.extend(_causes(section, words, pack))
        elif spec is not None and spec.by_topic:
            found.extend(_of_measures(section, spec, frame, words))
        elif spec is not None:
            opens = frame.opens(section, before)
            made = [
                item
                for part, each in _mixed(section, spec, frame, words, opens, planned)
                for item in _of_list(part, each, frame, words, opens)
            ]
            if not made and is_lead_in(words.text(section.text)):
                announced += tuple(n for each in section.text for n in words.within(each))
            if made and announced:  # 三个方面: the items say as much
                made[0], announced = replace(made[0], mentions=made[0].mentions + announced), ()
            found.extend(made)
        before = section
    return tuple(_caused(found, frame.problems.key, why) if why and frame.problems else found)


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


def _causes(section: Section, words: Words, pack: Pack) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The causes a section of causes gives, each with the mentions of the section."""
    node = section.node
    own = "" if node is None or _CAUSES.search(node.heading or "") else words.heading(node)
    text = words.text(section.text)
    told = causes(text, pack) if not own else [f"{own}。{text}" if text and own not in text else own]
    held = tuple(n for each in section.text for n in words.within(each))
    yield from ((each, held) for each in told if not is_lead_in(each) and len(each) >= _LEAST)


def _caused(found: list[Item], key: str, told: Sequence[tuple[str, tuple[int, ...]]]) -> list[Item]:
    """The items of a list with the causes told behind them: one to one where the counts agree, else all with the last."""
    mine = [n for n, each in enumerate(found) if each.list == key]
    lacking = [n for n in mine if dict(found[n].texts).get("cause") == PENDING]
    at = lacking if len(lacking) == len(told) else mine if len(mine) == len(told) else mine[-1:] * len(told)
    made = list(found)
    for n, (cause, held) in zip(at, told, strict=bool(at)):
        was = dict(made[n].texts)
        given = was.get("cause", PENDING)
        was["cause"] = cause if given == PENDING else f"{given.rstrip('。')}。{cause}"
        made[n] = replace(made[n], texts=tuple(was.items()), mentions=made[n].mentions + held)
    return made


def _mixed(
    section: Section, spec: ListSpec, frame: _Frame, words: Words, opens: bool, planned: bool
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


def _of_measures(section: Section, spec: ListSpec, frame: _Frame, words: Words) -> Iterator[Item]:
    """What a section of the year's work says besides its figures; the opening only what is told nowhere else."""
    frames = section.node is None or (section.parent and section.node.level == 1)
    if not frames or words.holds_loose(section.text):
        yield from _by_topic(section, spec, frame, words, only_loose=section.node is None)


def _of_list(section: Section, spec: ListSpec, frame: _Frame, words: Words, opens: bool) -> Iterator[Item]:
    """The items of a section: each paragraph of a part without numbers one or several, a numbered one one."""
    node = section.node
    loose = words.holds_loose(section.text)
    announces = is_lead_in(words.text(section.text)) and (section.parent or not loose)
    if announces or (section.parent and not loose):
        return
    split = opens or (node is not None and node.kind == "unheaded")
    heading = "" if opens or section.parent else words.heading(node)
    if is_lead_in(heading) or (spec is not frame.plans) or not opens:
        for texts in parted(
            heading, words.text(section.text), spec, frame.pack, split, node.terminator if node else ""
        ):
            yield _made(words, spec.key, "", texts, section)
        return
    for stretch in words.paragraphs(section.text):
        text = words.text(stretch)
        if len(text) < _LEAST or (is_lead_in(text) and not words.holds_loose(stretch)):
            continue
        for texts in parted("", text, spec, frame.pack, split):
            yield _made(words, spec.key, "", texts, section, stretch)


def _by_topic(section: Section, spec: ListSpec, frame: _Frame, words: Words, only_loose: bool) -> Iterator[Item]:
    """What is left of a section when the sentences that fields tell are gone."""
    kept = words.kept(section.text, only_loose)
    heading = words.heading(section.node) if not section.parent or _run_in(section) else ""
    printed = frame.prints(heading) and not any(
        words.loose(n) for each in words.headed(section) for n in words.within(each)
    )
    heading = "" if printed else heading
    keys = [each.key for each in spec.fields]
    for title, group in words.titled(kept, bool(heading)) if frame.ours else [("", kept)]:
        text = line("".join(words.cut(each) for each in group)).strip(_EDGE)
        text = text.removeprefix(f"{title}，")
        if len(text) < _LEAST:
            continue
        title, heading = (title, heading) if title else (heading, "")
        topic = frame.topic_of(section, text)
        repeated = title.strip("。") == text.strip("。") or topic in frame.outline.get(title, ())
        texts = [(keys[-2], title)] if title and len(keys) > 1 and not repeated else []
        texts.append((keys[-1], text))
        yield _made(words, spec.key, topic, texts, section, group)


def _run_in(section: Section) -> bool:
    return section.node is not None and section.node.run_in


def _made(
    words: Words,
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
    line, column = words.reading.structure.passages[passage].place(start)
    last = (kept or section.text)[-1]
    end = words.reading.structure.passages[last.passage].place(max(last.end - 1, 0))[1] + 1
    held = tuple(
        n
        for each in (*words.headed(section), *(kept if kept is not None else section.text))
        for n in words.within(each)
    )
    return Item(key, topic, tuple(texts), line, column, end, f"{words.reading.source.name}:{line}", held, "section")
