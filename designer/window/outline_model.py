"""The map as a tree: stages with their touchpoints, those with their ways on and notes; tray, personas, lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from designer.editing.operations.labels import quoted
from designer.finding.folding import fold
from designer.model import Change, Channel, Connection, JourneyMap, Lane, Note, Persona, Stage, Touchpoint
from designer.model.elements import Element, name_of
from designer.window.found_words import element_name, icon_of
from designer.words import _

TRAY, PERSONAS, LANES, NOTES = "#tray", "#personas", "#lanes", "#notes"
GROUPS = (TRAY, PERSONAS, LANES, NOTES)
GROUP_ICONS = {TRAY: "inbox", PERSONAS: "users-round", LANES: "rows-3", NOTES: "sticky-note"}
ID_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def group_name(key: str) -> str:
    """What a group is called."""
    return {TRAY: _("Tray"), PERSONAS: _("Personas"), LANES: _("Lanes"), NOTES: _("Notes without a place")}[key]


def below(journey: JourneyMap, key: str) -> list[str]:
    """What stands below an element or group, in its order; below "" stand the stages and the groups."""
    match key:
        case "":
            loose = [NOTES] if _loose_notes(journey) else []
            return [*(s.id for s in journey.stages), TRAY, PERSONAS, LANES, *loose]
        case "#tray":
            return [t.id for t in journey.tray]
        case "#personas":
            return [p.id for p in journey.personas]
        case "#lanes":
            return [x.id for x in journey.lanes]
        case "#notes":
            return _loose_notes(journey)
    notes = [n.id for n in journey.notes_about(key)]
    match journey.get(key):
        case Stage():
            return [*(t.id for t in journey.touchpoints_in(key)), *notes]
        case Touchpoint():
            return [*(c.id for c in journey.connections_from(key)), *notes]
        case Lane():
            return [*notes, *(n.id for n in journey.notes_about("") if n.lane == key)]
        case _:
            return notes


def _loose_notes(journey: JourneyMap) -> list[str]:
    return [n.id for n in journey.notes_about("") if not n.lane]


def above(journey: JourneyMap, id: str) -> str:
    """What an element stands below, "" for nothing."""
    match journey.get(id):
        case Touchpoint(stage=stage):
            return stage or TRAY
        case Persona():
            return PERSONAS
        case Channel() | Lane():
            return LANES
        case Connection(source=source):
            return source
        case Note(about=about, lane=lane):
            return about or lane or NOTES
        case _:
            return ""


class _Node:
    __slots__ = ("children", "key", "number", "parent")

    def __init__(self, key: str, number: int, parent: _Node | None) -> None:
        self.key, self.number, self.parent = key, number, parent
        self.children: list[_Node] | None = None  # made when they are first asked for


class OutlineModel(QAbstractItemModel):
    """Follows edits row by row: what did not change keeps its place, its fold and its selection."""

    def __init__(self) -> None:
        super().__init__()
        self._journey: JourneyMap | None = None
        self._numbers = count(1)
        self._root = _Node("", 0, None)
        self._by_number: dict[int, _Node] = {}
        self._by_key: dict[str, _Node] = {}
        self._shown: set[str] | None = None  # while something is filtered: what matches, and what that stands below
        self._filter = ""
        self.rename: Callable[[str, str], bool] = lambda _id, _text: False

    # The map

    def set_journey(self, journey: JourneyMap | None) -> None:
        """Show another map."""
        self.beginResetModel()
        self._journey = journey
        self._forget()
        self._sift()
        self.endResetModel()

    @property
    def journey(self) -> JourneyMap | None:
        """The map that is shown."""
        return self._journey

    def _forget(self) -> None:
        for node in self._by_number.values():
            node.parent = None  # those that know each other would wait for the collector
        self._root = _Node("", 0, None)
        self._by_number, self._by_key = {}, {"": self._root}

    def set_filter(self, text: str) -> int:
        """Show only what is called like this, with what it stands below; how many there are, all for ""."""
        self.beginResetModel()
        self._filter = fold(text).strip()
        self._forget()
        found = self._sift()
        self.endResetModel()
        return found

    def _sift(self) -> int:
        journey, words = self._journey, self._filter.split()
        if journey is None or not words:
            self._shown = None
            return 0
        self._shown, found = set(), 0
        for element in journey:
            if not _has_row(element):
                continue
            text = fold(self._text(journey, element))
            if all(word in text for word in words):
                found += 1
                key = element.id
                while key and key not in self._shown:
                    self._shown.add(key)
                    key = above(journey, key)
        return found

    @property
    def is_filtered(self) -> bool:
        """Whether only a part is shown."""
        return self._shown is not None

    def _below(self, key: str) -> list[str]:
        if self._journey is None:
            return []
        keys = below(self._journey, key)
        return keys if self._shown is None else [k for k in keys if k in self._shown]

    def _children(self, node: _Node) -> list[_Node]:
        if node.children is None:
            node.children = [self._made(key, node) for key in self._below(node.key)]
        return node.children

    def _made(self, key: str, parent: _Node) -> _Node:
        node = _Node(key, next(self._numbers), parent)
        self._by_number[node.number] = self._by_key[key] = node
        return node

    # Following edits

    def follow(self, change: Change) -> None:
        """Take over an edit."""
        journey = self._journey
        if journey is None:
            return
        if self._shown is not None:
            self.set_filter(self._filter)  # what matches may be something else now
            return
        stale: dict[str, None] = {}
        orders_lanes = False
        for id, (before, after) in change.pairs.items():
            for element in (before, after):
                if element is None or not _has_row(element):
                    continue
                stale |= dict.fromkeys(_parents(element))
                is_lane = isinstance(element, Channel | Lane)
                orders_lanes |= is_lane and (before is None or after is None or _order(before) != _order(after))
            if after is not None and before is not None:
                self._tell(id)
        if orders_lanes:  # touchpoints of one step stand in the order of the lanes
            stale |= dict.fromkeys(s.id for s in journey.stages)
        for key in stale:
            node = self._by_key.get(key)
            if node is not None and node.children is not None:
                self._update(node)
            self._tell(key)

    def _tell(self, key: str) -> None:
        """A row reads otherwise; so do the ways that lead to it."""
        journey = self._journey
        assert journey is not None
        for each in (key, *(c.id for c in journey.connections_to(key)), *(c.id for c in journey.connections_from(key))):
            index = self.index_of(each)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def tell_gaps(self, keys: Iterable[str]) -> None:
        """Gaps came or went there."""
        for key in keys:
            index = self.index_of(key)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def _update(self, node: _Node) -> None:
        """Make the rows below a node what they should be, by as few steps as there are differences."""
        children = node.children
        assert children is not None
        wanted = self._below(node.key)
        where = self._index_of_node(node)
        left = set(wanted)
        for row in range(len(children) - 1, -1, -1):
            if children[row].key not in left:
                self.beginRemoveRows(where, row, row)
                self._drop(children.pop(row))
                self.endRemoveRows()
        for row, key in enumerate(wanted):
            if row < len(children) and children[row].key == key:
                continue
            at = next((i for i in range(row + 1, len(children)) if children[i].key == key), -1)
            if at < 0:
                # It may stand elsewhere still, until that is taken care of: it goes from there.
                self._take_from_elsewhere(key, node)
                self.beginInsertRows(where, row, row)
                children.insert(row, self._made(key, node))
                self.endInsertRows()
            else:
                self.beginMoveRows(where, at, at, where, row)
                children.insert(row, children.pop(at))
                self.endMoveRows()

    def _take_from_elsewhere(self, key: str, node: _Node) -> None:
        old = self._by_key.get(key)
        if old is None or old.parent is None or old.parent is node or old.parent.children is None:
            return
        row = old.parent.children.index(old)
        self.beginRemoveRows(self._index_of_node(old.parent), row, row)
        self._drop(old.parent.children.pop(row))
        self.endRemoveRows()

    def _drop(self, node: _Node) -> None:
        self._by_number.pop(node.number, None)
        if self._by_key.get(node.key) is node:
            del self._by_key[node.key]
        node.parent = None
        for child in node.children or ():
            self._drop(child)

    # What Qt asks

    def key_of(self, index: Index) -> str:
        """The element's id, or the group; "" for none."""
        return self._node(index).key

    def index_of(self, key: str, *, makes: bool = False) -> QModelIndex:
        """Where an element stands; with `makes` also where nobody has looked yet."""
        node = self._by_key.get(key)
        if node is None and makes and self._journey is not None and (key in self._journey or key in GROUPS):
            parent = above(self._journey, key) if key not in GROUPS else ""
            if parent != key and (not parent or self.index_of(parent, makes=True).isValid()):
                self._children(self._by_key[parent])
                node = self._by_key.get(key)
        return self._index_of_node(node) if node is not None else QModelIndex()

    def _node(self, index: Index) -> _Node:
        return self._by_number.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index_of_node(self, node: _Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(self._children(node.parent).index(node), 0, node.number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  (Qt's signature)
        children = self._children(self._node(parent))
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        parent = self._node(index).parent
        return self._index_of_node(parent) if parent is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return len(self._children(self._node(parent)))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  (Qt's signature)
        node = self._node(parent)
        return bool(node.children if node.children is not None else self._below(node.key))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if self.key_of(index) in GROUPS:
            return flags
        return flags | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        key, journey = self.key_of(index), self._journey
        if role == ID_ROLE:
            return key
        if journey is None:
            return None
        element = journey.get(key)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return group_name(key) if key in GROUPS else self._text(journey, element) if element is not None else ""
        if role == Qt.ItemDataRole.EditRole and element is not None:
            return name_of(element)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.key_of(index)
        element = self._journey.get(key) if self._journey is not None else None
        if role != Qt.ItemDataRole.EditRole or element is None:
            return False
        text = " ".join(str(value).split()) if not isinstance(element, Note) else str(value).strip()
        return text == name_of(element) or self.rename(key, text)

    def _text(self, journey: JourneyMap, element: Element) -> str:
        if isinstance(element, Connection):
            target = quoted(journey, element.target)
            return f"{element.label} → {target}" if element.label else f"→ {target}"
        return element_name(journey, element)

    def icon(self, key: str) -> str:
        """The icon of a row."""
        if key in GROUPS:
            return GROUP_ICONS[key]
        element = self._journey.get(key) if self._journey is not None else None
        return icon_of(self._journey, element) if element is not None and self._journey is not None else "map"


def _order(element: Element) -> str:
    return str(getattr(element, "order", ""))


def _has_row(element: Element) -> bool:
    return isinstance(element, Stage | Touchpoint | Connection | Note | Persona | Channel | Lane)


def _parents(element: Element) -> tuple[str, ...]:
    """What has another row, or one less, when an element comes, goes or moves."""
    match element:
        case Touchpoint():
            return (element.stage or TRAY,)
        case Connection():
            return (element.source,)
        case Note():
            return (element.about,) if element.about else ("", NOTES, element.lane)
        case Persona():
            return (PERSONAS,)
        case Channel() | Lane():
            return (LANES,)
        case _:
            return ("",)
