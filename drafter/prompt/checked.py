"""The table read before writing: pages of it, and what is typed under it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.interview.review import Row as Remark
from drafter.messages import UI, sentence, ui
from drafter.prompt.screen import Prompt, Row

PAGE = 18  # rows; with the question under them they stand in a screen of 24
_KEYS = ("key-number-go", "key-all", "key-write", "key-menu")


def page_of(found: Sequence[Remark], page: int, lang: int) -> tuple[Row, ...]:
    """The rows of a page, numbered through; what a row is about stands at its right."""
    start = page * PAGE
    return tuple(
        Row(n, told(each, lang), _state(each, lang)) for n, each in enumerate(found[start : start + PAGE], start + 1)
    )


def told(row: Remark, lang: int) -> str:
    """What is wrong, in a sentence that names the figures; of an answer its name and what was typed."""
    if row.finding is not None:
        return sentence(row.finding, lang)
    return ui("label", lang, label=row.label) + row.value if row.value else row.label


def _state(row: Remark, lang: int) -> str:
    key = f"state-{row.state}"
    return ui(key, lang) if key in UI else ""


def prompt_of(found: Sequence[Remark], page: int, lang: int, everything: bool, on: str) -> Prompt:
    """A page of the table and what to do with it; ``on`` is the key's line that says what comes after the last page."""
    count = len(found)
    pages = -(-count // PAGE)
    on = "key-next-page" if page + 1 < pages else on
    worst = "review-part" if on == "key-on-leaving" else "review-worst"
    heading = ui("review-all" if everything else worst, lang)
    counted = ui("review-page" if pages > 1 else "review-count", lang, page=page + 1, pages=pages, count=count)
    keys = tuple(ui(key, lang) for key in (on, *_KEYS))
    return Prompt(ui("label-review", lang), heading, counted if count else "", page_of(found, page, lang), keys=keys)
