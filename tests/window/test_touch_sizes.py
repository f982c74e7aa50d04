"""In touch mode a finger finds each field and row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Placement, Stage
from designer.model.elements import HEADER_ID
from designer.templates import open_sample
from designer.window.controls import ColourList, Segments, Swatches
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from designer.window.session import MapSession
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


def too_small(part: QWidget) -> list[tuple[str, str, int, int]]:
    """What can be pressed inside of something, and is smaller than a finger."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, Swatches, ColourList)
    found = []
    for widget in part.findChildren(QWidget):
        if not isinstance(widget, kinds) or not widget.isVisible() or not widget.isEnabled():
            continue
        if isinstance(widget, QLineEdit) and isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
            continue
        is_alone = not isinstance(widget.parent(), Segments)  # these fill their track, which has a rim of 1 px
        if widget.height() < (48 if is_alone else 46) or widget.width() < 44:
            name = widget.accessibleName() or widget.objectName()
            found.append((type(widget).__name__, name, widget.width(), widget.height()))
    return found


def test_nothing_in_a_sheet_is_smaller_than_a_finger(window: MainWindow, screen: QPointingDevice, qtbot: QtBot) -> None:
    window.show_session(MapSession(open_sample("commuter-bike")))
    assert window.session is not None
    window.actions_by_id["view.touch"].trigger()
    window.session.settle_now()
    QApplication.processEvents()
    journey = window.session.journey
    one_of_each = {type(e).__name__ + str(getattr(e, "kind", "")): e.id for e in journey if e.id != HEADER_ID}
    press(window, qtbot, "Properties")
    for ids in [[], *([id] for id in one_of_each.values()), [t.id for t in journey.touchpoints[:3]]]:
        window.select(ids)
        QApplication.processEvents()
        assert too_small(window.right) == [], journey.get(ids[0]) if ids else "map"
    for panel in ("guide", "history"):
        qtbot.mouseClick(window.right.tab(panel), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert too_small(window.right) == [], panel
    for sheet in ("Gaps", "Tray"):
        press(window, qtbot, sheet)
        assert too_small(window.bottom) == [], sheet
    window.actions_by_id["view.touch"].trigger()
    QApplication.processEvents()
    assert window.right.tab("guide").height() < 40, "with the mouse all is as it was"
    assert window.bottom.titleBarWidget().height() == window.context.scale(38)  # type: ignore[union-attr]
    assert window.tray.line.height() < 40


def test_a_swatch_is_met_by_a_finger_that_comes_down_beside_it(touched: MainWindow, qtbot: QtBot) -> None:
    assert touched.session is not None
    stage = touched.session.journey.stages[0]
    touched.select([stage.id])
    press(touched, qtbot, "Properties")
    swatches = touched.properties.findChild(Swatches)
    assert swatches is not None
    colour = swatches.colours[2]
    reach = swatches.reach_of(colour)
    assert min(reach.width(), reach.height()) >= 48
    qtbot.mouseClick(swatches, Qt.MouseButton.LeftButton, pos=(reach.bottomLeft() + QPointF(2, -2)).toPoint())
    now = touched.session.journey[stage.id]
    assert isinstance(now, Stage)
    assert now.colour == colour
