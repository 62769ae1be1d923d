"""Text taken over from an older report: known again as long as nobody has changed or confirmed it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from drafter.analysis.sentences import tidy
from drafter.later import pattern

TAKEN_KEYS = ("taken_from", "taken_as")
CONFIRMED = "已核对"  # stands as the fingerprint of what a person has looked at and kept
DOUBT = "待核"  # opens the note of a value that extract was not sure of

PRINT = "〔([0-9a-f]{8})〕"  # behind the number of an item: the fingerprint of its words

KEPT = "照旧"  # typed alone or behind the text: its figures hold this year too

_ITEM = pattern(f"(”第[0-9]+条)(?:{PRINT})?：.*", re.DOTALL)
_WAITING = pattern("(?:^|；)([0-9a-f]{8})(?:（([^）]*)）)?")  # 3f2a9c1d（38名、112家）；77aa90bc
_KEPT = pattern(rf"(.*?)[。，；、,;.\s（(]*[“‘\"]?{KEPT}[”’\"]?[。，；、,;.\s）)]*", re.DOTALL)
_YEAR = pattern("((?:19|20)[0-9]{2})年")


def fingerprint(texts: Iterable[str]) -> str:
    """Eight hexadecimal digits of the longest of the texts: a title may stay, the paragraph under it must be looked at."""
    longest = max((tidy(text) for text in texts), key=len, default="")
    return hashlib.sha256(longest.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def waiting(mark: str) -> dict[str, tuple[str, ...]]:
    """The fingerprints of the texts that wait to be looked at, each with the older report's figures in it."""
    return {known: tuple(filter(None, old.split("、"))) for known, old in _WAITING.findall(mark)}


def waits(texts: Mapping[str, tuple[str, ...]]) -> str:
    """The mark of an item in which the texts of these fingerprints wait; 已核对 where none does."""
    return "；".join(f"{known}（{'、'.join(old)}）" if old else known for known, old in texts.items()) or CONFIRMED


def still_taken(origin: str, mark: str, texts: Iterable[str]) -> bool:
    """Whether an item is as it was taken over: no mark, or one of its texts still has a fingerprint of it."""
    return bool(origin) and (not mark or bool(waiting(mark).keys() & {fingerprint([text]) for text in texts}))


def shown(origin: str) -> str:
    """Where a text was taken from, as a person reads it: of an item of last year's the place, not what became of it."""
    return _ITEM.sub(r"\1", origin)


def other_year(origin: str, year: int) -> bool:
    """Whether a value was taken over from the report of another year (``2024年``) than ``year``."""
    named = _YEAR.match(origin)
    return named is not None and int(named[1]) != year


def kept(new: str) -> str | None:
    """What stands before a 照旧 that ends a text ("" for 照旧 alone); None where a text does not end so."""
    said = _KEPT.fullmatch(new)
    return said[1] if said else None
