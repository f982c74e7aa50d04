"""Which element of one map is which of another: by id in versions of one map, else by name and place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from designer.comparing.likeness import likeness, plain
from designer.model import Channel, Connection, JourneyMap, Lane, Note, Persona, Stage, SubMap, Touchpoint, Waiver
from designer.model.elements import HEADER_ID, Element

E = TypeVar("E", bound=Element)
_ENOUGH = 0.5  # from which likeness on two touchpoints of one stage are one
_OF_NAME, _OF_CHANNEL, _OF_STEP = 0.5, 0.3, 0.2
_LIKE_TEXT = 0.35  # from which likeness on two notes of one kind about one thing are one
_HALF = 0.5


class Match(msgspec.Struct, frozen=True):
    """Pairs of elements that are one, one to one: ids of the map before and of the map after."""

    to_after: Mapping[str, str]
    to_before: Mapping[str, str]


def match_by_id(before: JourneyMap, after: JourneyMap) -> Match:
    """The elements of two versions of one map: those of one id and class."""
    pairs = {id: id for id, element in before.elements.items() if type(after.get(id)) is type(element)}
    return Match(pairs, pairs)


def match_by_name(before: JourneyMap, after: JourneyMap) -> Match:
    """The elements of two maps whose ids mean nothing to each other."""
    return _Matching(before, after).match()


class _Matching:
    """Pairs found so far; each step below only pairs what is still alone."""

    def __init__(self, before: JourneyMap, after: JourneyMap) -> None:
        self.before, self.after = before, after
        self.to_after: dict[str, str] = {HEADER_ID: HEADER_ID}
        self.to_before: dict[str, str] = {HEADER_ID: HEADER_ID}

    def match(self) -> Match:
        """All pairs. Stages, lanes and personas that were renamed are told by what stands in them."""
        before, after = self.before, self.after
        held = _Held(before), _Held(after)
        self._by_key(before.stages, after.stages, lambda s, _map: plain(s.name))
        self._by_slot(before.stages, after.stages, lambda a, b: self._are_like(a, b, held))
        for lane_key in (lambda x, _map: (_kind_of_lane(x), plain(x.name)), _action_lane):
            self._by_key(before.lanes, after.lanes, lane_key)
        self._by_slot(before.lanes, after.lanes, lambda a, b: self._are_one_lane(a, b, held))
        self._by_key(before.personas, after.personas, lambda p, _map: plain(p.name))
        self._by_slot(before.personas, after.personas, lambda a, b: self._are_one_persona(a, b, held))
        self._match_touchpoints()
        for connection_key in (self._way, self._ends):
            self._by_key(before.connections, after.connections, connection_key)
        self._match_notes()  # last of them: a note may be about a connection
        self._by_key(before.views, after.views, lambda v, _map: plain(v.name))
        self._by_slot(before.views, after.views, lambda a, b: not plain(a.name) or not plain(b.name))
        self._match_maps()
        self._match_waivers()
        return Match(self.to_after, self.to_before)

    # The ways to pair

    def _pair(self, one: str, other: str) -> None:
        self.to_after[one] = other
        self.to_before[other] = one

    def _alone(self, ours: Iterable[E], theirs: Iterable[E]) -> tuple[list[E], list[E]]:
        return [e for e in ours if e.id not in self.to_after], [e for e in theirs if e.id not in self.to_before]

    def _by_key(self, ours: Iterable[Any], theirs: Iterable[Any], key: Callable[[Any, JourneyMap], Hashable]) -> None:
        """Pair those of one key, in their order; a key that is empty or holds None pairs nothing."""
        ours, theirs = self._alone(ours, theirs)
        waiting: dict[Hashable, list[str]] = {}
        for element in theirs:
            if _is_telling(found := key(element, self.after)):
                waiting.setdefault(found, []).append(element.id)
        for element in ours:
            if (found := key(element, self.before)) in waiting and waiting[found]:
                self._pair(element.id, waiting[found].pop(0))

    def _by_slot(self, ours: Sequence[E], theirs: Sequence[E], are_one: Callable[[E, E], bool]) -> None:
        """Pair those that stand between the same neighbours, if nothing speaks against it."""
        slots: dict[tuple[str, str], list[E]] = {}
        for neighbours, element in self._slots(theirs, self.to_before, is_after=True):
            slots.setdefault(neighbours, []).append(element)
        for neighbours, element in self._slots(ours, self.to_after, is_after=False):
            for other in slots.get(neighbours, ()):
                if other.id not in self.to_before and are_one(element, other):
                    self._pair(element.id, other.id)
                    break

    def _slots(
        self, elements: Sequence[E], known: Mapping[str, str], *, is_after: bool
    ) -> list[tuple[tuple[str, str], E]]:
        """Those that are alone, each with the paired ones before and behind it, by their ids in the map before."""
        here = [known.get(e.id, "") if is_after else (e.id if e.id in known else "") for e in elements]
        found: list[tuple[tuple[str, str], E]] = []
        for i, element in enumerate(elements):
            if element.id not in known:
                left = next((x for x in reversed(here[:i]) if x), "")
                found.append(((left, next((x for x in here[i + 1 :] if x), "")), element))
        return found

    # What tells renamed ones

    def _are_like(self, one: Stage, other: Stage, held: tuple[_Held, _Held]) -> bool:
        ours, theirs = held[0].names[one.id], held[1].names[other.id]
        if not ours or not theirs or likeness(one.name, other.name) >= _HALF:
            return True
        return _share(ours, theirs) >= _HALF / 2

    def _are_one_lane(self, one: Channel | Lane, other: Channel | Lane, held: tuple[_Held, _Held]) -> bool:
        if _kind_of_lane(one) != _kind_of_lane(other):
            return False
        if isinstance(one, Lane) and one.kind.value != "custom":
            return True
        ours, theirs = held[0].names[one.id], held[1].names[other.id]
        return likeness(one.name, other.name) >= _HALF or _share(ours, theirs) >= _HALF

    def _are_one_persona(self, one: Persona, other: Persona, held: tuple[_Held, _Held]) -> bool:
        if one.role and plain(one.role) == plain(other.role):
            return True
        return (
            likeness(one.name, other.name) >= _HALF or _share(held[0].names[one.id], held[1].names[other.id]) >= _HALF
        )

    # Touchpoints

    def _match_touchpoints(self) -> None:
        ours = (*self.before.touchpoints, *self.before.tray)
        theirs = (*self.after.touchpoints, *self.after.tray)
        keys: list[Callable[[Touchpoint, JourneyMap], Hashable]] = [
            lambda t, m: (self._common(t.stage, m), plain(t.name), self._common(m.place_of(t), m)),
            lambda t, m: (self._common(t.stage, m), plain(t.name)),
            lambda t, m: (plain(t.name), self._common(m.place_of(t), m)),
            lambda t, m: (plain(t.name),),
        ]
        named = [t for t in ours if plain(t.name)], [t for t in theirs if plain(t.name)]
        for key in keys:
            self._by_key(*named, key)
        for stage in ("", *(s.id for s in self.before.stages)):
            there = self.to_after.get(stage, "") if stage else ""
            if stage and not there:
                continue
            self._by_likeness(self.before.touchpoints_in(stage), self.after.touchpoints_in(there))

    def _common(self, id: str, journey: JourneyMap) -> str | None:
        """An element of either map by its id in the map before; None for one that has no other half."""
        if not id:
            return ""
        if journey is self.before:
            return id if id in self.to_after else None
        return self.to_before.get(id)

    def _by_likeness(self, ours: Sequence[Touchpoint], theirs: Sequence[Touchpoint]) -> None:
        """Pair what is left in a stage: the most alike by name, channel and step first."""
        left, right = self._alone(ours, theirs)
        if not left or not right:
            return
        near = {e.id: at for at, e in self._slots(ours, self.to_after, is_after=False)}
        near |= {f"/{e.id}": at for at, e in self._slots(theirs, self.to_before, is_after=True)}
        found: list[tuple[float, int, int]] = []
        for i, one in enumerate(left):
            lane = self.to_after.get(self.before.place_of(one), "")
            for j, other in enumerate(right):
                score = _OF_NAME * (likeness(one.name, other.name) if one.name or other.name else 1)
                score += _OF_CHANNEL * (lane == self.after.place_of(other))
                a, b = near[one.id], near[f"/{other.id}"]
                score += _OF_STEP * (a[0] == b[0] or (a[1] == b[1] and a[1] != ""))
                if score >= _ENOUGH:
                    found.append((-score, i, j))
        for _score, i, j in sorted(found):
            if left[i].id not in self.to_after and right[j].id not in self.to_before:
                self._pair(left[i].id, right[j].id)

    # Notes, connections, maps inside

    def _match_notes(self) -> None:
        ours, theirs = _notes(self.before), _notes(self.after)
        keys: list[Callable[[Note, JourneyMap], Hashable]] = [
            lambda n, m: (n.kind, plain(n.text), self._common(n.about, m), self._common(n.lane, m)),
            lambda n, m: (n.kind, plain(n.text), self._common(n.about, m)),
            lambda n, m: (n.kind, plain(n.text)) if plain(n.text) else None,
            lambda n, m: (plain(n.text), self._common(n.about, m)) if plain(n.text) else None,
        ]
        for key in keys:
            self._by_key(ours, theirs, key)
        places: dict[Hashable, list[Note]] = {}
        left, right = self._alone(ours, theirs)
        for note in right:
            places.setdefault((note.kind, self._common(note.about, self.after)), []).append(note)
        found: list[tuple[float, int, str]] = []
        for i, note in enumerate(left):
            place = (note.kind, self._common(note.about, self.before))
            others = places.get(place, []) if place[1] is not None else []
            found += [(-likeness(note.text, other.text), i, other.id) for other in others]
        for score, i, other_id in sorted(found):
            if -score >= _LIKE_TEXT and left[i].id not in self.to_after and other_id not in self.to_before:
                self._pair(left[i].id, other_id)

    def _way(self, connection: Connection, journey: JourneyMap) -> Hashable:
        return (*self._ends(connection, journey), connection.kind, plain(connection.label))

    def _ends(self, connection: Connection, journey: JourneyMap) -> tuple[Hashable, ...]:
        return self._common(connection.source, journey), self._common(connection.target, journey)

    def _match_maps(self) -> None:
        for one, other in list(self.to_after.items()):
            ours, theirs = self.before.get(one), self.after.get(other)
            if isinstance(ours, Touchpoint) and isinstance(theirs, Touchpoint) and ours.submap and theirs.submap:
                if ours.submap not in self.to_after and theirs.submap not in self.to_before:
                    self._pair(ours.submap, theirs.submap)
        maps = [sorted(m.of(SubMap), key=lambda e: e.id) for m in (self.before, self.after)]
        self._by_key(maps[0], maps[1], lambda m, _map: ("title", plain(m.title)))

    def _match_waivers(self) -> None:
        waivers = [sorted(m.of(Waiver), key=lambda e: e.id) for m in (self.before, self.after)]

        def about(waiver: Waiver, journey: JourneyMap) -> Hashable:
            known = [id for id in waiver.about if id in journey]
            return ("waiver", waiver.rule, *(self._common(id, journey) for id in known))

        self._by_key(waivers[0], waivers[1], about)


class _Held:
    """The names of the touchpoints that stand in each stage and lane, or that each persona takes part in; the texts of the
    notes in a custom lane."""

    def __init__(self, journey: JourneyMap) -> None:
        self.names: dict[str, set[str]] = {e.id: set() for e in (*journey.stages, *journey.lanes, *journey.personas)}
        for touchpoint in journey.of(Touchpoint):
            name = plain(touchpoint.name)
            for holder in {touchpoint.stage, journey.place_of(touchpoint), *touchpoint.personas} - {""}:
                if name:
                    self.names[holder].add(name)
        for note in journey.of(Note):
            if note.lane and plain(note.text):
                self.names[note.lane].add(plain(note.text))


def _share(one: set[str], other: set[str]) -> float:
    """How much of the larger set both have."""
    return len(one & other) / max(len(one), len(other), 1)


def _is_telling(key: Hashable) -> bool:
    return bool(key) and not (isinstance(key, tuple) and None in key)


def _kind_of_lane(lane: Channel | Lane) -> str:
    return "channel" if isinstance(lane, Channel) else lane.kind.value


def _action_lane(lane: Channel | Lane, _journey: JourneyMap) -> Hashable:
    """Lanes of one kind that is no custom one are one, whatever they are called."""
    return None if isinstance(lane, Channel) or lane.kind.value == "custom" else lane.kind.value


def _notes(journey: JourneyMap) -> list[Note]:
    return sorted(journey.of(Note), key=lambda n: (n.about, n.order, n.id))
