"""Every code and key the program hands to the catalogue of messages stands in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.messages import FINDINGS, UI

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "drafter").rglob("*.py"))
SPOKEN = {"ui": UI, "say": UI, "finding": FINDINGS, "_note": FINDINGS, "_remark": FINDINGS}
SCREENS = [path for path in MODULES if path.parent.name == "prompt" or path.parent.name == "drafter"]
KEY = re.compile(r"(?:key|label|help|count|hint|menu|ask|must|plain|paste)-[a-z_-]*[a-z]")


def literals(node: ast.expr | None) -> Iterator[str]:
    """The texts an expression may be, as far as they stand in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))


def named(path: Path) -> str:
    return path.relative_to(ROOT / "drafter").as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_said_or_found_stands_in_the_catalogue(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for text in literals(node.args[0] if node.args else None):
                assert name not in SPOKEN or text in SPOKEN[name], (named(path), node.lineno, text)


@pytest.mark.parametrize("path", SCREENS, ids=named)
def test_every_key_named_by_a_screen_stands_in_the_catalogue(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for text in literals(node) if isinstance(node, ast.expr) else ():
            assert not KEY.fullmatch(text) or text in UI or text in FINDINGS, (named(path), node.lineno, text)


@pytest.mark.parametrize("path", sorted((ROOT / "drafter" / "interview").glob("*.py")), ids=named)
def test_every_sentence_a_question_is_asked_with_stands_in_the_catalogue(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for text in literals(node) if isinstance(node, ast.expr) else ():
            assert not re.fullmatch(r"ask-[a-z_-]*[a-z]", text) or text in UI, (named(path), node.lineno, text)
