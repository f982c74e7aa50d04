"""What is copied, and what becomes of it on the same map and on another one."""

from __future__ import annotations

import pytest

from designer.editing import Document, Refused
from designer.editing.clipboard import fragment, plain_text
from designer.editing.operations import paste
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Placement,
    Stage,
    Touchpoint,
)
from designer.storage import dumps, loads

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def shop() -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", uid="shop"),
            Stage(id="find", order="A", name="Find"),
            Stage(id="buy", order="B", name="Buy"),
            Channel(id="web", order="A", name="Website"),
            Channel(id="store", order="B", name="Store"),
            Lane(id="mine", order="C", kind=LaneKind.CUSTOM, name="Ideas"),
            Lane(id="pains", order="D", kind=LaneKind.PAIN_POINTS),
            Persona(id="mara", order="A", name="Mara", picture="face"),
            PictureData(id="face", data=PNG),
            Touchpoint(id="look", stage="find", step="A", channel="web", name="Look", personas=("mara",)),
            Touchpoint(id="read", stage="find", step="B", channel="web", name="Read", feelings=(("mara", 1.0),)),
            Touchpoint(id="pay", stage="buy", step="A", channel="store", name="Pay"),
            Connection(id="k1", source="look", target="read"),
            Connection(id="k2", source="read", target="pay"),
            Note(id="slow", kind=NoteKind.PAIN_POINT, about="pay", order="A", text="Slow"),
            Note(id="idea", kind=NoteKind.CUSTOM, about="look", lane="mine", order="A", text="A window"),
        ]
    )


def other() -> JourneyMap:
    """Another map with one stage of the same name and one touchpoint of the same name."""
    return JourneyMap(
        [
            MapHeader(id="map", uid="bank"),
            Stage(id="s1", order="A", name="find "),
            Stage(id="s2", order="B", name="Sign"),
            Channel(id="c1", order="A", name="Branch"),
            Channel(id="c2", order="B", name="website"),
            Persona(id="p1", order="A", name="Jon"),
            Touchpoint(id="t1", stage="s1", step="K", channel="c1", name="Look"),
            Touchpoint(id="t2", stage="s1", step="P", channel="c1", name="Ask"),
        ]
    )


def carried(journey: JourneyMap, *ids: str) -> JourneyMap:
    """A fragment as it comes back from the clipboard: written and checked as a file is."""
    return loads(dumps(fragment(journey, ids)), "Clipboard")


def named(journey: JourneyMap, name: str) -> list[Touchpoint]:
    return [t for t in journey.of(Touchpoint) if t.name == name]


def test_a_fragment_is_a_file_that_holds_what_the_chosen_stand_on() -> None:
    found = carried(shop(), "look")
    assert found.header.extra["copied"] == ["idea", "look"]
    assert {e.id for e in found} == {"map", "look", "idea", "find", "web", "mine", "mara", "face"}
    assert plain_text(found) == "Look"
    assert plain_text(carried(shop(), "mine")) == "Ideas\nA window"


def test_touchpoints_are_pasted_at_a_place_each_step_after_the_other() -> None:
    document = Document(shop())
    done = paste(document, carried(shop(), "look", "read"), Placement(stage="buy", after="A", lane="store"))
    one, two = (document.journey[i] for i in done.ids)
    assert isinstance(one, Touchpoint)
    assert isinstance(two, Touchpoint)
    assert [one.stage, two.stage] == ["buy", "buy"]
    assert "A" < one.step < two.step
    assert [one.channel, two.channel] == ["store", "store"]
    assert [c.target for c in document.journey.connections_from(one.id)] == [two.id]
    assert [n.text for n in document.journey.notes_about(one.id)] == ["A window"]
    assert document.undo_label == "Paste 2 touchpoints"
    document.undo()
    assert document.journey == shop()


