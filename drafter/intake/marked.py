"""Text files → lines: plain text as it stands, Markdown without its marks; a line of the file stays a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.model.source import Line, split

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#!0-9]))(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_CELLS = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.{0,500}?-->")
_TAGS = re.compile(
    r"</?(?:br|b|i|u|em|strong|span|font|p|div|center|sub|sup|a)(?:[ \t][^<>]{0,200})?/?>", re.IGNORECASE
)
_IMAGE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()]{0,500}\)")
_STRONG = re.compile(r"(\*\*|__|~~|==)(?=\S)(.{1,300}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![A-Za-z0-9*\\])\*(?=[^\s*])([^*]{1,300})(?<=[^\s\\])\*(?!\*)")
_CODE = re.compile(r"`([^`]{1,500})`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SAFE = re.compile("[\ue000-\ue07e]")
_ENTITIES = {"&nbsp;": "\xa0", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
_SIGN = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_HEADED = re.compile(r"^[^\n]{0,200}\|[^\n]{0,200}\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|", re.MULTILINE)


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text file exactly as they stand."""
    return tuple(map(Line, split(text)))


def is_markdown(text: str, name: str) -> bool:
    """Whether a text carries Markdown marks; the name alone counts where there is nothing to tell by."""
    head = text[: 1 << 18]
    return (
        name.lower().endswith((".md", ".markdown")) or len(_SIGN.findall(head)) > 1 or _HEADED.search(head) is not None
    )


def markdown_lines(text: str) -> tuple[Line, ...]:
    """The lines of a Markdown file without the marks; a mark that stands alone leaves an empty line in its place."""
    rows = list(split(text))
    return tuple(_underlined(rows, _lines(rows)))


def _lines(rows: list[str]) -> Iterator[Line]:
    front = _front_matter(rows)
    table = previous = False
    for at, row in enumerate(rows):
        table = "|" in row and (table or (at + 1 < len(rows) and _is_delimiter(rows[at + 1])))
        if (
            at < front
            or (table and _is_delimiter(row))
            or _FENCE.match(row)
            or (_RULE.match(row) and not _UNDERLINE.match(row))
        ):
            yield Line("")
        elif table:
            yield Line("\t".join(_inline(cell).strip() for cell in _cells(row)), table=True, starts=True)
        else:
            yield _line(row, previous)
        previous = bool(row.strip()) and not row.endswith(("  ", "\\"))


def _front_matter(rows: list[str]) -> int:
    """How many lines a YAML head takes, 0 for none."""
    if rows[0].rstrip() != "---":
        return 0
    end = next((at for at, row in enumerate(rows[1:40], 1) if row.rstrip() in ("---", "...")), 0)
    return end + 1 if end and all(":" in row or not row.strip() or row[:1] in " -#" for row in rows[1:end]) else 0


def _line(row: str, continued: bool) -> Line:
    body = _QUOTE.sub("", row, count=1) if row.lstrip(" ").startswith(">") else row
    if (heading := _HEADING.match(body)) is not None:
        return Line(_inline(_closed(heading[2])).strip(), level=len(heading[1]), starts=True)
    bullet = _BULLET.match(body)
    text = _inline(body[bullet.end() :] if bullet else body).rstrip()
    return Line(
        text.removesuffix("\\") if row.endswith("\\") else text, starts=None if continued and not bullet else True
    )


def _closed(heading: str) -> str:
    """A heading without the closing run of #, which stands after a blank."""
    bare = heading.rstrip().rstrip("#")
    return bare if bare != bare.rstrip() else heading


def _is_delimiter(row: str) -> bool:
    return "|" in row and len(row) < 1000 and _DELIMITER.fullmatch(row.strip()) is not None


def _cells(row: str) -> list[str]:
    return [cell.replace("\\|", "|") for cell in _CELLS.split(row.strip().removeprefix("|").removesuffix("|"))]


def _inline(text: str) -> str:
    """The text of a line without emphasis, links, code marks and escapes."""
    if not _MARKS.search(text):
        return text
    kept = _ESCAPE.sub(lambda found: chr(0xE000 + ord(found[1])), text)
    for pattern, with_ in _STRIPPED:
        kept = pattern.sub(with_, kept)
    for entity, char in _ENTITIES.items():
        kept = kept.replace(entity, char)
    return _SAFE.sub(lambda found: chr(ord(found[0]) - 0xE000), kept)


_MARKS = re.compile(r"[\\*_`~=<&\[]")
_STRIPPED = (
    (_COMMENT, ""),
    (_TAGS, ""),
    (_IMAGE, ""),
    (_LINK, r"\1"),
    (_STRONG, r"\2"),
    (_EMPHASIS, r"\1"),
    (_CODE, r"\1"),
)


def _underlined(rows: list[str], lines: Iterable[Line]) -> Iterator[Line]:
    """A line of === or --- makes the line above it a heading."""
    held: Line | None = None
    for row, line in zip(rows, lines, strict=True):
        mark = _UNDERLINE.match(row)
        if mark is not None and not line.table:
            plain = held is not None and held.text.strip() and not held.level and not held.table
            if plain and held is not None and len(held.text) <= 60:
                held = Line(held.text, level=1 if mark[1][0] == "=" else 2, starts=True)
            line = Line("")
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held
