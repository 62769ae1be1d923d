"""What must hold for any facts within schema and relations of the shipped pack (design §6), tried on generated ones.

``DRAFTER_EXAMPLES`` sets how many facts each property is tried on (the long run: 500).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from drafter.analysis.points import points_of
from drafter.analysis.sentences import tidy
from drafter.model.field import Field
from drafter.model.pack import Pack, Relation
from drafter.model.quantity import Kind
from drafter.model.tree import Document, Heading, Run, Table
from drafter.questionnaire.resolve import resolve
from drafter.rendering.compose import compose
from drafter.rendering.trace import trace
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

ROOT = Path(__file__).resolve().parent.parent
YEAR = 2025
PACK = load_pack("yingji-fazhi")
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
EXAMPLES = settings(
    max_examples=int(os.environ.get("DRAFTER_EXAMPLES", "60")),
    phases=QUICK
    + ((Phase.shrink,) if os.environ.get("DRAFTER_SHRINK") else ()),  # shrinking a whole report takes minutes
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
AGENCIES = ("澜川市应急管理局", "青陵县应急管理局", "云泽经开区应急管理局", "临沧湖区应急管理局", "北岭州应急管理局")
SCOPES = ("", "", "", "全市", "局本级", "全市应急管理系统")
NUMERIC = (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.DURATION)
WAN = Decimal(10_000)
HUNDREDTH = Decimal("0.01")
DIGITS = re.compile("[0-9０-９]+")
HOSTILE = (
    "",
    "# 标题",
    "**粗** _斜_ `码` ~~删~~",
    "- 项",
    "1. 项",
    "> 引",
    "---",
    "| 甲 | 乙 |",
    "[链](http://a.b)![图](c)",
    "{{ 7*7 }}{% for x in y %}{# 注 #}",
    "{penalty-cases}[甲|乙]\\",
    "</w:t><w:p/><!-- --> &lt; ]]>",
    "\x00\x07\x1b[31m\x7f\x85",
    "\u202e\u2066反\u200b\ufeff",
    "一行\n# 二行\r\n\n| 三行",
    "\u2028另\u2029行\v\f",
    "\U000f0000pack:\U000f0001假\U000f0002\U000f0003title\U000f0003\U000f0004",
    "```\n码\n```",
    "$a$ \\(b\\) %s {0} ${HOME}",
    "待补",
    "“未配对",
)


# -- values ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Value:
    """A value as typed, as it must be printed, and as a number (None: none or approximate)."""

    typed: Any
    shown: str
    amount: Decimal | None = None
    unit: str = ""
    nil: bool = False


@dataclass(frozen=True)
class Given:
    """A value with its qualifiers."""

    value: Value
    last: Value | None = None
    scope: str = ""
    text: str = ""
    source: str = ""
    note: str = ""
    publish: bool = True


@dataclass(frozen=True)
class Sheet:
    """A generated facts file: the envelope, the facts by key, the lists of own words."""

    envelope: Mapping[str, Any]
    facts: Mapping[str, Given]
    lists: Mapping[str, Any] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        """report or public."""
        return str(self.envelope["options"]["edition"])

    def data(self) -> dict[str, Any]:
        """The file as plain data."""
        facts: dict[str, dict[str, Any]] = {}
        for key, each in self.facts.items():
            facts.setdefault(PACK.fields[key].topic, {})[key] = _entry(each)
        return {**self.envelope, "facts": facts, **self.lists}

    def yaml(self) -> str:
        """The file as YAML (its JSON form), whatever cannot stand raw escaped."""
        text = json.dumps(self.data(), ensure_ascii=False, indent=1)
        return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _entry(each: Given) -> Any:
    if each == Given(each.value):
        return each.value.typed
    extra = {"last_year": each.last.typed if each.last else "", "publish": "" if each.publish else "否"}
    extra |= {name: getattr(each, name) for name in ("scope", "text", "source", "note")}
    return {"value": each.value.typed, **{name: text for name, text in extra.items() if text}}


def exact(spec: Field, amount: Decimal, unit: str) -> Value:
    """A plain value of a field."""
    if spec.kind is Kind.MONEY:
        typed = f"{(amount / WAN).normalize():f}万元"
        return Value(typed, typed, amount, "元", nil=not amount)
    nil = not amount and spec.kind is Kind.COUNT
    signed = spec.min is not None and spec.min < 0
    digits = f"{amount:f}"
    wide = "个工作日" if unit == "工作日" else unit
    shown = f"{'增长' if amount >= 0 else '下降'}{digits.lstrip('-')}{wide}" if signed else f"{digits}{wide}"
    return Value(f"{digits}{unit}", shown, amount, unit, nil)


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NAMES = st.sampled_from("甲乙丙丁戊己庚辛壬癸").map(lambda name: f"{name}类")


def counts(spec: Field) -> st.SearchStrategy[Value]:
    """Counts as people type them."""
    units, whole = st.sampled_from([unit for unit in spec.units if "(" not in unit]), st.integers(1, 9_999)
    plain = st.builds(lambda n, u: exact(spec, Decimal(n), u), whole, units)
    return st.one_of(
        plain,
        plain,
        plain,
        plain.map(lambda v: replace(v, typed=str(v.typed).translate(WIDE))),
        st.builds(lambda n, u: Value(f"{n:,}{u}", f"{n}{u}", Decimal(n), u), st.integers(1_000, 9_999_999), units),
        st.builds(
            lambda n, u: Value(f"{n}.{n}万{u}", f"{n}.{n}万{u}", Decimal(n * 11_000), u), st.integers(1, 9), units
        ),
        st.builds(lambda n, u: Value(f"约{n}{u}", f"约{n}{u}"), whole, units),
        st.builds(lambda n, u: Value(f"{n}00余{u}", f"{n}00余{u}"), st.integers(1, 99), units),
        st.just(Value("无", "", Decimal(0), spec.unit, nil=True)),
        st.just(Value(f"0{spec.unit}", "", Decimal(0), spec.unit, nil=True)),
    )


def moneys(spec: Field) -> st.SearchStrategy[Value]:
    """Sums in 万元, or none."""
    some = st.integers(1, 999_999).map(lambda n: exact(spec, Decimal(n) * 100, "元"))
    about = st.integers(1, 999).map(lambda n: Value(f"约{n}万元", f"约{n}万元"))
    return st.one_of(some, some, about, st.just(Value("无", "", Decimal(0), "元", nil=True)))


def percents(spec: Field) -> st.SearchStrategy[Value]:
    """Shares, or changes where the field takes a sign."""
    low = -9_999 if spec.min is not None and spec.min < 0 else 1
    return st.integers(low, 10_000).filter(bool).map(lambda n: exact(spec, (Decimal(n) / 100).normalize() + 0, "%"))


def durations(spec: Field) -> st.SearchStrategy[Value]:
    """Lengths of time."""
    return st.builds(lambda n, u: exact(spec, Decimal(n), u), st.integers(1, 90), st.sampled_from(spec.units))


def titles(_spec: Field) -> st.SearchStrategy[Value]:
    """A document title."""
    return NAMES.map(lambda word: Value(f"《{word}办法》", f"《{word}办法》"))


def lists(spec: Field) -> st.SearchStrategy[Value]:
    """Several titles."""
    several = st.lists(titles(spec), min_size=1, max_size=3)
    return several.map(lambda each: Value([one.typed for one in each], "".join(one.shown for one in each)))


def tables(spec: Field) -> st.SearchStrategy[Value]:
    """Rows of a name and a number."""
    unit = spec.columns[1].unit
    rows = st.lists(st.tuples(NAMES, st.integers(1, 99)), min_size=1, max_size=4)
    return rows.map(
        lambda each: Value(
            [{"name": name, "number": f"{n}{unit}"} for name, n in each],
            "、".join(f"{name}{n}{unit}" for name, n in each),
        )
    )


NASTY: st.SearchStrategy[str] = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=12
).map(lambda text: re.sub("[。！？…]", "", text))
MAKERS: Mapping[Kind, Callable[[Field], st.SearchStrategy[Value]]] = {
    Kind.COUNT: counts,
    Kind.MONEY: moneys,
    Kind.PERCENT: percents,
    Kind.DURATION: durations,
    Kind.BOOL: lambda spec: st.booleans().map(lambda yes: Value("是" if yes else "否", spec.phrase if yes else "")),
    Kind.DOC_TITLE: titles,
    Kind.LIST: lists,
    Kind.TABLE: tables,
    Kind.TEXT: lambda _spec: (NASTY | NAMES).map(lambda text: Value(f"某{text}事", tidy(f"某{text}事"))),
}


@lru_cache(maxsize=512)
def values(key: str) -> st.SearchStrategy[Value]:
    """Values of a field."""
    return MAKERS[PACK.fields[key].kind](PACK.fields[key])


@lru_cache(maxsize=512)
def given_values(key: str) -> st.SearchStrategy[Given]:
    """Values of a field with qualifiers; texts are only asked for (“+”) and written afterwards."""
    numeric = PACK.fields[key].kind in NUMERIC
    return st.builds(
        Given,
        values(key),
        st.none() | values(key) if numeric else st.none(),
        scope=st.sampled_from(SCOPES) if numeric else st.just(""),
        text=st.sampled_from(("", "", "", "+")),
        source=st.sampled_from(("", "+")),
        note=st.sampled_from(("", "+")),
        publish=st.sampled_from((True, True, True, False)),
    )


@dataclass
class Words:
    """Own words of a draw: each holds tokens of its own; ``pick`` gives what stands between them."""

    pick: Callable[[], str]
    made: int = 0

    def token(self) -> str:
        """A word that stands nowhere else, without figures."""
        self.made += 1
        return "记" + "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{self.made:03}") + "号"

    def hostile(self) -> str:
        """Words that try to be more than text."""
        return f"{self.token()}{self.pick()}{self.token()}"

    def filled(self, each: Given) -> Given:
        """The value with the texts it asked for."""
        source, note_ = each.source and f"源{self.token()}", each.note and f"注{self.token()}"
        return replace(each, text=each.text and self.hostile(), source=source, note=note_)


# -- relations -------------------------------------------------------------------------------------------------------

Facts = dict[str, Given]


def one_scope(facts: Mapping[str, Given], *keys: str) -> bool:
    """Whether the figures may be put together: of one scope, or some silent about it within a topic."""
    scopes = {facts[key].scope for key in keys}
    return len(scopes) == 1 or (len(scopes - {""}) == 1 and len({PACK.fields[key].topic for key in keys}) == 1)


def amounts(facts: Mapping[str, Given], *keys: str) -> list[Decimal] | None:
    """The exact amounts of the keys where all are given, of one scope."""
    found = [facts[key].value.amount for key in keys if key in facts]
    known = [each for each in found if each is not None]
    return known if len(known) == len(keys) and one_scope(facts, *keys) else None


def parts_of(relation: Relation, facts: Mapping[str, Given]) -> list[Decimal] | None:
    """The amounts a total is made of; None when one is missing."""
    if len(relation.parts) > 1:
        return amounts(facts, *relation.parts)
    rows = facts[relation.parts[0]].value.typed if relation.parts[0] in facts else None
    return [Decimal(DIGITS.findall(row["number"])[0]) for row in rows] if rows else None


def computed(relation: Relation, facts: Mapping[str, Given]) -> Decimal | None:
    """What the result of a rate or a change must be, two decimals."""
    result = PACK.fields[relation.result]
    if relation.kind == "yoy":
        base = facts.get(relation.of[0])
        last = base.last if base else None
        pair = [base.value, last] if base and last else []
        known = [each.amount for each in pair if each is not None and each.amount is not None]
        if len(known) < 2 or not known[1] or len({each.unit for each in pair if each}) > 1 or "无" in (pair[0].typed,):
            return None
        value = (known[0] - known[1]) / known[1] * 100
    else:
        found = amounts(facts, *relation.of)
        if found is None or not found[1]:
            return None
        value = found[0] / found[1] * 100
    if result.max is not None and value > result.max:
        return None
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)


def with_totals(facts: Mapping[str, Given]) -> Facts:
    """The facts and the totals that follow from their parts."""
    known = dict(facts)
    for relation in (each for each in PACK.relations if each.kind == "sum" and each.total not in facts):
        parts = parts_of(relation, known)
        if parts and sum(parts):
            spec = PACK.fields[relation.total]
            known[relation.total] = Given(
                exact(spec, sum(parts, Decimal(0)), spec.unit), scope=known[relation.parts[0]].scope
            )
    return known


def broken(relation: Relation, facts: Mapping[str, Given]) -> bool:
    """Whether the facts contradict an error rule."""
    known = with_totals(facts)
    if relation.kind in ("rate", "yoy"):
        value, given_ = computed(relation, known), facts.get(relation.result)
        return value is not None and given_ is not None and given_.value.amount != value
    if relation.kind == "part":
        pair = amounts(known, relation.part, relation.whole)
        return pair is not None and pair[0] > pair[1]
    if relation.kind == "sum":
        return _sum_broken(relation, known)
    if relation.kind in ("listed", "rows"):
        return _list_broken(relation, known)
    return False


def _sum_broken(relation: Relation, known: Mapping[str, Given]) -> bool:
    total, parts = known.get(relation.total), parts_of(relation, known)
    if total is None or total.value.amount is None:
        return False
    if parts is not None:
        return one_scope(known, relation.total, relation.parts[0]) and sum(parts) != total.value.amount
    some = [key for key in relation.parts if key in known]
    same = bool(some) and one_scope(known, relation.total, *some)
    return same and sum(known[key].value.amount or 0 for key in some) > total.value.amount


def _list_broken(relation: Relation, known: Mapping[str, Given]) -> bool:
    total, listed = known.get(relation.total), known.get(relation.list)
    if total is None or listed is None or total.value.amount is None:
        return False
    number = len(listed.value.typed)
    return number != total.value.amount if relation.kind == "rows" else number > total.value.amount


def consistent(drawn: Mapping[str, Given]) -> Facts:
    """The facts made to agree: totals built from parts, parts cut to the whole, rates computed; what still quarrels goes."""
    facts, mended = dict(drawn), set[str]()
    rules = [each for each in PACK.relations if each.severity == "error"]
    while (rule := next((each for each in rules if broken(each, facts)), None)) is not None:
        if rule.id in mended:
            for key in rule.keys[1:] if len([k for k in rule.keys if k in facts]) > 1 else rule.keys:
                facts.pop(key, None)
        mended.add(rule.id)
        _mend(rule, facts)
    return facts


def _mend(rule: Relation, facts: Facts) -> None:
    known = with_totals(facts)
    target = rule.result or rule.total or rule.part
    if target not in facts or not broken(rule, facts):
        return
    if rule.kind in ("rate", "yoy"):
        amount = computed(rule, known)
    elif rule.kind == "sum":
        amount = sum((known[key].value.amount or Decimal(0) for key in rule.parts if key in known), Decimal(0))
        amount = sum(parts_of(rule, known) or [amount], Decimal(0))
    elif rule.kind == "part":
        amount = known[rule.whole].value.amount
    else:
        amount = Decimal(len(known[rule.list].value.typed))
    spec, old = PACK.fields[target], facts[target]
    if amount is not None:
        facts[target] = replace(old, value=exact(spec, amount.normalize() + 0, old.value.unit or spec.unit))


# -- sheets ----------------------------------------------------------------------------------------------------------

TOPICS = tuple(topic for topic in PACK.topics if PACK.fields_of(topic))


@st.composite
def sheets(draw: st.DrawFn, edition: str = "report", hostile: bool = True) -> Sheet:
    """Facts files within schema and relations."""
    words = Words((lambda: draw(NASTY)) if hostile else lambda: "")
    topics = draw(st.lists(st.sampled_from(TOPICS), unique=True, min_size=1, max_size=5))
    keys = [each.key for topic in topics for each in PACK.fields_of(topic)]
    chosen = draw(st.lists(st.sampled_from(keys), unique=True, min_size=1, max_size=24))
    facts = consistent({key: words.filled(draw(given_values(key))) for key in chosen})
    own = draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=4))
    highlights = {topic: [_highlight(draw, words)] for topic in ("leadership", "publicity", *own)}
    made: dict[str, Any] = {
        "highlights": highlights,
        "problems": [_texts(words, *draw(st.sampled_from(PROBLEMS))) for _ in range(draw(st.integers(1, 3)))],
        "plans": [_texts(words, "title", "text", "target") for _ in range(draw(st.integers(1, 3)))],
        "rectified": [_texts(words, "item", "done") for _ in range(draw(st.integers(0, 2)))],
        "others": [_texts(words, "text") for _ in range(draw(st.integers(0, 1)))],
    }
    return Sheet(_envelope(draw, edition), facts, made)


def _envelope(draw: st.DrawFn, edition: str) -> dict[str, Any]:
    pinned = draw(st.lists(st.sampled_from(PACK.patterns), unique_by=lambda each: each.id, max_size=8))
    return {
        "pack": PACK.id,
        "year": YEAR,
        "date": "2026-01-20",
        "agency": {"name": draw(st.sampled_from(AGENCIES)), "region": "江东省澜川市", "addressees": ["澜川市人民政府"]},
        "options": {"edition": edition, "order": draw(st.sampled_from(sorted(PACK.orders)))},
        "wording": {each.id: draw(st.sampled_from(sorted(each.wordings))) for each in pinned},
    }


def _texts(words: Words, *keys: str) -> dict[str, str]:
    return {key: words.hostile() for key in keys}


PROBLEMS = (("problem", "cause", "measure"), ("problem", "evidence", "cause"))
HIGHLIGHTS = (("title", "text"), ("text",), ("basis", "text"), ("title", "text", "basis", "result"))


def _highlight(draw: st.DrawFn, words: Words) -> dict[str, str]:
    return _texts(words, *draw(st.sampled_from(HIGHLIGHTS)))


def own_texts(sheet: Sheet) -> Iterator[str]:
    """Every text of the agency's own words."""
    for entries in (each for name, each in sheet.lists.items() if name != "highlights"):
        yield from (text for entry in entries for text in entry.values())
    yield from (text for entries in sheet.lists["highlights"].values() for entry in entries for text in entry.values())
    yield from (each.text for each in sheet.facts.values() if each.text)


