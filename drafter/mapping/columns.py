"""Tables whose columns are years: the name of a figure's row and the year of its column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.mapping.foreign import Bearing
from drafter.model.reading import Mention, Passage

_YEAR = re.compile("(20[0-9]{2})年?(?:度|全年)?(?:（.{0,8}）)?")
_UNIT = re.compile("[（(][^（）()]{0,12}[）)]")


def columns(passages: Sequence[Passage], mentions: Sequence[Mention], year: int) -> Mapping[int, tuple[str, Bearing]]:
    """Index of a figure in a table with years over its columns → the name of its row, and what it tells of."""
    heads: dict[int, list[int]] = {}
    years: list[int] = []
    for n, passage in enumerate(passages if year else ()):
        if not passage.table:
            years = []
            continue
        told = [int(found[1]) if (found := _YEAR.fullmatch(cell.strip())) else 0 for cell in passage.text.split("\t")]
        if sum(map(bool, told)) > 1:
            years = told
        elif years:
            heads[n] = years
    found_in: dict[int, tuple[str, Bearing]] = {}
    for n, mention in enumerate(mentions if heads else ()):
        head = heads.get(mention.passage)
        if head is None:
            continue
        text = passages[mention.passage].text
        at = text.count("\t", 0, mention.start)
        if 0 < at < len(head) and head[at]:
            found_in[n] = (_UNIT.sub("", text.split("\t", 1)[0]).strip(), _told(head[at], year))
    return found_in


def _told(column: int, year: int) -> Bearing:
    return {0: Bearing.OWN, -1: Bearing.LAST}.get(column - year, Bearing.OTHER)
