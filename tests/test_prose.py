"""The six examples read as a clerk writes: counted from the trace by tests/prose.py."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from tests.prose import (
    CHARACTERS,
    EMPTY_SHARE,
    EXAMPLES,
    FILLER_EVERY,
    FIRST_PART,
    NAMES,
    SECTIONS,
    SHARED_SHARE,
    Prose,
    available,
    measure,
    pairs,
    render_example,
)

RULES: dict[str, Callable[[Prose], bool]] = {
    "characters are within 2,800–6,500": lambda p: CHARACTERS[0] <= p.characters <= CHARACTERS[1],
    "part one is 50–80 % of the report": lambda p: FIRST_PART[0] <= p.first_part <= FIRST_PART[1],
    "part one has 5–8 sections": lambda p: SECTIONS[0] <= p.sections <= SECTIONS[1],
    "at most 6 % of the sentences say nothing": lambda p: p.empty_share <= EMPTY_SHARE,
    "no four-character opening stands more than twice": lambda p: not p.openings,
    "同比 never stands in three sentences running": lambda p: not p.yoy_runs,
    "进一步, 不断, 有效 are at most one in 400 characters": lambda p: p.fillers * FILLER_EVERY <= p.characters,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule", RULES)
def test_an_example_keeps_the_rules_of_prose(name: str, rule: str) -> None:
    if not (EXAMPLES / f"{name}.yaml").is_file():
        pytest.skip(f"docs/examples/{name}.yaml is not there yet")
    counted = measure(render_example(name))
    assert RULES[rule](counted), counted.violations()


@pytest.mark.parametrize(("first", "second"), list(combinations(NAMES, 2)))
def test_two_reports_share_at_most_a_fifth_of_their_sentence_skeletons(first: str, second: str) -> None:
    if missing := {first, second} - set(available()):
        pytest.skip(f"not there yet: {sorted(missing)}")
    (pair,) = pairs([measure(render_example(name)) for name in (first, second)])
    assert pair.share <= SHARED_SHARE, "\n".join((f"{pair.share:.1%}", *pair.shared))
