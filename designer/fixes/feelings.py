"""Fixes of rules about feelings: what is not known yet (EM01), and what explains a low (EM03, EM04)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from designer.checks.subjects import meetings, takes_part
from designer.editing import Document, operations
from designer.editing.operations.labels import in_quotes, quoted
from designer.fixes.fix import Fix, Place, Suggest, culprits
from designer.fixes.flow import touchpoint_of
from designer.model import JourneyMap, Note, NoteKind, Persona, Touchpoint
from designer.model.scales import map_scale
from designer.words import _

_WORDS = {2: "Very good", 1: "Good", 0: "Neutral", -1: "Bad", -2: "Very bad"}


def tell_feeling(place: Place) -> Iterator[Fix]:
    """EM01: as what is felt before and after, as one chooses, or the persona was not there at all."""
    journey = place.journey
    persona = journey.find(Persona, place.gap.elements[0])
    unknown = [id for id in place.gap.elements[1:] if journey.find(Touchpoint, id) is not None]
    if persona is None or not unknown:
        return
    who, title = quoted(journey, persona.id), _("Set the feeling")
    about = _("set what {persona} feels").format(persona=who)
    between = {id: _between(journey, persona, id) for id in unknown}
    scale = map_scale(journey)
    shown = scale.text(between[unknown[0]]) if len(unknown) == 1 else ""
    choice = _("As before and after it: {value}").format(value=shown) if shown else _("As before and after each")
    yield Fix(title, about, partial(_feel, persona.id, between), choice=choice)
    if len(unknown) == 1:
        for degree, value in reversed(scale.choices):
            choice = f"{_(_WORDS[degree])}: {scale.text(value)}"
            yield Fix(title, about, partial(_feel, persona.id, {unknown[0]: value}), choice=choice)
    if all(len(_there(journey, id)) > 1 for id in unknown):
        choice = _("{persona} does not take part").format(persona=who)
        about = _("take {persona} out").format(persona=who)
        yield Fix(_("Take out"), about, partial(_take_out, persona.id, unknown), choice=choice)


def _between(journey: JourneyMap, persona: Persona, id: str) -> float:
    """What lies between the feelings that are known before and after, at a level of the scale; nearer to neutral in doubt."""
    own = [t for t in meetings(journey) if takes_part(t, persona)]
    at = next((i for i, t in enumerate(own) if t.id == id), 0)
    before = next((v for t in reversed(own[:at]) if (v := t.feeling_of(persona.id)) is not None), None)
    after = next((v for t in own[at + 1 :] if (v := t.feeling_of(persona.id)) is not None), None)
    known = [v for v in (before, after) if v is not None]
    scale = map_scale(journey)
    if not known:
        return scale.nearest(scale.middle)
    mean = sum(known) / len(known)
    return min(scale.levels, key=lambda level: (round(abs(level - mean), 5), abs(level)))


def _feel(persona: str, values: Mapping[str, float], document: Document) -> Sequence[str]:
    for id, value in values.items():
        operations.set_feeling(document, id, persona, value)
    return tuple(values)


def _there(journey: JourneyMap, id: str) -> list[str]:
    touchpoint = touchpoint_of(journey, id)
    return [persona.id for persona in journey.personas if takes_part(touchpoint, persona)]


def _take_out(persona: str, ids: Sequence[str], document: Document) -> Sequence[str]:
    for id in ids:
        kept = tuple(who for who in _there(document.journey, id) if who != persona)
        operations.set_field(document, [id], "personas", kept)
    return ids


def explain(place: Place) -> Iterator[Fix]:
    """EM03, EM04: a pain point where it hurts, whose reason is to be found out."""
    journey = place.journey
    there = [t for id in culprits(place) if (t := journey.find(Touchpoint, id)) is not None]
    if not there:
        return
    lowest = min(there, key=lambda t: (_lowest(t), journey.numbers.get(t.id, 0)))

    def act(document: Document) -> Sequence[str]:
        made: list[str] = []
        for touchpoint in there:
            text = _("To be found out: what is bad at {name}").format(name=in_quotes(touchpoint.name))
            made.append(operations.add_note(document, NoteKind.PAIN_POINT, touchpoint.id, text))
        return made

    about = _("add pain point at {name}").format(name=quoted(journey, lowest.id))
    yield Fix(_("Add a pain point"), about, act, says_more=True)


def _lowest(touchpoint: Touchpoint) -> float:
    own = [value for _who, value in touchpoint.feelings]
    return min(own, default=touchpoint.feeling if touchpoint.feeling is not None else 9.0)


def weigh_pain(place: Place) -> Iterator[Fix]:
    """OP03: as heavy as what is felt there."""
    journey = place.journey
    pains = [n for id in culprits(place) if (n := journey.find(Note, id)) is not None]
    if not pains:
        return

    def act(document: Document) -> Sequence[str]:
        for pain in pains:
            touchpoint = document.journey.find(Touchpoint, pain.about)
            values = [] if touchpoint is None else [v for _w, v in touchpoint.feelings] or [touchpoint.feeling or 0.0]
            worst = min(values, default=0.0)
            operations.set_field(document, [pain.id], "severity", 3 if worst <= -1.5 else 2 if worst < 0 else 1)
        return tuple(p.id for p in pains)

    said = _("set severity of {name}").format(name=quoted(journey, pains[0].id))
    yield Fix(_("Set the severity"), said, act)


FIXES: dict[str, Suggest] = {"EM01": tell_feeling, "EM03": explain, "EM04": explain, "OP03": weigh_pain}
