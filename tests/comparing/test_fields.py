"""No field of any element can change without being told, under the word that people have for it."""

from __future__ import annotations

from enum import Enum
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from designer.comparing import Kind, compare, sentence
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
)

INSIDE = (MapHeader(id="map", title="Inside"),)
MAP: tuple[Element, ...] = (
    MapHeader(id="map", uid="one", title="Map"),
    PictureData(id="i1", data=b"one"),
    PictureData(id="i2", data=b"two"),
    SubMap(id="m1", elements=INSIDE),
    Stage(id="s1", order="A", name="First"),
    Stage(id="s2", order="V", name="Second"),
    Channel(id="c1", order="A", name="Web"),
    Channel(id="c2", order="V", name="Shop"),
    Lane(id="l1", order="f", name="Own", kind=LaneKind.CUSTOM),
    Lane(id="l2", order="k", name="Behind", kind=LaneKind.BACK_STAGE),
    Persona(id="p1", order="A", name="Mara"),
    Persona(id="p2", order="V", name="Jens"),
    Touchpoint(id="t1", stage="s1", step="A", order="A", channel="c1", name="Look"),
    Touchpoint(id="t2", stage="s2", step="A", order="A", channel="c1", name="Buy"),
    Touchpoint(id="t3", stage="s2", step="V", order="A", channel="c2", name="Fetch"),
    Connection(id="k1", source="t1", target="t2"),
    Note(id="n1", kind=NoteKind.CUSTOM, about="t1", order="A", text="Note"),
    View(id="v1", order="A", name="View"),
)
# What other elements must be named by, and values that a type alone does not tell.
OTHERS: dict[tuple[type[Element], str], Any] = {
    (MapHeader, "logo"): "i1",
    (Persona, "picture"): "i1",
    (Persona, "channels"): ("c1",),
    (Note, "picture"): "i1",
    (Note, "about"): "t2",
    (Note, "lane"): "l1",
    (Note, "history"): (1.0, 2.0),
    (Touchpoint, "stage"): "s2",
    (Touchpoint, "step"): "Z",
    (Touchpoint, "channel"): "c2",
    (Touchpoint, "lane"): "l2",
    (Touchpoint, "also"): ("c2",),
    (Touchpoint, "personas"): ("p1",),
    (Touchpoint, "feelings"): (("p1", 1.0), ("p2", -1.0)),
    (Touchpoint, "future_feelings"): (("p1", 1.0), ("p2", -1.0)),
    (Touchpoint, "submap"): "m1",
    (Connection, "source"): "t3",
    (Connection, "target"): "t3",
    (SubMap, "elements"): (MapHeader(id="map", title="Other"),),
    (View, "hides"): ("c1",),
    (View, "folds"): ("s1",),
    (View, "channels"): ("c1",),
    (View, "personas"): ("p1",),
    (Lane, "kind"): LaneKind.METRICS,
}
# Only together with others they mean anything: two stages, lanes and personas are told by their order, and a step or an order
# of a touchpoint or a note is one of several. What they are is told in test_edits.
ORDERED = {(cls, "order") for cls in (Stage, Channel, Lane, Persona, View, Touchpoint, Note)} | {(Touchpoint, "step")}
NEVER = {"id", "uid"}


def other_value(element: Element, field: str) -> Any:
    """A value of this field that it has not."""
    if (type(element), field) in OTHERS:
        return OTHERS[type(element), field]
    now, hint = getattr(element, field), get_type_hints(type(element))[field]
    types = [t for t in (hint, *get_args(hint)) if isinstance(t, type)]
    for kind in types:
        if issubclass(kind, Enum):
            return next(v for v in kind if v != now)
    if bool in types:
        return not now
    if field == "extra":
        return {"x later": 1}
    if float in types or int in types:
        return 1 if now != 1 else 2
    if tuple in types or "tuple" in str(hint):
        inner = next((t for t in get_args(hint) if isinstance(t, type)), str)
        return (next(iter(inner)) if issubclass(inner, Enum) else "other",)
    return "current" if field == "state" else "other"


def cases() -> list[tuple[str, str]]:
    """One element of each kind, and each of its fields."""
    firsts = {type(e): e for e in reversed(MAP) if not isinstance(e, PictureData)}
    return [
        (e.id, field)
        for e in firsts.values()
        for field in e.__struct_fields__
        if field not in NEVER and (type(e), field) not in ORDERED
    ]


@pytest.mark.parametrize(("id", "field"), cases())
def test_a_field_that_changed_is_told(id: str, field: str) -> None:
    before = JourneyMap(MAP)
    element = before[id]
    after = JourneyMap(msgspec.structs.replace(e, **{field: other_value(e, field)}) if e.id == id else e for e in MAP)
    assert after[id] != element
    (one,) = compare(before, after)
    assert (one.before, one.after) == (id, id)
    assert one.kind in (Kind.CHANGED, Kind.MOVED)
    assert sentence(one)
    (back,) = compare(after, before)
    assert back.kind is one.kind
    if one.kind is Kind.CHANGED and not one.inside:
        assert one.changes
        assert all(change.word and "_" not in change.word for change in one.changes)


def test_what_differs_in_a_picture_is_told_of_what_shows_it() -> None:
    shown = JourneyMap(msgspec.structs.replace(e, picture="i1") if e.id == "p1" else e for e in MAP)  # type: ignore[call-arg]
    other = JourneyMap(msgspec.structs.replace(e, data=b"another") if e.id == "i1" else e for e in shown)
    (one,) = compare(shown, other)
    assert sentence(one) == "Persona “Mara”: another picture"
    unseen = JourneyMap(msgspec.structs.replace(e, data=b"another") if e.id == "i2" else e for e in MAP)  # type: ignore[call-arg]
    assert not compare(JourneyMap(MAP), unseen).items  # nothing shows it
