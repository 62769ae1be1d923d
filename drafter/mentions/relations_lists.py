"""Announced numbers of items against the items listed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.analysis.numerals import han_number
from drafter.mentions.chains import QUANTITIES
from drafter.mentions.counted_words import fold
from drafter.mentions.relations_view import View, number
from drafter.model.reading import Check, MentionKind

BACK, AHEAD = 110, 160  # characters looked at before and behind an announced number
MOST = 20  # nobody announces more items than that and lists them all in one sentence

_NUMERAL = "[0-9]{1,2}|[一二两三四五六七八九十]{1,2}"
_UNITS = "个|大|条|项|类|种|支|方面|部门|领域|环节|行业"
_MOTTO = "进|有|查|严|化|重|不|必|抓|到|送|联|定|统一|同|全|强|好|新|促"  # what “五进” and its like are made with
_TEXTS = frozenset(["部", "件", "个", "项", "篇", "种"])  # copies (册 份 本) and firms (家) may be more than titles
_LISTING = re.compile("[、，“（》和与及每：]")  # without one of these nothing is listed
_ANNOUNCED = re.compile(
    rf"(?<![0-9第.十百千万一-九〇])(?:“(?P<m>{_NUMERAL})(?P<motto>{_MOTTO})(?=”)|“?(?P<n>{_NUMERAL})(?P<unit>{_UNITS}))"
)
_AFTER = re.compile("[^，。；：（]{0,24}?(?P<mark>，即|即|：|（|，分别[是为]|，包括)")
_ITEM = re.compile("[、]|以及")
_LAST = re.compile("以及|[和与及]")
_QUOTES = re.compile("“[^“”]{1,40}”")
_ETC = re.compile(
    "等(?:部门|单位|地区|机构|方面|领域|行业|企业|县|市|区|国)*(?:（[^（）]{0,8}）)?(?:共|共计|签署|签订|发布|组建|成立)?了?$"
)
_DIGIT = re.compile("[0-9]")
_ONES = re.compile("一[个位名支套次张本条项份批]")
_MEMBER = re.compile("[^，。；：、（）“”]{1,24}")
_EACH_QUARTER = re.compile("每季度?")
_QUARTERS = ("分别", "一季度", "二季度", "三季度", "四季度")
_STEP = re.compile(f"^({_NUMERAL}十?)(分钟|小时|天|日|个月|年|公里)")


def listings(report: View) -> Iterator[Check]:
    """Every announced number that stands beside its list."""
    for at, passage in enumerate(report.passages):
        text = fold(passage.text)
        if not _LISTING.search(text):
            continue
        seen = set[int]()
        for hit in _ANNOUNCED.finditer(text):
            for check in _announced(report, at, text, hit):
                seen.add(check.start)
                yield check
        yield from _special(report, at, text)
        yield from (check for check in _titles(report, at, text) if check.start not in seen)
        yield from _figures(report, at, text)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else 2 if numeral == "两" else int(han_number(numeral) or 0)


def _announced(report: View, at: int, text: str, hit: re.Match[str]) -> Iterator[Check]:
    stated = _value(hit["n"] or hit["m"])
    if not 2 <= stated <= MOST:
        return
    for find in (_before, _behind, _clause_behind):
        found = find(text, hit, stated)
        if found:
            items, holds = found
            yield _check(
                report,
                at,
                hit.start("n" if hit["n"] else "m"),
                hit.end(),
                stated,
                items,
                holds,
                f"listed{find.__name__.replace('_', '-')}",
            )
            return


def _check(
    report: View, at: int, start: int, end: int, stated: int, items: Sequence[str], holds: bool, rule: str
) -> Check:
    indexes = report.by_passage[at]
    place = bisect_left(indexes, start, key=lambda index: report.mentions[index].start)
    found = place < len(indexes) and report.mentions[indexes[place]].start == start
    operands = (("n", indexes[place]),) if found else ()
    return Check(
        "enumeration",
        operands,
        holds,
        Decimal(len(items)),
        Decimal(stated),
        rule=rule,
        listed=tuple(items),
        passage=at,
        start=start,
        end=end,
    )


def _before(text: str, hit: re.Match[str], stated: int) -> tuple[list[str], bool] | None:
    """甲、乙和丙三个方面, “甲”“乙”两大重点, 甲、乙等五部门: told where the list has as many (with 等: no more)."""
    start = hit.start()
    lead = re.split("[。；：]", text[max(0, start - BACK) : start])[-1]
    etc = _ETC.search(lead)
    lead = lead[: etc.start()] if etc else lead
    quoted = _trailing_quotes(lead)
    if len(quoted) == 1 and "、" in quoted[0]:
        return _equal([item for item in _ITEM.split(quoted[0]) if item], stated)
    if len(quoted) >= 2:
        return _up_to(quoted, stated) if etc else _equal(quoted, stated)
    clause = re.split("[，“”]", lead)[-1]
    told = not lead or hit["m"] or lead.endswith(("，", "、", "”", "》")) or _DIGIT.search(clause)
    if told or ("、" not in clause and not _LAST.search(clause)):
        return None
    items = [item for item in _ITEM.split(clause) if item]
    split = items[:-1] + [item for item in _LAST.split(items[-1], maxsplit=1) if item] if items else []
    for listed in (split, items):
        if len(listed) >= 2 and (len(listed) == stated or (etc and len(listed) <= stated)):
            return listed, True
    return None


def _trailing_quotes(lead: str) -> list[str]:
    """The quotations that stand side by side right before the number."""
    quoted, end = list[str](), len(lead)
    for match in reversed(list(_QUOTES.finditer(lead))):
        if lead[match.end() : end].strip("、和与及， ") or (end == len(lead) and lead[match.end() :].strip()):
            break
        quoted.insert(0, match[0].strip("“”"))
        end = match.start()
    return quoted


def _equal(items: list[str], stated: int) -> tuple[list[str], bool] | None:
    return (items, True) if len(items) == stated else None


def _up_to(items: list[str], stated: int) -> tuple[list[str], bool] | None:
    return (items, True) if len(items) <= stated else None


def _behind(text: str, hit: re.Match[str], stated: int) -> tuple[list[str], bool] | None:
    """“五进”（进企业、……）, 四个一……，即……: the list behind the number; a bracket of parallel items must have as many."""
    mark = _AFTER.match(text, hit.end())
    if not mark:
        return None
    ends = "）" if mark["mark"] == "（" else "[。；]"
    body = re.split(ends, text[mark.end() : mark.end() + AHEAD])[0]
    if hit["unit"] == "个" and text[hit.end() : hit.end() + 1] == "一":
        items = [clause for clause in re.split("[，、；]", body) if _ONES.search(clause)]
        return _equal(items, stated)
    items = [item for item in re.split("[、，；]" if mark["mark"] == "（" else "、", body) if item]
    if len(items) < 2 or body.endswith("等") or len(body) >= AHEAD:
        return None
    split = items[:-1] + [item for item in _LAST.split(items[-1], maxsplit=1) if item]
    if stated in (len(items), len(split)):
        return (items if len(items) == stated else split), True
    closed = mark["mark"] == "（" and "，" not in body and _parallel(items) and hit["motto"]
    return (items, False) if closed and items[0].startswith(hit["motto"]) else None


def _parallel(items: Sequence[str]) -> bool:
    return len({item[0] for item in items}) == 1


def _clause_behind(text: str, hit: re.Match[str], stated: int) -> tuple[list[str], bool] | None:
    """六个方面……标准，甲、乙、丙、丁、戊、己，: a clause that is nothing but as many parallel items."""
    if hit["unit"] not in ("个", "大", "项", "条") or stated < 3:
        return None
    body = text[hit.end() : hit.end() + AHEAD]
    for clause in body.split("。")[0].split("，")[1:3]:
        items = clause.split("、")
        if len(items) == stated and len({len(item) for item in items}) <= 2 and all(map(_MEMBER.fullmatch, items)):
            return items, True
    return None


def _special(report: View, at: int, text: str) -> Iterator[Check]:
    for hit in _EACH_QUARTER.finditer(text):
        sentence = text[hit.end() : hit.end() + 2 * AHEAD].split("。")[0]
        places = [sentence.find(word) for word in _QUARTERS]
        if -1 not in places and places == sorted(places):
            yield _check(report, at, hit.start(), hit.end(), 4, _QUARTERS[1:], True, "each-quarter")
    for quote in _QUOTES.finditer(text):
        steps = [_STEP.match(item) for item in re.split("[，、]", quote[0].strip("“”"))]
        if len(steps) >= 3 and all(steps):
            values = [_value(step[1]) for step in steps if step]
            rising = values == sorted(set(values)) and len({step[2] for step in steps if step}) == 1
            if rising:
                items = tuple(re.split("[，、]", quote[0].strip("“”")))
                yield _check(report, at, quote.start(), quote.end(), len(items), items, True, "rising-steps")


def _titles(report: View, at: int, text: str) -> Iterator[Check]:
    """《甲》《乙》等5部法规: with 等 no more titles than said, without it as many."""
    indexes = report.by_passage[at]
    for place, index in enumerate(indexes):
        mention = report.mentions[index]
        if mention.kind is not MentionKind.COUNT or not place or not (stated := number(mention)):
            continue
        row = list[int]()
        for other in reversed(indexes[max(0, place - MOST) : place]):
            title, end = report.mentions[other], report.mentions[row[0]].start if row else mention.start
            gap = text[title.end : end]
            if title.kind is not MentionKind.DOC_TITLE or not re.fullmatch(
                "[、和与及以]{0,2}|等?" if not row else "[、和与及以]{0,2}", gap
            ):
                break
            row.insert(0, other)
        if row and (check := _titled(report, at, index, row, stated, text)):
            yield check


def _titled(report: View, at: int, index: int, row: Sequence[int], stated: Decimal, text: str) -> Check | None:
    mention = report.mentions[index]
    names = [str(report.mentions[other].value) for other in row]
    etc = text[report.mentions[row[-1]].end : mention.start].startswith("等")
    holds = len(names) <= stated if etc else len(names) == stated
    if stated > MOST or not (holds or etc or (len(row) > 1 and mention.unit in _TEXTS)):
        return None
    return _check(report, at, mention.start, mention.end, int(stated), names, holds, "listed-titles")


def _figures(report: View, at: int, text: str) -> Iterator[Check]:
    """5类119项，其中甲4项……: one figure a kind; 物资33类，发放甲、乙……等: no more kinds than said."""
    indexes = report.by_passage[at]
    for place, index in enumerate(indexes):
        mention, stated = report.mentions[index], number(report.mentions[index])
        if mention.unit not in ("类", "种", "大类") or not stated or mention.kind is not MentionKind.COUNT:
            continue
        link = next((link for link in report.of(indexes[min(place + 1, len(indexes) - 1)], "parts")), None)
        if link and report.mentions[link.members[0]].start == mention.end:
            items = [report.mentions[part].what for part in link.members[1:]]
            yield _check(
                report, at, mention.start, mention.end, int(stated), items, len(items) == stated, "kinds-in-parts"
            )
        else:
            yield from _goods(report, at, text, place)


def _goods(report: View, at: int, text: str, place: int) -> Iterator[Check]:
    indexes = report.by_passage[at]
    mention = report.mentions[indexes[place]]
    row, last = list[str](), mention.end
    for other in indexes[place + 1 : place + 1 + 3 * MOST]:
        told = report.mentions[other]
        if told.kind not in QUANTITIES or "。" in text[last : told.start]:
            break
        row.append(told.what)
        last = told.end
    stated = number(mention)
    if len(row) >= 3 and stated is not None and text[last : last + 1] == "等" and len(row) <= stated:
        yield _check(report, at, mention.start, mention.end, int(stated), row, True, "kinds-listed")
