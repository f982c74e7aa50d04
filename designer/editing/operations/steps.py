"""Steps and stages taken apart and put together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.editing.document import Document
from designer.editing.operations.deleting import delete
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import in_quotes, quoted, several
from designer.editing.operations.stages import add_stage
from designer.editing.operations.touchpoints import move_touchpoints
from designer.model import Placement, Stage, Touchpoint, View
from designer.words import _


def move_to_own_step(document: Document, ids: Sequence[str], by: int) -> None:
    """Give touchpoints of one step a new step of their own right before it (-1) or behind it (+1)."""
    journey = document.journey
    moving = [t for i in ids if (t := journey.find(Touchpoint, i)) is not None and t.stage]
    if not moving or len({(t.stage, t.step) for t in moving}) != 1:
        raise Refused(_("Select touchpoints of one step."))
    first = moving[0]
    steps = journey.steps(first.stage)
    keys = [key for key, _members in steps]
    at = keys.index(first.step)
    if len(steps[at][1]) == len(moving):
        raise Refused(_("{what} has a step of its own already.").format(what=several(journey, [t.id for t in moving])))
    after = first.step if by > 0 else keys[at - 1] if at else None
    place = Placement(first.stage, after=after, lane=journey.place_of(first))
    with document.edit(_("Give {what} a step of its own").format(what=several(journey, [t.id for t in moving]))):
        move_touchpoints(document, [t.id for t in moving], place, keeps_lane=True)


def split_stage(document: Document, stage: str, step: str) -> str:
    """Make a stage of its own of a stage's steps from this one on; the id of the new stage, which stands behind."""
    journey = document.journey
    keys = [key for key, _members in journey.steps(stage)]
    if step not in keys[1:]:
        raise Refused(_("Split before the second step of a stage or a later one."))
    stages = [s.id for s in journey.stages]
    at = stages.index(stage) + 1
    before = stages[at] if at < len(stages) else None
    moving = [t.id for key, members in journey.steps(stage) if key >= step for t in members]
    old = journey[stage]
    assert isinstance(old, Stage)
    name = _("{name}, continued").format(name=old.name) if old.name else ""
    label = _("Split {stage} before step {n}").format(stage=quoted(journey, stage), n=keys.index(step) + 1)
    with document.edit(label):
        made = add_stage(document, name, before=before, kind=old.kind)
        move_touchpoints(document, moving, Placement(made, after=""), keeps_lane=True)
    return made


def join_stages(document: Document, stage: str) -> None:
    """Put the next stage's steps, notes and, where this one has none, its goal to the end of a stage."""
    journey = document.journey
    stages = [s.id for s in journey.stages]
    at = stages.index(stage) + 1
    if at == len(stages):
        raise Refused(_("No stage follows {stage}.").format(stage=quoted(journey, stage)))
    other, here = journey[stages[at]], journey[stage]
    assert isinstance(other, Stage)
    assert isinstance(here, Stage)
    label = _("Join {stage} with {other}").format(stage=quoted(journey, stage), other=in_quotes(other.name))
    with document.edit(label):
        moving = [t.id for t in journey.touchpoints_in(other.id)]
        if moving:
            move_touchpoints(document, moving, Placement(stage, after=""), keeps_lane=True)
        for note in journey.notes_about(other.id):
            document.put(msgspec.structs.replace(note, about=stage))
        if other.goal and not here.goal:
            document.put(msgspec.structs.replace(here, goal=other.goal))
        for view in journey.of(View):
            if other.id in view.folds:
                document.put(msgspec.structs.replace(view, folds=tuple(i for i in view.folds if i != other.id)))
        delete(document, [other.id])
