"""A pack: outline, questionnaire, phrasing patterns, number rules and dated names of one kind of report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from drafter.model.field import STRICT, Attested, Field
from drafter.model.frozen import frozen

if TYPE_CHECKING:
    from drafter.model.lexicon import Lexicon

FORMAT = 1
MOVES = ("basis", "measure", "data", "result", "summary")
RELATION_KINDS = ("rate", "yoy", "sum", "part", "order", "equal", "listed", "rows")


@frozen
class Topic(Attested):
    """A subject of the report; ``leads`` may open its paragraph, ``headings`` stand over a section it fills alone."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    part: str
    leads: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    scope: str = ""


@frozen
class Section(Attested):
    """A section of a part: heading variants and the topics it gathers, in order."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    headings: tuple[str, ...]
    topics: tuple[str, ...]


@frozen
class Part(Attested):
    """A part the genre asks for; ``requires`` names the list or topics that must tell something."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    template: str
    headings: tuple[str, ...]
    required: bool = False
    sections: tuple[Section, ...] = ()
    topics: tuple[str, ...] = ()
    list: str = ""
    law: str = ""


@frozen
class ListChoice(Attested):
    """A short text that may be picked for a text of a list item; ``asks`` is what of the agency's own must then be told."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    text: str
    asks: str = ""


@frozen
class ListField(Attested):
    """A text of a list item: asked, required or not.

    One of ``choices`` picked as it stands needs the item's texts ``needs``; ``offer`` is said of each item of the list
    ``answers`` (解决{}问题) where such items may be answered.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    required: bool = False
    question: str = ""
    choices: tuple[ListChoice, ...] = ()
    needs: tuple[str, ...] = ()
    answers: str = ""
    offer: str = ""

    def picked(self, text: str) -> ListChoice | None:
        """The choice a text is, word for word but for its end mark; None for own words."""
        typed = text.strip(" \u3000。；;，,")
        return next((each for each in self.choices if each.text == typed), None)


@frozen
class ListSpec(Attested):
    """A list of the agency's own words (by topic or plain): its item texts and the part that prints it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    part: str
    fields: tuple[ListField, ...]
    by_topic: bool = False
    question: str = ""

    def bare(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """The texts an item still lacks because what needs them was picked from the choices and not said in own words."""
        picked = [each for each in self.fields if each.needs and each.picked(texts.get(each.key, ""))]
        return tuple(dict.fromkeys(key for each in picked for key in each.needs if not texts.get(key, "").strip()))


@frozen
class Pattern(Attested):
    """Fixed words and slots for a group of figures that belong in one sentence."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    topic: str
    move: str
    needs: tuple[str, ...]
    may: tuple[str, ...] = field(default=(), kw_only=True)
    wordings: Mapping[str, str]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every field the pattern may tell."""
        return self.needs + self.may


@frozen
class Relation(Attested):
    """A number rule: ``kind`` decides which of the operands are set; see docs/pack-format.md."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    kind: str
    result: str = ""
    of: tuple[str, ...] = ()
    total: str = ""
    parts: tuple[str, ...] = ()
    part: str = ""
    whole: str = ""
    list: str = ""
    lower: str = ""
    upper: str = ""
    left: str = ""
    right: str = ""
    severity: str = "error"
    why: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every field the rule speaks of."""
        single = (
            self.result,
            self.total,
            self.part,
            self.whole,
            self.list,
            self.lower,
            self.upper,
            self.left,
            self.right,
        )
        return tuple(key for key in (*single, *self.of, *self.parts) if key)


@frozen
class Period(Attested):
    """A dated name: current from ``start`` to ``end`` (None: open)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    series: str
    name: str
    start: date
    end: date | None = None
    source: str = ""
    verified: bool = False


def _no_lexicon() -> Lexicon:
    from drafter.model.lexicon import Lexicon

    return Lexicon()


@frozen
class Pack:
    """Everything a genre declares; ``templates`` maps a template's name to its source, ``cues`` gives the lexicon."""

    id: str
    name: str
    version: str
    parts: Mapping[str, Part]
    orders: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, Topic]
    fields: Mapping[str, Field]
    lists: Mapping[str, ListSpec]
    patterns: tuple[Pattern, ...]
    relations: tuple[Relation, ...]
    periods: tuple[Period, ...]
    phrases: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    templates: Mapping[str, str]
    digest: str = ""
    cues: Callable[[], Lexicon] = _no_lexicon  # read when first asked for: writing a report needs none of it

    @property
    def lexicon(self) -> Lexicon:
        """The cues by which such reports are read; raises DrafterError where the pack's are broken."""
        return self.cues()

    def fields_of(self, topic: str) -> tuple[Field, ...]:
        """The fields of a topic, in the order of the field list."""
        return tuple(each for each in self.fields.values() if each.topic == topic)

    def current(self, series: str, year: int) -> Period | None:
        """The name of ``series`` current at the end of ``year``; None when the pack knows none for that year."""
        alive = [
            each
            for each in self.periods
            if each.series == series
            and each.start <= date(year, 12, 31)
            and (each.end is None or each.end >= date(year, 12, 31))
        ]
        return max(alive, key=lambda each: each.start, default=None)


EMPTY = Pack("", "", "", {}, {}, {}, {}, {}, (), (), (), {}, {}, {})  # knows no kind of report: reads by form alone
