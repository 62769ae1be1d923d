"""What is said of the form of a text: its encoding, characters that are damaged or do not belong, glosses of copied pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.errors import DrafterError
from drafter.model.finding import Finding, Severity, finding
from drafter.model.span import Span

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_GLOSS = re.compile("[\u3400-\u9fff][(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]{0,4}[)）]")
_GLOSSED = 0.03  # share of the Han characters; a dictionary note or two does no harm
_HAN = re.compile("[\u3400-\u9fff]")
_BINARY = 0.02
_READ_FROM = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32"}
_READ_FROM |= {"gb18030": "GB18030（GBK）", "cp950": "Big5", "big5hkscs": "Big5"}


def note(code: str, name: str, line: int = 0, column: int = 0, length: int = 0, **params: object) -> Finding:
    """A repair of the source's form, told."""
    return finding(code, Span(name, line, column, length), Severity.NOTE, **params)


def of_encoding(encoding: str, cut: bool, name: str) -> Iterator[Finding]:
    """What the reader of a text had to assume about its bytes."""
    if encoding not in ("utf-8", "ascii"):
        yield note("source-encoding", name, encoding=_READ_FROM.get(encoding, encoding.upper()))
    if cut:
        yield finding("source-cut", Span(name), Severity.WARNING)


def of_characters(text: str, name: str) -> Iterator[Finding]:
    """Control characters and characters that were lost before the file came to us, each told once with its first place."""
    for code, pattern, severity in _STRANGE:
        if (first := pattern.search(text)) is not None:
            line, start = text.count("\n", 0, first.start()) + 1, text.rfind("\n", 0, first.start()) + 1
            where = Span(name, line, first.start() - start + 1, 1)
            yield finding(code, where, severity, n=len(pattern.findall(text)))


_STRANGE = (
    ("source-control", CONTROL, Severity.NOTE),
    ("source-replacement", re.compile("\ufffd"), Severity.WARNING),
)


def refuse(code: str, name: str, **params: object) -> DrafterError:
    """The error of a source that cannot be read."""
    return DrafterError(finding(code, Span(name), Severity.UNREADABLE, **params))


def check(text: str, name: str) -> None:
    """Refuse what is no text at all, and pages whose copier put the sound of each character behind it."""
    if not text.strip("\x00\ufeff \t\r\n\u3000\xa0"):
        raise refuse("source-empty", name)
    if len(CONTROL.findall(text)) > max(8, len(text) * _BINARY):
        raise refuse("source-binary", name)
    glosses = len(_GLOSS.findall(text))
    if glosses >= 5 and glosses > len(_HAN.findall(text)) * _GLOSSED:
        raise refuse("source-glosses", name, n=glosses)
