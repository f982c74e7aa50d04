"""The verbs: each is a function that validates and edits, called alike by canvas, keys, panels, import and tests."""

from __future__ import annotations

from designer.editing.operations.connections import connect, connect_in_order, reconnect, reverse
from designer.editing.operations.contents import import_content, replace_content
from designer.editing.operations.deleting import delete
from designer.editing.operations.fields import Refused, rename, set_feeling, set_field, set_header, toggle_moment
from designer.editing.operations.folding import toggle_folded
from designer.editing.operations.lanes import (
    add_channel,
    add_lane,
    below_channels,
    channel_of_type,
    keep_lane,
    lane_below,
    move_lane,
    move_lanes,
    set_height,
    toggle_lanes,
)
from designer.editing.operations.notes import add_note, move_note, note_lane, set_note_kind
from designer.editing.operations.pasting import paste
from designer.editing.operations.pasting_lists import paste_list
from designer.editing.operations.personas import add_persona, move_persona
from designer.editing.operations.pictures import add_picture
from designer.editing.operations.stages import add_stage, move_stage
from designer.editing.operations.states import delete_in_state, hold_both_states, keep_state, part_states, set_state
from designer.editing.operations.steps import join_stages, move_to_own_step, split_stage
from designer.editing.operations.submaps import (
    make_submap,
    remove_map,
    rename_map_files,
    set_map_file,
    set_submap,
    take_in,
)
from designer.editing.operations.texts import can_be_replaced, replace_texts
from designer.editing.operations.touchpoints import (
    add_lines,
    add_touchpoint,
    duplicate,
    move_border,
    move_to_tray,
    move_touchpoints,
)
from designer.editing.operations.views import add_view, delete_view, move_view, rename_view, update_view
from designer.editing.operations.waivers import unwaive, waive

__all__ = [
    "Refused",
    "add_channel",
    "add_lane",
    "add_lines",
    "add_note",
    "add_persona",
    "add_picture",
    "add_stage",
    "add_touchpoint",
    "add_view",
    "below_channels",
    "can_be_replaced",
    "channel_of_type",
    "connect",
    "connect_in_order",
    "delete",
    "delete_in_state",
    "delete_view",
    "duplicate",
    "hold_both_states",
    "import_content",
    "join_stages",
    "keep_lane",
    "keep_state",
    "lane_below",
    "make_submap",
    "move_border",
    "move_lane",
    "move_lanes",
    "move_note",
    "move_persona",
    "move_stage",
    "move_to_own_step",
    "move_to_tray",
    "move_touchpoints",
    "move_view",
    "note_lane",
    "part_states",
    "paste",
    "paste_list",
    "reconnect",
    "remove_map",
    "rename",
    "rename_map_files",
    "rename_view",
    "replace_content",
    "replace_texts",
    "reverse",
    "set_feeling",
    "set_field",
    "set_header",
    "set_height",
    "set_map_file",
    "set_note_kind",
    "set_state",
    "set_submap",
    "split_stage",
    "take_in",
    "toggle_folded",
    "toggle_lanes",
    "toggle_moment",
    "unwaive",
    "update_view",
    "waive",
]
