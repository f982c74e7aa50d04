"""What is kept of a stage from one layout to the next is what would be found without: plans, rooms of notes, connections."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout import Theme, columns
from designer.layout.cards import CardSize
from designer.layout.chips import flow_chips
from designer.layout.columns import plan_lanes
from designer.layout.entries import EntriesOfStage
from designer.layout.linked import links_of, sorts_of
from designer.layout.memory import Memory
from designer.layout.metrics import flow_tiles
from designer.layout.notes import Entry, Known, flow_notes
from designer.layout.texts import Texts
from designer.model import Connection, ConnectionKind, Note, NoteKind, PictureData, Touchpoint
from designer.text import FontBook

ROWS = {"c0": 0, "c1": 1, "c2": 2}  # "c3" is hidden
steps = st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=3), min_size=0, max_size=8)


def _touchpoint(key: str, number: int, kind: int) -> Touchpoint:
    return Touchpoint(id=f"{key}-{number}-{kind}", step=key, channel="c3" if kind == 7 else f"c{kind % 3}")


@settings(max_examples=1000)
@given(
    st.lists(steps, min_size=2, max_size=4),
    st.integers(0, 8),
    st.sampled_from([(1, 1, 1), (1, 2, 1)]),
    st.sampled_from([100.0, 131.136]),
)
def test_cards_stand_where_they_would_without_the_plan_before(
    found: list[list[list[int]]], same: int, limits: tuple[int, ...], width: float
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(columns, "_SETTLED", 1)  # what stood before the change still pushes some
        _compare_plans(found, same, limits, width)


def _compare_plans(found: list[list[list[int]]], same: int, limits: tuple[int, ...], width: float) -> None:
    last = None
    before: list[tuple[str, tuple[Touchpoint, ...]]] = []
    for turn, several in enumerate(found):
        first = before[:same]
        new = [
            (f"{turn}-{i}", tuple([_touchpoint(f"{turn}-{i}", k, kind) for k, kind in enumerate(kinds)]))
            for i, kinds in enumerate(several)
        ]
        now = [*first, *new, *before[same + 1 :]]
        count = sum(len(members) for _key, members in now)

        def size_of(touchpoint: Touchpoint) -> CardSize:
            return CardSize(30.0 + int(touchpoint.id[-1]))

        around = now, range(turn, turn + count), ROWS, limits, size_of, width, 30.0, 12.0
        anew = plan_lanes(*around)
        assert plan_lanes(*around, last=last) == anew
        last, before = (now, anew), now


@settings(max_examples=200)
@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=4), min_size=2, max_size=12))
def test_what_sorts_of_connections_there_are_is_known_as_they_come_and_go(changes: list[list[tuple[int, int]]]) -> None:
    memory, there = Memory(), dict[str, Connection]()
    for several in changes:
        for at, what in several:
            id = f"k{at}"
            if what < 2:
                there.pop(id, None)
            else:
                label = "if so" if what == 5 else ""
                there[id] = Connection(
                    id=id, source="t1", target="t2", kind=list(ConnectionKind)[what % 3], label=label
                )
        now = tuple([there[id] for id in sorted(there)])
        kept, anew = sorts_of(memory, now), sorts_of(Memory(), now)
        assert (dict(kept.kinds), dict(kept.labelled)) == (dict(anew.kinds), dict(anew.labelled))


@settings(max_examples=200)
@given(st.lists(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 4)), max_size=4), min_size=3, max_size=12))
def test_links_are_the_same_however_connections_came_and_went(
    measuring: Texts, changes: list[list[tuple[int, int]]]
) -> None:
    memory, there = Memory(), dict[str, Connection]()
    stages = [{"t0": "c0", "t1": "c1"}, {"t2": "c0", "t3": "c1"}]
    for several in changes:
        for at, what in several:
            id = f"k{at}"
            if what == 0:
                there.pop(id, None)
            elif what == 1 and id in there:  # equal, but another
                there[id] = msgspec.structs.replace(there[id])
            elif what == 2:  # a touchpoint goes elsewhere
                stages = [{**one, f"t{2 * i}": f"c{at % 3}"} if at % 2 == i else one for i, one in enumerate(stages)]
            else:
                there[id] = Connection(id=id, source=f"t{at % 4}", target=f"t{(at + what) % 4}")
        now = tuple([there[id] for id in sorted(there) if there[id].source != there[id].target])
        kept = links_of(memory, now, stages, {}, measuring)
        assert kept == links_of(Memory(), now, stages, {}, measuring)


notes_about = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=3)  # which notes, and how they are


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 3), st.lists(notes_about, max_size=3), st.sampled_from([1, 2])),
        min_size=2, max_size=8,
    ),
)  # fmt: skip
def test_the_notes_of_a_stage_are_found_whatever_was_there_before(
    edits: list[tuple[int, int, list[list[tuple[int, int]]], int]],
) -> None:
    finder, about, widths = EntriesOfStage(), list[tuple[Note, ...]](), list[int]()
    picture = PictureData(id="p")
    for turn, (at, gone, come, width) in enumerate(edits):
        new = [
            tuple([_note(f"{turn}-{i}-{number}-{k}", look) for k, (number, look) in enumerate(some)])
            for i, some in enumerate(come)
        ]
        about[at : at + gone] = new
        widths[at : at + gone] = [width] * len(new)
        if gone == 3:  # their numbers get longer
            widths = [one + 1 for one in widths]
        around = (
            about[0] if about else (),
            tuple(widths),
            tuple(about),
            {"p": picture} if turn % 3 else {},
            turn % 4 > 0,
        )
        assert finder.of(*around) == EntriesOfStage().of(*around)


def _note(id: str, look: int) -> Note:
    kind = NoteKind.THOUGHT if look % 2 else NoteKind.PAIN_POINT
    return Note(
        id=id, kind=kind, text=id, is_private=look == 2, lane="n1" if look == 3 else "", picture="p" * (look == 4)
    )


@given(
    st.lists(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=4), min_size=3, max_size=3), min_size=2, max_size=6)
)
def test_each_name_is_at_home_in_the_part_that_holds_it(layouts: list[list[set[str]]]) -> None:
    memory, before = Memory(), [frozenset[str]()] * 3
    for parts in layouts:
        apart = [frozenset(one - set().union(*parts[:i])) for i, one in enumerate(parts)]
        now = [old if old == new else new for old, new in zip(before, apart, strict=True)]
        assert memory.homes("at", now) == {id: i for i, part in enumerate(now) for id in part}
        before = now


WORDS = ("Trials", "started", "in", "a", "month", "unverständlich", "foo\u00adbar", "שלום", "9,5", "Wärmepumpe", "…")
texts = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)


@pytest.fixture(scope="module")
def measuring() -> Texts:
    return Texts(FontBook.bundled(), Theme.load("paper"))


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(texts, st.integers(0, 3), st.sampled_from(["", "%", "min", "out of 10"])), min_size=1, max_size=5
    ),
    st.lists(st.integers(70, 420), min_size=2, max_size=8),
)
def test_what_stands_on_one_line_takes_the_same_room_in_wider_and_narrower_columns(
    measuring: Texts, said: list[tuple[str, int, str]], widths: list[int]
) -> None:
    def entries(kind: NoteKind) -> Sequence[Entry]:
        return [
            Entry(
                f"n{i}/note",
                f"n{i}",
                digits,
                text,
                kind.value,
                Note(id=f"n{i}", about="t", kind=kind, text=text, unit=unit, value=4.5 if digits else None),
            )
            for i, (text, digits, unit) in enumerate(said)
        ]

    contents, metrics, notes = (entries(kind) for kind in (NoteKind.CONTENT, NoteKind.METRIC, NoteKind.PAIN_POINT))
    chips, tiles, pains = Known(), Known(), Known()
    for width in widths:
        assert flow_chips(chips, contents, width, measuring) == flow_chips({}, contents, width, measuring)
        around = width, measuring, 6.0, "en", 60.0
        assert flow_tiles(tiles, metrics, *around) == flow_tiles({}, metrics, *around)
        fixed = width, measuring, 6.0, 60.0, 200.0
        assert flow_notes(pains, notes, *fixed) == flow_notes({}, notes, *fixed)
