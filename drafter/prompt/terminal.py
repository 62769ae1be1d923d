"""The interview on a full terminal: one prompt at a time, keys, live reading. Only this package imports prompt_toolkit."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.messages import sentence, show, ui
from drafter.model.finding import Finding, Severity, finding
from drafter.prompt.foreign import refused, shown, told
from drafter.prompt.interrupts import Interrupts
from drafter.prompt.keys import Untouched
from drafter.prompt.layout import fitted, fitting, padded, rows
from drafter.prompt.paste import EACH, NONE, ONE, Guard
from drafter.prompt.screen import Line, Prompt, Row, Typed
from drafter.prompt.width import settle
from drafter.prompt.words import Command

if TYPE_CHECKING:
    from prompt_toolkit import Application, PromptSession

_REST = 0.05  # seconds; the first prompt is drawn twice, the second time when the terminal has said where it stands
_WIDEST = 78
_UNIT_FROM = 50  # columns: on a narrower screen the right edge belongs to the answer
_SHOWN = 3
_MENU = 4  # rows kept free under the line for names offered while typing


def available() -> bool:
    """Whether somebody can be asked here."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Terminal:
    """Tells and reads with cursor control; what it prints is laid out by display width, so nothing is wrapped by the terminal."""

    edits = True

    def __init__(self, lang: int, meanwhile: Callable[[], object] | None = None) -> None:
        """``meanwhile`` is done beside each line being typed, once the prompt stands; it must neither print nor read."""
        self.lang = lang
        self._meanwhile = self._waiting = meanwhile
        self._typed = Typed("")
        self._guard = Guard(self._pasted)
        self._untouched = Untouched()
        self._interrupts = Interrupts(self._stop)
        settle()

    # -- telling -----------------------------------------------------------------------------------------------------

    def say(self, key: str, **params: object) -> None:
        """A line of the catalogue."""
        self.tell([Line(ui(key, self.lang, **params))])

    def tell(self, lines: Iterable[Line]) -> None:
        """Lines made elsewhere."""
        for line in map(told, lines):
            for row in rows(line, self._columns, _measure):
                print(row)

    def complain(self, found: Iterable[Finding]) -> None:
        """Findings, each with its sentence; ! before what a person should look at."""
        found = tuple(found)
        for each in found:
            self.tell(_told(each, self.lang, self._columns))
        if self._guard.answering and any(each.severity is Severity.UNREADABLE for each in found):
            left = self._guard.stop()
            self.say("paste-left", count=len(left))
            self.tell(Line(each, "  | ") for each in left)

    @property
    def _columns(self) -> int:
        try:
            return max(os.get_terminal_size(sys.stdout.fileno()).columns, 20)
        except (OSError, ValueError):
            return 80

    def held(self) -> AbstractContextManager[None]:
        """While it lasts Ctrl-C ends the sitting at a line, not between two."""
        return self._interrupts.held()

    # -- reading -----------------------------------------------------------------------------------------------------

    def read(self, prompt: Prompt) -> Typed:
        """What was typed under the lines of the prompt; a key pressed there comes as its command."""
        self._interrupts.check()
        prompt = shown(prompt)
        self._waiting = self._meanwhile
        self._begin(prompt)
        while (text := self._guard.typed(lambda: self._line(prompt))) is None:
            pass
        typed, self._typed = self._typed, Typed("")
        if typed.command is None and text != typed.text:  # a line of a paste, not seen as this answer yet
            self.tell([Line(text, f"> {prompt.label}")])
        fault = None if typed.command or text == prompt.standing else refused(text)
        if fault:
            self.complain([fault])
            return self.read(replace(prompt, heading="", count="", rows=(), lines=()))
        return typed if typed.command else Typed(text)

    def _begin(self, prompt: Prompt) -> None:
        width = min(self._columns - 1, _WIDEST)
        if prompt.heading or prompt.rows or prompt.lines:
            print()
        if prompt.heading:
            room = width - _measure(prompt.count) - 2
            if _measure(prompt.heading) <= room:
                print(padded(prompt.heading, room, _measure) + "  " + prompt.count)
            else:
                self.tell([Line(prompt.heading), Line(prompt.count)])
            print("-" * width)
        self._table(prompt.rows)
        self.tell(prompt.lines)
        if prompt.unit and self._columns < _UNIT_FROM:
            under = " " * _measure(prompt.lines[0].lead if prompt.lines else "")
            self.tell([Line(ui("hint-unit", self.lang, words=prompt.unit), under)])

    def _table(self, shown: Sequence[Row]) -> None:
        """One row of the screen each; what stands at the right is whole, what it speaks of is cut where there is no room."""
        lead = len(str(shown[-1].n)) + 2 if shown else 0
        width = self._columns - 1 - lead - 1
        notes = max((_measure(each.note) for each in shown), default=0)
        column = max((_measure(each.text) for each in shown), default=0)
        aligned = column + notes + 2 <= width
        for (
            each
        ) in shown:  # on a narrow screen the notes stand at the edge, so that as much of the text is seen as can be
            room = column if aligned else width - (_measure(each.note) + 2 if each.note else 0)
            text = padded(fitted(each.text, room, _measure), room, _measure)
            print(fitted(f"{each.n:>{lead}} {text}  {each.note}".rstrip(), self._columns - 1, _measure))

    def _line(self, prompt: Prompt) -> str:
        try:
            result = self._asked(prompt)
        except EOFError:
            result = Typed("", Command.QUIT)
        except Exception as error:
            # The class exists on Windows only: a window of another program pretends to be a console.
            if type(error).__name__ == "NoConsoleScreenBufferError":
                raise DrafterError(finding("no-terminal"), 2) from error
            raise
        self._typed = result if isinstance(result, Typed) else Typed(str(result))
        return self._typed.text

    def _asked(self, prompt: Prompt) -> object:
        from prompt_toolkit.completion import DummyCompleter, WordCompleter

        words = list(prompt.words)
        offered = (
            WordCompleter(words, match_middle=True, sentence=True, ignore_case=True) if words else DummyCompleter()
        )
        label = prompt.label if _measure(prompt.label) <= self._columns // 2 else ""
        session = self._session
        self._untouched.begin(bool(prompt.standing) and not prompt.begun)
        # The session keeps what it was given last, so everything that differs is given each time.
        result: object = session.prompt(
            [("", "> "), ("class:label", label)],
            default=prompt.standing,
            completer=offered,
            reserve_space_for_menu=_MENU if words else 0,
            rprompt=f"{prompt.unit} " if prompt.unit and self._columns >= _UNIT_FROM else "",
            bottom_toolbar=self._toolbar(prompt),
            handle_sigint=False,
            pre_run=lambda: self._stop() if self._interrupts.waiting else None,
        )
        self._interrupts.check()
        return result

    def _stop(self) -> None:
        """Ends the line being read, from a signal handler."""
        session = self.__dict__.get("_session")
        if session is not None and session.app.is_running and session.app.loop is not None:
            session.app.loop.call_soon_threadsafe(_leave, session.app)

    @cached_property
    def _session(self) -> PromptSession[Any]:
        """One for the sitting: to make one takes longer than everything else between two questions."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import DummyHistory
        from prompt_toolkit.styles import Style

        from drafter.prompt.keys import WAIT, bindings, marked

        style = Style([("bottom-toolbar", "noreverse"), ("label", "bold"), ("standing", "reverse")])
        session: PromptSession[Any] = PromptSession(
            key_bindings=bindings(self._untouched, lambda: self.say("saved-already")),
            input_processors=[marked(self._untouched)],
            style=style,
            history=DummyHistory(),
            enable_suspend=True,
        )
        session.app.key_processor.after_key_press += self._untouched.touch
        session.app.after_render += self._begin_meanwhile
        # Esc is read at once; prompt_toolkit's own waits make it the first half of another key.
        session.app.ttimeoutlen = session.app.timeoutlen = WAIT
        return session

    def _begin_meanwhile(self, _: object) -> None:
        """Starts what is done meanwhile, the first line being on the screen; what goes wrong there comes up again where it is needed."""
        work, self._waiting = self._waiting, None
        if work is not None:
            threading.Thread(target=_quietly, args=(work,), daemon=True).start()

    def _toolbar(self, prompt: Prompt) -> Callable[[], str]:
        echo = lru_cache(maxsize=4)(prompt.echo or (lambda text: ""))

        def text() -> str:
            from prompt_toolkit.application.current import get_app

            typed = get_app().current_buffer.text
            said = echo(typed) if typed != prompt.standing else ""
            room = self._columns - 2
            return " " + (fitted(said, room, _measure) if said else fitting(prompt.keys, room, _measure))

        return text

    def _pasted(self, lines: tuple[str, ...]) -> str:
        """What the lines of a paste without brackets are: one answer, an answer each, or nothing."""
        self.say("paste-ask", count=len(lines))
        for n, each in enumerate(lines[:_SHOWN], 1):
            self.tell([Line(ui("paste-line", self.lang, n=n, text=each), "  ", 1)])
        # Asked past the guard, which is at work.
        chosen = self._line(Prompt(ui("paste-choice", self.lang))).strip()
        chosen = chosen if self._typed.command is None and chosen in (ONE, EACH) else NONE
        self._typed = Typed("")
        return chosen


def _leave(app: Application[Any]) -> None:
    if app.is_running and app.future is not None and not app.future.done():
        app.exit(result="")


def _quietly(work: Callable[[], object]) -> None:
    time.sleep(_REST)
    with contextlib.suppress(Exception):
        work()


def _measure(text: str) -> int:
    from prompt_toolkit.utils import get_cwidth

    return get_cwidth(text)


def _told(found: Finding, lang: int, columns: int) -> Iterable[Line]:
    if found.line_text:
        head, *rest = show(found, lang).split("\n")
        return [Line(head), *(Line(fitted(each, columns - 1, _measure)) for each in rest)]
    return [Line(sentence(found, lang), "  " if found.severity is Severity.NOTE else "  ! ")]
