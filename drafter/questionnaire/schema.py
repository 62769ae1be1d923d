"""A pack → the JSON Schema of its facts files; draft-07, because that is what YAML editors read.

Every shape accepts at most what the readers of this package accept. A keyword beside ``$ref`` is ignored in draft-07, so what
a field says of itself stands beside ``allOf``; a Chinese label is one more property that points at the key's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafter.analysis.numerals import in_arabic
from drafter.model.field import Column, Field
from drafter.model.pack import ListField, ListSpec, Pack
from drafter.model.quantity import Kind
from drafter.questionnaire.envelope import HELP, LABELS, TAKEN_LABELS
from drafter.questionnaire.envelope_models import AgencyIn, DocumentIn, Envelope, OptionsIn, OutlineIn
from drafter.questionnaire.resolve import main_text
from drafter.questionnaire.values import QUALIFIER_HELP, QUALIFIER_LABELS, QUALIFIERS

Schema = dict[str, Any]

_NUMBERS = (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.RATE)
_STATES = "^(无|待补|不适用)$"
_ASIDE = "^不适用$"
_BASES: Mapping[str, Schema] = {
    "number": {"type": ["string", "number", "null"], "pattern": f"[0-9０-９]|{_STATES}"},
    "duration": {"type": ["string", "number", "null"]},
    "date": {"type": ["string", "null"], "pattern": f"[0-9０-９]|{_STATES}"},
    "words": {"type": ["string", "number", "null"]},
    "yes-no": {"type": ["boolean", "string", "null"], "pattern": f"^(是|否|有|已|未|true|false|yes|no)$|{_STATES}"},
}
_KEYWORDS = ("type", "enum", "items", "minLength", "minItems", "minimum", "maximum", "additionalProperties")


def json_schema(pack: Pack) -> Schema:
    """The schema a facts file of the pack validates against; unknown keys are refused, Chinese labels are keys as well."""
    properties = _envelope(pack)
    properties["facts"] = _facts(pack)
    properties |= {spec.key: _list(spec, pack) for spec in pack.lists.values()}
    labels = {key: LABELS[key] for key in (*Envelope.model_fields, "facts")}
    labels |= {spec.key: spec.label for spec in pack.lists.values()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"urn:drafter:{pack.id}:{pack.version}",
        "title": pack.name,
        "type": "object",
        **_named(properties, labels, "#", _required(Envelope)),
        "definitions": _definitions(pack),
    }


def _named(properties: Schema, labels: Mapping[str, str], path: str, required: Iterable[str] = ()) -> Schema:
    """The keywords of a closed mapping whose keys may be written as labels too."""
    alike = {label: {"$ref": f"{path}/properties/{key}"} for key, label in labels.items() if label not in properties}
    needed = [{"anyOf": [{"required": [name]} for name in (key, labels[key])]} for key in required]
    closed = {"properties": {**properties, **alike}, "additionalProperties": False}
    return closed | ({"allOf": needed} if needed else {})


def _required(model: type[Any]) -> tuple[str, ...]:
    return tuple(name for name, field in model.model_fields.items() if field.is_required())


# -- envelope --------------------------------------------------------------------------------------------------------


def _envelope(pack: Pack) -> Schema:
    made = _modelled(Envelope)
    made["agency"] |= _nested(AgencyIn, "#/properties/agency")
    made["options"] |= _nested(OptionsIn, "#/properties/options")
    made["options"]["type"] = ["object", "null"]
    made["options"]["properties"]["order"] |= {"enum": [*pack.orders, None]}
    entry = _nested(OutlineIn, "#/properties/outline/items")
    entry["properties"]["topics"] = _titled("topics", {"allOf": [{"$ref": "#/definitions/topic-names"}]})
    made["outline"]["items"] = entry
    made["wording"] |= {"properties": _wordings(pack), "additionalProperties": False}
    made["document"] |= _nested(DocumentIn, "#/properties/document") | {"type": ["object", "null"]}
    # Unquoted, 000001 is a number to the editor that checks the file.
    made["document"]["properties"]["copy_number"]["type"] = ["string", "integer", "null"]
    made["pack"]["examples"] = [pack.id]
    return made


def _nested(model: type[Any], path: str) -> Schema:
    properties = _modelled(model)
    return {"type": "object", **_named(properties, {key: LABELS[key] for key in properties}, path, _required(model))}


def _modelled(model: type[Any]) -> Schema:
    """The properties of a pydantic model with Chinese titles; nested models are left to the caller."""
    properties, required = model.model_json_schema()["properties"], _required(model)
    return {key: _titled(key, _plain(each, key in required)) for key, each in properties.items()}


def _plain(spec: Mapping[str, Any], required: bool) -> Schema:
    kept = {key: spec[key] for key in _KEYWORDS if key in spec}
    kinds = [kept["type"]] if "type" in kept else ["object"]
    if kinds == ["array"] and kept.get("items", {}).get("type") == "string":
        kept["minLength"] = 1
        kinds.append("string")
    if not required:
        kinds.append("null")
        kept |= {"enum": [*kept["enum"], None]} if "enum" in kept else {}
    return kept | {"type": kinds if len(kinds) > 1 else kinds[0]}


def _titled(key: str, spec: Schema) -> Schema:
    return {"title": LABELS[key], "description": HELP[key], **spec}


def _wordings(pack: Pack) -> Schema:
    patterns = {pattern.id: {"enum": list(pattern.wordings)} for pattern in pack.patterns}
    return patterns | {key: {"enum": [chr(65 + n) for n in range(len(each))]} for key, each in pack.phrases.items()}


# -- facts -----------------------------------------------------------------------------------------------------------


def _facts(pack: Pack) -> Schema:
    related: dict[str, list[str]] = {}
    for relation in pack.relations:
        for key in dict.fromkeys(relation.keys):
            related.setdefault(key, []).append(relation.id)
    topics = {key: _topic(pack, key, related) for key in pack.topics}
    labels = {topic.key: topic.label for topic in pack.topics.values()}
    return _titled("facts", {"type": ["object", "null"], **_named(topics, labels, "#/properties/facts")})


def _topic(pack: Pack, key: str, related: Mapping[str, Sequence[str]]) -> Schema:
    topic, fields = pack.topics[key], pack.fields_of(key)
    properties = {field.key: _field(field, pack, related.get(field.key, ())) for field in fields}
    labels = {field.key: field.label for field in fields}
    return {
        "title": topic.label,
        "type": ["object", "string", "null"],
        "pattern": _ASIDE,
        **_named(properties, labels, f"#/properties/facts/properties/{key}"),
    }


def _field(field: Field, pack: Pack, relations: Sequence[str]) -> Schema:
    shape = f"table.{field.key}" if field.kind is Kind.TABLE else _shape(field.kind)
    spec: Schema = {"title": field.label, "description": _description(field)}
    if field.example is not None:
        typed = field.example.value  # samples print 八个, which a facts file does not take
        spec["examples"] = [in_arabic(typed) if field.kind in _NUMBERS else typed]
    if field.min is not None and field.min >= 0 and field.kind in _NUMBERS:
        spec["minimum"] = 0  # the one limit that is the same in every unit a bare number may stand for
    return spec | {
        "allOf": [{"$ref": f"#/definitions/{shape}"}],
        "x-unit": field.unit,
        "x-accepts": list(field.accepts),
        "x-kind": field.kind.value,
        "x-topic": field.topic,
        "x-part": field.part or pack.topics[field.topic].part,
        "x-relations": list(relations),
        "x-derived": field.derived,
        "x-stable": field.stable,
        "x-ref": field.ref,
    }


def _description(field: Field) -> str:
    units = field.unit + (f"（也可以写{'、'.join(field.accepts)}）" if field.accepts else "")
    lines = (
        field.question,
        f"口径：{field.counts}" if field.counts else "",
        f"单位：{units}" if units else "",
        f"科室：{field.office}" if field.office else "",
    )
    return "\n".join(line for line in lines if line)


def _shape(kind: Kind) -> str:
    if kind in _NUMBERS:
        return "number"
    return {Kind.DURATION: "duration", Kind.DATE: "date", Kind.BOOL: "yes-no", Kind.LIST: "list"}.get(kind, "words")


# -- shapes of values ------------------------------------------------------------------------------------------------


def _definitions(pack: Pack) -> Schema:
    bases: Schema = {**_BASES, "list": _bare_list()}
    tables = {f"table.{f.key}": f for f in pack.fields.values() if f.kind is Kind.TABLE}
    bases |= {name: _bare_table(field) for name, field in tables.items()}
    names = [*pack.topics, *(topic.label for topic in pack.topics.values())]
    made: Schema = {
        "topic-names": {"anyOf": [{"enum": names}, {"type": "array", "minItems": 1, "items": {"enum": names}}]}
    }
    for name, base in bases.items():
        shorthand = name in tables and len(tables[name].columns) == 2
        made[f"bare.{name}"] = base
        made[name] = _short_or_qualified(name, tables[name]) if shorthand else _qualified(name, base)
    return made | {f"entries.{spec.key}": _entries(spec) for spec in pack.lists.values()}


def _bare_list() -> Schema:
    return {"type": ["array", "string", "number", "null"], "minItems": 1, "items": {"type": ["string", "number"]}}


def _bare_table(field: Field) -> Schema:
    properties = {column.key: _column(column) for column in field.columns}
    labels = {column.key: column.label for column in field.columns}
    path = f"#/definitions/bare.table.{field.key}/items"
    row = {"type": "object", **_named(properties, labels, path, properties)}
    return {"type": ["array", "string", "null"], "pattern": _STATES, "minItems": 1, "items": row}


def _column(column: Column) -> Schema:
    return {
        "title": column.label,
        **{key: value for key, value in _BASES[_shape(column.kind)].items() if key == "pattern"},
        "type": ["string", "number"],
        "x-kind": column.kind.value,
        "x-unit": column.unit,
        "x-accepts": list(column.accepts),
    }


def _qualified(name: str, base: Schema) -> Schema:
    """The value as it is, or a mapping that adds last year's, the scope, the source and so on."""
    return base | {"type": [*base["type"], "object"], **_qualifiers(name)}


