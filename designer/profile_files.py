"""Check profiles of one's own: TOML files beside the map, or in the program's folder of settings.

    title = "Our agency"
    based_on = "customer-journey"

    [rules]
    CO03 = "off"
    TP04 = "error"
    GR06 = "on"

    [limits]
    ST02.most = 8

The file is called NAME.checks.toml; a map names its profile by NAME.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from designer import folders
from designer.checks import CATALOGUE, DEFAULT, PROFILES, RULES, Profile, profile_named
from designer.checks.levels import LEVEL_RULES
from designer.checks.rule import NO_LIMITS, Limits
from designer.disk import reason
from designer.model import Severity
from designer.words import _

ENDING = ".checks.toml"
MOST_BYTES = 100_000
_OF_LEVELS = {rule.id: rule.severity for rule in LEVEL_RULES}
_WORDS = ("off", "on", *(severity.value for severity in Severity))


class UnusableProfile(ValueError):
    """A profile file that can't be used; the message names it, the line, and what is wrong."""


def find_profile(name: str, beside: Path) -> Profile | None:
    """The profile of a file: beside the map, else in the settings folder, or the file itself where a path is given.

    None where there is no such file. Raises UnusableProfile.
    """
    file = _file_of(name, beside)
    return None if file is None else read_profile(file)


def own_profiles(beside: Path | None) -> tuple[Profile, ...]:
    """All profiles of one's own that a map in this folder can name, those that can be used, by title."""
    found: dict[str, Profile] = {}
    for folder in (settings_folder(), *([beside] if beside is not None else [])):
        for file in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
            try:
                profile = read_profile(file)
            except UnusableProfile:
                continue
            found[profile.name] = profile
    return tuple(sorted(found.values(), key=lambda profile: profile.title.casefold()))


def settings_folder() -> Path:
    """Where the user's own profiles lie."""
    return folders.config_folder() / "checks"


def _file_of(name: str, beside: Path) -> Path | None:
    if name.endswith(ENDING) and Path(name).is_file():
        return Path(name)
    if not name or any(profile.name == name for profile in PROFILES) or re.search(r'[/\\:*?"<>|\x00]', name):
        return None
    for folder in (beside, settings_folder()):
        file = folder / f"{name}{ENDING}"
        if file.is_file():
            return file
    return None


def read_profile(file: Path) -> Profile:
    """The profile that a file describes. Raises UnusableProfile with one sentence that names file, line and reason."""
    try:
        data = file.read_bytes()
        text = data.decode("utf-8-sig")
        if len(data) > MOST_BYTES:
            raise UnusableProfile(_("“{file}” can't be used: it is too large for a profile.").format(file=file.name))
    except OSError as trouble:
        says = _("“{file}” can't be read: {why}.")
        raise UnusableProfile(says.format(file=file.name, why=reason(trouble))) from None
    except UnicodeDecodeError:
        raise UnusableProfile(_("“{file}” can't be used: it is not UTF-8.").format(file=file.name)) from None
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        found = re.search(r"line (\d+)", str(wrong))
        line = int(found[1]) if found else text.count("\n") + 1
        raise _trouble(file, line, _("it is not TOML there")) from None
    return _Reader(file, text).profile(plain)


def _trouble(file: Path, line: int, why: str) -> UnusableProfile:
    return UnusableProfile(_("“{file}” can't be used, line {line}: {why}.").format(file=file.name, line=line, why=why))


class _Reader:
    """Reads one file; whatever is wrong is told with its line."""

    def __init__(self, file: Path, text: str) -> None:
        self._file, self._lines = file, text.splitlines()

    def profile(self, plain: Mapping[str, Any]) -> Profile:
        """The profile."""
        for key in plain:
            if key not in ("title", "based_on", "rules", "limits"):
                raise self._wrong(key, _("there is no “{key}” in a profile").format(key=key))
        title = plain.get("title", "")
        if not isinstance(title, str):
            raise self._wrong("title", _("the title is a text"))
        based_on = str(plain.get("based_on", DEFAULT))
        if based_on not in (known := [profile.name for profile in PROFILES]):
            says = _("there is no check profile “{name}” to be based on; there are {known}")
            raise self._wrong("based_on", says.format(name=" ".join(based_on.split()), known=", ".join(known)))
        base = profile_named(based_on)
        name = self._file.name.removesuffix(ENDING).removesuffix(".toml")
        kept = {check.id for check in base.checks}
        grades, off, listed = dict(base.grades), set(base.off), set(base.severities)
        for id, word in self._table(plain, "rules").items():
            self._refuse_unknown(id)
            if word not in _WORDS:
                raise self._wrong(id, _("a rule is one of {words}").format(words=", ".join(_WORDS)))
            if word == "off":
                kept.discard(id)
                off.add(id)
                continue
            kept.add(id)
            off.discard(id)
            if word != "on":
                grades[id] = Severity(word)
            # Who asks for a rule wants to see it, whatever the profile lists that it is based on.
            listed.add(grades.get(id) or (RULES[id].severity if id in RULES else _OF_LEVELS[id]))
        limits = dict(base.limits)
        for id, table in self._table(plain, "limits").items():
            self._refuse_unknown(id)
            limits[id] = self._limits(id, table)
        checks = tuple(check for check in CATALOGUE if check.id in kept)
        between_maps = frozenset(off & _OF_LEVELS.keys())
        return Profile(name, " ".join(title.split()) or name, checks, frozenset(listed), grades, limits, between_maps)

    def _refuse_unknown(self, id: str) -> None:
        if id not in RULES and id not in _OF_LEVELS:
            raise self._wrong(id, _("there is no rule “{id}”").format(id=id))

    def _limits(self, id: str, table: Any) -> Limits:
        own = RULES[id].limits if id in RULES else NO_LIMITS
        known = ", ".join(own)
        if not own:
            raise self._wrong(id, _("{id} has no limits").format(id=id))
        if not isinstance(table, dict):
            raise self._wrong(id, _("the limits of {id} are {known}").format(id=id, known=known))
        for name, value in table.items():
            if name not in own:
                raise self._wrong(name, _("the limits of {id} are {known}").format(id=id, known=known))
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1_000_000:
                raise self._wrong(name, _("a limit is a number"))
        return {name: float(value) if isinstance(value, float) else value for name, value in table.items()}

    def _table(self, plain: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = plain.get(key, {})
        if not isinstance(table, dict):
            raise self._wrong(key, _("“{key}” is a table").format(key=key))
        return table

    def _wrong(self, key: str, why: str) -> UnusableProfile:
        found = re.compile(r"(^|[\s.\[\"'])" + re.escape(key) + r"($|[\s.=\]\"'])")
        at = next((i for i, line in enumerate(self._lines, 1) if found.search(line.split("#")[0])), 1)
        return _trouble(self._file, at, why)
