"""Digests: what stands in them and what must not, the file they are kept in, and ``drafter digest`` as a user meets it."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from drafter.cli import main
from drafter.digest.fingerprint import CERTAIN, alike, prints, shared
from drafter.digest.make import cues_of
from drafter.digest.slotting import Slots, cut, ending, opening
from drafter.digesting import digest_file, files, gather
from drafter.errors import DrafterError
from drafter.messages import FINDINGS
from drafter.model.digest import RUN, Digest
from drafter.model.pack import EMPTY
from drafter.store.digests import digest_text, read_digest, stored
from drafter.store.packs import load_pack
from tests.truth import TEXTS, parse_file

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = sorted((SHARED / "samples").glob("*.txt"))
CORPUS = ROOT / "corpora" / "yingji-fazhi"
PACK = "yingji-fazhi"
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
raw_samples = pytest.mark.skipif(not SAMPLES, reason="the raw samples are not here (../shared/samples)")
OWN = [path for path in sorted(TEXTS.glob("*.txt")) if len(path.read_text(encoding="utf-8")) > 3000][:6]


@functools.lru_cache(maxsize=64)
def digest_of(path: Path, lexicon: str = PACK) -> Digest:
    return digest_file(str(path), load_pack(lexicon) if lexicon else EMPTY)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    for path in OWN:
        (folder / path.name).write_text(parse_file(path).text, encoding="utf-8")
    return folder


@pytest.fixture
def own(reports: Path) -> Digest:
    return digest_of(reports / OWN[0].name)


def runs(text: str) -> Iterator[str]:
    """The runs of Han characters long enough to be running text, titles in 《》 apart."""
    return iter(re.findall(f"[{HAN}]{{{RUN + 1},}}", re.sub("《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》", "\n", text)))


def body(text: str) -> str:
    """The file without its explaining head."""
    return text[text.index("format: ") :]


def copied(digest: str, sample: str) -> list[str]:
    """Runs of more than RUN Han characters that stand in a digest and in its sample."""
    grams = {
        run[at : at + RUN + 1] for run in re.findall(f"[{HAN}]{{{RUN + 1},}}", sample) for at in range(len(run) - RUN)
    }
    return [run for run in runs(digest) if any(run[at : at + RUN + 1] in grams for at in range(len(run) - RUN))]


# -- what stands in a digest -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [path.name for path in OWN])
@pytest.mark.parametrize("lexicon", [PACK, ""])
def test_no_running_text_of_a_report_stands_in_its_digest(reports: Path, name: str, lexicon: str) -> None:
    told = formless(body(digest_text(digest_of(reports / name, lexicon))), digest_of(reports / name, lexicon))
    assert copied(told, (reports / name).read_text(encoding="utf-8")) == []


def formless(text: str, digest: Digest) -> str:
    """A digest without the headings of its parts, which stay whole: forms and the law word them."""
    top = min((head.level for head in digest.heads), default=1)
    for head in digest.heads:
        text = text.replace(head.heading, "") if head.level == top and head.heading else text
    return text


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_no_person_and_no_company_of_a_report_stands_in_its_digest(reports: Path, path: Path) -> None:
    text = digest_text(digest_of(reports / path.name))
    assert [name for name in private(parse_file(path).data) if name in body(text)] == []


def private(data: dict) -> set[str]:  # type: ignore[type-arg]
    """Persons and companies of an annotation."""
    return {
        each["text"]
        for each in data["facts"]
        if each["kind"] == "person" or (each["kind"] == "org" and "公司" in each["text"])
    }


def test_a_figure_and_the_words_on_both_sides_of_it_make_no_run_longer_than_allowed(reports: Path) -> None:
    for path in OWN:
        for figure in digest_of(reports / path.name).figures:
            if figure.kind not in ("doc_title", "doc_number"):
                assert list(runs(figure.left + figure.text + figure.right)) == [], figure


def test_figures_next_to_each_other_do_not_give_away_the_words_between_them(reports: Path) -> None:
    for path in OWN:
        sample = (reports / path.name).read_text(encoding="utf-8")
        figures = [each for each in digest_of(reports / path.name).figures if each.kind != "doc_title"]
        for one, other in itertools.pairwise(figures):
            between = re.sub(r"\{.*?\}", "", one.right + other.left)
            if one.line == other.line and len(between) > RUN and one.right and other.left:
                assert between not in sample or re.search(f"[^{HAN}]", between), (one, other)


def test_agency_region_and_years_are_slots(own: Digest) -> None:
    words = " ".join(each.heading + each.lead for each in own.heads) + " ".join(
        each.left + each.right + each.what for each in own.figures
    )
    assert own.agency and own.agency not in words + own.title
    assert str(own.year) not in words + own.title and "{agency}" in own.title + words


def test_weak_mentions_and_names_are_no_figures_and_stated_zeros_are(reports: Path) -> None:
    figures = [each for path in OWN for each in digest_of(reports / path.name).figures]
    assert {each.kind for each in figures} & {"org", "person", "place"} == set()
    assert any(each.zero and each.value == 0 for each in figures)


def test_relations_lead_to_figures_and_name_the_word_that_tells_them(reports: Path) -> None:
    digests = [digest_of(reports / path.name) for path in OWN]
    found = [(each, digest) for digest in digests for each in digest.relations]
    assert found and all(0 <= at < len(digest.figures) for each, digest in found for _, at in each.operands)
    assert sum(bool(each.marker) for each, _ in found) * 2 > len(found)


def test_the_moves_of_a_head_are_those_of_its_clauses_and_indexes_lead_somewhere(own: Digest) -> None:
    assert any(each.moves for each in own.heads) and own.clauses and own.opening
    assert all(-1 <= each.head < len(own.heads) for each in (*own.figures, *own.clauses))
    assert all(-1 <= each.parent < n for n, each in enumerate(own.heads))


CUTS = [
    ("加强行政管理", "加强行政管理"),
    ("全面推进行政管理体制改革和服务能力建设工作", "全面推进{X}服务能力建设工作"),
    ("完成检查，全面推进行政管理体制改革和服务能力建设工作", "完成检查，全面推进{X}服务能力建设工作"),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_long_runs_keep_their_head_verb_and_their_head_noun(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_words_are_taken_whole_and_slots_count_nothing() -> None:
    assert ending("对全市生产经营单位开展专项检查", 6) == "开展专项检查"
    assert opening("{agency}组织开展专项检查", 4) == "{agency}组织开展"


def test_names_give_way_to_slots_the_longest_first() -> None:
    slots = Slots((("澜川市应急管理局", "{agency}"), ("澜川市", "{region}"), ("澜川", "{region}"), ("周大明", "{X}")))
    assert slots.named("澜川市应急管理局周大明在澜川部署") == "{agency}{X}在{region}部署"


# -- fingerprints ----------------------------------------------------------------------------------------------------

TEXT = "本局全年组织开展安全检查并督促有关单位整改隐患，同时完善各项工作制度和流程。"


def test_a_shared_run_of_thirteen_characters_always_shares_a_print() -> None:
    run = TEXT[:CERTAIN]
    for before, after in itertools.product(("", "甲乙丙丁戊己庚辛壬癸", "第"), repeat=2):
        other = prints(f"{before}{run}{after}")
        assert set(other) & set(prints(TEXT)), (before, after)


def test_what_is_shared_is_shown_where_it_stands() -> None:
    text = f"前面是别的话，{TEXT[:20]}，后面也是别的话。"
    ((start, end),) = shared(frozenset(prints(TEXT)), text)
    assert text[start:end] in TEXT[:20] and end - start >= 8


def test_titles_and_figures_are_not_in_the_fingerprint() -> None:
    assert prints("《" + TEXT[:20] + "》") == ()
    assert prints("1234567890，" * 9) == ()


def test_copies_are_found_among_many_and_others_left_in_peace() -> None:
    told = {f"t{n}": (f"sum{n}", prints(TEXT * 2 + chr(0x4E00 + n) * 40 + TEXT[::-1] * (n % 3))) for n in range(3)}
    told |= {"copy": ("other", told["t1"][1]), "same": ("sum2", ())}
    assert alike(told) == (("copy", "t1"), ("same", "t2"))


# -- the file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [path.name for path in OWN])
@pytest.mark.parametrize("lexicon", [PACK, ""])
def test_a_digest_comes_back_from_its_file_as_it_was(reports: Path, name: str, lexicon: str) -> None:
    made = digest_of(reports / name, lexicon)
    text = digest_text(made)
    assert read_digest(text.encode(), "x") == made
    assert digest_text(read_digest(text.encode(), "x")) == text


ODD = (
    "",
    "a, b",
    "x: y",
    '"',
    "\\",
    "{X}",
    "[a]",
    "]",
    "}, {",
    "# no",
    "- no",
    "null",
    "~",
    "&a *b",
    "第一\n第二",
    "\u2028",
    " 前后 ",
    "：，。",
)


@pytest.mark.parametrize("odd", ODD)
def test_whatever_a_text_holds_its_file_reads_the_same_with_and_without_its_seal(own: Digest, odd: str) -> None:
    made = dataclasses.replace(
        own,
        title=odd,
        opening=(odd, "甲", odd),
        heads=tuple(dataclasses.replace(each, heading=odd, lead=odd) for each in own.heads),
        figures=tuple(dataclasses.replace(each, what=odd, left=odd, right=odd) for each in own.figures),
    )
    text = digest_text(made)
    assert read_digest(text.encode(), "x") == made
    assert read_digest(re.sub("(?m)^seal: .*\n", "", text).encode(), "x") == made


def test_the_file_is_yaml_for_any_reader(own: Digest) -> None:
    tree = yaml.safe_load(digest_text(own))
    assert len(tree["figures"]) == len(own.figures) and len(tree["clauses"]) == len(own.clauses)


def test_a_file_tells_whether_a_person_changed_it(own: Digest) -> None:
    text = digest_text(own)
    told, changed = stored(text), stored(text.replace("level: 2", "level: 3", 1))
    assert told and changed and (told.touched, changed.touched) == (False, True)
    assert (told.sha256, told.lexicon, told.prints) == (own.sha256, PACK, own.prints)
    assert told.cues == cues_of(load_pack(PACK))


def test_a_corrected_topic_is_read_as_it_stands(own: Digest) -> None:
    topic = next(each.topic for each in own.heads if each.topic)
    text = digest_text(own).replace(f"topic: {topic}", "topic: corrected")
    read = read_digest(text.encode(), "x")
    assert {each.topic for each in read.heads} - {each.topic for each in own.heads} == {"corrected"}


BROKEN = [
    ("another format", "format: 1\n", "format: 9\n", "digest-format"),
    ("no format", "format: 1\n", "", "digest-not-one"),
    ("no checksum", re.compile("sha256: .*\n"), "", "digest-not-one"),
    ("no name", re.compile("\nsample: .*\n"), "\n", "digest-missing"),
    ("an unknown key", "heads:\n", "haeds:\n", "digest-key"),
    ("an unknown key of a figure", ", kind: count", ", knid: count", "digest-key"),
    ("an unknown kind", "kind: count", "kind: cuont", "digest-value"),
    ("a year in words", re.compile("year: .*\n"), "year: 去年\n", "digest-value"),
    ("a place without line", re.compile(r"\{at: \d+-\d+-\d+"), "{at: 12", "digest-value"),
    ("a clause of nothing", re.compile("clauses:\n  - .*\n"), "clauses:\n  - 说了什么\n", "digest-clause"),
    ("a head that is not there", re.compile(r"\{(at: \S+), in: -?\d+"), r"{\1, in: 4711", "digest-index"),
    ("a torn fingerprint", re.compile("prints: .*\n  "), "prints: |\n  =", "digest-value"),
    ("heads that are no list", re.compile("heads:\n(  - .*\n)+"), "heads: 无\n", "digest-list"),
    ("a head that is no mapping", re.compile("heads:\n  - .*\n"), "heads:\n  - 无\n", "digest-record"),
    ("a bracket left open", re.compile(r"(kind: count.*)\}\n"), r"\1\n", "yaml-bracket"),
    ("an anchor", re.compile("title: .*\n"), "title: &a x\n", "yaml-anchor"),
    ("one key twice", re.compile("(year: .*\n)"), r"\1\1", "duplicate-key"),
    ("an empty file", re.compile(r"(?s).*"), "", "file-empty"),
    ("no YAML at all", re.compile(r"(?s)^.*$"), "这是一段话，不是摘要。", "digest-not-one"),
]


@pytest.mark.parametrize(("old", "new", "code"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_file_is_refused_with_its_place(own: Digest, old: str | re.Pattern[str], new: str, code: str) -> None:
    text = digest_text(own)
    broken = text.replace(old, new, 1) if isinstance(old, str) else old.sub(new, text, count=1)
    assert broken != text
    with pytest.raises(DrafterError) as raised:
        read_digest(broken.encode(), "some.yaml")
    (found,) = raised.value.findings
    assert found.code == code and code in FINDINGS
    assert found.where.source == "some.yaml" and found.where.line > 0


# -- the command -----------------------------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main(["digest", *map(str, arguments)])
    said = capsys.readouterr()
    assert said.out == ""
    return code, said.err


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_samples_become_digests_and_are_not_read_again(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, sources = tmp_path / "out", [reports / path.name for path in OWN[:2]]
    assert run(capsys, *sources, "-o", out) == (0, f"{out}：写出摘要 2 份，没有变化 0 份，未成 0 份\n")
    first = bytes_of(out)
    monkeypatch.setattr("drafter.sampling.digest_file", lambda *_: pytest.fail("read again"))
    code, said = run(capsys, *sources, "-o", out)
    assert (code, bytes_of(out)) == (0, first) and "没有变化 2 份" in said


def test_a_digest_a_person_changed_is_left_alone_without_force(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "one.txt", tmp_path / "out"
    source.write_bytes((reports / OWN[0].name).read_bytes())
    run(capsys, source, "-o", out)
    file = out / "one.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("topic: ", "topic: my-", 1), encoding="utf-8")
    changed = file.read_bytes()
    assert run(capsys, source, "-o", out)[0] == 0 and file.read_bytes() == changed
    source.write_bytes((reports / OWN[1].name).read_bytes())
    code, said = run(capsys, source, "-o", out)
    assert code == 1 and "digest-edited" in said and file.read_bytes() == changed
    assert run(capsys, source, "-o", out, "--force")[0] == 0 and file.read_bytes() != changed


def test_what_is_no_report_is_said_and_the_rest_is_done(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_bytes((reports / OWN[0].name).read_bytes())
    (folder / "copy.txt").write_bytes((reports / OWN[1].name).read_bytes())
    (folder / "good.md").write_bytes((reports / OWN[1].name).read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "english.txt").write_text("A report of the bureau about what was done. " * 30)
    (folder / "facts.txt").write_text(
        (ROOT / "docs" / "examples" / "jiaxing-2019.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "README.md").write_text("# 样本从哪里来\n", encoding="utf-8")
    code, said = run(capsys, folder, tmp_path / "missing.txt", "-o", out)
    assert code == 1 and sorted(path.name for path in out.iterdir()) == ["copy.yaml", "good.yaml"]
    for word in ("source-empty", "reading-not-chinese", "source-facts", "digest-same-stem", "file-missing"):
        assert word in said, word
    assert "digest-duplicate" in said and "README" not in said


REFUSED = [("empty.txt", b"", 3), ("facts.txt", b"pack: yingji-fazhi\nyear: 2025\nfacts:\n  a: 1\n", 3)]


@pytest.mark.parametrize(("name", "data", "expected"), REFUSED)
def test_nothing_but_what_cannot_be_read_ends_in_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, expected: int
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(capsys, tmp_path / name, "-o", tmp_path / "out")[0] == expected


def test_a_foreign_file_and_a_folder_that_cannot_be_written_end_in_four(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{OWN[0].stem}.yaml").write_text("mine: 1\n")
    code, said = run(capsys, reports / OWN[0].name, "-o", out)
    assert code == 4 and "output-foreign" in said
    (tmp_path / "file").write_text("")
    code, said = run(capsys, reports / OWN[0].name, "-o", tmp_path / "file")
    assert code == 4 and "output-failed" in said


def test_the_vocabulary_is_found_by_itself(reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    text = (reports / OWN[0].name).read_text(encoding="utf-8")
    for word in ("法治", "法制", "执法", "普法", "依法"):
        text = text.replace(word, "水利")
    other.write_text(text, encoding="utf-8")
    assert gather([str(reports / OWN[0].name)]).pack.id == PACK
    assert gather([str(other)]).pack is EMPTY
    assert {each.lexicon for each in gather([str(reports / OWN[0].name)], "none").digests} == {""}


def test_digests_and_samples_are_gathered_alike(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["digest", *(str(reports / path.name) for path in OWN[:3]), "-o", str(out), "--quiet"])
    of_files, of_samples = gather([str(out)]), gather([str(reports / path.name) for path in OWN[:3]])
    assert of_files == of_samples and of_files.findings == ()
    both = gather([str(out), *(str(reports / path.name) for path in OWN[:4])])
    assert [each.sample for each in both.digests] == sorted(path.stem for path in OWN[:4])
    assert len(files([str(out)])) == 3


def test_digests_of_two_vocabularies_are_not_mixed(reports: Path, tmp_path: Path) -> None:
    for path, lexicon in zip(OWN[:2], (PACK, "none"), strict=True):
        main(["digest", str(reports / path.name), "-o", str(tmp_path), "--lexicon", lexicon, "--quiet"])
    mixed = gather([str(tmp_path)])
    assert mixed.digests == () and [each.code for each in mixed.findings] == ["digest-mixed"]
    other = gather([str(tmp_path / f"{OWN[0].stem}.yaml")], "none")
    assert other.digests == () and [each.code for each in other.findings] == ["digest-lexicon"]


def test_a_copy_counts_once_and_an_empty_folder_is_said(reports: Path, tmp_path: Path) -> None:
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_bytes((reports / OWN[0].name).read_bytes())
    found = gather([str(tmp_path)])
    assert [each.sample for each in found.digests] == ["first"]
    assert [each.code for each in found.findings] == ["digest-duplicate"]
    (tmp_path / "empty").mkdir()
    assert [each.code for each in gather([str(tmp_path / "empty")]).findings] == ["folder-empty"]


def test_order_processes_and_hash_seed_change_nothing(reports: Path, tmp_path: Path) -> None:
    sources = [str(reports / path.name) for path in OWN[:3]]
    made = []
    for n, (order, jobs, seed) in enumerate(((1, "1", "0"), (-1, "2", "77"))):
        out = tmp_path / str(n)
        command = [sys.executable, "-m", "drafter", "digest", *sources[::order], "-o", str(out), "--jobs", jobs]
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, timeout=120
        )
        made.append(bytes_of(out))
    assert made[0] == made[1] and len(made[0]) == 3


def test_one_sample_that_fails_does_not_stop_the_rest(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from drafter import sampling

    whole = sampling.digest_file

    def failing(path: str, pack: object) -> Digest:
        if Path(path).stem == OWN[0].stem:
            raise ValueError("boom")
        return whole(path, pack)  # type: ignore[arg-type]

    monkeypatch.setattr(sampling, "digest_file", failing)
    code, said = run(capsys, *(reports / path.name for path in OWN[:2]), "-o", tmp_path)
    assert code == 1 and "digest-failed" in said and len(list(tmp_path.iterdir())) == 1


# -- the five samples ------------------------------------------------------------------------------------------------


@raw_samples
def test_the_committed_digests_are_what_the_program_makes_of_the_samples(tmp_path: Path) -> None:
    assert main(["digest", *map(str, SAMPLES), "-o", str(tmp_path), "--lexicon", PACK, "--quiet"]) == 0
    assert bytes_of(tmp_path) == bytes_of(CORPUS)


@raw_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_running_text_of_a_sample_is_in_the_corpus(path: Path) -> None:
    sample = path.read_text(encoding="utf-8")
    for file in CORPUS.iterdir():
        digest = read_digest(file.read_bytes(), file.name)
        assert copied(formless(body(file.read_text(encoding="utf-8")), digest), sample) == []


@raw_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_person_and_no_company_of_a_sample_is_in_the_corpus(path: Path) -> None:
    gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    text = "".join(body(file.read_text(encoding="utf-8")) for file in CORPUS.iterdir())
    assert [name for name in sorted(private(gold)) if name in text] == []


def test_the_corpus_is_in_the_format_and_untouched() -> None:
    digests = {file.stem: read_digest(file.read_bytes(), file.name) for file in sorted(CORPUS.glob("*.yaml"))}
    assert len(digests) == 5 and all(each.sample == name and each.lexicon == PACK for name, each in digests.items())
    for file in CORPUS.glob("*.yaml"):
        told = stored(file.read_text(encoding="utf-8"))
        assert told is not None and not told.touched
        read = read_digest(file.read_bytes(), file.name)
        assert digest_text(dataclasses.replace(read)) == file.read_text(encoding="utf-8")
