"""The colours of what the canvas draws around and above the paper: never in the drawing, never in print (WINDOW.md §2)."""

from __future__ import annotations

import msgspec


class CanvasColours(msgspec.Struct, frozen=True):
    """Colours as "#RRGGBB". What lies on the paper always uses the light accent; only the ground follows the window."""

    ground: str = "#ECEDF1"
    accent: str = "#3457D5"
    rim: str = "#7C828E"
    text: str = "#1C1E24"
    text2: str = "#555B67"
    text3: str = "#636975"
    label: str = "#1C1E24"
    on_label: str = "#FFFFFF"
    error: str = "#C4262E"
    warning: str = "#8F5600"
    info: str = "#2A66A8"


LIGHT = CanvasColours()
DARK = CanvasColours(ground="#141519")
_STRONG = CanvasColours(
    ground="#FFFFFF", accent="#0B2FA8", rim="#1C1E24", text="#000000", text2="#1C1E24", text3="#33373F", label="#000000",
    error="#9B0F17", warning="#5E3900", info="#123F73",
)  # fmt: skip


def colours_for(*, is_dark: bool, is_strong: bool) -> CanvasColours:
    """The colours for a light or dark window, of the usual or of high contrast."""
    if is_strong:
        return msgspec.structs.replace(_STRONG, ground="#000000") if is_dark else _STRONG
    return DARK if is_dark else LIGHT
