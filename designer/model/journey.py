"""The map itself: one networkx graph of elements, and the ordered views that everything else reads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from designer.model import graphs
from designer.model.change import Change
from designer.model.elements import (
    HEADER_ID,
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
    kind_of,
    references,
)
from designer.model.index import Index
from designer.model.kinds import ACTION_LANES

if TYPE_CHECKING:
    import networkx as nx

E = TypeVar("E", bound=Element)
T = TypeVar("T")
_ID = attrgetter("id")
_FEW = 50  # connections of thousands
Points = tuple[tuple[str, str], ...]  # (relation, id)

# Where a reference may point: relation -> the types that can stand at its other end.
_MAY_POINT_AT: Mapping[str, tuple[type[Element], ...]] = {
    "in stage": (Stage,),
    "via channel": (Channel,),
    "also via": (Channel,),
    "in lane": (Lane,),
    "experienced by": (Persona,),
    "felt by": (Persona,),
    "prefers": (Channel,),
    "about": (Stage, Touchpoint, Persona, Connection, Channel),
    "shows": (PictureData,),
    "opens": (SubMap,),
    "hides": (Channel, Lane),
    "of persona": (Persona,),
    "of channel": (Channel,),
    "folds": (Stage,),
    "from": (Touchpoint,),
    "to": (Touchpoint,),
}


class BrokenReference(ValueError):
    """A change that would leave an element pointing at something that is not there."""


class JourneyMap:
    """All elements of a map as one `MultiDiGraph`, and ordered views of it. `apply` is the only door for changes.

    Elements are nodes with an attribute `element`; a Connection is the keyed edge "leads to" between two touchpoints. The
    other edges ("in stage", "via channel", "experienced by", "about" …) are derived from the elements' fields, which are
    the only truth. The graph is built when it is first asked for and kept current from then on: a map of 5,000
    touchpoints opens and is painted 0.4 s earlier without networkx, which the checks load in an idle moment.
    """

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        self._graph: nx.MultiDiGraph | None = None
        self._flow: nx.DiGraph | None = None
        self._elements: dict[str, Element] = {}
        self._by_kind: dict[type[Element], dict[str, Any]] = {}
        self._named_by = Index()  # id -> the ids of the elements that name it
        self._in_stage = Index()
        self._about = Index()
        self._out = Index()
        self._in = Index()
        self._views: dict[Any, Any] = {}
        self.personas_of_all: tuple[str, ...] = ()
        self.numbers_elsewhere: Mapping[str, int] | None = None  # of the map that this one is a part of
        self.is_seen_through_view = False
        self.view_name = ""  # of the view that it is seen through
        self.faded: frozenset[str] = frozenset()  # what stands back, pale, because a view's filters do not name it
        first = list(elements)
        if not any(isinstance(e, MapHeader) for e in first):
            first.insert(0, MapHeader(id=HEADER_ID))
        self.apply(Change("", {e.id: (None, e) for e in first}))

    # What is there

    def __contains__(self, id: object) -> bool:
        return id in self._elements

    def __getitem__(self, id: str) -> Element:
        return self._elements[id]

    def __len__(self) -> int:
        return len(self._elements)

    def __iter__(self) -> Iterator[Element]:
        return iter(self._elements.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JourneyMap) and self._elements == other._elements

    __hash__ = None  # type: ignore[assignment]

    def get(self, id: str) -> Element | None:
        """The element of this id, or None."""
        return self._elements.get(id)

    def find(self, cls: type[E], id: str) -> E | None:
        """The element of this id if it is of this class, else None."""
        element = self._elements.get(id)
        return element if isinstance(element, cls) else None

    def of(self, cls: type[E]) -> Iterable[E]:
        """All elements of one class, in no particular order."""
        return self._by_kind.get(cls, {}).values()

    def count(self, cls: type[Element]) -> int:
        """How many elements of one class there are."""
        return len(self._by_kind.get(cls, {}))

    def snapshot(self) -> JourneyMap:
        """A copy that later changes do not reach, for a worker. Elements are shared: they are frozen."""
        copy = JourneyMap(self._elements.values())
        copy.personas_of_all = self.personas_of_all
        copy.numbers_elsewhere = self.numbers_elsewhere
        copy.is_seen_through_view = self.is_seen_through_view
        copy.view_name = self.view_name
        copy.faded = self.faded
        return copy

    @property
    def elements(self) -> Mapping[str, Element]:
        """Every element by its id, read-only."""
        return MappingProxyType(self._elements)

    @property
    def graph(self) -> nx.MultiDiGraph:
        """The whole map as a graph. To be read, never changed."""
        if self._graph is None:
            self._graph = graphs.whole(self._elements.values())
        return self._graph

    @property
    def flow(self) -> nx.DiGraph:
        """Touchpoints and who leads to whom, as a plain `DiGraph` for the graph rules. To be read, never changed."""
        if self._flow is None:
            self._flow = graphs.flow(self.of(Touchpoint), self.of(Connection))
        return self._flow

    @property
    def header(self) -> MapHeader:
        """What is said of the map as a whole."""
        header = self._elements[HEADER_ID]
        assert isinstance(header, MapHeader)
        return header

    # Ordered views, kept until something changes that they depend on

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages from left to right."""
        return self._view("stages", lambda: _sorted(self.of(Stage)))

    @property
    def lanes(self) -> tuple[Channel | Lane, ...]:
        """All lanes from top to bottom, channels among them."""
        return self._view("lanes", lambda: _sorted([*self.of(Channel), *self.of(Lane)]))

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels from top to bottom."""
        return self._view("channels", lambda: tuple(x for x in self.lanes if isinstance(x, Channel)))

    @property
    def action_lanes(self) -> tuple[Lane, ...]:
        """The front-stage, back-stage and support lanes, from top to bottom."""
        return self._view(
            "action lanes", lambda: tuple(x for x in self.lanes if isinstance(x, Lane) and x.kind in ACTION_LANES)
        )

    @property
    def personas(self) -> tuple[Persona, ...]:
        """All personas in their order."""
        return self._view("personas", lambda: _sorted(self.of(Persona)))

    def persona_places(self) -> Mapping[str, int]:
        """The place (from 0) of each persona, by which it has its colour and its dash.

        On what a view shows of a map it is the place on the whole map: who is teal there is teal here.
        """
        known = {id: i for i, id in enumerate(self.personas_of_all)}
        return {p.id: known.get(p.id, i) for i, p in enumerate(self.personas)}

    @property
    def views(self) -> tuple[View, ...]:
        """The named views in their order."""
        return self._view("named views", lambda: _sorted(self.of(View)))

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints that have a stage, in the order of stage, step, channel: the order of their numbers."""
        return self._view(
            "touchpoints", lambda: tuple(chain.from_iterable([self.touchpoints_in(s.id) for s in self.stages]))
        )

    @property
    def tray(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that wait for a stage."""
        return self.touchpoints_in("")

    @property
    def connections(self) -> tuple[Connection, ...]:
        """All connections, by id."""
        return self._view("connections", lambda: tuple(sorted(self.of(Connection), key=_ID)))

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number that each placed touchpoint carries on the map, from 1.

        On what a view shows of a map it is the number on the whole map: what is 12 there is 12 here.
        """
        known = self.numbers_elsewhere or {}
        return self._view("numbers", lambda: {t.id: known.get(t.id, i) for i, t in enumerate(self.touchpoints, 1)})

    def number_as(self, numbers: Mapping[str, int]) -> None:
        """Give the touchpoints the numbers that they have on another map."""
        if numbers is not self.numbers_elsewhere:
            self.numbers_elsewhere = numbers
            self._views.pop("numbers", None)

    def touchpoints_in(self, stage: str) -> tuple[Touchpoint, ...]:
        """The touchpoints of a stage in the order of step and channel; with "" those in the tray."""
        return self._view(("stage", stage), lambda: self._sort_touchpoints(stage))

    def steps(self, stage: str) -> tuple[tuple[str, tuple[Touchpoint, ...]], ...]:
        """Each step of a stage: its order key and its touchpoints."""
        return self._view(("steps", stage), lambda: self._group_steps(stage))

    def notes_about(self, id: str) -> tuple[Note, ...]:
        """The notes about a touchpoint, stage or other element, in their order."""
        return self._view(("notes", id), lambda: _sorted(self._elements[n] for n in self._about.of(id)))

    def notes_in(self, stage: str) -> tuple[tuple[Note, ...], ...]:
        """The notes about each touchpoint of a stage, in the order of `touchpoints_in`."""
        return self._view(("notes in", stage), lambda: self._gather_notes(stage))

    def connections_from(self, touchpoint: str) -> tuple[Connection, ...]:
        """The ways on from a touchpoint."""
        return self._view(("out", touchpoint), lambda: self._ends(self._out, touchpoint))

    def connections_to(self, touchpoint: str) -> tuple[Connection, ...]:
        """The ways to a touchpoint."""
        return self._view(("in", touchpoint), lambda: self._ends(self._in, touchpoint))

    def place_of(self, touchpoint: Touchpoint) -> str:
        """The id of the lane a touchpoint stands in: its action lane or its channel, "" for "No channel yet"."""
        return touchpoint.lane or touchpoint.channel

    def is_action(self, touchpoint: Touchpoint) -> bool:
        """Whether it stands in a front-stage, back-stage or support lane, so that it needs no channel."""
        return bool(touchpoint.lane)

    # The one way in

    def apply(self, change: Change) -> None:
        """Carry a change out as a whole, or raise BrokenReference and leave everything as it was."""
        points = self._points_of(change)
        for before, _ in change.pairs.values():
            if before is not None:
                self._unlink(before)
        for id, (before, after) in change.pairs.items():
            if after is None:
                if before is not None:
                    del self._elements[id]
                    del self._by_kind[type(before)][id]
                continue
            self._elements[id] = after
            self._by_kind.setdefault(type(after), {})[id] = after
        for _, after in change.pairs.values():
            if after is not None:
                self._link(after, points[after.id])
        self._forget_views(change)
        if self._graph is not None:
            graphs.follow(self._graph, change)
        if self._flow is not None:
            graphs.follow_flow(self._flow, change, self.connections_from)

    def _points_of(self, change: Change) -> dict[str, Points]:
        """What each element will point at; raises BrokenReference where the change can't be carried out."""
        pairs = change.pairs
        found: dict[str, Points] = {}
        for id, (before, after) in pairs.items():
            held = self._elements.get(id)
            if held is not before and held != before:
                raise BrokenReference(f"“{id}” is not what this change expects")
            if after is None:
                if id == HEADER_ID:
                    raise BrokenReference("a map can't do without its header")
                self._refuse_removing(id, pairs)
                continue
            if before is not None and type(before) is not type(after):
                raise BrokenReference(f"“{id}” can't turn from a {kind_of(before)} into a {kind_of(after)}")
            if isinstance(after, Connection) and after.source == after.target:
                raise BrokenReference(f"“{after.source}” can't lead to itself")
            found[id] = points = references(after)
            for relation, other in points:
                pair = pairs.get(other)
                target = self._elements.get(other) if pair is None else pair[1]
                if target is None:
                    raise BrokenReference(f"“{id}” names “{other}” ({relation}), which is not in the map")
                if type(target) not in _MAY_POINT_AT[relation]:
                    raise BrokenReference(f"“{id}” names “{other}” ({relation}), which is a {kind_of(target)}")
                if isinstance(target, Lane) and relation == "in lane":
                    _refuse_wrong_lane(after, target)
            if isinstance(after, Lane) and isinstance(before, Lane) and after.kind is not before.kind:
                for owner in self._named_by.of(id):
                    if owner not in pairs and not isinstance(self._elements[owner], View):
                        _refuse_wrong_lane(self._elements[owner], after)
        return found

    def _refuse_removing(self, id: str, pairs: Mapping[str, Any]) -> None:
        for owner in self._named_by.of(id):
            if owner not in pairs:
                raise BrokenReference(f"“{id}” can't go while “{owner}” names it")

    def _unlink(self, element: Element) -> None:
        id, named_by = element.id, self._named_by
        for _, other in references(element):
            named_by.drop(other, id)
        match element:
            case Touchpoint():
                self._in_stage.drop(element.stage, id)
            case Connection():
                self._out.drop(element.source, id)
                self._in.drop(element.target, id)
            case Note():
                self._about.drop(element.about, id)

    def _link(self, element: Element, points: Points) -> None:
        id, named_by = element.id, self._named_by
        for _, other in points:
            named_by.add(other, id)
        match element:
            case Touchpoint():
                self._in_stage.add(element.stage, id)
            case Connection():
                self._out.add(element.source, id)
                self._in.add(element.target, id)
            case Note():
                self._about.add(element.about, id)

    def _forget_views(self, change: Change) -> None:
        views = self._views
        if len(change.pairs) > 1000:
            views.clear()
            return
        self._renew_connections(change)
        for before, after in change.pairs.values():
            if isinstance(before, Touchpoint) and isinstance(after, Touchpoint) and _stand_alike(before, after):
                self._put_in_views(before, after)
                continue
            if isinstance(before, Touchpoint):
                self._renew_stage(before, comes=False)
            elif before is not None:
                self._forget_views_with(before)
            if isinstance(after, Touchpoint):
                self._renew_stage(after, comes=True)
            elif after is not None:
                self._forget_views_with(after)

    def _renew_connections(self, change: Change) -> None:
        """All connections by id: of thousands those few that come or go are put in and taken out."""
        changed = {
            id: after
            for id, (before, after) in change.pairs.items()
            if isinstance(before, Connection) or isinstance(after, Connection)
        }
        known: tuple[Connection, ...] | None = self._views.pop("connections", None) if changed else None
        if known is None or len(changed) > _FEW:
            return
        found = list(known)
        for id, after in changed.items():
            at = bisect_left(found, id, key=_ID)
            is_there = at < len(found) and found[at].id == id
            found[at : at + is_there] = [after] if isinstance(after, Connection) else []
        self._views["connections"] = tuple(found)

    def _put_in_views(self, before: Touchpoint, after: Touchpoint) -> None:
        """A touchpoint stays where it is and is another only in what it says: it takes its place in the views."""
        views, stage = self._views, after.stage
        views.pop("touchpoints", None)
        members: tuple[Touchpoint, ...] | None = views.get(("stage", stage))
        if members is not None:
            views["stage", stage] = _replaced(members, before, after)
        steps: tuple[tuple[str, tuple[Touchpoint, ...]], ...] | None = views.get(("steps", stage))
        if steps is not None:
            at = next(i for i, (key, _members) in enumerate(steps) if key == after.step)
            step = after.step, _replaced(steps[at][1], before, after)
            views["steps", stage] = (*steps[:at], step, *steps[at + 1 :])

    def _renew_stage(self, touchpoint: Touchpoint, *, comes: bool) -> None:
        """A touchpoint comes into its stage, or goes from it: of the hundreds there the others stay as they are."""
        views, stage = self._views, touchpoint.stage
        members, steps, notes = self._taken_views(stage)
        if members is None:
            return
        order = self._order_in_stage()
        at = bisect_left(members, order(touchpoint), key=order)
        own, behind = ((touchpoint,), at) if comes else ((), at + 1)
        views["stage", stage] = (*members[:at], *own, *members[behind:])
        if notes is not None:
            views["notes in", stage] = (*notes[:at], *[self.notes_about(t.id) for t in own], *notes[behind:])
        if steps is not None:
            k = bisect_left(steps, touchpoint.step, key=_first)
            is_there = k < len(steps) and steps[k][0] == touchpoint.step
            others = [t for t in steps[k][1] if t.id != touchpoint.id] if is_there else []
            together = tuple(sorted((*others, *own), key=order))
            step = [(touchpoint.step, together)] if together else []
            views["steps", stage] = (*steps[:k], *step, *steps[k + is_there :])

    def _taken_views(self, stage: str) -> tuple[Any, Any, Any]:
        """The touchpoints of a stage, its steps and its notes, taken out of the views with what depends on these; None of what
        nobody asked for, and of the tray."""
        views = self._views
        views.pop("touchpoints", None)
        views.pop("numbers", None)
        members, steps, notes = (views.pop((view, stage), None) for view in ("stage", "steps", "notes in"))
        return (members, steps, notes) if stage else (None, None, None)

    def _forget_views_with(self, element: Element) -> None:
        views = self._views
        match element:
            case Note():
                views.pop(("notes", element.about), None)
                about = self._elements.get(element.about)
                if isinstance(about, Touchpoint):  # one that is gone is touched itself
                    views.pop(("notes in", about.stage), None)
            case Connection():
                for end in (("out", element.source), ("in", element.target)):
                    views.pop(end, None)
            case Persona():
                views.pop("personas", None)
            case View():
                views.pop("named views", None)
            case MapHeader() | SubMap() | Waiver():
                pass
            case Stage():
                for key in ("stages", "touchpoints", "numbers"):
                    views.pop(key, None)
                if element.id not in self._elements:
                    for view in ("stage", "steps", "notes in"):
                        views.pop((view, element.id), None)
            case _:
                views.clear()

    # How the views are made

    def _view(self, key: Any, make: Callable[[], T]) -> T:
        found: T | None = self._views.get(key)
        if found is None:
            found = self._views[key] = make()
        return found

    def _lane_ranks(self) -> dict[str, int]:
        return self._view("lane ranks", lambda: {x.id: i for i, x in enumerate(self.lanes)})

    def _sort_touchpoints(self, stage: str) -> tuple[Touchpoint, ...]:
        found: list[Touchpoint] = [self._elements[i] for i in self._in_stage.of(stage)]  # type: ignore[misc]
        if not stage:
            return tuple(sorted(found, key=lambda t: (t.order, t.id)))
        return tuple(sorted(found, key=self._order_in_stage()))

    def _order_in_stage(self) -> Callable[[Touchpoint], tuple[str, float, str, str]]:
        """By what the touchpoints of a stage are in order: step, lane, their own order."""
        ranks, none = self._lane_ranks(), self._rank_of_no_channel()
        return lambda t: (t.step, ranks.get(t.lane or t.channel, none), t.order, t.id)

    def _gather_notes(self, stage: str) -> tuple[tuple[Note, ...], ...]:
        known = self._views.get  # an edit in a large stage asks for hundreds that are there
        return tuple(
            [
                self.notes_about(t.id) if (found := known(("notes", t.id))) is None else found
                for t in self.touchpoints_in(stage)
            ]
        )

    def _rank_of_no_channel(self) -> float:
        # "No channel yet" stands below the last channel, wherever other lanes are.
        ranks = self._lane_ranks()
        return self._view("rank of no channel", lambda: max((ranks[c.id] for c in self.channels), default=-1) + 0.5)

    def _group_steps(self, stage: str) -> tuple[tuple[str, tuple[Touchpoint, ...]], ...]:
        groups: dict[str, list[Touchpoint]] = {}
        for touchpoint in self.touchpoints_in(stage):
            groups.setdefault(touchpoint.step, []).append(touchpoint)
        return tuple((step, tuple(members)) for step, members in groups.items())

    def _ends(self, index: Index, touchpoint: str) -> tuple[Connection, ...]:
        found: list[Connection] = [self._elements[i] for i in index.of(touchpoint)]  # type: ignore[misc]
        return tuple(sorted(found, key=lambda c: c.id))


def _stand_alike(one: Touchpoint, other: Touchpoint) -> bool:
    """Whether two states of a touchpoint stand at the same place of the map."""
    return (one.stage, one.step, one.lane, one.channel, one.order) == (
        other.stage,
        other.step,
        other.lane,
        other.channel,
        other.order,
    )


def _replaced(touchpoints: tuple[Touchpoint, ...], before: Touchpoint, after: Touchpoint) -> tuple[Touchpoint, ...]:
    at = touchpoints.index(before)
    return (*touchpoints[:at], after, *touchpoints[at + 1 :])


def _first(step: tuple[str, object]) -> str:
    return step[0]


def _sorted(elements: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(elements, key=lambda e: (e.order, e.id)))


def _refuse_wrong_lane(owner: Element, lane: Lane) -> None:
    # Nothing would draw a touchpoint among notes, or a note among touchpoints.
    if isinstance(owner, Touchpoint) is not (lane.kind in ACTION_LANES):
        raise BrokenReference(f"“{owner.id}” can't stand in “{lane.id}”, a lane for {lane.kind.value}")
