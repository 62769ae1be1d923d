"""The end of a sitting: the report written where the user wants it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter import app
from drafter.messages import sentence, ui
from drafter.model.finding import Finding, Severity
from drafter.prompt.screen import Line, Prompt, Screen
from drafter.prompt.words import Command, command_of

_NO = ("否", "不", "不写", "不用", "no", "n")
_QUOTES = "\"'“”‘’"


def write(screen: Screen, facts: Path, pack: str, missing: Sequence[Finding]) -> int | None:
    """Asks where and writes: strictly, or with something ``missing`` a draft that marks it.

    The exit code; None to go back to the questions.
    """
    if missing:
        screen.say("write-gaps")
        screen.tell(Line(sentence(each, screen.lang), "  * ") for each in missing)
        screen.say("write-draft")
    else:
        screen.say("write-final")
    target = str(facts.with_suffix(".docx"))
    while True:
        typed = screen.read(_where(target, screen.lang))
        text = typed.text.strip().strip(_QUOTES).strip()
        command = typed.command or (command_of(text) or (None,))[0]
        if command in (Command.BACK, Command.MENU, Command.REVIEW):
            return None
        if command is Command.QUIT or text.lower() in _NO:
            return _unwritten(screen, facts, bool(missing))
        outcome = _written(facts, pack, text or target, bool(missing))
        if outcome.path is not None:
            return _told(screen, facts, outcome, bool(missing))
        screen.complain(each for each in outcome.findings if each.severity is Severity.UNREADABLE)
        if outcome.worst() != 4:
            return outcome.worst()


def _where(target: str, lang: int) -> Prompt:
    lines = (Line(target, ui("write-default", lang)),)
    keys = tuple(ui(key, lang) for key in ("key-default", "key-path", "key-no", "key-menu"))
    return Prompt(ui("label-write", lang), lines=lines, keys=keys)


def _written(facts: Path, pack: str, target: str, draft: bool) -> app.Outcome:
    output = str(Path(target).expanduser())
    output += "/" if target.endswith(("/", "\\")) else ""
    options = app.RenderOptions(output=output, draft=draft, pack=pack)
    return next(iter(app.render([str(facts)], options)))


def _told(screen: Screen, facts: Path, outcome: app.Outcome, missing: bool) -> int:
    screen.say("written" if outcome.changed else "unchanged", path=outcome.path)
    if missing:
        screen.say("write-later", path=facts)
    return outcome.worst()


def _unwritten(screen: Screen, facts: Path, missing: bool) -> int:
    screen.say("left" if missing else "write-again", path=facts)
    return 1 if missing else 0
