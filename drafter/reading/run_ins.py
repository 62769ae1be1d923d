"""Headings run in before their text without any number: told only by sister paragraphs that open in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.model.reading import Passage
from drafter.reading import shapes
from drafter.reading.counting import Counted
from drafter.reading.markers import Marker
from drafter.reading.parts import Parts
from drafter.reading.unnumbered import NONE

RUN_IN = f"{NONE}-run-in"
_OPENING = re.compile(r"(?P<words>[\u4e00-\u9fff“”《》（）、，■]{2,27}?)(?P<mark>[。：])")
_LIMITS = {"。": (4, 26), "：": (2, 12)}
_COMMAS = 1
_REST_LEAST = 20
_SLACK = 4  # characters a heading may be shorter or longer than all its sisters elsewhere
_TELLS = re.compile(
    r"^(?:我|本|该|其|这|此|以上|同时|另外|但|然而|总体|总的|一年|目前|当前|今年|去年|全年|近年|截至|截止|对此|为此|因此|因而|特此|"
    r"全[市县区局州省院]|各|一方面|另一方面|一是|首先|如(?!期)|例如|比如|据|经(?![费济营])|由于|随着|通过|根据|按照|自(?![然主查愿贸我])|"
    r"在[^，]{1,20}(?:下|中|上|里|前|后))|"
    r"表示|指出|强调|认为|(?:会议|领导|同志|书记|[局市省县]长)[^，]{0,4}(?:要求|提出)|显示|介绍|表明|说$|来之不易|取得|得到|受到|获得|获评|荣获|呈现|"
    r"显著|明显|(?<!维护)(?<!社会)(?:稳定|平稳|良好)$|已|均(?!衡)|仍|尚(?=[未有不需无])|还(?:有|存|不)|有(?:所|效|力|待|了)|(?<!求)是(?!非)|"
    r"了(?![解如然])|为(?:主|例)$|(?:如下|包括|具体为?)$"
)


class _Opening(NamedTuple):
    """The short clause a paragraph opens with; ``at`` its place in the body."""

    at: int
    passage: int
    words: str
    mark: str

    @property
    def form(self) -> tuple[str, int]:
        """What sisters have in common."""
        return self.mark, self.words.count("，")


def run_ins(
    passages: Sequence[Passage],
    body: Sequence[int],
    masked: Mapping[int, str],
    items: Sequence[Counted],
    cues: Parts,
) -> list[Counted]:
    """The paragraphs whose opening clause is a heading, as items of one count; ``items`` are the headings known."""
    taken = {item.passage for item in items if not item.marker.start}
    first = next((at for at, i in enumerate(body) if i in taken), 0)
    openings = {
        at: one
        for at, i in enumerate(body)
        if at > first and i not in taken and (one := _opening(at, i, passages[i], masked[i], cues))
    }
    sections = list(_sections(body, taken))
    sure = [one for section in sections for one in _sisters(section, openings)]
    if not sure:
        return []
    chosen = sorted({*sure, *_like(sure, sections, openings)})
    blank = Marker(NONE, NONE, 0, 0, 0, 0)
    return [Counted(one.passage, blank, RUN_IN, "run-in-like-sisters") for one in chosen]


def _opening(at: int, i: int, passage: Passage, masked: str, cues: Parts) -> _Opening | None:
    """The clause a paragraph opens with, where it could be a heading."""
    found = None if passage.table else _OPENING.match(masked)
    if not found or len(masked) - found.end() < _REST_LEAST or not shapes.closed(masked):
        return None
    words, mark = passage.text[: found.end("words")], found["mark"]
    least, most = _LIMITS[mark]
    if not least <= len(words) <= most or words.count("，") > _COMMAS or _TELLS.search(found["words"]):
        return None
    if mark == "：" and ("，" in words or cues.named(words) or cues.opened(masked[:120])):
        return None
    return _Opening(at, i, words, mark)


def _sections(body: Sequence[int], taken: set[int]) -> Iterator[list[int]]:
    """The places of the paragraphs between two headings known, section by section."""
    for heading, group in groupby(range(len(body)), key=lambda at: body[at] in taken):
        if not heading:
            yield list(group)


def _sisters(section: Sequence[int], openings: Mapping[int, _Opening]) -> list[_Opening]:
    """The paragraphs of a section that open alike, when they make up the section but for its first words."""
    found = [openings[at] for at in section if at in openings]
    if len(found) < 2 or found[-1].at != section[-1] or found[-1].at - found[0].at != len(found) - 1:
        return []
    labels = found[0].mark == "："
    alike = len({one.mark for one in found}) == 1 and len({one.words for one in found}) == len(found)
    whole = len(found) == len(section) or (len(found) > 2 and len(section) == len(found) + 1)
    sizes = [len(one.words) for one in found]
    even = max(sizes) <= 2 * min(sizes) + _SLACK if len(found) > 2 else max(sizes) - min(sizes) <= _SLACK
    even = even and (len(found) > 2 or len({one.form for one in found}) == 1)
    return found if alike and whole and even and (len(found) > 2 or not labels) else []


def _like(
    sure: Sequence[_Opening], sections: Sequence[Sequence[int]], openings: Mapping[int, _Opening]
) -> Iterator[_Opening]:
    """The paragraphs elsewhere that open as the sisters of some section do, and end their section."""
    forms = {one.form for one in sure if one.mark == "。"}
    sizes = [len(one.words) for one in sure]
    for section in sections:
        for at in reversed(section):
            one = openings.get(at)
            if one is None or one.form not in forms:
                break
            if not min(sizes) - _SLACK <= len(one.words) <= max(sizes) + _SLACK:
                break
            yield one
