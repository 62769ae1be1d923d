"""The sentence the report will print for a fact or text, with what is known so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from drafter.analysis.sentences import sentences
from drafter.interview.moment import Moment
from drafter.model.fact import Facts, State
from drafter.model.pack import ListSpec
from drafter.model.question import Path, Question, Role, key_of
from drafter.model.tree import Origin, Paragraph, Run, text_of

_TOLD = ("fact", "last", "derived")
_SILENT = frozenset({Role.REASON, Role.IDENTITY, Role.GATE, Role.DETAILS, Role.PROMISE})
Wanted = Callable[[Origin], bool]


def preview(moment: Moment, question: Question) -> str:
    """The sentence that holds the answer to ``question``; "" where nothing is printed of it."""
    if question.role in _SILENT or moment.derived is None or not question.path:
        return ""
    path, spec = question.path, moment.pack.lists.get(str(question.path[0]))
    if spec is not None and len(path) > 2:
        return _own(moment, spec, path)
    if path[0] == "wording":
        return _worded(moment, str(path[1]))
    if path[0] != "facts" or len(path) < 3 or (len(path) == 4 and path[3] not in ("value", "last_year", "text")):
        return ""
    return _fact(moment, path)


def prepare(moment: Moment) -> None:
    """Loads and compiles what the preview of a list text needs, so that the first one is as quick as the others.

    It takes about a tenth of a second: a front door may do it while a person reads the first question.
    """
    spec = next((each for each in moment.pack.lists.values() if not each.by_topic), None)
    if spec is not None and moment.derived is not None:
        tuple(_printed(moment, spec))


def _fact(moment: Moment, path: Path) -> str:
    assert moment.derived is not None
    facts, topic, key = moment.derived.facts, str(path[1]), str(path[2])
    fact = facts.values.get(key)
    if fact is None or fact.state in (State.PENDING, State.NOT_APPLICABLE):
        return ""
    if facts.options.edition == "public" and not fact.publish:
        return ""
    if len(path) == 4 and path[3] == "text":
        return _holding(_topic(moment, topic), _own_path(key_of(path)))
    return _holding(_topic(moment, topic), lambda origin: origin.kind in _TOLD and key in _keys(origin))


def _own(moment: Moment, spec: ListSpec, path: Path) -> str:
    """An own text as printed. What stands beside it is the matter of the pack's template: asked where that adds words to every item."""
    if spec.by_topic:
        topic, rest = str(path[1]), ".".join(map(str, path[2:]))
        places = {f"{name}.{topic}.{rest}" for name in (spec.key, "highlights")}
        return "".join(
            run.text for run in _topic(moment, topic) if run.origin.kind == "own" and run.origin.ref in places
        )
    wanted = _own_path(".".join(map(str, path)))
    return next((told for runs in _printed(moment, spec) if (told := _holding(runs, wanted))), "")


def _worded(moment: Moment, pattern: str) -> str:
    topic = next((each.topic for each in moment.pack.patterns if each.id == pattern), "")
    return _holding(_topic(moment, topic), lambda origin: origin.ref.partition("/")[0] == pattern) if topic else ""


def _topic(moment: Moment, topic: str) -> tuple[Run, ...]:
    """Everything the topic tells, its moves in the order of a report."""
    from drafter.rendering.tell import STOP, Teller
    from drafter.rendering.topic import tell_topic

    assert moment.derived is not None
    facts = moment.derived.facts
    by_topic = (each for each in moment.pack.lists.values() if each.by_topic)
    entries = tuple(entry for spec in by_topic for entry in facts.lists.get(spec.key, {}).get(topic, ()))
    told = tell_topic(Teller(moment.pack, facts), moment.pack.topics[topic], entries)
    lead = told.lead if told.titled else ()
    stop = (Run(STOP),) if lead else ()
    return (*lead, *stop, *told.basis, *told.measures, *told.data, *told.results)


def _printed(moment: Moment, spec: ListSpec) -> Iterator[tuple[Run, ...]]:
    """The paragraphs of a report that holds the part of the list and nothing else: cheap, whatever the draft holds."""
    from drafter.rendering.context import Context
    from drafter.rendering.environment import render
    from drafter.rendering.report import build_blocks
    from drafter.rendering.tell import Teller

    assert moment.derived is not None
    facts: Facts = moment.derived.facts
    main = {part.list for part in moment.pack.parts.values()}  # a part stands or falls with its list
    kept = {each.key for each in moment.pack.lists.values() if each.part == spec.part and each.key in main} | {spec.key}
    wanted = {spec.key} if spec.key in main else kept
    alone = replace(facts.with_values({}), lists={key: each for key, each in facts.lists.items() if key in wanted})
    for block in build_blocks(render(moment.pack, Context(Teller(moment.pack, alone)).variables())):
        if isinstance(block, Paragraph):
            yield block.runs


def _holding(runs: tuple[Run, ...], wanted: Wanted) -> str:
    """The sentences some run of which is wanted."""
    found: list[str] = []
    for sentence, parts in _sentences(runs):
        if any(wanted(run.origin) for run in parts) and sentence not in found:
            found.append(sentence)
    return "".join(found)


def _sentences(runs: tuple[Run, ...]) -> Iterator[tuple[str, list[Run]]]:
    spans, at, text = [], 0, text_of(runs)
    for run in runs:
        spans.append((at, at + len(run.text), run))
        at += len(run.text)
    at = 0
    for sentence in sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        yield sentence, [run for low, high, run in spans if low < at and high > start and run.text]


def _own_path(ref: str) -> Wanted:
    return lambda origin: origin.kind == "own" and origin.ref == ref


def _keys(origin: Origin) -> tuple[str, ...]:
    return tuple(each.split(".")[0] for each in origin.ref.split("+"))
