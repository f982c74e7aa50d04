"""The benchmarks measure what they say, on maps so small that it takes no time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks import canvas, checks, export, hands, peers, relayout, run
from tests.benchmarks.measure import Measured, measured


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """What one benchmark leaves shown for the next is the test's own, and goes with it."""
    yield
    for kept in (canvas.view_and_floor, peers.laid, peers.items):
        kept.cache_clear()


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    "measure",
    [
        canvas.measure_open,
        canvas.measure_drag,
        canvas.measure_drag_growth,
        canvas.measure_fit,
        relayout.measure_relayout,
        checks.measure_check,
        checks.measure_check_edit,
        hands.measure_drag_many,
        hands.measure_wheel,
        hands.measure_press,
        hands.measure_type,
        hands.measure_edit,
        hands.measure_drop,
        partial(peers.measure_peer_drag, peers.items),
        partial(peers.measure_peer_fit, peers.items),
        partial(peers.measure_peer_wheel, peers.items),
    ],
)
def test_ours_and_the_floor_are_measured(measure: object) -> None:
    found = measure(60, 1)  # type: ignore[operator]
    assert isinstance(found, Measured)
    assert found.ms > 0
    assert found.floor_ms > 0


def test_all_kinds_of_edits_are_measured() -> None:
    found = relayout.measure_edits(300, 1)
    assert found.ms > 0
    assert found.floor_ms == pytest.approx(1000 / 60, abs=0.01)


@pytest.mark.usefixtures("qtbot")
def test_an_export_tells_the_sizes_of_both_files() -> None:
    found = export.measure_export(30, 1)
    assert 1000 < found.bytes < found.floor_bytes


def test_each_repeat_is_divided_by_the_floor_beside_it() -> None:
    # The machine was three times as slow during the second repeat: a ratio of medians would not notice.
    assert measured([10, 60, 12], [10, 30, 6]).ratio == 2
    assert measured([10, 60, 12], [10, 30, 6]).ms == 12


def test_results_are_written_as_json_and_as_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = Measured(20.5, 41, 0.5, 1024, 4096)
    monkeypatch.setattr(run, "measure_apart", lambda names, repeats: dict.fromkeys(names, result))
    assert run.main(["--json", str(tmp_path / "found.json"), "--only", "export_200"]) == 0
    expected = {"export_200": {"ms": 20.5, "floor_ms": 41.0, "ratio": 0.5, "bytes": 1024, "floor_bytes": 4096}}
    assert json.loads((tmp_path / "found.json").read_text("utf-8")) == expected
    assert "| `export_200` | PDF of 200 touchpoints (1 KB; floor 4 KB) |" in capsys.readouterr().out


def test_one_canvas_is_laid_out_for_all_that_is_measured_on_it() -> None:
    assert ["drag_one_20000", "drag_growth_20000", "fit_20000", "wheel_worst_20000"] in run.together(list(run.NAMES))
    assert sum(map(len, run.together(list(run.NAMES)))) == len(run.NAMES)
