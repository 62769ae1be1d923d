"""Facts → words: slots, field clauses, zero sentences and patterns become runs that know where each figure came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import field, replace
from types import MappingProxyType

from drafter.analysis.taking import other_year
from drafter.model.fact import Fact, Facts, State
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.pack import Pack, Pattern
from drafter.model.quantity import Count, Kind, Money
from drafter.model.tree import Origin, Run
from drafter.rendering.choose import ranked
from drafter.rendering.views import COMPARING, VIEWS
from drafter.rendering.wording import Choice, Fixed, Sequence, Slot, parse

Runs = tuple[Run, ...]
STOP = "。"


@frozen
class Told:
    """Words with the fields they print and the fields whose last year they mention."""

    runs: Runs = ()
    keys: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()

    def __add__(self, other: Told) -> Told:
        return Told(self.runs + other.runs, self.keys | other.keys, self.compared | other.compared)


@frozen
class Teller:
    """Tells the facts of one report; ``draft`` shows what is pending or doubtful instead of leaving it out."""

    pack: Pack
    facts: Facts
    doubtful: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    draft: bool = False

    def fact(self, key: str) -> Fact | None:
        """The fact of a field that is to be told at all."""
        fact = self.facts.values.get(key)
        if fact is None or fact.state is State.NOT_APPLICABLE or fact.topic in self.facts.absent_topics:
            return None
        return None if fact.state is State.PENDING and not self.draft else fact

    def less(self, keys: Set[str]) -> Teller:
        """The same teller without the facts already told."""
        if not keys:
            return self
        left = {key: fact for key, fact in self.facts.values.items() if key not in keys}
        return replace(self, facts=self.facts.with_values(left))

    def is_nil(self, fact: Fact) -> bool:
        """Whether the fact is told by a zero sentence and not by its figure."""
        if fact.state is State.ZERO:
            return True
        return isinstance(fact.value, Count | Money) and fact.value.amount == 0 and not fact.value.approx

    def has(self, key: str) -> bool:
        """Whether the field has something to print in a slot: a figure that is not nil, or a visible gap."""
        fact = self.fact(key)
        if fact is None or self.is_nil(fact):
            return False
        return not (self.pack.fields[key].kind is Kind.BOOL and fact.state is State.GIVEN)

    # -- slots ---------------------------------------------------------------------------------------------------

    def realise(self, wording: str, origin: Origin, head: str = "") -> Told | None:
        """The wording with its slots filled; None when a slot outside brackets has no value.

        The sentence speaks of the scope of its ``head`` figure; a figure of another scope says so in brackets.
        """
        tree = parse(wording)
        scope, owner = self.scope_of(head)
        first = self._sequence(tree, _Frame(origin, scope, owner))
        if first is None:
            return None
        told = self._sequence(tree, _Frame(origin, scope, owner, frozenset(first.keys - first.compared)))
        if told is None or not scope or any(slot.keys == ("scope",) for slot in tree.slots()):
            return told
        return Told((Run(scope, _whose(self.facts.values[owner])),)) + told

    def scope_of(self, key: str) -> tuple[str, str]:
        """The scope of a figure, and whose it is; nothing where it names none."""
        fact = self.fact(key) if key else None
        return (fact.scope, fact.key) if fact is not None and fact.scope else ("", "")

    def _sequence(self, tree: Sequence, frame: _Frame) -> Told | None:
        told = Told()
        for part in tree.parts:
            if isinstance(part, Fixed):
                told += Told((Run(part.text, frame.origin),))
                continue
            more = self._choice(part, frame) if isinstance(part, Choice) else self._slot(part, frame)
            if more is None:
                return None
            told += more
        return told

    def _choice(self, choice: Choice, frame: _Frame) -> Told:
        for alternative in choice.alternatives:
            told = self._sequence(alternative, frame)
            if told is not None:
                return told
        return Told()

    def _slot(self, slot: Slot, frame: _Frame) -> Told | None:
        if len(slot.keys) == 1 and slot.keys[0] not in self.pack.fields:
            runs = self._word(slot.keys[0], frame)
            return None if runs is None else Told(runs)
        if not all(self.has(key) for key in slot.keys):
            return None
        if slot.view:
            return self._view(slot)
        key = slot.keys[0]
        return Told(self._value(key, frame), frozenset({key}))

    def _word(self, name: str, frame: _Frame) -> Runs | None:
        if name == "scope":
            return (Run(frame.scope, _whose(self.facts.values[frame.owner])),) if frame.scope else ()
        facts = self.facts
        words = {
            "year": str(facts.year),
            "last-year": str(facts.year - 1),
            "next-year": str(facts.year + 1),
            "agency": facts.agency.name,
            "region": facts.agency.region,
        }
        if name == "agency" and not words[name] and self.draft:
            return (Run("【待补：机关名称】", Origin("gap", "agency.name")),)
        if name in words:
            return (Run(words[name], Origin("frame", name)),) if words[name] else None
        if name in self.pack.words:
            return (Run(self.pack.words[name], frame.origin),)
        return self.period(name)

    def period(self, series: str) -> Runs | None:
        """The dated name of a series current in the report year: the user's own when given, else the pack's; None when unknown."""
        for spec in self.pack.fields.values():
            if spec.period == series and (fact := self.fact(spec.key)) is not None and fact.value is not None:
                return (Run(fact.value.shown, Origin("fact", spec.key)),)
        current = self.pack.current(series, self.facts.year)
        return None if current is None else (Run(current.name, Origin("period", f"{series}/{self.facts.year}")),)

    # -- values --------------------------------------------------------------------------------------------------

    def _value(self, key: str, frame: _Frame) -> Runs:
        fact, spec = self.facts.values[key], self.pack.fields[key]
        if fact.state is State.PENDING:
            return (Run(f"【待补：{spec.label}】", Origin("gap", key)),)
        runs: Runs = (Run(self._shown(fact, spec), _whose(fact)),)
        aside = self._aside(fact, frame)
        if aside:
            runs += (Run("（", frame.origin), *aside, Run("）", frame.origin))
        if self.draft and key in self.doubtful:
            runs += (Run(f"【待核：{self.doubtful[key]}】", Origin("gap", key)),)
        if self.draft and other_year(fact.taken_from, self.facts.year):
            runs += (Run(f"【待核：取自{fact.taken_from}】", Origin("gap", key)),)
        return runs

    def _shown(self, fact: Fact, spec: Field) -> str:
        value = fact.value
        if value is None:
            return ""
        if spec.min is not None and spec.min < 0 and value.amount is not None:
            direction = "增长" if value.amount > 0 else "下降"
            return f"{direction}{value.shown}" if value.amount else "持平"
        return value.shown

    def _aside(self, fact: Fact, frame: _Frame) -> Runs:
        """Scope, date and last year where the sentence does not say them: the part in brackets after a figure."""
        notes: list[Runs] = []
        if fact.scope and fact.scope != frame.scope:
            notes.append((Run(fact.scope, _whose(fact)),))
        notes.append(self._closing(fact, frame.origin))
        if fact.key in frame.compare:
            notes.append(self.last_note(fact))
        kept = [each for each in notes if each]
        return tuple(run for n, each in enumerate(kept) for run in ((Run("，", frame.origin),) if n else ()) + each)

    def _closing(self, fact: Fact, origin: Origin) -> Runs:
        """截至10月31日, where the figure closes on another day than the report."""
        if fact.as_of is None or fact.as_of == self.facts.as_of:
            return ()
        return (Run("截至", origin), Run(fact.as_of.shown, Origin("fact", fact.key)))

    def last_note(self, fact: Fact) -> Runs:
        """Last year's value as a note: 上年46件, 与上年持平, 上年没有; empty when not given, and for names and words: only
        numbers are compared."""
        value = fact.value or fact.last_year
        if value is None or value.amount is None:
            return ()
        none = isinstance(fact.last_year, Count | Money) and fact.last_amount == 0
        if fact.last_zero or none:
            return (Run("上年没有", Origin("last", fact.key)),) if fact.state is State.GIVEN else ()
        if fact.last_year is None:
            return ()
        if fact.amount is not None and fact.amount == fact.last_amount:
            return (Run("与上年持平", Origin("derived", f"{fact.key}.flat")),)
        return (Run("上年", Origin("last", fact.key)), Run(fact.last_year.shown, Origin("last", fact.key)))

    def _view(self, slot: Slot) -> Told | None:
        facts = [self.facts.values[key] for key in slot.keys]
        runs = VIEWS[slot.view](facts) if slot.view in VIEWS else None
        if runs is None:
            return None
        keys = frozenset(slot.keys)
        return Told(runs, frozenset(), keys if slot.view in COMPARING else frozenset())

    # -- clauses and sentences -----------------------------------------------------------------------------------

    def clause(self, key: str, scope: str = "") -> Runs:
        """One field told by its own phrase; ``scope`` is what the sentence has already said."""
        fact, spec = self.facts.values[key], self.pack.fields[key]
        origin = Origin("pattern", f"{key}/phrase")
        if spec.kind is Kind.BOOL and fact.state is State.GIVEN:
            return self._answer(fact, spec, scope)
        before, _, after = (spec.phrase or spec.label + "{}").partition("{}")
        prefix: Runs = (Run(fact.scope, _whose(fact)),) if fact.scope and fact.scope != scope else ()
        value = self._value(key, _Frame(origin, fact.scope, key, frozenset({key})))
        return prefix + (Run(before, origin),) + value + ((Run(after, origin),) if after else ())

    def _answer(self, fact: Fact, spec: Field, scope: str) -> Runs:
        """What a yes says; a no says nothing."""
        if not getattr(fact.value, "value", False):
            return ()
        origin = Origin("fact", fact.key)
        prefix: Runs = (Run(fact.scope, origin),) if fact.scope and fact.scope != scope else ()
        closing = self._closing(fact, origin)
        aside: Runs = (Run("（", origin), *closing, Run("）", origin)) if closing else ()
        return (*prefix, Run(spec.phrase, origin), *aside)

    def zeros(self, keys: Iterable[str], said: str = "") -> Told:
        """The stated zeros among the fields as clauses, those of one verb joined; ``said`` is the scope already told."""
        groups: dict[tuple[str, str], list[Fact]] = {}
        for key in keys:
            fact = self.fact(key)
            if fact is not None and self.is_nil(fact):
                verb = (self.pack.fields[key].zero or ("没有", ""))[0]
                groups.setdefault((verb, fact.scope), []).append(fact)
        clauses = [self._zero(verb, facts, said) for (verb, _), facts in groups.items()]
        runs = tuple(run for n, each in enumerate(clauses) for run in ((Run("，", _ZERO),) if n else ()) + each)
        return Told(runs, frozenset(fact.key for facts in groups.values() for fact in facts))

    def _zero(self, verb: str, facts: list[Fact], said: str) -> Runs:
        head = "" if facts[0].scope == said else facts[0].scope
        runs: Runs = ((Run(head, Origin("fact", facts[0].key)),) if head else ()) + (Run(verb, _ZERO),)
        joint = "或者" if verb.endswith("被") else "、"
        for n, fact in enumerate(facts):
            spec = self.pack.fields[fact.key]
            words = spec.zero[1] if spec.zero else spec.label
            runs += ((Run(joint, _ZERO),) if n else ()) + (Run(words, Origin("fact", fact.key)),)
            last = self.last_note(fact) if fact.last_year is not None and fact.last_amount != 0 else ()
            notes = [each for each in (self._closing(fact, _ZERO), last) if each]
            joined = tuple(run for m, each in enumerate(notes) for run in ((Run("，", _ZERO),) if m else ()) + each)
            runs += (Run("（", _ZERO), *joined, Run("）", _ZERO)) if joined else ()
        return runs

    def summary(self, pattern: Pattern) -> Told | None:
        """The pattern told as an aside: figures of the first one's scope only, no comparison with last year."""
        head = self.facts.values.get(pattern.needs[0])
        if head is None:
            return None
        values = {
            key: replace(fact, last_year=None, last_zero=False, as_of=None)
            for key in pattern.keys
            if (fact := self.facts.values.get(key)) is not None
            and fact.scope == head.scope
            and fact.state is not State.PENDING
        }
        return replace(self, facts=self.facts.with_values(values)).pattern(pattern)

    def pattern(self, pattern: Pattern) -> Told | None:
        """The pattern's group of figures in the wording this agency gets; None when a needed figure is missing."""
        if not all(self.has(key) for key in pattern.needs):
            return None
        given = {key for key in pattern.keys if self.has(key)}
        best: tuple[int, Told] | None = None
        for name in self._wordings(pattern):
            told = self.realise(pattern.wordings[name], Origin("pattern", f"{pattern.id}/{name}"), pattern.needs[0])
            if told is None:
                continue
            missed = len(given - told.keys)
            if best is None or missed < best[0]:
                best = (missed, told)
            if missed == 0:
                break
        return best[1] if best else None

    def _wordings(self, pattern: Pattern) -> tuple[str, ...]:
        order = ranked(pattern.wordings, self.facts.agency.name, pattern.id)
        pinned = self.facts.wording.get(pattern.id)
        if pinned is None or pinned not in pattern.wordings:
            return order
        return (pinned, *(name for name in order if name != pinned))


@frozen
class _Frame:
    """What a sentence has said already: whose figures these are, which fact said so, which fields it must compare in brackets."""

    origin: Origin
    scope: str = ""
    owner: str = ""
    compare: frozenset[str] = frozenset()


def _whose(fact: Fact) -> Origin:
    """Where a figure and its scope come from: the user's line, or a rule."""
    return Origin("derived" if fact.derived else "fact", fact.key)


_ZERO = Origin("pattern", "zero")
