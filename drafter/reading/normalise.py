"""Widths, blanks and compatibility forms made one: one character for one character, so offsets stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RADICALS = dict(
    zip(
        "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",  # PDF fonts give these for the ideographs; NFKC leaves them
        "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_MARKS = dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞｡､･＂＇〝〞﹏｢｣", "，、.；：？！（）〔〕。、·\"'“”_「」", strict=True))
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_KEPT = "！（），：；？～"  # full width is their right form in Chinese text


def _table() -> dict[int, str]:
    table = {ord(char): plain for char, plain in {**_RADICALS, **_MARKS}.items()}
    table |= dict.fromkeys(map(ord, _BLANKS), " ")
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    return table


_TABLE = _table()
_FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002fa1f]")
_FOLDED = re.compile(r"[,:;?!()]")
_SQUARE = re.compile(r"[\[【〔]([^\[\]【】〔〕\n]{0,40})[\]】〕]")
_YEAR = re.compile(r"\s*(?:[12]\d{3}|[〇零一二三四五六七八九○]{4})\s*年?\s*")
_ZERO = re.compile(r"(?<=[一二三四五六七八九十〇○◯Oo0])[○◯Oo0](?=[一二三四五六七八九十〇○◯Oo0年月])")
_ROUND = re.compile(r"[○◯](?=[一二三四五六七八九])|(?<=[一二三四五六七八九])[○◯]")
_DOT = re.compile(r"(?<=[\u4e00-\u9fff%”》）)])\.(?=[\u4e00-\u9fff“《（(0-9\s]|$)")
_NUMBERED = re.compile(r"(?:^|[^\u4e00-\u9fff])\s?[（(]?[一二三四五六七八九十0-9]{1,4}[）)]?$")
_EDGES = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$", re.MULTILINE)
_POINTS = 3  # fewer are slips of the pen or parts of names
_STRAIGHT = re.compile('"')


def normalise(text: str) -> str:
    """The text in the forms official papers use, character for character: the same length, dashes kept apart."""
    plain = text.translate(_TABLE)
    if any(mark in plain for mark in _INVISIBLE):
        plain = _EDGES.sub(lambda edge: re.sub(rf"[{_INVISIBLE}]", " ", edge[0]), plain)
    if "[" in plain or "【" in plain or "〔" in plain:
        plain = _SQUARE.sub(_bracketed, plain)
    plain = _ROUND.sub("〇", plain)
    plain = _ZERO.sub(lambda zero: "〇" if _in_numeral(plain, zero.start()) else zero[0], plain)
    plain = _stops(plain)
    if _HAN.search(plain):
        plain = "\n".join(map(_line, plain.split("\n")))
    return plain


def _stops(text: str) -> str:
    """Full stops for the points of a text that ends its sentences with points."""
    if "." not in text:
        return text
    found = [
        dot.start() for dot in _DOT.finditer(text) if not _NUMBERED.search(text[max(0, dot.start() - 8) : dot.start()])
    ]
    ending = any(text[at + 1 : at + 2] in ("", "\n") for at in found)
    if len(found) < _POINTS or not ending or len(found) <= text.count("。"):
        return text
    chars = list(text)
    for at in found:
        chars[at] = "。"
    return "".join(chars)


def _bracketed(found: re.Match[str]) -> str:
    """Tortoise-shell brackets around a year, round ones around anything else."""
    left, right = "〔〕" if _YEAR.fullmatch(found[1]) else "（）"
    return left + found[1] + right


def _in_numeral(text: str, at: int) -> bool:
    """Whether 0 or O stands in a Chinese numeral and not in 10 or in a word."""
    around = text[max(0, at - 2) : at] + text[at + 1 : at + 3]
    return not re.search("[1-9A-NP-Za-np-z]", around) and bool(re.search("[一二三四五六七八九]", around))


def _line(line: str) -> str:
    if not _HAN.search(line):
        return line
    if _FOLDED.search(line):
        chars = list(line)
        for at in _in_chinese(line):
            chars[at] = _FULL[chars[at]]
        line = "".join(chars)
    if '"' in line and line.count('"') % 2 == 0:
        sides = iter("“”" * line.count('"'))
        line = _STRAIGHT.sub(lambda _: next(sides), line)
    return line


def _in_chinese(line: str) -> Iterator[int]:
    """Where a half-width mark belongs to Chinese text: not between digits, not between Latin words."""
    for found in _FOLDED.finditer(line):
        at = found.start()
        before, after = line[at - 1 : at], line[at + 1 : at + 2]
        if found[0] in ",:" and before.isdigit() and after.isdigit():
            continue  # 1,208 and 15:41
        if found[0] in "()" or not (
            _latin(line[max(0, at - 3) : at].rstrip()[-1:]) and _latin(line[at + 1 : at + 4].lstrip()[:1])
        ):
            yield at


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "/.@&#_-+=~'")
