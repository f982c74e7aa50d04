"""The palettes of the stage band, read from resources/themes/palettes: each safe for colour-blind readers and in grey."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from designer.resources import resource_path
from designer.words import _


class Palette(msgspec.Struct, frozen=True):
    """Colours of stages in their order; the first follows the last again."""

    id: str
    name: str
    stages: tuple[str, ...]

    @property
    def label(self) -> str:
        """What it is called in the user's language."""
        names = {
            "classic": _("Classic"),
            "studio": _("Studio"),
            "nordic": _("Nordic"),
            "harbour": _("Harbour"),
            "orchard": _("Orchard"),
            "jewel": _("Jewel"),
            "graphite": _("Graphite"),
            "evergreen": _("Evergreen"),
            "contrast": _("Black and blue"),
            "outline": _("Outline"),
        }
        return names.get(self.id, self.name)


@cache
def palettes() -> dict[str, Palette]:
    """All palettes by id."""
    with resource_path("themes", "palettes", "stages.toml").open("rb") as file:
        found = tomllib.load(file)
    return {id: Palette(id, one["name"], tuple(one["stages"])) for id, one in found.items()}
