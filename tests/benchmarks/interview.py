"""How long the interview lets a person wait: start → first prompt, Enter → next prompt, as a terminal of 80×24 sees them.

``python tests/benchmarks/interview.py [--check] [--peers]``; --check: exit code 1 over the limits, which are for a machine doing
nothing else. --peers runs ``copier copy`` and ``poetry init`` too where they are installed. Nothing here is asserted in tests.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
import tracemalloc
from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.interview import state
from drafter.interview.state import Interview
from drafter.model.finding import Finding
from drafter.questionnaire.paths import label_of
from drafter.sitting import draft_of, open_draft
from drafter.store.drafts import rewritten
from drafter.store.files import atomic_write

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "lanchuan-2025.yaml"
ALONE = "questionary alone, one line"
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


# -- in a terminal ---------------------------------------------------------------------------------------------------


def environment(cache: Path) -> dict[str, str]:
    """As an installed program runs: with compiled modules, in a terminal with colours."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "DRAFTER"))}
    return kept | {"TERM": "xterm-256color", "PYTHONPYCACHEPREFIX": str(cache), "LANG": "C.UTF-8"}


def first_prompt(argv: Sequence[str], folder: Path, env: Mapping[str, str]) -> float:
    """Seconds from the start of the process to its first prompt."""
    screen = Screen(argv, folder, env)
    try:
        return screen.settled(screen.started)
    finally:
        screen.close()


def drafter(*arguments: str) -> list[str]:
    """The command line of this checkout."""
    return [sys.executable, "-c", "import sys; from drafter.cli import main; sys.exit(main())", *arguments]


def resumed(folder: Path) -> str:
    """A draft of more than 100 facts with last year's file beside it."""
    for path in (EXAMPLE, EXAMPLE.with_name("lanchuan-2024.yaml")):
        shutil.copy(path, folder)
    return EXAMPLE.name


def starts(folder: Path, env: Mapping[str, str], peers: bool, times: int = 5) -> dict[str, list[float]]:
    """First prompts by what was started, in turn, so that a busy moment meets them all; the first of each fills the cache of modules."""
    begun = {
        "drafter new, no file": drafter("new"),
        "drafter new, 100 facts": drafter("new", resumed(folder)),
    }
    if importlib.util.find_spec("questionary"):
        begun[ALONE] = [sys.executable, "-c", "import questionary; questionary.text('x').ask()"]
    others = {"poetry init": ["poetry", "init"], "copier copy": ["copier", "copy", str(template(folder)), "made"]}
    begun |= {name: argv for name, argv in others.items() if peers and shutil.which(argv[0])}
    spent: dict[str, list[float]] = {name: [] for name in begun}
    for _ in range(times + 1):
        for name, argv in begun.items():
            spent[name].append(first_prompt(argv, folder, env))
    return {name: each[1:] for name, each in spent.items()}


def template(folder: Path) -> Path:
    """A template of one question for ``copier``."""
    made = folder / "template"
    made.mkdir(exist_ok=True)
    (made / "copier.yml").write_text("name:\n  type: str\n  help: Name\n", encoding="utf-8")
    return made


IDENTITY = ("2025", "某市某局", "某市", "", "", "", "", "", "")  # and past the menu
WORDS = ("有", "12", "3次", "412+38", "有", "1.2万", "待补", "2025年3月1日", "某项工作", "7件", "96%", "无")


def steps(
    folder: Path, env: Mapping[str, str], first: Sequence[str], argv: Sequence[str], count: int
) -> tuple[list[float], float]:
    """Seconds from Enter to the next prompt over some answers, whether taken or refused, and the memory held at the end in MB."""
    screen = Screen(argv, folder, env)
    try:
        screen.settled(screen.started)
        for text in first:
            screen.line(text)
        spent = [screen.line(WORDS[n % len(WORDS)]) for n in range(count)]
        return spent, screen.memory()
    finally:
        screen.close()


# -- without a terminal ----------------------------------------------------------------------------------------------


