"""Numbers with a unit: counts, money, percentages, ratios, changes and durations; ranges of them."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.mentions import changes, weak
from drafter.mentions.measures import BODIES, PER, UNIT
from drafter.mentions.numbers import NUMBER, Amount, amount, han, plain
from drafter.mentions.scene import Found, Scene
from drafter.model.reading import MentionKind

_NUMBER = re.compile(NUMBER)
_JOINT = re.compile(r" ?(?:至|到|——?|--?|–|―|－|~|～|、)")
_APPROX_BEFORE = re.compile(
    "(大约|约(?=有$|为$|$)|将近|接近|近|超过|超出|超|逾|突破|不足|不到|未满|至少|最少|不少于|不低于|不小于|不下于|不下|至多|最多|"
    "不超过|不得超过|不高于|不多于|不大于|高于|大于|多于|低于|小于|少于|上|过|满|几乎|差不多)(?:有|为)?$"
)
_APPROX_ENDS = frozenset("约近过出超逾破足到满少于下多上乎有为")
_APPROX_STARTS = frozenset("+以之左上有不及多 （(")
_AT_LEAST = re.compile("(至少|不少于)[一-鿿]{1,4}$")
_SIGNS = frozenset("-−－+＋")
_APPROX_AFTER = re.compile(
    r" ?(?:[（(]含[^（()）]{0,4}[)）])?(\+|以上|以下|以内|之内|左右|上下|之多|有余|不等|及以上|及以下|多(?=[，。；、]))"
)
_NEGATIVE = re.compile("(?:^|[为至到是约达：:（(，、\t增降长速率温度差值比]| )[-−－]$")
_SIGN_PLUS = re.compile("[（(：:][+＋]$")
_CURRENCY = re.compile("[¥￥$]$")
_EACH_OF = re.compile(
    "(?:每[一两]?[十百千]{0,2}[万亿]?[一-鿿]{0,12}|(?:人|户|亩|村|镇|县|单位|车|床|地|件|案)均[一-鿿]{0,6})$"
)
_EACH_MANY = re.compile("每[一两]?[十百千万亿][一-鿿]{0,14}$")
_MEAN = re.compile("(?:人|户|亩|车)均[一-鿿]{0,6}$")
_LABEL = re.compile(
    "(?:数|数量|人口|总数|总量|件量|人数|次数|得分|评分|分值|分数|总分|指数|积分|总计|合计|共计|存量|余额|基数|办件量|访问量|点击量|浏览量|阅读量)"
    "(?:[一-鿿]{0,2}(?:为|是|达到?|约|仅|共|由|从|至|到|增至|升至|降至|减至|保持)|：|:| |\t)?$"
)
_FUNDS = re.compile(
    "(?:金额|资金|款|款项|经费|投资|预算|收入|支出|产值|损失|奖金|补助|补贴|价款|费用|总额|税收|保费|元)(?:[一-鿿]{0,3}(?:为|达到?|约|共|近|超|逾|计))?$"
)
_AFTER_BARE = re.compile(r"[，。；、！？）)\t\n（(”]|$|,|;| |\+|和|与|及|的|且")
_DURATION_UNITS = {"礼拜": "周", "钟头": "小时", "秒钟": "秒", "季": "季度", "年头": "年"}
_PARTS = str.maketrans("", "", "半多余")
_PLAIN_SPANS = re.compile("个(?=小时|钟头|工作日|自然日|星期|礼拜|昼夜)")


def read(scene: Scene, start: int) -> Found | None:
    """The quantity that starts at ``start``, None when no unit or label makes the number one."""
    text = scene.text
    number = _NUMBER.match(text, start)
    if not number:
        return _half(scene, start) if text[start] == "半" else None
    if (
        number[0][-1:].isdecimal()
        and text[number.end() : number.end() + 1].isascii()
        and text[number.end() : number.end() + 1].isalpha()
    ):
        unit = UNIT.match(text, number.end())
        if not unit:
            return None
    return _fraction(scene, number) or _proportion(scene, number) or _measured(scene, number) or _bare(scene, number)


def _measured(scene: Scene, number: re.Match[str]) -> Found | None:
    text, start = scene.text, number.start()
    unit = UNIT.match(text, number.end())
    second = None
    if joint := _JOINT.match(text, unit.end() if unit else number.end()):
        second = _NUMBER.match(text, joint.end())
    if second and (end_unit := UNIT.match(text, second.end())) and _ranges(scene, number, unit, second, end_unit):
        value = _span_value(number[0], unit, second[0], end_unit)
        return _made(scene, start, end_unit, value) if value else None
    if not unit:
        return None
    return _made(scene, start, unit, amount(number[0]), number[0])


def _ranges(
    scene: Scene, low: re.Match[str], unit: re.Match[str] | None, high: re.Match[str], other: re.Match[str]
) -> bool:
    """Whether two numbers are the ends of one range: 1至2次, 2万元至5万元, not 由30个至5个."""
    joint = scene.text[low.end() : high.start()]
    if unit is None:
        # 3、4个 is a guess, 12、15个 a list.
        return "、" not in joint or (len(low[0]), len(high[0])) == (1, 1)
    if (unit.lastgroup, unit[0]) != (other.lastgroup, other[0]) or "、" in joint:
        return False
    return scene.window(low.start())[-1:] not in ("由", "从")


def _span_value(low: str, unit: re.Match[str] | None, high: str, other: re.Match[str]) -> Amount | None:
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
    start, said = _signed(scene, start, said)
    approx = _approx(scene, start, end, said)
    if group != "span":
        begin = start - 1 if scene.text[start - 1 : start] == "上" and number[:1] in tuple("百千万亿") else start
    else:
        begin = start
    found = _KINDS[group or ""](scene, begin, unit, Amount(said.value, approx), number)
    return found and weak.judged(scene, found, number, unit[0].strip())


def _signed(scene: Scene, start: int, said: Amount) -> tuple[int, Amount]:
    if scene.text[start - 1 : start] not in _SIGNS:
        return start, said
    window = scene.text[max(0, start - 2) : start]
    if _NEGATIVE.search(window) and isinstance(said.value, Decimal):
        return start - 1, said._replace(value=-said.value)
    return (start - 1, said) if _SIGN_PLUS.search(window) else (start, said)


def _approx(scene: Scene, start: int, end: int, said: Amount) -> str:
    if said.approx:
        return said.approx
    if scene.text[end : end + 1] in _APPROX_STARTS and (after := _APPROX_AFTER.match(scene.text, end)):
        return after[1]
    return _before(scene.window(start)[-9:])[0]


def _before(window: str) -> tuple[str, int]:
    """The word before a number that makes it approximate, and how many characters it takes."""
    if window[-1:] in _APPROX_ENDS and (before := _APPROX_BEFORE.search(window)):
        return before[1], len(before[0])
    least = _AT_LEAST.search(window)
    return (least[1], 0) if least else ("", 0)


def _share(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    """Percent, points, ‰, 成 and 倍: a change, a part of a whole, or a level."""
    sign = unit["share"]
    name = {"百分点": "个百分点", "％": "%"}.get(sign, sign[0] if sign[0] == "成" else sign)
    if sign[1:] and name == "成" and isinstance(said.value, Decimal):
        said = said._replace(value=said.value + (amount(sign[1:]).value if sign[1] != "半" else 5) / Decimal(10))  # type: ignore[operator]
    made = Found(MentionKind.PERCENT, start, unit.end(), said.value, name, said.approx, rule="percent")
    kind, factor, rule = _share_kind(scene, start, unit.end(), name)
    value = said.value
    if kind is MentionKind.YOY and isinstance(value, Decimal) and value > 0:
        value = value * factor
    return made._replace(kind=kind, value=value, rule=rule)


def _share_kind(scene: Scene, start: int, end: int, name: str) -> tuple[MentionKind, int, str]:
    window = scene.window(start)
    word, length = _before(window[-9:])
    bare = window[:-length] if length and word not in ("上", "过", "满") else window
    moved = changes.told(bare, scene.text[end : end + 6])
    if moved and not (name in "%‰" and changes.own_gain(bare)):
        return MentionKind.YOY, moved.sign, moved.rule
    if (before := scene.found[-1] if scene.found else None) and changes.listed(scene.text[before.end : start]):
        if before.kind in (MentionKind.YOY, MentionKind.RATIO, MentionKind.PERCENT):
            falls = isinstance(before.value, Decimal) and before.value < 0
            return before.kind, -1 if falls else 1, "listed-with-the-one-before"
    if changes.beside_comparison(bare) and not changes.leads_to_level(bare):
        return MentionKind.YOY, 1, "change-compared"
    if name in ("成", "‰", "‱", "倍") or changes.is_share(bare):
        return MentionKind.RATIO, 1, "share-of-a-whole" if name == "%" else "ratio-unit"
    return MentionKind.PERCENT, 1, "percent" if name == "%" else "percentage-points"


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
    tail = window[: -len(found.approx)] if found.approx and window.endswith(found.approx) else window
    moved = changes.told(tail) if changes.compared(tail) else None
    if moved and isinstance(found.value, Decimal):
        return found._replace(kind=MentionKind.YOY, value=found.value * moved.sign, rule="change-absolute")
    before = scene.found[-1] if scene.found else None
    if before and before.rule == "change-absolute" and changes.listed(scene.text[before.end : found.start]):
        sign = -1 if isinstance(before.value, Decimal) and before.value < 0 else 1
        if isinstance(found.value, Decimal):
            return found._replace(kind=MentionKind.YOY, value=found.value * sign, rule="change-absolute")
    return found


def _count(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    name = re.sub(r"\s", "", unit[0])
    found = Found(MentionKind.COUNT, start, unit.end(), said.value, name, said.approx, rule="measure-word")
    if per := PER.match(scene.text, unit.end()):
        return found._replace(kind=MentionKind.RATIO, end=per.end(), unit=name + per[0], rule="per-unit")
    clause = scene.clause(start)
    if _EACH_MANY.search(clause) or _MEAN.search(clause):
        return found._replace(kind=MentionKind.RATIO, rule="per-unit")
    return _absolute(scene, found._replace(rule="body" if name in BODIES else "measure-word"))


def _faint(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    return Found(
        MentionKind.COUNT, start, unit.end(), said.value, unit[0].strip(), said.approx, weak=True, rule="ranks-or-names"
    )


def _duration(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    shown = unit["span"]
    name = _PLAIN_SPANS.sub("", shown.translate(_PARTS))
    value = said.value
    inner = "半" in shown or unit["after"] == "半"
    if inner and isinstance(value, Decimal):
        value = value + Decimal("0.5")
    approx = said.approx or ("多" if "多" in shown else "") or (unit["after"] or "").replace("半", "")
    return Found(
        MentionKind.DURATION, start, unit.end(), value, _DURATION_UNITS.get(name, name), approx, rule="duration"
    )


_KINDS = {"share": _share, "money": _money, "span": _duration, "faint": _faint, "measure": _count}
_HALF = re.compile(r"半(?:个)?(年(?!度)|天|小时|月|日(?!游)|学期|世纪|工作日|周(?!年))|半数")


def _half(scene: Scene, start: int) -> Found | None:
    """半年, 半个月, 半数, 过半."""
    text = scene.text
    match = _HALF.match(text, start)
    if match and match[1]:
        said = _approx(scene, start, match.end(), Amount(None))
        found = Found(MentionKind.DURATION, start, match.end(), Decimal("0.5"), match[1], said, rule="half")
        return weak.judged(scene, found, "半", match[0][1:])
    if match:
        return _ratio(scene, start, match.end(), "1/2", "half")
    if text[start - 1 : start] == "过" and text[start + 1 : start + 2] not in tuple("年天月百"):
        return Found(MentionKind.RATIO, start - 1, start + 1, "1/2", "", "过", rule="half")
    return None


def _ratio(scene: Scene, start: int, end: int, value: Decimal | str, rule: str, unit: str = "") -> Found:
    said = _approx(scene, start, end, Amount(value))
    quoted = scene.quoted(start, end) is not None
    return Found(MentionKind.RATIO, start, end, value, unit, said, weak=quoted, rule=rule)


_PARTED = re.compile(rf"({NUMBER})分之({NUMBER})")
_HUNDRED = {"百": "%", "千": "‰", "万": "‱", "100": "%"}


def _fraction(scene: Scene, number: re.Match[str]) -> Found | None:
    """百分之三十五, 千分之五, 三分之二, 一半."""
    text, start = scene.text, number.start()
    if number[0] == "一" and text.startswith("半", start + 1) and not text.startswith(("以", "路"), start + 2):
        return _ratio(scene, start, start + 2, "1/2", "half")
    if number[0] == "一" and text.startswith("半以", start + 1):
        return _ratio(scene, start, start + 2, "1/2", "half")
    match = _PARTED.match(text, start) if text.startswith("分之", number.end()) else None
    if not match:
        return None
    part = amount(match[2])
    if sign := _HUNDRED.get(match[1]):
        if match[2] == "百":
            part = Amount(Decimal(100))
        kind, factor, rule = _share_kind(scene, start, match.end(), sign)
        value = part.value * factor if isinstance(part.value, Decimal) else part.value
        said = _approx(scene, start, match.end(), part)
        found = Found(kind, start, match.end(), value, sign, said, rule=rule + "-in-words")
        return weak.judged(scene, found, match[2], sign)
    whole = han(match[1]) if not match[1][0].isdecimal() else amount(match[1]).value
    return _ratio(scene, start, match.end(), f"{part.value}/{whole}", "fraction")


_PROPORTION = re.compile(
    r"([0-9]{1,6}(?:\.[0-9]{1,3})?)( ?[:：∶/] ?)([0-9]{1,6}(?:\.[0-9]{1,3})?)(?![0-9:：∶/]|\.[0-9 一-鿿])"
)
_PROPORTION_SIGNS = frozenset(" :：∶/")
_GAME = re.compile("比分|战胜|击败|战平|获胜|胜|负|平")


def _proportion(scene: Scene, number: re.Match[str]) -> Found | None:
    """3:1, 1∶20, 98/100; neither a clock time nor a score of a game."""
    if scene.text[number.end() : number.end() + 1] not in _PROPORTION_SIGNS:
        return None
    match = _PROPORTION.match(scene.text, number.start())
    if not match or scene.text[match.start() - 1 : match.start()] in tuple("/:.-"):
        return None
    sign, clause = match[2].strip(), scene.clause(match.start())
    if _GAME.search(clause[-8:]) or _GAME.match(scene.text, match.end()) or (match[1], match[3]) == ("24", "7"):
        return None
    clock = sign in ":：" and len(match[3]) == 2 and int(float(match[1])) < 25 and match[3] < "60"
    if clock and not re.search("比例|配比|比为?$", clause[-8:]):
        return Found(MentionKind.RATIO, match.start(), match.end(), None, "", weak=True, rule="clock-time")
    if sign == "/" and UNIT.match(scene.text, match.end()):
        return None
    shown = "/" if sign == "/" else ":"
    return _ratio(scene, match.start(), match.end(), f"{match[1]}{shown}{match[3]}", "proportion")


def _bare(scene: Scene, number: re.Match[str]) -> Found | None:
    """A number without a unit that a label before it explains: 差评数0, 得分98.5, 罚款5万, ¥1,208."""
    text, start, end = scene.text, number.start(), number.end()
    if not number[0][0].isdecimal():
        return None
    before, said = scene.window(start), amount(number[0])
    if _CURRENCY.search(before):
        unit = "美元" if before[-1] == "$" else "元"
        return Found(
            MentionKind.MONEY,
            start - 1,
            end,
            said.value,
            unit,
            _approx(scene, start - 1, end, said),
            rule="currency-sign",
        )
    if not _AFTER_BARE.match(text, end) or (scene.quoted(start, end) and number[0].isdecimal()):
        return None
    tail = before[-14:]
    length = _before(before[-9:])[1]
    tail = tail[:-length] if length else tail
    if number[0][-1] in "万亿余" and _FUNDS.search(tail):
        return Found(
            MentionKind.MONEY, start, end, said.value, "元", _approx(scene, start, end, said), rule="money-without-unit"
        )
    if _LABEL.search(tail):
        unit = _unit_before(scene, start)
        return Found(MentionKind.COUNT, start, end, said.value, unit, _approx(scene, start, end, said), rule="labelled")
    if "\t" in text and before[-1:] == "\t" and text[end : end + 1] in ("\t", "", "\n"):
        return Found(MentionKind.COUNT, start, end, said.value, "", rule="table-cell")
    return None


def _unit_before(scene: Scene, start: int) -> str:
    """总办件量81件差评数0 counts both in 件."""
    before = scene.found[-1] if scene.found else None
    if before and before.kind is MentionKind.COUNT and before.unit and before.end > start - 10:
        between = scene.text[before.end : start]
        return "" if re.search("[，。；：、,;:]", between) else before.unit
    return ""
