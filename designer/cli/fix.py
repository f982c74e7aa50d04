"""The command fix: mends the gaps of a map that can be mended without asking, and says what it did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import DONE, Refused, tell
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.model import JourneyMap


def run_fix(
    source: str,
    target: str | None = None,
    rules: Sequence[str] = (),
    is_unsafe: bool = False,
    is_dry: bool = False,
) -> int:
    """Mend what can be mended; without a target the map itself is saved anew, the version before it kept."""
    from designer.checks.catalogue import RULES
    from designer.cli.check import _profile
    from designer.editing import Document
    from designer.fixes import fix_all
    from designer.folders import config_folder
    from designer.library import with_own
    from designer.storage import load_with_fingerprint

    wanted = frozenset(rule.upper() for rule in rules)
    if unknown := sorted(wanted - set(RULES)):
        says = _("There is no rule “{rule}”; “journey-designer rules” lists them.")
        raise Refused(says.format(rule=unknown[0]))
    if target is not None:
        _refuse_target(target)
    loaded = load_with_fingerprint(source, name=source)
    journey = loaded.journey
    profile = _profile(None, journey, source)
    library, trouble = with_own(config_folder())
    if trouble:
        tell(trouble)
    document = Document(journey, new_id=_Numbers())
    done = fix_all(document, library, profile, is_unsafe=is_unsafe, rules=wanted)
    for one in done:
        choice = f" ({one.fix.choice})" if one.fix.choice else ""
        print(f"{one.gap.rule}  {one.fix.about}{choice}")
    count = len(done)
    said = ngettext("{n} gap mended.", "{n} gaps mended.", count).format(n=count)
    if not is_dry and (done or target is not None):
        _save(journey, source, target, loaded.fingerprint)
        file = target if target is not None else source
        said += " " + _("Wrote “{file}”.").format(file=file)
    elif is_dry:
        said += " " + _("Nothing was written.")
    print(said)
    return DONE


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