# -- reports ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """A sheet's report with its trace."""

    document: Document
    entries: Sequence[Mapping[str, Any]]

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text

    @property
    def runs(self) -> Iterator[Run]:
        """Every run."""
        return (run for block in self.document.blocks for run in runs_of(block))

    @property
    def body(self) -> list[Run]:
        """The runs after the opening: from the first heading on."""
        blocks = self.document.blocks
        start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading))
        return [run for block in blocks[start:] for run in runs_of(block)]

    def sentences(self) -> dict[str, set[str]]:
        """Every sentence with the keys behind it."""
        found: dict[str, set[str]] = {}
        for sentence in (each for entry in self.entries for each in entry.get("sentences", ())):
            keys = {
                key
                for group in ("facts", "last_year", "derived")
                for told in sentence.get(group, ())
                for key in _keys(told)
            }
            found.setdefault(sentence["text"], set()).update(keys)
        return found


def _keys(told: Any) -> set[str]:
    return refs(told["key"] if isinstance(told, dict) else told)


def refs(ref: str) -> set[str]:
    """The field keys of an origin: key, key.view, a.view+b.view."""
    return {each.split(".")[0] for each in ref.split("+")}


def runs_of(block: Any) -> tuple[Run, ...]:
    """The runs of a block."""
    return tuple(run for row in block.rows for cell in row for run in cell) if isinstance(block, Table) else block.runs


