"""The command `check`: the gaps of maps, as lines, JSON or SARIF; of one map, of several, or of all in a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import DONE, GAPS, Refused
from designer.words import _

if TYPE_CHECKING:
    from designer.checks import Facts, Findings, Profile
    from designer.checks.report import CheckedFile
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
    they are not judged."""
    from designer.checks.levels import check_levels
    from designer.checks.levels_report import checked_file
    from designer.checks.report import all_as_json, all_as_text
    from designer.checks.sarif import as_sarif
    from designer.model import Severity
    from designer.model.levels import levels_of
    from designer.storage import MapsBeside, identity, load

    def judge(level: Level, journey: JourneyMap) -> tuple[Findings, Profile]:
        from designer.checks import check
        from designer.checks.findings import chosen_profile

        chosen = chosen_profile(journey, _profile(profile, journey, level.file))
        return check(journey, chosen, _facts(journey, paper, today)), chosen

    files = {file: identity(Path(file)) for file in _maps_in(sources)}
    read = MapsBeside()
    checked: list[CheckedFile] = []
    for file, name in files.items():
        tree = levels_of(load(file, name=file), name, read)
        checked.append(checked_file(file, check_levels(tree, judge), frozenset(files.values())))
    is_one = len(sources) == 1 and not Path(sources[0]).is_dir()
    if form == "text":
        print(all_as_text(checked, has_names=not is_one), end="")
    else:
        plain = as_sarif(checked) if form == "sarif" else all_as_json(checked, is_one=is_one)
        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(plain, ensure_ascii=not is_unicode, indent=1))
    is_failed = fail_on != "never" and any(one.reaches(Severity(fail_on)) for one in checked)
    return GAPS if is_failed else DONE


def _maps_in(sources: Sequence[str]) -> list[str]:
    """The files that are asked for, each once; of a folder all maps in it and below, by name."""
    found: dict[str, None] = {}
    for source in sources:
        path = Path(source)
        if not path.is_dir():
            found[source] = None
            continue
        inside = sorted(p for p in path.rglob("*.journey") if p.is_file() and not _is_hidden(p.relative_to(path)))
        if not inside:
            raise Refused(_("There is no map in “{folder}”.").format(folder=source))
        found |= dict.fromkeys(p.as_posix() for p in inside)
    return list(found)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _profile(name: str | None, journey: JourneyMap, file: str) -> Profile | None:
    """The profile that is asked for, else the map's own, wherever it is kept."""
    from designer.checks import profile_named
    from designer.profile_files import UnusableProfile, find_profile

    wanted = journey.header.profile if name is None else name
    try:
        found = find_profile(wanted, Path(file).parent)
    except UnusableProfile as why:
        raise Refused(str(why)) from None
    if found is not None or name is None:
        return found
    try:
        return profile_named(name)
    except ValueError as unknown:
        raise Refused(str(unknown)) from None


def _facts(journey: JourneyMap, paper: str | None, today: date | None) -> Facts:
    from designer.checks import Facts

    if paper is None:
        return Facts(today=today)
    from designer.fonts import FontFinder
    from designer.print_facts import facts_of_print

    return facts_of_print(journey, FontFinder().book_for(journey), paper, today)
