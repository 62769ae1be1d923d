"""A Draft as the document of a facts file: its nodes, the remark at the end of each value's line, the comment on top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.analysis.taking import DOUBT, fingerprint
from drafter.mapping.draft import Draft, Item, Value, promises
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Path
from drafter.model.reading import Check, Mention, MentionKind, Reading

PENDING = "待补"
_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_SHOWN = 40  # figures without a place that the comment lists


@frozen
class Sheet:
    """What is written: the document, ``remarks`` by path, the ``head`` comment."""

    root: Branch
    remarks: Mapping[Path, str]
    head: str


def sheet(draft: Draft, reading: Reading, pack: Pack, called: str = "") -> Sheet:
    """The facts file of a draft; what the report does not say of itself is 待补; ``called`` is how the file names the pack."""
    facts = [(topic, _topic(draft.of_topic(topic))) for topic in pack.topics if draft.of_topic(topic)]
    lists = ((spec.key, _list(draft, spec, pack)) for spec in pack.lists.values())
    outline = [_branch((("heading", _leaf(each.heading)), ("topics", _texts(each.topics)))) for each in draft.outline]
    root = _branch(
        (
            *_identity(draft, called or pack.id),
            *((("facts", _branch(facts)),) if facts else ()),
            *((key, node) for key, node in lists if node is not None),
            *((("outline", Series(tuple(outline))),) if outline else ()),
        )
    )
    return Sheet(root, dict(_remarks(draft, reading)), _head(draft, reading, pack))


def _leaf(text: str) -> Leaf:
    return Leaf(text)


def _texts(texts: Sequence[str]) -> Series:
    return Series(tuple(map(_leaf, texts)))


def _branch(items: Sequence[tuple[str, Node]]) -> Branch:
    return Branch(tuple((Leaf(key), node) for key, node in items))


def _identity(draft: Draft, called: str) -> Iterator[tuple[str, Node]]:
    who = draft.identity
    yield "pack", _leaf(called)
    yield "year", _leaf(str(who.year) if who.year else PENDING)
    yield "date", _leaf(who.date or PENDING)
    agency: list[tuple[str, Node]] = [("name", _leaf(who.agency or PENDING))]
    agency += [(key, _leaf(text)) for key, text in (("region", who.region), ("level", draft.level)) if text]
    yield "agency", _branch((*agency, ("addressees", _texts(who.addressees or (PENDING,)))))


def _topic(values: Sequence[Value]) -> Branch:
    return _branch([(value.key, _value(value)) for value in values])


def _value(value: Value) -> Node:
    told = _told(value)
    note = "，".join(filter(None, (DOUBT, value.note))) if value.doubtful else value.note
    more = (("last_year", value.last_year), ("scope", value.scope), ("note", note))
    extra = [(key, _leaf(text)) for key, text in more if text]
    return _branch((("value", told), *extra)) if extra else told


def _told(value: Value) -> Node:
    if value.rows:
        return Series(
            tuple(
                _branch([(key, _leaf(cell)) for key, cell in zip(value.columns, row, strict=True)])
                for row in value.rows
            )
        )
    return _texts(value.items) if value.items else _leaf(value.text)


def _list(draft: Draft, spec: ListSpec, pack: Pack) -> Node | None:
    if not spec.by_topic:
        return _items(draft.of_list(spec.key))
    topics = ((topic, _items(draft.of_list(spec.key, topic))) for topic in pack.topics)
    told = [(topic, node) for topic, node in topics if node is not None]
    return _branch(told) if told else None


def _items(items: Sequence[Item]) -> Series | None:
    return Series(tuple(map(_item, items))) if items else None


def _item(item: Item) -> Branch:
    texts = [(key, _leaf(text)) for key, text in item.texts if text]
    mark = fingerprint(text for _, text in item.texts if text and text != PENDING)
    return _branch((*texts, ("taken_from", _leaf(item.taken_from)), ("taken_as", _leaf(mark))))


def _remarks(draft: Draft, reading: Reading) -> Iterator[tuple[Path, str]]:
    for value in draft.values:
        doubt = f"，待核（把握 {value.confidence:.2f}）" if value.doubtful else ""
        yield ("facts", value.topic, value.key), f"第{value.line}{_unit(reading)}{_quoted(value, reading)}{doubt}"


def _quoted(value: Value, reading: Reading) -> str:
    """What the report says there, where the value does not show it."""
    said = "、".join(reading.mentions[n].text for n in value.mentions[:1])
    return f"“{said}”" if said and said != value.text and not value.items else ""


def _head(draft: Draft, reading: Reading, pack: Pack) -> str:
    lines = [
        f"由 drafter extract 取自 {_named(reading)}。数字后面是原文的{_unit(reading)}号；请对照原文核对，注“待核”的没有把握。",
        "这是那一年的事实；写下一年的报告，数字要逐项换成新的。",
        "自己的话都带 taken_from（取自）：改写，或者核对后删去它，才能定稿；草稿里会标出。",
    ]
    promised = promises(draft, pack)
    if promised:
        lines.append(f"这份报告作了 {len(promised)} 项安排，下一年的报告要逐条回答：")
        lines += [f"  第{each.line}{_unit(reading)} {each.item}" for each in promised]
    lines += [
        f"数字关系不成立：{_relation(check, reading)}" for check in reading.checks if check.operands and not check.holds
    ]
    lost = [reading.mentions[n] for n in draft.unplaced if _reports(reading.mentions[n])]
    if lost:
        lines.append(
            "没有归入的："
            + "、".join(_place(each, reading) for each in lost[:_SHOWN])
            + ("……" if len(lost) > _SHOWN else "")
        )
    return "\n".join(lines)


def _reports(mention: Mention) -> bool:
    """Whether a mention left over is a figure or a document: names and bare years report nothing."""
    bare_year = mention.kind is MentionKind.DATE and len(str(mention.value)) == 4
    return not mention.weak and mention.kind not in _NAMES and not bare_year


def _named(reading: Reading) -> str:
    return "标准输入" if reading.source.name in ("", "-") else reading.source.name


def _unit(reading: Reading) -> str:
    """What a place is counted in: a Word file or a PDF has paragraphs, no lines."""
    return "段" if reading.source.kind in ("docx", "pdf", "html") else "行"


def _relation(check: Check, reading: Reading) -> str:
    named = [f"{_place(reading.mentions[n], reading)}" for _, n in check.operands if 0 <= n < len(reading.mentions)]
    computed = f"，算得 {check.computed:f}" if check.computed is not None else ""
    return "、".join(named) + computed


def _place(mention: Mention, reading: Reading) -> str:
    line, _ = reading.structure.passages[mention.passage].place(mention.start)
    return f"第{line}{_unit(reading)}“{mention.text}”{mention.what[:12]}"


def counts(draft: Draft) -> dict[str, int]:
    """How much was taken over: fields, doubtful ones among them, texts."""
    return {
        "fields": len(draft.values),
        "doubtful": sum(value.doubtful for value in draft.values),
        "texts": len(draft.items),
    }
