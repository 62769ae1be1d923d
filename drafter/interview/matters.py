"""Every remark about a draft as it stands, with the keys of the questions by which it is put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from drafter.interview import promises
from drafter.interview.moment import Moment
from drafter.interview.reasons import explaining
from drafter.model.finding import Finding, Severity
from drafter.model.frozen import frozen
from drafter.model.node import Branch
from drafter.model.pack import Pack
from drafter.questionnaire.envelope import read_envelope
from drafter.questionnaire.resolve import main_text
from drafter.rendering.gaps import check_facts


@frozen
class Matter:
    """One remark and where to answer it: ``keys`` as typed, the best first; () where no question does."""

    finding: Finding
    keys: tuple[str, ...]

    @property
    def conflict(self) -> bool:
        """Whether two things the user said cannot both be so."""
        return self.finding.blocks and self.finding.code in _PLACES and self.finding.code not in _GAPS


def matters(moment: Moment) -> tuple[Matter, ...]:
    """Every finding of ``moment``, each once, in the order identity, document, number rules, gaps; computed once a moment."""
    return moment.once("matters", lambda: _found(moment))  # every row of the menu asks


def _found(moment: Moment) -> tuple[Matter, ...]:
    named = moment.answers if moment.answers.has(("agency",)) else moment.answers.put(("agency",), Branch(()))
    found = [*read_envelope(named.root)[2], *moment.resolved.findings]
    if moment.derived is not None:
        found += [*moment.derived.findings, *check_facts(moment.derived.facts, moment.pack)]
    found += promises.open_promises(moment)
    if not moment.answers.has(("agency", "name")):  # who is not named yet cannot differ from last year's
        found = [each for each in found if each.code != "last-year-agency"]
    unique = {(each.code, each.where, tuple(sorted(each.params.items()))): each for each in found}
    return tuple(Matter(each, _answered_first(keys_of(each, moment.pack), moment)) for each in unique.values())


def _answered_first(keys: tuple[str, ...], moment: Moment) -> tuple[str, ...]:
    """What the user said can be corrected; what was computed from it cannot."""
    return tuple(sorted(keys, key=lambda key: not moment.answers.has(tuple(key.split(".")))))


def keys_of(found: Finding, pack: Pack) -> tuple[str, ...]:
    """The keys of the questions by which a finding is put right, as a person types them; () where there is none."""
    place = _PLACES.get(found.code)
    return tuple(dict.fromkeys(place(found, pack))) if place else ()


def _named(found: Finding, pack: Pack) -> Iterable[str]:
    key = found.params.get("key", "")
    field = pack.fields.get(key)
    return [f"facts.{field.topic}.{key}"] if field else [key] if key else []


def _item(found: Finding, pack: Pack) -> Iterable[str]:
    """The text taken over, or the main one of its item: rewriting it is what the remark asks for."""
    key = found.params.get("key", "")
    spec = pack.lists.get(key.split(".")[0])
    return [f"{key}.{found.params.get('text') or main_text(spec)}"] if spec else []


def _gate(found: Finding, pack: Pack) -> Iterable[str]:
    return [f"facts.{found.params.get('key', '').split('.')[-1]}"]


def _figures(found: Finding, pack: Pack) -> Iterable[str]:
    keys = [found.params.get("first_key", ""), found.params.get("second_key", "")]
    if found.severity is Severity.WARNING:  # the one that is asked with the reason comes first
        keys.sort(key=lambda key: key != explaining(found, pack))
    for key in keys:
        yield from _asked(key, pack, frozenset({key}))


def _asked(key: str, pack: Pack, passed: frozenset[str]) -> Iterable[str]:
    """The field itself, or for a computed one what it is computed from."""
    field = pack.fields.get(key)
    if field is not None and not field.derived:
        yield f"facts.{field.topic}.{key}"
    elif field is not None:
        rules = [each for each in pack.relations if key in (each.result, each.total)]
        for base in (base for rule in rules for base in rule.keys if base not in passed):
            yield from _asked(base, pack, passed | {base})


def _part(found: Finding, pack: Pack) -> Iterable[str]:
    part = next((each for each in pack.parts.values() if each.label == found.params.get("label")), None)
    if part is None:
        return
    if part.list:
        yield part.list
        return
    yield from (f"facts.{topic}" for topic in part.topics)
    yield from (f"facts.{topic}" for section in part.sections for topic in section.topics)


def _fixed(key: str) -> Callable[[Finding, Pack], Iterable[str]]:
    return lambda found, pack: [key]


_GAPS = frozenset({"missing", "pending", "text-missing", "text-taken", "fact-taken", "part-missing", "promise-open"})
_RULES = (
    "contradiction-sum",
    "contradiction-rate",
    "contradiction-part",
    "contradiction-listed",
    "order-unusual",
    "figures-differ",
)
_PLACES: Mapping[str, Callable[[Finding, Pack], Iterable[str]]] = {
    "missing": _named,
    "pending": _named,
    "fact-taken": _named,
    "promise-open": _named,
    "text-missing": _named,
    "text-taken": _item,
    "taken-figures": _item,
    "absent-words": _gate,
    "part-missing": _part,
    "date-before-as-of": _fixed("date"),
    "date-year": _fixed("date"),
    "date-in-year": _fixed("date"),
    "date-not-full": _fixed("date"),
    "as-of-year": _fixed("as_of"),
    "last-year-agency": _fixed("agency.name"),
    "last-year-wrong": _fixed("year"),
    "last-year-as-of": _named,
    "last-year-doubtful": _named,
    "last-year-differs": _named,
    **dict.fromkeys(_RULES, _figures),
}
