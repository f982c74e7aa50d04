"""Which rules a map is checked by, for the window's choice and the command line's `--profile`."""

from __future__ import annotations

import msgspec

from designer.checks.catalogue import CATALOGUE
from designer.checks.rule import Check
from designer.checks.wording import quoted
from designer.model import Severity
from designer.words import _

DEFAULT = "customer-journey"


class Profile(msgspec.Struct, frozen=True):
    """A choice of rules by name, and how grave a gap must be to be listed."""

    name: str
    checks: tuple[Check, ...]
    severities: frozenset[Severity]


_ALL = frozenset(Severity)
_BROKEN = frozenset({Severity.ERROR})

PROFILES: tuple[Profile, ...] = (
    Profile("customer-journey", CATALOGUE, _ALL),
    Profile("buyer-journey", CATALOGUE, _ALL),
    Profile("service-blueprint", CATALOGUE, _ALL),
    Profile("cjml", CATALOGUE, _ALL),
    Profile("workshop", tuple(check for check in CATALOGUE if check.severity is Severity.ERROR), _BROKEN),
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
