"""What the program remembers for its user, and where; plain files, no Qt, never part of a map."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any, Final, Generic, Literal, TypeVar

import msgspec

from designer.disk import write_whole
from designer.folders import HOME_VARIABLE as HOME_VARIABLE
from designer.folders import config_folder as config_folder
from designer.folders import log_file as log_file
from designer.folders import recovery_folder as recovery_folder
from designer.folders import state_folder as state_folder
from designer.folders import versions_folder as versions_folder

T = TypeVar("T")

MOST_RECENT: Final = 12
MOST_MAPS: Final = 300
LARGEST_FILE: Final = 4 * 1024 * 1024


class MapMemory(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How one map was left, by its id; never stored in the map."""

    zoom: float | None = None
    centre: tuple[float, float] | None = None  # points on the drawing, in the middle of the view
    focus: str = ""  # id of an element
    view: str = ""  # id of the view that was on, "" for all of the map
    state: str = ""  # of two: "current", "future" or "both"; "" is as the view says
    paper: str = ""
    orientation: str = ""
    margin: float | None = None  # mm; None is as usual for the paper
    arrangement: str = ""
    print_adds: tuple[str, ...] = ()  # what prints after the map
    print_plan: str = ""  # on one sheet or on several
    export_format: str = ""
    export_folder: str = ""


class Key(msgspec.Struct, Generic[T], frozen=True):
    """One entry of the catalogue: its name and type in the file, and what holds until the user says otherwise."""

    name: str
    kind: Any
    default: T


# The catalogue. A name is never reused for another meaning: old files keep it.
AUTHOR: Final[Key[str]] = Key("author", str, "")
ORGANISATION: Final[Key[str]] = Key("organisation", str, "")

APPEARANCE: Final[Key[Literal["system", "light", "dark"]]] = Key(
    "appearance", Literal["system", "light", "dark"], "system"
)
CONTRAST: Final[Key[Literal["system", "usual", "high"]]] = Key("contrast", Literal["system", "usual", "high"], "system")
TEXT_SIZE: Final[Key[Literal[90, 100, 115, 130, 150]]] = Key(  # percent
    "text_size", Literal[90, 100, 115, 130, 150], 100
)
MINIMAP: Final[Key[bool]] = Key("minimap", bool, False)
HINTS: Final[Key[bool]] = Key("hints", bool, True)
FILTERS_FADE: Final[Key[bool]] = Key("filters_fade", bool, True)  # else what they do not name leaves the map
BADGES: Final[Key[bool]] = Key("badges", bool, True)

COMMANDS_USED: Final[Key[tuple[str, ...]]] = Key("commands_used", tuple[str, ...], ())  # in the palette, the last first
# By action: keys in Qt's portable form ("Ctrl+Shift+S"), none where it has none; only what differs from the usual.
OWN_KEYS: Final[Key[dict[str, tuple[str, ...]]]] = Key("own_keys", dict[str, tuple[str, ...]], {})

PAPER: Final[Key[str]] = Key("paper", str, "A3")
MARGIN: Final[Key[float | None]] = Key("margin", float | None, None)  # mm; None is as usual for the paper
PROFILE: Final[Key[str]] = Key("profile", str, "")  # of new maps; "" is as their template says
SAVE_BY_ITSELF: Final[Key[bool]] = Key("save_by_itself", bool, False)
VERSIONS_KEPT: Final[Key[int]] = Key("versions_kept", int, 10)  # of each map
# By script (the keys of designer.text.scripts): a family that is installed, or the path of a font file.
FONTS: Final[Key[dict[str, str]]] = Key("fonts", dict[str, str], {})
LAST_MAIN_BUTTON: Final[Key[str]] = Key("last_main_button", str, "save_pdf")

RECENT_FILES: Final[Key[tuple[str, ...]]] = Key("recent_files", tuple[str, ...], ())  # the last one first
OPEN_FOLDER: Final[Key[str]] = Key("open_folder", str, "")
SAVE_FOLDER: Final[Key[str]] = Key("save_folder", str, "")
IMPORT_FOLDER: Final[Key[str]] = Key("import_folder", str, "")
EXPORT_FOLDER: Final[Key[str]] = Key("export_folder", str, "")
PICTURE_FOLDER: Final[Key[str]] = Key("picture_folder", str, "")

