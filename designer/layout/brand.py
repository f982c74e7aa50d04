"""The colours of a brand on the map: those that can't be read are darkened, and what was changed is said."""

from __future__ import annotations

import msgspec

from designer.layout.colour import READABLE, contrast, darkened, from_lab, is_colour, lab
from designer.layout.colour_tokens import Colours
from designer.words import _

_STEP = 26  # of L*, between the only colour of a brand and its shade
_LIGHTEST = 49.0  # L* on which white text can be read
_DARKEST = 8.0
_TINGE = 7.0  # the most chroma that a brand gives to inks and lines


class ColourChange(msgspec.Struct, frozen=True):
    """A colour that a person chose and that can't be read as it is, and what is used instead."""

    asked: str
    used: str
    before: float  # contrast to the text on it, or to the ground beneath it
    after: float

    @property
    def sentence(self) -> str:
        """What a person is told."""
        says = _("{asked} gives only {before:.1f} : 1 and can’t be read; {used} with {after:.1f} : 1 is used instead.")
        before = int(self.before * 10) / 10  # 4.46 is not "4.5"
        return says.format(asked=self.asked, before=before, used=self.used, after=self.after)


def changed_colour(colour: str, ground: str = "#FFFFFF", least: float = READABLE) -> ColourChange | None:
    """How a colour that a person chose is changed so that it reads against a ground; None where it stays or is none."""
    if not is_colour(colour) or contrast(colour, ground) >= least:
        return None
    used = darkened(colour, ground, least)
    return ColourChange(colour, used, contrast(colour, ground), contrast(used, ground))


def band_colours(brand: tuple[str, ...], colours: Colours) -> tuple[str, ...]:
    """The brand's colours as they take turns on the band, each dark enough for its text; none where none is a colour.

    A single one takes turns with a shade of itself, so that neighbouring stages stay apart.
    """
    found = [darkened(c, colours.stage_text, colours.readable) for c in brand if is_colour(c)]
    distinct = tuple(dict.fromkeys(c.upper() for c in found))
    if len(distinct) == 1:
        return (distinct[0], _shade(distinct[0]))
    return distinct


def _shade(colour: str) -> str:
    """The colour much darker, or much lighter where it is dark already; still dark enough for white text."""
    lightness, a, b = lab(colour)
    if lightness - _STEP >= _DARKEST:
        share = (lightness - _STEP) / lightness
        return from_lab(lightness - _STEP, a * share, b * share)  # chroma falls with the light, or hue would shift
    return darkened(from_lab(min(_LIGHTEST, lightness + _STEP), a, b))


def tinged(colours: Colours, brand: str) -> Colours:
    """Inks and lines with a tinge of the brand's hue, each as light as before, so that all texts read as well."""
    _lightness, a, b = lab(brand)
    chroma = (a * a + b * b) ** 0.5
    share = min(_TINGE, chroma) / chroma if chroma else 0.0

    def tinge(colour: str) -> str:
        return from_lab(lab(colour)[0], a * share, b * share)

    names = ("ink", "text", "muted", "hairline", "rule", "card_border", "connection")
    return msgspec.structs.replace(colours, **{name: tinge(getattr(colours, name)) for name in names})
