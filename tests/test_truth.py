"""The notation of the annotated texts, the changes made to them, and the score, on readings whose figures are known."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from tests.perturb import PERTURBATIONS, perturb
from tests.reading_counts import score
from tests.reading_score import text_items
from tests.truth import TruthError, parse

HEAD = "---\ntitle: 报告\nagency: 甲县乙局\nregion:\nyear: 2023\naddressee:\nsigned_by:\ndate:\n---\n"
TEXTS = pytest.mark.parametrize("item", text_items(), ids=lambda item: item[1]["id"])


def perfect(truth: dict[str, Any]) -> tuple[dict[str, Any], dict[int, str]]:
    """The reading that has everything as the truth has it."""
    meta = truth["meta"] | {"addressees": truth["meta"]["addressee"]}
    outline = [node | {"number": node["number_as_written"]} for node in truth["outline"]]
    mentions = [fact for fact in truth["facts"] if not fact.get("weak")]
    roles = {int(line): role for line, role in truth["line_roles"].items()}
    return {"meta": meta, "outline": outline, "mentions": mentions, "relations": [], "defects": []}, roles


def test_marks_are_taken_off_and_offsets_stand_in_the_raw_text() -> None:
    body = (
        "　　⟪1|一、|⟦2024年|date|2024⟧打算|plan⟫。检查⟦3万余家|count|30000|家|检查企业|余⟧。⟪2|一是|||多学⟫，再查。\n"
    )
    truth = parse(HEAD + body)
    assert truth.text == "　　一、2024年打算。检查3万余家。一是多学，再查。\n"
    date, count = truth.data["facts"]
    assert (date["start"], date["end"], date["value"]) == (4, 9, "2024")
    assert (count["value"], count["unit"], count["approx"], count["start"]) == (30000, "家", "余", 14)
    first, second = truth.data["outline"]
    assert (first["kind"], first["heading"], first["end"], first["terminator"]) == ("run_in", "2024年打算", 11, "。")
    assert (second["kind"], second["lead"], second["part"], second["style"]) == ("enum", "多学", "plan", "shi")
    assert truth.data["line_roles"] == {"1": "run_in"}


@pytest.mark.parametrize(
    "body",
    [
        "没有角色的一行",
        "@nothing 一行",
        "@paragraph 检查⟦3家|count",
        "@paragraph 检查3家⟧",
        "@paragraph 检查⟦3家|number⟧",
        "@paragraph 检查⟦3家|count|4|家⟧",
        "@paragraph ⟦3月5日|date|2023-03-06⟧",
        "⟪一|一、|标题|plan⟫",
        "⟪1|一、|标题⟫",
    ],
)
def test_what_is_not_well_formed_is_refused(body: str) -> None:
    with pytest.raises(TruthError):
        parse(HEAD + body + "\n")


@TEXTS
def test_a_perfect_reading_misses_nothing(item: tuple[str, dict[str, Any]]) -> None:
    assert score(item[1], *perfect(item[1])).misses == []


@TEXTS
def test_one_figure_too_few_and_one_wrong_value_are_counted(item: tuple[str, dict[str, Any]]) -> None:
    reading, roles = perfect(item[1])
    at = [n for n, each in enumerate(reading["mentions"]) if each["kind"] == "count"]
    if len(at) > 1:
        wrong = reading["mentions"][at[1]] | {"value": -1}
        reading["mentions"] = [
            wrong if n == at[1] else each for n, each in enumerate(reading["mentions"]) if n != at[0]
        ]
        assert sorted(miss.row for miss in score(item[1], reading, roles).misses) == ["figures R", "spans R", "value"]


@TEXTS
@pytest.mark.parametrize("name", PERTURBATIONS)
def test_the_truth_moves_with_the_text(name: str, item: tuple[str, dict[str, Any]]) -> None:
    made = perturb(name, *item)
    lines = made.data.decode("gb18030" if name == "gb18030" else "utf-8").replace("\r\n", "\n").split("\n")
    for fact in made.truth["facts"]:
        there = lines[fact["line"] - 1][fact["start"] : fact["end"]]
        assert unicodedata.normalize("NFKC", there) == unicodedata.normalize("NFKC", fact["text"])
