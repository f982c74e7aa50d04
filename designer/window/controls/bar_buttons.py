"""Buttons of the bars: an icon, words or both, and a small arrow where a menu opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.icons import paint_icon
from designer.window.menus import keys_text


class BarButton(QAbstractButton):
    """A flat button. `ink` names the token of icon and words; `side` is the size of the icon, `pad` the room beside."""

    def __init__(
        self,
        context: Context,
        icon: str = "",
        text: str = "",
        name: str = "",
        *,
        side: int = 18,
        pad: int = 7,
        height: int = 32,
        ink: str = "text2",
        pixels: int = 13,
        weight: int = 500,
    ) -> None:
        super().__init__()
        self._context, self._icon = context, icon
        self._side, self._pad, self._ink, self._height = side, pad, ink, height
        self._menu: QMenu | None = None
        self._shows_text = True
        self.setText(text)
        self.setFont(context.font(pixels, weight))
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()
        context.touched_changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(self._context.row(self._height))
        self.updateGeometry()

    def follow(self, action: QAction, name: str) -> None:
        """Do what an action does, while it can be done. The hint is the name and the key, and nothing else."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        self.set_hint(name, action)

    def set_hint(self, name: str, action: QAction | None = None) -> None:
        """Name it for those who see only the icon."""
        keys = keys_text(action) if action is not None else ""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {keys}".rstrip())

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu below when it is pressed."""
        self._menu = menu
        self.clicked.connect(self._open)

    def _open(self) -> None:
        assert self._menu is not None
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def set_text(self, text: str) -> None:
        """What stands on it."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def set_ink(self, ink: str) -> None:
        """Another token for icon and words."""
        self._ink = ink
        self.update()

    def show_text(self, is_shown: bool) -> None:
        """Without its words it needs less room."""
        if is_shown != self._shows_text:
            self._shows_text = is_shown
            self.updateGeometry()
            self.update()

    @property
    def _words(self) -> str:
        return self.text() if self._shows_text else ""

    def sizeHint(self) -> QSize:
        """As wide as icon, words and arrow."""
        return QSize(self._context.wide(self._needed_width), self.height())

    @property
    def _needed_width(self) -> int:
        scale = self._context.scale
        width = 2 * scale(self._pad)
        if self._icon:
            width += scale(self._side)
        if self._words:
            width += self.fontMetrics().horizontalAdvance(self._words) + (scale(7) if self._icon else 0)
        if self._menu is not None:
            width += scale(20)
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        painter.setOpacity(1.0 if self.isEnabled() else 0.42)
        ink = getattr(tokens, self._ink)
        # In the middle, where a finger is given more room than icon and words need.
        x = scale(self._pad) + max(self.width() - self._needed_width, 0) // 2
        if self._icon:
            side = scale(self._side)
            paint_icon(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), ink)
            x += side + scale(7)
        if self._words:
            painter.setFont(self.font())
            painter.setPen(QColor(ink))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), flags, self._words)
            x += self.fontMetrics().horizontalAdvance(self._words)
        if self._menu is not None:
            side = scale(14)
            place = QRectF(x + scale(6), (self.height() - side) / 2, side, side)
            paint_icon(painter, "chevron-down", place, tokens.text2)
        painter.setOpacity(1.0)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()
