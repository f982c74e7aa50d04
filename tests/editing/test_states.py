"""A current and a future state on one map, as a strategist edits them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.editing import Document
from designer.editing.operations import (
    add_touchpoint,
    connect,
    delete_in_state,
    hold_both_states,
    keep_state,
    part_states,
    set_state,
)
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    MapHeader,
    MapState,
    Note,
    Placement,
    Stage,
    Touchpoint,
)
from designer.model.elements import HEADER_ID
from designer.model.views import seen, state_alone
from tests.maps import maps


@pytest.fixture
def document() -> Document:
    """Asks → Waits → Gets, all in both states, with a note about the wait."""
    return Document(
        JourneyMap(
            [
                MapHeader(id=HEADER_ID, shows=MapState.BOTH),
                Stage(id="s1", order="A", name="Before"),
                Stage(id="s2", order="B", name="After"),
                Channel(id="shop", order="A", name="Shop"),
                Channel(id="app", order="B", name="App"),
                Touchpoint(id="asks", stage="s1", step="A", channel="shop", name="Asks", future_feeling=2, feeling=-1),
                Touchpoint(id="waits", stage="s1", step="B", channel="shop", name="Waits"),
                Touchpoint(id="gets", stage="s2", step="A", channel="shop", name="Gets"),
                Connection(id="k1", source="asks", target="waits"),
                Connection(id="k2", source="waits", target="gets"),
                Note(id="long", about="waits", text="Far too long"),
            ]
        )
    )


def of(document: Document, state: str) -> JourneyMap:
    return seen(document.journey, None, state)


def ways(journey: JourneyMap) -> set[tuple[str, str]]:
    names = {t.id: t.name for t in journey.of(Touchpoint)}
    return {(names[c.source], names[c.target]) for c in journey.of(Connection)}


def test_a_map_of_one_state_comes_to_hold_both() -> None:
    document = Document(JourneyMap([Stage(id="s1")]))
    hold_both_states(document)
    assert document.journey.header.shows is MapState.BOTH
    assert document.undo_label == "Plan a future state"
    assert "s1" in of(document, "future")


def test_elements_are_put_into_one_state_and_back_as_one_step_each(document: Document) -> None:
    set_state(document, ["asks", "waits", HEADER_ID], "current")
    assert document.undo_label == "Put 2 touchpoints into the current state only"
    assert "waits" not in of(document, "future")
    set_state(document, "waits", "")
    assert "waits" in of(document, "future")
    document.undo()
    document.undo()
    assert not any(e.state for e in document.journey)


def test_what_is_added_while_the_future_is_looked_at_is_of_the_future(document: Document) -> None:
    document.adds_to = "future"
    new = add_touchpoint(document, "Taps", Placement(stage="s1", lane="app"))
    way = connect(document, "asks", new)
    assert document.journey[new].state == "future"
    assert document.journey[way].state == "future"
    assert new not in of(document, "current")
    document.undo()
    document.undo()
    document.redo()
    assert document.journey[new].state == "future"


def test_deleting_in_the_future_leaves_it_in_the_current_state(document: Document) -> None:
    document.adds_to = "future"
    assert delete_in_state(document, ["waits"], "future") == ("waits",)
    assert document.undo_label == "Take “Waits” out of the future state"
    assert ways(of(document, "current")) == {("Asks", "Waits"), ("Waits", "Gets")}
    assert "long" in of(document, "current")
    assert "waits" not in of(document, "future")
    assert "long" not in of(document, "future")
    assert ways(of(document, "future")) == {("Asks", "Gets")}, "its one way in and one way out are joined"
    document.undo()
    assert ways(document.journey) == {("Asks", "Waits"), ("Waits", "Gets")}


def test_what_is_of_the_future_alone_is_deleted_for_good(document: Document) -> None:
    document.adds_to = "future"
    new = add_touchpoint(document, "Taps", Placement(stage="s1", lane="app"))
    assert delete_in_state(document, [new], "future") == ()
    assert new not in document.journey


def test_a_stage_taken_out_of_the_future_takes_its_touchpoints_along(document: Document) -> None:
    document.adds_to = "future"
    new = add_touchpoint(document, "Taps", Placement(stage="s1", lane="app"))
    delete_in_state(document, ["s1"], "future")
    assert {t.id for t in of(document, "future").of(Touchpoint)} == {"gets", new}
    assert [t.id for t in document.journey.tray] == [new], "what was planned there waits for another place"
    assert {t.id for t in of(document, "current").touchpoints} == {"asks", "waits", "gets"}


def test_a_channel_taken_out_of_the_future_leaves_what_is_planned_in_it_without_one(document: Document) -> None:
    document.adds_to = "future"
    new = add_touchpoint(document, "Rings", Placement(stage="s1", lane="shop"))
    delete_in_state(document, ["shop"], "future")
    rings = document.journey[new]
    assert isinstance(rings, Touchpoint)
    assert rings.channel == ""
    assert {t.id for t in of(document, "future").touchpoints} == {new}


def test_parting_gives_the_future_a_version_of_its_own(document: Document) -> None:
    (new,) = part_states(document, ["waits"], "future")
    assert document.undo_label == "Part “Waits” from the current state"
    for state, id in (("current", "waits"), ("future", new)):
        shown = of(document, state)
        assert {t.id for t in shown.touchpoints} == {"asks", id, "gets"}
        assert ways(shown) == {("Asks", "Waits"), ("Waits", "Gets")}
        assert [n.text for n in shown.notes_about(id)] == ["Far too long"]
    document.undo()
    assert len(list(document.journey.of(Touchpoint))) == 3


def test_parting_two_that_lead_to_one_another_keeps_the_way_between_them(document: Document) -> None:
    part_states(document, ["asks", "waits"], "future")
    for state in ("current", "future"):
        assert ways(of(document, state)) == {("Asks", "Waits"), ("Waits", "Gets")}
        assert len(list(of(document, state).of(Connection))) == 2


def test_a_change_meant_for_the_future_alone_gives_the_current_state_back_what_was_there(document: Document) -> None:
    before = document.journey["waits"]
    assert isinstance(before, Touchpoint)
    with document.edit("Move"):
        document.put(msgspec.structs.replace(before, channel="app", name="Waits in the app"))
    (new,) = part_states(document, ["waits"], "future", [before])
    assert document.journey["waits"] == msgspec.structs.replace(before, state="current")
    planned = document.journey[new]
    assert isinstance(planned, Touchpoint)
    assert (planned.channel, planned.name) == ("app", "Waits in the app")


@pytest.mark.parametrize("state", ["current", "future"])
def test_keeping_one_state_lets_the_other_go(document: Document, state: str) -> None:
    document.adds_to = "future"
    add_touchpoint(document, "Taps", Placement(stage="s1", lane="app"))
    delete_in_state(document, ["waits"], "future")
    document.adds_to = ""
    names = {t.name for t in of(document, state).touchpoints}
    keep_state(document, state)
    assert {t.name for t in document.journey.touchpoints} == names
    assert document.journey.header.shows is MapState(state)
    asks = document.journey["asks"]
    assert isinstance(asks, Touchpoint)
    assert (asks.feeling, asks.future_feeling) == (2 if state == "future" else -1, None)
    document.undo()
    assert document.journey.header.shows is MapState.BOTH


@settings(max_examples=60, deadline=None)
@given(maps(), st.sampled_from(["current", "future"]), st.data())
def test_no_step_about_states_breaks_a_map_and_each_is_undone(
    journey: JourneyMap, state: str, data: st.DataObject
) -> None:
    document = Document(journey)
    hold_both_states(document)
    before, start = JourneyMap(journey), document.position
    chosen = data.draw(st.lists(st.sampled_from(sorted(e.id for e in journey)), unique=True))
    document.adds_to = state
    stays = delete_in_state(document, chosen, state)
    assert not set(stays) & {e.id for e in of(document, state)}
    document.adds_to = ""
    some = data.draw(st.lists(st.sampled_from(sorted(e.id for e in journey)), unique=True))
    part_states(document, some, state)
    alone = state_alone(journey, state)
    assert not any(e.state for e in alone)
    keep_state(document, state)
    assert {e.id for e in alone} == {e.id for e in journey}
    while document.position > start:
        document.undo()
    assert JourneyMap(journey) == before
