"""Every rule of the gap checker, in the order of the rule ids."""

from __future__ import annotations

from designer.checks.channels import channel_unused, single_channel_stage
from designer.checks.flow import backward, dead_end, detached, endless_loop, no_entry_or_exit, unreachable
from designer.checks.personas import no_persona, no_scenario, persona_unused
from designer.checks.rule import Check
from designer.checks.stages import (
    crowded_stage,
    purchase_is_the_end,
    stage_count,
    stage_without_goal,
    stage_without_touchpoint,
    unnamed_or_twice,
)
from designer.checks.touchpoints import not_atomic, touchpoint_without_channel, touchpoint_without_stage

CATALOGUE: tuple[Check, ...] = (
    channel_unused,
    single_channel_stage,
    no_entry_or_exit,
    unreachable,
    dead_end,
    endless_loop,
    backward,
    detached,
    no_persona,
    persona_unused,
    no_scenario,
    stage_without_touchpoint,
    stage_count,
    purchase_is_the_end,
    unnamed_or_twice,
    stage_without_goal,
    crowded_stage,
    touchpoint_without_channel,
    touchpoint_without_stage,
    not_atomic,
)
