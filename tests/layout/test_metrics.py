"""Metric tiles say where a value came from and whether it is good."""

from __future__ import annotations

import msgspec
import pytest

from designer.drawing import Box, Path
from designer.layout import Theme, lay_out, trend
from designer.layout.metrics import is_met, tile, tile_content
from designer.layout.notes import Entry
from designer.layout.texts import Texts
from designer.model import JourneyMap, Lane, LaneKind, MapHeader, Note, NoteKind, Stage
from designer.text import FontBook


def metric(**fields: object) -> Note:
    told: dict[str, object] = {"id": "n", "kind": NoteKind.METRIC, "text": "Orders", "value": 40.0, "unit": "%"}
    return Note(**{**told, **fields})  # type: ignore[arg-type]


def lines_and_arrows(note: Note, width: float, theme: Theme, fonts: FontBook) -> tuple[list[Path], list[Path]]:
    """The spark line and the arrow of a tile."""
    texts = Texts(fonts, theme)
    items = tile_content(Entry("n/note", "n", 1, note.text, note.kind, note), 7, width, 44, texts, "en").items
    paths = [item for item in items if isinstance(item, Path)]
    sparks = [p for p in paths if p.stroke and not p.fill and len(p.commands) > 2 and set(p.commands) == {"M", "L"}]
    return sparks, [p for p in paths if p.commands == "MLLZ" and p.fill]


@pytest.mark.parametrize(
    ("fields", "is_reached"),
    [
        ({"target": 30.0}, True),
        ({"target": 50.0}, False),
        ({"target": 50.0, "better": "lower"}, True),
        ({"target": 30.0, "better": "lower"}, False),
        ({"target": 50.0, "text": "Abandoned orders"}, True),
        ({"target": 50.0, "text": "Abandoned orders", "better": "higher"}, False),
        ({}, False),
    ],
)
def test_a_target_is_met_as_the_metric_says_and_else_as_its_words_do(
    fields: dict[str, object], is_reached: bool
) -> None:
    assert is_met(metric(**fields)) is is_reached


def test_a_spark_line_goes_through_all_values_in_their_order(fonts: FontBook, paper_theme: Theme) -> None:
    sparks, arrows = lines_and_arrows(metric(history=(10.0, 30.0, 20.0)), 160, paper_theme, fonts)
    assert len(sparks) == len(arrows) == 1
    xs, ys = sparks[0].points[::2], sparks[0].points[1::2]
    assert list(xs) == sorted(xs)
    assert len(ys) == 4
    assert ys[3] < ys[1] < ys[2] < ys[0]  # 40 stands highest, 10 lowest


def test_what_gets_better_has_a_green_arrow_and_what_gets_worse_a_red_one(fonts: FontBook, paper_theme: Theme) -> None:
    colour = paper_theme.colour
    for note, fill in (
        (metric(history=(30.0,)), colour.opportunity),
        (metric(history=(50.0,)), colour.pain_point),
        (metric(history=(50.0,), better="lower"), colour.opportunity),
        (metric(history=(30.0,), better="lower"), colour.pain_point),
    ):
        assert [a.fill for a in lines_and_arrows(note, 160, paper_theme, fonts)[1]] == [fill]


def test_a_narrow_tile_keeps_its_arrow_and_leaves_the_line_out(fonts: FontBook, paper_theme: Theme) -> None:
    sparks, arrows = lines_and_arrows(metric(history=(30.0, 35.0)), 76, paper_theme, fonts)
    assert (len(sparks), len(arrows)) == (0, 1)
    assert lines_and_arrows(metric(history=(30.0,)), 40, paper_theme, fonts) == ([], [])


def test_without_earlier_values_nothing_is_said_of_a_course(fonts: FontBook, paper_theme: Theme) -> None:
    assert lines_and_arrows(metric(), 160, paper_theme, fonts) == ([], [])


def test_values_that_never_changed_make_a_level_line_inside_its_box(fonts: FontBook, paper_theme: Theme) -> None:
    line, _dot = trend.spark_line(metric(history=(40.0, 40.0)), Box(0, 0, 40, 10), Texts(fonts, paper_theme))
    assert isinstance(line, Path)
    assert set(line.points[1::2]) == {5.0}


@pytest.mark.parametrize(
    ("unit", "said"),
    [("a month", "Orders a month"), ("minutes", "Orders, minutes"), ("of 5 points", "Orders of 5 points")],
)
def test_a_unit_without_room_reads_on_in_the_label(unit: str, said: str, fonts: FontBook, paper_theme: Theme) -> None:
    note = metric(unit=unit, value=123456.0)
    told = tile(Entry("n/note", "n", 1, note.text, note.kind, note), 90, Texts(fonts, paper_theme), "en")
    assert (told.unit, " ".join(told.label)) == ("", said)


@pytest.mark.parametrize(
    ("language", "date", "written"),
    [
        ("en", "2026-09-30", "30 September 2026"),
        ("de", "2026-09-30", "30. September 2026"),
        ("ja", "2026-09-30", "2026年9月30日"),
        ("en", "autumn 2026", "autumn 2026"),
    ],
)
@pytest.mark.parametrize("kind", [NoteKind.METRIC, NoteKind.EVIDENCE])
def test_the_date_of_a_source_stands_behind_it_in_the_language_of_the_map(
    kind: NoteKind, language: str, date: str, written: str
) -> None:
    journey = JourneyMap(
        [
            MapHeader(id="map", language=language),
            Stage(id="s", order="A"),
            Lane(id="l", order="A", kind=LaneKind.EVIDENCE),
            Note(id="n", about="s", order="A", kind=kind, text="Calls", value=3.0, source="Log", date=date),
        ]
    )
    said = _printed(journey, "n/note")
    assert said.endswith(f"Log, {written}")
    bare = msgspec.structs.replace(journey["n"], source="")
    alone = _printed(JourneyMap([bare if e.id == "n" else e for e in journey]), "n/note")
    assert alone.endswith(written)
    assert "Log" not in alone


def test_no_day_is_parted_from_its_month() -> None:
    texts = Texts(FontBook.bundled(), Theme.load("paper"))
    note = Note(
        id="n", about="s", order="A", kind=NoteKind.METRIC, text="Calls", value=3.0, source="Log", date="2026-09-30"
    )
    for width in range(61, 200, 3):
        lines = tile(Entry("n", "n", 0, "Calls", "metric", note), width, texts, "en").source
        assert max(texts.width(line, texts.text) for line in lines) <= width - 2 * texts.theme.metric.padding_x + 0.01
        if width > 75:
            assert any("30\u00a0September" in line for line in lines), (width, lines)


def _printed(journey: JourneyMap, key: str) -> str:
    drawing = lay_out(journey, Theme.load("paper"), FontBook.bundled()).drawing
    return " ".join(" ".join(run.text for group, _x, _y, run in drawing.texts() if group.key == key).split())
