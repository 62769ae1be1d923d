"""Plain text of a person: tidied, ended, cut into sentences; nothing in it can become structure."""

from __future__ import annotations

import re
import unicodedata

from drafter.later import pattern

_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINES = pattern(f"[{_BREAKS}]+")
_SPACES = pattern(r"[ \t\xa0\u2000-\u200a\u3000]+")
_END = "。！？…"
_SOFT_END = "；;，,、：:."
_CLOSERS = '”’）》〉」』】)"'
_HAN = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"), ("\u2018", "\u201d"))
_SENTENCE = pattern(rf"[^{_END}]*[{_END}]+[{re.escape(_CLOSERS)}]*|[^{_END}]+$")

# Plane 15 private use: marks of our own between template and tree, so a user's text must not hold them.
MARKS = "\U000f0000\U000f0001\U000f0002\U000f0003\U000f0004"

_INVISIBLE = "\ufffe\uffff\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"


# With the control characters (Cc) that are no break, and the surrogates (Cs).
_DROPPED = pattern(f"[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_INVISIBLE}{MARKS}]")


_INNER = str.maketrans("“”‘’", "‘’“”")


def nested(text: str) -> str:
    """The text as it stands inside “ ”: its own quotes become single ones, and those within them double (GB/T 15834)."""
    return text.translate(_INNER) if "“" in text or "”" in text else text


def tidy(text: str) -> str:
    """One line of plain text: line breaks closed up beside Han characters, control and direction characters gone."""
    if text.isprintable():  # then no blank but " " is in it, and nothing to drop
        return _SPACES.sub(" ", text).strip()
    lines = (_SPACES.sub(" ", line).strip() for line in _LINES.split(_DROPPED.sub("", text)))
    joined = ""
    for line in filter(None, lines):
        touching = joined and not (_han(joined[-1]) or _han(line[0]))
        joined += f" {line}" if touching else line
    return joined


def _han(char: str) -> bool:
    """Whether the character is Chinese or of Chinese width. As a set of a pattern it takes 4 ms to compile, at every start."""
    return any(first <= char <= last for first, last in _HAN)


def end_sentence(text: str) -> str:
    """The text ending in exactly one end mark; a trailing comma, semicolon or point becomes 。"""
    line = tidy(text).rstrip()
    while line and line[-1] in _SOFT_END + " ":
        line = line[:-1]
    core = line.rstrip(_CLOSERS)
    return line if not line or core.endswith(tuple(_END)) else line + "。"


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, end marks kept."""
    return tuple(each.strip() for each in _SENTENCE.findall(text) if each.strip())


def display_width(text: str) -> int:
    """Columns a terminal gives the text: wide and full-width characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
