"""The gaps panel: every gap as a row, gravest first; a click shows it on the map (WINDOW.md, gaps-panel.png)."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.checks.findings import Findings
from designer.model import Gap, Severity
from designer.window.context import Context
from designer.window.controls import ComboField
from designer.window.controls.buttons import paint_focus
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.window.session import MapSession
from designer.words import _, ngettext

GAP_ROLE = Qt.ItemDataRole.UserRole
PROFILES = {"customer-journey": "Customer journey", "buyer-journey": "Buyer’s journey", "workshop": "Workshop"}
Index = QModelIndex | QPersistentModelIndex


class GapRows(QAbstractListModel):
    """The gaps that are shown, gravest first, then by rule and place; what can't be judged stands last."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Gap | str] = []

    def show(self, rows: list[Gap | str]) -> None:
        """Show these rows. Nothing is announced where they are the ones shown already."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == GAP_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.message} ({_(row.severity.value)}, {row.rule})"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(row, Gap):
            return row.suggestion
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GapDelegate(QStyledItemDelegate):
    """Paints a row of 34: icon, sentence, what to do, rule id."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.scale(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        row = index.data(GAP_ROLE)
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.soft))
        elif state & QStyle.StateFlag.State_MouseOver and isinstance(row, Gap):
            painter.fillRect(box, QColor(tokens.hover))
        left, middle = box.left() + scale(16), box.center().y()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if isinstance(row, str):
            painter.setPen(QColor(tokens.text3))
            painter.setFont(self._context.font(12))
            painter.drawText(box.adjusted(scale(42), 0, 0, 0), flags, row)
            painter.restore()
            return
        side = scale(16)
        colour = getattr(tokens, row.severity.value)
        paint_icon(painter, SEVERITY_ICONS[row.severity], QRectF(left, middle - side / 2, side, side), colour)
        rule_width = scale(64)
        text = QRectF(left + scale(26), box.top(), box.width() - scale(58) - rule_width, box.height())
        painter.setFont(self._context.font(13))
        painter.setPen(QColor(tokens.text))
        metrics = painter.fontMetrics()
        sentence = metrics.elidedText(row.message, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, flags, sentence)
        used = metrics.horizontalAdvance(sentence) + scale(14)
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text3))
        if text.width() - used > scale(90):
            rest = text.adjusted(used, 0, 0, 0)
            what = painter.fontMetrics().elidedText(row.suggestion, Qt.TextElideMode.ElideRight, int(rest.width()))
            painter.drawText(rest, flags, what)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(QRectF(box.right() - rule_width, box.top(), rule_width, box.height()), flags, row.rule)
        painter.restore()


