"""The JSON Schema in the resources says of every file what the reader says, as far as a schema can."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

from designer.model import JourneyMap, View
from designer.model.elements import KINDS
from designer.model.inner import sub_map
from designer.resources import resource_path
from designer.storage import FileTrouble, dumps, loads
from tests.maps import maps, rich_map

SCHEMA = json.loads(resource_path("journey.schema.json").read_text("utf-8"))
FILES = Path(__file__).parents[1] / "files"

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def suits(value: Any, schema: Any) -> bool:
    """Whether a value is as a schema says; knows the keywords that ours uses, and no others."""
    if schema is True or schema is False:
        return bool(schema)
    for keyword, wanted in schema.items():
        match keyword:
            case "$ref":
                fits = suits(value, SCHEMA["$defs"][wanted.removeprefix("#/$defs/")])
            case "const":
                fits = value == wanted
            case "enum":
                fits = value in wanted
            case "type":
                names = [wanted] if isinstance(wanted, str) else wanted
                fits = any(
                    isinstance(value, TYPES[n]) and (n == "boolean" or not isinstance(value, bool)) for n in names
                )
            case "pattern":
                fits = not isinstance(value, str) or re.search(wanted.replace("$", r"\Z"), value) is not None
            case "minLength":
                fits = not isinstance(value, str) or len(value) >= wanted
            case "minimum":
                fits = not isinstance(value, int | float) or value >= wanted
            case "maximum":
                fits = not isinstance(value, int | float) or value <= wanted
            case "required":
                fits = not isinstance(value, dict) or all(name in value for name in wanted)
            case "properties":
                fits = not isinstance(value, dict) or all(suits(value[n], s) for n, s in wanted.items() if n in value)
            case "additionalProperties":
                fits = not isinstance(value, dict) or all(suits(member, wanted) for member in value.values())
            case "prefixItems":
                fits = not isinstance(value, list) or all(suits(v, s) for v, s in zip(value, wanted))
            case "items":
                rest = value[len(schema.get("prefixItems", ())) :] if isinstance(value, list) else []
                fits = all(suits(member, wanted) for member in rest)
            case "minItems":
                fits = not isinstance(value, list) or len(value) >= wanted
            case "not":
                fits = not suits(value, wanted)
            case "allOf":
                fits = all(suits(value, one) for one in wanted)
            case "if":
                fits = suits(value, schema["then"]) if suits(value, wanted) else True
            case "then" | "$schema" | "$defs" | "title" | "description" | "default" | "contentEncoding":
                fits = True
            case _:
                raise AssertionError(f"the test does not know “{keyword}”")
        if not fits:
            return False
    return True


def test_the_frozen_file_suits() -> None:
    for file in sorted(FILES.glob("*.journey")):
        assert suits(json.loads(file.read_text("utf-8")), SCHEMA)


@given(maps())
def test_every_map_that_is_written_suits(journey: JourneyMap) -> None:
    assert suits(json.loads(dumps(journey)), SCHEMA)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("touchpoint", "feeling", 3),
        ("touchpoint", "feeling", "1"),
        ("touchpoint", "feelings", [["p1", 1, 2]]),
        ("touchpoint", "feelings", [["p1", -3]]),
        ("touchpoint", "status", "maybe"),
        ("touchpoint", "step", "a0"),
        ("touchpoint", "personas", "p1"),
        ("touchpoint", "state", "past"),
        ("stage", "order", "ä"),
        ("stage", "colour", "red"),
        ("stage", "stage_kind", "party"),
        ("stage", "name", None),
        ("stage", "id", ""),
        ("stage", "kind", "map"),
        ("stage", "kind", 7),
        ("channel", "type", "pigeon"),
        ("lane", "height", -1),
        ("note", "severity", 4),
        ("note", "severity", 1.5),
        ("connection", "share", 101),
        ("touchpoint", "future_feeling", -2.5),
        ("touchpoint", "future_feelings", [["p1", 3]]),
        ("touchpoint", "map_file", None),
        ("note", "better", "bigger"),
        ("note", "history", [1, "2"]),
        ("lane", "scale", "1-5"),
        ("lane", "pinned", "yes"),
        ("map", "colours", ["red"]),
        ("map", "card_fields", "owner"),
        ("view", "shows", "both"),
        ("view", "statuses", ["maybe"]),
        ("view", "hides_kinds", ["channel"]),
        ("submap", "content", None),
        ("submap", "content", {"elements": {}}),
        ("submap", "content", {"elements": [{"kind": "stage", "id": "s1", "colour": "red"}]}),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(kind: str, field: str, value: object) -> None:
    plain = json.loads(dumps([*rich_map(5), View(id="v1", name="Mara"), sub_map("m1", rich_map(3))]))
    record = next((record for record in plain["elements"] if record["kind"] == kind), plain["map"])
    assert suits(plain, SCHEMA)
    record[field] = value
    assert not suits(plain, SCHEMA)
    with pytest.raises(FileTrouble):
        loads(json.dumps(plain).encode(), "x")


def test_the_schema_names_every_field_and_its_usual_value() -> None:
    for kind, cls in KINDS.items():
        described = SCHEMA["$defs"][kind]["properties"]
        fields = {f.name: f for f in msgspec.structs.fields(cls) if f.name not in ("extra", "id", "kind")}
        own = {f"{kind}_kind"} if "kind" in cls.__struct_fields__ else set()
        if kind == "submap":
            del fields["elements"]
            own = {"content"}
        assert set(described) - {"kind", "id"} == set(fields) | own
        for name, field in fields.items():
            usual = None if field.default is msgspec.NODEFAULT else msgspec.to_builtins(field.default)
            assert described[name].get("default") == (list(usual) if isinstance(usual, tuple) else usual)
