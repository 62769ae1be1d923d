"""One section's text parted over the texts an item of a list asks for: what, why, what is done about it, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.analysis.sentences import tidy
from drafter.model.frozen import frozen
from drafter.model.pack import ListSpec, Pack

PENDING = "待补"
Texts = tuple[tuple[str, str], ...]
_SENTENCE = re.compile('[^。！？；]*(?:[。！？；]+[”’）》〉」』】)"]*|$)')
_EDGE = " 　，、；：:,;。"
_UNTIDY = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufffe\uffff\U000f0000-\U000f0004]"
)
_LACK = "(?:问题|不足|短板|差距|情况|状况|局面|现象|困难|薄弱环节|弱项)"
_THIS = "(?:上述|这一|这些|以上|该|此类|此)"
# What introduces a text and is cut off with it: the report is given such words anew when it is written.
_CUT: Mapping[str, str] = {
    "cause": (
        f"(?:(?:造成|出现|产生|导致|存在|形成)[^，。；：]{{0,14}}{_LACK}(?:的)?，?|{_THIS}{_LACK}(?:产生|存在)?的)?"
        "(?:究其(?:原因|根源|根本)?，?)?(?:其|问题的)?(?:最|主要|根本|深层次|直接|客观|主观){0,2}的?(?:原因|根源|成因)"
        "(?:主要)?(?:是|在于|有(?!关)|为|：|，)+(?:由于|因为)?"
        "|究其(?:原因|根源)[，：]|(?:这|其)?(?:主要)?是(?:由于|因为)|从原因看，|经分析，(?:主要原因是)?"
    ),
    "measure": (
        f"(?:针对|围绕|对照|聚焦|面对|对于?){_THIS}[^，。；：]{{0,6}}{_LACK}，"
        f"|为(?:改变|解决|补齐|扭转|弥补|破解){_THIS}[^，。；：]{{0,6}}{_LACK}，|(?:针对|对|为|就)此，"
        "|下一?步，|下一?阶段，|今后，|接下来，"
    ),
    "target": "(?:工作|预期|总体|主要|要?达到的)?目标(?:是|为|：)|力争",
}
# What opens a text and belongs to it.
_KEPT: Mapping[str, str] = {
    "measure": "针对(?:上述|这一|以上|该|存在)|下一?步|下一?阶段|今后|接下来|我们将|我局将|将(?:进一步|继续|通过|从)",
    "target": "争取|确保|到20[0-9]{2}年|20[0-9]{2}年(?:底|末|[0-9]{1,2}月底)前",
}
# What opens a text in the middle of a sentence too.
_INNER: Mapping[str, str] = {
    "cause": "(?:其|最|主要|根本|深层次){0,3}(?:原因|根源)(?:主要)?(?:是|在于)|究其(?:原因|根源)|这?主要是?(?:由于|因为)",
}
_WITHIN = re.compile(
    "(?:^|(?<=[，：；。]))(?:然而|但是?|同时|目前|主要)?(?:由于|因为|因(?![此素地而果应势]))([^，。；]{4,80}?)(?:等)?(?:的)?(?:原因|影响)?[，,]"
)
_WANT = "(?:问题|不足|差距|短板|薄弱环节|困难|弱项)(?:之处|和(?:问题|不足|短板|困难))?"
_LEAD_IN = re.compile(
    f"^(?=[^。；：]{{0,120}}{_WANT})[^。；：0-9]{{0,120}}："
    f"|^(?=[^。；：]{{0,60}}(?:虽然|尽管|对照|对标|相比|肯定|看到|取得|清醒))[^。；：0-9]{{0,90}}(?:存在|还有|仍有|不少|有)[^。；：0-9]{{0,8}}{_WANT}。"
    f"|^[^。；：，0-9]{{0,12}}(?:主要)?(?:存在|有|表现在)着?(?:以下|如下|一些|下列)(?:几个方面|几方面)?的?(?:{_WANT})?[：。]"
)
_SAMPLE = re.compile("^(?:比如|主要(?:表现在|有|是)|例如)[，：]?")
_PLANNED = re.compile(
    "^(?:(?:20[0-9]{2}年度?|下一?步|明年|来年|今后|下一?阶段|下一?年度?|新的一年|[^，。；：0-9]{0,12}将)[^。；：]{0,60})?"
    "(?:以下|如下|几个方面|几方面|下列|几项)[^，。；：]{0,12}[：。]"
    "|^[^，。；：0-9]{0,20}(?:安排|打算|计划|思路|措施)(?:如下|是)：|^(?:20[0-9]{2}|明|新的?一)年度?，[^，。；：0-9]{0,16}："
)
_MANY = re.compile(
    "^[^。；：0-9]{0,80}(?:存在|有|表现在)[^，。；：0-9]{0,10}(?:问题|不足|短板|差距|薄弱环节|困难)(?:有|是|主要有|如下|表现在)?$"
    "|^[^。；：]{0,30}(?:问题|不足|短板|差距|困难)(?:主要)?(?:有|是|如下|表现在)$"
    "|^(?:20[0-9]{2}年度?，?)?[^，。；：0-9]{0,16}(?:抓好|做好|开展|推进|从)[以下列]{0,2}[一二三四五六七八九十几]{1,2}(?:项|个?方面)[^，。；：]{0,12}$"
)
_CLOSING = re.compile("(?:特此|专此)报告[。！]?$")
_SLOGAN = re.compile("^(?:20[0-9]{2}|明|新的?一)年度?是[^。；]{2,80}(?:之年|一年|年)。?$")
_ORDINAL = re.compile(
    "(?:^|(?<=[：；。，]))(?:第?[一二三四五六七八九十]{1,2}(?:是要|是|要|方面，)|[（(][0-9一二三四五六七八九十]{1,2}[）)])"
)
_JOINED = re.compile("(?:但|同时|特别是|尤其|例如|比如|如|其中|而且|这|导致|致使|使得|加之|需要|以上)")
_CLAUSE = re.compile("([^，。；：]{2,60})[，。；：]")


@frozen
class _Lead:
    """What introduces a text: ``cut`` goes, ``kept`` stays, ``inner`` may stand inside a sentence and goes."""

    cut: re.Pattern[str]
    kept: re.Pattern[str] | None
    inner: re.Pattern[str] | None


def line(text: str) -> str:
    """The text tidied; most texts hold nothing that would have to be."""
    return tidy(text) if _UNTIDY.search(text) else text


def parted(heading: str, text: str, spec: ListSpec, pack: Pack, split: bool, joint: str = "") -> Iterator[Texts]:
    """The texts of each item of a section, by key in the list's order; ``split`` where one paragraph holds several.

    ``joint`` is the mark that stood between heading and text. A text the list requires and the report lacks is 待补.
    """
    keys = [each.key for each in spec.fields]
    leads = {key: found for key in keys if (found := _lead(key, pack.phrases.get(key, ())))}
    pieces = _pieces(text, leads, "cause" in keys) if split and not heading else [text]
    for piece in pieces:
        texts = _item(heading, piece.strip("，；、 "), keys, leads, spec, joint)
        if texts:
            yield texts


def causes(text: str, pack: Pack) -> list[str]:
    """The causes a section of causes gives: its numbered pieces, or all of it as one."""
    lead = _lead("cause", pack.phrases.get("cause", ()))
    found = [piece.strip(_EDGE) for piece in _numbered(text)]
    return [_unled(each, lead) if lead else each for each in found if each]


def is_lead_in(text: str) -> bool:
    """Whether a text only announces what follows (a list of plans, a slogan of the year)."""
    text = text.rstrip(_EDGE)
    return bool(_PLANNED.fullmatch(text + "：") or _SLOGAN.match(text) or _MANY.match(text))


@lru_cache(maxsize=64)
def _lead(key: str, phrases: tuple[str, ...]) -> _Lead | None:
    """What a sentence that gives a text of this key begins with; a pack's set phrases come before the general ones."""
    if key not in _CUT:
        return None
    words = [re.escape(each) for each in sorted(phrases, key=len, reverse=True)]
    before = "[“”]?(?:其中，?)?"
    return _Lead(
        re.compile(f"{before}(?:{'|'.join([*words, _CUT[key]])})"),
        re.compile(f"{before}(?:{_KEPT[key]})") if key in _KEPT else None,
        re.compile(f"[，：](?:{_INNER[key]})[，：]?") if key in _INNER else None,
    )


