"""The keys of a digest file: for each kind of record its keys, how a value is written and read, and what may be left out."""

from __future__ import annotations

import base64
import json
import re
import struct
from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from drafter.model.digest import MOVES, Clause, Defect, Digest, Figure, Grid, Head, Told
from drafter.model.frozen import frozen
from drafter.model.reading import MentionKind

_PLAIN = re.compile(
    r"(?!(?:null|Null|NULL)$)[\w（《“‘【〔％‰·—][\w（）《》“”‘’【】〔〕〈〉、，。；：！？·—…～％‰℃.%/+()~-]*|-\d+(?:\.\d+)?"
)
_RISKY = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|^$|\s$")
_CONTROL = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_LEVELS = re.compile("(?<=.{2}[省市州盟区])(?=.{3})|(?<=.{3}(?:自治区|自治州))(?=.{2})")
_LONG = re.compile("[\u3400-\u9fff]{13}")
_TEXTS = (MentionKind.DATE, MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)
_LINE = 120  # characters of a line of the fingerprint
_REGION = "{region}"
_NO_MOVE = "-"


class Broken(Exception):
    """A digest file that is not well formed: the code of the finding, the place in the tree, and what its sentence needs."""

    def __init__(self, code: str, path: tuple[str | int, ...] = (), **params: object) -> None:
        self.code, self.path, self.params = code, path, params
        super().__init__(code)


@frozen
class Key:
    """A key of a record: the attributes it tells, and how; without ``default`` it must be there."""

    name: str
    attributes: tuple[str, ...]
    read: Callable[[Any], tuple[Any, ...]]
    write: Callable[..., str]
    default: tuple[Any, ...] | None = None

    @property
    def told(self) -> Callable[[Any], Any]:
        """What a record says of it: one value, or all of several attributes."""
        return attrgetter(*self.attributes)

    @property
    def silent(self) -> Any:
        """What is left out when a record says it; for a key that must be there nothing equals it."""
        return object() if self.default is None else self.default[0] if len(self.default) == 1 else self.default


@frozen
class Kind:
    """A kind of record: what it becomes and its keys in order."""

    made: type[Any]
    keys: tuple[Key, ...]
    finish: Callable[[dict[str, Any]], None] = lambda told: None

    @property
    def by_name(self) -> dict[str, Key]:
        """The keys by name."""
        return {key.name: key for key in self.keys}


def scalar(text: str) -> str:
    """A text as a YAML scalar for any place, quoted where it must be."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """A text as a YAML scalar in quotes."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def packed(prints: Sequence[int]) -> str:
    """A fingerprint as lines of base64."""
    text = base64.b64encode(struct.pack(f">{len(prints)}I", *prints)).decode()
    return "\n".join(text[at : at + _LINE] for at in range(0, len(text), _LINE))


def unpacked(text: str) -> tuple[int, ...]:
    """The fingerprint of lines of base64; ValueError for anything else."""
    data = base64.b64decode("".join(text.split()), validate=True)
    if len(data) % 4:
        raise ValueError
    return struct.unpack(f">{len(data) // 4}I", data)


# -- values ----------------------------------------------------------------------------------------------------------


def _text(value: Any) -> tuple[str]:
    if value is None:
        return ("",)
    if not isinstance(value, str):
        raise ValueError
    return (value,)


def _whole(value: Any) -> tuple[int]:
    return (int(value),)


def _share(value: Any) -> tuple[float]:
    found = float(value)
    if not 0 <= found <= 1:
        raise ValueError
    return (found,)


def _flag(value: Any) -> tuple[bool]:
    return ({"true": True, "false": False}[value],)


def _texts(value: Any) -> tuple[tuple[str, ...]]:
    if not isinstance(value, list):
        raise ValueError
    return (tuple(_text(each)[0] for each in value),)


def _moves(value: Any) -> tuple[tuple[str, ...]]:
    found = _texts(value)
    if not set(found[0]) <= set(MOVES):
        raise ValueError
    return found


def _rows(value: Any) -> tuple[tuple[tuple[str, ...], ...]]:
    if not isinstance(value, list):
        raise ValueError
    return (tuple(_texts(row)[0] for row in value),)


