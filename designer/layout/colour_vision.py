"""How far apart colours are, and how colour-blind readers and grey print see them: to measure palettes and warn of a choice.

Distances are CIEDE2000 (CIE 142-2001, after Sharma, Wu and Dalal 2005): about 1 is just seen, 10 is plain at a glance.
Colour blindness is simulated after Machado, Oliveira and Fernandes (2009) at severity 1.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from designer.layout.colour import lab, linear, luminance, of_linear

PROTAN, DEUTAN, TRITAN = "protan", "deutan", "tritan"
KINDS = (PROTAN, DEUTAN, TRITAN)

_Lab = tuple[float, float, float]
_MACHADO = {
    PROTAN: ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    DEUTAN: ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    TRITAN: ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@lru_cache(4096)
def seen_by(colour: str, kind: str) -> str:
    """The colour as it appears to a reader who lacks one kind of cones: "protan", "deutan" or "tritan"."""
    shares = linear(colour)
    red, green, blue = (sum(a * b for a, b in zip(row, shares, strict=True)) for row in _MACHADO[kind])
    return of_linear(red, green, blue)


@lru_cache(4096)
def in_grey(colour: str) -> str:
    """The colour as a grey print shows it: the grey of the same luminance."""
    share = luminance(colour)
    return of_linear(share, share, share)


def lightness(colour: str) -> float:
    """L* of a colour, 0 for black to 100 for white: all that grey print leaves of it."""
    return lab(colour)[0]


@lru_cache(8192)
def distance(one: str, other: str, kind: str = "") -> float:
    """CIEDE2000 of two colours, as a reader of this kind sees them; "" is normal sight."""
    if kind:
        one, other = seen_by(one, kind), seen_by(other, kind)
    return ciede2000(lab(one), lab(other))


def ciede2000(one: _Lab, other: _Lab) -> float:
    """The distance of two colours given as L*, a* and b*."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    mean_chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    delta_l, delta_c = l2 - l1, c2 - c1
    turn = 0.0
    if c1 * c2:
        turn = (h2 - h1 + 180) % 360 - 180
        if turn == -180 and h2 > h1:
            turn = 180.0
    delta_h = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = h1 + h2
    if c1 * c2:
        mean_h /= 2
        if abs(h1 - h2) > 180:
            mean_h += 180 if h1 + h2 < 360 else -180
    t = (
        1
        - 0.17 * cos(radians(mean_h - 30))
        + 0.24 * cos(radians(2 * mean_h))
        + 0.32 * cos(radians(3 * mean_h + 6))
        - 0.20 * cos(radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    r_c = 2 * sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    r_t = -sin(radians(60 * exp(-(((mean_h - 275) / 25) ** 2)))) * r_c
    l_part, c_part, h_part = delta_l / s_l, delta_c / s_c, delta_h / s_h
    return sqrt(l_part**2 + c_part**2 + h_part**2 + r_t * c_part * h_part)
