"""Titles, document numbers and names: found whole, minimal, with their damage named, and nothing else."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.mentions.names import names
from drafter.mentions.titles import titles
from drafter.model.reading import Mention, MentionKind
from drafter.reading.normalise import normalise

from .conftest import ROOT

CASES: dict[str, list[str]] = yaml.safe_load((ROOT / "tests" / "cases" / "names.yaml").read_text(encoding="utf-8"))
GOLD = ROOT.parent / "shared" / "gold"
KINDS = {
    "titles": MentionKind.DOC_TITLE,
    "numbers": MentionKind.DOC_NUMBER,
    "orgs": MentionKind.ORG,
    "persons": MentionKind.PERSON,
    "places": MentionKind.PLACE,
}
HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "《》〈〉〔〕（）“”[]【】号第令年2023〇一二三是、，。；市县区局委办同志王强书记 \u00a0\ud800\ufffd<>"
        ),
    ),
    max_size=300,
)


def marked(section: str) -> list[str]:
    return CASES[section]


def found(text: str, kind: MentionKind, agency: str = "") -> list[Mention]:
    plain = normalise(text)
    read = (
        titles(plain, text, 0)
        if kind in (MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)
        else names(plain, text, 0, agency)
    )
    return [mention for mention in read if mention.kind is kind and not mention.weak]


@pytest.mark.parametrize(("section", "case"), [(section, case) for section in KINDS for case in CASES[section]])
def test_exactly_the_marked_spans_are_found(section: str, case: str) -> None:
    text = re.sub("[⟦⟧]", "", case)
    assert [mention.text for mention in found(text, KINDS[section])] == re.findall("⟦(.*?)⟧", case)


DAMAGED = [
    ("《澜川市规则（试行）《青石县办法》", "title-unclosed", "澜川市规则（试行）"),
    ("《澜川市考核办法》》", "title-closed-twice", "澜川市考核办法"),
    ("依据澜川市程序规定》", "title-unopened", "澜川市程序规定"),
    ("《关于印发〈办法的通知》", "title-inner-unclosed", "关于印发〈办法的通知"),
    ("《关于印发〈办法〉的通知〉", "title-mark-mismatched", "关于印发〈办法〉的通知"),
    ("<<澜川市办法>>", "title-half-width", "澜川市办法"),
    ("（澜市监〔201734号）", "doc-number-bracket-lost", "澜市监〔2017〕34号"),
    ("（澜市监2017〕34号）", "doc-number-bracket-lost", "澜市监〔2017〕34号"),
    ("（澜市监201734号）", "doc-number-bracket-missing", "澜市监〔2017〕34号"),
    ("（澜市监〔2017〕34）", "doc-number-hao-lost", "澜市监〔2017〕34号"),
    ("（澜市监﹝2017﹞34号）", "doc-number-bracket-form", "澜市监〔2017〕34号"),
    ("（澜市监[2017]34号）", "doc-number-bracket-form", "澜市监〔2017〕34号"),
    ("（澜市监〔2017〕34 号）", "doc-number-blank", "澜市监〔2017〕34号"),
    ("（〔2017〕34号）", "doc-number-organ-missing", "〔2017〕34号"),
]


@pytest.mark.parametrize(("text", "rule", "value"), DAMAGED)
def test_a_damaged_title_or_number_is_named_by_its_rule_and_valued_whole(text: str, rule: str, value: str) -> None:
    first = titles(normalise(text), text, 0)[0]
    assert (first.rule, first.value) == (rule, value)


def test_numbers_that_share_their_letters_are_valued_in_full() -> None:
    read = titles("澜政发〔2023〕5号、6号", "澜政发〔2023〕5号、6号", 0)
    assert [mention.value for mention in read] == ["澜政发〔2023〕5号", "澜政发〔2023〕6号"]


@pytest.mark.parametrize("name", ["澜川市教育局", "市教育局"])
def test_the_reporting_agency_itself_is_weak(name: str) -> None:
    read = names(f"{name}开展检查", f"{name}开展检查", 0, "澜川市教育局")
    assert [(mention.text, mention.weak, mention.rule) for mention in read] == [(name, True, "body-reporting-agency")]


def test_a_body_of_the_same_kind_one_level_up_is_not_the_agency() -> None:
    read = names("向省教育局报告", "向省教育局报告", 0, "澜川市教育局")
    assert [(mention.text, mention.weak) for mention in read] == [("省教育局", False)]


def test_nothing_is_found_inside_a_title() -> None:
    text = "《澜川市教育局关于王强局长赴青石县调研的通知》"
    assert not names(text, text, 0)


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_any_text_gives_spans_inside_it_and_never_overlapping(text: str) -> None:
    plain = normalise(text)
    for read in (titles(plain, text, 3), names(plain, text, 3, "澜川市教育局")):
        last = 0
        for mention in read:
            assert mention.passage == 3
            assert last <= mention.start < mention.end <= len(text)
            assert mention.text == text[mention.start : mention.end]
            assert mention.rule
            last = mention.end


@pytest.mark.parametrize(
    "unit",
    [
        "《",
        "》",
        "〈",
        "（",
        "2",
        "号",
        "一是",
        "市",
        "局",
        "市公安局",
        "〔2023",
        "王",
        "、",
        "，",
        "令第",
        "\ud800",
        "《甲》",
    ],
)
def test_a_hundred_kilobytes_of_anything_take_less_than_two_seconds(unit: str) -> None:
    text = unit * (100_000 // len(unit.encode("utf-8", "surrogatepass")))
    began = time.process_time()
    titles(text, text, 0)
    names(text, text, 0, "澜川市教育局")
    assert time.process_time() - began < 2


def test_time_grows_with_length_only() -> None:
    text = "联合市公安局、青石县司法局印发《澜川市办法》（澜政发〔2023〕5号），由王强局长主持。" * 200

    def spent(times: int) -> float:
        began = time.process_time()
        names(text * times, text * times, 0)
        titles(text * times, text * times, 0)
        return time.process_time() - began

    spent(1)
    assert spent(8) < 8 * 3 * max(spent(1), 0.01)


def gold(kinds: tuple[str, ...]) -> Iterator[tuple[str, int, dict[str, object], str, str]]:
    for path in sorted(GOLD.glob("*-20*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        lines = (GOLD.parent / "samples" / f"{path.stem}.txt").read_text(encoding="utf-8").split("\n")
        for fact in truth["facts"]:
            if fact["kind"] in kinds and not fact.get("weak"):
                yield path.stem, fact["line"], fact, lines[fact["line"] - 1], str(truth["meta"]["agency"])


needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated samples are not beside this checkout")


@needs_gold
def test_titles_and_numbers_of_the_gold_are_all_found_and_no_other() -> None:
    wanted = {(stem, line, fact["start"], fact["end"]) for stem, line, fact, _, _ in gold(("doc_title", "doc_number"))}
    lines = {(stem, line): text for stem, line, _, text, _ in gold(("doc_title", "doc_number"))}
    read = {
        (stem, line, mention.start, mention.end)
        for (stem, line), text in lines.items()
        for mention in titles(normalise(text), text, 0)
    }
    assert len(read & wanted) >= 0.98 * max(len(read), len(wanted))


@needs_gold
def test_bodies_and_persons_of_the_gold_are_found() -> None:
    truth = list(gold(("org", "person")))
    overlap = exact = 0
    for _, _, fact, text, agency in truth:
        read = [mention for mention in names(normalise(text), text, 0, agency) if mention.kind == fact["kind"]]
        start, end = int(str(fact["start"])), int(str(fact["end"]))
        overlap += any(mention.start < end and start < mention.end for mention in read)
        exact += any((mention.start, mention.end) == (start, end) for mention in read)
    assert overlap >= 0.95 * len(truth)
    assert exact >= 0.9 * len(truth)


def test_no_case_repeats() -> None:
    every = [case for section in CASES.values() for case in section]
    assert len(every) == len(set(every)) >= 150
    assert isinstance(ROOT, Path)
