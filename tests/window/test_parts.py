"""Docks, lists over the canvas, keys from part to part, sizes: the window as a whole."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.canvas.focus import FocusKind
from designer.editing import operations as ops
from designer.model import Channel, NoteKind, Placement, Touchpoint
from designer.model.scales import scale_of
from designer.window.actions import all_specs
from designer.window.command_palette import CommandPalette
from designer.window.context_menus import ContextMenu
from designer.window.drag_items import MIME_TYPE, tray_item
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from tests.canvas.conftest import Hand

LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


@pytest.fixture
def calm(blank: MainWindow) -> MainWindow:
    """A blank map whose title is not being typed."""
    assert blank.view is not None
    blank.view.finish_editing()
    blank.view.select(())
    return blank


def add(window: MainWindow, name: str, stage: int = 0, channel: int = 0) -> str:
    assert window.session is not None
    journey = window.session.journey
    place = Placement(stage=journey.stages[stage].id, lane=journey.channels[channel].id)
    return ops.add_touchpoint(window.session.document, name, place)


def popup_of(window: MainWindow) -> PopupList:
    return next(p for p in window.findChildren(PopupList) if p.isVisible())


def test_every_action_does_something(window: MainWindow) -> None:
    assert {spec.id for spec in all_specs()} == set(window.commands.table)


def test_no_key_stands_for_two_actions(window: MainWindow) -> None:
    used: dict[str, str] = {}
    for spec in all_specs():
        for key in spec.keys:
            assert key not in used, f"{key}: {spec.id} and {used[key]}"
            used[key] = spec.id


class Watch(QObject):
    """Notes each widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_is_ever_shown_as_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    window.files.new_from_template("core-four")
    QApplication.processEvents()
    assert window.session is not None
    journey = window.session.journey
    for element in (*journey.touchpoints[:1], *journey.stages[:1], *journey.channels[:1], *journey.connections[:1],
                    *journey.personas[:1], *journey.notes_about(journey.touchpoints[0].id)[:1]):  # fmt: skip
        window.select((element.id,))
    window.select([t.id for t in journey.touchpoints[:3]])
    window.bottom.show_panel("tray")
    window.files.say_trouble("Something")
    window.show_welcome()
    QApplication.processEvents()
    qapp.removeEventFilter(watch)
    assert watch.seen == []


# Panels


def test_a_panel_key_shows_the_panel_and_pressed_inside_it_closes_it(calm: MainWindow) -> None:
    action = calm.actions_by_id["view.tray"]
    action.trigger()
    assert calm.bottom.is_shown("tray")
    assert calm.bottom.isAncestorOf(QApplication.focusWidget())
    action.trigger()
    assert calm.bottom.isHidden()
    assert QApplication.focusWidget() is calm.view


def test_escape_in_a_panel_goes_back_to_the_canvas(calm: MainWindow, qtbot: QtBot) -> None:
    for part in (calm.add_panel.search, calm.properties._form.first_field, calm.gaps.list):  # type: ignore[union-attr]
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is calm.view


def test_f6_goes_round_all_parts_and_back(calm: MainWindow, qtbot: QtBot) -> None:
    calm.focus_canvas()
    seen: list[QWidget] = []
    parts: list[QWidget] = [calm.view, calm.right, calm.bottom, calm.left, calm.toolbar]  # type: ignore[list-item]
    for _turn in parts:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(
            next(p for p in parts if p is QApplication.focusWidget() or p.isAncestorOf(QApplication.focusWidget()))
        )
    assert seen == [*parts[1:], parts[0]]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert calm.toolbar.isAncestorOf(QApplication.focusWidget())


def test_only_the_map_closes_all_panels_and_brings_them_back(calm: MainWindow) -> None:
    calm.left.hide()
    action = calm.actions_by_id["view.map_only"]
    action.trigger()
    assert all(d.isHidden() for d in calm.docks)
    assert action.isChecked()
    action.trigger()
    assert [d.isHidden() for d in calm.docks] == [True, False, False], "the one that was closed stays closed"


