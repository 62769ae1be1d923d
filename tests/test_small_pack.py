"""A pack of another genre, two parts and a table, works by its folder alone: nothing in the program knows the first genre."""

from __future__ import annotations

import importlib
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from drafter.cli import main
from drafter.model.question import Answers
from drafter.model.tree import Document, Heading, Table, text_of
from drafter.questionnaire.resolve import resolve
from drafter.rendering.compose import Composed, compose
from drafter.rendering.trace import trace
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents

FOLDER = Path(__file__).parent / "packs" / "xinxi-gongkai"
ROWS = (("渠道", "条数"), ("政府网站", "320条"), ("政务新媒体", "95条"), ("政务公开专区", "41条"))
FACTS = """\
pack: {pack}
year: 2025
date: 2026-01-20
agency: {{name: 澜川市水利局, addressees: [澜川市人民政府办公室]}}
facts:
  publishing:
    documents: {{value: 6件, last_year: 4件}}
    by-channel: {{政府网站: 320条, 政务新媒体: 95条, 政务公开专区: 41条}}
    items: {items}
  website:
    visits: 12.5万人次
  applications:
    requests: 40件
    answered: 38件
highlights:
  website:
    - 9月起网站增设水库水位查询栏目
problems:
  - {{problem: 政策解读形式单一, remedy: 明年起每份规范性文件同时发布图解}}
"""


def written(folder: Path, pack: str = str(FOLDER), items: str = "456条") -> Path:
    path = folder / "facts.yaml"
    path.write_text(FACTS.format(pack=pack, items=items), encoding="utf-8")
    return path


def composed(items: str = "456条") -> tuple[Composed, list[dict[str, Any]]]:
    (node,), _ = read_documents(FACTS.format(pack=FOLDER, items=items), "facts.yaml")
    pack = load_pack(str(FOLDER))
    resolved = resolve(node, pack)
    assert resolved.facts is not None, resolved.findings
    made = compose(resolved.facts, pack)
    return made, trace(made.document, resolved.facts) if made.document else []


def document() -> Document:
    made, _ = composed()
    assert made.document is not None, [(each.code, dict(each.params)) for each in made.findings]
    return made.document


def test_the_pack_loads_by_its_folder() -> None:
    pack = load_pack(str(FOLDER))
    assert (pack.id, len(pack.parts), len(pack.fields)) == ("xinxi-gongkai", 2, 7)


def test_the_report_has_the_two_parts_of_the_pack() -> None:
    heads = [block.number for block in document().blocks if isinstance(block, Heading) and block.level == 1]
    assert heads == ["一、", "二、"]


def test_the_table_field_is_a_table_of_the_report() -> None:
    (table,) = (block for block in document().blocks if isinstance(block, Table))
    assert tuple(tuple(text_of(cell) for cell in row) for row in table.rows) == ROWS


def test_a_table_stands_once_and_not_in_a_sentence_as_well() -> None:
    assert document().text.count("政务公开专区") == 1


def test_the_trace_tells_every_cell_of_a_table() -> None:
    _, entries = composed()
    (table,) = (entry for entry in entries if entry["kind"] == "table")
    values = [told["value"] for told in table["facts"]]
    assert values == [cell for row in ROWS[1:] for cell in row]


@pytest.mark.parametrize(
    "sentence",
    ["456条", "40件", "38件", "95%", "6件", "12.5万人次", "水库水位查询栏目", "政策解读形式单一", "同时发布图解"],
)
def test_figures_rates_and_own_words_are_told(sentence: str) -> None:
    assert sentence in document().text


def test_a_total_that_is_not_the_sum_of_its_rows_is_refused() -> None:
    made, _ = composed("450条")
    assert made.document is None
    assert [each.code for each in made.findings if each.blocks] == ["contradiction-sum"]


@pytest.mark.parametrize("suffix", ["md", "docx", "txt"])
def test_the_command_line_renders_it_by_the_path_in_the_file(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"report.{suffix}"
    assert main(["render", str(written(tmp_path)), "-o", str(target)]) == 0
    assert target.stat().st_size


def test_the_command_line_renders_it_by_the_option(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    facts = written(tmp_path, pack="xinxi-gongkai")
    assert main(["render", str(facts), "-o", str(target), "--pack", str(FOLDER)]) == 0
    assert "| 政府网站 |" in target.read_text(encoding="utf-8")


def test_the_path_in_the_file_is_read_from_the_folder_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packs").symlink_to(FOLDER.parent)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    facts = written(tmp_path, pack="./packs/xinxi-gongkai")
    assert main(["render", str(facts), "-o", str(tmp_path / "report.md")]) == 0


def test_word_reads_back_the_table(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    target = tmp_path / "report.docx"
    assert main(["render", str(written(tmp_path)), "-o", str(target)]) == 0
    (table,) = docx.Document(str(target)).tables
    assert tuple(tuple(cell.text for cell in row.cells) for row in table.rows) == ROWS


def module(name: str) -> Any:
    """A module of the questionnaire, or a skip where it is not written yet."""
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not written yet")
    return importlib.import_module(name)


def test_the_schema_takes_the_facts_and_refuses_an_unknown_field() -> None:
    jsonschema, yaml = pytest.importorskip("jsonschema"), pytest.importorskip("yaml")
    schema = json.loads(json.dumps(module("drafter.questionnaire.schema").json_schema(load_pack(str(FOLDER)))))
    loader = type("Plain", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    data = yaml.load(FACTS.format(pack="xinxi-gongkai", items="456条"), Loader=loader) | {"year": 2025}
    check = jsonschema.Draft7Validator(schema)
    assert [error.message for error in check.iter_errors(data)] == []
    data["facts"]["publishing"]["penalty-cases"] = "3件"
    assert not check.is_valid(data)


def test_the_interview_asks_in_the_words_of_the_pack() -> None:
    plan, moment = module("drafter.interview.plan"), module("drafter.interview.moment")
    (node,), _ = read_documents(FACTS.format(pack=FOLDER, items="456条"), "facts.yaml")
    pack = load_pack(str(FOLDER))
    asked = [question.text for question in plan.questions(moment.Moment(pack, Answers(node)))]
    wanted = [each.question for each in pack.fields.values() if not each.derived]
    assert [text for text in wanted if not any(text in each for each in asked)] == []
