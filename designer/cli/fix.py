"""The command fix: mends the gaps of a map, and of those inside it, that can be mended without asking, and says what it did."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import DONE, Refused, tell
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.fixes import Mended
    from designer.model import JourneyMap


def run_fix(
    source: str,
    target: str | None = None,
    rules: Sequence[str] = (),
    is_unsafe: bool = False,
    is_dry: bool = False,
    form: str = "text",
) -> int:
    """Mend what can be mended, in the maps inside it too; without a target the map itself is saved anew, the version before
    it kept."""
    from designer.checks.catalogue import RULES
    from designer.checks.levels import LEVEL_RULES
    from designer.cli.check import _profile
    from designer.editing import Document
    from designer.fixes import fix_levels
    from designer.folders import config_folder
    from designer.library import with_own
    from designer.storage import load_with_fingerprint

    wanted = frozenset(rule.upper() for rule in rules)
    if unknown := sorted(wanted - set(RULES) - {rule.id for rule in LEVEL_RULES}):
        says = _("There is no rule “{rule}”; “journey-designer rules” lists them.")
        raise Refused(says.format(rule=unknown[0]))
    if target is not None:
        _refuse_target(target)
    loaded = load_with_fingerprint(source, name=source)
    journey = loaded.journey
    library, trouble = with_own(config_folder())
    if trouble:
        tell(trouble)
    document = Document(journey, new_id=_Numbers())
    maps = fix_levels(document, library, lambda one: _profile(None, one, source), is_unsafe=is_unsafe, rules=wanted)
    file = target if target is not None else source
    is_written = not is_dry and (target is not None or any(one.done for one in maps))
    if is_written:
        _save(journey, source, target, loaded.fingerprint)
    if form == "json":
        _print_json(maps, file if is_written else None)
    else:
        _print_text(maps, file if is_written else None, is_dry=is_dry)
    return DONE


def _print_text(maps: Sequence[Mended], written: str | None, *, is_dry: bool) -> None:
    """A line for each gap that was mended, those of a map inside under the way there."""
    from designer.cli.inner import way_of
    from designer.cli.left import all_left

    for one in maps:
        if one.names and one.done:
            print(way_of(one.names))
        for done in one.done:
            choice = f" ({done.fix.choice})" if done.fix.choice else ""
            print(f"{done.gap.rule}  {done.fix.about}{choice}")
    for line in all_left(left for one in maps for left in one.left):
        print(line)
    count = sum(len(one.done) for one in maps)
    said = ngettext("{n} gap mended.", "{n} gaps mended.", count).format(n=count)
    if written is not None:
        said += " " + _("Wrote “{file}”.").format(file=written)
    elif is_dry:
        said += " " + _("Nothing was written.")
    print(said)


def _print_json(maps: Sequence[Mended], written: str | None) -> None:
    """One object: what was mended in the map, and in `opens` in each map inside it, told apart by the way there."""
    import json

    from designer.cli.left import why_left

    def told(one: Mended) -> dict[str, object]:
        mended = [
            {
                "rule": done.gap.rule,
                "name": done.gap.name,
                "elements": list(done.gap.elements),
                "done": done.fix.about,
                "choice": done.fix.choice,
            }
            for done in one.done
        ]
        left = [
            {
                "rule": left.gap.rule,
                "name": left.gap.name,
                "elements": list(left.gap.elements),
                "why": why_left(left),
            }
            for left in one.left
        ]
        return {"map": one.title, "mended": mended, "left": left}

    top, *below = maps
    plain = {**told(top), "written": written}
    if below:
        plain["opens"] = [{"names": list(one.names), **told(one)} for one in below]
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(plain, ensure_ascii=not is_unicode, indent=1))


def _save(journey: JourneyMap, source: str, target: str | None, read: str) -> None:
    """Write the map; in its own place only if nobody has it open and it is as it was read, the version before it kept."""
    from designer.folders import versions_folder
    from designer.storage import FileLock, save

    if target is not None and not _is_same(source, target):
        save(journey, target, name=target)
        return
    lock = FileLock(source)
    if lock.acquire() is not None:
        raise Refused(_("“{file}” is open in another program; close it there first.").format(file=source))
    try:
        save(journey, source, expected=read, keep_in=versions_folder(), name=source)
    finally:
        lock.release()


def _is_same(source: str, target: str) -> bool:
    try:
        return Path(source).samefile(target)
    except OSError:
        return False


class _Numbers:
    """Ids that are the same each time: the same map gives the same bytes."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}-fix{self._count}"


def _refuse_target(target: str) -> None:
    path = Path(target)
    if path.suffix.lower() != ".journey":
        raise Refused(_("“{file}” can't be written: the name of a map ends in .journey.").format(file=target))
    if path.is_dir():
        raise Refused(_("“{file}” can't be written: it is a folder.").format(file=target))
    if not path.parent.is_dir():
        raise Refused(_("“{file}” can't be written: its folder is not there.").format(file=target))
