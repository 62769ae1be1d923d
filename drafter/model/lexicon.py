"""The cues by which a kind of report is recognised in running text: parts, topics, fields, set terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import ClassVar

from drafter.model.field import STRICT, Attested
from drafter.model.frozen import frozen


@frozen
class PartCues(Attested):
    """Words that tell a part, all regular expressions: in a ``heading`` of the first level, in one ``deeper`` down, or at the
    ``opening`` of a paragraph that has no heading; ``alone`` in a heading whose sections are still judged by their own.
    A ``hinted`` heading tells it when its section ``said`` so at its beginning; ``later`` parts take the headings that name
    a year after the report's; a document of one of the ``titles`` is this part throughout.
    The part marked ``default`` takes what no cue tells.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    heading: tuple[str, ...] = ()
    deeper: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    later: bool = False
    default: bool = False


@frozen
class KindCues(Attested):
    """Regular expressions that tell this kind of report from others: ``title`` must find something in the title, ``never``
    must not; a text without a title must say one of ``said`` in a heading or at its beginning. Reports of the same kind by
    other agencies than ``agencies`` are read with these cues when asked for, but not learned from with them unasked."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    title: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@frozen
class TopicCues(Attested):
    """Words of a topic: ``names`` speak of hardly anything else, ``cues`` often of it, ``weak`` ones only tip the scales.

    ``headings`` are regular expressions that decide when they match a heading, whatever its text says.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    names: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every cue word, whatever its weight."""
        return self.names + self.cues + self.weak


@frozen
class FieldCues(Attested):
    """How the value of a field is recognised.

    ``at``: words on either side of the value ``{}``, in the little language of wordings (``[收到|受理]申请{}``);
    ``clause``: words that must all stand in the clause of a value (parted by blanks), when no ``at`` tells it;
    ``needs``: one of them must stand in the sentence or heading; ``never``: none of them in the clause;
    ``holds``: for titles, a word of the title itself; ``units``, ``kinds``: narrower or other than the field's own;
    ``topics``: sections besides its own topic's it is told in; ``broader``: the field of which this one is a part or kind.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    at: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    broader: str = ""


@frozen
class SetTerm:
    """A wording longer than a sample may lend, with its ``source``: the law, a party document, an official name."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    text: str
    source: str
    by: str = "person"


@frozen
class Lexicon:
    """``parts`` in the order they are tried; ``terms`` hold a numeral and count nothing; ``pairs`` are a house term and
    the form it is to replace."""

    parts: Mapping[str, PartCues] = field(default_factory=lambda: MappingProxyType({}))
    terms: tuple[str, ...] = ()
    topics: Mapping[str, TopicCues] = field(default_factory=lambda: MappingProxyType({}))
    fields: Mapping[str, FieldCues] = field(default_factory=lambda: MappingProxyType({}))
    pairs: tuple[tuple[str, str], ...] = ()
    kind: KindCues = KindCues()
    set_terms: tuple[SetTerm, ...] = ()
