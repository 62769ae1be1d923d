"""Nothing a sample says reaches packs, digests or reports: no run of 13 Han characters, but for what the law or a set term fixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from drafter.store.packs import load_pack, shipped_packs
from tests.conftest import EXAMPLES, REPORTS, ROOT
from tests.prose import render_file

SAMPLES = ROOT.parent / "shared" / "samples"
OWN = ROOT / "tests" / "corpora"
RUN = 13
TERMS_LIMIT = 80
HAN = re.compile("[\u3400-\u9fff]+")
TITLE = re.compile("《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》")
FILES = tuple(
    path
    for folder in ("templates", "corpora")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and path.suffix in (".yaml", ".j2", ".md")
)

needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples are not beside the repository")


def grams(text: str) -> Iterator[str]:
    for run in HAN.findall(text):
        yield from (run[n : n + RUN] for n in range(len(run) - RUN + 1))


@lru_cache(maxsize=1)
def sample_grams() -> frozenset[str]:
    return frozenset(each for path in sorted(SAMPLES.glob("*.txt")) for each in grams(path.read_text("utf-8")))


@lru_cache(maxsize=1)
def set_terms() -> tuple[str, ...]:
    return tuple(sorted({term.text for name in shipped_packs() for term in load_pack(name).lexicon.set_terms}))


def copied(text: str, allowed: Iterable[str] = (), lent: frozenset[str] | None = None) -> list[str]:
    """The runs of 13 Han characters a text shares with a sample, titles and set terms aside."""
    plain = TITLE.sub("。", text)
    for term in sorted((*set_terms(), *allowed), key=len, reverse=True):
        plain = plain.replace(term, "。")
    return sorted(set(grams(plain)) & (sample_grams() if lent is None else lent))


@needs_samples
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_pack_and_no_digest_holds_the_words_of_a_sample(path: Path) -> None:
    assert copied(path.read_text("utf-8")) == []


@needs_samples
@pytest.mark.parametrize("name", REPORTS)
def test_no_report_says_the_words_of_a_sample_unless_its_facts_do(name: str) -> None:
    facts = (EXAMPLES / f"{name}.yaml").read_text("utf-8")
    assert [each for each in copied(render_file(EXAMPLES / f"{name}.yaml").text) if each not in facts] == []


@pytest.mark.parametrize("name", [each for each in shipped_packs() if (OWN / each).is_dir()])
def test_a_pack_learned_from_our_own_texts_holds_none_of_their_words(name: str) -> None:
    lent = frozenset(each for path in (OWN / name).glob("*.txt") for each in grams(path.read_text("utf-8")))
    assert lent
    for path in FILES:
        if path.is_relative_to(ROOT / "templates" / name) or path.is_relative_to(ROOT / "corpora" / name):
            assert (path.name, copied(path.read_text("utf-8"), lent=lent)) == (path.name, [])


def test_set_terms_are_few_and_each_names_its_source() -> None:
    assert len(set_terms()) <= TERMS_LIMIT
    for name in shipped_packs():
        assert [term.text for term in load_pack(name).lexicon.set_terms if not term.source.strip()] == []
