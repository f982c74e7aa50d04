"""Find and replace in the window: a bar above the map, a list below it, marks on it; by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Lane, LaneKind, Note, NoteKind, Placement, Touchpoint
from designer.model.elements import View
from designer.window.controls import LineField, TextField
from designer.window.find_bar import FindBar
from designer.window.main_window import MainWindow
from tests.effort import calls_of
from tests.maps import rich_map

Press = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shop(blank: MainWindow) -> MainWindow:
    """A map with “order” in a name, a description, a private note, an owner, a lane that is hidden."""
    assert blank.session is not None
    document = blank.session.document
    journey = document.journey
    place = Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    first = ops.add_touchpoint(document, "Order online", place)
    second = ops.add_touchpoint(document, "Pay", Placement(stage=journey.stages[1].id, lane=journey.channels[0].id))
    ops.set_field(document, second, "description", "Confirms the order, then orders again")
    ops.set_field(document, second, "owner", "Order desk")
    note = ops.add_note(document, NoteKind.PAIN_POINT, first, "Too many orders")
    ops.set_field(document, note, "is_private", True)
    ops.add_touchpoint(document, "Order by phone", Placement())
    blank.select(())
    QApplication.processEvents()
    blank.focus_canvas()
    return blank


def bar(window: MainWindow) -> FindBar:
    assert window.finder.bar is not None
    return window.finder.bar


def find(window: MainWindow, press: Press, qtbot: QtBot, text: str) -> FindBar:
    press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), text)
    return bar(window)


def selected(window: MainWindow) -> str:
    assert window.session is not None
    (id,) = window.selection
    element = window.session.journey[id]
    return element.text if isinstance(element, Note) else element.name  # type: ignore[attr-defined]


def rows(window: MainWindow) -> list[str]:
    model = window.side.found.rows
    return [str(model.index(i).data()) for i in range(model.rowCount())]


def test_ctrl_f_finds_what_is_typed_in_every_field(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    found = find(shop, press, qtbot, "ORDER")
    assert found.count.text() == "1 of 6"
    assert rows(shop) == [
        "Order online, Touchpoint in “Before”",
        "Too many orders, Pain point, private, about “Order online”, not shown on the map",
        "Confirms the order, then orders again, Description of “Pay”",
        "Confirms the order, then orders again, Description of “Pay”",
        "Order desk, Owner of “Pay”",
        "Order by phone, Touchpoint in the tray",
    ]
    assert shop.bottom.is_shown("found")
    assert shop.bottom.tab("found").count == "6"


def test_enter_goes_on_and_shift_enter_back_round_and_round(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    found = find(shop, press, qtbot, "order")
    visited = []
    for _step in range(7):
        press(Qt.Key.Key_Return)
        visited.append((found.count.text(), selected(shop)))
    names = ["Too many orders", "Pay", "Pay", "Pay", "Order by phone", "Order online", "Too many orders"]
    assert visited == [(f"{n} of 6", name) for n, name in zip((2, 3, 4, 5, 6, 1, 2), names, strict=True)]
    press(Qt.Key.Key_Return, SHIFT)
    assert found.count.text() == "1 of 6"
    assert found.field.hasFocus()


def test_enter_shows_first_what_stands_nowhere_on_the_map(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    found = find(shop, press, qtbot, "too many")
    assert found.count.text() == "1 of 1"
    press(Qt.Key.Key_Return)
    assert selected(shop) == "Too many orders"
    found.field.selectAll()
    qtbot.keyClicks(found.field, "confirms the order")
    press(Qt.Key.Key_Return)
    assert (found.count.text(), selected(shop)) == ("1 of 1", "Pay")


@pytest.mark.parametrize("zoom", [0.0, 1.6])
def test_what_is_found_does_not_lie_below_the_bar(shop: MainWindow, press: Press, qtbot: QtBot, zoom: float) -> None:
    assert shop.session is not None
    view = shop.view
    assert view is not None
    ops.set_header(shop.session.document, "title", "Renting a kayak")
    view.zoom_to_fit()
    if zoom:
        view.set_zoom(zoom)
        view.scroll_by(-view.camera.left + 20, -view.camera.top)  # the title at the very top
    press(Qt.Key.Key_H, CTRL)
    qtbot.keyClicks(bar(shop).field, "kayak")
    QApplication.processEvents()
    layout = view.map_layout
    (words,) = [box for _id, box, is_current in view.found.boxes(view.painter.chunks, layout.drawing.box) if is_current]
    assert view.camera.to_view_box(words).top >= 0
    bar(shop).more.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.camera.to_view_box(words).top >= 0)


def test_f3_works_from_the_map_without_the_bar(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(shop, press, qtbot, "order")
    assert shop.selection == ()
    press(Qt.Key.Key_Escape)
    assert shop.finder.bar is None
    assert shop.view is not None
    assert shop.view.hasFocus()
    assert selected(shop) == "Order online"
    assert not shop.bottom.tab("found").isVisible()
    assert shop.bottom.is_shown("gaps")
    press(Qt.Key.Key_F3)
    assert selected(shop) == "Too many orders"
    assert shop.view.hasFocus()
    press(Qt.Key.Key_F3, SHIFT)
    assert selected(shop) == "Order online"


def test_finding_begins_where_one_is(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    pay = next(t for t in shop.session.journey.touchpoints if t.name == "Pay")
    shop.select((pay.id,))
    assert find(shop, press, qtbot, "order").count.text() == "3 of 6"


def test_whole_words_and_exactly(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    found = find(shop, press, qtbot, "order")
    found.whole.setFocus()
    press(Qt.Key.Key_Return)
    assert found.count.text() == "1 of 4"
    found.exact.setFocus()
    press(Qt.Key.Key_Space)
    assert found.count.text() == "1 of 1"


def test_what_is_found_nowhere_is_said(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    found = find(shop, press, qtbot, "zeppelin")
    assert found.count.text() == "Not found"
    assert shop.side.found.sentence.text() == "“zeppelin” stands nowhere on this map."
    assert not found.next.isEnabled()
    press(Qt.Key.Key_Return)
    assert shop.selection == ()


def test_the_field_of_a_hit_is_shown_in_properties(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(shop, press, qtbot, "desk")
    press(Qt.Key.Key_Return)
    owner = shop.properties.findChild(LineField, "field.Owner")
    qtbot.waitUntil(lambda: shop.properties.findChild(LineField, "field.Owner").selectedText() == "desk")
    assert owner is not None
    assert bar(shop).field.hasFocus()
    press(Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(bar(shop).field, "confirms")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: shop.properties.findChild(TextField, "field.Description").textCursor().selectedText() == "Confirms"
    )
    assert owner.selectedText() == ""


def test_a_hit_behind_an_emoji_is_chosen_in_its_field(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    touchpoint = shop.session.journey.touchpoints[0]
    ops.set_field(shop.session.document, touchpoint.id, "owner", "🙂 The zeppelin crew")
    ops.set_field(shop.session.document, touchpoint.id, "description", "🙂🙂 A dirigible")
    find(shop, press, qtbot, "zeppelin")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.properties.findChild(LineField, "field.Owner").selectedText() == "zeppelin")
    press(Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(bar(shop).field, "dirigible")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: shop.properties.findChild(TextField, "field.Description").textCursor().selectedText() == "dirigible"
    )


@pytest.mark.parametrize("label", ["Owner", "Description"])
def test_nothing_is_chosen_in_a_field_that_says_something_shorter_meanwhile(
    shop: MainWindow, label: str, qtbot: QtBot
) -> None:
    assert shop.session is not None
    touchpoint = shop.session.journey.touchpoints[0]
    ops.set_field(shop.session.document, touchpoint.id, label.lower(), "Waits long")
    shop.select((touchpoint.id,))
    qtbot.waitUntil(lambda: shop.properties.findChild(QWidget, f"field.{label}") is not None)
    shop.properties.show_field([label], 64, 70)
    field = shop.properties.findChild(QWidget, f"field.{label}")
    assert isinstance(field, LineField | TextField)
    chosen = field.selectedText() if isinstance(field, LineField) else field.textCursor().selectedText()
    assert chosen == ""


def test_the_words_are_marked_where_they_stand_on_the_map(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(shop, press, qtbot, "order")
    view = shop.view
    assert view is not None
    view.set_zoom(1.0)
    press(Qt.Key.Key_Return, SHIFT)
    press(Qt.Key.Key_Return)
    layout = view.map_layout
    marks = list(view.found.boxes(view.painter.chunks, layout.drawing.box))
    (id,) = shop.selection
    current = [box for element, box, is_current in marks if is_current]
    assert len(current) == 1
    card = layout.grid.cards[id].box
    assert card.left < current[0].left < current[0].right < card.right
    words = next(
        item
        for group in layout.drawing.by_element[id]
        for item in group.content.items
        if getattr(item, "text", "").startswith("Order")
    )
    share = 5 / len(words.text)  # type: ignore[union-attr]
    assert current[0].width == pytest.approx(words.width * share, rel=0.25)  # type: ignore[union-attr]
    at = view.camera.to_view_box(current[0])
    before = view.grab().toImage().pixelColor(QPoint(round(at.left) - 1, round(at.top) + 4))
    press(Qt.Key.Key_Escape)
    after = view.grab().toImage().pixelColor(QPoint(round(at.left) - 1, round(at.top) + 4))
    assert before != after
    assert not list(view.found.boxes(view.painter.chunks, layout.drawing.box))


def test_what_the_view_hides_is_found_and_said(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    assert shop.view is not None
    journey = shop.session.journey
    shop.view.look_through(View(id="look", hides=(journey.channels[0].id,)))
    find(shop, press, qtbot, "order online")
    assert rows(shop)[0].endswith("hidden by the view")
    press(Qt.Key.Key_Return)
    assert selected(shop) == "Order online"
    assert "hidden by the view" in shop.status.text


def test_a_row_of_the_list_goes_there(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(shop, press, qtbot, "order")
    results = shop.side.found
    place = results.list.visualRect(results.rows.index(1)).center()
    qtbot.mouseClick(results.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(shop) == "Too many orders"
    assert bar(shop).count.text() == "2 of 6"
    results.list.setFocus()
    press(Qt.Key.Key_Up)
    assert selected(shop) == "Order online"


def test_replace_one_goes_on_to_the_next(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    press(Qt.Key.Key_H, CTRL)
    found = bar(shop)
    assert found.field.hasFocus()
    qtbot.keyClicks(found.field, "order")
    press(Qt.Key.Key_H, CTRL)
    assert found.other.hasFocus()
    qtbot.keyClicks(found.other, "reorder")
    position = shop.session.document.position
    press(Qt.Key.Key_Return)
    assert shop.session.document.position == position + 1
    assert "reorder online" in [t.name for t in shop.session.journey.touchpoints]
    assert found.count.text() == "2 of 6"
    press(Qt.Key.Key_Return)
    notes = [n.text for n in shop.session.journey.of(Note)]
    assert notes == ["Too many reorders"]


def test_replace_all_is_one_step_that_the_bar_undoes(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    document = shop.session.document
    position = document.position
    press(Qt.Key.Key_H, CTRL)
    found = bar(shop)
    qtbot.keyClicks(found.field, "order")
    press(Qt.Key.Key_H, CTRL)
    qtbot.keyClicks(found.other, "purchase")
    press(Qt.Key.Key_Return, CTRL)
    assert document.position == position + 1
    assert shop.message_bar.text == "“order” replaced in 6 places."
    assert found.count.text() == "Not found"
    assert shop.side.found.sentence.text() == "“order” replaced in 6 places."
    assert shop.view is not None
    assert shop.status.text == shop.view.status_text()
    assert document.journey.find(Touchpoint, shop.session.journey.tray[0].id).name == "purchase by phone"  # type: ignore[union-attr]
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CTRL)
    assert document.position == position
    assert "Order online" in [t.name for t in document.journey.touchpoints]


def test_tab_leads_from_what_is_sought_to_what_replaces_it(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(Qt.Key.Key_H, CTRL)
    found = bar(shop)
    qtbot.keyClicks(QApplication.focusWidget(), "order")
    press(Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "purchase")
    assert (found.field.text(), found.other.text()) == ("order", "purchase")
    press(Qt.Key.Key_Tab)
    assert found.one.hasFocus()
    press(Qt.Key.Key_Tab)
    assert found.all.hasFocus()
    for _step in range(3):
        press(Qt.Key.Key_Backtab, SHIFT)
    assert found.field.hasFocus()


def test_after_replace_all_was_clicked_the_bar_still_has_the_keys(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(Qt.Key.Key_H, CTRL)
    found = bar(shop)
    qtbot.keyClicks(found.field, "order")
    qtbot.keyClicks(found.other, "purchase")
    found.all.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.mouseClick(found.all, Qt.MouseButton.LeftButton)
    assert not found.all.isEnabled()
    assert found.other.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_undo_is_offered_only_until_something_else_is_done(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    press(Qt.Key.Key_H, CTRL)
    found = bar(shop)
    qtbot.keyClicks(found.field, "order")
    qtbot.keyClicks(found.other, "purchase")
    qtbot.mouseClick(found.all, Qt.MouseButton.LeftButton)
    assert shop.message_bar.text == "“order” replaced in 6 places."
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CTRL)
    assert shop.message_bar.text == ""
    press(Qt.Key.Key_Y, CTRL)
    assert shop.message_bar.text == "", "what is done again can be undone with the key"


def test_hits_follow_edits_while_the_bar_is_open(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    found = find(shop, press, qtbot, "order")
    ops.add_lane(shop.session.document, LaneKind.CUSTOM, "Orders of the day")
    assert found.count.text() == "1 of 7"
    lane = next(x for x in shop.session.journey.lanes if isinstance(x, Lane) and x.kind is LaneKind.CUSTOM)
    ops.delete(shop.session.document, [lane.id])
    assert found.count.text() == "1 of 6"


def test_another_map_closes_the_bar(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(shop, press, qtbot, "order")
    assert shop.session is not None
    shop.session.document.mark_saved()
    shop.show_welcome()
    assert shop.finder.bar is None
    shop.files.new_from_template("blank")
    QApplication.processEvents()
    assert find(shop, press, qtbot, "order").count.text() == "Not found"
    press(Qt.Key.Key_Escape)
    # A map in which nothing was sought takes the place of one that is gone for good by then.
    shop.session.document.mark_saved()
    shop.files.new_from_template("blank")
    QApplication.processEvents()
    qtbot.wait(1)
    shop.show_welcome()
    assert shop.finder.hits == ()


@pytest.mark.parametrize("percent", [100, 150])
def test_everything_fits_into_a_narrow_window(shop: MainWindow, press: Press, qtbot: QtBot, percent: int) -> None:
    shop.resize(960, 600)
    if percent != 100:
        shop.actions_by_id[f"view.text_size.{percent}"].trigger()
    QApplication.processEvents()
    press(Qt.Key.Key_H, CTRL)
    QApplication.processEvents()
    found = bar(shop)
    qtbot.keyClicks(found.field, "order")
    assert found.width() <= shop.centralWidget().width()
    assert shop.width() == 960
    parts = [
        found.field,
        found.previous,
        found.next,
        found.exact,
        found.whole,
        found.more,
        found.other,
        found.one,
        found.all,
    ]
    for part in parts:
        left = part.mapTo(found, QPoint(0, 0)).x()
        assert left >= 0, part
        assert left + part.width() <= found.width(), part
        assert part.accessibleName() or part.text(), part


def test_a_letter_in_5000_touchpoints_is_found_with_little_work(
    window: MainWindow, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    from designer.window.session import MapSession

    window.show_session(MapSession(rich_map(5000)))
    QApplication.processEvents()
    assert window.view is not None
    window.view.setFocus()
    press(Qt.Key.Key_F, CTRL)
    spent = [calls_of(partial(qtbot.keyClick, bar(window).field, letter)) for letter in "the price"]
    assert sorted(spent)[len(spent) // 2] < 40_000, spent  # calls; about 10,000, which are a frame
