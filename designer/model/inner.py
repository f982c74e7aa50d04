"""Maps inside a map: how deep they may lie, and the one form in which all their elements stand in a `SubMap`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from designer.model.change import Pair
from designer.model.elements import HEADER_ID, Element, MapHeader, SubMap
from designer.model.journey import JourneyMap

MOST_LEVELS = 4  # of maps inside the one that the file is


def sub_map(id: str, elements: Iterable[Element], **fields: Any) -> SubMap:
    """A map inside another one that holds these elements, in the one order that makes equal contents equal: by id."""
    return SubMap(id=id, elements=in_order(elements), **fields)


def with_elements(submap: SubMap, elements: Iterable[Element]) -> SubMap:
    """The same map inside its file with other contents."""
    return msgspec.structs.replace(submap, elements=in_order(elements))


def in_order(elements: Iterable[Element]) -> tuple[Element, ...]:
    """These elements by id, with a header where they have none."""
    found = {element.id: element for element in elements}
    if HEADER_ID not in found:
        found[HEADER_ID] = MapHeader(id=HEADER_ID)
    return tuple([found[id] for id in sorted(found)])


def inner_map(submap: SubMap) -> JourneyMap:
    """The map that a `SubMap` holds, as one of its own: changing it changes nothing of the `SubMap`."""
    return JourneyMap(submap.elements)


def changes_inside(before: SubMap, after: SubMap) -> dict[str, Pair]:
    """What became of each element of the map inside: by id, before and after."""
    old = {e.id: e for e in before.elements}
    new = {e.id: e for e in after.elements}
    pairs: dict[str, Pair] = {}
    for id in (*old, *(i for i in new if i not in old)):
        was, now = old.get(id), new.get(id)
        if was is not now and was != now:
            pairs[id] = (was, now)
    return pairs


def levels_in(elements: Iterable[Element]) -> int:
    """How many levels of maps lie inside a map with these elements: 0 where none does."""
    return max((1 + levels_in(e.elements) for e in elements if isinstance(e, SubMap)), default=0)
