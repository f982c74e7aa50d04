"""Every field of every element: edited in the panel, undone, done again, saved, read, found by search, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from designer import printing, storage
from designer.finding.search import find_in
from designer.layout import Arrangement, Density, LayoutOptions, lay_out, theme_for
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.elements import CARD_FIELDS
from designer.text import FontBook
from designer.window.controls.icon_field import IconPicker
from tests.journeys.conftest import Person
from tests.layout.laws import said

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)

# How a person sets a field.
Act = Callable[[QtBot, QWidget], None]


def types(text: str) -> Act:
    """In the place of what stands there."""

    def types(qtbot: QtBot, control: QWidget) -> None:
        control.setFocus()
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        control.selectAll()
        qtbot.keyClicks(control, text)

    return types


def is_words(act: Act) -> bool:
    """Whether a field holds what a person has written: that is found by search, choices, figures and dates are not."""
    return act.__name__ == "types"


def picks(at: int) -> Act:
    """One of the segments beside each other."""

    def act(qtbot: QtBot, control: QWidget) -> None:
        levels: Any = getattr(control, "levels", control)
        qtbot.mouseClick(levels.buttons[at], Qt.MouseButton.LeftButton)

    return act


def chooses(value: object) -> Act:
    """From the list that opens, by its keys."""

    def act(qtbot: QtBot, control: Any) -> None:
        control.setFocus()
        control.showPopup()
        wanted, shown = control._values.index(value), control.view()
        for _step in range(abs(wanted - shown.currentIndex().row())):
            qtbot.keyClick(shown, Qt.Key.Key_Down if wanted > shown.currentIndex().row() else Qt.Key.Key_Up)
        qtbot.keyClick(shown, Qt.Key.Key_Return)

    return act


def ticks(qtbot: QtBot, control: QWidget) -> None:
    """Or unticks."""
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Space)


def adds_first(qtbot: QtBot, control: QWidget) -> None:
    """The first of those that are offered."""
    offered = control.focusProxy()
    assert offered is not None
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert isinstance(menu, QMenu)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())


def colours(qtbot: QtBot, control: Any) -> None:
    """The third square."""
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.place_of(control.colours[2]).center().toPoint())


def icons(word: str) -> Act:
    """By searching for it."""

    def act(qtbot: QtBot, control: QWidget) -> None:
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Space)
        picker = control.window().findChild(IconPicker) or next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, IconPicker) and w.isVisible()
        )
        qtbot.keyClicks(picker.field, word)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    return act


def pastes_picture(qtbot: QtBot, control: QWidget) -> None:
    """From the clipboard."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("#2563A8"))
    QApplication.clipboard().setImage(image)
    control.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)


def turns_off(value: str) -> Act:
    """One of the toggles."""

    def act(qtbot: QtBot, control: Any) -> None:
        qtbot.mouseClick(control.buttons[value], Qt.MouseButton.LeftButton)

    return act


class Row(msgspec.Struct, frozen=True):
    """A field: its label in the panel, how it is set, its name, what it then is, and what of it stands in the PDF.

    `printed` is the text that is looked for there, "" where the field has none and changes what is drawn instead; a reason in
    brackets where it does neither.
    """

    label: str
    act: Act
    field: str
    value: Any  # or a function of what is there
    printed: str = ""


def text(label: str, field: str, value: str, printed: str | None = None) -> Row:
    """A field that is typed in and printed as typed."""
    return Row(label, types(value), field, value, value if printed is None else printed)


def has_one(value: object) -> bool:
    """Something is there now: an id that the window makes, a colour of the theme."""
    return bool(value)


