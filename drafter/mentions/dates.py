"""Dates in running text as ISO values, years inferred from the text and the report year, never from the clock."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.mentions.measures import UNIT
from drafter.mentions.numbers import DIGITS
from drafter.mentions.scene import Found, Scene
from drafter.model.reading import MentionKind

_TO = r" ?(?:至|到|——?|--?|–|―|－|~|～) ?"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|[一二][〇○零九][{DIGITS}]{{2}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_QUARTER = (
    r"第?[一二三四1-4](?:(?:至|到|-|—|、|和)第?[二三四2-4]){0,3}季度|前[二三23]季度|[上下]半年(?!度)|Q[1-4](?![0-9])"
)
_NOT_DAY = r"(?!内|之内|以内|以上|常|均|志|益|期|本|子|夜|用|报|趋|渐)"
_YEAR_TAIL = r"度|年?底(?![线数图])|年?末(?![端梢位])|年?初(?![中级步次始心])"
_POINT = re.compile(
    rf"(?:(?P<y>{_YEAR}|[0-9]{{2}}(?= ?年 ?1?[0-9] ?月))(?:(?:{_TO}| ?年{_TO})(?P<y2>{_YEAR}|[0-9]{{2}}(?=年)))?"
    rf"(?: {{0,2}}年(?P<yt>{_YEAR_TAIL})? {{0,2}}|(?=[上下第前Q一二三四][半一二三四1-4季])(?={_QUARTER})))?"
    rf"(?:(?P<m>{_MONTH})(?:{_TO}(?P<m2>{_MONTH})|、(?P<m3>{_MONTH}))? {{0,2}}月(?!初[一二三四五六七八九十])(?P<mt>份|底|末|初|[上中下]{{1,2}}旬)?"
    rf"(?: {{0,2}}(?P<d>{_DAY})(?:(?:{_TO}|、)(?P<d2>{_DAY}))? {{0,2}}[日号](?![线楼]))?)?"
    rf"(?P<q>{_QUARTER})?"
)
_FIRST_MONTHS = re.compile(r"前(1[0-1]|[2-9]|十一?|[二两三四五六七八九])个月")
_BEFORE_START = re.compile(rf"(?=[第前上下Q])(?:{_QUARTER})")
# 提前5个月, 此前3个月: no months of this year.
_NOT_FIRST = frozenset("提以之此目日会赛节考汛产术课刑案行事")
_ONE_EACH = re.compile("一(?:月|季度?|日)[一二两三四五六](?![日号十])")  # 一月一调度 is no January
_SECOND = re.compile(f"{_TO}(?=[0-9{DIGITS}十廿])")
_MONTHS_LONG = re.compile("[一三]月之?内")
_BARE_DAY = re.compile(rf"(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))? ?日{_NOT_DAY}")
_NUMERIC = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2}) ?(?P<s>[-./]) ?(?P<m>1[0-2]|0?[1-9])(?: ?(?P=s) ?(?P<d>3[01]|[12][0-9]|0?[1-9]))?"
    r"(?![0-9]|[-./][0-9]| ?[年%万亿元])"
)
_YEARS = re.compile(rf"(?P<y>(?:19|20)[0-9]{{2}}){_TO}(?P<y2>(?:19|20)[0-9]{{2}})(?![0-9])")
_LISTED_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})(?=(?:[、和与及](?:19|20)[0-9]{2}){1,6} ?[两三四五六]?年|(?<=[、和与及][0-9]{4})[两三四五六]年)"
)
_CODE = re.compile(r"(1[0-2]|0?[1-9])(?:([·•・‧∙])|\.)(3[01]|[12][0-9]|0?[1-9])(?![0-9.%])")
_DAMAGED = re.compile(r"([1-9]|1[0-2])([0-3][0-9])日(?!内|以内|之内|间)")
_NAMED_CODE = re.compile(r"[”’\"]|[一-鿿]{0,8}(?:日(?!常)|事故|案|事件|灾|地震|火灾|宣传|活动)")
_SINGLE = re.compile(rf"(?P<y>[12][0-9])(?:{_TO}(?P<y2>[12][0-9]))? ?年(?P<yt>{_YEAR_TAIL})?(?![来内间多以级])")

_DAY_CUE = re.compile(
    "(?:^|月|(?<![少低多高大小限])于|在|从|自|截至|截止|[、和与及，。；：（(“\n]|(?<![短缩长延])[至到]|——?|--?| )$"
)
_DAY_FIRM = re.compile("(?:月|(?<![少低多高大小限])于|从|自|截至|截止)$")
_DAY_CUE_AFTER = re.compile("前|起(?!内)|上午|下午|晚|凌晨|至|—")
# Cheap and wide: most numerals are no dates.
_LOOKS = re.compile(
    rf"[0-9{DIGITS}十廿]{{1,4}}(?:.?[0-9{DIGITS}十廿]{{1,4}})? ?(?:[年月日号季·•・‧∙./~～–―－至到、和与及上下前第Q-]|——?)|半年"
)

_CALENDAR = re.compile("[年月日号季半Q]")  # what every date but one in bare digits holds
_EACH = re.compile("每[^，。；]{0,5}$|逢$")
_CAMPAIGN = re.compile(r"[，,是为]{0,3}[“\"]?[一-鿿]{2,10}(?:月(?![份底初末])|周(?![年边期])|日(?![常期]))[”\"]?")
_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "今年的": 0,
    "本年度": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "上年度": -1,
    "去年的": -1,
    "前年": -2,
    "明年": 1,
    "次年": 1,
    "翌年": 1,
    "下年": 1,
    "下一年": 1,
}
_NEXT_TO = re.compile("(?:" + "|".join(sorted(_RELATIVE, key=len, reverse=True)) + ")$")
_VALUE = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}


class _Day(NamedTuple):
    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return "-".join(f"{part:0{4 if not n else 2}d}" for n, part in enumerate(self) if part)


def read(scene: Scene, start: int) -> Found | None:
    """The date that starts at ``start``, None when there is none."""
    if scene.text[start] == "一" and _ONE_EACH.match(scene.text, start):
        return None
    if not _LOOKS.match(scene.text, start):
        return _first_months(scene, start) if start and scene.text[start - 1] == "前" else None
    for shape in _SHAPES if _CALENDAR.search(scene.text, start, start + 24) else _IN_DIGITS:
        if found := shape(scene, start):
            return found
    return None


def _number(text: str | None) -> int:
    """1–31 or a year, in either kind of digits."""
    if not text:
        return 0
    if text[0].isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    if "十" not in text:
        return int("".join(str(_VALUE[char]) for char in text))
    tens, _, ones = text.partition("十")
    return 10 * (_VALUE[tens] if tens else 1) + (_VALUE[ones] if ones else 0)


def _full(year: int) -> int:
    return year + 2000 if 0 < year < 100 else year


def _year_before(scene: Scene, start: int) -> int:
    """The year of a date that does not say it: beside it, in the same sentence, else the report year."""
    window = scene.text[max(0, start - 4) : start]
    if beside := _NEXT_TO.search(window):
        return scene.year + _RELATIVE[beside[0]]
    if scene.last_year and window.endswith(("当年", "同年")):
        return scene.last_year
    told = scene.last_year and (scene.last_month or scene.last_year > scene.year)
    if told and not re.search("[。！？\n]", scene.text[scene.last_end : start][:200]):
        return scene.last_year
    return scene.year


def _written(scene: Scene, start: int) -> Found | None:
    text = scene.text
    begin = start - 1 if start and _BEFORE_START.match(text, start - 1) else start
    if begin < start and text[begin] == "前" and text[begin - 1 : begin] in _NOT_FIRST:
        begin = start
    match = _POINT.match(text, begin)
    if not match or not match[0].strip() or match.end() <= start or _MONTHS_LONG.match(text, start):
        return None
    first, last = _ends(scene, match, begin)
    end = begin + len(match[0].rstrip())
    if (match["d"] or match["m"]) and not match["q"]:
        end, last = _joined(scene, end, first, last)
    _remember(scene, end, last)
    value = _quarters(match["q"], first.year) if match["q"] else str(first) if first == last else f"{first}/{last}"
    rule = "date-period" if match["q"] else "date-range" if first != last else "date-written"
    return _dated(scene, begin, end, value, rule, month_only=bool(match["m"] and not match["d"] and not match["y"]))


def _ends(scene: Scene, match: re.Match[str], start: int) -> tuple[_Day, _Day]:
    """First and last day, month or year of a written date."""
    year = _full(_number(match["y"])) or _year_before(scene, start)
    month = _number(match["m"]) or {"底": 12, "末": 12, "初": 1}.get((match["yt"] or " ")[-1], 0)
    first = _Day(year, month, _number(match["d"]))
    last_year = _full(_number(match["y2"])) or year
    last_month = _number(match["m2"]) or _number(match["m3"]) or month
    return first, _Day(last_year, last_month, _number(match["d2"]) or first.day)


def _joined(scene: Scene, end: int, first: _Day, last: _Day) -> tuple[int, _Day]:
    """The end of a range whose second date follows: 5月6日至8日, 5月6日—6月3日."""
    joint = _SECOND.match(scene.text, end)
    if not joint or first != last:
        return end, last
    match = _POINT.match(scene.text, joint.end())
    if match and match[0].strip() and not match["q"] and not match["y2"] and (match["m"] or match["d"]):
        year = _full(_number(match["y"])) or first.year
        month = _number(match["m"])
        year += year == first.year and month < first.month and not match["y"]
        return joint.end() + len(match[0].rstrip()), _Day(year, month, _number(match["d"]))
    day = _BARE_DAY.match(scene.text, joint.end()) if first.day else None
    return (day.end(), _Day(first.year, first.month, _number(day["d"]))) if day else (end, last)


def _quarters(text: str, year: int) -> str:
    if text.endswith("半年"):
        return f"{year}-H{1 if text[0] == '上' else 2}"
    ends = [str(_VALUE.get(char, char)) for char in text if char in "一二三四1234"]
    if text[0] == "前":
        ends = ["1", *ends]
    return "/".join(f"{year}-Q{end}" for end in dict.fromkeys((ends[0], ends[-1])))


def _remember(scene: Scene, end: int, last: _Day) -> None:
    scene.last_end, scene.last_year, scene.last_month = end, last.year, last.month


def _dated(scene: Scene, start: int, end: int, value: str, rule: str, *, month_only: bool = False) -> Found:
    weak, why = False, rule
    if scene.quoted(start, end):
        weak, why = True, "date-quoted"
    elif _EACH.search(scene.window(start)[-7:]):
        weak, why = True, "date-recurring"
    elif month_only and _CAMPAIGN.match(scene.text, end):
        weak, why = True, "date-campaign"
    elif scene.text.startswith("远景目标", end):
        weak, why = True, "date-in-a-name"
    elif scene.text.startswith(("版", "年版", "款"), end):
        weak, why = True, "date-edition"
    return Found(MentionKind.DATE, start, end, value, "", weak=weak, rule=why)


def _first_months(scene: Scene, start: int) -> Found | None:
    match = _FIRST_MONTHS.match(scene.text, start - 1)
    if not match or scene.text[start - 2 : start - 1] in _NOT_FIRST:
        return None
    year, end = _year_before(scene, start - 1), _number(match[1])
    return _dated(scene, start - 1, match.end(), f"{year}-01/{year}-{end:02d}", "date-range")


def _numeric(scene: Scene, start: int) -> Found | None:
    match = _NUMERIC.match(scene.text, start)
    if not match:
        return None
    day = _Day(int(match["y"]), int(match["m"]), _number(match["d"]))
    if not day.day and (match["s"] == "." and scene.text[match.end() : match.end() + 1] in tuple("个人家件次项名起倍")):
        return None
    _remember(scene, match.end(), day)
    return _dated(scene, start, match.end(), str(day), "date-numeric")


def _years(scene: Scene, start: int) -> Found | None:
    if match := _YEARS.match(scene.text, start):
        found = _dated(scene, start, match.end(), f"{match['y']}/{match['y2']}", "date-range")
        return found._replace(weak=True)
    if match := _LISTED_YEAR.match(scene.text, start):
        return _dated(scene, start, match.end(), match[1], "date-listed")
    return None


def _day_alone(scene: Scene, start: int) -> Found | None:
    match = _BARE_DAY.match(scene.text, start)
    if not match or not (_DAY_CUE.search(scene.window(start)[-4:]) or _DAY_CUE_AFTER.match(scene.text, match.end())):
        return None
    if not scene.last_month:
        if not _DAY_FIRM.search(scene.window(start)[-4:]) and not _DAY_CUE_AFTER.match(scene.text, match.end()):
            return None
        return Found(MentionKind.DATE, start, match.end(), None, "", weak=True, rule="date-day-alone")
    first = _Day(scene.last_year, scene.last_month, _number(match["d"]))
    last = first._replace(day=_number(match["d2"]) or first.day)
    _remember(scene, match.end(), last)
    value = str(first) if first == last else f"{first}/{last}"
    return _dated(scene, start, match.end(), value, "date-day-of-month-before")


def _short_year(scene: Scene, start: int) -> Found | None:
    match = _SINGLE.match(scene.text, start)
    if not match or re.search("[近满期共时续任达到约超过第逾计晚早]$|[0-9.]$", scene.window(start)[-1:]):
        return None
    years = [2000 + int(match[name]) for name in ("y", "y2") if match[name]]
    if any(abs(year - scene.year) > 4 for year in years):
        return None
    _remember(scene, match.end(), _Day(years[-1]))
    return _dated(scene, start, match.end(), "/".join(map(str, years)), "date-short-year")


def _damaged(scene: Scene, start: int) -> Found | None:
    match = _DAMAGED.match(scene.text, start)
    if not match or not 1 <= int(match[2]) <= 31:
        return None
    before, after = scene.text[start - 1 : start], scene.text[match.end() : match.end() + 1]
    if before not in tuple("从自至到于—-") and after not in tuple("至起到—-"):
        return None
    day = _Day(scene.year, int(match[1]), int(match[2]))
    _remember(scene, match.end(), day)
    return Found(MentionKind.DATE, start, match.end(), str(day), "", rule="damaged-date")


def _code(scene: Scene, start: int) -> Found | None:
    match = _CODE.match(scene.text, start)
    if not match or scene.text[match.end() : match.end() + 1] in tuple("万亿") or UNIT.match(scene.text, match.end()):
        return None
    quoted = scene.quoted(start, match.end())
    if not match[2] and not quoted and not _NAMED_CODE.match(scene.text, match.end()):
        return None
    value = f"{int(match[1]):02d}-{int(match[3]):02d}"
    return Found(MentionKind.DATE, start, match.end(), value, "", weak=True, rule="date-code")


_SHAPES = (_written, _numeric, _years, _day_alone, _short_year, _damaged, _code)
_IN_DIGITS = (_numeric, _years, _code)
