"""Facts files for the tests of annex, remarks and document section: a good one, and what is added to it."""

from __future__ import annotations

from pathlib import Path

from drafter import app
from drafter.rendering.compose import Composed, compose

FRAME = """\
pack: yingji-fazhi
year: 2025
as_of: 2025-12-31
date: 2026-01-20
agency: {name: 澜川市应急管理局, addressees: [中共澜川市委], copies: [澜川市司法局]}
problems: [{problem: 力量不足, cause: 人员少}]
plans: [{text: 招录人员}]
"""
FACTS = """\
facts:
  leadership: {leadership-reports: 4次}
"""


def facts_file(folder: Path, more: str = "", facts: str = FACTS) -> Path:
    """A facts file of the frame, the facts and what else is given."""
    path = folder / "facts.yaml"
    path.write_text(FRAME + facts + more, encoding="utf-8")
    return path


def load(path: Path) -> app.Loaded:
    """The first document of a facts file."""
    return app.load_facts(str(path))[0]


def composed(loaded: app.Loaded, draft: bool = False, annex: bool = False) -> Composed:
    """What composing a loaded file gives."""
    assert loaded.facts is not None and loaded.pack is not None, [each.code for each in loaded.findings]
    return compose(loaded.facts, loaded.pack, draft, annex)
