"""``drafter new``: where the interview meets the file, the terminal and the clock."""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import conversing
from drafter.errors import DrafterError
from drafter.interview.places import subjects_of
from drafter.interview.state import Interview, begin
from drafter.later import later, load
from drafter.messages import LANGUAGES, sentence, show
from drafter.model.finding import Finding, Severity, finding
from drafter.model.pack import Pack
from drafter.model.span import NOWHERE, Span
from drafter.prompt import terminal
from drafter.prompt.foreign import harmless
from drafter.prompt.plain import Plain, wanted
from drafter.prompt.screen import Screen
from drafter.sitting import Opened, open_draft, saved

if TYPE_CHECKING:
    from drafter import app
    from drafter.interview import gaps, overview, preview
else:
    app = later("drafter.app")
    gaps = later("drafter.interview.gaps")
    overview = later("drafter.interview.overview")
    preview = later("drafter.interview.preview")

_TURN = 0.0005  # seconds
_FACTS = (".yaml", ".yml")
_REPORTS = (".docx", ".doc", ".wps", ".pdf", ".txt", ".html", ".htm", ".md")
_ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968", "646")


def run(arguments: argparse.Namespace) -> int:
    """The exit code of ``drafter new``; raises DrafterError for what keeps it from asking."""
    unattended = arguments.answers or arguments.no_input
    if not unattended and not terminal.available():
        raise DrafterError(finding("no-terminal"), 2)
    facts = _named(arguments.facts)
    if arguments.source:
        from drafter.beginning import begin_from

        opened = begin_from(arguments.source, facts, arguments.pack, arguments.year, lambda new: _ready(new, arguments))
    else:
        opened = _ready(open_draft(facts, arguments.pack), arguments)
    only = _only(opened.pack, arguments.only)
    lang = LANGUAGES[arguments.lang]
    if unattended and arguments.source:
        _tell(opened, lang)
    if unattended:
        return _list(opened, only, lang)
    talk = begin(opened.pack, opened.answers, only, opened.last, opened.moment)
    meanwhile = _Meanwhile()
    sitting = conversing.Conversation(opened, talk, _screen(arguments.plain, lang, meanwhile))
    meanwhile.sitting = sitting
    gc.freeze()  # what a start makes stays to the end
    gc.enable()
    with sitting.screen.held(), _shared():
        return sitting.run()


@contextmanager
def _shared() -> Iterator[None]:
    """What is done meanwhile gives way at once: by default a thread that has to wait gets its turn after 5 ms, each time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _ready(opened: Opened, arguments: argparse.Namespace) -> Opened:
    """The draft with the answers file in it; what is wrong with the command line is said before a file is kept."""
    _only(opened.pack, arguments.only)
    return _take(opened, arguments.answers) if arguments.answers else opened


def _tell(opened: Opened, lang: int) -> None:
    """What was made of last year's report, beside the list on the other stream."""
    begun = [finding("begun-from", NOWHERE, Severity.NOTE, path=opened.path)] if opened.fresh else []
    for each in (*opened.notes, *begun):
        print(harmless(show(each, lang)), file=sys.stderr)


def _named(name: str) -> str:
    """The name of the facts file with ~ spelled out; raises DrafterError (exit code 2) for one that is none."""
    path = Path(name).expanduser()
    if not name or path.is_dir() or path.suffix.lower() in _FACTS:  # a folder is refused where it is opened
        return str(path) if name else ""
    if path.suffix.lower() in _REPORTS and path.is_file():
        raise DrafterError(finding("facts-report", path=path), 2)
    near = f"{path.stem}.yaml" if path.suffix else f"{path.name}.yaml"
    raise DrafterError(finding("facts-name", name=name, near="facts.yaml" if name == "-" else near), 2)


def _screen(plain: bool, lang: int, meanwhile: Callable[[], object]) -> Screen:
    """The plain screen where it is asked for, or the terminal cannot move its cursor."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    # A byte that is no character must reach the refusal instead of ending the sitting; where the locale knows ASCII only the
    # terminal itself writes UTF-8 as a rule.
    if isinstance(sys.stdin, io.TextIOWrapper):
        ascii_only = sys.stdin.encoding.lower() in _ASCII
        sys.stdin.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")
    return Plain(lang) if plain or wanted() else terminal.Terminal(lang, meanwhile)


class _Meanwhile:
    """What is done while a person reads and types: once what the first answer needs, then what the next save needs."""

    sitting: conversing.Conversation | None = None
    _prepared = False

    def __call__(self) -> None:
        if self.sitting is None:
            return
        if not self._prepared:
            self._prepared = True
            _prepare(self.sitting.talk)
        self.sitting.file.prepare()


def _prepare(talk: Interview) -> None:
    load()
    from drafter.store import draft_tree  # noqa: F401

    if talk.last is not None:
        from drafter.mentions import stated  # noqa: F401
    preview.prepare(talk.moment)
    gc.freeze()  # what was loaded stays too: looked through again it would be felt between two questions


def _only(pack: Pack, name: str) -> str:
    key = overview.subject(pack, name) if name else ""
    if name and not key:
        near = "、".join(f"{key}（{label}）" for key, label in overview.candidates(pack, name))
        raise DrafterError(finding("subject-unknown", name=name, near=near), 2)
    return key


# -- without a terminal ----------------------------------------------------------------------------------------------


def _take(opened: Opened, source: str) -> Opened:
    """The draft with the lines of an answers file in it, saved; all of them or, with a fault, none."""
    from drafter.interview import applying

    text = app.read_source(source, "answers-empty")
    lines: list[tuple[str, str, Span, Span]] = []
    found: list[Finding] = []
    for n, line in enumerate(text.split("\n"), 1):
        key, equals, value = line.partition("=")
        where = Span(source, n, len(line) - len(line.lstrip()) + 1)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not equals or not key.strip():
            found.append(finding("answers-form", where, typed=line.strip()[:40]))
        else:
            column = len(key) + 2 + len(value) - len(value.lstrip())
            lines.append((key.strip(), value.strip(), where, Span(source, n, column)))
    answers, faults = applying.apply(opened.pack, opened.answers, lines, opened.last)
    if found or faults:
        raise DrafterError(app.with_lines((*found, *faults), text, source))
    return saved(replace(opened, answers=answers))


def _list(opened: Opened, only: str, lang: int) -> int:
    found = gaps.gaps(opened.pack, opened.answers, opened.last)
    code, chosen = 0, {*subjects_of(opened.pack, only)} if only else set()
    for each in found:
        key = gaps.key_of_gap(each, opened.pack, opened.answers)
        listed = each.severity is Severity.GAP or each.code == "promise-open"
        if not listed or (only and not chosen & {*key.split(".")}):
            continue
        code = 1 if each.blocks else code
        print(f"{harmless(key)}\t{harmless(sentence(each, lang))}" if key else harmless(show(each, lang)))
    return code
