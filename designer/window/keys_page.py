"""Changing keys: every action with its keys; press the new one, conflicts are named, all can be as at first again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QKeyCombination,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from designer.window import own_keys
from designer.window.actions import ActionSpec, fixed_specs, key_specs, keys_of, written
from designer.window.context import Context
from designer.window.controls import SearchField
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_SPEC = Qt.ItemDataRole.UserRole
_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock,
)  # fmt: skip


class _Rows(QAbstractListModel):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.specs: list[ActionSpec] = []

    def show(self, specs: list[ActionSpec]) -> None:
        self.beginResetModel()
        self.specs = specs
        self.endResetModel()

    def keys(self, spec: ActionSpec) -> tuple[str, ...]:
        return own_keys.keys_now(spec, own_keys.own_keys(self._context.settings))

    def shown(self, spec: ActionSpec) -> str:
        """The keys of an action as people write them; what is typed on the map for one that has none."""
        return written(self.keys(spec)) or _(spec.typed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.specs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spec = self.specs[index.row()]
        if role == _SPEC:
            return spec
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            menu, text = own_keys.named(spec)
            return f"{menu}, {text}, {self.shown(spec) or _('no key')}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, context: Context, rows: _Rows, page: KeysPage) -> None:
        super().__init__(page)
        self._context, self._rows, self._page = context, rows, page

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.scale(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        spec: ActionSpec = index.data(_SPEC)
        box = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(box, scale(7), scale(7))
        menu, text = own_keys.named(spec)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box.adjusted(scale(10), 0, 0, 0), flags, menu)
        keys = self._rows.keys(spec)
        painter.setFont(self._context.font(13, 600 if keys != keys_of(spec) else 400))
        painter.setPen(QColor(tokens.text))
        painter.drawText(box.adjusted(scale(86), 0, -scale(190), 0), flags, text)
        right = box.right() - scale(8)
        painter.setFont(self._context.font(12))
        if is_chosen and self._page.is_listening:
            painter.setPen(QColor(tokens.accent))
            words = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(0, 0, -scale(10), 0), words, _("Press the new key"))
            painter.restore()
            return
        shown = self._rows.shown(spec)
        for key in reversed(shown.split(", ") if shown else []):
            width = painter.fontMetrics().horizontalAdvance(key) + scale(14)
            cap = QRectF(right - width, box.center().y() - scale(9), width, scale(18))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.setBrush(QColor(tokens.field if keys else tokens.chrome))
            painter.drawRoundedRect(cap, scale(4), scale(4))
            painter.setPen(QColor(tokens.text if keys else tokens.text2))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right -= width + scale(6)
        painter.restore()


class KeysPage(QDialog):
    """Enter or a double click waits for a new key; Del takes the key away; each change applies at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context = window.context
        scale = context.scale
        self.is_listening = False
        self._wanted = ""  # a key that another action has
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change keys"))
        self.resize(scale(620), min(scale(640), window.screen().availableGeometry().height()))
        title = QLabel(_("Change keys"))
        title.setProperty("kind", "dialog")
        self.search = SearchField(context, _("Search actions or keys"))
        self.search.setFixedWidth(scale(240))
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._rows = _Rows(context)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Delegate(context, self._rows, self))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Actions and their keys"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _index: self.listen())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._refresh())
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("kind", "secondary")
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(scale(34))
        self.use = self._button(_("Use it here"), self._use)
        self.set = self._button(_("Set key"), self.listen)
        self.clear = self._button(_("No key"), self._clear)
        self.first = self._button(_("Reset key"), self._reset)
        self.all = self._button(_("Reset all keys"), self._reset_all)
        frame = QFrame()
        frame.setProperty("kind", "table")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(scale(4), scale(4), scale(4), scale(4))
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(24), scale(20), scale(24), scale(16))
        column.setSpacing(scale(10))
        head, said, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.addLayout(head)
        head.addWidget(title, 1)
        head.addWidget(self.search)
        column.addWidget(frame, 1)
        column.addLayout(said)
        said.addWidget(self.note, 1)
        said.addWidget(self.use)
        column.addLayout(foot)
        foot.setSpacing(scale(8))
        for button in (self.set, self.clear, self.first):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.all)
        context.keys_changed.connect(self._refresh)
        self._filter("")

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        assert callable(act)
        button.clicked.connect(lambda _checked=False: act())
        return button

    @property
    def spec(self) -> ActionSpec | None:
        """The chosen action."""
        index = self.list.currentIndex()
        return self._rows.specs[index.row()] if index.isValid() and index.row() < len(self._rows.specs) else None

    @property
    def can_change(self) -> bool:
        """Whether the chosen action can have other keys."""
        return self.spec is not None and self.spec not in fixed_specs()

    def choose(self, id: str) -> None:
        """Choose an action."""
        for row, spec in enumerate(self._rows.specs):
            if spec.id == id:
                self.list.setCurrentIndex(self._rows.index(row))
                self.list.scrollTo(self._rows.index(row))

    def _filter(self, text: str) -> None:
        before = self.spec
        words = text.casefold().split()
        shown = []
        for spec in (*key_specs(), *fixed_specs()):
            menu, name = own_keys.named(spec)
            searched = f"{menu} {name} {self._rows.shown(spec)}".casefold()
            if all(word in searched for word in words):
                shown.append(spec)
        self._rows.show(shown)
        at = shown.index(before) if before in shown else 0
        self.list.setCurrentIndex(self._rows.index(at))
        self._refresh()

    def _refresh(self) -> None:
        self._stop()
        spec = self.spec
        for button in (self.set, self.clear, self.first):
            button.setEnabled(self.can_change)
        if spec is not None and self.can_change:
            self.first.setEnabled(self._rows.keys(spec) != keys_of(spec))
            self.clear.setEnabled(bool(self._rows.keys(spec)))
        self.all.setEnabled(bool(own_keys.own_keys(self._context.settings)))
        self._say("")
        self.list.viewport().update()

    def _say(self, text: str, wanted: str = "") -> None:
        self._wanted = wanted
        usual = _("Enter, then the new key. Del takes a key away.")
        if self.spec is not None and not self.can_change:
            usual = _("This key is as it is: no map can be written, walked or left without it.")
        self.note.setText(text or usual)
        self.use.setVisible(bool(wanted))

    # Changing

    def listen(self) -> None:
        """Wait for the new key."""
        if self.can_change:
            self._say(_("Press the new key. Esc leaves."))
            self.is_listening = True
            self.list.setFocus()
            self.list.viewport().update()

    def _stop(self) -> None:
        self.is_listening = False
        self.list.viewport().update()

    def _take(self, combination: QKeyCombination) -> None:
        spec = self.spec
        self._stop()
        if spec is None:
            return
        key = QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)
        refusal = own_keys.why_not(combination, on_canvas=bool(spec.canvas))
        if refusal:
            self._say(refusal)
            return
        own = own_keys.own_keys(self._context.settings)
        holder = own_keys.holder_of(key, own, but=spec.id)
        if holder is not None:
            _menu, name = own_keys.named(holder)
            taken = _("{key} is the key of “{action}”, which would have none.")
            if len(own_keys.keys_now(holder, own)) > 1:
                taken = _("{key} is a key of “{action}”, which would keep its other one.")
            self._say(taken.format(key=written((key,)), action=name.rstrip("…")), wanted=key)
            self.use.setFocus()
            return
        self._give(key)

    def _give(self, key: str) -> None:
        if self.spec is not None:
            own_keys.give(self._context, self.spec.id, (key,))
            self.list.setFocus()

    def _use(self) -> None:
        if self._wanted:
            self._give(self._wanted)

    def _clear(self) -> None:
        if self.spec is not None and self.can_change:
            own_keys.give(self._context, self.spec.id, ())

    def _reset(self) -> None:
        if self.spec is not None:
            own_keys.reset(self._context, self.spec.id)

    def _reset_all(self) -> None:
        own_keys.reset(self._context)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press_in_search(event)
        if watched is not self.list or not isinstance(event, QKeyEvent):
            return False
        if self.is_listening and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # the key is to be taken, not to be done
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if not self.is_listening:
            return self._press(event)
        if event.key() == Qt.Key.Key_Escape:
            self._refresh()
        elif event.key() not in _MODIFIERS:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            self._take(QKeyCombination(held, Qt.Key(event.key())))
        return True

    def _press_in_search(self, event: QKeyEvent) -> bool:
        """The row that is chosen below is meant by Enter; the arrows choose another one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.listen()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            row = min(max(self.list.currentIndex().row() + by, 0), len(self._rows.specs) - 1)
            self.list.setCurrentIndex(self._rows.index(row))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.listen()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            return False
        return True


def open_keys_page(window: MainWindow, id: str = "") -> KeysPage:
    """Show the page; the one that is open comes to the front."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, KeysPage) and widget.isVisible():
            widget.raise_()
            widget.activateWindow()
            return widget
    page = KeysPage(window)
    page.show()
    page.choose(id)
    page.list.setFocus()
    return page


def shown_keys(context: Context, keys: str) -> str:
    """The keys of a line of the sheet as they are now: "Ctrl F" may be another one, or "" for none.

    A line for several ways, "Alt ←→", names each where one of them was changed.
    """
    own = own_keys.own_keys(context.settings)
    if not own:
        return keys
    held, _blank, last = keys.rpartition(" ")
    if len(last) > 1 and set(last) <= set("←→↑↓"):
        ways = [f"{held} {way}".strip() for way in last]
        now = [shown_keys(context, way) for way in ways]
        return keys if now == ways else " ".join(now)
    for spec in key_specs():
        if spec.id in own and keys == written(keys_of(spec)[:1]):
            return written(own[spec.id][:1]) or _("no key")
    return keys
