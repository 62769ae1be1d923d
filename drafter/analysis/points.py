"""Points listed inside one answer (1. … 2. …, 一、… 二、…, a line each): found, and told as 一是……；二是……。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.analysis.numbering import han
from drafter.analysis.sentences import display_width, end_sentence, tidy
from drafter.model.frozen import frozen

_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")
_HAN = re.compile("[\u3400-\u9fff]")
_ENDS = "。！？!?…"
_EDGE = " \t\u3000，,；;：:、"
_ANY_END = f"{_ENDS}{_EDGE}.”’）》"
_DIGIT = r"(?P<n>[0-9０-９]{1,2})"
_NUMERAL = r"(?P<n>[一二三四五六七八九十]{1,3})"
_PLAIN = "\n\r\x0b\x0c\x85\u2028\u2029。！？；;：:"
_BULLET = re.compile(r"^[ \t\u3000]*(?:[-*•·●■◆–—][ \t\u3000]*)")
_NUMBERS = {han(n): n for n in range(1, 100)} | {chr(0x2460 + n): n + 1 for n in range(10)}
_LEAST = 2  # Han characters: less is no point of its own (一、二级)
_LINE = 4  # Han characters of a line that stands for a point without any number
_WRAPPED = 36  # columns: a line this wide may have been broken by a mail program, and is no point
_EVEN = 6  # columns by which the lines of wrapped text differ at most


@frozen
class Points:
    """Words that stand before the points (with the mark to follow them), and the points without numbers and end marks."""

    before: str
    points: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """Each point with the mark that ends it: ； between points of one sentence each, 。 everywhere else."""
        long = any(mark in each for each in self.points for mark in _ENDS)
        last = len(self.points) - 1
        return tuple(
            each if each[-1:] in _ENDS else each + ("；" if n < last and not long else "。")
            for n, each in enumerate(self.points)
        )


@cache
def _opens() -> re.Pattern[str]:
    """What may stand before the first mark."""
    return re.compile(f"(?:^|[{_PLAIN}，,]|[{_PLAIN}][ \t\u3000]+|^[ \t\u3000]+)$")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms of marks; compiled when an answer is read: few programs that load this read one."""
    marks = (
        rf"(?:^|(?<=[{_PLAIN}，, \t\u3000]))第?{_NUMERAL}(?:是要|是)[，,：:]?",
        rf"(?<![0-9０-９.．第A-Za-z年月日至到—~-]){_DIGIT}[.．、)）](?![0-9０-９])",
        rf"(?<![条款第项])[（(]{_DIGIT}[）)]、?",
        rf"(?:^|(?<=[{_PLAIN} \t\u3000])){_NUMERAL}、",
        rf"(?<![条款第项])[（(]{_NUMERAL}[）)]、?",
        r"(?P<n>[①②③④⑤⑥⑦⑧⑨⑩])",
    )
    return tuple(re.compile(mark) for mark in marks)


def points_of(text: str) -> Points | None:
    """The points of an answer that lists two or more; None where it is running text."""
    for form in _forms():
        marks = list(_run(form, text))
        if len(marks) > 1 and _opens().search(text[: marks[0].start()]):
            found = _cut(text, marks)
            if found is not None:
                return found
    return _lines([each for each in _BREAK.split(text) if tidy(each)])


def _run(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The marks of one form that count from one on."""
    wanted = 1
    for mark in form.finditer(text):
        if _number(mark["n"]) == wanted:
            yield mark
            wanted += 1


def _number(typed: str) -> int:
    return _NUMBERS.get(typed) or (int(typed) if typed.isdecimal() else 0)


def _cut(text: str, marks: list[re.Match[str]]) -> Points | None:
    ends = [each.start() for each in marks[1:]] + [len(text)]
    points = tuple(_bare(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
    if any(len(_HAN.findall(each)) < _LEAST for each in points):
        return None
    return Points(_before(tidy(text[: marks[0].start()])), points)


def _before(text: str) -> str:
    """What announces the points, as it stands where it ends in a mark; a comma or nothing becomes a colon."""
    if not text or text[-1] in f"{_ENDS}：；":
        return text
    return text.rstrip(_EDGE) + "："


def _lines(lines: list[str]) -> Points | None:
    """Lines with bullets, or short ones without any mark at their ends; text a program has wrapped is neither."""
    if len(lines) < 2:
        return None
    bullets = [_BULLET.match(each) for each in lines]
    if any(bullets):
        rest = lines if bullets[0] else lines[1:]
        if len(rest) < 2 or not all(_BULLET.match(each) for each in rest):
            return None
        points = tuple(_bare(_BULLET.sub("", each)) for each in rest)
        fit = all(len(_HAN.findall(each)) >= _LEAST for each in points)
        return Points("" if bullets[0] else _before(tidy(lines[0])), points) if fit else None
    bare = [tidy(each) for each in lines]
    if any(len(_HAN.findall(each)) < _LINE for each in bare) or any(each[-1] in _ANY_END for each in bare[:-1]):
        return None
    return None if _is_wrapped(bare) else Points("", tuple(_bare(each) for each in bare))


def _is_wrapped(lines: list[str]) -> bool:
    widths = [display_width(each) for each in lines[:-1]]
    return max(widths) >= _WRAPPED and max(widths) - min(widths) <= _EVEN


def _bare(text: str) -> str:
    """A point without the marks that part it from the next; a 。 goes, what asks or calls out stays."""
    return end_sentence(text).removesuffix("。").strip(_EDGE)
