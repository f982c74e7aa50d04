"""Properties name others as they are called now, whatever called them so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import NoteKind, Placement
from designer.window.main_window import MainWindow


def words(window: MainWindow) -> str:
    """All that stands in the form."""
    controls = [
        c for c in window.properties.findChildren(QWidget) if isinstance(c, QAbstractButton | QLabel | QLineEdit)
    ]
    return "\n".join([f"{c.text()} {c.accessibleName()}" for c in controls])


@pytest.mark.parametrize("shown", ["note", "connection", "touchpoint"])
def test_a_touchpoint_that_is_called_otherwise_is_named_so(blank: MainWindow, qtbot: QtBot, shown: str) -> None:
    assert blank.session is not None
    document = blank.session.document
    stage = document.journey.stages[0].id
    first, second = ops.add_lines(document, ["Sees the advert", "Walks in"], Placement(stage=stage))
    note = ops.add_note(document, NoteKind.PAIN_POINT, first, "Too loud")
    (way,) = document.journey.connections_from(first)
    blank.select([{"note": note, "connection": way.id, "touchpoint": second}[shown]])
    qtbot.waitUntil(lambda: "Sees the advert" in words(blank))
    ops.rename(document, first, "Hears the advert")
    qtbot.waitUntil(lambda: "Hears the advert" in words(blank) and "Sees the advert" not in words(blank))
