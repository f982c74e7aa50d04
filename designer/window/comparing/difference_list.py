"""The differences as rows under their headings, each in full: what it is about, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from designer.comparing import Difference, Kind, grouped, sentence
from designer.comparing.wording import along_words, change_words, predicate, subject
from designer.window.comparing.signs import paint_sign
from designer.window.context import Context
from designer.words import _

DIFFERENCE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_INDENT, _LEFT, _RIGHT = 26, 16, 14


def lines_of(difference: Difference) -> list[str]:
    """What became of an element, one thing a line."""
    if difference.kind is Kind.CHANGED and not difference.inside:
        said = [change_words(change) for change in difference.changes]
    else:
        said = [predicate(difference), *(sentence(inner) for inner in difference.inside)]
    along = along_words(difference)
    return [*(_first_large(line) for line in said), *([_first_large(along)] if along else [])]


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrapping() -> QTextOption:
    """Lines end between words, inside of a word only where it is longer than a line."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _height(font: QFont, text: str, width: int) -> int:
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return ceil(height)


class DifferenceRows(QAbstractListModel):
    """Headings (text) and differences."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Difference | str] = []

    def show(self, items: Sequence[Difference]) -> None:
        """Show these, under their headings."""
        self.beginResetModel()
        self.rows = []
        for group, members in grouped(items):
            self.rows += [group, *members]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == DIFFERENCE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else sentence(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class DifferenceDelegate(QStyledItemDelegate):
    """Paints headings of 28, and rows as high as their sentences need."""

    def __init__(self, context: Context, view: QListView) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale, row = self._context.scale, index.data(DIFFERENCE_ROLE)
        width = self._view.viewport().width()
        if isinstance(row, str):
            return QSize(width, scale(34 if index.row() else 28))
        height = sum(h for _text, h, _size in self._lines(row, width))
        return QSize(width, max(height + scale(12), scale(34)))

    def _lines(self, row: Difference, width: int) -> Iterator[tuple[str, int, int]]:
        """Each text with its height in px and its size."""
        room = max(width - self._context.scale(_LEFT + _INDENT + _RIGHT), 40)
        for text, size in ((_first_large(subject(row)), 13), *((line, 12) for line in lines_of(row))):
            yield text, _height(self._context.font(size, 500 if size == 13 else 400), text, room), size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        row, box = index.data(DIFFERENCE_ROLE), QRectF(option.rect)
        painter.save()
        if isinstance(row, str):
            painter.setPen(QColor(tokens.text2))
            painter.setFont(self._context.font(11, 600))
            room = box.adjusted(scale(_LEFT), 0, -scale(_RIGHT), -scale(6))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            words = painter.fontMetrics().elidedText(row, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, flags, words)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.soft))
            if self._view.hasFocus():
                painter.fillRect(QRectF(box.left(), box.top(), scale(3), box.height()), QColor(tokens.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        side, top = scale(14), box.top() + scale(6)
        paint_sign(painter, row.kind, QRectF(box.left() + scale(_LEFT), top + scale(2), side, side), tokens)
        left = box.left() + scale(_LEFT + _INDENT)
        for text, height, size in self._lines(row, int(box.width())):
            painter.setFont(self._context.font(size, 500 if size == 13 else 400))
            painter.setPen(QColor(tokens.text if size == 13 else tokens.text2))
            painter.drawText(QRectF(left, top, box.right() - scale(_RIGHT) - left, height), text, _wrapping())
            top += height
        painter.restore()


class DifferenceList(QListView):
    """Moving to a row goes there on the maps."""

    chosen = Signal(object)  # Difference

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.rows = DifferenceRows()
        self.setModel(self.rows)
        self.setItemDelegate(DifferenceDelegate(context, self))
        self.setMouseTracking(True)
        self.setAccessibleName(_("Differences"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def mark(self, difference: Difference | None) -> None:
        """Show which one is looked at, and bring its row into sight."""
        at = next((i for i, row in enumerate(self.rows.rows) if row is difference), -1)
        if at < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            return
        index = self.rows.index(at)
        self.setCurrentIndex(index)
        if at and isinstance(self.rows.rows[at - 1], str):
            self.scrollTo(self.rows.index(at - 1))  # its heading too
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
                           Qt.Key.Key_End):  # fmt: skip
            self._choose(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(DIFFERENCE_ROLE)
        if isinstance(row, Difference):
            self.chosen.emit(row)
