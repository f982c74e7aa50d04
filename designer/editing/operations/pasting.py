"""Putting what was copied, here or in another map, onto this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from designer.editing.clipboard import chosen_in, copied_in, is_merged
from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import quoted
from designer.editing.operations.lanes import below_channels
from designer.editing.operations.ordering import key_before, keys_in_tray
from designer.editing.operations.touchpoints import lane_fields, last_orders, step_keys
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapState,
    Note,
    Persona,
    PictureData,
    Placement,
    Stage,
    SubMap,
    Touchpoint,
)
from designer.model.kinds import ACTION_LANES
from designer.model.order import between
from designer.words import _, ngettext

E = TypeVar("E", bound=Element)
replace = msgspec.structs.replace


class Pasted(msgspec.Struct, frozen=True):
    """What was put onto the map: the new ids of what was chosen, and how much of it could not stand where it stood."""

    ids: tuple[str, ...] = ()
    touchpoints: int = 0
    notes: int = 0
    waiting: int = 0  # touchpoints in the tray: this map has no such stage
    moved: int = 0  # notes about a stage: what they were about is not on this map


def paste(
    document: Document, found: JourneyMap, place: Placement | None = None, about: str = "", before: str | None = None
) -> Pasted:
    """Put what `fragment` made onto the map, as one step.

    Touchpoints that were chosen go to a place, each step's into one of its own; with none, or where they come along with
    their lane, into the stage of the same name (else into the tray). Stages, channels and personas of one name are one,
    unless they were copied themselves; a lane of notes of one kind is one too. Chosen notes go to what `about` names, and
    others to what they are about. Lanes come before the lane `before`.
    """
    pasting = Pasting(document, found, place, about, before)
    if not pasting.copied:
        raise Refused(_("Nothing that was copied can be pasted here."))
    with document.edit(pasting.label()):
        pasting.run()
    return pasting.done()


class Pasting:
    """One paste: `run` it inside a step of the document, then ask what was `done`."""

    shares_steps = True  # touchpoints that go to the stage of the same name stand in its steps; else behind them

    def __init__(
        self, document: Document, found: JourneyMap, place: Placement | None, about: str, before: str | None
    ) -> None:
        self.document, self.found, self.place, self.about, self.before = document, found, place, about, before
        self.copied = copied_in(found)
        self.chosen = chosen_in(found)
        self.is_same_map = bool(found.header.uid) and found.header.uid == document.journey.header.uid
        self.ids: dict[str, str] = {}  # there: here, "" for what this map has no place for
        self.made: set[str] = set()
        self.waiting = self.moved = 0

    # What it is called

    def label(self) -> str:
        """What the history calls it."""
        if len(self.chosen) == 1:
            return _("Paste {what}").format(what=quoted(self.found, self.chosen[0]))
        kinds = {type(self.found[i]) for i in self.chosen}
        count = len(self.chosen)
        if kinds == {Touchpoint}:
            return ngettext("Paste {n} touchpoint", "Paste {n} touchpoints", count).format(n=count)
        return ngettext("Paste {n} element", "Paste {n} elements", count).format(n=count)

    def done(self) -> Pasted:
        """What came of it."""
        new = [self.ids.get(i, "") for i in self.chosen]
        journey = self.document.journey
        return Pasted(
            tuple(i for i in new if i in journey),
            sum(isinstance(journey.get(i), Touchpoint) for i in self.made),
            sum(isinstance(journey.get(i), Note) for i in self.made),
            self.waiting,
            self.moved,
        )

    # What is copied

    def run(self) -> None:
        """Copy everything, what is named before what names it."""
        found = self.found
        for stage in self._of(Stage):
            order = key_before(self.document, self.document.journey.stages, self._next_stage())
            self._put(stage, replace(stage, id=self.document.new_id("s"), order=order))
        for lane in found.lanes:
            if lane.id in self.copied:
                self._lane(lane)
        for persona in self._of(Persona):
            self._persona(persona)
        self._touchpoints()
        for connection in self._of(Connection):
            ends = self._here(connection.source), self._here(connection.target)
            if all(ends):
                new = replace(connection, id=self.document.new_id("k"), source=ends[0], target=ends[1])
                self._put(connection, new)
        for note in sorted(self._of(Note), key=lambda n: (n.about, n.order, n.id)):
            self._note(note)

    def _of(self, cls: type[E]) -> list[E]:
        found: Sequence[Element] = self.found.stages if cls is Stage else list(self.found.of(cls))
        return [e for e in found if e.id in self.copied]  # type: ignore[misc]

    def _put(self, there: Element, here: Element) -> None:
        if here.state and self.document.journey.header.shows is not MapState.BOTH:
            here = replace(here, state="")
        self.document.put(here)
        self.ids[there.id] = here.id
        self.made.add(here.id)

    def _next_stage(self) -> str | None:
        """The stage before which copied ones come: the one after the place."""
        order = [s.id for s in self.document.journey.stages if s.id not in self.made]
        at = order.index(self.place.stage) + 1 if self.place is not None and self.place.stage in order else len(order)
        return order[at] if at < len(order) else None

    def _lane(self, lane: Channel | Lane) -> None:
        journey = self.document.journey
        if isinstance(lane, Lane) and is_merged(lane):
            own = next((x for x in journey.lanes if isinstance(x, Lane) and x.kind is lane.kind), None)
            if own is not None:
                self.ids[lane.id] = own.id
                return
        before = self.before if self.before in journey else None
        if before is None and isinstance(lane, Channel):
            before = below_channels(self.document)
        order = key_before(self.document, journey.lanes, before)
        id = self.document.new_id("c" if isinstance(lane, Channel) else "l")
        taken = {x.name.casefold() for x in journey.lanes if x.name}
        self._put(lane, replace(lane, id=id, order=order, name=_free_name(lane.name, taken)))

    def _persona(self, persona: Persona) -> None:
        order = key_before(self.document, self.document.journey.personas, None)
        taken = {p.name.casefold() for p in self.document.journey.personas}
        changes: dict[str, Any] = {
            "channels": self._all_here(persona.channels), "picture": self._here(persona.picture),
            "name": _free_name(persona.name, taken),
        }  # fmt: skip
        self._put(persona, replace(persona, id=self.document.new_id("p"), order=order, **changes))

    # Touchpoints

    def _touchpoints(self) -> None:
        found = self.found
        all_copied = [t for t in (*found.touchpoints, *found.tray) if t.id in self.copied]
        placed = [t for t in all_copied if self._goes_to_place(t)]
        steps = self._steps_at_place(placed)
        lanes = {found.place_of(t) for t in placed}
        waiting = keys_in_tray(self.document)
        for touchpoint in all_copied:
            changes = self._named_by(touchpoint)
            if touchpoint in placed:
                assert self.place is not None
                changes |= {"stage": self.place.stage, "step": steps[touchpoint.stage, touchpoint.step]}
                if len(lanes) == 1 and self._goes_to_lane(touchpoint, self.place.lane):
                    changes["channel"], changes["lane"] = lane_fields(self.document, self.place.lane)
            else:
                stage = self._here(touchpoint.stage) if touchpoint.stage else ""
                changes["stage"] = stage
                changes["step"] = self._step_here(touchpoint, stage) if stage else ""
                if not stage:
                    changes |= {"lane": "", "order": next(waiting)}
                    self.waiting += bool(touchpoint.stage)
            self._add(touchpoint, changes)

    def _goes_to_place(self, touchpoint: Touchpoint) -> bool:
        return touchpoint.id in self.chosen and self.place is not None and bool(self.place.stage)

    def _goes_to_lane(self, touchpoint: Touchpoint, lane: str) -> bool:
        return bool(lane or touchpoint.lane)

    def _add(self, touchpoint: Touchpoint, changes: dict[str, Any]) -> None:
        stage, step = changes["stage"], changes["step"]
        if stage and stage not in self.made:
            last = last_orders(self.document, stage).get(step, "")
            changes["order"] = between(last or None, None)
        changes["also"] = tuple(i for i in changes["also"] if i != changes["channel"])
        if touchpoint.id in self.chosen or stage not in self.made:
            changes |= {"is_start": False, "is_end": False}
        self._put(touchpoint, replace(touchpoint, id=self.document.new_id("t"), **changes))

    def _named_by(self, touchpoint: Touchpoint) -> dict[str, Any]:
        """What a touchpoint names, as it is called here."""
        felt = {
            field: tuple((who, value) for there, value in getattr(touchpoint, field) if (who := self._here(there)))
            for field in ("feelings", "future_feelings")
        }
        return {
            "channel": self._here(touchpoint.channel), "lane": self._here(touchpoint.lane),
            "also": self._all_here(touchpoint.also), "personas": self._all_here(touchpoint.personas),
            "submap": self._here(touchpoint.submap), "order": touchpoint.order, **felt,
        }  # fmt: skip

    def _steps_at_place(self, placed: Sequence[Touchpoint]) -> dict[tuple[str, str], str]:
        if not placed or self.place is None:
            return {}
        groups = list(dict.fromkeys((t.stage, t.step) for t in placed))
        return dict(zip(groups, step_keys(self.document, self.place, len(groups)), strict=True))

    def _step_here(self, touchpoint: Touchpoint, stage: str) -> str:
        """The step in a stage here: the same one, the one of the same number, or a new one at the end."""
        if stage in self.made:
            return touchpoint.step
        keys = [key for key, members in self.document.journey.steps(stage)]
        if self.is_same_map and touchpoint.step in keys:
            return touchpoint.step
        at = [key for key, _members in self.found.steps(touchpoint.stage)].index(touchpoint.step)
        own = [
            key
            for key in keys
            if self.shares_steps and any(t.id not in self.made for t in dict(self.document.journey.steps(stage))[key])
        ]
        if at < len(own):
            return own[at]
        new = ("step", touchpoint.stage, touchpoint.step)
        if str(new) not in self.ids:
            self.ids[str(new)] = between(keys[-1] if keys else None, None)
        return self.ids[str(new)]

    # Notes

    def _note(self, note: Note) -> None:
        about = self.about if note.id in self.chosen and self.about else self._here(note.about)
        if note.about and not about:
            about = self._stage_of(note)
            self.moved += 1
        order = max((n.order for n in self.document.journey.notes_about(about)), default="") if about else ""
        lane = self._here(note.lane) if note.lane else self._custom_lane(note)
        picture = self._here(note.picture)
        new = replace(
            note,
            id=self.document.new_id("n"),
            about=about,
            order=between(order or None, None),
            lane=lane,
            picture=picture,
        )
        self._put(note, new)

    def _custom_lane(self, note: Note) -> str:
        """Notes that stood in the first lane of one's own stay in its copy, which is not the first one here."""
        for lane in self.found.lanes:
            if (
                isinstance(lane, Lane)
                and lane.id in self.copied
                and not is_merged(lane)
                and lane.kind not in ACTION_LANES
            ):
                here = self.document.journey.find(Lane, self._here(lane.id))
                if here is not None and note.kind.value == lane.kind.value:
                    return here.id
        return ""

    def _stage_of(self, note: Note) -> str:
        """The stage here that a note belongs to whose touchpoint is not on this map; the first one, if that is not either."""
        element = self.found.get(note.about)
        while isinstance(element, Note):
            element = self.found.get(element.about)
        if isinstance(element, Connection):
            element = self.found.get(element.source)
        stage = self._here(element.stage) if isinstance(element, Touchpoint) and element.stage else ""
        stages = self.document.journey.stages
        return stage or (stages[0].id if stages else "")

    # What it stands on

    def _all_here(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(here for i in ids if (here := self._here(i))))

    def _here(self, id: str) -> str:
        """What an element there is here; "" where this map has none and needs none."""
        if not id:
            return ""
        if id not in self.ids:
            self.ids[id] = self._same(self.found[id])
        return self.ids[id]

    def _same(self, element: Element) -> str:
        journey = self.document.journey
        own = journey.get(element.id)
        if self.is_same_map and type(own) is type(element) and not isinstance(element, SubMap):
            return element.id
        match element:
            case PictureData():
                return self._picture(element)
            case SubMap():
                new = replace(element, id=self.document.new_id("m"))
                self.document.put(new)
                return new.id
            case Stage():
                return _namesake(element, [s for s in journey.stages if s.id not in self.made])
            case Touchpoint():
                stage = self._here(element.stage) if element.stage else ""
                return _namesake(element, [t for t in journey.touchpoints if t.stage == stage]) if stage else ""
            case Lane():
                lanes = [x for x in journey.lanes if isinstance(x, Lane) and x.kind is element.kind]
                found = _namesake(element, lanes) or ("" if element.name or not lanes else lanes[0].id)
                return found or self._brought(element)
            case Channel():
                return _namesake(element, journey.channels) or self._brought(element)
            case Persona():
                return _namesake(element, journey.personas) or self._brought(element)
        return ""

    def _picture(self, picture: PictureData) -> str:
        own = self.document.journey.get(picture.id)
        if own == picture:
            return picture.id
        new = picture if own is None else replace(picture, id=self.document.new_id("i"))
        self.document.put(new)
        return new.id

    def _brought(self, element: Channel | Lane | Persona) -> str:
        """Add what touchpoints can't do without, under its own name."""
        document, journey = self.document, self.document.journey
        if isinstance(element, Persona):
            order = key_before(document, journey.personas, None)
            channels, picture = self._all_here(element.channels), self._here(element.picture)
            new: Element = replace(
                element, id=document.new_id("p"), order=order, channels=channels, picture=picture, state=""
            )
        else:
            is_channel = isinstance(element, Channel)
            order = key_before(document, journey.lanes, below_channels(document) if is_channel else None)
            new = replace(element, id=document.new_id("c" if is_channel else "l"), order=order, state="")
        document.put(new)
        return new.id


def _namesake(element: Any, others: Sequence[Any]) -> str:
    name = element.name.strip().casefold()
    return next((x.id for x in others if name and x.name.strip().casefold() == name), "")


def _free_name(name: str, taken: set[str]) -> str:
    """A name that no other has: "Website", "Website 2", "Website 3" …"""
    if not name or name.casefold() not in taken:
        return name
    number = 2
    while f"{name} {number}".casefold() in taken:
        number += 1
    return f"{name} {number}"
