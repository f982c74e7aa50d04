"""The controls of forms and lists: each shows a value and says when a person edits it."""

from __future__ import annotations

from designer.window.controls.bar_buttons import BarButton
from designer.window.controls.buttons import EntryButton, FieldButton, TabButton
from designer.window.controls.chips import Chips, FlowRow, Pill, Swatches
from designer.window.controls.choices import Check, ComboField, Faces, FeelingField, Segments
from designer.window.controls.fields import SEVERAL, LineField, NumberField, SearchField, TextField

__all__ = [
    "SEVERAL",
    "BarButton",
    "Check",
    "Chips",
    "ComboField",
    "EntryButton",
    "Faces",
    "FeelingField",
    "FieldButton",
    "FlowRow",
    "LineField",
    "NumberField",
    "Pill",
    "SearchField",
    "Segments",
    "Swatches",
    "TabButton",
    "TextField",
]
