"""What a figure counts: its thing, the verb before it and the class of its measure word, read off the words beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.induction.fields.counted_data import (
    AGES,
    DONE,
    EVENTS,
    GROUP_OF,
    PEOPLE,
    PLAIN_VERBS,
    SLOGANS,
    STOP_WORDS,
)
from drafter.induction.fields.counted_words import NAMED, adds_nothing, content, has_level, levelled, trimmed
from drafter.model.digest import RUN, Figure
from drafter.model.frozen import frozen

KINDS = {"count": "count", "money": "money", "percent": "percent", "ratio": "percent", "duration": "duration"}
_BRACKET = re.compile("[（(][^（）()]*[）)]")
_OPEN = re.compile("^.*[（(【）)】]")
_NOISE = re.compile("[“”‘’「」『』\"'《》〈〉\\s]+")
_SEGMENT = re.compile("[，。；：！？,;:]")
_COUNTED_UP = re.compile("^.*(?:共计|累计|总计|合计|总共|共有|共)(?=.)")
_FILLER = re.compile(
    "(?:累计|总计|合计|总共|共计|共有|共|大约|约|近|超过|逾|不足|至少|已|达到|高达|达|均为|均|(?<!行)为|是|有|了|各|只|仅|全部|实现|分别|"
    "上升到|上升至|提高到|提高至|增至|降至|下降到|下降至|增加到|增加至|"
    "等|[：:、（(]|同比)+$"
)
_LAST_YEAR = re.compile(
    "(?:上年|去年|上一年|前一年|{last-year}年?)(?:度|同期|末|底)?的?(?:分别|合计|共计|总计|仅|只)?(?:为|是|共|有|有了)?[（(]?$"
)
_PART = re.compile("其中|含|包括")
_AVERAGE = re.compile(
    "(?:人均|平均|年均|户均|场均|案均|日均|至少|不少于|不低于|不超过|不多于|每[^，。、；]{1,3}).{0,3}$"
)
_SHARES = ("percent", "ratio")
_HAN_NUMBER = re.compile("^[一二三四五六七八九十两]+")
_OBJECT = re.compile("[对将把为向给使]$")
_NUMBERED = re.compile("^[0-9]{1,2}(?:[.．][0-9]{0,2})*(?![0-9])(?:是)?|^[一二三四五六七八九十]是")
_JOINT = re.compile("[、和与及以]$")
_LEFT_OPEN = re.compile("^[、和与及以的]|^以及")


@frozen
class Counted:
    """The thing a figure counts: ``words`` of ``noun`` that tell it, ``verb`` before it, ``group`` of its measure word.

    ``near`` are the words right beside the value (``behind``: to its right); ``part`` that it is told as part of another,
    ``rich`` all that the words around and the clause in front add, ``told`` the whole saying;
    ``loose`` that the thing does not stand right beside the value; ``within`` what the figure before it
    in the sentence counts.
    """

    kind: str
    unit: str
    group: str
    verb: str
    noun: str
    words: tuple[str, ...]
    near: str
    behind: bool = False
    part: bool = False
    rich: frozenset[str] = frozenset()
    told: str = ""
    loose: bool = False
    within: str = ""

    @property
    def head(self) -> str:
        """The last word of the thing counted."""
        return self.words[-1] if self.words else ""

    @property
    def klass(self) -> str:
        """What cannot be one field lies in different classes: people and things, money, shares, times."""
        if self.kind != "count":
            return self.kind
        return PEOPLE if self.group == PEOPLE else "things" if self.group in _THINGS else self.group


NOTHING = Counted("", "", "", "", "", (), "")
_THINGS = frozenset(GROUP_OF.values()) - {PEOPLE}


def plain_unit(unit: str) -> str:
    """A measure word without what stands in its brackets: 家（次） → 家."""
    return _BRACKET.sub("", unit).strip()


def is_last_year(figure: Figure) -> bool:
    """Whether the words right before a figure say that it is last year's."""
    return bool(_LAST_YEAR.search(_NOISE.sub("", figure.left)))


def counted(figure: Figure) -> Counted | None:
    """What a figure counts, None for what is no figure of the year or counts nothing that can be named."""
    if figure.kind not in KINDS or _AVERAGE.search(figure.left) or plain_unit(figure.unit) in AGES:
        return None
    return _read(figure.kind, figure.unit, figure.text, figure.left, figure.right, figure.before, figure.what)


@lru_cache(maxsize=1 << 15)
def _read(kind: str, unit: str, text: str, left: str, right: str, before: str, what: str) -> Counted | None:
    near_left, near_right = _left(left), _right(right)
    told = _NUMBERED.sub("", _NOISE.sub("", _BRACKET.sub("", what.rsplit("}", 1)[-1])))
    behind = _stands_behind(near_left, near_right, told)
    beside = _ahead(near_right, told) if behind else _back(near_left, told)
    near = beside or told
    verb, noun = ("", near) if kind in _SHARES else _parted(near)
    verb = _last_verb(near_left) if behind and not verb else verb
    if kind in _SHARES and (told.endswith(near) or len(near) < 3 or near.endswith("占")):
        noun = told
    near, noun = near[:RUN] if behind else near[-RUN:], levelled(trimmed(noun)[-RUN:])
    if not content(noun):
        verb, noun = ("", trimmed(near)) if content(near) else _parted(told)
    noun = _cleared(noun, KINDS[kind])
    found = content(noun) or ((noun,) if noun in DONE else ())
    if not found or _slogan(text, noun):
        return None
    acted = verb or (_next_verb(near_right, near) if behind and _OBJECT.search(left) else "")
    specific = (acted,) if acted and acted not in PLAIN_VERBS else ()
    rich = frozenset((*content(told), *content(_left(before)), *found))
    group = _group(unit) if KINDS[kind] == "count" else ""
    part = bool(_PART.search(left) or before.endswith("其中"))
    told_words = tuple(dict.fromkeys((*specific, *found)))
    return Counted(
        KINDS[kind],
        unit,
        group,
        verb,
        noun,
        told_words,
        near,
        behind,
        part,
        rich,
        told[-RUN:],
        not beside and bool(left),
    )


