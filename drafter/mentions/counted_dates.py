"""What a date dates and what a duration lasts."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.mentions.counted_phrase import Scene, clause_start, clean, on_the_left, on_the_right
from drafter.mentions.counted_words import CHANGED, VERB
from drafter.model.reading import MentionKind

AHEAD = 70  # characters looked at behind a date for the event it dates
_YEARS = {-1: "上一年度", 0: "报告年度", 1: "下一年度"}
_BARE = re.compile("[0-9]{4}")
_UNTIL = re.compile("截[至止]到?$")
_SINCE = re.compile("(?:年?初)?(?:以来|开始|起(?![草点诉]))")
_FORCE = re.compile("[^，。]{0,6}?(?:正式)?(施行|实施|生效|执行)")
_TO = re.compile("[至到~～—–-]{1,2}")
_YEARED = re.compile("(?:[^，。的]{0,4})(印发|制定|出台|发布|修订|成立|颁布|施行|实施|签订|启动|建成|通过)的?")
_HELD = re.compile(
    "，?(?:[^，。]{0,12}?)(?:召开|举行|举办|开展|发布|组织|发生|启动)的([^，。；、]{2,30}?)(?=上|中|时|，|。|；|$)"
)
_EVENT = re.compile(
    "召开|举办|举行|组织|开展|印发|发布|成立|通过|签订|参加|启动|施行|学习|发生|出台|接受|承办|获|开通|上线"
)
_OBJECT = re.compile("[了]?(?:为期[0-9一二三四五六七八九十两]{1,3}[天日]的)?([^，。；！？]{2,40})")
_OURS = re.compile("^(?:我|本|该|全|市|省|县|区|州)?(?:局|厅|委|办|院|校|单位)?$")
_LASTING = re.compile("为期$")
_WITHIN = re.compile("(?:以?内|之内)([^，。；]{2,24})")
_SPAN = re.compile("(?:时限|时长|期限|周期|时间|期)$")
_FROM = re.compile("(?:作出|做出)?(?:之日|次日|日)起$")


def dated(scene: Scene, index: int, year: int) -> str:
    """What the date stands for: a year of reporting, a day of reckoning, a beginning or end, or the event it dates."""
    for rule in _DATE_RULES:
        if what := rule(scene, index, year):
            return what
    return "日期"


def _reckoned(scene: Scene, index: int, year: int) -> str:
    start = scene.found[index].start
    return "统计截止日期" if _UNTIL.search(scene.text[max(0, start - 4) : start]) else ""


def _since(scene: Scene, index: int, year: int) -> str:
    end = scene.found[index].end
    if not (match := _SINCE.match(scene.text, end)):
        return ""
    force = _FORCE.match(scene.text, match.end())
    return f"{force[1]}日期" if force else "起始时间"


def _end_of_span(scene: Scene, index: int, year: int) -> str:
    found = scene.found
    for other, name in ((index + 1, "起始日期"), (index - 1, "结束日期")):
        if not (0 <= other < len(found)) or found[other].kind is not MentionKind.DATE:
            continue
        first, second = sorted((found[index], found[other]), key=lambda mention: mention.start)
        if _TO.fullmatch(scene.text[first.end : second.start]):
            return _kernel(_event(scene, second.end)) + name
    return ""


def _kernel(event: str) -> str:
    """The last words of an event's name: what is in quotes before them is its motto."""
    tail = re.split("[”“]", event)[-1] or event
    return tail[-12:]


def _year(scene: Scene, index: int, year: int) -> str:
    mention = scene.found[index]
    if "/" in str(mention.value) and (noun := on_the_right(scene, index)[0]):
        return noun
    if not isinstance(mention.value, str) or not _BARE.fullmatch(mention.value):
        return ""
    made = _YEARED.match(scene.text, mention.end)
    away = int(mention.value) - year if year else 0
    if made and away <= 0 and (away or made[0].endswith("的")):
        return made[1] + "年份"
    return _YEARS.get(away, "") or (on_the_right(scene, index)[0][:20] + "年份")


def _one_of_these(scene: Scene, index: int, year: int) -> str:
    """一季度… 二季度… after 分别为: each is one of what the clause before names."""
    mention = scene.found[index]
    if not isinstance(mention.value, str) or "-Q" not in mention.value:
        return ""
    at = scene.text.rfind("分别", max(0, mention.start - 90), mention.start)
    if at < 0:
        return ""
    named = scene.text[clause_start(scene.mask, at - 1) : at].rstrip("，")
    verbs = list(VERB.finditer(named))
    head = named[verbs[0].end() :] if verbs else clean(named)
    return re.sub("^[一二三四两1-9]个?", "", head) + "季度"


def _happening(scene: Scene, index: int, year: int) -> str:
    return _event(scene, scene.found[index].end)


def _event(scene: Scene, end: int) -> str:
    """The object of the first verb that makes an event of what follows a date; subject and verb for a document."""
    text = scene.text[end : end + AHEAD].split("。")[0]
    if held := _HELD.match(text):
        return held[1]
    clause = text.lstrip("，、 （")
    verb = _EVENT.search(clause) or VERB.search(clause)
    if not verb:
        return re.split("[，；：]", clause)[0]
    held = _OBJECT.match(clause, verb.end())
    if not held or "《" in held[1][:8]:
        subject = re.split("[，；：]", clause[: verb.start()])[-1]
        return ("" if _OURS.match(subject) else subject) + verb[0] + _kind_of_paper(clause, verb.end())
    return held[1].strip("“”")


def _kind_of_paper(clause: str, at: int) -> str:
    """印发《关于……的通知》 → 通知."""
    match = re.search("的([^的《》]{2,6})》", clause[at:])
    return match[1] if match else ""


_DATE_RULES: tuple[Callable[[Scene, int, int], str], ...] = (
    _reckoned,
    _since,
    _end_of_span,
    _year,
    _one_of_these,
    _happening,
)


def lasting(scene: Scene, index: int) -> str:
    """What takes so long: 为期三天的培训班 → 培训班时长; 之日起七日内公开 → 公开时限; 时限由三十天 → 时限."""
    mention = scene.found[index]
    raw = on_the_left(scene, index)
    left = CHANGED.sub("", clean(raw))
    after = scene.text[mention.end : mention.end + AHEAD]
    if _LASTING.search(raw) and (match := re.match("的[“]?([^，。”；]{2,60})", after)):
        return re.split("[和与、]", match[1])[-1] + "时长"
    if match := _WITHIN.match(after):
        subject = re.sub("^[在自从]", "", _FROM.sub("", left))
        return subject + re.sub("^向[^，。]{2,4}?(?=公开|公布|公示)", "", match[1]) + "时限"
    if left and (_SPAN.search(left) or not on_the_right(scene, index)[0]):
        return left
    return on_the_right(scene, index)[0] or left
