"""What is read quickly, without pydantic, is what pydantic makes of it; and what it would refuse is left to it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError

from drafter.model.node import Branch
from drafter.model.quantity import Kind
from drafter.model.shaped import Unfit, shaped
from drafter.questionnaire import envelope
from drafter.store import packs
from drafter.store.yaml_tree import read_documents
from tests.conftest import ROOT

PACKS = (*sorted((ROOT / "templates").glob("*/pack.yaml")), *sorted((ROOT / "tests" / "packs").glob("*/pack.yaml")))
ENTRIES = ("pack: p", "year: 2025", "date: 2026-1-1", "as_of: 2025-1-1", "agency: {name: x, addressees: [a, b]}")
ODD = [
    "agency: {name: x}",
    "agency: {addressees: x}",
    "agency: {level: 市级, name: a, addressees: a}",
    "agency: {level: 市, name: a, addressees: a}",
    "agency: {name: '', addressees: a}",
    "agency: {name: a, addressees: [a, '']}",
    "agency: {name: a, addressees: []}",
    "agency: {name: a, addressees: a, x: y}",
    "agency: {name: a, addressees: a, copies: ''}",
    "agency: x",
    "agency: {}",
    "year: 20x",
    "year: 1800",
    "year: 012",
    "pack: ''",
    "date: []",
    "wording: {a: b}",
    "wording: {a: [b]}",
    "options: {edition: public}",
    "document: {title: x}",
    "outline: [{heading: x, topics: [a]}]",
    "last_year: x.yaml",
]


@pytest.mark.parametrize("manifest", PACKS, ids=lambda path: path.parent.name)
def test_a_sound_pack_is_read_without_pydantic_and_alike(manifest: Path) -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(manifest.parent.glob("*.yaml"))}
    folder, state = manifest.parent, "".join(sources.values())
    quickly, slowly = packs._quickly(folder, state, sources), packs._slowly(folder, sources, [])
    assert quickly is not None
    assert packs._quickly(folder, state, {}) == quickly  # kept from the time before
    assert {name: repr(quickly[name]) for name in quickly} == {name: repr(slowly[name]) for name in quickly}
    assert not any(value for name, value in slowly.items() if name not in quickly)


def told(root: Branch) -> tuple[object, bool, list[str]]:
    made, sound, found = envelope.read_envelope(root)
    return _lists(asdict(made)), sound, list(map(repr, found))


def _lists(value: object) -> object:
    if isinstance(value, dict):
        return {key: _lists(each) for key, each in value.items()}
    return [_lists(each) for each in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("odd", ["", *ODD])
def test_the_fixed_part_is_told_as_the_models_tell_it(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for entries in (each for count in range(len(ENTRIES) + 1) for each in combinations(ENTRIES, count)):
        kept = [each for each in entries if each.split(":")[0] != odd.split(":")[0]]
        documents, _ = read_documents("\n".join([*kept, odd]), "f.yaml")
        root = documents[0] if documents else Branch(())
        assert isinstance(root, Branch)
        quickly = told(root)
        with monkeypatch.context() as patch:
            patch.setattr(envelope, "_simple", lambda data: None)
            assert quickly == told(root), (entries, odd)


@dataclass(frozen=True)
class Inner:
    key: str


@dataclass(frozen=True)
class Shape:
    key: str
    count: int = 0
    yes: bool = False
    share: Decimal | None = None
    day: date | None = None
    kind: Kind = Kind.TEXT
    by: Literal["a", "b"] = "a"
    names: tuple[str, ...] = ()
    pair: tuple[str, int] | None = None
    inner: dict[str, tuple[str, ...] | Inner] = field(default_factory=dict)


VALUES: tuple[dict[str, Any], ...] = (
    {"key": "x", "count": "3", "yes": "true", "share": "1.50", "day": "2024-02-29", "kind": "count", "by": "b"},
    {"key": "x", "names": ["a", "b"], "pair": ["a", "1"], "inner": {"a": ["b"], "c": {"key": "y"}}},
    {"key": "x", "count": "x"},
    {"key": "x", "count": "1_0"},
    {"key": "x", "yes": "maybe"},
    {"key": "x", "day": "2023-02-29"},
    {"key": "x", "share": "NaN"},
    {"key": "x", "kind": "nothing"},
    {"key": "x", "by": "c"},
    {"key": "x", "names": "a"},
    {"key": "x", "names": [None]},
    {"key": "x", "pair": ["a"]},
    {"key": "x", "inner": {"a": "b"}},
    {"key": ["x"]},
    {"count": "1"},
    {},
)


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_has_the_shape_pydantic_gives_it_or_none(value: dict[str, Any]) -> None:
    try:
        made = shaped(Shape, value)
    except Unfit:
        return
    try:
        judged = TypeAdapter(Shape).validate_python(value)
    except ValidationError:
        pytest.fail(f"{value} is refused")
    assert made == judged


def test_what_fits_is_told_at_a_glance() -> None:
    assert all(shaped(Shape, value).key == "x" for value in VALUES[:2])


@pytest.mark.parametrize("name", ["nothing-yet.yaml", "docs/examples/lanchuan-2025.yaml"])
def test_the_first_question_waits_for_none_of_the_heavy_libraries(name: str) -> None:
    code = (
        "import sys\nfrom drafter import interviewing, sitting\nfrom drafter.interview import state\n"
        f"opened = sitting.open_draft({name!r})\n"
        "talk = state.begin(opened.pack, opened.answers, '', opened.last)\n"
        "assert talk.question\n"
        "print('\\n'.join({each.split('.')[0] for each in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    heavy = {"pydantic", "ruamel", "jinja2", "markdown_it", "docx", "lxml", "prompt_toolkit"}
    if name == "nothing-yet.yaml":  # last year's promises are compared with what was written since
        heavy |= {"rapidfuzz"}
    assert set(done.stdout.split()) & heavy == set()
