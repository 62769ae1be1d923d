"""The interview in a terminal: plain lines, one prompt at a time. The only importer of questionary and prompt_toolkit."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from drafter.errors import DrafterError
from drafter.interview.overview import progress, subject, subjects
from drafter.interview.state import Interview
from drafter.messages import show, ui
from drafter.model.finding import Finding, finding
from drafter.model.question import Question

QUIT = "退出"
YES = ("是", "有", "对", "y", "yes", "1")


def available() -> bool:
    """Whether somebody can be asked here."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Terminal:
    """Asks and tells, in the language ``lang`` of the catalogue."""

    def __init__(self, lang: int) -> None:
        self._lang = lang
        self._group = ""

    def say(self, key: str, **params: object) -> None:
        """A line of the catalogue."""
        print(ui(key, self._lang, **params))

    def complain(self, found: Iterable[Finding]) -> None:
        """Findings, each with its sentence."""
        for each in found:
            print(show(each, self._lang))

    def ask(self, interview: Interview, question: Question) -> str:
        """What was typed in answer to the question; 退出 at the end of input."""
        self._heading(interview, question)
        text = ui(
            question.code, self._lang, text=question.text.rstrip("？"), label=question.label, default=question.default
        )
        print(f"\n{text}")
        for line in self._hints(question):
            print(f"  {line}")
        return self._line(f"{question.label}：")

    def confirm(self, key: str, **params: object) -> bool:
        """Whether the answer begins like a yes."""
        self.say(key, **params)
        return self._line("：").strip().lower() in YES

    def choose(self, interview: Interview) -> str:
        """The topic or list to go to; "" to stay."""
        entries = subjects(interview.pack)
        for n, (key, label) in enumerate(entries, 1):
            print(f"{n:>3}  {label}{self._count(interview, key)}")
        typed = self._line(ui("ask-subject", self._lang)).strip()
        if typed.isdecimal() and 0 < int(typed) <= len(entries):
            return entries[int(typed) - 1][0]
        chosen = subject(interview.pack, typed) if typed and typed != QUIT else ""
        if typed and typed != QUIT and not chosen:
            self.complain([finding("subject-unknown", name=typed)])
        return chosen

    def _line(self, message: str) -> str:
        import questionary

        try:
            return str(questionary.text(message, qmark=">").unsafe_ask())
        except EOFError:
            return QUIT
        except Exception as error:
            # The class exists on Windows only: a window of another program pretends to be a console.
            if type(error).__name__ == "NoConsoleScreenBufferError":
                raise DrafterError(finding("no-terminal"), 2) from error
            raise

    def _hints(self, question: Question) -> Iterable[str]:
        for kind, words in question.hints:
            yield ui(f"hint-{kind}", self._lang, words=words)
        if question.choices and not question.default:
            yield ui("hint-choices", self._lang, words="、".join(question.choices))
        if question.required and not question.opens:
            yield ui("hint-required", self._lang)

    def _heading(self, interview: Interview, question: Question) -> None:
        key = question.topic or "identity"
        if key != self._group:
            self._group = key
            print("\n" + self._title(interview, question))

    def _title(self, interview: Interview, question: Question) -> str:
        if not question.topic:
            return ui("group-identity", self._lang)
        label = dict(subjects(interview.pack))[question.topic]
        done = progress(interview.pack, interview.answers, question.topic)
        if question.topic in interview.pack.lists:
            return ui("group-list", self._lang, label=label, filled=done.filled)
        title = ui("group", self._lang, group=question.group, label=label, filled=done.filled, total=done.total)
        return title + (ui("group-pending", self._lang, count=done.pending) if done.pending else "")

    def _count(self, interview: Interview, key: str) -> str:
        done = progress(interview.pack, interview.answers, key)
        if done.absent:
            return ui("group-absent", self._lang)
        count = f"  {done.filled}" if key in interview.pack.lists else f"  {done.filled}/{done.total}"
        return count + (ui("group-pending", self._lang, count=done.pending) if done.pending else "")
