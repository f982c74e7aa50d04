"""Taking over what another map holds: after an import, or when a template is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from designer.editing.document import Document
from designer.editing.operations.lanes import below_channels
from designer.editing.operations.ordering import key_before, keys_in_tray
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
    Waiver,
)
from designer.model.elements import kind_of
from designer.model.order import between

Named = TypeVar("Named", Stage, Channel, Persona, View)


def replace_content(document: Document, source: JourneyMap, label: str) -> None:
    """Make the map hold what another one holds, as one step; it stays the same map (its `uid` is kept)."""
    with document.edit(label):
        _remove_all(document)
        for element in _parts_first(source):
            document.put(element)
        document.put(msgspec.structs.replace(source.header, uid=document.journey.header.uid))


def import_content(document: Document, source: JourneyMap, label: str) -> list[str]:
    """Add what another map holds to this one, as one step; the ids of the touchpoints added.

    Stages, lanes, channels, personas and views of one name are one; touchpoints come after those that stand in their stage.
    """
    copies = _Copies(document)
    with document.edit(label):
        for element in _parts_first(source):
            copies.take(element)
        header = document.journey.header
        document.put(
            msgspec.structs.replace(
                header,
                **{f: getattr(header, f) or getattr(source.header, f) for f in ("title", "scenario", "organisation")},
            )
        )
    return copies.touchpoints


def _parts_first(journey: JourneyMap) -> list[Element]:
    """Every element but the header, what is named before what names it, in the order it has on the map."""
    notes: list[Note] = sorted(journey.of(Note), key=lambda n: (n.about, n.order, n.id))
    kinds: tuple[Sequence[Element], ...] = (
        sorted(journey.of(PictureData), key=lambda e: e.id),
        sorted(journey.of(SubMap), key=lambda e: e.id),
        journey.stages,
        journey.lanes,
        journey.personas,
        journey.views,
        journey.touchpoints,
        journey.tray,
        journey.connections,
        notes,
        sorted(journey.of(Waiver), key=lambda e: e.id),
    )
    return [element for kind in kinds for element in kind]


def _remove_all(document: Document) -> None:
    header = document.journey.header
    if header.logo:
        document.put(msgspec.structs.replace(header, logo=""))
    for element in reversed(_parts_first(document.journey)):
        document.remove(element.id)


class _Copies:
    """Elements of another map on their way into a document, under ids of its own and behind what it has."""

    def __init__(self, document: Document) -> None:
        self.touchpoints: list[str] = []
        self._document = document
        self._ids: dict[str, str] = {}
        self._steps: dict[tuple[str, str], str] = {}  # (stage there, step there): step here
        self._last: dict[str, str] = {}  # the last step of each stage here, the last note about each element
        self._waiting = keys_in_tray(document)

    def take(self, element: Element) -> None:
        """Add one element, unless the document has what it means; those it names were taken before it."""
        here = self._same(element)
        if here is None:
            here = self._copy(element)
            self._document.put(here)
            if isinstance(here, Touchpoint):
                self.touchpoints.append(here.id)
        self._ids[element.id] = here.id

    def _same(self, element: Element) -> Element | None:
        journey = self._document.journey
        match element:
            case PictureData():
                return element if journey.get(element.id) == element else None
            case Lane():
                named = (element.kind, element.name)
                return next((x for x in journey.lanes if isinstance(x, Lane) and (x.kind, x.name) == named), None)
            case Stage():
                return _namesake(element, journey.stages)
            case Channel():
                return _namesake(element, journey.channels)
            case Persona():
                return _namesake(element, journey.personas)
            case View():
                return _namesake(element, journey.views)
        return None

    def _copy(self, element: Element) -> Element:
        replace, of, new_id, journey = msgspec.structs.replace, self._of, self._document.new_id, self._document.journey
        match element:
            case PictureData():
                return replace(element, id=new_id("i")) if element.id in journey else element
            case Stage():
                return replace(element, id=new_id("s"), order=key_before(self._document, journey.stages, None))
            case Channel():
                order = key_before(self._document, journey.lanes, below_channels(self._document))
                return replace(element, id=new_id("c"), order=order)
            case Lane():
                return replace(element, id=new_id("l"), order=key_before(self._document, journey.lanes, None))
            case Persona():
                order = key_before(self._document, journey.personas, None)
                channels = tuple(map(of, element.channels))
                return replace(element, id=new_id("p"), order=order, channels=channels, picture=of(element.picture))
            case View():
                return replace(
                    element,
                    id=new_id("v"),
                    order=key_before(self._document, journey.views, None),
                    **{f: tuple(map(of, getattr(element, f))) for f in ("hides", "personas", "channels", "folds")},
                )
            case SubMap():
                return replace(element, id=new_id("m"))
            case Touchpoint():
                return self._copy_touchpoint(element)
            case Connection():
                return replace(element, id=new_id("k"), source=of(element.source), target=of(element.target))
            case Note():
                about = of(element.about)
                order = self._next(about, (n.order for n in journey.notes_about(about)))
                lane, picture = of(element.lane), of(element.picture)
                return replace(element, id=new_id("n"), about=about, order=order, lane=lane, picture=picture)
            case Waiver():
                return replace(element, id=new_id("w"), about=tuple(self._ids.get(id, id) for id in element.about))
        raise AssertionError(f"a {kind_of(element)} is never copied")

    def _copy_touchpoint(self, element: Touchpoint) -> Touchpoint:
        of, stage, step = self._of, self._of(element.stage), ""
        if stage:
            place = (element.stage, element.step)
            if place not in self._steps:
                steps = self._document.journey.steps(stage)
                self._steps[place] = self._next(stage, (key for key, _members in steps))
            step = self._steps[place]
        return msgspec.structs.replace(
            element,
            id=self._document.new_id("t"),
            stage=stage,
            step=step,
            order=element.order if stage else next(self._waiting),
            channel=of(element.channel),
            lane=of(element.lane),
            also=tuple(map(of, element.also)),
            personas=tuple(map(of, element.personas)),
            feelings=tuple((of(who), value) for who, value in element.feelings),
            future_feelings=tuple((of(who), value) for who, value in element.future_feelings),
            submap=of(element.submap),
        )

    def _of(self, id: str) -> str:
        return self._ids[id] if id else ""

    def _next(self, owner: str, keys: Iterable[str]) -> str:
        """The next key of an element here, after those there were when it was first asked for."""
        last = self._last[owner] if owner in self._last else max(keys, default="")
        self._last[owner] = between(last or None, None)
        return self._last[owner]


def _namesake(element: Named, others: Sequence[Named]) -> Named | None:
    name = element.name.strip().casefold()
    return next((x for x in others if name and x.name.strip().casefold() == name), None)
