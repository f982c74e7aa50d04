"""What becomes of a text that is written on the map: a new name, or something new. One kept text is one undo step.

Something new stands on the map while it is written, so that there is room for it. It is put there and taken away again in
steps that join to nothing, and only what is kept makes a step, with the name in its label.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from designer.canvas.joining import Joining, insert_new
from designer.editing import DRAFT, Document, operations
from designer.model import Element, Lane, LaneKind, Placement, Touchpoint
from designer.model.elements import HEADER_ID, name_of
from designer.model.kinds import ACTION_LANES
from designer.words import _


class Writing(Protocol):
    """A text under way: `id` is the element it stands on, `part` what of it."""

    id: str
    part: str
    is_new: bool
    is_first: bool  # its first name is being written: it is no gap yet that it has none
    renames: bool  # what stood there before; what comes after it is named next

    @property
    def text(self) -> str:
        """What stood there before."""
        ...

    @property
    def description(self) -> str | None:
        """The longer text that can be written below; None where there is none."""
        ...

    def keep(self, text: str, description: str | None) -> str:
        """Take the text over; the id of the element it stands on, "" if that is gone."""
        ...

    def forget(self) -> None:
        """Leave everything as it was."""
        ...


# Adds something under a name, in the place of its draft once it has one; yields its id.
Making = Callable[[str, Element | None], str]


class Rewriting:
    """Another text for something that is there."""

    is_new = False
    is_first = False
    renames = True

    def __init__(self, document: Document, id: str, part: str = "name") -> None:
        self.document = document
        self.id = id
        self.part = part

    @property
    def text(self) -> str:
        """What stood there before."""
        element = self.document.journey[self.id]
        if self.part in ("name", "title"):
            return name_of(element)
        return str(getattr(element, self.part))

    @property
    def description(self) -> str | None:
        """A touchpoint's description can be written too."""
        element = self.document.journey.get(self.id)
        return element.description if isinstance(element, Touchpoint) and self.part == "name" else None

    def keep(self, text: str, description: str | None) -> str:
        """Set what was written, as one step."""
        if self.id not in self.document.journey:
            return ""
        renames = text.strip() != self.text.strip()
        describes = description is not None and description.strip() != (self.description or "").strip()
        if renames and describes:
            with self.document.edit(_("Rename “{before}” to “{name}”").format(before=self.text, name=text.strip())):
                operations.rename(self.document, self.id, text)
                operations.set_field(self.document, self.id, "description", (description or "").strip())
        elif renames and self.part in ("name", "title"):
            operations.rename(self.document, self.id, text)
        elif renames and self.id == HEADER_ID:
            operations.set_header(self.document, self.part, text.strip())
        elif renames:
            operations.set_field(self.document, self.id, self.part, text.strip())
        elif describes:
            operations.set_field(self.document, self.id, "description", (description or "").strip())
        return self.id

    def forget(self) -> None:
        """Nothing was done yet."""


class Creating:
    """Something new, named while it stands on the map.

    `make(name, draft)` adds it and yields its id: first where it is to come, and in the end in the place of the draft, which
    may have been put elsewhere while it was written, or may have lost what it stood beside. A lane or channel that it brought
    along goes with it when it is forgotten.
    """

    is_new = True
    is_first = True
    renames = False
    part = "name"
    text = ""

    def __init__(self, document: Document, make: Making, label: str, has_description: bool = False) -> None:
        self.document = document
        self._make = make
        self._has_description = has_description
        self._token = f"{DRAFT}{document.new_id('d')}"
        before = {x.id for x in document.journey.lanes}
        with document.edit(label, joins=self._token):
            self.id = make("", None)
        self._brought = [x.id for x in document.journey.lanes if x.id not in before and x.id != self.id]

    @property
    def description(self) -> str | None:
        """Empty, for a touchpoint."""
        return "" if self._has_description else None

    def keep(self, text: str, description: str | None) -> str:
        """Add it for good, as one step; without a name it is forgotten."""
        draft = self.document.journey.get(self.id)
        self.forget()
        name = text.strip()
        if not name:
            return ""
        if not (description or "").strip():
            return self._make(name, draft)
        with self.document.edit(_("Add touchpoint “{name}”").format(name=name)):
            id = self._make(name, draft)
            operations.set_field(self.document, id, "description", (description or "").strip())
        return id

    def forget(self) -> None:
        """Take it away, as if it had never been there."""
        if self.id in self.document.journey:
            # The step that put it there and this one are none together; where others came between, both stay.
            with self.document.edit(_("Leave out what got no name"), joins=self._token):
                operations.delete(self.document, [self.id])
                operations.delete(self.document, [i for i in self._brought if i in self.document.journey])
            self.document.end_joining()


def new_touchpoint(document: Document, landing: Joining) -> Creating:
    """A new touchpoint at a place, connected there."""

    def make(name: str, draft: Element | None) -> str:
        there = landing if draft is None else msgspec.structs.replace(landing, place=place_of(draft))
        return insert_new(document, name, there)

    return Creating(document, make, _("Add a touchpoint"), has_description=True)


def known(document: Document, id: str | None) -> str | None:
    """What something is put before; None, which is last, where it has gone meanwhile."""
    return id if id in document.journey else None


def place_of(element: Element | None) -> Placement:
    """Where a touchpoint stands; the tray for what is none."""
    if not isinstance(element, Touchpoint):
        return Placement()
    return Placement(stage=element.stage, step=element.step, lane=element.lane or element.channel)


def new_alternative(document: Document, id: str) -> Creating:
    """A new touchpoint in the step of another one, which the same ones lead to."""

    def make(name: str, draft: Element | None) -> str:
        journey = document.journey
        label = _("Add touchpoint “{name}”").format(name=name) if name else _("Add a touchpoint")
        with document.edit(label):
            made = operations.add_touchpoint(document, name, place_of(draft or journey.get(id)))
            for way in journey.connections_to(id):
                operations.connect(document, way.source, made)
        return made

    return Creating(document, make, _("Add a touchpoint"), has_description=True)


def new_stage(document: Document, after: str = "", *, is_before: bool = False) -> Creating:
    """A new stage behind (before) another one, or as the last."""

    def make(name: str, _draft: Element | None) -> str:
        order = [s.id for s in document.journey.stages]
        before = after if is_before and after in order else _following(order, after)
        return operations.add_stage(document, name, before=before)

    return Creating(document, make, _("Add a stage"))


def new_lane(document: Document, after: str, *, is_before: bool = False) -> Creating:
    """A new channel behind (before) a channel; a new lane behind (before) another lane."""

    def make(name: str, _draft: Element | None) -> str:
        order = [x.id for x in document.journey.lanes]
        before = after if is_before and after in order else _following(order, after)
        beside = document.journey.get(after)
        if isinstance(beside, Lane):
            kind = beside.kind if beside.kind in ACTION_LANES else LaneKind.CUSTOM
            return operations.add_lane(document, kind, name, before=before)
        return operations.add_channel(document, name, before=before)

    return Creating(document, make, _("Add a lane"))


def _following(order: list[str], after: str) -> str | None:
    at = order.index(after) + 1 if after in order else len(order)
    return order[at] if at < len(order) else None


def new_persona(document: Document) -> Creating:
    """A new persona."""
    return Creating(document, lambda name, _draft: operations.add_persona(document, name), _("Add a persona"))
