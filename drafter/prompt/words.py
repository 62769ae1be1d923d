"""The words and signs that steer an interview instead of answering a question: one table for every front door that types."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from drafter.analysis.numerals import fold


class Command(Enum):
    """What is not an answer but a wish; the value is its Chinese word."""

    BACK = "上一题"
    UNDO = "撤销"
    MENU = "目录"
    REVIEW = "检查"
    WRITE = "写出"
    WORDING = "写法"
    QUIT = "退出"
    HELP = "？"
    EDIT = "编辑"
    FILE = "文件"
    GO = "去"
    LIST = "清单"
    PENDING = "待补"
    NOT_APPLICABLE = "不适用"
    NONE = "无"
    SKIP = "跳过"
    CLEAR = "清除"


ANSWERS = frozenset({Command.PENDING, Command.NOT_APPLICABLE, Command.NONE, Command.SKIP, Command.CLEAR})
"""Those an interview takes as an answer: handed on by their Chinese word."""

_NAMES: Mapping[Command, tuple[str, ...]] = {
    Command.BACK: ("上一步", "back", "<", "《"),
    Command.UNDO: ("撤消", "undo"),
    Command.MENU: ("菜单", "menu", "/", "、"),
    Command.REVIEW: ("check", "review"),
    Command.WRITE: ("写报告", "生成", "生成报告", "write"),
    Command.WORDING: ("换写法", "wording"),
    Command.QUIT: ("离开", "quit", "exit"),
    Command.HELP: ("?", "帮助", "help"),
    Command.EDIT: ("edit",),
    Command.FILE: ("file",),
    Command.GO: ("go",),
    Command.LIST: ("list",),
    Command.PENDING: ("todo", "tbd"),
    Command.NOT_APPLICABLE: ("n/a", "na"),
    Command.NONE: ("none",),
    Command.SKIP: ("skip",),
    Command.CLEAR: ("clear",),
}
_WORDS: Mapping[str, Command] = {
    fold(name).lower(): command for command, names in _NAMES.items() for name in (command.value, *names)
}
_WITH_ARGUMENT = (Command.GO, Command.FILE)
_QUOTES: Mapping[str, str] = {"“": "”", '"': '"', "'": "'", "‘": "’", "「": "」", "＂": "＂"}


def command_of(typed: str) -> tuple[Command, str] | None:
    """The wish typed and what it is about (去 检查次数, 文件 a.docx, /检查次数); None where it is an answer."""
    text = typed.strip()
    command = _WORDS.get(fold(text).lower())
    if command is not None:
        return command, ""
    if text[:1] in ("/", "、", "／") and "\n" not in text:
        return Command.GO, text[1:].strip()
    for each in _WITH_ARGUMENT:
        argument = _argument(each, text)
        if argument:
            return each, argument
    return None


def _argument(command: Command, text: str) -> str:
    """What follows the command's word after a blank or a colon, and never a line break: an answer may begin so."""
    for name in (command.value, *_NAMES[command]):
        head, rest = text[: len(name)], text[len(name) :]
        if fold(head).lower() == name and rest[:1] in (" ", "\u3000", ":", "：") and "\n" not in rest:
            return rest[1:].strip()
    return ""


def answer_of(typed: str) -> str:
    """The answer with the mark taken off that says it is no command: ``\\目录`` or “目录” are the word itself."""
    text = typed.strip()
    if text[:1] in ("\\", "＼") and command_of(text[1:]):
        return text[1:].strip()
    inner = text[1:-1].strip()
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1] and command_of(inner):
        return inner
    return typed
