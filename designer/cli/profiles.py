"""By which profile a command checks a map: the one that was asked for, else the map's own, wherever it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import Refused
from designer.words import _

if TYPE_CHECKING:
    from designer.checks import Profile
    from designer.model import JourneyMap


def asked_profile(name: str, folder: Path) -> Profile:
    """The profile of this name, or of this file; refuses what is not there."""
    from designer.checks import PROFILES
    from designer.checks.wording import one_line
    from designer.profile_files import UnusableProfile, find_profile, own_profiles, read_profile

    try:  # a file that is named is read where it lies; where it is not there, reading it says so
        found = read_profile(Path(name)) if name.endswith(".toml") else find_profile(name, folder)
    except UnusableProfile as why:
        raise Refused(str(why)) from None
    if found is not None:
        return found
    known = {profile.name: profile for profile in (*PROFILES, *own_profiles(folder))}
    if name in known:
        return known[name]
    says = _("There is no check profile “{name}”; there are {known}.")
    raise Refused(says.format(name=one_line(name), known=", ".join(known)))


def own_profile_of(journey: JourneyMap, file: str, folder: Path) -> tuple[Profile, str]:
    """The profile that a map in this folder names, and a sentence about its file where there is none of that name: then it
    is the usual one. Refuses one that can't be used."""
    from designer.checks.profiles import DEFAULT, PROFILES, own_profile, profile_named
    from designer.profile_files import UnusableProfile, find_profile

    name = journey.header.profile
    try:
        found = find_profile(name, folder)
    except UnusableProfile as why:
        raise Refused(str(why)) from None
    if found is not None:
        return found, ""
    trouble = ""
    if name not in {profile.name for profile in PROFILES}:
        says = _("“{file}” names the check profile “{name}”, which is not there; it is checked by “{usual}”.")
        trouble = says.format(file=file, name=name, usual=profile_named(DEFAULT).name)
    return own_profile(name), trouble
