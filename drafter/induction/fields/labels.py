"""What a clerk calls a field: its name, question and sentence, made of the words most samples use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.analysis.segment import words
from drafter.induction.fields.counted import Counted
from drafter.induction.fields.counted_data import MONEY_NOUNS, PEOPLE, PLAIN_VERBS, SHARE_NOUNS, TIMES, TOLD_VERBS
from drafter.induction.fields.counted_words import content, trimmed
from drafter.induction.fields.groups import Group, Seen
from drafter.model.digest import RUN

LONGEST = 12  # no longer than anything taken over may be, its last words included
_ASKED = 10  # characters of the thing in a question, which adds words of its own
_VARIANTS = 3
_BARE = 2  # characters of a word that tells too little alone
_TOGETHER = 3  # one in so many samples that name the same thing before a lone verb make it its object
_COUNT_TAIL = re.compile(
    "(?<=..)(?:数量|总数|总量|总额|件数|人数|次数|份数|个数|户数|家数|起数|条数|项数|场次|人次|金额|数额|占比|比例|数|占)$"
)
_SUFFIX = {
    "人": "人数",
    "名": "人数",
    "位": "人数",
    "人次": "人次",
    "次": "次数",
    "场": "场数",
    "场次": "场次",
    "期": "期数",
    "份": "份数",
    "册": "册数",
    "部": "部数",
    "篇": "篇数",
    "户": "户数",
    "家次": "家次",
    "户次": "户次",
    "批": "批数",
    "批次": "批次",
    "天": "天数",
}
_MEASURED = {"money": "金额", "percent": "占比", "duration": "时长"}
_PERSON = re.compile("(?:人|员|师|生|者|手|官|顾问|干部|骨干|校长)$")


def stem(group: Group) -> str:
    """Verb and thing, as far as they tell the field apart, without the words that only say it is a number."""
    counted = group.first
    keeps = counted.verb and (counted.verb not in PLAIN_VERBS or counted.verb in TOLD_VERBS)
    return _COUNT_TAIL.sub("", _whole(counted, counted.verb if keeps else "", group))


def _whole(counted: Counted, verb: str, group: Group) -> str:
    """Verb and thing; a lone verb with what it was done to, as most samples tell it in the same sentence: 文件 + 废止."""
    text = _fitted(verb, counted.noun, RUN)
    if not _lone(counted, text):
        return text
    around = Counter(each.counted.within for each in group.seen if each.counted.within)
    usual = min(around, key=lambda each: (-around[each], len(each), each), default="")
    clear = usual and (len(group.seen) == 1 or around[usual] >= max(2, len(group.seen) / _TOGETHER))
    if clear and text in usual:
        return usual
    return usual + text if clear and len(usual + text) <= RUN and not set(usual) & set(text) else text


def _lone(counted: Counted, text: str) -> bool:
    if counted.kind != "count" or (counted.within and counted.noun.endswith(counted.within)):
        return False
    return len(text) <= _BARE or (counted.words[-1] == counted.noun and words(text)[-1][1][:1] in "vda")


def label(group: Group, unit: str) -> str:
    """The name of the field: 收到申请数, 罚款金额, 培训人数."""
    counted = group.first
    core = name(group)
    tail = _tail(counted, core, unit)
    while len(core) + len(tail) > LONGEST and len(words(core)) > 1:
        core = "".join(word for word, _ in words(core)[1:])
    return core[-(LONGEST - len(tail)) :] + tail


def name(group: Group) -> str:
    """The words that tell the field apart; what is too short to tell anything with what stands around it."""
    core = stem(group)
    return core if len(core) > _BARE else _placed(core, group)


def _tail(counted: Counted, core: str, unit: str) -> str:
    if counted.kind == "percent":
        return "" if core.endswith(SHARE_NOUNS) else "比例" if core.startswith("占") else "占比"
    if counted.kind == "money":
        return "" if core.endswith(MONEY_NOUNS) and len(core) > 2 else "金额"
    if counted.kind != "count":
        return "" if core.endswith(TIMES) else _MEASURED[counted.kind]
    tail = _SUFFIX.get(unit, "数")
    return "数" if tail == "人数" and _PERSON.search(core) else tail


def _placed(core: str, group: Group) -> str:
    """A word too short to stand alone, in the whole saying or with what most samples name around it."""
    wholes = Counter(trimmed(each.counted.told) for each in group.seen)
    near = group.first.near
    if (
        len(group.samples) == 1
        and near.endswith(core)
        and _BARE < len(near) < LONGEST - 3
        and content(near[: -len(core)])
    ):
        return near
    longer = [each for each in wholes if each.endswith(core) and each != core and len(each) < LONGEST - 3]
    best = max((wholes[each] for each in longer), default=0)
    if best and (best > 1 or len(group.samples) == 1):
        return min(longer, key=lambda each: (-wholes[each], len(each), each))
    told = Counter(word for each in group.seen for word in each.counted.rich)
    usual = [
        word
        for word, count in sorted(told.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))
        if count > 1 and 2 * count >= len(group.seen) and len(word) > 1
    ]
    fresh = [word for word in usual if not set(word) & set(core)]
    return fresh[0] + core if fresh else core


def _fitted(verb: str, noun: str, most: int) -> str:
    """Verb and noun within so many characters; attributes leave from the left."""
    rest = list(words(noun))
    while len(rest) > 1 and len(verb) + sum(len(word) for word, _ in rest) > most:
        rest.pop(0)
    return verb + "".join(word for word, _ in rest)[-(most - len(verb)) :]


def _told(group: Group) -> str:
    """Verb and thing as a report tells them, never a word that says too little alone."""
    text = _whole(group.first, group.first.verb, group)
    longer = name(group)
    if longer.endswith(text):
        return longer
    return text if len(text) > _BARE else _placed(text, group)


def sentence(group: Group) -> str:
    """Verb, thing and value, as the report tells it when no pattern does: 收到申请{}."""
    return _told(group) + "{}"


def question(group: Group, unit: str) -> str:
    """What the clerk is asked: 全年收到申请多少件？"""
    counted = group.first
    core = _last_words(_COUNT_TAIL.sub("", _told(group)))
    if counted.kind == "count":
        done = counted.verb and core.startswith(counted.verb) and counted.klass != PEOPLE
        return f"全年{core}多少{unit}？" if done else f"{core}有多少{unit}？"
    if counted.kind == "money":
        named = len(core) > _BARE and core.endswith(MONEY_NOUNS)
        return f"{core}是多少？" if named else f"{core}金额是多少？"
    if counted.kind == "percent":
        return f"{core}是多少？" if core.endswith(SHARE_NOUNS) else f"{core}的比例是多少？"
    return f"{core}是多长时间？"


def _last_words(text: str) -> str:
    rest = [word for word, _ in words(text)]
    while len(rest) > 1 and sum(map(len, rest)) > _ASKED:
        rest.pop(0)
    return "".join(rest)[-_ASKED:]


def scope(group: Group) -> str:
    """What counts, in one line: the year under report, and what else it is called."""
    counted = group.first
    own = _whole(counted, counted.verb, group)
    told = Counter(_fitted(each.counted.verb, each.counted.noun, RUN) for each in group.seen)
    others = [text for text, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])) if text not in own]
    also = "".join(f"“{text}”" for text in others[:_VARIANTS])
    return f"报告年度内“{own}”的数" + (f"，也写作{also}" if also else "")


def nothing(group: Group, zeros: Sequence[Seen]) -> tuple[str, str] | None:
    """Verb and object by which samples say that there was none: 未发生, 案件."""
    own = set(group.first.words)
    told: Counter[tuple[str, str]] = Counter()
    for each in zeros:
        thing = content(each.counted.noun)
        if own == set(each.counted.words) or own == set(thing):
            verb = each.figure.text + each.counted.verb
            if verb != "未":
                told[verb, _fitted("", each.counted.noun, RUN)] += 1
    return max(told, key=lambda pair: (told[pair], pair)) if told else None
