"""Adding what the library suggests: touchpoints that stand in the flow, content and metrics; and writing notes to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from designer.checks.subjects import meetings
from designer.checks.vocabulary import pattern_for
from designer.editing import Document, operations
from designer.editing.operations.labels import in_quotes, quoted
from designer.editing.operations.lanes import TYPE_NAMES
from designer.fixes.fix import Fix, Goes, Place, Suggest, culprits
from designer.fixes.flow import MOST, before, put_into_flow, touchpoint_of
from designer.fixes.flow import after as later
from designer.library import Entry, usual_in
from designer.model import ChannelType, JourneyMap, Note, NoteKind, Placement, Stage, StageKind, Touchpoint
from designer.words import _


def add_touchpoint(document: Document, stage: str, name: str, type: ChannelType, *, is_first: bool = False) -> str:
    """A touchpoint at the end of a stage (or its beginning), through a channel of this type, connected; those who take part
    before it do so there; its id. In a map in which nothing has a channel yet it has none either."""
    lane = "" if _is_without_channels(document.journey) else operations.channel_of_type(document, type)
    after = None if is_first else ""
    id = operations.add_touchpoint(document, name, Placement(stage=stage, after=after, lane=lane))
    near = [*before(document.journey, id)[:1], *later(document.journey, id)[:1]]
    if near and near[0].personas:
        operations.set_field(document, [id], "personas", near[0].personas)
    put_into_flow(document, id)
    return id


def _is_without_channels(journey: JourneyMap) -> bool:
    """Whether touchpoints stand there and none in a channel, as in a diagram that was brought in."""
    there = meetings(journey)
    return bool(there) and not any(touchpoint.channel for touchpoint in there)


def adding(journey: JourneyMap, stage: Stage, name: str, type: ChannelType, *, is_first: bool = False) -> Fix:
    """Add a touchpoint to a stage."""

    def act(document: Document) -> Sequence[str]:
        return (add_touchpoint(document, stage.id, name, type, is_first=is_first),)

    return Fix(
        _("Add a touchpoint"),
        _("add touchpoint to {stage}").format(stage=quoted(journey, stage.id)),
        act,
        says_more=True,
        choice=name
        if _is_without_channels(journey)
        else _("{name}, {channel}").format(name=name, channel=_(TYPE_NAMES[type])),
    )


def fill_stage(place: Place) -> Iterator[Fix]:
    """ST01: what is usual there, else what the customer wants there; or the stage goes."""
    journey, stage = place.journey, _stage(place)
    if stage is None or len(place.gap.elements) > 1:
        yield from _fill_stages(place)
        return
    language = journey.header.language
    for entry in usual_in(place.library, journey, stage, most=MOST):
        yield adding(journey, stage, entry.name(language), entry.channel or ChannelType.OTHER)
    own = stage.goal.strip() or stage.name.strip()
    if own:
        channels = journey.channels
        yield adding(journey, stage, own, channels[0].known_type if channels else ChannelType.WEBSITE)
    if len(journey.stages) > 1:
        said = _("delete stage {name}").format(name=quoted(journey, stage.id))
        title = _("Delete the stage")
        yield Fix(title, said, partial(_delete, stage.id), choice=title)


def _fill_stages(place: Place) -> Iterator[Fix]:
    """What is usual in each empty stage, in one step."""
    journey, language = place.journey, place.journey.header.language
    empty = [stage for stage in journey.stages if not journey.touchpoints_in(stage.id)]
    usual: list[tuple[str, str, ChannelType]] = []
    for stage in empty:
        entry = next(iter(usual_in(place.library, journey, stage, most=1)), None)
        own = stage.goal.strip() or stage.name.strip()
        if entry is not None:
            usual.append((stage.id, entry.name(language), entry.channel or ChannelType.OTHER))
        elif own:
            usual.append((stage.id, own, ChannelType.WEBSITE))
    if not usual or len(usual) < len(empty):
        return

    def act(document: Document) -> Sequence[str]:
        return [add_touchpoint(document, *one) for one in usual]

    names = ", ".join(name for _stage, name, _type in usual[:3])
    yield Fix(_("Add a touchpoint to each"), _("add touchpoint to each stage"), act, says_more=True, choice=names)


def _delete(id: str, document: Document) -> Sequence[str]:
    operations.delete(document, [id])
    return ()


def _stage(place: Place) -> Stage | None:
    return place.journey.find(Stage, place.gap.elements[0]) if place.gap.elements else None


# In which kinds of stages the library keeps what has a word of each meaning.
_AT_HOME = {
    "proof": (StageKind.CONSIDERATION,),
    "trial": (StageKind.PURCHASE,),
    "start": (StageKind.ONBOARDING,),
    "feedback": (StageKind.RETENTION,),
    "sharing": (StageKind.ADVOCACY,),
}
_COMES_FIRST = frozenset({"trial", "start"})  # before one pays, and before one uses it: at the beginning of the stage


def _offer(meaning: str, title: str) -> Suggest:
    """What of the library has a word of this meaning, as a touchpoint in the stage of the gap."""

    def suggest(place: Place) -> Iterator[Fix]:
        journey, stage = place.journey, _stage(place)
        if stage is None:
            return
        language = journey.header.language
        pattern = pattern_for(language, meaning)
        usual = [entry for period in _AT_HOME[meaning] for entry in place.library.usual(period)]
        types = {channel.known_type for channel in journey.channels}
        usual.sort(key=lambda entry: entry.channel not in types)  # the order inside stays
        told = [entry for entry in usual if pattern.search(entry.name(language).casefold())]
        for entry in told[:MOST]:
            channel = entry.channel or ChannelType.OTHER
            fix = adding(journey, stage, entry.name(language), channel, is_first=meaning in _COMES_FIRST)
            yield msgspec.structs.replace(fix, title=_(title))

    return suggest


def _notes_from_library(kind: str, title: str, said: str) -> Suggest:
    """A note of this kind for each stage that the gap names, or for all that lack one."""

    def suggest(place: Place) -> Iterator[Fix]:
        journey, language = place.journey, place.journey.header.language
        named = [s for id in place.gap.elements if (s := journey.find(Stage, id)) is not None]
        stages = named or [s for s in journey.stages if journey.touchpoints_in(s.id) and not _has(journey, s, kind)]
        usual = [(s, e) for s in stages if (e := usual_in(place.library, journey, s, kind=kind, most=MOST))]
        if not usual:
            return
        for at in range(max(len(entries) for _stage, entries in usual) if len(usual) == 1 else 1):
            chosen = [(stage.id, entries[at]) for stage, entries in usual if at < len(entries)]
            names = ", ".join(entry.name(language) for _id, entry in chosen[:3])
            about = said.format(stage=quoted(journey, chosen[0][0])) if len(chosen) == 1 else _("add to each stage")
            yield Fix(_(title), about, partial(_add_notes, chosen, language), says_more=True, choice=names)

    return suggest


def _has(journey: JourneyMap, stage: Stage, kind: str) -> bool:
    subjects = (stage.id, *(t.id for t in journey.touchpoints_in(stage.id)))
    return any(note.kind.value == kind for about in subjects for note in journey.notes_about(about))


def _add_notes(chosen: Sequence[tuple[str, Entry]], language: str, document: Document) -> Sequence[str]:
    made = []
    for stage, entry in chosen:
        assert entry.note_kind is not None
        made.append(operations.add_note(document, entry.note_kind, stage, entry.name(language), **entry.note_fields))
    return made


# Notes that a person goes on with


def answer_pain(place: Place) -> Iterator[Fix]:
    """OP01: an opportunity beside each pain point that has none."""
    journey = place.journey
    pains = [n for id in culprits(place) if (n := journey.find(Note, id)) is not None]
    if not pains:
        return

    def act(document: Document) -> Sequence[str]:
        made: list[str] = []
        for pain in pains:
            where = document.journey.find(Touchpoint, pain.about)
            text = _("Idea wanted: {pain}").format(pain=pain.text.strip() or _("the pain point here"))
            if where is not None and _is_to_be_found_out(pain):
                text = _("Idea wanted at {name}").format(name=in_quotes(where.name))
            owner = where.owner.strip() if where is not None else ""  # who answers for it now is asked first
            made.append(operations.add_note(document, NoteKind.OPPORTUNITY, pain.about, text, owner=owner))
        return made

    about = _("add opportunity to {pain}").format(pain=quoted(journey, pains[0].id))
    yield Fix(_("Add an opportunity"), about, act, says_more=True)


def _is_to_be_found_out(pain: Note) -> bool:
    """Whether a pain point was written by a quick fix and says no more than that something is bad there."""
    return pain.text.startswith(_("To be found out: what is bad at {name}").partition("{")[0] or "\0")


def back_moment(place: Place) -> Iterator[Fix]:
    """MT02: its owner, which only a person knows; or a metric that is usual in its stage."""
    journey, id = place.journey, place.gap.elements[0]
    yield Fix(_("Set the owner…"), "", goes=Goes(id, "owner"))
    stage = journey.find(Stage, touchpoint_of(journey, id).stage)
    language = journey.header.language
    for entry in usual_in(place.library, journey, stage, kind="metric", most=2) if stage is not None else ():
        name = entry.name(language)
        about = _("add metric to {name}").format(name=quoted(journey, id))
        act = partial(_add_notes, [(id, entry)], language)
        yield Fix(_("Add a metric"), about, act, says_more=True, choice=name)


FIXES: dict[str, Suggest] = {
    "ST01": fill_stage,
    "CO01": _notes_from_library("content", "Add content", _("add content to {stage}")),
    "CO02": _offer("proof", "Add a proof"),
    "CO03": _offer("trial", "Add a trial"),
    "CO04": _offer("start", "Add a start help"),
    "CO05": _offer("feedback", "Add a survey"),
    "CO06": _offer("sharing", "Add a referral"),
    "KP01": _notes_from_library("metric", "Add a metric", _("add metric to {stage}")),
    "OP01": answer_pain,
    "MT02": back_moment,
}
