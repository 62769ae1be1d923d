"""Parts of a whole and changes: percent, points, ‰, 成, 倍, fractions, proportions, halves."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.mentions import approx, changes, weak
from drafter.mentions.measures import UNIT
from drafter.mentions.numbers import NUMBER, Amount, amount, han, plain
from drafter.mentions.scene import Found, Scene
from drafter.model.reading import MentionKind

_SHARES = (MentionKind.YOY, MentionKind.RATIO, MentionKind.PERCENT)


def share(scene: Scene, start: int, unit: re.Match[str], said: Amount, _: str) -> Found:
    """Percent, points, ‰, 成 and 倍: a change, a part of a whole, or a level."""
    sign = unit["share"]
    name = {"百分点": "个百分点", "％": "%"}.get(sign, sign)
    if sign[0] == "成":
        said, name = said._replace(value=_tenths(said.value, sign[1:])), "%"
    made = Found(MentionKind.PERCENT, start, unit.end(), said.value, name, said.approx, rule="percent")
    kind, factor, rule = _share_kind(scene, start, unit.end(), "成" if sign[0] == "成" else name, said.value)
    value = said.value
    if kind is MentionKind.YOY and isinstance(value, Decimal) and value > 0 and scene.text[start] not in approx.SIGNS:
        value = value * factor
    return made._replace(kind=kind, value=value, rule=rule)


def _tenths(value: Decimal | str | None, more: str) -> Decimal | str | None:
    """三成五 as a percentage."""
    if isinstance(value, Decimal):
        return plain(value * 10 + (5 if more == "半" else amount(more).value if more else 0))  # type: ignore[operator]
    return "-".join(f"{end}0" for end in value.split("-")) if value else None


def _is_growth(scene: Scene, value: Decimal | str | None) -> bool:
    """Whether a cell tells the growth between the two cells before it: 896户 | 1042户 | 16.3%."""
    if len(scene.found) < 2 or not isinstance(value, Decimal):
        return False
    (one, two), close = scene.found[-2:], Decimal("0.06")
    if (one.kind, one.unit) != (two.kind, two.unit) or not isinstance(one.value, Decimal):
        return False
    first, last = one.value, two.value
    return isinstance(last, Decimal) and any(
        old and abs((new - old) / old * 100 - value) < close for old, new in ((first, last), (last, first))
    )


def _share_kind(
    scene: Scene, start: int, end: int, name: str, value: Decimal | str | None = None
) -> tuple[MentionKind, int, str]:
    window = scene.window(start)
    word, length = approx.before(window[-9:])
    bare = window[:-length] if length and word != "满" else window
    moved = changes.told(bare, scene.text[end : end + 6])
    if moved and not (name in "%‰" and changes.own_gain(bare)):
        return MentionKind.YOY, moved.sign, moved.rule
    before = scene.found[-1] if scene.found else None
    if before and before.kind in _SHARES and changes.listed(scene.text[before.end : start]):
        falls = isinstance(before.value, Decimal) and before.value < 0
        return before.kind, -1 if falls else 1, "listed-with-the-one-before"
    if changes.beside_comparison(bare) and not changes.leads_to_level(bare):
        return MentionKind.YOY, 1, "change-compared"
    if scene.text[start] in approx.SIGNS and not bare.endswith(_LEVELS):
        return MentionKind.YOY, 1, "change-signed"
    if name in ("成", "‰", "‱", "倍") or changes.is_share(bare):
        return MentionKind.RATIO, 1, "share-of-a-whole" if name == "%" else "ratio-unit"
    if name == "%" and bare.rstrip(" ").endswith(("\t", "|")) and _is_growth(scene, value):
        return MentionKind.YOY, 1, "change-of-the-cells-before"
    if name == "%" and before and before.kind is MentionKind.COUNT and _bracketed(scene, before.end, start, end):
        return MentionKind.RATIO, 1, "share-in-brackets"
    return MentionKind.PERCENT, 1, "percent" if name == "%" else "percentage-points"


_LEVELS = ("率", "率为", "率是", "率达")


def _bracketed(scene: Scene, before: int, start: int, end: int) -> bool:
    """Whether a percentage stands alone in brackets behind a count: 食品类416件（30.88%）."""
    return scene.text[before:start].strip() in ("（", "(") and scene.text[end : end + 1] in ("）", ")", "，", ",")


_HALF = re.compile(r"半个?(多)?(年(?!度)|天|小时|月|日(?!游)|学期|世纪|工作日|周(?!年))|半数")


def half(scene: Scene, start: int) -> Found | None:
    """半年, 半个月, 半数, 过半."""
    text = scene.text
    match = _HALF.match(text, start)
    if match and match[2]:
        said = approx.word(scene, start, match.end(), Amount(None, match[1] or ""))
        unit = "个月" if match[2] == "月" else match[2]
        found = Found(MentionKind.DURATION, start, match.end(), Decimal("0.5"), unit, said, rule="half")
        return weak.judged(scene, found, "半", match[0][1:])
    if match:
        return _ratio(scene, start, match.end(), "1/2", "half")
    if text[start - 1 : start] == "过" and text[start + 1 : start + 2] not in tuple("年天月百"):
        return Found(MentionKind.RATIO, start - 1, start + 1, "1/2", "", "过", rule="half")
    return None


def _ratio(scene: Scene, start: int, end: int, value: Decimal | str, rule: str, unit: str = "") -> Found:
    said = approx.word(scene, start, end, Amount(value))
    quoted = scene.quoted(start, end) is not None
    return Found(MentionKind.RATIO, start, end, value, unit, said, weak=quoted, rule=rule)


_PARTED = re.compile(rf"({NUMBER})分之({NUMBER})")
_HUNDRED = {"百": "%", "千": "‰", "万": "‱", "100": "%"}


def fraction(scene: Scene, number: re.Match[str]) -> Found | None:
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
        said = approx.word(scene, start, match.end(), part)
        found = Found(kind, start, match.end(), value, sign, said, rule=rule + "-in-words")
        return weak.judged(scene, found, match[2], sign)
    whole = han(match[1]) if not match[1][0].isdecimal() else amount(match[1]).value
    return _ratio(scene, start, match.end(), f"{part.value}/{whole}", "fraction")


_PROPORTION = re.compile(
    r"([0-9]{1,6}(?:\.[0-9]{1,3})?)( ?[:：∶/] ?)([0-9]{1,6}(?:\.[0-9]{1,3})?)(?![0-9:：∶/]|\.[0-9 一-鿿])"
)
_PROPORTION_SIGNS = frozenset(" :：∶/")
_PER_MANY = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,4})?) ?/ ?((?:10{0,2}|[一十百])?[万亿]|10{3,5}(?![0-9]))(?![元吨])")
_PARTS_OF_THREE = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,2})?(?: ?[:：∶] ?[0-9]{1,3}(?:\.[0-9]{1,2})?){2,4}(?![0-9:：∶]|\.[0-9])"
)
_GAME = re.compile("比分|战胜|击败|战平|获胜|胜|负|平")


def proportion(scene: Scene, number: re.Match[str]) -> Found | None:
    """3:1, 1∶20, 98/100; neither a clock time nor a score of a game."""
    if scene.text[number.end() : number.end() + 1] not in _PROPORTION_SIGNS:
        return None
    if per := _PER_MANY.match(scene.text, number.start()):
        return _ratio(scene, per.start(), per.end(), amount(per[1]).value or Decimal(0), "rate-per-many", "/" + per[2])
    many = _PARTS_OF_THREE.match(scene.text, number.start())
    if many and ("." in many[0] or re.search("比[例重值]?[为是约]{0,2}$", scene.window(many.start())[-6:])):
        return _ratio(scene, many.start(), many.end(), re.sub(" ?[:：∶] ?", ":", many[0]), "proportion")
    match = _PROPORTION.match(scene.text, number.start())
    if not match or scene.text[match.start() - 1 : match.start()] in tuple("/:.-"):
        return None
    sign, clause = match[2].strip(), scene.clause(match.start())
    if _GAME.search(clause[-8:]) or _GAME.match(scene.text, match.end()) or (match[1], match[3]) == ("24", "7"):
        return None
    clock = sign in ":：" and len(match[3]) == 2 and int(float(match[1])) < 25 and match[3] < "60"
    if clock and not re.search("比例|配比|比为?$", clause[-8:]):
        return Found(MentionKind.RATIO, match.start(), match.end(), None, "", weak=True, rule="clock-time")
    if scene.text.startswith(("年", " 年"), match.end()):
        return None
    if sign == "/" and UNIT.match(scene.text, match.end()):
        return None
    shown = "/" if sign == "/" else ":"
    return _ratio(scene, match.start(), match.end(), f"{match[1]}{shown}{match[3]}", "proportion")
