"""What a draft still lacks, also one too young to be rendered, and the key under which each thing is answered."""

from __future__ import annotations

from drafter.analysis.taking import TAKEN_KEYS
from drafter.interview.builders import anchor
from drafter.interview.moment import Moment
from drafter.interview.places import asked_fields
from drafter.interview.promises import open_promises
from drafter.interview.takeover import unconfirmed
from drafter.model.fact import Facts
from drafter.model.finding import Finding
from drafter.model.node import Branch, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Answers, Path, key_of
from drafter.questionnaire.resolve import main_text, resolve
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
    if found.code == "text-taken":
        return _taken_key(found, pack, answers)
    if found.code in ("pending", "missing", "fact-taken", "promise-open", "choice-bare"):
        key = found.params.get("key", "")
        field = pack.fields.get(key)
        return f"facts.{field.topic}.{key}" if field else key
    if found.code == "part-missing":
        return _part_key(found, pack)
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


def _part_key(found: Finding, pack: Pack) -> str:
    """The first thing a part with nothing to tell may be begun with."""
    part = next((each for each in pack.parts.values() if each.label == found.params.get("label")), None)
    if part is None:
        return ""
    if part.list:
        return key_of((part.list, 0, anchor(pack.lists[part.list]).key))
    topic = next(iter((*part.topics, *(each for section in part.sections for each in section.topics))), "")
    field = next((each for each in asked_fields(pack, topic) if not each.period), None)
    if field is not None:
        return key_of(("facts", topic, field.key))
    own = next((each for each in pack.lists.values() if each.by_topic), None)
    return key_of((own.key, topic, 0, anchor(own).key)) if own and topic else ""


def _taken_key(found: Finding, pack: Pack, answers: Answers) -> str:
    """The text of an item that waits to be looked at: the one the fingerprint is of, else its first."""
    key = found.params.get("key", "")
    path: Path = tuple(int(step) - 1 if step.isdecimal() else step for step in key.split("."))
    item, spec = answers.get(path), pack.lists.get(str(path[0]))
    if not isinstance(item, Branch) or spec is None:
        return f"{key}.{main_text(spec)}" if spec else ""
    texts = [each.text for each, _ in item if each.text not in TAKEN_KEYS]
    return f"{key}.{next((text for text in texts if unconfirmed(answers, (*path, text))), texts[0])}" if texts else ""
