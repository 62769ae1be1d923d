"""What stands around the pack's text: 版头, 附件说明, 联合署名, 附注, the annex and 版记; only what the facts file gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.model.fact import Elements, Facts
from drafter.model.tree import Block, Origin, Paragraph, Role, Run
from drafter.rendering.annex import annex_title

_LABELS = {
    "title": "标题",
    "number": "发文字号",
    "mark": "发文机关标志",
    "copy_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "signers": "签发人",
    "organs": "联合署名机关",
    "attachments": "附件",
    "note": "附注",
    "printer": "印发机关",
    "print_date": "印发日期",
}
_PENDING = "待补"
_SPACE = "\u3000"


def framed(blocks: Iterable[Block], facts: Facts, annex: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """The blocks of the text with the document's elements around them in the order of GB/T 9704—2012.

    The annex follows date and note; what the text itself says after its date (抄送) comes behind it.
    """
    given = facts.document
    head, end = _parted(_titled(blocks, given))
    body, closing = _signed(head, given, facts.agency.name)
    attachments = (*given.attachments, *((annex_title(facts),) if annex else ()))
    return (
        *_head(given),
        *body,
        *_attachments(attachments, len(given.attachments)),
        *closing,
        *_note(given),
        *annex,
        *end,
        *_imprint(given),
    )


def _role(block: Block) -> Role | None:
    return block.role if isinstance(block, Paragraph) else None


def _run(key: str, text: str, place: str = "") -> Run:
    """The text of an element, or its gap."""
    if text == _PENDING:
        return Run(f"【待补：{_LABELS[key]}】", Origin("gap", f"document.{key}{place}"))
    return Run(text, Origin("own", f"document.{key}{place}"))


def _fixed(text: str, key: str) -> Run:
    return Run(text, Origin("pack", f"document.{key}"))


def _titled(blocks: Iterable[Block], given: Elements) -> Iterator[Block]:
    for block in blocks:
        if given.title and isinstance(block, Paragraph) and block.role is Role.TITLE:
            yield replace(block, runs=(_run("title", given.title),))
        else:
            yield block


def _parted(blocks: Iterable[Block]) -> tuple[list[Block], list[Block]]:
    """What stands before the copies, and from there on."""
    whole = list(blocks)
    at = next((n for n, block in enumerate(whole) if _role(block) in (Role.COPIES, Role.IMPRINT)), len(whole))
    return whole[:at], whole[at:]


def _signed(blocks: list[Block], given: Elements, agency: str) -> tuple[list[Block], list[Block]]:
    """The text, and its signatures and date, those of the other organs among them."""
    endings = (Role.SIGNATURE, Role.DATE)
    at = next((n for n, block in enumerate(blocks) if _role(block) in endings), len(blocks))
    body, closing = blocks[:at], blocks[at:]
    organs = given.organs
    own = [block for block in closing if _role(block) is Role.SIGNATURE]
    if not organs or not own:
        return body, closing
    first = 0 if agency in organs else 1
    order: list[Block] = [*own[:first]]
    for n, name in enumerate(organs):
        runs = (_run("organs", name, f".{n}"),)
        order += own if name == agency else [Paragraph(runs, Role.SIGNATURE)]
    return body, [*order, *(block for block in closing if block not in own)]


def _head(given: Elements) -> Iterator[Block]:
    """版头 (7.2.1–7.2.6), in the order in which it is printed."""
    for key, role in (
        ("copy_number", Role.COPY_NUMBER),
        ("secrecy", Role.SECRECY),
        ("urgency", Role.URGENCY),
        ("mark", Role.MARK),
        ("number", Role.NUMBER),
    ):
        if text := getattr(given, key):
            yield Paragraph((_run(key, text),), role)
    if given.signers:
        names = [_run("signers", name, f".{n}") for n, name in enumerate(given.signers)]
        yield Paragraph((_fixed("签发人：", "signers"), *_spaced(names, "signers")), Role.SIGNER)


def _spaced(runs: list[Run], key: str) -> Iterator[Run]:
    for n, run in enumerate(runs):
        if n:
            yield _fixed(_SPACE, key)
        yield run


def _attachments(names: tuple[str, ...], given: int) -> Iterator[Block]:
    """附件说明 (7.3.4): a line an attachment, numbered where there are several, no mark after a name."""
    for n, name in enumerate(names):
        label = ("附件：" if n == 0 else "") + (f"{n + 1}. " if len(names) > 1 else "")
        run = _run("attachments", name, f".{n}") if n < given else Run(name, Origin("pack", "annex"))
        yield Paragraph((_fixed(label, "attachments"), run), Role.ATTACHMENT)


def _note(given: Elements) -> Iterator[Block]:
    if given.note:
        bare = given.note.removeprefix("（").removesuffix("）")
        yield Paragraph((_fixed("（", "note"), _run("note", bare), _fixed("）", "note")), Role.NOTE)


def _imprint(given: Elements) -> Iterator[Block]:
    """印发机关 and 印发日期 (7.4.3), on one line."""
    runs = [_run("printer", given.printer)] if given.printer else []
    if given.print_date:
        runs += [_fixed(_SPACE, "print_date")] if runs else []
        runs += [_run("print_date", given.print_date), _fixed("印发", "print_date")]
    if runs:
        yield Paragraph(tuple(runs), Role.IMPRINT)
