"""What the command fix says of gaps that have quick fixes and were not mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.fixes import Left


def why_left(left: Left) -> str:
    """Why one gap was not mended, in one sentence."""
    if left.why == "unsafe":
        return _("The quick fix writes something new; --unsafe does it.")
    if left.why == "person":
        return _("Only a person can write what is missing here.")
    what = left.fix.choice or left.fix.about
    if left.why == "refused":
        return _("{what}: can’t be done. {said}").format(what=what, said=left.said)
    if left.said:
        return _("{what}: not done, because this would come of it: {said}").format(what=what, said=left.said)
    return _("{what}: not done, because the gap would still be there.").format(what=what)


def all_left(found: Iterable[Left]) -> list[str]:
    """A line for each gap whose fix did not help, and a sentence with the count for each other reason."""
    every = list(found)
    lines = [f"{one.gap.rule}  {why_left(one)}" for one in every if one.why in ("worse", "refused")]
    unsafe = sum(one.why == "unsafe" for one in every)
    if unsafe:
        said = ngettext(
            "{n} gap has a quick fix that writes something new; --unsafe takes the first suggestion.",
            "{n} gaps have quick fixes that write something new; --unsafe takes the first suggestion of each.",
            unsafe,
        )
        lines.append(said.format(n=unsafe))
    person = sum(one.why == "person" for one in every)
    if person:
        said = ngettext(
            "{n} gap needs words that only a person can write.",
            "{n} gaps need words that only a person can write.",
            person,
        )
        lines.append(said.format(n=person))
    return lines
