"""The numbers a browser puts before the items of an HTML list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.intake.counting import shown

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": ("decimal", "{}. "),
    "decimal-leading-zero": ("decimalZero", "{}. "),
    "lower-alpha": ("lowerLetter", "{}. "),
    "upper-alpha": ("upperLetter", "{}. "),
    "lower-roman": ("lowerRoman", "{}. "),
    "upper-roman": ("upperRoman", "{}. "),
    "cjk-ideographic": ("chineseCountingThousand", "{}、"),
    "simp-chinese-informal": ("chineseCountingThousand", "{}、"),
    "trad-chinese-informal": ("chineseCountingThousand", "{}、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "{}、"),
    "cjk-decimal": ("ideographDigital", "{}、"),
}
_EDITOR = {  # the list classes of UEditor, the editor of most government sites
    "custom_cn": ("chineseCountingThousand", "{}、"),
    "custom_cn1": ("chineseCountingThousand", "{}）"),
    "custom_cn2": ("chineseCountingThousand", "（{}）"),
    "custom_num": ("decimal", "{}. "),
    "custom_num1": ("decimal", "{}）"),
    "custom_num2": ("decimal", "（{}）"),
}
_STYLE = re.compile(r"list-style(?:-type)?\s{0,3}:\s{0,3}([a-z-]{3,30})", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    form: str
    frame: str
    next: int


class ListNumbers:
    """Counts the items of the open lists; an unordered list, or one styled none, counts silently."""

    def __init__(self) -> None:
        self._open: list[_List | None] = []

    def open(self, tag: str, classes: str, style: str, kind: str, start: str) -> None:
        """A list begins."""
        if tag != "ol":
            self._open.append(None)
            return
        named = next((_EDITOR[name] for name in classes.split() if name in _EDITOR), None)
        styled = _STYLE.search(style)
        form, frame = named or (_TYPES.get(kind, "decimal"), "{}. ")
        if styled is not None and named is None:
            known = _STYLES.get(styled[1].lower())
            if known is None:
                self._open.append(None)
                return
            form, frame = known
        self._open.append(_List(form, frame, _whole(start, 1)))

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self, value: str) -> str:
        """The number of the next item, "" for none."""
        current = self._open[-1] if self._open else None
        if current is None:
            return ""
        n = _whole(value, current.next)
        current.next = n + 1
        return current.frame.format(shown(n, current.form))


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else default
