"""Misprints: wrong words, characters lost or doubled, look-alikes, impossible dates and counts, damaged titles."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from itertools import islice

from drafter.mentions.titles import titles
from drafter.model.reading import MentionKind, Passage
from drafter.reading import misprints_data as data
from drafter.reading.defects import ENOUGH, Hit, Scope, at

_HAN = "\u4e00-\u9fff"
_LOOK_ALIKES = dict(zip("ーｰ〡ニハロカエタトメ", "一一一二八口力工夕卜乂", strict=True))
_KANA = re.compile(rf"[ーｰ〡ニハロカエタトメ](?<=[{_HAN}“、].)(?=[{_HAN}”、])")
_LETTERS = re.compile(
    r"(?<![A-Za-z0-9.])[0-9]+(?:[OoIl][0-9]*)+(?=[年月日号家次起件人名%％万亿元个项])|[〇一二三四五六七八九][OoＯ0][〇一二三四五六七八九OoＯ0]"
)
_DIGIT = str.maketrans("OoＯIl", "000" + "11")
_UNTIL = re.compile(
    r"截止(?=[12][0-9]{3}年|[0-9]{1,2}月|目前|今年|去年|当前|本月|上月|年底|年末|现在|[一二][〇○零一二三四五六七八九]{3}年)"
)
_LANDING = re.compile(
    rf"登陆(?=[{_HAN}A-Za-z“”]{{0,10}}?(?:系统|平台|网站|网址|账号|帐号|联接|页面|数据库|软件|客户端|小程序|APP))|(?<=[统台站号端网])登陆(?!点|时|地)"
)
_WORDS = re.compile("|".join(data.WRONG_PATTERNS))
_LOST = re.compile("|".join(data.LOST))
_HEADLESS = re.compile("|".join(data.HEADLESS))
_DOUBLED = re.compile("|".join(data.DOUBLED))
_MARKS_CLASH = re.compile(r"([，、；：。])[，、；：。]+")
_EVENT_CODE = re.compile(r"“(0?[1-9]|1[0-2])\.(0?[1-9]|[12][0-9]|3[01])”")
_MONTH_DAY = re.compile(r"(?<![0-9.])(?:([12][0-9]{3})年)?([0-9]{1,2})月(?:([0-9]{1,4})日)?")
_LOST_MONTH = re.compile(r"(?<=[从自于至到年])([0-9]{3,4})日(?!内|之内|以|行动|攻坚|倒计时|期限|[{]|左右|工作)")
_PARTED_DATE = re.compile(
    r"[12][0-9]{3}[-/.][ \u00a0]{1,2}[0-9]{1,2}[-/.][ \u00a0]{0,2}[0-9]{1,2}|"
    r"[12][0-9]{3}[-/.][0-9]{1,2}[-/.][ \u00a0]{1,2}[0-9]{1,2}"
)
_PEOPLE = re.compile(r"(?<![0-9])([0-9]{1,9})\.([0-9]{1,12})(万|亿)(人次|人|户|名|家)")
_POPULATION = re.compile(rf"(?:人口|常住|居民|客流|旅客|游客)[{_HAN}]{{0,6}}$")
_IMPLAUSIBLE = 1000  # 万人 with a fraction: more people than any reporting agency answers for
_GARBLED = re.compile(
    "\ufffd+|[\ue000-\uf8ff]+|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+|锟斤拷|烫烫烫|屯屯屯|(?:[Ã-ï][\x80-¿‚-›€™œžŸ]{1,2}){2,}"
)
_ITEM = re.compile(r"(?:^|[。；，：！？])\s?([一二三四五六七八九十]{1,2})是(?![否一二三四五六七八九十])")
_CHAIN = "一二三四五六七八九十"


def misprints(scope: Scope) -> Iterator[Hit]:
    """Everything the words of the report show by themselves."""
    for check in _CHECKS:
        yield from islice(check(scope), ENOUGH)
    for passage in scope.prose:
        if len(passage.text) > 3:
            yield from islice(_titles(passage), ENOUGH)
            yield from _item_boundaries(passage)


def garbled(scope: Scope) -> Iterator[Hit]:
    """Characters that a wrong decoding or a private font left, anywhere in the source."""
    for number, line in enumerate(scope.source.lines, 1):
        for found in _GARBLED.finditer(line.text):
            shown = " ".join(f"U+{ord(char):04X}" for char in found[0][:4])
            yield Hit("source-garbled", number, found.start(), len(found[0]), shown)


def parted_dates(scope: Scope) -> Iterator[Hit]:
    """Dates with blanks inside, on furniture lines too: 2020- 03- 03."""
    for number, line in enumerate(scope.source.lines, 1):
        for found in _PARTED_DATE.finditer(line.text):
            yield Hit("source-date-blank", number, found.start(), len(found[0]), found[0], re.sub(r"\s", "", found[0]))


def _pattern(
    code: str, pattern: re.Pattern[str], better: Callable[[re.Match[str]], str]
) -> Callable[[Scope], Iterator[Hit]]:
    def check(scope: Scope) -> Iterator[Hit]:
        for found in pattern.finditer(scope.text):
            yield scope.hit(found.start(), found.end(), code, better(found))

    return check


def _dates(scope: Scope) -> Iterator[Hit]:
    """A month above 12 or a day its month does not have."""
    if "月" not in scope.text:
        return
    for found in _MONTH_DAY.finditer(scope.text):
        year, month, day = (int(part) if part else 0 for part in found.groups())
        possible = 1 <= month <= 12 and (not day or day <= monthrange(year or 2000, month)[1])
        if not possible and (day or scope.text.startswith("份", found.end())):
            yield scope.hit(found.start(2), found.end(), "source-date-impossible")


def _lost_months(scope: Scope) -> Iterator[Hit]:
    """910日: a day that only makes sense with 月 in it."""
    for found in _LOST_MONTH.finditer(scope.text):
        for cut in (1, 2):
            month, day = found[1][:cut], found[1][cut:]
            if not day.startswith("0") and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                yield scope.hit(found.start(), found.end(), "source-date-month-lost", f"{month}月{day}日")
                break


def _people(scope: Scope) -> Iterator[Hit]:
    """Numbers of people finer than one, or larger than any agency answers for."""
    for found in _PEOPLE.finditer(scope.text):
        places = 4 if found[3] == "万" else 8
        too_many = found[3] == "万" and found[4] == "人" and int(found[1]) >= _IMPLAUSIBLE
        asked = too_many and not _POPULATION.search(scope.text, max(0, found.start() - 12), found.start())
        if len(found[2].rstrip("0")) > places or asked:
            yield scope.hit(found.start(), found.end(), "source-count-implausible")


def _titles(passage: Passage) -> Iterator[Hit]:
    """Titles and document numbers whose marks are damaged or not the official ones."""
    if not any(mark in passage.text for mark in "《》〈<号〔"):
        return
    for mention in titles(passage.text, passage.raw, 0):
        if mention.rule not in data.SOUND_TITLES:
            kind = "title" if mention.kind is MentionKind.DOC_TITLE else "number"
            value = f"《{mention.value}》" if kind == "title" else str(mention.value)
            yield at(passage, mention.start, mention.end, f"source-{kind}-damaged", value, rule=mention.rule)
        elif mention.kind is MentionKind.DOC_TITLE and "《" in mention.text[1:]:
            inner = mention.text[1:-1].replace("《", "〈").replace("》", "〉")
            yield at(passage, mention.start, mention.end, "source-title-nested", f"《{inner}》")


def _headless(scope: Scope) -> Iterator[Hit]:
    """A sentence that starts with the tail of a word."""
    for found in _HEADLESS.finditer(scope.text):
        before = scope.text[max(0, found.start() - 4) : found.start()].rstrip(" ")
        if not before or before[-1] in "。\n":
            yield scope.hit(found.start(), found.end(), "source-character-lost", data.whole(found[0]))


def _item_boundaries(passage: Passage) -> Iterator[Hit]:
    """A chain 一是…二是… of which one item opens after a comma where most open after a full stop or semicolon."""
    found = [item for item in _ITEM.finditer(passage.text) if item[1] in _CHAIN]
    if len(found) < 3 or found[0][1] != "一":
        return
    stops = [item for item in found[1:] if item[0][0] in "。；"]
    commas = [item for item in found[1:] if item[0][0] == "，"]
    if len(stops) >= len(commas):
        for item in commas:
            yield at(passage, item.start(), item.end(), "source-item-comma", "。" + item[0][1:])


_CHECKS: tuple[Callable[[Scope], Iterator[Hit]], ...] = (
    _pattern("source-look-alike", _KANA, lambda found: _LOOK_ALIKES[found[0]]),
    _pattern("source-look-alike", _LETTERS, lambda found: _digits(found[0])),
    _pattern("source-usage", _UNTIL, lambda found: "截至"),
    _pattern("source-usage", _LANDING, lambda found: "登录"),
    _pattern("source-wrong-word", _WORDS, lambda found: data.WRONG_WORDS[found[0]]),
    _pattern("source-character-lost", _LOST, lambda found: data.LOST_WHOLE[found[0]]),
    _headless,
    _pattern("source-doubled", _DOUBLED, lambda found: found[0][: len(found[0]) // 2]),
    _pattern("source-marks-clash", _MARKS_CLASH, lambda found: found[1]),
    _pattern("source-event-code", _EVENT_CODE, lambda found: f"“{found[1]}·{found[2]}”"),
    _dates,
    _lost_months,
    _people,
)


def _digits(text: str) -> str:
    return text.replace(text[1], "〇") if text[0] in "〇一二三四五六七八九" else text.translate(_DIGIT)