def _unled(text: str, lead: _Lead) -> str:
    match = lead.cut.match(text)
    return text[match.end() :].lstrip(_EDGE) if match else text


def _numbered(text: str) -> list[str]:
    """The text cut at 一是, 二是 …; whole where there are no two of them."""
    marks = list(_ORDINAL.finditer(text))
    if len(marks) < 2:
        return [text]
    ends = [each.start() for each in marks[1:]] + [len(text)]
    first = text[: marks[0].start()]
    pieces = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    return [first, *pieces] if first.strip(_EDGE) and not _LEAD_IN.match(first) else pieces


def _pieces(text: str, leads: Mapping[str, _Lead], sentences: bool) -> list[str]:
    """Several items told in one paragraph, parted by their numbers, by semicolons or, with ``sentences``, by full stops.

    What a lead opens (下一步…, 原因是…) goes with the item before it.
    """
    rest = text
    for pattern in (_LEAD_IN, _PLANNED, _SAMPLE):
        rest = pattern.sub("", rest, count=1)
    rest = rest if rest.strip(_EDGE) else text
    numbered = _numbered(rest)
    if len(numbered) > 1:
        return [each for each in numbered if len(each.strip(_EDGE)) > 1]
    cut = [match[0] for match in _SENTENCE.finditer(rest)] if sentences else re.findall("[^；]+；?", rest)
    pieces: list[str] = []
    for each in cut:
        led = any(lead.cut.match(each) or (lead.kept and lead.kept.match(each)) for lead in leads.values())
        if pieces and (led or _JOINED.match(each)):
            pieces[-1] += each
        elif each.strip(_EDGE):
            pieces.append(each)
    return [each for each in pieces if not is_lead_in(each)] or pieces or [rest]


