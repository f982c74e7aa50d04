"""The ordered views of a map are kept from one change to the next: they are those of a map that was never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.model import Change, Channel, Connection, ConnectionKind, Element, JourneyMap, Note, Stage, Touchpoint

STAGES, CHANNELS, KEYS = ("s1", "s2", ""), ("c1", "c2", ""), ("A", "B", "V")

places = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(STAGES),
        "channel": st.sampled_from(CHANNELS),
        "order": st.sampled_from(KEYS),
        "step": st.sampled_from(KEYS),
    }
)
edits = st.tuples(
    st.sampled_from(["add", "move", "take", "say", "note", "forget", "connect", "swap lanes", "move stage"]),
    st.integers(0, 30),
    places,
)


@dataclass
class _Change:
    """What one change is made of: each element before and after."""

    journey: JourneyMap
    ids: count[int]
    pairs: dict[str, tuple[Element | None, Element | None]] = field(default_factory=dict)

    def now(self, cls: type[Element]) -> list[Element]:
        found = dict(self.journey.elements)
        found.update({id: after for id, (_before, after) in self.pairs.items() if after is not None})
        gone = {id for id, (_before, after) in self.pairs.items() if after is None}
        return [one for id, one in found.items() if isinstance(one, cls) and id not in gone]

    def put(self, id: str, after: Element | None) -> None:
        before = self.journey.get(id)
        if before is None and after is None:
            self.pairs.pop(id, None)
        else:
            self.pairs[id] = (before, after)

    def edit(self, kind: str, at: int, place: dict[str, str]) -> None:
        touchpoints, notes, new = self.now(Touchpoint), self.now(Note), next(self.ids)
        if place["stage"] == "":
            place = {**place, "step": ""}
        if kind == "add":
            self.put(f"t{new}", msgspec.structs.replace(Touchpoint(id=f"t{new}"), **place))
        elif kind == "swap lanes":
            one, other = (self.now(Channel)[i] for i in (0, 1))
            self.put(one.id, msgspec.structs.replace(one, order=other.order))  # type: ignore[attr-defined]
            self.put(other.id, msgspec.structs.replace(other, order=one.order))  # type: ignore[attr-defined]
        elif kind == "move stage":
            self.put("s1", msgspec.structs.replace(self.now(Stage)[0], order=KEYS[at % 3]))
        elif kind == "forget" and notes:
            self.put(notes[at % len(notes)].id, None)
        elif touchpoints:
            self._edit_one(kind, touchpoints[at % len(touchpoints)], touchpoints[at % 7 % len(touchpoints)], place, new)

    def _edit_one(self, kind: str, one: Element, other: Element, place: dict[str, str], new: int) -> None:
        if kind == "move":
            self.put(one.id, msgspec.structs.replace(one, **place))
        elif kind == "say":
            self.put(one.id, msgspec.structs.replace(one, name=f"Says {new}"))
        elif kind == "note":
            self.put(f"n{new}", Note(id=f"n{new}", about=one.id, order=place["order"]))
        elif kind == "connect" and one.id != other.id:
            kind_of = list(ConnectionKind)[new % 3]
            self.put(f"k{new}", Connection(id=f"k{new}", source=one.id, target=other.id, kind=kind_of))
        elif kind == "take":
            for about in self.now(Note):
                if isinstance(about, Note) and about.about == one.id:
                    self.put(about.id, None)
            for way in self.now(Connection):
                if isinstance(way, Connection) and one.id in (way.source, way.target):
                    self.put(way.id, None)
            self.put(one.id, None)


def _seen(journey: JourneyMap) -> list[object]:
    """All that is seen of a map in an order."""
    return [
        journey.touchpoints,
        dict(journey.numbers),
        journey.connections,
        *[(journey.touchpoints_in(s), journey.steps(s), journey.notes_in(s)) for s in STAGES],
    ]


@settings(max_examples=300)
@given(st.lists(st.lists(edits, min_size=1, max_size=4), min_size=4, max_size=25))
def test_what_stands_where_does_not_depend_on_how_it_came_there(
    changes: list[list[tuple[str, int, dict[str, str]]]],
) -> None:
    stages = [Stage(id="s1", order="A"), Stage(id="s2", order="B")]
    journey = JourneyMap([*stages, Channel(id="c1", order="A"), Channel(id="c2", order="B")])
    _seen(journey)
    ids = count()
    for several in changes:
        change = _Change(journey, ids)
        for kind, at, place in several:
            change.edit(kind, at, place)
        journey.apply(Change("", change.pairs))
        assert _seen(journey) == _seen(JourneyMap(journey))


def test_a_note_about_a_touchpoint_that_moves_at_once() -> None:
    first, second = (Touchpoint(id=f"t{i}", stage="s1", step=step) for i, step in enumerate("BD"))
    journey = JourneyMap([Stage(id="s1", order="A"), first, second])
    _seen(journey)
    moved, note = msgspec.structs.replace(first, step="C"), Note(id="n1", about="t0")
    for pairs in (
        {"n1": (None, note), "t0": (first, moved)},
        {"n1": (note, None), "t0": (moved, msgspec.structs.replace(first, step="E"))},
    ):
        journey.apply(Change("", pairs))
        assert _seen(journey) == _seen(JourneyMap(journey))


def test_nothing_is_kept_of_what_is_gone() -> None:
    stages, there = [Stage(id="s1", order="A"), Stage(id="s2", order="B")], Touchpoint(id="t", stage="s1", step="A")
    journey = JourneyMap([*stages, there])

    def look() -> int:
        _seen(journey)
        for id in journey.elements:
            journey.connections_from(id), journey.connections_to(id), journey.notes_about(id)
        return len(journey._ordered._kept)

    kept = look()
    for i in range(5):
        come: list[Element] = [
            Stage(id=f"s-{i}", order="C"),
            Touchpoint(id=f"t-{i}", stage="s1", step="B"),
            Connection(id=f"k-{i}", source="t", target=f"t-{i}"),
            Note(id=f"n-{i}", about=f"t-{i}"),
            Note(id=f"m-{i}", about=f"s-{i}"),
        ]
        journey.apply(Change("", {one.id: (None, one) for one in come}))
        look()
        for one in reversed(come):
            journey.apply(Change("", {one.id: (one, None)}))
        assert look() == kept
