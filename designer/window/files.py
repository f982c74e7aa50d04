"""New, open, save, import, export, print, close: what the File menu does, and what it says when it can't."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from designer import settings as keys
from designer.model import JourneyMap, Severity
from designer.model.elements import HEADER_ID
from designer.storage import ChangedOutside, FileTrouble
from designer.window.message_bar import Message
from designer.window.session import MapSession
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.storage.recovery import Recovery
    from designer.window.main_window import MainWindow

Buttons = tuple[tuple[str, Callable[[], object]], ...]
LIST_ENDINGS = (".csv", ".tsv", ".xlsx", ".mmd", ".mermaid")


class Files:
    """The file side of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        on = window.actions_by_id.on
        on("file.new", self.ask_new)
        on("file.open", self.ask_open)
        on("file.close", window.close)
        on("file.save", self.save)
        on("file.save_as", self.save_as)
        on("file.import", self.ask_import)
        on("file.export", self.ask_export)
        on("file.print", self.open_print)
        on("file.quit", self.quit)

    # New and open

    def _target(self) -> MainWindow:
        """This window, if it shows the first page or an untouched new map; else a new one."""
        session = self._window.session
        if session is None or session.is_untouched_new:
            return self._window
        other = type(self._window)(self._window.context)
        other.show()
        return other

    def ask_new(self) -> None:
        """Show the templates."""
        window = self._target()
        window.show_welcome()
        window.activateWindow()

    def go_home(self) -> None:
        """The start page, in this window only if nothing is in it to lose."""
        self.ask_new()

    def new_from_template(self, id: str) -> None:
        """Open a new map made from a template; it has an id of its own."""
        from designer.templates import open_template

        self._show_new(open_template(id))

    def open_sample(self, path: str) -> None:
        """Open a sample as a new map, so that the sample itself stays as it is."""
        from designer.storage import load

        try:
            self._show_new(load(Path(path)))
        except FileTrouble as trouble:
            self.say_trouble(str(trouble))

    def _show_new(self, journey: JourneyMap) -> None:
        settings = self._window.context.settings
        header = journey.header
        today = time.strftime("%Y-%m-%d")
        fresh = msgspec.structs.replace(
            header,
            uid=uuid4().hex,
            author=settings.get(keys.AUTHOR) or header.author,
            organisation=settings.get(keys.ORGANISATION) or header.organisation,
            created=today,
            date=header.date or today,
        )
        elements = [fresh if e.id == HEADER_ID else e for e in journey]
        window = self._target()
        window.show_session(MapSession(JourneyMap(elements)))
        window.activateWindow()

    def ask_open(self) -> None:
        """Let the user choose a map."""
        settings = self._window.context.settings
        path, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open"), settings.get(keys.OPEN_FOLDER), _("Journey maps (*.journey);;All files (*)")
        )
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> bool:
        """Open a map, or import a list, by its path; whether that worked. What is wrong is said in the bar."""
        file = Path(path)
        if file.suffix.lower() in LIST_ENDINGS:
            return self.import_path(path)
        for other in self._windows():
            if other.session is not None and other.session.path is not None and _same(other.session.path, file):
                other.activateWindow()
                return True
        settings = self._window.context.settings
        try:
            session, holder = MapSession.open(file)
        except FileTrouble as trouble:
            if not file.exists():
                settings.forget_recent(file)
            self.say_trouble(str(trouble))
            self._window.welcome.refresh()
            return False
        window = self._target()
        window.show_session(session)
        settings.add_recent(file)
        settings.set(keys.OPEN_FOLDER, str(file.parent))
        window.commands.fill_recent()
        window.activateWindow()
        if holder is not None:
            since = time.strftime("%H:%M", time.localtime(holder.since))
            text = _("{who} has this map open since {time}. It opens read-only.").format(who=holder.user, time=since)
            buttons = ((_("Save a copy…"), window.files.save_as),)
            window.message_bar.show_message(Message(text, Severity.WARNING, buttons, "lock"))
        return True

    def take_dropped(self, paths: Sequence[str]) -> None:
        """Open or import files that were dropped on the window."""
        for path in list(paths)[:8]:
            self.open_path(path)

    # Save

    def offer_recoveries(self) -> None:
        """Offer, in a bar, what was not saved before the program ended."""
        from designer.settings import recovery_folder
        from designer.storage.recovery import find_recoveries

        for recovery in find_recoveries(recovery_folder())[:3]:
            when = time.strftime(
                "%H:%M" if time.time() - recovery.when < 86400 else "%Y-%m-%d %H:%M", time.localtime(recovery.when)
            )
            text = ngettext(
                "“{title}” was not saved before the program ended. {n} change up to {when} is kept.",
                "“{title}” was not saved before the program ended. {n} changes up to {when} are kept.",
                recovery.changes,
            ).format(title=recovery.title or _("New map"), n=recovery.changes, when=when)
            buttons: Buttons = (
                (_("Open with the changes"), partial(self._recover, recovery)),
                (_("Discard"), partial(self._discard, recovery)),
            )
            self._window.message_bar.show_message(
                Message(text, Severity.INFO, buttons, f"recovery {recovery.folder}", 0, "history", stays=True)
            )

    def _recover(self, recovery: Recovery) -> None:
        try:
            journey = recovery.load()
        except FileTrouble as trouble:
            self.say_trouble(str(trouble))
            return
        window = self._target()
        session = MapSession(journey, recovery.path)
        session.is_untouched_new = False
        session.document.mark_unsaved()
        window.show_session(session)
        session.keep_recovery()
        recovery.discard()

    def _discard(self, recovery: Recovery) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(_("Discard the changes"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("The changes to “{title}” are lost then.").format(title=recovery.title or _("New map")))
        lose = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(_("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is lose:
            recovery.discard()
        else:
            self.offer_recoveries()

    def save(self) -> bool:
        """Save to the map's own file; asks for a place where it has none yet. Whether it is saved now."""
        session = self._window.session
        if session is None:
            return False
        if session.path is None or session.is_read_only:
            return self.save_as()
        return self._save_to(session, session.path)

    def save_as(self) -> bool:
        """Ask where to save; whether it is saved now."""
        session = self._window.session
        if session is None:
            return False
        settings = self._window.context.settings
        folder = Path(settings.get(keys.SAVE_FOLDER) or Path.home())
        proposed = session.path or folder / f"{_file_name(session.title)}.journey"
        path, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save as"), str(proposed), _("Journey maps (*.journey)")
        )
        if not path:
            return False
        file = Path(path)
        if file.suffix.lower() != ".journey":
            file = file.with_name(file.name + ".journey")
        return self._save_to(session, file)

    def _save_to(self, session: MapSession, path: Path) -> bool:
        bar = self._window.message_bar
        try:
            session.save(path)
        except ChangedOutside as change:
            when = time.strftime("%H:%M", time.localtime(change.when))
            text = _("This map was changed by another program at {time}. Your edits are kept here.").format(time=when)
            buttons = (
                (_("Keep mine"), self.keep_mine),
                (_("Take theirs"), self.take_theirs),
                (_("Save elsewhere…"), self.save_as),
            )
            bar.show_message(Message(text, Severity.WARNING, buttons, "file"))
            return False
        except FileTrouble as trouble:
            session.trouble = str(trouble)
            session.keep_recovery()
            session.saved_state_changed.emit()
            text = _("{what} All changes are kept on this computer.").format(what=str(trouble))
            again: Buttons = ((_("Try again"), self.save), (_("Save elsewhere…"), self.save_as))
            bar.show_message(Message(text, Severity.ERROR, again, "file"))
            return False
        bar.withdraw("file")
        bar.withdraw("lock")
        settings = self._window.context.settings
        settings.add_recent(path)
        settings.set(keys.SAVE_FOLDER, str(path.parent))
        self._window.commands.fill_recent()
        return True

    def keep_mine(self) -> bool:
        """Write over what another program saved; that stays under earlier versions."""
        session = self._window.session
        if session is None or session.path is None:
            return False
        session.fingerprint = None
        return self._save_to(session, session.path)

    def take_theirs(self) -> None:
        """Open the map anew as another program saved it."""
        session = self._window.session
        if session is None or session.path is None:
            return
        try:
            fresh, _holder = MapSession.open(session.path)
        except FileTrouble as trouble:
            self.say_trouble(str(trouble))
            return
        self._window.show_session(fresh)

    def look_at_file(self) -> None:
        """Notice that another program wrote the file, when the window is come back to."""
        session = self._window.session
        if session is None or session.path is None or session.fingerprint is None:
            return
        from designer.storage import fingerprint

        try:
            data = session.path.read_bytes()
            when = session.path.stat().st_mtime
        except OSError:
            return
        if fingerprint(data) == session.fingerprint:
            return
        text = _("This map was changed by another program at {time}.").format(
            time=time.strftime("%H:%M", time.localtime(when))
        )
        buttons: Buttons = (
            (_("Keep mine"), self.keep_mine),
            (_("Take theirs"), self.take_theirs),
        )
        self._window.message_bar.show_message(Message(text, Severity.WARNING, buttons, "file"))

    def may_close(self) -> bool:
        """Ask about unsaved edits; whether the map may be closed."""
        session = self._window.session
        if session is None or not session.is_edited:
            return True
        box = QMessageBox(self._window)
        box.setWindowTitle(_("Unsaved changes"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("“{title}” has changes that are not saved.").format(title=session.title))
        keep = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        keep.setProperty("kind", "main")
        box.setDefaultButton(keep)
        box.setEscapeButton(stay)
        box.exec()
        chosen = box.clickedButton()
        if chosen is keep:
            return self.save()
        return chosen is lose

    def quit(self) -> None:
        """Close every window; one that is kept open stops it."""
        for window in self._windows():
            if not window.close():
                return

    def _windows(self) -> list[MainWindow]:
        kind = type(self._window)
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    # Import, export, print

    def ask_import(self) -> None:
        """Let the user choose a list or a Mermaid journey."""
        settings = self._window.context.settings
        path, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Import"),
            settings.get(keys.IMPORT_FOLDER),
            _("Touchpoint lists and Mermaid journeys (*.csv *.tsv *.xlsx *.mmd *.mermaid);;All files (*)"),
        )
        if path:
            self.import_path(path)

    def import_path(self, path: str) -> bool:
        """Import a file: into the map that is open, else as a new one. Whether something came of it."""
        from designer import interchange
        from designer.editing import operations
        from designer.window.import_report import ImportReport

        file = Path(path)
        try:
            imported = interchange.read(file)
        except interchange.ImportTrouble as trouble:
            self.say_trouble(str(trouble))
            return False
        self._window.context.settings.set(keys.IMPORT_FOLDER, str(file.parent))
        window = self._window
        label = _("Import {file}").format(file=file.name)
        if window.session is None:
            journey = imported.journey
            header = msgspec.structs.replace(journey.header, uid=uuid4().hex, created=time.strftime("%Y-%m-%d"))
            window.show_session(MapSession(JourneyMap([header if e.id == HEADER_ID else e for e in journey])))
            assert window.session is not None
            window.session.is_untouched_new = False
            window.session.document.mark_unsaved()
        elif window.session.is_untouched_new or not (window.session.journey.touchpoints or window.session.journey.tray):
            operations.replace_content(window.session.document, imported.journey, label)
        else:
            operations.import_content(window.session.document, imported.journey, label)
        assert window.session is not None
        assert window.view is not None
        window.view.show_first()
        missing = self._window.context.fonts.missing(_all_text(imported.journey))
        if imported.report.rows or missing:
            report = ImportReport(window.context, file.name, imported, missing, window)
            report.go_asked.connect(window.select)
            report.undo_asked.connect(window.actions_by_id["edit.undo"].trigger)
            report.open_over(window.view)
        else:
            count = len(imported.journey.touchpoints) + len(imported.journey.tray)
            text = ngettext("{n} touchpoint imported from “{file}”.", "{n} touchpoints imported from “{file}”.", count)
            window.message_bar.say(text.format(n=count, file=file.name), topic="import")
        return True

    def ask_export(self) -> None:
        """The system's save dialog, with the formats as file types."""
        from designer.window.export_files import ask_and_export

        if self._window.session is not None:
            ask_and_export(self._window)

    def open_print(self) -> None:
        """Print and PDF."""
        from designer.window.print_dialog import PrintDialog

        if self._window.session is not None:
            dialog = PrintDialog(self._window.context, self._window.session, self._window)
            dialog.open()

    def say_trouble(self, sentence: str) -> None:
        """Say in the bar what could not be done."""
        self._window.message_bar.show_message(Message(sentence, Severity.ERROR, topic="open"))


def _same(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:
        return False


def _file_name(title: str) -> str:
    plain = "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in title).strip(" .")
    return plain[:120] or _("New map")


def _all_text(journey: JourneyMap) -> str:
    found: set[str] = set()
    for element in journey:
        for field in element.__struct_fields__:
            value = getattr(element, field)
            if isinstance(value, str) and field != "id":
                found.update(value)
    return "".join(sorted(found))
