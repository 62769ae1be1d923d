"""What is wrong with a command line: the words of argparse → Chinese."""

from __future__ import annotations

import os
import re
import sys

_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(shape, re.DOTALL), words)
    for shape, words in (
        (r"argument (\S+): invalid int value: '(.*)'", "{0} 后面应当是整数，写的是“{1}”。"),
        (r"argument (\S+): invalid float value: '(.*)'", "{0} 后面应当是数，写的是“{1}”。"),
        (r"argument 命令: invalid choice: '(.*?)' \(choose from (.*)\)", "没有“{0}”这个命令。可用的命令：{1}。"),
        (r"argument (.+?): invalid choice: '(.*?)' \(choose from (.*)\)", "{0} 不能是“{1}”。可用的：{2}。"),
        (r"argument (.+?): expected (?:one|at least one) argument", "{0} 后面要写内容，不能空着。"),
        (r"argument (.+?): ignored explicit argument '(.*)'", "{0} 后面不带内容，写的是“{1}”。"),
        (r"argument (.+?): not allowed with argument (.+)", "{0} 不能和 {1} 一起用。"),
        (r"the following arguments are required: (.*)", "缺少：{0}。"),
        (r"unrecognized arguments: (.*)", "不认识的参数：{0}。可用的参数见 --help。"),
        (r"ambiguous option: (.*) could match (.*)", "{0} 不够明确，可能是：{1}。请写全。"),
    )
)


def usage_error(message: str) -> str:
    """The Chinese sentence of what argparse says; its own words where the command line asks for English."""
    if _english(sys.argv):
        return f"error: {message}"
    for shape, words in _SHAPES:
        found = shape.fullmatch(message)
        if found:
            return "错误：" + words.format(*(each.replace("', '", "、").strip("'") for each in found.groups()))
    return f"错误：{message}"


def _english(argv: list[str]) -> bool:
    given = " ".join(argv)
    return "--lang en" in given or "--lang=en" in given or os.environ.get("DRAFTER_LANG") == "en"
