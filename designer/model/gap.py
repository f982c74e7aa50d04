"""Something missing or broken in a map, found by a check."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How much a gap matters, most first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Gap(msgspec.Struct, frozen=True):
    """One finding: the rule, the culprits' ids in map order, a sentence that names them and one that says what to do.

    `names` are the ids of what else the sentence hangs on; a waiver holds only while that stays as it is, too.
    """

    rule: str  # "ST01"
    name: str  # "stage-without-touchpoint"
    severity: Severity
    elements: tuple[str, ...]
    message: str
    suggestion: str
    is_waived: bool = False
    reason: str = ""  # why it is all right, where it is waived
    waiver: str = ""  # the id of the Waiver
    waived_on: str = ""  # the day, as the file has it
    names: tuple[str, ...] = ()
