"""Taking a single difference over from the other map, as one step of the history."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.comparing import Difference, Differences, Kind
from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    Note,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
)
from designer.model.elements import HEADER_ID
from designer.model.journey import BrokenReference
from designer.words import _

# What is named stands before what names it.
_ORDER: tuple[type[Element], ...] = (
    PictureData,
    SubMap,
    Stage,
    Channel,
    Lane,
    Persona,
    Touchpoint,
    Connection,
    Note,
    View,
)
_PLACES: dict[type[Element], tuple[str, ...]] = {
    Touchpoint: ("stage", "step", "order", "channel", "lane"),
    Note: ("about", "lane", "order"),
}
_FEELINGS = {"feeling": ("feeling", "feelings"), "future_feeling": ("future_feeling", "future_feelings")}
# Fields that name other elements, which mean nothing on a map with other ids.
_NAMING = {
    "also", "personas", "channels", "hides", "folds", "picture", "logo", "source", "target", "channel", "submap", "feelings",
    "future_feelings",
}  # fmt: skip


class Taking:
    """What can be taken over into one of two maps: `is_after` tells whether the open map is the later one."""

    def __init__(self, differences: Differences, here: JourneyMap, there: JourneyMap, *, is_after: bool) -> None:
        self._differences, self._here, self._there, self._is_after = differences, here, there, is_after

    def can(self, difference: Difference) -> bool:
        """Whether a difference can be taken over by itself."""
        mine, theirs = self._ids(difference)
        if mine and mine not in self._here:
            return False
        if self._differences.is_by_id:
            return True
        if not theirs:
            return True  # it is not on the other map: taken over, it goes here too
        return bool(mine) and bool(self._plain_fields(difference))

    def do(self, document: Document, difference: Difference) -> None:
        """Make the open map say what the other one says there. Raises Refused."""
        mine, theirs = self._ids(difference)
        label = _("Take over {what} from the other map").format(what=difference.called)
        try:
            with document.edit(label):
                if self._differences.is_by_id:
                    self._take_by_id(document, difference)
                elif not theirs:
                    ops.delete(document, [mine])
                else:
                    there = self._there[theirs]
                    for field in self._plain_fields(difference):
                        _set(document, mine, field, getattr(there, field))
        except BrokenReference:
            sentence = _("This can't be taken over by itself: it hangs together with what only one of the maps has.")
            raise Refused(sentence) from None

    def _ids(self, difference: Difference) -> tuple[str, str]:
        """The element on the open map and on the other one."""
        ids = (difference.after, difference.before)
        return ids if self._is_after else (ids[1], ids[0])

    # Versions of one map: elements as they are there

    def _take_by_id(self, document: Document, difference: Difference) -> None:
        puts: list[Element] = []
        removes: list[Element] = []
        for part in difference.whole():
            mine, theirs = self._ids(part)
            here, there = document.journey.get(mine), self._there.get(theirs)
            if there is None:
                removes += [here] if here is not None else []
            elif here is None or part.kind in (Kind.ADDED, Kind.REMOVED):
                puts.append(there)
            else:
                puts.append(_with(here, there, part))
        pictures = {i for e in puts for f in ("picture", "logo") if (i := getattr(e, f, ""))} | {
            e.submap for e in puts if isinstance(e, Touchpoint) and e.submap
        }
        puts += [self._there[i] for i in pictures if i in self._there and self._there[i] != document.journey.get(i)]
        for element in sorted(puts, key=_rank):
            document.put(element)
        for element in sorted(removes, key=_rank, reverse=True):
            document.remove(element.id)

    # Maps whose ids mean nothing to each other: fields that name nothing

    def _plain_fields(self, difference: Difference) -> tuple[str, ...]:
        mine, theirs = self._ids(difference)
        here, there = self._here.get(mine), self._there.get(theirs)
        if difference.kind is not Kind.CHANGED or difference.inside or type(here) is not type(there) or here is None:
            return ()
        fields = tuple(dict.fromkeys(change.field for change in difference.changes))
        if any(f in _NAMING or f not in here.__struct_fields__ for f in fields):
            return ()
        if any(getattr(e, each, ()) for f in fields for each in _FEELINGS.get(f, ())[1:] for e in (here, there)):
            return ()  # feelings of single personas
        return fields


def _with(here: Element, there: Element, part: Difference) -> Element:
    """An element with what a difference is about as it is on the other map."""
    fields: dict[str, Any] = {}
    extra = dict(here.extra)
    names = list(_PLACES.get(type(here), ("order",))) if part.kind is Kind.MOVED else []
    for change in part.changes:
        names += _FEELINGS.get(change.field, (change.field,))
    if part.inside:
        names.append("elements")
    for name in names:
        if name in here.__struct_fields__ and name in there.__struct_fields__:
            fields[name] = getattr(there, name)
        elif name in there.extra:
            extra[name] = there.extra[name]
        else:
            extra.pop(name, None)
    return msgspec.structs.replace(here, **{"extra": extra, **fields})


def _set(document: Document, id: str, field: str, value: Any) -> None:
    if id == HEADER_ID:
        ops.set_header(document, field, value)
    else:
        ops.set_field(document, id, field, value)


def _rank(element: Element) -> int:
    return _ORDER.index(type(element)) if type(element) in _ORDER else len(_ORDER)
