"""Maps inside a map, as the commands that look into one go through them and name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from designer.words import _

if TYPE_CHECKING:
    from designer.model import JourneyMap
    from designer.model.levels import Level


def inner_levels(journey: JourneyMap) -> list[Level]:
    """The maps inside the file of a map that are opened and have a touchpoint, each once and before those that it opens."""
    from designer.model import Touchpoint
    from designer.model.levels import NotOpened, levels_of

    def no_file(_map_file: str, _named_by: str) -> tuple[str, JourneyMap]:
        raise NotOpened("")

    return [
        level
        for level in levels_of(journey, "", no_file).all_below()
        if level.journey is not None and not level.is_again and any(True for _card in level.journey.of(Touchpoint))
    ]


def way_of(names: Sequence[str]) -> str:
    """The way down to a map by the touchpoints that open it, as the command `check` writes it."""
    from designer.checks.wording import one_line

    return "› " + " › ".join(one_line(name) or _("a touchpoint without a name") for name in names)
