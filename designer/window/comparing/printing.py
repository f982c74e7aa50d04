"""Print and PDF of a comparison: both maps laid over each other, and the list of what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.model import JourneyMap
from designer.model.elements import HEADER_ID
from designer.window.session import MapSession
from designer.words import _

if TYPE_CHECKING:
    from designer.printing import PrintChoice, Printout
    from designer.text import FontBook
    from designer.window.comparing.compared import Compared
    from designer.window.main_window import MainWindow
    from designer.window.print_dialog import PrintDialog


def open_print(window: MainWindow, compared: Compared) -> PrintDialog:
    """Open the dialog for a comparison."""
    from designer.printed_differences import compose_differences
    from designer.window.print_dialog import PrintDialog

    before, after = compared.before, compared.after

    def composes(fonts: FontBook, choice: PrintChoice) -> Printout:
        maps = (before.name, before.journey), (after.name, after.journey)
        return compose_differences(*maps, fonts, choice, is_by_id=compared.differences.is_by_id)

    session = MapSession(_named(compared.both.journey))
    plan = _("Comparison with its list")
    dialog = PrintDialog(window.context, session, window, plan=plan, composes=composes)
    session.setParent(dialog)
    dialog.finished.connect(session.close)
    dialog.open()
    return dialog


def _named(both: JourneyMap) -> JourneyMap:
    """Both maps under a title that says what it is, for the name of the file."""
    header = both.header
    title = _("{title} – what differs").format(title=header.title or _("Map"))
    named = msgspec.structs.replace(header, title=title)
    return JourneyMap([named if e.id == HEADER_ID else e for e in both])
