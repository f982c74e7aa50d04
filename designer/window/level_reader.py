"""Reads the maps that touchpoints open as they are now: from the disk, or with the unsaved edits that this window holds."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from designer.checks import Profile
from designer.checks.levels import LevelChecker
from designer.model import JourneyMap
from designer.storage import MapsBeside, file_beside, identity
from designer.window.checking import facts_of_today, profile_for

if TYPE_CHECKING:
    from designer.printed_inner import Beside
    from designer.window.levels import Levels
    from designer.window.session import MapSession


def _profile_in(name: str, file: str) -> Profile:
    return profile_for(name, Path(file) if file else None)


class LevelReader:
    """Gives each map that is named its content, once for all who ask: the checker, paper, and who chooses a file."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._snapshots: dict[str, tuple[object, JourneyMap]] = {}
        self._beside = MapsBeside()
        this = weakref.ref(self)  # the checker lives no longer than the reader, which holds it

        def read(map_file: str, named_by: str) -> tuple[str, JourneyMap]:
            reader = this()
            assert reader is not None
            return reader.read(map_file, named_by)

        self._checker = LevelChecker(read, _profile_in, facts_of_today)

    def forget(self) -> None:
        """Let go of what was kept of maps that are not open any more."""
        self._snapshots.clear()

    def judge(self, session: MapSession) -> None:
        """Find the gaps between a map and those that it opens."""
        found = self._checker.gaps(session.journey, identity(session.path) if session.path is not None else "")
        if found != session.level_gaps:
            session.level_gaps = found

    def beside(self, session: MapSession) -> Beside:
        """How the maps are read that a map's touchpoints open in files of their own, as they are now, in a worker too."""
        from designer.model.levels import Remembered
        from designer.printed_inner import Beside

        file = identity(session.path) if session.path is not None else ""
        return Beside(file, Remembered(session.journey, file, self.read))

    def read(self, map_file: str, named_by: str) -> tuple[str, JourneyMap]:
        """A file that a map names, and its map: with its unsaved edits where it is open in this window."""
        path = file_beside(map_file, Path(named_by) if named_by else None)
        session = self._levels.session_of(path)
        if session is None or not session.is_edited:
            return self._beside(map_file, named_by)
        name, stamp = identity(path), (session.document, session.document.position, session.document.undo_label)
        kept = self._snapshots.get(name)
        if kept is None or kept[0] != stamp:
            kept = self._snapshots[name] = (stamp, session.journey.snapshot())
        return name, kept[1]
