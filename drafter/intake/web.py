"""A government web page → Source: main text, what the page says of itself, and what was left out."""

from __future__ import annotations

import re
from html import unescape
from types import MappingProxyType

from drafter.intake.maintext import chosen
from drafter.intake.page import Block, Page, blocks_of
from drafter.intake.remarks import note, refuse
from drafter.model.finding import Finding
from drafter.model.source import Source

_FIRST = (
    "html|head|meta|body|div|p|table|h[1-6]|center|font|span|article|section|title|style|ul|ol|dl|br|hr|form|pre|header|main"
    "|a|b|strong|img|link|script"
)
_START = re.compile(
    rf"(?>\s+|\ufeff|<!--(?:(?!-->).){{0,2000}}-->|<\?xml[^>]{{0,200}}>)*+<(?:!doctype\s+html|{_FIRST})\b", re.I | re.S
)
_BLOCKS = re.compile(r"</(?:p|div|td|tr|table|li|h[1-6]|span|font)>|<br\s{0,3}/?>", re.IGNORECASE)
_META = re.compile(r"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(name|property|content)\s{0,9}=\s{0,9}(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s"'>]{1,200}))""", re.I
)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_KEYS = {
    "articletitle": "title",
    "og:title": "title",
    "title": "title",
    "pubdate": "published",
    "publishdate": "published",
    "article:published_time": "published",
    "date": "published",
    "contentsource": "source",
    "source": "source",
    "sitename": "site",
    "og:site_name": "site",
    "columnname": "column",
}
_DATE = re.compile(r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})")
_SITE_NAME = re.compile("(?:网|网站|政府|门户|局|公开|首页)$")
_SEPARATOR = re.compile(
    r"\s*[_|｜]\s*|\s+[-–—]+\s+|(?<=[网府局户])[-–—]{1,2}|[-–—]{1,2}(?=[^-–—]{0,30}(?:网|局|政府|门户)$)"
)


def is_html(text: str) -> bool:
    """Whether a text is a page or a piece of one, whatever the file is called."""
    return _START.match(text[:20_000]) is not None or len(_BLOCKS.findall(text[:100_000])) >= 4


def read_page(text: str, name: str) -> Source:
    """The Source of a page; refuses one without text of its own."""
    page = blocks_of(text)
    stated = _stated(text[:200_000])
    blocks = chosen(page, stated.get("title", ""))
    if not _letters(blocks) and page.hidden:
        page = blocks_of(text, hidden=True)
        blocks = chosen(page, stated.get("title", ""))
    if not _letters(blocks):
        raise refuse("source-page-empty", name)
    if "title" not in stated and (title := _TITLE.search(text, 0, 200_000)):
        stated["title"] = _page_title(unescape(title[1]).strip(), blocks)
    meta = MappingProxyType({key: value for key, value in stated.items() if value})
    return Source(name, tuple(block.line for block in blocks), "html", tuple(_remarks(page, blocks, name)), meta)


def _letters(blocks: list[Block]) -> int:
    return sum(len(block.line.text) for block in blocks)


def _remarks(page: Page, blocks: list[Block], name: str) -> list[Finding]:
    out = []
    if left := len(page.blocks) - len(blocks):
        out.append(note("source-page-trimmed", name, n=left))
    if page.numbered:
        out.append(note("source-numbering", name, n=page.numbered))
    return out


def _stated(text: str) -> dict[str, str]:
    """Title, publication date (ISO), source, site and column, as far as the head of the page states them."""
    found: dict[str, str] = {}
    for tag in _META.findall(text):
        pairs = {key.lower(): unescape(a or b or c).strip() for key, a, b, c in _ATTRIBUTE.findall(tag)}
        key = _KEYS.get((pairs.get("name") or pairs.get("property") or "").lower())
        if key and pairs.get("content"):
            found.setdefault(key, pairs["content"])
    date = _DATE.search(found.pop("published", ""))
    return found | ({"published": f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}"} if date else {})


def _page_title(title: str, blocks: list[Block]) -> str:
    """The title without the name of the site stuck on to it."""
    shown = [block.line.text for block in blocks[:30] if 6 <= len(block.line.text) <= 80]
    said = next((text for text in shown if title.startswith(text)), "")
    pieces = [piece for piece in _SEPARATOR.split(title) if piece.strip()]
    own = [piece for piece in pieces if not _SITE_NAME.search(piece)] or pieces
    return said or max(own, key=len, default="").strip()
