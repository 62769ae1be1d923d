"""A lesson into the files of a pack: hand edits stand, news is offered, conflicts are shown, comments and bytes survive."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from drafter import packing
from drafter.errors import DrafterError
from drafter.model.learned import Learned, Lesson
from drafter.store.deciding import ALL
from drafter.store.entries import entries, seal
from drafter.store.merging import Merged, Outcome, merge, write_pack
from drafter.store.packs import forget_packs, load_pack

IDENTITY = {"id": "works", "name": "河道管理年度报告", "samples": {"x": "12345678", "y": "87654321"}}
REPORT = "# {{ phrase('title') }}\n\n{% for part in parts %}\n{% include part.template %}\n{% endfor %}\n"


def learned(place: str, key: str, content: Mapping[str, Any], **more: Any) -> Learned:
    return Learned(place, key, content, more.pop("attested", {"x": (3,), "y": (4,)}), **more)


ENTRIES = (
    learned(
        "pack.parts",
        "work",
        {
            "label": "主要工作",
            "template": "work.md.j2",
            "headings": ["主要工作"],
            "required": True,
            "sections": [{"key": "rivers", "headings": ["河道"], "topics": ["patrol"]}],
        },
    ),
    learned("pack.orders", "usual", {"parts": ["work"]}),
    learned("pack.topics", "patrol", {"label": "河道巡查", "part": "work", "leads": ["加强河道巡查"]}),
    learned("pack.phrases", "title", {"variants": ["{agency}{year}年河道管理年度报告"]}),
    learned("pack.words", "self", {"text": "本局"}, attested={}),
    learned(
        "fields", "patrols", {"label": "巡查次数", "topic": "patrol", "kind": "count", "unit": "次", "phrase": "巡查{}"}
    ),
    learned("fields", "length", {"label": "巡查河长", "topic": "patrol", "kind": "count", "unit": "公里"}),
    learned(
        "patterns",
        "patrols",
        {"topic": "patrol", "move": "data", "needs": ["patrols"], "may": [], "wordings": {"A": "开展巡查{patrols}。"}},
    ),
    learned(
        "relations", "patrols-up", {"kind": "order", "lower": "patrols", "upper": "length", "why": "次数不多于公里数"}
    ),
    learned("lexicon.kind", "kind", {"title": ["河道管理"]}),
    learned("lexicon.parts", "work", {"heading": ["主要工作"]}),
    learned("lexicon.topics", "patrol", {"names": ["巡查"]}),
    learned("lexicon.fields", "patrols", {"at": ["巡查{}"]}),
    learned("lexicon.terms", "terms", {"words": ["四乱"]}),
    learned("sections", "report.md.j2", {"text": REPORT}),
    learned("sections", "work.md.j2", {"text": "## {{ part.heading }}\n"}),
)
LESSON = Lesson(("x", "y"), ENTRIES)
NEW = learned("fields", "dredged", {"label": "清淤量", "topic": "patrol", "kind": "count", "unit": "立方米"})
TELLS = learned(
    "patterns",
    "dredged",
    {"topic": "patrol", "move": "data", "needs": ["dredged"], "wordings": {"A": "清淤{dredged}。"}},
)


def fresh() -> dict[str, str]:
    return dict(merge({}, LESSON, IDENTITY).files)


def with_entry(*changed: Learned, lesson: Lesson = LESSON) -> Lesson:
    names = {(each.place, each.key): each for each in changed}
    kept = tuple(names.pop((each.place, each.key), each) for each in lesson.entries)
    return replace(lesson, entries=(*kept, *names.values()))


def anew(place: str, key: str, **content: Any) -> Learned:
    found = next(each for each in ENTRIES if (each.place, each.key) == (place, key))
    return replace(found, content={**found.content, **content})


def kinds(merged: Merged) -> Counter[str]:
    return Counter(each.kind for each in merged.changes if each.kind != "same")


def test_a_fresh_pack_loads_passes_its_check_and_learned_again_changes_not_one_byte(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    outcome = write_pack(LESSON, folder, IDENTITY)
    assert outcome.fresh and len(outcome.of("written")) == len(ENTRIES)
    pack = load_pack(str(folder))
    assert (pack.id, tuple(pack.fields), tuple(pack.orders), pack.words["self"]) == (
        "works",
        ("patrols", "length"),
        ("usual",),
        "本局",
    )
    assert pack.lexicon.terms == ("四乱",) and pack.phrases["title"] == ("{agency}{year}年河道管理年度报告",)
    assert packing.checking(str(folder)) == ()
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert write_pack(LESSON, folder, IDENTITY).files == ()
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


@dataclass(frozen=True)
class Case:
    """A hand edit (file, what stood there, what stands there now), what is learned next, and what becomes of it."""

    name: str
    file: str
    old: str
    new: str
    lesson: Lesson
    kind: str
    says: str  # stands in the file afterwards


CASES = (
    Case(
        "an edited value stands in silence",
        "fields.yaml",
        "label: 巡查次数",
        "label: 巡河次数",
        LESSON,
        "kept",
        "巡河次数",
    ),
    Case(
        "an edited value and a new one are a conflict, and the edit stands",
        "fields.yaml",
        "label: 巡查次数",
        "label: 巡河次数",
        with_entry(anew("fields", "patrols", label="巡查总次数")),
        "conflict",
        "巡河次数",
    ),
    Case(
        "what nobody touched takes the new value",
        "pack.yaml",
        "label: 主要工作",
        "label: 主要工作",
        with_entry(anew("pack.topics", "patrol", label="河湖巡查")),
        "updated",
        "{key: patrol, label: 河湖巡查, part: work,",
    ),
    Case(
        "a remark at the end of a line survives an update of that line",
        "fields.yaml",
        "unit: 公里",
        "unit: 公里  # 问过水文站",
        with_entry(anew("fields", "length", unit="千米")),
        "updated",
        "unit: 千米  # 问过水文站",
    ),
    Case(
        "a key a person added stays when another is learned anew",
        "fields.yaml",
        "  unit: 次\n",
        "  unit: 次\n  office: 河道科\n",
        with_entry(anew("fields", "patrols", unit="人次")),
        "updated",
        "unit: 人次\n  office: 河道科\n",
    ),
    Case(
        "an edited line of wording stands",
        "patterns.yaml",
        "开展巡查{patrols}。",
        "全年巡查{patrols}。",
        with_entry(anew("patterns", "patrols", wordings={"A": "巡查{patrols}。"})),
        "conflict",
        "全年巡查{patrols}。",
    ),
    Case(
        "an entry a person took over is never touched",
        "relations.yaml",
        "by: learned",
        "by: person",
        with_entry(anew("relations", "patrols-up", why="另有说法")),
        "same",
        "次数不多于公里数",
    ),
    Case(
        "an edited template stands",
        "sections/work.md.j2",
        "## {{ part.heading }}",
        "## {{ part.heading }}\n\n{# 手写 #}",
        with_entry(anew("sections", "work.md.j2", text="## {{ part.heading }}\n\n正文\n")),
        "conflict",
        "手写",
    ),
    Case(
        "what was taken out by hand is only offered",
        "relations.yaml",
        "- {id: patrols-up",
        "# - {id: patrols-up",
        LESSON,
        "offered",
        "# - {id: patrols-up",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_beside_hand_edits(case: Case) -> None:
    files = fresh()
    edited = {**files, case.file: "# 手记\n" + files[case.file].replace(case.old, case.new, 1)}
    if case.file.startswith("sections"):
        edited[case.file] = files[case.file].replace(case.old, case.new, 1)
    assert edited[case.file] != files[case.file]
    merged = merge(edited, case.lesson, IDENTITY)
    found = kinds(merged)
    assert found == ({} if case.kind == "same" else {case.kind: 1})
    assert case.says in merged.files[case.file]
    assert merged.files[case.file].startswith(("# 手记\n", "{# by"))
    assert {name: text for name, text in merged.files.items() if name != case.file} == {
        name: text for name, text in edited.items() if name != case.file
    } or case.kind == "updated"


def test_an_edit_changes_its_own_lines_only() -> None:
    files = {name: f"# 上\n{text}# 下\n" for name, text in fresh().items() if name.endswith(".yaml")}
    merged = merge(files, with_entry(anew("fields", "length", unit="千米")), IDENTITY)
    before, after = (each["fields.yaml"].split("\n") for each in (files, merged.files))
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed[0] == ("  unit: 公里", "  unit: 千米")
    assert [old.split(":")[0] for old, _ in changed] == ["  unit", "  seal"]


def test_a_conflict_is_decided_for_either_side() -> None:
    files = fresh()
    files["fields.yaml"] = files["fields.yaml"].replace("label: 巡查次数", "label: 巡河次数")
    lesson = with_entry(anew("fields", "patrols", label="巡查总次数"))
    taken = merge(files, lesson, IDENTITY, accept=frozenset({"patrols"}))
    assert "label: 巡查总次数" in taken.files["fields.yaml"] and taken.of("updated")
    kept = merge(files, lesson, IDENTITY, keep=frozenset({ALL}))
    assert "label: 巡河次数" in kept.files["fields.yaml"] and kept.of("settled")
    assert kinds(merge(kept.files, lesson, IDENTITY)) == {"kept": 1}
    assert kinds(merge(taken.files, lesson, IDENTITY)) == {}


def test_what_is_new_is_offered_and_written_at_the_end_when_accepted() -> None:
    files, lesson = fresh(), with_entry(NEW, TELLS)
    offered = merge(files, lesson, IDENTITY)
    assert kinds(offered) == {"offered": 2} and offered.files == files
    written = merge(files, lesson, IDENTITY, accept=frozenset({ALL}))
    assert written.files["fields.yaml"].startswith(files["fields.yaml"].rstrip("\n"))
    assert written.files["fields.yaml"].rindex("key: dredged") > written.files["fields.yaml"].rindex("key: length")
    assert written.files["patterns.yaml"].startswith(files["patterns.yaml"].rstrip("\n"))


def test_an_accepted_entry_brings_along_what_it_names() -> None:
    merged = merge(fresh(), with_entry(NEW, TELLS), IDENTITY, accept=frozenset({"patterns/dredged"}))
    assert {(each.place, each.key) for each in merged.of("written")} == {("fields", "dredged"), ("patterns", "dredged")}


def test_an_update_that_names_what_is_only_offered_waits() -> None:
    topic = learned("pack.topics", "dredging", {"label": "清淤", "part": "work"})
    section = {"key": "rivers", "headings": ["河道"], "topics": ["patrol", "dredging"]}
    lesson = with_entry(topic, anew("pack.parts", "work", sections=[section]))
    assert kinds(merge(fresh(), lesson, IDENTITY)) == {"offered": 2}
    done = merge(fresh(), lesson, IDENTITY, accept=frozenset({ALL}))
    assert kinds(done) == {"written": 1, "updated": 1}


def test_evidence_is_refreshed_everywhere_and_a_person_s_entry_keeps_that_of_other_samples() -> None:
    files = fresh()
    files["patterns.yaml"] = (
        files["patterns.yaml"].replace("by: learned", "by: person").replace("x: [3]", "w: [1], x: [3]")
    )
    lesson = with_entry(
        replace(anew("patterns", "patrols"), attested={"x": (3, 9)}),
        replace(anew("fields", "length"), attested={"z": (2,)}),
    )
    merged = merge(files, lesson, IDENTITY)
    assert kinds(merged) == {"evidence": 2}
    assert "attested: {w: [1], x: [3, 9]}" in merged.files["patterns.yaml"]
    assert "attested: {z: [2]}" in merged.files["fields.yaml"]


def test_what_no_sample_bears_out_any_more_is_listed_and_stays() -> None:
    lesson = replace(LESSON, entries=tuple(each for each in ENTRIES if each.key != "length"))
    merged = merge(fresh(), lesson, IDENTITY)
    assert kinds(merged) == {"unsupported": 1} and merged.files == fresh()


def test_of_thousands_of_samples_an_entry_names_some_and_counts_all() -> None:
    many = {f"s{n:04}": tuple(range(1, 20)) for n in range(3000)}
    files = merge({}, with_entry(replace(ENTRIES[5], attested=many)), IDENTITY).files
    entry = next(each for each in entries(files) if (each.place, each.key) == ("fields", "patrols"))
    assert (entry.support, len(entry.attested or {})) == (3000, 24)
    assert len(files["fields.yaml"]) < 4000


def test_byte_order_mark_and_line_ends_of_a_file_stay(tmp_path: Path) -> None:
    write_pack(LESSON, tmp_path / "works", IDENTITY)
    path = tmp_path / "works" / "fields.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    write_pack(LESSON, tmp_path / "works", IDENTITY)
    assert path.read_bytes() == before
    write_pack(with_entry(anew("fields", "length", unit="千米")), tmp_path / "works", IDENTITY)
    lines = zip(before.split(b"\r\n"), path.read_bytes().split(b"\r\n"), strict=True)
    assert sum(old != new for old, new in lines) == 2


def failing(after: int, within: Path) -> Callable[[Any, Any], None]:
    real, done = os.replace, iter(range(1000))

    def replaced(old: Any, new: Any) -> None:
        if within in Path(new).parents and next(done) == after:
            raise OSError(28, "No space left on device")
        real(old, new)

    return replaced


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    folder = tmp_path / "works"
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", failing(after, tmp_path))
        with pytest.raises(OSError):
            write_pack(LESSON, folder, IDENTITY)
    assert not folder.exists()
    write_pack(LESSON, folder, IDENTITY)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    lesson = with_entry(*(replace(each, attested={"z": (1,)}) for each in ENTRIES))
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", failing(after, tmp_path))
        with pytest.raises(OSError):
            write_pack(lesson, folder, IDENTITY)
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def refused(folder: Path, lesson: Lesson = LESSON) -> tuple[str, ...]:
    with pytest.raises(DrafterError) as raised:
        write_pack(lesson, folder, IDENTITY)
    return tuple(each.code for each in raised.value.findings)


def test_what_would_not_load_is_not_written(tmp_path: Path) -> None:
    write_pack(LESSON, tmp_path / "works", IDENTITY)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    broken = with_entry(anew("fields", "patrols", kind="colour"))
    assert refused(tmp_path / "works", broken) == ("pack-invalid",)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_a_folder_that_is_no_pack_and_a_pack_that_is_broken_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("year: 2025\n", encoding="utf-8")
    assert refused(tmp_path) == ("learn-no-pack",)
    write_pack(LESSON, tmp_path / "works", IDENTITY)
    (tmp_path / "works" / "pack.yaml").write_text("format: 1\nid: works\nwhat: 1\n", encoding="utf-8")
    assert "pack-invalid" in refused(tmp_path / "works")


def test_lists_that_are_empty_in_braces_or_indented_otherwise_take_new_entries() -> None:
    files = fresh()
    head, _, rest = files["pack.yaml"].partition("topics:\n")
    files["pack.yaml"] = head.replace("\n  - ", "\n- ").replace("\n    ", "\n  ") + "topics:\n" + rest
    files["relations.yaml"] = "[]\n"
    files["lexicon.yaml"] = (
        "topics: {patrol: {names: [巡查], by: person}}\nfields: {}\nterms: {words: [四乱], by: person}\n"
    )
    part = learned("pack.parts", "plan", {"label": "打算", "template": "work.md.j2", "headings": ["打算"]})
    topic = learned("lexicon.topics", "patrol", {"names": ["巡查"]})
    merged = merge(files, with_entry(part, topic), IDENTITY, accept=frozenset({ALL}))
    found = {(each.place, each.key) for each in entries(merged.files)}
    assert {("pack.parts", "plan"), ("relations", "patrols-up"), ("lexicon.fields", "patrols")} <= found
    assert kinds(merge(merged.files, with_entry(part, topic), IDENTITY)) == {}


def test_words_a_digest_left_out_are_found_by_the_check(tmp_path: Path) -> None:
    write_pack(with_entry(anew("pack.topics", "patrol", label="加强{X}巡查")), tmp_path / "works", IDENTITY)
    found = packing.checking(str(tmp_path / "works"))
    assert [(each.code, Path(each.where.source).name) for each in found] == [("pack-left-out", "pack.yaml")]


def test_show_tells_what_was_learned_changed_and_written_by_people_and_what_attests_it(tmp_path: Path) -> None:
    write_pack(LESSON, tmp_path / "works", IDENTITY)
    path = tmp_path / "works" / "fields.yaml"
    text = path.read_text(encoding="utf-8").replace("label: 巡查次数", "label: 巡河次数")
    path.write_text(text + "\n- {key: weirs, label: 堰坝数, topic: patrol, kind: count, unit: 座}\n", encoding="utf-8")
    forget_packs()
    shown = packing.showing(str(tmp_path / "works")).split("\n")
    shares = next(line.split() for line in shown if line.startswith("fields.yaml"))
    assert shares == ["fields.yaml", "1", "(33%)", "1", "(33%)", "1", "(33%)"]
    rows = {line.split()[0]: line for line in shown if line.startswith("  ")}
    assert rows["length"].split()[-4:] == ["学出", "x:", "3；y:", "4"]
    assert rows["weirs"].split()[-1] == "人写"


def test_a_seal_does_not_depend_on_the_order_or_the_types_of_what_it_seals() -> None:
    assert seal({"min": 0, "required": True, "of": ("a",)}) == seal(
        {"of": ["a"], "required": "true", "min": "0", "unit": ""}
    )
    assert seal({"label": "甲"}) != seal({"label": "乙"})


def test_an_outcome_names_the_files_it_wrote(tmp_path: Path) -> None:
    write_pack(LESSON, tmp_path / "works", IDENTITY)
    outcome: Outcome = write_pack(with_entry(anew("fields", "length", unit="千米")), tmp_path / "works", IDENTITY)
    assert outcome.files == ("fields.yaml",) and not outcome.fresh
