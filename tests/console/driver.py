"""Drivers of the real ``drafter`` in real terminals: they send text and wait until something is seen, never for a time."""

from __future__ import annotations

import contextlib
import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

PATIENCE = 40.0
COMMAND = (sys.executable, "-m", "drafter", "new")
_CONTROL = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()#][A-Z0-9]|.)")


def missing(*tools: str) -> str:
    """Which of the tools this machine lacks, as the reason of a skipped test; "" for none."""
    lacking = [each for each in tools if shutil.which(each) is None]
    return f"{', '.join(lacking)} not installed" if lacking else ""


def until(seen: Callable[[], str | None], what: Callable[[], str], patience: float = PATIENCE) -> str:
    """What ``seen`` gives once it gives something; AssertionError saying ``what`` when it never does."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = seen()
        if found is not None:
            return found
        time.sleep(0.02)
    raise AssertionError(what())


class Pane:
    """A tmux server of its own with one pane."""

    def __init__(self, folder: Path, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None) -> None:
        self.folder, self.columns = folder, columns
        self.socket = f"drafter-{uuid.uuid4().hex[:8]}"
        self.env = {**_environment(), **(env or {})}
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux("-u", "-f", "/dev/null", "new-session", "-d", *size, "-c", str(folder), "sh")
        self._tmux("set", "-g", "remain-on-exit", "on")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *rest: object) -> None:
        self._tmux("kill-server")

    def start(self, *arguments: str, env: Mapping[str, str] | None = None) -> None:
        """``drafter new`` with the arguments, in the pane; its exit code is told when it ends."""
        named = [f"{key}={value}" for key, value in {"PYTHONPATH": str(_root()), **(env or {})}.items()]
        command = shlex.join(["env", *named, *COMMAND, *arguments])
        self._tmux("respawn-pane", "-k", "-c", str(self.folder), f"{command}; echo exit=$?; exec sleep 1000")
        self._tmux("clear-history")

    def shell(self, env: Mapping[str, str]) -> None:
        """A plain shell in the pane, without tmux's own line."""
        self._tmux("set", "-g", "status", "off")
        named = [f"{key}={value}" for key, value in {"PYTHONPATH": str(_root()), **env}.items()]
        self._tmux("respawn-pane", "-k", "-c", str(self.folder), shlex.join(["env", *named, "sh"]))

    def type(self, text: str) -> None:
        """The text as typed, without Enter."""
        self._tmux("send-keys", "-l", "--", text)

    def press(self, *keys: str) -> None:
        """Keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def answer(self, text: str, then: str) -> None:
        """Types the text, Enter, and waits for the prompt ``then``."""
        if text:
            self.type(text)
            self.wait(text[-8:])
        self.press("Enter")
        self.at(then)

    def at(self, row: str) -> None:
        """Waits until the cursor stands in a row that holds nothing but this."""
        wanted = bare(row)

        def seen() -> str | None:
            screen = self.screen()
            assert "exit=" not in screen, f"ended before {row!r}:\n{screen}"
            return row if bare(screen.split("\n")[self.cursor()[1]]) == wanted else None

        until(seen, lambda: f"the cursor never stood at {row!r} on\n{self.screen()}")

    def wait(self, text: str, patience: float = PATIENCE) -> str:
        """The screen once it holds the text, however it is wrapped; at once a failure where the program has ended."""
        wanted = bare(text)

        def seen() -> str | None:
            screen = self.screen()
            assert wanted in bare(screen) or "exit=" not in screen, f"ended without {text!r}:\n{screen}"
            return screen if wanted in bare(screen) else None

        return until(seen, lambda: f"{text!r} never appeared on\n{self.screen()}", patience)

    def screen(self) -> str:
        """What stands in the pane."""
        return self._tmux("capture-pane", "-p")

    def history(self) -> list[str]:
        """Every row shown since the start; rows the terminal had to wrap are one."""
        return self._tmux("capture-pane", "-p", "-J", "-S", "-").rstrip("\n").split("\n")

    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        x, y = self._tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(x), int(y)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-L", self.socket, *arguments]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, encoding="utf-8", check=False)
        return done.stdout


class Xterm:
    """An xterm on an X server of its own, its characters of ambiguous width two columns wide."""

    def __init__(
        self, folder: Path, columns: int = 80, rows: int = 24, options: Sequence[str] = ("-cjk_width",)
    ) -> None:
        self.folder, self.keys, self._printed = folder, folder / "keys", folder / "printed"
        os.mkfifo(self.keys)
        self.display, self._server = x_server()
        self.env = {**_environment(), "DISPLAY": self.display, "PYTHONPATH": str(_root()), "LC_ALL": "C.UTF-8"}
        self._size, self._options, self._pipe = f"{columns}x{rows}+0+0", options, -1
        self._window: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *rest: object) -> None:
        for each in (self._window, self._server):
            if each is not None:
                each.kill()
                each.wait()
        if self._pipe >= 0:
            os.close(self._pipe)

    def start(self, *arguments: str) -> None:
        """``drafter new`` with the arguments, in the window."""
        relay = [sys.executable, str(_root() / "tests" / "console" / "relay.py"), str(self.keys)]
        printer = f"XTerm*printerCommand: cat > {self._printed}.part && mv {self._printed}.part {self._printed}"
        command = ["xterm", "-u8", *self._options, "-geometry", self._size, "-xrm", printer]
        command += ["-xrm", "XTerm*printAttributes: 0", "-e"]
        self._window = subprocess.Popen([*command, *relay, *COMMAND, *arguments], cwd=self.folder, env=self.env)
        self._pipe = os.open(self.keys, os.O_RDWR)

    def type(self, text: str) -> None:
        """The text or the control sequences as typed."""
        os.write(self._pipe, text.encode())

    def wait(self, text: str) -> str:
        """The screen once it holds the text, however it is wrapped."""
        wanted, shown = bare(text), ""

        def seen() -> str | None:
            nonlocal shown
            shown = self.screen()
            return shown if wanted in bare(shown) else None

        return until(seen, lambda: f"{text!r} never appeared on\n{shown}")

    def screen(self) -> str:
        """What the window shows, as it prints it itself; "" where it did not print."""
        self._printed.unlink(missing_ok=True)
        self.type("\0")
        with contextlib.suppress(AssertionError):
            until(lambda: "there" if self._printed.exists() else None, str, 1)
            # Behind a character of two columns xterm prints a filler.
            return _CONTROL.sub("", self._printed.read_text("utf-8", "replace").replace("\uffff", ""))
        return ""


def x_server() -> tuple[str, subprocess.Popen[bytes]]:
    """A display no one else has, and its server."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    assert number, "no X server"
    return f":{number}", server