def made(sheet: Sheet, pack: Pack = PACK) -> Made:
    """The report of a sheet, which must come out in the strict mode."""
    (node,), faults = read_documents(sheet.yaml(), "generated.yaml")
    resolved = resolve(node, pack)
    blocking = [each for each in (*faults, *resolved.findings) if each.blocks]
    assert resolved.facts is not None and not blocking, [(each.code, dict(each.params)) for each in blocking]
    composed = compose(resolved.facts, pack)
    gaps = [(each.code, dict(each.params)) for each in composed.findings if each.blocks]
    assert composed.document is not None, gaps
    return Made(composed.document, trace(composed.document, resolved.facts))


def published(sheet: Sheet) -> dict[str, Given]:
    """The facts an edition may tell."""
    return {key: each for key, each in sheet.facts.items() if each.publish or sheet.edition == "report"}


def told_by(body: Sequence[Run], key: str, *kinds: str) -> list[str]:
    """The texts of the runs of some kinds that speak of a key."""
    return [run.text for run in body if run.origin.kind in kinds and key in refs(run.origin.ref)]


# -- properties ------------------------------------------------------------------------------------------------------


@EXAMPLES
@given(sheets())
def test_facts_within_schema_and_relations_render(sheet: Sheet) -> None:
    assert made(sheet).document.title


