"""What a view shows of a map: lanes, personas, filters, folded stages and one of two states."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout.rows import _BY_THEMSELVES
from designer.model import (
    Change,
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Stage,
    Status,
    Touchpoint,
    View,
)
from designer.model.elements import HEADER_ID
from designer.model.looks import APPEARING_LANES, kinds_appearing
from designer.model.views import Seen, left_out, seen, state_alone
from tests.maps import maps


def bicycle(shows: MapState = MapState.BOTH) -> JourneyMap:
    """Two personas, three channels, a back stage, notes, and a state to come."""
    return JourneyMap(
        [
            MapHeader(id=HEADER_ID, shows=shows),
            Stage(id="s1", order="A", name="Look"),
            Stage(id="s2", order="B", name="Buy"),
            Stage(id="s3", order="C", name="Share", state="future"),
            Channel(id="web", order="A", name="Website"),
            Channel(id="store", order="B", name="Store"),
            Channel(id="app", order="C", name="App", state="future"),
            Lane(id="back", order="D", kind=LaneKind.BACK_STAGE),
            Persona(id="mara", order="A", name="Mara", channels=("web", "app")),
            Persona(id="jonas", order="B", name="Jonas"),
            Touchpoint(
                id="reads", stage="s1", step="A", channel="web", name="Reads", feeling=1, future_feeling=2, owner="Ann"
            ),
            Touchpoint(
                id="asks",
                stage="s1",
                step="B",
                channel="store",
                name="Asks",
                personas=("jonas",),
                feeling=-1,
                also=("app",),
            ),
            Touchpoint(
                id="pays",
                stage="s2",
                step="A",
                channel="web",
                name="Pays",
                feelings=(("mara", -2), ("jonas", 1)),
                future_feelings=(("mara", 1.5),),
                status=Status.PLANNED,
            ),
            Touchpoint(id="queues", stage="s2", step="B", channel="store", name="Queues", state="current"),
            Touchpoint(id="taps", stage="s2", step="B", channel="app", name="Taps"),
            Touchpoint(id="packs", stage="s2", step="A", lane="back", name="Packs"),
            Touchpoint(id="posts", stage="s3", step="A", channel="web", name="Posts"),
            Touchpoint(id="idea", name="Waits"),
            Connection(id="k1", source="reads", target="asks"),
            Connection(id="k2", source="asks", target="pays"),
            Connection(id="k3", source="pays", target="queues"),
            Connection(id="k4", source="pays", target="taps"),
            Note(id="slow", kind=NoteKind.PAIN_POINT, about="asks", text="Slow"),
            Note(id="dear", kind=NoteKind.PAIN_POINT, about="pays", text="Dear"),
            Note(id="why", kind=NoteKind.QUESTION, about="k1", text="Why?"),
            Note(id="who", kind=NoteKind.CUSTOM, about="jonas", text="Who?"),
            Note(id="rating", kind=NoteKind.METRIC, about="s1", text="Rating"),
            View(id="v1", name="Mara", personas=("mara",), hides=("store",), folds=("s1",)),
        ]
    )


def ids(journey: JourneyMap, cls: type[Element]) -> set[str]:
    return {e.id for e in journey.of(cls)}


def view(**fields: Any) -> View:
    return View(id="v", **fields)


def test_where_nothing_is_left_out_it_is_the_very_same_map() -> None:
    journey = bicycle()
    assert seen(journey) is journey
    assert seen(journey, view()) is journey
    assert seen(journey, view(personas=("mara", "jonas"), arrangement="swimlanes"), "both") is journey


def test_a_hidden_lane_is_not_shown_and_what_stands_in_it_leaves() -> None:
    journey = bicycle()
    shown = seen(journey, view(hides=("store", "back")))
    assert [lane.id for lane in shown.lanes if lane.shown] == ["web", "app"]
    assert ids(shown, Touchpoint) == {"reads", "pays", "taps", "posts", "idea"}
    assert ids(shown, Connection) == {"k4"}, "the way through “Asks” is not joined: there is no such connection"
    assert ids(shown, Note) == {"dear", "who", "rating"}
    assert left_out(journey, shown).lanes == 2
    assert left_out(journey, shown).touchpoints == 3


def test_a_lane_that_stands_there_by_itself_is_hidden_by_its_kind() -> None:
    journey = bicycle()
    assert kinds_appearing(journey) == (LaneKind.EMOTION, LaneKind.PAIN_POINTS, LaneKind.METRICS, LaneKind.CUSTOM)
    shown = seen(journey, view(hides_kinds=(LaneKind.PAIN_POINTS, LaneKind.EMOTION)))
    assert kinds_appearing(shown) == (LaneKind.METRICS, LaneKind.CUSTOM)
    assert shown["slow"] is journey["slow"]
    assert left_out(journey, shown).lanes == 2


def test_a_kind_is_hidden_too_once_it_has_a_lane_of_its_own() -> None:
    journey = bicycle()
    journey.apply(Change("", {"pain": (None, Lane(id="pain", order="E", kind=LaneKind.PAIN_POINTS))}))
    shown = seen(journey, view(hides_kinds=(LaneKind.PAIN_POINTS,)))
    assert [lane.id for lane in shown.lanes if not lane.shown] == ["pain"]


def test_lanes_of_custom_notes_stay_when_the_lane_of_those_without_one_is_hidden() -> None:
    journey = bicycle()
    journey.apply(Change("", {"own": (None, Lane(id="own", order="E", name="Law", kind=LaneKind.CUSTOM))}))
    assert seen(journey, view(hides_kinds=(LaneKind.CUSTOM,))) is journey


def test_a_persona_filter_lets_only_those_be_seen_and_what_they_take_part_in() -> None:
    shown = seen(bicycle(), view(personas=("mara",)))
    assert ids(shown, Persona) == {"mara"}
    assert "asks" not in shown, "only Jonas takes part in it"
    assert "reads" in shown, "everyone takes part in it"
    pays = shown["pays"]
    assert isinstance(pays, Touchpoint)
    assert pays.feelings == (("mara", -2),)
    assert "who" not in shown, "a note about Jonas"


def test_one_who_only_feels_something_there_takes_part_too() -> None:
    journey = bicycle()
    odd = Touchpoint(id="odd", stage="s1", step="A", personas=("jonas",), feelings=(("mara", 2),), feeling=-1)
    journey.apply(Change("", {"odd": (None, odd)}))
    shown = seen(journey, view(personas=("mara",)))
    found = shown["odd"]
    assert isinstance(found, Touchpoint)
    assert (found.personas, found.feeling_of("mara")) == (("mara",), 2)


def test_a_channel_filter_hides_the_other_channels_but_not_the_back_stage() -> None:
    shown = seen(bicycle(), view(channels=("web",)))
    assert [lane.id for lane in shown.lanes if lane.shown] == ["web", "back"]
    assert ids(shown, Touchpoint) == {"reads", "pays", "posts", "packs"}


@pytest.mark.parametrize(
    ("fields", "left"),
    [({"owners": ("Ann",)}, {"reads"}), ({"statuses": (Status.PLANNED,)}, {"pays"})],
)
def test_owner_and_status_filters_leave_what_matches(fields: dict[str, Any], left: set[str]) -> None:
    assert ids(seen(bicycle(), view(**fields)), Touchpoint) == left


def test_what_the_filters_of_a_fading_view_do_not_name_stays_and_stands_back() -> None:
    journey = bicycle()
    hidden, faded = view(owners=("Ann",)), view(owners=("Ann",), fades=True)
    shown = seen(journey, faded)
    assert shown.elements.keys() == seen(journey, view()).elements.keys()
    assert shown.faded == shown.elements.keys() - seen(journey, hidden).elements.keys()
    assert ids(shown, Touchpoint) - shown.faded == {"reads"}
    assert journey.faded == frozenset(), "the map itself stays as it is"
    assert seen(journey, view(fades=True)).faded == frozenset(), "without a filter nothing stands back"


def test_lanes_of_channels_that_a_fading_view_does_not_name_stand_back_too() -> None:
    shown = seen(bicycle(), view(channels=("web",), fades=True))
    assert [lane.id for lane in shown.lanes if lane.shown] == ["web", "store", "app", "back"]
    assert {lane.id for lane in shown.lanes} & shown.faded == {"store", "app"}


def test_stages_are_folded_as_the_view_says() -> None:
    journey = bicycle()
    journey.apply(Change("", {"s2": (journey["s2"], msgspec.structs.replace(journey["s2"], folded=True))}))
    assert [s.folded for s in seen(journey, view(folds=("s1",))).stages] == [True, False, False]
    assert [s.folded for s in seen(journey, None, "current").stages] == [False, True]


def test_a_view_has_its_own_arrangement() -> None:
    assert seen(bicycle(), view(arrangement="storyline")).header.arrangement == "storyline"


def test_the_current_state_is_seen_without_what_is_to_come() -> None:
    shown = seen(bicycle(), None, "current")
    assert shown.header.shows is MapState.CURRENT
    assert ids(shown, Stage) == {"s1", "s2"}
    assert ids(shown, Touchpoint) == {"reads", "asks", "pays", "queues", "packs", "idea"}, "“Taps” needs the app"
    asks, mara, reads = shown["asks"], shown["mara"], shown["reads"]
    assert isinstance(asks, Touchpoint)
    assert isinstance(reads, Touchpoint)
    assert isinstance(mara, Persona)
    assert asks.also == ()
    assert mara.channels == ("web",)
    assert (reads.feeling, reads.future_feeling) == (1, None)


def test_the_future_state_is_felt_as_planned() -> None:
    shown = seen(bicycle(), None, "future")
    assert "queues" not in shown
    reads, pays = shown["reads"], shown["pays"]
    assert isinstance(reads, Touchpoint)
    assert isinstance(pays, Touchpoint)
    assert reads.feeling == 2
    assert (pays.feeling_of("mara"), pays.feeling_of("jonas")) == (1.5, 1), "of Jonas nothing else is planned"


@pytest.mark.parametrize("shows", [MapState.CURRENT, MapState.FUTURE])
def test_on_a_map_of_one_state_nothing_leaves_for_its_state(shows: MapState) -> None:
    journey = bicycle(shows)
    assert seen(journey, None, "current") is journey
    assert seen(journey, view(shows="future")) is journey


def test_which_state_is_asked_for_goes_before_what_the_view_says() -> None:
    journey = bicycle()
    assert seen(journey, view(shows="future"), "current").header.shows is MapState.CURRENT
    assert seen(journey, view(shows="future"), "both") is journey


def test_the_lanes_that_appear_by_themselves_are_those_of_the_layout() -> None:
    assert APPEARING_LANES == _BY_THEMSELVES


# Any map, any view


def _some(journey: JourneyMap, cls: type[Element]) -> st.SearchStrategy[tuple[str, ...]]:
    known = sorted(ids(journey, cls)) or ["nobody"]
    return st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple)


@st.composite
def maps_and_views(draw: st.DrawFn) -> tuple[JourneyMap, View | None, str]:
    journey = draw(maps())
    people = sorted(ids(journey, Persona))
    for touchpoint in list(journey.of(Touchpoint)):
        if draw(st.booleans()):
            felt = draw(st.lists(st.sampled_from(people), unique=True)) if people else []
            planned = msgspec.structs.replace(
                touchpoint,
                future_feeling=draw(st.none() | st.just(1.0)),
                future_feelings=tuple((who, 0.5) for who in felt),
                owner=draw(st.sampled_from(["", "Ann", "Bo"])),
            )
            journey.apply(Change("", {touchpoint.id: (touchpoint, planned)}))
    if draw(st.integers(0, 5)) == 0:
        return journey, None, draw(st.sampled_from(["", "current", "future", "both"]))
    made = View(
        id="v0",
        hides=draw(_some(journey, Channel)) + draw(_some(journey, Lane)),
        hides_kinds=draw(st.lists(st.sampled_from(LaneKind), max_size=3, unique=True).map(tuple)),
        personas=draw(_some(journey, Persona)),
        channels=draw(_some(journey, Channel)),
        owners=draw(st.sampled_from([(), (), ("Ann",), ("Bo", "")])),
        statuses=draw(st.lists(st.sampled_from(Status), max_size=2, unique=True).map(tuple)),
        folds=draw(_some(journey, Stage)),
        arrangement=draw(st.sampled_from(["", "grouped"])),
        shows=draw(st.sampled_from(["", "current", "future"])),
        fades=draw(st.booleans()),
    )
    return journey, made, draw(st.sampled_from(["", "", "current", "both"]))


@settings(max_examples=60, deadline=None)
@given(maps_and_views())
def test_any_view_of_any_map_is_a_whole_map_and_seeing_it_twice_is_seeing_it_once(
    chosen: tuple[JourneyMap, View | None, str],
) -> None:
    journey, look, shows = chosen
    before = dict(journey.elements)
    shown = seen(journey, look, shows)  # refuses broken references
    assert dict(journey.elements) == before
    assert seen(shown, look, shows) is shown
    assert seen(journey, look, shows) == shown
    for element in shown:
        if element.id in journey:
            assert type(journey[element.id]) is type(element)
        else:
            assert isinstance(element, Lane)
            assert not element.shown, "nothing is invented but a lane that keeps others away"
    everywhere = {t.id for t in journey.tray}
    assert {t.id for t in shown.tray} <= everywhere, "nothing falls into the tray because its stage is not seen"


@settings(max_examples=60, deadline=None)
@given(maps_and_views(), st.data())
def test_what_is_seen_follows_every_edit_and_is_what_would_be_seen_anew(
    chosen: tuple[JourneyMap, View | None, str], data: st.DataObject
) -> None:
    journey, look, shows = chosen
    kept = Seen(journey, look, shows)
    assert dict(kept.journey.elements) == {e.id: e for e in seen(journey, look, shows) if not isinstance(e, View)}
    for _turn in range(4):
        element = data.draw(st.sampled_from(sorted(journey, key=lambda e: e.id)))
        change = data.draw(_edits(journey, element))
        journey.apply(change)
        was = dict(kept.journey.elements)
        done = kept.follow(change)
        now = dict(kept.journey.elements)
        assert all(was.get(i) == b and now.get(i) == a for i, (b, a) in done.pairs.items())
        assert {i for i in was.keys() | now.keys() if was.get(i) != now.get(i)} == set(done.pairs)
        fresh = Seen(journey, look, shows)
        fresh._guests = set(kept._guests)
        fresh._all()
        assert now == fresh._frame.all_of(journey)
        anew = seen(journey, look, shows)
        assert kept.journey.faded & anew.elements.keys() <= anew.faded, "an edit lets nothing stand back"
        whole = {e.id: e for e in anew if not isinstance(e, View)}
        assert {i for i in whole if i not in now} <= {i for i in whole if i.startswith("hidden ")}


@st.composite
def _edits(draw: st.DrawFn, journey: JourneyMap, element: Element) -> Change:
    """A change that the map takes: a field set, something taken out with what names it, or something added."""
    if isinstance(element, Touchpoint) and draw(st.booleans()):
        gone = {element.id, *[c.id for c in journey.of(Connection) if element.id in (c.source, c.target)]}
        while more := {n.id for n in journey.of(Note) if n.about in gone} - gone:
            gone |= more
        return Change("", {i: (journey[i], None) for i in gone})
    if isinstance(element, Touchpoint):
        stages, lanes = [*ids(journey, Stage)], [*ids(journey, Channel)]
        field, value = draw(
            st.sampled_from(
                [
                    ("channel", draw(st.sampled_from(sorted(lanes)))) if lanes else ("channel", ""),
                    ("stage", draw(st.sampled_from(sorted(stages)))) if stages else ("stage", ""),
                    ("state", draw(st.sampled_from(["", "current", "future"]))),
                    ("owner", "Ann"),
                    ("status", Status.MISSING),
                    ("personas", draw(_some(journey, Persona))),
                ]
            )
        )
        if field == "personas" and value == ("nobody",):
            value = ()
        return Change("", {element.id: (element, msgspec.structs.replace(element, **{field: value}))})
    if isinstance(element, MapHeader):
        return Change(
            "", {element.id: (element, msgspec.structs.replace(element, shows=draw(st.sampled_from(MapState))))}
        )
    if draw(st.booleans()) and isinstance(element, Stage | Channel | Persona | Note | Connection):
        state = draw(st.sampled_from(["", "current", "future"]))
        return Change("", {element.id: (element, msgspec.structs.replace(element, state=state))})
    number = next(i for i in range(99) if f"new{i}" not in journey)
    stages = sorted(ids(journey, Stage))
    new = Touchpoint(id=f"new{number}", stage=draw(st.sampled_from(["", *stages])), step="V", name="New")
    return Change("", {new.id: (None, new)})


# Editing while a view is on


def change_of(journey: JourneyMap, id: str, **fields: Any) -> Change:
    change = Change("", {id: (journey[id], msgspec.structs.replace(journey[id], **fields))})
    journey.apply(change)
    return change


def test_what_is_added_stays_in_sight_though_the_filter_does_not_name_it() -> None:
    journey = bicycle()
    kept = Seen(journey, view(owners=("Ann",)))
    new = Touchpoint(id="new", stage="s1", step="Z", channel="web")
    change = Change("", {"new": (None, new)})
    journey.apply(change)
    kept.follow(change)
    assert "new" in kept.journey
    assert "new" not in seen(journey, view(owners=("Ann",))), "gone once the view is chosen anew"


def test_what_is_put_into_a_hidden_lane_shows_there_alone() -> None:
    journey = bicycle()
    kept = Seen(journey, view(hides=("store",)))
    kept.follow(change_of(journey, "reads", channel="store"))
    store = kept.journey["store"]
    assert isinstance(store, Channel)
    assert store.shown
    assert "asks" not in kept.journey
    assert "reads" in kept.journey


def test_what_becomes_part_of_the_other_state_leaves_and_comes_back() -> None:
    journey = bicycle()
    kept = Seen(journey, None, "future")
    kept.follow(change_of(journey, "pays", state="current"))
    assert "pays" not in kept.journey
    assert "k4" not in kept.journey
    assert "dear" not in kept.journey
    kept.follow(change_of(journey, "pays", state=""))
    assert {"pays", "k4", "dear"} <= set(kept.journey.elements)


def test_an_edit_of_one_touchpoint_changes_one_touchpoint_of_what_is_seen() -> None:
    journey = bicycle()
    kept = Seen(journey, view(hides=("store",)))
    done = kept.follow(change_of(journey, "pays", name="Pays at once"))
    assert set(done.pairs) == {"pays"}
    assert kept.journey["reads"] is journey["reads"]


def test_what_a_view_leaves_out_is_let_in_with_what_it_stands_on() -> None:
    journey = JourneyMap(
        [
            Stage(id="s", order="A"),
            Channel(id="c", order="A"),
            Touchpoint(id="t", stage="s", step="A", channel="c", name="Pay"),
            Note(id="n", kind=NoteKind.PAIN_POINT, about="t", text="Slow"),
        ]
    )
    seen_map = Seen(journey, View(id="v", hides=("c",)))
    assert "t" not in seen_map.journey
    change = seen_map.welcome(["n"])
    assert {"n", "t"} <= set(change.pairs)
    assert {"n", "t"} <= {e.id for e in seen_map.journey}
    channel = seen_map.journey.find(Channel, "c")
    assert channel is not None
    assert channel.shown
    assert not seen_map.welcome(["t", "nobody"])


def test_touchpoints_keep_the_numbers_that_they_have_on_the_whole_map() -> None:
    journey = bicycle()
    whole = dict(journey.numbers)
    for one in (view(hides=("store",)), view(owners=("Ann",)), view(statuses=(Status.PLANNED,))):
        part = seen(journey, one)
        assert {id: part.numbers[id] for id in part.numbers} == {id: whole[id] for id in part.numbers}
        assert part.snapshot().numbers == part.numbers
    assert seen(journey, view(statuses=(Status.PLANNED,))).numbers["pays"] == whole["pays"] > 1
    future = seen(journey, None, "future").numbers
    assert future == {id: whole[id] for id in future}


def test_a_map_of_one_state_alone_counts_its_own_touchpoints() -> None:
    alone = state_alone(bicycle(), "future")
    assert sorted(alone.numbers.values()) == list(range(1, len(alone.touchpoints) + 1))


def test_numbers_follow_what_is_done_out_of_sight() -> None:
    journey = bicycle()
    kept = Seen(journey, view(channels=("web",)))
    before = kept.journey.numbers["pays"]
    change = Change("", {"new": (None, Touchpoint(id="new", stage="s1", step="AB", channel="store", owner="Bob"))})
    journey.apply(change)
    kept.follow(change)
    journey.apply(gone := change.inverse())
    kept.follow(gone)
    assert kept.journey.numbers["pays"] == before
    outside = change_of(journey, "asks", stage="s3")
    kept.follow(outside)
    assert kept.journey.numbers["pays"] == journey.numbers["pays"] == before - 1


def test_what_is_shown_knows_the_name_of_its_view() -> None:
    journey = bicycle(MapState.CURRENT)
    named = view(name="For the board", hides=("store",))
    assert seen(journey, named).view_name == "For the board"
    assert seen(journey, named).snapshot().view_name == "For the board"
    assert seen(journey, view(name="All of it")).view_name == "All of it", "also one that leaves nothing out"
    assert Seen(journey, named).journey.view_name == "For the board"
    assert seen(journey, view(hides=("store",))).view_name == ""
