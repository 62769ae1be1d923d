"""What a phrase that says too little alone takes over from the figures before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.mentions.counted_phrase import KEPT, Scene, bracketed
from drafter.mentions.counted_words import ENDS_IN_VERB, VERB, VERB_HEAD
from drafter.model.reading import MentionKind

SENTENCE = 160  # characters looked back at for the frame of a sentence
_AGED = re.compile("（(?:上年|原|.{0,4}[前后])）$")
_QUALITY = re.compile("(?:基本|不|未)?(?:优秀|良好|合格|达标|有效|正常|满意|及格)")
_RATE = re.compile("(?:比|率|比例|比重|比率|占比)$")
_AMOUNT = re.compile("(?:金额|数额|总额|总值|价值|总金额)$")
_MEASURE = re.compile("货值|标的额?|(?:总|概算)?投资|(?:合同|工程)?造价|总?(?:建筑)?面积|总?[播点阅][放击读]量")
_MEAN = re.compile("(?:日均|月均|年均|人均|户均|校均|案均|平均|最高|最低|最多|最大|单笔最高|单户最高|折合|折合人民币)$")
_EXTREME = re.compile("^(?:日均|月均|年均|人均|户均|平均|最高|最低|最多|单笔最高)")
_PERSON = re.compile("[员人师者官长工]$|干部|代表|群众|学生|律师")
_ENDED = re.compile("(?:到位|完毕|完成|结束)$")
_HARM = re.compile("(?:死亡|受伤|失踪|伤亡|遇难|被困)$")
_FRAME = re.compile(
    "(?:^|[，。；])(?:在)?([^，。；\x01]{2,20}?)(?:期间|活动中|行动中|工作中)(?=[，])|以([^，。；]{2,20}?)为(?:契机|抓手|载体|重点)"
)
_SISTER = re.compile(
    "(?!按|及时)(.{2,30}?)(?:按时|按期|及时|总)?(?:[^，。的]{2}|答复|办复)率"
)  # of a rate told before: what it is the rate of
_SHORT = 3  # a phrase of so few characters says too little alone


@dataclass(slots=True)
class Telling:
    """The state of one walk over a passage: what was said so far."""

    scene: Scene
    bases: list[str] = field(default_factory=list)
    shared: dict[int, str] = field(default_factory=dict)  # names told ahead for figures to come
    whole: int = -1  # the figure whose parts are told now
    bracket: bool = False  # told in a bracket behind it
    taken: int = 0  # the offset up to which the words belong to the figure before
    actor: str = ""  # who acts in this sentence
    objects: dict[str, str] = field(default_factory=dict)  # what a verb was said of in this sentence, by unit

    def base(self, index: int) -> str:
        """What a figure already walked over counts, "" for none."""
        return self.bases[index] if index >= 0 else ""

    def earlier(self, index: int, number: int) -> list[str]:
        """What the so many figures before one count, changes left out; [] where there are fewer."""
        found, at, whats = self.scene.found, self.scene.before[index], list[str]()
        bracket = bracketed(self.scene, index)
        for _ in range(2 * number + 6):
            if at < 0 or len(whats) == number:
                break
            if found[at].kind is not MentionKind.YOY and bracketed(self.scene, at) in (-1, bracket):
                whats.append(self.bases[at])
            at = self.scene.before[at]
        return whats[::-1] if len(whats) == number else []


@lru_cache(KEPT)
def thing(phrase: str) -> str:
    """The phrase without the verbs that open it: of 收缴罚没款 the noun 罚没款, not 款."""
    phrase = _AGED.sub("", phrase)
    head = VERB_HEAD.match(phrase)
    if head and head.end() == len(phrase) - 1:
        head = VERB.match(phrase)
    return phrase[head.end() :] if head else phrase


def _last_noun(phrase: str) -> str:
    ends = [hit.end() for hit in VERB.finditer(phrase) if hit.end() < len(phrase)]
    return phrase[ends[-1] :].lstrip("的了") if ends else phrase


def now(what: str) -> str:
    """The phrase without the remark that the figure is last year's."""
    return _AGED.sub("", what)


def carried(telling: Telling, index: int, phrase: str) -> str:
    """The phrase, made whole by the first rule that knows what it lacks."""
    for rule in _CARRIED:
        if what := rule(telling, index, phrase):
            return what
    return phrase


