"""Examples and ranges of a field: values samples published, each readable as the field asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from drafter.analysis.quantities import Fault, read_item
from drafter.induction.fields.groups import Seen
from drafter.model.digest import RUN, Digest, Figure
from drafter.model.quantity import Kind

_ABOVE = re.compile("^(?:[^省市州盟区县]{2,}?(?:省|自治区|市|自治州|州|盟)(?=.{2,}[市州盟区县旗]))+")


def example(seen: Sequence[Seen], digests: Sequence[Digest], kind: str, units: Sequence[str]) -> dict[str, object]:
    """The latest readable value, of samples of one year the first by name; {} for none."""
    ranked = sorted(
        seen, key=lambda each: (-digests[each.digest].year, each.sample, each.figure.line, each.figure.start)
    )
    for each in ranked:
        digest = digests[each.digest]
        agency = _named(digest.agency)
        if not agency or not digest.year:
            continue
        value = shown(each.figure)
        if not isinstance(read_item(value, Kind(kind), tuple(units), digest.year), Fault):
            return {"sample": each.sample, "agency": agency, "year": digest.year, "value": value}
    return {}


def _named(agency: str) -> str:
    """The agency's name without the places above its own where the whole is longer than anything taken over may be."""
    short = _ABOVE.sub("", agency) if len(agency) > RUN else agency
    return short if len(short) <= RUN else ""


def shown(figure: Figure) -> str:
    """A value as a clerk would type it: what the report prints, without blanks."""
    return "".join(figure.text.split())


def values(seen: Sequence[Seen]) -> list[Decimal]:
    """The numbers of a field's values; what lies between two numbers is left out."""
    return [each.figure.value for each in seen if isinstance(each.figure.value, Decimal)]


def span(seen: Sequence[Seen]) -> tuple[str, ...]:
    """The least and the greatest value seen, as told; () for fewer than two."""
    told = sorted(
        ((each.figure.value, each.figure.text) for each in seen if isinstance(each.figure.value, Decimal)),
    )
    return (told[0][1], told[-1][1]) if len(told) > 1 else ()
