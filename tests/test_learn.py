"""``drafter learn`` as a user meets it, and the shipped pack as a learned pack."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.cli import main
from drafter.store.entries import HOMES, Written
from drafter.store.merging import read_entries
from drafter.store.packs import forget_packs, load_pack, shipped_root
from tests.conftest import EXAMPLES, ROOT

SHIPPED = shipped_root() / "yingji-fazhi"
CORPUS = ROOT / "corpora" / "yingji-fazhi"
SAMPLES = ROOT.parent / "shared" / "samples"
raw_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the raw samples are not here (../shared/samples)")

TEXTS = ROOT / "tests" / "corpora" / "jiaoyu-fazhi"  # invented agencies
NAMES = ("jichuan-jt-2022", "muze-jy-2024", "shuoning-jy-2025", "yunlan-jy-2023")
ORDERS = ("jichuan-jt-2022", "muze-jy-2024")  # the second puts the duties of the person in charge first


def corpus(folder: Path, names: Sequence[str] = NAMES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copy(TEXTS / f"{name}.txt", folder)
    return folder


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("samples"))


def learn(*arguments: object) -> int:
    forget_packs()
    return main(["learn", *map(str, arguments), "--jobs", "1"])


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


# -- the verb --------------------------------------------------------------------------------------------------------


def test_samples_of_another_genre_become_a_pack_that_is_checked_and_used_at_once(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "jiaoyu"
    assert learn(samples, "-o", pack, "--lexicon", "none") == 0
    said = capsys.readouterr().err
    assert "读了 4 份样本" in said and f"已写出 {pack}" in said
    assert main(["pack", "check", str(pack)]) == 0
    facts, draft = tmp_path / "facts.yaml", tmp_path / "draft.md"
    assert main(["extract", "--pack", str(pack), str(samples / f"{NAMES[0]}.txt"), "-o", str(facts)]) in (0, 1)
    assert main(["render", "--draft", str(facts), "-o", str(draft)]) in (0, 1)
    text = draft.read_text(encoding="utf-8")
    assert sum(line.startswith("## ") for line in text.split("\n")) >= 4
    assert "法治政府建设" in load_pack(str(pack)).name


def test_learning_again_changes_nothing_and_edits_stand(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "jiaoyu"
    learn(samples, "-o", pack, "--lexicon", "none")
    before = contents(pack)
    assert learn(samples, "-o", pack) == 0
    assert contents(pack) == before
    field = next(each for each in read_entries(pack) if each.place == "fields")
    path = pack / "fields.yaml"
    label = str(field.content["label"])
    edited = path.read_text(encoding="utf-8").replace(f"label: {label}", f"label: {label}（核定）  # 已核", 1)
    path.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    assert learn(samples, "-o", pack) == 0
    assert path.read_text(encoding="utf-8") == edited
    assert "没有变化" in capsys.readouterr().err


def test_a_conflict_is_shown_with_place_and_both_values_until_it_is_decided(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "jiaoyu"
    learn(samples, "-o", pack, "--lexicon", "none")
    path = pack / "fields.yaml"
    field = next(each for each in read_entries(pack) if each.place == "fields")
    label = str(field.content["label"])
    text = path.read_text(encoding="utf-8").replace(f"label: {label}\n", "label: 人改的名称\n", 1)
    path.write_text(text.replace(f"seal: {field.seal}", "seal: 00000000", 1), encoding="utf-8")
    capsys.readouterr()
    assert learn(samples, "-o", pack) == 1
    said = capsys.readouterr().err
    assert f"冲突 fields/{field.key}" in said and "label: 人改的名称" in said and f"label: {label}" in said
    assert "--accept" in said and "--keep" in said
    assert learn(samples, "-o", pack, "--keep", field.key) == 0
    assert learn(samples, "-o", pack) == 0
    assert "label: 人改的名称" in path.read_text(encoding="utf-8")


def test_shuffled_samples_and_another_hash_seed_give_the_same_bytes(samples: Path, tmp_path: Path) -> None:
    made = []
    for n, order in enumerate((1, -1)):
        pack = tmp_path / str(n) / "jiaoyu"
        files = [str(path) for path in sorted(samples.iterdir())][::order]
        command = [
            sys.executable,
            "-m",
            "drafter",
            "learn",
            *files,
            "-o",
            str(pack),
            "--lexicon",
            "none",
            "--jobs",
            "1",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": str(n + 1)}
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment, timeout=120)
        made.append(contents(pack))
    assert made[0] == made[1]


def test_the_page_for_reviewers_is_written_and_one_that_is_not_ours_is_left_alone(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "review.html"
    assert learn(samples, "-o", tmp_path / "jiaoyu", "--lexicon", "none", "--report", page) == 0
    assert NAMES[0] in page.read_text(encoding="utf-8")
    assert learn(samples, "-o", tmp_path / "jiaoyu", "--report", page) == 0
    page.write_text("mine", encoding="utf-8")
    assert learn(samples, "-o", tmp_path / "jiaoyu", "--report", page) == 4
    assert page.read_text(encoding="utf-8") == "mine" and "[learn-report-foreign]" in capsys.readouterr().err


def test_an_empty_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert learn(tmp_path / "empty", "-o", tmp_path / "pack") == 3
    said = capsys.readouterr().err
    assert "[folder-empty]" in said and "什么也没有写" in said
    assert not (tmp_path / "pack").exists()


def test_what_is_no_report_at_all_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "poem.txt").write_text("床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n", encoding="utf-8")
    assert learn(tmp_path / "poem.txt", "-o", tmp_path / "pack", "--lexicon", "none") == 1
    assert "没有一份可以学习的样本" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()


def test_a_single_sample_is_learned_from_and_warned_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path / "one", NAMES[:1])
    assert learn(folder, "-o", tmp_path / "pack", "--lexicon", "none") == 0
    assert "只有一份样本" in capsys.readouterr().err
    assert load_pack(str(tmp_path / "pack")).fields


def test_samples_left_out_the_second_time_are_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path / "three", NAMES[:3])
    learn(folder, "-o", tmp_path / "pack", "--lexicon", "none")
    (folder / f"{NAMES[0]}.txt").unlink()
    capsys.readouterr()
    learn(folder, "-o", tmp_path / "pack")
    assert f"另外 1 份样本（{NAMES[0]}）" in capsys.readouterr().err


def test_the_same_text_twice_counts_once_and_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path / "two", NAMES[:2])
    shutil.copy(folder / f"{NAMES[0]}.txt", folder / "again.txt")
    assert learn(folder, "-o", tmp_path / "pack", "--lexicon", "none") == 0
    said = capsys.readouterr().err
    assert "读了 2 份样本" in said and "[digest-duplicate]" in said


def test_samples_that_contradict_each_other_are_listed_as_doubts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert learn(corpus(tmp_path / "two", ORDERS), "-o", tmp_path / "pack", "--lexicon", "none") == 0
    assert "存疑：各样本的部分次序不一致" in capsys.readouterr().err


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path / "some", NAMES[:2])
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a word file")
    assert learn(folder, "-o", tmp_path / "pack", "--lexicon", "none") == 1
    said = capsys.readouterr().err
    assert "broken.docx" in said and "读了 2 份样本" in said
    assert load_pack(str(tmp_path / "pack")).fields


def test_digests_teach_what_their_samples_teach(samples: Path, tmp_path: Path) -> None:
    assert main(["digest", str(samples), "-o", str(tmp_path / "digests"), "--lexicon", "none", "--jobs", "1"]) == 0
    learn(samples, "-o", tmp_path / "a" / "jiaoyu", "--lexicon", "none")
    learn(tmp_path / "digests", "-o", tmp_path / "b" / "jiaoyu")
    assert contents(tmp_path / "a" / "jiaoyu") == contents(tmp_path / "b" / "jiaoyu")


# -- the shipped pack ------------------------------------------------------------------------------------------------


def changed_by(source: Path, folder: Path) -> list[str]:
    """The files of a copy of the shipped pack that learning changes."""
    shutil.copytree(SHIPPED, folder)
    before = contents(folder)
    assert learn(source, "-o", folder, "--quiet") in (0, 1)
    return [name for name, data in contents(folder).items() if data != before.get(name)]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the digests are not here (corpora/yingji-fazhi)")
def test_learning_over_the_shipped_pack_from_its_digests_changes_not_one_byte(tmp_path: Path) -> None:
    assert changed_by(CORPUS, tmp_path / "yingji-fazhi") == []


@raw_samples
def test_learning_over_the_shipped_pack_from_the_samples_changes_not_one_byte(tmp_path: Path) -> None:
    assert changed_by(SAMPLES, tmp_path / "yingji-fazhi") == []


def test_learning_over_a_learned_pack_that_a_person_pruned_brings_nothing_back(tmp_path: Path) -> None:
    name = "zhengwu-gongkai"
    shutil.copytree(SHIPPED.parent / name, tmp_path / name)
    before = contents(tmp_path / name)
    assert learn(CORPUS.parent / name, "-o", tmp_path / name, "--quiet") in (0, 1)
    assert contents(tmp_path / name) == before


def test_every_entry_of_the_shipped_pack_says_who_wrote_it() -> None:
    places = {
        home.file: yaml.load((SHIPPED / home.file).read_text("utf-8"), yaml.BaseLoader) for home in HOMES.values()
    }
    silent = []
    for place, home in HOMES.items():
        held = places[home.file][home.top] if home.top else places[home.file]
        found = [held] if home.single else held.values() if isinstance(held, dict) else held
        silent += [(place, str(each)[:40]) for each in found if not (isinstance(each, dict) and each.get("by"))]
    sections = [section for part in places["pack.yaml"]["parts"] for section in part.get("sections", ())]
    silent += [("sections", each["key"]) for each in sections if "by" not in each]
    silent += [
        ("template", each.name)
        for each in SHIPPED.glob("sections/*")
        if not each.read_text("utf-8").startswith("{# by: ")
    ]
    assert silent == []


def test_learned_entries_of_the_shipped_pack_name_their_samples() -> None:
    entries: tuple[Written, ...] = read_entries(SHIPPED)
    bare = [(each.place, each.key) for each in entries if each.by == "learned" and not (each.attested and each.seal)]
    assert bare == []
    learned = [each.place for each in entries if each.by == "learned"]
    assert {"pack.parts", "pack.orders", "pack.topics", "fields", "relations", "sections"} <= set(learned)


def without_people(value: Any) -> Any:
    """A YAML value without the entries that say by: person."""
    if isinstance(value, dict):
        return {key: without_people(each) for key, each in value.items() if not _by_a_person(each)}
    return [without_people(each) for each in value if not _by_a_person(each)] if isinstance(value, list) else value


def _by_a_person(value: Any) -> bool:
    return isinstance(value, dict) and value.get("by") == "person"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped pack with everything taken out that a person wrote."""
    folder = tmp_path_factory.mktemp("bare") / "yingji-fazhi"
    (folder / "sections").mkdir(parents=True)
    for path in SHIPPED.glob("*.yaml"):
        kept = without_people(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        (folder / path.name).write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for path in SHIPPED.glob("sections/*.md.j2"):
        if not path.read_text(encoding="utf-8").startswith("{# by: person"):
            shutil.copy(path, folder / "sections" / path.name)
    return folder


@pytest.mark.parametrize("name", ["jiaxing-2019", "wansheng-2022", "pingdingshan-2024"])
def test_what_was_learned_renders_without_what_people_wrote(bare: Path, tmp_path: Path, name: str) -> None:
    pack = load_pack(str(bare))
    data = yaml.load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    data["facts"] = {
        topic: {key: value for key, value in told.items() if key in pack.fields}
        for topic, told in data["facts"].items()
        if isinstance(told, dict) and topic in pack.topics and set(told) & set(pack.fields)
    }
    data["pack"] = str(bare)
    known = {"pack", "year", "as_of", "date", "agency", "facts", *pack.lists}
    facts, draft = tmp_path / "facts.yaml", tmp_path / "draft.md"
    kept = {key: value for key, value in data.items() if key in known}
    facts.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert main(["render", "--draft", str(facts), "-o", str(draft), "--quiet"]) in (0, 1)
    text = draft.read_text(encoding="utf-8")
    assert sum(line.startswith("## ") for line in text.split("\n")) >= 4
    assert text.count("### ") >= 3
