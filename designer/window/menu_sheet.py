"""A menu as a finger wants it: a sheet from below with rows of 48, in which a menu takes the place of the one it opens from."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGridLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.controls.popup import add_shadow
from designer.window.icons import icon
from designer.window.later import call_later
from designer.words import _

_COLUMN = 300  # px at 100 %
_ROOM = 0.6  # of the window's height: from there on rows stand in more columns
_MOST_COLUMNS = 4
_VEIL = 70  # of 255, over what lies behind


class SheetRow(QAbstractButton):
    """What can be chosen: a sign, words, and an arrow where more opens. Dragged it scrolls the sheet and chooses nothing."""

    dragged = Signal(int)  # by how many pixels downwards

    def __init__(self, context: Context, action: QAction, *, goes_back: bool = False) -> None:
        super().__init__()
        self._context, self._action, self._goes_back = context, action, goes_back
        self._from: int | None = None  # where the finger was last, on the screen
        self._is_dragged = False
        self.setText(action.text().partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.setAccessibleName(_("Back from “{name}”").format(name=self.text()) if goes_back else self.text())
        self.setEnabled(action.isEnabled() or goes_back)
        self.setFont(context.font(14, 600 if goes_back else 400))
        self.setFixedHeight(context.row(30))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as sign, words and arrow."""
        scale = self._context.scale
        return QSize(scale(44 + 32) + self.fontMetrics().horizontalAdvance(self.text()), self._context.row(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from, self._is_dragged = event.globalPosition().toPoint().y(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint().y()
        if self._from is None or (not self._is_dragged and abs(at - self._from) < QApplication.startDragDistance()):
            super().mouseMoveEvent(event)
            return
        way, self._from, self._is_dragged = at - self._from, at, True
        self.setDown(False)
        self.dragged.emit(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        super().mouseReleaseEvent(event)  # chooses nothing unless it is down
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed))
            painter.drawRoundedRect(QRectF(self.rect()), scale(8), scale(8))
        painter.setOpacity(1.0 if self.isEnabled() else 0.42)
        side, action = scale(20), self._action
        middle = (self.height() - side) // 2
        if self._goes_back:
            icon("arrow-left", tokens.text2).paint(painter, scale(12), middle, side, side)
        elif action.isCheckable():
            if action.isChecked():
                icon("check", tokens.accent).paint(painter, scale(12), middle, side, side)
        elif not action.icon().isNull():
            action.icon().paint(painter, scale(12), middle, side, side)
        if _menu_of(action) is not None and not self._goes_back:
            icon("chevron-right", tokens.text2).paint(painter, self.width() - side - scale(8), middle, side, side)
        painter.setPen(QColor(tokens.text))
        room = self.rect().adjusted(scale(44), 0, -scale(32), 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setOpacity(1.0)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(8))
        painter.end()


class MenuSheet(QWidget):
    """Lies over a whole window, so that a press beside it closes it and does nothing else."""

    def __init__(self, context: Context, window: QWidget, menu: QMenu) -> None:
        super().__init__(window)
        self._context, self._menu, self._window = context, menu, window
        self._way = [menu]  # from the first menu down to the one that is shown
        self._back_to: QWidget | None = window.focusWidget()  # PySide's types do not know that there may be none
        self._page: QWidget | None = None
        self._is_over = False
        self.panel = QFrame(self)
        self.panel.setProperty("kind", "popup")
        add_shadow(self.panel, context)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(*(context.scale(8),) * 4)
        column.setSpacing(0)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area)
        window.installEventFilter(self)
        menu.destroyed.connect(self.leave)  # whoever asked is gone
        self._show_menu()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    # What is shown

    @property
    def rows(self) -> list[SheetRow]:
        """What can be chosen now, from above to below."""
        return [] if self._page is None else self._page.findChildren(SheetRow)

    def _show_menu(self) -> None:
        menu, old = self._way[-1], self.area.takeWidget()
        menu.aboutToShow.emit()
        if old is not None:
            old.hide()
            old.deleteLater()  # not at once: its own row was pressed
        self._page = page = QWidget()
        self.setAccessibleName(menu.title() or _("What can be done here"))
        self._fill(page, menu)
        self.area.setWidget(page)
        self._place()
        self.area.verticalScrollBar().setValue(0)
        first = next((row for row in self.rows[len(self._way) > 1 :] if row.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, page: QWidget, menu: QMenu) -> None:
        """The rows, in as many columns as the height of the window asks for."""
        scale = self._context.scale
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scale(8))
        grid.setVerticalSpacing(0)
        top = 0
        if len(self._way) > 1:
            back = SheetRow(self._context, menu.menuAction(), goes_back=True)
            back.clicked.connect(self._go_back)
            grid.addWidget(back, 0, 0, 1, -1)
            top = 1
        actions = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
        height, width = self._window.height(), self._window.width()
        most = max(1, min(_MOST_COLUMNS, width // scale(_COLUMN)))
        in_one = max(1, int(height * _ROOM / self._context.row(30)) - top)
        columns = max(1, min(most, ceil(len(actions) / in_one)))
        each = ceil(len(actions) / columns) or 1
        for at, action in enumerate(actions):
            row = SheetRow(self._context, action)
            row.clicked.connect(self._doing(action))
            row.dragged.connect(self._scroll_by)
            grid.addWidget(row, top + at % each, at // each)
        page.setFixedWidth(min(scale(_COLUMN) * columns, width - scale(32)))

    def _scroll_by(self, way: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() - way)

    def _place(self) -> None:
        """At the foot of the window; what is higher than it scrolls."""
        page, window = self._page, self._window
        gap = self._context.scale(8)
        if page is not None:
            page.adjustSize()
            height = min(page.height(), window.height() - 4 * gap)
            bar = self.area.verticalScrollBar().sizeHint().width() if height < page.height() else 0
            self.area.setFixedSize(page.width() + bar, height)
        self.panel.adjustSize()
        self.panel.move((window.width() - self.panel.width()) // 2, window.height() - self.panel.height() - gap)

    # What is done

    def _doing(self, action: QAction) -> Callable[[], None]:
        def do() -> None:
            below = _menu_of(action)
            if below is not None:
                self._way.append(below)
                self._show_menu()
                return
            self.leave()
            action.trigger()

        return do

    def _go_back(self) -> None:
        self._way.pop()
        self._show_menu()

    def leave(self) -> None:
        """Close; the keys go back to where they went before."""
        if self._is_over:
            return
        self._is_over = True
        self.hide()
        if self._back_to is not None and isValid(self._back_to):
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        menu = self._menu
        if isValid(menu):
            menu.aboutToHide.emit()
            call_later(menu, menu.close)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Back):
            if len(self._way) > 1:
                self._go_back()
            elif key != Qt.Key.Key_Left:
                self.leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
            if (row := self.focusWidget()) is not None:
                self.area.ensureWidgetVisible(row, 0, 0)
        elif key == Qt.Key.Key_Right:
            row = self.focusWidget()
            if isinstance(row, SheetRow):
                row.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside it; one on its ground does nothing."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, _VEIL))
        painter.end()


def _menu_of(action: QAction) -> QMenu | None:
    """The menu that an action opens."""
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None
