"""Places: administrative divisions with a name of their own, and addresses with a house number."""

from __future__ import annotations

import re

from drafter.mentions import names_data as data
from drafter.model.reading import Mention, MentionKind

_HAN = data.HAN
_STEM = rf"(?![{data.BLOCKERS}])[^{data.NOT_IN_PLACE}\W0-9a-zA-Z_]"
_DIVISION = (
    r"省(?!级|内|厅|委|政)|自治[区州县旗]|市(?!场|民|容|值|政|委|级|直)|县(?!域|城|级|委|直|政)|区(?!域|别|块|间|位|级|委|政|划|分)|州(?!级|委|政)|"
    r"镇(?!街|级|长|党)|乡(?!村|镇|级|长|党)|街道(?!办|级)|村(?!委|民|级|干|支|集|庄|居|社|民)|社区(?!居|服务|矫|工|书|民|党)"
)
_CHAIN = re.compile(rf"(?:{_STEM}{{1,3}}?(?:{_DIVISION}))+")
_LEAD = re.compile(f"{data.STOPS}|{'|'.join('在到赴对于向由从为与和及经自驻往')}")
_BREAK = re.compile(rf"[^{_HAN}](?=[{_HAN}])")
_UNIT = re.compile(rf"({_STEM}{{1,3}}?)({_DIVISION})")
_ADDRESS = re.compile(rf"{_STEM}{{2,4}}(?:路|街|大道|巷)[0-9]{{1,4}}号")
_VERB = re.compile(f"(?:{data.STOPS})|形成.?|伴随.?|构建.?|打造.?|出席|走进")


def places(text: str, raw: str, passage: int) -> list[Mention]:
    """Places named in a passage, in order; a place must have a clause start, a preposition or a verb before it."""
    found = []
    leads = list(_LEAD.finditer(text))
    led = {lead.start() for lead in leads}
    starts = {lead.end() for lead in leads} | ({0, *(found.end() for found in _BREAK.finditer(text))} - led)
    for start in starts:
        chain = _CHAIN.match(text, start)
        units = _UNIT.findall(chain[0]) if chain else []
        if chain and all(map(_is_named, units)) and len(units[0][0]) > 1:
            found.append(_mention(raw, start, chain.end(), passage, "place-division"))
    found += [_mention(raw, one.start(), one.end(), passage, "place-address") for one in _ADDRESS.finditer(text)]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _is_named(unit: tuple[str, str]) -> bool:
    stem = unit[0]
    return stem[-1] not in data.GENERIC_END and stem not in data.GENERIC_PLACE and not _VERB.fullmatch(stem)


def _mention(raw: str, start: int, end: int, passage: int, rule: str) -> Mention:
    return Mention(MentionKind.PLACE, raw[start:end], raw[start:end], "", passage, start, end, rule=rule)
