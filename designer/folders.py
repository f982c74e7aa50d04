"""Where the program keeps what belongs to its user: settings, recovery copies, earlier versions, the log."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "JOURNEY_DESIGNER_HOME"


def config_folder() -> Path:
    """Return the user's folder for settings; it need not exist yet."""
    return _folder("XDG_CONFIG_HOME", ".config", "APPDATA", "")


def state_folder() -> Path:
    """Return the user's folder for recovery copies, earlier versions and the log; it need not exist yet."""
    return _folder("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA", "state")


def recovery_folder() -> Path:
    """Return where the copies of unsaved edits lie."""
    return state_folder() / "recovery"


def versions_folder() -> Path:
    """Return where earlier versions of maps are kept."""
    return state_folder() / "versions"


def cache_folder() -> Path:
    """Return the user's folder for what can be found out again; it need not exist yet."""
    return _folder("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", "cache")


def log_file() -> Path:
    """Return the file the program's log goes to."""
    return state_folder() / "journey-designer.log"


def _folder(xdg: str, below_home: str, windows: str, part: str) -> Path:
    own = os.environ.get(HOME_VARIABLE)
    if own:
        return Path(own) / part
    if sys.platform == "win32":
        roaming = os.environ.get(windows)
        return (Path(roaming) if roaming else Path.home()) / "Journey Designer" / part
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Journey Designer" / part
    named = os.environ.get(xdg, "")
    # A relative path there is to be ignored: XDG Base Directory Specification 0.8.
    above = Path(named) if Path(named).is_absolute() else Path.home() / below_home
    return above / "journey-designer"
