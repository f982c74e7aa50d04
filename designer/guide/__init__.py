"""The six steps of mapping, each read from the map itself; for the guide beside the map."""

from __future__ import annotations

from designer.guide.completeness import Completeness, completeness
from designer.guide.steps import CLAIMS, RULES_OF_STEP, Claim, Goal, Step, steps_of

__all__ = ["CLAIMS", "RULES_OF_STEP", "Claim", "Completeness", "Goal", "Step", "completeness", "steps_of"]
