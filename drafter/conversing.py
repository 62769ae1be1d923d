"""One sitting of the interview in a terminal: every step is on disk before the next question is asked."""

from __future__ import annotations

from pathlib import Path

from drafter import app
from drafter.interview import state as interview
from drafter.interview.gaps import gaps
from drafter.model.finding import Finding, Severity
from drafter.prompt import terminal
from drafter.sitting import Opened, default_path, draft_of, open_draft, write

_MENU, _HELP = ("目录",), ("？", "?", "帮助")


class Conversation:
    """One sitting: every step is on disk before the next question is asked."""

    def __init__(self, opened: Opened, only: str, screen: terminal.Terminal) -> None:
        self._opened = opened
        self._screen = screen
        self.talk = interview.begin(opened.pack, opened.answers, only, opened.last)
        self.draft = draft_of(opened, opened.path) if opened.path and opened.text else None
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
                self.talk = self.talk.go(chosen)
                self._save()
        else:
            taken = self.talk.reply(raw)
            if isinstance(taken, Finding):
                self._screen.complain((taken,))
            else:
                back, self.talk = False, taken
                self._undo() if back else self._save()

    def _save(self) -> None:
        if self.draft is None:
            path = self._opened.path or default_path(self.talk.answers)
            if path is None:
                return
            if self._opened.path is None and path.exists():
                self._take_up(path)
                return
            self.draft = draft_of(self._opened, path)
            self._screen.say("created", path=path)
        write(self.draft, self.talk.answers)
        self._texts[0] = self.draft.text

    def _take_up(self, path: Path) -> None:
        """The year and the agency named a draft that is there already: go on with it."""
        self._opened = open_draft(str(path), self._opened.pack.id)
        self.draft = draft_of(self._opened, path)
        self.talk = interview.begin(self._opened.pack, self._opened.answers, self.talk.only, self._opened.last)
        self._texts = {0: self._opened.text}
        self._screen.say("resumed", path=path)

    def _undo(self) -> None:
        """The file of the step before, byte for byte; a file this sitting began goes with its first step."""
        text = self._texts.get(0)
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
