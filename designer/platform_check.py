"""Whether a window can be opened here, said in one sentence before Qt would end the program without one."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable

from designer.words import _

# Library file and the Debian package that brings it. Read from the dynamic sections of PySide6-Essentials 6.11; what
# these packages depend on themselves is not listed.
_EVERY_PLATFORM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X11 = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def why_no_window() -> str | None:
    """Return one sentence that says why no window can be opened here and what helps; None if nothing is in the way."""
    if not sys.platform.startswith("linux"):
        return None
    missing = missing_qt_libraries()
    if missing:
        return missing_libraries_sentence(missing)
    if _platform() == "xcb" and not _reaches_display():
        return _("There is no display to open a window on; import, check and export work without one.")
    return None


def missing_qt_libraries() -> list[str]:
    """Return the Debian packages of the libraries that Qt needs here and that can't be loaded; none off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = _EVERY_PLATFORM | (_X11 if _platform() == "xcb" else {})
    return [package for library, package in wanted.items() if not _loads(library)]


def missing_libraries_sentence(packages: Iterable[str]) -> str:
    """Return the sentence for a user whose system lacks these packages, with the line that installs them."""
    sentence = _("The window needs libraries that this system lacks. Install them with: sudo apt install {packages}")
    return sentence.format(packages=" ".join(packages))


def _platform() -> str:
    # As QGuiApplication chooses: the variable first ("xcb:option", or a list parted by ";"), then the session.
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return chosen
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"


def _reaches_display() -> bool:
    # Qt calls abort() where it can't; asking the server costs half a millisecond.
    if not os.environ.get("DISPLAY"):
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
