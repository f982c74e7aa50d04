"""The pages of the rules in a window of their own: the list at the left, what is said of the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.checks.pages import RulePage, page_lines, rule_pages
from designer.window.context import Context
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.window.later import show_instead
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_PAGE = Qt.ItemDataRole.UserRole


class _RuleDelegate(QStyledItemDelegate):
    """A row of 30: severity, id, name."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.scale(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        page: RulePage = index.data(_PAGE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if is_chosen else tokens.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, -scale(6), -1), scale(7), scale(7))
        side = scale(15)
        place = QRectF(box.left() + scale(10), box.center().y() - side / 2, side, side)
        paint_icon(painter, SEVERITY_ICONS[page.severity], place, getattr(tokens, page.severity.value))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box.adjusted(scale(34), 0, 0, 0), flags, page.id)
        painter.setFont(self._context.font(13))
        painter.setPen(QColor(tokens.text))
        painter.drawText(box.adjusted(scale(78), 0, 0, 0), flags, page.name)
        painter.restore()


class RuleBook(QDialog):
    """All rules; the same text as `journey-designer rule` prints."""

    def __init__(self, window: MainWindow, rule: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rules of the checks"))
        scale = window.context.scale
        self._scale = scale
        self.resize(scale(940), scale(580))
        self._pages: tuple[RulePage, ...] = rule_pages()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Rules"))
        self.list.setFixedWidth(scale(300))
        self.list.setItemDelegate(_RuleDelegate(window.context))
        self.list.setMouseTracking(True)
        for page in self._pages:
            item = QListWidgetItem(f"{page.id} {page.name}")
            item.setData(_PAGE, page)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, page.why)
            self.list.addItem(item)
        self._shown = QWidget()
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setAccessibleName(_("About this rule"))
        close = QPushButton(_("Close"))
        close.setProperty("kind", "main")
        close.setProperty("grade", "large")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(16), scale(16), scale(24), scale(16))
        column.setSpacing(scale(12))
        parts, row = QHBoxLayout(), QHBoxLayout()
        column.addLayout(parts, 1)
        column.addLayout(row)
        parts.setSpacing(scale(20))
        parts.addWidget(self.list)
        parts.addWidget(self.sheet, 1)
        row.addStretch(1)
        row.addWidget(close)
        self.list.currentRowChanged.connect(self._show_page)
        self.show_rule(rule or self._pages[0].id)

    @property
    def text(self) -> str:
        """What the page says, line by line."""
        return "\n".join(label.text() for label in self._shown.findChildren(QLabel))

    def show_rule(self, rule: str) -> None:
        """Go to the page of a rule."""
        at = next((i for i, page in enumerate(self._pages) if page.id == rule), 0)
        self.list.setCurrentRow(at)
        self.list.scrollToItem(self.list.item(at), QListWidget.ScrollHint.PositionAtCenter)
        self.list.setFocus()

    def _show_page(self, at: int) -> None:
        page, scale = self._pages[at], self._scale
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, scale(4), scale(16), scale(8))
        column.setSpacing(0)
        column.addWidget(self._label(f"{page.id}  {page.name}", "dialog"))
        column.addWidget(self._label(f"{_(page.severity.value)} · {page.topic}", "secondary"))
        for caption, text in page_lines(page):
            column.addSpacing(scale(14))
            column.addWidget(self._label(caption, "caption"))
            column.addSpacing(scale(2))
            column.addWidget(self._label(text, ""))
        column.addStretch(1)
        self._shown = sheet
        show_instead(self.sheet, sheet)

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if kind:
            label.setProperty("kind", kind)
        return label


def show_rule(window: MainWindow, rule: str = "") -> RuleBook:
    """Open the rules at one of them."""
    book = RuleBook(window, rule)
    book.show()
    return book
