"""Every action has a text, a way to it, and does something or says by being pale that it can't; keys can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QFileDialog, QMenu, QPushButton, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.editing import operations as ops
from designer.model import JourneyMap, NoteKind, Placement, Stage, Touchpoint
from designer.settings import Settings
from designer.window import own_keys
from designer.window.actions import MENUS, SUBMENUS, ActionSpec, all_specs
from designer.window.command_palette import CommandPalette
from designer.window.keys_page import KeysPage
from designer.window.main_window import MainWindow
from designer.window.session import MapSession

Press = Callable[..., None]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SPECS = {spec.id: spec for spec in all_specs()}


@pytest.fixture
def map_window(blank: MainWindow) -> MainWindow:
    """A map with two stages filled, a shared step, a connection and a note; one touchpoint is selected."""
    assert blank.session is not None
    document = blank.session.document
    journey = document.journey
    lane, other = journey.channels[0].id, journey.channels[1].id
    stages = [s.id for s in journey.stages]
    first = ops.add_touchpoint(document, "Sees", Placement(stage=stages[0], lane=lane))
    step = journey.touchpoints[0].step
    ops.add_touchpoint(document, "Hears", Placement(stage=stages[0], step=step, lane=other))
    second = ops.add_touchpoint(document, "Asks", Placement(stage=stages[0], after=step, lane=lane))
    third = ops.add_touchpoint(document, "Orders", Placement(stage=stages[1], lane=lane))
    ops.connect(document, first, second)
    ops.connect(document, second, third)
    ops.add_note(document, NoteKind.PAIN_POINT, second, "Slow")
    QApplication.clipboard().setText("One\nTwo")
    blank.session.settle_now()
    blank.select((second,))
    blank.focus_canvas()
    QApplication.processEvents()
    return blank


# What each has


def test_ids_and_texts_are_there_and_unique() -> None:
    ids = [spec.id for spec in all_specs()]
    assert len(ids) == len(set(ids))
    assert all(spec.text and spec.text[0] == spec.text[0].upper() for spec in all_specs())
    assert all(submenu in SUBMENUS for _title, entries in MENUS for submenu in entries if isinstance(submenu, str))


def test_no_key_is_given_twice_and_all_obey_the_rules_for_keys() -> None:
    taken: dict[str, str] = {}
    for spec in all_specs():
        for key in spec.keys:
            sequence = QKeySequence(key)
            assert sequence.count() == 1, key
            text = sequence.toString()
            assert text not in taken, f"{spec.id} and {taken.get(text)} have {text}"
            taken[text] = spec.id
            if spec.id not in ("insert.list", "edit.properties", "edit.cut", "edit.copy"):  # fields keep these
                assert own_keys.why_not(sequence[0]) == "", f"{spec.id}: {key}"


def test_every_action_is_done_by_somebody_and_stands_in_a_menu(map_window: MainWindow) -> None:
    reachable: set[str] = set()

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            if action.menu() is not None:
                walk(action.menu())  # type: ignore[arg-type]
            elif action.objectName():
                reachable.add(action.objectName())

    for action in map_window.menuBar().actions():
        walk(action.menu())  # type: ignore[arg-type]
    assert set(SPECS) <= reachable
    assert set(SPECS) <= set(map_window.commands.table)


def test_every_action_that_can_be_done_is_in_the_palette(map_window: MainWindow, press: Press) -> None:
    press(Qt.Key.Key_K, CTRL)
    palette = next(p for p in map_window.findChildren(CommandPalette) if p.isVisible())
    listed = {entry.choice.id for entry in palette.rows}
    can = {id for id in SPECS if map_window.actions_by_id[id].isEnabled()}
    assert can - listed == {"edit.command", "insert.list"}


def test_without_a_map_only_what_needs_none_can_be_done(window: MainWindow) -> None:
    window.commands.refresh()
    can = {id for id in SPECS if window.actions_by_id[id].isEnabled()}
    for id in can:
        assert id.startswith(
            ("file.", "help.", "view.appearance", "view.contrast", "view.text_size", "view.full_screen", "edit.command")
        ), id


# What each does


def _children(window: MainWindow) -> set[QWidget]:
    """What lies on a window now: bars, docks, and whatever opened over them."""
    found = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return {w for w in found if w.isVisible() and not w.isWindow()}


def _state(window: MainWindow, asked: list[str]) -> dict[str, Any]:
    """All that a person could see of a window."""
    session, view = window.session, window.view
    focused = QApplication.focusWidget()
    return {
        "asked": tuple(asked),
        "position": session.document.position if session else -1,
        "elements": {e.id: e for e in session.journey} if session else {},
        "title": window.windowTitle(),
        "selection": window.selection,
        "focus": (view.focus.id, view.focus.kind) if view is not None else None,
        "camera": (view.camera.scale, view.camera.left, view.camera.top) if view is not None else None,
        "writing": view.session is not None if view is not None else False,
        "keys at": (type(focused).__name__, focused.objectName()) if focused is not None else None,
        "windows": sorted(w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()),
        "over it": sorted(type(w).__name__ for w in _children(window)),
        "docks": tuple((d.isHidden(), d.shown_id) for d in window.docks),
        "found": (window.finder.is_open, window.finder.at),
        "said": (window.status.text, window.message_bar.text, window.message_bar.isHidden()),
        "full": window.isFullScreen(),
        "checked": {id: a.isChecked() for id, a in window.actions_by_id.items()},
        "clipboard": QApplication.clipboard().text(),
    }


# What has to be so before an action has something to do.
def _prepare(window: MainWindow, id: str) -> None:
    assert window.session is not None
    assert window.view is not None
    journey, document = window.session.journey, window.session.document
    names = {t.name: t.id for t in journey.of(Touchpoint)}
    connection = journey.connections_from(names["Asks"])[0]
    match id:
        case "edit.undo":
            pass
        case "edit.redo":
            document.undo()
        case _ if id.startswith(("map.reverse", "map.connection_kind")):
            window.select((connection.id,))
            if id.endswith(".main"):
                ops.set_field(document, connection.id, "kind", "return")
        case "map.remove_inner":
            ops.make_submap(document, names["Asks"])
        case "map.take_in":
            ops.set_map_file(document, names["Asks"], "Other.journey")
        case "map.own_step_left" | "map.own_step_right":
            window.select((names["Hears"],))
        case "map.move_left" | "map.move_up":
            window.select((names["Orders"] if id.endswith("left") else names["Hears"],))
        case "map.status.exists":
            ops.set_field(document, names["Asks"], "status", "planned")
        case "view.actual":
            window.view.set_zoom(0.8)
        case "view.fit":
            window.view.set_zoom(2.0)
        case "edit.find_next" | "edit.find_previous":
            window.finder.open()
            assert window.finder.bar is not None
            window.finder.bar.field.setText("s")
            window.finder.go_to(0)
        case "edit.cut" | "edit.copy":
            QApplication.clipboard().setText("One")
        case _ if id.startswith("view.views.") and id not in ("view.views.shown", "view.views.keep"):
            made = [ops.add_view(document, name) for name in ("One", "Two", "Three")]
            window.looking.choose(made[1])
            if id in ("view.views.update", "view.views.reset"):
                window.looking.filter("channels", journey.channels[0].id)
        case _ if id.startswith(("view.state.", "map.keep_")):
            ops.hold_both_states(document)
        case "edit.select_all":
            window.select((names["Orders"],))
        case "insert.connection" | "map.connect":
            window.select((names["Asks"],))
        case _:
            pass
    # One of several that holds already does nothing: another one first.
    spec = SPECS[id]
    if spec.group and window.actions_by_id[id].isChecked():
        sibling = next(s for s in all_specs() if s.group == spec.group and s.id != id)
        window.actions_by_id[sibling.id].trigger()
    window.commands.refresh()
    QApplication.processEvents()


# What needs more than this test gives, and where it is tested.
ELSEWHERE = {
    "file.quit": "ends the program: tests/desktop",
    "file.close": "closes the window: test_files",
    "file.save": "asks for a name, as save as does",
    "map.up": "only in a map inside another one: test_levels",
    "check.waived": "only where a gap was waived: the tests of the gaps",
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Dialogs of the system are asked for and left."""
    said: list[str] = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, name=name, **_k: (said.append(name), ("", ""))[1])
    monkeypatch.setattr(QDialog, "exec", lambda self: (said.append(self.windowTitle()), 0)[1])
    return said


