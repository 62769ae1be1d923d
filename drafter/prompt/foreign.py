"""Text from outside: shown so that it cannot steer the terminal, and taken as an answer only where it arrived whole."""

from __future__ import annotations

from dataclasses import replace

from drafter.model.finding import Finding, finding
from drafter.prompt.screen import Line, Prompt, Row

MOST = 20_000
"""Characters of one answer; nothing longer is written in a line."""

# What a terminal acts on instead of showing it: control characters, marks that turn the direction of writing, and halves of
# characters, which no encoding can print.
_HALVES = range(0xD800, 0xE000)
_TURNING = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_STEERING = (*range(0x20), *range(0x7F, 0xA0), *_TURNING, *_HALVES)
_HARMLESS = dict.fromkeys(_STEERING, "?") | {ord("\n"): "\n", ord("\t"): " ", ord("\r"): " "}
_LOST = "\ufffd"


def harmless(text: str) -> str:
    """The text as it may be printed: everything that steers a terminal is a question mark, line breaks stay."""
    return text.translate(_HARMLESS)


def shown(prompt: Prompt) -> Prompt:
    """The prompt with everything that is printed made harmless; what stands in the line stays, prompt_toolkit shows it safely."""
    return replace(
        prompt,
        label=harmless(prompt.label),
        heading=harmless(prompt.heading),
        count=harmless(prompt.count),
        rows=tuple(Row(each.n, harmless(each.text), harmless(each.note)) for each in prompt.rows),
        unit=harmless(prompt.unit),
    )


def told(line: Line) -> Line:
    """The line made harmless."""
    return replace(line, text=harmless(line.text), lead=harmless(line.lead))


def refused(text: str) -> Finding | None:
    """Why the text typed is no answer: the terminal's encoding is another one, or it is too long; None where it is one."""
    if _LOST in text or not _whole(text):
        return finding("typed-undecodable")
    if len(text) > MOST:
        return finding("typed-long", count=len(text), limit=MOST)
    return None


def _whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
