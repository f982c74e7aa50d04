"""The rows of the gaps panel: gaps, gravest first, then those that are waived and the rules that could not be judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from designer.checks.findings import Findings
from designer.model import Gap, Severity
from designer.window.context import Context
from designer.window.gap_fixes import paint_fix
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.words import _, ngettext

GAP_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ROW, WAIVE_ROW = 34, 46
FIX_WIDTH = 142  # of the quick fix, between rule id and “Waive…”
_RULE_WIDTH, _WAIVE_WIDTH, _RIGHT = 54, 76, 22
_LEFT, _TEXT_X = 16, 42
Index = QModelIndex | QPersistentModelIndex


class Fold(msgspec.Struct, frozen=True):
    """A line that opens and closes a part of the list: "waived" or "skipped"."""

    part: str
    text: str
    is_open: bool


class Line(msgspec.Struct, frozen=True):
    """A rule that could not be judged, and why."""

    rule: str
    reason: str


class WaiveSlot(msgspec.Struct, frozen=True):
    """Where the field stands in which somebody says why a gap is all right."""

    gap: Gap


Row = Gap | Fold | Line | WaiveSlot


def rows_of(findings: Findings, hidden: set[Severity], opened: set[str], waiving: Gap | None) -> list[Row]:
    """The rows of what was found, without those of hidden severities."""
    order = list(Severity)
    gaps = sorted(
        (gap for gap in findings.gaps if not gap.is_waived and gap.severity not in hidden),
        key=lambda gap: order.index(gap.severity),
    )
    rows: list[Row] = []
    for gap in gaps:
        rows.append(gap)
        if waiving is not None and is_same(gap, waiving):
            rows.append(WaiveSlot(gap))
    if waived := [gap for gap in findings.gaps if gap.is_waived]:
        is_open = "waived" in opened
        rows.append(Fold("waived", _("Waived {n}").format(n=len(waived)), is_open))
        rows += waived if is_open else []
    if findings.skipped:
        count = len(findings.skipped)
        said = ngettext("{n} rule could not be judged", "{n} rules could not be judged", count)
        rows.append(Fold("skipped", said.format(n=count), "skipped" in opened))
        if "skipped" in opened:
            rows += [Line(skipped.rule, skipped.reason) for skipped in findings.skipped]
    return rows


def is_same(one: Gap, other: Gap) -> bool:
    """Whether two gaps are one, whatever their sentences say."""
    return (one.rule, one.elements) == (other.rule, other.elements)


class GapRows(QAbstractListModel):
    """The rows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows. Nothing is announced where they are the ones shown already."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == GAP_ROLE:
            return row if isinstance(row, Gap) else _spoken(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(row, Gap):
            return row.reason if row.is_waived else row.suggestion
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        if isinstance(row, Line | WaiveSlot):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _spoken(row: Row) -> str:
    match row:
        case Gap() if row.is_waived:
            return f"{row.message} ({_('waived')}, {row.rule}): {row.reason}"
        case Gap():
            return f"{row.message} ({_(row.severity.value)}, {row.rule})"
        case Fold():
            return f"{row.text}, {_('open') if row.is_open else _('closed')}"
        case Line():
            return f"{row.rule}  {row.reason}"
        case WaiveSlot():
            return _("Why is this all right?")


class GapDelegate(QStyledItemDelegate):
    """Paints a row of 34: icon, sentence, what to do, rule id, room for the quick fix, “Waive…”."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.pointed: tuple[int, str] = (-1, "")  # row and part under the pointer
        self.title_of: Callable[[Gap], str] = lambda gap: ""  # what the button of its quick fix says, "" for none

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tall = WAIVE_ROW if isinstance(index.data(ROW_ROLE), WaiveSlot) else ROW
        return QSize(100, self._context.row(tall))

    # Where things stand

    def part_at(self, row: Row, box: QRectF, at: QPointF) -> str:
        """What a place of a row is: "rule", "fix", "waive", "undo", or "" for the row itself."""
        if not isinstance(row, Gap):
            return ""
        if self.fix_box(box).contains(at) and self.title_of(row):
            return "fix"
        if self._rule_box(box).contains(at):
            return "rule"
        if self._waive_box(box).contains(at):
            return "undo" if row.is_waived else "waive"
        return ""

    def fix_box(self, box: QRectF) -> QRectF:
        """Where the quick fix of a row stands."""
        scale = self._context.scale
        right = self._waive_box(box).left()
        return QRectF(right - scale(FIX_WIDTH), box.top(), scale(FIX_WIDTH), box.height())

    def _waive_box(self, box: QRectF) -> QRectF:
        scale = self._context.scale
        return QRectF(box.right() - scale(_WAIVE_WIDTH), box.top(), scale(_WAIVE_WIDTH), box.height())

    def _rule_box(self, box: QRectF) -> QRectF:
        scale = self._context.scale
        left = self.fix_box(box).left() - scale(_RULE_WIDTH)
        return QRectF(left, box.top(), scale(_RULE_WIDTH), box.height())

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        box, tokens = QRectF(option.rect), self._context.tokens
        painter.save()
        is_waiving = isinstance(row, WaiveSlot)
        if option.state & QStyle.StateFlag.State_Selected or is_waiving:
            painter.fillRect(box, QColor(tokens.soft))
        elif option.state & QStyle.StateFlag.State_MouseOver and not isinstance(row, Line):
            painter.fillRect(box, QColor(tokens.hover))
        match row:
            case Gap():
                self._paint_gap(painter, box, row, self.pointed[1] if self.pointed[0] == index.row() else "")
            case Fold():
                self._paint_fold(painter, box, row)
            case Line():
                self._write(painter, box.adjusted(self._context.scale(_TEXT_X), 0, 0, 0), f"{row.rule}  {row.reason}")
        painter.restore()

    def _write(
        self, painter: QPainter, box: QRectF, text: str, size: int = 12, colour: str = "", *, is_right: bool = False
    ) -> float:
        """Write into a box, with an ellipsis where it does not fit; the width that it takes."""
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._context.font(size))
        painter.setPen(QColor(colour or self._context.tokens.text3))
        metrics: QFontMetrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _paint_fold(self, painter: QPainter, box: QRectF, row: Fold) -> None:
        scale, tokens = self._context.scale, self._context.tokens
        side = scale(14)
        name = "chevron-down" if row.is_open else "chevron-right"
        place = QRectF(box.left() + scale(14), box.center().y() - side / 2, side, side)
        paint_icon(painter, name, place, tokens.text2)
        self._write(painter, box.adjusted(scale(34), 0, 0, 0), row.text, colour=tokens.text2)

    def _paint_gap(self, painter: QPainter, box: QRectF, gap: Gap, pointed: str) -> None:
        scale, tokens = self._context.scale, self._context.tokens
        side = scale(16)
        place = QRectF(box.left() + scale(_LEFT), box.center().y() - side / 2, side, side)
        name = "eye-off" if gap.is_waived else SEVERITY_ICONS[gap.severity]
        paint_icon(painter, name, place, tokens.text3 if gap.is_waived else getattr(tokens, gap.severity.value))
        rule, waive = self._rule_box(box), self._waive_box(box)
        text = QRectF(box.left() + scale(_TEXT_X), box.top(), 0, box.height())
        text.setRight(rule.left() - scale(12))
        said = f"{gap.message} “{gap.reason}”" if gap.is_waived else gap.message
        used = self._write(painter, text, said, 13, tokens.text3 if gap.is_waived else tokens.text) + scale(14)
        if not gap.is_waived and text.width() - used > scale(90):
            self._write(painter, text.adjusted(used, 0, 0, 0), gap.suggestion)
        self._write(painter, rule, gap.rule, colour=tokens.accent if pointed == "rule" else tokens.text2)
        if title := self.title_of(gap):
            paint_fix(painter, self._context, self.fix_box(box), title, is_pointed=pointed == "fix")
        word = _("Undo") if gap.is_waived else _("Waive…")
        place = waive.adjusted(0, 0, -scale(_RIGHT), 0)
        colour = tokens.accent if pointed in ("waive", "undo") else tokens.text2
        self._write(painter, place, word, 12, colour, is_right=True)
