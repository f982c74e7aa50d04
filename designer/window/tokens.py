"""The colours of the window (WINDOW.md section 2): light and dark, of the usual contrast and of high contrast. No colour is
written anywhere else in this room."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One colour for each use, "#RRGGBB"."""

    is_dark: bool
    is_strong: bool  # of high contrast
    ground: str  # behind the paper
    chrome: str  # bars
    panel: str  # docks
    field: str  # inputs
    raised: str  # popups, menus
    track: str  # a choice of segments
    thumb: str  # the chosen segment
    hover: str
    pressed: str
    line: str
    line_strong: str
    text: str
    text2: str  # labels
    text3: str  # captions, placeholders
    accent: str
    accent_hover: str
    on_accent: str
    soft: str  # selected row, checked tool
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    info: str
    info_soft: str
    ok: str
    paper: str  # of the map and its pictures; light in both
    shadow: str  # of popups, "#AARRGGBB"
    rim: str  # round paper and popups


LIGHT = Tokens(
    is_dark=False, is_strong=False,
    ground="#ECEDF1", chrome="#F7F7F9", panel="#FCFCFD", field="#FFFFFF", raised="#FFFFFF", track="#EEEFF3", thumb="#FFFFFF",
    hover="#EEEFF3", pressed="#E3E5EB", line="#E1E3E8", line_strong="#7C828E", text="#1C1E24", text2="#555B67", text3="#636975",
    accent="#3457D5", accent_hover="#2C4BBD", on_accent="#FFFFFF", soft="#E8EDFC", error="#C4262E", error_soft="#FCECEC",
    warning="#8F5600", warning_soft="#FDF3E1", info="#2A66A8", info_soft="#E9F1FA", ok="#1F7A4D",
    paper="#FFFFFF", shadow="#29000000", rim="#12000000",
)  # fmt: skip

DARK = Tokens(
    is_dark=True, is_strong=False,
    ground="#141519", chrome="#1A1C21", panel="#1E2026", field="#16181C", raised="#262930", track="#16181C", thumb="#3A3F4A",
    hover="#2A2D35", pressed="#343842", line="#2E3138", line_strong="#7F8695", text="#ECEDF1", text2="#A9AFBB", text3="#969DAA",
    accent="#8FA8FF", accent_hover="#A5B9FF", on_accent="#10131F", soft="#2A3356", error="#FF8A8A", error_soft="#3A2226",
    warning="#F2B759", warning_soft="#372C1A", info="#7FB8F5", info_soft="#1D2C3D", ok="#6CD39B",
    paper="#FFFFFF", shadow="#8C000000", rim="#12000000",
)  # fmt: skip

# For those who ask for high contrast: text at least 7:1 on whatever lies beneath, lines and borders at least 3:1.
STRONG_LIGHT = Tokens(
    is_dark=False, is_strong=True,
    ground="#FFFFFF", chrome="#FFFFFF", panel="#FFFFFF", field="#FFFFFF", raised="#FFFFFF", track="#FFFFFF", thumb="#D6E0FF",
    hover="#E3E8F5", pressed="#CBD5F0", line="#5A5F69", line_strong="#000000", text="#000000", text2="#1C1E24", text3="#33373F",
    accent="#0B2FA8", accent_hover="#082382", on_accent="#FFFFFF", soft="#D6E0FF", error="#9B0F17", error_soft="#FFE9E9",
    warning="#5E3900", warning_soft="#FFF0D6", info="#123F73", info_soft="#E2EEFB", ok="#0E4D2E",
    paper="#FFFFFF", shadow="#00000000", rim="#FF000000",
)  # fmt: skip

STRONG_DARK = Tokens(
    is_dark=True, is_strong=True,
    ground="#000000", chrome="#000000", panel="#000000", field="#000000", raised="#000000", track="#000000", thumb="#2B3A75",
    hover="#1F2430", pressed="#2C3346", line="#9AA1AE", line_strong="#FFFFFF", text="#FFFFFF", text2="#EDEFF4", text3="#D3D7E0",
    accent="#A9BEFF", accent_hover="#C7D5FF", on_accent="#000000", soft="#1B2650", error="#FFA3A3", error_soft="#33080B",
    warning="#FFCE7A", warning_soft="#2E2000", info="#A6D1FF", info_soft="#06213D", ok="#8BEBB6",
    paper="#FFFFFF", shadow="#00000000", rim="#FFFFFFFF",
)  # fmt: skip


def tokens_for(*, is_dark: bool, is_strong: bool) -> Tokens:
    """The colours of a light or dark window, of the usual or of high contrast."""
    if is_strong:
        return STRONG_DARK if is_dark else STRONG_LIGHT
    return DARK if is_dark else LIGHT


def on_panel(colour: str, tokens: Tokens) -> str:
    """A colour of the map's theme as the ink of an icon in the window: in the dark 55 % of it mixed with white."""
    return mixed(colour, tokens.paper, 0.55) if tokens.is_dark else colour


def mixed(colour: str, other: str, share: float) -> str:
    """So much of a colour in another one, e.g. 0.16 of a stage's colour in the panel's."""
    a = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    b = [int(other[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x * share + y * (1 - share)):02X}" for x, y in zip(a, b, strict=True))
