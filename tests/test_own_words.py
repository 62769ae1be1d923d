"""A report's own words come back as the items they were: problems with causes, plans, what was put right, highlights."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.export import WRITERS
from drafter.export.writing import Writing
from drafter.intake import read_bytes
from drafter.mapping.analyse import analyse
from drafter.mapping.draft import Draft, draft
from drafter.model.reading import MentionKind
from drafter.store.packs import load_pack
from tests.conftest import EXAMPLES
from tests.prose import render_file

PACK = load_pack("yingji-fazhi")
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "own_words.yaml").read_text(encoding="utf-8"))
REPORTS = sorted(each.stem for each in EXAMPLES.glob("*.yaml"))
LISTS = ("highlights", "problems", "plans", "rectified")
HIGHLIGHTS = LISTS[0]
WITH = ("basis", "result")  # told with the text they belong to, and read back as part of it
BACK = 0.95


def drafted(data: bytes, name: str) -> Draft:
    return draft(analyse(read_bytes(data, name), PACK), PACK)


def bare(text: object) -> str:
    return unicodedata.normalize("NFKC", str(text)).strip("。；;")


def entries(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key in LISTS:
        given = data.get(key) or {}
        lists = list(given.values()) if isinstance(given, dict) else [given]
        yield from (
            (key, "text" if name in WITH else name, bare(text))
            for each in lists
            for item in each
            for name, text in item.items()
        )


def came_back(entry: tuple[str, str, str], found: set[tuple[str, str, str]]) -> bool:
    """As a text of its own, or within the text it is told with."""
    return entry in found or any(
        entry[:2] == each[:2] == (HIGHLIGHTS, "text") and entry[2] in each[2] for each in found
    )


@pytest.mark.parametrize("case", CASES, ids=[each["says"] for each in CASES])
def test_own_words_become_the_items_they_are(case: dict[str, Any]) -> None:
    found = drafted(case["text"].encode(), "report.txt")
    for key in ("problems", "plans", "rectified"):
        texts = [{name: bare(text) for name, text in item.texts} for item in found.of_list(key)]
        assert texts == [{name: bare(text) for name, text in item.items()} for item in case.get(key, [])]


def test_the_entries_of_our_own_reports_come_back_under_their_lists() -> None:
    given, back = 0, 0
    for name in REPORTS:
        told = render_file(EXAMPLES / f"{name}.yaml")
        found = drafted(WRITERS[".docx"](told.document, Writing()), f"{name}.docx")
        texts = {(item.list, key, bare(text)) for item in found.items for key, text in item.texts}
        wanted = list(entries(yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))))
        given += len(wanted)
        back += sum(came_back(each, texts) for each in wanted)
    assert back >= BACK * given


@pytest.mark.parametrize("name", REPORTS)
def test_an_opening_that_sums_up_gives_no_highlight(name: str) -> None:
    told = render_file(EXAMPLES / f"{name}.yaml")
    reading = analyse(read_bytes(WRITERS[".txt"](told.document, Writing()), f"{name}.txt"), PACK)
    first = reading.structure.passages[reading.structure.nodes[0].passage].line
    found = draft(reading, PACK)
    assert not [item for item in found.items if item.line < first]
    figures = (MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT)
    assert not [n for n in found.unplaced if reading.mentions[n].kind in figures]
