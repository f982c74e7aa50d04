"""The gaps panel: every gap as a row, gravest first; a click shows it on the map (WINDOW.md, gaps-panel.png)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.checks.findings import Findings
from designer.checks.profiles import PROFILES
from designer.model import Gap, Severity
from designer.window.checking import own_profiles_for
from designer.window.context import Context
from designer.window.controls import ComboField
from designer.window.controls.buttons import paint_focus
from designer.window.gap_rows import GAP_ROLE as GAP_ROLE
from designer.window.gap_rows import ROW_ROLE, Fold, GapDelegate, GapRows, Row, WaiveSlot, is_same, rows_of
from designer.window.gap_waive import WaiveField
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.window.session import MapSession
from designer.words import _


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
        self._fit()
        context.touched_changed.connect(self._fit)
        self.set_count(0)

    def _fit(self) -> None:
        self.setFixedHeight(self._context.row(24))

    def set_count(self, count: int) -> None:
        """Show another count."""
        self.setText(str(count))
        self.setAccessibleName(f"{self._name}, {count}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as icon and count."""
        scale = self._context.scale
        width = scale(6 + 14 + 6 + 7) + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._context.wide(width), self._context.row(24))

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
    """The rows; Enter goes to the chosen one, a press on a part of a row does what it says."""

    part_pressed = Signal(QModelIndex, str)
    menu_asked = Signal(QModelIndex, QPoint)

    def __init__(self, delegate: GapDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""

    def _part_at(self, at: QPointF) -> tuple[QModelIndex, str]:
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return index, ""
        return index, self._delegate.part_at(index.data(ROW_ROLE), QRectF(self.visualRect(index)), at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index, part = self._part_at(event.position())
        if (pointed := (index.row(), part)) != self._delegate.pointed:
            self._delegate.pointed = pointed
            self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.pointed = (-1, "")
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index, part = self._part_at(event.position())
        if part and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.part_pressed.emit(index, part)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row below the pointer, or of the chosen one by the key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(index, self.viewport().mapToGlobal(at))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return True  # the whole sentence stands in the status bar once the row is chosen
        return super().viewportEvent(event)


class GapsPanel(QWidget):
    """All gaps of the map. Enter, a click or F8 shows one on the map."""

    gap_chosen = Signal(object)  # Gap
    gap_opened = Signal(object)  # Gap: Enter or a double click, which go further than to its place where it lies deeper
    profile_chosen = Signal(object)
    waived = Signal(object, str)  # Gap, why it is all right
    unwaived = Signal(str)  # the id of the waiver
    rule_asked = Signal(str)
    fix_asked = Signal(object, object)  # Gap, where its button is on the screen

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._findings: Findings | None = None
        self._hidden: set[Severity] = set()
        self._opened: set[str] = set()
        self._waiving: Gap | None = None
        self._field: WaiveField | None = None
        self._typed = ""
        self._rows = GapRows()
        self._delegate = GapDelegate(context)
        self.list = GapList(self._delegate)
        self.list.setModel(self._rows)
        self.list.part_pressed.connect(self._press)
        self.list.menu_asked.connect(self._show_menu)
        self.list.setAccessibleName(_("Gaps"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._open)
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
        self._profile = ComboField(self._context, [(p.name, _(p.title), "") for p in PROFILES], kind="quiet")
        self._profile.setAccessibleName(_("Profile"))
        self.be_narrow(is_narrow=False)
        self._profile.edited.connect(self.profile_chosen)
        row.addWidget(self._profile)
        self._context.touched_changed.connect(self._fit_profile)
        return tools

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Let the profile's name give way in a narrow window: the strip would reach below the dock beside it."""
        self._profile.setFixedWidth(self._context.scale(64 if is_narrow else 152))

    def _fit_profile(self) -> None:
        self._profile.setMinimumHeight(self._context.wide(0))

    def offer_fixes(self, title_of: Callable[[Gap], str]) -> None:
        """Show a button for the quick fix of a gap, called so; none where this gives ""."""
        self._delegate.title_of = title_of

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        self._session = session
        self._hidden.clear()
        own = [(p.name, p.title, "") for p in own_profiles_for(session.path)] if session is not None else []
        self._profile.set_choices([*((p.name, _(p.title), "") for p in PROFILES), *own])
        for chip in self._chips.values():
            chip.setChecked(True)
        self.show_findings(None)

    def show_findings(self, findings: Findings | None) -> None:
        """Show what the checks found; None: nothing to check yet."""
        self._findings = findings
        chosen = self._chosen_gap()
        rows: list[Row] = []
        if findings is not None:
            if self._waiving is not None and not any(is_same(gap, self._waiving) for gap in findings.gaps):
                self._waiving = None
            rows = rows_of(findings, self._hidden, self._opened, self._waiving)
            self._profile.show_value(findings.profile)
        for severity, chip in self._chips.items():
            chip.set_count(findings.counts.of(severity) if findings else 0)
        has_gaps = any(isinstance(r, Gap) and not r.is_waived for r in rows)
        was_typing = self._field is not None and (self._field.field.hasFocus() or self._field.button.hasFocus())
        if rows != self._rows.rows:
            self._rows.show(rows)
            self._place_field(was_typing)
        is_listed = has_gaps or bool(findings and (self._hidden or any(gap.is_waived for gap in findings.gaps)))
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
        gaps = [r for r in self._rows.rows if isinstance(r, Gap) and not r.is_waived]
        if not gaps:
            return
        chosen = self._chosen_gap()
        at = gaps.index(chosen) + by if chosen in gaps else (0 if by > 0 else -1)
        gap = gaps[at % len(gaps)]
        self._mark(gap)
        self.gap_chosen.emit(gap)

    @property
    def chosen_gap(self) -> Gap | None:
        """The gap whose row is chosen."""
        return self._chosen_gap()

    def _chosen_gap(self) -> Gap | None:
        index = self.list.currentIndex()
        row = self._rows.rows[index.row()] if index.isValid() and index.row() < len(self._rows.rows) else None
        return row if isinstance(row, Gap) else None

    def _mark(self, gap: Gap) -> None:
        for at, row in enumerate(self._rows.rows):
            if isinstance(row, Gap) and is_same(row, gap):
                index = self._rows.index(at)
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(index, flag)
                self.list.scrollTo(index)
                return

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Gap):
            self.gap_chosen.emit(row)
        elif isinstance(row, Fold):
            self.unfold(row.part, not row.is_open)

    # Waiving

    def unfold(self, part: str, is_open: bool) -> None:
        """Open or close the list of waived gaps ("waived") or of rules that could not be judged ("skipped")."""
        (self._opened.add if is_open else self._opened.discard)(part)
        self.show_findings(self._findings)
        at = next((i for i, row in enumerate(self._rows.rows) if isinstance(row, Fold) and row.part == part), None)
        if at is not None:
            self.list.setCurrentIndex(self._rows.index(at))

    def toggle_waived(self) -> None:
        """Show the waived gaps, or hide them again."""
        self.unfold("waived", "waived" not in self._opened)

    def ask_why(self, gap: Gap | None = None) -> bool:
        """Open the field below a gap, by default the chosen one; on a waived one take the waiver back. Whether there was one."""
        gap = gap if gap is not None else self._chosen_gap()
        if gap is None or self._findings is None:
            return False
        if gap.is_waived:
            self.unwaived.emit(gap.waiver)
            return True
        if gap.severity in self._hidden:
            self._chips[gap.severity].setChecked(True)
        self._waiving, self._typed = gap, ""
        self.show_findings(self._findings)
        self._mark(gap)
        self._place_field(takes_focus=True)
        return True

    def _place_field(self, takes_focus: bool = False) -> None:
        at = next((i for i, row in enumerate(self._rows.rows) if isinstance(row, WaiveSlot)), None)
        if at is None:
            self._field = None
            return
        self._field = WaiveField(self._context, self._typed)
        self._field.field.textChanged.connect(self._keep_typed)
        self._field.given.connect(self._waive)
        self._field.left.connect(self._leave_field)
        index = self._rows.index(at)
        self.list.setIndexWidget(index, self._field)
        self.list.scrollTo(index)
        if takes_focus:
            self._field.field.setFocus()

    def _keep_typed(self, text: str) -> None:
        self._typed = text

    def _waive(self, reason: str) -> None:
        gap = self._waiving
        self._waiving = self._field = None
        self.list.setFocus()
        if gap is not None:
            self.waived.emit(gap, reason)
            self.show_findings(self._findings)

    def _leave_field(self) -> None:
        gap = self._waiving
        self._waiving = self._field = None
        self.show_findings(self._findings)
        if gap is not None:
            self._mark(gap)
        self.list.setFocus()

    @property
    def context(self) -> Context:
        """What everything in the window is drawn with."""
        return self._context

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        from designer.window.gap_menu import gap_menu

        row = index.data(ROW_ROLE)
        if isinstance(row, Gap):
            self._mark(row)
            gap_menu(self, row, place)

    def _press(self, index: QModelIndex, part: str) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Gap):
            if part == "rule":
                self.rule_asked.emit(row.rule)
            elif part == "fix":
                box = self._delegate.fix_box(QRectF(self.list.visualRect(index)))
                self.fix_asked.emit(row, self.list.viewport().mapToGlobal(box.bottomLeft().toPoint()))
            else:
                self.ask_why(row)

    def _open(self, index: QModelIndex) -> None:
        self._choose(index)
        row = index.data(GAP_ROLE)
        if isinstance(row, Gap):
            self.gap_opened.emit(row)

    def _toggle(self, severity: Severity, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(severity)
        self.show_findings(self._findings)
