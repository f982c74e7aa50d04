"""In touch mode a finger finds each field and row."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Placement
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from tests.window.test_touch_mode import press
from tests.window.test_touch_mode import screen as screen
from tests.window.test_touch_mode import touched as touched


def test_what_is_in_the_sheets_is_large_enough_for_a_finger(touched: MainWindow, qtbot: QtBot) -> None:
    assert touched.session is not None
    stage, channel = touched.session.journey.stages[0], touched.session.journey.channels[0]
    id = ops.add_touchpoint(touched.session.document, "Looks", Placement(stage=stage.id, lane=channel.id))
    touched.session.settle_now()
    touched.select((id,))
    press(touched, qtbot, "Properties")
    form = touched.properties
    fields = [f for f in form.findChildren(QWidget) if f.objectName().startswith("field.") and f.isVisible()]
    assert len(fields) > 6
    assert [(f.objectName(), type(f).__name__, f.height()) for f in fields if f.height() < 48] == []
    press(touched, qtbot, "Gaps")
    rows = touched.gaps.list
    assert rows.visualRect(rows.model().index(0, 0)).height() >= 48
    press(touched, qtbot, "Add")
    popup = touched.findChildren(PopupList)[-1]
    assert popup.list.visualRect(popup.list.model().index(0, 0)).height() >= 48
    popup.close()
    touched.touch_mode.leave()
    QApplication.processEvents()
    touched.select((id,))
    back = [f for f in form.findChildren(QWidget) if f.objectName() == "field.Name"]
    assert back[0].height() < 40, "with the mouse all is as it was"
