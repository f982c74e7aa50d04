"""A map inside another one while it is open in a window: its own gaps and fonts, the file of the outermost map."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject

from designer.checks.facts import Facts
from designer.editing.inner import InnerDocument
from designer.model import Change, SubMap
from designer.model.elements import name_of
from designer.model.levels import is_measured, openers
from designer.window.session import MapSession, plain_file_name
from designer.words import _


class InnerSession(MapSession):
    """Shows a map that lies in the document of another session. Saving saves the file that both lie in, with all its maps;
    its recovery copy holds what is done here too."""

    def __init__(self, outer: MapSession, submap: str) -> None:
        QObject.__init__(self)
        self.outer = outer
        self._attend(InnerDocument(outer.document, submap))
        # What was done elsewhere in the file changes what can be undone and whether it is saved.
        outer.saved_state_changed.connect(self.saved_state_changed)

    @property
    def inner(self) -> InnerDocument:
        """The document, as the inner one that it is."""
        assert isinstance(self.document, InnerDocument)
        return self.document

    def _with_place(self, facts: Facts) -> Facts:
        above = self.outer.journey
        opener = next((t.id for t in openers(above) if t.submap == self.inner.submap), "")
        return msgspec.structs.replace(facts, is_measured=is_measured(above, opener))

    @property
    def of_file(self) -> MapSession:
        return self.outer.of_file

    @property
    def title(self) -> str:
        held = self.outer.journey.find(SubMap, self.inner.submap)
        return self.journey.header.title or (name_of(held) if held is not None else "") or _("A map in this file")

    @property
    def file_stem(self) -> str:
        return plain_file_name(self.title)

    # The file is that of the outermost map

    @property
    def path(self) -> Path | None:  # type: ignore[override]
        return self.of_file.path

    @property
    def fingerprint(self) -> str | None:
        return self.of_file.fingerprint

    @fingerprint.setter
    def fingerprint(self, fingerprint: str | None) -> None:
        self.of_file.fingerprint = fingerprint

    @property
    def is_untouched_new(self) -> bool:  # type: ignore[override]
        return self.of_file.is_untouched_new

    @property
    def is_read_only(self) -> bool:  # type: ignore[override]
        return self.of_file.is_read_only

    @property
    def trouble(self) -> str:
        return self.of_file.trouble

    @trouble.setter
    def trouble(self, trouble: str) -> None:
        self.of_file.trouble = trouble

    def _follow(self, change: Change) -> None:
        self.checker.update(change)
        self._idle.start()
        self.changed.emit(change)
        self.saved_state_changed.emit()

    def save(self, path: Path | None = None) -> None:
        self.of_file.save(path)

    def release_file(self) -> None:
        self.of_file.release_file()

    def take_file(self) -> None:
        self.of_file.take_file()

    def time_of_other_content(self) -> float | None:
        return self.of_file.time_of_other_content()

    def keep_recovery(self) -> None:
        self.of_file.keep_recovery()

    def is_recovery_kept(self) -> bool:
        return self.of_file.is_recovery_kept()

    def drop_recovery(self) -> None:
        self.of_file.drop_recovery()

    def keep_discarded(self) -> None:
        self.of_file.keep_discarded()

    def close(self) -> None:
        """Follow the outer map no more; its file stays as it is."""
        self._stop_checking()
        self.outer.saved_state_changed.disconnect(self.saved_state_changed)
        self.document.changed.disconnect(self._follow)
        self.inner.leave()
