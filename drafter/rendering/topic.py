"""One topic's facts and own words → its moves (依据 → 措施 → 数据 → 成效), each a run of finished sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.analysis.quantities import state_of
from drafter.analysis.sentences import end_sentence, sentences
from drafter.model.fact import Entry, State
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.pack import Topic
from drafter.model.quantity import Kind, Rows, YesNo
from drafter.model.tree import Origin, Run, text_of
from drafter.rendering.choose import ranked
from drafter.rendering.own import based, own_words, says, taken
from drafter.rendering.tell import STOP, Runs, Teller, Told

_CLAUSES = 4
_SAID = ("text", "result")  # what was done and what came of it, told in this order
_BASIS = frozenset({Kind.DOC_TITLE, Kind.DOC_NUMBER})
_STOP_RUN = Run(STOP, Origin("pack", "stop"))


@frozen
class OwnWords:
    """One entry of the agency's own words: a title without its end mark, what it rests on, and finished sentences."""

    title: Runs
    said: Runs
    basis: Runs = ()

    @property
    def text(self) -> Runs:
        """All that follows the title."""
        return self.basis + self.said


@frozen
class TopicText:
    """A topic as told: its lead phrase and the runs of each move; falsy when there is nothing to tell."""

    key: str
    label: str
    lead: Runs = ()
    titled: bool = False
    own: tuple[OwnWords, ...] = ()
    basis: Runs = ()
    measures: Runs = ()
    told_measures: Runs = ()
    data: Runs = ()
    results: Runs = ()
    tables: tuple[str, ...] = ()  # keys of the fields that are printed as tables

    def __bool__(self) -> bool:
        return self.told or bool(self.tables)

    @property
    def told(self) -> bool:
        """Whether there is a sentence to tell."""
        return bool(self.basis or self.measures or self.data or self.results)

    @property
    def short(self) -> bool:
        """Whether it is under two sentences and so only an item of its section."""
        return len(sentences(text_of(self.basis + self.measures + self.data + self.results))) < 2


def tell_topic(teller: Teller, topic: Topic, entries: Sequence[Entry]) -> TopicText:
    """The topic told, every publishable fact of it in exactly one sentence."""
    if topic.key in teller.facts.absent_topics:
        return TopicText(topic.key, topic.label)
    moves, claimed = _patterns(teller, topic)
    for move, keys in _rest(teller, topic, claimed).items():
        moves[move] += _clauses(teller, keys)
    moves["measure"] += _own_texts(teller, _denied(teller, topic))
    moves["data"] += _zero_sentence(teller, topic, claimed)
    return _assembled(teller, topic, entries, moves)


def _patterns(teller: Teller, topic: Topic) -> tuple[dict[str, Runs], set[str]]:
    """The topic's patterns told, by move, and the fields they told."""
    moves: dict[str, Runs] = {"basis": (), "measure": (), "data": (), "result": ()}
    claimed: set[str] = set()
    for pattern in (each for each in teller.pack.patterns if each.topic == topic.key and each.move in moves):
        told = teller.less(claimed).pattern(pattern)
        if told is None:
            continue
        said, _ = teller.scope_of(pattern.needs[0])
        zeros = teller.zeros((key for key in pattern.keys if key not in claimed), said)
        claimed |= told.keys | zeros.keys
        moves[pattern.move] += _with_zeros(told, zeros) + _own_texts(teller, told.keys | zeros.keys)
    return moves, claimed


def _assembled(teller: Teller, topic: Topic, entries: Sequence[Entry], moves: dict[str, Runs]) -> TopicText:
    own = tuple(_own_entry(teller, topic, n, entry) for n, entry in enumerate(entries))
    titled = bool(own and own[0].title) and not moves["basis"]
    words = _joined(own[1:] if titled else own)
    return TopicText(
        topic.key,
        topic.label,
        lead=own[0].title if titled else _lead(teller, topic),
        titled=titled,
        own=own,
        basis=moves["basis"],
        measures=(own[0].text if titled else ()) + words + moves["measure"],
        told_measures=moves["measure"],
        data=moves["data"],
        results=moves["result"],
        tables=tuple(_tables(teller, topic)),
    )


def _tables(teller: Teller, topic: Topic) -> Iterator[str]:
    for field in teller.pack.fields_of(topic.key):
        fact = teller.fact(field.key) if field.layout == "table" else None
        if fact is not None and isinstance(fact.value, Rows):
            yield field.key


def _lead(teller: Teller, topic: Topic) -> Runs:
    names = {str(n): text for n, text in enumerate(topic.leads)}
    if not names:
        return ()
    chosen = ranked(names, teller.facts.agency.name, f"lead:{topic.key}")[0]
    return (Run(names[chosen], Origin("pattern", f"lead:{topic.key}/{chosen}")),)


def _with_zeros(told: Told, zeros: Told) -> Runs:
    if not zeros.runs:
        return told.runs
    text = text_of(told.runs)
    joint = "；" if "；" in text or text.count("，") > 2 else "，"
    return (*_cut_stop(told.runs), Run(joint, _STOP_RUN.origin), *zeros.runs, _STOP_RUN)


def _cut_stop(runs: Runs) -> Runs:
    last = runs[-1]
    return (*runs[:-1], Run(last.text.removesuffix(STOP), last.origin, last.strong))


