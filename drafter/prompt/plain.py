"""The interview without cursor control, for screen readers and terminals that can do nothing: lines out, one line in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator

from drafter.messages import sentence, show, ui
from drafter.model.finding import Finding
from drafter.prompt.screen import Line, Prompt, Row, Typed
from drafter.prompt.words import Command

_SILENT = ("dumb", "unknown")
_OF = re.compile(r"(\d+)/(\d+)")


def wanted() -> bool:
    """Whether this terminal says of itself that it cannot move its cursor."""
    return os.environ.get("TERM", "") in _SILENT


class Plain:
    """Tells and reads line by line; nothing is drawn over, and what a table says by its place is said in words."""

    def __init__(self, lang: int) -> None:
        self.lang = lang

    # -- telling -----------------------------------------------------------------------------------------------------

    def say(self, key: str, **params: object) -> None:
        """A line of the catalogue."""
        _print(ui(key, self.lang, **params))

    def tell(self, lines: Iterable[Line]) -> None:
        """Lines made elsewhere; the terminal wraps them."""
        for line in lines:
            _print(self._in_words(line))

    def complain(self, found: Iterable[Finding]) -> None:
        """Findings, each with its sentence and, where it has one, its place."""
        for each in found:
            _print(show(each, self.lang) if each.line_text else sentence(each, self.lang))

    def _in_words(self, line: Line) -> str:
        """``3/14`` before a question is which one of how many."""
        at = _OF.fullmatch(line.lead.strip())
        return (
            ui("plain-position", self.lang, at=at[1], total=at[2]) + line.text if at else line.lead.strip() + line.text
        )

    # -- reading -----------------------------------------------------------------------------------------------------

    def read(self, prompt: Prompt) -> Typed:
        """The line typed; what stands in the prompt where Enter alone was pressed, 退出 at the end of input."""
        for each in self._above(prompt):
            _print(each)
        sys.stdout.write(prompt.label + " ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            _print("")
            return Typed("", Command.QUIT)
        text = line.rstrip("\r\n")
        if prompt.echo and text.strip() and (said := prompt.echo(text)):
            _print(said)
        return Typed(text if text.strip() else prompt.standing)

    def _above(self, prompt: Prompt) -> Iterator[str]:
        yield ""
        if prompt.heading:
            yield prompt.heading
        if prompt.count:
            yield _OF.sub(lambda at: ui("plain-progress", self.lang, filled=at[1], total=at[2]), prompt.count)
        yield from map(self._row, prompt.rows)
        yield from map(self._in_words, prompt.lines)
        if prompt.unit:
            yield ui("plain-unit", self.lang, words=prompt.unit)
        if prompt.standing:
            yield ui("plain-standing", self.lang, words=prompt.standing)

    def _row(self, row: Row) -> str:
        note = _OF.sub(lambda at: ui("plain-progress", self.lang, filled=at[1], total=at[2]), row.note)
        return ui("plain-row", self.lang, n=row.n, text=row.text) + (
            ui("plain-note", self.lang, note=note) if note else ""
        )


def _print(text: str) -> None:
    print(text, flush=True)