def _cleared(noun: str, kind: str) -> str:
    """A noun without the 占 before a number that is no share, and of several things told together the last."""
    if kind == "count" and noun.endswith("占") and len(noun) > NAMED:
        noun = noun[:-1]
    last = noun.rsplit("、", 1)[-1]
    return last if len(last) >= NAMED else noun


def _group(unit: str) -> str:
    small = plain_unit(unit)
    return GROUP_OF.get(small, GROUP_OF.get(small.removeprefix("个"), small))


def _left(text: str) -> str:
    """The words before a value, from the last mark or name on, without those that only say it is a number."""
    text = _NOISE.sub("", text)
    text = _SEGMENT.split(re.split(r"\{[^{}]*\}", text)[-1])[-1]
    text = _FILLER.sub("", _LAST_YEAR.sub("", _NUMBERED.sub("", text)))
    text = _OPEN.sub("", _BRACKET.sub("", text))
    return _FILLER.sub("", text)


def _right(text: str) -> str:
    text = re.split(r"\{[^{}]*\}", _NOISE.sub("", text))[0]
    return re.split("[，。；：！？、（）()]", _LEFT_OPEN.sub("", text) if text[:1] == "的" else text)[0]


def _stands_behind(left: str, right: str, told: str) -> bool:
    """Whether the thing counted stands to the right of its value."""
    if len(right) < 2 or _LEFT_OPEN.match(right):
        return False
    tail = told[-2:]
    if tail and tail in right and not left.endswith(tail):
        return True
    if tail and tail in left:
        return False
    first = words(right)[0][1]
    return not left or (first.startswith(("n", "a", "b")) and words(left)[-1][1].startswith("v"))


def _ahead(right: str, told: str) -> str:
    """The thing counted at the beginning of the words behind the value."""
    for size in range(len(told), 1, -1):
        at = right.find(told[-size:])
        if at >= 0:
            return _extended(right, at + size)
    kept = ""
    for word, tag in words(right):
        if kept and tag[:1] in "vpdcu" and tag != "vn":
            break
        kept += word
    return kept


def _extended(right: str, end: int) -> str:
    """Up to the end of the noun that the text breaks off: 专题 + 培训."""
    rest = words(right[end:])
    more = rest[0][0] if rest and (rest[0][0] in EVENTS or (len(rest[0][0]) == 1 and rest[0][1] == "n")) else ""
    return right[:end] + more


def _back(left: str, told: str) -> str:
    """The verb and thing counted at the end of the words before the value."""
    shared = 0
    while shared < min(len(left), len(told)) and left[-shared - 1] == told[-shared - 1]:
        shared += 1
    if shared >= 2:
        return left[-shared:]
    return _COUNTED_UP.sub("", left)


def _parted(text: str) -> tuple[str, str]:
    """The verb at the beginning and the thing behind it; no verb when nothing would be left."""
    found = [(word, tag) for word, tag in words(text)]
    while len(found) > 1 and adds_nothing(*found[0]):
        found.pop(0)
    whole = "".join(word for word, _ in found)
    if len(found) > 1 and len(found[0][0]) > 1 and (found[0][1] == "v" or found[0][0] in PLAIN_VERBS):
        verb, rest = found[0][0], found[1:]
        while len(rest) > 1 and (rest[0][0] in "了过的出" or rest[0][0] in STOP_WORDS or rest[0][0] in PLAIN_VERBS):
            verb = rest[0][0] if rest[0][0] in PLAIN_VERBS and verb in PLAIN_VERBS else verb
            rest = rest[1:]
        return verb, "".join(word for word, _ in rest)
    return "", whole


def _last_verb(left: str) -> str:
    """The verb that governs a value whose thing stands behind it."""
    if _JOINT.search(left):
        return ""
    for word, tag in reversed(words(left)[-3:]):
        if (tag == "v" or word in PLAIN_VERBS) and len(word) > 1 and word not in STOP_WORDS:
            return word
    return ""


def _next_verb(right: str, near: str) -> str:
    """What is done to the thing behind a value: 对192家企业开展检查."""
    return next((word for word, tag in words(right[len(near) :]) if tag == "v" and len(word) > 1), "")


def _slogan(text: str, noun: str) -> bool:
    """Whether a number enumerates what no clerk is asked for: 四个方面, 三条主线."""
    if any(noun.endswith(each) for each in SLOGANS) and not has_level(noun):
        return True
    return bool(_HAN_NUMBER.match(text)) and "个" in text