@pytest.mark.parametrize("edition", ["report", "public"])
@EXAMPLES
@given(st.data())
def test_every_publishable_value_stands_in_the_body(edition: str, data: st.DataObject) -> None:
    sheet = data.draw(sheets(edition))
    body = made(sheet).body
    for key, each in published(sheet).items():
        spec = PACK.fields[key]
        wanted = (spec.zero or ("", spec.label))[1] if each.value.nil else each.value.shown
        if wanted:
            note(f"{key}: {wanted}")
            assert any(wanted in text for text in told_by(body, key, "fact"))


@EXAMPLES
@given(sheets())
def test_last_years_value_stands_in_the_body_itself_or_compared(sheet: Sheet) -> None:
    body = made(sheet).body
    for key, each in published(sheet).items():
        if each.last is None or (each.value.nil and each.last.amount == 0):
            continue
        note(f"{key}: {each.value.typed}, last year {each.last.typed}")
        assert told_by(body, key, "last") or any(
            run.origin.kind == "derived" and f"{key}." in run.origin.ref for run in body
        )


@EXAMPLES
@given(sheets())
def test_own_words_stand_in_the_body(sheet: Sheet) -> None:
    told = "".join(run.text for run in made(sheet).body if run.origin.kind == "own")
    for text in own_texts(sheet):
        listed = points_of(text)
        assert all(each in told for each in ((listed.before.rstrip("："), *listed.points) if listed else (tidy(text),)))


