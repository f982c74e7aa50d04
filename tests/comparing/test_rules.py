"""What holds of every comparison, whatever the maps."""

from __future__ import annotations

from collections import Counter
from random import Random

import hypothesis.strategies as st
import msgspec
from hypothesis import given, settings

from designer.comparing import Kind, as_json, as_text, compare, overlaid, sentence
from designer.comparing.sequences import moved
from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Placement,
    Stage,
    SubMap,
    Touchpoint,
)
from tests.effort import calls_of
from tests.maps import maps, rich_map

small = maps(most=3, most_touchpoints=6)


def called(journey: JourneyMap, uid: str) -> JourneyMap:
    """The same map under another map id, so that its ids mean nothing to other maps."""
    return JourneyMap([msgspec.structs.replace(e, uid=uid) if isinstance(e, MapHeader) else e for e in journey])


@settings(max_examples=25)
@given(small, st.booleans())
def test_a_map_does_not_differ_from_itself(journey: JourneyMap, is_one_map: bool) -> None:
    other = journey.snapshot() if is_one_map else called(journey, "another")
    assert not compare(journey, other).items


@settings(max_examples=25)
@given(small, small, st.booleans())
def test_swapping_mirrors_the_kinds(one: JourneyMap, other: JourneyMap, is_one_map: bool) -> None:
    if is_one_map:
        one, other = called(one, "u"), called(other, "u")
    there, back = compare(one, other), compare(other, one)
    kinds = Counter(d.kind.mirrored for d in there.whole())
    if is_one_map:
        # Of two that changed places, and of which nothing tells which was moved, either may be named.
        mirrored = sorted((d.kind.mirrored, d.after, d.before) for d in there.whole() if d.kind is not Kind.MOVED)
        assert sorted((d.kind, d.before, d.after) for d in back.whole() if d.kind is not Kind.MOVED) == mirrored
        assert Counter(d.kind for d in back.whole()) == kinds
    assert compare(one, other) == there


@settings(max_examples=25)
@given(small, small)
def test_matches_are_one_to_one_and_of_one_kind(one: JourneyMap, other: JourneyMap) -> None:
    match = compare(called(one, "a"), called(other, "b")).match
    assert {there: here for here, there in match.to_after.items()} == dict(match.to_before)
    assert len(match.to_before) == len(match.to_after)
    assert all(type(one[here]) is type(other[there]) for here, there in match.to_after.items())


@settings(max_examples=25)
@given(small, small, st.booleans())
def test_every_element_that_is_not_on_both_maps_is_told_once(
    one: JourneyMap, other: JourneyMap, is_one_map: bool
) -> None:
    if is_one_map:
        one, other = called(one, "u"), called(other, "u")
    differences = compare(one, other)
    told = [(d.kind, d.before or d.after) for d in differences.whole() if d.kind in (Kind.ADDED, Kind.REMOVED)]
    gone = [(Kind.REMOVED, e.id) for e in one if e.id not in differences.match.to_after]
    new = [(Kind.ADDED, e.id) for e in other if e.id not in differences.match.to_before]
    pictures = {e.id for m in (one, other) for e in m.of(PictureData)}
    assert sorted(told) == sorted(pair for pair in (*gone, *new) if pair[1] not in pictures)


@settings(max_examples=25)
@given(small, small)
def test_every_difference_has_a_sentence_and_json(one: JourneyMap, other: JourneyMap) -> None:
    differences = compare(one, other)
    text = as_text(differences)
    assert all(sentence(d) in text and "\n" not in sentence(d) for d in differences)
    assert msgspec.json.decode(msgspec.json.encode(as_json(differences, ("a", one), ("b", other))))[
        "equal"
    ] is not bool(text)


@settings(max_examples=25)
@given(small, small, st.booleans())
def test_maps_laid_over_each_other_hold_both(one: JourneyMap, other: JourneyMap, is_one_map: bool) -> None:
    if is_one_map:
        one, other = called(one, "u"), called(other, "u")
    differences = compare(one, other)
    both = overlaid(one, other, differences)
    for kind in (Stage, Channel, Lane, Persona, Note):
        gone = [e for e in one.of(kind) if e.id not in differences.match.to_after]
        assert len(list(both.of(kind))) == len(list(other.of(kind))) + len(gone)
    kept = [t.id for t in both.touchpoints if t.id in other]
    assert kept == [t.id for t in other.touchpoints]
    assert [s.id for s in both.stages if s.id in other] == [s.id for s in other.stages]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=9))
def test_the_fewest_move(ranks: list[tuple[int, int, bool]]) -> None:
    places = [(i, x, y, False) for i, (x, y, _sure) in enumerate(ranks)]
    stays = [p for p in places if p[0] not in moved(places)]

    def agree(a: tuple[int, int, int, bool], b: tuple[int, int, int, bool]) -> bool:
        return (a[1] < b[1]) == (a[2] < b[2]) and (a[1] == b[1]) == (a[2] == b[2])

    assert all(agree(a, b) for a in stays for b in stays)
    best = 0
    for chosen in range(2 ** len(places)):
        subset = [p for i, p in enumerate(places) if chosen >> i & 1]
        if len(subset) > best and all(agree(a, b) for i, a in enumerate(subset) for b in subset[i + 1 :]):
            best = len(subset)
    assert len(stays) == best


