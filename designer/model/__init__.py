"""The journey map: frozen elements, one graph, and the changes that turn one state into the next."""

from __future__ import annotations

from designer.model.change import Change
from designer.model.channels import ChannelType, Ownership, Touch
from designer.model.elements import (
    Channel,
    Connection,
    Element,
    Lane,
    MapHeader,
    Note,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.gap import Gap, Severity
from designer.model.journey import BrokenReference, JourneyMap
from designer.model.kinds import (
    ConnectionKind,
    Evidence,
    Initiator,
    LaneKind,
    MapState,
    NoteKind,
    Scope,
    StageKind,
    Status,
)
from designer.model.placement import Placement

__all__ = [
    "BrokenReference",
    "Change",
    "Channel",
    "ChannelType",
    "Connection",
    "ConnectionKind",
    "Element",
    "Evidence",
    "Gap",
    "Initiator",
    "JourneyMap",
    "Lane",
    "LaneKind",
    "MapHeader",
    "MapState",
    "Note",
    "NoteKind",
    "Ownership",
    "Persona",
    "PictureData",
    "Placement",
    "Scope",
    "Severity",
    "Stage",
    "StageKind",
    "Status",
    "SubMap",
    "Touch",
    "Touchpoint",
    "View",
    "Waiver",
]