def _rate(telling: Telling, index: int, phrase: str) -> str:
    """收缴率 after 收缴罚没款 → 罚没款收缴率."""
    if len(phrase) > 4 or not _RATE.search(phrase):
        return ""
    if not telling.bracket and (sister := _SISTER.fullmatch(telling.base(telling.scene.before[index]))):
        return sister[1] + phrase
    whole = telling.whole if telling.bracket and telling.whole >= 0 else telling.scene.before[index]
    if whole < 0 or telling.scene.found[whole].kind not in (MentionKind.COUNT, MentionKind.MONEY):
        return ""
    base = telling.base(whole)
    if phrase == "占比":
        return base + phrase
    named, said, _ = thing(base).partition(phrase[:2])
    return named + phrase if said else thing(base) + phrase


def _amount(telling: Telling, index: int, phrase: str) -> str:
    """金额 after a count of cases is the sum of these cases."""
    match = _MEASURE.fullmatch(phrase) or (_AMOUNT.search(phrase) if len(phrase) < 6 else None)
    if not match or telling.scene.before[index] < 0:
        return ""
    stem, told = phrase[: match.start()], thing(telling.base(_counted_before(telling, index)))
    return told + (match[0] if stem in told else phrase)


def _counted_before(telling: Telling, index: int) -> int:
    """The count before, rates between left out."""
    at = telling.scene.before[index]
    for _ in range(3):
        if at < 0 or telling.scene.found[at].kind not in (MentionKind.PERCENT, MentionKind.RATIO, MentionKind.YOY):
            break
        at = telling.scene.before[at]
    return at


def _mean(telling: Telling, index: int, phrase: str) -> str:
    """日均 38 人次, 最高 5 万元: of what was told before."""
    if not _MEAN.fullmatch(phrase):
        return ""
    before = _EXTREME.sub("", telling.base(_counted_before(telling, index)))
    return phrase + (before if len(before) < 10 else _last_noun(before)) if before else ""


def _of_whole(telling: Telling, index: int, phrase: str) -> str:
    """自然灾害类 → 自然灾害类预案, 查处 → 查处违法行为: a part without a noun takes the noun of its whole."""
    unit = telling.scene.found[index].unit
    if telling.whole < 0 and len(phrase) < 8 and phrase.endswith(("类", "级", "型")) and unit in telling.objects:
        if phrase[-2:] in telling.objects[unit]:
            return ""
        return phrase + telling.objects[unit]
    if telling.whole < 0 or telling.scene.found[telling.whole].unit != telling.scene.found[index].unit:
        return ""
    base = telling.base(telling.whole)
    if phrase.endswith(("类", "级", "型")):
        return phrase + thing(base)
    if VERB.fullmatch(phrase):
        return telling.actor + phrase + thing(base)
    nobody = unit in ("人", "名") and len(phrase) < 5 and not _PERSON.search(phrase)
    short = (telling.bracket and len(phrase) <= _SHORT) or nobody
    if phrase[-2:] == base[-2:]:
        return ""
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
    """受理投诉 n 件，办结 m 件 → 办结投诉: a verb or a mark alone takes the object told before in the same unit."""
    found, at = telling.scene.found, telling.scene.before[index]
    unit = found[index].unit
    if phrase in ("成功", "失败"):
        return phrase + telling.base(at) if at >= 0 and found[at].unit == unit else ""
    if VERB.fullmatch(phrase) or _QUALITY.fullmatch(phrase):
        told = telling.objects.get(unit, "")
        return phrase + told if told else ""
    if (head := VERB_HEAD.match(phrase)) and head.end() < len(phrase) and not _ENDED.search(phrase):
        telling.objects[unit] = phrase[head.end() :]
    return ""


def _listed(telling: Telling, index: int, phrase: str) -> str:
    """出动车辆 n 台、人员 m 人 → 出动人员: the verb of a row governs its short members too."""
    at = telling.scene.before[index]
    verb = VERB.match(telling.base(at))
    beside = at >= 0 and telling.scene.mask.startswith("、", telling.scene.found[at].end)
    base = telling.base(at)
    alike = phrase[-2:] == base[-2:] or VERB.match(phrase)
    return verb[0] + phrase if verb and beside and len(phrase) <= 6 and not alike else ""


def _framed(telling: Telling, index: int, phrase: str) -> str:
    """A phrase too short to stand alone takes the occasion or the actor of its sentence."""
    if len(phrase) > _SHORT or (telling.bracket and telling.whole >= 0):
        return ""
    start = telling.scene.found[index].start
    sentence = telling.scene.text[max(0, start - SENTENCE) : start].rpartition("。")[2]
    frames = [hit[1] or hit[2] for hit in _FRAME.finditer(sentence)]
    return (frames[-1] if frames else re.sub("^[我本该全].*", "", telling.actor)) + phrase


_CARRIED: tuple[Callable[[Telling, int, str], str], ...] = (
    _rate,
    _amount,
    _mean,
    _of_whole,
    _again,
    _done_with,
    _listed,
    _framed,
)