TOUCHPOINT = [
    text("Name", "name", "Rings the doorbell"),
    text("Description", "description", "Nobody hears it in the garden"),
    Row("Stage", chooses("s2"), "stage", "s2"),
    Row("Channel", chooses("c2"), "channel", "c2"),
    Row("Also through", adds_first, "also", ("c1",)),
    Row("Feeling, Mara", picks(0), "feeling", -2.0),
    Row("Planned feeling, Mara", picks(4), "future_feeling", 2.0),
    Row("Engagement", picks(4), "engagement", 5.0),
    Row("Moment of truth", ticks, "is_moment_of_truth", True, "moment of truth"),
    Row("Started by", picks(1), "initiator", "organisation"),
    Row("Status", picks(1), "status", "planned", "planned"),
    text("Owner", "owner", "Hanne Vogt"),
    Row("Evidence", picks(2), "evidence", "measured", "measured"),
    text("Source", "source", "doorbell diary"),
    text("Date", "evidence_date", "2026-03-14"),
    Row("Start", ticks, "is_start", True, "(start and end are told to the checks)"),
    Row("End", ticks, "is_end", True, "(start and end are told to the checks)"),
    text("Duration", "duration", "eleven minutes"),
    text("Waiting time", "waiting", "nine days"),
    Row("Personas", adds_first, "personas", lambda found: len(found) == 2),
]
STAGE = [
    text("Name", "name", "Arriving"),
    text("Customer goal", "goal", "To be let in at once"),
    Row("Kind", chooses("purchase"), "kind", "purchase", "(the kind is told to the checks)"),
    text("Duration", "duration", "half a day"),
    Row("Colour", colours, "colour", has_one),
    Row("Icon", icons("bike"), "icon", "bike"),
    Row("Folded", ticks, "folded", True),
]
CHANNEL = [
    text("Name", "name", "Doorstep"),
    Row("Type", chooses("phone"), "type", "phone"),
    Row("Paid or own", picks(1), "ownership", "paid", "paid"),
    Row("Reached by", picks(2), "touch", "physical", "physical"),
    Row("Icon", icons("bike"), "icon", "bike"),
    Row("Colour", colours, "colour", has_one),
    Row("Pinned", ticks, "pinned", True, "(a pinned lane stays in sight while the map is scrolled)"),
    Row("Height", types("140"), "height", 140.0, "(the lane is no lower than its cards)"),
    Row("Folded", ticks, "folded", True),
    Row("Shown", ticks, "shown", False),
]
CURVE = [
    text("Name", "name", "How awake"),
    Row("Icon", icons("bike"), "icon", "bike"),
    Row("Scale", types("1 to 10"), "scale", "1..10", "10"),
    Row("Pinned", ticks, "pinned", True, "(a pinned lane stays in sight while the map is scrolled)"),
    Row("Height", types("170"), "height", 170.0),
    Row("Folded", ticks, "folded", True),
    Row("Shown", ticks, "shown", False),
]
LANE = [Row("Kind", chooses("support"), "kind", "support")]
PERSONA = [
    text("Name", "name", "Marlene"),
    text("Role", "role", "keeps the keys"),
    Row("Picture", pastes_picture, "picture", has_one),
    text("Quote", "quote", "Is anybody in"),
    text("Goals", "goals", "A warm room"),
    text("Needs", "needs", "A hand with the suitcase"),
    text("Frustrations", "frustrations", "Bells that nobody hears"),
    text("Behaviours", "behaviours", "Knocks twice"),
    Row("Prefers", adds_first, "channels", ("c1",), "Website"),
    Row("Colour", colours, "colour", has_one),
]
CONNECTION = [
    text("Label", "label", "by taxi"),
    Row("Kind", picks(1), "kind", "alternative"),
    Row("Share", types("35"), "share", 35.0, "35 %"),
    Row("To", chooses("t3"), "target", "t3"),
]
_COMMON = [
    text("Text", "text", "The bell is broken"),
    Row("About", chooses("s2"), "about", "s2"),
]
NOTES: dict[NoteKind, list[Row]] = {
    NoteKind.THOUGHT: _COMMON,
    NoteKind.QUESTION: [*_COMMON, Row("Kind", chooses(NoteKind.PAIN_POINT), "kind", "pain point")],
    NoteKind.IMAGE: [*_COMMON, Row("Image", pastes_picture, "picture", has_one)],
    NoteKind.CUSTOM: [
        *_COMMON,
        Row("Lane", chooses("own"), "lane", "own", "(the first lane of one's own is where it stood)"),
    ],
    NoteKind.PAIN_POINT: [
        *_COMMON,
        Row("Severity", picks(2), "severity", 3),
        Row("Private", ticks, "is_private", True),
    ],
    NoteKind.OPPORTUNITY: [
        *_COMMON,
        Row("Impact", picks(2), "impact", 3, "I 3"),
        Row("Effort", picks(0), "effort", 1, "E 1"),
        text("Owner", "owner", "Ole Brandt"),
    ],
    NoteKind.METRIC: [
        text("Label", "text", "Rings until somebody comes"),
        Row("Value", types("7"), "value", 7.0, "7"),
        text("Unit", "unit", "rings"),
        Row("Target", types("2"), "target", 2.0),
        Row("Better is", picks(1), "better", "lower"),
        Row("Before", types("9, 8"), "history", (9.0, 8.0)),
        text("Source", "source", "bell counter"),
        text("Date", "date", "2026-02-03", "(the date of a source is told to the checks)"),
    ],
    NoteKind.CONTENT: [
        *_COMMON,
        text("Type", "content_type", "checklist", "(the icon of a chip tells its type)"),
        text("Link", "link", "https://example.org/bell", "(a link of the PDF, looked for below)"),
    ],
    NoteKind.EVIDENCE: [
        *_COMMON,
        text("Source", "source", "field notes"),
        text("Date", "date", "2026-02-03", "(the date of a source is told to the checks)"),
    ],
}
HEADER = [
    text("Title", "title", "A door that opens"),
    text("Scenario", "scenario", "Mara arrives late and wants to get in"),
    Row("Scope", picks(1), "scope", "buyer"),
    Row("Feeling scale", types("1 to 10"), "feeling_scale", "1..10", "10"),
    Row("Language", chooses("de"), "language", "de"),
    Row("Checked as", chooses("workshop"), "profile", "workshop", "(told to the checks)"),
    text("Organisation", "organisation", "Haus am See"),
    text("Author", "author", "Ada Blum"),
    text("Version", "version", "seventh"),
    Row("Date", types("2026-06-01"), "date", "2026-06-01", "1"),
    Row("Begun", types("2026-01-02"), "created", "2026-01-02", "(told in the panel alone)"),
    Row("Logo", pastes_picture, "logo", has_one),
    Row("Theme", chooses("high-contrast"), "theme", "high-contrast"),
    Row("Density", chooses("compact"), "density", "compact"),
    Row("Arrangement", chooses("grouped"), "arrangement", "grouped"),
    Row("Cards", turns_off("description"), "card_fields", lambda found: "description" not in found),
    Row("Curves", ticks, "shows_values", True),
    Row("State", picks(0), "shows", "current"),
]


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _map(*more: Any) -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", uid="fields", title="House", shows=MapState.BOTH, card_fields=CARD_FIELDS),
            Stage(id="s1", order="F", name="Before"),
            Stage(id="s2", order="U", name="After"),
            Channel(id="c1", order="C", name="Website"),
            Channel(id="c2", order="F", name="Garden"),
            Lane(id="back", order="K", name="Kitchen", kind=LaneKind.BACK_STAGE),
            Lane(id="curve", order="N", kind=LaneKind.ENGAGEMENT),
            *(Lane(id=f"lane-of-{kind.name.lower()}", order=f"P{i + 1}", kind=kind) for i, kind in enumerate(_ON_DEMAND)),
            Lane(id="own", order="Z", name="Own words", kind=LaneKind.CUSTOM),
            Persona(id="p1", order="F", name="Mara"),
            Persona(id="p2", order="U", name="Jens"),
            Touchpoint(id="t1", stage="s1", step="F", channel="c1", order="F", name="Looks", personas=("p1",)),
            Touchpoint(id="t2", stage="s2", step="F", channel="c2", order="U", name="Waits", engagement=3.0, feeling=1.0),
            Touchpoint(id="t3", stage="s2", step="U", lane="back", order="k", name="Cooks", description="Tea", feeling=0.0),
            Connection(id="k1", source="t1", target="t2"),
            *more,
        ]
    )  # fmt: skip


