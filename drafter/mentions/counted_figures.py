"""What a count, a sum of money, a rate or a change is told of: the rules, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.mentions.counted_carried import Telling, carried, now, thing
from drafter.mentions.counted_dates import lasting
from drafter.mentions.counted_phrase import Scene, clause_start, clean, on_the_left, on_the_right, parted
from drafter.mentions.counted_unsaid import Around, aged, labelled, named, portion
from drafter.mentions.counted_words import CHANGE, CHANGED, COMPARED, ENDS_IN_VERB, VERB, VERB_HEAD
from drafter.model.reading import MentionKind

_JOINED = re.compile("纳入|列入|组成|担任|参加|参与|发出|入选|入驻|获得|荣获|获评|接受|承担|取得")
_PEOPLE = re.compile("(?:参加|参与|观看|受益|参训|报名|到场|参赛|受训|出席|收看|点击|受伤|死亡)[^，。；、]{0,8}")
_HANDLED = re.compile("[将把由从]")
_TAKEN = re.compile("[将把]")
_ITEM = re.compile("、(?![^（]*）)")
_MANNER = re.compile("(?:安全|全部|及时|成功|顺利|妥善|依法|统一|逐一|有序)$")
_DONE = re.compile("(?:均|全部|都)?已经?([^，。；]{2,8})")
_AGO = re.compile("[，、（]?(?:比|较|与)?(?:上年|去年|前一年|上一年|上年度)(?:同期|全年)?(?:的|为|是|约)?")
_OVERALL = re.compile("(?:累计|年均|平均|总体|同口径|幅度|大幅)+$")
_ACTING = re.compile("(?:干部|律师|事务所|学生|企业|人员|群众|职工|队员|选手|经理|党员|教师|农户|同志|代表)$")
_TOLD_OF = re.compile("对$|(?<!组织)(?<!.选派)(?:帮助|指导|督促|推动|支持|引导|带动|协助|为|给|使|让|向)$")
_DEED = re.compile(f"(?:现场|网上|统一|集中|同步)?(?:到|进|赴|{VERB.pattern})")
_GAINED = re.compile(f"同比(?:{CHANGE})了?$")
_ADVERBIAL = re.compile("(?:依法|及时|全部|统一|逐一|妥善|顺利|成功|分别|也|又|还)$")
_VERB_OF = re.compile("(?<=^..)的")
_REST = re.compile("[，、；]?(其余|其他|剩余|余下)的?$")
_PLAIN = ("经过", "应对", "发生", "接受", "涉及", "坚持", "聚焦", "围绕", "针对", "面向", "组织", "集中")
_OFTEN = re.compile("每(?:半?年|季度?|月|周|日|天|两年|半月)")
_WORKED = "细化|整合|合并|精简|拆分|归并|优化|调整|压缩|扩充|扩展|梳理"
_TURNED = re.compile(
    rf"(?:进一步|逐步|大幅)?(?P<work>{_WORKED}|(?:{CHANGE}|延长|拉长|扩大|放宽|收窄)?)(?:为|至|到|成)(?:今年的|现在的|目前的|当前的)?约?"
)
_NOUN_TURNED = re.compile(rf"(?P<noun>[^，。；0-9]{{2,12}}?){_TURNED.pattern}")
_LAST_YEAR = re.compile("去年|上年|前年|同期")
_ACTOR = re.compile("[^，。、；：\x01]{0,20}?(?:部门|单位|系统|机关|街道|支队|大队|中心|公司|学校|局|厅|委|办|院)")


def figure(telling: Telling, index: int) -> str:
    """What the figure counts."""
    return _RULES.get(telling.scene.found[index].kind, _quantity)(telling, index)


def _change(telling: Telling, index: int) -> str:
    """A change names what changed: the phrase before 同比, else the figure before."""
    words = CHANGED.sub("", on_the_left(telling.scene, index))
    phrase = _OVERALL.sub("", clean(COMPARED.sub("", words)).strip("）"))
    phrase = phrase or telling.scene.row
    if not phrase or ENDS_IN_VERB.fullmatch(phrase):
        phrase = now(next(iter(telling.earlier(index, 1)), phrase))
    return _GAINED.sub("", phrase) + "同比"


def _quantity(telling: Telling, index: int) -> str:
    raw = on_the_left(telling.scene, index, telling.taken)
    front, left = parted(raw)
    around = Around(raw, left, *on_the_right(telling.scene, index))
    if actor := _ACTOR.match(front.lstrip("\x01，、其中")):
        telling.actor = actor[0]
    for rule in _QUANTITIES:
        if what := rule(telling, index, around):
            return what
    return carried(telling, index, named(around.left))


def _lasting(telling: Telling, index: int) -> str:
    raw = on_the_left(telling.scene, index)
    return _turned(telling, index, Around(raw, clean(raw), "", "")) or lasting(telling.scene, index)


def _beside(telling: Telling, index: int) -> int:
    """The figure before where it has the same unit, else -1."""
    before, found = telling.scene.before[index], telling.scene.found
    return before if before >= 0 and found[before].unit == found[index].unit else -1


def _turned(telling: Telling, index: int, around: Around) -> str:
    """由 x 升至 y, 将 x 细化为 y: the first is last year's or what was before, the second what is now."""
    scene, follower = telling.scene, telling.scene.after[index]
    if follower < 0 or scene.found[follower].unit != scene.found[index].unit:
        return ""
    gap = scene.mask[scene.found[index].end : min(scene.found[follower].start, scene.found[index].end + 30)]
    match = _TURNED.fullmatch(gap) or (_HANDLED.search(around.raw) and _NOUN_TURNED.fullmatch(gap))
    if not match:
        return ""
    noun = match.groupdict().get("noun") or around.left.strip("将把由从")
    stem = noun or _clause_before(scene, scene.found[index].start)
    if re.fullmatch(_WORKED, match["work"] or ""):
        telling.shared[follower] = f"{stem}（{match['work']}后）"
        return f"{stem}（{match['work']}前）"
    telling.shared[follower] = stem
    return f"{stem}（{'上年' if _LAST_YEAR.search(around.raw) else '原'}）"


