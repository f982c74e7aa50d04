"""Where an element stands in its file, by line."""

from __future__ import annotations

import json
from pathlib import Path

from designer.model import Touchpoint
from designer.storage import lines_of, save
from tests.checks.maps import HEALTHY, draw


def test_each_element_is_on_the_line_that_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    journey = draw(HEALTHY, Touchpoint(id='a "quoted" – id', name="x"))
    save(journey, file)
    lines, told = file.read_text("utf-8").split("\n"), lines_of(file)
    assert set(told) == {element.id for element in journey}
    for id, number in told.items():
        if id != "map":
            assert json.loads(lines[number - 1].rstrip(","))["id"] == id
    assert lines[told["map"] - 1].startswith('"map": ')


def test_of_a_file_written_in_another_way_nothing_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    file.write_text('{\n "format": "journey-map",\n "elements": [\n  {\n   "kind": "stage"}]}', "utf-8")
    assert lines_of(file) == {}
    assert lines_of(tmp_path / "none.journey") == {}
