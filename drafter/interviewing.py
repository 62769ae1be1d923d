"""``drafter new``: where the interview meets the file, the terminal and the clock."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import app
from drafter.errors import DrafterError
from drafter.messages import LANGUAGES, sentence, show, ui
from drafter.missing import gaps, key_of_gap
from drafter.model.fact import Facts
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch
from drafter.model.pack import Pack
from drafter.model.question import Answers
from drafter.model.span import Span
from drafter.output import file_name
from drafter.prompt import terminal
from drafter.questionnaire import answering, interview, overview, paths, resolve
from drafter.store.drafts import Draft
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

_MENU, _HELP = ("目录",), ("？", "?", "帮助")


@dataclass(frozen=True)
class Opened:
    """A draft as found: its pack, its document, its file (none yet) and text, last year's facts."""

    pack: Pack
    answers: Answers
    path: Path | None
    text: str = ""
    last: Facts | None = None


def run(arguments: argparse.Namespace) -> int:
    """The exit code of ``drafter new``; raises DrafterError for what keeps it from asking."""
    opened = open_draft(arguments.facts, arguments.pack)
    only = _only(opened.pack, arguments.only)
    lang = LANGUAGES[arguments.lang]
    if arguments.answers:
        opened = _take(opened, arguments.answers)
    if arguments.answers or arguments.no_input:
        return _list(opened, only, lang)
    if not terminal.available():
        raise DrafterError(finding("no-terminal"), 2)
    return Conversation(opened, only, terminal.Terminal(lang)).run()


def open_draft(name: str, pack_name: str = "") -> Opened:
    """The draft in the file ``name``, a new one where there is none; raises DrafterError with every fault of it."""
    path = Path(name) if name else None
    if path is None or not path.exists() or (path.is_file() and not path.read_bytes().strip()):
        pack = load_pack(pack_name or app.DEFAULT_PACK)
        return Opened(pack, interview.begin(pack, Answers()).answers, path)
    text = app.read_source(name)
    root = _root(text, name)
    pack = load_pack(pack_name or resolve.pack_name(root) or app.DEFAULT_PACK, path.parent)
    last, trouble = app.last_year_facts(resolve.last_year_name(root), path.parent, root)
    answers = Answers(paths.canonical(root, pack))
    found = (*trouble, *resolve.resolve(root, pack, last).findings, *answering.faults(pack, answers, last))
    blocking = [each for each in found if each.severity is Severity.UNREADABLE]
    if blocking:
        raise DrafterError(app.with_lines(blocking, text, name))
    return Opened(pack, interview.begin(pack, answers).answers, path, text, last)


def _root(text: str, name: str) -> Branch:
    documents, faults = read_documents(text, name)
    found = list(faults)
    if len(documents) > 1:
        found.append(finding("draft-many", Span(name, 1, 1), count=len(documents)))
    root = documents[0] if documents else Branch(())
    if not isinstance(root, Branch):
        found.append(finding("root-not-mapping", root.where))
    if found or not isinstance(root, Branch):
        raise DrafterError(app.with_lines(found, text, name))
    return root


def _only(pack: Pack, name: str) -> str:
    key = overview.subject(pack, name) if name else ""
    if name and not key:
        near = "、".join(f"{key}（{label}）" for key, label in overview.subjects(pack))
        raise DrafterError(finding("subject-unknown", name=name, near=near), 2)
    return key


# -- without a terminal ----------------------------------------------------------------------------------------------


def _take(opened: Opened, source: str) -> Opened:
    """The draft with the lines of an answers file in it, saved; all of them or, with a fault, none."""
    text = app.read_source(source)
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
    answers, faults = answering.apply(opened.pack, opened.answers, lines, opened.last)
    if found or faults:
        raise DrafterError(app.with_lines((*found, *faults), text, source))
    return _saved(replace(opened, answers=answers))


def _saved(opened: Opened) -> Opened:
    path = opened.path or _default_path(opened.answers)
    if path is None:
        missing = [
            each for each in gaps(opened.pack, opened.answers) if each.params.get("key") in ("year", "agency.name")
        ]
        raise DrafterError(missing)
    if opened.path is None and path.exists():
        raise DrafterError(finding("output-foreign", path=path), 4)
    draft = _draft(opened, path)
    _write(draft, opened.answers)
    return replace(opened, path=path, text=draft.text)


def _list(opened: Opened, only: str, lang: int) -> int:
    found = gaps(opened.pack, opened.answers, opened.last)
    code = 0
    for each in found:
        key = key_of_gap(each, opened.pack, opened.answers)
        if each.severity is not Severity.GAP or (only and only not in key.split(".")):
            continue
        code = 1
        print(f"{key}\t{sentence(each, lang)}" if key else show(each, lang))
    return code


def _default_path(answers: Answers) -> Path | None:
    year, name = answers.text(("year",)), answers.text(("agency", "name"))
    return Path(f"{file_name(f'{name}-{year}')}.yaml") if year and name else None


def _draft(opened: Opened, path: Path) -> Draft:
    return Draft(path, opened.text or ui("draft-header"), lambda place: paths.label_of(place, opened.pack))


def _write(draft: Draft, answers: Answers) -> None:
    try:
        draft.update(answers.root)
    except OSError as error:
        raise DrafterError(
            finding("output-failed", path=draft.path, problem=error.strerror or str(error)), 4
        ) from error


# -- in a terminal ---------------------------------------------------------------------------------------------------


class Conversation:
    """One sitting: every step is on disk before the next question is asked."""

    def __init__(self, opened: Opened, only: str, screen: terminal.Terminal) -> None:
        self._opened = opened
        self._screen = screen
        self.talk = interview.begin(opened.pack, opened.answers, only, opened.last)
        self.draft = _draft(opened, opened.path) if opened.path and opened.text else None
        self._texts: dict[int, str] = {0: opened.text} if self.draft else {}

    def run(self) -> int:
        """Asks until nothing is left or the user leaves; the exit code."""
        self._screen.say("hello")
        if self.draft:
            self._screen.say("resumed", path=self.draft.path)
        while (question := self.talk.question) is not None:
            raw = self._screen.ask(self.talk, question)
            if raw.strip() == terminal.QUIT:
                return self._leave()
            self.step(raw)
        return self._finish()

    def step(self, raw: str) -> None:
        """What was typed, acted on and saved."""
        if raw.strip() in _HELP:
            self._screen.say("help")
        elif raw.strip() in _MENU:
            chosen = self._screen.choose(self.talk)
            if chosen:
                self.talk = self.talk.jump(chosen)
                self._save()
        else:
            taken = self.talk.reply(raw)
            if isinstance(taken, Finding):
                self._screen.complain((taken,))
            else:
                back, self.talk = taken.depth < self.talk.depth, taken
                self._undo() if back else self._save()

    def _save(self) -> None:
        if self.draft is None:
            path = self._opened.path or _default_path(self.talk.answers)
            if path is None:
                return
            if self._opened.path is None and path.exists():
                self._take_up(path)
                return
            self.draft = _draft(self._opened, path)
            self._screen.say("created", path=path)
        _write(self.draft, self.talk.answers)
        self._texts[self.talk.depth] = self.draft.text

    def _take_up(self, path: Path) -> None:
        """The year and the agency named a draft that is there already: go on with it."""
        self._opened = open_draft(str(path), self._opened.pack.id)
        self.draft = _draft(self._opened, path)
        self.talk = interview.begin(self._opened.pack, self._opened.answers, self.talk.only, self._opened.last)
        self._texts = {0: self._opened.text}
        self._screen.say("resumed", path=path)

    def _undo(self) -> None:
        """The file of the step before, byte for byte; a file this sitting began goes with its first step."""
        text = self._texts.get(self.talk.depth)
        if self.draft is None:
            return
        if text is not None:
            self.draft.restore(text)
        else:
            self.draft.path.unlink(missing_ok=True)
            self.draft = None

    def _found(self) -> tuple[Finding, ...]:
        if self.draft is None:
            return gaps(self.talk.pack, self.talk.answers, self.talk.last)
        opened = open_draft(str(self.draft.path), self.talk.pack.id)
        return app.with_lines(gaps(opened.pack, opened.answers, opened.last), opened.text, str(self.draft.path))

    def _leave(self) -> int:
        count = sum(each.severity is Severity.GAP for each in self._found())
        if self.draft:
            self._screen.say("saved", path=self.draft.path)
            self._screen.say("gaps-left" if count else "gaps-none", path=self.draft.path, count=count)
        return 1 if count else 0

    def _finish(self) -> int:
        found = self._found()
        self._screen.complain(found)
        code = self._leave()
        if self.draft is None or any(each.severity is Severity.UNREADABLE for each in found):
            return code
        return max(code, self._render(sum(each.severity is Severity.GAP for each in found)))

    def _render(self, count: int) -> int:
        assert self.draft is not None
        source = self.draft.path
        target = source.with_suffix(".docx")
        if not self._screen.confirm("ask-render-draft" if count else "ask-render", path=target, count=count):
            return 0
        options = app.RenderOptions(output=str(target), draft=bool(count), pack=self.talk.pack.id)
        outcome = next(iter(app.render([str(source)], options)))
        if outcome.path is None:
            self._screen.complain(outcome.findings)
        else:
            self._screen.say("written" if outcome.changed else "unchanged", path=outcome.path)
        return outcome.worst()
