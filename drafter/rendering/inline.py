"""Runs ↔ marked Markdown text: every character of a value is escaped, and its origin travels with it through the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.analysis.sentences import MARKS, tidy
from drafter.model.tree import FIXED, Origin, Run

_OPEN, _SEP, _CLOSE, _ROLE, _LINE = tuple(MARKS)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_PIECE = re.compile(f"{_OPEN}([^{_SEP}]*){_SEP}([^{_CLOSE}]*){_CLOSE}|([^{_OPEN}]+)")
_ROLE_MARK = re.compile(f"{_ROLE}([a-z]+){_ROLE}")
_LINE_MARK = re.compile(f"{_LINE}([^{_LINE}]*){_LINE}")


def escape(text: str) -> str:
    """The text with every ASCII mark that could mean something to Markdown made literal (CommonMark 2.4)."""
    return _PUNCTUATION.sub(r"\\\1", tidy(text))


def mark(runs: Iterable[Run]) -> str:
    """Runs as Markdown that keeps their origins."""
    return "".join(
        f"{_OPEN}{run.origin.kind}:{run.origin.ref}{_SEP}{escape(run.text)}{_CLOSE}" if run.text else "" for run in runs
    )


def is_marked(text: str) -> bool:
    """Whether the text already went through ``mark``; a user's text never can (its marks are dropped)."""
    return any(each in text for each in MARKS)


def role_mark(role: str) -> str:
    """A mark that gives the paragraph it opens a role."""
    return f"{_ROLE}{role}{_ROLE}"


def line_mark(line: str) -> str:
    """A mark that tells which template line wrote the paragraph."""
    return f"{_LINE}{line}{_LINE}"


def unmark(text: str, strong: bool = False) -> tuple[Run, ...]:
    """Marked plain text (already unescaped by the parser) as runs; text outside marks is fixed text of the template."""
    runs: list[Run] = []
    for match in _PIECE.finditer(_ROLE_MARK.sub("", _LINE_MARK.sub("", text))):
        origin, inner, bare = match.groups()
        if bare is not None:
            runs.append(Run(bare, FIXED, strong))
        elif inner:
            kind, _, ref = origin.partition(":")
            runs.append(Run(inner, Origin(kind, ref), strong))
    return tuple(runs)


def marks_in(text: str) -> tuple[str, str]:
    """The role and the first template line marked in a text, "" where there is none."""
    role, line = _ROLE_MARK.search(text), _LINE_MARK.search(text)
    return (role[1] if role else "", line[1] if line else "")
