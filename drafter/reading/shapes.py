"""What a single normalised line looks like: dates, bodies, addressees, titles, ends of sentences."""

from __future__ import annotations

import re
from functools import lru_cache

BODY_NAMES = (
    "人民政府|政府|委员会|管委会|党工委|工委|党委|党组|党校|办公室|办事处|管理局|分局|支局|总局|局|厅|署|委|办|中心|总队|支队|大队|中队|"
    "法院|检察院|研究院|医院|学院|院|大学|学校|街道|镇|乡|公司|集团|协会|联合会|商会|总工会|部|处|科|室|站|所|会|司|组|馆|社"
)
DIGIT_YEAR = r"(?:19|20)[0-9]\s?[0-9]"
HAN_YEAR = "[一二][〇零一二三四五六七八九]{3}"
_MONTH = r"(?:[0-9]{1,2}|[一二三四五六七八九十〇]{1,3})"
DATE = re.compile(
    rf"(?P<y>{DIGIT_YEAR}|{HAN_YEAR})\s*年\s*(?P<m>{_MONTH})\s*月\s*(?:(?P<d>{_MONTH})\s*[日号])?"
    r"|(?P<y2>(?:19|20)[0-9]{2})\s*(?P<sep>[-./—–])\s*(?P<m2>[0-9]{1,2})\s*(?P=sep)\s*(?P<d2>[0-9]{1,2})(?:日)?(?![0-9])"
)
_DATE_LINE = re.compile(rf"[（(]?\s*(?:{DATE.pattern})\s*[）)。]?")
_BLANK_DATE = re.compile(
    r"[（(]?\s*(?:20[0-9]{0,2}|×{2,4}|X{2,4})?\s*年\s*(?:[0-9]{0,2}|×+)\s*月\s*(?:[0-9]{0,2}|×+)\s*日\s*[）)]?"
)
_BODY_LINE = re.compile(
    rf"[\u4e00-\u9fff*×X][\u4e00-\u9fff（）()、·\s*×X]{{1,58}}?(?:{BODY_NAMES})(?:（(?:盖章|公章|印章|章)）)?"
)
_NO_BODY = re.compile(
    r"^(?:关于|一是|二是|加强|强化|推进|完善|健全|持续|不断|进一步|深入|全面|坚持|严格|落实|开展|规范|优化|提升|创新|存在|主要)"
)
_SIGNED_DATED = re.compile(rf"(?P<body>.{{2,60}}?)\s*(?P<date>{DATE.pattern})\s*")
_ADDRESSEE = re.compile(
    rf"(?:各|中共|尊敬的)?[^。；：！？]{{1,110}}?(?:{BODY_NAMES}|单位|部门|机关|领导|同志)(?:（[^（）]{{1,20}}）)?\s*[：:]"
)
_TOLD = re.compile("如下|下列|以下|包括|主要|来源|时间|日期|单位：.|编辑|情况|问题|其中|报告如")
_SEEN = 2048  # short lines come back again and again in tables and in garbage
_TITLE_END = re.compile(
    r"(?:报\s?告|总\s?结|汇\s?报|述\s?职|综\s?述|情\s?况|要\s?点|公\s?报|通\s?报|方\s?案|意\s?见|通\s?知|年\s?报|小\s?结|自\s?评|材\s?料|说\s?明|请\s?示|函|计\s?划|安\s?排|规\s?划|大\s?事\s?记|纪\s?实|简\s?报|清\s?单|台\s?账|(?:数据|统计|情况|一览|自查|明细)表)"
    r"(?:[（(【〔][^）)】〕]{1,16}[）)】〕])?"
)
_TITLE_NOUN = re.compile(r"(?:报\s?告|总\s?结|汇\s?报|公\s?报|年\s?报)(?:[（(【〔][^）)】〕]{1,16}[）)】〕])?$")
_CLOSED = re.compile(r"[。！？；：…][”’」）》〕]{0,2}$|[.!?]$|如下$")
_ENDED = re.compile(r"[。！？…][”’」）》〕]{0,2}$")

_CELL = re.compile(r"[+-]?[0-9][0-9,.]*(?:[%‰℃㎡]|[\u4e00-\u9fff/]{1,6})?|[-—/]")
_NO_CELLS = frozenset("。，；：！？")


@lru_cache(_SEEN)
def figure_cells(text: str) -> int:
    """How many cells parted by blanks a line has that looks like the row of a table, 0 when it does not."""
    if len(text) > 120 or " " not in text or not _NO_CELLS.isdisjoint(text):
        return 0
    cells = text.split()
    figures = sum(_CELL.fullmatch(cell) is not None for cell in cells[1:])
    told = len(cells) > 2 and figures > 1 and len(text) >= 3 * len(cells)
    return len(cells) if told and not is_date(text) and not signed_and_dated(text) else 0


@lru_cache(_SEEN)
def is_date(text: str) -> bool:
    """Whether a line holds a date and nothing else (also one left to be filled in)."""
    return len(text) <= 30 and bool(_DATE_LINE.fullmatch(text) or (_BLANK_DATE.fullmatch(text)))


@lru_cache(_SEEN)
def is_body(text: str) -> bool:
    """Whether a line holds the name of a public body (or several) and nothing else."""
    return 3 <= len(text) <= 60 and bool(_BODY_LINE.fullmatch(text)) and not _NO_BODY.match(text)


@lru_cache(_SEEN)
def signed_and_dated(text: str) -> tuple[str, str] | None:
    """The body and the date of a line that holds just the two, None for any other line."""
    if len(text) > 400:
        return None
    found = _SIGNED_DATED.fullmatch(re.sub(r"\s{2,}", " ", text))
    return (found["body"].strip(), found["date"].strip()) if found and is_body(found["body"].strip()) else None


@lru_cache(_SEEN)
def is_addressee(text: str) -> bool:
    """Whether a line calls the bodies a paper goes to, with its colon."""
    return len(text) <= 120 and text[-1:] in "：:" and bool(_ADDRESSEE.fullmatch(text)) and not _TOLD.search(text)


@lru_cache(_SEEN)
def is_title(text: str) -> bool:
    """Whether a line could end a title: short, no mark at its end, the name of a kind of paper there."""
    return 4 <= len(text) <= 70 and not closed(text) and bool(_TITLE_END.search(text[-20:])) and _title_tail(text)


def names_paper(text: str) -> bool:
    """Whether a line ends with the name of a kind of paper that tells what was done (报告, 总结)."""
    return len(text) <= 70 and bool(_TITLE_NOUN.search(text))


def _title_tail(text: str) -> bool:
    return bool(re.search(_TITLE_END.pattern + r"$", text[-24:]))


def closed(text: str) -> bool:
    """Whether a line ends where a sentence or its half may end."""
    return _closed(text[-4:])


@lru_cache(_SEEN)
def _closed(tail: str) -> bool:
    return _CLOSED.search(tail) is not None


def ended(text: str) -> bool:
    """Whether a line ends with the end of a sentence."""
    return bool(_ENDED.search(text[-4:]))
