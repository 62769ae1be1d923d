"""Text taken over from an older report: known again as long as nobody has changed or confirmed it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from drafter.analysis.sentences import tidy

TAKEN_KEYS = ("taken_from", "taken_as")
CONFIRMED = "已核对"  # stands as the fingerprint of what a person has looked at and kept
DOUBT = "待核"  # opens the note of a value that extract was not sure of

PRINT = "〔([0-9a-f]{8})〕"  # behind the number of an item: the fingerprint of its words

KEPT = "照旧"  # typed alone or behind the text: its figures hold this year too

_FIGURE = re.compile(r"[0-9０-９][0-9０-９.,，%％]*[万亿]?(?:[^\W\d_]|(?<=[0-9０-９%％]))|[一二两三四五六七八九十半]成")
_TITLED = re.compile("《[^》]*》|〔[^〕]*〕[0-9０-９]*号?")  # a title or document number is no figure that grows old
_ITEM = re.compile(f"(”第[0-9]+条)(?:{PRINT})?：.*", re.DOTALL)
_MARKS = "。，；、,;. （("
_YEAR = re.compile("((?:19|20)[0-9]{2})年")


def fingerprint(texts: Iterable[str]) -> str:
    """Eight hexadecimal digits of the longest of the texts: a title may stay, the paragraph under it must be looked at."""
    longest = max((tidy(text) for text in texts), key=len, default="")
    return hashlib.sha256(longest.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def still_taken(origin: str, mark: str, texts: Iterable[str]) -> bool:
    """Whether an item is as it was taken over: no fingerprint, or one of its texts still has it."""
    return bool(origin) and (not mark or mark in {fingerprint([text]) for text in texts})


def shown(origin: str) -> str:
    """Where a text was taken from, as a person reads it: of an item of last year's the place, not what became of it."""
    return _ITEM.sub(r"\1", origin)


def other_year(origin: str, year: int) -> bool:
    """Whether a value was taken over from the report of another year (``2024年``) than ``year``."""
    named = _YEAR.match(origin)
    return named is not None and int(named[1]) != year


def figures(text: str) -> tuple[str, ...]:
    """The numbers of a text with what they count: 12个, 4起, 两成."""
    return tuple(dict.fromkeys(each.group() for each in _FIGURE.finditer(_TITLED.sub("", text))))


def kept(old: str, new: str) -> bool:
    """Whether ``new`` says that ``old`` holds as it is: 照旧, alone or behind it."""
    bare = new.rstrip(_MARKS)
    return bare.endswith(KEPT) and bare.removesuffix(KEPT).rstrip(_MARKS) in ("", old.rstrip(_MARKS))
