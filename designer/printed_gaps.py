"""The gaps of a map on paper: the small map with their numbers, and the list. For the command line and the window alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.checks import Facts, Findings, Profile, check
from designer.checks.findings import chosen_profile, counted
from designer.checks.levels import between, check_levels, counts_text, with_gaps
from designer.checks.report import summary
from designer.checks.wording import one_line, quoted, why_waived
from designer.layout.pages.gaps import GapMark, gap_pages, severity_mark
from designer.layout.pages.lists import ListRow, ListSection, Mark
from designer.model import Gap, JourneyMap, Note, Severity
from designer.model.levels import Level, NotOpened, levels_of
from designer.words import _, joined

if TYPE_CHECKING:
    from designer.drawing import Page
    from designer.layout import FittedPage
    from designer.layout.pages import PageFrame

_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Hints"}


def pages_of_gaps(
    journey: JourneyMap,
    fitted: FittedPage,
    frame: PageFrame,
    facts: Facts,
    profile: Profile | None = None,
    *,
    shows_private: bool = False,
    shows_inner: bool = False,
) -> tuple[Page, ...]:
    """The pages of the gaps of a map that was fitted to a sheet; one page that says so where there are none.

    With `shows_inner` the gaps of the maps inside it stand below its own.

    Gaps of private notes would tell what these say: they are left out, unless private notes are shown.
    """
    chosen = chosen_profile(journey, profile)
    top = _inside(levels_of(journey, "", _no_file))
    here = with_gaps(check(journey, chosen, facts), journey, between(top, chosen))
    found = _told(here, journey, shows_private=shows_private)
    numbered = list(enumerate(_in_order(found), 1))
    sections = [
        _section(_(_TITLES[severity]), [(f"{n}  ", gap) for n, gap in numbered if gap.severity is severity])
        for severity in Severity
    ]
    below: list[Gap] = []
    for one in check_levels(top)[1:] if shows_inner else ():
        inner = _in_order(_told(one.findings, one.journey, shows_private=shows_private))
        below += inner
        way = joined([one_line(name) or _("a touchpoint without a name") for name in one.level.names], " › ")
        sections.append(_section(_("In {map}").format(map=quoted(way)), [("", gap) for gap in inner]))
    if waived := [gap for gap in found.gaps if gap.is_waived]:
        rows = tuple(ListRow(gap.message, why_waived(gap), Mark("eye-off"), gap.rule) for gap in waived)
        sections.append(ListSection(_("Waived"), rows, aside=str(len(rows))))
    if found.skipped:
        rows = tuple(ListRow(skipped.reason, "", Mark("circle-help"), skipped.rule) for skipped in found.skipped)
        sections.append(ListSection(_("Could not be judged"), rows, aside=str(len(rows))))
    says = summary(found)
    if below:
        says = _("{here} In the maps that its touchpoints open: {counts}.").format(
            here=says, counts=counts_text(counted(below))
        )
    return gap_pages(
        _("Gaps"),
        [section for section in sections if section.rows],
        [GapMark(n, gap.severity.value, gap.elements) for n, gap in numbered],
        (fitted.page.drawing, fitted.layout.grid),
        frame,
        says=says,
        empty=_("No gaps."),
    )


def _told(found: Findings, journey: JourneyMap, *, shows_private: bool) -> Findings:
    if shows_private:
        return found
    told = tuple(gap for gap in found.gaps if not _is_private(journey, gap))
    return msgspec.structs.replace(found, gaps=told, counts=counted(told))


def _inside(level: Level) -> Level:
    """A map with those that lie in its own file: of others a printed page can't know whether they are there."""
    return msgspec.structs.replace(level, below=tuple(_inside(below) for below in level.below if below.inner))


def _no_file(_map_file: str, _named_by: str) -> tuple[str, JourneyMap]:
    raise NotOpened("")


def _is_private(journey: JourneyMap, gap: Gap) -> bool:
    return any(isinstance(note := journey.get(id), Note) and note.is_private for id in gap.elements)


def _in_order(findings: Findings) -> list[Gap]:
    gaps = [gap for gap in findings.gaps if not gap.is_waived]
    return sorted(gaps, key=lambda gap: list(Severity).index(gap.severity))


def _section(title: str, gaps: Sequence[tuple[str, Gap]]) -> ListSection:
    rows = tuple(
        ListRow(f"{n}{gap.message}", gap.suggestion, severity_mark(gap.severity.value), gap.rule) for n, gap in gaps
    )
    return ListSection(title, rows, aside=str(len(rows)))
