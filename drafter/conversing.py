"""One sitting of the interview: asks, acts on what was typed, keeps every step on disk before the next question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.interview import plan
from drafter.interview import state as interview
from drafter.keeping import Keeper, Saved
from drafter.later import later
from drafter.messages import sentence, ui
from drafter.model.finding import Finding, Severity, finding
from drafter.model.question import Role
from drafter.model.span import NOWHERE
from drafter.prompt import asked
from drafter.prompt.screen import Prompt, Screen, Typed
from drafter.prompt.words import ANSWERS, Command, answer_of, command_of
from drafter.sitting import Opened, default_path, open_draft

if TYPE_CHECKING:
    from drafter import attaching, browsing, finishing
    from drafter.interview import review, soundness
    from drafter.prompt import listing, menu
else:
    attaching = later("drafter.attaching")
    browsing = later("drafter.browsing")
    finishing = later("drafter.finishing")
    review = later("drafter.interview.review")
    soundness = later("drafter.interview.soundness")
    listing = later("drafter.prompt.listing")
    menu = later("drafter.prompt.menu")

_ELSEWHERE = frozenset({Command.MENU, Command.REVIEW, Command.WRITE, Command.GO, Command.LIST})


class Leaving(Exception):
    """The user wants out; everything is saved."""


class Conversation:
    """One sitting. ``talk`` is the interview as it stands, ``file`` its draft on disk, ``screen`` who tells and reads."""

    def __init__(self, opened: Opened, talk: interview.Interview, screen: Screen) -> None:
        self.screen = screen
        self.talk = talk
        self.file = Keeper(opened)
        self._pack = opened.pack.id
        self._notes, self._fresh = opened.notes, opened.fresh
        self._section = ""
        self._shown = ""
        self._raw = ""
        self._greeted = bool(talk.only)
        self._half: dict[str, asked.Half] = {}
        self._given = asked.NOTHING
        self._acts: Mapping[Command, Callable[[str], object]] = {
            Command.BACK: lambda _: self._back(),
            Command.UNDO: lambda _: self._undo(),
            Command.MENU: lambda _: self._menu(),
            Command.REVIEW: lambda _: self._review(),
            Command.WRITE: lambda _: self.write(),
            Command.WORDING: lambda _: browsing.pick_wordings(self),
            Command.QUIT: lambda _: self._quit(),
            Command.HELP: lambda _: self._help(),
            Command.EDIT: lambda _: self._long(lambda text: attaching.edited(text, self.screen.lang)),
            Command.FILE: lambda name: self._long(lambda _: attaching.text_of(name)),
            Command.GO: self._go,
            Command.LIST: lambda _: self._list(),
        }

    # -- the sitting -------------------------------------------------------------------------------------------------

    def run(self) -> int:
        """Asks until nothing is left or the user leaves; the exit code."""
        try:
            return self._sitting()
        except Leaving:
            return self._leave()
        except KeyboardInterrupt:
            self._say_resume("stopped")
            return 130

    def _sitting(self) -> int:
        self.screen.say("welcome")
        if self.file.path:
            self.screen.say("begun" if self._fresh else "going-on", path=self.file.path)
        self.screen.complain(self._notes)
        if self._notes and not self._greeted and self._named():
            self._wait()
        while True:
            if not self._greeted and self._named():
                self._greeted = True
                self._menu()
            if self.talk.question is not None:
                self.turn()
            elif (code := self._finish()) is not None:
                return code

    def _named(self) -> bool:
        """Whether who reports and when was gone through; before that there is nothing to choose from."""
        if self.talk.asking or (question := self.talk.question) is None:
            return not self.talk.asking
        return question.role is not Role.IDENTITY or bool(question.standing)

    def _wait(self) -> None:
        """Until what was said is read: the menu takes the whole screen."""
        typed = self.screen.read(Prompt(ui("label-read", self.screen.lang)))
        if (typed.command or (command_of(typed.text) or (None,))[0]) is Command.QUIT:
            self._quit()

    def turn(self) -> Command | None:
        """Asks the question there is, once, and acts on what was typed."""
        question = self.talk.question
        assert question is not None
        section = f"{asked.section_of(self.talk, question).key} {question.topic}"
        half = self._given = self._half.pop(question.key, asked.NOTHING) if self.screen.edits else asked.NOTHING
        prompt = asked.prompt_of(self.talk, question, self.screen.lang, section != self._section, half)
        if self._shown == question.key:  # refused or explained: the question stands right above
            prompt = replace(prompt, lines=())
        self._section, self._shown = section, ""
        return self.act(self.screen.read(prompt))

    def step(self, raw: str) -> None:
        """What was typed, acted on and saved."""
        self.act(Typed(raw))

    def act(self, typed: Typed) -> Command | None:
        """Does what was typed; the command it was, None for an answer."""
        command, about = (typed.command, "") if typed.command else command_of(typed.text) or (None, "")
        if command is None and self._changed_list(typed.text):
            return None
        if command is None:
            self._answer(answer_of(typed.text))
            return None
        if command in ANSWERS:
            self._answer(command.value)
            return None
        question = self.talk.question
        if typed.command and question and typed.text.strip() not in ("", question.standing):
            self._half[question.key] = self._given if typed.text == self._given.text else asked.Half(typed.text)
        self.do(command, about)
        return command

    def do(self, command: Command, about: str = "") -> None:
        """Does what a command asks; one that is an answer and stands where nothing is asked does nothing."""
        if act := self._acts.get(command):
            act(about)

    # -- answers -----------------------------------------------------------------------------------------------------

    def _answer(self, text: str) -> None:
        question, self._raw = self.talk.question, text
        taken = self.talk.reply(text)
        if isinstance(taken, Finding):
            if question and attaching.own_words(question) and "\n" not in text and command_of(text) is None:
                self._half[question.key] = asked.Half(text, refused=True)
            self._shown = question.key if question else ""
            self.screen.complain((self._marked("not-taken", taken),))
            return
        self.take(taken)

    def take(self, now: interview.Interview) -> None:
        """Goes on with the interview one step further: saved first, then told of."""
        self.talk = now
        self._save()
        doubted = (
            self._marked("taken-doubted", each) if each.severity is not Severity.NOTE else each
            for each in self.talk.said
        )
        self.screen.complain(doubted)

    def _marked(self, code: str, found: Finding) -> Finding:
        """With whether the answer was kept before its sentence: one mark stands before both."""
        return finding(code, NOWHERE, found.severity, words=sentence(found, self.screen.lang))

    def _long(self, source: Callable[[str], str]) -> None:
        """An answer from the editor or a file: taken like any other."""
        question = self.talk.question
        key, standing = (question.key, question.standing) if question else ("", "")
        text = attaching.taken(self.screen, question, self._half.get(key, asked.NOTHING).text or standing, source)
        if text:
            self._half.pop(key, None)
            self._answer(text)

    def _save(self) -> None:
        saved = self.file.save(self.talk.answers)
        if saved is Saved.CREATED:
            self.screen.say("begun", path=self.file.path)
        elif saved is Saved.THERE:
            self._reopen(str(default_path(self.talk.answers)))
            self.screen.say("going-on", path=self.file.path)
        elif saved is Saved.CHANGED:
            self._changed("reopened", self.talk.way[-1] if self.talk.way else "")

    def _changed(self, told: str, key: str) -> None:
        """Another program wrote the file: it is read again, and the question of that key comes again."""
        path = self.file.path
        try:
            self._reopen(str(path))
        except DrafterError as error:
            lost = finding("answer-lost", typed=self._raw, path=path)
            raise DrafterError((*error.findings, *([lost] if self._raw else ())), error.exit_code) from error
        self.talk = self.talk.go(key) if key else self.talk
        self.screen.say(told, path=path)

    def _reopen(self, name: str) -> None:
        """Goes on with the draft as it is on disk."""
        opened = open_draft(name, self._pack)
        self.file = Keeper(opened)
        self.talk = interview.begin(opened.pack, opened.answers, self.talk.only, opened.last, opened.moment)

    # -- commands ----------------------------------------------------------------------------------------------------

    def _back(self) -> None:
        before = self.talk.question
        self.talk = self.talk.back()
        if self.talk.question and before and self.talk.question.key == before.key:
            self.screen.say("back-none")

    def _undo(self) -> None:
        before = self.talk
        self.talk = before.undo()
        if self.talk.answers == before.answers:
            self.screen.say("undo-none")
            return
        if self.file.restore(self.talk.answers) is Saved.CHANGED:
            self._raw = ""
            key = before.question.key if before.question else ""
            self._changed("reopened-undo", key)
        else:
            self.screen.say("undone")

    def _help(self) -> None:
        if self.talk.question:
            self.screen.tell(asked.help_of(self.talk, self.talk.question, self.screen.lang))
            self._shown = self.talk.question.key

    def _changed_list(self, text: str) -> bool:
        """Whether what was typed at a text of a list took out or moved an item of it."""
        question = self.talk.question
        place = listing.place_of(self.talk, question.path) if question and soundness.commanded(text) else None
        wish = listing.wish_of(text, len(listing.items(self.talk, place))) if place else None
        if place is None or wish is None or wish.verb not in ("remove", "move"):
            return False
        item = (*place, wish.item - 1)
        self.take(self.talk.remove(item) if wish.verb == "remove" else self.talk.move(item, wish.to - 1))
        return True

    def _list(self) -> None:
        question = self.talk.question
        place = listing.place_of(self.talk, question.path) if question else None
        if place is None:
            self.screen.complain([finding("no-list", severity=Severity.WARNING)])
        else:
            browsing.change_list(self, place)

    def _review(self) -> None:
        if self.talk.question is not None:  # at the end it comes by itself
            self._section = ""
            browsing.review(self, "key-on-asking")

    def write(self, read: bool = False) -> None:
        """The review, unless it was just ``read``, and the report as it stands; then on with the questions."""
        self._section = ""
        if self.talk.question is not None and (read or browsing.review(self, "key-on-writing")):
            self._written(ending=False)

    def _quit(self) -> None:
        raise Leaving

    def _menu(self) -> None:
        self._head_for(menu.choose(self.screen, self.talk))

    def _go(self, name: str) -> None:
        found = menu.search(self.screen, self.talk, name) if name else Command.MENU
        if found:
            self._head_for(found)
        elif self.talk.question:
            self._shown = self.talk.question.key

    def _head_for(self, chosen: str | Command) -> None:
        """To the place chosen; a list with items is shown first."""
        self._section = ""
        if isinstance(chosen, Command):
            self.do(chosen)
            return
        self._greeted = self._greeted or bool(chosen)
        listed = chosen in self.talk.pack.lists and listing.items(self.talk, (chosen,))
        if listed and not browsing.change_list(self, (chosen,)):
            return
        if chosen:
            self._near(chosen)
            self._to(chosen)

    def _near(self, key: str) -> None:
        """What is asked after the question of that key is the rest of its topic."""
        question = None if plan.subjects_of(self.talk.pack, key) else plan.question_for(self.talk.moment, key)
        if question is not None and question.topic:
            self.talk = replace(self.talk, focus=question.topic)

    def _to(self, key: str) -> None:
        self.talk = self.talk.go(key)
        self.screen.complain(self.talk.said)

    # -- one question and back again ---------------------------------------------------------------------------------

    def visit(self, key: str) -> bool:
        """Asks one question, or the texts of one item, whatever they hold; False where the user went elsewhere from it."""
        after = self.talk.after
        self._to(key)
        if self.talk.said:  # there is no such place
            return True
        if not self.talk.asking:
            return False
        topic = ""
        while self.talk.asking and (question := self.talk.question):
            topic = question.topic if question.role is Role.GATE else ""
            if self.turn() in _ELSEWHERE:
                return False
        if topic and plan.opened(topic) in self.talk.seen:  # something to tell: its questions come next
            self._to(topic)
            return False
        self.talk = replace(self.talk, after=after)
        return True

    # -- the end -----------------------------------------------------------------------------------------------------

    def _finish(self) -> int | None:
        """Review, then writing; None where the user went back to the questions."""
        if not browsing.review(self, "key-on-leaving" if self.talk.only else "key-on-writing"):
            return None
        return self._leave() if self.talk.only else self._written(ending=True)

    def _written(self, ending: bool) -> int | None:
        found = finishing.lacking(self.talk, self.file.path, self._pack)
        if self.file.path is None or any(each.severity is Severity.UNREADABLE for each in found):
            self.screen.complain(found)
            return 3
        return finishing.write(self, self.file.path, self._pack, review.final(self.talk.moment), ending)

    def _leave(self) -> int:
        found = finishing.lacking(self.talk, self.file.path, self._pack)
        count = sum(each.severity is Severity.GAP for each in found)
        self._say_resume("left", count)
        return 1 if count else 0

    def _say_resume(self, key: str, count: int = 0) -> None:
        self.screen.say(key if self.file.path else "left-nothing", path=self.file.path)
        if count and self.file.path:
            self.screen.say("left-gaps", count=count)
