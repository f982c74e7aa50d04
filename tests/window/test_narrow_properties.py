"""Properties as narrow as they get: every choice can still be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.model import Evidence, Touchpoint
from designer.model.elements import HEADER_ID
from designer.templates import open_sample
from designer.window.context import Context
from designer.window.controls.choices import Segments
from designer.window.main_window import MainWindow
from designer.window.properties.cell_form import PlusEntry
from designer.window.session import MapSession

LEFT = Qt.MouseButton.LeftButton


def drag_border(window: MainWindow, to_width: int) -> None:
    """Drag the border of the properties until they are so wide, or as narrow as they get."""
    border = window.right.geometry().topLeft() + QPoint(-1, 9)
    grip = next(g for g in window.side.grips if g.geometry().contains(border))
    start = QPoint(grip.width() // 2, grip.height() // 3)
    QTest.mousePress(grip, LEFT, pos=start)
    end = grip.mapFrom(window, QPoint(window.right.geometry().right() - to_width, 0)).x()
    QTest.mouseMove(grip, QPoint((start.x() + end) // 2, start.y()))
    end = grip.mapFrom(window, QPoint(window.right.geometry().right() - to_width, 0)).x()
    QTest.mouseMove(grip, QPoint(end, start.y()))
    QTest.mouseRelease(grip, LEFT, pos=QPoint(grip.width() // 2, start.y()))
    QApplication.processEvents()


def choices(window: MainWindow) -> list[Segments]:
    return [segments for segments in window.properties.findChildren(Segments) if segments.isVisible()]


def cut(window: MainWindow) -> list[str]:
    """The words on buttons side by side that can't be read to their end."""
    buttons = [b for s in choices(window) for b in s.findChildren(QToolButton) if b.text()]
    frame = 4  # px of the one that has the focus
    return [b.text() for b in buttons if b.fontMetrics().horizontalAdvance(b.text()) + frame > b.width()]


@pytest.mark.parametrize("size", [100, 150])
def test_no_word_of_a_choice_is_cut_where_properties_are_narrow(context: Context, qtbot: QtBot, size: int) -> None:
    context.settings.set(keys.TEXT_SIZE, size)
    context.settings.save()
    window = MainWindow(Context())
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    window.show()
    qtbot.waitExposed(window)
    window.complete()
    window.show_session(MapSession(open_sample("commuter-bike")))
    assert window.session is not None
    journey = window.session.journey
    QApplication.processEvents()
    drag_border(window, 100)
    assert window.right.width() <= window.context.scale(280) + 1
    one_of_each = {type(e).__name__ + str(getattr(e, "kind", "")): e.id for e in journey if e.id != HEADER_ID}
    touchpoints = [t.id for t in journey.of(Touchpoint)]
    seen = 0
    for ids in [[], *([id] for id in one_of_each.values()), touchpoints[:3]]:
        window.select(ids)
        qtbot.waitUntil(lambda: cut(window) == [], timeout=8000)
        seen += len(choices(window))
        assert window.right.width() <= window.context.scale(280) + 1
    assert seen > 8
    for session in window.levels.files:
        session.document.mark_saved()
    window.close()


def test_a_choice_stands_beside_its_label_again_once_there_is_room(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert blank.view is not None
    qtbot.keyClicks(QApplication.focusWidget(), "Plan")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClicks(QApplication.focusWidget(), "Looks")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    label = next(x for x in blank.properties.findChildren(QLabel) if x.text() == "Evidence")
    evidence = label.buddy()
    assert isinstance(evidence, Segments)

    def is_beside() -> bool:
        return evidence.geometry().left() > label.geometry().right()

    assert is_beside()
    blank.resize(1440, 720)
    bar = blank.properties._area.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert is_beside(), "the bar takes no more than what can be spared in properties of the usual width"
    drag_border(blank, 100)
    qtbot.waitUntil(lambda: not is_beside())
    assert evidence.geometry().top() >= label.geometry().bottom()
    qtbot.mouseClick(evidence.buttons[2], LEFT)
    (touchpoint,) = blank.session.journey.of(Touchpoint)
    assert touchpoint.evidence is Evidence.MEASURED
    drag_border(blank, 400)
    qtbot.waitUntil(is_beside)


def test_a_long_name_ends_before_the_plus_that_adds_it(context: Context, qtbot: QtBot) -> None:
    entry = PlusEntry(context, "store", "W" * 60)
    qtbot.addWidget(entry)
    entry.resize(248, 30)
    entry.show()
    qtbot.waitExposed(entry)
    picture = entry.grab().toImage()
    ground = picture.pixelColor(entry.width() - 2, 2).name()
    free = range(entry.width() - context.scale(28), entry.width() - context.scale(23))
    written = [x for x in free for y in range(entry.height()) if picture.pixelColor(x, y).name() != ground]
    assert not written, "the words reach into the plus"
