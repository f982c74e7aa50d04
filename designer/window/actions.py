"""Every action of the window as data: id, text, keys and menu (WINDOW.md section 5). Ids are stable."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import msgspec
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from designer.canvas.keymap import CANVAS_KEYS, FIXED_KEYS
from designer.window.icons import icon
from designer.window.tokens import Tokens
from designer.words import _


class ActionSpec(msgspec.Struct, frozen=True):
    """One action. `keys` are portable ("Ctrl" is Cmd on macOS); `typed` is what is typed on the canvas instead of a key;
    `group` makes it one choice of several."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    typed: str = ""
    icon: str = ""
    checkable: bool = False
    group: str = ""
    canvas: tuple[str, ...] = ()  # its keys on the map: elsewhere they do what they do in a field or list
    mac: tuple[str, ...] = ()  # the keys on a Mac, where they are others


A = ActionSpec
SEPARATOR = ActionSpec("", "")

MENUS: tuple[tuple[str, tuple[ActionSpec | str, ...]], ...] = (
    (
        "&File",
        (
            A("file.new", "New…", ("Ctrl+N",)),
            A("file.first_map", "First map…", icon="compass"),
            A("file.open", "Open…", ("Ctrl+O",), icon="folder-open"),
            "file.recent",
            A("file.close", "Close", ("Ctrl+W",)),
            SEPARATOR,
            A("file.save", "Save", ("Ctrl+S",)),
            A("file.save_as", "Save as…", ("Ctrl+Shift+S",)),
            A("file.versions", "Earlier versions…", icon="history"),
            SEPARATOR,
            A("file.import", "Import…", ("Ctrl+I",)),
            A("file.export", "Export…", ("Ctrl+E",)),
            A("file.print", "Print and PDF…", ("Ctrl+P",), icon="printer"),
            SEPARATOR,
            A("file.settings", "Settings…", ("Ctrl+,",), icon="settings"),
            A("file.quit", "Quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Edit",
        (
            A("edit.undo", "Undo", ("Ctrl+Z",), icon="undo-2"),
            A("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo-2"),
            SEPARATOR,
            A("edit.cut", "Cut", ("Ctrl+X",), icon="scissors"),
            A("edit.copy", "Copy", ("Ctrl+C",), icon="copy"),
            A("edit.paste", "Paste", ("Ctrl+V",)),
            A("edit.paste_tray", "Paste into the tray", ("Ctrl+Shift+V",)),
            A("edit.duplicate", "Duplicate", ("Ctrl+D",), icon="copy"),
            A("edit.delete", "Delete", typed="Del", icon="trash-2", canvas=("Del", "Backspace")),
            SEPARATOR,
            A("edit.text", "Edit text", ("F2",), icon="pencil"),
            A("edit.properties", "Properties", ("Alt+Enter", "Alt+Return")),
            SEPARATOR,
            A("edit.select_all", "Select all", ("Ctrl+A",)),
            A("edit.select_group", "Select this stage or lane", ("Ctrl+Shift+A",)),
            "edit.select_kind",
            SEPARATOR,
            A("edit.find", "Find…", ("Ctrl+F",), icon="search"),
            A("edit.replace", "Replace…", ("Ctrl+H",), mac=("Ctrl+Alt+F",), icon="replace"),
            A("edit.find_next", "Find next", ("F3",), mac=("Ctrl+G",)),
            A("edit.find_previous", "Find previous", ("Shift+F3",), mac=("Ctrl+Shift+G",)),
            A("edit.command", "Find or do…", ("Ctrl+K", "Ctrl+Shift+P"), icon="search"),
        ),
    ),
    (
        "&View",
        (
            A("view.fit", "Whole map", ("Ctrl+1",), icon="maximize"),
            A("view.selection", "Selection", ("Ctrl+2",)),
            A("view.actual", "100 %", ("Ctrl+0",)),
            A("view.zoom_in", "Zoom in", ("Ctrl++", "Ctrl+=")),
            A("view.zoom_out", "Zoom out", ("Ctrl+-",)),
            SEPARATOR,
            "view.views",
            A("view.choose", "Choose a view…", ("F12",), icon="eye"),
            "view.state",
            SEPARATOR,
            "view.arrangement",
            "view.density",
            "view.theme",
            "view.palette",
            "view.card",
            "view.on_map",
            SEPARATOR,
            "view.shown_panels",
            A("view.map_only", "Only the map", ("F9",), checkable=True),
            "view.panels",
            SEPARATOR,
            "view.appearance",
            "view.text_size",
            A("view.touch", "Touch mode", checkable=True),
            A("view.full_screen", "Full screen", ("F11",), checkable=True),
        ),
    ),
    (
        "&Insert",
        (
            A("insert.list", "Insert…", ("Ins",), typed="/", icon="plus"),
            SEPARATOR,
            A("insert.touchpoint", "Touchpoint", typed="/ T", icon="square-pen"),
            A("insert.stage", "Stage", typed="/ S", icon="columns-3"),
            A("insert.channel", "Channel", typed="/ C", icon="rows-3"),
            A("insert.note", "Note", typed="/ N", icon="sticky-note"),
            A("insert.persona", "Persona", typed="/ P", icon="user-round"),
            A("insert.lane", "Lane", typed="/ L", icon="list-plus"),
            A("insert.connection", "Connection", typed="/ K", icon="spline"),
            SEPARATOR,
            A("insert.library", "From the library…", typed="/ B", icon="library"),
        ),
    ),
    (
        "&Map",
        (
            A("map.properties", "Map properties", ("Ctrl+Shift+I",), icon="map"),
            A("map.personas", "Personas", icon="user-round"),
            A("map.lanes", "Lanes", icon="rows-3"),
            A("map.insight", "Ways through the map", ("Ctrl+Shift+W",), icon="route"),
            "map.show_only",
            "map.parts",
            SEPARATOR,
            A("map.connect", "Connect…", ("Ctrl+L",), icon="spline"),
            A("map.connection_next", "Next connection", ("F7",)),
            A("map.connection_previous", "Previous connection", ("Shift+F7",)),
            "map.connection_kind",
            A("map.reverse", "Reverse", icon="arrow-left-right"),
            SEPARATOR,
            A("map.feeling_up", "Better", ("Ctrl+Shift+Up",)),
            A("map.feeling_down", "Worse", ("Ctrl+Shift+Down",)),
            A("map.moment", "Moment of truth", ("Ctrl+T",), icon="star"),
            "map.status",
            SEPARATOR,
            A("map.open_inner", "Open its map", ("Ctrl+PgDown",), icon="layers"),
            A("map.up", "Back up", ("Ctrl+PgUp",), icon="arrow-up"),
            "map.opens",
            SEPARATOR,
            "map.move",
            A("map.to_tray", "To the tray", icon="inbox"),
            SEPARATOR,
            A("map.compare", "Compare with…", icon="arrow-left-right"),
        ),
    ),
    (
        "&Check",
        (
            A("check.next", "Next gap", ("F8",)),
            A("check.previous", "Previous gap", ("Shift+F8",)),
            A("check.fix", "Quick fix", ("F4",), icon="wand-sparkles"),
            A("check.waive", "Waive…", ("Shift+F4",), icon="eye-off"),
            SEPARATOR,
            "check.profile",
            A("check.rules", "Rules and limits…"),
            A("check.waived", "Show waived"),
        ),
    ),
    (
        "&Help",
        (
            A("help.keys", "Keys", ("F1",), icon="keyboard"),
            A("help.change_keys", "Change keys…", icon="keyboard"),
            A("help.guide", "Six steps of mapping", icon="compass"),
            A("help.models", "Where the stage models come from"),
            A("help.log", "Show the log"),
            A("help.about", "About"),
        ),
    ),
)

# Below a title only so that no menu is higher than a small screen: what stands there says all by itself.
GATHERED = ("view.on_map", "view.shown_panels", "map.parts")

# Submenus: id -> title and the choices in it.
SUBMENUS: Mapping[str, tuple[str, tuple[ActionSpec, ...]]] = {
    "file.recent": ("Recent", ()),
    "view.views": (
        "Views",
        (
            A("view.views.all", "Everything", checkable=True),
            A("view.views.shown", "What is shown…", icon="sliders-horizontal"),
            A("view.views.keep", "Keep as a view…", icon="plus"),
            A("view.views.update", "Keep the changes in this view"),
            A("view.views.reset", "Let go of the filter"),
            A("view.views.rename", "Rename this view…", icon="pencil"),
            A("view.views.earlier", "Put this view before"),
            A("view.views.later", "Put this view behind"),
            A("view.views.forget", "Forget this view", icon="trash-2"),
        ),
    ),
    "view.state": (
        "State",
        (
            A("view.state.current", "Current", group="state"),
            A("view.state.future", "Future", group="state"),
            A("view.state.both", "Both", group="state"),
            A("map.plan_future", "Plan a future state"),
            A("map.keep_current", "Keep only the current state"),
            A("map.keep_future", "Keep only the future state"),
        ),
    ),
    "map.show_only": ("Show only", ()),
    "map.parts": (
        "Stages and lanes",
        (
            A("map.arrange_lanes", "Order, show and fold lanes…", icon="list-plus"),
            A("map.fold", "Fold or unfold", ("Ctrl+.",), icon="chevron-down"),
            A("map.pin", "Keep in sight", checkable=True),
            A("map.hide", "Hide the lane", icon="eye-off"),
            A("map.stage_split", "Split before this step", icon="split"),
            A("map.stage_join", "Join with the next stage", icon="merge"),
        ),
    ),
    "view.arrangement": (
        "Arrangement",
        (
            A("view.arrangement.swimlanes", "Swimlanes", group="arrangement"),
            A("view.arrangement.grouped", "Grouped swimlanes", group="arrangement"),
            A("view.arrangement.storyline", "Storyline", group="arrangement"),
        ),
    ),
    "view.density": (
        "Density",
        (
            A("view.density.comfortable", "Comfortable", group="density"),
            A("view.density.standard", "Standard", group="density"),
            A("view.density.compact", "Compact", group="density"),
        ),
    ),
    "view.theme": (
        "Theme",
        (
            A("view.theme.paper", "Paper", group="theme"),
            A("view.theme.studio", "Studio", group="theme"),
            A("view.theme.nordic", "Nordic", group="theme"),
            A("view.theme.graphite", "Graphite", group="theme"),
            A("view.theme.client", "Client", group="theme"),
            A("view.theme.high-contrast", "High contrast", group="theme"),
            A("view.theme.ink-saver", "Ink saver", group="theme"),
        ),
    ),
    "view.palette": ("Stage colours", ()),
    "view.card": (
        "On the cards",
        (
            A("view.card.description", "Description", checkable=True),
            A("view.card.feeling", "Feeling", checkable=True),
            A("view.card.personas", "Personas", checkable=True),
            A("view.card.evidence", "Evidence", checkable=True),
            A("view.card.status", "Status", checkable=True),
            A("view.card.channel", "Channel", checkable=True),
            A("view.card.times", "Times", checkable=True),
            A("view.card.initiator", "Who starts", checkable=True),
            A("view.card.owner", "Owner", checkable=True),
            A("view.card.engagement", "Engagement", checkable=True),
        ),
    ),
    "view.on_map": (
        "On the map",
        (
            A("view.badges", "Gaps on the map", checkable=True),
            A("view.values", "Values on the curves", checkable=True),
            A("view.hints", "Key hints", checkable=True),
            A("view.minimap", "Overview in the corner", checkable=True),
        ),
    ),
    "view.shown_panels": (
        "Panels",
        (
            A("view.add", "Add", ("Ctrl+Shift+D",), checkable=True),
            A("view.guide", "Guide", ("Ctrl+Shift+K",), icon="compass", checkable=True),
            A("view.outline", "Outline", ("Ctrl+Shift+O",), checkable=True),
            A("view.history", "History", ("Ctrl+Shift+H",), checkable=True),
            A("view.gaps", "Gaps", ("Ctrl+Shift+M",), checkable=True),
            A("view.tray", "Tray", ("Ctrl+Shift+T",), checkable=True),
        ),
    ),
    "view.panels": (
        "Move panels",
        (
            A("view.panels.left", "Add and Outline at the right", checkable=True),
            A("view.panels.right", "Properties, Guide and History at the left", checkable=True),
            A("view.panels.bottom", "Gaps and Tray above the map", checkable=True),
            A("view.panels.first", "Put all panels back"),
        ),
    ),
    "view.appearance": (
        "Appearance",
        (
            A("view.appearance.system", "As the system", group="appearance"),
            A("view.appearance.light", "Light", group="appearance"),
            A("view.appearance.dark", "Dark", group="appearance"),
            A("view.contrast", "High contrast in the window", checkable=True),
        ),
    ),
    "view.text_size": (
        "Text size",
        tuple(A(f"view.text_size.{n}", f"{n} %", group="text_size") for n in (90, 100, 115, 130, 150)),
    ),
    "map.connection_kind": (
        "Connection kind",
        (
            A("map.connection_kind.main", "Main"),
            A("map.connection_kind.alternative", "Alternative"),
            A("map.connection_kind.return", "Return"),
        ),
    ),
    "edit.select_kind": (
        "Select by kind",
        (
            A("edit.select_kind.touchpoints", "All touchpoints"),
            A("edit.select_kind.stages", "All stages"),
            A("edit.select_kind.lanes", "All channels and lanes"),
            A("edit.select_kind.notes", "All notes"),
            A("edit.select_kind.connections", "All connections"),
            A("edit.select_kind.personas", "All personas"),
        ),
    ),
    "map.move": (
        "Move",
        (
            A("map.move_left", "Move left", typed="Alt ←", canvas=("Alt+Left",)),
            A("map.move_right", "Move right", typed="Alt →", canvas=("Alt+Right",)),
            A("map.move_up", "Move up", typed="Alt ↑", canvas=("Alt+Up",)),
            A("map.move_down", "Move down", typed="Alt ↓", canvas=("Alt+Down",)),
            A("map.own_step_left", "Into a step of its own, left", typed="Alt Shift ←", canvas=("Alt+Shift+Left",)),
            A("map.own_step_right", "Into a step of its own, right", typed="Alt Shift →", canvas=("Alt+Shift+Right",)),
        ),
    ),
    "map.status": (
        "Status",
        (A("map.status.exists", "Exists"), A("map.status.planned", "Planned"), A("map.status.missing", "Missing")),
    ),
    "map.opens": (
        "Map that opens here",
        (
            A("map.make_inner", "Open a map of its own", icon="file-plus"),
            A("map.choose_inner", "Open a map from a file…", icon="folder-open"),
            A("map.take_in", "Take the map of its file into this one", icon="log-in"),
            A("map.remove_inner", "Open no map any more", icon="x"),
        ),
    ),
    "check.profile": (
        "Profile",
        (
            A("check.profile.customer-journey", "Customer journey", group="profile"),
            A("check.profile.buyer-journey", "Buyer’s journey", group="profile"),
            A("check.profile.service-blueprint", "Service blueprint", group="profile"),
            A("check.profile.cjml", "CJML", group="profile"),
            A("check.profile.workshop", "Workshop", group="profile"),
        ),
    ),
}


def keys_of(spec: ActionSpec) -> tuple[str, ...]:
    """The keys of an action on this computer."""
    if spec.canvas:
        return spec.canvas
    return spec.mac if spec.mac and sys.platform == "darwin" else spec.keys


def written(keys: tuple[str, ...]) -> str:
    """Keys as people write them: "Ctrl Shift S", "Alt ←"."""
    shown = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    plain = [k[:-1].replace("+", " ").rstrip() + " +" if k.endswith("++") else k.replace("+", " ") for k in shown]
    return ", ".join([" ".join([_WRITTEN.get(part, part) for part in key.split(" ")]) for key in plain])


_WRITTEN = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "PgUp": "Page Up", "PgDown": "Page Down",
}  # fmt: skip


@cache
def key_specs() -> tuple[ActionSpec, ...]:
    """Whatever can have keys: every action, and what else is done on the canvas."""
    known = {spec.id for spec in all_specs()}
    others = [ActionSpec(one.id, one.text, canvas=one.keys) for one in CANVAS_KEYS if one.id not in known]
    return (*all_specs(), *others)


@cache
def fixed_specs() -> tuple[ActionSpec, ...]:
    """What is done on the canvas with keys that can't be changed; `typed` says with which."""
    return tuple([ActionSpec(f"fixed.{n}", text, typed=keys) for n, (text, keys) in enumerate(FIXED_KEYS)])


@cache
def all_specs() -> tuple[ActionSpec, ...]:
    """Every action there is, as the menus and those below them have them."""
    found: list[ActionSpec] = []
    for _title, entries in MENUS:
        for entry in entries:
            if isinstance(entry, str):
                found += SUBMENUS[entry][1]
            elif entry.id:
                found.append(entry)
    return tuple(found)


class Actions(Mapping[str, QAction]):
    """All actions of one window, by id. Each calls `do` with its id when it is triggered."""

    def __init__(self, owner: QWidget, tokens: Tokens, do: Callable[[str], None]) -> None:
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in all_specs():
            action = QAction(_(spec.text), owner)
            action.setObjectName(spec.id)
            if (keys := keys_of(spec)) and not spec.canvas:
                action.setShortcuts([QKeySequence(key) for key in keys])
            if spec.checkable or spec.group:
                action.setCheckable(True)
            if spec.typed:
                action.setText(f"{_(spec.text)}\t{spec.typed}")
            if spec.group:
                group = self._groups.setdefault(spec.group, QActionGroup(owner))
                group.addAction(action)
            action.triggered.connect(partial(_call, do, spec.id))
            self._made[spec.id] = action
        owner.addActions(list(self._made.values()))
        self.set_tokens(tokens)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colour the icons for a light or dark window."""
        for spec in all_specs():
            if spec.icon:
                self._made[spec.id].setIcon(icon(spec.icon, tokens.text2, tokens.accent))

    def take_keys(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Give actions the keys that a person chose instead of the usual ones."""
        for spec in all_specs():
            given = own.get(spec.id, keys_of(spec))
            if spec.canvas:
                self._made[spec.id].setText(f"{_(spec.text)}\t{written(given[:1])}")
                continue
            keys = [QKeySequence(key) for key in given]
            if self._made[spec.id].shortcuts() != keys:
                self._made[spec.id].setShortcuts(keys)

    def set_text(self, id: str, text: str) -> None:
        """Another text, with the key it had; `&` is not taken for the mark of a letter."""
        self._made[id].setText(text.replace("&", "&&"))

    def __getitem__(self, id: str) -> QAction:
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _call(do: Callable[[str], None], id: str, _checked: bool = False) -> None:
    do(id)
