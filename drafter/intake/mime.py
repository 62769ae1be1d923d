"""A page saved with everything in it (.mht, also as .doc) → the bytes of the page."""

from __future__ import annotations

import re

_HEAD = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\r\n]{0,500}\r?\n(?:[ \t][^\r\n]{0,500}\r?\n){0,9}){0,20}+", re.IGNORECASE)
_PARTS = re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)


def page_of(data: bytes) -> bytes | None:
    """The HTML part of a multipart message; None for anything else."""
    start = data[:20_000].lstrip()
    head = _HEAD.match(start)
    if head is None or not _PARTS.search(head[0]):
        return None
    from email import message_from_bytes

    message = message_from_bytes(data.lstrip())
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            charset = part.get_content_charset()
            named = f'<meta charset="{charset}">'.encode() if charset and b"charset" not in page[:4096] else b""
            return named + page
    return None
