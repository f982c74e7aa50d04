"""Both maps laid over each other as one: the map after, with what was removed at its old place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from designer.comparing.differences import Differences, Kind
from designer.comparing.matching import Match
from designer.comparing.sequences import merged
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.elements import references
from designer.model.kinds import ACTION_LANES
from designer.model.order import evenly

GHOST = "before:"


class Origin(msgspec.Struct, frozen=True):
    """Where something stood before it moved, on the map of both: behind which element ("" for first), for a touchpoint in
    which stage and lane."""

    behind: str = ""
    stage: str = ""
    lane: str = ""


class Marked(msgspec.Struct, frozen=True):
    """What is marked on the map of both: the kinds of difference of one element, and where it was before it moved."""

    element: str
    kinds: tuple[Kind, ...]
    origin: Origin | None = None


def ghost_id(id: str) -> str:
    """The id under which an element that was removed stands among those of the map after."""
    return GHOST + id


def marks_over(before: JourneyMap, after: JourneyMap, differences: Differences) -> tuple[Marked, ...]:
    """What to mark on the map that `overlaid` gives."""
    found: dict[str, list[Kind]] = {}
    came: dict[str, str] = {}
    for item in differences.whole():
        id = ghost_id(item.before) if item.kind is Kind.REMOVED else item.after
        kinds = found.setdefault(id, [])
        if item.kind not in kinds:
            kinds.append(item.kind)
        if item.kind is Kind.MOVED:
            came[id] = item.before
    origins = _Origins(before, after, differences.match, frozenset(came.values()))
    order = list(Kind)
    return tuple(
        Marked(id, tuple(sorted(kinds, key=order.index)), origins.of(came[id]) if id in came else None)
        for id, kinds in found.items()
    )


def marks_beside(differences: Differences, *, is_after: bool) -> tuple[Marked, ...]:
    """What to mark on one of the two maps themselves."""
    found: dict[str, list[Kind]] = {}
    for item in differences.whole():
        id = item.after if is_after else item.before
        if id and item.kind not in found.setdefault(id, []):
            found[id].append(item.kind)
    order = list(Kind)
    return tuple(Marked(id, tuple(sorted(kinds, key=order.index))) for id, kinds in found.items())


class _Origins:
    """Finds where on the map of both something stood."""

    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match, moved: frozenset[str]) -> None:
        self._before, self._after, self._match, self._moved = before, after, match, moved

    def of(self, id: str) -> Origin | None:
        element, before = self._before[id], self._before
        match element:
            case Touchpoint() if element.stage and self._is_placed(id):
                steps = [m for key, m in before.steps(element.stage) if key < element.step]
                there = [self._here(t.id) for m in reversed(steps) for t in m if t.id not in self._moved]
                return Origin(
                    there[0] if there else "", self._here(element.stage), self._here(before.place_of(element))
                )
            case Stage():
                return Origin(self._behind(before.stages, id))
            case Channel() | Lane():
                return Origin(self._behind(before.lanes, id))
            case _:
                return None

    def _is_placed(self, id: str) -> bool:
        """Whether a touchpoint stands on the lattice now: no arrow leads down to the tray."""
        other = self._after.find(Touchpoint, self._match.to_after.get(id, ""))
        return other is not None and bool(other.stage)

    def _behind(self, row: Sequence[Any], id: str) -> str:
        ids = [e.id for e in row]
        return next((self._here(i) for i in reversed(ids[: ids.index(id)]) if i not in self._moved), "")

    def _here(self, id: str) -> str:
        if not id:
            return ""
        return self._match.to_after.get(id) or ghost_id(id)


def overlaid(before: JourneyMap, after: JourneyMap, differences: Differences) -> JourneyMap:
    """One map of both. What was removed has the id `ghost_id` gives, and stands behind what it stood behind; what is on
    both stands where it is now. The very same map after where nothing was removed."""
    gone = [
        e
        for e in before
        if e.id not in differences.match.to_after and not isinstance(e, View | SubMap | MapHeader | Waiver)
    ]
    if not any(not isinstance(e, PictureData) for e in gone):
        return after
    return _Overlay(before, after, differences.match, gone).journey()


class _Both(JourneyMap):
    """A map of both, on which each touchpoint has the number that it has, or had, on its own."""

    def __init__(self, elements: Iterable[Element], before: JourneyMap, after: JourneyMap) -> None:
        super().__init__(elements)
        gone = {ghost_id(id): number for id, number in before.numbers.items()}
        self.number_as({t.id: after.numbers.get(t.id) or gone.get(t.id, 0) for t in self.touchpoints})


class _Overlay:
    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match, gone: Sequence[Element]) -> None:
        self.before, self.after, self.match = before, after, match
        self.gone = {e.id: e for e in gone}
        self.elements: dict[str, Element] = {e.id: e for e in after}

    def journey(self) -> JourneyMap:
        """The map of both."""
        orders = {**self._orders("stages"), **self._orders("lanes"), **self._orders("personas")}
        for id, key in orders.items():
            if id in self.elements:
                self.elements[id] = msgspec.structs.replace(self.elements[id], order=key)
        for element in self.gone.values():
            ghost = self._ghost(element, orders)
            if ghost is not None:
                self.elements[ghost.id] = ghost
        for stage in self.before.stages:
            self._place_steps(stage.id)
        self._order_notes()
        return _Both(self.elements.values(), self.before, self.after)

    def _here(self, id: str) -> str:
        """The id of an element of the map before on the map of both; "" for none."""
        return ghost_id(id) if id in self.gone else self.match.to_after.get(id, "")

    def _orders(self, view: str) -> dict[str, str]:
        """New order keys for one kind of thing, where any of it was removed."""
        ours, theirs = getattr(self.before, view), getattr(self.after, view)
        if all(e.id not in self.gone for e in ours):
            return {}
        same = {e.id: f"/{self.match.to_after[e.id]}" for e in ours if e.id in self.match.to_after}
        there = [f"/{e.id}" for e in theirs]
        same = {id: other for id, other in same.items() if other in set(there)}
        row = merged([e.id for e in ours], there, same)
        keys = evenly(len(row))
        return {other[1:] if other else ghost_id(one or ""): key for (one, other), key in zip(row, keys, strict=True)}

    def _ghost(self, element: Element, orders: Mapping[str, str]) -> Element | None:
        here = self._here
        fields: dict[str, Any] = {"id": ghost_id(element.id)}
        if fields["id"] in orders:
            fields["order"] = orders[fields["id"]]
        match element:
            case Touchpoint():
                fields |= {"stage": here(element.stage), "channel": here(element.channel), "lane": self._lane(element)}
                fields |= {"also": self._all(element.also), "personas": self._all(element.personas), "submap": ""}
                # The curves are those of the map after.
                fields |= {"feeling": None, "feelings": (), "future_feeling": None, "future_feelings": ()}
                fields |= {"is_start": False, "is_end": False}
            case Connection():
                fields |= {"source": here(element.source), "target": here(element.target)}
            case Note():
                fields |= {"about": here(element.about), "lane": self._lane(element), "picture": here(element.picture)}
            case _ if references(element):
                if hasattr(element, "channels"):
                    fields["channels"] = self._all(element.channels)
                if hasattr(element, "picture"):
                    fields["picture"] = here(element.picture)
        ghost = msgspec.structs.replace(element, **fields)
        return None if isinstance(ghost, Connection) and ghost.source == ghost.target else ghost

    def _lane(self, element: Touchpoint | Note) -> str:
        """The lane of what was removed; "" where it has become one in which it can't stand."""
        lane = self.elements.get(self._here(element.lane), self.gone.get(element.lane))
        is_action = isinstance(lane, Lane) and lane.kind in ACTION_LANES
        return self._here(element.lane) if is_action is isinstance(element, Touchpoint) else ""

    def _all(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._here(i) for i in ids if self._here(i))

    # Steps

    def _place_steps(self, stage: str) -> None:
        """Give the removed touchpoints of a stage a step: that of those they shared it with, else one behind the one that
        was before it."""
        steps = self.before.steps(stage)
        if not any(t.id in self.gone for _key, members in steps for t in members):
            return
        there = self._here(stage)
        known = [key for key, _members in self.after.steps(there)] if there in self.after else []
        row: list[tuple[str, list[str]]] = [(key, []) for key in known]  # steps, with the ghosts in each
        last = -1
        for _key, members in steps:
            shared = self._step_of_mates(members, there)
            ghosts = [ghost_id(t.id) for t in members if t.id in self.gone]
            at = next((i for i, (key, _g) in enumerate(row) if key and key == shared), None) if shared else None
            if at is None and ghosts:
                at = last + 1
                row.insert(at, ("", []))
            if at is not None:
                row[at][1].extend(ghosts)
                last = max(last, at)
        self._write_steps(there, row)

    def _step_of_mates(self, members: Sequence[Touchpoint], stage: str) -> str:
        for touchpoint in members:
            other = self.after.get(self.match.to_after.get(touchpoint.id, ""))
            if isinstance(other, Touchpoint) and other.stage == stage:
                return other.step
        return ""

    def _write_steps(self, stage: str, row: Sequence[tuple[str, list[str]]]) -> None:
        keys = evenly(len(row))
        new = {old: key for (old, _ghosts), key in zip(row, keys, strict=True) if old}
        is_longer = any(not old for old, _ghosts in row)
        if is_longer and stage in self.after:
            for touchpoint in self.after.touchpoints_in(stage):
                self.elements[touchpoint.id] = msgspec.structs.replace(touchpoint, step=new[touchpoint.step])
        for (old, ghosts), key in zip(row, keys, strict=True):
            for id in ghosts:
                step = key if is_longer or not old else old
                self.elements[id] = msgspec.structs.replace(self.elements[id], step=step)

    def _order_notes(self) -> None:
        """Notes that were removed stand behind those that are still there."""
        for id in self.gone:
            ghost = self.elements.get(ghost_id(id))
            if isinstance(ghost, Note):
                self.elements[ghost.id] = msgspec.structs.replace(ghost, order=f"z{ghost.order}")
