"""What a view lets be seen of a map, worked out element by element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from designer.model.change import Pair
from designer.model.elements import (
    Channel,
    Connection,
    Element,
    Lane,
    MapHeader,
    Note,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.journey import JourneyMap
from designer.model.kinds import LaneKind, MapState
from designer.model.looks import APPEARING_LANES, state_seen

_LAST = "~"  # an order key behind all others

replace = msgspec.structs.replace


class Frame:
    """What a view lets be seen, worked out once from stages, lanes and personas; `guests` stay in spite of its filters."""

    def __init__(
        self, journey: JourneyMap, view: View | None, shows: str, guests: frozenset[str] = frozenset()
    ) -> None:
        self.view = view
        self.guests = guests
        self.state = state_seen(journey, view, shows)
        look = view if view is not None else View(id="")
        self.folds = frozenset(look.folds) if view is not None else None
        self.channels = _named(look.channels, journey, Channel)
        self.owners, self.statuses = frozenset(look.owners), frozenset(look.statuses)
        self.gone = frozenset(
            e.id for e in (*journey.stages, *journey.lanes, *journey.personas) if self._is_of_other_state(e)
        )
        self.personas = self._personas(journey, look)
        self.closed = self._closed(journey, look)
        held = {t.lane or t.channel for i in guests if (t := journey.find(Touchpoint, i)) is not None}
        self.hidden = self.closed - held
        self.veils = self._veils(journey, look)

    def _is_of_other_state(self, element: Element) -> bool:
        return bool(self.state and element.state) and element.state != self.state

    def _personas(self, journey: JourneyMap, look: View) -> frozenset[str] | None:
        """Who is shown; None for all."""
        named = _named(look.personas, journey, Persona)
        kept = frozenset(
            p.id
            for p in journey.personas
            if p.id not in self.gone and (not named or p.id in named or p.id in self.guests)
        )
        return None if len(kept) == len(journey.personas) else kept

    def _closed(self, journey: JourneyMap, look: View) -> frozenset[str]:
        """The lanes that the view hides. One of them in which a guest stands is shown, with that guest alone."""
        hides, kinds = frozenset(look.hides), frozenset(look.hides_kinds) - {LaneKind.CUSTOM}
        return frozenset(
            lane.id
            for lane in journey.lanes
            if lane.id not in self.guests
            and (
                lane.id in hides
                or (isinstance(lane, Lane) and lane.kind in kinds)
                or (isinstance(lane, Channel) and self.channels and lane.id not in self.channels)
            )
        )

    def _veils(self, journey: JourneyMap, look: View) -> tuple[Lane, ...]:
        """Lanes that are not shown, in the place of those that would appear by themselves."""
        added = {lane.kind for lane in journey.of(Lane) if lane.id not in self.gone}
        made = []
        for kind in dict.fromkeys(look.hides_kinds):
            if kind not in added and kind in APPEARING_LANES:
                id = f"hidden {kind.value}"
                while id in journey:
                    id += "'"
                made.append(Lane(id=id, order=_LAST, kind=kind, shown=False))
        return tuple(made)

    def all_of(self, journey: JourneyMap) -> dict[str, Element]:
        """Everything that is shown of a map, by id."""
        found: dict[str, Element] = {}
        rest: tuple[list[Element], list[Element], list[Element]] = ([], [], [])
        late = {Touchpoint: rest[0], Connection: rest[1], Note: rest[2]}
        for element in journey:
            waiting = late.get(type(element))
            if waiting is not None:
                waiting.append(element)
            elif (shown := self._ground(element)) is not None:
                found[element.id] = shown
        found |= {lane.id: lane for lane in self.veils}
        for touchpoint in rest[0]:
            if (shown := self._touchpoint(touchpoint)) is not None:  # type: ignore[arg-type]
                found[touchpoint.id] = shown
        for connection in rest[1]:
            assert isinstance(connection, Connection)
            if connection.source in found and connection.target in found and not self._is_of_other_state(connection):
                found[connection.id] = connection
        for note in rest[2]:
            assert isinstance(note, Note)
            if (not note.about or note.about in found) and self._lets_note(note):
                found[note.id] = note
        return found

    def shown_of(self, element: Element, shown: JourneyMap, pairs: Mapping[str, Pair]) -> Element | None:
        """A touchpoint, connection or note as it is shown, None where it is not; `pairs` go before what was shown."""

        def is_there(id: str) -> bool:
            pair = pairs.get(id)
            return id in shown if pair is None else pair[1] is not None

        match element:
            case Touchpoint():
                return self._touchpoint(element)
            case Connection():
                is_seen = is_there(element.source) and is_there(element.target) and not self._is_of_other_state(element)
            case Note():
                is_seen = (not element.about or is_there(element.about)) and self._lets_note(element)
            case _:
                raise TypeError(type(element))
        return element if is_seen else None

    def _lets_note(self, note: Note) -> bool:
        return not self._is_of_other_state(note) and note.lane not in self.gone and note.about not in self.hidden

    def _ground(self, element: Element) -> Element | None:
        """What touchpoints stand on, and the map as a whole."""
        match element:
            case MapHeader():
                return self._header(element)
            case PictureData() | SubMap() | Waiver():
                return element
            case View():
                return None
        if element.id in self.gone:
            return None
        match element:
            case Stage() if self.folds is not None and element.folded is not (element.id in self.folds):
                return replace(element, folded=not element.folded)
            case Channel() | Lane() if element.shown and element.id in self.hidden:
                return replace(element, shown=False)
            case Persona():
                if self.personas is not None and element.id not in self.personas:
                    return None
                if not self.gone.isdisjoint(element.channels):
                    return replace(element, channels=_without(element.channels, self.gone))
        return element

    def _header(self, header: MapHeader) -> MapHeader:
        arrangement = self.view.arrangement if self.view is not None else ""
        if arrangement and arrangement != header.arrangement:
            header = replace(header, arrangement=arrangement)
        return replace(header, shows=MapState(self.state)) if self.state else header

    def _touchpoint(self, touchpoint: Touchpoint) -> Touchpoint | None:
        t = touchpoint
        if self._is_of_other_state(t) or (self.gone and self._stands_on_gone(t)):
            return None
        if not self._passes(t) and t.id not in self.guests:
            return None
        if self.personas is not None:
            narrowed = self._of_personas(t, self.personas)
            if narrowed is None:
                return None
            t = narrowed
        if self.gone and (not self.gone.isdisjoint(t.also) or t.channel in self.gone):
            channel = "" if t.channel in self.gone else t.channel
            t = replace(t, channel=channel, also=_without(t.also, self.gone))
        if self.state and (t.future_feeling is not None or t.future_feelings):
            feeling, feelings = _planned(t) if self.state == MapState.FUTURE else (t.feeling, t.feelings)
            t = replace(t, feeling=feeling, feelings=feelings, future_feeling=None, future_feelings=())
        return t

    def _stands_on_gone(self, t: Touchpoint) -> bool:
        return t.stage in self.gone or bool(t.stage and (t.lane or t.channel) in self.gone) or t.lane in self.gone

    def _passes(self, t: Touchpoint) -> bool:
        if t.stage and (t.lane or t.channel) in self.closed:
            return False
        if self.channels and not t.lane and t.channel not in self.channels:
            return False
        return (not self.owners or t.owner in self.owners) and (not self.statuses or t.status in self.statuses)

    @staticmethod
    def _of_personas(t: Touchpoint, kept: frozenset[str]) -> Touchpoint | None:
        """The touchpoint as those who are shown take part in it; None if none of them does."""
        changes: dict[str, Any] = {}
        if t.personas and not kept.issuperset(t.personas):
            felt = (*t.feelings, *t.future_feelings)
            named = tuple(p for p in dict.fromkeys((*t.personas, *[who for who, _v in felt])) if p in kept)
            if not named:
                return None
            changes["personas"] = named
        for field in ("feelings", "future_feelings"):
            pairs = getattr(t, field)
            if pairs and any(who not in kept for who, _value in pairs):
                changes[field] = tuple((who, value) for who, value in pairs if who in kept)
        return replace(t, **changes) if changes else t


def _named(ids: Iterable[str], journey: JourneyMap, cls: type[Element]) -> frozenset[str]:
    return frozenset(i for i in ids if journey.find(cls, i) is not None)


def _without(ids: tuple[str, ...], gone: frozenset[str]) -> tuple[str, ...]:
    return tuple(i for i in ids if i not in gone)


def _planned(t: Touchpoint) -> tuple[float | None, tuple[tuple[str, float], ...]]:
    """What is felt once the journey is as planned: the planned feelings, and today's where nothing else is planned."""
    own = dict(t.feelings)
    if t.future_feeling is not None:
        own = {who: value for who, value in own.items() if t.personas and who not in t.personas}
        return t.future_feeling, tuple((own | dict(t.future_feelings)).items())
    return t.feeling, tuple((own | dict(t.future_feelings)).items())
