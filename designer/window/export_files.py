"""Export: the system's save dialog with the formats as file types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QFileDialog

from designer import settings as keys
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

FORMATS = (
    (".pdf", "PDF"), (".svg", "SVG picture"), (".png", "PNG picture"), (".csv", "Touchpoint list, CSV"),
    (".mmd", "Mermaid journey"),
)  # fmt: skip


def ask_and_export(window: MainWindow) -> None:
    """Ask for a name and a format, and write the map."""
    session = window.session
    assert session is not None
    settings = window.context.settings
    memory = settings.memory(session.journey.header.uid)
    beside = str(session.path.parent) if session.path else ""
    folder = memory.export_folder or beside or settings.get(keys.EXPORT_FOLDER) or str(Path.home())
    filters = [f"{_(text)} (*{ending})" for ending, text in FORMATS]
    last = next((f for f, (ending, _text) in zip(filters, FORMATS) if ending == memory.export_format), filters[0])
    stem = (session.path.stem if session.path else session.title) or "map"
    stem = "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in stem)[:120]
    path, chosen = QFileDialog.getSaveFileName(window, _("Export"), str(Path(folder) / stem), ";;".join(filters), last)
    if not path:
        return
    file = Path(path)
    ending = FORMATS[filters.index(chosen)][0] if chosen in filters else ".pdf"
    if file.suffix.lower() not in [e for e, _text in FORMATS]:
        file = file.with_name(file.name + ending)
    if export_to(window, file):
        settings.set(keys.EXPORT_FOLDER, str(file.parent))
        uid = session.journey.header.uid
        if uid:
            fresh = msgspec.structs.replace(memory, export_format=file.suffix.lower(), export_folder=str(file.parent))
            settings.remember(uid, fresh)


def export_to(window: MainWindow, file: Path) -> bool:
    """Write the map of a window to a file, in the format its name ends in; whether that worked."""
    from designer import interchange
    from designer.export.files import CannotExport
    from designer.printing import PrintChoice, compose, write

    session = window.session
    assert session is not None
    ending = file.suffix.lower()
    said = ""
    try:
        if ending == ".csv":
            interchange.write_list(session.journey, file)
        elif ending == ".mmd":
            interchange.write_mermaid(session.journey, file)
        else:
            memory = window.context.settings.memory(session.journey.header.uid)
            paper = memory.paper or window.context.settings.get(keys.PAPER)
            fitted = compose(
                session.journey,
                window.context.fonts,
                PrintChoice(paper=paper, arrangement=memory.arrangement or "auto"),
            )
            write(fitted, session.journey, session.title, file, ending)
            said = _(" Smallest text {size:.1f} pt on {paper}.").format(size=fitted.page.smallest_text, paper=paper)
    except (CannotExport, interchange.ImportTrouble, ValueError) as trouble:
        window.files.say_trouble(str(trouble))
        return False
    window.message_bar.say(_("“{file}” is saved.").format(file=file.name) + said, topic="export")
    return True
