"""Which rules a map is checked by, for the window's choice and the command line's `--profile`."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from designer.checks.catalogue import CATALOGUE
from designer.checks.rule import NO_LIMITS, Check, Limits
from designer.checks.wording import quoted
from designer.model import Severity
from designer.words import _

DEFAULT = "customer-journey"
ALL = frozenset(Severity)
_BROKEN = frozenset({Severity.ERROR})


class Profile(msgspec.Struct, frozen=True):
    """A choice of rules by name: which ones, how grave their gaps are where not as usual, their limits where not as usual,
    and how grave a gap must be to be listed. Rules between maps are all on but for those that are `off`."""

    name: str
    title: str
    checks: tuple[Check, ...]
    severities: frozenset[Severity] = ALL
    grades: Mapping[str, Severity] = {}
    limits: Mapping[str, Limits] = {}
    off: frozenset[str] = frozenset()

    def grade_of(self, check: Check) -> Severity:
        """How grave the gaps of a rule are at most."""
        return self.grades.get(check.id, check.severity)

    def limits_of(self, check: Check) -> Limits:
        """The limits that this profile sets for a rule."""
        return self.limits.get(check.id, NO_LIMITS)


def _without(*ids: str) -> tuple[Check, ...]:
    return tuple(check for check in CATALOGUE if check.id not in ids)


PROFILES: tuple[Profile, ...] = (
    Profile("customer-journey", "Customer journey", CATALOGUE),
    # What helps after the purchase is not part of a buyer's journey.
    Profile("buyer-journey", "Buyer’s journey", _without("CO04", "CO05", "CO06")),
    # A blueprint is about the work behind the service, not about how it is sold.
    Profile(
        "service-blueprint",
        "Service blueprint",
        _without("CO02", "CO03", "CO04", "CO06"),
        grades={"BP01": Severity.ERROR},
    ),
    # The modelling language asks who starts what, and what is known about it.
    Profile(
        "cjml",
        "CJML",
        _without("CO02", "CO03", "CO04", "CO05", "CO06"),
        grades={"TP04": Severity.ERROR, "EM05": Severity.WARNING},
    ),
    Profile("workshop", "Workshop", tuple(c for c in CATALOGUE if c.severity is Severity.ERROR), _BROKEN),
)


def profile_named(name: str) -> Profile:
    """The profile of this name; raises ValueError with a sentence that lists those there are."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    known = ", ".join(profile.name for profile in PROFILES)
    raise ValueError(_("There is no check profile {name}; there are {known}.").format(name=quoted(name), known=known))


def own_profile(name: str) -> Profile:
    """The profile a map names in its header; one that this program does not know counts as the default."""
    try:
        return profile_named(name)
    except ValueError:
        return profile_named(DEFAULT)