class Line:
    """``drafter new`` at a bare pseudo terminal that answers where its cursor is; quick enough to be killed at any moment."""

    def __init__(self, folder: Path, *arguments: str, term: str = "xterm", coding: str = "utf-8") -> None:
        self.far, near = os.openpty()
        termios.tcsetwinsize(near, (24, 80))
        env = {**_environment(), "TERM": term, "PYTHONPATH": str(_root()), "PYTHONIOENCODING": coding}
        self._coding = coding
        self.process = subprocess.Popen(
            [*COMMAND, *arguments], cwd=folder, env=env, stdin=near, stdout=near, stderr=near, start_new_session=True
        )
        os.close(near)
        self.raw = b""
        self._answered = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *rest: object) -> None:
        self.kill()
        os.close(self.far)

    def kill(self) -> None:
        """SIGKILL; nothing of it can be caught."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def send(self, text: str) -> int:
        """Types the text; the place in the stream before it."""
        at = len(self.raw)
        os.write(self.far, text.encode(self._coding))
        return at

    def wait(self, *texts: str, since: int = 0) -> bool:
        """Whether the texts were shown behind ``since``, one after the other; False once the process has ended."""
        end = time.monotonic() + PATIENCE
        while not _in_order(self.shown(since), texts):
            if not self._listen():
                return _in_order(self.shown(since), texts)
            assert time.monotonic() < end, f"{texts} never appeared in\n{self.shown(since)[-2000:]}"
        return True

    def shown(self, since: int = 0) -> str:
        """The stream without control sequences."""
        return _CONTROL.sub("", self.raw[since:].decode(self._coding, "replace"))

    def _listen(self) -> bool:
        """Whether the far end still speaks; what it asks of the cursor is answered."""
        if not select.select([self.far], [], [], 0.01)[0]:
            return self.process.poll() is None
        try:
            came = os.read(self.far, 65536)
        except OSError:
            return False
        self.raw += came
        asked = self.raw.count(b"\x1b[6n") - self._answered
        if asked:
            self._answered += asked
            os.write(self.far, b"\x1b[12;2R" * asked)
        return bool(came)


def _in_order(shown: str, texts: Sequence[str]) -> bool:
    at, shown = 0, bare(shown)
    for each in map(bare, texts):
        at = shown.find(each, at)
        if at < 0:
            return False
        at += len(each)
    return True


def bare(text: str) -> str:
    """The text without blanks and line ends: how it is wrapped does not matter."""
    return "".join(text.split())


def _root() -> Path:
    return Path(__file__).resolve().parents[2]


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "TMUX", "PYTEST"))}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONDONTWRITEBYTECODE": "1"}
