"""What a count, a sum of money, a rate or a change is told of: the rules, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from drafter.mentions.counted_dates import lasting
from drafter.mentions.counted_phrase import Scene, clause_start, clean, on_the_left, on_the_right, parted
from drafter.mentions.counted_words import CHANGE, CHANGED, COMPARED, ENDS_IN_VERB, LIGHT_HEAD, VERB, VERB_HEAD
from drafter.model.reading import MentionKind

SENTENCE = 160  # characters looked back at for the frame of a sentence

_JOINED = re.compile("纳入|列入|组成|担任|参加|参与|发出|入选|入驻|获得|荣获|获评|接受|承担|取得")
_PEOPLE = re.compile("(?:参加|参与|观看|受益|参训|报名|到场|参赛|受训|出席|收看|点击|受伤|死亡)[^，。；、]{0,8}")
_HANDLED = re.compile("(?:将|把)")
_MANNER = re.compile("(?:安全|全部|及时|成功|顺利|妥善|依法|统一|逐一|有序)$")
_DONE = re.compile("(?:均|全部|都)?已经?([^，。；]{2,8})")
_AGO = re.compile("[，、（]?(?:比|较|与)?(?:上年|去年|前一年|上一年|上年度)(?:同期|全年)?(?:的|为|是|约)?")
_AGED = re.compile("（(?:上年|原|.{0,4}[前后])）$")
_REST = re.compile("[，、；]?(其余|其他|剩余|余下)的?$")
_PLAIN = frozenset("经过 应对 发生 接受 涉及 坚持 聚焦 围绕 针对 面向 组织 集中".split())
_OFTEN = re.compile("每(?:半?年|季度?|月|周|日|天|两年|半月)")
_RATE = re.compile("(?:比|率|比例|比重|比率|占比)$")
_AMOUNT = re.compile("(?:金额|数额|总额|总值|价值|总金额)$")
_HARM = re.compile("(?:死亡|受伤|失踪|伤亡|遇难|被困)$")
_MADE_OF = re.compile("^(.{2,20}?)(?:储备有|配备有|有|包括|包含|涵盖|涉及).{1,60}等$")
_WORKED = "细化|整合|合并|精简|拆分|归并|优化|调整|压缩|扩充|扩展|梳理"
_TURNED = re.compile(
    rf"(?:进一步|逐步|大幅)?({_WORKED}|(?:{CHANGE})?)(?:为|至|到|成)(?:今年的|现在的|目前的|当前的)?约?"
)
_LAST_YEAR = re.compile("去年|上年|前年|同期")
_FRAME = re.compile(
    "(?:^|[，。；])(?:在)?([^，。；\x01]{2,20}?)(?:期间|活动中|行动中|工作中)(?=[，])|以([^，。；]{2,20}?)为(?:契机|抓手|载体|重点)"
)
_ACTOR = re.compile("[^，。、；：\x01]{0,20}?(?:部门|单位|系统|机关|街道|支队|大队|中心|公司|学校|局|厅|委|办|院)")
_SHORT = 3  # a phrase of so few characters says too little alone


@dataclass(slots=True)
class Telling:
    """The state of one walk over a passage: what was said so far."""

    scene: Scene
    bases: list[str] = field(default_factory=list)
    shared: dict[int, str] = field(default_factory=dict)  # names told ahead for figures to come
    whole: int = -1  # the figure whose parts are told now
    bracket: bool = False  # told in a bracket behind it
    actor: str = ""  # who acts in this sentence

    def base(self, index: int) -> str:
        """What a figure already walked over counts, "" for none."""
        return self.bases[index] if index >= 0 else ""

    def earlier(self, index: int, number: int) -> list[str]:
        """What the so many figures before one count, changes left out; [] where there are fewer."""
        found, at, whats = self.scene.found, self.scene.before[index], list[str]()
        while at >= 0 and len(whats) < number:
            if found[at].kind is not MentionKind.YOY:
                whats.append(self.bases[at])
            at = self.scene.before[at]
        return whats[::-1] if len(whats) == number else []


def figure(telling: Telling, index: int) -> str:
    """What the figure counts."""
    return _RULES.get(telling.scene.found[index].kind, _quantity)(telling, index)


def thing(phrase: str) -> str:
    """The phrase without the verb that opens it."""
    phrase = _AGED.sub("", phrase)
    return VERB_HEAD.sub("", phrase, count=1) if VERB_HEAD.match(phrase) else phrase


def _last_noun(phrase: str) -> str:
    ends = [hit.end() for hit in VERB.finditer(phrase) if hit.end() < len(phrase)]
    return phrase[ends[-1] :].lstrip("的了") if ends else phrase


def _change(telling: Telling, index: int) -> str:
    """A change names what changed: the phrase before 同比, else the figure before."""
    words = CHANGED.sub("", on_the_left(telling.scene, index))
    phrase = clean(COMPARED.sub("", words))
    if not phrase or ENDS_IN_VERB.fullmatch(phrase):
        phrase = next(iter(telling.earlier(index, 1)), phrase)
    return phrase + "同比"


def _quantity(telling: Telling, index: int) -> str:
    raw = on_the_left(telling.scene, index)
    front, left = parted(raw)
    if actor := _ACTOR.match(front.lstrip("\x01，、其中")):
        telling.actor = actor[0]
    for rule in (_turned, _last_time, _batched, _remaining, _crowd, _behind):
        if what := rule(telling, index, raw, left):
            return what
    return _before(telling, index, front, left)


def _turned(telling: Telling, index: int, raw: str, left: str) -> str:
    """由 x 升至 y, 将 x 细化为 y: the first is last year's or what was before, the second what is now."""
    scene, follower = telling.scene, telling.scene.after[index]
    if follower < 0:
        return ""
    gap = scene.mask[scene.found[index].end : scene.found[follower].start][:16]
    match = _TURNED.fullmatch(gap)
    if not match or scene.found[follower].unit != scene.found[index].unit:
        return ""
    stem = left.strip("将把由从") or _clause_before(scene, scene.found[index].start)
    if re.fullmatch(_WORKED, match[1] or ""):
        telling.shared[follower] = f"{stem}（{match[1]}后）"
        return f"{stem}（{match[1]}前）"
    telling.shared[follower] = stem
    return f"{stem}（{'上年' if _LAST_YEAR.search(raw) else '原'}）"


def _clause_before(scene: Scene, start: int) -> str:
    """What the clause before speaks of: the object of its verb."""
    begin = clause_start(scene.mask, start)
    phrase = clean(scene.words(clause_start(scene.mask, begin - 1), max(0, begin - 1))) if begin > 1 else ""
    return thing(phrase)


def _batched(telling: Telling, index: int, raw: str, left: str) -> str:
    """单位分两批纳入名单 → 纳入名单批次."""
    rest = on_the_right(telling.scene, index)[1]
    return f"{rest[:30]}批次" if raw.endswith("分") and rest and telling.scene.found[index].unit in ("批", "批次") else ""


def _last_time(telling: Telling, index: int, raw: str, left: str) -> str:
    """（上年 46 件）: the figure before, a year ago."""
    before = telling.scene.before[index]
    told = before >= 0 and telling.scene.found[before].unit == telling.scene.found[index].unit
    return f"{telling.base(before)}（上年）" if told and _AGO.fullmatch(raw) else ""


def _remaining(telling: Telling, index: int, raw: str, left: str) -> str:
    """其余 n 个: what is left of the things told before."""
    match = _REST.match(raw)
    return match[1] + thing(telling.base(telling.scene.before[index])) if match else ""


def _crowd(telling: Telling, index: int, raw: str, left: str) -> str:
    """三万人次参加: who takes part in what was told just before."""
    mention = telling.scene.found[index]
    right, rest = on_the_right(telling.scene, index)
    crowd = mention.unit[:1] in ("人", "名", "户", "家")
    match = _PEOPLE.match(right + rest) if crowd else None
    if crowd and not match and not left and not right and VERB.match(rest):
        return rest[:20]
    if not match:
        return ""
    if not raw.strip("，、,") or ENDS_IN_VERB.fullmatch(left):
        return match[0] + thing(telling.base(telling.scene.before[index]))
    return ENDS_IN_VERB.sub("", re.split("、(?![^（]*）)", left)[-1]) + match[0]


def _behind(telling: Telling, index: int, raw: str, left: str) -> str:
    """The noun on the right of the figure, with the verb that says what was done where it is short."""
    right, rest = on_the_right(telling.scene, index)
    if not right or _belongs_to_next(telling.scene, index, left, right, rest):
        return ""
    noun, mention = right.rstrip("和及与、并的中"), telling.scene.found[index]
    if mention.approx in ("以下", "以上", "以内") and "的" in noun and mention.kind is MentionKind.MONEY:
        told, _, head = noun.partition("的")
        return head + told + ("下限" if mention.approx == "以上" else "上限")
    if rest.endswith("分"):
        rest = _beyond(telling.scene, index)
    if _JOINED.match(rest):
        return f"{rest[:24].replace('组成的', '组成')}的{noun}"
    if match := _DONE.match(rest):
        return f"已{match[1]}的{noun}"
    if _HANDLED.search(raw) and VERB.match(rest):
        manner = _MANNER.search(noun)
        return (manner[0] if manner else "") + rest[:8] + _MANNER.sub("", noun)
    return _qualified(telling, index, raw, left, noun)


def _beyond(scene: Scene, index: int) -> str:
    """What follows 分两批: the predicate of the noun before."""
    return on_the_right(scene, scene.after[index])[1] if scene.after[index] >= 0 else ""


def _qualified(telling: Telling, index: int, raw: str, left: str, noun: str) -> str:
    if often := _OFTEN.search(raw):
        return often[0] + noun
    verb = ENDS_IN_VERB.search(left) or (VERB_HEAD.match(left) if left.endswith("等") else None)
    if len(noun) <= 4 and verb and verb[0].strip("了过") not in _PLAIN:
        return verb[0].strip("了过") + noun
    if len(noun) <= 2 and (not left or raw.rstrip().endswith("、")):
        return _of_quoted(telling, index) + noun
    return noun


def _of_quoted(telling: Telling, index: int) -> str:
    """聚焦某行动“六个方面、十个大项”: the items in quotes belong to what stands before them."""
    scene, at = telling.scene, telling.scene.found[index].start
    opening = scene.mask.rfind("“", max(0, at - 40), at)
    if opening < 0 or "”" in scene.mask[opening:at]:
        return ""
    return thing(clean(scene.words(clause_start(scene.mask, opening), opening)))


def _belongs_to_next(scene: Scene, index: int, left: str, right: str, rest: str) -> bool:
    """Whether the noun behind a figure is what the next figure counts (办件81件差评2件)."""
    follower = scene.after[index]
    if follower < 0 or not left or ENDS_IN_VERB.search(left):
        return False
    return not rest and scene.found[follower].start - scene.found[index].end == len(right)


def _before(telling: Telling, index: int, front: str, left: str) -> str:
    """The noun on the left of the figure."""
    phrase = LIGHT_HEAD.sub("", left, count=1) if LIGHT_HEAD.match(left) else left
    if match := _MADE_OF.match(phrase):
        phrase = match[1]
    if not phrase:
        return telling.base(telling.scene.before[index])
    follower, mention = telling.scene.after[index], telling.scene.found[index]
    if mention.unit in ("类", "种", "大类") and follower >= 0 and telling.scene.found[follower].start == mention.end:
        telling.shared[follower] = phrase
        return thing(phrase) + "类别"
    for rule in (_rate, _amount, _of_whole, _again, _done_with, _listed, _framed):
        if what := rule(telling, index, phrase):
            return what
    return phrase


def _rate(telling: Telling, index: int, phrase: str) -> str:
    """收缴率 after 收缴罚没款 → 罚没款收缴率."""
    if len(phrase) > 4 or not _RATE.search(phrase):
        return ""
    whole = telling.whole if telling.bracket and telling.whole >= 0 else telling.scene.before[index]
    if whole < 0 or telling.scene.found[whole].kind not in (MentionKind.COUNT, MentionKind.MONEY):
        return ""
    base = telling.base(whole)
    if phrase == "占比":
        return base + phrase
    return phrase if phrase[:2] in thing(base) else thing(base) + phrase


def _amount(telling: Telling, index: int, phrase: str) -> str:
    """金额 after a count of cases is the sum of these cases."""
    match = _AMOUNT.search(phrase)
    if not match or len(phrase) > 5 or telling.scene.before[index] < 0:
        return ""
    stem, told = phrase[: match.start()], thing(telling.base(telling.scene.before[index]))
    return told + (match[0] if stem in told else phrase)


def _of_whole(telling: Telling, index: int, phrase: str) -> str:
    """自然灾害类 → 自然灾害类预案, 查处 → 查处违法行为: a part without a noun takes the noun of its whole."""
    if telling.whole < 0 or telling.scene.found[telling.whole].unit != telling.scene.found[index].unit:
        return ""
    base = telling.base(telling.whole)
    if phrase.endswith(("类", "级", "型")):
        return phrase + thing(base)
    if VERB_HEAD.fullmatch(phrase):
        return telling.actor + phrase + thing(base)
    short = telling.bracket and len(phrase) <= _SHORT
    return phrase + _last_noun(base) if short or ENDS_IN_VERB.search(phrase) else ""


def _again(telling: Telling, index: int, phrase: str) -> str:
    """累计播放 after 视频播放时长 → 视频播放次数; 死亡 after a count of accidents → 事故死亡."""
    before, verb = telling.base(telling.scene.before[index]), phrase.removeprefix("累计")
    if _HARM.fullmatch(verb):
        return before[-2:] + verb
    if VERB.fullmatch(verb) and verb in before[1:] and telling.scene.found[index].unit == "次":
        return before[: before.rindex(verb)] + verb + "次数"
    return ""


def _done_with(telling: Telling, index: int, phrase: str) -> str:
    """受理投诉 n 件，办结 m 件 → 办结投诉: a verb alone takes the object of the figure before in the same unit."""
    found, at = telling.scene.found, telling.scene.before[index]
    if at < 0 or not VERB_HEAD.fullmatch(phrase) or found[at].unit != found[index].unit:
        return ""
    if "。" in telling.scene.mask[found[at].end : found[index].start]:
        return ""
    base = telling.base(at)
    return phrase + thing(base) if VERB_HEAD.match(base) else ""


def _listed(telling: Telling, index: int, phrase: str) -> str:
    """出动车辆 n 台、人员 m 人 → 出动人员: the verb of a row governs its short members too."""
    at = telling.scene.before[index]
    verb = VERB.match(telling.base(at))
    beside = at >= 0 and telling.scene.mask.startswith("、", telling.scene.found[at].end)
    return verb[0] + phrase if verb and beside and len(phrase) <= 4 and not VERB.match(phrase) else ""


def _framed(telling: Telling, index: int, phrase: str) -> str:
    """A phrase too short to stand alone takes the occasion or the actor of its sentence."""
    if len(phrase) > _SHORT or telling.bracket and telling.whole >= 0:
        return ""
    start = telling.scene.found[index].start
    sentence = telling.scene.text[max(0, start - SENTENCE) : start].rpartition("。")[2]
    frames = [hit[1] or hit[2] for hit in _FRAME.finditer(sentence)]
    return (frames[-1] if frames else re.sub("^[我本该].*", "", telling.actor)) + phrase


def _lasting(telling: Telling, index: int) -> str:
    raw = on_the_left(telling.scene, index)
    return _turned(telling, index, raw, clean(raw)) or lasting(telling.scene, index)


_RULES: dict[MentionKind, Callable[[Telling, int], str]] = {
    MentionKind.YOY: _change,
    MentionKind.DURATION: _lasting,
}
