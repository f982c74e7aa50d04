"""Taking over another map: whole, or beside what is there."""

from __future__ import annotations

from hypothesis import given

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import (
    Channel,
    ChannelType,
    JourneyMap,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Placement,
    Stage,
    Touchpoint,
)
from designer.model.order import evenly
from tests.effort import calls_of
from tests.maps import maps, rich_map

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_map_with_a_logo_is_taken_over_whole() -> None:
    source = JourneyMap(
        [
            MapHeader(id="map", uid="theirs", title="Shop", logo="i1"),
            PictureData(id="i1", data=PNG),
            Persona(id="p1", name="Mara", picture="i1"),
        ]
    )
    document = Document(
        JourneyMap([MapHeader(id="map", uid="ours", logo="i1"), PictureData(id="i1", data=PNG + b"old")])
    )
    ops.replace_content(document, source, "Start from a template")
    assert document.journey.header.uid == "ours"
    assert {e.id: e for e in document.journey if e.id != "map"} == {e.id: e for e in source if e.id != "map"}
    document.undo()
    assert document.journey["i1"] == PictureData(id="i1", data=PNG + b"old")


def test_another_picture_of_one_id_does_not_replace_ours() -> None:
    document = Document(
        JourneyMap([PictureData(id="i1", data=PNG + b"ours"), Persona(id="p1", name="Mara", picture="i1")])
    )
    source = JourneyMap([PictureData(id="i1", data=PNG + b"theirs"), Persona(id="p1", name="Jens", picture="i1")])
    ops.import_content(document, source, "Import")
    data = {p.name: document.journey[p.picture].data for p in document.journey.personas}  # type: ignore[attr-defined]
    assert data == {"Mara": PNG + b"ours", "Jens": PNG + b"theirs"}


def test_added_channels_stand_below_the_others_and_above_the_analysis() -> None:
    document = Document(JourneyMap())
    ops.add_channel(document, type=ChannelType.WEBSITE)
    ops.add_lane(document, LaneKind.EMOTION)
    source = Document(JourneyMap())
    for name in ("Shop", "Letter"):
        ops.add_channel(source, name)
    ops.add_lane(source, LaneKind.METRICS)
    ops.import_content(document, source.journey, "Import")
    lanes = [x.name if isinstance(x, Channel) else x.kind.value for x in document.journey.lanes]
    assert lanes == ["Website", "Shop", "Letter", "emotion", "metrics"]


def test_added_notes_come_after_those_of_a_stage() -> None:
    maps = []
    for texts in (("one", "two"), ("three", "four")):
        document = Document(JourneyMap())
        stage = ops.add_stage(document, "Before")
        for text in texts:
            ops.add_note(document, NoteKind.PAIN_POINT, stage, text)
        maps.append(document)
    ops.import_content(maps[0], maps[1].journey, "Import")
    (stage_of,) = maps[0].journey.stages
    assert [n.text for n in maps[0].journey.notes_about(stage_of.id)] == ["one", "two", "three", "four"]


def test_ids_with_a_slash_are_only_ids() -> None:
    source = JourneyMap(
        [
            Stage(id="s", order="A", name="Before"),
            Stage(id="s/V", order="B", name="After"),
            Touchpoint(id="t", stage="s", step="V", name="Looks"),
        ]
    )
    document = Document(JourneyMap())
    ops.import_content(document, source, "Import")
    (touchpoint,) = document.journey.touchpoints
    assert len(touchpoint.step) < 3


def test_a_large_map_is_taken_over_at_once() -> None:
    count = 3000
    stages = [Stage(id=f"s{i}", order=key, name=f"S{i}") for i, key in enumerate(evenly(10))]
    elements = [*stages]
    for i, key in enumerate(evenly(count)):
        elements.append(Touchpoint(id=f"t{i}", stage=f"s{i % 10}", step=key, name=f"T{i}"))
        elements.append(Note(id=f"n{i}", about=f"t{i}", text="x"))
    source = JourneyMap(elements)
    document = Document(JourneyMap())

    def take_over() -> None:
        ops.import_content(document, source, "Import")
        ops.duplicate(document, [t.id for t in document.journey.touchpoints][:1000])
        end = Placement(stage=document.journey.stages[-1].id)
        ops.move_touchpoints(document, [t.id for t in document.journey.touchpoints][:1000], end)

    spent = calls_of(take_over)
    assert spent < 8_000_000, "a window waits for this"


@given(maps())
def test_any_map_is_taken_over_whole_into_any_other(source: JourneyMap) -> None:
    document = Document(rich_map(3))
    ops.replace_content(document, source, "Take theirs")
    assert {e.id: e for e in document.journey if e.id != "map"} == {e.id: e for e in source if e.id != "map"}
    assert document.journey.header.uid == "rich-3-1"


@given(maps(), maps())
def test_any_map_can_be_added_to_any_other(ours: JourneyMap, theirs: JourneyMap) -> None:
    document = Document(ours)
    count = len(tuple(ours.of(Touchpoint)))
    added = ops.import_content(document, theirs, "Import")
    assert len(added) == len(tuple(theirs.of(Touchpoint)))
    assert len(tuple(document.journey.of(Touchpoint))) == count + len(added)
    opened = sorted(t.submap != "" for t in theirs.of(Touchpoint))
    assert sorted(document.journey.find(Touchpoint, i).submap != "" for i in added) == opened  # type: ignore[union-attr]
