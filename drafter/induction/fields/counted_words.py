"""What the words of a noun say of the thing it names: which of them tell it, of which level it is, that it is not so."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.induction.fields.counted_data import PLAIN_VERBS, STOP_WORDS, WEAK_TAILS
from drafter.model.digest import RUN

_AMONG = re.compile("(?<=...)中[^中]*$")
_LEVEL = re.compile("(?:国家|[省部市州盟区县旗镇乡校])级$")
_NOT = re.compile("[不未无非]|没有?$")
_DENIED = re.compile("[不未无非]|没有")
_LINE = 5  # digits of a public telephone line
NAMED = 3  # characters of the shortest name that tells a thing by itself
_WHOLE = 8  # characters of a name that is not shortened
_LEVELLED = re.compile("^(?:国家|[省部市州盟区县旗镇乡校])级")


def trimmed(noun: str) -> str:
    """A noun without words at its beginning that are no attribute of it."""
    found = list(words(noun))
    while len("".join(word for word, _ in found[1:])) > 1 and (adds_nothing(*found[0]) or found[0][1] == "ns"):
        found.pop(0)
    while len(found) > 1 and found[-1][1][:1] in "uxcp":
        found.pop()
    return "".join(word for word, _ in found)


@lru_cache(maxsize=1 << 14)
def content(noun: str) -> tuple[str, ...]:
    """The words of a noun that tell what it is, in order; a weak last word goes when others are left."""
    kept: list[str] = []
    deny = ""
    for word, tag in words(noun):
        if len(word) == 1 and _NOT.match(word) and not kept:
            deny = word
            continue
        plain = word in STOP_WORDS or word in PLAIN_VERBS or tag in ("x", "m", "ns", "uj", "u") or "X" in word
        if deny or not plain or is_line(word):
            kept.append(deny + word)
        deny = ""
    while len(kept) > 1 and kept[-1] in WEAK_TAILS:
        kept.pop()
    return tuple(kept)


def object_of(noun: str, verb: str = "") -> str:
    """The end of a noun by which a verb told after it is known to be about it: 规范性文件; "" when it ends in none."""
    noun = trimmed(_LEVELLED.sub("", _AMONG.sub("", noun)))
    ends = (noun if len(noun) <= _WHOLE else "", "".join(content(noun)[-2:]), *content(noun)[-1:])
    told = next((each for each in ends if len(each) >= NAMED and each in noun), "")
    if not told and verb and len(noun) > 1 and words(noun)[-1][1].startswith("n"):
        told = verb + noun
    tag = words(told)[-1][1] if told else ""
    thing = tag.startswith("n") or (bool(verb) and tag.startswith("v"))
    return told if thing and "{" not in told and NAMED <= len(told) <= RUN - 2 else ""


def adds_nothing(word: str, tag: str) -> bool:
    """Whether a word at the beginning is no attribute of the thing; that it is not so, is one."""
    if _NOT.match(word):
        return False
    return word in STOP_WORDS or (tag[:1] in "dprcutxfm" and not is_line(word))


def is_line(word: str) -> bool:
    """Whether a number is the name of a telephone line: 12345."""
    return word.isdigit() and len(word) == _LINE


def denied(noun: str) -> bool:
    """Whether a noun says that something is not so: 不合格, 未结."""
    return bool(_DENIED.search(noun))


def levelled(noun: str) -> str:
    """A noun with the level told behind it in front: 示范学校省级 → 省级示范学校."""
    level = _LEVEL.search(noun)
    return level[0] + noun[: level.start()] if level else noun


def has_level(noun: str) -> bool:
    """Whether a noun ends in the level of the thing."""
    return bool(_LEVEL.search(noun))


def is_level(noun: str) -> bool:
    """Whether a noun only says of which level the thing is: 市级."""
    return bool(_LEVEL.fullmatch(noun))
