"""One open map: its document, its file, its gaps and its recovery copy. No widget; the window listens."""

from __future__ import annotations

import logging
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer import settings as folders
from designer.checks.checker import Checker
from designer.checks.facts import Facts
from designer.checks.findings import Findings
from designer.checks.levels import with_gaps
from designer.checks.profiles import Profile
from designer.editing import Document
from designer.model import Change, Gap, JourneyMap, Severity
from designer.storage import FileLock, Holder, dumps, fingerprint, load_with_fingerprint, save, versions
from designer.storage.recovery import RecoveryCopy
from designer.window.checking import facts_of_print, facts_of_today, profile_for
from designer.window.collector import collect_all_soon
from designer.words import _

if TYPE_CHECKING:
    from designer.window.map_fonts import MapFonts

log = logging.getLogger(__name__)

SLOT_SECONDS = 0.012  # of whole-map rules at a time: what is typed between them is not kept waiting
SETTLE_MS = 60  # after the last edit; typing is never kept waiting by whole-map rules
NEVER_SAVED = "never saved"  # where the discarded edits of maps without a file lie
_GRAVITY = tuple(Severity)
RECOVERY_MS = 1000  # after the first edit; later ones are on the disk a few ms after they were made


class MapSession(QObject):
    """A map while it is open in a window."""

    changed = Signal(object)  # Change
    checked = Signal()
    saved_state_changed = Signal()

    def __init__(self, journey: JourneyMap, path: Path | None = None, fingerprint: str | None = None) -> None:
        super().__init__()
        self.path = path
        self.fingerprint = fingerprint
        self.is_untouched_new = path is None
        self._began_new = path is None
        self.is_read_only = False
        self.trouble = ""  # why the last save did not work, until one does
        self.versions_kept = versions.MOST_VERSIONS
        self._lock: FileLock | None = None
        self._recovery: RecoveryCopy | None = None
        self._start_recovery = QTimer(self, singleShot=True, interval=RECOVERY_MS)
        self._start_recovery.timeout.connect(self.keep_recovery)
        self._attend(Document(journey))

    def _attend(self, document: Document) -> None:
        """Follow a document, and check it."""
        self.document = document
        self.fonts: MapFonts | None = None  # once it is shown in a window
        this = weakref.ref(self)  # the checker lives no longer than the session, which holds it

        def find(name: str) -> Profile:
            session = this()
            return profile_for(name, session.path if session is not None else None)

        self.checker = Checker(document.journey, facts=self._with_place(facts_of_today()), find=find)
        self._knows_print = False
        self.is_watched_on_paper = False  # so that what is known of the print is soon known anew
        self.level_gaps: tuple[Gap, ...] = ()  # between this map and those that it opens, as the window found them
        self._joined: tuple[Findings, tuple[Gap, ...], Findings] | None = None
        document.changed.connect(self._follow)
        self._idle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._idle.timeout.connect(self._settle)
        self._next_slot = QTimer(self, singleShot=True, interval=0)
        self._next_slot.timeout.connect(self._settle)
        self._idle.start()

    @classmethod
    def open(cls, path: Path) -> tuple[MapSession, Holder | None]:
        """Open a file. Raises FileTrouble. Who has it open already, if anybody: then it opens read-only."""
        loaded = load_with_fingerprint(path)
        session = cls(loaded.journey, path, loaded.fingerprint)
        session.document.mark_saved()
        return session, session._take_lock()

    @classmethod
    def recovered(cls, journey: JourneyMap, path: Path | None) -> MapSession:
        """What was not saved before the program ended: edited, and its file is not written over unseen."""
        session = cls(journey, path)
        session.document.mark_unsaved()
        session.is_untouched_new = session._began_new = False
        if path is not None:
            try:
                session.fingerprint = fingerprint(path.read_bytes())
            except OSError:
                session.fingerprint = None  # the file is gone: it is written anew
            session._take_lock()
        return session

    # What the window shows

    @property
    def journey(self) -> JourneyMap:
        """The map."""
        return self.document.journey

    @property
    def of_file(self) -> MapSession:
        """The session of the file that this map lies in: this one, but for a map inside another one."""
        return self

    @property
    def title(self) -> str:
        """What the window calls the map."""
        return self.journey.header.title or (self.path.stem if self.path else "") or _("New map")

    @property
    def file_stem(self) -> str:
        """What a file of this map is called, without an ending."""
        return plain_file_name(self.path.stem if self.path else self.title)

    @property
    def is_edited(self) -> bool:
        """Whether closing now would lose something."""
        return self.document.is_edited and not self.is_untouched_new

    @property
    def saved_state(self) -> str:
        """ "Saved", "Edited", "Not saved yet", "Not saved" or "Read-only"."""
        if self.trouble:
            return _("Not saved")
        if self.path is None:
            return _("Not saved yet")
        if self.is_read_only:
            return _("Read-only, edited") if self.document.is_edited else _("Read-only")
        return _("Edited") if self.document.is_edited else _("Saved")

    @property
    def findings(self) -> Findings | None:
        """The gaps; None while the map has no touchpoint and is not checked yet."""
        if not self.journey.touchpoints and not self.journey.tray:
            return None
        own, levels = self.checker.findings, self.level_gaps
        if not levels:
            return own
        if self._joined is None or self._joined[0] is not own or self._joined[1] is not levels:
            there = tuple(gap for gap in levels if all(id in self.journey for id in gap.elements))
            self._joined = (own, levels, with_gaps(own, self.journey, there))
        return self._joined[2]

    def gaps_about(self, id: str) -> tuple[Gap, ...]:
        """The gaps that name an element and are not waived, gravest first."""
        if not self.level_gaps:
            return self.checker.by_element.get(id, ())
        found = self.findings
        gaps = [gap for gap in found.gaps if id in gap.elements and not gap.is_waived] if found is not None else []
        return tuple(sorted(gaps, key=lambda gap: _GRAVITY.index(gap.severity)))

    def worst_gaps(self) -> dict[str, Severity]:
        """How grave the gravest gap of each element is, for its badge."""
        found = self.findings
        worst: dict[str, Severity] = {}
        for gap in found.gaps if found is not None else ():
            for id in gap.elements if not gap.is_waived else ():
                if id not in worst or _GRAVITY.index(gap.severity) < _GRAVITY.index(worst[id]):
                    worst[id] = gap.severity
        return worst

    # Edits

    def _follow(self, change: Change) -> None:
        # A draft that was forgotten again leaves a new map untouched.
        self.is_untouched_new = self._began_new and not self.document.history and not self.document.is_edited
        if self._knows_print and not self.is_watched_on_paper:
            self.judge_print("", 0)  # how it prints now, nobody has seen
        self.checker.update(change)
        if self._recovery is not None:
            self._recovery.add(change)
        elif not self._start_recovery.isActive():
            self._start_recovery.start()
        self._next_slot.stop()
        self._idle.start()
        self.changed.emit(change)
        self.saved_state_changed.emit()

    def judge_print(self, paper: str, smallest_text: float) -> None:
        """Take in how the map came out on a sheet, its smallest text in points; "" where that is not known any more."""
        self._knows_print = bool(paper)
        self.checker.use_facts(self._with_place(facts_of_print(paper, smallest_text)))
        self._idle.start()

    def judge_on_paper(self, facts: Facts) -> None:
        """Take in how the map came out on its sheet, its contrast too."""
        self._knows_print = True
        self.checker.use_facts(self._with_place(msgspec.structs.replace(facts, today=facts_of_today().today)))
        self._idle.start()

    def _with_place(self, facts: Facts) -> Facts:
        """Facts, with what the map above says of this one; this one lies in none."""
        return facts

    def _settle(self) -> None:
        if self.checker.settle(SLOT_SECONDS):
            self.checked.emit()
        else:
            self._next_slot.start()

    def settle_now(self) -> None:
        """Check the map whole at once (before a print, in tests)."""
        self._stop_checking()
        self.checker.settle()
        self.checked.emit()

    def _stop_checking(self) -> None:
        self._idle.stop()
        self._next_slot.stop()

    # File

    def save(self, path: Path | None = None) -> None:
        """Write the map to its file, or to another one, which is its file then. Raises FileTrouble."""
        target = path or self.path
        assert target is not None
        expected = self.fingerprint if target == self.path else None
        position = self.document.position
        saved = save(self.journey, target, expected, folders.versions_folder(), most_versions=self.versions_kept)
        moved = self.path != target
        self.path, self.fingerprint, self.trouble = target, saved.fingerprint, ""
        self.is_read_only = False
        self.document.mark_saved(position)
        self.is_untouched_new = False
        if moved:
            self._release_lock()
            self._take_lock()
        self.drop_recovery()
        self.saved_state_changed.emit()

    def _take_lock(self) -> Holder | None:
        if self.path is None:
            return None
        lock = FileLock(self.path)
        holder = lock.acquire()
        if holder is None:
            self._lock = lock
        else:
            self.is_read_only = True
        return holder

    def release_file(self) -> None:
        """Let go of the file, so that it can be opened anew."""
        self._release_lock()

    def take_file(self) -> None:
        """Take the file again."""
        self._take_lock()

    def time_of_other_content(self) -> float | None:
        """When another program wrote the file since it was read or saved; None where it did not, or it is gone."""
        if self.path is None or self.fingerprint is None:
            return None
        try:
            data, when = self.path.read_bytes(), self.path.stat().st_mtime
        except OSError:
            return None
        return when if fingerprint(data) != self.fingerprint else None

    def _release_lock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # Recovery

    def keep_recovery(self) -> None:
        """Begin the recovery copy with what is there now; every later change is added to it at once."""
        if self._recovery is None and self.document.is_edited:
            edits = max(1, self.document.position)
            folder = folders.recovery_folder()
            self._recovery = RecoveryCopy(folder, self.journey, self.path, self.title, edits)

    def is_recovery_kept(self) -> bool:
        """Wait until the recovery copy lies on the disk; whether it does."""
        self.keep_recovery()
        try:
            if self._recovery is not None:
                self._recovery.flush()
        except OSError as trouble:
            log.info("No recovery copy: %s", trouble.strerror)
            return False
        return self._recovery is not None

    def drop_recovery(self) -> None:
        """The recovery copy is not needed any more: all is saved, or was let go on purpose."""
        self._start_recovery.stop()
        if self._recovery is not None:
            self._recovery.discard()
            self._recovery = None

    def keep_discarded(self) -> None:
        """Edits that are let go lie under the earlier versions for 30 days."""
        folder = folders.versions_folder()
        name = f"{self.file_stem}.journey"
        file = self.path if self.path is not None else folder / NEVER_SAVED / name
        try:
            versions.keep(dumps(self.journey, name), file, folder)
        except ValueError as trouble:
            log.warning("Discarded edits could not be kept: %s", trouble)

    def close(self) -> None:
        """Let go of file, lock and recovery copy."""
        self._stop_checking()
        self.drop_recovery()
        self._release_lock()
        self.document.changed.disconnect(self._follow)
        collect_all_soon()


def plain_file_name(title: str) -> str:
    """A title as the name of a file that every system takes."""
    plain = "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in title).strip(" .")
    return plain[:120] or _("New map")
