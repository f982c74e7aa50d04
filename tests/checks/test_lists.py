"""Touchpoint lists as people bring them in: the checks find the errors and warnings that are there, and no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.checks import as_json, check
from designer.interchange import read

LISTS = Path(__file__).parents[1] / "data" / "lists"


@pytest.mark.parametrize("name", ["roof-garden", "hofladen"])
def test_a_list_has_the_gaps_that_were_put_into_it(name: str) -> None:
    expected = json.loads((LISTS / f"{name}.expected.json").read_text(encoding="utf-8"))
    imported = read(LISTS / f"{name}.csv")
    found: dict[str, dict[str, list[str]]] = {"error": {}, "warning": {}, "info": {}}
    for gap in as_json(check(imported.journey), imported.journey)["gaps"]:
        found[gap["severity"]].setdefault(gap["rule"], []).extend(e["name"] for e in gap["elements"])
    assert found["error"] == expected["errors"]
    assert found["warning"] == expected["warnings"]
    assert [row.row for row in imported.report.rows] == expected["import_report_rows"]
