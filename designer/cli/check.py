"""The command `check`: the gaps of maps, as lines, JSON or SARIF; of one map, of several, or of all in a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import DONE, GAPS, REFUSED, Refused, tell
from designer.cli.profiles import asked_profile, own_profile_of
from designer.words import _

if TYPE_CHECKING:
    from designer.checks import Facts, Findings, Profile
    from designer.checks.report import CheckedFile, Told
    from designer.model import JourneyMap
    from designer.model.levels import Level


def run_check(
    sources: Sequence[str],
    form: str = "text",
    profile: str | None = None,
    paper: str | None = None,
    today: date | None = None,
    fail_on: str = "error",
) -> int:
    """Print the gaps of maps and of those that they open. Rules about dates need `today`, those about print a paper; without,
    they are not judged. Of several maps those that can't be read are named, and the others are checked."""
    from designer.checks.report import all_as_json, all_as_text
    from designer.checks.sarif import as_sarif
    from designer.model import Severity
    from designer.storage import lines_of

    round_ = _Round(profile, paper, today)
    is_one = len(sources) == 1 and not Path(sources[0]).is_dir()
    checked, told = round_.check_all(sources, goes_on=not is_one)
    for one in told:
        tell(one.message)
    if form == "text":
        print(all_as_text(checked, has_names=not is_one), end="")
    else:
        plain = as_sarif(checked, told, lines_of) if form == "sarif" else all_as_json(checked, told, is_one=is_one)
        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(plain, ensure_ascii=not is_unicode, indent=1))
    if any(one.is_grave for one in told):
        return REFUSED
    is_failed = fail_on != "never" and any(one.reaches(Severity(fail_on)) for one in checked)
    return GAPS if is_failed else DONE


class _Round:
    """One run over files and folders."""

    def __init__(self, profile: str | None, paper: str | None, today: date | None) -> None:
        from designer.storage import MapsBeside

        self._profile, self._paper, self._today = profile, paper, today
        self._read = MapsBeside()
        self._told: dict[str, Told] = {}  # by what it says: a map that several open says it once

    def check_all(self, sources: Sequence[str], *, goes_on: bool) -> tuple[list[CheckedFile], list[Told]]:
        """What was found in each file, and what is to be told of those that can't be read or name what is not there.

        Refuses the first that can't be read where it does not go on.
        """
        from designer.checks.report import Told
        from designer.storage import FileTrouble, identity

        files: dict[str, str] = {}
        checked: list[CheckedFile] = []
        for source in sources:
            try:
                files |= {file: identity(Path(file)) for file in _maps_in(source)}
            except Refused as why:
                if not goes_on or len(sources) == 1:
                    raise
                self._told[str(why)] = Told(source, str(why), is_grave=True)
        for file, name in files.items():
            try:
                checked.append(self._check(file, name, frozenset(files.values())))
            except (FileTrouble, Refused) as why:
                if not goes_on or (isinstance(why, Refused) and self._profile is not None):
                    raise
                self._told[str(why)] = Told(file, str(why), is_grave=True)
        return checked, list(self._told.values())

    def _check(self, file: str, name: str, others: frozenset[str]) -> CheckedFile:
        from designer.checks.levels import check_levels
        from designer.checks.levels_report import checked_file
        from designer.model.levels import levels_of
        from designer.storage import load

        tree = levels_of(load(file, name=file), name, self._read)
        return checked_file(file, check_levels(tree, partial(self._judge, file)), others)

    def _judge(self, top: str, level: Level, journey: JourneyMap) -> tuple[Findings, Profile]:
        from designer.checks import check
        from designer.checks.report import Told

        if self._profile is not None:
            chosen = asked_profile(self._profile, Path(level.file).parent)
        else:
            file = top if Path(level.file).name == Path(top).name else Path(level.file).name
            chosen, trouble = own_profile_of(journey, file, Path(level.file).parent)
            if trouble:
                self._told.setdefault(trouble, Told(top, trouble))
        facts = _facts(journey, self._paper, self._today, is_measured=level.is_measured)
        return check(journey, chosen, facts), chosen


def _maps_in(source: str) -> list[str]:
    """The file that is asked for, or all maps in a folder and below, by name."""
    path = Path(source)
    if not path.is_dir():
        return [source]
    inside = sorted(p for p in path.rglob("*.journey") if p.is_file() and not _is_hidden(p.relative_to(path)))
    if not inside:
        raise Refused(_("There is no map in “{folder}”.").format(folder=source))
    return [p.as_posix() for p in inside]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _profile(name: str | None, journey: JourneyMap, file: str) -> Profile:
    """The profile that is asked for, else the map's own; tells where there is none of that name."""
    folder = Path(file).parent
    if name is not None:
        return asked_profile(name, folder)
    chosen, trouble = own_profile_of(journey, file, folder)
    if trouble:
        tell(trouble)
    return chosen


def _facts(journey: JourneyMap, paper: str | None, today: date | None, *, is_measured: bool) -> Facts:
    from msgspec.structs import replace

    from designer.checks import Facts

    if paper is None:
        return Facts(today=today, is_measured=is_measured)
    from designer.fonts import FontFinder
    from designer.print_facts import facts_of_print

    return replace(facts_of_print(journey, FontFinder().book_for(journey), paper, today), is_measured=is_measured)
