"""A map as a Mermaid journey diagram that Mermaid accepts and that reads back the same."""

from __future__ import annotations

import re

from designer.interchange.cells import NAMELESS, number_text
from designer.interchange.mermaid_reader import NO_SCORE
from designer.interchange.mermaid_text import BLANKS
from designer.model import JourneyMap, Persona, Touchpoint

# Whatever Mermaid's lexer or its clean-up would take for more than a letter. Blanks of other kinds than the plain one end
# a line or are dropped; "{" and "}" open and close blocks.
_MARKS = re.compile(r"[#;:%<>{},\t\n\u2028\u2029\ufb02]")
_KEYWORD = re.compile(r"(?:journey|title|section|accTitle|accDescr)", re.IGNORECASE | re.ASCII)
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001]")


def mermaid_text(journey: JourneyMap) -> str:
    """The diagram: title, scenario, a section for each stage, and its touchpoints with feeling and personas.

    What a diagram can't hold is left out (docs/lists.md); touchpoints in the tray stand in it as comments.
    """
    lines = ["journey"]
    header = journey.header
    if _clean(header.title):
        lines.append(f"    title {_escape(header.title)}")
    if _clean(header.scenario):
        lines.append(f"    accDescr: {_escape(header.scenario)}")
    for place, stage in enumerate(journey.stages):
        touchpoints = journey.touchpoints_in(stage.id)
        if place or _clean(stage.name) or not touchpoints:
            lines.append(f"    section {_escape(stage.name)}")
        lines += [f"      {_task(journey, touchpoint)}" for touchpoint in touchpoints]
    lines += [f"    %% Waits in the tray: {_escape(touchpoint.name)}" for touchpoint in journey.tray]
    return "\n".join(lines) + "\n"


def _task(journey: JourneyMap, touchpoint: Touchpoint) -> str:
    # Mermaid has one score a task: where personas differ, their mean.
    values = [value for who in touchpoint.personas if (value := touchpoint.feeling_of(who)) is not None]
    if not touchpoint.personas:
        values = [touchpoint.feeling] if touchpoint.feeling is not None else [v for _who, v in touchpoint.feelings]
    score = number_text(round(sum(values) / len(values) + 3, 6)) if values else NO_SCORE
    line = f"{_escape(touchpoint.name)}: {score}"
    people = [journey.find(Persona, id) for id in touchpoint.personas]
    names = [_escape(persona.name) for persona in people if persona is not None]
    return f"{line}: {', '.join(dict.fromkeys(names))}" if names else line


def _clean(text: str) -> str:
    return _NO_TEXT.sub("", re.sub(r"\r\n?", "\n", text)).strip(BLANKS)


def _escape(text: str) -> str:
    plain = _clean(text)
    if not plain:
        return NAMELESS
    escaped = _MARKS.sub(lambda match: "<br/>" if match[0] == "\n" else f"#{ord(match[0])};", plain)
    if _KEYWORD.match(escaped):
        escaped = f"#{ord(escaped[0])};{escaped[1:]}"
    return escaped
