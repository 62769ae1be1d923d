"""One section's text parted over the texts an item of a list asks for: what, why, what is done about it, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from drafter.analysis.sentences import tidy
from drafter.model.pack import ListSpec, Pack

_SENTENCE = re.compile('[^。！？；]*(?:[。！？；]+[”’）》〉」』】)"]*|$)')
_EDGE = " 　，、；：:,;。"
_UNTIDY = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufffe\uffff\U000f0000-\U000f0004]"
)
_CAUSES = (
    "(?:究其)?(?:主要|根本|深层次)?(?:的)?原因(?:主要)?(?:是|在于|有|为|：|，)|其?(?:主要|根本)?原因|究其(?:原因|根源)|这?(?:主要)?是?(?:由于|因为)|"
    "主要是(?:因为|由于)|问题的?根源|根源|成因|从原因看|经分析|出现这一情况"
)
_MEASURES = (
    "下一步|下步|下一阶段|对此|为此|针对(?:上述|这一|以上|该|存在)|就此|围绕这一|今后|接下来|我们将|我局将|将(?:进一步|继续|通过|从)|"
    "为(?:改变|解决|补齐|扭转)|对照这一"
)
_TARGETS = "(?:工作|预期|总体|主要)?目标(?:是|为|：)|力争|争取|确保|要达到|到20[0-9]{2}年|20[0-9]{2}年(?:底|末|[0-9]{1,2}月底)前"
# What a list item's text with such a key is introduced by; a pack's set phrases of the same key come on top.
_LEADS: Mapping[str, str] = {"cause": _CAUSES, "measure": _MEASURES, "target": _TARGETS}
_WITHIN = re.compile(
    "(?:^|(?<=[，：；。]))(?:然而|但是?|同时|目前|主要)?(?:由于|因为|因(?![此素地而果应势]))([^，。；]{4,80}?)(?:等)?(?:的)?(?:原因|影响)?[，,]"
)
_LEAD_IN = re.compile(
    "^[^。；：]{0,80}(?:不足|问题|差距|短板|薄弱)[^。；：]{0,12}[。：](?:比如|主要(?:表现在|有|是)|一些|例如)?[，：]?"
)


def line(text: str) -> str:
    """The text tidied; most texts hold nothing that would have to be."""
    return tidy(text) if _UNTIDY.search(text) else text


def parted(heading: str, text: str, spec: ListSpec, pack: Pack, split: bool) -> Iterator[tuple[tuple[str, str], ...]]:
    """The texts of each item of a section, by key in the list's order; ``split`` where one paragraph holds several."""
    keys = [each.key for each in spec.fields]
    leads = {key: found for key in keys if (found := _lead(key, pack))}
    if split:
        yield from _split(text, keys, leads, spec)
        return
    texts = _item(heading, text, keys, leads, spec)
    if texts:
        yield texts


def _lead(key: str, pack: Pack) -> re.Pattern[str] | None:
    """What a sentence that gives a text of this key begins with."""
    words = [_LEADS[key]] if key in _LEADS else []
    words += [re.escape(each.rstrip("，")) for each in pack.phrases.get(key, ()) if key in _LEADS]
    return re.compile("[“”]?(?:其中，?)?(?:" + "|".join(words) + ")[，：是为]?") if words else None


def _split(
    text: str, keys: Sequence[str], leads: Mapping[str, re.Pattern[str]], spec: ListSpec
) -> Iterator[tuple[tuple[str, str], ...]]:
    """Several items told in one paragraph, parted by semicolons; what follows them (下一步…) goes with the last."""
    rest = _LEAD_IN.sub("", text, count=1)
    pieces = [each.strip() for each in re.findall("[^；]+", rest) if each.strip(_EDGE)]
    if len(pieces) < 2:
        pieces = [text]
    for piece in pieces:
        texts = _item("", piece.strip("，；、 "), keys, leads, spec)
        if texts:
            yield texts


def _item(
    heading: str, text: str, keys: Sequence[str], leads: Mapping[str, re.Pattern[str]], spec: ListSpec
) -> tuple[tuple[str, str], ...]:
    parts: dict[str, list[str]] = {key: [] for key in keys}
    main = next((each.key for each in spec.fields if each.required), keys[0])
    current = main
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if not sentence:
            continue
        for key, lead in leads.items():
            if lead.match(sentence):
                current = key
                sentence = _unled(sentence, lead, key)
                break
        parts[current].append(sentence)
    told = {key: "".join(each).strip("，、；： ") for key, each in parts.items()}
    if "cause" in told and not told["cause"]:
        told[main], told["cause"] = _inner_cause(told[main])
    _headed(heading, told, keys, main)
    return tuple((key, told[key]) for key in keys if told.get(key))


def _unled(sentence: str, lead: re.Pattern[str], key: str) -> str:
    """The sentence without the words that introduce it, which the report is given anew when it is written."""
    rest = sentence[lead.match(sentence).end() :].lstrip("，：是 ")  # type: ignore[union-attr]
    keeps = key == "target" and not sentence.startswith(
        ("目标", "工作目标", "预期目标", "总体目标", "主要目标", "力争", "争取")
    )
    return sentence if keeps or len(rest) < 4 else rest


def _inner_cause(text: str) -> tuple[str, str]:
    """A cause told inside a sentence (由于…，…): taken out of it, the rest kept."""
    match = _WITHIN.search(text)
    if match is None:
        return text, ""
    return (text[: match.start()] + text[match.end() :]).strip("，；： "), match[1]


def _headed(heading: str, told: dict[str, str], keys: Sequence[str], main: str) -> None:
    """The heading: the item's title where it has one, else the first words of its main text or the item itself."""
    if not heading:
        others = [key for key in keys if key != main and told.get(key)]
        if not told[main] and others:
            told[main], told[others[0]] = told[others[0]], ""
        return
    if "title" in told:
        told["title"] = heading
        told[main] = told[main] or heading
        return
    required = [key for key in keys if key != main]
    second = required[0] if required else main
    if not told[main]:
        told[main] = heading
        if not told.get("cause", "-"):
            told[main], told["cause"] = _inner_cause(heading)
    elif second not in _LEADS and not told[second]:
        told[main], told[second] = heading, told[main]  # an item and what was done about it
    else:
        told[main] = f"{heading}。{told[main]}"
