"""The opportunities of a map in the order in which they are worth a look, with what they are about."""

from __future__ import annotations

import msgspec

from designer.model import Connection, JourneyMap, Note, NoteKind, Touchpoint
from designer.model.elements import name_of
from designer.words import _, joined

LEVELS = (1, 2, 3)


class Opportunity(msgspec.Struct, frozen=True):
    """One opportunity with its number on the page. `impact` and `effort` are 1 to 3, None where nobody said so; `number_about`
    is that of its touchpoint on the map, 0 for all else."""

    number: int
    note: Note
    text: str
    impact: int | None
    effort: int | None
    about: str
    number_about: int

    @property
    def is_placed(self) -> bool:
        """Whether it has a cell in the matrix."""
        return self.impact is not None and self.effort is not None

    @property
    def detail(self) -> str:
        """What stands below its text: whose it is and what it is about."""
        return joined((self.note.owner.strip(), self.place, self._private))

    @property
    def details(self) -> str:
        """The same in lines: what it is about, and whose it is."""
        return "\n".join(part for part in (self.place, joined((self.note.owner.strip(), self._private))) if part)

    @property
    def place(self) -> str:
        """The touchpoint or whatever else it is about; a number stays with its first word."""
        return f"{self.number_about}\u00a0{self.about}".strip() if self.number_about else self.about

    @property
    def _private(self) -> str:
        return _("private") if self.note.is_private else ""

    @property
    def rated(self) -> str:
        """Impact and effort in short, as on the map: "I 3 · E 1"."""
        parts = [_("I {impact}").format(impact=self.impact)] if self.impact is not None else []
        parts += [_("E {effort}").format(effort=self.effort)] if self.effort is not None else []
        return " · ".join(parts)


def opportunities_of(journey: JourneyMap, shows_private: bool) -> tuple[Opportunity, ...]:
    """All opportunities: the highest impact first, of equals the lowest effort, then by their place in the journey; last those
    that have no impact or no effort yet."""
    ranks = _ranks(journey)
    found = []
    for note in journey.of(Note):
        if note.kind is NoteKind.OPPORTUNITY and (shows_private or not note.is_private):
            impact, effort = _level(note.impact), _level(note.effort)
            is_open = impact is None or effort is None
            key = (is_open, -(impact or 0), effort or 4, ranks.get(note.about, len(ranks)), note.order, note.id)
            found.append((key, note, impact, effort))
    return tuple(
        [
            Opportunity(
                i,
                note,
                note.text.strip() or _("Opportunity without a text"),
                impact,
                effort,
                _about(journey, note.about),
                journey.numbers.get(note.about, 0),
            )
            for i, (_key, note, impact, effort) in enumerate(sorted(found, key=lambda one: one[0]), 1)
        ]
    )


def _level(value: int | None) -> int | None:
    return None if value is None else min(LEVELS[-1], max(LEVELS[0], round(value)))


def _ranks(journey: JourneyMap) -> dict[str, int]:
    """The place of stages and touchpoints in the journey."""
    ranks: dict[str, int] = {}
    for stage in journey.stages:
        ranks[stage.id] = len(ranks)
        for touchpoint in journey.touchpoints_in(stage.id):
            ranks[touchpoint.id] = len(ranks)
    return ranks


def _about(journey: JourneyMap, id: str) -> str:
    element = journey.get(id) if id else None
    if isinstance(element, Connection) and not element.label:
        ends = (journey.find(Touchpoint, element.source), journey.find(Touchpoint, element.target))
        return " → ".join(end.name for end in ends if end is not None)
    return name_of(element).strip() if element is not None else ""
