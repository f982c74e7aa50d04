"""The layout of a document, kept current while it is edited. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Box
from designer.editing import Document
from designer.layout.options import Arrangement, Density, LayoutOptions
from designer.model import Change, JourneyMap, View
from designer.model.elements import MapHeader
from designer.model.looks import state_seen
from designer.model.views import Seen

if TYPE_CHECKING:
    from designer.layout import JourneyLayout, Theme
    from designer.text import FontBook

SHEET_MARGIN = 21.0  # points of paper around the drawing: 28 px at 100 %


class LiveLayout:
    """Lays a document out again when it is asked for after a change; arrangement and density are those of the map.

    The document may be looked at through a view; it is laid out as if it held nothing else.
    """

    def __init__(self, document: Document, theme: Theme, fonts: FontBook) -> None:
        self.document = document
        self.theme = theme
        self.fonts = fonts
        self._current: JourneyLayout | None = None
        self._seen: Seen | None = None
        self.is_stale = True
        document.changed.connect(self._follow)

    def close(self) -> None:
        """Follow the document no longer."""
        self.document.changed.disconnect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        self.theme = theme
        self._current = None
        self.is_stale = True

    def set_fonts(self, fonts: FontBook) -> None:
        """Set all text anew, in other fonts."""
        self.fonts = fonts
        self._current = None
        self.is_stale = True

    def look_through(self, view: View | None, shows: str = "") -> None:
        """Show only what a view shows, or one of two states ("current", "future"); all of the map with None and ""."""
        journey = self.document.journey
        is_whole = view is None and not state_seen(journey, None, shows)
        self._seen = None if is_whole else Seen(journey, view, shows)
        self.is_stale = True

    def welcome(self, ids: Iterable[str]) -> None:
        """Show elements in spite of what the view leaves out, until it is chosen anew."""
        if self._seen is not None and self._seen.welcome(ids):
            self.is_stale = True

    @property
    def journey(self) -> JourneyMap:
        """What is shown: the map, or what a view lets be seen of it."""
        return self.document.journey if self._seen is None else self._seen.journey

    @property
    def current(self) -> JourneyLayout:
        """The layout of the map as it is now."""
        if self.is_stale or self._current is None:
            from designer.layout import lay_out

            options = msgspec.structs.replace(options_of(self.journey.header), keeps_room=True)
            previous = self._current
            self._current = lay_out(self.journey, self.theme, self.fonts, options, previous)
            self.is_stale = False
        return self._current

    @property
    def sheet(self) -> Box:
        """The paper that is shown: the drawing and a margin."""
        return self.current.drawing.box.grown(SHEET_MARGIN)

    def _follow(self, change: Change) -> None:
        # What can't be seen through the view changes nothing of what is drawn.
        # But who comes or goes unseen gives those who are seen other colours, and other numbers.
        if self._seen is None:
            self.is_stale = True
            return
        places, numbers = self.journey.persona_places(), self.journey.numbers
        is_other = bool(self._seen.follow(change))
        if is_other or self.journey.persona_places() != places or self.journey.numbers != numbers:
            self.is_stale = True


def options_of(header: MapHeader) -> LayoutOptions:
    """How a map wants to be laid out."""
    return LayoutOptions(arrangement=_arrangement(header.arrangement), density=_density(header.density))


def _arrangement(text: str) -> Arrangement:
    # A newer program may know more of them.
    return Arrangement(text) if text in list(Arrangement) else Arrangement.SWIMLANES


def _density(text: str) -> Density:
    return Density(text) if text in list(Density) else Density.STANDARD
