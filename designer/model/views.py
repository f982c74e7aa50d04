"""What a view of a map shows, as a map of its own: layout, print and export are told nothing of views.

Nothing is invented and nothing is joined: a way through touchpoints that are not seen is not drawn as one connection,
because no such connection is in the map and it could not be selected, named or deleted. What stands on something that
is not seen is not seen either (a touchpoint in its lane, a connection on its ends, a note on what it is about).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from designer.model.change import Change, Pair
from designer.model.elements import (
    Connection,
    Element,
    Lane,
    Note,
    Persona,
    SubMap,
    Touchpoint,
    View,
)
from designer.model.journey import JourneyMap
from designer.model.looks import fades, kinds_appearing, unfiltered, view_within
from designer.model.view_frame import Frame

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
    shown = Frame(journey, view, shows).all_of(journey)
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


def _faded(part: JourneyMap, named: JourneyMap) -> frozenset[str]:
    """What is on a map and not in what the filters name of it; a lane too that only the filters close."""
    gone = part.elements.keys() - named.elements.keys()
    closed = {lane.id for lane in part.lanes if lane.shown and (at := named.find(type(lane), lane.id)) and not at.shown}
    return frozenset(gone | closed)


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
        self._frame = Frame(journey, view, shows)
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
        self._frame = Frame(self._whole, self._view, self._shows, frozenset(self._guests))
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
