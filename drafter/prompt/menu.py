"""Where to go: the sections by number or any part of a name, asked again until it is one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.analysis.numerals import fold
from drafter.interview import overview
from drafter.interview.find import Place
from drafter.interview.state import Interview
from drafter.messages import ui
from drafter.model.finding import Severity, finding
from drafter.model.pack import Pack
from drafter.prompt.asked import counts
from drafter.prompt.screen import Prompt, Row, Screen, Typed
from drafter.prompt.words import Command, command_of

_MOST = 20  # candidates of a name that stand in a screen of 24 rows
_KEYS = ("key-on", "key-number", "key-name", "key-review", "key-write", "key-leave")


def choose(screen: Screen, talk: Interview) -> str | Command:
    """The key to go to, "" to go on where one was, or another wish (检查, 退出)."""
    done = overview.progresses(talk.moment)
    found = overview.groups(talk.pack, talk.last)
    rows = tuple(Row(n, each.label, counts(done[each.key], each, screen.lang)) for n, each in enumerate(found, 1))
    lines = tuple(ui(key, screen.lang) for key in _KEYS)
    prompt = Prompt(ui("label-menu", screen.lang), rows=rows, keys=lines)
    return _asked(screen, talk, [Place(each.key, each.label) for each in found], prompt)


def search(screen: Screen, talk: Interview, typed: str) -> str | Command:
    """The one place meant by a part of a name, "" for none of them; several are offered to pick from."""
    found = talk.find(typed)
    if not found:
        screen.complain([finding("place-unknown", severity=Severity.WARNING, name=typed)])
        return ""
    if len(found) == 1 or _alone(found, typed):
        return found[0].key
    shown = found[:_MOST]
    heading = ui("menu-several", screen.lang, name=typed, count=len(found))
    more = ui("menu-more", screen.lang, count=len(shown)) if len(found) > len(shown) else ""
    rows = tuple(Row(n, each.label, each.within) for n, each in enumerate(shown, 1))
    lines = tuple(ui(key, screen.lang) for key in _KEYS[:3])
    return _asked(screen, talk, shown, Prompt(ui("label-candidate", screen.lang), heading, more, rows, keys=lines))


def _alone(found: Sequence[Place], typed: str) -> bool:
    """Whether the first is the only one of exactly that name."""
    exact = [each for each in found if fold(typed) in (each.label, each.key)]
    return len(exact) == 1 and exact[0] is found[0]


def _asked(screen: Screen, talk: Interview, places: Sequence[Place], prompt: Prompt) -> str | Command:
    prompt = replace(prompt, words=tuple(dict.fromkeys(names(talk.pack, places))))
    while True:
        typed = screen.read(prompt)
        prompt = replace(prompt, heading="", rows=())
        wish = typed.command or _wish(typed)
        if wish is Command.HELP:
            screen.say("help-menu")
        elif wish in (Command.BACK, Command.MENU, ""):
            return ""
        elif isinstance(wish, Command):
            return wish
        elif not wish.isdecimal():
            if key := search(screen, talk, wish):
                return key
        elif 0 < int(wish) <= len(places):
            return places[int(wish) - 1].key
        else:
            screen.complain([finding("number-unknown", severity=Severity.WARNING, typed=wish, count=len(places))])


def _wish(typed: Typed) -> Command | str:
    """The command typed, or the name or number; 去 before a name says nothing more."""
    command = command_of(typed.text)
    if command is None:
        return fold(typed.text).strip()
    return fold(command[1]) if command[0] is Command.GO and command[1] else command[0]


def names(pack: Pack, places: Sequence[Place]) -> Iterator[str]:
    """Everything that can be typed: the places on screen, topics, lists, fields."""
    yield from (each.label for each in places)
    yield from (topic.label for topic in pack.topics.values())
    yield from (spec.label for spec in pack.lists.values())
    yield from (field.label for field in pack.fields.values() if not field.derived)