_ON_DEMAND = (LaneKind.THOUGHTS, LaneKind.QUESTIONS, LaneKind.OWNER, LaneKind.EVIDENCE, LaneKind.IMAGES)
CASES: dict[str, tuple[str, list[Row]]] = {
    "touchpoint": ("t1", TOUCHPOINT),
    "stage": ("s1", STAGE),
    "channel": ("c2", CHANNEL),
    "curve": ("curve", CURVE),
    "lane": ("back", LANE),
    "persona": ("p1", PERSONA),
    "connection": ("k1", CONNECTION),
    "map": ("map", HEADER),
    **{f"{kind.value}": ("n1", rows) for kind, rows in NOTES.items()},
}


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


@pytest.mark.parametrize("case", CASES)
def test_each_field_is_edited_undone_saved_found_and_printed(
    case: str, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    id, rows = CASES[case]
    more = [Note(id="n1", about="t1", order="F", kind=NoteKind(case), text="?")] if id == "n1" else []
    file = tmp_path / "Fields.journey"
    storage.save(_map(*more), file)
    assert person.window.files.open_path(str(file))
    person.window.actions_by_id["edit.properties"].trigger()
    person.window.activateWindow()
    qtbot.waitUntil(person.window.isActiveWindow)
    for row in rows:
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
    for row in rows:
        assert _holds(again, id, row), f"{row.label} of the {case} in the file"
        value = getattr(again[id], row.field)
        if row.printed == value and is_words(row.act) and "date" not in row.field:
            assert any(hit.id == id for hit in find_in(again, value)), f"{row.label} of the {case} by search"
    _look_at_paper(again, id, case, rows, tmp_path)


def _look_at_paper(journey: JourneyMap, id: str, case: str, rows: list[Row], folder: Path) -> None:
    element = journey[id]
    if (
        getattr(element, "folded", False)
        or not getattr(element, "shown", True)
        or getattr(element, "is_private", False)
    ):
        element = msgspec.structs.replace(element, **{
            name: value for name, value in (("folded", False), ("shown", True), ("is_private", False)) if hasattr(element, name)
        })  # fmt: skip
        journey = JourneyMap([element, *(e for e in journey if e.id != id)])
    choice = printing.PrintChoice(paper="A1", arrangement="swimlanes", adds=printing.ADDS)
    target = folder / "Fields.pdf"
    printing.write(printing.compose(journey, _fonts(), choice), journey, "Fields", target, ".pdf")
    pdf = pypdfium2.PdfDocument(target)
    paper = "".join("".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()
    for row in rows:
        if row.printed and not row.printed.startswith("("):
            assert "".join(row.printed.split()) in paper, f"{row.label} of the {case} in the PDF"
    if case == "content":
        assert b"https://example.org/bell" in target.read_bytes()
