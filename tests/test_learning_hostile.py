"""``drafter learn`` under attack: hand edits of every kind, folders of every kind, a kill in the middle."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.errors import DrafterError
from drafter.packing import checking
from drafter.store.deciding import ALL
from drafter.store.merging import read_entries, write_pack
from drafter.store.packs import forget_packs, load_pack
from tests.conftest import ROOT
from tests.test_learn import corpus
from tests.test_merging import IDENTITY, LESSON, NEW, TELLS, anew, with_entry

OTHER = with_entry(
    anew("fields", "patrols", label="巡河次数", unit="回"),
    anew("pack.topics", "patrol", label="巡河"),
    anew("pack.parts", "work", headings=["工作"]),
    anew("patterns", "patrols", wordings={"A": "巡{patrols}。", "B": "查{patrols}。"}),
    anew("lexicon.terms", "terms", words=["五乱"]),
    anew("relations", "patrols-up", why="新"),
    anew("sections", "work.md.j2", text="## {{ part.heading }}\n\n新的。\n"),
    NEW,
    TELLS,
)
FILES = ("pack.yaml", "fields.yaml", "patterns.yaml", "relations.yaml", "lexicon.yaml", "sections/work.md.j2")


def replaced(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


EDITS: dict[str, Callable[[str], str]] = {
    "tabs": lambda text: text.replace("  ", "\t"),
    "cut short": lambda text: text[: len(text) // 2],
    "nothing left": lambda text: "",
    "only a remark": lambda text: "# 无\n",
    "braces": lambda text: "{}\n",
    "null": lambda text: "null\n",
    "a bracket open": lambda text: text + "\n  - [\n",
    "a second document": lambda text: text + "---\na: 1\n",
    "an anchor": replaced("by: learned", "by: &a learned"),
    "another origin": replaced("by: learned", "by: 我"),
    "no seal": lambda text: re.sub(r'(, |; )?seal: "?[0-9a-f]+"?', "", text),
    "no origin": replaced(r"(, |; )?by: learned", ""),
    "lines that are no numbers": replaced(r"\[3\]", "[三]"),
    "a bracket of lines open": replaced(r"\[3\]", "[3"),
    "evidence in words": replaced(r"attested: [^;}\n]*", "attested: 见上"),
    "support in words": replaced(r"(, |; )seal", r"\1support: 多\1seal"),
    "a text in a block": lambda text: re.sub(r"(?m)^(\s*)(label|unit|why): (.*)$", r"\1\2: |-\n\1  \3", text),
    "remarks everywhere": lambda text: re.sub(r"(?m)(\S)$", r"\1  # 手注", text),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "everything twice": lambda text: text + text,
    "a form feed": lambda text: "\f" + text,
    "full-width colon": lambda text: text.replace(": ", "：", 1),
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("file", FILES)
def test_after_any_hand_edit_learning_refuses_and_changes_nothing_or_leaves_a_pack_that_loads(
    tmp_path: Path, file: str, name: str
) -> None:
    folder = tmp_path / "works"
    write_pack(LESSON, folder, IDENTITY)
    text = (folder / file).read_bytes().decode()
    (folder / file).write_bytes(EDITS[name](text).encode())
    edited = {path: path.read_bytes() for path in folder.rglob("*.*")}
    forget_packs()
    for accept in ((), (ALL,)):
        try:
            write_pack(OTHER, folder, IDENTITY, accept)
        except DrafterError as error:
            assert error.findings
            assert {path: path.read_bytes() for path in folder.rglob("*.*")} == edited
            continue
        forget_packs()
        checking(str(folder))
        after = {path: path.read_bytes() for path in folder.rglob("*.*")}
        write_pack(OTHER, folder, IDENTITY, accept)
        assert {path: path.read_bytes() for path in folder.rglob("*.*")} == after
        edited = after


@pytest.mark.parametrize("file", ["fields.yaml", "lexicon.yaml"])
def test_a_broken_file_is_told_with_its_place(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "works"
    write_pack(LESSON, folder, IDENTITY)
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write("\n  - [\n")
    forget_packs()
    with pytest.raises(DrafterError) as raised:
        read_entries(folder)
    assert all(each.where.line and str(each.where.source).endswith(file) for each in raised.value.findings)


def test_a_remark_inside_a_value_that_is_learned_anew_stays_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    write_pack(LESSON, folder, IDENTITY)
    path = folder / "patterns.yaml"
    path.write_text(path.read_text("utf-8").replace("    A:", "    # 手注\n    A:"), encoding="utf-8")
    write_pack(OTHER, folder, IDENTITY)
    assert re.search(r"\n +# 手注\n +wordings:\n", path.read_text("utf-8"))


def test_accepting_everything_leaves_edits_alone_that_are_in_no_conflict(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    write_pack(LESSON, folder, IDENTITY)
    fields, section = folder / "fields.yaml", folder / "sections" / "work.md.j2"
    fields.write_text(fields.read_text("utf-8").replace("label: 巡查次数", "label: 巡河次数"), encoding="utf-8")
    section.write_text(section.read_text("utf-8") + "\n手写的话。\n", encoding="utf-8")
    write_pack(LESSON, folder, IDENTITY, (ALL,))
    assert "巡河次数" in fields.read_text("utf-8") and "手写的话" in section.read_text("utf-8")
    write_pack(LESSON, folder, IDENTITY, ("fields/patrols", "sections/work.md.j2"))
    assert "巡查次数" in fields.read_text("utf-8") and "手写的话" not in section.read_text("utf-8")
    assert "by: learned" in section.read_text("utf-8").split("\n")[0]


def test_two_entries_of_one_key_are_told_with_both_lines(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    write_pack(LESSON, folder, IDENTITY)
    path = folder / "fields.yaml"
    path.write_text(path.read_text("utf-8").replace("key: length", "key: patrols"), encoding="utf-8")
    forget_packs()
    with pytest.raises(DrafterError) as raised:
        load_pack(str(folder))
    assert [(each.code, each.params["key"]) for each in raised.value.findings][:1] == [("duplicate-key", "patrols")]


def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    folder, real = tmp_path / "works", tmp_path / "shared.yaml"
    write_pack(LESSON, folder, IDENTITY)
    shutil.move(folder / "fields.yaml", real)
    (folder / "fields.yaml").symlink_to(real)
    write_pack(OTHER, folder, IDENTITY, (ALL,))
    assert (folder / "fields.yaml").is_symlink() and "dredged" in real.read_text("utf-8")


def test_while_files_are_replaced_the_pack_loads_after_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "works"
    write_pack(LESSON, folder, IDENTITY)
    real, steps = os.replace, []

    def watched(old: object, new: object) -> None:
        real(old, new)  # type: ignore[call-overload]
        forget_packs()
        steps.append(load_pack(str(folder)).lexicon)

    monkeypatch.setattr(os, "replace", watched)
    write_pack(OTHER, folder, IDENTITY, (ALL,))
    assert len(steps) >= len(FILES)


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("killed")
    assert main(["digest", str(corpus(root / "texts")), "-o", str(root / "digests"), "--lexicon", "none"]) == 0
    return root / "digests"


@pytest.mark.parametrize("after", [0.5, 1.5])
def test_killed_while_learning_there_is_a_whole_pack_or_none(digests: Path, tmp_path: Path, after: float) -> None:
    pack = tmp_path / "pack"
    command = [sys.executable, "-m", "drafter", "learn", str(digests), "-o", str(pack), "--quiet"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    forget_packs()
    if pack.exists():
        assert load_pack(str(pack)).fields
    assert main(["learn", str(digests), "-o", str(pack), "--quiet"]) == 0
    assert checking(str(pack)) == ()


def test_a_key_nobody_knows_is_told(digests: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(digests), "-o", str(tmp_path / "pack"), "--accept", "no-such-key"]) == 1
    assert "[learn-no-entry]" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["a file", "a folder of other files", "nowhere to write"])
def test_a_place_where_no_pack_can_stand_is_refused(
    digests: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    target = {"a file": tmp_path / "file", "a folder of other files": tmp_path, "nowhere to write": Path("/proc/no")}
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("a: 1\n", encoding="utf-8")
    assert main(["learn", str(digests), "-o", str(target[kind])]) == 4
    assert re.search(r"\[(output-failed|learn-no-pack)\]", capsys.readouterr().err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine.yaml"]
