"""Settings: one page of six groups, each change applied at once (WINDOW.md section 4)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer import settings as keys
from designer.printing import PAPER_NAMES
from designer.window.controls import (
    BarButton,
    Check,
    ComboField,
    FieldButton,
    LineField,
    NumberField,
    Segments,
    WholeField,
)
from designer.window.controls.choices import Choice
from designer.window.icons import icon
from designer.window.later import call_later
from designer.window.script_fonts import ScriptFonts
from designer.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from designer.window.main_window import MainWindow

_LABEL = 168  # px at 100 %
_MOST_VERSIONS = 100
_PROFILES = (
    ("", "As the template says"),
    ("customer-journey", "Customer journey"),
    ("buyer-journey", "Buyer’s journey"),
    ("service-blueprint", "Service blueprint"),
    ("cjml", "Planned and actual journey (CJML)"),
    ("workshop", "Workshop: only what is broken"),
)


class Field(Protocol):
    """A control that shows a value and says when a person edits it."""

    edited: SignalInstance

    def show_value(self, value: object) -> None:
        """Show what is set."""


def open_settings(window: MainWindow, at: str = "") -> None:
    """Show the page, with the focus on the setting of this name where one is given; the page that is open comes to the front."""
    opened = next((w for w in QApplication.topLevelWidgets() if isinstance(w, SettingsPage) and w.window_of is window
                   and w.isVisible()), None)  # fmt: skip
    page = opened or SettingsPage(window)
    page.show()
    if opened is not None:
        page.raise_()
        page.activateWindow()
    if at:
        page.go_to(at)


class SettingsPage(QDialog):
    """Not modal; Esc closes it. What is changed holds at once, for all windows, and is written when the page closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        self.setObjectName("settings")
        self.window_of = window
        self._context = window.context
        self._settings = window.context.settings
        self.fields: dict[str, QWidget] = {}  # by the name of the setting
        self.fonts: ScriptFonts | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body: QWidget | None = None
        self._area = QScrollArea()
        self._fill()
        self._context.size_changed.connect(self._fill_soon)
        self._context.look_changed.connect(self._take_look)
        self.fields["author"].setFocus()

    # Building

    def _fill_soon(self) -> None:
        # Not while the control that was pressed is still at work.
        call_later(self, self._fill)

    def _fill(self) -> None:
        context, scale = self._context, self._context.scale
        old, focused, at = self._body, self._focused_setting(), 0
        if old is not None:
            at = self._area.verticalScrollBar().value()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._icons: list[tuple[QLabel, str]] = []
        body = self._body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        page = QWidget()
        page.setProperty("kind", "panel")
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(scale(28), scale(8), scale(28), scale(24))
        self._page.setSpacing(scale(6))
        for make in (self._you, self._appearance, self._paper, self._checks, self._session, self._files):
            make()
        self._page.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        column.addWidget(area, 1)
        self._column.addWidget(body)
        room = self.window_of.screen().availableGeometry()
        self.setMinimumSize(min(scale(520), room.width()), min(scale(400), room.height()))
        self.resize(min(scale(640), room.width()), min(scale(740), room.height() - scale(40)))
        self._take_look()
        context.wear()
        if focused:
            self.fields[focused].setFocus()
            area.verticalScrollBar().setValue(at)

    def go_to(self, name: str) -> None:
        """Put the focus on one setting, and show it."""
        field = self.fields[name]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area = self._area
        # Once the page is laid out.
        call_later(self, lambda: area.ensureWidgetVisible(field, 0, self._context.scale(80)))

    def _focused_setting(self) -> str:
        focus = self.focusWidget()
        if focus is None:
            return ""
        return next((n for n, f in self.fields.items() if f is focus or f.isAncestorOf(focus)), "")

    def _make_head(self) -> QWidget:
        scale = self._context.scale
        head = QFrame()
        head.setProperty("kind", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(scale(28), scale(14), scale(16), scale(12))
        title = QLabel(_("Settings"))
        title.setProperty("kind", "dialog")
        close = BarButton(self._context, "x", name=_("Close"), side=16, pad=6, height=28)
        close.set_hint(_("Close"))
        close.clicked.connect(self.close)
        row.addWidget(title, 1)
        row.addWidget(close)
        return head

    def _group(self, text: str, sign: str) -> None:
        scale = self._context.scale
        row = QHBoxLayout()
        self._page.addLayout(row)
        row.setSpacing(scale(8))
        row.setContentsMargins(0, scale(18), 0, scale(4))
        mark, title = QLabel(), QLabel(text)
        mark.setFixedSize(scale(18), scale(18))
        title.setProperty("kind", "heading")
        self._icons.append((mark, sign))
        row.addWidget(mark)
        row.addWidget(title, 1)

    def _row(self, text: str, control: QWidget, note: str = "") -> None:
        scale = self._context.scale
        row = QHBoxLayout()
        self._page.addLayout(row)
        row.setSpacing(scale(12))
        label = QLabel(text)
        label.setProperty("kind", "label")
        label.setFixedWidth(scale(_LABEL))
        label.setWordWrap(True)
        label.setBuddy(control)
        label.setMinimumHeight(scale(28))  # on the line of a field, also where more stands below that
        control.setAccessibleName(control.text() if isinstance(control, Check) else text)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(control, 1)
        if note:
            self._note(note)

    def _note(self, text: str) -> QLabel:
        scale = self._context.scale
        label = QLabel(text)
        label.setProperty("kind", "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(scale(_LABEL + 12), 0, 0, scale(4))
        self._page.addWidget(label)
        return label

    def _set(
        self, key: keys.Key[Any], text: str, field: Any, after: Callable[[], object] = lambda: None, note: str = ""
    ) -> None:
        """A row for one setting: what the field says is set at once."""

        def take(value: object) -> None:
            self._settings.set(key, value)
            after()

        field.show_value(self._settings.get(key))
        field.edited.connect(take)
        field.setObjectName(f"settings.{key.name}")
        self.fields[key.name] = field
        self._row(text, field, note)

    # The six groups

    def _you(self) -> None:
        self._group(_("You"), "user-round")
        self._set(keys.AUTHOR, _("Author"), LineField(_("Your name")))
        self._set(
            keys.ORGANISATION,
            _("Organisation"),
            LineField(),
            note=_("Both stand on new maps. Maps that there are keep theirs."),
        )

    def _appearance(self) -> None:
        context = self._context
        self._group(_("Appearance"), "palette")
        looks = [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
        self._set(keys.APPEARANCE, _("Colours of the window"), Segments(context, looks), self._refresh_look)
        contrasts = [("system", _("As the system")), ("usual", _("Usual")), ("high", _("High"))]
        self._set(keys.CONTRAST, _("Contrast"), Segments(context, contrasts), self._refresh_look)
        sizes = [(size, f"{size} %") for size in (90, 100, 115, 130, 150)]
        self._set(keys.TEXT_SIZE, _("Text size"), Segments(context, sizes), self._refresh_look)
        self._set(keys.HINTS, _("On the map"), Check(context, _("Key hints")), self._refresh_map)
        self._set(keys.BADGES, "", Check(context, _("Gaps")), self._refresh_map)

    def _paper(self) -> None:
        context = self._context
        self._group(_("Paper"), "printer")
        papers: list[Choice] = [(name, name, "") for name in PAPER_NAMES]
        self._set(keys.PAPER, _("Paper"), ComboField(context, papers))
        margin = NumberField(0, 60, "mm", placeholder=_("As usual for the paper"))
        self._set(
            keys.MARGIN, _("Margins"), margin,
            note=_("Where a map is printed for the first time; after that as it was printed last."),
        )  # fmt: skip
        self._tell_refusals(margin)
        self.fonts = ScriptFonts(context, self.window_of)
        self._row(
            _("Other scripts"),
            self.fonts,
            _("The font for letters that the program’s own font lacks. Found by itself unless you choose."),
        )
        self.fields["fonts"] = self.fonts

    def _checks(self) -> None:
        self._group(_("Checks"), "list-checks")
        profiles: list[Choice] = [(name, _(text), "") for name, text in _PROFILES]
        self._set(keys.PROFILE, _("New maps are checked as"), ComboField(self._context, profiles))

    def _session(self) -> None:
        self._group(_("Session"), "save")
        self._set(
            keys.SAVE_BY_ITSELF, _("While you work"), Check(self._context, _("Save by itself")), self._wake,
            note=_("Three seconds after the last edit, once a map has a file. A recovery copy is kept either way."),
        )  # fmt: skip

    def _files(self) -> None:
        self._group(_("Files"), "folder")
        versions = WholeField(1, _MOST_VERSIONS)
        self._set(keys.VERSIONS_KEPT, _("Earlier versions kept"), versions, self._refresh_sessions)
        self._tell_refusals(versions)
        self._folder(_("Maps are saved in"), keys.SAVE_FOLDER)
        self._folder(_("Exports are written to"), keys.EXPORT_FOLDER)

    def _folder(self, text: str, key: keys.Key[str]) -> None:
        button = FieldButton(self._context, "", "folder")
        button.setObjectName(f"settings.{key.name}")
        self.fields[key.name] = button

        def show() -> None:
            folder = Path(self._settings.get(key) or Path.home())
            shown = "/".join(folder.parts[-2:]).replace("//", "/")
            button.show_content(shown, "folder", is_set=True)
            button.setAccessibleDescription(str(folder))

        def choose() -> None:
            chosen = QFileDialog.getExistingDirectory(self, text, self._settings.get(key) or str(Path.home()))
            if chosen:
                self._settings.set(key, chosen)
                show()

        button.clicked.connect(choose)
        show()
        self._row(text, button)

    def _tell_refusals(self, field: NumberField) -> None:
        wrong = self._note("")
        wrong.setProperty("kind", "wrong")
        wrong.hide()
        field.refused.connect(wrong.setText)
        field.refused.connect(lambda text: wrong.setVisible(bool(text)))

    # Applying

    def _windows(self) -> list[MainWindow]:
        from designer.window.main_window import MainWindow

        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.context is self._context]
        return found or [self.window_of]

    def _refresh_look(self) -> None:
        self._context.refresh()
        for window in self._windows():
            window.commands.view.mark()

    def _refresh_map(self) -> None:
        for window in self._windows():
            if window.view is not None:
                window.view.show_hints(self._settings.get(keys.HINTS))
                window.view.show_gaps(self._settings.get(keys.BADGES))
            window.commands.view.mark()

    def _refresh_sessions(self) -> None:
        for window in self._windows():
            for session in window.levels.files:
                session.versions_kept = self._settings.get(keys.VERSIONS_KEPT)

    def _wake(self) -> None:
        for window in self._windows():
            if window.session is not None:
                window.saves_itself.look()

    def _take_look(self) -> None:
        scale, tokens = self._context.scale, self._context.tokens
        for label, sign in self._icons:
            label.setPixmap(icon(sign, tokens.text2).pixmap(scale(18), scale(18)))
        # The switches of the View menu say the same.
        for name, said in (
            (keys.APPEARANCE.name, self._settings.get(keys.APPEARANCE)),
            (keys.CONTRAST.name, self._settings.get(keys.CONTRAST)),
            (keys.TEXT_SIZE.name, self._settings.get(keys.TEXT_SIZE)),
        ):
            self.fields[name].show_value(said)  # type: ignore[attr-defined]

    def closeEvent(self, event: Any) -> None:
        import contextlib

        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is typed counts
        with contextlib.suppress(OSError):  # it is written again when the window closes
            self._settings.save()
        super().closeEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
