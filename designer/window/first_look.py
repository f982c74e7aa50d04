"""How the window looked last time, read without the libraries that read settings whole: for the first paint only."""

from __future__ import annotations

from typing import Any, NamedTuple

from designer.folders import config_folder

_LARGEST = 4 * 1024 * 1024
_SIZES = (90, 100, 115, 130, 150)


class FirstLook(NamedTuple):
    """As in the settings of these names; defaults where they say nothing usable."""

    appearance: str = "system"
    contrast: str = "system"
    text_size: int = 100
    geometry: str = ""


def read_first_look() -> FirstLook:
    """Read it from the user's settings, if there are any."""
    file = config_folder() / "settings.json"
    try:
        content = file.read_bytes()
    except OSError:
        return FirstLook()
    import json

    try:
        stored: Any = json.loads(content[:_LARGEST])
    except (ValueError, RecursionError):
        return FirstLook()
    if not isinstance(stored, dict):
        return FirstLook()
    names = ("appearance", "contrast", "text_size", "window_geometry")
    appearance, contrast, size, geometry = (stored.get(name) for name in names)
    return FirstLook(
        appearance if appearance in ("light", "dark") else "system",
        contrast if contrast in ("usual", "high") else "system",
        size if size in _SIZES else 100,
        geometry if isinstance(geometry, str) else "",
    )
