"""Settings: each one holds at once, where it says it does, and is there again after the program ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer import settings as keys
from designer.editing import operations as ops
from designer.model import Placement
from designer.settings import Settings, versions_folder
from designer.storage import load
from designer.storage.versions import find_versions
from designer.text import FontBook
from designer.window import saves_itself
from designer.window.context import Context
from designer.window.controls import ComboField
from designer.window.main_window import MainWindow
from designer.window.print_dialog import PrintDialog
from designer.window.settings_page import SettingsPage

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(window: MainWindow) -> SettingsPage:
    """The page that is open."""
    QApplication.processEvents()
    return next(p for p in window.findChildren(SettingsPage) if p.isVisible())


@pytest.fixture
def page(saved: MainWindow, qtbot: QtBot) -> Iterator[SettingsPage]:
    """The page as a person opens it, over a map that has a file."""
    qtbot.keyClick(saved, Qt.Key.Key_Comma, _CTRL)
    made = page_of(saved)
    yield made
    if isValid(made):
        made.close()
    QApplication.processEvents()


def type_into(qtbot: QtBot, page: SettingsPage, name: str, text: str) -> None:
    field = page.fields[name]
    page.go_to(name)
    qtbot.keyClick(field, Qt.Key.Key_A, _CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def choose(qtbot: QtBot, field: ComboField, text: str) -> None:
    """Choose from a list by keys, as without a mouse."""
    field.setFocus()
    at = field.findText(text)
    assert at >= 0, text
    while field.currentIndex() != at:
        qtbot.keyClick(field, Qt.Key.Key_Down if field.currentIndex() < at else Qt.Key.Key_Up)


def edit(window: MainWindow, name: str = "Order") -> str:
    window.finish_editing()  # the title of a new map
    assert window.session is not None
    return ops.add_touchpoint(window.session.document, name, Placement(stage=window.session.journey.stages[0].id))


def wait(qtbot: QtBot, until: Callable[[], bool]) -> None:
    qtbot.waitUntil(until, timeout=5000)


# The page


def test_the_page_opens_once_and_escape_closes_it(page: SettingsPage, saved: MainWindow, qtbot: QtBot) -> None:
    saved.files.open_settings()
    assert page_of(saved) is page
    assert page.focusWidget() is page.fields["author"]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not isValid(page) or not page.isVisible()


def test_every_setting_is_reached_by_tab_and_has_a_name(page: SettingsPage, qtbot: QtBot) -> None:
    reached: set[int] = set()
    for _turn in range(60):
        focus = page.focusWidget()
        reached.add(id(focus))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    for name, field in page.fields.items():
        parts = [field, *field.findChildren(type(field).__mro__[-4])]
        assert any(id(p) in reached for p in [*parts, field.focusProxy() or field]), name
        assert field.accessibleName(), name


def test_enter_in_a_field_closes_nothing(page: SettingsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.fields["author"], Qt.Key.Key_Return)
    assert page.isVisible()


def test_what_is_set_is_there_again_after_the_program_ended(page: SettingsPage, qtbot: QtBot) -> None:
    type_into(qtbot, page, "author", "R. Adler")
    type_into(qtbot, page, "versions_kept", "4")
    page.close()
    again = Settings()
    assert (again.get(keys.AUTHOR), again.get(keys.VERSIONS_KEPT)) == ("R. Adler", 4)


def test_the_page_follows_another_text_size_and_keeps_the_focus(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    before = page.fields["author"].height()
    buttons = page.fields["text_size"].buttons  # type: ignore[attr-defined]
    qtbot.mouseClick(buttons[4], _LEFT)
    wait(qtbot, lambda: page.fields["author"].height() > before)
    assert context.scale.percent == 150
    assert page.isVisible()
    context.settings.set(keys.TEXT_SIZE, 100)
    context.refresh()


def test_dark_and_light_are_the_same_as_in_the_view_menu(
    page: SettingsPage, saved: MainWindow, context: Context, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.fields["appearance"].buttons[2], _LEFT)  # type: ignore[attr-defined]
    assert context.tokens.is_dark
    assert saved.actions_by_id["view.appearance.dark"].isChecked()
    qtbot.mouseClick(page.fields["appearance"].buttons[1], _LEFT)  # type: ignore[attr-defined]
    assert not context.tokens.is_dark


def test_hints_and_gaps_on_the_map_are_switched_at_once(page: SettingsPage, saved: MainWindow, qtbot: QtBot) -> None:
    assert saved.view is not None
    for name, is_shown in (
        ("hints", lambda: saved.view.state.shows_hints),
        ("badges", lambda: saved.view.badges.are_shown),
    ):  # type: ignore[union-attr]
        assert is_shown()
        page.fields[name].setFocus()
        qtbot.keyClick(page.fields[name], Qt.Key.Key_Space)
        assert not is_shown()
        assert not saved.actions_by_id[f"view.{name}"].isChecked()


# New maps


def test_new_maps_take_author_organisation_and_profile(page: SettingsPage, saved: MainWindow, qtbot: QtBot) -> None:
    type_into(qtbot, page, "author", "R. Adler")
    type_into(qtbot, page, "organisation", "Velo AG")
    choose(qtbot, page.fields["profile"], "Workshop: only what is broken")  # type: ignore[arg-type]
    from designer.templates import open_template

    header = saved.files.named(open_template("core-four")).header
    assert (header.author, header.organisation, header.profile) == ("R. Adler", "Velo AG", "workshop")
    assert saved.session is not None
    assert saved.session.journey.header.author != "R. Adler", "maps that there are keep theirs"


# Paper


def test_paper_and_margin_hold_for_the_first_print_and_then_what_was_printed(
    page: SettingsPage, saved: MainWindow, qtbot: QtBot
) -> None:
    type_into(qtbot, page, "margin", "17")
    choose(qtbot, page.fields["paper"], "A4")  # type: ignore[arg-type]
    page.close()
    saved.files.exchange.open_print()
    dialog = next(d for d in saved.findChildren(PrintDialog) if d.isVisible())
    assert (dialog.choice.paper, dialog.choice.margin) == ("A4", 17)
    dialog.choose(margin=9.0)
    dialog.reject()
    saved.context.settings.set(keys.MARGIN, 25.0)
    saved.files.exchange.open_print()
    again = next(d for d in saved.findChildren(PrintDialog) if d.isVisible() and d is not dialog)
    assert again.choice.margin == 9
    again.reject()


def test_a_margin_that_can_not_be_is_refused_under_the_field(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    type_into(qtbot, page, "margin", "400")
    assert context.settings.get(keys.MARGIN) != 400
    said = [
        label.text()
        for label in page.findChildren(type(page._note("")))
        if label.property("kind") == "wrong" and label.text()
    ]
    assert said == ["A number from 0 to 60"]


# Saving by itself


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves_itself, "PAUSE_MS", 60)
    monkeypatch.setattr(saves_itself, "WAIT_MS", 20)


def test_an_edit_is_saved_a_while_after_it_where_that_is_wanted(
    page: SettingsPage, saved: MainWindow, qtbot: QtBot, quick: None
) -> None:
    assert saved.session is not None
    file = saved.session.path
    assert file is not None
    edit(saved, "Before")
    qtbot.wait(150)
    assert saved.session.is_edited, "off at first"
    page.fields["save_by_itself"].setFocus()
    qtbot.keyClick(page.fields["save_by_itself"], Qt.Key.Key_Space)
    wait(qtbot, lambda: not saved.session.is_edited)  # type: ignore[union-attr]
    edit(saved, "After")
    assert saved.session.is_edited
    wait(qtbot, lambda: not saved.session.is_edited)  # type: ignore[union-attr]
    assert {t.name for t in load(file).touchpoints} == {"Before", "After"}
    assert saved.session.document.undo_label, "saving clears no undo"


def test_a_map_without_a_file_is_never_asked_for_one(
    blank: MainWindow, qtbot: QtBot, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **_k: asked.append(a) or ("", ""))
    blank.context.settings.set(keys.SAVE_BY_ITSELF, True)
    edit(blank)
    qtbot.wait(200)
    assert not asked
    assert blank.session is not None
    assert blank.session.is_edited


def test_nothing_is_saved_while_a_text_is_written(saved: MainWindow, qtbot: QtBot, quick: None) -> None:
    assert saved.session is not None
    assert saved.view is not None
    made = edit(saved)
    saved.view.edit_text(made)
    saved.context.settings.set(keys.SAVE_BY_ITSELF, True)
    saved.saves_itself.look()
    qtbot.wait(200)
    assert saved.view.session is not None
    assert saved.session.is_edited
    saved.view.finish_editing()
    wait(qtbot, lambda: not saved.session.is_edited)  # type: ignore[union-attr]


def test_nothing_is_saved_in_the_middle_of_a_gesture(saved: MainWindow, qtbot: QtBot, quick: None) -> None:
    assert saved.session is not None
    assert saved.view is not None
    made = edit(saved)
    qtbot.wait(1)
    port = saved.view.viewport()
    x, y = saved.view.camera.to_view(*saved.view.map_layout.grid.cards[made].box.centre)
    start = QPoint(round(x), round(y))
    qtbot.mousePress(port, _LEFT, pos=start)
    for step in (6, 14, 30):
        qtbot.mouseMove(port, start + QPoint(step, 0))
    assert saved.view.mouse.gesture is not None
    saved.context.settings.set(keys.SAVE_BY_ITSELF, True)
    saved.saves_itself.look()
    qtbot.wait(200)
    assert saved.session.is_edited
    qtbot.keyClick(saved.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(port, _LEFT, pos=start)
    wait(qtbot, lambda: not saved.session.is_edited)  # type: ignore[union-attr]


def test_trouble_stands_in_the_bar_and_is_tried_again_after_the_next_edit(
    saved: MainWindow, qtbot: QtBot, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from designer.storage import FileTrouble
    from designer.window import session as session_module

    assert saved.session is not None
    saved.context.settings.set(keys.SAVE_BY_ITSELF, True)
    tries: list[int] = []

    def full(*_args: object, **_kwargs: object) -> object:
        tries.append(1)
        raise FileTrouble("Not saved: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(session_module, "save", full)
        edit(saved, "One")
        wait(qtbot, lambda: bool(tries))
        qtbot.wait(250)
        assert len(tries) == 1
        assert saved.message_bar.text.startswith("Not saved: the disk is full.")
        assert saved.toolbar.saved_state == "Not saved"
    edit(saved, "Two")
    wait(qtbot, lambda: not saved.session.is_edited)  # type: ignore[union-attr]
    assert saved.toolbar.saved_state == "Saved"


# Files


def test_so_many_earlier_versions_are_kept_also_of_maps_opened_later(
    page: SettingsPage, saved: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    type_into(qtbot, page, "versions_kept", "2")
    assert saved.session is not None
    assert saved.session.versions_kept == 2
    file = saved.session.path
    assert file is not None
    for number in range(5):
        edit(saved, f"T{number}")
        saved.files.save()
    assert len(find_versions(file, versions_folder())) == 2
    saved.session.document.mark_saved()
    saved.session.save(tmp_path / "Other.journey")
    saved.files.take_theirs()
    assert saved.session.versions_kept == 2


def test_a_number_of_versions_that_can_not_be_is_refused(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    type_into(qtbot, page, "versions_kept", "0")
    assert context.settings.get(keys.VERSIONS_KEPT) == 10


def test_the_folders_are_those_of_the_next_dialogs(
    page: SettingsPage, blank: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("save_folder", "export_folder"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, folder=folder: str(folder))
        qtbot.mouseClick(page.fields[name], _LEFT)
        assert page.fields[name].text().endswith(name)  # type: ignore[attr-defined]
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **_k: asked.append(a[2]) or ("", ""))
    assert blank.session is not None
    blank.files.save()  # it has a file: the folder of the settings is not touched by that
    blank.session.path = None
    blank.files.save_as()
    blank.files.exchange.ask_export()
    assert [Path(a).parent.name for a in asked] == ["save_folder", "export_folder"]


# Fonts

THAI = next(Path(face.file) for face in FontBook.bundled().faces if face.key == "NotoSansThai-700")


def test_a_font_is_chosen_for_a_script_and_the_map_is_set_in_it_at_once(
    page: SettingsPage, saved: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "Own.ttf"
    own.write_bytes(THAI.read_bytes())
    edit(saved, "สวัสดี")
    fonts = page.fonts
    assert fonts is not None
    choose(qtbot, fonts.scripts, "Thai")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(own), ""))
    assert fonts.font_choice is not None
    choose(qtbot, fonts.font_choice, "Choose a file…")
    assert saved.view is not None
    wait(qtbot, lambda: any(str(own) == str(face.file) for face in saved.view.fonts.faces))  # type: ignore[union-attr]
    assert fonts.font_choice.currentText() == "Own.ttf"
    assert saved.context.settings.get(keys.FONTS) == {"thai": str(own)}
    choose(qtbot, fonts.font_choice, "Found by itself")
    wait(qtbot, lambda: all(str(own) != str(face.file) for face in saved.view.fonts.faces))  # type: ignore[union-attr]
    assert saved.context.settings.get(keys.FONTS) == {}


def test_a_file_that_is_no_font_is_refused_with_the_reason(
    page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    wrong = tmp_path / "Letter.ttf"
    wrong.write_text("Dear Mara")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(wrong), ""))
    fonts = page.fonts
    assert fonts is not None
    assert fonts.font_choice is not None
    choose(qtbot, fonts.font_choice, "Choose a file…")
    wait(qtbot, lambda: bool(fonts._wrong.text()))
    assert fonts._wrong.isVisible()
    assert fonts._wrong.text() == "“Letter.ttf” is no font that can set text here."
    assert fonts.font_choice.currentText() == "Found by itself"
    assert context.settings.get(keys.FONTS) == {}


def test_characters_without_a_font_lead_to_the_row_of_their_script(saved: MainWindow, qtbot: QtBot) -> None:
    edit(saved, "漢字かな")
    wait(qtbot, lambda: "no font on this computer" in saved.message_bar.text)
    saved.message_bar.press(0)
    page = page_of(saved)
    fonts = page.fonts
    assert fonts is not None
    assert page.focusWidget() is fonts.scripts
    assert fonts.scripts.currentText() == "Japanese"
    qtbot.wait(20)
    place = fonts.scripts.mapTo(page, QPoint(0, 0)).y()
    assert 0 < place < page.height() - fonts.scripts.height()
    page.close()
