"""Word's automatic numbering → the number before each paragraph (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from drafter.intake.counting import shown
from drafter.intake.wordpackage import W, Xml
from drafter.model.frozen import frozen

LEVELS = 9
_PLACE = re.compile("%([1-9])")


@frozen
class Level:
    """How one level of a list counts and looks."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    style: str = ""
    legal: bool = False
    restart: int = -1  # 1-based level after which it starts anew, 0 for never, -1 for any level above


@frozen
class List:
    """A list (w:num): which counters it shares, how its levels look, where it starts them anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: dict[str, List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level a paragraph style is bound to in a list, 0 where it is not."""
        found = self.lists.get(list_id)
        return next((at for at, level in found.levels.items() if style and level.style == style), 0) if found else 0

    def next(self, list_id: str, at: int) -> str:
        """Count one paragraph and give its number with what stands between it and the text."""
        found = self.lists.get(list_id)
        level = found.levels.get(at) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.shared, [None] * LEVELS)
        self._count(list_id, found, at, counts)
        for deeper in range(at + 1, LEVELS):
            rule = found.levels.get(deeper, Level()).restart
            if rule == -1 or (rule and at < rule):
                counts[deeper] = None
        if level.form == "bullet":
            return ""
        return _with_suffix(self._text(found, level, at, counts), level)

    def _count(self, list_id: str, found: List, at: int, counts: list[int | None]) -> None:
        for upper in range(at):
            if counts[upper] is None:
                counts[upper] = found.levels.get(upper, Level()).start
        first = (list_id, at) not in self._begun
        self._begun.add((list_id, at))
        if first and at in found.starts:
            counts[at] = found.starts[at]
        else:
            before = counts[at]
            counts[at] = found.levels[at].start if before is None else before + 1

    @staticmethod
    def _text(found: List, level: Level, at: int, counts: list[int | None]) -> str:
        def number(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            count = counts[index] if index <= at else None
            form = "decimal" if level.legal else found.levels.get(index, Level()).form
            return "" if count is None or form == "none" else shown(count, form)

        return _PLACE.sub(number, level.text)


def _with_suffix(text: str, level: Level) -> str:
    """A tab is a gap, no character of the text: a blank after a Latin mark, nothing after 、 or a full-width bracket."""
    if not text or level.suffix == "nothing":
        return text
    return text + " " if level.suffix == "space" or text[-1].isascii() else text


def numbering_of(numbering: Xml | None, styles: Xml | None) -> Numbering:
    """The lists a document defines."""
    if numbering is None:
        return Numbering({})
    abstract = {_value(each, "abstractNumId"): each for each in numbering.iterchildren(f"{W}abstractNum")}
    links = _style_lists(styles)
    nums = {_value(each, "numId"): each for each in numbering.iterchildren(f"{W}num")}
    lists = {key: made for key, num in nums.items() if (made := _list(num, abstract, nums, links)) is not None}
    return Numbering(lists)


def _list(num: Xml, abstract: dict[str, Xml], nums: dict[str, Xml], links: dict[str, str]) -> List | None:
    shared = _child(num, "abstractNumId")
    definition = abstract.get(shared)
    for _ in range(4):  # a list may take its levels from the list of a numbering style
        link = _child(definition, "numStyleLink") if definition is not None else ""
        if not link or links.get(link, "") not in nums:
            break
        shared = _child(nums[links[link]], "abstractNumId")
        definition = abstract.get(shared)
    if definition is None:
        return None
    levels = {
        at: level
        for each in definition.iterchildren(f"{W}lvl")
        if (at := _index(each)) >= 0 and (level := _level(each))
    }
    starts: dict[int, int] = {}
    for override in num.iterchildren(f"{W}lvlOverride"):
        at = _index(override)
        own = override.find(f"{W}lvl")
        if own is not None and at >= 0:
            levels[at] = _level(own)
        if start := _child(override, "startOverride"):
            starts[at] = _whole(start, 1)
            levels[at] = replace(levels.get(at, Level()), start=starts[at])
    return List(shared, levels, starts)


def _level(each: Xml) -> Level:
    form = each.find(f"{W}numFmt")
    if form is None:  # Word wraps a custom format in mc:AlternateContent
        form = each.find(f".//{W}numFmt")
    legal = each.find(f"{W}isLgl")
    return Level(
        start=_whole(_child(each, "start"), 0 if each.find(f"{W}start") is None else 1),
        form=_form(form),
        text=_child(each, "lvlText"),
        suffix=_child(each, "suff") or "tab",
        style=_child(each, "pStyle"),
        legal=legal is not None and _value(legal, "val") not in ("0", "false", "off"),
        restart=_whole(_child(each, "lvlRestart"), -1),
    )


def _form(form: Xml | None) -> str:
    if form is None:
        return "decimal"
    kind = _value(form, "val") or "decimal"
    sample = _value(form, "format")  # custom: 01, 001, …
    return "decimalZero" if kind == "custom" and sample.startswith("0") else kind


def _style_lists(styles: Xml | None) -> dict[str, str]:
    """Numbering style → the list it is defined by."""
    if styles is None:
        return {}
    found = (
        (_value(style, "styleId"), style.find(f"{W}pPr/{W}numPr/{W}numId"))
        for style in styles.iterchildren(f"{W}style")
    )
    return {key: _value(num, "val") for key, num in found if num is not None}


def _index(each: Xml) -> int:
    at = _whole(_value(each, "ilvl"), -1)
    return at if at < LEVELS else -1


def _value(each: Xml, name: str) -> str:
    return str(each.get(f"{W}{name}", ""))


def _child(each: Xml, name: str) -> str:
    found = each.find(f"{W}{name}")
    return "" if found is None else _value(found, "val")


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
