"""Rules about the printed map (PR01, PR02): what they need of the paper is handed in as plain facts."""

from __future__ import annotations

import math
from collections.abc import Iterator

from designer.checks.facts import Facts
from designer.checks.rule import N_, PLACES, Found, Limits, Unjudged, rule_of_facts
from designer.checks.sources import READING, WCAG
from designer.checks.wording import listed, one_line, quoted
from designer.model import JourneyMap, MapHeader, Note, Severity
from designer.words import _


@rule_of_facts(
    "PR01",
    "too-small-to-read",
    Severity.WARNING,
    *PLACES,
    Note,
    MapHeader,
    limits={"points": 6},
    why=N_("A print that nobody can read is no deliverable."),
    advice=N_("Choose larger paper, another arrangement or more pages."),
    bad=N_("40 touchpoints on A4, the smallest text 4.1 pt."),
    good=N_("The same on A2, the smallest text 8.2 pt."),
    source=READING,
)
def too_small_to_read(journey: JourneyMap, facts: Facts, limits: Limits) -> Iterator[Found | Unjudged]:
    """Text under 6 pt on the chosen paper, or a page break through a card."""
    sheet = facts.print
    if sheet is None:
        yield Unjudged(_("No paper was chosen."))
        return
    if sheet.smallest_text < limits["points"]:
        yield Found(
            (),
            _("On {paper} the smallest text is {size:.1f} pt, under {least:g} pt.").format(
                paper=sheet.paper, size=math.floor(10 * sheet.smallest_text) / 10, least=limits["points"]
            ),
            _("Choose larger paper, another arrangement or more pages."),
        )
    cut = [journey[id] for id in sheet.cut if id in journey]
    if cut:
        yield Found(
            tuple(e.id for e in cut),
            _("A page break cuts {cards}.").format(cards=listed(journey, cut)),
            _("Choose another way to share the map out over pages."),
        )


@rule_of_facts(
    "PR02",
    "contrast",
    Severity.WARNING,
    *PLACES,
    Note,
    MapHeader,
    limits={"ratio": 4.5},
    why=N_("Grey on grey is lost on a projector and for every fifth reader."),
    advice=N_("Choose a darker or a lighter colour."),
    bad=N_("Light grey names on a white ground, 2.1 to 1."),
    good=N_("Dark grey names, 7 to 1."),
    source=WCAG,
)
def contrast(journey: JourneyMap, facts: Facts, limits: Limits) -> Iterator[Found | Unjudged]:
    """Text under 4.5 : 1 on its ground."""
    if facts.contrast is None:
        yield Unjudged(_("The map was not drawn."))
        return
    for poor in facts.contrast:
        if poor.ratio < limits["ratio"] and (poor.element in journey or not poor.element):
            yield Found(
                (poor.element,) if poor.element else (),
                _("{text} has a contrast of {ratio:.1f} to 1 to its ground, under {least:g} to 1.").format(
                    text=quoted(one_line(poor.text)), ratio=poor.ratio, least=limits["ratio"]
                ),
                _("Choose a darker or a lighter colour."),
            )