@EXAMPLES
@given(sheets())
def test_source_and_note_never_appear(sheet: Sheet) -> None:
    text = made(sheet).text
    for each in sheet.facts.values():
        assert not any(word and word in text for word in (each.source, each.note))


@lru_cache(maxsize=1)
def fixed_texts() -> tuple[str, ...]:
    """Everything the pack says itself."""
    words = [text for pattern in PACK.patterns for text in pattern.wordings.values()]
    words += [text for variants in PACK.phrases.values() for text in variants]
    words += [heading for part in PACK.parts.values() for heading in part.headings]
    words += [lead for topic in PACK.topics.values() for lead in topic.leads]
    words += [each.phrase for each in PACK.fields.values()]
    return (*words, *PACK.templates.values())


def shown_difference(value: Value, last: Value) -> set[str]:
    """What a comparison of two values may print."""
    if value.amount is None or last.amount is None:
        return set()
    gap = abs(value.amount - last.amount)
    plain = {f"{gap.normalize():f}", f"{(gap / WAN).normalize():f}"}
    if not last.amount:
        return plain
    change = (gap / last.amount * 100).quantize(HUNDREDTH, ROUND_HALF_UP)
    return plain | {f"{change}", f"{change.normalize():f}"}


def derivable(sheet: Sheet) -> set[str]:
    """Every figure that may be computed from the facts, as digits."""
    known = with_totals(sheet.facts)
    found = {text for each in known.values() if each.last for text in shown_difference(each.value, each.last)}
    for relation in PACK.relations:
        if relation.kind in ("rate", "yoy") and (value := computed(relation, known)) is not None:
            found |= {f"{abs(value)}", f"{abs(value).normalize():f}"}
    found |= {f"{each.value.amount:f}" for key, each in known.items() if key not in sheet.facts}
    return {digits for text in found for digits in DIGITS.findall(text)}


