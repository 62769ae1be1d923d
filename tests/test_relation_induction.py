"""Number rules from digests: a marker or two samples, one sentence, no chance, and what a person declared held against samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields as slots
from dataclasses import replace
from decimal import Decimal

import pytest

from drafter.induction.rules.find import relations
from drafter.induction.rules.kinds import share_holds
from drafter.model.digest import Digest, Figure, Told
from drafter.model.learned import Learned
from drafter.model.pack import EMPTY, RELATION_KINDS, Pack, Relation

TOPIC = "zhaosheng"


def figure(field: str, value: int | str, sentence: int = 0, **more: object) -> Figure:
    amount = Decimal(str(value))
    given = {"kind": "count", "unit": "件", "text": f"{value}件", "what": field} | more
    return Figure(line=7, start=0, sentence=sentence, head=0, value=amount, field=field, **given)  # type: ignore[arg-type]


def percent(field: str, value: str, **more: object) -> Figure:
    return figure(field, value, **({"kind": "percent", "unit": "%"} | more))


def sample(name: str, *figures: Figure, told: Sequence[Told] = ()) -> Digest:
    placed = tuple(replace(each, start=n * 20) for n, each in enumerate(figures))
    return Digest(name, name, name, 1000, "", "", "", "", 2024, "", (), (), placed, relations=tuple(told))


def rel(kind: str, holds: bool = True, marker: str = "", **operands: int) -> Told:
    return Told(kind, tuple(operands.items()), holds, marker, 7)


def field(key: str, label: str, **more: object) -> Learned:
    content = {"label": label, "topic": TOPIC, "kind": "count", "unit": "件", "phrase": f"{label}{{}}"} | more
    return Learned("fields", key, content, {})


KNOWN = (
    field("all", "申请数"),
    field("paper", "书面申请数"),
    field("online", "网上申请数"),
    field("rate", "网上申请占比", kind="percent", unit="%"),
    field("yoy", "申请数同比", kind="percent", unit="%", min=-100),
    field("titles", "学习的法规", kind="list", item="doc_title"),
    field("kinds", "申请种类数"),
    field("rows", "分类申请数", kind="table"),
)
SUM = (figure("all", 120), figure("paper", 50), figure("online", 70))


def learn(*digests: Digest, vocabulary: Pack = EMPTY) -> dict[str, Learned]:
    return {each.key: each for each in relations(digests, KNOWN, vocabulary)}


# -- what is learned ---------------------------------------------------------------------------------------------------


def test_a_sum_with_a_marker_becomes_a_rule_and_with_two_samples_a_firm_one() -> None:
    told = [rel("sum", marker="包括", a=1, b=2, t=0)]
    (entry,) = learn(sample("a", *SUM, told=told)).values()
    assert entry.content == {
        "kind": "sum",
        "total": "all",
        "parts": ["paper", "online"],
        "severity": "warning",
        "why": "书面申请数、网上申请数之和等于申请数",
    }
    assert entry.key == "all-sum"
    assert dict(entry.attested) == {"a": (7,)}
    (firm,) = learn(sample("a", *SUM, told=told), sample("b", *SUM, told=told)).values()
    assert "severity" not in firm.content


def test_a_sample_that_denies_a_rule_without_saying_so_makes_it_a_question() -> None:
    told = [rel("part-whole", marker="其中", a=1, b=0)]
    other = sample("c", figure("all", 10), figure("paper", 50))
    (entry,) = learn(*(sample(name, *SUM[:2], told=told) for name in "ab"), other).values()
    assert entry.content["severity"] == "warning"
    assert entry.notes["不成立"] == ("c 第7行",)


def test_a_sum_without_marker_needs_two_samples_and_then_only_warns() -> None:
    told = [rel("sum", a=1, b=2, t=0)]
    assert learn(sample("a", *SUM, told=told)) == {}
    (entry,) = learn(sample("a", *SUM, told=told), sample("b", *SUM, told=told)).values()
    assert entry.content["severity"] == "warning"
    assert set(entry.attested) == {"a", "b"}


def test_parts_said_to_be_among_it_need_not_be_all_of_it() -> None:
    entries = learn(sample("a", *SUM, told=[rel("sum", marker="其中", a=1, b=2, t=0)]))
    assert {key: each.content.get("severity", "error") for key, each in entries.items()} == {
        "online-in-all": "warning",
        "paper-in-all": "warning",
        "all-sum": "warning",
    }


def test_a_part_of_a_learned_sum_is_no_rule_of_its_own() -> None:
    told = [rel("sum", marker="分别", a=1, b=2, t=0), rel("part-whole", marker="其中", a=1, b=0)]
    assert set(learn(sample("a", *SUM, told=told))) == {"all-sum"}


def test_small_totals_agree_by_chance() -> None:
    small = (figure("all", 5), figure("paper", 2), figure("online", 3))
    told = [rel("sum", a=1, b=2, t=0)]
    assert learn(*(sample(name, *small, told=told) for name in "abc")) == {}


def test_figures_of_two_sentences_make_no_rule() -> None:
    apart = (figure("all", 120), figure("paper", 50, sentence=1))
    assert learn(sample("a", *apart, told=[rel("part-whole", marker="其中", a=1, b=0)])) == {}


def test_cells_of_one_table_make_a_rule() -> None:
    cells = tuple(replace(each, table=0, line=7 + n) for n, each in enumerate(SUM))
    assert set(learn(sample("a", *cells, told=[rel("sum", marker="合计", a=1, b=2, t=0)]))) == {"all-sum"}


def test_approximate_figures_bear_nothing_out() -> None:
    about = (replace(SUM[0], approx="余"), *SUM[1:])
    assert learn(sample("a", *about, told=[rel("sum", marker="包括", a=1, b=2, t=0)])) == {}


def test_a_share_is_part_by_whole() -> None:
    told = [rel("share", marker="占", n=2, d=0, p=3)]
    (entry,) = learn(*(sample(name, *SUM, percent("rate", "58.33"), told=told) for name in "ab")).values()
    assert entry.content["result"] == "rate"
    assert entry.content["of"] == ["online", "all"]
    assert entry.content["why"] == "网上申请占比＝网上申请数÷申请数"
    assert "severity" not in entry.content


def test_what_more_samples_contradict_than_bear_out_is_no_rule() -> None:
    good = sample("a", *SUM, told=[rel("part-whole", marker="其中", a=1, b=0)])
    bad = [sample(name, *SUM, told=[rel("part-whole", holds=False, a=1, b=0)]) for name in "bc"]
    assert learn(good, *bad) == {}
    (entry,) = learn(good, replace(good, sample="d", sha256="d"), bad[0]).values()
    assert entry.content["severity"] == "warning"
    assert entry.notes["不成立"] == ("b 第7行",)


def test_a_change_is_the_change_of_the_figure_before_it() -> None:
    (entry,) = learn(*(sample(name, figure("all", 120), percent("yoy", "8.3")) for name in "ab")).values()
    assert entry.content == {
        "kind": "yoy",
        "result": "yoy",
        "of": ["all"],
        "why": "申请数同比＝（申请数本年数－上年数）÷上年数",
    }


def test_a_result_is_computed_one_way_only() -> None:
    entries = learn(
        *(sample(name, figure("all", 120), percent("yoy", "8.3")) for name in "ab"),
        sample("c", figure("paper", 50), percent("yoy", "8.3")),
    )
    assert [each.content["of"] for each in entries.values()] == [["all"]]


def test_figures_told_twice_are_only_asked_about() -> None:
    told = [rel("same", a=0, b=1)]
    figures = (figure("all", 120), figure("paper", 120))
    assert learn(sample("a", *figures, told=told)) == {}
    (entry,) = learn(sample("a", *figures, told=told), sample("b", *figures, told=told)).values()
    assert entry.content["kind"] == "equal"
    assert entry.content["severity"] == "warning"


def test_a_number_of_kinds_is_that_of_the_rows_listed() -> None:
    rows = [figure("rows", n, aspect="row") for n in (40, 50)]
    (entry,) = learn(sample("a", figure("kinds", 2), *rows, told=[rel("enumeration", marker="其中", n=0)])).values()
    assert entry.content["kind"] == "rows"
    assert entry.content["list"] == "rows"


def test_every_rule_has_the_form_of_a_pack() -> None:
    digests = [sample(name, *SUM, told=[rel("sum", marker="包括", a=1, b=2, t=0)]) for name in "ab"]
    for entry in learn(*digests).values():
        assert entry.content["kind"] in RELATION_KINDS
        assert Relation(entry.key, **entry.content)
        assert set(entry.content) <= {each.name for each in slots(Relation)}


def test_the_order_of_samples_changes_nothing() -> None:
    digests = [sample(name, *SUM, told=[rel("sum", marker="包括", a=1, b=2, t=0)]) for name in "abc"]
    assert relations(digests, KNOWN, EMPTY) == relations(digests[::-1], KNOWN, EMPTY)


# -- what a person declared --------------------------------------------------------------------------------------------


def declared(*rules: Relation) -> Pack:
    return replace(EMPTY, id="school", relations=rules)


PART = Relation("paper-of-all", "part", part="paper", whole="all", why="书面申请是申请的一部分")
BORNE_OUT = {
    "part": (PART, (figure("all", 120), figure("paper", 50))),
    "sum": (Relation("s", "sum", total="all", parts=("paper", "online")), SUM),
    "sum of rows": (
        Relation("s", "sum", total="all", parts=("rows",)),
        (figure("all", 90), figure("rows", 40, aspect="row"), figure("rows", 50, aspect="row")),
    ),
    "rate": (Relation("r", "rate", result="rate", of=("online", "all")), (*SUM, percent("rate", "58.33"))),
    "order": (Relation("o", "order", lower="paper", upper="all", severity="warning"), SUM[:2]),
    "equal": (Relation("e", "equal", left="paper", right="all"), (figure("all", 9), figure("paper", 9))),
    "yoy": (
        Relation("y", "yoy", result="yoy", of=("all",)),
        (figure("all", 130), figure("all", 100, aspect="last_year"), percent("yoy", "30")),
    ),
    "listed": (
        Relation("l", "listed", total="kinds", list="titles"),
        (figure("titles", 0, kind="doc_title"), figure("kinds", 5)),
    ),
    "rows": (
        Relation("w", "rows", total="kinds", list="rows"),
        (figure("kinds", 1), figure("rows", 50, aspect="row")),
    ),
}


@pytest.mark.parametrize(("rule", "figures"), BORNE_OUT.values(), ids=BORNE_OUT)
def test_a_declared_rule_is_attested_where_samples_bear_it_out(rule: Relation, figures: tuple[Figure, ...]) -> None:
    entry = learn(sample("a", *figures), vocabulary=declared(rule))[rule.id]
    assert entry.by == "person"
    assert dict(entry.attested) == {"a": (7,)}
    assert "不成立" not in entry.notes


def test_a_declared_rule_stays_as_it_is_written() -> None:
    entry = learn(sample("a", *SUM), vocabulary=declared(PART))[PART.id]
    assert entry.content == {"kind": "part", "part": "paper", "whole": "all", "why": "书面申请是申请的一部分"}


def test_a_contradicted_rule_is_noted_and_kept() -> None:
    wrong = sample("b", figure("all", 10), figure("paper", 50))
    entry = learn(sample("a", *SUM), wrong, vocabulary=declared(PART))[PART.id]
    assert dict(entry.attested) == {"a": (7,)}
    assert entry.notes["不成立"] == ("b 第7行",)


def test_a_rule_no_sample_speaks_of_is_not_taken_over() -> None:
    assert learn(sample("a", figure("all", 120)), vocabulary=declared(PART)) == {}


def test_what_a_person_declared_is_not_learned_again() -> None:
    digest = sample("a", *SUM, told=[rel("part-whole", marker="其中", a=1, b=0)])
    assert set(learn(digest, vocabulary=declared(PART))) == {PART.id}


@pytest.mark.parametrize(
    ("stated", "holds"), [("58.33", True), ("58.3", True), ("58", True), ("58.34", False), ("59", False)]
)
def test_a_share_holds_within_half_a_unit_of_its_last_digit(stated: str, holds: bool) -> None:
    assert share_holds(Decimal(stated), Decimal(70), Decimal(120)) is holds
