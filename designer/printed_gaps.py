"""The gaps of a map on paper: the small map with their numbers, and the list. For the command line and the window alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.checks import Facts, Findings, Profile, check
from designer.checks.findings import counted
from designer.checks.report import summary
from designer.checks.wording import why_waived
from designer.layout.pages.gaps import GapMark, gap_pages, severity_mark
from designer.layout.pages.lists import ListRow, ListSection, Mark
from designer.model import Gap, JourneyMap, Note, Severity
from designer.words import _

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
) -> tuple[Page, ...]:
    """The pages of the gaps of a map that was fitted to a sheet; one page that says so where there are none.

    Gaps of private notes would tell what these say: they are left out, unless private notes are shown.
    """
    found = check(journey, profile, facts)
    if not shows_private:
        told = tuple(gap for gap in found.gaps if not _is_private(journey, gap))
        found = msgspec.structs.replace(found, gaps=told, counts=counted(told))
    numbered = list(enumerate(_in_order(found), 1))
    sections = [
        _section(severity, [(n, gap) for n, gap in numbered if gap.severity is severity]) for severity in Severity
    ]
    waived = [gap for gap in found.gaps if gap.is_waived]
    if waived:
        rows = tuple(ListRow(gap.message, why_waived(gap), Mark("eye-off"), gap.rule) for gap in waived)
        sections.append(ListSection(_("Waived"), rows, aside=str(len(rows))))
    return gap_pages(
        _("Gaps"),
        [section for section in sections if section.rows],
        [GapMark(n, gap.severity.value, gap.elements) for n, gap in numbered],
        (fitted.page.drawing, fitted.layout.grid),
        frame,
        says=summary(found),
        empty=_("No gaps."),
    )


def _is_private(journey: JourneyMap, gap: Gap) -> bool:
    return any(isinstance(note := journey.get(id), Note) and note.is_private for id in gap.elements)


def _in_order(findings: Findings) -> list[Gap]:
    gaps = [gap for gap in findings.gaps if not gap.is_waived]
    return sorted(gaps, key=lambda gap: list(Severity).index(gap.severity))


def _section(severity: Severity, gaps: list[tuple[int, Gap]]) -> ListSection:
    rows = tuple(
        ListRow(f"{n}  {gap.message}", gap.suggestion, severity_mark(severity.value), gap.rule) for n, gap in gaps
    )
    return ListSection(_(_TITLES[severity]), rows, aside=str(len(rows)))
