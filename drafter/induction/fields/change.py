"""The change of a learned field against last year: a derived field of its own; the rule that computes it is learned with the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from drafter.induction.fields import labels
from drafter.induction.fields.counted import NOTHING
from drafter.induction.fields.examples import example
from drafter.induction.fields.groups import Seen
from drafter.induction.fields.learned import Named, attested
from drafter.induction.patterns.directions import change_key
from drafter.model.digest import Digest, Figure
from drafter.model.learned import Learned

Told = dict[tuple[int, int], tuple[str, str]]  # digest and figure → field and aspect

_CHANGED = ("count", "money")
_LEAST = -100  # nothing falls by more than all of it
_CONFIDENCE = 0.6


def told_changes(digests: Sequence[Digest], asked: Sequence[Named], told: Told) -> Told:
    """The figures told, with the first change in percent that a sample gives of a field as the value of its change."""
    bases = {each.key: each for each in asked if each.group.first.kind in _CHANGED}
    done = dict(told)
    had: set[tuple[int, str]] = set()
    for (n, at), (key, aspect) in sorted(told.items()):
        if aspect == "change" and key in bases and (n, key) not in had and _in_percent(digests[n].figures[at]):
            had.add((n, key))
            done[n, at] = (change_key(key), "")
    return done


def _in_percent(figure: Figure) -> bool:
    return figure.kind == "yoy" and figure.unit == "%" and not figure.approx


def changes(digests: Sequence[Digest], asked: Sequence[Named], told: Told) -> tuple[Learned, ...]:
    """The entries of the changes told, in the order of their fields."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    wanted = {change_key(each.key) for each in asked}
    for (n, at), (key, _) in sorted(told.items()):
        if key in wanted:
            seen[key].append(Seen(n, at, digests[n].sample, digests[n].figures[at], NOTHING))
    used = {each.label for each in asked}
    bases = [each for each in asked if change_key(each.key) in seen]
    names = {each.key: _name(each, used) for each in bases}
    return tuple(_entry(each, names[each.key], seen[change_key(each.key)], digests) for each in bases)


def _name(field: Named, used: set[str]) -> str:
    """The name of the change: that of its field with 同比; without its tail where that is told apart so."""
    core = labels.stem(field.group)
    short = core if len(core) > 1 and not {f"{core}同比"} & used else field.label
    short = short if len(short) + len("同比") <= labels.LONGEST else short[-(labels.LONGEST - 2) :]
    text = f"{short}同比"
    while text in used:
        text = f"{field.label}同比" if f"{field.label}同比" not in used else f"{text}（另）"
    used.add(text)
    return text


def _entry(field: Named, name: str, seen: Sequence[Seen], digests: Sequence[Digest]) -> Learned:
    key, where = change_key(field.key), attested(seen)
    content: dict[str, object] = {"label": name, "topic": field.topic, "kind": "percent", "unit": "%"}
    content["counts"] = f"“{field.label}”与上年相比的增减幅度，下降填负数"
    content["question"] = f"{name}变化多少？"
    shown = example(seen, digests, "percent", ("%",))
    content |= {"phrase": f"{name}{{}}"} | ({"example": shown} if shown else {})
    content |= {"min": _LEAST, "derived": True}
    reason = f"{len(where)}份样本写到“{field.label}”与上年相比的幅度。"
    return Learned("fields", key, content, where, reason, _CONFIDENCE)
