"""The graph rules against a second computation that knows no graph library: matrices of who reaches whom.

Everything is worked out from the lists of touchpoints and connections by Warshall's closure, after the words of the rules
alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from designer.checks import CATALOGUE, Profile, check
from designer.checks.branches import meeting_points
from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.order import evenly
from tests.checks.maps import found, reason

KEYS = evenly(12)
STATES = (*[""] * 10, "current", "future")


@st.composite
def maps(draw: st.DrawFn) -> JourneyMap:
    """Three to nine touchpoints in up to three stages, the tray and a back-stage lane among their places."""
    stages = [Stage(id=f"S{i}", name=f"S{i}", order=KEYS[i]) for i in range(draw(st.integers(1, 3)))]
    places = st.sampled_from([s.id for s in stages] * 4 + [""])
    touchpoints = []
    for i in range(draw(st.integers(3, 9))):
        is_action = draw(st.integers(0, 9)) == 0
        touchpoints.append(
            Touchpoint(
                id=f"t{i}",
                name=f"t{i}",
                stage=draw(places),
                step=KEYS[draw(st.integers(0, 3))],
                channel="" if is_action else "web",
                lane="back" if is_action else "",
                personas=("p",),
                order=KEYS[i],
                is_start=draw(st.integers(0, 11)) == 0,
                is_end=draw(st.integers(0, 11)) == 0,
                state=draw(st.sampled_from(STATES)),
                feeling=draw(st.sampled_from([None, 1.0])),
            )
        )
    ids = [t.id for t in touchpoints]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda ends: ends[0] != ends[1])
    kinds = st.sampled_from([ConnectionKind.MAIN] * 3 + [ConnectionKind.ALTERNATIVE, ConnectionKind.RETURN])
    ways = draw(st.lists(st.tuples(ends, kinds), max_size=12))
    connections = [Connection(id=f"c{i:02}", source=a, target=b, kind=kind) for i, ((a, b), kind) in enumerate(ways)]
    return JourneyMap(
        [
            MapHeader(id="map", scenario="s"),
            Persona(id="p", name="p"),
            Channel(id="web", name="web", order="A"),
            Lane(id="back", name="back", kind=LaneKind.BACK_STAGE, order="B"),
            *stages,
            *touchpoints,
            *connections,
        ]
    )


class Matrix:
    """What a map says of its ways, as matrices over all touchpoints: placed ones first, in map order."""

    def __init__(self, journey: JourneyMap) -> None:
        stages = {s.id: i for i, s in enumerate(sorted(journey.of(Stage), key=lambda s: s.order))}
        everyone = list(journey.of(Touchpoint))
        placed = [t for t in everyone if t.stage]
        placed.sort(key=lambda t: (stages[t.stage], t.step, t.lane == "back", t.order))
        self.all = [*placed, *(t for t in everyone if not t.stage)]
        self.at = {t.id: i for i, t in enumerate(self.all)}
        size = len(self.all)
        self.leads = np.zeros((size, size), dtype=bool)
        self.forward = np.zeros((size, size), dtype=bool)  # without returns
        for way in journey.of(Connection):
            self.leads[self.at[way.source], self.at[way.target]] = True
            if way.kind is not ConnectionKind.RETURN:
                self.forward[self.at[way.source], self.at[way.target]] = True
        self.reaches = closure(self.leads)
        self.together = closure(self.leads | self.leads.T)
        self.placed = np.array([bool(t.stage) for t in self.all])
        linked: NDArray[Any] = np.logical_or(self.leads.any(axis=0), self.leads.any(axis=1))
        self.member = np.array([bool(t.stage) and (not t.lane or linked[i]) for i, t in enumerate(self.all)])
        there = [i for i in range(size) if self.member[i]]
        first = self.all[there[0]].stage if there else None
        last = self.all[there[-1]] if there else None
        self.first = [i for i in there if self.all[i].stage == first]
        self.entry = [
            i
            for i in there
            if self.all[i].is_start or (self.all[i].stage == first and not (self.forward[:, i] & self.placed).any())
        ]
        self.exit = [
            i
            for i in there
            if self.all[i].is_end
            or (
                last
                and self.all[i].stage == last.stage
                and (self.all[i].step == last.step or not self.forward[i].any())
            )
        ]
        self.there = there

    def names(self, places: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.all[i].id for i in sorted(places))

    def loop_of(self, i: int) -> list[int]:
        return [j for j in range(len(self.all)) if j == i or (self.reaches[i, j] and self.reaches[j, i])]


def closure(matrix: NDArray[Any]) -> NDArray[Any]:
    """Warshall: who gets to whom over any number of ways, everyone to themselves."""
    reached: NDArray[Any] = matrix | np.eye(len(matrix), dtype=bool)
    for k in range(len(matrix)):
        reached |= np.outer(reached[:, k], reached[k])
    return reached


class ByHand:
    """What the rules must say of a map that has a connection, worked out from its matrices."""

    def __init__(self, journey: JourneyMap) -> None:
        self.journey = journey
        self.m = Matrix(journey)
        self.everywhere = range(len(self.m.all))

    def gaps(self) -> dict[str, list[tuple[str, ...]]]:
        return {
            "GR01": [(self.m.all[self.m.first[0]].stage,)] if self.m.there and not self.m.entry else [],
            "GR02": self.unreachable(),
            "GR03": self.dead_ends(),
            "GR04": self.endless_loops(),
            "GR06": self.bottlenecks(),
            "GR08": self.backward(),
            "GR10": self.detached(),
        }

    def unreachable(self) -> list[tuple[str, ...]]:
        return [(self.m.all[i].id,) for i in self.roots()]

    def roots(self) -> list[int]:
        m = self.m
        tray = [i for i in self.everywhere if not m.placed[i]]
        begun = [*(m.entry or m.first), *tray]
        lost = [i for i in m.there if not any(m.reaches[b, i] for b in begun)]
        # A root: whoever leads to it, over any number of ways, is led to by it as well.
        roots = [i for i in lost if all(m.reaches[i, j] for j in self.everywhere if m.reaches[j, i])]
        return sorted({min(m.loop_of(i)) for i in roots})

    def dead_ends(self) -> list[tuple[str, ...]]:
        m = self.m
        ends = [i for i in m.there if not m.leads[i].any() and i not in m.exit]
        dead = [i for i in ends if m.leads[:, i].any() or i in m.entry]
        # Of each part that nothing leads to, the last dead end before it lacks only the connection to it.
        for root in self.roots():
            before = [i for i in dead if i < root and not m.reaches[root, i]]
            if before:
                dead.remove(before[-1])
        return [(m.all[i].id,) for i in dead]

    def endless_loops(self) -> list[tuple[str, ...]]:
        m = self.m
        loops = set()
        for i in m.there:
            loop = m.loop_of(i)
            outside = [j for j in self.everywhere if j not in loop]
            closed = len(loop) > 1 and not m.reaches[np.ix_(loop, outside)].any()
            if closed and not set(loop) & set(m.exit) and all(m.placed[j] for j in loop):
                loops.add(tuple(sorted(loop)))
        return [m.names(loop) for loop in sorted(loops)]

    def bottlenecks(self) -> list[tuple[str, ...]]:
        """Of the points where ways meet those where it hurts: that feel bad, that are come back to; where nothing is known of
        any feeling, all."""
        back = {way.target for way in self.journey.of(Connection) if way.kind is ConnectionKind.RETURN}
        felt = {t.id: t.feeling for t in self.m.all}
        is_silent = all(felt[t.id] is None for t in self.m.all if t.stage)
        found = tuple(id for id in self.meeting_points() if is_silent or felt[id] == -1 or id in back)
        return [found] if found else []

    def meeting_points(self) -> tuple[str, ...]:
        """By taking each touchpoint away: is there still a way from an entry to an exit?"""
        m = self.m
        size = len(m.all)
        on = np.zeros((size, size), dtype=bool)
        for way in self.journey.of(Connection):
            a, b = m.at[way.source], m.at[way.target]
            source, target = m.all[a], m.all[b]
            if way.kind is not ConnectionKind.RETURN and source.stage and target.stage:
                on[a, b] |= (source.stage, source.step) <= (target.stage, target.step)
        is_today = np.array([t.state != "future" for t in m.all])
        is_later = np.array([t.state != "current" for t in m.all])
        forks = [(on[i] & is_today).sum() > 1 or (on[i] & is_later).sum() > 1 for i in self.everywhere]
        meets = [(on[:, i] & is_today).sum() > 1 or (on[:, i] & is_later).sum() > 1 for i in self.everywhere]
        if not any(forks) or not self.leads_through(None):
            return ()
        ends = {*m.entry, *m.exit}
        return m.names([i for i in m.there if i not in ends and meets[i] and not self.leads_through(i)])

    def leads_through(self, gone: int | None) -> bool:
        kept = [i for i in self.everywhere if i != gone]
        reaches = closure(self.m.leads[np.ix_(kept, kept)])
        place = {i: k for k, i in enumerate(kept)}
        return any(reaches[place[a], place[b]] for a in self.m.entry for b in self.m.exit if a != gone and b != gone)

    def backward(self) -> list[tuple[str, ...]]:
        found = []
        for way in self.journey.of(Connection):
            source, target = (self.m.all[self.m.at[end]] for end in (way.source, way.target))
            if way.kind is not ConnectionKind.RETURN and "" < target.stage < source.stage:
                found.append((self.m.at[source.id], self.m.at[target.id], way.id))
        return [(id,) for *_place, id in sorted(found)]

    def detached(self) -> list[tuple[str, ...]]:
        m = self.m
        groups = {tuple(j for j in m.there if m.together[i, j]) for i in m.there}
        begun = (group for group in groups if len(group) > 1 and set(group) & set(m.entry))
        ordered = sorted(begun, key=lambda group: (-len(group), group[0]))
        return [m.names(group) for group in sorted(ordered[1:])]


PROOF = Profile("proof", "Proof", tuple(check for check in CATALOGUE if check.id.startswith("GR")))


@settings(max_examples=300)
@given(maps())
def test_every_graph_rule_says_what_the_matrices_say(journey: JourneyMap) -> None:
    compare(journey)


def test_they_agree_on_5000_random_graphs() -> None:
    random = Random(20261128)
    gaps = Counter(rule for _ in range(5000) for rule in compare(random_map(random)))
    assert all(gaps[rule] >= 40 for rule in ("GR01", "GR02", "GR03", "GR04", "GR06", "GR08", "GR10")), gaps


def compare(journey: JourneyMap) -> list[str]:
    """Hold the rules against the matrices; the rules that found something."""
    findings = check(journey, PROOF)
    by_hand = ByHand(journey)
    expected = by_hand.gaps()
    assert tuple(t.id for t in meeting_points(journey)) == by_hand.meeting_points()
    for rule, gaps in expected.items():
        if journey.connections:
            assert found(findings, rule) == gaps, rule
        else:
            assert found(findings, rule) == [], rule
            assert reason(findings, rule), rule
    return [gap.rule for gap in findings.gaps]


def random_map(random: Random) -> JourneyMap:
    """A map as `maps` makes them, twenty times as fast, and up to twice as large."""
    stages = [Stage(id=f"S{i}", name=f"S{i}", order=KEYS[i]) for i in range(random.randint(1, 4))]
    places = [*(s.id for s in stages), *(s.id for s in stages), *(s.id for s in stages), ""]
    touchpoints = []
    feelings = random.choice(((None,), (None, -1.0, 1.0), (-1.0, 1.0)))
    for i in range(random.randint(3, 12)):
        is_action = random.random() < 0.1
        touchpoints.append(
            Touchpoint(
                id=f"t{i:02}",
                name=f"t{i}",
                stage=random.choice(places),
                step=random.choice(KEYS[:4]),
                channel="" if is_action else "web",
                lane="back" if is_action else "",
                order=KEYS[i],
                is_start=random.random() < 0.05,
                is_end=random.random() < 0.05,
                state=random.choice(STATES),
                feeling=random.choice(feelings),
            )
        )
    kinds = [ConnectionKind.MAIN] * 4 + [ConnectionKind.ALTERNATIVE, ConnectionKind.RETURN]
    connections = []
    for i in range(random.randint(0, 16)):
        a, b = random.sample(touchpoints, 2)
        if random.random() < 0.6 and (a.stage, a.step) > (b.stage, b.step):
            a, b = b, a
        connections.append(Connection(id=f"c{i:02}", source=a.id, target=b.id, kind=random.choice(kinds)))
    fixed = [
        Channel(id="web", name="web", order="A"),
        Lane(id="back", name="back", kind=LaneKind.BACK_STAGE, order="B"),
    ]
    return JourneyMap([MapHeader(id="map"), *fixed, *stages, *touchpoints, *connections])


@given(maps())
def test_the_culprits_do_not_depend_on_the_order_in_which_elements_came(journey: JourneyMap) -> None:
    assert check(JourneyMap(reversed(list(journey)))) == check(journey)
