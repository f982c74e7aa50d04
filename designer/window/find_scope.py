"""What finding looks through: all maps of the file that is open, whichever of them the window shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import TYPE_CHECKING

from designer.editing.inner import InnerDocument
from designer.finding import Hits, Query, TextIndex
from designer.finding.index import is_setting
from designer.finding.search import Entry
from designer.model import Change, JourneyMap, Touchpoint
from designer.window.told import MapTeller

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

Path = tuple[str, ...]  # of the maps inside one another, the outermost first; () is the map of the file itself


class FindScope:
    """The maps of one file: what is said in them, in which of them one is, and the way from one to another."""

    def __init__(self, window: MainWindow, session: MapSession, changed: Callable[[], None]) -> None:
        self._window, self.session, self._changed = window, session, changed
        self._index = TextIndex(session.journey, MapTeller, has_numbers=True)
        session.changed.connect(self._follow)

    def leave(self) -> None:
        """Follow the file no more."""
        self.session.changed.disconnect(self._follow)

    def _follow(self, change: Change) -> None:
        self._index.follow(change)
        self._changed()

    # Searching

    def prepare(self, seconds: float) -> bool:
        """Get ready for so long; whether all is ready."""
        return self._index.prepare(seconds)

    def find(self, query: Query) -> Hits:
        """Where something stands in these maps."""
        return self._index.find(query)

    def first_from(self, hits: Hits, id: str) -> int:
        """The first hit from an element of the map shown on, "" for the beginning of that map; -1 for none."""
        if not hits:
            return -1
        path = self.path
        start = self._place(path, self._ranks_in(path).get(id, 0)) if id or path else ()
        return hits.first_from(start, self._place_of)

    def _place_of(self, entry: Entry) -> tuple[float, ...]:
        return self._place(entry.within, inf if is_setting(entry) else self._ranks_in(entry.within).get(entry.id, 0))

    def _place(self, path: Path, rank: float) -> tuple[float, ...]:
        above = (self._ranks_in(path[:n]).get(path[n], 0) for n in range(len(path)))
        return (*above, rank)

    def _ranks_in(self, path: Path) -> Mapping[str, int]:
        index = self._index_at(path)
        return index.ranks if index is not None else {}

    def _index_at(self, path: Path) -> TextIndex | None:
        index: TextIndex | None = self._index
        for id in path:
            index = index.inside(id) if index is not None else None
        return index

    # The maps inside one another

    def map_at(self, path: Path) -> JourneyMap | None:
        """The map at this path; None once it is gone."""
        index = self._index_at(path)
        return index.journey if index is not None else None

    @property
    def path(self) -> Path:
        """Where the map lies that the window shows."""
        documents = [session.document for session in self._levels]
        return tuple(document.submap for document in documents if isinstance(document, InnerDocument))

    @property
    def _levels(self) -> tuple[MapSession, ...]:
        """The maps of this file on the way to the one that is shown."""
        return tuple(session for session in self._window.levels.way if session.of_file is self.session)

    def opener(self, path: Path) -> str:
        """The touchpoint that opens the map at this path, "" where none does."""
        outer = self.map_at(path[:-1])
        if outer is None:
            return ""
        return next((t.id for t in outer.of(Touchpoint) if t.submap == path[-1]), "")

    def go(self, path: Path) -> bool:
        """Show the map at this path in the window; whether it is shown now."""
        here, levels = self.path, self._window.levels
        if here == path:
            return True
        shared = next(
            (n for n, (a, b) in enumerate(zip(here, path, strict=False)) if a != b), min(len(here), len(path))
        )
        ways = [self.opener(path[: n + 1]) for n in range(shared, len(path))]
        if not all(ways):
            return False
        if shared < len(here):
            levels.go_to(levels.depth - (len(here) - shared))
        return all(levels.open_map(opener) for opener in ways)
