"""What layout yields and painters draw: paths, text runs and pictures in groups, in points, y down."""

from __future__ import annotations

from designer.drawing.drawing import Drawing, Page
from designer.drawing.geometry import Box, Point
from designer.drawing.group import Content, Far, Group, Items, Placed, Role, making
from designer.drawing.later import Later, Lazy
from designer.drawing.primitives import Face, Item, Path, Picture, Stroke, TextRun

__all__ = [
    "Box",
    "Content",
    "Drawing",
    "Face",
    "Far",
    "Group",
    "Item",
    "Items",
    "Later",
    "Lazy",
    "Page",
    "Path",
    "Picture",
    "Placed",
    "Point",
    "Role",
    "Stroke",
    "TextRun",
    "making",
]
