"""The numbers that headings and items carry, in every style official papers use, at the start of a line or inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from drafter.analysis.numbering import han

_N = "[一二三四五六七八九十百]{1,4}"
_HAN_VALUES: Mapping[str, int] = {han(value): value for value in range(1, 100)} | {"一十": 10}
_ORDERS: Mapping[str, int] = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "此外": 4, "最后": 9}
_ROMAN: Mapping[str, int] = {
    numeral: value
    for row in ("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
    for value, numeral in enumerate(row, 1)
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IN_PAREN = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_WITH_DOT = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_CIRCLED = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_HAN_PAREN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_SIGNS: Mapping[str, int] = {
    sign: value
    for row in (_CIRCLED, _IN_PAREN, _WITH_DOT, _HAN_CIRCLED, _HAN_PAREN, "❶❷❸❹❺❻❼❽❾❿")
    for value, sign in enumerate(row, 1)
}

# style → (class that shares one count, pattern). Tried in this order; a group named v holds the numeral.
_STYLES: tuple[tuple[str, str, str], ...] = (
    ("part", "part", rf"第\s?(?P<v>{_N})\s?部分"),
    ("chapter", "chapter", rf"第\s?(?P<v>{_N}|[0-9]{{1,2}})\s?[章编篇](?=[\s：、，]|[^程节回的])"),
    ("section", "section", rf"第\s?(?P<v>{_N}|[0-9]{{1,2}})\s?节(?=[\s：、，]|[^日目约能])"),
    ("article", "article", rf"第\s?(?P<v>{_N}|[0-9]{{1,3}})\s?条(?=[\s：、，（]|之|[^款例规、])"),
    ("di", "di", rf"第(?P<v>{_N})(?=[，、：]|是(?!一))"),
    ("cn-paren-sub", "cn-paren-sub", rf"（{_N}）\s?[.．]?(?P<v>[0-9]{{1,2}})(?=[.、．\s\u4e00-\u9fff])[.、．]?"),
    ("cn-paren", "cn-paren", rf"[（(〈<﹤＜]\s?(?P<v>{_N})\s?[）)〉>﹥＞](?:\s?[、.．](?![0-9]))?"),
    ("cn-paren", "cn-paren", rf"(?P<v>[{_HAN_PAREN}])"),
    ("cn-circled", "cn-circled", rf"(?P<v>[{_HAN_CIRCLED}])"),
    ("shi", "shi", rf"(?P<v>{_N})\s?是(?![否一二三四五六七八九十])"),
    ("yao", "yao", rf"(?P<v>{_N})要(?!素|件|点|领|求|闻|义)"),
    ("zhua", "zhua", rf"(?P<v>{_N})(?:抓|靠|看|查)(?=[\u4e00-\u9fff])"),
    ("qi", "qi", rf"其(?P<v>{_N})(?![他它余中])"),
    ("first", "first", r"(?P<v>首先|其次|再次|再者|此外|最后)(?=[，：是要])"),
    ("cn-comma", "cn", rf"(?P<v>{_N})\s?、"),
    ("cn-dot", "cn", rf"(?P<v>{_N})\s?[.．·](?![一二三四五六七八九十]|[0-9](?![0-9]{{3}}年))"),
    (
        "decimal",
        "decimal",
        r"(?P<v>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[.、．]?(?!\s*(?:[万亿倍%]|个百分点|(?:项|个|件|人|次|家|元|公里|亩|吨|户|平方米|公顷)(?![\u4e00-\u9fff])))(?=\s*[\u4e00-\u9fff“《])",
    ),
    ("arabic-paren", "arabic-paren", r"[（(]\s?(?P<v>[0-9]{1,2})\s?[）)](?:[、.．])?"),
    ("arabic-paren", "arabic-paren", rf"(?P<v>[{_IN_PAREN}])"),
    ("arabic-half-paren", "arabic-half-paren", r"(?P<v>[0-9]{1,2})\s?[）)]"),
    ("arabic-dot", "arabic", r"(?P<v>[0-9]{1,2})\s?[.．](?![0-9]{1,3}(?![0-9]))(?![0-9]{5})"),
    ("arabic-dot", "arabic", rf"(?P<v>[{_WITH_DOT}])"),
    ("arabic-comma", "arabic", r"(?P<v>[0-9]{1,2})\s?、"),
    ("circled", "circled", rf"(?P<v>[{_CIRCLED}❶❷❸❹❺❻❼❽❾❿])"),
    ("roman", "roman", r"(?P<v>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{1,4}(?=[、.．]))[、.．]?"),
    ("latin", "latin", r"(?P<v>[A-Ha-h])[、.．）)](?=\s*[\u4e00-\u9fff“《])"),
    ("cn-odd", "cn", rf"(?P<v>{_N})\s?[，：](?=[\u4e00-\u9fff“])"),
    ("arabic-blank", "arabic", r"(?P<v>[0-9]{1,2})\s{1,4}(?=[\u4e00-\u9fff“]{2})(?![个家件次人项名月日年号万亿元])"),
    ("bullet", "bullet", r"(?P<v>[◆■●▲◇➢❖])\s?(?=[\u4e00-\u9fff“])"),
    ("dash", "dash", r"(?P<v>[—―─－-]{1,2})\s?(?=[\u4e00-\u9fff“《]{2})"),
    ("cn-blank", "cn", rf"(?P<v>{_N})\s{{1,4}}(?=[\u4e00-\u9fff“]{{2}})"),
)
FLOATING = frozenset(
    ["shi", "yao", "zhua", "qi", "di", "first"]
)  # words of running text: only a chain of them numbers anything
RANKS: Mapping[str, int] = {
    cls: rank
    for rank, cls in enumerate(
        [
            "part",
            "chapter",
            "section",
            "article",
            "cn",
            "cn-paren",
            "cn-circled",
            "arabic",
            "arabic-paren",
            "arabic-half-paren",
            "circled",
            "latin",
        ]
    )
}
DASH = "dash"
_UNSURE = frozenset(["zhua", "latin", "roman", "first", "di", "decimal", "cn-blank", "cn-odd", "arabic-blank", "dash"])
_STARTS = frozenset(
    "◆■●▲◇➢❖—―─－-（(〈<﹤＜第其首再此最一二三四五六七八九十0123456789ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVXABCDEFGHabcdefgh"
) | frozenset(_SIGNS)


def _grouped(styles: frozenset[str] | None = None) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    chosen = [row for row in _STYLES if styles is None or row[0] in styles]
    body = "|".join(pattern.replace("(?P<v>", f"(?P<v{index}>") for index, (_, _, pattern) in enumerate(chosen))
    return re.compile(body), tuple((style, cls) for style, cls, _ in chosen)


_AT_START, _START_ROWS = _grouped()
_WITHIN = frozenset(
    [
        "shi",
        "yao",
        "zhua",
        "qi",
        "first",
        "di",
        "cn-comma",
        "cn-paren",
        "arabic-paren",
        "arabic-half-paren",
        "arabic-dot",
        "arabic-comma",
        "circled",
    ]
)
_INSIDE, _INSIDE_ROWS = _grouped(_WITHIN)
_OPENERS = re.compile(
    rf"[。；，：！？”）…]\s?(?=[（(第其首再此最一二三四五六七八九十0-9{_CIRCLED}{_IN_PAREN}{_WITH_DOT}])|(?<=[\u4e00-\u9fff])(?=[{_CIRCLED}{_IN_PAREN}{_WITH_DOT}][\u4e00-\u9fff“])"
)
_AFTER_COMMA = frozenset(["di", "shi", "yao", "qi", "zhua", "circled", "arabic-paren", "cn-paren"])
_BLANK = re.compile(r"[\s，：、]*")
_FOLLOWED = re.compile(r"[0-9一二三四五六七八九十]")
_YEAR = re.compile(r"[12][0-9]{3}年")


class Marker(NamedTuple):
    """A number of an item: ``start`` to ``end`` its own characters, ``body`` where the text of the item begins.

    ``cls`` groups the styles that share one count; ``unsure`` ones need a neighbour in the count to be believed.
    """

    style: str
    cls: str
    value: int
    start: int
    end: int
    body: int
    inline: bool = False
    unsure: bool = False


@lru_cache(2048)
def at_start(text: str) -> Marker | None:
    """The number a line opens with, if any; ``text`` is normalised and starts with no blank."""
    if text[:1] not in _STARTS:
        return None
    found = _AT_START.match(text)
    return _marker(text, found, _START_ROWS, False) if found else None


def inside(text: str) -> Iterator[Marker]:
    """What looks like the number of an item after a mark inside a line."""
    for opener in _OPENERS.finditer(text):
        found = _INSIDE.match(text, opener.end())
        marker = _marker(text, found, _INSIDE_ROWS, True) if found else None
        if marker and (opener[0][:1] in "。；：！？…" or marker.style in _AFTER_COMMA):
            yield marker


def _marker(text: str, found: re.Match[str], rows: tuple[tuple[str, str], ...], inline: bool) -> Marker | None:
    index = int((found.lastgroup or "v0")[1:])
    style, cls = rows[index]
    written = found[f"v{index}"]
    value = value_of(written)
    if style == "bullet":
        cls = f"bullet-{written}"
    elif not value and style != DASH:
        return None
    if style == "decimal":
        cls = f"decimal-{written.count('.') + written.count('．')}"
    blank = _BLANK.match(text, found.end())
    body = blank.end() if blank else found.end()
    numeral_next = bool(_FOLLOWED.match(text, found.end())) and not _YEAR.match(text, found.end())
    unsure = style in _UNSURE or (numeral_next and cls not in FLOATING and "paren" not in cls)
    return Marker(style, cls, value, found.start(), found.end(), body, inline, unsure)


def value_of(written: str) -> int:
    """The number a numeral of any style stands for, 0 when it is none."""
    if written.isascii() and written[0].isdigit():
        return int(re.split("[.．]", written)[-1])
    for table in (_HAN_VALUES, _SIGNS, _ORDERS, _ROMAN):
        if written in table:
            return table[written]
    return ord(written.lower()) - 96 if len(written) == 1 and written.isascii() and written.isalpha() else 0
