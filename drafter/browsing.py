"""Screens beside the questions: a list and its items, the table read before writing. Each drives the one conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from drafter.analysis.numerals import fold
from drafter.interview import wordings
from drafter.interview.places import subjects_of
from drafter.interview.review import Row as Remark
from drafter.interview.state import Interview
from drafter.model.finding import Severity, finding
from drafter.model.question import Path, key_of
from drafter.prompt import checked, listing
from drafter.prompt.screen import Line, Screen, Typed
from drafter.prompt.words import Command, command_of

_ALL = ("全部", "all")


class Sitting(Protocol):
    """What these screens need of the conversation they belong to."""

    screen: Screen
    talk: Interview

    def do(self, command: Command, about: str = "") -> None:
        """Does what a command asks."""

    def write(self, read: bool = False) -> None:
        """The review unless it was read, and the report as it stands."""

    def take(self, now: Interview) -> None:
        """Goes on one step further: saved first, then told of."""

    def visit(self, key: str) -> bool:
        """Asks one question and comes back; False where the user went elsewhere from it."""


def _command(typed: Typed) -> tuple[Command | None, str]:
    return (typed.command, "") if typed.command else command_of(typed.text) or (None, "")


# -- lists -------------------------------------------------------------------------------------------------------------


def change_list(sitting: Sitting, place: Path) -> bool:
    """The items of a list, changed until the user goes on; False where he went elsewhere."""
    screen = sitting.screen
    while True:
        typed = screen.read(listing.prompt_of(sitting.talk, place, screen.lang))
        wish = None if typed.command else listing.wish_of(typed.text, len(listing.items(sitting.talk, place)))
        command, about = _command(typed)
        if wish is not None:
            if not _change(sitting, place, wish):
                return False
        elif command is Command.UNDO:
            sitting.do(command)
        elif command is Command.HELP:
            screen.say("help-list")
        elif command is not None:
            if command in (Command.BACK, Command.LIST):
                return True
            sitting.do(command, about)
            return False
        elif not typed.text.strip():
            return True
        else:
            screen.complain([finding("list-unknown", severity=Severity.WARNING, typed=typed.text[:40])])


def _change(sitting: Sitting, place: Path, wish: listing.Wish) -> bool:
    """Does what was wished of the list; False where the user went elsewhere meanwhile."""
    if wish.verb == "edit":
        return sitting.visit(key_of((*place, wish.item - 1)))
    if wish.verb == "add":
        return _add(sitting, place)
    item = (*place, wish.item - 1)
    sitting.take(sitting.talk.remove(item) if wish.verb == "remove" else sitting.talk.move(item, wish.to - 1))
    return True


def _add(sitting: Sitting, place: Path) -> bool:
    """The texts of a new item one after the other; left empty at its first text it is none."""
    return sitting.visit(key_of((*place, len(listing.items(sitting.talk, place)))))


# -- wordings ----------------------------------------------------------------------------------------------------------


def pick_wordings(sitting: Sitting) -> None:
    """The wordings of the sentence told last, else of every sentence of the topic that has several, to pick from."""
    talk = sitting.talk
    told = [each.params["key"] for each in talk.said if each.code == "hint-reworded"]
    topic = talk.question.topic if talk.question else ""
    offered = wordings.questions(talk.moment, topic, "") if topic in talk.pack.topics else ()
    keys = told or [each.key for each in offered]
    if not keys:
        sitting.screen.complain([finding("no-wording", severity=Severity.WARNING)])
    for key in keys:
        if not sitting.visit(key):
            return


# -- the table before writing ------------------------------------------------------------------------------------------


def rows(talk: Interview, everything: bool) -> tuple[Remark, ...]:
    """What there is to look at, of the whole draft or of the part that was asked for only."""
    chosen = {*subjects_of(talk.pack, talk.only)} if talk.only else None
    return tuple(row for row in talk.review(everything) if chosen is None or chosen & {*row.key.split(".")})


def review(sitting: Sitting, on: str) -> bool:
    """The table of what to look at; whether the user went through it and on. ``on`` is the key's line that says what comes then."""
    screen, page, everything = sitting.screen, 0, False
    while True:
        found = rows(sitting.talk, everything)
        page = min(page, max(len(found) - 1, 0) // checked.PAGE)
        if not found and not everything:
            screen.say("review-clean-part" if sitting.talk.only else "review-clean")
            return True
        typed = screen.read(checked.prompt_of(found, page, screen.lang, everything, on))
        text, (command, about) = fold(typed.text).strip().lower(), _command(typed)
        if command is Command.BACK and page:
            page -= 1
        elif command is Command.HELP:
            screen.say("help-review")
        elif command is not None:
            return _away(sitting, command, about, on)
        elif not text and (page + 1) * checked.PAGE >= len(found):
            return True
        elif not text:
            page += 1
        elif text in _ALL:
            everything, page = not everything, 0
        elif not _row(sitting, found, text):
            return False


def _away(sitting: Sitting, command: Command, about: str, on: str) -> bool:
    """Out of the table by a command; whether it is on to what comes next anyway."""
    if command is Command.WRITE:
        if on == "key-on-writing":
            return True
        sitting.write(read=True)
    elif command is not Command.BACK:
        sitting.do(command, about)
    return False


def _row(sitting: Sitting, found: Sequence[Remark], typed: str) -> bool:
    """Goes to the question of a row, or to what has the name typed; False where the user stays there."""
    if not typed.isdecimal():
        sitting.do(Command.GO, typed)
        return False
    at = int(typed) - 1
    if not 0 <= at < len(found):
        told = finding("number-unknown", severity=Severity.WARNING, typed=typed[:40], count=len(found))
        sitting.screen.complain([told])
        return True
    sitting.screen.tell([Line(checked.told(found[at], sitting.screen.lang), "  ")])
    return sitting.visit(found[at].key) if found[at].key else True
