"""Putting a touchpoint list that was copied elsewhere onto the map."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.editing.clipboard import CHOSEN, COPIED, is_merged
from designer.editing.document import Document
from designer.editing.operations.pasting import Pasted, Pasting
from designer.model import Connection, Element, JourneyMap, Lane, Note, Persona, Placement, Touchpoint
from designer.model.elements import name_of


def paste_list(document: Document, found: JourneyMap, place: Placement | None = None, stage: str = "") -> Pasted:
    """Put the map that a list tells onto this one, as one step.

    Touchpoints of the stage called `stage` go to the place, in steps of their own; others go to the end of the stage of
    their name, which is added where it is missing. Channels and personas of one name are one.
    """
    pasting = _PastingList(document, found, place, stage)
    with document.edit(pasting.label()):
        pasting.run()
    return pasting.done()


class _PastingList(Pasting):
    shares_steps = False

    def __init__(self, document: Document, found: JourneyMap, place: Placement | None, stage: str) -> None:
        here = next((s.id for s in found.stages if s.name == stage), "") if place is not None and place.stage else ""
        super().__init__(document, _marked(found, document.journey, here), place, "", None)
        self.is_same_map = False
        self._at_place = here
        if here and place is not None:
            self.ids[here] = place.stage

    def _goes_to_place(self, touchpoint: Touchpoint) -> bool:
        return bool(self._at_place) and touchpoint.stage == self._at_place

    def _goes_to_lane(self, touchpoint: Touchpoint, lane: str) -> bool:
        return bool(lane) and not touchpoint.channel


def _marked(found: JourneyMap, journey: JourneyMap, here: str) -> JourneyMap:
    """The list as `fragment` marks what was copied: all of it but what this map has by the same name."""
    touchpoints = [t.id for t in (*found.touchpoints, *found.tray)]
    copied = [*touchpoints, *(e.id for e in found.of(Note)), *(e.id for e in found.of(Connection))]
    copied += [s.id for s in found.stages if s.id != here and not _has(journey.stages, s)]
    copied += [x.id for x in found.of(Lane) if _is_new(journey, x)]
    chosen = touchpoints
    if not touchpoints:
        chosen = [c.id for c in found.channels if not _has(journey.channels, c)]
        chosen += [p.id for p in found.of(Persona) if not _has(journey.personas, p)]
        copied += chosen
    marks = {COPIED: copied, CHOSEN: chosen or copied}
    header = msgspec.structs.replace(found.header, extra=marks)
    return JourneyMap([header, *(e for e in found if e.id != found.header.id)])


def _has(others: Sequence[Element], element: Element) -> bool:
    name = name_of(element).strip().casefold()
    return any(name_of(x).strip().casefold() == name for x in others)


def _is_new(journey: JourneyMap, lane: Lane) -> bool:
    lanes = [x for x in journey.of(Lane) if x.kind is lane.kind]
    return not lanes if is_merged(lane) or not lane.name else not _has(lanes, lane)
