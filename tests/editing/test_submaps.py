"""A touchpoint opens a map of its own: made, named, taken in, let go, and never one that opens itself."""

from __future__ import annotations

import pytest

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import (
    Channel,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Persona,
    PictureData,
    Scope,
    Stage,
    SubMap,
    Touchpoint,
)
from designer.model.inner import sub_map
from designer.model.levels import NotOpened
from designer.storage import dumps, loads


def shop() -> Document:
    return Document(
        JourneyMap(
            [
                MapHeader(id="map", uid="u1", title="Buying a bike", scope=Scope.BUYER, language="de", logo="i1"),
                PictureData(id="i1", data=b"\x89PNG"),
                PictureData(id="i2", data=b"\x89PNG2"),
                Stage(id="s1", order="V", name="Consideration"),
                Channel(id="c1", order="A", name="Store"),
                Channel(id="c2", order="B", name="Website"),
                Lane(id="l1", order="C", kind=LaneKind.EMOTION),
                Lane(id="l2", order="D", kind=LaneKind.BACK_STAGE),
                Persona(id="p1", order="A", name="Mara", picture="i2", channels=("c1", "c2")),
                Persona(id="p2", order="B", name="Jens"),
                Touchpoint(
                    id="t1",
                    stage="s1",
                    step="V",
                    channel="c1",
                    name="Test\nride",
                    description="Round the block",
                    personas=("p1",),
                ),
                Touchpoint(id="t2", stage="s1", step="k", name="Order"),
                Touchpoint(id="t3", stage="s1", step="p", lane="l2", name="Pack"),
            ]
        )
    )


def opened(document: Document, touchpoint: str) -> JourneyMap:
    card = document.journey[touchpoint]
    assert isinstance(card, Touchpoint)
    submap = document.journey[card.submap]
    assert isinstance(submap, SubMap)
    return JourneyMap(submap.elements)


def test_a_new_inner_map_is_called_as_its_touchpoint_and_has_its_personas_and_channels() -> None:
    document = shop()
    ops.make_submap(document, "t1")
    inner = opened(document, "t1")
    header = inner.header
    assert (header.title, header.scenario, header.scope, header.language) == (
        "Test ride", "Round the block", Scope.BUYER, "de",
    )  # fmt: skip
    assert header.uid not in ("", "u1")
    assert [p.name for p in inner.personas] == ["Mara"]
    assert inner.personas[0].picture == "i2"
    assert [x.name for x in inner.channels] == ["Store"]
    assert [s.name for s in inner.stages] == ["Before", "During", "After"]
    assert document.position == 1
    assert document.undo_label == "Give “Test ride” a map of its own"
    assert loads(dumps(document.journey), "x") == document.journey


def test_without_personas_and_channel_it_has_all_of_them_and_an_action_has_its_lane() -> None:
    document = shop()
    ops.make_submap(document, "t2")
    inner = opened(document, "t2")
    assert len(inner.personas) == len(inner.channels) == 2
    ops.make_submap(document, "t3")
    inner = opened(document, "t3")
    assert [x.id for x in inner.lanes] == ["l1", "l2"]


def test_a_touchpoint_has_one_inner_map() -> None:
    document = shop()
    assert ops.make_submap(document, "t1") == ops.make_submap(document, "t1")
    assert document.position == 1


def test_an_inner_map_that_two_touchpoints_open_goes_with_the_last() -> None:
    document = shop()
    inner = ops.make_submap(document, "t1")
    ops.set_submap(document, "t2", inner)
    ops.remove_map(document, ["t1"])
    assert inner in document.journey
    ops.remove_map(document, ["t1", "t2"])
    assert inner not in document.journey
    assert document.undo_label == "Remove the map of “Order”"
    document.undo()
    assert opened(document, "t2").header.title == "Test ride"


def test_a_file_replaces_the_inner_map_and_back_in_one_step_each() -> None:
    document = shop()
    inner = ops.make_submap(document, "t1")
    ops.set_map_file(document, "t1", "Ride.journey")
    card = document.journey["t1"]
    assert isinstance(card, Touchpoint)
    assert (card.submap, card.map_file) == ("", "Ride.journey")
    assert inner not in document.journey
    taken = ops.take_in(document, "t1", JourneyMap([MapHeader(id="map", title="Ride"), Stage(id="s1")]))
    assert document.undo_label == "Take “Ride” into this file"
    assert document.journey[taken] == sub_map(taken, [MapHeader(id="map", title="Ride"), Stage(id="s1")])
    for _step in range(3):
        document.undo()
    assert document.journey == shop().journey


def test_only_a_touchpoint_opens_a_map() -> None:
    document = shop()
    for act in (
        lambda: ops.make_submap(document, "s1"),
        lambda: ops.set_map_file(document, "p1", "A.journey"),
        lambda: ops.set_submap(document, "t1", "s1"),
    ):
        with pytest.raises(Refused):
            act()
    assert document.position == 0


# Loops: files as a table of names and what they open

FILES: dict[str, tuple[str, ...]] = {
    "/Home": (),
    "/Ride": (),
    "/Self": ("Self",),
    "/Back": ("Home",),
    "/Far": ("Gone", "Ride", "Back"),
    "/Ring": ("Ring2",),
    "/Ring2": ("Ring",),
    "/Inner": ("(in) Home",),
}


def read(name: str, _named_by: str) -> tuple[str, JourneyMap]:
    file = f"/{name}"
    if file not in FILES:
        raise NotOpened(f"“{name}” can't be read: it is not there.")
    journey = JourneyMap([MapHeader(id="map", title=name)])
    for at, other in enumerate(FILES[file]):
        card = Touchpoint(id=f"t{at}", map_file=other.removeprefix("(in) "))
        inside = other.startswith("(in)")
        journey = JourneyMap([*journey, *([sub_map("m1", [card])] if inside else [card])])
    return file, journey


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Home", "“Home” would open itself."),
        ("Back", "“Back” leads back to this map, which would open itself."),
        ("Far", "“Far › Back” leads back to this map, which would open itself."),
        ("Inner", "“Inner” leads back to this map, which would open itself."),
    ],
)
def test_a_file_that_leads_back_is_refused_with_the_way_it_takes(name: str, sentence: str) -> None:
    document = shop()
    with pytest.raises(Refused) as refused:
        ops.set_map_file(document, "t1", name, file="/Home", read=read)
    assert str(refused.value) == sentence
    assert document.position == 0


@pytest.mark.parametrize("name", ["Ride", "Gone", "Ring"])
def test_a_file_that_leads_nowhere_back_is_taken_even_if_it_is_not_there_yet(name: str) -> None:
    document = shop()
    ops.set_map_file(document, "t1", name, file="/Home", read=read)
    assert document.position == 1