def answered(talk: Interview, n: int) -> Interview:
    """One answer further: a typical one where it is taken, an empty one where it would open one more item of a list."""
    question = talk.question
    assert question is not None
    for raw in ("" if question.opens and n % 3 else WORDS[n % len(WORDS)], "待补", "", "1"):
        now = talk.reply(raw)
        if not isinstance(now, Finding):
            return now
    raise RuntimeError(f"nothing answers {question.key}")


def parts(folder: Path, count: int = 60) -> dict[str, list[float]]:
    """What one step is made of: the answer with its hints and the next question, the text, the file; and the text written whole."""
    opened = open_draft(str(folder / resumed(folder)))
    talk = state.begin(opened.pack, opened.answers, "", opened.last)
    draft = draft_of(opened, folder / "saved.yaml")
    spent: dict[str, list[float]] = {"answer and question": [], "text": [], "file": [], "(text written whole)": []}
    for n in range(count):
        if talk.question is None:
            break
        before = draft.text
        marks = [time.perf_counter()]
        talk = answered(talk, n)
        assert talk.question is None or talk.question.key
        marks.append(time.perf_counter())
        draft.compose(talk.answers.root)
        marks.append(time.perf_counter())
        atomic_write(draft.path, draft.text.encode())
        marks.append(time.perf_counter())
        if n % 10 == 0:
            rewritten(before, talk.answers.root, lambda place: label_of(place, opened.pack))
            marks.append(time.perf_counter())
        for (_, times), start, end in zip(spent.items(), marks, marks[1:], strict=False):
            times.append(end - start)
    return spent


def chain(folder: Path, count: int = 200) -> tuple[int, float]:
    """Answers taken in one sitting and the MB its states and texts hold for undoing them."""
    opened = open_draft(str(folder / resumed(folder)))
    tracemalloc.start()
    talk = state.begin(opened.pack, opened.answers, "", opened.last)
    draft, texts = draft_of(opened, folder / "chain.yaml"), []
    for n in range(count):
        if talk.question is None:
            break
        talk = answered(talk, n)
        draft.compose(talk.answers.root)
        texts.append((draft.text, draft.text.encode()))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return len(texts), held / 1e6


def shown(name: str, spent: Sequence[float], limit: float = 0.0) -> str:
    """One row: median and worst in ms, and whether the median is over its limit."""
    middle, worst = statistics.median(spent) * 1000, max(spent) * 1000
    over = "  OVER" if limit and middle > limit * 1000 else ""
    return f"{name:<34}{middle:9.1f}{worst:9.1f}{over}"


def compared(begun: Mapping[str, Sequence[float]]) -> str:
    """The starts as multiples of the peer's."""
    alone = statistics.median(begun[ALONE])
    ours = {name: statistics.median(spent) / alone for name, spent in begun.items() if name.startswith("drafter")}
    return "start, of questionary's: " + ", ".join(f"{name} {each:.1f}" for name, each in ours.items())


def main(check: bool, peers: bool) -> int:
    """Prints the table; the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder / "modules")
        print(f"{'ms':<34}{'median':>9}{'worst':>9}")
        begun = starts(folder, env, peers)
        limits = {name: FIRST for name in begun if name.startswith("drafter")}
        rows = {f"start: {name}": (spent, limits.get(name, 0.0)) for name, spent in begun.items()}
        new, held = steps(folder, env, IDENTITY, drafter("new", "begun.yaml"), 30)
        old, _ = steps(folder, env, ("",), drafter("new", resumed(folder)), 30)
        rows |= {"Enter → prompt, new draft": (new, NEXT), "Enter → prompt, 100 facts": (old, NEXT)}
        rows |= {f"  of it {name}": (spent, 0.0) for name, spent in parts(folder).items() if spent}
        for label, (spent, limit) in rows.items():
            print(shown(label, spent, limit))
        if ALONE in begun:
            print(compared(begun))
        taken, chained = chain(folder)
        print(
            f"memory: {held:.0f} MB after 30 answers in a terminal; {taken} answers to undo hold {chained:.1f} MB more"
        )
        return int(check and any(limit and statistics.median(spent) > limit for spent, limit in rows.values()))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv, "--peers" in sys.argv))
