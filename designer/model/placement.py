"""Where on the map a touchpoint is put."""

from __future__ import annotations

import msgspec


class Placement(msgspec.Struct, frozen=True):
    """A place for touchpoints: a stage, a step in it, and the lane it stands in.

    `step` is an existing order key of the stage (share that step), or "" for a new step: then it comes right after the
    step `after`, where None means before the first and "" means after the last. `lane` is the id of a channel or of an
    action lane; "" is "No channel yet". No stage: the tray.
    """

    stage: str = ""
    step: str = ""
    after: str | None = ""
    lane: str = ""