def _at(value: Any) -> tuple[int, int, int]:
    line, start, sentence = value.split("-")
    return int(line), int(start), int(sentence)


def _operands(value: Any) -> tuple[tuple[tuple[str, int], ...]]:
    return (tuple((name, int(at)) for name, at in value.items()),)


def _kind(value: Any) -> tuple[str]:
    return (str(MentionKind(value)),)


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"


def _spoken(value: Decimal | str | None) -> str:
    return "" if value is None else scalar(format(value, "f") if isinstance(value, Decimal) else value)


def _region(value: Any) -> tuple[str]:
    return (_text(value)[0].replace(" ", ""),)


def _levels(name: str) -> str:
    """A long region with its levels apart: no run of a digest is long enough to be running text."""
    return scalar(_LEVELS.sub(" ", name) if _LONG.search(name) else name)


def _str(value: object) -> str:
    return str(value)


def _bool(value: bool) -> str:
    return str(value).lower()


def _real(value: float) -> str:
    return f"{value:g}"


def _joined(*numbers: int) -> str:
    return "-".join(map(str, numbers))


def _plain(name: str, attribute: str = "", default: str | None = "") -> Key:
    return Key(name, (attribute or name,), _text, scalar, None if default is None else (default,))


def _number(name: str, attribute: str = "", default: int | None = None) -> Key:
    return Key(name, (attribute or name,), _whole, _str, None if default is None else (default,))


def _sure(attribute: str) -> Key:
    return Key("sure", (attribute,), _share, _real, (0.0,))


_AT = Key("at", ("line", "start", "sentence"), _at, _joined)
_IN = _number("in", "head")


def _value(told: dict[str, Any]) -> None:
    """The value as its kind says: numbers exact, dates and titles as text; a title's is its text without the brackets."""
    value, kind = told["value"], told["kind"]
    if value is None and kind == MentionKind.DOC_TITLE:
        told["value"] = told["text"].strip("《》")
    elif value is not None and kind not in _TEXTS and _DECIMAL.fullmatch(value):
        told["value"] = Decimal(value)
    told["indicator"] = told["field"] if told["indicator"] is None else told["indicator"]


HEAD = Kind(
    Head,
    (
        _number("line"),
        _number("level"),
        _plain("style"),
        _plain("kind", default=None),
        _plain("text", "heading"),
        _plain("lead"),
        _number("up", "parent", -1),
        _plain("part"),
        _plain("topic"),
        _sure("margin"),
        Key("moves", ("moves",), _moves, _listed, ((),)),
    ),
)
FIGURE = Kind(
    Figure,
    (
        _AT,
        _IN,
        Key("kind", ("kind",), _kind, _str),
        _plain("text"),
        Key("value", ("value",), _text, _spoken, (None,)),
        _plain("unit"),
        _plain("what"),
        _plain("left"),
        _plain("right"),
        _plain("before"),
        _plain("approx"),
        Key("zero", ("zero",), _flag, _bool, (False,)),
        _number("same", default=-1),
        _number("table", default=-1),
        _plain("topic"),
        _plain("field"),
        Key("of", ("indicator",), _text, scalar, (None,)),
        _plain("aspect"),
        _sure("confidence"),
    ),
    _value,
)
TOLD = Kind(
    Told,
    (
        _plain("kind", default=None),
        Key("of", ("operands",), _operands, lambda of: f"{{{', '.join(f'{scalar(name)}: {at}' for name, at in of)}}}"),
        Key("holds", ("holds",), _flag, _bool, (True,)),
        _plain("marker"),
        _number("line", default=0),
    ),
)
DEFECT = Kind(Defect, (_plain("code", default=None), _number("line")))
GRID = Kind(
    Grid,
    (
        _number("line"),
        _IN,
        _plain("caption"),
        Key("columns", ("columns",), _texts, _listed, ((),)),
        Key("rows", ("rows",), _rows, lambda rows: "".join(f"\n      - {_listed(row)}" for row in rows), ((),)),
    ),
)


# -- clauses: one scalar each ----------------------------------------------------------------------------------------


