"""Numbers with a unit: counts, money, percentages, ratios, changes and durations; ranges of them."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.mentions import approx, changes, shares, weak
from drafter.mentions.measures import BODIES, PER, UNIT
from drafter.mentions.numbers import NUMBER, Amount, amount, plain
from drafter.mentions.scene import Found, Scene
from drafter.model.reading import MentionKind

_NUMBER = re.compile(NUMBER)
_LETTER = re.compile("[A-Za-z]")
_JOINT = re.compile(r" ?(?:至|到|——?|--?|–|―|－|~|～|、)")
_JOINTS = frozenset(" 至到—-–―－~～、")
_LISTED = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?[万亿]?(?:[、和与及][0-9]{1,9}(?:\.[0-9]{1,4})?[万亿]?){1,9}")
_RESPECTIVELY = re.compile("分别|依次|各|[、和与及]$")
_CURRENCY = re.compile("[¥￥$]$")
_EACH_MANY = re.compile("每[一两]?[十百千万亿][一-鿿]{0,14}$")
_MEAN = re.compile("(?:人|户|亩|车)均[一-鿿]{0,6}$")
_COMPARES = re.compile("[比较期]|[与和同][上去前往历常近过以]")
_LABEL = re.compile(
    "(?:数|数量|人口|总数|总量|件量|人数|次数|得分|评分|分值|分数|总分|指数|积分|总计|合计|共计|存量|余额|基数|办件量|访问量|点击量|浏览量|阅读量)"
    "(?:[一-鿿]{0,2}(?:为|是|达到?|约|仅|共|由|从|至|到|增至|升至|降至|减至|保持)|：|:| |\t)?$"
)
_FUNDS = re.compile(
    "(?:金额|资金|款|罚没|投入|配套|自筹|拨付|筹集|下达|兑付|追回|挽回|缴纳|赔偿|案值|挽损|款项|经费|投资|预算|收入|支出|产值|损失|奖金|补助|补贴|价款|费用|总额|税收|保费|元)(?:[一-鿿]{0,3}(?:为|达到?|约|共|近|超|逾|计))?$"
)
_AFTER_BARE = re.compile(r"[，。；、！？）)\t\n（(”]|$|,|;| |\+|和|与|及|的|且")
_DURATION_UNITS = {"礼拜": "周", "钟头": "小时", "秒钟": "秒", "季": "季度", "年头": "年"}
_PARTS = str.maketrans("", "", "半多余")
# 2小时30分钟 is 150 分钟, 1年3个月 15 月: a span told in two units counts in the finer one.
_FINER = re.compile(r" ?零?([0-9]{1,2}) ?个?(小时|月|天|日|分钟?|秒)(?!之|[0-9])")
_STEPS = {
    ("年", "月"): 12,
    ("天", "小时"): 24,
    ("日", "小时"): 24,
    ("月", "天"): 30,
    ("月", "日"): 30,
    **{("小时", fine): 60 for fine in ("分", "分钟")},
    **{(whole, "秒"): 60 for whole in ("分", "分钟")},
}
_PER_SIGNS = frozenset("/每")
_PLAIN_SPANS = re.compile("个(?=小时|钟头|工作日|自然日|星期|礼拜|昼夜)")


def read(scene: Scene, start: int) -> Found | None:
    """The quantity that starts at ``start``, None when no unit or label makes the number one."""
    text = scene.text
    number = _NUMBER.match(text, start)
    if not number:
        return shares.half(scene, start) if text[start] == "半" else None
    if (
        text[number.end() : number.end() + 1].isascii()
        and _LETTER.match(text, number.end())
        and not UNIT.match(text, number.end())
    ):
        return None
    return (
        shares.fraction(scene, number)
        or shares.proportion(scene, number)
        or _measured(scene, number)
        or _bare(scene, number)
    )


def _measured(scene: Scene, number: re.Match[str]) -> Found | None:
    text, start = scene.text, number.start()
    unit = UNIT.match(text, number.end())
    second = None
    behind = unit.end() if unit else number.end()
    if text[behind : behind + 1] in _JOINTS and (joint := _JOINT.match(text, behind)):
        second = _NUMBER.match(text, joint.end())
    other = UNIT.match(text, second.end()) if second else None
    if second and other and _ranges(scene, number, unit, second, other):
        value = _span_value(number[0], unit, second[0])
        if value:
            return _made(scene, start, other, value, second[0])
    if not unit:
        return _sharing_unit(scene, number)
    return _made(scene, start, unit, amount(number[0]), number[0])


def _sharing_unit(scene: Scene, number: re.Match[str]) -> Found | None:
    """0.35 of 分别提升0.35、0.42个百分点: the unit of a list stands after its last number."""
    listed = _LISTED.match(scene.text, number.start())
    unit = UNIT.match(scene.text, listed.end()) if listed else None
    if not listed or not unit or not _RESPECTIVELY.search(scene.clause(number.start())):
        return None
    power = "" if number[0][-1] in "万亿" or listed[0][-1] not in "万亿" else listed[0][-1]
    found = _made(scene, number.start(), unit, amount(number[0] + power), number[0])
    return found and found._replace(end=number.end(), approx="", rule="unit-of-the-list")


def _ranges(
    scene: Scene, low: re.Match[str], unit: re.Match[str] | None, high: re.Match[str], other: re.Match[str]
) -> bool:
    """Whether two numbers are the ends of one range: 1至2次, 2万元至5万元, not 由30个至5个."""
    joint = scene.text[low.end() : high.start()]
    if unit is None:
        # 3、4个 is a guess, 12、15个 a list.
        return "、" not in joint or (
            (len(low[0]), len(high[0])) == (1, 1) and not _RESPECTIVELY.search(scene.clause(low.start()))
        )
    if (unit.lastgroup, unit[0]) != (other.lastgroup, other[0]) or "、" in joint:
        return False
    return scene.window(low.start())[-1:] not in ("由", "从")


def _span_value(low: str, unit: re.Match[str] | None, high: str) -> Amount | None:
    first, last = amount(low), amount(high)
    if not isinstance(first.value, Decimal) or not isinstance(last.value, Decimal):
        return None
    power = re.search("[万亿]$", high)
    if unit is None and power and low[-1] not in "万亿":
        first = first._replace(value=plain(first.value * (10**4 if power[0] == "万" else 10**8)))
    return Amount(f"{first.value}-{last.value}", first.approx or last.approx) if first.value < last.value else None  # type: ignore[operator]


def _made(scene: Scene, start: int, unit: re.Match[str], said: Amount, number: str = "") -> Found | None:
    """The mention a number and its unit make, by the kind of unit."""
    group, end = unit.lastgroup, unit.end()
    group = "span" if unit["span"] else group
    start, said = approx.signed(scene, start, said)
    marked = Amount(said.value, approx.word(scene, start, end, said))
    if scene.text[start - 1 : start] in ("上", "过") and number[:1] in tuple("百千万亿"):
        start, marked = start - 1, marked._replace(approx=scene.text[start - 1])  # 上千名 is one numeral
    found = _KINDS[group or ""](scene, start, unit, marked, number)
    return found and weak.judged(scene, found, number, unit[0].strip())


def _money(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    sign = unit[0].strip()
    value = said.value
    if small := re.search("([0-9])角(?:([0-9])分)?", sign):
        value = plain(value + Decimal(f"0.{small[1]}{small[2] or 0}")) if isinstance(value, Decimal) else value
    name = re.sub("整|[0-9]角.*|圆|块钱", "", sign) or "元"
    found = Found(MentionKind.MONEY, start, unit.end(), value, name, said.approx, rule="money")
    if per := PER.match(scene.text, unit.end()):
        return found._replace(end=per.end(), unit=name + per[0], rule="money-per-unit")
    return _absolute(scene, found)


def _absolute(scene: Scene, found: Found) -> Found:
    """The mention as a year-on-year change in its own unit when the words before compare: 同比减少12起."""
    window = scene.window(found.start)
    if not _COMPARES.search(window):
        return found
    tail = window[: -len(found.approx)] if found.approx and window.endswith(found.approx) else window
    moved = (changes.told(tail) if changes.compared(tail) else None) or changes.told_by_act(tail)
    if moved and isinstance(found.value, Decimal):
        return found._replace(kind=MentionKind.YOY, value=found.value * moved.sign, rule="change-absolute")
    before = scene.found[-1] if scene.found else None
    if before and before.rule == "change-absolute" and isinstance(found.value, Decimal):
        gap = scene.text[before.end : found.start]
        sign = -1 if isinstance(before.value, Decimal) and before.value < 0 else 1
        next_one = changes.told_next(gap)
        if next_one or not gap or changes.listed(gap):
            value = found.value * (next_one.sign if next_one else sign)
            return found._replace(kind=MentionKind.YOY, value=value, rule="change-absolute")
    return found


def _count(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    name = unit[0].replace(" ", "")
    if name == "分" and _FINER.match(scene.text, unit.end()):
        return _minutes(scene, start, unit, said)
    found = Found(
        MentionKind.COUNT,
        start,
        unit.end(),
        said.value,
        name,
        said.approx,
        False,
        False,
        "body" if name in BODIES else "measure-word",
    )
    if scene.text[unit.end() : unit.end() + 1] in _PER_SIGNS and (per := PER.match(scene.text, unit.end())):
        return found._replace(kind=MentionKind.RATIO, end=per.end(), unit=name + per[0], rule="per-unit")
    clause = scene.clause(start)
    if ("每" in clause and _EACH_MANY.search(clause)) or ("均" in clause and _MEAN.search(clause)):
        return found._replace(kind=MentionKind.RATIO, rule="per-unit")
    return _absolute(scene, found)


def _minutes(scene: Scene, start: int, unit: re.Match[str], said: Amount) -> Found:
    """5分30秒 in seconds."""
    fine = _FINER.match(scene.text, unit.end())
    value = plain(said.value * 60 + Decimal(fine[1])) if fine and isinstance(said.value, Decimal) else None
    end = fine.end() if fine else unit.end()
    return _absolute(scene, Found(MentionKind.DURATION, start, end, value, "秒", rule="duration-in-two"))


def _faint(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    return Found(
        MentionKind.COUNT, start, unit.end(), said.value, unit[0].strip(), said.approx, weak=True, rule="ranks-or-names"
    )


def _duration(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    shown = unit["span"]
    name = _PLAIN_SPANS.sub("", shown.translate(_PARTS))
    value = said.value
    if (fine := _FINER.match(scene.text, unit.end())) and (step := _STEPS.get((name, fine[2]))):
        value = plain(value * step + Decimal(fine[1])) if isinstance(value, Decimal) else None
        return _absolute(scene, Found(MentionKind.DURATION, start, fine.end(), value, fine[2], rule="duration-in-two"))
    inner = "半" in shown or unit["after"] == "半"
    if inner and isinstance(value, Decimal):
        value = value + Decimal("0.5")
    mark = said.approx or ("多" if "多" in shown else "") or (unit["after"] or "").replace("半", "")
    name = _DURATION_UNITS.get(name, name)
    return _absolute(scene, Found(MentionKind.DURATION, start, unit.end(), value, name, mark, rule="duration"))


_KINDS = {"share": shares.share, "money": _money, "span": _duration, "faint": _faint, "measure": _count}


def _bare(scene: Scene, number: re.Match[str]) -> Found | None:
    """A number without a unit that a label or a currency sign explains: 差评数0, 得分98.5, 罚款5万, ¥1,208."""
    start, end = number.span()
    before, said = scene.window(start), amount(number[0])
    if number[0].endswith("个亿"):
        return Found(
            MentionKind.MONEY,
            start,
            end,
            said.value,
            "元",
            approx.word(scene, start, end, said),
            rule="money-without-unit",
        )
    if not number[0][0].isdecimal():
        return None
    if _CURRENCY.search(before):
        kind, unit, rule = MentionKind.MONEY, "美元" if before[-1] == "$" else "元", "currency-sign"
        start -= 1
    else:
        kind, unit, rule = _unwritten(scene, number, before)
    if not rule:
        return None
    return Found(kind, start, end, said.value, unit, approx.word(scene, start, end, said), rule=rule)


def _unwritten(scene: Scene, number: re.Match[str], before: str) -> tuple[MentionKind, str, str]:
    """Kind and unit of a number that has none written after it, and the rule; no rule when it is no figure."""
    text, start, end = scene.text, number.start(), number.end()
    scaled = number[0].rstrip("余多来几")[-1] in "千万亿"
    if not (scaled or _AFTER_BARE.match(text, end)) or scene.quoted(start, end):
        return MentionKind.COUNT, "", ""
    length = approx.before(before[-9:])[1]
    tail = before[-14:-length] if length else before[-14:]
    if scaled and (_FUNDS.search(tail) or _after_money(scene, start)):
        return MentionKind.MONEY, "元", "money-without-unit"
    if scaled or _LABEL.search(tail):
        return MentionKind.COUNT, _unit_before(scene, start), "labelled"
    in_cell = before[-1:] == "\t" and text[end : end + 1] in ("\t", "", "\n")
    return MentionKind.COUNT, "", "table-cell" if in_cell else ""


def _after_money(scene: Scene, start: int) -> bool:
    """Whether the figure before in the same sentence is money: 投入1.2亿元，其中市级0.5亿."""
    before = scene.found[-1] if scene.found else None
    return (
        before is not None
        and before.kind is MentionKind.MONEY
        and start - before.end < 30
        and not re.search("[。！？\n]", scene.text[before.end : start])
    )


def _unit_before(scene: Scene, start: int) -> str:
    """总办件量81件差评数0 counts both in 件."""
    before = scene.found[-1] if scene.found else None
    if before and before.kind is MentionKind.COUNT and before.unit and before.end > start - 10:
        between = scene.text[before.end : start]
        return "" if re.search("[，。；：、,;:]", between) else before.unit
    return ""