@EXAMPLES
@given(sheets())
def test_no_figure_stands_there_that_is_not_given_derived_or_fixed(sheet: Sheet) -> None:
    report, computable = made(sheet), derivable(sheet)
    own = "\n".join(own_texts(sheet))
    for run in (each for each in report.runs if DIGITS.search(each.text)):
        note(f"{run.origin}: {run.text}")
        kind, digits = run.origin.kind, set(DIGITS.findall(run.text))
        if kind in ("fact", "last"):
            each = sheet.facts[run.origin.ref]
            source = each.last if kind == "last" else each.value
            assert source is not None and digits <= set(DIGITS.findall(source.shown + each.scope))
        elif kind == "derived":
            assert digits <= computable
        elif kind == "own":
            assert digits <= set(DIGITS.findall(tidy(own))) | set(DIGITS.findall(own))
        elif kind == "frame":
            assert digits <= {str(YEAR - 1), str(YEAR), str(YEAR + 1), "1", "20", "2026"}
        elif kind == "period":
            assert run.text in {each.name for each in PACK.periods}
        else:
            assert kind in ("pattern", "pack") and any(run.text in text for text in fixed_texts())


@EXAMPLES
@given(sheets(hostile=False), st.data())
def test_changing_one_figure_changes_only_its_own_sentences(sheet: Sheet, data: st.DataObject) -> None:
    other, key = _changed(sheet, data)
    if other is None:
        return
    note(f"{key}: {sheet.facts[key].value.typed} → {other.facts[key].value.typed}")
    before, after = made(sheet).sentences(), made(other).sentences()
    mine = _follows(key)
    gone = {text: keys for text, keys in before.items() if text not in after}
    come = {text: keys for text, keys in after.items() if text not in before}
    assert gone, "a changed figure must change a sentence"
    touched = {each for keys in (*gone.values(), *come.values()) if keys & mine for each in keys}
    for text, keys in (*gone.items(), *come.items()):
        assert keys & (mine | touched), text


