"""Bytes of a text → the text, and the encoding that was found to fit; the only importer of charset_normalizer."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from drafter.model.frozen import frozen

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CALLED = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030"}
_CALLED |= {"big5": "cp950", "big5-hkscs": "big5hkscs", "x-x-big5": "cp950", "utf8": "utf-8", "unicode": "utf-16"}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{3,20})""", re.I
)
_SAMPLE = 1 << 16
_SCRIPT = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2027\u00b7\x20-\x7e\t\r\n]")
_HAN = re.compile("[\u4e00-\u9fff]")
_FIT = 0.9
# Lead bytes of punctuation and of the characters in common use.
_USUAL = {"gb2312": {0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)}, "big5": {0xA1, 0xA2, 0xA3, *range(0xA4, 0xC9)}}
_GUESSED = (
    "utf_8",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "big5hkscs",
    "cp950",
    "hz",
    "cp1252",
    "latin_1",
    "ascii",
    "utf_16",
)


@frozen
class Decoded:
    """The text, the encoding, and whether the file ends (or starts) in the middle of a character."""

    text: str
    encoding: str
    cut: bool = False


def decode(data: bytes) -> Decoded | None:
    """The text of the bytes; None where no encoding makes sense of them. Bytes beyond repair become U+FFFD."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    return _wide(data) or _utf8(data) or _declared(data) or _chinese(data) or _guessed(data)


def _decoded(data: bytes, encoding: str) -> Decoded:
    """Everything but a last character that is not whole."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data)
    return Decoded(text, encoding, cut=bool(decoder.getstate()[0]))


# -- UTF -------------------------------------------------------------------------------------------------------------


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: the zero bytes of line ends, digits and blanks give it away."""
    sample = data[: _SAMPLE // 4 * 4]
    zeros = [sample[at::4].count(0) for at in range(4)]
    if not any(zeros):
        return None
    quarter = len(sample) / 4 * 0.95
    little, big = min(zeros[2:]) > quarter, min(zeros[:2]) > quarter
    order = ("utf-32-le",) if little else ("utf-32-be",) if big else ("utf-16-le", "utf-16-be")
    shares = {name: _share(sample.decode(name, "replace")) for name in order}
    best = max(order, key=lambda name: shares[name])
    return _decoded(data, best) if shares[best] >= _FIT else None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also cut at either end, also with a few spoilt bytes: the rest must not become other characters for that."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        head = next((at for at, byte in enumerate(data[:4]) if not 0x80 <= byte < 0xC0), 0)
    try:
        text = codecs.getincrementaldecoder("utf-8")("strict").decode(data[head:])
    except UnicodeDecodeError:
        return _spoilt(data)
    return Decoded(text, "utf-8", cut=True) if len(_HAN.findall(text[:_SAMPLE])) >= 3 else None


def _spoilt(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    bad = sample.decode("utf-8", "replace").count("\ufffd")
    good = len(_HAN.findall(sample.decode("utf-8", "ignore")))
    return _decoded(data, "utf-8") if good > bad * 5 else None


# -- Chinese code pages ----------------------------------------------------------------------------------------------


def _declared(data: bytes) -> Decoded | None:
    """What the page says of itself, when it is true; a page that declares gb2312 is GB18030."""
    found = _DECLARED.search(data, 0, 4096)
    name = found[1].decode("ascii").lower() if found else ""
    try:
        encoding = codecs.lookup(_CALLED.get(name, name)).name
    except LookupError:
        return None
    if encoding not in ("gb18030", "cp950", "big5hkscs", "hz") or _share(_sampled(data, encoding)) < _FIT:
        return None
    return _decoded(data, encoding)


def _chinese(data: bytes) -> Decoded | None:
    """GB18030 or Big5, whichever gives more of the characters that are really in use."""
    scores = {name: _usual(_sampled(data, name), page) for name, page in (("gb18030", "gb2312"), ("cp950", "big5"))}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _FIT:
        return None
    run = next(
        (at for at, byte in enumerate(data[:400]) if byte < 0x40), 400
    )  # up to here a lost first byte shifts all
    page = "gb2312" if best == "gb18030" else "big5"
    shifted = _usual(_sampled(data[1 : run + 1], best), page) > _usual(_sampled(data[: run + 1], best), page)
    return replace(_decoded(data[1:], best), cut=True) if shifted else _decoded(data, best)


def _guessed(data: bytes) -> Decoded | None:
    """charset-normalizer has the last word, as long as what it says reads like a text."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.encoding not in _GUESSED:
        return None
    found = _decoded(data, best.encoding)
    return found if _share(found.text[:_SAMPLE]) >= _FIT else None


def _sampled(data: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)("replace").decode(data[:_SAMPLE])


def _share(text: str) -> float:
    return len(_SCRIPT.findall(text)) / max(len(text), 1)


def _usual(text: str, page: str) -> float:
    """The share of the characters beyond ASCII that are punctuation or stand in the common half of a code page."""
    wide = [char for char in text if char > "\x7f"]
    if not wide:
        return 0.0
    usual = 0
    for char in wide:
        code = char.encode(page, "ignore")
        usual += len(code) == 2 and code[0] in _USUAL[page]
    return usual / len(wide)
