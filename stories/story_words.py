"""The lines that say something of a stage or touchpoint: a function for each first word (README.md beside this file)."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from designer.model import (
    Connection,
    ConnectionKind,
    Evidence,
    Initiator,
    Note,
    NoteKind,
    Status,
)
from stories.scenes import scene
from stories.story import Story, parts
from stories.waiving import waived

_NUMBER = r"[-−]?[\d.]+"
_METRIC = re.compile(
    rf"({_NUMBER})\s*(.*?)(?:,\s*target\s+({_NUMBER}))?(?:,\s*was\s+([-−\d. ]+?))?"
    r"(?:,\s*(higher|lower))?:\s*(.+?)(?:\s*\((.+)\))?"
)
_OPPORTUNITY = re.compile(r"(\d)/(\d)\s+(.*?):\s*(.+)")
_CONTENT = re.compile(r"(.+?):\s*(.+?)(?:\s*<(.+)>)?")
_EVIDENCE = re.compile(r"(.+?)\s*\((.+?)(?:,\s*(\d{4}-\d{2}-\d{2}))?\)")


def _lead(story: Story, rest: str, kind: ConnectionKind) -> None:
    target = story.touchpoint()
    if target.id not in story.led_to:
        # What was told takes the place of the way from the touchpoint before.
        story.elements = [e for e in story.elements if not (isinstance(e, Connection) and e.target == target.id)]
        story.led_to.add(target.id)
    if rest == "nothing":
        return
    name, label, share = [*(part.strip() for part in rest.split("|")), "", ""][:3]
    way = Connection(
        id=story.new("k"),
        source=story.named(name).id,
        target=target.id,
        label=label,
        kind=kind,
        share=float(share.rstrip(" %")) if share else None,
    )
    story.put(way)


def _felt(story: Story, rest: str) -> dict[str, float]:
    told = [part.rsplit(" ", 1) for part in parts(rest)]
    return {story.personas[name]: float(value) for name, value in told}


def _feels(story: Story, rest: str) -> None:
    values = _felt(story, rest)
    together = tuple(dict.fromkeys([*story.touchpoint().personas, *values]))
    if len(values) == len(together) and len(set(values.values())) == 1:
        story.set(personas=together, feeling=next(iter(values.values())))
    else:
        story.set(personas=together, feelings=tuple(values.items()))


def _hopes(story: Story, rest: str) -> None:
    values = _felt(story, rest)
    if set(values) == set(story.touchpoint().personas) and len(set(values.values())) == 1:
        story.set(future_feeling=next(iter(values.values())))
    else:
        story.set(future_feelings=tuple(values.items()))


def _who(story: Story, rest: str) -> None:
    names = [story.personas[name] for name in parts(rest)]
    story.set(personas=tuple(dict.fromkeys([*story.touchpoint().personas, *names])))


def _backed(story: Story, rest: str) -> None:
    kind, source, date = [*parts(rest), "", ""][:3]
    story.set(evidence=Evidence(kind), source=source, evidence_date=date)


def say_what_is_usual(story: Story) -> None:
    """Give each touchpoint what its stage says of those that don't say it."""
    fields = {"by": "initiator", "owner": "owner", "backed": "evidence"}
    for touchpoint in list(story.touchpoints.values()):
        for word, value in story.usual.get(touchpoint.stage, {}).items():
            story.to = story.touchpoints[touchpoint.name]
            if not getattr(story.to, fields[word]):
                WORDS[word](story, value)


def _opens(story: Story, rest: str) -> None:
    if rest.endswith(".story"):
        touchpoint = story.touchpoint()
        id = story.submap(rest)
        story.to = touchpoint
        story.set(submap=id)
    else:
        story.set(map_file=rest)


def _pain(story: Story, rest: str) -> None:
    severity, _, text = rest.partition(" ")
    story.note(NoteKind.PAIN_POINT, severity=int(severity), text=text)


