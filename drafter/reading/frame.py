"""The frame of a report: what stands before its first paragraph and after its last one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from drafter.model.frozen import frozen
from drafter.model.reading import LineRole, Passage
from drafter.reading import shapes
from drafter.reading.furniture import furniture, is_annex, is_head
from drafter.reading.markers import Marker, at_start
from drafter.reading.raw_lines import DEBRIS, RawLine
from drafter.reading.title_lines import TITLE_LIMIT, title_lines

Role = tuple[LineRole, str]
_TO_WHOM = re.compile(r"(?:委|政府|厅|办公室)$")
_ABSTRACT = re.compile(
    r"(?:内容)?(?:摘要|概述|导读|提要)\s*：|您(?:当前)?的?浏览器|为了?(?:您|更好)的?(?:浏览|阅读)|温馨提示"
)
_COMPACT = re.compile(r"\s+")


@frozen
class Frame:
    """Roles of the passages around the body, by index; ``body`` the indexes between."""

    roles: Mapping[int, Role]
    body: tuple[int, ...]
    markers: Mapping[int, Marker]
    title: str = ""
    signed: tuple[str, ...] = ()
    dated: str = ""


def frame(passages: Sequence[Passage], lines: Mapping[int, RawLine], telling: Callable[[str], bool]) -> Frame:
    """What is not body: ``lines`` are the raw lines by number; ``telling`` says whether words are those of a heading."""
    firsts = [lines[passage.line] for passage in passages]
    whole = [
        line if len(passage.pieces) == 1 or line.rule == DEBRIS else None
        for passage, line in zip(passages, firsts, strict=True)
    ]
    found = [line.marker if line else _marker(passage) for passage, line in zip(passages, whole, strict=True)]
    markers = {i: marker for i, marker in enumerate(found) if marker}
    rules = [
        _rule(passage, line, markers.get(i)) for i, (passage, line) in enumerate(zip(passages, whole, strict=True))
    ]
    roles: dict[int, Role] = {i: (LineRole.FURNITURE, rule) for i, rule in enumerate(rules) if rule}
    first = _first(passages, roles, markers)
    title = _head(passages, roles, first, telling)
    start = _addressees(passages, roles, first)
    end = _tail(passages, roles, markers, start)
    for i in range(end, len(passages)):
        roles.setdefault(i, (LineRole.FURNITURE, "after-signature"))
    body = tuple(i for i in range(len(passages)) if i not in roles)
    signed = tuple(
        name for i, role in sorted(roles.items()) if role[0] in _SIGNED for name in _signers(passages[i].text)
    )
    dated = next((passages[i].text for i, role in sorted(roles.items(), reverse=True) if role[0] in _DATED), "")
    return Frame(roles, body, markers, title, signed, dated)


_SIGNED = (LineRole.SIGNATURE, LineRole.SIGNATURE_DATE)
_DATED = (LineRole.DATE, LineRole.SIGNATURE_DATE)


def _marker(passage: Passage) -> Marker | None:
    return None if passage.table else at_start(passage.text)


def _rule(passage: Passage, line: RawLine | None, marker: Marker | None) -> str:
    if marker and not marker.unsure:
        return ""
    text = passage.text
    rule = line.rule if line else furniture(text)
    return rule or ("page-abstract" if _ABSTRACT.match(text) else "")


def _signers(text: str) -> list[str]:
    """The bodies that sign on one line."""
    both = shapes.signed_and_dated(text)
    line = both[0] if both else text
    several = re.split(r"\s{2,}", line.strip())
    if len(several) > 1 and all(map(shapes.is_body, several)) and all(len(name) > 5 for name in several):
        return [_signer(name) for name in several]
    return [_signer(line)]


def _signer(name: str) -> str:
    return re.sub(r"（(?:盖章|公章|印章|章)）$", "", _COMPACT.sub("", name) if len(name) < 40 else name).strip()


def _first(passages: Sequence[Passage], roles: Mapping[int, Role], markers: Mapping[int, Marker]) -> int:
    """The index of the first passage that is text of the report: addressee, paragraph or numbered line."""
    for i, passage in enumerate(passages):
        text = passage.text
        if i in roles or passage.table or is_head(text):
            continue
        marker = markers.get(i)
        if (marker and not marker.unsure) or shapes.is_addressee(text):
            return i
        if "，" in text and ((len(text) >= 15 and shapes.closed(text)) or len(text) > TITLE_LIMIT):
            return i
        if text.count("，") > 1 and len(text) >= 20:
            return i
        if len(text) >= 20 and shapes.closed(text) and not shapes.is_title(text.rstrip("：")):
            return i
    return len(passages)


def _head(passages: Sequence[Passage], roles: dict[int, Role], first: int, telling: Callable[[str], bool]) -> str:
    """Give the lines before ``first`` their roles; the title, its lines put together."""
    free = [i for i in range(first) if i not in roles and not passages[i].table and not is_head(passages[i].text)]
    chosen = title_lines(passages, free)
    title = "".join(_COMPACT.sub("", passages[i].text) for i in chosen)
    for i in chosen:
        roles[i] = (LineRole.TITLE, "title-one-line" if len(chosen) == 1 else "title-lines")
    end = chosen[-1] if chosen else -1
    for i in free:
        text = passages[i].text
        if i in chosen:
            continue
        if title and _repeats(passages, free, chosen, i, title):
            roles[i] = (LineRole.TITLE, "title-repeated")
        elif i > end and i == first - 1 and (telling(text) or (chosen and passages[i].level > 1)):
            continue
        elif i > end and chosen:
            roles[i] = _under_title(_COMPACT.sub("", text), text)
        else:
            roles[i] = (LineRole.FURNITURE, "before-title")
    for i in range(first):
        if is_head(passages[i].text) and i not in roles:
            roles[i] = (LineRole.FURNITURE, "paper-head")
        elif passages[i].table:
            roles.setdefault(i, (LineRole.FURNITURE, "index-table"))
    return title


def _repeats(passages: Sequence[Passage], free: Sequence[int], chosen: Sequence[int], i: int, title: str) -> bool:
    """Whether a line tells the title again: as a whole, or one of its lines with the others beside it."""
    text = _COMPACT.sub("", passages[i].text)
    parts = [_COMPACT.sub("", passages[k].text) for k in chosen]
    if text == title:
        return True
    others = {_COMPACT.sub("", passages[k].text) for k in free if k not in chosen and k != i}
    return text in parts and all(part in others for part in parts if part != text)


def _under_title(compact: str, text: str) -> Role:
    inner = text.strip("（）() ")
    if shapes.is_date(inner):
        return LineRole.DATE, "date-under-title"
    if shapes.signed_and_dated(inner):
        return LineRole.SIGNATURE_DATE, "signature-under-title"
    if shapes.is_body(compact):
        if _TO_WHOM.search(compact) and ("、" in compact or "委" in compact):
            return LineRole.ADDRESSEE, "addressee-without-colon"
        return LineRole.SIGNATURE, "signature-under-title"
    return LineRole.FURNITURE, "under-title"


def _addressees(passages: Sequence[Passage], roles: dict[int, Role], first: int) -> int:
    """Mark the addressees at the top of the body; the index where the body proper begins."""
    at = first
    while at < len(passages) and (at in roles or shapes.is_addressee(passages[at].text)):
        roles.setdefault(at, (LineRole.ADDRESSEE, "addressee-colon"))
        at += 1
    return at


def _tail(passages: Sequence[Passage], roles: dict[int, Role], markers: Mapping[int, Marker], start: int) -> int:
    """Mark annex list, signature, date and what follows them; the index where the body ends."""
    at = _signed_at(passages, roles, start)
    if at is None:
        at = _loose_end(passages, roles, markers, start)
        annex = next((i for i in range(start, at) if _annex_page(passages, i, start)), at)
        return _annex_list(passages, roles, start, min(at, annex))
    top = at
    while top > start and _signs(passages[top - 1], roles.get(top - 1)):
        top -= 1
    end = at
    while end < len(passages) and (_mark_signed(passages[end], roles, end) or end in roles):
        end += 1
    for i in range(top, at):
        _mark_signed(passages[i], roles, i)
    body_end = _annex_list(passages, roles, start, top)
    for i in range(body_end, len(passages)):
        roles.setdefault(i, (LineRole.FURNITURE, "after-signature"))
    return body_end


def _signed_at(passages: Sequence[Passage], roles: Mapping[int, Role], start: int) -> int | None:
    """The index of the first line of a signature with its date in the lower half, None without one."""
    size = len(passages)
    for i in range(start + (size - start) // 3, size):
        text = passages[i].text
        if i in roles or len(text) > 400:
            continue
        if shapes.signed_and_dated(text):
            return i
        near = [passages[k].text for k in (i - 1, i + 1) if start <= k < size and k not in roles]
        if shapes.is_date(text) and any(shapes.is_body(_COMPACT.sub("", other)) for other in near):
            return i if i == start or not shapes.is_body(_COMPACT.sub("", passages[i - 1].text)) else i - 1
    late = range(max(start, size - 12), size)
    return next((i for i in reversed(late) if i not in roles and shapes.is_date(passages[i].text)), None)


def _signs(passage: Passage, role: Role | None) -> bool:
    return role is None and not passage.level and shapes.is_body(_COMPACT.sub("", passage.text))


def _mark_signed(passage: Passage, roles: dict[int, Role], i: int) -> bool:
    """Give a line of the signature block its role; False for any other line."""
    text = passage.text
    if i in roles:
        return False
    if shapes.is_date(text):
        roles[i] = (LineRole.DATE, "date-line")
    elif shapes.signed_and_dated(text):
        roles[i] = (LineRole.SIGNATURE_DATE, "signature-and-date")
    elif shapes.is_body(_COMPACT.sub("", text)):
        roles[i] = (LineRole.SIGNATURE, "signature-body")
    return i in roles


def _loose_end(passages: Sequence[Passage], roles: dict[int, Role], markers: Mapping[int, Marker], start: int) -> int:
    """Where the body ends in a text with no date: after its last line that is a sentence or numbered."""
    end = len(passages)
    while end > start:
        _text, marker = passages[end - 1].text, markers.get(end - 1)
        if end - 1 in roles or (_open_short(passages[end - 1]) and not (marker and not marker.unsure)):
            end -= 1
            continue
        break
    if end == start:
        return len(passages)
    at = end
    while at < len(passages) and at < end + 4 and _signs(passages[at], roles.get(at)):
        roles[at] = (LineRole.SIGNATURE, "signature-body")
        at += 1
    for i in range(at, len(passages)):
        roles.setdefault(i, (LineRole.FURNITURE, "after-body"))
    return end


def _open_short(passage: Passage) -> bool:
    text = passage.text
    spoken = len(text) >= 16 and "，" in text and any(char.isdigit() for char in text)
    return len(text) <= 60 and not spoken and not shapes.closed(text) and not passage.level and not passage.table


def _annex_page(passages: Sequence[Passage], i: int, start: int) -> bool:
    """Whether an annex of its own begins at a line."""
    far = i > start + (len(passages) - start) * 0.4
    return far and bool(re.fullmatch(r"附\s?(?:件|表|录)\s?[0-9一二三四五六]?\s?[：:]?", passages[i].text))


def _annex_list(passages: Sequence[Passage], roles: dict[int, Role], start: int, end: int) -> int:
    """Mark the list of annexes right above ``end``; where the body ends then."""
    for i in range(max(start, end - 12), end):
        if is_annex(passages[i].text) and all(
            len(passages[k].text) <= 80 and not shapes.closed(passages[k].text) for k in range(i + 1, end)
        ):
            for k in range(i, end):
                roles.setdefault(k, (LineRole.FURNITURE, "annex-list"))
            return i
    return end
