"""The command insight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli import main
from designer.resources import resource_path

SAMPLE = str(resource_path("samples", "commuter-bike.journey"))


def test_it_prints_the_ways_through_a_map(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["insight", SAMPLE]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("Buying a commuter bike\n\nMain path\n")
    assert said.out.endswith("\n")


def test_as_json_it_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["insight", SAMPLE, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {
        "map", "reason", "main", "alternatives", "alternatives_left_out", "bottlenecks", "ends", "lost", "worst",
    }  # fmt: skip
    assert told["main"]["channel_switches"] == 14
    assert told["alternatives"][0]["share"] == 0.35
    assert told["worst"][0]["persona"] == "Mara"


def test_what_is_no_map_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.journey"
    file.write_text("{", encoding="utf-8")
    assert main(["insight", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
