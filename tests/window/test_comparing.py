"""Two maps compared in the window: over each other, side by side, as a list, on paper; and earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from designer.comparing import Difference, Kind
from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap, MapState, NoteKind, Placement
from designer.settings import recovery_folder
from designer.storage import load, save
from designer.storage.recovery import RecoveryCopy
from designer.templates import open_template
from designer.window.comparing.alignment import Alignment
from designer.window.comparing.compared import Which
from designer.window.comparing.surface import BESIDE, OVER, CompareSurface
from designer.window.comparing.versions import VersionsPanel
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from designer.window.print_dialog import PrintDialog

Press = Callable[..., None]


def shop(uid: str = "shop") -> JourneyMap:
    """Six touchpoints in a row over three stages, with a pain point and a persona."""
    document = Document(open_template("blank"))
    with document.edit("sample"):
        ops.set_header(document, "uid", uid)
        journey, last = document.journey, ""
        for i, name in enumerate(("See", "Ask", "Try", "Buy", "Fetch", "Tell")):
            place = Placement(stage=journey.stages[i // 2].id, lane=journey.channels[i % 3].id)
            last = ops.add_touchpoint(document, name, place, connect_from=last, feeling=float(i % 3))
        ops.add_note(document, NoteKind.PAIN_POINT, last, "Nobody asks")
        ops.add_persona(document, "Mara")
    return document.journey


def touchpoint(journey: JourneyMap, name: str) -> str:
    (one,) = [t.id for t in (*journey.touchpoints, *journey.tray) if t.name == name]
    return one


def edit(document: Document) -> None:
    """One edit of each kind: changed, removed, added, moved."""
    journey = document.journey
    ops.set_field(document, touchpoint(journey, "Ask"), "owner", "Desk")
    ops.delete(document, [touchpoint(journey, "Try")])
    ops.add_stage(document, "Give back")
    ops.move_lane(document, journey.channels[1].id, journey.channels[0].id)


@pytest.fixture
def edited(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window with a saved map that has four edits since."""
    path = tmp_path / "Shop.journey"
    save(shop(), path)
    assert window.files.open_path(str(path))
    assert window.session is not None
    edit(window.session.document)
    QApplication.processEvents()
    qtbot.wait(1)
    return window


