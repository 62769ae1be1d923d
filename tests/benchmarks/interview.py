"""How long the interview lets a person wait: start → first prompt, Enter → next prompt, as a terminal of 80×24 sees them.

``python tests/benchmarks/interview.py [--check] [--peers]``; --check: exit code 1 over the limits, which are for a machine doing
nothing else. --peers runs ``copier copy`` and ``poetry init`` too where they are installed. Nothing here is asserted in tests.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "lanchuan-2025.yaml"
FIRST, NEXT = 0.5, 0.05  # seconds
QUIET = 0.12
UP = b"\x1b[?2004h"  # prompt_toolkit asks for bracketed paste with every prompt
WHERE, HERE = b"\x1b[6n", b"\x1b[20;1R"
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-_])")


class Screen:
    """A program on a pseudo-terminal, its output with the moment each piece came."""

    def __init__(self, argv: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(argv[0], list(argv), dict(environment))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def settled(self, since: float, marker: bytes = UP, limit: float = 20.0) -> float:
        """Seconds from ``since`` until a prompt stood there: the last output before a silence, after the marker."""
        told, last = b"", since
        while time.perf_counter() - since < limit:
            ready, _, _ = select.select([self.fd], [], [], QUIET)
            if not ready:
                if marker in told:
                    return last - since
                continue
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                break
            last = time.perf_counter()
            told += piece
            self.seen += piece
            for _ in range(piece.count(WHERE)):
                os.write(self.fd, HERE)
        raise RuntimeError(f"no prompt after {limit} s: {ESCAPES.sub(b'', told).decode(errors='replace')[-600:]}")

    def line(self, text: str) -> float:
        """Types a line; seconds from Enter to the next prompt."""
        os.write(self.fd, text.encode())
        time.sleep(0.03)
        while select.select([self.fd], [], [], QUIET)[0]:  # the echo of what was typed
            self.seen += os.read(self.fd, 65536)
        since = time.perf_counter()
        os.write(self.fd, b"\r")
        return self.settled(since)

    def memory(self) -> float:
        """The most memory the program held so far, in MB; 0.0 where the system does not say."""
        status = Path(f"/proc/{self.pid}/status")
        found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.is_file() else None
        return int(found[1]) / 1024 if found else 0.0

    def close(self) -> None:
        """Ends the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)
