"""Copy and paste between the window and other programs: lines, tables, pictures; and what is dropped from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model import Note, NoteKind, Persona, PictureData, Touchpoint
from designer.window import clipboard_in, clipboard_out
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.window.test_clipboard import key
from tests.window.test_views import journey, shop_map

TABLE = "Touchpoint\tChannel\tFeeling\nAsk\tStore\t-1\nOrder\tStore\t2\n"


@pytest.fixture
def shop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(shop_map()))
    qtbot.wait(20)
    return window


def undo_label(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.document.undo_label


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def put(text: str = "", html: str = "", image: QImage | None = None) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if image is not None:
        data.setImageData(image)
    return data


def names(window: MainWindow, stage: str) -> list[str]:
    return [t.name for t in journey(window).touchpoints_in(stage)]


def test_other_programs_get_lines_a_table_and_a_picture(shop: MainWindow, qtbot: QtBot) -> None:
    shop.select(("pay", "look"))
    key(qtbot, shop, Qt.Key.Key_C)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Look\nPay", "in reading order"
    rows = bytes(data.data(clipboard_out.TABBED).data()).decode().splitlines()
    assert rows[0].startswith("Stage\tStep\tTouchpoint\tChannel")
    assert rows[1].startswith("Find\t1\tLook\tWebsite")
    assert "<td>Look</td><td>Website</td>" in data.html()
    image = QImage.fromData(bytes(data.data("image/png").data()))
    assert shop.view is not None
    box = shop.view.box_of("look")
    assert box is not None
    assert image.width() > 2 * (box.right - box.left)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 3, "cards, not white paper"


def test_the_picture_is_drawn_only_when_somebody_asks(shop: MainWindow, qtbot: QtBot) -> None:
    drawn: list[int] = []

    def draw() -> QImage:
        drawn.append(1)
        return picture()

    data = clipboard_out.Copied(draw)
    data.setText("Look")
    assert data.hasFormat("image/png")
    assert "image/png" in data.formats()
    assert data.text() == "Look"
    assert not drawn
    assert data.data("image/png").startsWith(b"\x89PNG")
    assert data.data("image/png").size() > 60
    assert len(drawn) == 1


def test_cut_is_one_step_of_its_own_name(shop: MainWindow, qtbot: QtBot) -> None:
    shop.select(("look", "pay"))
    key(qtbot, shop, Qt.Key.Key_X)
    assert undo_label(shop) == "Cut 2 touchpoints"
    key(qtbot, shop, Qt.Key.Key_Z)
    assert journey(shop) == shop_map()


@pytest.mark.parametrize(
    "data",
    [(TABLE, ""), ("", "<table><tr><th>Touchpoint<th>Channel<tr><td>Ask<td>Store<tr><td>Order<td>Store</table>")],
)
def test_a_range_of_a_spreadsheet_becomes_touchpoints_at_the_focus(
    shop: MainWindow, qtbot: QtBot, data: tuple[str, str]
) -> None:
    QApplication.clipboard().setMimeData(put(*data))
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_V)
    assert names(shop, "find") == ["Look", "Ask", "Order", "Visit"]
    assert {journey(shop).place_of(t) for t in journey(shop).touchpoints if t.name in ("Ask", "Order")} == {"store"}
    assert undo_label(shop) == "Paste 2 touchpoints"
    assert shop.message_bar.text == "2 touchpoints pasted into Find, Store."
    shop.message_bar.press(0)
    assert journey(shop) == shop_map()


def test_lines_say_where_they_went_and_can_be_sorted_in_the_tray(shop: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(put("- One\n- Two\n"))
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_V)
    assert shop.message_bar.text == "2 touchpoints pasted into Find, Website."
    shop.message_bar.press(0)
    assert [t.name for t in journey(shop).tray] == ["One", "Two"]


def test_a_table_that_says_nothing_is_told_in_a_sentence(shop: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(put("Touchpoint\tOwner\n\t\n"))
    key(qtbot, shop, Qt.Key.Key_V)
    assert shop.status.text == "What was copied can’t be used as a table."
    assert journey(shop) == shop_map()


def test_what_is_too_large_is_told_in_a_sentence(
    shop: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_in, "LARGEST", 10)
    QApplication.clipboard().setMimeData(put("More than ten letters"))
    key(qtbot, shop, Qt.Key.Key_V)
    assert shop.status.text == "What was copied is larger than 64 MB."
    assert journey(shop) == shop_map()


@pytest.mark.parametrize("about", ["look", "find"])
def test_a_picture_becomes_a_note_about_what_is_selected(shop: MainWindow, qtbot: QtBot, about: str) -> None:
    QApplication.clipboard().setImage(picture())
    shop.select((about,))
    key(qtbot, shop, Qt.Key.Key_V)
    (note,) = journey(shop).of(Note)
    assert (note.kind, note.about) == (NoteKind.IMAGE, about)
    held = journey(shop).find(PictureData, note.picture)
    assert held is not None
    assert QImage.fromData(held.data).size() == picture().size()
    assert undo_label(shop) == "Paste a picture"
    key(qtbot, shop, Qt.Key.Key_Z)
    assert journey(shop) == shop_map()


def test_a_picture_becomes_that_of_a_selected_persona(shop: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setImage(picture())
    shop.select(("mara",))
    key(qtbot, shop, Qt.Key.Key_V)
    mara = journey(shop).find(Persona, "mara")
    assert mara is not None
    assert mara.picture in journey(shop)
    assert undo_label(shop) == "Paste a picture of “Mara”"


def drop(window: MainWindow, data: QMimeData, id: str) -> None:
    view = window.view
    assert view is not None
    box = view.box_of(id)
    assert box is not None
    x, y = view.camera.to_view((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    at = view.viewport().mapTo(window, QPoint(round(x), round(y)))
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, left, none))
    QApplication.processEvents()


def test_a_picture_is_dropped_on_a_touchpoint(shop: MainWindow, qtbot: QtBot) -> None:
    drop(shop, put(image=picture()), "pay")
    qtbot.waitUntil(lambda: bool(list(journey(shop).of(Note))))
    (note,) = journey(shop).of(Note)
    assert note.about == "pay"


def test_a_table_is_dropped_where_it_falls(shop: MainWindow, qtbot: QtBot) -> None:
    drop(shop, put(TABLE), "pay")
    qtbot.waitUntil(lambda: "Ask" in names(shop, "buy"))
    order = next(t for t in journey(shop).of(Touchpoint) if t.name == "Order")
    assert (order.stage, order.channel, order.feeling) == ("buy", "store", 2)


def test_a_picture_from_a_page_comes_as_a_picture_though_its_address_comes_along(
    shop: MainWindow, qtbot: QtBot
) -> None:
    QApplication.clipboard().setMimeData(put("https://example.org/a.png", image=picture()))
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_V)
    assert [n.kind for n in journey(shop).of(Note)] == [NoteKind.IMAGE]


def test_cells_that_come_with_their_picture_are_cells(shop: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(put("One\nTwo", image=picture()))
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_V)
    assert names(shop, "find") == ["Look", "One", "Two", "Visit"]


def test_a_picture_file_is_pasted_and_dropped_as_a_picture(shop: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "shop.png"
    assert picture().save(str(file))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop(shop, data, "pay")
    qtbot.waitUntil(lambda: bool(list(journey(shop).of(Note))))
    again = QMimeData()
    again.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(again)
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_V)
    assert {n.about for n in journey(shop).of(Note)} == {"pay", "look"}
    assert len(list(journey(shop).of(PictureData))) == 1
