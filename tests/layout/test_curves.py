"""Curves never overshoot their points, the hatching lies between both states, and values and names keep clear of each other."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from math import hypot

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing import Box, Path
from designer.drawing.drawing import flat
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, curve_spots, lay_out
from designer.layout.curve import heights_at, tangents
from designer.layout.curve_ends import end_labels
from designer.layout.curve_spots import SetStage, Span, Spot
from designer.layout.strands import Felt, FeltStage, FeltStep, Strand, felt_in
from designer.layout.texts import Texts
from designer.model import Channel, JourneyMap, Lane, LaneKind, MapHeader, MapState, Persona, Stage, Touchpoint
from designer.model.order import evenly
from designer.text import FontBook
from tests.layout.sight import overlapping, texts_on

heights = st.lists(st.floats(-100, 100, allow_nan=False), min_size=2, max_size=12)


@given(heights, st.data())
def test_a_curve_never_overshoots_the_points_beside_it(ys: list[float], chance: st.DataObject) -> None:
    gaps = chance.draw(st.lists(st.floats(1, 300), min_size=len(ys), max_size=len(ys)))
    xs = [sum(gaps[: i + 1]) for i in range(len(ys))]
    points = list(zip(xs, ys, strict=True))
    for (x0, y0), (x1, y1) in pairwise(points):
        between = heights_at(points, [x0 + (x1 - x0) * k / 20 for k in range(21)])
        assert min(y0, y1) - 1e-6 <= min(between)
        assert max(between) <= max(y0, y1) + 1e-6
        # And it only rises, or only falls.
        steps = [b - a for a, b in pairwise(between)]
        assert all(s >= -1e-6 for s in steps) or all(s <= 1e-6 for s in steps)


@given(heights)
def test_a_curve_is_level_at_both_ends_and_where_it_turns(ys: list[float]) -> None:
    slopes = tangents([(40.0 * i, y) for i, y in enumerate(ys)])
    assert slopes[0] == slopes[-1] == 0
    for i in range(1, len(ys) - 1):
        if (ys[i] - ys[i - 1]) * (ys[i + 1] - ys[i]) <= 0:
            assert slopes[i] == 0


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _felt(now: list[float], planned: list[float | None], names: tuple[str, ...] = ("Mara", "Jens")) -> JourneyLayout:
    touchpoints = [
        Touchpoint(
            id=f"t{i}", stage="s", step=step, channel="c", order=step, name=f"Does {i}", feeling=a, future_feeling=b,
            personas=tuple(f"p{k}" for k in range(len(names))), feelings=(("p1", -a),), engagement=3.0,
        )
        for i, (a, b, step) in enumerate(zip(now, planned, evenly(len(now)), strict=True))
    ]  # fmt: skip
    journey = JourneyMap(
        [
            MapHeader(id="map", shows=MapState.BOTH, shows_values=True),
            Stage(id="s", order="F", name="All"),
            Channel(id="c", order="F", name="Store"),
            Lane(id="e", order="U", kind=LaneKind.EMOTION),
            *(Persona(id=f"p{i}", order=f"{i + 1}5", name=name) for i, name in enumerate(names)),
            *touchpoints,
        ]
    )
    return lay_out(journey, Theme.load("paper"), _fonts(), LayoutOptions(arrangement=Arrangement.SWIMLANES))


def test_the_hatching_reaches_from_what_is_to_what_is_to_be_and_no_further() -> None:
    layout = _felt([-2, -1, 0, 1], [1, 1, 1, 1], ("Mara", "Jens"))
    areas = [g for g in layout.drawing.groups if "/area/" in g.key and g.element == "p0"]
    assert areas
    points = layout.grid.curves[0].points
    runs = [[(p.x, p.y) for p in points if p.persona == "p0" and p.is_planned is planned] for planned in (False, True)]
    hatches = 0
    for group in areas:
        for _x, _y, item in flat(group.content):
            assert isinstance(item, Path)
            numbers = item.points
            for x, top, x1, bottom in zip(*[iter(numbers)] * 4, strict=True):
                assert x == x1
                at = group.x + x
                a, b = (heights_at(run, [at])[0] for run in runs)
                assert abs(group.y + top - min(a, b)) < 0.6
                assert abs(group.y + bottom - max(a, b)) < 0.6
                hatches += 1
    assert hatches > 20


def test_nothing_is_hatched_where_nothing_is_planned() -> None:
    layout = _felt([1, 0, 1], [None, None, None])
    assert [g.key for g in layout.drawing.groups if "/area/" in g.key] == []


@given(
    st.lists(st.integers(-2, 2), min_size=2, max_size=6),
    st.sampled_from([("Mara", "Jens"), ("A", "Somebody with a name that is long enough"), ("Mara", "Jens", "Ole")]),
)
def test_values_faces_and_names_at_the_ends_keep_clear_of_each_other(now: list[int], names: tuple[str, ...]) -> None:
    layout = _felt([float(v) for v in now], [1.0 for _v in now], names)
    said = [s for s in texts_on(layout.drawing) if "/value/" in s.group.key or s.group.key.endswith("/end")]
    assert said
    assert overlapping([(s.group.key, s.box) for s in said]) == []
    right = layout.drawing.box.right
    assert all(s.box.right <= right for s in said)


def test_a_value_that_a_curve_or_hatching_runs_behind_stands_on_paper() -> None:
    """So that it can be read however many curves there are."""
    layout = _felt([-2, -1, 2, 0, 1, -2, 2, 1], [1, 2, -1, 1, -2, 0, -1, 2], tuple(f"Persona {i}" for i in range(5)))
    points = [p for place in layout.grid.curves for p in place.points]
    runs = [
        [(p.x, p.y) for p in points if (p.persona, p.is_planned) == kind]
        for kind in {(p.persona, p.is_planned) for p in points}
    ]
    hatches = [
        Box(group.x + x - 0.2, group.y + top, group.x + x + 0.2, group.y + bottom)
        for group in layout.drawing.groups
        if "/area/" in group.key
        for _x, _y, item in flat(group.content)
        if isinstance(item, Path)
        for x, top, _x1, bottom in zip(*[iter(item.points)] * 4, strict=True)
    ]
    struck = 0
    for seen in texts_on(layout.drawing):
        if "/value/" not in seen.group.key:
            continue
        box = seen.box
        xs = [box.left + (box.right - box.left) * i / 8 for i in range(9)]
        is_on_curve = any(
            box.top <= y <= box.bottom
            for run in runs
            for y in heights_at(run, [x for x in xs if run[0][0] <= x <= run[-1][0]])
        )
        if is_on_curve or any(hatch.meets(box) for hatch in hatches):
            struck += 1
            ground = next(item for _x, _y, item in flat(seen.group.content))
            assert isinstance(ground, Path)
            assert ground.fill == "#FFFFFF"
            assert ground.box.moved(seen.group.x, seen.group.y).grown(0.5).holds(box)
    assert struck > 5


def test_what_is_to_be_has_no_name_of_its_own_where_both_end_as_one() -> None:
    def names(planned: list[float | None]) -> list[str]:
        layout = _felt([-1, 0, 1], planned)
        said = [s.run.text for s in texts_on(layout.drawing) if s.group.key.endswith("/end")]
        return sorted(text for text in said if "Mara" in text)

    assert names([1, 1, 1]) == ["Mara"]
    assert names([1, 1, 2]) == ["Mara", "Mara, future"]


faces = st.lists(st.lists(st.integers(-2, 2), min_size=1, max_size=3), min_size=1, max_size=8)


@given(faces, st.floats(40, 90), st.integers(0, 2))
def test_no_two_faces_touch_where_there_is_room_for_all(values: list[list[int]], apart: float, truth: int) -> None:
    theme = Theme.load("paper")
    strands = [Strand(f"p{i}", f"P{i}", "#000000", (), 2.0) for i in range(3)]
    felt = [
        FeltStep(
            step,
            step + 1,
            tuple([Felt(who, float(value), (0,), is_truth=step == truth) for who, value in enumerate(some)]),
        )
        for step, some in enumerate(values)
    ]
    middles = [30 + apart * i for i in range(len(values))]
    ids = [f"t{i}" for i in range(len(values))]
    spots = SetStage(strands, Span(0, 50), theme).spots(felt, middles, ids, 60 + apart * (len(values) - 1))
    for who in range(3):  # no curve runs backwards
        xs = [spot.x for spot in spots if spot.strand == who]
        assert xs == sorted(set(xs))
    if apart < 66 and any(len(some) > 2 for some in values):
        return
    for a, b in combinations(spots, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= 2 * theme.emotion.halo - 0.2


def test_faces_of_neighbouring_steps_share_what_room_there_is() -> None:
    # Three personas at one height, steps hardly wider apart than a face is: none lies on another as a whole.
    theme = Theme.load("paper")
    strands = [Strand(f"p{i}", f"P{i}", "#000000", (), 2.0) for i in range(3)]
    felt = [FeltStep(i, i + 1, tuple([Felt(who, 1.0, (0,)) for who in range(3)])) for i in range(6)]
    middles = [12 + 22.0 * i for i in range(6)]
    spots = SetStage(strands, Span(0, 50), theme).spots(felt, middles, [f"t{i}" for i in range(6)], 134)
    xs = sorted(spot.x for spot in spots)
    assert min(b - a for a, b in pairwise(xs)) > 1.5
    assert xs[0] >= 0
    assert xs[-1] <= 134


class _Stage:
    """A stage of steps that come, go and feel otherwise, far more than can be read."""

    def __init__(self) -> None:
        self.touchpoints: list[Touchpoint] = []
        self.made = 0
        self.apart = 12.0
        for i in range(8):
            self.edit("add", i)

    def edit(self, kind: str, at: int) -> None:
        count = len(self.touchpoints)
        if kind in ("add", "ahead", "behind") or not count:
            beside = self.touchpoints[at % count] if kind != "add" and count else None
            place = at % (count + 1) if beside is None else at % count + (kind == "behind")
            step = f"step {self.made}" if beside is None else beside.step
            self.touchpoints.insert(place, self._touchpoint(step, at))
        elif kind == "take":
            del self.touchpoints[at % count]
        elif kind == "swap":
            self.touchpoints[at % count] = self._touchpoint(f"step {self.made}", at)
        elif kind == "feel":
            old = self.touchpoints[at % count]
            self.touchpoints[at % count] = msgspec.structs.replace(old, feeling=float(at % 5 - 2) if at % 6 else None)
        else:
            self.apart = 8.0 + at % 15
        steps = list(dict.fromkeys(t.step for t in self.touchpoints))
        self.touchpoints.sort(key=lambda t: steps.index(t.step))  # what is of one step stays together

    def _touchpoint(self, step: str, at: int) -> Touchpoint:
        self.made += 1
        personas = (("p0",), ("p0", "p1"), ("p0", "p1"))[at % 3]
        return Touchpoint(id=f"t{self.made}", step=step, personas=personas, feeling=float(at % 5 - 2))


changes = st.tuples(
    st.sampled_from(["add", "swap", "ahead", "behind", "take", "feel", "spread"]),
    st.integers(min_value=0, max_value=60),
)


@settings(max_examples=300)
@given(st.lists(st.lists(changes, min_size=1, max_size=3), min_size=6, max_size=30))
def test_points_are_the_same_however_their_stage_came_to_be(edits: list[list[tuple[str, int]]]) -> None:
    theme, stage = Theme.load("paper"), _Stage()
    strands = [Strand(f"p{i}", f"P{i}", "#000000", (), 2.0) for i in range(2)]
    kept_felt, kept_spots = FeltStage(), SetStage(strands, Span(0, 50), theme)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(curve_spots, "MOST_SPREAD", 6)
        for edit in edits:
            for kind, at in edit:
                stage.edit(kind, at)
            touchpoints = tuple(stage.touchpoints)
            steps = list(dict.fromkeys(t.step for t in touchpoints))
            # As columns interlock, not all are as far from each other.
            places = {step: 20 + stage.apart * i + int(step[5:]) % 4 * 2 for i, step in enumerate(steps)}
            middles = tuple([places[t.step] for t in touchpoints])
            ids, width = tuple([t.id for t in touchpoints]), 50 + stage.apart * len(steps)
            felt = felt_in(kept_felt, touchpoints, strands)
            assert felt == felt_in(FeltStage(), touchpoints, strands)
            anew = SetStage(strands, Span(0, 50), theme).spots(felt, middles, ids, width)
            assert list(kept_spots.spots(felt, middles, ids, width)) == list(anew)


@pytest.mark.parametrize("scale", ["1..5", "6..1", "0..10", "nps"])
def test_a_curve_is_read_on_the_scale_that_its_lane_declares(scale: str) -> None:
    journey = JourneyMap(
        [
            MapHeader(id="map"),
            Stage(id="s", order="F", name="All"),
            Channel(id="c", order="F", name="Store"),
            Lane(id="e", order="U", kind=LaneKind.EMOTION, scale=scale),
            Touchpoint(id="t", stage="s", step="F", channel="c", order="F", name="Does", feeling=2.0),
            Touchpoint(id="u", stage="s", step="U", channel="c", order="U", name="Ends", feeling=-2.0),
        ]
    )
    layout = lay_out(journey, Theme.load("paper"), _fonts(), LayoutOptions())
    said = {run.text for group, _x, _y, run in layout.drawing.texts() if group.key == "e/scale"}
    ends = {"1..5": {"5", "1"}, "6..1": {"1", "6"}, "0..10": {"10", "0"}, "nps": {"+100", "−100"}}[scale]
    assert ends <= said
    place = layout.grid.curves[0]
    assert {round(p.y) for p in place.points} == {round(place.top), round(place.bottom)}


def test_the_name_of_a_curve_stands_alike_however_high_on_the_map_its_lane_lies() -> None:
    # Just above and just below the end of a flat curve are as good as each other, whatever sums of fractions say.
    strands = [Strand("p1", "Mara", "#000000", (), 2.0), Strand("p2", "Jens", "#000000", (), 2.0)]
    texts = Texts(FontBook.bundled(), Theme.load("paper"))
    places = set()
    for n in range(400):
        top = 300 + n * 0.31
        mara = [Spot(0, x, top + 37.1, -1.0, (f"t{x}",)) for x in (0.0, 200.0, 400.0)]
        jens = [Spot(1, x, top + 37.1, -1.0, (f"t{x}",)) for x in (0.0, 100.0)]
        names = end_labels([mara, jens], strands, top, top + 142, top + 120, 900, texts)
        places.add(tuple(round(name.box.top - top, 3) for name in names))
    assert len(places) == 1