def test_touchpoints_from_another_map_bring_their_people_and_channels() -> None:
    document = Document(other())
    done = paste(document, carried(shop(), "look", "pay"))
    look, pay = (document.journey[i] for i in done.ids)
    assert isinstance(look, Touchpoint)
    assert isinstance(pay, Touchpoint)
    assert (look.stage, look.channel) == ("s1", "c2"), "the stage and the channel of the same name"
    persona = document.journey.find(Persona, look.personas[0])
    assert persona is not None
    assert persona.name == "Mara"
    assert persona.picture in document.journey
    assert pay.is_in_tray, "this map has no such stage"
    assert document.journey.find(Channel, pay.channel).name == "Store"  # type: ignore[union-attr]
    assert done.waiting == 1


def test_a_lane_of_notes_goes_to_another_map_with_its_notes() -> None:
    document = Document(other())
    done = paste(document, carried(shop(), "mine"))
    lane = document.journey.find(Lane, done.ids[0])
    assert lane is not None
    assert (lane.name, lane.kind) == ("Ideas", LaneKind.CUSTOM)
    (note,) = document.journey.of(Note)
    assert (note.lane, note.about) == (lane.id, "t1"), "about the touchpoint of the same name in that stage"
    assert done.notes == 1
    assert not done.moved


def test_notes_whose_touchpoint_is_not_there_stand_at_a_stage() -> None:
    document = Document(other())
    done = paste(document, carried(shop(), "pains"))
    (note,) = document.journey.of(Note)
    assert note.about == "s1"
    assert done.moved == 1
    assert len([x for x in document.journey.of(Lane) if x.kind is LaneKind.PAIN_POINTS]) == 1
    again = paste(document, carried(shop(), "pains"))
    assert again.ids == done.ids, "one lane holds all pain points"
    assert len(list(document.journey.of(Note))) == 2


def test_a_channel_goes_to_another_map_with_its_touchpoints() -> None:
    document = Document(other())
    done = paste(document, carried(shop(), "web"), before="c1")
    journey = document.journey
    channel = journey.find(Channel, done.ids[0])
    assert channel is not None
    assert channel.name == "Website 2", "no two channels have one name"
    assert next(x.id for x in journey.lanes) == channel.id
    (look,) = [t for t in named(journey, "Look") if t.id != "t1"]
    (read,) = named(journey, "Read")
    assert (look.channel, look.step) == (channel.id, "K")
    assert (read.channel, read.step) == (channel.id, "P")
    assert [c.target for c in journey.connections_from(look.id)] == [read.id]
    assert done.touchpoints == 2


def test_a_stage_is_copied_with_all_that_stands_in_it() -> None:
    document = Document(shop())
    done = paste(document, carried(shop(), "find"), Placement(stage="find", lane="web"))
    journey = document.journey
    assert [s.name for s in journey.stages] == ["Find", "Find", "Buy"]
    assert [t.name for t in journey.touchpoints_in(done.ids[0])] == ["Look", "Read"]
    assert len(list(journey.of(Channel))) == 2
    assert len(list(journey.of(Persona))) == 1


def test_a_note_is_pasted_about_what_has_the_focus() -> None:
    document = Document(shop())
    done = paste(document, carried(shop(), "slow"), about="look")
    note = document.journey.find(Note, done.ids[0])
    assert note is not None
    assert (note.about, note.text) == ("look", "Slow")


def test_states_are_for_maps_of_two_states() -> None:
    source = Document(shop())
    with source.edit("plan"):
        source.put(MapHeader(id="map", uid="shop", shows=MapState.BOTH))
        source.put(Touchpoint(id="look", stage="find", step="A", channel="web", name="Look", state="future"))
    document = Document(other())
    done = paste(document, carried(source.journey, "look"))
    assert document.journey[done.ids[0]].state == ""


def test_a_file_that_says_nothing_of_copying_is_pasted_whole() -> None:
    document = Document(other())
    paste(document, loads(dumps(shop()), "Clipboard"))
    assert named(document.journey, "Pay")
    assert [s.name for s in document.journey.stages][-2:] == ["Find", "Buy"]


def test_nothing_is_refused_in_a_sentence() -> None:
    document = Document(other())
    with pytest.raises(Refused, match="Nothing that was copied"):
        paste(document, JourneyMap([MapHeader(id="map")]))
    assert not document.history
