"""Long answers written elsewhere: in the user's editor or in a file."""

from __future__ import annotations

from collections.abc import Callable

from drafter.errors import DrafterError
from drafter.model.finding import Severity, finding
from drafter.model.quantity import Kind
from drafter.model.question import Question, Role
from drafter.prompt.screen import Line, Screen

_LONG = (Kind.TEXT, Kind.LIST, Kind.TABLE)
_SHOWN = 3  # rows of a long text shown back


def own_words(question: Question) -> bool:
    """Whether the answer is a text, worth to be mended when it is refused."""
    return question.role in (Role.TEXT, Role.REASON) or question.kind in _LONG


def taken(screen: Screen, question: Question | None, before: str, source: Callable[[str], str]) -> str:
    """What ``source`` makes of the text there was, shown with its length; "" where it is nothing new or no answer is wanted so."""
    if question is None or not (question.role is Role.PROMISE or own_words(question)):
        screen.complain([finding("no-long-text", severity=Severity.WARNING)])
        return ""
    try:
        text = source(before)
    except DrafterError as error:
        screen.complain(error.findings)
        return ""
    if not text.strip() or text == before:
        screen.say("text-same")
        return ""
    screen.say("text-read", count=len(text))
    screen.tell([Line(text, "  ", _SHOWN)])
    return text


# What opens editors and reads files is not needed before the first long text.


def edited(text: str, lang: int) -> str:
    """The text as it comes back from the user's editor."""
    from drafter.prompt import longtext

    return longtext.edit(text, lang)


def text_of(name: str) -> str:
    """The text of a file."""
    from drafter import intake
    from drafter.prompt import longtext

    return longtext.read(name, lambda path: intake.read(path).text)
