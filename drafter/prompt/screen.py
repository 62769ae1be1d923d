"""What a conversation needs of a screen: lines told and one line read. The full terminal and the plain one both are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from drafter.model.finding import Finding
from drafter.model.frozen import frozen
from drafter.prompt.words import Command


@frozen
class Line:
    """One paragraph to show: wrapped at the screen's width, what follows the first row stands under the text after ``lead``."""

    text: str = ""
    lead: str = ""
    most: int = 0  # rows at most (0: all); what is cut ends in …
    beside: bool = False  # its rows are short: two or three of them stand side by side where there is room


@frozen
class Row:
    """One row of a table: its number, what it says, what stands at the right edge."""

    n: int
    text: str
    note: str = ""


@frozen
class Prompt:
    """One line to read. ``lines`` stand above it, ``label`` before the cursor, ``unit`` at the right edge where there is room.
    ``heading`` is given where a new section begins, ``count`` says how far it is (at the right edge, or behind the heading).

    ``standing`` stands in the line: Enter keeps it, what is typed takes its place, a key that moves in it begins to edit it; with
    ``begun`` it is what the user was typing there, and typing goes on behind it. ``words`` are offered while typing (any part of them matches); ``echo`` says
    what the half-typed text comes to, "" for nothing, and must be quick; ``keys`` are the reminders under the line, the most
    wanted first. ``rows`` are a table under the heading, one line of the screen each. Where there is no room for ``unit`` at the edge it is told as a line; a
    screen without cursor control may leave out ``words``, ``echo`` and ``keys``.
    """

    label: str
    heading: str = ""
    count: str = ""
    rows: tuple[Row, ...] = ()
    lines: tuple[Line, ...] = ()
    standing: str = ""
    begun: bool = False
    unit: str = ""
    words: tuple[str, ...] = ()
    echo: Callable[[str], str] | None = None
    keys: tuple[str, ...] = ()


@frozen
class Typed:
    """What was read: the text as typed (a multi-line paste keeps its breaks), or a key pressed with ``text`` half typed."""

    text: str
    command: Command | None = None


class Screen(Protocol):
    """Tells and reads, in the language ``lang`` of the catalogue.

    ``read`` gives Command.QUIT at the end of input and lets KeyboardInterrupt through. Nothing here knows what an answer means.
    """

    lang: int
    edits: bool  # whether a text that stands in the line can be mended there

    def held(self) -> AbstractContextManager[None]:
        """To be entered for the whole sitting: what the screen does to the process is undone at its end."""

    def say(self, key: str, **params: object) -> None:
        """A line of the catalogue."""

    def tell(self, lines: Iterable[Line]) -> None:
        """Lines made elsewhere: tables, previews, help."""

    def complain(self, found: Iterable[Finding]) -> None:
        """Findings, each with its sentence."""

    def read(self, prompt: Prompt) -> Typed:
        """What was typed."""
