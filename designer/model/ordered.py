"""What a map is read by: its elements in order, kept until something changes that the order depends on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from designer.model.change import Change
from designer.model.elements import (
    Channel,
    Connection,
    Element,
    Lane,
    MapHeader,
    Note,
    Persona,
    Stage,
    SubMap,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.index import Index
from designer.model.kinds import ACTION_LANES
from designer.model.store import Store

T = TypeVar("T")
Step = tuple[str, tuple[Touchpoint, ...]]  # its order key, and its touchpoints
_ID = attrgetter("id")
_FEW = 50  # connections of thousands
_MOST = 1000  # elements that change at once; of more nothing is kept


class OrderedViews:
    """The ordered views of the elements in a store. `follow` is told of each change once the store has followed it."""

    __slots__ = ("_kept", "_store", "numbers_elsewhere")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[Any, Any] = {}
        self.numbers_elsewhere: Mapping[str, int] | None = None  # of the map that this one is a part of

    def number_as(self, numbers: Mapping[str, int]) -> None:
        """Touchpoints carry the numbers that they have on another map."""
        if numbers is not self.numbers_elsewhere:
            self.numbers_elsewhere = numbers
            self._kept.pop("numbers", None)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages from left to right."""
        return self._view("stages", lambda: _sorted(self._store.of(Stage)))

    @property
    def lanes(self) -> tuple[Channel | Lane, ...]:
        """All lanes from top to bottom, channels among them."""
        return self._view("lanes", lambda: _sorted([*self._store.of(Channel), *self._store.of(Lane)]))

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
        return self._view("personas", lambda: _sorted(self._store.of(Persona)))

    @property
    def views(self) -> tuple[View, ...]:
        """The named views of the map in their order."""
        return self._view("named views", lambda: _sorted(self._store.of(View)))

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints that have a stage, in the order of stage, step, channel."""
        return self._view(
            "touchpoints", lambda: tuple(chain.from_iterable([self.touchpoints_in(s.id) for s in self.stages]))
        )

    @property
    def connections(self) -> tuple[Connection, ...]:
        """All connections, by id."""
        return self._view("connections", lambda: tuple(sorted(self._store.of(Connection), key=_ID)))

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each placed touchpoint, from 1, or that which it has on the map that this one is a part of."""
        known = self.numbers_elsewhere or {}
        return self._view("numbers", lambda: {t.id: known.get(t.id, i) for i, t in enumerate(self.touchpoints, 1)})

    def touchpoints_in(self, stage: str) -> tuple[Touchpoint, ...]:
        """The touchpoints of a stage in the order of step and channel; with "" those in the tray."""
        return self._view(("stage", stage), lambda: self._sort_touchpoints(stage))

    def steps(self, stage: str) -> tuple[Step, ...]:
        """Each step of a stage: its order key and its touchpoints."""
        return self._view(("steps", stage), lambda: self._group_steps(stage))

    def notes_about(self, id: str) -> tuple[Note, ...]:
        """The notes about an element, in their order."""
        return self._view(("notes", id), lambda: _sorted(self._store.elements[n] for n in self._store.about.of(id)))

    def notes_in(self, stage: str) -> tuple[tuple[Note, ...], ...]:
        """The notes about each touchpoint of a stage, in the order of `touchpoints_in`."""
        return self._view(("notes in", stage), lambda: self._gather_notes(stage))

    def connections_from(self, touchpoint: str) -> tuple[Connection, ...]:
        """The ways on from a touchpoint."""
        return self._view(("out", touchpoint), lambda: self._ends(self._store.out, touchpoint))

    def connections_to(self, touchpoint: str) -> tuple[Connection, ...]:
        """The ways to a touchpoint."""
        return self._view(("in", touchpoint), lambda: self._ends(self._store.into, touchpoint))

    # How they are made

    def _view(self, key: Any, make: Callable[[], T]) -> T:
        """The view of this name, made when it is first asked for."""
        found: T | None = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return found

    def _sort_touchpoints(self, stage: str) -> tuple[Touchpoint, ...]:
        found: list[Touchpoint] = [self._store.elements[i] for i in self._store.in_stage.of(stage)]  # type: ignore[misc]
        if not stage:
            return tuple(sorted(found, key=lambda t: (t.order, t.id)))
        return tuple(sorted(found, key=self._order_in_stage()))

    def _order_in_stage(self) -> Callable[[Touchpoint], tuple[str, float, str, str]]:
        """By what the touchpoints of a stage are in order: step, lane, their own order."""
        ranks, none = self._lane_ranks(), self._rank_of_no_channel()
        return lambda t: (t.step, ranks.get(t.lane or t.channel, none), t.order, t.id)

    def _lane_ranks(self) -> dict[str, int]:
        return self._view("lane ranks", lambda: {x.id: i for i, x in enumerate(self.lanes)})

    def _rank_of_no_channel(self) -> float:
        # "No channel yet" stands below the last channel, wherever other lanes are.
        ranks = self._lane_ranks()
        return self._view("rank of no channel", lambda: max((ranks[c.id] for c in self.channels), default=-1) + 0.5)

    def _group_steps(self, stage: str) -> tuple[Step, ...]:
        groups: dict[str, list[Touchpoint]] = {}
        for touchpoint in self.touchpoints_in(stage):
            groups.setdefault(touchpoint.step, []).append(touchpoint)
        return tuple((step, tuple(members)) for step, members in groups.items())

    def _gather_notes(self, stage: str) -> tuple[tuple[Note, ...], ...]:
        known = self._kept.get  # an edit in a large stage asks for hundreds that are there
        return tuple(
            [
                self.notes_about(t.id) if (found := known(("notes", t.id))) is None else found
                for t in self.touchpoints_in(stage)
            ]
        )

    def _ends(self, index: Index, touchpoint: str) -> tuple[Connection, ...]:
        found: list[Connection] = [self._store.elements[i] for i in index.of(touchpoint)]  # type: ignore[misc]
        return tuple(sorted(found, key=_ID))

    # How they follow a change

    def follow(self, change: Change) -> None:
        """Let go of what depends on what changed; where it is little, put that in its place."""
        if len(change.pairs) > _MOST:
            self._kept.clear()
            return
        self._renew_connections(change)
        for before, after in change.pairs.values():
            if isinstance(before, Touchpoint) and isinstance(after, Touchpoint) and _stand_alike(before, after):
                self._put_in_place(before, after)
                continue
            if isinstance(before, Touchpoint):
                self._renew_stage(before, comes=False)
            elif before is not None:
                self._forget_with(before)
            if isinstance(after, Touchpoint):
                self._renew_stage(after, comes=True)
            elif after is not None:
                self._forget_with(after)
        for id, (_before, after) in change.pairs.items():
            if after is None:
                for view in ("notes", "out", "in"):
                    self._kept.pop((view, id), None)

    def _renew_connections(self, change: Change) -> None:
        """All connections by id: of thousands those few that come or go are put in and taken out."""
        changed = {
            id: after
            for id, (before, after) in change.pairs.items()
            if isinstance(before, Connection) or isinstance(after, Connection)
        }
        known: tuple[Connection, ...] | None = self._kept.pop("connections", None) if changed else None
        if known is None or len(changed) > _FEW:
            return
        found = list(known)
        for id, after in changed.items():
            at = bisect_left(found, id, key=_ID)
            is_there = at < len(found) and found[at].id == id
            found[at : at + is_there] = [after] if isinstance(after, Connection) else []
        self._kept["connections"] = tuple(found)

    def _put_in_place(self, before: Touchpoint, after: Touchpoint) -> None:
        """A touchpoint stays where it is and is another only in what it says: it takes its place in the views."""
        kept, stage = self._kept, after.stage
        kept.pop("touchpoints", None)
        members: tuple[Touchpoint, ...] | None = kept.get(("stage", stage))
        if members is not None:
            kept["stage", stage] = _replaced(members, before, after)
        steps: tuple[Step, ...] | None = kept.get(("steps", stage))
        if steps is not None:
            at = next(i for i, (key, _members) in enumerate(steps) if key == after.step)
            step = after.step, _replaced(steps[at][1], before, after)
            kept["steps", stage] = (*steps[:at], step, *steps[at + 1 :])

    def _renew_stage(self, touchpoint: Touchpoint, *, comes: bool) -> None:
        """A touchpoint comes into its stage, or goes from it: of the hundreds there the others stay as they are."""
        kept, stage = self._kept, touchpoint.stage
        members, steps, notes = self._taken_out(stage)
        if members is None:
            return
        order = self._order_in_stage()
        at = bisect_left(members, order(touchpoint), key=order)
        own, behind = ((touchpoint,), at) if comes else ((), at + 1)
        kept["stage", stage] = (*members[:at], *own, *members[behind:])
        if notes is not None:
            kept["notes in", stage] = (*notes[:at], *[self.notes_about(t.id) for t in own], *notes[behind:])
        if steps is not None:
            k = bisect_left(steps, touchpoint.step, key=_first)
            is_there = k < len(steps) and steps[k][0] == touchpoint.step
            others = [t for t in steps[k][1] if t.id != touchpoint.id] if is_there else []
            together = tuple(sorted((*others, *own), key=order))
            step = [(touchpoint.step, together)] if together else []
            kept["steps", stage] = (*steps[:k], *step, *steps[k + is_there :])

    def _taken_out(self, stage: str) -> tuple[Any, Any, Any]:
        """The touchpoints of a stage, its steps and its notes, taken out of the views with what depends on these; None of what
        nobody asked for, and of the tray."""
        kept = self._kept
        kept.pop("touchpoints", None)
        kept.pop("numbers", None)
        members, steps, notes = (kept.pop((view, stage), None) for view in ("stage", "steps", "notes in"))
        return (members, steps, notes) if stage else (None, None, None)

    def _forget_with(self, element: Element) -> None:
        kept = self._kept
        match element:
            case Note():
                self._renew_notes(element.about)
            case Connection():
                for end in (("out", element.source), ("in", element.target)):
                    kept.pop(end, None)
            case Persona():
                kept.pop("personas", None)
            case View():
                kept.pop("named views", None)
            case MapHeader() | SubMap() | Waiver():
                pass
            case Stage():
                for key in ("stages", "touchpoints", "numbers"):
                    kept.pop(key, None)
                if element.id not in self._store.elements:
                    for view in ("stage", "steps", "notes in"):
                        kept.pop((view, element.id), None)
            case _:
                kept.clear()

    def _renew_notes(self, id: str) -> None:
        """Notes about an element came or went: of the hundreds of a stage those of other touchpoints stay as they are."""
        kept = self._kept
        kept.pop(("notes", id), None)
        about = self._store.elements.get(id)
        if not isinstance(about, Touchpoint):  # one that is gone is touched itself
            return
        notes = kept.pop(("notes in", about.stage), None)
        members: tuple[Touchpoint, ...] | None = kept.get(("stage", about.stage))
        if notes is None or members is None or not about.stage:
            return
        order = self._order_in_stage()
        at = bisect_left(members, order(about), key=order)
        if at < len(members) and members[at].id == id:  # one that moves in the same change may not be there yet
            kept["notes in", about.stage] = (*notes[:at], self.notes_about(id), *notes[at + 1 :])


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


def _first(step: Step) -> str:
    return step[0]


def _sorted(elements: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(elements, key=lambda e: (e.order, e.id)))
