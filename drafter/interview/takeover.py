"""What a draft took over from an older report: asked again with its value standing until a person has confirmed it."""

from __future__ import annotations

from drafter.analysis.taking import CONFIRMED, TAKEN_KEYS, fingerprint, other_year, still_taken
from drafter.model.node import Branch, Leaf
from drafter.model.question import Answers, Path

_FROM, _AS = TAKEN_KEYS


def unconfirmed(answers: Answers, path: Path) -> bool:
    """Whether the value or list text at ``path`` was taken over and nobody has changed or confirmed it since."""
    year = answers.text(("year",))
    if path[0] == "facts":
        return len(path) == 3 and other_year(answers.text((*path, _FROM)), int(year) if year.isdigit() else 0)
    item, text = answers.get(path[:-1]), answers.text(path)
    if not isinstance(item, Branch) or not text:
        return False
    mark = answers.text((*path[:-1], _AS))
    # Without a fingerprint the whole item waits; it is confirmed by its first text.
    mine = mark == fingerprint([text]) if mark else path[-1] == item.items[0][0].text
    return mine and still_taken(answers.text((*path[:-1], _FROM)), mark, [text])


def confirmed(answers: Answers, path: Path) -> Answers:
    """The document with what stands at ``path`` taken for this year's; where it was came from stays on a list item."""
    if path[0] != "facts":
        return answers.put((*path[:-1], _AS), Leaf(CONFIRMED))
    bare = answers.drop((*path, _FROM))
    value = bare.get((*path, "value"))
    held = bare.get(path)
    return bare.put(path, value) if value is not None and isinstance(held, Branch) and len(held.items) == 1 else bare
