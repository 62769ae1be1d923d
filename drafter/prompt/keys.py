"""The keys of the terminal: those that leave the line with a command, and the first one in a line that is filled already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.prompt.screen import Typed
from drafter.prompt.words import Command

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout.processors import Processor

KEYS: Mapping[str, Command] = {
    "escape": Command.BACK,
    "f1": Command.HELP,
    "f2": Command.PENDING,
    "c-k": Command.PENDING,
    "f3": Command.MENU,
    "c-o": Command.MENU,
}
# Esc begins the arrow keys too; with the usual waits it is taken for one of them long after (seconds).
WAIT = 0.05
_STANDING = "class:standing"


# What prompt_toolkit opens with these speaks English, waits for keys that never come, or takes all of ours away:
# searches, macros, another editor, the next key as it is, marking.
_DEAD = ("c-r", "c-q", "c-x", "c-v", "c-@", "c-]", "c-\\", "c-^")


class Untouched:
    """Whether the text of the line is as it was put there: then it is shown as chosen, and what is typed first takes its place."""

    def __init__(self) -> None:
        self._is = False

    def __call__(self) -> bool:
        return self._is

    def begin(self, standing: bool) -> None:
        """A new line."""
        self._is = standing

    def touch(self, _: object = None) -> None:
        """A key was pressed: whatever it was, from now on the line is edited."""
        self._is = False


def bindings(untouched: Untouched, saved: Callable[[], object]) -> KeyBindings:
    """The keys above, none of `_DEAD`, and the first key in a filled line; the rest is prompt_toolkit's own line editing.

    ``saved`` tells whoever presses Ctrl-S that nothing needs saving.
    """
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    table = KeyBindings()
    for key, command in KEYS.items():
        table.add(key, eager=True)(_leaving(command))
    for key in _DEAD:
        table.add(key, eager=True)(_nothing)
    table.add("c-s", eager=True)(lambda event: _beside(saved))
    for typed in (Keys.Any, Keys.BracketedPaste):
        table.add(typed, filter=Condition(untouched))(_instead)
    return table


def marked(untouched: Untouched) -> Processor:
    """What marks the text of an untouched line."""
    from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

    class Marked(Processor):
        def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
            fragments = transformation_input.fragments
            if untouched():
                fragments = [(f"{each[0]} {_STANDING}", each[1]) for each in fragments]
            return Transformation(fragments)

    return Marked()


def _leaving(command: Command) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=Typed(event.current_buffer.text, command))

    return leave


def _nothing(event: KeyPressEvent) -> None:
    """The key does nothing."""


def _beside(tell: Callable[[], object]) -> None:
    """Says something above the line, which stays as it is."""
    from prompt_toolkit.application import run_in_terminal

    run_in_terminal(tell)


def _instead(event: KeyPressEvent) -> None:
    """What is typed or pasted takes the place of the whole line."""
    from prompt_toolkit.document import Document

    text = event.data.replace("\r\n", "\n").replace("\r", "\n")
    event.current_buffer.document = Document(text)
