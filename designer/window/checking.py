"""What the checks of a window know besides the map: the day, and the profiles that lie beside the map or in the settings."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from designer.checks.facts import Facts, PrintFacts
from designer.checks.findings import Findings, without
from designer.checks.profiles import PROFILES, Profile, own_profile
from designer.model import JourneyMap
from designer.words import _

_BUILT_IN = frozenset(profile.name for profile in PROFILES)


def today() -> str:
    """The day where the user is, ISO."""
    return datetime.now(UTC).astimezone().date().isoformat()


def facts_of_today() -> Facts:
    """What is known without a sheet of paper."""
    return Facts(today=datetime.now(UTC).astimezone().date())


def facts_of_print(paper: str, smallest_text: float) -> Facts:
    """What is known of a map that was seen on a sheet; "" for none."""
    today = datetime.now(UTC).astimezone().date()
    return Facts(today=today, print=PrintFacts(paper, smallest_text) if paper else None)


def finished(findings: Findings | None, journey: JourneyMap, unnamed: str) -> Findings | None:
    """Findings without what is being written for the first time, by its id ("" for nothing): it is no gap yet, nor does it
    make of an empty map one that is checked."""
    if findings is None or not unnamed:
        return findings
    is_checked = any(touchpoint.id != unnamed for touchpoint in chain(journey.touchpoints, journey.tray))
    return without(findings, unnamed) if is_checked else None


def own_profiles_for(file: Path | None) -> tuple[Profile, ...]:
    """The user's own profiles that a map can name: beside its file, and in the settings folder."""
    from designer.profile_files import own_profiles

    return own_profiles(file.parent if file is not None else None)


def profile_for(name: str, file: Path | None) -> Profile:
    """The profile a map names: a built-in one, one of the user's own, or the usual one where there is none that can be used."""
    if name in _BUILT_IN:
        return own_profile(name)
    from designer.profile_files import UnusableProfile, find_profile, settings_folder

    try:
        found = find_profile(name, file.parent if file is not None else settings_folder())
    except UnusableProfile:
        found = None
    return found if found is not None else own_profile(name)


def profile_trouble(name: str, file: Path | None) -> str:
    """Why the profile that a map names can't be used, as a sentence; "" where it can."""
    if name in _BUILT_IN:
        return ""
    from designer.profile_files import UnusableProfile, find_profile, settings_folder

    try:
        found = find_profile(name, file.parent if file is not None else settings_folder())
    except UnusableProfile as why:
        return _("{why} Until then the map is checked by the usual profile.").format(why=why)
    if found is not None or not name:
        return ""
    says = _(
        "The map names the check profile “{name}”, which is not there. Until it is, the usual profile checks the map."
    )
    return says.format(name=name)
