"""Several lines pasted at once into a terminal that does not say so: noticed, asked about, none of them lost."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPress

# Chunks nearer than this come from one paste; the fastest typist, and a driver that waits 30 ms, stay far above it.
GAP = 0.008
# Once it is known for a paste, its rest may be slower.
_REST = 0.05
_RUN = 16
ONE, EACH, NONE = "1", "2", "3"
_ENTER = ("c-m", "c-j")
_TAB = "c-i"


@dataclass
class Guard:
    """Stands between a prompt and who reads its answer.

    ``choose`` is called with all lines of a paste and answers `ONE` (they are one answer), `EACH` (each answers the next
    question) or `NONE`; it reads without this guard. `typed` is called with the function that reads one prompt, in its stead.
    """

    choose: Callable[[tuple[str, ...]], str]
    _waiting: list[str] = field(default_factory=list)
    _chunks: list[tuple[float, list[KeyPress]]] = field(default_factory=list)
    _watched: Input | None = None

    def typed(self, prompt: Callable[[], str]) -> str | None:
        """What was typed, or the next line of a paste gone through line by line; None: nothing of it counts, ask again."""
        if self._waiting:
            return self._waiting.pop(0)
        self._watch()
        early = self._pending()
        text = prompt()
        more = () if early else self._pasted()
        lines = tuple(each for each in (text, *more) if each.strip())
        if not more or len(lines) < 2:
            return lines[0] if more else text
        choice = self.choose(lines)
        if choice == ONE:
            return "\n".join(lines)
        if choice == EACH:
            self._waiting = list(lines[1:])
            return lines[0]
        return None

    @property
    def answering(self) -> bool:
        """Whether the next answer is a line of a paste, which the user has not seen as an answer yet."""
        return bool(self._waiting)

    def stop(self) -> tuple[str, ...]:
        """The lines of a paste not used yet, to be shown: after an answer that was refused the rest would miss its questions."""
        left, self._waiting = tuple(self._waiting), []
        return left

    # -- what came with the Enter ------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Every chunk of keys is noted with its time from now on; only a real terminal is watched."""
        from prompt_toolkit.application.current import get_app_session

        self._chunks.clear()
        source = get_app_session().input
        if source is self._watched:
            return
        self._watched = None
        if not _is_terminal(source):
            return
        plain = source.read_keys

        def read_keys() -> list[KeyPress]:
            keys = joined(plain())
            if keys:
                self._chunks.append((time.monotonic(), keys))
            return keys

        setattr(source, "read_keys", read_keys)  # noqa: B010
        self._watched = source

    def _pending(self) -> bool:
        """Whether lines wait already, typed ahead while we were busy: they come in one chunk without having been one."""
        return self._watched is not None and (_ahead(self._watched) or _ready(self._watched))

    def _pasted(self) -> tuple[str, ...]:
        """The further lines of the chunk that ended the prompt; () when no finished one came with it."""
        if self._watched is None:
            return ()
        from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead

        left = get_typeahead(self._watched)
        count = self._belonging(left)
        if not any(each.key in _ENTER for each in left[:count]):
            store_typeahead(self._watched, left)
            return ()
        store_typeahead(self._watched, left[count:])
        return _lines(left[:count] if left[count:] else [*left, *self._drain()])

    def _belonging(self, left: Sequence[KeyPress]) -> int:
        """How many of the keys left over came with the key before them, chunk upon chunk."""
        order = [(id(key), n) for n, (_, keys) in enumerate(self._chunks) for key in keys]
        at = next((n for n, (key, _) in enumerate(order) if left and key == id(left[0])), 0)
        if not at:
            return 0
        count = 0
        for (_, before), (_, now) in zip(order[at - 1 :], order[at:], strict=False):
            if self._chunks[now][0] - self._chunks[before][0] > GAP:
                break
            count += 1
        return count

    def _drain(self) -> list[KeyPress]:
        """What of a long paste was not read yet: it comes in chunks of some hundred characters."""
        assert self._watched is not None
        keys: list[KeyPress] = []
        with self._watched.raw_mode():
            while _ready(self._watched, _REST):
                keys += self._watched.read_keys()
        return keys


def joined(keys: Sequence[KeyPress]) -> list[KeyPress]:
    """The keys, a long run of characters being one that pastes them: each costs as much, and a page would take minutes."""
    from prompt_toolkit.key_binding import KeyPress
    from prompt_toolkit.keys import Keys

    made: list[KeyPress] = []
    for is_text, each in groupby(keys, _is_character):
        run = list(each)
        made += (
            [KeyPress(Keys.BracketedPaste, "".join(key.data for key in run))] if is_text and len(run) > _RUN else run
        )
    return made


def _is_character(key: KeyPress) -> bool:
    return type(key.key) is str and len(key.key) == 1 and key.key >= " " and key.key != "\x7f"


def _is_terminal(source: Input) -> bool:
    try:
        return os.isatty(source.fileno())
    except (OSError, NotImplementedError, AttributeError):
        return sys.platform == "win32" and sys.stdin.isatty()


def _ahead(source: Input) -> bool:
    """Whether keys of before wait in prompt_toolkit."""
    from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead

    keys = get_typeahead(source)
    store_typeahead(source, keys)
    return bool(keys)


def _ready(source: Input, wait: float = 0) -> bool:
    if sys.platform == "win32":
        import msvcrt

        return bool(msvcrt.kbhit())
    import select

    try:
        return bool(select.select([source.fileno()], [], [], wait)[0])
    except (OSError, ValueError):
        return False


def _lines(keys: Sequence[KeyPress]) -> tuple[str, ...]:
    """The text of the keys, cut at each Enter; keys that are no text fall away."""
    text = "".join("\n" if each.key in _ENTER else "\t" if each.key == _TAB else each.data for each in keys)
    kept = "".join(char for char in text if char.isprintable() or char in "\n\t")
    return tuple(each for each in kept.replace("\t", " ").split("\n") if each.strip())