def _changed(sheet: Sheet, data: st.DataObject) -> tuple[Sheet | None, str]:
    """The same sheet with one count or sum changed, the relations still kept."""
    keys = [key for key, each in sheet.facts.items() if _countable(key, each)]
    if not keys:
        return None, ""
    key = data.draw(st.sampled_from(sorted(keys)))
    old = sheet.facts[key]
    value = exact(
        PACK.fields[key], (old.value.amount or Decimal(0)) + data.draw(st.sampled_from((1, -1, 7))), old.value.unit
    )
    facts = {**sheet.facts, key: replace(old, value=value)}
    wrong = not value.amount or any(broken(each, facts) for each in PACK.relations if each.severity == "error")
    return (None if wrong else replace(sheet, facts=facts)), key


def _countable(key: str, each: Given) -> bool:
    return (
        PACK.fields[key].kind is Kind.COUNT and bool(each.value.amount) and DIGITS.match(each.value.shown) is not None
    )


def _follows(key: str) -> set[str]:
    """A field and everything computed from it."""
    found = {key}
    while True:
        more = {r.result or r.total for r in PACK.relations if found & {*r.of, *r.parts} and (r.result or r.total)}
        if more <= found:
            return found
        found |= more


def _shape(report: Made) -> list[tuple[str, int]]:
    return [(type(block).__name__, getattr(block, "level", 0)) for block in report.document.blocks]


@EXAMPLES
@given(sheets(hostile=False), st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5))
def test_no_words_of_the_user_change_the_structure(sheet: Sheet, nasty: list[str]) -> None:
    """The same sheet twice, harmless and with hostile words in every text that takes words."""
    hostile = [*nasty]

    def spoil(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: spoil(each) for key, each in value.items()}
        if isinstance(value, list):
            return [spoil(each) for each in value]
        hostile.append(hostile.pop(0))
        return f"{value}{hostile[0]}尾"

    facts = {key: replace(each, text=each.text and spoil(each.text)) for key, each in sheet.facts.items()}
    calm, spoiled = made(sheet), made(replace(sheet, facts=facts, lists=spoil(sheet.lists)))
    assert _shape(calm) == _shape(spoiled)
    marks = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\U000f0000-\U000f0004]")
    assert not marks.search(spoiled.text)


@EXAMPLES
@given(sheets("public"))
def test_the_public_edition_holds_no_unpublished_value(sheet: Sheet) -> None:
    hidden = {key for key, each in sheet.facts.items() if not each.publish}
    report = made(sheet)
    follow = {each for key in hidden for each in _follows(key)} - (sheet.facts.keys() - hidden)
    for run in report.runs:
        if run.origin.kind in ("fact", "last", "derived"):
            assert not refs(run.origin.ref) & follow, run
    for key in hidden:
        assert not (sheet.facts[key].text and tidy(sheet.facts[key].text) in report.text)