def any_edit(document: Document, random: Random) -> None:
    """One edit of any kind by the operations that the window calls."""
    journey = document.journey
    points = [t.id for t in journey.of(Touchpoint)]
    stages, lanes = [s.id for s in journey.stages], [x.id for x in journey.lanes]
    channels = [c.id for c in journey.channels]
    pick = random.choice
    place = Placement(stage=pick(stages), after=pick(["", None]), lane=pick(channels)) if stages and channels else None
    acts = [
        lambda: ops.rename(document, pick([*points, *stages, *lanes]), f"Name {random.random()}"),
        lambda: ops.move_touchpoints(document, random.sample(points, 1), place),
        lambda: ops.move_touchpoints(document, random.sample(points, min(3, len(points))), place, keeps_lane=True),
        lambda: ops.move_stage(document, pick(stages), pick([*stages, None])),
        lambda: ops.move_lane(document, pick(lanes), pick([*lanes, None])),
        lambda: ops.add_touchpoint(document, "New", place),
        lambda: ops.delete(document, [pick([*points, *stages, *channels, *(n.id for n in journey.of(Note))])]),
        lambda: ops.connect(document, pick(points), pick(points)),
        lambda: ops.set_feeling(document, pick(points), "", pick([-2.0, 0.0, 1.5])),
        lambda: ops.add_note(document, NoteKind.PAIN_POINT, pick(points), "Ouch"),
        lambda: ops.duplicate(document, [pick(points)]),
        lambda: ops.move_to_tray(document, [pick(points)]),
        lambda: ops.reverse(document, [pick([c.id for c in journey.connections])]),
        lambda: ops.set_field(document, pick(points), "personas", tuple(p.id for p in journey.personas[:1])),
        lambda: ops.delete(document, [pick(journey.personas).id]),
    ]
    try:
        pick(acts)()
    except (Refused, IndexError, AssertionError):
        pass


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 12))
def test_only_what_was_edited_differs(seed: int, edits: int) -> None:
    random = Random(seed)
    document = Document(called(rich_map(14), "one map"))
    before = document.journey.snapshot()
    touched: set[str] = set()
    document.changed.connect(lambda change: touched.update(change.pairs))
    for _edit in range(edits):
        any_edit(document, random)
    differences = compare(before, document.journey)
    assert {d.before or d.after for d in differences.whole()} <= touched
    while document.undo_label:
        document.undo()
    assert not compare(before, document.journey).items


def test_two_imports_of_one_list_do_not_differ_whatever_their_ids() -> None:
    journey = rich_map(30)
    ids = {e.id: f"x{i:04}" for i, e in enumerate(journey) if e.id != "map"}
    text = msgspec.json.encode([(type(e).__name__, e) for e in journey]).decode()
    for old, new in ids.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    kinds = {
        c.__name__: c
        for c in (Channel, Connection, Lane, MapHeader, Note, Persona, PictureData, Stage, SubMap, Touchpoint)
    }
    other = JourneyMap([msgspec.convert(record, kinds[name]) for name, record in msgspec.json.decode(text)])
    assert not compare(called(journey, "a"), called(other, "b")).items


def test_what_differs_in_a_map_inside_is_told_there() -> None:
    def outer(name: str) -> JourneyMap:
        inside = (MapHeader(id="map", title="Inside"), Stage(id="s", order="V", name=name))
        return JourneyMap([MapHeader(id="map", uid="u"), SubMap(id="m", elements=inside)])

    (one,) = compare(outer("Before"), outer("After"))
    assert (one.kind, one.element) == (Kind.CHANGED, "submap")
    assert [sentence(d) for d in one.inside] == ["Stage “After”: name “Before” → “After”"]


def test_another_picture_under_one_id_is_a_change_of_who_shows_it() -> None:
    def map_with(data: bytes) -> JourneyMap:
        elements = [PictureData(id="i", data=data), Persona(id="p", name="Mara", picture="i")]
        return JourneyMap([MapHeader(id="map", uid="u"), *elements])

    (one,) = compare(map_with(b"1"), map_with(b"2"))
    assert sentence(one) == "Persona “Mara”: another picture"


def test_maps_twice_as_large_are_twice_as_much_work_to_compare() -> None:
    def effort(count: int) -> int:
        journey = called(rich_map(count), "u")
        document = Document(journey.snapshot())
        ops.rename(document, document.journey.touchpoints[count // 2].id, "Another name")
        found: list[int] = []
        calls = calls_of(lambda: found.append(len(compare(journey, document.journey))))
        assert found == [1]
        return calls

    assert effort(2000) < 2.5 * effort(1000)
