"""Facts file → Document in process, for tests that look at the tree."""

from __future__ import annotations

from pathlib import Path

from drafter import app
from drafter.model.fact import Facts
from drafter.model.tree import Document
from drafter.rendering.compose import Composed, compose


def composed(path: Path | str, draft: bool = False, overrides: tuple[str, ...] = ()) -> tuple[Composed, Facts]:
    """What composing the first document of a facts file gives; fails on unreadable files."""
    (loaded, *_) = app.load_facts(str(path), overrides)
    assert loaded.facts is not None and loaded.pack is not None, [each.code for each in loaded.findings]
    return compose(loaded.facts, loaded.pack, draft), loaded.facts


def document_of(path: Path | str, draft: bool = False) -> Document:
    """The document of a facts file that must render."""
    result, _ = composed(path, draft)
    assert result.document is not None, [(each.code, dict(each.params)) for each in result.findings]
    return result.document
