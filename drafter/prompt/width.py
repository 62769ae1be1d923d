"""Consoles that give “ ” — ① ○ two columns: found out by asking, and told to prompt_toolkit. Nothing typed meanwhile is lost."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
import unicodedata
from collections.abc import Iterator

WAIT = 0.15
NARROW, WIDE = 1, 2
_ASKED = "\r○\x1b[6n"
_ERASED = b"\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_SILENT = ("", "dumb", "unknown")


def settle(reader: int = 0, writer: int = 1) -> int:
    """Columns this console gives a character of ambiguous width, 1 or 2; prompt_toolkit measures by it from now on.

    1 where nobody answers within ``WAIT`` seconds. Keys that came instead of the answer wait for the next prompt.
    """
    columns = _windows_columns() if sys.platform == "win32" else _columns(reader, writer)
    if columns == WIDE:
        correct()
    return columns


def correct() -> None:
    """prompt_toolkit counts two columns for characters of ambiguous width; nothing happens where its table is gone."""
    from prompt_toolkit import utils

    sizes = getattr(utils, "_CHAR_SIZES_CACHE", None)
    if isinstance(sizes, dict):
        sizes.clear()
        sizes.update(dict.fromkeys(_ambiguous(), WIDE))


def _ambiguous() -> Iterator[str]:
    for code in range(0xA1, 0x10000):
        char = chr(code)
        if unicodedata.east_asian_width(char) == "A" and unicodedata.category(char) not in ("Mn", "Cf", "Co"):
            yield char


# -- terminals that answer -------------------------------------------------------------------------------------------


def _columns(reader: int, writer: int) -> int:
    if os.environ.get("TERM", "") in _SILENT or not (os.isatty(reader) and os.isatty(writer)):
        return NARROW
    try:
        asked = _ASKED.encode(sys.stdout.encoding or "utf-8")
        with _raw(reader):
            os.write(writer, asked)
            end = time.monotonic() + WAIT
            import prompt_toolkit  # noqa: F401  needed next in any case: the answer comes while it loads

            heard = _heard(reader, end)
            os.write(writer, _ERASED)
    except (OSError, UnicodeEncodeError, LookupError):
        return NARROW
    found = _ANSWER.search(heard)
    _keep(_ANSWER.sub(b"", heard, count=1))
    # The sign itself stands in the first column, so the cursor is in the second or, behind a wide one, in the third.
    return WIDE if found and int(found[1]) == 1 + WIDE else NARROW


def _heard(reader: int, end: float) -> bytes:
    """What came until the answer, or until it is late; what is there already is read however late it is."""
    import select

    heard = b""
    while not _ANSWER.search(heard):
        if not select.select([reader], [], [], max(end - time.monotonic(), 0))[0]:
            break
        came = os.read(reader, 1024)
        if not came:
            break
        heard += came
    return heard


@contextlib.contextmanager
def _raw(reader: int) -> Iterator[None]:
    """No echo and no line editing while asking; keys that wait are kept, and afterwards all is as before."""
    import termios
    import tty

    before = termios.tcgetattr(reader)
    try:
        tty.setraw(reader, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(reader, termios.TCSANOW, before)


def _keep(keys: bytes) -> None:
    """Keys typed meanwhile go where prompt_toolkit keeps what was typed ahead."""
    if not keys:
        return
    from prompt_toolkit.application.current import get_app_session
    from prompt_toolkit.input.typeahead import store_typeahead
    from prompt_toolkit.input.vt100_parser import Vt100Parser
    from prompt_toolkit.key_binding import KeyPress

    pressed: list[KeyPress] = []
    parser = Vt100Parser(pressed.append)
    parser.feed(keys.decode(sys.stdin.encoding or "utf-8", "replace"))
    parser.flush()
    store_typeahead(get_app_session().input, pressed)


# -- the Windows console, which is asked by a call --------------------------------------------------------------------


def _windows_columns() -> int:
    """As `_columns`; any trouble with the console means narrow."""
    try:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return NARROW
        from prompt_toolkit.output.defaults import create_output

        output = create_output(sys.stdout)
        output.write_raw("\r○")
        output.flush()
        at = _cursor_column()
        output.write_raw("\r  \r")
        output.flush()
    except Exception:  # A console may be no console at all (a window of another program): asking must never stop us.
        return NARROW
    return WIDE if at == WIDE else NARROW


def _cursor_column() -> int:
    """The column of the cursor, the first being 0."""
    import ctypes

    class Info(ctypes.Structure):
        _fields_ = [
            (name, ctypes.c_short) for name in ("width", "height", "x", "y", "colour", "a", "b", "c", "d", "e", "f")
        ]

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
    kernel.GetStdHandle.restype = ctypes.c_void_p
    info = Info()
    handle = ctypes.c_void_p(kernel.GetStdHandle(-11))
    return int(info.x) if kernel.GetConsoleScreenBufferInfo(handle, ctypes.byref(info)) else 0