def _qualifiers(name: str, path: str = "") -> Schema:
    bare: Schema = {"allOf": [{"$ref": f"#/definitions/bare.{name}"}]}
    special: Mapping[str, Schema] = {
        "value": bare | {"not": {"type": "null"}},
        "last_year": bare,
        "as_of": {"allOf": [{"$ref": "#/definitions/bare.date"}]},
        "approx": _FLAG,
        "publish": _FLAG,
    }
    titles = {key: label for label, key in reversed(tuple(QUALIFIER_LABELS.items()))}
    properties = {
        key: {"title": titles[key], "description": QUALIFIER_HELP[key], **special.get(key, _TEXT)} for key in QUALIFIERS
    }
    where = path or f"#/definitions/{name}"
    alike = {label: {"$ref": f"{where}/properties/{key}"} for label, key in QUALIFIER_LABELS.items()}
    given = [{"required": [each]} for each in ("value", *(k for k, v in QUALIFIER_LABELS.items() if v == "value"))]
    return {"properties": {**properties, **alike}, "additionalProperties": False, "anyOf": given}


_FLAG: Schema = {"type": ["boolean", "string", "null"], "pattern": "^(是|否|公开|不公开|true|false|yes|no)$"}


def _short_or_qualified(name: str, field: Field) -> Schema:
    """A table of two columns may also be written ``name: number``, one row a line."""
    reserved = [*QUALIFIERS, *QUALIFIER_LABELS]
    rows = {"propertyNames": {"not": {"enum": reserved}}, "additionalProperties": _column(field.columns[1])}
    mapped = {"type": "object", **_qualifiers(name, f"#/definitions/{name}/anyOf/1")}
    return {"anyOf": [{"$ref": f"#/definitions/bare.{name}"}, mapped, {"type": "object", "minProperties": 1, **rows}]}