def _clause_before(scene: Scene, start: int) -> str:
    """What the clause before speaks of: the object of its verb."""
    begin = clause_start(scene.mask, start)
    phrase = clean(scene.words(clause_start(scene.mask, begin - 1), max(0, begin - 1))) if begin > 1 else ""
    return thing(phrase)


def _gained(telling: Telling, index: int, around: Around) -> str:
    """同比增加 n 件: by how much the figure before changed."""
    words, before = CHANGED.sub("", around.raw), _beside(telling, index)
    if words == around.raw or before < 0:
        return ""
    bare = COMPARED.sub("", words)
    return f"{telling.base(before)}同比{around.raw[len(words) :]}" if bare != words and not clean(bare) else ""


def _last_time(telling: Telling, index: int, around: Around) -> str:
    """（上年 46 件）: the figure before, a year ago."""
    before = _beside(telling, index)
    return f"{telling.base(before)}（上年）" if before >= 0 and _AGO.fullmatch(around.raw) else ""


def _batched(telling: Telling, index: int, around: Around) -> str:
    """单位分两批纳入名单 → 纳入名单批次."""
    batch = around.raw.endswith("分") and telling.scene.found[index].unit in ("批", "批次")
    return f"{around.rest[:30]}批次" if batch and around.rest else ""


def _remaining(telling: Telling, index: int, around: Around) -> str:
    """其余 n 个: what is left of the things told before."""
    if not (match := _REST.match(around.raw)):
        return ""
    told = telling.objects.get(telling.scene.found[index].unit)
    return match[1] + (told or thing(telling.base(telling.scene.before[index])))


def _crowd(telling: Telling, index: int, around: Around) -> str:
    """三万人次参加: who takes part in what was told just before."""
    if telling.scene.found[index].unit[:1] not in ("人", "名", "户", "家"):
        return ""
    match = _PEOPLE.match(around.right + around.rest)
    if not match:
        return around.rest[:20] if not around.left and not around.right and VERB.match(around.rest) else ""
    if not around.raw.strip("，、,") or ENDS_IN_VERB.fullmatch(around.left):
        return match[0] + thing(telling.base(telling.scene.before[index]))
    return ENDS_IN_VERB.sub("", _ITEM.split(around.left)[-1]) + match[0]


def _behind(telling: Telling, index: int, around: Around) -> str:
    """The noun on the right of the figure, with its predicate or the verb before where these say more."""
    if not around.right or _belongs_to_next(telling.scene, index, around):
        return ""
    noun, mention = _ADVERBIAL.sub("", around.right.rstrip("和及与、并的中")), telling.scene.found[index]
    if (at := telling.scene.text.find(noun, mention.end, mention.end + 2 * len(around.right))) >= 0:
        telling.taken = at + len(noun)
    telling.objects[mention.unit] = noun
    if mention.approx in ("以下", "以上", "以内") and "的" in noun and mention.kind is MentionKind.MONEY:
        told, _, head = noun.partition("的")
        return head + told + ("下限" if mention.approx == "以上" else "上限")
    return _predicated(telling, index, around, noun) or _qualified(telling, index, around, noun)


def _predicated(telling: Telling, index: int, around: Around, noun: str) -> str:
    """单位……纳入名单 → 纳入名单的单位, 事故均已办结 → 已办结的事故, 将人员安全转移 → 安全转移人员."""
    follower = telling.scene.after[index]
    split = around.rest.endswith("分") and follower >= 0  # 分两批纳入: the predicate stands behind the next figure
    rest = on_the_right(telling.scene, follower)[1] if split else around.rest
    if _JOINED.match(rest):
        return f"{_VERB_OF.sub('', rest[:24], count=1)}的{noun}"
    if match := _DONE.match(rest):
        return f"已{match[1]}的{noun}"
    if _ACTING.search(noun) and _DEED.match(rest) and not _TOLD_OF.search(around.raw):
        return f"{rest[:16]}的{noun}"
    if _TAKEN.search(around.raw) and VERB.match(rest):
        manner = _MANNER.search(noun)
        return (manner[0] if manner else "") + rest[:8] + _MANNER.sub("", noun)
    return ""


def _qualified(telling: Telling, index: int, around: Around, noun: str) -> str:
    """A short noun with the verb that governs it, or with what the quotation it stands in belongs to."""
    left = around.left
    if often := _OFTEN.search(around.raw):
        return often[0] + noun
    verb = ENDS_IN_VERB.search(left) or (VERB_HEAD.match(left) if left.endswith("等") else None)
    if len(noun) <= 4 and verb and verb[0].strip("了过") not in _PLAIN:
        return verb[0].strip("了过") + noun
    if len(noun) <= 2 and (not left or around.raw.rstrip().endswith("、")):
        return _of_quoted(telling, index) + noun
    return noun


def _of_quoted(telling: Telling, index: int) -> str:
    """聚焦某行动“六个方面、十个大项”: the items in quotes belong to what stands before them."""
    scene, at = telling.scene, telling.scene.found[index].start
    opening = scene.mask.rfind("“", max(0, at - 40), at)
    if opening < 0 or "”" in scene.mask[opening:at]:
        return ""
    return thing(clean(scene.words(clause_start(scene.mask, opening), opening)))


def _belongs_to_next(scene: Scene, index: int, around: Around) -> bool:
    """Whether the noun behind a figure is what the next figure counts (办件81件差评2件)."""
    follower = scene.after[index]
    if follower < 0 or not around.left or ENDS_IN_VERB.search(around.left):
        return False
    return not around.rest and scene.found[follower].start - scene.found[index].end == len(around.right)


def _spent(telling: Telling, index: int, around: Around) -> str:
    """安排 n 元用于建设: what for says more than that it was spent."""
    return named(around.left) + around.rest[:24] if around.left and around.rest.startswith("用于") else ""


def _unnamed(telling: Telling, index: int, around: Around) -> str:
    """Nothing between two figures: both are of one thing; with 占 the second is its share."""
    if named(around.left):
        return ""
    base = telling.base(telling.scene.before[index])
    share = around.raw.strip("，（、").startswith(("占", "约占")) and not base.endswith("占比")
    return base + "占比" if share else base


def _kinds(telling: Telling, index: int, around: Around) -> str:
    """职权5类119项: the kinds of a thing, and behind them the things themselves."""
    follower, mention = telling.scene.after[index], telling.scene.found[index]
    adjacent = follower >= 0 and telling.scene.found[follower].start == mention.end
    if not adjacent or mention.unit not in ("类", "种", "大类"):
        return ""
    telling.shared[follower] = named(around.left)
    return thing(named(around.left)) + "类别"


_QUANTITIES: tuple[Callable[[Telling, int, Around], str], ...] = (
    _turned,
    _gained,
    _last_time,
    aged,
    portion,
    _batched,
    _remaining,
    _crowd,
    _behind,
    _spent,
    labelled,
    _unnamed,
    _kinds,
)
_RULES: dict[MentionKind, Callable[[Telling, int], str]] = {
    MentionKind.YOY: _change,
    MentionKind.DURATION: _lasting,
}