def _opportunity(story: Story, rest: str) -> None:
    match = _OPPORTUNITY.fullmatch(rest)
    assert match, "an opportunity is “impact/effort owner: text”"
    story.note(NoteKind.OPPORTUNITY, impact=int(match[1]), effort=int(match[2]), owner=match[3], text=match[4])


def _metric(story: Story, rest: str) -> None:
    match = _METRIC.fullmatch(rest)
    assert match, "a metric is “value unit, target value, was values, lower: label (source)”"
    value, unit, target, before, better, label, source = match.groups("")
    story.note(
        NoteKind.METRIC,
        text=label,
        value=_number(value),
        unit=unit,
        target=_number(target) if target else None,
        history=tuple(map(_number, before.split())),
        better=better,
        source=source,
    )


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def _content(story: Story, rest: str) -> None:
    match = _CONTENT.fullmatch(rest)
    assert match, "content is “type: title <link>”"
    kind, title, link = match.groups("")
    story.note(NoteKind.CONTENT, text=title, content_type=kind, link=link)


def _evidence(story: Story, rest: str) -> None:
    match = _EVIDENCE.fullmatch(rest)
    assert match, "evidence is “text (source, date)”"
    text, source, date = match.groups("")
    story.note(NoteKind.EVIDENCE, text=text, source=source, date=date)


def _image(story: Story, rest: str) -> None:
    name, _, caption = (part.strip() for part in rest.partition(":"))
    about = story.to
    picture = story.picture(f"scene-{name}", scene(name))
    story.to = about
    story.note(NoteKind.IMAGE, text=caption, picture=picture)


def _custom(story: Story, rest: str) -> None:
    lane, _, text = (part.strip() for part in rest.partition(":"))
    story.note(NoteKind.CUSTOM, lane=story.lane(lane), text=text)


def _private(story: Story, rest: str) -> None:
    word, _, text = rest.partition(" ")
    WORDS[word](story, text)
    note = story.elements[-1]
    assert isinstance(note, Note)
    story.elements[-1] = msgspec.structs.replace(note, is_private=True)


def _waive(story: Story, rest: str) -> None:
    assert story.to is not None
    story.waived.append(waived(rest, story.to.id))


WORDS: dict[str, Callable[[Story, str], None]] = {
    "via": lambda story, rest: story.set(channel=story.channels[rest]),
    "also": lambda story, rest: story.set(also=tuple(story.channels[name] for name in parts(rest))),
    "feels": _feels,
    "hopes": _hopes,
    "who": _who,
    "by": lambda story, rest: story.set(initiator=Initiator(rest)),
    "owner": lambda story, rest: story.set(owner=rest),
    "takes": lambda story, rest: story.set(duration=rest),
    "waits": lambda story, rest: story.set(waiting=rest),
    "engaged": lambda story, rest: story.set(engagement=float(rest)),
    "backed": _backed,
    "status": lambda story, rest: story.set(status=Status(rest)),
    "only": lambda story, rest: story.set(state=rest),
    "opens": _opens,
    "icon": lambda story, rest: story.set(icon=rest),
    "colour": lambda story, rest: story.set(colour=rest),
    "moment": lambda story, _rest: story.set(is_moment_of_truth=True),
    "start": lambda story, _rest: story.set(is_start=True),
    "end": lambda story, _rest: story.set(is_end=True),
    "from": lambda story, rest: _lead(story, rest, ConnectionKind.MAIN),
    "alternative": lambda story, rest: _lead(story, rest, ConnectionKind.ALTERNATIVE),
    "back": lambda story, rest: story.returns.append(
        (story.touchpoint().id, rest.partition("|")[0].strip(), rest.partition("|")[2].strip())
    ),
    "usually": lambda story, rest: story.usually(rest),
    "thought": lambda story, rest: story.note(NoteKind.THOUGHT, text=rest),
    "question": lambda story, rest: story.note(NoteKind.QUESTION, text=rest),
    "pain": _pain,
    "opportunity": _opportunity,
    "metric": _metric,
    "content": _content,
    "evidence": _evidence,
    "image": _image,
    "note": _custom,
    "private": _private,
    "waive": _waive,
}
