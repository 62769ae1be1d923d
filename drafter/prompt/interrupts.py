"""Ctrl-C where it can be acted on: at the line being read, or before the next one; never in the middle of a save or a redraw."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType


class Interrupts:
    """While ``held``, the first SIGINT waits until ``check`` raises KeyboardInterrupt; a second one that comes before ends at once.

    ``wake`` is called in the signal handler, for a line being read: it must only ask the reader to stop.
    """

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self.waiting = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Ours while it lasts; where signals cannot be had (another thread) all is as it was."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._came)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def check(self) -> None:
        """Raises KeyboardInterrupt where one came meanwhile."""
        if self.waiting:
            self.waiting = False
            raise KeyboardInterrupt

    def _came(self, number: int, frame: FrameType | None) -> None:
        if self.waiting:
            raise KeyboardInterrupt
        self.waiting = True
        with suppress(RuntimeError):  # the reader's loop ended this very moment: the next check sees to it
            self._wake()