# -- single cases that once went wrong -------------------------------------------------------------------------------


def plain_sheet(facts: Facts, **lists_: Any) -> Sheet:
    """A small harmless sheet."""
    words = Words(lambda: "")
    envelope = {
        "pack": PACK.id,
        "year": YEAR,
        "date": "2026-01-20",
        "agency": {"name": AGENCIES[0], "addressees": ["澜川市人民政府"]},
        "options": {"edition": "report", "order": "statutory"},
    }
    own = {"leadership": [_texts(words, "text")], "publicity": [_texts(words, "text")], **lists_}
    problems = [_texts(words, "problem", "cause")]
    return Sheet(envelope, facts, {"highlights": own, "problems": problems, "plans": [_texts(words, "text")]})


def count(number: int, unit: str, **extra: Any) -> Given:
    """A plain count; 0 is 无."""
    typed = f"{number}{unit}"
    value = Value(typed, typed, Decimal(number), unit) if number else Value("无", "", Decimal(0), unit, nil=True)
    return Given(value, **extra)


@EXAMPLES
@given(sheets(hostile=False))
def test_the_scope_of_a_figure_stands_in_its_sentence(sheet: Sheet) -> None:
    entries = made(sheet).entries
    for key, each in sheet.facts.items():
        told = [
            sentence["text"]
            for entry in entries
            for sentence in entry.get("sentences", ())
            if any(key == fact["key"] for fact in sentence.get("facts", ()))
        ]
        assert not each.scope or any(each.scope in text for text in told), (key, told)


def test_about_so_many_last_year_stands_beside_a_stated_zero() -> None:
    report = made(plain_sheet({"leadership-reports": count(0, "次", last=Value("约12次", "约12次"))}))
    assert "约12次" in report.text


def test_the_text_of_a_stated_zero_stands_where_a_pattern_tells_the_zero() -> None:
    report = made(plain_sheet({"penalty-cases": count(5, "件"), "detained": count(0, "人", text="公安机关另案办理")}))
    assert "公安机关另案办理" in report.text


def test_the_text_of_a_no_stands_in_the_body() -> None:
    report = made(plain_sheet({"annual-statement": Given(Value("否", ""), text="述法安排在次年3月进行")}))
    assert "述法安排在次年3月进行" in report.text


def test_the_scope_in_a_sentence_is_known_to_be_the_users() -> None:
    report = made(plain_sheet({"drills": count(5, "场次", scope="2024—2025年紧要期全市")}))
    (run,) = (run for run in report.runs if "紧要期" in run.text)
    assert run.origin.kind == "fact"


def test_own_words_of_a_topic_no_part_holds_do_not_vanish() -> None:
    assert "全年总体平稳" in made(plain_sheet({}, overview=[{"text": "全年总体平稳"}])).text


# -- replay ----------------------------------------------------------------------------------------------------------


def rendered_elsewhere(facts: Path, out: Path, seed: str, zone: str, cwd: Path) -> bytes:
    """The bytes another process writes, from another folder, in another time zone, with another hash seed."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env = {**keep, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    where = os.path.relpath(facts, cwd)
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "render", where, "-o", str(out), "--force", "--quiet"],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@pytest.mark.parametrize("suffix", ["docx", "md", "txt"])
def test_the_same_facts_give_the_same_bytes_anywhere(suffix: str, tmp_path: Path) -> None:
    source = ROOT / "docs" / "examples" / "jiaxing-2019.yaml"
    copied = tmp_path / "elsewhere" / "facts.yaml"
    copied.parent.mkdir()
    copied.write_bytes(source.read_bytes())
    first = rendered_elsewhere(source, tmp_path / f"a.{suffix}", "0", "UTC", ROOT)
    second = rendered_elsewhere(
        copied, tmp_path / "elsewhere" / f"b.{suffix}", "4242", "Pacific/Kiritimati", copied.parent
    )
    assert first == second
