"""Document numbers in every form of bracket, orders and case numbers, damaged ones too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafter.model.frozen import frozen
from drafter.model.reading import Mention, MentionKind

_HAN = "\u4e00-\u9fff〇"
_LEFT = r"[〔﹝［\[（(【〈{｛〖]"
_RIGHT = r"[〕﹞］\]）)】〉}｝〗]"
_GAP = r"[ \u3000\u00a0\u2002]{0,2}"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})"
_SERIAL = r"(?:[0-9]{1,7}|[一二三四五六七八九十百〇零]{1,6})"
_PART = r"(?:[-—–~至、][0-9]{1,5}){0,4}"
_NO_PAPER = (
    "楼|线|台风|院|门|机组|泊位|库|井|窑|地块|仓|车间|厂房|桥|墩|路|卡|选手|风球|强|弄|岗|矿|炉|罐|煤|船|公寓|宿舍"
)
_HAO = rf"号(?!{_NO_PAPER})"
_CORE = re.compile(
    rf"(?P<left>{_LEFT})(?P<a>{_GAP})(?P<year>{_YEAR})年?(?P<b>{_GAP})(?P<right>{_RIGHT})?(?P<c>{_GAP})"
    rf"(?:第|字第|-)?{_GAP}(?P<serial>{_SERIAL}{_PART})(?P<d>{_GAP})(?P<hao>{_HAO})?"
)
_RIGHT_ONLY = re.compile(
    rf"(?<![0-9〔﹝［\[（(【〈{{｛〖])(?P<year>{_YEAR})年?{_RIGHT}{_GAP}第?(?P<serial>[0-9]{{1,5}}){_GAP}{_HAO}"
)
_BARE = re.compile(
    rf"(?<=[（(》])(?P<organ>[{_HAN}]{{2,10}})(?P<year>20[0-9]{{2}})[ —-]?第?(?P<serial>[0-9]{{1,4}}){_GAP}{_HAO}"
    r"(?=[）)、，。；]|$)"
)
_CASE = re.compile(
    rf"{_LEFT}{_GAP}(?P<year>{_YEAR}){_GAP}{_RIGHT}{_GAP}(?:[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵最]"
    rf"[{_HAN}0-9]{{1,12}}?|[{_HAN}][0-9]{{2,4}}[{_HAN}]{{1,4}}|[{_HAN}]{{1,8}}字第)"
    rf"{_GAP}[0-9]{{1,6}}{_GAP}号(?:之[一二三四五]|-[0-9]{{1,2}})?"
)
_ORDER = re.compile(rf"(?:令|公告|通告)(?:{_YEAR}年)?第{_GAP}{_SERIAL}{_GAP}{_HAO}")
_ORDER_FIRST = re.compile(
    rf"(?:{_YEAR}年)?第{_GAP}{_SERIAL}{_GAP}号(?:[{_HAN}]{{1,3}}长|主席|国务院|省政府|市政府|政府)?(?:命令|令|公告|通告)(?![牌行人])"
)
_YEARLY = re.compile(
    rf"(?:(?<=[（(]){_YEAR}年第{_GAP}{_SERIAL}{_GAP}号(?=[）)])|{_YEAR}年第?{_GAP}{_SERIAL}{_GAP}号文件?)"
)
_LETTERED = re.compile(rf"(?<=字)第?{_GAP}[0-9]{{1,6}}{_GAP}{_HAO}")
_PLAIN = re.compile(rf"(?<![0-9〕﹞］\]）)】〉第年字至、—-])(?:第{_GAP})?[0-9]{{1,4}}{_GAP}号文件?(?!化|书)")
_ALSO = re.compile(rf"[、，,和及与]{_GAP}(?P<serial>[0-9]{{1,5}}){_GAP}{_HAO}")
_END = re.compile(r"[）)、，。；,;》]|$|等|要求|文件|规定|精神|的")
_CUES = re.compile(
    "号|印发|转发|下发|制发|颁发|发布|公布|颁布|施行|签发|发出|出台|根据|按照|依据|依照|贯彻|执行|落实|文件|文号|编号|关于|详见|参见|收到|"
    "报送|上报|通过|以及|经由|制定|制订|修订|废止|下达|作出|学习|严格|遵照|对照|结合|参照|实施|办公厅(?=.{2})|办公室(?=.{2})"
)
_LEADS = re.compile("[见以按据由为依从被将原即系是](?=.{2}|$)|经(?=[^开信济发贸].|$)|[和及与对](?=.{2}|$)")
_ASIDE = re.compile(r"[（(](?!试|暂|修|草|以|原|简|下)[\u4e00-\u9fff]{1,2}[）)]$")
_ROUND = "（(【〈{｛〖"
_LONGEST_ORGAN = 14
_LONGEST_ISSUER = 24


@frozen
class _Number:
    start: int
    end: int
    value: str
    rule: str


def numbers(text: str, raw: str, passage: int, masked: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Every document number outside the ``masked`` spans, in order; the rule says which form or damage it has."""
    starts = [start for start, _ in masked]
    found: list[Mention] = []
    for number in sorted(_candidates(text, raw), key=lambda one: (one.start, -one.end)):
        at = bisect_right(starts, number.start) - 1
        hidden = at >= 0 and number.start < masked[at][1]
        if not hidden and (not found or number.start >= found[-1].end):
            span = raw[number.start : number.end]
            kind = MentionKind.DOC_NUMBER
            found.append(Mention(kind, span, number.value, "", passage, number.start, number.end, rule=number.rule))
    return found


def _candidates(text: str, raw: str) -> Iterator[_Number]:
    if not _ANY.search(text):
        return
    yield from _bracketed(text, raw)
    for pattern, rule in _FORMS:
        for found in pattern.finditer(text):
            yield _simple(text, found, rule)


def _bracketed(text: str, raw: str) -> Iterator[_Number]:
    for found in _CORE.finditer(text):
        number = _with_organ(text, raw, found)
        if number is None:
            continue
        yield number
        yield from _further(text, number)


def _with_organ(text: str, raw: str, found: re.Match[str]) -> _Number | None:
    start = _organ_start(text, found.start(), _LONGEST_ORGAN)
    organ = text[start : found.start()].strip()
    whole = bool(found["hao"])
    if not organ and (found["left"] in _ROUND or not whole):
        return None
    if not whole and not (found["left"] not in _ROUND and found["right"] and _END.match(text, found.end())):
        return None
    if not found["right"] and not organ:
        return None
    end = found.end() if whole else found.end("serial")
    value = f"{organ}〔{found['year']}〕{found['serial']}号"
    return _Number(start if organ else found.start(), end, value, _bracketed_rule(raw, found, organ))


def _bracketed_rule(raw: str, found: re.Match[str], organ: str) -> str:
    tests = (
        (not found["right"], "doc-number-bracket-lost"),
        (not found["hao"], "doc-number-hao-lost"),
        (any(found[gap] for gap in "abcd"), "doc-number-blank"),
        (raw[found.start()] != "〔" or raw[found.end("right") - 1] != "〕", "doc-number-bracket-form"),
        (not organ, "doc-number-organ-missing"),
    )
    return next((rule for hit, rule in tests if hit), "doc-number")


def _further(text: str, first: _Number) -> Iterator[_Number]:
    """Running numbers that share the letters and year of ``first``: 〔2023〕5号、6号."""
    at, head = first.end, first.value[: first.value.index("〕") + 1]
    while found := _ALSO.match(text, at):
        yield _Number(found.start("serial"), found.end(), f"{head}{found['serial']}号", "doc-number-shared")
        at = found.end()


def _simple(text: str, found: re.Match[str], rule: str) -> _Number:
    start = found.start()
    if rule in _ISSUED:
        start = _organ_start(text, start, _LONGEST_ISSUER)
    groups = found.groupdict()
    value = re.sub(r"\s", "", text[start : found.end()])
    if groups.get("serial"):
        organ = groups.get("organ") or text[start : found.start()]
        value = f"{organ}〔{groups['year']}〕{groups['serial']}号"
    return _Number(start, found.end(), value, rule)


def _organ_start(text: str, end: int, limit: int) -> int:
    """Where the organ letters before ``end`` start: the run of characters, verbs and prepositions cut off."""
    low = max(0, end - limit)
    run = _RUN.search(text[low:end])
    if run is None:
        return end
    start, offset = low + run.start(), 0
    for cue in _CUES.finditer(run[0]):
        offset = cue.end()
    start += offset
    lead = _LEADS.match(text, start, end)
    if lead and (lead[0] in "见以按据由为依从被将原即系是经" or start == 0 or text[start - 1] in "》号）)、"):
        start = lead.end()
    aside = _ASIDE.search(text, max(0, start - 4), start) if not offset and start > low else None
    return aside.start() if aside else start


_RUN = re.compile(rf"[{_HAN}A-Za-z]{{0,24}}[ \u3000]?$")
_ANY = re.compile(r"号|[〔﹝［\[]")
_ISSUED = frozenset({"doc-order", "doc-number-bracket-lost", "doc-number-lettered"})
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_RIGHT_ONLY, "doc-number-bracket-lost"),
    (_BARE, "doc-number-bracket-missing"),
    (_CASE, "doc-case-number"),
    (_ORDER, "doc-order"),
    (_ORDER_FIRST, "doc-order-first"),
    (_YEARLY, "doc-number-yearly"),
    (_LETTERED, "doc-number-lettered"),
    (_PLAIN, "doc-number-plain"),
)
