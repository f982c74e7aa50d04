"""The choices that elements take their values from."""

from __future__ import annotations

from enum import StrEnum


class StageKind(StrEnum):
    """What a stage is for the customer; unknown until somebody says so."""

    AWARENESS = "awareness"
    CONSIDERATION = "consideration"
    PURCHASE = "purchase"
    ONBOARDING = "onboarding"
    USE = "use"
    RETENTION = "retention"
    ADVOCACY = "advocacy"
    OTHER = "other"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Whether the map ends at the purchase (buyer) or goes on after it (customer)."""

    CUSTOMER = "customer"
    BUYER = "buyer"


class MapState(StrEnum):
    """The experience as it is, as it should be, or both on one map."""

    CURRENT = "current"
    FUTURE = "future"
    BOTH = "both"


class LaneKind(StrEnum):
    """What a lane that is no channel holds."""

    EMOTION = "emotion"
    ENGAGEMENT = "engagement"
    THOUGHTS = "thoughts"
    PAIN_POINTS = "pain points"
    OPPORTUNITIES = "opportunities"
    METRICS = "metrics"
    CONTENT = "content"
    QUESTIONS = "questions"
    OWNER = "owner"
    EVIDENCE = "evidence"
    IMAGES = "images"
    CUSTOM = "custom"
    FRONT_STAGE = "front stage"
    BACK_STAGE = "back stage"
    SUPPORT = "support"


ACTION_LANES = frozenset({LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT})


class NoteKind(StrEnum):
    """What a note says about its touchpoint or stage."""

    THOUGHT = "thought"
    PAIN_POINT = "pain point"
    OPPORTUNITY = "opportunity"
    METRIC = "metric"
    CONTENT = "content"
    QUESTION = "question"
    EVIDENCE = "evidence"
    IMAGE = "image"
    CUSTOM = "custom"


LANE_OF_NOTE = {
    NoteKind.THOUGHT: LaneKind.THOUGHTS,
    NoteKind.PAIN_POINT: LaneKind.PAIN_POINTS,
    NoteKind.OPPORTUNITY: LaneKind.OPPORTUNITIES,
    NoteKind.METRIC: LaneKind.METRICS,
    NoteKind.CONTENT: LaneKind.CONTENT,
    NoteKind.QUESTION: LaneKind.QUESTIONS,
    NoteKind.EVIDENCE: LaneKind.EVIDENCE,
    NoteKind.IMAGE: LaneKind.IMAGES,
    NoteKind.CUSTOM: LaneKind.CUSTOM,
}


class ConnectionKind(StrEnum):
    """How one touchpoint leads to another."""

    MAIN = "main"
    ALTERNATIVE = "alternative"
    RETURN = "return"


class Initiator(StrEnum):
    """Who starts a touchpoint."""

    CUSTOMER = "customer"
    ORGANISATION = "organisation"


class Status(StrEnum):
    """Whether a touchpoint is there today."""

    EXISTS = "exists"
    PLANNED = "planned"
    MISSING = "missing"


class Evidence(StrEnum):
    """What a statement about a touchpoint rests on."""

    ASSUMPTION = "assumption"
    OBSERVED = "observed"
    MEASURED = "measured"
