"""What the kinds of lanes are called and which icon stands for each, in lists of the window."""

from __future__ import annotations

from designer.model import Channel, Lane, LaneKind
from designer.window.icons import CHANNEL_ICONS
from designer.words import _

LANE_NAMES = {
    LaneKind.CUSTOM: "Lane of your own",
    LaneKind.EMOTION: "Feeling",
    LaneKind.ENGAGEMENT: "Engagement",
    LaneKind.THOUGHTS: "Thoughts",
    LaneKind.PAIN_POINTS: "Pain points",
    LaneKind.OPPORTUNITIES: "Opportunities",
    LaneKind.METRICS: "Metrics",
    LaneKind.CONTENT: "Content",
    LaneKind.QUESTIONS: "Questions",
    LaneKind.OWNER: "Owners",
    LaneKind.EVIDENCE: "Evidence",
    LaneKind.IMAGES: "Images",
    LaneKind.FRONT_STAGE: "Front stage",
    LaneKind.BACK_STAGE: "Back stage",
    LaneKind.SUPPORT: "Support",
}
LANE_ICONS = {
    LaneKind.CUSTOM: "sticky-note",
    LaneKind.EMOTION: "smile",
    LaneKind.ENGAGEMENT: "gauge",
    LaneKind.THOUGHTS: "message-circle-question",
    LaneKind.PAIN_POINTS: "triangle-alert",
    LaneKind.OPPORTUNITIES: "lightbulb",
    LaneKind.METRICS: "chart-column",
    LaneKind.CONTENT: "file-text",
    LaneKind.QUESTIONS: "circle-help",
    LaneKind.OWNER: "user-round",
    LaneKind.EVIDENCE: "badge-check",
    LaneKind.IMAGES: "image",
    LaneKind.FRONT_STAGE: "users",
    LaneKind.BACK_STAGE: "layers",
    LaneKind.SUPPORT: "life-buoy",
}


def kind_name(kind: LaneKind) -> str:
    """What a kind of lane is called."""
    return _(LANE_NAMES[kind])


def lane_name(lane: Channel | Lane) -> str:
    """What a lane is called: its name, else its kind."""
    if lane.name:
        return lane.name
    return kind_name(lane.kind) if isinstance(lane, Lane) else _("Channel without a name")


def lane_icon(lane: Channel | Lane) -> str:
    """The icon of a lane: its own, else its type's or kind's."""
    if lane.icon:
        return lane.icon
    return LANE_ICONS[lane.kind] if isinstance(lane, Lane) else CHANNEL_ICONS[lane.known_type]
