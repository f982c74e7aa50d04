"""Every field of every element: edited in the panel, undone, done again, saved, read, found by search, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer import printing, storage
from designer.cli import main
from designer.layout import Arrangement, Density, LayoutOptions, lay_out, theme_for
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.text import FontBook
from tests.journeys.acts import opens, types
from tests.journeys.conftest import Person
from tests.journeys.every_field import CASES, TOGETHER, Row, map_of_all
from tests.journeys.finding import find, open_map
from tests.layout.laws import said

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _drawn(journey: JourneyMap) -> list[tuple[object, ...]]:
    header = journey.header
    options = LayoutOptions(arrangement=Arrangement(header.arrangement), density=Density(header.density))
    return said(lay_out(journey, theme_for(header), _fonts(), options))


def _field(person: Person, id: str, label: str) -> QWidget:
    person.window.select(() if id == "map" else (id,))
    QApplication.processEvents()
    found = person.window.properties.findChildren(QWidget, f"field.{label}")
    names = {w.objectName() for w in person.window.properties.findChildren(QWidget) if w.objectName()}
    assert len(found) == 1, f"{label} of {id} among {sorted(names)}"
    return found[0]


def _holds(journey: JourneyMap, id: str, row: Row) -> bool:
    value = getattr(journey[id], row.field)
    return bool(row.value(value)) if callable(row.value) else value == row.value


@pytest.mark.parametrize("name", TOGETHER)
def test_each_field_is_edited_undone_saved_found_and_printed(
    name: str, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    fields = [(case, CASES[case].id, row) for case in TOGETHER[name] for row in CASES[case].rows]
    file = tmp_path / "Fields.journey"
    storage.save(map_of_all(*(element for case in TOGETHER[name] for element in CASES[case].more)), file)
    open_map(person, qtbot, file)
    person.window.actions_by_id["edit.properties"].trigger()
    for case, id, row in fields:
        where = f"{row.label} of the {case}"
        before, drawn = getattr(person.journey[id], row.field), _drawn(person.journey)
        assert not _holds(person.journey, id, row), where
        steps = person.session.document.position
        row.act(qtbot, _field(person, id, row.label))
        person.window.activateWindow()
        qtbot.waitUntil(person.window.isActiveWindow)
        person.view.setFocus()
        QApplication.processEvents()
        assert _holds(person.journey, id, row), f"{where}: {getattr(person.journey[id], row.field)!r}"
        assert person.session.document.position == steps + 1, where
        person.press(Qt.Key.Key_Z, CTRL)
        assert getattr(person.journey[id], row.field) == before, where
        person.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert _holds(person.journey, id, row), where
        if not row.printed and case != "persona":
            assert _drawn(person.journey) != drawn, f"{where} changes nothing that is drawn"
    person.press(Qt.Key.Key_S, CTRL)
    again = storage.load(file)
    for case, id, row in fields:
        assert _holds(again, id, row), f"{row.label} of the {case} in the file"
    person.window.show_welcome()
    open_map(person, qtbot, file)
    for case, id, row in fields:
        value = getattr(again[id], row.field)
        sought = row.sought(value) if callable(row.sought) else row.sought
        assert sought, f"{row.label} of the {case}: how is it found?"
        if not sought.startswith("("):
            element, field = row.lands
            found = find(person, sought, element or id, field or row.field)
            assert found, f"{row.label} of the {case} by “{sought}”"
    _look_at_paper(again, fields, tmp_path)


def test_a_map_in_a_file_is_chosen_undone_saved_found_and_marked(
    person: Person, qtbot: QtBot, tmp_path: Path, answers: Callable[[Path], None]
) -> None:
    file, garden = tmp_path / "Fields.journey", tmp_path / "Round the garden.journey"
    storage.save(map_of_all(), file)
    storage.save(JourneyMap([MapHeader(id="map", uid="garden", title="Garden"), Stage(id="s", order="F")]), garden)
    open_map(person, qtbot, file)
    person.window.actions_by_id["edit.properties"].trigger()
    drawn = _drawn(person.journey)
    answers(garden)
    opens("A map from a file")(qtbot, _field(person, "t1", "Opens"))
    person.window.activateWindow()
    qtbot.waitUntil(person.window.isActiveWindow)
    QApplication.processEvents()
    person.view.setFocus()
    assert person.journey["t1"].map_file == garden.name  # type: ignore[attr-defined]
    assert _drawn(person.journey) != drawn  # the mark of a card that opens a map
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.journey["t1"].map_file == ""  # type: ignore[attr-defined]
    person.press(Qt.Key.Key_Z, CTRL | SHIFT)
    person.press(Qt.Key.Key_S, CTRL)
    assert storage.load(file)["t1"].map_file == garden.name  # type: ignore[attr-defined]
    person.window.show_welcome()
    open_map(person, qtbot, file)
    assert find(person, "round the garden", "t1", "map_file")


def test_private_notes_of_a_stage_are_edited_undone_saved_found_and_kept_from_paper(
    person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    file, words = tmp_path / "Fields.journey", "Ask the porter first"
    storage.save(map_of_all(), file)
    open_map(person, qtbot, file)
    person.window.actions_by_id["edit.properties"].trigger()
    steps = person.session.document.position
    types(words)(qtbot, _field(person, "s1", "Private notes"))
    person.view.setFocus()
    QApplication.processEvents()
    assert person.session.document.position == steps + 1
    assert _private(person.journey) == [words]
    person.press(Qt.Key.Key_Z, CTRL)
    assert _private(person.journey) == []
    person.press(Qt.Key.Key_Z, CTRL | SHIFT)
    person.press(Qt.Key.Key_S, CTRL)
    again = storage.load(file)
    assert _private(again) == [words]
    person.window.show_welcome()
    open_map(person, qtbot, file)
    assert _field(person, "s1", "Private notes").toPlainText() == words  # type: ignore[attr-defined]
    note = next(n for n in person.journey.of(Note) if n.is_private)
    assert find(person, "the porter", note.id, "text")
    wanted = "".join(words.split())
    assert wanted not in "".join(_pages(again, tmp_path))
    assert wanted in "".join(_pages(again, tmp_path, shows_private=True))
    assert main(["export", str(file), "-o", str(tmp_path / "plain.pdf")]) == 0
    assert wanted not in "".join(_words_of(tmp_path / "plain.pdf"))
    assert main(["export", str(file), "--private", "-o", str(tmp_path / "private.pdf")]) == 0
    assert wanted in "".join(_words_of(tmp_path / "private.pdf"))


def _private(journey: JourneyMap) -> list[str]:
    return [n.text for n in journey.of(Note) if n.is_private and n.about == "s1"]


def _look_at_paper(journey: JourneyMap, fields: list[tuple[str, str, Row]], folder: Path) -> None:
    seen = {id: _to_be_seen(journey[id]) for _case, id, _row in fields}
    journey = JourneyMap([*seen.values(), *(e for e in journey if e.id not in seen)])
    after: list[str] = []  # the pages after the map: they are the same in each arrangement, says the next test
    for arrangement in Arrangement:
        the_map, *more = _pages(journey, folder, arrangement, adds=() if after else printing.ADDS)
        after = after or more
        paper = "".join((the_map, *after))
        for case, _id, row in fields:
            if row.printed and not row.printed.startswith("("):
                assert "".join(row.printed.split()) in paper, f"{row.label} of the {case} in the PDF, {arrangement}"
            if row.field == "link":
                assert b"https://example.org/bell" in (folder / "Fields.pdf").read_bytes()


def _to_be_seen(element: Element) -> Element:
    """The same element, where it is not hidden, folded or private."""
    wanted = {"folded": False, "shown": True, "is_private": False}
    return msgspec.structs.replace(element, **{name: value for name, value in wanted.items() if hasattr(element, name)})


@pytest.mark.parametrize("case", ["persona", "touchpoint", NoteKind.OPPORTUNITY.value])
def test_the_pages_after_a_map_are_the_same_in_each_arrangement(case: str, tmp_path: Path) -> None:
    journey = map_of_all(*CASES[case].more)
    first, *others = (_pages(journey, tmp_path, arrangement) for arrangement in Arrangement)
    assert len(first) >= 3  # the map, its personas, its gaps
    assert all(pages[1:] == first[1:] for pages in others)


def _pages(
    journey: JourneyMap,
    folder: Path,
    arrangement: str = Arrangement.SWIMLANES,
    *,
    adds: tuple[str, ...] = printing.ADDS,
    shows_private: bool = False,
) -> list[str]:
    """The words of the map's page and of each after it, without the spaces between them."""
    choice = printing.PrintChoice(paper="A1", arrangement=arrangement, adds=adds, shows_private=shows_private)
    target = folder / "Fields.pdf"
    printing.write(printing.compose(journey, _fonts(), choice), journey, "Fields", target, ".pdf")
    return _words_of(target)


def _words_of(file: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(file)
    words = ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    pdf.close()
    return words


# What the window can't set in the form of one element, and where that is tested instead.
_NOT_IN_A_FORM = {
    "id": "given", "extra": "kept for newer programs", "uid": "given", "seen": "kept by a waiver",
    "order": "dragging", "state": "two states of one map", "lane": "the row Channel, where lanes are offered too",
    "feelings": "the row Feeling, for each persona", "future_feelings": "the row Planned feeling, for each persona",
    "map_file": "the test above",
}  # fmt: skip


def test_no_field_is_left_out() -> None:
    """A new field needs a row in the panel and here, or a reason."""
    for cls in (MapHeader, Stage, Channel, Lane, Persona, Touchpoint, Connection, Note):
        ids = {case: map_of_all(*one.more)[one.id] for case, one in CASES.items()}
        covered = {row.field for case, one in CASES.items() if isinstance(ids[case], cls) for row in one.rows}
        fields = {info.name for info in msgspec.structs.fields(cls)}
        assert fields - covered - _NOT_IN_A_FORM.keys() == set(), cls.__name__
