"""The map itself: its elements, the one way in for changes, and the order and the graph that everything else reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    kind_of,
    references,
)
from designer.model.kinds import ACTION_LANES
from designer.model.ordered import OrderedViews, Step
from designer.model.store import Points, Store

if TYPE_CHECKING:
    import networkx as nx

E = TypeVar("E", bound=Element)

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
        self._store = Store()
        self._ordered = OrderedViews(self._store)
        self.personas_of_all: tuple[str, ...] = ()
        self.is_seen_through_view = False
        self.view_name = ""  # of the view that it is seen through
        self.faded: frozenset[str] = frozenset()  # what stands back, pale, because a view's filters do not name it
        first = list(elements)
        if not any(isinstance(e, MapHeader) for e in first):
            first.insert(0, MapHeader(id=HEADER_ID))
        self.apply(Change("", {e.id: (None, e) for e in first}))

    # What is there

    def __contains__(self, id: object) -> bool:
        return id in self._store.elements

    def __getitem__(self, id: str) -> Element:
        return self._store.elements[id]

    def __len__(self) -> int:
        return len(self._store.elements)

    def __iter__(self) -> Iterator[Element]:
        return iter(self._store.elements.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JourneyMap) and self._store.elements == other._store.elements

    __hash__ = None  # type: ignore[assignment]

    def get(self, id: str) -> Element | None:
        """The element of this id, or None."""
        return self._store.elements.get(id)

    def find(self, cls: type[E], id: str) -> E | None:
        """The element of this id if it is of this class, else None."""
        element = self._store.elements.get(id)
        return element if isinstance(element, cls) else None

    def of(self, cls: type[E]) -> Iterable[E]:
        """All elements of one class, in no particular order."""
        return self._store.of(cls)

    def count(self, cls: type[Element]) -> int:
        """How many elements of one class there are."""
        return len(self._store.by_kind.get(cls, {}))

    def snapshot(self) -> JourneyMap:
        """A copy that later changes do not reach, for a worker. Elements are shared: they are frozen."""
        copy = JourneyMap(self._store.elements.values())
        copy.personas_of_all = self.personas_of_all
        if self.numbers_elsewhere is not None:
            copy.number_as(self.numbers_elsewhere)
        copy.is_seen_through_view = self.is_seen_through_view
        copy.view_name = self.view_name
        copy.faded = self.faded
        return copy

    @property
    def elements(self) -> Mapping[str, Element]:
        """Every element by its id, read-only."""
        return MappingProxyType(self._store.elements)

    @property
    def graph(self) -> nx.MultiDiGraph:
        """The whole map as a graph. To be read, never changed."""
        if self._graph is None:
            self._graph = graphs.whole(self._store.elements.values())
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
        header = self._store.elements[HEADER_ID]
        assert isinstance(header, MapHeader)
        return header

    # In order

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages from left to right."""
        return self._ordered.stages

    @property
    def lanes(self) -> tuple[Channel | Lane, ...]:
        """All lanes from top to bottom, channels among them."""
        return self._ordered.lanes

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels from top to bottom."""
        return self._ordered.channels

    @property
    def action_lanes(self) -> tuple[Lane, ...]:
        """The front-stage, back-stage and support lanes, from top to bottom."""
        return self._ordered.action_lanes

    @property
    def personas(self) -> tuple[Persona, ...]:
        """All personas in their order."""
        return self._ordered.personas

    def persona_places(self) -> Mapping[str, int]:
        """The place (from 0) of each persona, by which it has its colour and its dash.

        On what a view shows of a map it is the place on the whole map: who is teal there is teal here.
        """
        known = {id: i for i, id in enumerate(self.personas_of_all)}
        return {p.id: known.get(p.id, i) for i, p in enumerate(self.personas)}

    @property
    def views(self) -> tuple[View, ...]:
        """The named views in their order."""
        return self._ordered.views

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints that have a stage, in the order of stage, step, channel: the order of their numbers."""
        return self._ordered.touchpoints

    @property
    def tray(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that wait for a stage."""
        return self.touchpoints_in("")

    @property
    def connections(self) -> tuple[Connection, ...]:
        """All connections, by id."""
        return self._ordered.connections

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number that each placed touchpoint carries on the map, from 1.

        On what a view shows of a map it is the number on the whole map: what is 12 there is 12 here.
        """
        return self._ordered.numbers

    def number_as(self, numbers: Mapping[str, int]) -> None:
        """Give the touchpoints the numbers that they have on another map."""
        self._ordered.number_as(numbers)

    @property
    def numbers_elsewhere(self) -> Mapping[str, int] | None:
        """The numbers on the map that this one is a part of; None of a map that stands for itself."""
        return self._ordered.numbers_elsewhere

    def touchpoints_in(self, stage: str) -> tuple[Touchpoint, ...]:
        """The touchpoints of a stage in the order of step and channel; with "" those in the tray."""
        return self._ordered.touchpoints_in(stage)

    def steps(self, stage: str) -> tuple[Step, ...]:
        """Each step of a stage: its order key and its touchpoints."""
        return self._ordered.steps(stage)

    def notes_about(self, id: str) -> tuple[Note, ...]:
        """The notes about a touchpoint, stage or other element, in their order."""
        return self._ordered.notes_about(id)

    def notes_in(self, stage: str) -> tuple[tuple[Note, ...], ...]:
        """The notes about each touchpoint of a stage, in the order of `touchpoints_in`."""
        return self._ordered.notes_in(stage)

    def connections_from(self, touchpoint: str) -> tuple[Connection, ...]:
        """The ways on from a touchpoint."""
        return self._ordered.connections_from(touchpoint)

    def connections_to(self, touchpoint: str) -> tuple[Connection, ...]:
        """The ways to a touchpoint."""
        return self._ordered.connections_to(touchpoint)

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
        self._store.follow(change, points)
        self._ordered.follow(change)
        if self._graph is not None:
            graphs.follow(self._graph, change)
        if self._flow is not None:
            graphs.follow_flow(self._flow, change, self.connections_from)

    def _points_of(self, change: Change) -> dict[str, Points]:
        """What each element will point at; raises BrokenReference where the change can't be carried out."""
        pairs = change.pairs
        found: dict[str, Points] = {}
        for id, (before, after) in pairs.items():
            held = self._store.elements.get(id)
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
                target = self._store.elements.get(other) if pair is None else pair[1]
                if target is None:
                    raise BrokenReference(f"“{id}” names “{other}” ({relation}), which is not in the map")
                if type(target) not in _MAY_POINT_AT[relation]:
                    raise BrokenReference(f"“{id}” names “{other}” ({relation}), which is a {kind_of(target)}")
                if isinstance(target, Lane) and relation == "in lane":
                    _refuse_wrong_lane(after, target)
            if isinstance(after, Lane) and isinstance(before, Lane) and after.kind is not before.kind:
                for owner in self._store.named_by.of(id):
                    if owner not in pairs and not isinstance(self._store.elements[owner], View):
                        _refuse_wrong_lane(self._store.elements[owner], after)
        return found

    def _refuse_removing(self, id: str, pairs: Mapping[str, Any]) -> None:
        for owner in self._store.named_by.of(id):
            if owner not in pairs:
                raise BrokenReference(f"“{id}” can't go while “{owner}” names it")


def _refuse_wrong_lane(owner: Element, lane: Lane) -> None:
    # Nothing would draw a touchpoint among notes, or a note among touchpoints.
    if isinstance(owner, Touchpoint) is not (lane.kind in ACTION_LANES):
        raise BrokenReference(f"“{owner.id}” can't stand in “{lane.id}”, a lane for {lane.kind.value}")
