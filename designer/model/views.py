"""What a view of a map shows, as a map of its own: layout, print and export are told nothing of views.

Nothing is invented and nothing is joined: a way through touchpoints that are not seen is not drawn as one connection,
because no such connection is in the map and it could not be selected, named or deleted. What stands on something that
is not seen is not seen either (a touchpoint in its lane, a connection on its ends, a note on what it is about).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from designer.model.change import Change, Pair
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
from designer.model.kinds import LANE_OF_NOTE, LaneKind, MapState

# Lanes that stand on a map that has something for them, without being added. Layout asks for the same ones.
APPEARING_LANES = (
    LaneKind.EMOTION,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
    LaneKind.METRICS,
    LaneKind.CONTENT,
    LaneKind.CUSTOM,
)
STATES = (MapState.CURRENT.value, MapState.FUTURE.value)
_FILTERS = ("personas", "channels", "owners", "statuses")
_SETS = ("hides", "hides_kinds", *_FILTERS, "folds")
_LAST = "~"  # an order key behind all others

replace = msgspec.structs.replace


def seen(journey: JourneyMap, view: View | None = None, shows: str = "") -> JourneyMap:
    """The map with only what a view shows; the very same map where nothing is left out.

    `shows` is "current", "future" or "both" and goes before what the view says; "" leaves it to the view. On a map of
    both states, elements of the other state leave, and planned feelings take the place of today's. Lanes that the view
    hides are not shown and what stands in them leaves, as do touchpoints that its filters do not name, with their
    connections and notes. Stages are folded as the view says, not as the map does. Ids that are not in the map are passed
    over. The map itself stays as it is; later changes to it do not reach the one that is returned (see `Seen`).
    Touchpoints keep the numbers, and personas the colours, that they have on the whole map.

    Of a view that fades, what its filters do not name stays, and is named by `faded` of the map that is returned.
    """
    if view is not None and fades(view):
        part = seen(journey, unfiltered(view), shows)
        faded = _faded(part, seen(journey, replace(view, fades=False), shows))
        if faded == part.faded:
            return part
        if part is journey:
            part = journey.snapshot()
        part.faded = faded
        return part
    shown = _Frame(journey, view, shows).all_of(journey)
    if _is_same(journey, shown) and not (view is not None and view.name):
        return journey
    part = JourneyMap(shown.values())
    _tell_part(part, journey, view)
    return part


def _tell_part(part: JourneyMap, whole: JourneyMap, view: View | None) -> None:
    """Tell what is shown of a map what it has from the whole of it, and through which view it is seen."""
    part.personas_of_all = tuple(p.id for p in whole.personas)
    part.number_as(whole.numbers)
    part.is_seen_through_view = view is not None
    part.view_name = view.name if view is not None else ""


def fades(view: View) -> bool:
    """Whether a view lets something stand back: it says so, and filters something."""
    return view.fades and any(getattr(view, field) for field in _FILTERS)


def unfiltered(view: View) -> View:
    """A view without its filters: lanes and folded stages as they were."""
    return replace(view, fades=False, **dict.fromkeys(_FILTERS, ()))


def _faded(part: JourneyMap, named: JourneyMap) -> frozenset[str]:
    """What is on a map and not in what the filters name of it; a lane too that only the filters close."""
    gone = part.elements.keys() - named.elements.keys()
    closed = {lane.id for lane in part.lanes if lane.shown and (at := named.find(type(lane), lane.id)) and not at.shown}
    return frozenset(gone | closed)


def state_seen(journey: JourneyMap, view: View | None = None, shows: str = "") -> str:
    """Which state is looked at: "current" or "future" where the map holds both and one was asked for, else ""."""
    asked = shows or (view.shows if view is not None else "")
    return asked if asked in STATES and journey.header.shows is MapState.BOTH else ""


def other_state(state: str) -> str:
    """ "future" for "current", and the other way round."""
    return STATES[1 - STATES.index(state)]


def kinds_appearing(journey: JourneyMap) -> tuple[LaneKind, ...]:
    """The kinds of lanes that stand on this map by themselves: it has something for them and no lane of that kind."""
    added = {lane.kind for lane in journey.of(Lane)}
    held = {LANE_OF_NOTE[note.kind] for note in journey.of(Note) if not note.lane}
    if any(t.feeling is not None or t.feelings for t in journey.of(Touchpoint)):
        held.add(LaneKind.EMOTION)
    return tuple(kind for kind in APPEARING_LANES if kind in held and kind not in added)


def look_of(view: View) -> View:
    """What a view shows, without its id, name and place among the others: equal looks show the same."""
    look = View(id="")
    for field in _SETS:
        look = replace(look, **{field: tuple(sorted(set(getattr(view, field))))})
    return replace(look, arrangement=view.arrangement, shows=view.shows, fades=fades(view))


def whole_look(journey: JourneyMap) -> View:
    """The look of a map with no view on: nothing is left out, stages are folded as the map has them."""
    return look_of(View(id="", folds=tuple(s.id for s in journey.stages if s.folded)))


def state_alone(journey: JourneyMap, state: str) -> JourneyMap:
    """One state of a map of both as a map that holds nothing else, to be kept as a file of its own.

    It stays the same map by its `uid`, so that it can be compared with what it comes from. Its views are those that still
    say something.
    """
    shown = seen(journey, None, state)
    if shown is journey:
        return journey.snapshot()
    opened = {t.submap for t in shown.of(Touchpoint)}
    kept = [replace(e, state="") if e.state else e for e in shown if not isinstance(e, SubMap) or e.id in opened]
    return JourneyMap([*kept, *(v for view in journey.views if (v := view_within(view, shown)) is not None)])


def view_within(view: View, shown: JourneyMap) -> View | None:
    """A view as it names only what is in one state; None where nothing is left of one of its filters."""
    changes: dict[str, Any] = {"shows": "", "state": ""}
    for field in ("hides", "personas", "channels", "folds"):
        ids = getattr(view, field)
        changes[field] = tuple(i for i in ids if i in shown)
        if ids and not changes[field] and field in ("personas", "channels"):
            return None
    return replace(view, **changes)


class LeftOut(msgspec.Struct, frozen=True):
    """How much of a map is not seen through a view."""

    lanes: int = 0
    touchpoints: int = 0
    personas: int = 0

    def __bool__(self) -> bool:
        return bool(self.lanes or self.touchpoints or self.personas)


def left_out(journey: JourneyMap, shown: JourneyMap) -> LeftOut:
    """What of a map is not in what is shown of it. A lane counts where the map itself shows it."""
    if shown is journey:
        return LeftOut()
    lanes = sum(
        1 for lane in journey.lanes if lane.shown and not ((at := shown.get(lane.id)) and getattr(at, "shown", False))
    )
    lanes += sum(1 for kind in kinds_appearing(journey) if any(x.kind is kind and not x.shown for x in shown.of(Lane)))
    return LeftOut(lanes, _fewer(journey, shown, Touchpoint), _fewer(journey, shown, Persona))


def _fewer(journey: JourneyMap, shown: JourneyMap, cls: type[Element]) -> int:
    return len(list(journey.of(cls))) - len(list(shown.of(cls)))


class Seen:
    """A map seen through a view, kept current while the map is edited. `journey` is what is shown.

    An edit takes nothing out of sight because of a filter: what was just added, and what was seen and became something
    that the filters do not name, stays (with its lane) until the view is chosen anew, which is another `Seen`. What now
    belongs to the other state, or to other personas only, does leave.
    """

    def __init__(self, journey: JourneyMap, view: View | None = None, shows: str = "") -> None:
        # Of a view that fades, all is shown, and another one tells what it names.
        self._named: Seen | None = None
        if view is not None and fades(view):
            self._named = Seen(journey, replace(view, fades=False), shows)
            view = unfiltered(view)
        self._whole, self._view, self._shows = journey, view, shows
        self._guests: set[str] = set()
        self._frame = _Frame(journey, view, shows)
        self.journey = JourneyMap(self._frame.all_of(journey).values())
        _tell_part(self.journey, journey, view)
        self._tell_faded()

    def follow(self, change: Change) -> Change:
        """Take over what has just been done to the map; what that changed of what is shown."""
        for id, (before, after) in change.pairs.items():
            if after is None:
                self._guests.discard(id)
            elif before is None or (isinstance(after, Touchpoint) and id in self.journey):
                self._guests.add(id)
        pairs = self._few(change) if self._is_small(change) else self._all()
        done = Change(change.label, pairs)
        if pairs:
            self.journey.apply(done)
        _tell_part(self.journey, self._whole, self._view)
        if self._named is not None:
            self._named.follow(change)
            self._tell_faded()
        return done

    def welcome(self, ids: Iterable[str]) -> Change:
        """Let elements be seen in spite of the filters, with what they stand on, until the view is chosen anew; what that
        changed of what is shown."""
        ids = list(ids)
        for id in ids:
            while id and id in self._whole and id not in self._guests:
                self._guests.add(id)
                element = self._whole[id]
                id = element.about if isinstance(element, Note) else ""
        pairs = self._all()
        done = Change("", pairs)
        if pairs:
            self.journey.apply(done)
        if self._named is not None:
            self._named.welcome(ids)
            self._tell_faded()
        return done

    def _tell_faded(self) -> None:
        if self._named is not None:
            self.journey.faded = _faded(self.journey, self._named.journey)

    def _is_small(self, change: Change) -> bool:
        """Whether only touchpoints, connections and notes changed, none of them a guest in a lane that the view hides."""
        closed = self._frame.closed
        for id, pair in change.pairs.items():
            for element in pair:
                match element:
                    case Touchpoint():
                        if (element.lane or element.channel) in closed and (id in self._guests or id in self.journey):
                            return False
                    case None | Connection() | Note():
                        pass
                    case _:
                        return False
        return True

    def _few(self, change: Change) -> dict[str, Pair]:
        whole, frame = self._whole, self._frame
        frame.guests = frozenset(self._guests)
        pairs: dict[str, Pair] = {}
        touched: dict[type[Element], dict[str, None]] = {Touchpoint: {}, Connection: {}, Note: {}}
        for id, (before, after) in change.pairs.items():
            touched[type(after if after is not None else before)][id] = None  # type: ignore[index]
        for cls in (Touchpoint, Connection, Note):
            for id in touched[cls]:
                old = self.journey.get(id)
                element = whole.get(id)
                new = frame.shown_of(element, self.journey, pairs) if element is not None else None
                if old != new:
                    pairs[id] = (old, new)
                if (old is None) is not (new is None) and cls is not Note:
                    for other in _standing_on(whole, id):
                        touched[type(other)][other.id] = None
        return pairs

    def _all(self) -> dict[str, Pair]:
        self._frame = _Frame(self._whole, self._view, self._shows, frozenset(self._guests))
        old, new = self.journey.elements, self._frame.all_of(self._whole)
        pairs: dict[str, Pair] = {
            id: (old.get(id), after)
            for id, after in new.items()
            if (before := old.get(id)) is not after and before != after
        }
        pairs |= {id: (before, None) for id, before in old.items() if id not in new}
        return pairs


def _standing_on(journey: JourneyMap, id: str) -> Iterable[Element]:
    return (*journey.connections_from(id), *journey.connections_to(id), *journey.notes_about(id))


def _is_same(journey: JourneyMap, shown: Mapping[str, Element]) -> bool:
    return all(shown.get(e.id) is e for e in journey if not isinstance(e, View)) and all(i in journey for i in shown)


class _Frame:
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


__all__ = [
    "APPEARING_LANES",
    "STATES",
    "LeftOut",
    "Seen",
    "kinds_appearing",
    "left_out",
    "look_of",
    "other_state",
    "seen",
    "state_alone",
    "state_seen",
    "view_within",
    "whole_look",
]
