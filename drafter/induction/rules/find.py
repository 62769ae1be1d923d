"""Number rules: only where a marker says so, or more than one sample bears it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from drafter.induction.patterns.specs import Spec, specs
from drafter.induction.rules.found import Case, Rule, cases
from drafter.induction.rules.kinds import Outcome, Values, outcome, reckoned
from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack, Relation

_PLACE = "relations"
_Told = tuple[Digest, Values]
_SURE = 2  # samples that bear out what no word says
_CHANCE = Decimal(10)  # totals below it agree with anything
_LISTED = ("of", "parts")
_SKIPPED = ("id", "by", "attested", "support", "seal")
# Markers that make a rule true by what the words mean.
_DEFINING: Mapping[str, tuple[str, ...]] = {
    "sum": ("包括", "分别", "分为", "合计", "共计"),
    "part": ("其中", "包括", "含", "中"),
    "rate": ("率", "占", "比例", "比重"),
    "yoy": ("同比", "上年", "去年"),
    "rows": ("包括", "分别", "分为", "其中"),
}
# Markers that say a rule at all; of 其中 alone the parts of a sum need not be all, so it only warns.
_SAYING: Mapping[str, tuple[str, ...]] = {
    **_DEFINING,
    "sum": (*_DEFINING["sum"], "其中", "共"),
    "yoy": (*_DEFINING["yoy"], "增长", "增加", "上升", "下降", "减少"),
}
_WHY: Mapping[str, str] = {
    "sum": "{parts}之和等于{total}",
    "part": "{part}是{whole}的一部分，不大于后者",
    "rate": "{result}＝{of}",
    "yoy": "{result}＝（{of}本年数－上年数）÷上年数",
    "equal": "{left}与{right}通常相等，不一致的请说明原因",
    "listed": "{total}不少于所列{list}的项数",
    "rows": "{total}等于{list}的行数",
}
_IDS: Mapping[str, str] = {
    "sum": "{total}-sum",
    "part": "{part}-in-{whole}",
    "rate": "{result}",
    "yoy": "{result}",
    "equal": "{left}-as-{right}",
    "listed": "{total}-listed",
    "rows": "{total}-rows",
}


def relations(digests: Sequence[Digest], known: Sequence[Learned], vocabulary: Pack) -> tuple[Learned, ...]:
    """The number rules of digests whose figures know their fields."""
    told = [(each, Values(each)) for each in sorted(digests, key=lambda each: (each.sample, each.sha256))]
    declared = specs(known, vocabulary)
    have = {_signature(each) for each in vocabulary.relations}
    found: dict[Rule, list[Case]] = defaultdict(list)
    for digest, _ in told:
        for case in cases(digest, declared):
            if (case.rule.kind, frozenset(case.rule.keys())) not in have:
                found[case.rule].append(case)
    good = _single(_proven(found), {each.result for each in vocabulary.relations if each.result})
    ids = {each.id for each in vocabulary.relations}
    learned = [_learned(rule, good[rule], declared, told, ids) for rule in sorted(good) if not _implied(rule, good)]
    return (*_kept(told, vocabulary), *learned)


# -- what a person wrote -----------------------------------------------------------------------------------------------


def _kept(told: Sequence[_Told], vocabulary: Pack) -> list[Learned]:
    """The rules of the vocabulary that samples bear out or contradict, as they stand."""
    kept = []
    for relation in vocabulary.relations:
        results = {digest.sample: found for digest, values in told if (found := outcome(relation, digest, values))}
        if results:
            kept.append(_person(relation, results))
    return kept


def _person(relation: Relation, results: Mapping[str, Outcome]) -> Learned:
    attested = {sample: each.lines for sample, each in results.items() if each.holds}
    against = tuple(_place(sample, each.lines) for sample, each in results.items() if not each.holds)
    reason = f"人工规则，{len(attested)}份样本成立" + (f"，{len(against)}份不成立" if against else "")
    notes = {"不成立": against} if against else {}
    return Learned(_PLACE, relation.id, _content(relation), attested, reason, by="person", notes=notes)


def _content(relation: Relation) -> dict[str, Any]:
    """The rule as its file has it: what is set, in order, severity only where it is no error."""
    content: dict[str, Any] = {}
    for each in fields(relation):
        value = getattr(relation, each.name)
        if each.name in _SKIPPED or not value or (each.name == "severity" and value == "error"):
            continue
        content[each.name] = list(value) if isinstance(value, tuple) else value
    return content


def _place(sample: str, lines: Sequence[int]) -> str:
    return f"{sample} 第{'、'.join(map(str, lines))}行"


def _signature(relation: Relation) -> tuple[str, frozenset[str]]:
    return relation.kind, frozenset(relation.keys)


# -- what samples teach ------------------------------------------------------------------------------------------------


def _proven(found: Mapping[Rule, Sequence[Case]]) -> dict[Rule, list[Case]]:
    """The rules that words assert or several samples bear out, and that no more samples contradict."""
    return {rule: list(told) for rule, told in found.items() if _holds(rule, told)}


def _single(good: Mapping[Rule, list[Case]], computed: set[str]) -> dict[Rule, list[Case]]:
    """The rules with one way only to compute a result: the one most samples take."""
    best: dict[str, Rule] = {}
    for rule in sorted(good, key=lambda each: (-len({case.sample for case in good[each]}), -len(good[each]), each)):
        for result in rule.of("result"):
            best.setdefault(result, rule)
    return {
        rule: told
        for rule, told in good.items()
        if all(best[result] == rule and result not in computed for result in rule.of("result"))
    }


def _holds(rule: Rule, told: Sequence[Case]) -> bool:
    held = {case.sample for case in told if case.holds}
    broken = {case.sample for case in told if not case.holds} - held
    said = _defined(rule, told, _SAYING) if rule.kind in _SAYING else any(case.holds and case.marker for case in told)
    by_chance = not said and all(case.weight < _CHANCE for case in told if case.holds)
    if rule.kind == "equal" and len(held) < _SURE:
        return False
    return len(held) > len(broken) and not by_chance and (said or len(held) >= _SURE)


def _implied(rule: Rule, good: Mapping[Rule, Sequence[Case]]) -> bool:
    """Whether a sum of all its parts says already what the rule of a part would say."""
    if rule.kind != "part":
        return False
    part, whole = rule.of("part")[0], rule.of("whole")
    sums = (each for each in good if each.kind == "sum" and each.of("total") == whole and part in each.of("parts"))
    return any(_complete(each, good[each]) for each in sums)


def _complete(rule: Rule, told: Sequence[Case]) -> bool:
    held = {case.sample for case in told if case.holds}
    return len(held) >= _SURE or _defined(rule, told)


def _defined(rule: Rule, told: Sequence[Case], markers: Mapping[str, tuple[str, ...]] | None = None) -> bool:
    words = (_DEFINING if markers is None else markers).get(rule.kind, ())
    return any(word in case.marker for case in told if case.holds for word in words)


def _learned(
    rule: Rule, found: Sequence[Case], declared: Mapping[str, Spec], told: Sequence[_Told], ids: set[str]
) -> Learned:
    """The rule as an entry: an error only where words make it true, several samples bear it out and none denies it."""
    held = [case for case in found if case.holds]
    key, content = _id(rule, ids), _written(rule)
    against = _against(Relation(key, **content), found, told)
    attested = _attested(held)
    if against or rule.kind == "equal" or not _defined(rule, found) or len(attested) < _SURE:
        content["severity"] = "warning"
    content["why"] = _why(rule, declared)
    markers = sorted({case.marker for case in held if case.marker})
    said = f"，样本用“{'”“'.join(markers)}”说明" if markers else ""
    reason = f"{len(attested)}份样本中成立{said}"
    notes = {"不成立": against} if against else {}
    sure = round(min(0.95, 0.6 + 0.1 * len(attested) + (0.15 if markers else 0)), 2)
    return Learned(_PLACE, key, content, attested, reason, sure, notes=notes)


def _written(rule: Rule) -> dict[str, Any]:
    operands = {name: list(keys) if name in _LISTED else keys[0] for name, keys in rule.operands}
    return {"kind": rule.kind, **operands}


def _against(relation: Relation, found: Sequence[Case], told: Sequence[_Told]) -> tuple[str, ...]:
    """Where samples deny the rule: by their own words, or by figures that stand further apart."""
    places = {_place(case.sample, case.lines) for case in found if not case.holds}
    seen = {case.sample for case in found}
    for digest, values in told:
        result = None if digest.sample in seen else reckoned(relation, values)
        if result and not result.holds:
            places.add(_place(digest.sample, result.lines))
    return tuple(sorted(places))


def _attested(held: Sequence[Case]) -> dict[str, tuple[int, ...]]:
    lines: dict[str, set[int]] = defaultdict(set)
    for case in held:
        lines[case.sample].update(case.lines)
    return {sample: tuple(sorted(lines[sample])) for sample in sorted(lines)}


def _why(rule: Rule, declared: Mapping[str, Spec]) -> str:
    joint = "÷" if rule.kind == "rate" else "、"
    names = {name: joint.join(declared[key].label for key in keys) for name, keys in rule.operands}
    return _WHY[rule.kind].format(**names)


def _id(rule: Rule, ids: set[str]) -> str:
    names = {name: keys[0] for name, keys in rule.operands}
    key = name = _IDS[rule.kind].format(**names)
    n = 1
    while name in ids:
        n += 1
        name = f"{key}-{n}"
    ids.add(name)
    return name
