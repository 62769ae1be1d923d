"""The places of a draft in the order of the menu: their names, what was typed there, what was answered at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.analysis.quantities import state_of
from drafter.interview.builders import IDENTITY_PATHS
from drafter.interview.moment import Moment
from drafter.interview.rows import NAMES, PROMISES, groups
from drafter.model.fact import Facts, State
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Path
from drafter.questionnaire.envelope import LABELS
from drafter.questionnaire.resolve import main_text
from drafter.questionnaire.values import QUALIFIER_LABELS

_SEPARATOR = "；"  # between the items of a list and the rows of a table, as one types them


def of_key(key: str) -> Path:
    """The place a typed key names: the inverse of ``key_of``."""
    return tuple(int(step) - 1 if step.isdigit() else step for step in key.split("."))


def asked(pack: Pack, last: Facts | None = None) -> Iterator[Path]:
    """Every place something is asked for, in the order of the menu; of a list the list itself."""
    yield from IDENTITY_PATHS
    named = [("facts", field.topic, field.key) for field in pack.fields.values() if field.period]
    for row in groups(pack, last):
        if row.key == NAMES:
            yield from named
        elif row.key == PROMISES:
            yield from (("last_year", spec.key) for spec in pack.lists.values())
        for topic in row.topics:
            yield ("facts", topic)
            inside = (("facts", topic, field.key) for field in pack.fields_of(topic) if not field.derived)
            yield from (path for path in inside if path not in named)
            yield from ((spec.key, topic) for spec in pack.lists.values() if spec.by_topic)
        yield from ((key,) for key in row.lists)


def rank(moment: Moment) -> Callable[[str], tuple[int, Path, str]]:
    """What to sort keys by so that they stand in the order of the menu, items of a list by their numbers."""
    order = {path: n for n, path in enumerate(asked(moment.pack, moment.last))}

    def of(key: str) -> tuple[int, Path, str]:
        path = of_key(key)
        known = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in order), ())
        numbers = tuple(step for step in path[len(known) :] if isinstance(step, int))
        return order.get(known, len(order)), numbers, key

    return of


def label(pack: Pack, key: str) -> str:
    """The name of the place with what it stands in, as a person knows it; "" for a key without a name."""
    path = of_key(key)
    kept = path[0] == "last_year" and len(path) > 1
    spec = pack.lists.get(str(path[1 if kept else 0]))
    if spec is not None:
        return f"上年的{_item_label(pack, spec, path[2:])}" if kept else _item_label(pack, spec, path[1:])
    if path[0] != "facts" or len(path) < 2:
        return LABELS.get(str(path[-1]), "")
    topic = pack.topics[str(path[1])].label if path[1] in pack.topics else ""
    if len(path) == 2:
        return topic
    named = {name: words for words, name in QUALIFIER_LABELS.items()}
    field = pack.fields.get(str(path[2]))
    rest = "".join(f" {named.get(str(step), step)}" for step in path[3:])
    return f"{field.label if field else path[2]}{rest}（{topic}）"


def _item_label(pack: Pack, spec: ListSpec, rest: Path) -> str:
    texts = {each.key: each.label for each in spec.fields}
    topics = {topic: f"（{pack.topics[topic].label}）" for topic in pack.topics}
    inside = topics.get(str(rest[0]), "") if spec.by_topic and rest else ""
    tail = rest[1:] if spec.by_topic else rest
    steps = [str(step + 1) if isinstance(step, int) else texts.get(step, step) for step in tail]
    return " ".join((f"{spec.label}{inside}", *steps))


def value(moment: Moment, key: str) -> str:
    """What was typed at ``key``, in one line; "" where nothing was."""
    return _shown(_node(moment, of_key(key))) if key else ""


def waits(moment: Moment, key: str) -> bool:
    """Whether 待补 stands at ``key``."""
    return state_of(value(moment, key)) is State.PENDING if value(moment, key) else False


def answered(moment: Moment) -> Iterator[Path]:
    """Every place with an answer, in the order of the menu; items of a list text by text."""
    for path in asked(moment.pack, moment.last):
        node = moment.answers.get(path)
        spec = moment.pack.lists.get(str(path[0]))
        gate = path[0] == "facts" and len(path) == 2
        if spec is not None and isinstance(node, Series):
            yield from _texts(spec, path, node)
        elif node is not None and not (gate and isinstance(node, Branch)) and _shown(node):
            yield path


def _texts(spec: ListSpec, place: Path, node: Series) -> Iterator[Path]:
    for n, item in enumerate(node.items):
        held = {key.text for key, _ in item} if isinstance(item, Branch) else {main_text(spec)}
        yield from ((*place, n, each.key) for each in spec.fields if held & {each.key, each.label})


def _node(moment: Moment, path: Path) -> Node | None:
    node = moment.answers.get(path)
    spec = moment.pack.lists.get(str(path[0]))
    if node is not None or spec is None or len(path) < 3:
        return node
    item, text = moment.answers.get(path[:-1]), path[-1]
    if isinstance(item, Leaf):
        return item if text == main_text(spec) else None
    words = next((each.label for each in spec.fields if each.key == text), "")
    return item.get(words) if isinstance(item, Branch) else None


def _shown(node: Node | None) -> str:
    if isinstance(node, Leaf):
        return "" if node.empty else node.text
    if isinstance(node, Series):
        return _SEPARATOR.join(filter(None, (_shown(each) for each in node.items)))
    if isinstance(node, Branch):
        whole = node.get("value")
        return _shown(whole) if whole is not None else " ".join(filter(None, (_shown(each) for _, each in node)))
    return ""