def _own_texts(teller: Teller, keys: Iterable[str]) -> Runs:
    texts = (teller.facts.values[key] for key in teller.pack.fields if key in keys)
    return tuple(run for fact in texts if fact.text for run in _own(fact.text, f"facts.{fact.topic}.{fact.key}.text"))


def _own(text: str, path: str, taken_from: str = "") -> Runs:
    return own_words(text, path, taken_from) if says(text) else ()


def _rest(teller: Teller, topic: Topic, claimed: set[str]) -> dict[str, list[str]]:
    rest: dict[str, list[str]] = {"basis": [], "measure": [], "data": []}
    for field in teller.pack.fields_of(topic.key):
        fact = teller.fact(field.key)
        if fact is None or field.key in claimed or teller.is_nil(fact) or fact.derived:
            continue
        if field.layout == "table" or _says_no(fact.value):
            continue
        rest[_move(field)].append(field.key)
    return rest


def _denied(teller: Teller, topic: Topic) -> list[str]:
    """The fields answered 否: nothing is claimed of them, but a reason given is told."""
    values = teller.facts.values
    return [
        field.key
        for field in teller.pack.fields_of(topic.key)
        if field.key in values and _says_no(values[field.key].value)
    ]


def _says_no(value: object) -> bool:
    return isinstance(value, YesNo) and not value.value


def _move(field: Field) -> str:
    if field.kind in _BASIS or (field.kind is Kind.LIST and field.item in _BASIS):
        return "basis"
    return "measure" if field.kind in (Kind.BOOL, Kind.TEXT) else "data"


def _clauses(teller: Teller, keys: Sequence[str]) -> Runs:
    """Fields no pattern groups, told one clause each, a few clauses a sentence."""
    runs: Runs = ()
    size = -(-len(keys) // max(1, -(-len(keys) // _CLAUSES)))
    for start in range(0, len(keys), max(1, size)):
        group = keys[start : start + size]
        scope = ""
        for n, key in enumerate(group):
            runs += ((Run("，", _STOP_RUN.origin),) if n else ()) + teller.clause(key, scope)
            scope = teller.facts.values[key].scope or scope
        runs += (_STOP_RUN, *_own_texts(teller, group))
    return runs


def _zero_sentence(teller: Teller, topic: Topic, claimed: set[str]) -> Runs:
    keys = [field.key for field in teller.pack.fields_of(topic.key) if field.key not in claimed]
    zeros = teller.zeros(keys)
    if not zeros.runs:
        return ()
    return (*_year_mark(teller, topic, zeros), *zeros.runs, _STOP_RUN, *_own_texts(teller, zeros.keys))


def _year_mark(teller: Teller, topic: Topic, zeros: Told) -> Runs:
    """全年, 年内 … before a bare zero sentence; by the topic's place in the pack, so that neighbours do not open alike."""
    marks = teller.pack.phrases.get("zero-opening", ())
    if not marks or any(fact.scope for key in zeros.keys if (fact := teller.fact(key)) is not None):
        return ()
    place = list(teller.pack.topics).index(topic.key) % len(marks)
    return (Run(marks[place], Origin("pattern", f"zero-opening/{place}")),) if marks[place] else ()


def _own_entry(teller: Teller, topic: Topic, n: int, entry: Entry) -> OwnWords:
    """What it rests on, what was done, what came of it; a title alone is the sentence its basis opens."""
    path = f"highlights.{topic.key}.{n}"
    title = end_sentence(entry["title"]).removesuffix(STOP)
    named = (Run(title, Origin("own", f"{path}.title")),) if title else ()
    told: Runs = ()
    for key in _SAID:
        told += _missing(teller, entry, n, key, path) or _own(entry[key], f"{path}.{key}", taken(entry, key, _SAID))
    if not says(entry["basis"]):
        return OwnWords(named, told)
    alone = bool(named) and not told
    basis = _missing(teller, entry, n, "basis", path)
    basis = basis or based(entry["basis"], f"{path}.basis", _basis_lead(teller, topic, n), bool(told or alone))
    return OwnWords((), (*basis, *named, _STOP_RUN)) if alone else OwnWords(named, told, basis)


def _missing(teller: Teller, entry: Entry, n: int, key: str, path: str) -> Runs:
    """The gap a draft shows of a text that is 待补."""
    if state_of(entry[key]) is not State.PENDING:
        return ()
    asked = ((spec.label, each) for spec in teller.pack.lists.values() if spec.by_topic for each in spec.fields)
    label = next((f"{name}第{n + 1}条{each.label}" for name, each in asked if each.key == key), key)
    return (Run(f"【待补：{label}】", Origin("gap", f"{path}.{key}")), _STOP_RUN)


def _basis_lead(teller: Teller, topic: Topic, n: int) -> Run:
    """根据, 按照 … before a bare title, in this agency's own order, so that neighbours do not open alike."""
    variants = teller.pack.phrases.get("basis", ())
    order = ranked(variants, teller.facts.agency.name, "basis")
    place = list(teller.pack.topics).index(topic.key) + n
    return Run(order[place % len(order)], Origin("pattern", f"basis/{place % len(order)}")) if order else Run("")


def _joined(own: Sequence[OwnWords]) -> Runs:
    """The entries after one another; what an entry rests on opens it, before its title."""
    runs: Runs = ()
    for each in own:
        joint = (Run("，", _STOP_RUN.origin),) if each.said else (_STOP_RUN,)
        runs += each.basis + (each.title + joint if each.title else ()) + each.said
    return runs
