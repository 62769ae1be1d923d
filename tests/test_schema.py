"""The JSON Schema of a pack's facts files: draft-07, takes every example, refuses what the reader refuses."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from drafter.analysis.quantities import Fault, read, state_of
from drafter.app import DEFAULT_PACK, load_facts
from drafter.cli import main
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.questionnaire.schema import json_schema
from drafter.store.packs import load_pack

EXAMPLES = sorted((Path(__file__).parent.parent / "docs" / "examples").glob("*.yaml"))
PACK: Pack = load_pack(DEFAULT_PACK)
SCHEMA: dict[str, Any] = json_schema(PACK)
DRAFT_07 = {
    *("$schema", "$id", "$ref", "title", "description", "examples", "definitions", "type", "enum", "pattern"),
    *("minimum", "maximum", "minLength", "minItems", "minProperties", "required", "properties", "items"),
    *("additionalProperties", "propertyNames", "allOf", "anyOf", "not"),
}


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_texts(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def load(text: str) -> Any:
    """A YAML 1.2 text as an editor sees it."""
    return _texts(YAML(typ="safe").load(text))


def faults(data: Any) -> list[str]:
    """What the schema has against the data."""
    return [error.message for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(data)]


def _schemas(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for name, each in node.items():
        if name in ("properties", "definitions"):
            for inner in each.values():
                yield from _schemas(inner)
        elif name in ("items", "additionalProperties", "propertyNames", "not") and isinstance(each, dict):
            yield from _schemas(each)
        elif name in ("allOf", "anyOf"):
            for inner in each:
                yield from _schemas(inner)


def test_it_is_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    for node in _schemas(SCHEMA):
        strange = {key for key in node if key not in DRAFT_07 and not key.startswith("x-")}
        assert not strange, strange
        assert "$ref" not in node or set(node) == {"$ref"}, "draft-07 ignores what stands beside $ref"


def test_every_reference_leads_somewhere() -> None:
    for node in _schemas(SCHEMA):
        target: Any = SCHEMA
        for step in node.get("$ref", "#")[2:].split("/") if "$ref" in node else ():
            target = target[int(step)] if isinstance(target, list) else target[step]
        assert isinstance(target, dict)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_takes_the_examples(path: Path) -> None:
    assert faults(load(path.read_text(encoding="utf-8"))) == []


def test_every_field_says_what_it_is() -> None:
    topics = SCHEMA["properties"]["facts"]["properties"]
    for field in PACK.fields.values():
        spec = topics[field.topic]["properties"][field.key]
        assert spec["title"] == field.label
        assert field.counts in spec["description"] and field.question in spec["description"]
        assert spec["x-kind"] == field.kind.value and spec["x-unit"] == field.unit
        assert spec["x-topic"] == field.topic and spec["x-part"] in PACK.parts | {"opening": None}
        assert spec["x-relations"] == [each.id for each in PACK.relations if field.key in each.keys]
        assert len(spec.get("examples", [])) == (field.example is not None)
        assert topics[field.topic]["properties"][field.label]["$ref"].endswith(f"/{field.key}")


def test_every_example_figure_is_a_value_of_its_field() -> None:
    for field in PACK.fields.values():
        spec = SCHEMA["properties"]["facts"]["properties"][field.topic]["properties"][field.key]
        for typed in spec.get("examples", []) if field.kind is not Kind.TABLE else []:
            assert faults(_minimal({field.topic: {field.key: typed}})) == [], field.key
            if field.kind is not Kind.LIST:
                assert state_of(typed) or not isinstance(read(typed, field, 2025), Fault), field.key


def _minimal(facts: Any = None, **more: Any) -> dict[str, Any]:
    agency = {"name": "澜川市应急管理局", "addressees": ["澜川市人民政府"]}
    return {"pack": PACK.id, "year": 2025, "date": "2026-01-20", "agency": agency, "facts": facts, **more}


ACCEPTED: dict[str, Any] = {
    "labels": _minimal({"安全生产监管执法": {"行政处罚件数": "612件"}}),
    "numbers": _minimal({"enforcement-action": {"penalty-cases": 612, "penalty-amount": "1386.20万元"}}),
    "states": _minimal({"enforcement-action": {"penalty-cases": "待补"}, "disaster-response": "不适用"}),
    "nothing written": _minimal({"enforcement-action": {"penalty-cases": None}, "study": None}),
    "qualified": _minimal(
        {
            "enforcement-action": {
                "penalty-cases": {"value": 612, "last_year": "580件", "scope": "全市", "publish": True}
            }
        }
    ),
    "qualified in Chinese": _minimal(
        {"enforcement-action": {"penalty-cases": {"本年": 612, "上年": 580, "来源": "支队"}}}
    ),
    "table by row": _minimal({"power-list": {"power-breakdown": [{"name": "行政许可", "number": 9}]}}),
    "table by labels": _minimal({"power-list": {"power-breakdown": [{"职权类别": "行政许可", "事项数": "9项"}]}}),
    "table in short": _minimal({"power-list": {"power-breakdown": {"行政许可": "9项", "行政处罚": 60}}}),
    "table qualified": _minimal({"power-list": {"power-breakdown": {"value": [{"name": "许可", "number": 9}]}}}),
    "one for a list": _minimal({"study": {"laws-list": "《中华人民共和国安全生产法》"}}),
    "own words": _minimal(highlights={"study": [{"title": "甲", "text": "乙"}, "一句话"], "政务公开": "不适用"}),
    "own words in Chinese": _minimal(不足和原因=[{"不足": "甲", "原因": "乙"}]),
    "frame": _minimal(outline=[{"heading": "规范执法", "topics": ["legal-review", "政务公开"]}]),
    "one addressee": _minimal(agency={"机关名称": "澜川市应急管理局", "主送机关": "澜川市人民政府"}),
    "keys left empty": _minimal(as_of=None, options={"order": None}, outline=None, wording=None, document=None),
    "choices": _minimal(options={"order": "responsibility-first", "edition": "public", "max_chars": 4000}),
}
REFUSED: dict[str, Any] = {
    "no agency": {key: value for key, value in _minimal().items() if key != "agency"},
    "no addressees": _minimal(agency={"name": "澜川市应急管理局"}),
    "unknown top key": _minimal(fact={}),
    "unknown topic": _minimal({"enforcement": {}}),
    "unknown field": _minimal({"enforcement-action": {"penalty-case": 1}}),
    "field of another topic": _minimal({"study": {"penalty-cases": 1}}),
    "unknown qualifier": _minimal({"enforcement-action": {"penalty-cases": {"value": 1, "unit": "件"}}}),
    "no value": _minimal({"enforcement-action": {"penalty-cases": {"last_year": 1}}}),
    "negative": _minimal({"enforcement-action": {"penalty-cases": -1}}),
    "no digit": _minimal({"enforcement-action": {"penalty-cases": "三十"}}),
    "list for one": _minimal({"enforcement-action": {"penalty-cases": [1, 2]}}),
    "topic as text": _minimal({"enforcement-action": "很多"}),
    "topic as list": _minimal({"enforcement-action": [{"penalty-cases": 1}]}),
    "column missing": _minimal({"power-list": {"power-breakdown": [{"name": "行政许可"}]}}),
    "column unknown": _minimal({"power-list": {"power-breakdown": [{"name": "许可", "number": 9, "total": 1}]}}),
    "no cause": _minimal(problems=[{"problem": "甲"}]),
    "text for a problem": _minimal(problems=["甲"]),
    "unknown text": _minimal(problems=[{"problem": "甲", "cause": "乙", "reason": "丙"}]),
    "bad order": _minimal(options={"order": "alphabetical"}),
    "bad level": _minimal(agency={"name": "甲", "addressees": ["乙"], "level": "地级"}),
    "bad outline topic": _minimal(outline=[{"heading": "规范执法", "topics": ["legal"]}]),
    "bad wording": _minimal(wording={"study-sessions": "Z"}),
    "year as text": _minimal(year="去年"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_it_accepts(name: str) -> None:
    assert faults(copy.deepcopy(ACCEPTED[name])) == []


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_it_accepts_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(json.dumps(ACCEPTED[name], ensure_ascii=False), encoding="utf-8")
    codes = [each.code for each in load_facts(str(path))[0].findings if each.severity.value == "unreadable"]
    assert codes == []


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses(name: str) -> None:
    assert faults(copy.deepcopy(REFUSED[name])) != []


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", PACK.id]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA
