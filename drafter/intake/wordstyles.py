"""What a Word paragraph inherits from its style: outline level, alignment, list, being hidden, being a title or a contents line."""

from __future__ import annotations

import re

from drafter.intake.wordpackage import W, Xml
from drafter.model.frozen import frozen

_ALIGN = {"center": "centre", "right": "right", "end": "right", "left": "", "both": "", "start": "", "distribute": ""}
_TITLE = re.compile(r"title|标题|subtitle|副标题", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s{0,2}([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s{0,2}[1-9]|table of figures", re.IGNORECASE)
_DEPTH = 20


@frozen
class Look:
    """How a paragraph stands: ``level`` 0 for running text; ``align`` None where nothing is said; list "" for none."""

    level: int | None = None
    align: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool = False
    contents: bool = False
    title: bool = False


class Styles:
    """The paragraph styles of a document, each looked up once."""

    def __init__(self, root: Xml | None) -> None:
        found = () if root is None else root.iterchildren(f"{W}style")
        self._styles = {str(style.get(f"{W}styleId", "")): style for style in found}
        kinds = ((key, style) for key, style in self._styles.items() if style.get(f"{W}type") == "paragraph")
        self.default = next((key for key, style in kinds if style.get(f"{W}default") in ("1", "true", "on")), "")
        self._looks: dict[str, Look] = {}

    def look(self, style: str, depth: int = 0) -> Look:
        """What a style says, its base asked for what it leaves open."""
        if style not in self._looks:
            root = self._styles.get(style)
            self._looks[style] = Look() if root is None or depth > _DEPTH else self._made(root, depth)
        return self._looks[style]

    def _made(self, root: Xml, depth: int) -> Look:
        base = root.find(f"{W}basedOn")
        below = self.look(str(base.get(f"{W}val", "")), depth + 1) if base is not None else Look()
        named = root.find(f"{W}name")
        name = "" if named is None else str(named.get(f"{W}val", ""))
        own = merged(look_of(root.find(f"{W}pPr"), root.find(f"{W}rPr")), below)
        heading = _HEADING.fullmatch(name.strip())
        return Look(
            int(heading[1]) if own.level is None and heading else own.level,
            own.align, own.list_id, own.list_level, own.hidden,
            contents=below.contents or _CONTENTS.fullmatch(name.strip()) is not None,
            title=below.title or _TITLE.fullmatch(name.strip()) is not None,
        )  # fmt: skip


def look_of(properties: Xml | None, run: Xml | None) -> Look:
    """What paragraph and run properties say themselves."""
    level = align = list_id = list_level = None
    if properties is not None:
        outline = _value(properties, f"{W}outlineLvl")
        level = None if outline is None or not outline.isdigit() else (int(outline) + 1) % 10
        align = _ALIGN.get(_value(properties, f"{W}jc") or "?")
        list_id = _value(properties, f"{W}numPr/{W}numId")
        at = _value(properties, f"{W}numPr/{W}ilvl")
        list_level = int(at) if at is not None and at.isdigit() else None
    return Look(level, align, list_id, list_level, hidden=run is not None and on(run.find(f"{W}vanish")))


def merged(own: Look, below: Look) -> Look:
    """The own look, the inherited one where it is silent."""
    return Look(
        below.level if own.level is None else own.level,
        below.align if own.align is None else own.align,
        below.list_id if own.list_id is None else own.list_id,
        below.list_level if own.list_level is None else own.list_level,
        own.hidden or below.hidden, below.contents, below.title,
    )  # fmt: skip


def on(switch: Xml | None) -> bool:
    """Whether a toggle property is there and not switched off."""
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def _value(root: Xml, path: str) -> str | None:
    found = root.find(path)
    return None if found is None else str(found.get(f"{W}val", ""))
