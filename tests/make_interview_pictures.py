"""Pictures of the interview for the handbook: ``python -m tests.make_interview_pictures``.

Somebody types docs/examples/lanchuan-2025.yaml into ``drafter new``, in tmux, from nothing to the .docx; an xterm shows it. Needs
tmux, xterm, Xvfb, ImageMagick, LibreOffice, poppler and Han fonts.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.interview import state
from drafter.interview.state import Interview
from drafter.messages import ZH
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.question import Answers, Question, Role
from drafter.prompt.asked import prompt_of
from drafter.sitting import open_draft
from tests.conftest import EXAMPLES, ROOT
from tests.console.driver import Pane, bare, until, x_server
from tests.export_pdf import to_pdf

TARGET = ROOT / "docs" / "images"
LAST, YEAR, NAME = "lanchuan-2024.yaml", "2025", "澜川市应急管理局"
DRAFT = f"{NAME}-{YEAR}.yaml"
PLAIN_PROMISES = 3
FIGURE = "facts.enforcement-action.penalty-cases"
TITLE = "drafter new"
SMALL = shlex.split("-colorspace Gray -depth 4 -define png:compression-level=9 -define png:compression-filter=0")
# Han characters exactly two cells of the Latin font wide.
FONT = ("-fa", "DejaVu Sans Mono:pixelsize=15", "-fd", "Noto Sans Mono CJK SC:pixelsize=17", "-fs", "0")
LOOK = shlex.split("-bg white -fg black -b 6 -xrm 'XTerm*scaleHeight: 1.15' -xrm 'XTerm*allowTitleOps: false'")


class Clerk:
    """Types the example's answers; ``talk`` is the interview as it should stand."""

    def __init__(self, pane: Pane, display: str, given: Answers) -> None:
        self.pane, self.display, self.given = pane, display, given

    def picture(self, name: str) -> None:
        """What the window shows, once the terminal has drawn all of it."""
        env = {**os.environ, "DISPLAY": self.display}
        path, before = TARGET / f"interview-{name}.png", b""
        while not before or path.read_bytes() != before:
            before = path.read_bytes() if path.exists() else b""
            command = ["import", "-window", TITLE, *SMALL]
            subprocess.run([*command, str(path)], env=env, check=True)

    def at(self, talk: Interview) -> None:
        """Waits for the prompt of the question there is."""
        assert talk.question is not None
        prompt = prompt_of(talk, talk.question, ZH, False)
        told, label = bare(prompt.lines[0].lead + prompt.lines[0].text), bare(f"> {prompt.label}{prompt.standing}")

        def seen() -> str | None:
            shown = bare(self.pane.screen())
            return shown if told in shown and label in shown.split(told)[-1] else None

        until(seen, lambda: f"{told} never appeared on\n{self.pane.screen()}")

    def answer(self, talk: Interview) -> Interview:
        """One question on, as the example has it; what it does not have is left out."""
        question = talk.question
        assert question is not None
        for text in (self.text(question), "", "待补"):
            after = talk.reply(text)
            if isinstance(after, Interview):
                break
        self.at(talk)
        if text and question.standing:
            self.pane.press("C-u")
        if text:
            self.pane.type(text)
        self.pane.press("Enter")
        assert isinstance(after, Interview)
        return after

    def text(self, question: Question) -> str:
        """What the example says at the question's place."""
        if question.role is Role.GATE:
            return "有" if self.told(question.topic) else "不适用"
        if question.role is Role.DETAILS:
            return question.choices[0]
        if question.role is Role.PROMISE:  # behind the plain answers stands the item it can be told with
            return question.choices[-1] if len(question.choices) > PLAIN_PROMISES else question.choices[0]
        return _typed(self.given.get(question.path))

    def told(self, topic: str) -> bool:
        """Whether the example has anything of the topic."""
        return any(self.given.has((part, topic)) for part in ("facts", "highlights"))


def _typed(node: Node | None) -> str:
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Branch):
        return _typed(node.get("value"))
    if isinstance(node, Series):
        rows = [_row(each) for each in node.items]
        return ("；" if any(isinstance(each, Branch) for each in node.items) else "、").join(rows)
    return ""


def _row(node: Node) -> str:
    return " ".join(_typed(value) for _, value in node) if isinstance(node, Branch) else _typed(node)


