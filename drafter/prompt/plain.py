"""The interview without cursor control, for screen readers and terminals that can do nothing: lines out, one line in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from drafter.messages import sentence, show, ui
from drafter.model.finding import Finding, Severity
from drafter.prompt.foreign import harmless, refused
from drafter.prompt.paste import EACH, GAP, NONE, ONE, Guard
from drafter.prompt.screen import Line, Prompt, Row, Typed
from drafter.prompt.words import Command

_SILENT = ("dumb", "unknown")
_OF = re.compile(r"(\d+)/(\d+)")


def wanted() -> bool:
    """Whether this terminal cannot move its cursor: it says so itself, or Windows has no console for us."""
    return os.environ.get("TERM", "") in _SILENT or (sys.platform == "win32" and not _opens())


def _opens() -> bool:
    """Whether prompt_toolkit can draw here; a window of another program often pretends to be a console."""
    from prompt_toolkit.output.defaults import create_output

    try:
        create_output(sys.stdout)
    except Exception:  # The class it raises exists on Windows only.
        return False
    return True


class _Lines(Guard):
    """Watches over lines the terminal itself hands out whole: what waits right behind a line came with it."""

    def _watch(self) -> None:
        pass

    def _pending(self) -> bool:
        return _waits(0)

    def _pasted(self) -> tuple[str, ...]:
        lines = []
        while _waits(GAP):
            lines.append(sys.stdin.readline().strip())
        return tuple(filter(None, lines))


def _waits(seconds: float) -> bool:
    """Whether a finished line waits, or comes within so many seconds; never where nobody types."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return False
    import select

    return bool(select.select([sys.stdin], [], [], seconds)[0])


class Plain:
    """Tells and reads line by line; nothing is drawn over, and what a table says by its place is said in words."""

    edits = False

    def __init__(self, lang: int) -> None:
        self.lang = lang
        self._guard = _Lines(self._chosen)

    # -- telling -----------------------------------------------------------------------------------------------------

    def held(self) -> AbstractContextManager[None]:
        """Nothing to hold: a line is read by the system, which Ctrl-C ends wherever it stands."""
        return nullcontext()

    def say(self, key: str, **params: object) -> None:
        """A line of the catalogue."""
        _print(ui(key, self.lang, **params))

    def tell(self, lines: Iterable[Line]) -> None:
        """Lines made elsewhere; the terminal wraps them."""
        for line in lines:
            _print(self._in_words(line))

    def complain(self, found: Iterable[Finding]) -> None:
        """Findings, each with its sentence and, where it has one, its place."""
        found = tuple(found)
        for each in found:
            _print(show(each, self.lang) if each.line_text else sentence(each, self.lang))
        if self._guard.answering and any(each.severity is Severity.UNREADABLE for each in found):
            left = self._guard.stop()
            self.say("paste-left", count=len(left))
            self.tell(Line(each) for each in left)

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
        waiting = self._guard.answering
        try:
            while (text := self._guard.typed(lambda: _line(prompt.label))) is None:
                pass
        except EOFError:
            return Typed("", Command.QUIT)
        if fault := refused(text):
            self.complain([fault])
            return self.read(replace(prompt, heading="", count="", rows=(), lines=()))
        if waiting:  # a line of a paste: shown, since nobody types it now
            _print(f"{prompt.label} {text}")
        if prompt.echo and text.strip() and (said := prompt.echo(text)):
            _print(said)
        return Typed(text if text.strip() else prompt.standing)

    def _chosen(self, lines: tuple[str, ...]) -> str:
        """What the lines of a paste are: one answer, an answer each, or nothing."""
        self.say("paste-ask", count=len(lines))
        for n, each in enumerate(lines, 1):
            self.say("paste-line", n=n, text=each)
        chosen = _line(ui("paste-choice", self.lang)).strip()
        return chosen if chosen in (ONE, EACH) else NONE

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


def _line(label: str) -> str:
    sys.stdout.write(harmless(label) + " ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        _print("")
        raise EOFError
    return line.rstrip("\r\n")


def _print(text: str) -> None:
    print(harmless(text), flush=True)
