"""“Earlier versions…”: what saving has replaced, with what has changed since; to compare, open beside, or restore."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.comparing import counts_words
from designer.model import JourneyMap
from designer.storage import FileTrouble
from designer.storage.versions import Version
from designer.window.background import Task
from designer.window.comparing.sources import (
    open_map,
    read_version,
    times_of,
    version_source,
    versions_of,
    way_to,
)
from designer.window.context import Context
from designer.window.controls import BarButton
from designer.window.controls.buttons import paint_focus
from designer.window.controls.popup import add_shadow
from designer.window.icons import paint_icon
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

_WIDTH, _ROW, _MOST_SEEN = 520, 46, 8


def open_versions(window: MainWindow) -> VersionsPanel | None:
    """Open the panel over the map."""
    session = window.session
    if session is None:
        return None
    window.finish_editing()
    panel = VersionsPanel(window, versions_of(session))
    panel.open()
    return panel


def _told(version: Version, way: Sequence[str], now: JourneyMap) -> tuple[str, str]:
    """How large a version is, and what has changed since. In a thread."""
    from designer.comparing import are_versions, compare

    try:
        then = read_version(version, version.path.name, way)
    except FileTrouble:
        return "", _("can't be read") if not way else _("this map was not there yet")
    size = len(then.touchpoints) + len(then.tray)
    words = ngettext("{n} touchpoint", "{n} touchpoints", size).format(n=size)
    differences = compare(then, now, is_by_id=are_versions(then, now, of_one_file=True))
    return words, _("since then: {changes}").format(changes=counts_words(differences.counts))


class VersionsPanel(QFrame):
    """A child of the window, not a window of its own. Arrows choose, Enter compares, Esc leaves."""

    def __init__(self, window: MainWindow, versions: Sequence[Version]) -> None:
        super().__init__(window)
        assert window.session is not None
        self._window, self._session, self.versions = window, window.session, tuple(versions)
        context = window.context
        self._context = context
        scale = context.scale
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Earlier versions"))
        add_shadow(self, context)
        self.chosen = 0
        self._times = times_of(self.versions)
        self.rows = [VersionRow(context, when) for when in self._times]
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._rule())
        if self.rows:
            column.addWidget(self._make_list(), 1)
            column.addWidget(self._rule())
            column.addWidget(self._make_foot())
        else:
            nothing = QLabel(_("There is none yet. Each time you save, what was saved before is kept here."))
            nothing.setProperty("kind", "secondary")
            nothing.setWordWrap(True)
            nothing.setContentsMargins(scale(16), scale(20), scale(16), scale(22))
            column.addWidget(nothing)
        self.setFixedWidth(scale(_WIDTH))
        self._task: Task | None = None
        self._session.changed.connect(self.close)
        self._tell(0)

    def _rule(self) -> QWidget:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        return rule

    def _make_head(self) -> QWidget:
        scale = self._context.scale
        head = QWidget()
        head.setFixedHeight(scale(46))
        row = QHBoxLayout(head)
        row.setContentsMargins(scale(16), 0, scale(10), 0)
        title = QLabel(_("Earlier versions"))
        title.setProperty("kind", "dialog")
        row.addWidget(title)
        row.addStretch(1)
        self._close_button = BarButton(self._context, "x", side=16, pad=6, height=28)
        self._close_button.set_hint(_("Close"))
        self._close_button.clicked.connect(self.leave)
        row.addWidget(self._close_button)
        return head

    def _make_list(self) -> QWidget:
        scale = self._context.scale
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(scale(6), scale(6), scale(6), scale(6))
        column.setSpacing(0)
        for at, row in enumerate(self.rows):
            row.clicked.connect(partial(self.choose, at))
            row.entered.connect(self.compare)
            row.stepped.connect(self._step)
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setFixedHeight(scale(_ROW) * min(len(self.rows), _MOST_SEEN) + scale(12))
        self._area = area
        return area

    def _make_foot(self) -> QWidget:
        scale = self._context.scale
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(scale(16), scale(12), scale(16), scale(12))
        row.setSpacing(scale(8))
        self.restore_button = QPushButton(_("Restore"))
        self.open_button = QPushButton(_("Open as a new map"))
        self.compare_button = QPushButton(_("Compare"))
        self.compare_button.setProperty("kind", "main")
        row.addWidget(self.restore_button)
        row.addStretch(1)
        for button in (self.open_button, self.compare_button):
            row.addWidget(button)
        for button, act in (
            (self.restore_button, self.restore),
            (self.open_button, self.open_beside),
            (self.compare_button, self.compare),
        ):
            button.setFixedHeight(scale(32))
            button.clicked.connect(act)
        return foot

    def open(self) -> None:
        """Open over the middle of the window's upper part."""
        window, scale = self._window, self._context.scale
        self.adjustSize()
        self.move(
            QPoint((window.width() - self.width()) // 2, min(scale(104), max(window.height() - self.height(), 0) // 2))
        )
        self.show()
        self.raise_()
        if self.rows:
            self.choose(0)
        else:
            self._close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    # What changed since, told beside the window, one version after the other

    def _tell(self, at: int) -> None:
        if at >= len(self.rows):
            return
        task = self._task = Task(
            self, partial(_told, self.versions[at], way_to(self._session), self._session.journey.snapshot())
        )
        task.done.connect(lambda said: self._take_told(at, said))
        task.start()

    def _take_told(self, at: int, said: tuple[str, str]) -> None:
        self.rows[at].set_said(*said)
        self._tell(at + 1)

    # Choosing

    def choose(self, at: int, _checked: bool = False) -> None:
        """Choose a version."""
        self.chosen = at
        for i, row in enumerate(self.rows):
            row.set_chosen(i == at)
        self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.rows[at])

    @property
    def version(self) -> Version:
        """The one that is chosen."""
        return self.versions[self.chosen]

    @property
    def when(self) -> str:
        """When it was replaced, in words."""
        return self._times[self.chosen]

    # Doing

    def compare(self) -> None:
        """Compare it with the map as it is now."""
        self.close()
        self._window.comparing.start(version_source(self._session, self.version, self.when), open_map(self._session))

    def open_beside(self) -> None:
        """Open it as a new map, which has no file yet: the map itself stays as it is."""
        journey = self._load()
        if journey is not None:
            self.close()
            self._window.files.show_new(journey)

    def restore(self) -> None:
        """Make the map what it was then, as one step that can be undone."""
        from designer.editing import operations as ops

        when, journey = self.when, self._load()
        if journey is None:
            return
        window, document = self._window, self._session.document
        self._session.changed.disconnect(self.close)
        self.close()
        label = _("Restore the version of {when}").format(when=when)
        ops.replace_content(document, journey, label)
        undo = (_("Undo"), window.commands.edit.undo)
        window.message_bar.say(_("The version of {when} is restored.").format(when=when), undo, topic="restore")
        window.focus_canvas()

    def _load(self) -> JourneyMap | None:
        name = _("Version of {when}").format(when=self.when)
        try:
            return read_version(self.version, name, way_to(self._session))
        except FileTrouble as trouble:
            self.leave()
            self._window.files.say_trouble(str(trouble))
            return None

    # Keys

    def _step(self, by: int) -> None:
        self.choose(min(max(self.chosen + by, 0), len(self.rows) - 1))

    def leave(self) -> None:
        """Close; the keys go to the map again."""
        self.close()
        self._window.focus_canvas()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for the map below