WINDOW_GEOMETRY: Final[Key[str]] = Key("window_geometry", str, "")  # base64 of what Qt gives
OPEN_PANELS: Final[Key[dict[str, bool]]] = Key("open_panels", dict[str, bool], {})
# By dock, the side that it was moved to; those that stand where they stood at first are not named.
PANEL_PLACES: Final[Key[dict[str, str]]] = Key("panel_places", dict[str, str], {})
PANEL_SIZES: Final[Key[dict[str, int]]] = Key("panel_sizes", dict[str, int], {})  # px at 100 % text size

MAPS: Final[Key[dict[str, MapMemory]]] = Key("maps", dict[str, MapMemory], {})  # by map id, the last used last


class Settings:
    """The user's settings: read once, changed in memory, written by `save`; a broken file is kept aside."""

    def __init__(self, file: Path | None = None) -> None:
        """Read `file`, by default the one in the user's configuration folder; a missing one means defaults."""
        self.file = file if file is not None else config_folder() / "settings.json"
        self.set_aside: Path | None = None
        self._values: dict[str, Any] = self._read()
        self._changed: set[str] = set()
        self.on_change: Callable[[], None] = lambda: None

    def get(self, key: Key[T]) -> T:
        """Return what is set, or the default where nothing usable is."""
        if key.name not in self._values:
            return copy(key.default)
        try:
            value: T = msgspec.convert(self._values[key.name], key.kind)
        except (msgspec.ValidationError, RecursionError):
            return copy(key.default)
        return value

    def set(self, key: Key[T], value: T) -> None:
        """Remember a value until `save` writes it; raises `msgspec.ValidationError` on a value of another type.

        A value with a text that is no Unicode, such as the name of a file in another encoding, can't be remembered.
        """
        plain = msgspec.to_builtins(value)
        msgspec.convert(plain, key.kind)
        try:
            msgspec.json.encode(plain)
        except UnicodeEncodeError:
            return
        if self._values.get(key.name, msgspec.to_builtins(key.default)) == plain:
            return
        self._values[key.name] = plain
        self._mark(key.name)

    def _mark(self, name: str) -> None:
        self._changed.add(name)
        self.on_change()

    def reset(self, key: Key[Any]) -> None:
        """Go back to the default."""
        if self._values.pop(key.name, None) is not None:
            self._mark(key.name)

    def add_recent(self, path: Path) -> None:
        """Put a file on top of the recent ones; the oldest beyond twelve is forgotten."""
        added = str(path.absolute())
        others = [known for known in self.get(RECENT_FILES) if known != added]
        self.set(RECENT_FILES, tuple([added, *others][:MOST_RECENT]))

    def forget_recent(self, path: Path) -> None:
        """Take a file that is no longer there off the recent ones."""
        gone = str(path.absolute())
        self.set(RECENT_FILES, tuple(known for known in self.get(RECENT_FILES) if known != gone))

    def memory(self, map_id: str) -> MapMemory:
        """Return how this map was left; all defaults for one that was never open here."""
        stored = self._values.get(MAPS.name)
        try:
            return msgspec.convert(stored[map_id] if isinstance(stored, dict) else {}, MapMemory)
        except (KeyError, msgspec.ValidationError, RecursionError):
            return MapMemory()

    def remember(self, map_id: str, memory: MapMemory) -> None:
        """Remember how this map is left; of more than 300 maps the one left longest ago is forgotten."""
        maps = {known: left for known, left in self.get(MAPS).items() if known != map_id}
        maps[map_id] = memory
        self.set(MAPS, dict(list(maps.items())[-MOST_MAPS:]))

    def save(self) -> None:
        """Write what was changed, beside and renamed; raises OSError where the folder can't be written.

        What another window of the same user wrote meanwhile under other keys stays.
        """
        if not self._changed:
            return
        merged = self._read()
        for name in self._changed:
            if name in self._values:
                merged[name] = self._values[name]
            else:
                merged.pop(name, None)
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self.file, msgspec.json.format(msgspec.json.encode(merged), indent=2) + b"\n", mode=0o600)
        self._values = merged
        self._changed.clear()

    def _read(self) -> dict[str, Any]:
        try:
            if self.file.stat().st_size > LARGEST_FILE:
                return self._keep_aside()
            content = self.file.read_bytes()
        except OSError:
            return {}
        try:
            return msgspec.json.decode(content, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._keep_aside()

    def _keep_aside(self) -> dict[str, Any]:
        aside = self.file.with_suffix(".broken.json")
        with contextlib.suppress(OSError):
            self.file.replace(aside)
            self.set_aside = aside
        return {}
