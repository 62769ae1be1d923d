"""The verb ``pack``: which packs there are, what one of them asks, and what in it cannot work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from drafter.analysis.sentences import display_width
from drafter.errors import DrafterError
from drafter.mapping.linting import faults
from drafter.messages import ZH, ui
from drafter.model.field import Field
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.node import Node, locate
from drafter.model.pack import Pack, Pattern
from drafter.model.quantity import Kind
from drafter.model.span import Span
from drafter.rendering.environment import ENTRY, template
from drafter.rendering.views import VIEWS
from drafter.rendering.wording import parse
from drafter.store.encoding import decode
from drafter.store.entries import Written, file_of
from drafter.store.merging import read_entries
from drafter.store.packs import find_pack, load_pack, shipped_packs
from drafter.store.yaml_tree import read_documents

_LEFT_OUT = "{X}"  # model/digest: stands for what a digest does not take over
_SAMPLES = 40  # samples named one by one; a pack may be learned from thousands
_CHOICE = 12  # characters of a choice: longer ones begin to be a sample's sentence
_FRAME = frozenset({"scope", "year", "last-year", "next-year", "agency", "region"})


# -- list ------------------------------------------------------------------------------------------------------------


def listing(lang: int = ZH) -> str:
    """The shipped packs, one a line: id, version, name, how many fields and patterns."""
    return "\n".join(_table([_row(name, lang) for name in shipped_packs()]))


def _row(name: str, lang: int) -> tuple[str, ...]:
    try:
        pack = load_pack(name)
    except DrafterError as error:
        return name, "", ui("pack-broken", lang, count=len(error.findings))
    return pack.id, pack.version, pack.name, ui("pack-size", lang, fields=len(pack.fields), patterns=len(pack.patterns))


def _table(rows: Iterable[tuple[str, ...]], indent: str = "") -> list[str]:
    """The rows with their columns aligned by display width."""
    kept = list(rows)
    width = [max(map(display_width, column)) for column in zip(*(_padded(row, kept) for row in kept), strict=True)]
    lines = (
        "  ".join(cell + " " * (width[n] - display_width(cell)) for n, cell in enumerate(_padded(row, kept)))
        for row in kept
    )
    return [(indent + line).rstrip() for line in lines]


def _padded(row: tuple[str, ...], rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    return row + ("",) * (max(map(len, rows)) - len(row))


# -- show ------------------------------------------------------------------------------------------------------------


def showing(name: str, lang: int = ZH) -> str:
    """What a pack asks and says, entry by entry: learned, changed since, or by a person, and which samples attest it."""
    pack = load_pack(name)
    written = [each for entry in read_entries(find_pack(name)) for each in (entry, *entry.inner)]
    said = {(each.place, each.key): each for each in written}
    lines = [f"{pack.id} {pack.version}  {pack.name}", _totals(pack, lang), *_origins(written, lang)]
    for topic in pack.topics.values():
        fields = pack.fields_of(topic.key)
        if fields:
            rows = ((*_shown(each, lang), *_origin(said.get(("fields", each.key)), lang)) for each in fields)
            lines += ["", f"{topic.key}  {topic.label}", *_table(rows, "  ")]
    lines += ["", ui("show-patterns", lang)]
    patterns = [
        (each.id, each.move, "、".join(each.needs), *_origin(said.get(("patterns", each.id)), lang))
        for each in pack.patterns
    ]
    return "\n".join([*lines, *_table(patterns, "  ")])


def _shown(field: Field, lang: int) -> tuple[str, ...]:
    marks = (("field-required", field.required), ("field-derived", field.derived))
    notes = " ".join(ui(key, lang) for key, applies in marks if applies)
    return field.key, field.label, field.kind.value, field.unit, notes


def _origin(entry: Written | None, lang: int) -> tuple[str, str]:
    """Who wrote an entry, and the samples that attest it with their lines."""
    if entry is None:
        return "", ""
    told = [f"{sample}: {', '.join(map(str, lines))}" for sample, lines in (entry.attested or {}).items()]
    more = [ui("show-more", lang, count=entry.support - len(told))] if entry.support > len(told) else []
    return ui(f"show-{_state(entry)}", lang), "；".join([*told, *more])


def _state(entry: Written) -> str:
    if entry.by != "learned":
        return "person"
    return "learned" if entry.untouched else "edited"


def _totals(pack: Pack, lang: int) -> str:
    return ui(
        "pack-totals",
        lang,
        fields=len(pack.fields),
        patterns=len(pack.patterns),
        relations=len(pack.relations),
        periods=len(pack.periods),
    )


def _origins(written: Iterable[Written], lang: int) -> list[str]:
    """The shares of what was learned, changed since, and written by people, file by file; how much each sample attests."""
    states = ("learned", "edited", "person")
    counted: dict[str, Counter[str]] = {}
    attested: Counter[str] = Counter()
    for each in written:
        counted.setdefault(file_of(each), Counter())[_state(each)] += 1
        attested.update((each.attested or {}).keys())
    whole = sum(counted.values(), Counter())
    rows = [("", *(ui(f"show-{state}", lang) for state in states))]
    for file, count in (*sorted(counted.items()), (ui("show-all", lang), whole)):
        total = max(count.total(), 1)
        rows.append((file, *(f"{count[state]} ({count[state] / total:.0%})" for state in states)))
    samples = "、".join(f"{sample}（{count}）" for sample, count in sorted(attested.items())[:_SAMPLES])
    return ["", *_table(rows), ui("pack-samples", lang, samples=samples or "-")]


# -- check -----------------------------------------------------------------------------------------------------------


def checking(name: str) -> tuple[Finding, ...]:
    """Everything of a pack that loads and yet cannot work as meant, each at its line."""
    folder = find_pack(name)
    pack = load_pack(name)
    lint = _Lint(pack, folder, _nodes(folder, "patterns.yaml"), _nodes(folder, "fields.yaml"))
    lexicon = _nodes(folder, "lexicon.yaml")
    found = [*lint.patterns(), *lint.repeated(), *lint.phrases(), *lint.leads(), *lint.set_words(), *lint.templates()]
    found += [*lint.lexicon(lexicon), *lint.left_out(), *lint.choices()]
    return tuple(sorted(found, key=lambda each: each.where))


def _nodes(folder: Path, file: str) -> Node | None:
    path = folder / file
    text = decode(path.read_bytes(), str(path)) if path.is_file() else ""
    documents = read_documents(text, str(path))[0] if isinstance(text, str) else ()
    return documents[0] if documents else None


@frozen
class _Lint:
    """The checks of one pack; the nodes say on which line an entry stands."""

    pack: Pack
    folder: Path
    pattern_nodes: Node | None
    field_nodes: Node | None

    def _at(self, node: Node | None, *path: str | int) -> Span:
        return Span(str(self.folder), 0, 0) if node is None else locate(node, path)

    def _known(self) -> frozenset[str]:
        series = {each.series for each in self.pack.periods} | {each.period for each in self.pack.fields.values()}
        return _FRAME | frozenset(self.pack.words) | frozenset(series)

    def patterns(self) -> Iterator[Finding]:
        """Wordings: their form, slots, views, and the keys they leave untold."""
        for n, pattern in enumerate(self.pack.patterns):
            for name, wording in pattern.wordings.items():
                where, by = self._at(self.pattern_nodes, n, "wordings", name), f"{pattern.id}/{name}"
                yield from self._wording(wording, by, where, frozenset(pattern.keys))
                missing = _untold(wording, pattern)
                if missing:
                    yield finding("pack-unsaid", where, Severity.WARNING, by=by, keys="、".join(missing))

    def _wording(self, text: str, by: str, where: Span, allowed: frozenset[str]) -> Iterator[Finding]:
        try:
            slots = parse(text).slots()
        except DrafterError as error:
            yield from (replace(each, where=where) for each in error.findings)
            return
        for key in dict.fromkeys(key for slot in slots for key in slot.keys):
            if key not in allowed and key not in self._known():
                yield finding("pack-slot", where, by=by, key=key)
        for view in dict.fromkeys(slot.view for slot in slots if slot.view and slot.view not in VIEWS):
            yield finding("pack-view", where, by=by, view=view, known="、".join(sorted(VIEWS)))

    def repeated(self) -> Iterator[Finding]:
        """A key that two patterns of one topic need: the second could never be told."""
        first: dict[tuple[str, str], str] = {}
        for n, pattern in enumerate(self.pack.patterns):
            for key in pattern.needs:
                other = first.setdefault((pattern.topic, key), pattern.id)
                if other != pattern.id:
                    where = self._at(self.pattern_nodes, n, "needs")
                    yield finding("pack-twice", where, Severity.WARNING, by=pattern.id, key=key, other=other)

    def phrases(self) -> Iterator[Finding]:
        """Phrases of single fields: one place for the value, none where yes is all there is to say."""
        for n, field in enumerate(self.pack.fields.values()):
            places = 0 if field.kind is Kind.BOOL else 1
            if field.phrase and field.phrase.count("{}") != places:
                where = self._at(self.field_nodes, n, "phrase")
                yield finding("pack-phrase", where, by=field.key, phrase=field.phrase, count=places)

    def leads(self) -> Iterator[Finding]:
        """Topics of a section that have no words to open with; the first needs none under a heading of its own or without any."""
        topics, where = self.pack.topics, Span(str(self.folder / "pack.yaml"), 1, 1)
        gathered: dict[str, None] = {}
        for section in (each for part in self.pack.parts.values() for each in part.sections):
            own = section.headings == topics[section.topics[0]].headings
            gathered |= dict.fromkeys(section.topics[1:] if own else section.topics)
        for key in gathered:
            if not topics[key].leads:
                yield finding("pack-lead", where, Severity.WARNING, by=key, label=topics[key].label)

    def choices(self) -> Iterator[Finding]:
        """Choices of list texts: short, each once, and backed by texts the list has; what they answer is a list of the pack."""
        where = Span(str(self.folder / "pack.yaml"), 1, 1)
        for spec in self.pack.lists.values():
            keys = {each.key for each in spec.fields}
            for each in spec.fields:
                by = f"{spec.key}.{each.key}"
                lists = () if not each.answers else (each.answers,)
                unknown = [
                    *(key for key in each.needs if key not in keys),
                    *(k for k in lists if k not in self.pack.lists),
                ]
                yield from (finding("pack-reference", where, name=name, by=by) for name in unknown)
                texts = [choice.text for choice in each.choices]
                long = [text for n, text in enumerate(texts) if not 0 < len(text) <= _CHOICE or text in texts[:n]]
                yield from (finding("pack-choice", where, by=by, text=text, limit=_CHOICE) for text in long)
                if each.offer and each.offer.count("{}") != 1:
                    yield finding("pack-phrase", where, by=by, phrase=each.offer, count=1)

    def set_words(self) -> Iterator[Finding]:
        """Headings and set phrases: their form and slots."""
        pack, where = self.pack, Span(str(self.folder / "pack.yaml"), 1, 1)
        named = {part.key: part.headings for part in pack.parts.values()} | dict(pack.phrases)
        named |= {each.key: each.headings for part in pack.parts.values() for each in part.sections}
        named |= {topic.key: topic.headings for topic in pack.topics.values()}
        for by, variants in named.items():
            for text in variants:
                yield from self._wording(text, by, where, frozenset(pack.fields))

    def lexicon(self, node: Node | None) -> Iterator[Finding]:
        """Cues of recognition: unknown names, empty and repeated cues, patterns that do not compile."""
        for fault in faults(self.pack):
            yield finding(fault.code, self._at(node, *fault.path), fault.severity, **fault.params)

    def left_out(self) -> Iterator[Finding]:
        """Words a digest left out of its sample: nothing may be said around such a gap."""
        for path in (*sorted(self.folder.glob("*.yaml")), *sorted(self.folder.glob("sections/*.md.j2"))):
            for n, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if _LEFT_OUT in line and not line.lstrip().startswith("# "):
                    yield finding("pack-left-out", Span(str(path), n, line.index(_LEFT_OUT) + 1))

    def templates(self) -> Iterator[Finding]:
        """Section templates that do not compile; each is compiled alone, in the entry's place."""
        for name, source in self.pack.templates.items():
            alone = replace(self.pack, digest=f"{self.pack.digest} {name}", templates={ENTRY: source})
            try:
                template(alone)
            except Exception as error:  # whatever the engine raises, it is the template's fault
                where = Span(str(self.folder / "sections" / name), getattr(error, "lineno", None) or 1, 1)
                yield finding("template-error", where, problem=str(error))


def _untold(wording: str, pattern: Pattern) -> tuple[str, ...]:
    """The keys of the pattern whose figure the wording does not print; a view only compares."""
    try:
        printed = {key for slot in parse(wording).slots() if not slot.view for key in slot.keys}
    except DrafterError:
        return ()
    return tuple(key for key in pattern.keys if key not in printed)
