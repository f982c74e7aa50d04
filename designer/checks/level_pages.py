"""What is said of the rules about maps inside maps, besides their names: what to do, a bad and a good example."""

from __future__ import annotations

from collections.abc import Mapping

from designer.checks.rule import N_
from designer.checks.sources import NNG, NNG_BLUEPRINT

# By rule: what to do, a bad example, a good one, and the source; in English.
LEVEL_PAGES: Mapping[str, tuple[str, str, str, str]] = {
    "SJ01": (
        N_("Choose its file, make it, or let it open none."),
        N_("“Test ride” opens “Test ride.journey”, and no such file lies beside the map."),
        N_("“Test ride.journey” lies in the same folder."),
        NNG_BLUEPRINT,
    ),
    "SJ02": (
        N_("Let it open another map, or none."),
        N_("“Service” opens a map whose “Repair” opens “Service” again."),
        N_("“Repair” opens a map of the repair alone."),
        NNG_BLUEPRINT,
    ),
    "SJ03": (
        N_("Draw what happens there, or let it open none."),
        N_("“Test ride” opens a map with three stages and nothing in them."),
        N_("The map of “Test ride” has five touchpoints."),
        NNG_BLUEPRINT,
    ),
    "SJ04": (
        N_("Add them on the map above, or call them as they are called there."),
        N_("In the map of “Test ride” takes part “Jens”, whom the map above does not know."),
        N_("“Jens” is a persona of both maps."),
        NNG,
    ),
    "SJ05": (
        N_("Set the feeling to what the map below tells."),
        N_("“Test ride” is felt as +2, and its own map −1 in the mean."),
        N_("“Test ride” is felt as −1, as its map tells."),
        NNG,
    ),
    "SJ06": (
        N_("Let a touchpoint open it, or delete it."),
        N_("A map “Old test ride” lies inside the file, and no touchpoint opens it."),
        N_("“Test ride” opens it."),
        NNG_BLUEPRINT,
    ),
    "SJ07": (
        N_("Set the state of one of the two maps."),
        N_("A map of the current state opens one of the future state."),
        N_("Both show the current state."),
        NNG,
    ),
    "SJ08": (
        N_("Open the map below and mend its gaps."),
        N_("“Test ride” opens a map with two errors."),
        N_("“Test ride” opens a map without gaps."),
        NNG_BLUEPRINT,
    ),
}
