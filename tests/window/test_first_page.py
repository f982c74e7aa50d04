"""The first page: templates, samples, recent maps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Placement
from designer.templates import samples, templates
from designer.window import window_memory
from designer.window.context import Context
from designer.window.drop_veil import DropVeil
from designer.window.main_window import MainWindow
from designer.window.thumbnails import SIZE, forget_thumbnails, thumbnail_of
from designer.window.welcome import RecentRow, Tile


def tiles(window: MainWindow) -> list[Tile]:
    return [t for t in window.welcome.findChildren(Tile) if t.isVisible()]


def test_every_template_and_sample_is_offered_with_a_picture(window: MainWindow) -> None:
    names = {t.name for t in tiles(window)}
    assert {t.name for t in templates()} | {s.name for s in samples()} <= names
    assert all(info.picture.exists() for info in (*templates(), *samples()))


def test_enter_starts_a_blank_map(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Tile))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.session is not None
    assert [s.name for s in window.session.journey.stages] == ["Before", "During", "After"]
    assert window.toolbar.saved_state == "Not saved yet"


def test_a_click_on_a_template_opens_a_new_map_with_an_id_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    tile = next(t for t in tiles(window) if t.name == "Loyalty loop")
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.session is not None
    first = window.session.journey.header.uid
    window.files.new_from_template("loyalty-loop")
    assert window.session.journey.header.uid != first


def test_typing_filters_the_templates(window: MainWindow, qtbot: QtBot) -> None:
    window.welcome.search.setFocus()
    qtbot.keyClicks(window.welcome.search, "loyalty loop")
    shown = [t.name for t in tiles(window) if t.name in {i.name for i in templates()}]
    assert shown == ["Loyalty loop"]
    qtbot.keyClick(window.welcome.search, Qt.Key.Key_Return)
    assert window.session is not None


def test_a_sample_opens_as_a_new_map_and_stays_as_it_is(window: MainWindow) -> None:
    sample = samples()[0]
    before = sample.path.read_bytes()
    window.files.open_sample(str(sample.path))
    assert window.session is not None
    assert window.session.path is None
    assert not window.session.is_edited
    assert sample.path.read_bytes() == before


def test_opened_maps_are_listed_as_recent(saved: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    saved.files.open_path(str(tmp_path / "Plan.journey"))
    saved.context.settings.add_recent(tmp_path / "Plan.journey")
    saved.show_welcome()
    QApplication.processEvents()
    rows = saved.welcome.findChildren(RecentRow)
    assert [r.path.name for r in rows if r.isVisible()] == ["Plan.journey"]


def test_a_recent_map_is_shown_as_it_was_saved(saved: MainWindow, tmp_path: Path, context: Context) -> None:
    file = tmp_path / "Plan.journey"
    context.settings.add_recent(file)
    assert saved.session is not None
    window_memory.remember_map(saved)
    assert not RecentRow(context, file).picture.isNull()
    before = thumbnail_of(file).read_bytes()

    # What was not saved is not kept as a picture either.
    first, lane = saved.session.journey.stages[0], saved.session.journey.channels[0]
    ops.add_touchpoint(saved.session.document, "Never saved", Placement(stage=first.id, lane=lane.id))
    QApplication.processEvents()
    assert saved.session.is_edited
    window_memory.remember_map(saved)
    assert thumbnail_of(file).read_bytes() == before

    saved.files.save()
    window_memory.remember_map(saved)
    assert thumbnail_of(file).read_bytes() != before
    forget_thumbnails([])
    assert not thumbnail_of(file).exists()


def test_a_recent_map_that_is_gone_is_said_in_a_sentence_and_forgotten(window: MainWindow, tmp_path: Path) -> None:
    gone = tmp_path / "Gone.journey"
    window.context.settings.add_recent(gone)
    assert not window.files.open_path(str(gone))
    assert "Gone.journey" in window.message_bar.text
    assert str(gone) not in window.context.settings.get(__import__("designer.settings").settings.RECENT_FILES)


def test_the_picture_of_a_recent_map_breaks_no_thin_line(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Plan.journey"
    file.write_text("{}", "utf-8")
    picture = QImage(SIZE * 3, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    for x in range(0, picture.width(), 3):  # lines a third of a pixel wide
        for y in range(picture.height()):
            picture.setPixelColor(x, y, QColor("black"))
    target = thumbnail_of(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(target))
    row = RecentRow(context, file)
    qtbot.addWidget(row)
    row.resize(340, 52)
    seen = row.grab().toImage()
    middle = range(20, 60)
    greys = {seen.pixelColor(x, 26).lightness() for x in middle}
    assert max(greys) - min(greys) < 24, "each pixel is the mean of what falls on it"
    assert 140 < min(greys) < 200


@pytest.mark.parametrize("width", [1440, 1434, 1424, 1404])
def test_a_window_that_is_a_little_narrower_keeps_its_columns(window: MainWindow, width: int) -> None:
    window.resize(width, 900)
    QApplication.processEvents()
    places = {t.mapTo(window.welcome.viewport(), QPoint(0, 0)).x() for t in tiles(window)}
    assert len(places) == 4
    assert max(places) + tiles(window)[0].width() <= window.welcome.viewport().width() - 30
    search = window.welcome.search
    end = search.mapTo(window.welcome.viewport(), QPoint(search.width(), 0)).x()
    assert end == pytest.approx(max(places) + tiles(window)[0].width(), abs=6), "it ends where they end"


def held(window: MainWindow, kind: type[QDragEnterEvent | QDropEvent], data: QMimeData) -> QDropEvent:
    at = window.rect().center()
    place = QPointF(at) if kind is QDropEvent else at
    event = kind(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    return event


@pytest.mark.parametrize(
    ("file", "words"), [("Plan.journey", "Open “Plan.journey”"), ("list.csv", "Import “list.csv”")]
)
def test_a_file_held_over_the_first_page_says_what_it_will_do(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, file: str, words: str
) -> None:
    window.show_welcome()
    (tmp_path / file).write_text("", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / file))])
    assert held(window, QDragEnterEvent, data).isAccepted()
    (veil,) = window.findChildren(DropVeil)
    assert veil.isVisible()
    assert veil.words == words
    assert veil.geometry() == window.centralWidget().geometry()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not veil.isVisible()
    held(window, QDragEnterEvent, data)
    assert [v.isVisible() for v in window.findChildren(DropVeil) if v is not veil] == [True]
    taken: list[object] = []
    window.files.take_dropped = taken.append  # type: ignore[method-assign, assignment]
    held(window, QDropEvent, data)
    assert not any(v.isVisible() for v in window.findChildren(DropVeil))
    qtbot.waitUntil(lambda: taken == [[str(tmp_path / file)]])


def test_a_text_held_over_the_first_page_can_do_nothing(window: MainWindow) -> None:
    window.show_welcome()
    data = QMimeData()
    data.setText("Looks")
    assert not held(window, QDragEnterEvent, data).isAccepted()
    assert not window.findChildren(DropVeil)
