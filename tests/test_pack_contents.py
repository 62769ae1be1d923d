"""The shipped pack holds what the genre study and the gold ask for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafter.store.packs import load_pack

SHARED = Path(__file__).resolve().parents[2] / "shared"
PACK = load_pack("yingji-fazhi")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared, which is not here")


def _indicators() -> list[dict[str, object]]:
    return list(json.loads((SHARED / "gold" / "indicators.json").read_text("utf-8"))["indicators"])


@needs_shared
def test_every_indicator_of_the_gold_is_a_field_of_its_topic() -> None:
    for each in _indicators():
        assert PACK.fields[str(each["slug"])].topic == each["topic"], each["slug"]


@needs_shared
def test_every_topic_of_the_gold_is_a_topic_of_the_pack() -> None:
    topics = json.loads((SHARED / "gold" / "topics.json").read_text("utf-8"))["topics"]
    assert {each["slug"] for each in topics} == set(PACK.topics)


@needs_shared
def test_indicators_of_two_samples_or_more_stand_in_patterns_of_three_wordings() -> None:
    for each in (each for each in _indicators() if int(str(each["support"])) >= 2):
        wordings = [len(pattern.wordings) for pattern in PACK.patterns if each["slug"] in pattern.keys]
        assert wordings and max(wordings) >= 3, each["slug"]


@needs_shared
def test_every_row_of_the_catalogue_of_fields_is_covered() -> None:
    genre = (SHARED / "reference" / "genre.md").read_text("utf-8")
    rows = set(re.findall(r"^\| ([A-G]\d\d) \|", genre, re.M))
    assert rows <= {field.ref for field in PACK.fields.values()}, rows - {field.ref for field in PACK.fields.values()}


def test_part_one_has_five_to_eight_sections_holding_every_topic_of_the_part_once() -> None:
    part = PACK.parts["measures"]
    held = [topic for section in part.sections for topic in section.topics]
    assert 5 <= len(part.sections) <= 8
    assert len(held) == len(set(held))
    assert set(held) == {topic.key for topic in PACK.topics.values() if topic.part == "measures"}


def test_same_period_growth_cannot_stand_in_three_sentences_running() -> None:
    patterns = [pattern for pattern in PACK.patterns if pattern.move != "summary"]
    growth = ["同比" in "".join(pattern.wordings.values()) for pattern in patterns]
    assert not any(all(growth[n : n + 3]) for n in range(len(growth)))


def test_every_count_and_money_field_has_words_for_zero_and_a_phrase() -> None:
    for field in PACK.fields.values():
        if field.kind.value in ("count", "money"):
            assert field.zero is not None, field.key
        assert field.phrase, field.key


def test_no_wording_uses_filler() -> None:
    fixed = "".join(text for pattern in PACK.patterns for text in pattern.wordings.values())
    fixed += "".join(field.phrase for field in PACK.fields.values())
    for word in ("进一步", "不断", "有效", "高度重视", "显著", "扎实", "切实"):
        assert word not in fixed, word


def test_a_name_unknown_for_a_year_is_not_guessed() -> None:
    assert PACK.current("outline", 2025) is not None
    assert PACK.current("outline", 2026) is None
    assert PACK.current("plenum", 2026) is None
