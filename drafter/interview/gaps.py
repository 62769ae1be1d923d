"""What a draft still lacks, also one too young to be rendered, and the key under which each thing is answered."""

from __future__ import annotations

from drafter.interview.moment import Moment
from drafter.interview.promises import open_promises
from drafter.model.fact import Facts
from drafter.model.finding import Finding
from drafter.model.node import Branch, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Answers, key_of
from drafter.questionnaire.resolve import resolve
from drafter.rendering.gaps import check_facts


def gaps(pack: Pack, answers: Answers, last: Facts | None = None) -> tuple[Finding, ...]:
    """Every finding of the draft as it stands: missing, pending, contradictory, doubtful."""
    return gaps_of(Moment(pack, answers, last=last))


def gaps_of(moment: Moment) -> tuple[Finding, ...]:
    """Every finding of the draft at this moment: missing, pending, contradictory, doubtful."""
    pack, answers = moment.pack, moment.answers
    named = answers if answers.has(("agency",)) else answers.put(("agency",), Branch(()))
    found = list(resolve(named.root, pack, moment.last).findings)
    derived = moment.derived
    if moment.resolved.facts is not None and derived is not None:
        found += [*derived.findings, *check_facts(derived.facts, pack)]
    found += open_promises(moment)
    unique = {(each.code, each.where, tuple(sorted(each.params.items()))): each for each in found}
    return tuple(unique.values())


def key_of_gap(found: Finding, pack: Pack, answers: Answers) -> str:
    """The key to answer a gap under, as typed in an answers file; "" where it is not one missing thing."""
    if found.code in ("pending", "missing", "fact-taken", "text-taken", "promise-open"):
        key = found.params.get("key", "")
        field = pack.fields.get(key)
        return f"facts.{field.topic}.{key}" if field else key
    if found.code == "part-missing":
        part = next((each for each in pack.parts.values() if each.label == found.params.get("label")), None)
        topics = part.topics if part else ()
        return part.list if part and part.list else f"facts.{topics[0]}" if topics else "facts"
    if found.code == "text-missing":
        spec = next((each for each in pack.lists.values() if each.label == found.params.get("list")), None)
        return _text_key(spec, found, answers) if spec else ""
    return ""


def _text_key(spec: ListSpec, found: Finding, answers: Answers) -> str:
    at = int(found.params.get("n", "1")) - 1
    text = next((each.key for each in spec.fields if each.label == found.params.get("label")), "")
    if not spec.by_topic:
        return key_of((spec.key, at, text))
    node = answers.get((spec.key,))
    for key, items in node if isinstance(node, Branch) else ():
        if isinstance(items, Series) and at < len(items.items):
            item = items.items[at]
            here = [item.where, *(each.where for _, each in item)] if isinstance(item, Branch) else [item.where]
            if found.where in here:
                return key_of((spec.key, key.text, at, text))
    return spec.key
