"""Windows that are gone: what is changed in the others reaches them no more."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer import settings as keys
from designer.window.context import Context
from designer.window.main_window import MainWindow


def test_a_window_that_was_closed_while_finding_hears_of_no_other_text_size(
    blank: MainWindow, context: Context, qtbot: QtBot
) -> None:
    blank.actions_by_id["edit.find"].trigger()
    assert blank.finder.is_open
    assert blank.session is not None
    blank.session.document.mark_saved()
    blank.session.is_untouched_new = True
    blank.close()
    qtbot.waitUntil(lambda: not isValid(blank))
    context.settings.set(keys.TEXT_SIZE, 130)
    with qtbot.captureExceptions() as trouble:
        context.refresh()
    assert not trouble
