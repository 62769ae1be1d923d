"""The keys of the terminal: each leaves the line with a command and what was half typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.prompt.screen import Typed
from drafter.prompt.words import Command

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

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


def bindings() -> KeyBindings:
    """The keys above; the rest is prompt_toolkit's own line editing."""
    from prompt_toolkit.key_binding import KeyBindings

    table = KeyBindings()
    for key, command in KEYS.items():
        table.add(key, eager=True)(_leaving(command))
    return table


def _leaving(command: Command) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=Typed(event.current_buffer.text, command))

    return leave