def test_docks_keep_the_size_that_was_given_to_them(calm: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: calm.left.width() == 255)
    assert calm.right.width() == 335
    grip = calm.side.grips[0]
    qtbot.mousePress(grip, LEFT, pos=QPoint(3, 100))
    qtbot.mouseMove(grip, QPoint(63, 100))
    qtbot.mouseRelease(grip, LEFT, pos=QPoint(63, 100))
    QApplication.processEvents()
    assert calm.left.width() == pytest.approx(315, abs=2)
    calm.side.remember()
    assert calm.context.settings.get(keys.PANEL_SIZES)["left"] == pytest.approx(315, abs=2)


def test_the_palette_is_there_once_a_window_that_opened_narrow_is_wide(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 700)
    window.files.new_from_template("loyalty-loop")
    qtbot.wait(20)
    assert window.left.isHidden()
    window.resize(1440, 900)
    qtbot.wait(20)
    assert window.left.isVisible()


def test_in_a_narrow_window_the_palette_opens_over_the_canvas(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.view is not None
    calm.resize(1000, 700)
    QApplication.processEvents()
    assert calm.left.isHidden()
    before = calm.view.width()
    calm.actions_by_id["view.add"].trigger()
    QApplication.processEvents()
    assert calm.left.isVisible()
    assert calm.view.width() == before
    assert calm.left.geometry().left() == 0
    qtbot.keyClick(calm.add_panel.search, Qt.Key.Key_Escape)
    assert calm.left.isHidden()
    calm.resize(1440, 900)
    QApplication.processEvents()
    assert calm.left.isVisible(), "there is room again"


def test_docks_are_as_wide_again_as_they_were_once_a_narrow_window_is_wide(calm: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: calm.left.width() == 255)
    for percent, widths in ((100, (255, 335)), (130, (332, 436)), (100, (255, 335))):
        calm.actions_by_id[f"view.text_size.{percent}"].trigger()
        qtbot.waitUntil(lambda widths=widths: (calm.left.width(), calm.right.width()) == widths)
        calm.resize(960, 600)
        qtbot.waitUntil(lambda: calm.left.isHidden())
        calm.side.remember()  # as a window does that is closed now
        calm.resize(1440, 900)
        qtbot.waitUntil(lambda widths=widths: (calm.left.width(), calm.right.width()) == widths)


def test_what_can_be_done_opens_over_the_panel_that_lies_over_the_canvas(calm: MainWindow, qtbot: QtBot) -> None:
    calm.resize(960, 600)
    QApplication.processEvents()
    calm.actions_by_id["view.add"].trigger()
    QApplication.processEvents()
    assert calm.side.left.isVisible()
    calm.actions_by_id["edit.command"].trigger()
    palette = next(w for w in calm.findChildren(CommandPalette) if w.isVisible())
    qtbot.keyClicks(palette.field, "text size")
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    corner = palette.mapTo(calm, QPoint(20, palette.height() // 2))
    assert calm.side.left.geometry().contains(corner), "they lie over one another"
    seen = calm.childAt(corner)
    assert seen is not None
    assert palette.isAncestorOf(seen)


@pytest.mark.parametrize("size", [90, 150])
def test_another_text_size_makes_every_part_anew_and_keeps_the_map(calm: MainWindow, size: int) -> None:
    assert calm.view is not None
    id = add(calm, "Looks")
    calm.select((id,))
    view = calm.view
    calm.actions_by_id[f"view.text_size.{size}"].trigger()
    QApplication.processEvents()
    assert calm.view is view
    assert calm.selection == (id,)
    assert calm.status.height() == round(28 * size / 100)
    assert calm.toolbar.height() == round(44 * size / 100)
    assert calm.properties._name.text() == "Looks"
    calm.actions_by_id["view.text_size.100"].trigger()


def test_the_text_size_may_change_again_before_the_window_has_settled(calm: MainWindow) -> None:
    for size in (115, 150, 130, 100):
        calm.actions_by_id[f"view.text_size.{size}"].trigger()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the docks before it go
        QApplication.processEvents()
    assert calm.status.height() == 28


def test_dark_and_light_change_while_the_window_is_open(calm: MainWindow) -> None:
    assert calm.view is not None
    calm.actions_by_id["view.appearance.dark"].trigger()
    assert calm.context.tokens.is_dark
    assert calm.view.colours.ground == calm.context.tokens.ground
    calm.actions_by_id["view.appearance.light"].trigger()
    assert not calm.context.tokens.is_dark


def test_arrangement_density_and_theme_are_edits_of_the_map(calm: MainWindow) -> None:
    assert calm.session is not None
    for id, field, value in (
        ("view.arrangement.storyline", "arrangement", "storyline"),
        ("view.density.compact", "density", "compact"),
        ("view.theme.ink-saver", "theme", "ink-saver"),
    ):
        before = getattr(calm.session.journey.header, field)
        calm.actions_by_id[id].trigger()
        assert getattr(calm.session.journey.header, field) == value
        assert calm.actions_by_id[id].isChecked()
        calm.actions_by_id["edit.undo"].trigger()
        assert getattr(calm.session.journey.header, field) == before
        assert not calm.actions_by_id[id].isChecked()


def test_every_control_has_a_name(calm: MainWindow) -> None:
    assert calm.session is not None
    add(calm, "Looks")
    for ids in ((), (calm.session.journey.touchpoints[0].id,), (calm.session.journey.stages[0].id,)):
        calm.select(ids)
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for widget in calm.findChildren(kind):
                if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                    text = widget.text() if isinstance(widget, QAbstractButton) else ""
                    assert widget.accessibleName() or text, f"{type(widget).__name__} in {widget.parentWidget()}"


def test_no_hint_says_more_than_name_and_key(calm: MainWindow) -> None:
    assert calm.session is not None
    ops.set_header(calm.session.document, "title", "<b>Bold</b> plan")
    add(calm, "<img src='x'>")
    hints = {w.toolTip() for w in calm.findChildren(QWidget) if w.toolTip()}
    assert "Undo  Ctrl Z" in hints
    assert not [h for h in hints if "<" in h]


# Lists over the canvas


def test_slash_and_a_letter_insert_at_the_focus_as_one_step(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    assert calm.view is not None
    calm.select((calm.session.journey.stages[0].id,))
    calm.focus_canvas()
    position = calm.session.document.position
    qtbot.keyClicks(calm.view, "/")
    type_on(qtbot, "sBetween")
    calm.finish_editing()
    assert [s.name for s in calm.session.journey.stages] == ["Before", "Between", "During", "After"]
    assert calm.session.document.position == position + 1


def type_on(qtbot: QtBot, text: str) -> None:
    """Type letters, each where the keyboard is by then."""
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


@pytest.mark.parametrize("typed", ["channel", "Channel", "c", "chan"])
def test_slash_and_a_word_eat_no_letter(calm: MainWindow, qtbot: QtBot, typed: str) -> None:
    assert calm.session is not None
    assert calm.view is not None
    before = [c.name for c in calm.session.journey.channels]
    calm.focus_canvas()
    type_on(qtbot, "/" + typed)
    assert popup_of(calm).rows[0].text == "Channel"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_on(qtbot, "Instagram")
    calm.finish_editing()
    assert sorted(c.name for c in calm.session.journey.channels) == sorted([*before, "Instagram"])


@pytest.mark.parametrize("name", ["Instagram", "Hotline", "channel 4", "Ads"])
def test_a_name_may_follow_the_letter_at_once(calm: MainWindow, qtbot: QtBot, name: str) -> None:
    assert calm.session is not None
    before = [c.name for c in calm.session.journey.channels]
    calm.focus_canvas()
    type_on(qtbot, "/c" + name)
    calm.finish_editing()
    assert sorted(c.name for c in calm.session.journey.channels) == sorted([*before, name])


@pytest.mark.parametrize(("typed", "kind"), [("pain", "pain point"), ("metric", "metric"), ("idea", "")])
def test_slash_and_the_kind_of_a_note(calm: MainWindow, qtbot: QtBot, typed: str, kind: str) -> None:
    assert calm.session is not None
    id = add(calm, "Looks")
    calm.select((id,))
    calm.focus_canvas()
    type_on(qtbot, "/" + typed)
    popup = popup_of(calm)
    if not kind:
        assert not popup.rows, "nothing is called that, and nothing was made"
        return
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_on(qtbot, "Too slow")
    calm.finish_editing()
    assert [(n.kind, n.text) for n in calm.session.journey.notes_about(id)] == [(kind, "Too slow")]


def test_a_mistyped_word_makes_nothing(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    before = dict(calm.session.journey.elements)
    calm.focus_canvas()
    type_on(qtbot, "/chanel")
    assert not popup_of(calm).rows
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert dict(calm.session.journey.elements) == before


def test_what_is_inserted_and_not_named_is_forgotten_with_all_it_brought(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    before = dict(calm.session.journey.elements)
    qtbot.mouseClick(calm.add_panel.entry("touchpoint", "phone"), LEFT)
    assert [c.name for c in calm.session.journey.channels][-1:] == ["Phone"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert dict(calm.session.journey.elements) == before
    assert not calm.session.is_edited


def test_a_note_asks_which_kind_by_a_letter(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    id = add(calm, "Looks")
    calm.select((id,))
    calm.commands.do("insert.list")
    type_on(qtbot, "n")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_on(qtbot, "o")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    calm.finish_editing()
    calm.commands.do("insert.note")
    type_on(qtbot, "pToo slow")
    calm.finish_editing()
    assert [(n.kind, n.text) for n in calm.session.journey.notes_about(id)] == [(NoteKind.PAIN_POINT, "Too slow")]


def test_ctrl_l_connects_to_what_is_typed(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    assert calm.view is not None
    first, _second, third = add(calm, "Looks"), add(calm, "Compares", 1), add(calm, "Orders", 2)
    calm.select((first,))
    calm.actions_by_id["map.connect"].trigger()
    popup = popup_of(calm)
    assert [row.text for row in popup.rows] == ["Compares", "Orders"]
    qtbot.keyClicks(popup.field, "ord")
    assert calm.view.state.pointed, "its place is shown on the map"
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert [c.target for c in calm.session.journey.connections_from(first)] == [third]
    assert not calm.view.state.pointed


def test_after_ctrl_l_a_click_on_a_card_connects_to_it(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    view = calm.view
    assert view is not None
    first, _second, third = add(calm, "Looks"), add(calm, "Compares", 1), add(calm, "Orders", 2)
    calm.select((first,))
    calm.actions_by_id["map.connect"].trigger()
    popup_of(calm)
    hand = Hand(view)
    hand.move(hand.on(third))
    assert view.feedback.label == "Leads to “Orders”"
    assert view.feedback.target is not None
    assert "Click to connect them" in view.status_text()
    hand.move(hand.on(first))
    assert view.feedback.target is None, "not to itself"
    hand.move(hand.on(third))
    hand.click(hand.on(third))
    assert [c.target for c in calm.session.journey.connections_from(first)] == [third]
    assert view.feedback.target is None
    assert not any(popup.isVisible() for popup in calm.findChildren(PopupList))
    assert calm.session.document.undo_label == "Connect “Looks” to “Orders”"
    hand.click(hand.on(third))
    assert view.selection.ids == (third,), "the next click is a click again"


@pytest.mark.parametrize("way", ["escape", "free ground"])
def test_what_was_to_be_connected_can_be_left(calm: MainWindow, qtbot: QtBot, way: str) -> None:
    assert calm.session is not None
    view = calm.view
    assert view is not None
    first, second = add(calm, "Looks"), add(calm, "Compares", 1)
    calm.select((first,))
    calm.actions_by_id["map.connect"].trigger()
    hand = Hand(view)
    if way == "escape":
        qtbot.keyClick(popup_of(calm).field, Qt.Key.Key_Escape)
    else:
        box = hand.box(second)
        hand.click((box.left + 5, box.bottom + 20))
    QApplication.processEvents()
    hand.move(hand.on(second))
    assert view.feedback.target is None
    hand.click(hand.on(second))
    assert calm.session.journey.connections == ()
    assert view.selection.ids == (second,)


def test_several_are_connected_in_order(calm: MainWindow) -> None:
    assert calm.session is not None
    ids = [add(calm, name, stage) for stage, name in enumerate(("A", "B", "C"))]
    calm.select(tuple(ids))
    calm.actions_by_id["map.connect"].trigger()
    assert {(c.source, c.target) for c in calm.session.journey.connections} == {(ids[0], ids[1]), (ids[1], ids[2])}


def test_escape_closes_a_list_and_the_keys_are_the_canvas_again(calm: MainWindow, qtbot: QtBot) -> None:
    calm.commands.do("insert.list")
    qtbot.keyClick(popup_of(calm).field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is calm.view


# Menus of what is there


@pytest.mark.parametrize("kind", ["touchpoint", "stage", "channel", "connection", "cell"])
def test_the_menu_of_each_thing_has_what_can_be_done_with_it(calm: MainWindow, kind: str) -> None:
    assert calm.session is not None
    journey = calm.session.journey
    a, b = add(calm, "A"), add(calm, "B", 1)
    connection = ops.connect(calm.session.document, a, b)
    chosen = {
        "touchpoint": (a,), "stage": (journey.stages[0].id,), "channel": (journey.channels[0].id,),
        "connection": (connection,), "cell": (),
    }[kind]  # fmt: skip
    calm.select(chosen)
    calm.commands.insert.show_context_menu(QPoint(100, 100))
    menu = calm.findChildren(ContextMenu)[-1]
    names = [a.text().partition("\t")[0] for a in menu.actions() if not a.isSeparator()]
    wanted = {
        "touchpoint": ["Edit", "Add next", "Connect to…", "Feeling", "Moment of truth", "Status", "Add a note", "Map of its own",
                       "Copy and paste", "To the tray", "Delete"],
        "stage": ["Edit", "Add stage after", "Colour", "Fold", "Cut", "Copy", "Paste", "Delete"],
        "channel": ["Edit", "Add channel below", "Type", "Fold", "Keep in sight", "Hide", "Cut", "Copy", "Paste", "Delete"],
        "connection": ["Edit", "Kind", "Reverse", "Delete"],
        "cell": ["Touchpoint", "Stage", "Channel", "Paste", "Insert…"],
    }[kind]  # fmt: skip
    assert names == wanted
    assert len(names) <= 11
    menu.close()


def test_a_hidden_lane_is_found_again_in_the_properties_of_the_map(calm: MainWindow) -> None:
    assert calm.session is not None
    channel = calm.session.journey.channels[1]
    ops.set_field(calm.session.document, channel.id, "shown", False)
    calm.select(())
    entry = next(
        b for b in calm.properties.findChildren(QAbstractButton) if b.accessibleName() == "Store, hidden, show"
    )
    entry.click()
    assert calm.session.journey.find(Channel, channel.id).shown  # type: ignore[union-attr]


# Drags


def drag(window: MainWindow, data: QMimeData, x: float, y: float, *, drops: bool = True) -> None:
    """Carry something over the canvas to a point of the map, in points."""
    view = window.view
    assert view is not None
    port = view.viewport()
    at = view.camera.to_view(x, y)
    there, start = QPointF(*at).toPoint(), QPoint(5, 5)
    QApplication.sendEvent(port, QDragEnterEvent(start, COPY, data, LEFT, NONE))
    for share in (0.3, 0.7, 1.0):
        point = QPoint(
            round(start.x() + share * (there.x() - start.x())), round(start.y() + share * (there.y() - start.y()))
        )
        QApplication.sendEvent(port, QDragMoveEvent(point, COPY, data, LEFT, NONE))
    if drops:
        QApplication.sendEvent(port, QDropEvent(QPointF(there), COPY, data, LEFT, NONE))
    else:
        QApplication.sendEvent(port, QDragLeaveEvent())


def carried(item: dict[str, object]) -> QMimeData:
    data = QMimeData()
    data.setData(MIME_TYPE, json.dumps(item).encode())
    return data


def cell_of(window: MainWindow, stage: int, channel: int) -> tuple[float, float]:
    assert window.view is not None
    assert window.session is not None
    journey = window.session.journey
    cell = window.view.cell_of(journey.stages[stage].id, "", journey.channels[channel].id)
    assert cell is not None
    return cell.box.centre


def test_rows_of_the_tray_are_put_where_they_are_dropped(calm: MainWindow) -> None:
    assert calm.session is not None
    made = ops.add_lines(calm.session.document, ["Ask a friend", "Read a test"])
    position = calm.session.document.position
    drag(calm, carried(tray_item(made)), *cell_of(calm, 1, 2))
    journey = calm.session.journey
    assert not journey.tray
    places = [(journey[i].stage, journey[i].channel) for i in made]  # type: ignore[attr-defined]
    assert set(places) == {(journey.stages[1].id, journey.channels[2].id)}
    assert calm.session.document.position == position + 1
    assert QApplication.focusWidget() is calm.view


def test_a_drag_out_of_the_tray_that_is_carried_away_changes_nothing(calm: MainWindow) -> None:
    assert calm.session is not None
    assert calm.view is not None
    made = ops.add_lines(calm.session.document, ["Ask a friend"])
    drag(calm, carried(tray_item(made)), *cell_of(calm, 1, 2), drops=False)
    assert [t.id for t in calm.session.journey.tray] == made
    assert calm.view.mouse.gesture is None


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"kind": "tray"}', b'{"kind": "tray", "ids": [1, null]}', b"\xff\xfe"]
)
def test_a_drag_that_carries_nonsense_is_left_alone(calm: MainWindow, raw: bytes) -> None:
    assert calm.session is not None
    data = QMimeData()
    data.setData(MIME_TYPE, raw)
    before = dict(calm.session.journey.elements)
    drag(calm, data, *cell_of(calm, 0, 0))
    assert dict(calm.session.journey.elements) == before


def test_something_of_the_palette_is_added_where_it_is_dropped(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    drag(calm, carried({"kind": "touchpoint", "type": "store"}), *cell_of(calm, 2, 1))
    type_on(qtbot, "Test ride")
    calm.finish_editing()
    added = calm.session.journey.touchpoints
    assert [(t.stage, t.channel) for t in added] == [
        (calm.session.journey.stages[2].id, calm.session.journey.channels[1].id)
    ]


def test_lines_dropped_from_outside_become_touchpoints_where_they_fall(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    assert calm.view is not None
    data = QMimeData()
    data.setText("• Looks\n• Compares\n")
    x, y = calm.view.camera.to_view(*cell_of(calm, 1, 1))
    at = calm.view.viewport().mapTo(calm, QPoint(round(x), round(y)))
    entering = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(calm, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(calm, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    qtbot.waitUntil(lambda: len(calm.session.journey.touchpoints) == 2)  # type: ignore[union-attr]
    added = calm.session.journey.touchpoints
    assert [t.name for t in added] == ["Looks", "Compares"]
    assert {t.stage for t in added} == {calm.session.journey.stages[1].id}
    assert "pasted into During" in calm.message_bar.text


# Keys that act from anywhere


def test_f7_goes_from_connection_to_connection(calm: MainWindow) -> None:
    assert calm.session is not None
    a, b, c = add(calm, "A"), add(calm, "B", 1), add(calm, "C", 2)
    ops.connect(calm.session.document, a, b)
    ops.connect(calm.session.document, a, c)
    first, second = (way.id for way in calm.session.journey.connections_from(a))
    calm.select((a,))
    for wanted in (first, second, first):
        calm.actions_by_id["map.connection_next"].trigger()
        assert calm.selection == (wanted,)
    assert calm.view is not None
    assert calm.view.focus.kind is FocusKind.CONNECTION


def test_feelings_get_better_and_worse_by_key(calm: MainWindow) -> None:
    assert calm.session is not None
    id = add(calm, "A")
    calm.select((id,))
    felt = []
    for action in ("map.feeling_up", "map.feeling_up", "map.feeling_down"):
        calm.actions_by_id[action].trigger()
        touchpoint = calm.session.journey.find(Touchpoint, id)
        assert touchpoint is not None
        felt.append(touchpoint.feeling)
    assert felt == [0, 1, 0]


def test_feelings_go_by_whole_numbers_of_the_scale_of_the_map(calm: MainWindow) -> None:
    assert calm.session is not None
    id = add(calm, "A")
    for scale, told in (("1..10", ["6", "7", "6", "5"]), ("nps", ["0", "+10", "0", "−10"])):
        ops.set_header(calm.session.document, "feeling_scale", scale)
        ops.set_feeling(calm.session.document, id, "", None)
        calm.select((id,))
        felt = []
        for action in ("map.feeling_up", "map.feeling_up", "map.feeling_down", "map.feeling_down"):
            calm.actions_by_id[action].trigger()
            touchpoint = calm.session.journey.find(Touchpoint, id)
            assert touchpoint is not None
            assert touchpoint.feeling is not None
            felt.append(scale_of(scale).text(touchpoint.feeling))
        assert felt == told


def test_feelings_at_one_touchpoint_after_another_are_steps_of_their_own(calm: MainWindow) -> None:
    assert calm.session is not None
    first, second = add(calm, "A"), add(calm, "B")
    before = calm.session.document.position
    for id in (first, second):
        calm.select((id,))
        calm.actions_by_id["map.feeling_down"].trigger()
        calm.actions_by_id["map.feeling_down"].trigger()
    assert calm.session.document.position == before + 2, "keys at one touchpoint join, those at another one do not"
    assert calm.session.document.undo_label == "Change feeling at “B”"
    calm.actions_by_id["edit.undo"].trigger()
    felt = [calm.session.journey[id].feeling for id in (first, second)]  # type: ignore[attr-defined]
    assert felt == [-1, None]


def test_undo_in_the_middle_of_typing_keeps_the_text_first(calm: MainWindow, qtbot: QtBot) -> None:
    assert calm.session is not None
    assert calm.view is not None
    id = add(calm, "Looks")
    calm.view.edit_text(id)
    qtbot.keyClicks(QApplication.focusWidget(), "Compares")
    calm.actions_by_id["edit.undo"].trigger()
    assert calm.session.journey[id].name == "Looks"  # type: ignore[attr-defined]
    calm.actions_by_id["edit.redo"].trigger()
    assert calm.session.journey[id].name == "Compares"  # type: ignore[attr-defined]


def test_pasted_lines_go_where_the_focus_is_and_say_so(calm: MainWindow) -> None:
    assert calm.session is not None
    calm.select((calm.session.journey.stages[1].id,))
    QApplication.clipboard().setText("1. Looks\r\n- Compares\n\n\tOrders\t12\n")
    calm.actions_by_id["edit.paste"].trigger()
    assert len(calm.session.journey.touchpoints_in(calm.session.journey.stages[1].id)) == 3
    assert "3 touchpoints pasted into During" in calm.message_bar.text
    calm.message_bar.press(1)
    assert not calm.session.journey.touchpoints
    calm.actions_by_id["edit.paste_tray"].trigger()
    assert len(calm.session.journey.tray) == 3
    assert calm.bottom.is_shown("tray")