# -- lists of own words ----------------------------------------------------------------------------------------------


def _list(spec: ListSpec, pack: Pack) -> Schema:
    head: Schema = {"title": spec.label, "description": spec.question}
    if not spec.by_topic:
        return head | {"allOf": [{"$ref": f"#/definitions/entries.{spec.key}"}]}
    topics = {
        topic.key: {"title": topic.label, "allOf": [{"$ref": f"#/definitions/entries.{spec.key}"}]}
        for topic in pack.topics.values()
    }
    labels = {topic.key: topic.label for topic in pack.topics.values()}
    return head | {"type": ["object", "null"], **_named(topics, labels, f"#/properties/{spec.key}")}


def _entries(spec: ListSpec) -> Schema:
    """The items; one bare text will do where no other text is required."""
    properties = {each.key: _list_text(each) for each in spec.fields}
    properties |= {key: {"title": label, "description": HELP[key], **_TEXT} for key, label in TAKEN_LABELS.items()}
    labels = {each.key: each.label for each in spec.fields} | dict(TAKEN_LABELS)
    required = [each.key for each in spec.fields if each.required]
    short = main_text(spec)
    kinds = ["object", "string"] if not set(required) - {short} else ["object"]
    entry = {"type": kinds, **_named(properties, labels, f"#/definitions/entries.{spec.key}/items", required)}
    return {"type": ["array", "string", "null"], "pattern": _ASIDE, "items": entry}


def _list_text(field: ListField) -> Schema:
    """A text of an item; what may be picked stands as examples, never as the only words taken."""
    head: Schema = {"title": field.label, "description": field.question, **(_WORDS if field.required else _TEXT)}
    return head | ({"examples": [each.text for each in field.choices]} if field.choices else {})


_WORDS: Schema = {"type": ["string", "number"], "minLength": 1}
_TEXT: Schema = {"type": ["string", "number", "null"]}