def _item(
    heading: str, text: str, keys: Sequence[str], leads: Mapping[str, _Lead], spec: ListSpec, joint: str
) -> Texts:
    parts: dict[str, list[str]] = {key: [] for key in keys}
    main = next((each.key for each in spec.fields if each.required), keys[0])
    current = main
    for match in _SENTENCE.finditer(_CLOSING.sub("", text)):
        sentence = match[0].strip()
        if sentence:
            current = _placed(sentence, current, parts, leads)
    told = {key: "".join(each).strip("，、；： ") for key, each in parts.items()}
    if "cause" in told and not told["cause"]:
        told[main], told["cause"] = _inner_cause(told[main])
    asked = {each.key for each in spec.fields if each.required}
    _headed(heading, told, [key for key in keys if key in _CUT or key in asked or key == "title"], main, joint)
    if not any(told.values()):
        return ()
    gaps = dict.fromkeys(asked, PENDING)
    return tuple((key, words) for key in keys if (words := told.get(key) or gaps.get(key, "")))


def _placed(sentence: str, current: str, parts: dict[str, list[str]], leads: Mapping[str, _Lead]) -> str:
    """Puts a sentence where its lead says, else where the one before it went; the key it went to."""
    for key, lead in leads.items():
        match = lead.cut.match(sentence)
        if match and len(sentence) - match.end() >= 3:
            parts[key].append(sentence[match.end() :].lstrip("，： "))
            return key
        if lead.kept and lead.kept.match(sentence):
            parts[key].append(sentence)
            return key
        inner = lead.inner.search(sentence) if lead.inner and key != current else None
        if inner and inner.start() >= 3 and len(sentence) - inner.end() >= 4:
            parts[current].append(sentence[: inner.start()] + "。")
            parts[key].append(sentence[inner.end() :])
            return key
    parts[current].append(sentence)
    return current


def _inner_cause(text: str) -> tuple[str, str]:
    """A cause told inside a sentence (由于…，…): taken out of it, the rest kept."""
    match = _WITHIN.search(text)
    if match is None:
        return text, ""
    return (text[: match.start()] + text[match.end() :]).strip("，；： "), match[1]


def _headed(heading: str, told: dict[str, str], keys: Sequence[str], main: str, joint: str) -> None:
    """The heading: the item's title where it has one, else the first words of its main text or the item itself."""
    second = next((key for key in keys if key != main), main)
    plain = second not in _CUT and "title" not in told and not told[second]  # an item and what was done about it
    if not heading:
        others = [key for key in keys if key != main and told.get(key)]
        if not told[main] and others:
            told[main], told[others[0]] = told[others[0]], ""
        elif plain and (first := _CLAUSE.match(told[main])) and told[main][first.end() :]:
            told[main], told[second] = first[1], told[main][first.end() :]
    elif "title" in told:
        told[main] = told[main] or heading
        if told[main].strip(_EDGE) != heading.strip(_EDGE):
            told["title"] = heading
    elif not told[main]:
        told[main] = heading
        if not told.get("cause", "-"):
            told[main], told["cause"] = _inner_cause(heading)
    elif plain:
        told[main], told[second] = heading, told[main]
    elif heading not in told[main]:
        told[main] = f"{heading}{joint if joint in ('，', '：', '；', '、') else '。'}{told[main]}"
