"""The agency's own words as runs; what was taken over from an older report and not looked at since is marked."""

from __future__ import annotations

from drafter.analysis.sentences import end_sentence
from drafter.model.fact import Entry
from drafter.model.tree import Origin, Run
from drafter.rendering.tell import STOP, Runs


def own_words(text: str, path: str, taken_from: str = "") -> Runs:
    """The text as ended sentences; 【待核：取自……】 stands before the last end mark while it is taken over unchanged."""
    ended, origin = end_sentence(text), Origin("own", path)
    if not taken_from:
        return (Run(ended, origin),)
    mark = Run(f"【待核：取自{taken_from}】", Origin("gap", path))
    if not ended.endswith(STOP):
        return (Run(ended, origin), mark)
    return (Run(ended.removesuffix(STOP), origin), mark, Run(STOP, origin))


def taken(entry: Entry, key: str) -> str:
    """Where the text ``key`` of the entry was taken from, named once an entry: at its longest text."""
    longest = max(entry.texts, key=lambda name: len(entry.texts[name]), default="")
    return entry.taken_from if key == longest else ""
