"""What is missing or broken in a map: the catalogue of checks and the checker that keeps gaps current."""

from __future__ import annotations

from designer.checks.catalogue import CATALOGUE, RULES
from designer.checks.checker import Checker
from designer.checks.facts import Facts
from designer.checks.findings import Counts, Findings, Skipped, check
from designer.checks.profiles import DEFAULT, PROFILES, Profile, profile_named
from designer.checks.report import as_json, as_text, summary
from designer.checks.rule import Check, Reach

__all__ = [
    "CATALOGUE",
    "DEFAULT",
    "PROFILES",
    "RULES",
    "Check",
    "Checker",
    "Counts",
    "Facts",
    "Findings",
    "Profile",
    "Reach",
    "Skipped",
    "as_json",
    "as_text",
    "check",
    "profile_named",
    "summary",
]