def choose_row(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Choose from the list of what to compare with, by typing and Enter."""
    window.actions_by_id["map.compare"].trigger()
    (popup,) = window.findChildren(PopupList)
    qtbot.keyClicks(popup.field, words)
    assert popup.rows
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)


def compared(window: MainWindow, qtbot: QtBot) -> CompareSurface:
    """The surface, once both maps are read and laid out."""
    qtbot.waitUntil(lambda: window.comparing.surface is not None, timeout=10_000)
    assert window.comparing.surface is not None
    QApplication.processEvents()
    return window.comparing.surface


@pytest.fixture
def surface(edited: MainWindow, qtbot: QtBot) -> CompareSurface:
    """The map compared with itself as it was saved."""
    choose_row(edited, qtbot, "saved")
    return compared(edited, qtbot)


def told(surface: CompareSurface) -> list[str]:
    return [f"{d.kind.value} {d.called}" for d in surface.panel.shown]


ALL_FOUR = ["added “Give back”", "moved “Store”", "changed “Ask”", "removed “Try”"]


def test_a_map_is_compared_with_itself_as_it_was_saved(surface: CompareSurface, edited: MainWindow) -> None:
    assert told(surface) == ALL_FOUR
    assert (surface.compared.before.name, surface.compared.after.name) == ("As it was saved", "This map")
    assert edited.status.text == "1 added, 1 removed, 1 moved, 1 changed."
    assert surface.isVisible()
    assert all(dock.isHidden() for dock in edited.docks)


def test_the_marks_are_on_the_canvas_and_never_in_the_map(
    surface: CompareSurface, edited: MainWindow, qtbot: QtBot
) -> None:
    assert edited.session is not None
    journey = edited.session.journey
    marked = surface.canvases[Which.BOTH].marked
    assert marked[touchpoint(journey, "Ask")] == ("changed",)
    assert {kinds for id, kinds in marked.items() if id.startswith("before:")} == {("removed",)}
    qtbot.waitUntil(lambda: Which.BEFORE in surface.canvases, timeout=5000)
    before = surface.canvases[Which.BEFORE].marked
    assert touchpoint(surface.compared.before.journey, "Try") in before
    assert not [g for g in surface.canvases[Which.BOTH].map_layout.drawing.groups if g.role == "difference"]
    assert not [id for id in journey.elements if id.startswith("before:")]


def test_nothing_of_the_map_was_touched_when_comparing_ends(edited: MainWindow, qtbot: QtBot, press: Press) -> None:
    session, view = edited.session, edited.view
    assert session is not None
    assert view is not None
    view.set_zoom(0.8)
    view.select((touchpoint(session.journey, "Ask"),))
    camera, docks = view.camera, [dock.isVisible() for dock in edited.docks]
    history, elements = session.document.history, dict(session.journey.elements)
    choose_row(edited, qtbot, "saved")
    surface = compared(edited, qtbot)
    surface.canvas.zoom_in()
    press(Qt.Key.Key_Escape)
    assert not edited.comparing.is_on
    qtbot.waitUntil(lambda: view.camera == camera)
    assert view.isVisible()
    assert view.hasFocus()
    assert view.selection.ids == (touchpoint(session.journey, "Ask"),)
    assert [dock.isVisible() for dock in edited.docks] == docks
    assert session.document.history == history
    assert dict(session.journey.elements) == elements
    assert edited.actions_by_id["check.next"].text() == "Next gap"


def test_the_button_ends_it_too(surface: CompareSurface, edited: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(surface.stop, Qt.MouseButton.LeftButton)
    assert not edited.comparing.is_on
    assert edited.view is not None
    assert edited.view.isVisible()


def test_f8_goes_from_difference_to_difference_and_round(
    surface: CompareSurface, edited: MainWindow, press: Press
) -> None:
    seen: list[Difference | None] = []
    for _turn in range(5):
        press(Qt.Key.Key_F8)
        seen.append(surface.panel.current)
    assert seen[:4] == list(surface.compared.differences)
    assert seen[4] == seen[0]
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert surface.panel.current == seen[3]
    assert "“Try” removed" in edited.status.text


def test_a_difference_out_of_sight_is_brought_into_sight(surface: CompareSurface, qtbot: QtBot) -> None:
    canvas = surface.canvases[Which.BOTH]
    canvas.set_zoom(3.0, QPoint(0, 0))
    row = next(i for i, r in enumerate(surface.panel.list.rows.rows) if getattr(r, "called", "") == "“Try”")
    index = surface.panel.list.rows.index(row)
    surface.panel.list.scrollTo(index)
    place = surface.panel.list.visualRect(index).center()
    ghost = surface.compared.ids(surface.panel.list.rows.rows[row], Which.BOTH)[0]  # type: ignore[arg-type]
    box = canvas.place_box(ghost)
    assert box is not None
    assert not canvas.camera.seen.holds(box)
    qtbot.mouseClick(surface.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert canvas.camera.seen.meets(box)
    assert surface.panel.current is not None
    assert surface.panel.current.called == "“Try”"


def test_a_click_on_a_mark_chooses_its_difference(surface: CompareSurface, edited: MainWindow, qtbot: QtBot) -> None:
    assert edited.session is not None
    canvas = surface.canvases[Which.BOTH]
    box = canvas.place_box(touchpoint(edited.session.journey, "Ask"))
    assert box is not None
    at = canvas.camera.to_view(*box.centre)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(at[0]), round(at[1])))
    assert surface.panel.current is not None
    assert surface.panel.current.called == "“Ask”"
    row = surface.panel.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)
    assert row == "Touchpoint “Ask”: owner none → “Desk”"


def test_a_chip_takes_a_kind_out_of_list_and_maps(surface: CompareSurface, edited: MainWindow, qtbot: QtBot) -> None:
    chip = surface.panel.chips[Kind.CHANGED]
    assert (chip.text(), surface.panel.chips[Kind.REMOVED].text()) == ("1", "1")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told(surface) == ["added “Give back”", "moved “Store”", "removed “Try”"]
    assert edited.session is not None
    assert touchpoint(edited.session.journey, "Ask") not in surface.canvases[Which.BOTH].marked
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert told(surface) == ALL_FOUR


def test_side_by_side_both_scroll_and_zoom_together(surface: CompareSurface, edited: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(surface.switch.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: surface.layout_name == BESIDE, timeout=5000)
    before, after = surface.canvases[Which.BEFORE], surface.canvases[Which.AFTER]
    assert before.isVisible()
    assert after.isVisible()
    after.look_at(after.centre, 2.0)
    assert before.zoom == 2.0
    buy = [c.place_box(touchpoint(c.document.journey, "Buy")) for c in (before, after)]
    assert buy[0] is not None
    assert buy[1] is not None
    after.look_at(buy[1].centre, 2.0)
    assert abs(before.centre[0] - buy[0].centre[0]) < 60  # the same stage, the same lane, in the middle of both
    assert abs(before.centre[1] - buy[0].centre[1]) < 60
    left = after.camera.left
    qtbot.keyClick(before, Qt.Key.Key_Right)
    assert after.camera.left < left
    qtbot.mouseClick(surface.switch.buttons[0], Qt.MouseButton.LeftButton)
    assert surface.layout_name == OVER
    assert surface.canvases[Which.BOTH].isVisible()


def test_the_zoom_keys_act_on_what_is_compared(surface: CompareSurface, edited: MainWindow, press: Press) -> None:
    assert edited.view is not None
    before, zoom = edited.view.zoom, surface.canvas.zoom
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert surface.canvas.zoom > zoom
    assert edited.view.zoom == before
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    camera = surface.canvas.camera
    assert camera.seen.holds(camera.sheet)


def test_dragging_carries_the_map_along(surface: CompareSurface, qtbot: QtBot) -> None:
    canvas = surface.canvas
    canvas.set_zoom(1.5)
    left, view = canvas.camera.left, canvas.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    qtbot.mouseMove(view, QPoint(390, 300))
    qtbot.mouseMove(view, QPoint(350, 300))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(350, 300))
    assert canvas.camera.left == left - 50


def test_only_what_makes_sense_meanwhile_can_be_done(surface: CompareSurface, edited: MainWindow) -> None:
    actions = edited.actions_by_id
    assert not actions["edit.delete"].isEnabled()
    assert not actions["insert.stage"].isEnabled()
    assert actions["edit.undo"].isEnabled()
    assert actions["file.save"].isEnabled()
    assert actions["check.next"].text() == "Next difference"


def test_undo_meanwhile_is_followed(surface: CompareSurface, edited: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told(surface) == ["added “Give back”", "changed “Ask”", "removed “Try”"], timeout=5000)


def test_swapped_the_added_stage_is_one_that_was_removed(
    surface: CompareSurface, edited: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(surface.swap, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: surface.compared.before.name == "This map", timeout=5000)
    assert sorted(told(surface)) == ["added “Try”", "changed “Ask”", "moved “Store”", "removed “Give back”"]


def take(surface: CompareSurface, called: str, qtbot: QtBot) -> None:
    (one,) = [d for d in surface.panel.shown if d.called == called]
    surface.panel.choose(one)
    left = len(surface.panel.shown) - 1
    qtbot.mouseClick(surface.panel.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(surface.panel.shown) == left, timeout=5000)


def test_each_difference_can_be_taken_over_as_one_step(
    surface: CompareSurface, edited: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert edited.session is not None
    document = edited.session.document
    steps, elements = document.position, dict(document.journey.elements)
    for called in ("“Ask”", "“Try”", "“Give back”", "“Store”"):
        take(surface, called, qtbot)
    assert document.position == steps + 4
    assert told(surface) == []
    saved = load(tmp_path / "Shop.journey").elements
    assert dict(document.journey.elements) == dict(saved)
    for _step in range(4):
        document.undo()
    assert dict(document.journey.elements) == elements


def test_what_hangs_together_with_more_is_refused_in_a_sentence(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert edited.session is not None
    document = edited.session.document
    journey = document.journey
    place = Placement(stage=journey.stages[-1].id, lane=journey.channels[0].id)
    ops.add_touchpoint(document, "Return", place)
    choose_row(edited, qtbot, "saved")
    surface = compared(edited, qtbot)
    history = document.history
    (stage,) = [d for d in surface.panel.shown if d.called == "“Give back”"]
    surface.panel.choose(stage)
    qtbot.mouseClick(surface.panel.take, Qt.MouseButton.LeftButton)
    assert "can't be taken over by itself" in edited.status.text
    assert document.history == history


def test_another_file_is_compared_by_names(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Document(shop("another"))
    ops.rename(other, touchpoint(other.journey, "Buy"), "Buy it")
    path = tmp_path / "Other.journey"
    save(other.journey, path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    choose_row(edited, qtbot, "file")
    surface = compared(edited, qtbot)
    assert surface.compared.before.name == "Other"
    assert "changed “Buy”" in told(surface)
    assert not surface.compared.differences.is_by_id
    take(surface, "“Ask”", qtbot)  # a field that names nothing else
    assert edited.session is not None
    ask = edited.session.journey[touchpoint(edited.session.journey, "Ask")]
    assert ask.owner == ""  # type: ignore[attr-defined]
    (moved,) = [d for d in surface.panel.shown if d.kind is Kind.MOVED]
    surface.panel.choose(moved)
    assert not surface.panel.take.isEnabled()


def test_a_recent_map_can_be_chosen(edited: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Last year.journey"
    save(shop("last year"), path)
    edited.context.settings.add_recent(path)
    choose_row(edited, qtbot, "last year")
    assert compared(edited, qtbot).compared.before.name == "Last year"


def test_the_two_states_of_one_map_are_compared(edited: MainWindow, qtbot: QtBot) -> None:
    assert edited.session is not None
    document = edited.session.document
    ops.set_header(document, "shows", MapState.BOTH)
    ops.set_field(document, touchpoint(document.journey, "Tell"), "state", "future")
    choose_row(edited, qtbot, "state")
    surface = compared(edited, qtbot)
    assert (surface.compared.before.name, surface.compared.after.name) == ("Current state", "Future state")
    assert told(surface) == ["added “Tell”"]
    assert not surface.panel.take.isVisible()  # neither of them is the map itself


def test_a_file_that_cannot_be_read_is_told_and_the_map_stays(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Broken.journey"
    path.write_text("no map")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    choose_row(edited, qtbot, "file")
    qtbot.waitUntil(lambda: "Broken.journey" in edited.message_bar.text, timeout=5000)
    assert not edited.comparing.is_on


def test_after_two_states_a_file_is_compared_and_can_be_taken_over_from(edited: MainWindow, qtbot: QtBot) -> None:
    assert edited.session is not None
    ops.set_header(edited.session.document, "shows", MapState.BOTH)
    choose_row(edited, qtbot, "state")
    surface = compared(edited, qtbot)
    assert not surface.panel.take.isVisible()
    choose_row(edited, qtbot, "saved")
    qtbot.waitUntil(lambda: surface.compared.before.name == "As it was saved", timeout=5000)
    assert surface.panel.take.isVisible()


def test_what_is_compared_stays_where_the_next_file_cannot_be_read(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert edited.session is not None
    document = edited.session.document
    ops.set_header(document, "shows", MapState.BOTH)
    choose_row(edited, qtbot, "state")
    surface = compared(edited, qtbot)
    path = tmp_path / "Broken.journey"
    path.write_text("no map")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    choose_row(edited, qtbot, "file")
    qtbot.waitUntil(lambda: "Broken.journey" in edited.message_bar.text, timeout=5000)
    ops.set_field(document, touchpoint(document.journey, "Tell"), "state", "future")
    qtbot.waitUntil(lambda: told(surface) == ["added “Tell”"], timeout=5000)
    assert not any(edited.comparing._can_take(d) for d in surface.panel.shown)  # neither of them is the map itself


def test_maps_that_say_the_same_say_so(edited: MainWindow, qtbot: QtBot) -> None:
    assert edited.files.save()
    assert edited.session is not None
    document = edited.session.document
    ops.rename(document, touchpoint(document.journey, "Buy"), "Buy it")
    ops.rename(document, touchpoint(document.journey, "Buy it"), "Buy")
    choose_row(edited, qtbot, "saved")
    surface = compared(edited, qtbot)
    assert told(surface) == []
    assert not surface.next.isEnabled()
    assert edited.status.text == "No differences."


def test_the_comparison_is_saved_as_pdf_with_its_list(
    surface: CompareSurface, edited: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(surface.print_button, Qt.MouseButton.LeftButton)
    (dialog,) = edited.findChildren(PrintDialog)
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    assert dialog.preview.position == (1, 2)
    qtbot.mouseClick(dialog.page_on, Qt.MouseButton.LeftButton)
    assert dialog.preview.position == (2, 2)
    file = tmp_path / "differs.pdf"
    assert dialog.write_pdf(file)
    dialog.reject()
    import pypdfium2

    pages = pypdfium2.PdfDocument(file)
    assert len(pages) == 2
    text = pages[1].get_textpage().get_text_range()
    assert "What differs" in text
    assert "owner none" in text


def test_another_text_size_and_look_keep_the_comparison(surface: CompareSurface, edited: MainWindow) -> None:
    surface.panel.step(1)
    chosen = surface.panel.current
    for action in ("view.text_size.130", "view.appearance.dark", "view.text_size.100"):
        edited.actions_by_id[action].trigger()
        QApplication.processEvents()
    assert edited.comparing.surface is not None
    assert told(edited.comparing.surface) == ALL_FOUR
    assert edited.comparing.surface.panel.current is chosen
    assert all(dock.isHidden() for dock in edited.docks)
    edited.comparing.stop()
    assert edited.view is not None
    assert edited.view.isVisible()
    assert not any(dock.isHidden() for dock in edited.docks)


def test_a_window_that_becomes_narrow_meanwhile_has_its_docks_again(
    surface: CompareSurface, edited: MainWindow, qtbot: QtBot
) -> None:
    edited.resize(980, 700)
    QApplication.processEvents()
    assert all(dock.isHidden() for dock in edited.docks)
    edited.resize(1440, 900)
    QApplication.processEvents()
    assert all(dock.isHidden() for dock in edited.docks)
    edited.status.gaps_clicked.emit()
    assert edited.bottom.isHidden()
    edited.comparing.stop()
    assert not any(dock.isHidden() for dock in edited.docks)


def test_what_another_program_wrote_is_compared_and_the_question_stays(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "Shop.journey"
    file.write_bytes(file.read_bytes().replace(b'"Fetch"', b'"Collect"'))
    edited.files.look_at_file()
    edited.message_bar.press(0)
    surface = compared(edited, qtbot)
    assert (surface.compared.before.name, surface.compared.after.name) == ("This map", "Theirs")
    assert "changed “Collect”" in told(surface)
    assert "changed by another program" in edited.message_bar.text


def test_what_was_not_saved_before_a_crash_is_compared_on_the_first_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Shop.journey"
    save(shop(), path)
    document = Document(load(path))
    copy = RecoveryCopy(recovery_folder(), document.journey, path, "Shop")
    document.changed.connect(copy.add)
    edit(document)
    copy.flush()
    copy.close()
    window.files.recoveries.offer()
    window.message_bar.press(0)
    surface = compared(window, qtbot)
    assert told(surface) == ALL_FOUR
    assert "was not saved" in window.message_bar.text
    surface.canvas.set_zoom(0.5)
    assert window.status.zoom == "50 %"
    window.actions_by_id["view.actual"].trigger()
    assert window.status.zoom == "100 %"
    assert not window.status.gaps.isVisible()
    window.actions_by_id["check.next"].trigger()
    assert window.status.text == "Stage “Give back” added at position 4"
    qtbot.keyClick(surface.canvas, Qt.Key.Key_Escape)
    assert window.welcome.isVisible()
    assert window.session is None
    window.message_bar.press(0)
    compared(window, qtbot)
    window.message_bar.press(1)
    assert window.session is not None
    assert not window.comparing.is_on
    assert window.view is not None
    assert window.view.isVisible()
    window.session.document.mark_saved()


def test_versions_of_a_map_without_an_id_are_matched_by_their_ids(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Old.journey"
    save(shop(""), path)
    assert window.files.open_path(str(path))
    assert window.session is not None
    document = window.session.document
    ops.rename(document, touchpoint(document.journey, "Buy"), "Something else altogether")
    choose_row(window, qtbot, "saved")
    surface = compared(window, qtbot)
    assert surface.compared.differences.is_by_id
    assert told(surface) == ["changed “Something else altogether”"]


def test_a_map_inside_the_file_is_compared_with_itself_as_it_was_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    document = Document(shop())
    ask = touchpoint(document.journey, "Ask")
    ops.make_submap(document, ask)
    path = tmp_path / "Shop.journey"
    save(document.journey, path)
    assert window.files.open_path(str(path))
    QApplication.processEvents()
    assert window.levels.open_map(ask)
    qtbot.wait(1)
    inner = window.session
    assert inner is not None
    assert inner.of_file is not inner
    ops.add_stage(inner.document, "Inside only")
    choose_row(window, qtbot, "saved")
    surface = compared(window, qtbot)
    assert told(surface) == ["added “Inside only”"]
    take(surface, "“Inside only”", qtbot)
    assert told(surface) == []
    assert not [s for s in inner.journey.stages if s.name == "Inside only"]
    window.comparing.stop()
    ops.add_stage(inner.document, "Later")
    assert window.files.save()
    window.actions_by_id["file.versions"].trigger()
    (panel,) = window.findChildren(VersionsPanel)
    qtbot.waitUntil(lambda: bool(panel.rows[0].since), timeout=5000)
    assert panel.rows[0].since == "since then: 1 added"
    panel.restore()
    assert not [s for s in inner.journey.stages if s.name == "Later"]


# Earlier versions


@pytest.fixture
def versions(edited: MainWindow, qtbot: QtBot) -> VersionsPanel:
    """The panel of a map that was saved twice since it was opened."""
    assert edited.session is not None
    document = edited.session.document
    assert edited.files.save()
    ops.rename(document, touchpoint(document.journey, "Buy"), "Buy it")
    assert edited.files.save()
    ops.rename(document, touchpoint(document.journey, "Buy it"), "Buy it now")
    edited.actions_by_id["file.versions"].trigger()
    (panel,) = edited.findChildren(VersionsPanel)
    qtbot.waitUntil(lambda: all(row.since for row in panel.rows), timeout=5000)
    return panel


def test_earlier_versions_tell_what_has_changed_since(versions: VersionsPanel) -> None:
    assert [row.since for row in versions.rows] == [
        "since then: 1 changed",
        "since then: 1 added, 1 removed, 1 moved, 2 changed",
    ]
    assert versions.rows[0].text().startswith("Today, ")


def test_an_earlier_version_is_compared_by_enter(
    versions: VersionsPanel, edited: MainWindow, qtbot: QtBot, press: Press
) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    surface = compared(edited, qtbot)
    assert surface.compared.before.name.startswith("Version of today, ")
    assert set(told(surface)) == {*ALL_FOUR, "changed “Buy it now”"}


def test_an_earlier_version_is_restored_as_one_step(
    versions: VersionsPanel, edited: MainWindow, qtbot: QtBot, press: Press
) -> None:
    assert edited.session is not None
    document = edited.session.document
    before, steps = dict(document.journey.elements), document.position
    press(Qt.Key.Key_Down)
    qtbot.mouseClick(versions.restore_button, Qt.MouseButton.LeftButton)
    assert touchpoint(document.journey, "Try")
    assert document.position == steps + 1
    assert "restored" in edited.message_bar.text
    edited.message_bar.press(0)
    assert dict(document.journey.elements) == before


def test_an_earlier_version_opens_as_a_new_map(versions: VersionsPanel, edited: MainWindow, qtbot: QtBot) -> None:
    uid = edited.session.journey.header.uid  # type: ignore[union-attr]
    qtbot.mouseClick(versions.open_button, Qt.MouseButton.LeftButton)
    (other,) = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w is not edited and w.isVisible()
    ]
    assert other.session is not None
    assert other.session.path is None
    assert touchpoint(other.session.journey, "Buy")
    assert other.session.journey.header.uid != uid
    assert touchpoint(edited.session.journey, "Buy it now")  # type: ignore[union-attr]
    other.session.is_untouched_new = True
    other.close()


def test_a_map_that_was_never_saved_over_has_no_earlier_version(blank: MainWindow, qtbot: QtBot, press: Press) -> None:
    blank.actions_by_id["file.versions"].trigger()
    (panel,) = blank.findChildren(VersionsPanel)
    assert panel.rows == []
    press(Qt.Key.Key_Escape)
    assert not blank.findChildren(VersionsPanel) or not panel.isVisible()
    assert blank.view is not None
    assert blank.view.hasFocus()


# Which point belongs to which


def test_points_between_edges_are_stretched_and_come_back() -> None:
    alignment = Alignment([(0, 0), (100, 200), (300, 400)], [(0, 10), (50, 60)])
    assert alignment.there((50, 25)) == (100, 35)
    assert alignment.there((200, 80)) == (300, 90)
    for point in ((-20.0, 5.0), (50.0, 25.0), (280.0, 70.0), (500.0, 10.0)):
        assert alignment.back(alignment.there(point)) == pytest.approx(point)


def test_an_edge_that_was_moved_across_others_is_left_out() -> None:
    alignment = Alignment([(0, 0), (100, 300), (200, 100), (300, 400)], [(0, 0)])
    assert alignment.there((100, 0)) == (300, 0)
    assert alignment.there((200, 0)) == (350, 0)
