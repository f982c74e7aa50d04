"""Colours as "#RRGGBB": contrast after WCAG 2, mixing, and darkening to what can be read."""

from __future__ import annotations

from functools import lru_cache

READABLE = 4.5  # the least contrast of any text on what lies beneath it (LOOK.md section 3)


def _channels(colour: str) -> tuple[int, int, int]:
    value = int(colour[1:7], 16)
    return value >> 16, value >> 8 & 255, value & 255


def _hex(red: float, green: float, blue: float) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(min(255, max(0, round(c))) for c in (red, green, blue)))


def _linear(channel: float) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _gamma(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return 255 * (share * 12.92 if share <= 0.0031308 else float(1.055 * share ** (1 / 2.4) - 0.055))


def linear(colour: str) -> tuple[float, float, float]:
    """The shares of red, green and blue light, 0 to 1."""
    red, green, blue = _channels(colour)
    return _linear(red), _linear(green), _linear(blue)


def of_linear(red: float, green: float, blue: float) -> str:
    """The colour of these shares of light; what lies beyond 0 to 1 is cut off."""
    return _hex(_gamma(red), _gamma(green), _gamma(blue))


@lru_cache(4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(4096)
def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 (none) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def mixed(colour: str, ground: str, share: float) -> str:
    """So great a share (0 to 1) of a colour, the rest ground: what a transparent colour would look like on it."""
    pairs = zip(_channels(colour), _channels(ground))
    return _hex(*(share * a + (1 - share) * b for a, b in pairs))


def is_colour(text: str) -> bool:
    """Whether a text is "#RRGGBB"."""
    return len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])


@lru_cache(4096)
def lab(colour: str) -> tuple[float, float, float]:
    """L*, a* and b* (CIE 1976, D65)."""
    red, green, blue = linear(colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def from_lab(lightness: float, a: float, b: float) -> str:
    """The colour of L*, a* and b*; what sRGB does not have is cut off."""
    fy = (lightness + 16) / 116
    fx, fz = fy + a / 500, fy - b / 200
    x, y, z = (t**3 if t**3 > 216 / 24389 else (116 * t - 16) * 27 / 24389 for t in (fx, fy, fz))
    x, z = x * 0.95047, z * 1.08883
    return of_linear(
        3.2406 * x - 1.5372 * y - 0.4986 * z,
        -0.9689 * x + 1.8758 * y + 0.0415 * z,
        0.0557 * x - 0.2040 * y + 1.0570 * z,
    )


@lru_cache(1024)
def darkened(colour: str, ground: str = "#FFFFFF", least: float = READABLE) -> str:
    """The colour, or where its contrast to a light ground is too small the nearest darker one that has it.

    Only L* (CIE 1976) falls; hue and chroma stay as far as sRGB has them.
    """
    if contrast(colour, ground) >= least:
        return colour
    lightness, a, b = lab(colour)
    low, high = 0.0, lightness
    for _ in range(24):
        middle = (low + high) / 2
        if contrast(from_lab(middle, a, b), ground) >= least:
            low = middle
        else:
            high = middle
    return from_lab(low, a, b)
