"""Saying of what a fix wrote by guess that it is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.checks.rule import N_
from designer.checks.wording import listed
from designer.editing import Document, operations
from designer.editing.operations.labels import quoted
from designer.model import Change, Connection, Element, Evidence, JourneyMap, Note, NoteKind, Persona, Touchpoint
from designer.words import _

# Of what was there before: what a wrong guess in a field would say something wrong of. Those of the first group are what the
# touchpoint itself is, which its evidence speaks of.
_BY_EVIDENCE = {
    "stage": N_("the stage"),
    "channel": N_("the channel"),
    "lane": N_("the channel"),
    "also": N_("a further channel"),
    "feeling": N_("the feeling"),
    "feelings": N_("the feeling"),
}
_BESIDE_IT = {
    "initiator": N_("who starts it"),
    "is_moment_of_truth": N_("that it decides"),
    "is_start": N_("that it starts here"),
    "is_end": N_("that it ends here"),
}
_OF_NOTE = {
    "severity": N_("how bad {name} is"),
    "owner": N_("who takes on {name}"),
    "text": N_("what {name} says"),
    "value": N_("the value of {name}"),
    "target": N_("the target of {name}"),
}
_ASSUMED = N_("Assumed: {what}. Is it so?")
_ASSUMED_AT = N_("Assumed at {names}: {what}. Is it so?")


def mark_assumed(document: Document, change: Change) -> None:
    """Mark what a change wrote as assumption, where a reader looks for it.

    Touchpoints say it by their evidence, notes by their source. What rests on something keeps saying so, and gets a question
    that says what was guessed: one about the touchpoint, or one about the stage where several of it are guessed alike.
    Connections and personas get a question of their own; a connection of a touchpoint that is marked needs none.
    """
    made = {id for id, (before, after) in change.pairs.items() if before is None and after is not None}
    pairs = [(before, after) for before, after in change.pairs.values() if after is not None]
    asked: dict[str, list[str]] = {}  # what was guessed of a touchpoint that can't say so by its evidence
    for before, after in pairs:
        match after:
            case Touchpoint() if before is None:
                _assume(document, after)
            case Touchpoint():
                if guessed := _guessed_of_touchpoint(document, before, after):
                    asked[after.id] = guessed
            case Note(source="") if before is None or _fields(_OF_NOTE, before, after):
                document.put(msgspec.structs.replace(after, source=_("assumption")))
            case Note():
                for field in _fields(_OF_NOTE, before, after):
                    what = _(_OF_NOTE[field]).format(name=quoted(document.journey, after.id))
                    _ask(document, after.about, _(_ASSUMED).format(what=what))
            case Persona() if before is None:
                _ask(document, after.id, _("Assumed. Who is it really?"))
            case Connection(source=source, target=target) if before is None and not made & {source, target}:
                _ask(document, after.id, _("Assumed. Does it lead there?"))
    _ask_of_touchpoints(document, asked)
    for source in dict.fromkeys(_branches(pairs)):
        _ask(document, source, _(_ASSUMED).format(what=_("how many go which way")))
    for persona in dict.fromkeys(_joined(document.journey, pairs)):
        _ask(document, persona, _(_ASSUMED).format(what=_("where this persona takes part")))


def _assume(document: Document, touchpoint: Touchpoint) -> None:
    if touchpoint.evidence is None:
        document.put(msgspec.structs.replace(touchpoint, evidence=Evidence.ASSUMPTION))


def _fields(words: dict[str, str], before: Element | None, after: Element) -> list[str]:
    """Which of these fields were written: what was taken away says nothing, a feeling of 0 does."""
    return [f for f in words if getattr(before, f) != getattr(after, f) and _is_said(getattr(after, f))]


def _is_said(value: object) -> bool:
    return value is not None and value is not False and value not in ("", ())


def _guessed_of_touchpoint(document: Document, before: Element | None, after: Touchpoint) -> list[str]:
    """What was guessed and is not said by the evidence, which is set where nothing is known."""
    of_itself, beside_it = _fields(_BY_EVIDENCE, before, after), _fields(_BESIDE_IT, before, after)
    if of_itself and after.evidence is None:
        _assume(document, after)
        return []
    if after.evidence is Evidence.ASSUMPTION:
        return []
    words = {**_BY_EVIDENCE, **_BESIDE_IT}
    return list(dict.fromkeys(words[field] for field in (*of_itself, *beside_it)))


def _ask_of_touchpoints(document: Document, asked: dict[str, list[str]]) -> None:
    journey = document.journey
    alike: dict[tuple[str, tuple[str, ...]], list[Touchpoint]] = {}
    for id, fields in asked.items():
        touchpoint = journey.find(Touchpoint, id)
        assert touchpoint is not None
        alike.setdefault((touchpoint.stage, tuple(fields)), []).append(touchpoint)
    for (stage, guessed), there in alike.items():
        what = ", ".join(_(one) for one in guessed)
        if len(there) == 1 or not stage:
            for touchpoint in there:
                _ask_more(document, touchpoint.id, what)
        else:
            _ask(document, stage, _(_ASSUMED_AT).format(names=listed(journey, there), what=what))


def _ask_more(document: Document, about: str, what: str) -> None:
    """Ask about a touchpoint; where something was guessed there before, in the same question."""
    begins, ends = _(_ASSUMED).split("{what}")
    for note in document.journey.notes_about(about):
        text = note.text
        is_ours = note.kind is NoteKind.QUESTION and note.source == _("assumption")
        if is_ours and text.startswith(begins) and text.endswith(ends):
            known = text[len(begins) : -len(ends)]
            document.put(msgspec.structs.replace(note, text=f"{begins}{known}, {what}{ends}"))
            return
    _ask(document, about, f"{begins}{what}{ends}")


def _branches(pairs: Sequence[tuple[Element | None, Element]]) -> Iterator[str]:
    """From where the ways lead whose share was changed."""
    for before, after in pairs:
        if isinstance(after, Connection) and isinstance(before, Connection) and before.share != after.share:
            yield after.source


def _joined(journey: JourneyMap, pairs: Sequence[tuple[Element | None, Element]]) -> Iterator[str]:
    """The personas that take part where they did not before."""
    for before, after in pairs:
        if isinstance(after, Touchpoint) and isinstance(before, Touchpoint):
            yield from (id for id in after.personas if id not in before.personas and journey.find(Persona, id))


def _ask(document: Document, about: str, text: str) -> None:
    operations.add_note(document, NoteKind.QUESTION, about, text, source=_("assumption"))
