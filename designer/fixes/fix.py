"""One quick fix: what it is called, whether it invents anything, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from designer.checks.catalogue import RULES
from designer.checks.rule import subjects
from designer.editing import Document
from designer.library import Library
from designer.model import Gap, JourneyMap
from designer.words import _, map_words, speaking

Act = Callable[[Document], Sequence[str]]  # does it; the ids of what it wrote or changed, the most telling first


class Goes(msgspec.Struct, frozen=True):
    """Where a person has to write something that nobody else can know: an element and its field."""

    element: str  # "map" for the map itself
    field: str


class Fix(msgspec.Struct, frozen=True):
    """One way to mend a gap.

    A safe one invents nothing: it removes what is not used or says what the map shows already. One with content needs a
    choice or writes something new; `says_more` where what it writes is a beginning that a person should go on with. With
    `goes` there is nothing to do but to write there.
    """

    title: str  # of a button: “Add a touchpoint”
    about: str  # what the step of the history names: “add touchpoint to “Advocacy””
    act: Act | None = None
    is_safe: bool = False
    says_more: bool = False
    goes: Goes | None = None
    choice: str = ""  # what tells it from the other ways to mend the same gap: “Referral programme, Website”

    @property
    def label(self) -> str:
        """What the history calls it."""
        return _("Quick fix: {what}").format(what=self.about)


class Place(msgspec.Struct, frozen=True):
    """What fixes look at: the map, the gap, and the library that suggestions come from."""

    journey: JourneyMap
    gap: Gap
    library: Library


def culprits(place: Place) -> tuple[str, ...]:
    """The elements of a gap; of one that speaks for all of a kind those that its rule finds lacking."""
    if place.gap.elements:
        return place.gap.elements
    check = RULES.get(place.gap.rule)
    if check is None or check.each is None:
        return ()
    arguments = (check.limits,) if check.limits else ()
    judge = check.each.judge
    found = subjects(place.journey, check.each.subject)
    return tuple(e.id for e in found if judge(place.journey, e, *arguments) is False)


def in_words_of(journey: JourneyMap, text: str) -> str:
    """A text that a fix writes into a map, in the language of that map."""
    with speaking(map_words(journey.header.language)):
        return _(text)


Suggest = Callable[[Place], Iterator[Fix]]