@contextmanager
def window(pane: Pane) -> Iterator[str]:
    """An xterm that shows the pane; its display."""
    display, server = x_server()
    env = {**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}
    attached = ["-T", TITLE, "-geometry", "80x24", "-e", "tmux", "-L", pane.socket, "attach"]
    command = ["xterm", "-u8", *FONT, *LOOK, *attached]
    shown = subprocess.Popen(command, env=env)
    try:
        yield display
    finally:
        for each in (shown, server):
            each.kill()
            each.wait()


def main() -> None:
    """Write docs/images/interview-*.png."""
    for tool in ("tmux", "xterm", "Xvfb", "import", "soffice", "pdftoppm"):
        assert shutil.which(tool), f"{tool} is needed"
    with tempfile.TemporaryDirectory() as name, Pane(Path(name)) as pane, window(pane) as display:
        folder = Path(name)
        shutil.copy(EXAMPLES / LAST, folder / LAST)
        clerk = Clerk(pane, display, open_draft(str(EXAMPLES / "lanchuan-2025.yaml")).answers)
        pane.shell({"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PS1": "$ "})
        begin(clerk)
        fill(clerk, folder)
        write(clerk, folder)


def begin(clerk: Clerk) -> None:
    """From nothing: year and name, a look at the menu; left at once."""
    clerk.pane.type("drafter new")
    clerk.pane.press("Enter")
    clerk.pane.at("> 报告年度：")
    clerk.pane.answer(YEAR, "> 机关名称：")
    clerk.pane.type(NAME)
    clerk.pane.at(f"> 机关名称：{NAME}")
    clerk.picture("start")
    clerk.pane.answer("", "> 行政区划：")
    clerk.pane.press("F3")
    clerk.pane.at("> 去哪里：")
    clerk.picture("menu")
    clerk.pane.type("退出")
    clerk.pane.press("Enter")
    clerk.pane.at("$")


def fill(clerk: Clerk, folder: Path) -> None:
    """Everything else, last year beside it."""
    pane = clerk.pane
    pane.type(f"clear; drafter new --from {LAST} {DRAFT}")
    pane.press("Enter")
    pane.wait("上年的不足和安排")
    opened = open_draft(str(folder / DRAFT))
    talk = state.begin(opened.pack, opened.answers, "", opened.last)
    wanted = {"figure": figure, "list": listed}
    named = False
    while talk.question is not None:
        if not named and talk.question.role is not Role.IDENTITY:  # the menu comes once all is said of who reports
            named = True
            pane.at("> 去哪里：")
            pane.press("Enter")
        for name in [each for each, take in wanted.items() if take(clerk, talk)]:
            del wanted[name]
        talk = clerk.answer(talk)


def figure(clerk: Clerk, talk: Interview) -> bool:
    """A picture of a figure being typed beside last year's."""
    question = talk.question
    if question is None or question.key != FIGURE:
        return False
    clerk.at(talk)
    clerk.pane.type("46+12")
    clerk.pane.wait("58件")
    clerk.picture("figure")
    clerk.pane.press("C-u")
    return True


def listed(clerk: Clerk, talk: Interview) -> bool:
    """A picture of the list of problems with two items in it."""
    question = talk.question
    if question is None or not question.opens or question.path[:2] != ("problems", 2):
        return False
    clerk.at(talk)
    clerk.pane.answer("清单", "> 怎么改：")
    clerk.picture("list")
    clerk.pane.press("Enter")
    return True


def write(clerk: Clerk, folder: Path) -> None:
    """The review, then the report, whose first page is a picture too."""
    pane = clerk.pane
    pane.at("> 改哪一项：")
    clerk.picture("review")
    pane.answer("", "> 回车写出，或者输入别的文件名：")
    pane.press("Enter")
    pane.wait("已写出")
    clerk.picture("written")
    made = next(folder.glob("*.docx"))
    pdf = to_pdf(made.read_bytes(), folder)
    command = ["pdftoppm", "-r", "60", "-png", "-singlefile", "-f", "1", "-l", "1"]
    subprocess.run([*command, str(pdf), str(TARGET / "interview-report")], check=True)
    subprocess.run(["mogrify", *SMALL, str(TARGET / "interview-report.png")], check=True)


if __name__ == "__main__":
    main()
