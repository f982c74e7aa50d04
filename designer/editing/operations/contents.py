"""Taking over what another map holds: after an import, or when a template is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.editing.document import Document
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    Persona,
    PictureData,
    Stage,
    Touchpoint,
)
from designer.model.elements import HEADER_ID
from designer.model.order import between


def replace_content(document: Document, source: JourneyMap, label: str) -> None:
    """Make the map hold what another one holds, as one step; it stays the same map (its `uid` is kept)."""
    with document.edit(label):
        _remove_all(document)
        document.put(msgspec.structs.replace(source.header, uid=document.journey.header.uid))
        for element in _parts_first(source):
            document.put(element)


def import_content(document: Document, source: JourneyMap, label: str) -> list[str]:
    """Add what another map holds to this one, as one step; the ids of the touchpoints added.

    Stages, lanes, channels and personas of one name are one; touchpoints come after those that stand in their stage.
    """
    with document.edit(label):
        ids: dict[str, str] = {}
        added: list[str] = []
        for element in _parts_first(source):
            same = _same_name(document, element)
            if same:
                ids[element.id] = same
                continue
            new = _renamed(document, element, ids)
            if isinstance(new, Connection) and any(
                c.target == new.target for c in document.journey.connections_from(new.source)
            ):
                continue
            document.put(new)
            if isinstance(new, Touchpoint):
                added.append(new.id)
        header = document.journey.header
        document.put(
            msgspec.structs.replace(
                header,
                **{f: getattr(header, f) or getattr(source.header, f) for f in ("title", "scenario", "organisation")},
            )
        )
    return added


def _parts_first(journey: JourneyMap) -> list[Element]:
    """Every element but the header, what is named before what names it, in the order it has on the map."""
    notes: list[Note] = sorted(journey.of(Note), key=lambda n: (n.about, n.order, n.id))
    kinds: tuple[Sequence[Element], ...] = (
        sorted(journey.of(PictureData), key=lambda e: e.id),
        journey.stages,
        journey.lanes,
        journey.personas,
        journey.touchpoints,
        journey.tray,
        journey.connections,
        notes,
    )
    return [element for kind in kinds for element in kind]


def _remove_all(document: Document) -> None:
    header = document.journey.header
    if header.logo:
        document.put(msgspec.structs.replace(header, logo=""))
    for element in reversed(_parts_first(document.journey)):
        document.remove(element.id)


def _same_name(document: Document, element: Element) -> str:
    journey = document.journey
    match element:
        case PictureData():
            return element.id if element.id in journey else ""
        case Stage():
            others: Sequence[Element] = journey.stages
        case Channel():
            others = journey.channels
        case Lane():
            same = [
                x for x in journey.lanes if isinstance(x, Lane) and (x.kind, x.name) == (element.kind, element.name)
            ]
            return same[0].id if same else ""
        case Persona():
            others = journey.personas
        case _:
            return ""
    name = element.name.strip().casefold()
    return next((x.id for x in others if name and x.name.strip().casefold() == name), "")  # type: ignore[attr-defined]


def _renamed(document: Document, element: Element, ids: dict[str, str]) -> Element:
    def of(id: str) -> str:
        return ids.get(id, id)

    prefix = {
        PictureData: "i",
        Stage: "s",
        Channel: "c",
        Lane: "l",
        Persona: "p",
        Touchpoint: "t",
        Connection: "k",
        Note: "n",
    }
    new = element.id if isinstance(element, PictureData) else document.new_id(prefix[type(element)])
    ids[element.id] = new
    journey = document.journey
    match element:
        case Touchpoint():
            steps = journey.steps(of(element.stage)) if element.stage else ()
            step = ids.get(f"{element.stage}/{element.step}", "")
            if element.stage and not step:
                step = ids[f"{element.stage}/{element.step}"] = between(steps[-1][0] if steps else None, None)
            waiting = journey.tray
            order = element.order if element.stage else between(waiting[-1].order or None if waiting else None, None)
            return msgspec.structs.replace(
                element,
                id=new,
                stage=of(element.stage),
                step=step,
                order=order,
                channel=of(element.channel),
                lane=of(element.lane),
                also=tuple(map(of, element.also)),
                personas=tuple(map(of, element.personas)),
                feelings=tuple((of(who), value) for who, value in element.feelings),
            )
        case Connection():
            return msgspec.structs.replace(element, id=new, source=of(element.source), target=of(element.target))
        case Note():
            return msgspec.structs.replace(element, id=new, about=of(element.about), lane=of(element.lane))
        case Stage():
            return msgspec.structs.replace(element, id=new, order=_after_last(journey.stages))
        case Channel() | Lane():
            return msgspec.structs.replace(element, id=new, order=_after_last(journey.lanes))
        case Persona():
            channels = tuple(map(of, element.channels))
            return msgspec.structs.replace(element, id=new, order=_after_last(journey.personas), channels=channels)
        case MapHeader():
            raise AssertionError(f"{HEADER_ID} is never copied")
        case _:
            return element


def _after_last(others: Sequence[Stage] | Sequence[Channel | Lane] | Sequence[Persona]) -> str:
    return between(others[-1].order or None if others else None, None)
