"""The map that the actions of one window act on, with what is selected and focused in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from designer.editing import Refused
from designer.model import Channel, Element, Lane, LaneKind, Placement, Stage, Touchpoint
from designer.model.kinds import ACTION_LANES

if TYPE_CHECKING:
    from designer.canvas.surface import MapSurface
    from designer.canvas.view import MapView
    from designer.editing import Document
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession


class AtHand:
    """One door from actions to the map: what is chosen, where new things go, and edits that may be refused."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def session(self) -> MapSession | None:
        """The open map, if there is one."""
        return self.window.session

    @property
    def view(self) -> MapView | None:
        """The canvas, if a map is open."""
        return self.window.view

    @property
    def canvas(self) -> MapSurface | None:
        """What is looked at: the canvas, or the one that shows a comparison."""
        return self.window.comparing.canvas or self.window.view

    def edit(self, act: Callable[[Document], object]) -> bool:
        """Do something to the map; a refusal is said in the status bar. Whether it was done."""
        if self.session is None or self.view is None:
            return False
        self.view.finish_editing()
        try:
            act(self.session.document)
        except Refused as refusal:
            self.say(str(refusal))
            return False
        return True

    def say(self, text: str) -> None:
        """Say something in the status bar."""
        self.window.status.set_text(text)

    def select(self, ids: Sequence[str]) -> None:
        """Select elements on the canvas."""
        self.window.select(ids)

    def chosen(self, kind: type[Element] = Touchpoint) -> list[str]:
        """The ids of what is selected of one kind."""
        if self.session is None:
            return []
        journey = self.session.journey
        return [i for i in self.window.selection if journey.find(kind, i) is not None]

    # Where new things go

    def placement(self) -> Placement | None:
        """Where a new touchpoint goes: the focused cell, behind the focused touchpoint, into the focused stage or lane."""
        view, session = self.view, self.session
        if view is None or session is None:
            return None
        focus, journey = view.focus, session.journey
        if focus.cell is not None:
            return Placement(stage=focus.cell.stage, step=focus.cell.step, lane=focus.cell.lane)
        element = journey.get(focus.id or view.selection.only)
        if isinstance(element, Touchpoint) and element.stage:
            return Placement(stage=element.stage, after=element.step, lane=journey.place_of(element))
        lane = journey.channels[0].id if journey.channels else ""
        if isinstance(element, Stage):
            return Placement(stage=element.id, lane=lane)
        if isinstance(element, Channel) and journey.stages:
            return Placement(stage=journey.stages[0].id, lane=element.id)
        return None

    def place_or_first(self) -> Placement:
        """Where a new touchpoint goes; the first cell where nothing is focused."""
        focused = self.placement()
        if focused is not None:
            return focused
        assert self.session is not None
        stages, channels = self.session.journey.stages, self.session.journey.channels
        return Placement(stage=stages[0].id if stages else "", lane=channels[0].id if channels else "")

    def subject(self) -> str:
        """What a new note is about: the focused touchpoint or stage, "" for neither."""
        view, session = self.view, self.session
        if view is None or session is None:
            return ""
        if view.focus.cell is not None:
            return view.focus.cell.stage
        for id in (view.focus.id, *self.window.selection):
            if isinstance(session.journey.get(id), Touchpoint | Stage):
                return id
        return ""

    def next_stage(self) -> str | None:
        """The stage before which a new one goes, so that it follows the focused one; None for the end."""
        place = self.placement()
        if self.session is None or place is None or not place.stage:
            return None
        ids = [s.id for s in self.session.journey.stages]
        at = ids.index(place.stage) + 1
        return ids[at] if at < len(ids) else None

    def next_lane(self, kind: LaneKind | None = None) -> str | None:
        """The lane before which a new one goes, so that it follows the focused one; None for the usual place. One that
        holds touchpoints follows none for notes, curves or tiles: the path would run through them."""
        if self.session is None or self.view is None:
            return None
        journey, focus = self.session.journey, self.view.focus
        ids = [x.id for x in journey.lanes]
        here = focus.cell.lane if focus.cell is not None else focus.id
        element = journey.get(here)
        if isinstance(element, Touchpoint):
            here = journey.place_of(element)
        if here not in ids:
            return None
        lane = journey[here]
        if kind in ACTION_LANES and isinstance(lane, Lane) and lane.kind not in ACTION_LANES:
            return None
        at = ids.index(here) + 1
        return ids[at] if at < len(ids) else None
