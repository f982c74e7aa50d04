"""The signs of the kinds of difference in the window: the shapes of the marks on the map, in the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from designer.comparing import Kind
from designer.layout.marks import ICONS
from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.icons import paint_icon
from designer.window.tokens import Tokens


def sign_colour(kind: Kind, tokens: Tokens) -> str:
    """The colour of a kind; in the light the one of its marks on the map."""
    return {
        Kind.ADDED: tokens.ok,
        Kind.REMOVED: tokens.error,
        Kind.MOVED: tokens.accent,
        Kind.CHANGED: tokens.warning,
    }[kind]


def paint_sign(painter: QPainter, kind: Kind, place: QRectF, tokens: Tokens) -> None:
    """A disc, a square for what is gone, a lozenge for what moved; with the icon of the kind in it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sign_colour(kind, tokens)))
    side, middle = place.width(), place.center()
    if kind is Kind.REMOVED:
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), side * 0.2, side * 0.2)
    elif kind is Kind.MOVED:
        reach = side * 0.58
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawEllipse(place)
    inner = side * (0.56 if kind is Kind.MOVED else 0.68)
    paint_icon(
        painter, ICONS[kind.value], QRectF(middle.x() - inner / 2, middle.y() - inner / 2, inner, inner), _ink(tokens)
    )
    painter.restore()


def _ink(tokens: Tokens) -> str:
    return tokens.on_accent


class KindChip(QAbstractButton):
    """How many differences of one kind there are; pressed out, they are neither listed nor marked."""

    def __init__(self, context: Context, kind: Kind, name: str) -> None:
        super().__init__()
        self._context, self.kind, self._name = context, kind, name
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(context.font(12, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(context.scale(24))
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another count; of none there is nothing to press out."""
        self.setText(str(count))
        self.setEnabled(count > 0)
        self.setAccessibleName(f"{self._name}, {count}")
        self.setToolTip(self._name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as sign and count."""
        scale = self._context.scale
        return QSize(scale(7 + 14 + 6 + 8) + self.fontMetrics().horizontalAdvance(self.text()), scale(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.42)
        if self.isEnabled() and (self.isChecked() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        side = scale(14)
        if not self.isChecked():
            painter.setOpacity(0.42)
        paint_sign(painter, self.kind, QRectF(scale(7), (self.height() - side) / 2, side, side), tokens)
        painter.setOpacity(1.0 if self.isEnabled() else 0.42)
        font = self.font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.text3))
        room = QRectF(scale(27), 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()
