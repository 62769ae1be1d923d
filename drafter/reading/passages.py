"""Raw lines → logical paragraphs: a line broken in mid-sentence is joined again, a heading never."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.reading import Passage, Piece
from drafter.model.source import Source
from drafter.reading import shapes
from drafter.reading.normalise import normalise
from drafter.reading.raw_lines import DEBRIS, Habits, RawLine, floating, habits, lone, raw_lines

_RUNS_ON = frozenset("，、（《“〈‘〔·")  # nothing ends with these
_FOLLOWS = frozenset("，。、；：）》”’〉！？%〕")  # nothing begins with these
_LINKING = re.compile(r"(?:[，、的和与及]|以及|对于|关于|为了|按照|根据|第)$")
_SENTENCE = re.compile(
    r"[12][0-9]{3}年|今年|我[局委厅办院区市县省州部处所站]|本[局委厅办]|一年来|年初|按照|根据|为|坚持|全[市县区局州]|[^。]{2,12}[，]|近年来|深入|认真|始终|通过|以"
)
_QUANTIFYING = re.compile(r"(?:[近约达共仅占]|达到|不足|超过|增长|下降|提高|增加|减少|其中|至少)$")  # a figure follows
_DIGITS = re.compile(r"[0-9][.,]?$")
_OPENS = re.compile(r"[12][0-9]{3}年|今年|我[局委厅]|一年来|近年来|全年|年初|按照|根据|为[了进深切全]")
_YEARED = re.compile(r"(?:19|20)[0-9]{2}\s?年|[二][〇零][〇零一二三四五六七八九]{2}\s?年")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"))
_PROSE = re.compile("[，。；：、！？]")
_HEADING_LIMIT = 42
_HEAP = 500  # lines of debris put together


def passages(source: Source) -> tuple[Passage, ...]:
    """The logical paragraphs of a source in the order of their first lines; blank lines count for nothing."""
    return join(raw_lines(source))


def join(lines: Sequence[RawLine]) -> tuple[Passage, ...]:
    """The passages that ``lines`` make up."""
    if lines and lines[0].rule == DEBRIS:
        return tuple(_passage(lines[at : at + _HEAP]) for at in range(0, len(lines), _HEAP))
    habit = habits(lines)
    groups: list[list[RawLine]] = []
    held: list[list[RawLine]] = []  # page numbers met inside an open paragraph
    body_seen = False
    for index, line in enumerate(lines):
        if line.page and not line.line.starts:
            held.append([line])
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if groups and _runs_on(groups[-1], line, following, habit, body_seen):
            groups[-1].append(line)
        else:
            groups += held
            held = []
            groups.append([line])
        body_seen = body_seen or _is_body(line)
    groups += held
    groups.sort(key=lambda group: group[0].number)
    return tuple(map(_passage, groups))


def _is_body(line: RawLine) -> bool:
    return not line.rule and (line.marker is not None or len(line.text) > 60 or shapes.is_addressee(line.text))


def _passage(group: Sequence[RawLine]) -> Passage:
    first = group[0]
    raw = "".join(line.raw for line in group)
    pieces, offset = [], 0
    for line in group:
        pieces.append(Piece(offset, line.number, line.column))
        offset += len(line.raw)
    text = first.text if len(group) == 1 else normalise("".join(line.text for line in group))
    return Passage(text, raw, tuple(pieces), first.line.level, first.line.align, first.line.table)


def _runs_on(group: Sequence[RawLine], line: RawLine, following: RawLine | None, habit: Habits, body: bool) -> bool:
    """Whether ``line`` goes on with the paragraph of ``group``."""
    last = group[-1]
    if line.line.starts is not None:
        return not line.line.starts and not line.line.table and not last.line.table
    if last.apart or line.apart or last.line.level or line.line.level or last.line.align or line.line.align:
        return False
    if not body and _in_head(last, line, following):
        return False
    if line.marker and not line.marker.unsure:
        return _over_number(last, line, habit)
    if _number_only(last) and not line.marker:
        return True
    hard = _hard(group, line)
    if hard or line.gap or (line.marker and (last.bare or not _prose(last.text))):
        return hard
    if habit.width:
        return _wrapped(last, line, habit)
    if habit.hung and not line.column and not line.marker:
        return not shapes.is_body(line.text)
    return not shapes.closed(last.text) and _unfinished(group, line, following, habit)


def _number_only(line: RawLine) -> bool:
    """Whether a line holds the number of a heading and nothing else."""
    return line.marker is not None and not line.marker.unsure and line.marker.body >= len(line.text)


def _over_number(last: RawLine, line: RawLine, habit: Habits) -> bool:
    """Whether what looks like a number at the start of a line is a word of the sentence before."""
    if line.gap:
        return False
    if last.text[-1] in "第其" or (_open(last.text) and not shapes.closed(last.text)):
        return True
    full = habit.width > 0 and len(last.text) >= habit.width - 2
    indented = habit.indented and line.column > 0
    return (
        full and not indented and (last.text[-1] in _RUNS_ON or (floating(line) and not last.bare and not habit.listed))
    )


def _in_head(last: RawLine, line: RawLine, following: RawLine | None) -> bool:
    """Whether two lines before the body are lines of a title, or of the frame around it."""
    if shapes.is_addressee(line.text) and last.text[-1] not in "、，" and not _open(last.text):
        return True
    if len(line.text) > 70 and not (shapes.is_title(last.text) or shapes.is_body(last.text)):
        return False
    if _YEARED.search(last.text) and len(last.text) <= 50 and not _prose(last.text) and _SENTENCE.match(line.text):
        return True
    titles = [text for text in (last.text, line.text, following.text if following else "") if shapes.is_title(text)]
    return len(last.text) <= 60 and not _prose(last.text[:-1]) and (bool(titles) or shapes.is_body(last.text))


def _hard(group: Sequence[RawLine], line: RawLine) -> bool:
    """Whether the break stands where no paragraph can end or begin."""
    last = group[-1].text
    if shapes.is_body(line.text) and shapes.closed(last):
        return False
    if line.text[0] in _FOLLOWS or last[-1] in _RUNS_ON:
        return not (line.marker and line.gap)
    if shapes.ended(last) or last[-1] in "；：":
        return False
    if _DIGITS.search(last) and (line.text[0].isdigit() or line.text[0] in ".年月日%") and not line.gap:
        return True
    if _QUANTIFYING.search(last) and line.text[0].isdigit() and not line.marker and not line.gap:
        return True
    return not line.gap and _open(last)


def _open(text: str) -> bool:
    """Whether a bracket or quotation of the text is still open."""
    tail = text[-120:]
    return any(tail.rfind(left) > tail.rfind(right) for left, right in _PAIRS)


def _prose(text: str) -> bool:
    return _PROSE.search(text) is not None


def _wrapped(last: RawLine, line: RawLine, habit: Habits) -> bool:
    """Whether a line follows a full one, in a text wrapped at a width."""
    if shapes.is_body(line.text) and shapes.ended(last.text):
        return False
    reach = len(last.text) + (last.column if not habit.indented or last.column > 1 else 0)
    if max(len(last.text), reach) < habit.width - 2:
        return False
    starts = habit.indented and line.column > 0
    return not starts or not (shapes.closed(last.text) or last.bare)


def _unfinished(group: Sequence[RawLine], line: RawLine, following: RawLine | None, habit: Habits) -> bool:
    """Whether a paragraph whose last line has no end mark goes on in ``line``."""
    first, last = group[0], group[-1]
    if shapes.is_body(line.text) or shapes.signed_and_dated(line.text):
        return False
    if habit.indented and first.column > 1 and line.column > 1:
        return False
    if _number_only(first) and len(group) == 2 and lone(last):
        return False
    if first.marker and len(group) == 1:
        return _numbered(first, line, following, habit)
    if lone(last) and len(group) == 1:
        if _LINKING.search(last.text):
            return True
        if habit.parted and not line.gap:
            return not (habit.over > 2 and last.gap and len(line.text) > 60)
        if last.number in habit.lost or (habit.bare and len(last.text) <= 16 and _OPENS.match(line.text)):
            return False
        return habit.short < 3 and not (last.gap and habit.short > 1) and len(line.text) > 12
    return True


def _numbered(first: RawLine, line: RawLine, following: RawLine | None, habit: Habits) -> bool:
    """Whether a numbered line without end mark is a heading or item broken off."""
    marker = first.marker
    assert marker is not None
    if not first.bare or _LINKING.search(first.text):
        return True
    bare = habit.bare.get(marker.cls, 0) - 1
    spoken = habit.spoken.get(marker.cls, 0)
    if len(first.text) > 80 or (len(first.text) > _HEADING_LIMIT and spoken > bare):
        return True
    rest = line.text
    if (
        len(rest) <= _HEADING_LIMIT - 6
        and not shapes.closed(rest)
        and not (_SENTENCE.match(rest) or lone_after(line, following))
    ):
        return True
    if floating(first):
        return bare <= spoken
    stop = min((at for at in (rest.find("。"), rest.find("：")) if at >= 0), default=-1)
    if habit.indents and first.column > 1 and line.column > 1 and not floating(first):
        return False
    if bare <= 0:
        return spoken > 0 and not (_SENTENCE.match(rest) and 8 <= len(first.text) <= 24 and spoken <= 1)
    return spoken >= bare and 0 <= stop <= _HEADING_LIMIT - len(first.text) and len(rest) > stop + 1


def lone_after(line: RawLine, following: RawLine | None) -> bool:
    """Whether a short line is a heading of its own: text follows it."""
    return following is None or not (following.marker or len(following.text) > 40)
