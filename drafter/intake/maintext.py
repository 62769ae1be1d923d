"""Which blocks of a page are the text it was made for: the densest container, its title and its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.intake.page import Block, Element, Page, main_text

_PROSE = re.compile("[。；！？]|[，,].*[，,]")
_HAN = re.compile("[\u3400-\u9fff]")
_NAMES = (
    "nav navbar menu breadcrumb breadcrumbs crumb crumbs share bdsharebuttonbox bdshare footer foot copyright sidebar"
    " bottom toolbar qrcode ewm hotlist related pagination side aside"
)
_FURNITURE = frozenset(_NAMES.split())
_TOKEN = re.compile("[a-z0-9]+")
_SITE = re.compile(
    "版权所有|主办单位|承办单位|ICP备|网站标识码|公网安备|网站地图|联系我们|上一篇|下一篇|设为首页|加入收藏|技术支持"
)
_ALL = 0.8  # a container holds the text when no more than a fifth of the prose of the page stands outside
_ALONE = 0.97  # where there is nobody to ask about the rest
_NEAR, _LINKED = 14, 0.35  # what an outer container may add and still be title, date line or signature
_SECOND, _DEEP = 200_000, 200  # resiliparse takes time by the square of the depth


def chosen(page: Page, title: str = "") -> list[Block]:
    """The blocks of the main text in order, none of them twice; a line above them that is the ``title`` goes first."""
    blocks = page.blocks
    sums = _sums(blocks)
    total = sums[-1]
    if not total:
        return _unlinked(blocks)
    furniture = _named_furniture(page, sums)
    doubtful = page.depth > _DEEP or sum(len(block.line.text) for block in blocks) > _SECOND
    start, end = _container(page.elements, sums, _ALONE if doubtful else _ALL)
    start, end = (start, end) if doubtful else _with_second_voice(page, furniture, start, end)
    inner = start
    start, end = _with_title_and_signature(page, sums, start, end)
    dropped = {at for at in furniture if sums[at] == sums[at + 1]} | _link_lists(blocks, start, end)
    dropped.update(at for at in range(start, inner) if blocks[at].linked * 2 > len(blocks[at].line.text))
    kept = [block for at, block in enumerate(blocks[start:end], start) if at not in dropped]
    headed = not title or any(title in block.line.text for block in kept[:_NEAR])
    above = [] if headed else [block for block in blocks[:start] if block.line.text == title and not block.linked]
    return above[-1:] + kept


def _sums(blocks: Sequence[Block]) -> list[int]:
    """Running sums of the prose: sentences that are not links."""
    sums = [0]
    for block in blocks:
        text = block.line.text
        prose = not block.line.table and len(text) >= 15 and block.linked * 3 < len(text) and _PROSE.search(text)
        sums.append(sums[-1] + (len(text) - block.linked if prose and not _SITE.search(text) else 0))
    return sums


def _container(elements: Sequence[Element], sums: Sequence[int], share: float) -> tuple[int, int]:
    """The stretch of the innermost element that holds nearly all of the prose."""
    wanted = sums[-1] * share
    best = elements[0]
    for element in elements:
        held = sums[element.end] - sums[element.start]
        if held >= wanted and element.end - element.start <= best.end - best.start:
            best = element
    # A single paragraph that is nearly everything stands among short lines which belong to it.
    if best.end - best.start <= 1 and best.parent >= 0:
        best = elements[best.parent]
    return best.start, best.end


def _with_second_voice(page: Page, furniture: set[int], start: int, end: int) -> tuple[int, int]:
    """The stretch widened to every sentence resiliparse takes for main text, on pages where the choice is not plain."""
    others = (at for at in (*range(start), *range(end, len(page.blocks))) if at not in furniture)
    outside = [at for at in others if _PROSE.search(page.blocks[at].line.text)]
    if not outside:
        return start, end
    said = {"".join(_HAN.findall(line)) for line in main_text(page)}
    found = [at for at in outside if len(key := "".join(_HAN.findall(page.blocks[at].line.text))) >= 25 and key in said]
    found = [at for at in found if not page.blocks[at].linked and not _SITE.search(page.blocks[at].line.text)]
    return (min(start, *found), max(end, *(at + 1 for at in found))) if found else (start, end)


def _with_title_and_signature(page: Page, sums: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Outer containers as long as they add only a few lines that are no links and no site furniture."""
    spans = [(each.start, each.end) for each in page.elements if each.start <= start and end <= each.end]
    for outer_start, outer_end in sorted(spans, key=lambda span: span[1] - span[0]):
        added = [*page.blocks[outer_start:start], *page.blocks[end:outer_end]]
        letters = sum(len(block.line.text) for block in added)
        linked = sum(block.linked for block in added)
        prose = sums[start] - sums[outer_start] + sums[outer_end] - sums[end]
        if (
            prose
            or len(added) > _NEAR
            or linked > letters * _LINKED
            or any(_SITE.search(block.line.text) for block in added)
        ):
            return _headed(page, start), end
        start, end = outer_start, outer_end
    return start, end


def _headed(page: Page, start: int) -> int:
    """The start moved up to a heading that stands a few lines above."""
    above = range(max(0, start - _NEAR), start)
    return next((at for at in above if page.blocks[at].line.level in (1, 2) and not page.blocks[at].linked), start)


def _named_furniture(page: Page, sums: Sequence[int]) -> set[int]:
    """Blocks in small elements that call themselves furniture."""
    out: set[int] = set()
    for element in page.elements:
        small = element.end - element.start <= 40 and sums[element.end] - sums[element.start] <= sums[-1] * 0.2
        if small and element.mark.strip() and _FURNITURE.intersection(_TOKEN.findall(element.mark)):
            out.update(range(element.start, element.end))
    return out


def _link_lists(blocks: Sequence[Block], start: int, end: int) -> set[int]:
    """Four links in a row and more, with nothing else on their lines."""
    out: set[int] = set()
    run: list[int] = []
    for at in range(start, end + 1):
        block = blocks[at] if at < end else None
        if block is not None and block.linked >= len(block.line.text) * 0.9 and not block.line.level:
            run.append(at)
            continue
        if len(run) >= 4:
            out.update(run)
        run = []
    return out


def _unlinked(blocks: Sequence[Block]) -> list[Block]:
    """A page without a sentence: everything that is no link."""
    return [block for block in blocks if block.linked < len(block.line.text) * 0.9]
