"""Insight on maps that a person can follow, and on maps too large for one."""

from __future__ import annotations

import time

from designer.checks import check
from designer.insight import as_json, as_text, look_into
from designer.model import Channel, Connection, ConnectionKind, Element, JourneyMap, MapHeader, Stage, Touchpoint
from designer.model.order import evenly
from designer.templates import open_sample
from tests.checks.cases import narrow
from tests.checks.maps import change
from tests.maps import rich_map


def chain(count: int) -> list[Element]:
    """So many touchpoints, one a step, none connected."""
    keys = evenly(count)
    return [
        MapHeader(id="map", title="Long"),
        Stage(id="S", order="1", name="S"),
        Channel(id="w", order="1", name="Website"),
        *(
            Touchpoint(id=f"t{i:05}", name=f"T{i}", stage="S", step=key, channel="w", feeling=float(i % 3 - 1))
            for i, key in enumerate(keys)
        ),
    ]


def ways(*pairs: tuple[int, int]) -> list[Connection]:
    return [Connection(id=f"k{n:07}", source=f"t{a:05}", target=f"t{b:05}") for n, (a, b) in enumerate(pairs) if a != b]


def test_shares_tell_who_ends_where() -> None:
    journey = JourneyMap(
        [
            *chain(4),
            Connection(id="k1", source="t00000", target="t00001", share=70.0, label="online"),
            Connection(id="k2", source="t00000", target="t00002"),
            Connection(id="k3", source="t00001", target="t00003"),
        ]
    )
    insight = look_into(journey)
    assert insight.main.touchpoints == ("t00000", "t00001", "t00003")
    assert round(insight.main_share, 6) == 0.7
    ends = {e.touchpoint: (round(e.share, 6), e.is_exit) for e in insight.ends}
    assert ends == {"t00002": (0.3, True), "t00003": (0.7, True)}
    (detour,) = insight.detours
    assert (detour.leaves, detour.via, detour.joins, round(detour.share, 6)) == ("t00000", ("t00002",), "", 0.3)


def test_an_endless_loop_keeps_those_who_come_into_it() -> None:
    journey = JourneyMap([*chain(5), *ways((0, 1), (1, 2), (2, 1), (0, 3), (3, 4))])
    insight = look_into(journey)
    assert round(insight.lost, 6) == 0.5
    assert "50 % come to no end: they go round in a loop" in as_text(insight, journey)


def test_returns_are_not_walked() -> None:
    journey = JourneyMap(
        [
            *chain(3),
            *ways((0, 1), (1, 2)),
            Connection(id="r", source="t00001", target="t00000", kind=ConnectionKind.RETURN),
        ]
    )
    insight = look_into(journey)
    assert insight.detours == ()
    assert insight.lost == 0


def test_a_map_without_connections_says_so() -> None:
    journey = JourneyMap(chain(3))
    assert as_text(look_into(journey), journey) == (
        "Long\nThe map has no connection yet. Connect its touchpoints to see the ways through it.\n"
    )
    assert as_json(look_into(journey), journey)["reason"]


def test_a_sample_told_in_words() -> None:
    journey = open_sample("commuter-bike")
    said = as_text(look_into(journey), journey)
    assert "15 touchpoints, 14 changes of channel, taken by 65 %" in said
    assert "From “Test ride in the store” through “Order in the store” to “Apply for the lease”: 35 %" in said
    assert "Every way goes through “Apply for the lease”." in said
    assert "100 % end at “Lend it to a colleague”" in said
    assert "Mara: +0.5 in the mean of 13 feelings, lowest at “Order online”" in said


def seconds(journey: JourneyMap) -> float:
    began = time.process_time()
    look_into(journey)
    return time.process_time() - began


def test_twenty_thousand_touchpoints_are_no_trouble() -> None:
    journey = rich_map(20_000, seed=1)
    journey.flow  # noqa: B018  (built)
    assert seconds(journey) < 8


def test_a_dense_map_is_looked_into_as_well_and_most_ways_are_counted_only() -> None:
    journey = JourneyMap([*chain(400), *ways(*((a, b) for a in range(400) for b in range(a + 1, 400)))])
    assert seconds(journey) < 8
    insight = look_into(journey)
    assert len(insight.detours) == 60
    assert insight.detours_left_out > 70_000
    shares = [d.share for d in insight.detours]
    assert shares == sorted(shares, reverse=True)


def test_one_loop_through_everything_ends_too() -> None:
    count = 3000
    journey = JourneyMap([*chain(count), *ways(*((i, (i + 1) % count) for i in range(count)), (5, count - 1))])
    insight = look_into(journey)
    assert insight.reason, "everything is led to: it begins nowhere"
    started = [e if e.id != "t00000" else Touchpoint(id="t00000", name="T0", stage="S", step=e.step, channel="w", is_start=True)  # type: ignore[attr-defined]
               for e in chain(count)]  # fmt: skip
    looped = JourneyMap([*started, *ways(*((i, (i + 1) % count) for i in range(count)))])
    assert seconds(looped) < 8
    assert look_into(looped).main.touchpoints[0] == "t00000"


def test_a_point_where_all_ways_meet_is_told_although_it_works_well_and_so_is_no_gap() -> None:
    journey = change(narrow(), "m", feeling=1)
    assert look_into(journey).bottlenecks == ("m",)
    assert "GR06" not in {gap.rule for gap in check(journey).gaps}


def test_where_today_and_the_future_part_everybody_goes_the_way_of_today() -> None:
    journey = open_sample("team-software")
    insight = look_into(journey)
    assert insight.main_share == 1.0
    (planned,) = insight.detours
    assert planned.is_planned
    assert [journey[id].name for id in planned.via] == ["Opens a plan like hers"]  # type: ignore[attr-defined]
    said = as_text(insight, journey)
    assert "taken by" not in said
    assert "to “Imports the old spreadsheet”: in the future state, 1 change of channel" in said
    assert as_json(insight, journey)["alternatives"][0]["planned"] is True


def test_a_way_of_today_is_the_main_one_wherever_the_planned_one_stands() -> None:
    journey = JourneyMap([*chain(4), *ways((0, 1), (0, 2), (1, 3), (2, 3))])
    change(journey, "t00001", state="future")
    insight = look_into(journey)
    assert insight.main.touchpoints == ("t00000", "t00002", "t00003")
    assert [round(end.share, 6) for end in insight.ends] == [1.0]