class VersionRow(QAbstractButton):
    """When it was replaced, and what has changed since."""

    entered = Signal()  # double click, or Enter
    stepped = Signal(int)  # arrow keys

    def __init__(self, context: Context, when: str) -> None:
        super().__init__()
        self._context, self._is_chosen, self._size, self._since = context, False, "", ""
        self.setText(when[:1].upper() + when[1:])
        self.setFixedHeight(context.scale(_ROW))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.text())

    def set_said(self, size: str, since: str) -> None:
        """Tell what a worker has found out."""
        self._size, self._since = size, since
        self.setAccessibleName(", ".join(filter(None, (self.text(), size, since))))
        self.update()

    @property
    def since(self) -> str:
        """What it says of the changes since; "" until that is known."""
        return self._since

    def set_chosen(self, is_chosen: bool) -> None:
        """Show that it is the one that the buttons act on."""
        self._is_chosen = is_chosen
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if self._is_chosen else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(7), scale(7))
        side, left = scale(16), scale(36)
        ink = tokens.accent if self._is_chosen else tokens.text2
        paint_icon(painter, "history", QRectF(scale(10), (self.height() - side) / 2, side, side), ink)
        room = self.width() - left - scale(10)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(left, scale(4), room, scale(20), right, self._size)
        since = painter.fontMetrics().elidedText(self._since or " ", Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, scale(23), room, scale(18), flags, since[:1].upper() + since[1:])
        painter.setFont(self._context.font(13, 500))
        painter.setPen(QColor(tokens.text))
        painter.drawText(left, scale(4), room, scale(20), flags, self.text())
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(7))
        painter.end()
