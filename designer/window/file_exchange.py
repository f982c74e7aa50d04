"""Import, export and print: what the File menu does with other formats, beside the window where it takes long."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QFileDialog

from designer import settings as keys
from designer.model import JourneyMap
from designer.window.background import Task, sentence_of
from designer.window.export_files import FORMATS, Export, plain_export
from designer.window.map_fonts import fonts_of, known_missing
from designer.window.saved_files import tell_saved
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.interchange import Imported
    from designer.window.main_window import MainWindow

LIST_ENDINGS = (".csv", ".tsv", ".xlsx", ".mmd", ".mermaid")
READ_AT_ONCE = 64 * 1024  # bytes; larger files are read beside the window


class FileExchange:
    """The import and export side of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is read or written now."""
        return self._task is not None

    def _begin(self, task: Task, said: str) -> None:
        status = self._window.status

        def end() -> None:
            self._task = None
            status.show_work("")

        self._task = task
        status.cancelled.connect(task.cancel)
        task.slow.connect(lambda: status.show_work(said))
        task.over.connect(end)
        task.start()

    def stop(self) -> None:
        """Let go of what is under way: the window closes."""
        if self._task is not None:
            self._task.cancel()

    # Import

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
        """Import a file: into the map that is open, else as a new one. A large one is read beside the window; the bar
        says what came of it. Whether it is imported already."""
        from designer import interchange

        file = Path(path)
        if self.is_busy:
            self._window.status.set_text(_("Something is being read or written; wait for it, or cancel it."))
            return False
        try:
            is_small = file.stat().st_size <= READ_AT_ONCE
        except OSError:
            is_small = True
        if not is_small:
            task = Task(self._window, partial(interchange.read, file))
            task.done.connect(lambda imported: self._take(file, imported))
            task.refused.connect(lambda fault: self._window.files.say_trouble(sentence_of(fault)))
            self._begin(task, _("Reading “{file}”…").format(file=file.name))
            return False
        try:
            imported = interchange.read(file)
        except interchange.ImportTrouble as trouble:
            self._window.files.say_trouble(str(trouble))
            return False
        self._take(file, imported)
        return True

    def _take(self, file: Path, imported: Imported) -> None:
        from designer.editing import operations
        from designer.window.import_report import ImportReport
        from designer.window.session import MapSession

        window = self._window
        window.context.settings.set(keys.IMPORT_FOLDER, str(file.parent))
        window.finish_editing()
        label = _("Import {file}").format(file=file.name)
        is_added = False
        if window.session is None:
            session = MapSession(window.files.named(imported.journey))
            session.document.mark_unsaved()
            session.is_untouched_new = False
            window.show_session(session)
            session.keep_recovery()
        elif window.session.is_untouched_new or not (window.session.journey.touchpoints or window.session.journey.tray):
            operations.replace_content(window.session.document, imported.journey, label)
        else:
            operations.import_content(window.session.document, imported.journey, label)
            is_added = True
        assert window.view is not None
        window.view.show_first()
        missing = known_missing(window.context, imported.journey)
        if imported.report.rows or missing:
            report = ImportReport(window.context, file.name, imported, missing, window)
            report.go_asked.connect(window.select)
            report.undo_asked.connect(window.undo_import)
            report.closed.connect(window.focus_canvas)
            report.open_over(window.view)
            return
        count = len(imported.journey.touchpoints) + len(imported.journey.tray)
        text = ngettext("{n} touchpoint imported from “{file}”.", "{n} touchpoints imported from “{file}”.", count)
        undo = ((_("Undo import"), window.undo_import),) if is_added else ()
        window.message_bar.say(text.format(n=count, file=file.name), *undo, topic="import")

    # Export

    def ask_export(self) -> None:
        """The system's save dialog, with the formats as file types."""
        window, session = self._window, self._window.session
        if session is None:
            return
        window.finish_editing()
        settings = window.context.settings
        memory = settings.memory(session.journey.header.uid)
        beside = session.path.parent if session.path is not None else Path.home()
        folder = memory.export_folder or settings.get(keys.EXPORT_FOLDER) or str(beside)
        filters = [f"{_(text)} (*{ending})" for ending, text in FORMATS]
        last = next((f for f, (ending, _text) in zip(filters, FORMATS) if ending == memory.export_format), filters[0])
        path, chosen = QFileDialog.getSaveFileName(
            window, _("Export"), str(Path(folder) / session.file_stem), ";;".join(filters), last
        )
        if not path:
            return
        file = Path(path)
        if file.suffix.lower() not in [e for e, _text in FORMATS]:
            file = file.with_name(file.name + (FORMATS[filters.index(chosen)][0] if chosen in filters else ".pdf"))
        settings.set(keys.EXPORT_FOLDER, str(file.parent))
        if session.journey.header.uid:
            left = {"export_format": file.suffix.lower(), "export_folder": str(file.parent)}
            settings.remember(session.journey.header.uid, msgspec.structs.replace(memory, **left))
        self.export_to(file)

    def export_to(self, file: Path) -> None:
        """Write the map to a file, in the format its name ends in; the bar says what came of it."""
        window, session = self._window, self._window.session
        if session is None or self.is_busy:
            return
        window.finish_editing()
        memory = window.context.settings.memory(session.journey.header.uid)
        passing, view = window.looking.for_print()
        journey = session.journey.snapshot()
        wish = Export(
            journey=journey if passing is None else JourneyMap([*journey, passing]),
            name=session.title,
            file=file,
            paper=memory.paper or window.context.settings.get(keys.PAPER),
            margin=memory.margin if memory.paper else window.context.settings.get(keys.MARGIN),
            arrangement=memory.arrangement or "auto",
            landscape={"landscape": True, "portrait": False}.get(memory.orientation),
            make_fonts=fonts_of(window.context, session).making,
            view=view,
            adds=memory.print_adds,
            beside=window.levels.reader.beside(session),
            profile=session.checker.profile,
        )
        task = Task(window, partial(plain_export, wish))
        task.done.connect(lambda said: tell_saved(window, str(said), wish.file))
        task.refused.connect(lambda fault: window.files.say_trouble(sentence_of(fault)))
        self._begin(task, _("Writing “{file}”…").format(file=file.name))

    def open_print(self) -> None:
        """Print and PDF."""
        from designer.window.print_dialog import PrintDialog

        if self._window.session is not None:
            self._window.finish_editing()
            PrintDialog(self._window.context, self._window.session, self._window).open()
