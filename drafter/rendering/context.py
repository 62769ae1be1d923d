"""What the section templates may name: parts, sections and topics as told, set phrases, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from drafter.analysis.numbering import han
from drafter.analysis.sentences import tidy
from drafter.model.fact import Entry
from drafter.model.frozen import frozen
from drafter.model.pack import ListSpec, Part, Section
from drafter.model.quantity import Rows
from drafter.model.tree import Origin, Run, text_of
from drafter.rendering.choose import ranked
from drafter.rendering.environment import Raw
from drafter.rendering.inline import mark, role_mark
from drafter.rendering.own import own_words, taken
from drafter.rendering.tell import STOP, Runs, Teller
from drafter.rendering.topic import TopicText, tell_topic

_STOP = Run(STOP, Origin("pack", "stop"))


@frozen
class Item:
    """A topic within its section; ``ordinal`` is 一, 二 … where the section has several, else empty.

    ``named``: the one topic with a lead phrase, behind others that need none.
    """

    ordinal: str
    topic: TopicText
    named: bool = False


@frozen
class SectionText:
    """A section with something to tell: its heading and its topics."""

    heading: Runs
    topics: tuple[TopicText, ...]

    @property
    def items(self) -> tuple[tuple[Item, ...], ...]:
        """The topics by paragraph: one each, neighbours under two sentences together; first those no lead phrase opens."""
        groups: list[list[Item]] = []
        told = [topic.key for topic in self.topics if topic.told and topic.lead]
        for topic in sorted(self.topics, key=lambda each: bool(each.lead)):
            listed = topic.key in told
            ordinal = han(told.index(topic.key) + 1) if listed and len(told) > 1 else ""
            item = Item(ordinal, topic, named=listed and len(told) == 1 and any(not each.lead for each in self.topics))
            if groups and topic.short and groups[-1][-1].topic.short:
                groups[-1].append(item)
            else:
                groups.append([item])
        return tuple(tuple(group) for group in groups)


@frozen
class PartText:
    """A part as the templates see it."""

    key: str
    template: str
    heading: Runs
    sections: tuple[SectionText, ...] = ()
    topics: tuple[TopicText, ...] = ()
    entries: tuple[Mapping[str, Runs], ...] = ()
    missing: Runs = ()

    def __bool__(self) -> bool:
        return bool(self.sections or self.topics or self.entries or self.missing)


@frozen
class Context:
    """What the templates may name; pure functions of one report's facts."""

    teller: Teller

    def variables(self) -> dict[str, Any]:
        """The names of docs/pack-format.md §templates."""
        facts = self.teller.facts
        return {
            "parts": self._parts(),
            "year": facts.year,
            "agency": (Run(facts.agency.name or "【待补：机关名称】", Origin("frame", "agency")),),
            "addressees": self._addressees(),
            "copies": self._names(facts.agency.copies, "copies"),
            "date": (
                Run(facts.date.shown or "【待补：成文日期】", Origin("frame" if facts.date.shown else "gap", "date")),
            ),
            "phrase": self.phrase,
            "rotate": self.rotate,
            "sentences": self.sentences,
            "own": self.own,
            "entries": self.entries,
            "table": self.table,
            "caption": lambda key: (Run(self.teller.pack.fields[key].label, Origin("pack", key)),),
            "current": self.teller.period,
            "ordinal": han,
            "role": lambda name: Raw(role_mark(name)),
            "stop": (_STOP,),
            "strip": _strip,
        }

    def phrase(self, name: str) -> Runs:
        """The variant of a set phrase this agency gets, its slots filled; empty when no variant can be filled."""
        facts, variants = self.teller.facts, self.teller.pack.phrases.get(name, ())
        names = {chr(65 + n): text for n, text in enumerate(variants)}
        order = ranked(names, facts.agency.name, name)
        pinned = facts.wording.get(name)
        for each in ((pinned,) if pinned in names else ()) + order:
            told = self.teller.realise(names[each], Origin("pattern", f"{name}/{each}"))
            if told is not None:
                return told.runs
        return (Run(self.teller.pack.name, Origin("pack", name)),) if name == "title" else ()

    def rotate(self, name: str, n: int) -> Runs:
        """The n-th variant of a set phrase in this agency's own order, so that neighbours do not open alike."""
        variants = self.teller.pack.phrases.get(name, ())
        order = ranked(variants, self.teller.facts.agency.name, name)
        return (Run(order[(n - 1) % len(order)], Origin("pattern", f"{name}/{n}")),) if order else ()

    def sentences(self, topic: str) -> Runs:
        """The patterns of a structural topic (opening, closing), told without claiming their facts."""
        patterns = (each for each in self.teller.pack.patterns if each.topic == topic)
        told = [each for pattern in patterns if (each := self.teller.summary(pattern)) is not None]
        return max(told, key=lambda each: len(each.keys)).runs if told else ()

    def own(self, topic: str) -> Runs:
        """The agency's own words of a structural topic (opening, closing)."""
        if topic not in self.teller.pack.topics:
            return ()
        return tell_topic(self.teller, self.teller.pack.topics[topic], self._highlights(topic)).measures

    def table(self, key: str) -> Raw:
        """A table field as a Markdown table; empty when there is none."""
        fact, field = self.teller.fact(key), self.teller.pack.fields[key]
        if fact is None or not isinstance(fact.value, Rows):
            return Raw("")
        head = [mark((Run(column.label, Origin("pack", key)),)) for column in field.columns]
        rule = ["---" if column.kind.value == "text" else "---:" for column in field.columns]
        rows = [[mark((Run(cell.shown, Origin("fact", key)),)) for cell in row] for row in fact.value.rows]
        return Raw("\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows)))

    def entries(self, name: str) -> tuple[Mapping[str, Runs], ...]:
        """The items of a list of own words, each text an ended sentence; a required text that is missing is a gap in a draft."""
        spec = self.teller.pack.lists.get(name)
        if spec is None:
            return ()
        plain = self.teller.facts.lists.get(name, {}).get("", ())
        return tuple(self._entry(spec, n, entry) for n, entry in enumerate(plain))

    def _entry(self, spec: ListSpec, n: int, entry: Entry) -> Mapping[str, Runs]:
        told = {each.key: self._text(spec, n, entry, each.key) for each in spec.fields}
        return MappingProxyType({key: () if _said(spec, key, entry) else runs for key, runs in told.items()})

    def _text(self, spec: ListSpec, n: int, entry: Entry, key: str) -> Runs:
        field = next(each for each in spec.fields if each.key == key)
        text = tidy(entry[key])
        if text and text != "待补":
            return own_words(entry[key], f"{spec.key}.{n}.{key}", taken(entry, key))
        if field.required or text or key in spec.bare(entry.texts):
            return (
                Run(f"【待补：{spec.label}第{n + 1}条{field.label}】", Origin("gap", f"{spec.key}.{n}.{key}")),
                _STOP,
            )
        return ()

    def _addressees(self) -> Runs:
        names = self.teller.facts.agency.addressees
        return self._names(names, "addressees") or (Run("【待补：主送机关】", Origin("gap", "addressees")),)

    def _names(self, names: Sequence[str], path: str) -> Runs:
        runs: Runs = ()
        for n, name in enumerate(names):
            runs += ((Run("、", Origin("pack", path)),) if n else ()) + (
                Run(tidy(name), Origin("frame", f"{path}.{n}")),
            )
        return runs

    def _parts(self) -> tuple[PartText, ...]:
        pack, facts = self.teller.pack, self.teller.facts
        named = pack.orders[facts.options.order or next(iter(pack.orders))]
        placed = {each for key in named for each in key.split("/")}
        order = (
            *named,
            *(key for key in pack.parts if key not in placed),
        )  # what an order leaves out stands at the end
        inner = {key.split("/")[0]: key.split("/")[1] for key in order if "/" in key}
        made = []
        for key in (each for each in order if "/" not in each):
            part = self._part(pack.parts[key])
            if key in inner:
                part = replace(part, sections=(*part.sections, *self._as_section(pack.parts[inner[key]])))
            made.append(part)
        return tuple(part for part in made if part)

    def _as_section(self, part: Part) -> tuple[SectionText, ...]:
        topics = self._topics(part.topics)
        return (SectionText(self._heading(part), topics),) if topics else ()

    def _part(self, part: Part) -> PartText:
        entries = self.entries(part.list) if part.list else ()
        text = PartText(
            part.key, part.template, self._heading(part), self._sections(part), self._topics(part.topics), entries
        )
        if text or not (part.required and self.teller.draft):
            return text
        if self._told_beside(part):  # the part's own words stand where its main list does
            return replace(text, entries=(self._entry(self.teller.pack.lists[part.list], 0, Entry({})),))
        return replace(text, missing=(Run(f"【待补：{part.label}】", Origin("gap", f"part:{part.key}")),))

    def _told_beside(self, part: Part) -> bool:
        """Whether the main list of a part is still to come while another list of the part has something to tell."""
        lists, told = self.teller.pack.lists, self.teller.facts.lists
        beside = [each.key for each in lists.values() if each.part == part.key and each.key != part.list]
        return bool(part.list) and any(told.get(key, {}).get("") for key in beside)

    def _heading(self, part: Part) -> Runs:
        return self._variant(part.headings, f"heading:{part.key}")

    def _variant(self, variants: Sequence[str], subject: str) -> Runs:
        names = {chr(65 + n): text for n, text in enumerate(variants)}
        facts = self.teller.facts
        pinned = facts.wording.get(subject)
        for each in ((pinned,) if pinned in names else ()) + ranked(names, facts.agency.name, subject):
            told = self.teller.realise(names[each], Origin("pattern", f"{subject}/{each}"))
            if told is not None:
                return told.runs
        return ()

    def _topics(self, keys: Iterable[str]) -> tuple[TopicText, ...]:
        pack = self.teller.pack
        told = (tell_topic(self.teller, pack.topics[key], self._highlights(key)) for key in keys)
        return tuple(topic for topic in told if topic)

    def _highlights(self, topic: str) -> tuple[Entry, ...]:
        lists = self.teller.pack.lists.values()
        return tuple(
            entry
            for spec in lists
            if spec.by_topic
            for entry in self.teller.facts.lists.get(spec.key, {}).get(topic, ())
        )

    def _sections(self, part: Part) -> tuple[SectionText, ...]:
        outline = self.teller.facts.outline
        sections = self._regrouped(part) if outline and part.sections else part.sections
        made = ((each, self._topics(each.topics)) for each in sections)
        told = [SectionText(self._section_heading(each, topics), topics) for each, topics in made if topics]
        return tuple(sorted(told, key=lambda each: bool(each.heading)))  # what has no heading stands below the part's

    def _section_heading(self, section: Section, topics: tuple[TopicText, ...]) -> Runs:
        """The section's heading; of a section with one topic left, that topic's, so that no heading promises what is not told."""
        if section.key.startswith("outline."):
            return (Run(tidy(section.headings[0]), Origin("own", section.key)),)
        alone = self.teller.pack.topics[topics[0].key].headings if len(topics) == 1 else ()
        if alone:
            return self._variant(alone, f"heading:{topics[0].key}")
        return self._variant(section.headings, f"heading:{section.key}")

    def _regrouped(self, part: Part) -> tuple[Section, ...]:
        """The user's own sections; topics the outline does not name keep the pack's sections, after them."""
        labels = {topic.label: key for key, topic in self.teller.pack.topics.items()}
        mine = {topic for section in part.sections for topic in section.topics}
        own = []
        for n, item in enumerate(self.teller.facts.outline):
            topics = tuple(key for key in (labels.get(name, name) for name in item.topics) if key in mine)
            own.append(Section(f"outline.{n}", (item.heading,), topics))
        named = {topic for section in own for topic in section.topics}
        rest = (replace(s, topics=tuple(t for t in s.topics if t not in named)) for s in part.sections)
        return (*(section for section in own if section.topics), *(section for section in rest if section.topics))


def _said(spec: ListSpec, key: str, entry: Entry) -> bool:
    """Whether a text that may be left out stands already, word for word, in a required one of its item."""
    required = [each.key for each in spec.fields if each.required]
    text = tidy(entry[key]).rstrip("。；;")
    return bool(text) and key not in required and any(text in tidy(entry[each]) for each in required)


def _strip(runs: Runs) -> Runs:
    """The runs less a closing 。, to go on in the same sentence."""
    if not runs or not text_of(runs).endswith(STOP):
        return runs
    return (*runs[:-1], Run(runs[-1].text.removesuffix(STOP), runs[-1].origin, runs[-1].strong))
