"""The end of a sitting: the report written where the user wants it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter import app
from drafter.browsing import Sitting
from drafter.interview.gaps import gaps
from drafter.interview.state import Interview
from drafter.messages import sentence, ui
from drafter.model.finding import Finding, Severity
from drafter.prompt.screen import Line, Prompt, Screen
from drafter.prompt.words import ANSWERS, Command, command_of
from drafter.sitting import open_draft

_NO = ("否", "不", "不写", "不用", "no", "n")
_QUOTES = "\"'“”‘’"


def write(sitting: Sitting, facts: Path, pack: str, missing: Sequence[Finding], ending: bool) -> int | None:
    """Asks where and writes: strictly, or with something ``missing`` a draft that marks it.

    The exit code; None to go on with the questions. Before the ``ending`` of the interview it is always gone on with.
    """
    screen = sitting.screen
    _say_state(screen, missing)
    target = str(facts.with_suffix(".docx"))
    while True:
        typed = screen.read(_where(target, screen.lang))
        text = typed.text.strip().strip(_QUOTES).strip()
        command, about = (typed.command, "") if typed.command else command_of(text) or (None, "")
        if command in ANSWERS or text.lower() in _NO or (ending and command is Command.QUIT):
            return _unwritten(screen, facts, bool(missing)) if ending else None
        if command not in (None, Command.WRITE):
            _away(sitting, command, about)
            return None
        outcome = _written(facts, pack, target if command else text or target, bool(missing))
        if outcome.path is not None:
            return _told(screen, facts, outcome, bool(missing), ending)
        screen.complain(each for each in outcome.findings if each.severity is Severity.UNREADABLE)
        if outcome.worst() != 4:
            return outcome.worst()


def lacking(talk: Interview, path: Path | None, pack: str) -> tuple[Finding, ...]:
    """What the draft still lacks, each at its line of the file where there is one."""
    if path is None:
        return gaps(talk.pack, talk.answers, talk.last)
    opened = open_draft(str(path), pack)
    return app.with_lines(gaps(opened.pack, opened.answers, opened.last), opened.text, str(path))


def _say_state(screen: Screen, missing: Sequence[Finding]) -> None:
    if missing:
        screen.say("write-gaps")
        screen.tell(Line(sentence(each, screen.lang), "  * ") for each in missing)
    screen.say("write-draft" if missing else "write-final")


def _away(sitting: Sitting, command: Command | None, about: str) -> None:
    """Back to the questions, or where the command leads."""
    if command not in (None, Command.BACK):
        sitting.do(command, about)


def _where(target: str, lang: int) -> Prompt:
    lines = (Line(target, ui("write-default", lang)),)
    keys = tuple(ui(key, lang) for key in ("key-default", "key-path", "key-no", "key-menu"))
    return Prompt(ui("label-write", lang), lines=lines, keys=keys)


def _written(facts: Path, pack: str, target: str, draft: bool) -> app.Outcome:
    output = str(Path(target).expanduser())
    output += "/" if target.endswith(("/", "\\")) else ""
    options = app.RenderOptions(output=output, draft=draft, pack=pack)
    return next(iter(app.render([str(facts)], options)))


def _told(screen: Screen, facts: Path, outcome: app.Outcome, missing: bool, ending: bool) -> int | None:
    screen.say("written" if outcome.changed else "unchanged", path=outcome.path)
    if not ending:
        return None
    if missing:
        screen.say("write-later", path=facts)
    return outcome.worst()


def _unwritten(screen: Screen, facts: Path, missing: bool) -> int:
    screen.say("left" if missing else "write-again", path=facts)
    return 1 if missing else 0