class SeverityChip(QAbstractButton):
    """How many gaps of one severity there are; pressed out, they are not listed, and the count is struck through."""

    def __init__(self, context: Context, severity: Severity, name: str) -> None:
        super().__init__()
        self._context, self._severity, self._name = context, severity, name
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(context.font(12, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(context.scale(24))
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another count."""
        self.setText(str(count))
        self.setAccessibleName(f"{self._name}, {count}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as icon and count."""
        scale = self._context.scale
        return QSize(scale(6 + 14 + 6 + 7) + self.fontMetrics().horizontalAdvance(self.text()), scale(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        side = scale(14)
        colour = getattr(tokens, self._severity.value) if self.isChecked() else tokens.text3
        paint_icon(
            painter, SEVERITY_ICONS[self._severity], QRectF(scale(6), (self.height() - side) / 2, side, side), colour
        )
        font = self.font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.text3))
        room = QRectF(scale(26), 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()


class GapList(QListView):
    """The rows; Enter goes to the chosen one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""


class GapsPanel(QWidget):
    """All gaps of the map. Enter, a click or F8 shows one on the map."""

    gap_chosen = Signal(object)  # Gap
    profile_chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._findings: Findings | None = None
        self._hidden: set[Severity] = set()
        self._rows = GapRows()
        self.list = GapList()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(GapDelegate(context))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Gaps"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self._nothing = QWidget()
        empty = QVBoxLayout(self._nothing)
        self._heading, self._line = QLabel(), QLabel()
        self._heading.setProperty("kind", "strong")
        self._line.setProperty("kind", "secondary")
        self._line.setWordWrap(True)
        empty.addStretch(1)
        for label in (self._heading, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            empty.addWidget(label)
        empty.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.tools = self._make_tools()
        context.look_changed.connect(self.list.viewport().update)
        self.show_findings(None)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.scale(4))
        self._chips: dict[Severity, SeverityChip] = {}
        names = {Severity.ERROR: _("Show errors"), Severity.WARNING: _("Show warnings"), Severity.INFO: _("Show hints")}
        for severity in Severity:
            chip = SeverityChip(self._context, severity, names[severity])
            chip.toggled.connect(lambda on, s=severity: self._toggle(s, on))
            self._chips[severity] = chip
            row.addWidget(chip)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedSize(1, self._context.scale(16))
        row.addSpacing(self._context.scale(4))
        row.addWidget(rule)
        self._profile = ComboField(self._context, [(id, _(name), "") for id, name in PROFILES.items()], kind="quiet")
        self._profile.setAccessibleName(_("Profile"))
        self._profile.setFixedWidth(self._context.scale(130))
        self._profile.edited.connect(self.profile_chosen)
        row.addWidget(self._profile)
        return tools

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        self._session = session
        self._hidden.clear()
        for chip in self._chips.values():
            chip.setChecked(True)
        self.show_findings(None)

    def show_findings(self, findings: Findings | None) -> None:
        """Show what the checks found; None: nothing to check yet."""
        self._findings = findings
        chosen = self._chosen_gap()
        rows: list[Gap | str] = []
        if findings is not None:
            order = list(Severity)
            gaps: list[Gap] = [g for g in findings.gaps if not g.is_waived and g.severity not in self._hidden]
            gaps.sort(key=lambda g: order.index(g.severity))
            rows += gaps
            if findings.skipped:
                count = len(findings.skipped)
                said = ngettext("{n} rule could not be judged:", "{n} rules could not be judged:", count).format(
                    n=count
                )
                rows += [said, *(f"{s.rule}  {s.reason}" for s in findings.skipped)]
            self._profile.show_value(findings.profile)
        for severity, chip in self._chips.items():
            chip.set_count(findings.counts.of(severity) if findings else 0)
        has_gaps = any(isinstance(r, Gap) for r in rows)
        self._rows.show(rows)
        is_listed = has_gaps or bool(findings and self._hidden)
        self._stack.setCurrentIndex(0 if is_listed else 1)
        self.setFocusProxy(self.list if is_listed else self._chips[Severity.ERROR])
        if findings is None:
            self._heading.setText(_("Nothing to check yet"))
            self._line.setText(_("Gaps appear here as soon as the map has a first touchpoint."))
        elif not has_gaps:
            self._heading.setText(_("No gaps"))
            skipped = len(findings.skipped)
            self._line.setText(_("{n} rules checked, {m} not applicable.").format(n=findings.judged, m=skipped))
        if chosen is not None:
            self._mark(chosen)

    def select_gap(self, gap: Gap) -> None:
        """Mark a gap's row and go to its place."""
        self._mark(gap)
        self.list.setFocus()
        self.gap_chosen.emit(gap)

    def step(self, by: int) -> None:
        """Go to the next gap (+1) or the one before (-1), round and round."""
        gaps = [r for r in self._rows.rows if isinstance(r, Gap)]
        if not gaps:
            return
        chosen = self._chosen_gap()
        at = gaps.index(chosen) + by if chosen in gaps else (0 if by > 0 else -1)
        gap = gaps[at % len(gaps)]
        self._mark(gap)
        self.gap_chosen.emit(gap)

    def _chosen_gap(self) -> Gap | None:
        index = self.list.currentIndex()
        row = self._rows.rows[index.row()] if index.isValid() and index.row() < len(self._rows.rows) else None
        return row if isinstance(row, Gap) else None

    def _mark(self, gap: Gap) -> None:
        for at, row in enumerate(self._rows.rows):
            if isinstance(row, Gap) and (row.rule, row.elements) == (gap.rule, gap.elements):
                index = self._rows.index(at)
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(index, flag)
                self.list.scrollTo(index)
                return

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(GAP_ROLE)
        if isinstance(row, Gap):
            self.gap_chosen.emit(row)

    def _toggle(self, severity: Severity, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(severity)
        self.show_findings(self._findings)
