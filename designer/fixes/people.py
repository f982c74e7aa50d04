"""Fixes of the rules about personas (PE01, PE02)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.checks.subjects import meetings, takes_part
from designer.editing import Document, operations
from designer.editing.inner import InnerDocument
from designer.editing.operations.labels import quoted
from designer.fixes.fix import Fix, Place, Suggest
from designer.fixes.flow import touchpoint_of
from designer.model import Persona, Touchpoint
from designer.words import _


def add_persona(_place: Place) -> Iterator[Fix]:
    """PE01: those who are at the touchpoint that opens the map, else somebody, to be described."""

    def act(document: Document) -> Sequence[str]:
        return _take_from_above(document) or [operations.add_persona(document, _("Customer"))]

    yield Fix(_("Add a persona"), _("add persona"), act, says_more=True)


def _take_from_above(document: Document) -> list[str]:
    """The personas of the map above, in a map inside it: the same people go through both. Their pictures and preferred
    channels stay there."""
    if not isinstance(document, InnerDocument):
        return []
    above = document.outer.journey
    openers = [t for t in above.of(Touchpoint) if t.submap == document.submap]
    made: list[str] = []
    for persona in above.personas:
        if any(takes_part(opener, persona) for opener in openers):
            id = operations.add_persona(document, persona.name)
            order = document.journey[id].order  # type: ignore[attr-defined]
            document.put(msgspec.structs.replace(persona, id=id, order=order, picture="", channels=()))
            made.append(id)
    return made


def let_take_part(place: Place) -> Iterator[Fix]:
    """PE02: in everything."""
    journey = place.journey
    named = [p for id in place.gap.elements if (p := journey.find(Persona, id)) is not None]
    people = named or list(journey.personas)
    there = meetings(journey)
    if not people or not there:
        return

    def act(document: Document) -> Sequence[str]:
        wanted = tuple(p.id for p in people)
        for touchpoint in there:
            now = touchpoint_of(document.journey, touchpoint.id)
            added = tuple(id for id in wanted if id not in now.personas)
            document.put(msgspec.structs.replace(now, personas=(*now.personas, *added)))
        return wanted

    name = quoted(journey, people[0].id)
    yield Fix(_("Takes part in all"), _("let {name} take part in all touchpoints").format(name=name), act)


FIXES: dict[str, Suggest] = {"PE01": add_persona, "PE02": let_take_part}
