"""The controls of forms and lists: each shows a value and says when a person edits it."""

from __future__ import annotations

from designer.window.controls.bar_buttons import BarButton
from designer.window.controls.buttons import EntryButton, FieldButton, TabButton
from designer.window.controls.checked_fields import (
    CheckedField,
    DateField,
    Measure,
    NumberField,
    NumbersField,
    WholeField,
)
from designer.window.controls.chips import Chips, FlowRow, Pill, Toggles
from designer.window.controls.choices import Check, ComboField, Segments
from designer.window.controls.colours import ColourList, Swatches
from designer.window.controls.fields import SEVERAL, LineField, SearchField, TextField
from designer.window.controls.levels import EngagementField, FeelingField

__all__ = [
    "SEVERAL",
    "BarButton",
    "Check",
    "CheckedField",
    "Chips",
    "ColourList",
    "ComboField",
    "DateField",
    "EngagementField",
    "EntryButton",
    "FeelingField",
    "FieldButton",
    "FlowRow",
    "LineField",
    "Measure",
    "NumberField",
    "NumbersField",
    "Pill",
    "SearchField",
    "Segments",
    "Swatches",
    "TabButton",
    "TextField",
    "Toggles",
    "WholeField",
]