@pytest.fixture
def shut() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.close()


def _ids_of(title: str) -> list[str]:
    entries = next(entries for menu, entries in MENUS if menu == title)
    specs = [s for e in entries for s in (SUBMENUS[e][1] if isinstance(e, str) else (e,))]
    return [s.id for s in specs if isinstance(s, ActionSpec) and s.id and s.id not in ELSEWHERE]


def _leave_all(window: MainWindow, kept: set[QWidget]) -> None:
    """Close whatever an action opened."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    for child in _children(window) - kept:
        if not isinstance(child, QDockWidget | QToolBar):
            child.close()
    window.finish_editing()
    if window.isFullScreen():
        window.showNormal()


@pytest.mark.usefixtures("shut")
@pytest.mark.parametrize("menu", [title for title, _entries in MENUS])
def test_each_action_does_something_or_is_pale(
    map_window: MainWindow, qtbot: QtBot, asked: list[str], monkeypatch: pytest.MonkeyPatch, menu: str
) -> None:
    """Each in a map of its own with everything in it, one touchpoint selected; none may do nothing that can be seen."""
    assert map_window.session is not None
    base = list(map_window.session.journey)
    opened: list[MainWindow] = []
    monkeypatch.setattr(MainWindow, "show", lambda self: (opened.append(self), QWidget.show(self))[1])
    silent: list[str] = []
    for id in _ids_of(menu):
        map_window.session.document.mark_saved()
        session = MapSession(JourneyMap(base))
        ops.add_stage(session.document, "Once")  # something to undo
        map_window.show_session(session)
        session.settle_now()
        map_window.select([next(t.id for t in session.journey.touchpoints if t.name == "Asks")])
        map_window.activateWindow()
        map_window.focus_canvas()
        QApplication.processEvents()
        _prepare(map_window, id)
        action = map_window.actions_by_id[id]
        opened.clear()
        kept = _children(map_window)
        if not action.isEnabled():
            silent.append(f"{id} is pale")
            continue
        before = _state(map_window, asked)
        action.trigger()
        QApplication.processEvents()
        qtbot.wait(1)
        if not opened and _state(map_window, asked) == before:
            silent.append(f"{id} did nothing that can be seen")
        _leave_all(map_window, kept)
    assert silent == []


# Keys that a person changes


def page_for(window: MainWindow, id: str) -> KeysPage:
    window.actions_by_id["help.change_keys"].trigger()
    page = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeysPage) and w.isVisible())
    page.choose(id)
    page.list.setFocus()
    return page


@pytest.mark.usefixtures("shut")
def test_a_key_is_changed_kept_and_works(map_window: MainWindow, press: Press, qtbot: QtBot) -> None:
    page = page_for(map_window, "map.moment")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.is_listening
    qtbot.keyClick(page.list, Qt.Key.Key_M, CTRL)
    assert not page.is_listening
    action = map_window.actions_by_id["map.moment"]
    assert [s.toString() for s in action.shortcuts()] == ["Ctrl+M"]
    map_window.context.settings.save()
    assert Settings().get(keys.OWN_KEYS) == {"map.moment": ("Ctrl+M",)}
    page.close()
    map_window.activateWindow()
    map_window.focus_canvas()
    assert map_window.session is not None
    press(Qt.Key.Key_M, CTRL)
    (id,) = map_window.selection
    touchpoint = map_window.session.journey[id]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.is_moment_of_truth
    press(Qt.Key.Key_T, CTRL)
    assert map_window.session.journey[id].is_moment_of_truth  # type: ignore[attr-defined]


@pytest.mark.usefixtures("shut")
def test_a_conflict_is_named_and_the_key_changes_hands_only_when_told(map_window: MainWindow, qtbot: QtBot) -> None:
    page = page_for(map_window, "map.moment")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_F, CTRL)
    assert page.note.text() == "Ctrl F is the key of “Find”, which would have none."
    assert map_window.actions_by_id["edit.find"].shortcut().toString() == "Ctrl+F"
    assert page.use.isVisible()
    qtbot.keyClick(page.use, Qt.Key.Key_Space)
    assert map_window.actions_by_id["map.moment"].shortcut().toString() == "Ctrl+F"
    assert map_window.actions_by_id["edit.find"].shortcuts() == []
    assert not map_window.finder.is_open


@pytest.mark.usefixtures("shut")
def test_keys_are_reset_one_by_one_and_all_at_once(map_window: MainWindow, qtbot: QtBot) -> None:
    page = page_for(map_window, "map.moment")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert map_window.actions_by_id["map.moment"].shortcuts() == []
    page.choose("edit.find")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_J, CTRL)
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    assert map_window.actions_by_id["edit.find"].shortcut().toString() == "Ctrl+F"
    assert map_window.actions_by_id["map.moment"].shortcuts() == []
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    assert map_window.actions_by_id["map.moment"].shortcut().toString() == "Ctrl+T"
    assert not page.all.isEnabled()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, CTRL | ALT),
        (Qt.Key.Key_F, ALT),
        (Qt.Key.Key_U, CTRL | SHIFT),
        (Qt.Key.Key_Space, CTRL),
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, ALT),
    ],
)
@pytest.mark.usefixtures("shut")
def test_what_is_needed_elsewhere_is_refused_with_a_sentence(
    map_window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    page = page_for(map_window, "map.moment")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, key, held)
    assert page.note.text() == own_keys.why_not(QKeyCombination(held, key))
    assert page.note.text().endswith(".")
    assert map_window.actions_by_id["map.moment"].shortcut().toString() == "Ctrl+T"


@pytest.mark.usefixtures("shut")
def test_esc_leaves_the_key_as_it_was_and_the_sheet_shows_what_holds(map_window: MainWindow, qtbot: QtBot) -> None:
    page = page_for(map_window, "edit.find")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert map_window.actions_by_id["edit.find"].shortcut().toString() == "Ctrl+F"
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_J, CTRL)
    page.close()
    map_window.actions_by_id["help.keys"].trigger()
    from designer.window.keys_sheet import KeyRow, KeysSheet

    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeysSheet) and w.isVisible())
    rows = {row.text: row.keys for row in sheet.findChildren(KeyRow)}
    assert rows["find text"] == "Ctrl J"
    change = next(b for b in sheet.findChildren(QPushButton) if b.text() == "Change keys…")
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    assert any(isinstance(w, KeysPage) and w.isVisible() for w in QApplication.topLevelWidgets())


@pytest.mark.usefixtures("shut")
def test_the_page_is_searched_by_action_and_key(map_window: MainWindow, qtbot: QtBot) -> None:
    page = page_for(map_window, "edit.find")
    qtbot.keyClicks(page.search, "ctrl shift m")
    assert page.spec is SPECS["view.gaps"]
    page.search.clear()
    qtbot.keyClicks(page.search, "moment")
    assert page.spec is SPECS["map.moment"]


def test_a_window_opens_with_the_keys_that_were_chosen(context: Any, qtbot: QtBot) -> None:
    context.settings.set(keys.OWN_KEYS, {"edit.find": ("Ctrl+J",), "no.such": ("Ctrl+9",)})
    window = MainWindow(context)
    window.show()
    qtbot.waitExposed(window)
    window.complete()
    assert window.actions_by_id["edit.find"].shortcut().toString() == "Ctrl+J"
    window.close()


# Keys of the canvas that are actions too


def test_alt_shift_and_an_arrow_give_a_step_of_its_own(map_window: MainWindow, press: Press) -> None:
    assert map_window.session is not None
    journey = map_window.session.journey
    hears = next(t.id for t in journey.touchpoints if t.name == "Hears")
    map_window.select((hears,))
    stage = journey.stages[0].id
    press(Qt.Key.Key_Right, ALT | SHIFT)
    assert [[t.name for t in members] for _key, members in journey.steps(stage)] == [["Sees"], ["Hears"], ["Asks"]]
    press(Qt.Key.Key_Z, CTRL)
    map_window.select((hears,))
    press(Qt.Key.Key_Left, ALT | SHIFT)
    assert [[t.name for t in members] for _key, members in journey.steps(stage)] == [["Hears"], ["Sees"], ["Asks"]]
    press(Qt.Key.Key_Left, ALT | SHIFT)
    assert "has a step of its own already" in map_window.status.text


def test_a_stage_is_split_and_joined_again(map_window: MainWindow, qtbot: QtBot) -> None:
    assert map_window.session is not None
    journey = map_window.session.journey
    before = {e.id: e for e in journey}
    map_window.actions_by_id["map.stage_split"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "Later")
    map_window.finish_editing()
    assert [s.name for s in journey.stages] == ["Before", "Later", "During", "After"]
    assert [t.name for t in journey.touchpoints_in(journey.stages[1].id)] == ["Asks"]
    map_window.select((journey.stages[0].id,))
    map_window.actions_by_id["map.stage_join"].trigger()
    assert [s.name for s in journey.stages] == ["Before", "During", "After"]
    assert [t.name for t in journey.touchpoints_in(journey.stages[0].id)] == ["Sees", "Hears", "Asks"]
    assert isinstance(journey[map_window.selection[0]], Stage)
    for _step in range(3):
        map_window.actions_by_id["edit.undo"].trigger()
    assert {e.id: e for e in journey} == before


def test_all_of_a_kind_are_selected(map_window: MainWindow) -> None:
    assert map_window.session is not None
    for kind, count in (("touchpoints", 4), ("stages", 3), ("connections", 2), ("notes", 1)):
        map_window.actions_by_id[f"edit.select_kind.{kind}"].trigger()
        assert len(map_window.selection) == count, kind


def test_a_key_is_changed_from_the_field_that_searches(blank: MainWindow, qtbot: QtBot) -> None:
    blank.actions_by_id["help.change_keys"].trigger()
    page = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeysPage) and w.isVisible())
    page.search.setFocus()
    qtbot.keyClicks(page.search, "dupl")
    assert page.spec is not None
    assert page.spec.id == "edit.duplicate"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.is_listening
    qtbot.keyClick(page.list, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert blank.actions_by_id["edit.duplicate"].shortcut().toString() == "Ctrl+J"
    page.search.setFocus()
    page.search.clear()
    qtbot.keyClicks(page.search, "find")
    first = page.spec
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.focusWidget() is page.list
    assert page.list.currentIndex().row() == 1
    assert page.spec != first
    page.close()
