"""The map as a graph: derived relations, ordered views, and what it refuses."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model import (
    BrokenReference,
    Change,
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.kinds import ACTION_LANES


def small_map() -> JourneyMap:
    return JourneyMap(
        [
            Stage(id="s1", order="A", name="Before"),
            Stage(id="s2", order="B", name="After"),
            Channel(id="c1", order="A", name="Website"),
            Channel(id="c2", order="B", name="Phone"),
            Persona(id="p1", order="A", name="Mara"),
            Touchpoint(id="t3", stage="s2", step="A", channel="c1", name="Pays"),
            Touchpoint(id="t2", stage="s1", step="A", channel="c2", name="Calls", personas=("p1",)),
            Touchpoint(id="t1", stage="s1", step="A", channel="c1", name="Looks"),
            Touchpoint(id="t4", name="Waits"),
            Connection(id="k1", source="t1", target="t2"),
            Connection(id="k2", source="t2", target="t3"),
            Note(id="n1", about="t2", text="Nobody answers"),
        ]
    )


def replaced(journey: JourneyMap, id: str, **fields: object) -> Change:
    before = journey[id]
    return Change("", {id: (before, msgspec.structs.replace(before, **fields))})


def test_touchpoints_are_numbered_by_stage_step_and_channel() -> None:
    journey = small_map()
    assert dict(journey.numbers) == {"t1": 1, "t2": 2, "t3": 3}
    assert [t.id for t in journey.tray] == ["t4"]


def test_a_touchpoint_without_channel_comes_after_all_channels() -> None:
    journey = small_map()
    journey.apply(Change("", {"t5": (None, Touchpoint(id="t5", stage="s1", step="A"))}))
    assert [t.id for t in journey.touchpoints_in("s1")] == ["t1", "t2", "t5"]


def test_the_graph_holds_every_relation_of_the_fields() -> None:
    graph = small_map().graph
    assert graph.has_edge("t2", "s1", key="in stage")
    assert graph.has_edge("t2", "c2", key="via channel")
    assert graph.has_edge("t2", "p1", key="experienced by")
    assert graph.has_edge("n1", "t2", key="about")
    assert graph.has_edge("t1", "t2", key="k1")
    assert graph.nodes["t2"]["element"].name == "Calls"


def test_the_flow_holds_touchpoints_and_who_leads_to_whom() -> None:
    journey = small_map()
    assert set(journey.flow.nodes) == {"t1", "t2", "t3", "t4"}
    assert set(journey.flow.edges) == {("t1", "t2"), ("t2", "t3")}


def test_the_flow_keeps_a_way_until_its_last_connection_goes() -> None:
    journey = small_map()
    second = Connection(id="k3", source="t1", target="t2")
    journey.apply(Change("", {"k3": (None, second)}))
    journey.apply(Change("", {"k1": (journey["k1"], None)}))
    assert journey.flow.has_edge("t1", "t2")
    journey.apply(Change("", {"k3": (second, None)}))
    assert not journey.flow.has_edge("t1", "t2")


def test_reordering_channels_reorders_the_touchpoints_of_a_step() -> None:
    journey = small_map()
    assert journey.numbers["t1"] == 1
    journey.apply(replaced(journey, "c1", order="C"))
    assert journey.numbers["t1"] == 2


@pytest.mark.parametrize(
    ("id", "fields", "sentence"),
    [
        ("t1", {"stage": "s9"}, "s9"),
        ("t1", {"channel": "s1"}, "which is a stage"),
        ("t1", {"personas": ("t2",)}, "which is a touchpoint"),
        ("k1", {"target": "t1"}, "can't lead to itself"),
        ("n1", {"about": "nowhere"}, "not in the map"),
    ],
)
def test_a_reference_to_nothing_or_to_the_wrong_kind_is_refused(
    id: str, fields: dict[str, object], sentence: str
) -> None:
    journey = small_map()
    whole = JourneyMap(journey)
    with pytest.raises(BrokenReference, match=sentence):
        journey.apply(replaced(journey, id, **fields))
    assert journey == whole
    assert set(journey.graph.edges(keys=True)) == set(whole.graph.edges(keys=True))


@pytest.mark.parametrize("id", ["s1", "c1", "p1", "t1", "t2", "map"])
def test_what_others_name_can_not_be_taken_out(id: str) -> None:
    journey = small_map()
    with pytest.raises(BrokenReference):
        journey.apply(Change("", {id: (journey[id], None)}))


def test_a_stage_may_go_together_with_all_that_names_it() -> None:
    journey = small_map()
    gone: dict[str, tuple[Element | None, Element | None]] = {i: (journey[i], None) for i in ("s2", "t3", "k2")}
    journey.apply(Change("", gone))
    assert "s2" not in journey
    assert "s2" not in journey.graph


@pytest.mark.parametrize("kind", LaneKind)
def test_touchpoints_stand_in_action_lanes_and_notes_in_all_others(kind: LaneKind) -> None:
    lane, stage = Lane(id="l", kind=kind), Stage(id="s")
    action, note = Touchpoint(id="t", stage="s", step="V", lane="l"), Note(id="n", about="s", lane="l")
    fits, wrong = (action, note) if kind in ACTION_LANES else (note, action)
    JourneyMap([stage, lane, fits])
    with pytest.raises(BrokenReference, match="can't stand in “l”"):
        JourneyMap([stage, lane, wrong])


def test_a_lane_can_not_become_one_that_what_stands_in_it_can_not_stand_in() -> None:
    journey = JourneyMap(
        [
            Stage(id="s"),
            Lane(id="l", kind=LaneKind.BACK_STAGE),
            Touchpoint(id="t", stage="s", step="V", lane="l"),
        ]
    )
    journey.apply(replaced(journey, "l", kind=LaneKind.SUPPORT))
    with pytest.raises(BrokenReference, match="can't stand in “l”"):
        journey.apply(replaced(journey, "l", kind=LaneKind.CUSTOM))
    both = {**replaced(journey, "l", kind=LaneKind.CUSTOM).pairs, **replaced(journey, "t", lane="").pairs}
    journey.apply(Change("", both))


def test_views_follow_every_change() -> None:
    journey = small_map()
    assert [n.id for n in journey.notes_about("t2")] == ["n1"]
    journey.apply(Change("", {"n1": (journey["n1"], None)}))
    assert journey.notes_about("t2") == ()
    journey.apply(replaced(journey, "t3", stage="s1", step="B"))
    assert [t.id for t in journey.touchpoints_in("s2")] == []
    assert [key for key, _members in journey.steps("s1")] == ["A", "B"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "k0", "k1", "k15", "m", "z"]), st.sampled_from(["", "t1", "t3"])), max_size=20
    )
)
def test_the_connections_of_a_map_are_told_by_id_whatever_came_and_went(steps: list[tuple[str, str]]) -> None:
    journey = small_map()
    known = {c.id: c for c in journey.connections}
    for id, target in steps:
        after = Connection(id=id, source="t4", target=target) if target else None
        if after is None and id not in known:
            continue
        journey.apply(Change("", {id: (known.get(id), after)}))
        known.pop(id, None)
        if after is not None:
            known[id] = after
        assert journey.connections == tuple(sorted(known.values(), key=lambda c: c.id))