def _clause(value: Any, path: tuple[str | int, ...]) -> Clause:
    try:
        at, head, move, *frame = value.split(" ", 3)
        if move not in MOVES and move != _NO_MOVE:
            raise ValueError
        return Clause(*_at(at), int(head), move if move != _NO_MOVE else "", frame[0] if frame else "")
    except (ValueError, AttributeError, TypeError):
        raise Broken("digest-clause", path) from None


def clause_line(each: Clause) -> str:
    told = f"{each.line}-{each.start}-{each.sentence} {each.head} {each.move or _NO_MOVE} {each.frame}".rstrip(" ")
    return quoted(told) if _RISKY.search(told) else told


# -- the whole -------------------------------------------------------------------------------------------------------


def _records(kind: Kind) -> Callable[[Any, tuple[str | int, ...]], tuple[Any, ...]]:
    return lambda value, path: tuple(read_record(kind, each, (*path, n)) for n, each in enumerate(value))


def _clauses(value: Any, path: tuple[str | int, ...]) -> tuple[Clause, ...]:
    return tuple(_clause(each, (*path, n)) for n, each in enumerate(value))


_LISTS: dict[str, Callable[[Any, tuple[str | int, ...]], tuple[Any, ...]]] = {
    "heads": _records(HEAD),
    "clauses": _clauses,
    "figures": _records(FIGURE),
    "relations": _records(TOLD),
    "tables": _records(GRID),
    "defects": _records(DEFECT),
}


LISTS = tuple(_LISTS)


def _agency(told: dict[str, Any]) -> None:
    told["agency"] = told["agency"].replace(_REGION, told["region"])


DIGEST = Kind(
    Digest,
    (
        _plain("sample", default=None),
        _plain("source"),
        _plain("sha256", default=None),
        _plain("lexicon"),
        _plain("cues"),
        _plain("title"),
        Key("region", ("region",), _region, _levels, ("",)),
        _plain("agency"),
        _plain("level"),
        _number("year", default=0),
        _plain("date"),
        _number("addressees", default=0),
        _number("characters", default=0),
        Key("opening", ("opening",), _texts, _listed, ((),)),
        *(Key(name, (name,), lambda value: (value,), _str, ((),)) for name in _LISTS),
        Key("prints", ("prints",), lambda value: (unpacked(value),), packed, ((),)),
    ),
    _agency,
)
_NAMED = {id(kind): kind.by_name for kind in (HEAD, FIGURE, TOLD, DEFECT, GRID, DIGEST)}
_NEEDED = {
    id(kind): tuple(key.name for key in kind.keys if key.default is None)
    for kind in (HEAD, FIGURE, TOLD, DEFECT, GRID, DIGEST)
}
_DEFAULTS = {
    id(kind): {
        name: value
        for key in kind.keys
        if key.default is not None
        for name, value in zip(key.attributes, key.default, strict=True)
    }
    for kind in (HEAD, FIGURE, TOLD, DEFECT, GRID, DIGEST)
}


def read_record(kind: Kind, value: Any, path: tuple[str | int, ...]) -> Any:
    """The record of a mapping; raises Broken at the key that is unknown, missing or cannot be read."""
    if not isinstance(value, dict):
        raise Broken("digest-record", path)
    keys, told = _NAMED[id(kind)], dict(_DEFAULTS[id(kind)])
    for name, each in value.items():
        key = keys.get(name)
        if key is None:
            raise Broken("digest-key", (*path, name), key=name, known="、".join(keys))
        if kind is DIGEST and name in _LISTS:
            if not isinstance(each, list):
                raise Broken("digest-list", (*path, name), key=name)
            told[name] = _LISTS[name](each, (*path, name))
            continue
        try:
            read = key.read(each)
            if len(read) == 1:
                told[key.attributes[0]] = read[0]
            else:
                told.update(zip(key.attributes, read, strict=True))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Broken("digest-value", (*path, name), key=name, typed=str(each)[:40]) from None
    missing = [name for name in _NEEDED[id(kind)] if name not in value]
    if missing:
        raise Broken("digest-missing", path, key="、".join(missing))
    kind.finish(told)
    return kind.made(**told)
