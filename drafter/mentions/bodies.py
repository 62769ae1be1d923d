"""Named bodies (organs, units, companies): a suffix to the right, a level, a place or a clause start to the left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from drafter.mentions import names_data as data
from drafter.model.reading import Mention, MentionKind

_HAN = data.HAN
_LONGEST = 30
_PLACE = (
    rf"(?![{data.BLOCKERS}])[^{data.NOT_IN_PLACE}\W0-9a-zA-Z_]{{1,6}}?(?:{data.UNIT})"
    rf"|(?:{data.PROVINCES})(?=[{_HAN}])|(?:{data.HEADS})(?=[{_HAN}])"
)
_LEVEL = rf"{data.LEVEL}(?=[{_HAN}])"
_ANCHOR = re.compile(rf"(?:经开区|高新区|开发区|度假区|新区)(?=管)|(?P<level>{_LEVEL})|(?P<place>{_PLACE})")
_BEFORE_HEAD = rf"(?={_LEVEL}|(?:{data.HEADS}|{data.PROVINCES}))"
_CUT = re.compile(  # literals in every branch: only then does the engine skip to the characters they start with
    rf"{data.STOPS}|中(?<=[”》]中)|" + "|".join(char + _BEFORE_HEAD for char in data.SINGLE_STOPS)
)
_PAIR = re.compile(rf"[与和及跟对将在由向从于为经到至](?=(?P<place>{_PLACE}))")
_BREAK = re.compile(rf"[^{_HAN}]")
_ASIDE = re.compile(rf"[（(](?=[{_HAN}]{{2,6}}[）)][{_HAN}]{{0,14}}(?:公司|集团|事务所))([{_HAN}]{{2,6}})[）)]")
_BRANCH = re.compile(rf"[（(][{_HAN}]{{2,8}}(?:区|街道|镇|乡)[）)]")
_CORE = re.compile(rf"(?:{data.COMMON_CORES})局")
_NATIONAL = re.compile(
    rf"党中央|中共中央(?!办公厅|[{_HAN}]{{2,4}}部)|国务院(?![{_HAN}]{{0,5}}(?:厅|室|会))|(?<![{_HAN}])(?:{data.MINISTRIES})(?!门)|"
    rf"(?<![{_HAN}])(?!安全|项目|运营|综合|物业|生产|市场)[{_HAN}]{{2}}管理部(?![{_HAN}]?门)"
)
_ISSUED = re.compile("印发|发布|颁布|公布|批准|出台|下发")
_LEADERS = re.compile(
    "(?:党中央|中共中央|国务院|[省市县区州旗](?:委|人民政府|政府|人大|人大常委会|政协)|党工委|管委会)$"
)
_PHRASE = re.compile(
    "领导下|领导和|正确领导|决策|部署|要求|精神|全会|中心工作|安排|关于|关心|支持下|指导下|确定的|政策|常委|常务|任务|方针|工作会"
)
_CLAUSE = re.compile("[，。；！？,;]")
_GENERIC = re.compile(
    "(?:[举承主开督交转代联网查经协兴创帮领申补试侦专包]办|常委|局局|大厅|展厅|餐厅|客厅|全局|格局|布局|结局|当局|大局|开局|破局|僵局|变局|时局|主任办公室|协会会员)$|"
    "^(?:[省市县区州旗镇乡]|街道)(?:中心|学校|公司|集团|园区|开发区|小学|中学|办|大队|中队|支队|办公室|办事处|办公厅|银行|协会|学会|"
    "服务站|管理站|委员会|领导小组|指挥部|研究院|大学|学院|分公司|团委)$|^(?:镇|乡)|企业$"
)
_LEVELS = "省市县区州旗"
_FINALS: dict[str, tuple[str, ...]] = {}
for _suffix in data.PUBLIC_SUFFIXES:
    _FINALS[_suffix[-1]] = (*_FINALS.get(_suffix[-1], ()), _suffix)
for _suffix in data.PROPER_SUFFIXES:
    _FINALS[_suffix[-1]] = (*_FINALS.get(_suffix[-1], ()), _suffix)
_FINAL = re.compile(f"[{''.join(_FINALS)}]")
_PROPER = tuple(data.PROPER_SUFFIXES)
_NOT_PROPER = re.compile(
    "^(?:专业|知名|第三方|老年|广播电视|乡镇|公立|重点|中小|企业|生产|建筑|劳务|物业|保险|电力|燃气|供电|商业|地方|国有|政策性|人民|高等|电子|服务|"
    "中介|检测|施工|开放|社区|镇村|行政|自然)$|(?:各|有关|相关|本|该|走进|聘请|多家|几家|家|所)$"
)
_PREPOSITION = re.compile("[将把对向由给](?=.{4})|^[与和及经为在到由从赴于](?=.{4})")
_AGENCY_FINALS = "局委厅办院队"
_NO_LEVEL_AFTER = "城超上门都辖社地园两各每全本该小校景郊治"
_Span = tuple[int, int, str]


def bodies(text: str, raw: str, passage: int, agency: str = "") -> list[Mention]:
    """Named bodies of a passage, in order; a leading body in a set phrase and the ``agency`` itself are weak."""
    plain = _ASIDE.sub(lambda found: f"之{found[1]}之", text)
    found = [(found.start(), found.end(), "body-national") for found in _NATIONAL.finditer(plain)]
    found += _suffixed(plain)
    return [_mention(text, raw, passage, span, agency) for span in _longest(found)]


def _longest(spans: list[_Span]) -> Iterator[_Span]:
    """Of spans that overlap the one that starts first and is longest."""
    last = 0
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if span[0] >= last:
            yield span
            last = span[1]


def _mention(text: str, raw: str, passage: int, span: _Span, agency: str) -> Mention:
    start, end, rule = span
    if branch := _BRANCH.match(text, end):
        end = branch.end() if text[end - 1] == "区" else end
    name = text[start:end]
    if _is_own(name, agency):
        rule, weak = "body-reporting-agency", True
    else:
        weak = bool(_LEADERS.search(name)) and _in_set_phrase(text, start, end)
        rule = "body-set-phrase" if weak else rule
    return Mention(MentionKind.ORG, raw[start:end], name, "", passage, start, end, weak=weak, rule=rule)


def _in_set_phrase(text: str, start: int, end: int) -> bool:
    stop = _CLAUSE.search(text, end)
    clause = text[end : min(end + 30, stop.start() if stop else len(text))]
    national = text[start:end] in ("党中央", "中共中央", "国务院")
    return bool(_PHRASE.search(clause)) or (national and not _ISSUED.match(clause))


def _is_own(name: str, agency: str) -> bool:
    """Whether a name is the agency's own: in full, without its region, or shortened in the middle (市X局)."""
    if not agency or name[-1] != agency[-1]:
        return False
    if agency.endswith(name) or name.endswith(agency):
        return len(name) > 2
    levels = [at for at, char in enumerate(agency) if char in _LEVELS]
    if not levels or agency[levels[-1]] != name[0]:
        return False
    rest = iter(agency[levels[-1] :])
    return all(char in rest for char in name)


def _suffixed(plain: str) -> list[_Span]:
    """Bodies by suffix, in the order of their ends."""
    breaks = [0, *(found.end() for found in _BREAK.finditer(plain))]
    cuts = [0, *(found.end() for found in _CUT.finditer(plain))]
    found: list[_Span] = []
    for final in _FINAL.finditer(plain):
        end = final.end()
        if plain[end : end + 1] in data.NOT_AFTER.get(final[0], "\0") and end < len(plain):
            continue
        if final[0] == "心" and plain.startswith("工作", end):
            continue
        suffixes = [suffix for suffix in _FINALS[final[0]] if plain.endswith(suffix, 0, end)]
        if not suffixes:
            continue
        base = max(breaks[bisect_right(breaks, end - 1) - 1], end - _LONGEST)
        cut = cuts[bisect_right(cuts, end - 2) - 1]
        span = _body(plain, max(base, cut), end, suffixes, found, cut > base)
        if span:
            found.append(span)
    return found


def _body(plain: str, start: int, end: int, suffixes: list[str], before: list[_Span], after_cut: bool) -> _Span | None:
    """The body that ends here with one of ``suffixes`` and starts no earlier than ``start``."""
    start = _parted(plain, start, end, before)
    if _anchored(plain, start, end):
        return _checked(plain, start, end, "body-anchored")
    proper = next((suffix for suffix in suffixes if suffix in _PROPER), "")
    if proper and (span := _proper(plain, start, end, proper)):
        return span
    if plain[end - 1] not in _AGENCY_FINALS:
        return None
    if before and before[-1][1] == start - 1 and plain[start - 1] in "、和与及" and 3 <= end - start <= 10:
        return start, end, "body-listed"
    if after_cut and _CORE.fullmatch(plain, start, end) and plain[start - 1] not in data.BLOCKERS:
        return start, end, "body-core"
    return _level_inside(plain, start, end)


def _parted(plain: str, start: int, end: int, before: list[_Span]) -> int:
    """The start moved behind an earlier body that 与 or nothing parts from this one."""
    if before and start < before[-1][0] and before[-1][1] < end:
        start = before[-1][0]  # what parted the earlier body from its left parts this one too
    anchored = _anchored(plain, start, end)
    for pair in _PAIR.finditer(plain, start, end):
        known = bool(before) and before[-1][1] == pair.start()
        if (known or not anchored) and _named(pair["place"]):
            start, anchored = pair.end(), True
    if before and start < before[-1][1] < end - 1 and plain[before[-1][1]] in "和与及":
        return before[-1][1] + 1
    if before and start < before[-1][1] < end and _LEVEL_OR_HEAD.match(plain, before[-1][1], end):
        return before[-1][1]
    return start


_LEVEL_OR_HEAD = re.compile(rf"{_LEVEL}|{data.HEADS}")


def _anchored(plain: str, start: int, end: int) -> bool:
    anchor = _ANCHOR.match(plain, start, end)
    if anchor is None or (start > 1 and plain[start - 1] == "、" and plain[start - 2] in _LEVELS and anchor["level"]):
        return False
    return anchor["place"] is None or _named(anchor["place"])


def _named(place: str) -> bool:
    """Whether an administrative division has a name of its own: 黑山镇, not 辖区 or 示范区."""
    stem = _UNIT.sub("", place)
    return stem == place or (bool(stem) and stem[-1] not in data.GENERIC_END and stem not in data.GENERIC_PLACE)


_UNIT = re.compile(f"(?:{data.UNIT})$")
_RULING = re.compile("(?:政府|委|人大|政协)$")  # these follow their seat directly: 市政府, 澜川市委
_SEATED = re.compile(
    rf"(?:{_PLACE}|{_LEVEL}){{1,3}}(?:人民政府|政府|党?委|[{_HAN}]{{1,7}}委|纪委监委|人大|政协)|(?:全国|中共)[{_HAN}]{{2,12}}"
)


def _checked(plain: str, start: int, end: int, rule: str) -> _Span | None:
    name = plain[start:end]
    if len(name) < 2 or _GENERIC.search(name) or name.startswith("国家级"):
        return None
    return None if _RULING.search(name) and not _SEATED.fullmatch(name) else (start, end, rule)


def _proper(plain: str, start: int, end: int, suffix: str) -> _Span | None:
    """A body known by its own name: what stands between the clause start and the suffix."""
    limit = end - len(suffix)
    for found in _PREPOSITION.finditer(plain, start, limit + 4):
        start = found.end() if found.end() < limit else start
    name = plain[start:limit]
    usable = 2 <= len(name) <= 20 and name[0] not in data.BLOCKERS and not _NOT_PROPER.search(name)
    return (start, end, "body-proper") if usable else None


def _level_inside(plain: str, start: int, end: int) -> _Span | None:
    """A body behind a word the rules do not know: from its level on."""
    found = None
    for level in _LEVEL_ONLY.finditer(plain, start + 1, end - 2):
        if plain[level.start() - 1] not in _NO_LEVEL_AFTER:
            found = level
    if found is None or not 4 <= end - found.start() <= 14:
        return None
    return _checked(plain, found.start(), end, "body-level-inside")


_LEVEL_ONLY = re.compile(_LEVEL)
