"""Insight against a second computation that knows no graph library: all simple ways tried one by one, and matrices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.insight import look_into
from designer.model import Channel, Connection, ConnectionKind, JourneyMap, MapHeader, Persona, Stage, Touchpoint
from designer.model.order import evenly

KEYS = evenly(12)
Ways = dict[str, list[Connection]]


@st.composite
def maps(draw: st.DrawFn, *, has_loops: bool) -> JourneyMap:
    """Two to seven touchpoints in up to three stages, connected at random, some with shares."""
    stages = [Stage(id=f"S{i}", name=f"S{i}", order=KEYS[i]) for i in range(draw(st.integers(1, 3)))]
    channels = [Channel(id=f"c{i}", name=f"c{i}", order=KEYS[i]) for i in range(2)]
    touchpoints = [
        Touchpoint(
            id=f"t{i}",
            name=f"t{i}",
            stage=draw(st.sampled_from(stages)).id,
            step=KEYS[draw(st.integers(0, 3))],
            channel=draw(st.sampled_from(channels)).id,
            order=KEYS[i],
            feeling=draw(st.sampled_from([None, -2.0, -1.0, 0.0, 1.5])),
            is_start=draw(st.integers(0, 9)) == 0,
            is_end=draw(st.integers(0, 9)) == 0,
        )
        for i in range(draw(st.integers(2, 7)))
    ]
    ordered = JourneyMap([*stages, *channels, *touchpoints]).touchpoints
    rank = {t.id: n for n, t in enumerate(ordered)}
    pair = st.tuples(st.sampled_from(ordered), st.sampled_from(ordered)).map(lambda p: (p[0].id, p[1].id))
    pair = pair.filter(lambda p: p[0] != p[1] if has_loops else rank[p[0]] < rank[p[1]])
    pairs = draw(st.lists(pair, min_size=1, max_size=10, unique=True)) if len(ordered) > 1 else []
    kinds = st.sampled_from([ConnectionKind.MAIN] * 3 + [ConnectionKind.ALTERNATIVE, ConnectionKind.RETURN])
    shares = st.sampled_from([None, None, None, 0.0, 20.0, 50.0, 80.0])
    connections = [
        Connection(id=f"k{n:02}", source=a, target=b, kind=draw(kinds), share=draw(shares))
        for n, (a, b) in enumerate(pairs)
    ]
    return JourneyMap([MapHeader(id="map", title="M"), *stages, *channels, *touchpoints, *connections])


def walked(journey: JourneyMap) -> Ways:
    placed = {t.id for t in journey.touchpoints}
    ways: Ways = {id: [] for id in placed}
    for way in journey.connections:
        if way.kind is not ConnectionKind.RETURN and way.source in placed and way.target in placed:
            ways[way.source].append(way)
    for found in ways.values():
        found.sort(
            key=lambda w: (-(w.share or 0), w.kind is ConnectionKind.ALTERNATIVE, journey.numbers[w.target], w.id)
        )
    return ways


def begins_and_ends(journey: JourneyMap, ways: Ways) -> tuple[list[str], list[str]]:
    there = journey.touchpoints
    targets = {w.target for found in ways.values() for w in found}
    begins = [t.id for t in there if t.is_start or (t.stage == there[0].stage and t.id not in targets)]
    last = there[-1]
    ends = [t.id for t in there if t.is_end or (t.stage == last.stage and (t.step == last.step or not ways[t.id]))]
    return begins, ends


def simple_ways(ways: Ways, path: list[str]) -> Iterator[list[str]]:
    yield path
    for way in ways[path[-1]]:
        if way.target not in path:
            yield from simple_ways(ways, [*path, way.target])


def matrix_of(journey: JourneyMap, ways: Ways, ends: list[str]) -> tuple[list[str], np.ndarray]:
    ids = [t.id for t in journey.touchpoints]
    matrix = np.zeros((len(ids), len(ids)))
    for id, found in ways.items():
        if not found:
            continue
        given = sum(w.share for w in found if w.share is not None)
        bare = [w for w in found if w.share is None]
        parts = [w.share if w.share is not None else max(100 - given, 0) / len(bare) for w in found]
        if sum(parts) == 0:
            parts = [100 / len(found)] * len(found)
        whole = 100 if sum(parts) < 100 and id in ends else sum(parts)
        for way, part in zip(found, parts, strict=True):
            matrix[ids.index(id), ids.index(way.target)] += part / whole
    return ids, matrix


@given(maps(has_loops=True))
def test_who_ends_where_is_what_a_long_walk_by_matrices_tells(journey: JourneyMap) -> None:
    insight = look_into(journey)
    ways = walked(journey)
    begins, ends = begins_and_ends(journey, ways)
    if not begins:
        assert insight.reason
        return
    ids, matrix = matrix_of(journey, ways, ends)
    stop = np.clip(1 - matrix.sum(axis=1), 0, 1)
    stop[stop < 1e-9] = 0
    at = np.array([1 / len(begins) if id in begins else 0.0 for id in ids])
    ended = np.zeros(len(ids))
    for _step in range(3000):
        ended += at * stop
        at = at @ matrix
    assert {e.touchpoint for e in insight.ends} >= set(ends)
    told = {e.touchpoint: e.share for e in insight.ends}
    for id, share in zip(ids, ended, strict=True):
        assert told.get(id, 0.0) == pytest.approx(share, abs=1e-6), id
    assert insight.lost == pytest.approx(max(0, 1 - ended.sum()), abs=1e-6)
    assert all(e.is_exit == (e.touchpoint in ends) for e in insight.ends)


@given(maps(has_loops=True))
def test_main_path_and_ways_beside_it_go_each_way_that_can_be_walked_once(journey: JourneyMap) -> None:
    insight = look_into(journey)
    ways = walked(journey)
    begins, _ends = begins_and_ends(journey, ways)
    reached = {path[-1] for begin in begins for path in simple_ways(ways, [begin])}
    walkable = sorted(w.id for id in reached for w in ways[id])
    gone = [*insight.main.connections, *(k for d in insight.detours for k in d.path.connections)]
    assert sorted(gone) == walkable
    for path in (insight.main, *(d.path for d in insight.detours)):
        hops = [(journey[k].source, journey[k].target) for k in path.connections]  # type: ignore[attr-defined]
        assert hops == list(zip(path.touchpoints, path.touchpoints[1:]))
        through = [journey[i].channel for i in path.touchpoints]  # type: ignore[attr-defined]
        assert path.switches == sum(a != b for a, b in pairwise(through))


@given(maps(has_loops=False))
def test_the_main_path_is_the_first_of_all_ways_by_preference(journey: JourneyMap) -> None:
    insight = look_into(journey)
    ways = walked(journey)
    begins, ends = begins_and_ends(journey, ways)
    finals = [id for id in ends if not ways[id]] or ends
    if not begins:
        return
    # In the order in which they are tried the first one wins: at each branch the preferred way.
    tried = [p for p in simple_ways(ways, [begins[0]]) if p[-1] in finals and not set(p[:-1]) & set(finals)]
    assert list(insight.main.touchpoints) == (tried[0] if tried else [])


@given(maps(has_loops=False))
def test_the_worst_way_is_the_least_of_all(journey: JourneyMap) -> None:
    insight = look_into(journey)
    ways = walked(journey)
    begins, ends = begins_and_ends(journey, ways)
    finals = [i for i in ends if not ways[i] or journey[i].is_end] or ends  # type: ignore[attr-defined]

    def felt(path: list[str]) -> float:
        return sum(journey[i].feeling or 0.0 for i in path)  # type: ignore[attr-defined]

    every = [p for begin in begins for p in simple_ways(ways, [begin]) if p[-1] in finals]
    if insight.worst:
        (worst,) = insight.worst
        assert worst.total == pytest.approx(min(map(felt, every)))
        assert worst.total == pytest.approx(felt(list(worst.path.touchpoints)))
        values = [v for i in worst.path.touchpoints if (v := journey[i].feeling) is not None]  # type: ignore[attr-defined]
        assert worst.mean == pytest.approx(sum(values) / len(values))
        assert journey[worst.lowest].feeling == min(values)  # type: ignore[attr-defined]


@given(maps(has_loops=True))
def test_without_a_bottleneck_no_end_can_be_reached(journey: JourneyMap) -> None:
    insight = look_into(journey)
    # The rule lets customers come back too.
    placed = {t.id for t in journey.touchpoints}
    on = {id: {k.target for k in journey.connections_from(id) if k.target in placed} for id in placed}
    ways = walked(journey)
    begins, ends = begins_and_ends(journey, ways)

    def reaches_an_end(without: str) -> bool:
        reached, waiting = set(), [b for b in begins if b != without]
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting += [t for t in on[at] if t != without]
        return bool(reached & set(ends))

    if not insight.reason:
        for id in placed - set(begins) - set(ends):
            sources = {k.source for k in journey.connections_to(id) if k.kind is not ConnectionKind.RETURN}
            if id in insight.bottlenecks:
                assert not reaches_an_end(id)
            elif reaches_an_end("") and len(sources) > 1 and any(len(found) > 1 for found in ways.values()):
                # The rule counts fewer ways as a branch than the walk does; those that it leaves out lead back.
                assert reaches_an_end(id) or not any(_is_branch(journey, ways, i) for i in placed)


def _is_branch(journey: JourneyMap, ways: Ways, id: str) -> bool:
    def forward(way: Connection) -> bool:
        source, target = journey[way.source], journey[way.target]
        assert isinstance(source, Touchpoint)
        assert isinstance(target, Touchpoint)
        if source.stage == target.stage:
            return target.step >= source.step
        return journey.numbers[target.id] > journey.numbers[source.id]

    return sum(map(forward, ways[id])) > 1


def test_personas_have_worst_ways_of_their_own() -> None:
    def touchpoint(id: str, step: int, felt: tuple[tuple[str, float], ...]) -> Touchpoint:
        return Touchpoint(id=id, name=id, stage="S", step=KEYS[step], channel="c", feelings=felt)

    journey = JourneyMap(
        [
            Stage(id="S", order="1", name="S"),
            Channel(id="c", order="1", name="Web"),
            Persona(id="p", name="P", order="1"),
            Persona(id="q", name="Q", order="2"),
            touchpoint("a", 0, (("p", 0.0), ("q", 0.0))),
            touchpoint("b", 1, (("p", -2.0), ("q", 1.0))),
            touchpoint("c2", 1, (("p", 1.0), ("q", -1.0))),
            touchpoint("d", 2, (("p", 2.0), ("q", 2.0))),
            Connection(id="k1", source="a", target="b"),
            Connection(id="k2", source="a", target="c2"),
            Connection(id="k3", source="b", target="d"),
            Connection(id="k4", source="c2", target="d"),
        ]
    )
    worst = {w.persona: (w.path.touchpoints, w.lowest) for w in look_into(journey).worst}
    assert worst == {"p": (("a", "b", "d"), "b"), "q": (("a", "c2", "d"), "c2")}
