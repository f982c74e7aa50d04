"""Maps for the tests of the checks, written as text.

A line is a stage: its name, a colon, its touchpoints as "name via channel". " -> " connects one to the next and begins a
new step, " ; " begins a new step without connecting, " | " keeps the step. A line that ends with " ->" leads to the first
touchpoint of the next line. A name with "!" at its end is marked as start, with "." as end; one in "[…]" is an action in
the back-stage lane. The stage "Tray" is the tray. An element's id is its name, so that a test can say it.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from designer.checks import Findings
from designer.model import (
    Change,
    Channel,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.order import evenly

E = TypeVar("E", bound=Element)
KEYS = evenly(400)


def draw(text: str, *more: Element, persona: str = "Mara", bare: bool = False, **header: Any) -> JourneyMap:
    """The map that a text describes, with a scenario and one persona in all touchpoints, both to be had without.

    Each stage has a metric and a content, each touchpoint somebody who starts it, an owner and evidence, and the first one is
    a moment of truth, so that nothing is missing that a test did not leave out; a `bare` map has none of this.
    """
    header.setdefault("scenario", "Mara wants a bike")
    elements: dict[str, Element] = {"map": MapHeader(id="map", **header)}
    if persona:
        elements[persona] = Persona(id=persona, name=persona, order="U")
    carried = ""
    for line in (line.strip() for line in text.strip().splitlines()):
        stage, _, rest = line.partition(":")
        stage = stage.strip()
        if stage != "Tray":
            elements[f"stage {stage}"] = Stage(
                id=f"stage {stage}", name=stage, goal="Get on", order=KEYS[len(elements)]
            )
        carried = _read_line(elements, "" if stage == "Tray" else f"stage {stage}", rest.strip(), carried, persona)
    if not bare:
        _fill(elements)
    return JourneyMap([*elements.values(), *more])


def _fill(elements: dict[str, Element]) -> None:
    is_first = True
    for element in list(elements.values()):
        if isinstance(element, Stage):
            for kind in (NoteKind.METRIC, NoteKind.CONTENT):
                id = f"{kind.value} of {element.id}"
                elements[id] = Note(id=id, about=element.id, kind=kind, text=kind.value, value=3, target=4)
        elif isinstance(element, Touchpoint):
            elements[element.id] = msgspec.structs.replace(
                element,
                initiator=Initiator.CUSTOMER,
                owner="Sales",
                evidence=Evidence.OBSERVED,
                is_moment_of_truth=is_first and bool(element.stage),
            )
            is_first = is_first and not element.stage


def _read_line(elements: dict[str, Element], stage: str, rest: str, before: str, persona: str) -> str:
    parts = re.split(r"\s*(->|;|\|)(?:\s+|$)", rest)
    step = 0
    for part, sign in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if not part:
            continue
        name, _, channel = (word.strip() for word in part.partition(" via "))
        plain = name.strip("[]").rstrip("!.")
        id = plain
        while id in elements:
            id += "'"
        if channel and channel not in elements:
            elements[channel] = Channel(id=channel, name=channel, order=KEYS[len(elements)])
        if is_action := name.startswith("["):
            elements.setdefault("back", Lane(id="back", name="Back stage", kind=LaneKind.BACK_STAGE, order="z"))
        elements[id] = Touchpoint(
            id=id,
            name=plain,
            stage=stage,
            step=KEYS[step],
            channel=channel,
            lane="back" if is_action else "",
            personas=(persona,) if persona else (),
            order=KEYS[len(elements)],
            is_start=name.endswith("!"),
            is_end=name.endswith("."),
        )
        if before:
            elements[f"{before}->{id}"] = Connection(id=f"{before}->{id}", source=before, target=id)
        before = id if sign == "->" else ""
        step += sign != "|"
    return before


def connect(journey: JourneyMap, source: str, target: str, kind: ConnectionKind = ConnectionKind.MAIN) -> JourneyMap:
    """The map with one labelled connection more, whose id is "source->target"."""
    return with_elements(
        journey, Connection(id=f"{source}->{target}", source=source, target=target, kind=kind, label="sometimes")
    )


def with_elements(journey: JourneyMap, *elements: Element) -> JourneyMap:
    """The map with these elements in place of those of the same id, or added."""
    journey.apply(Change("", {e.id: (journey.get(e.id), e) for e in elements}))
    return journey


def change(journey: JourneyMap, id: str, **fields: Any) -> JourneyMap:
    """The map with some fields of one element changed."""
    return with_elements(journey, msgspec.structs.replace(journey[id], **fields))


def found(findings: Findings, rule: str) -> list[tuple[str, ...]]:
    """The culprits of each gap of a rule."""
    return [gap.elements for gap in findings.gaps if gap.rule == rule]


def rules(findings: Findings) -> set[str]:
    """The rules that found something."""
    return {gap.rule for gap in findings.gaps}


def reason(findings: Findings, rule: str) -> str:
    """Why a rule could not be judged, or nothing."""
    return "".join(skipped.reason for skipped in findings.skipped if skipped.rule == rule)


HEALTHY = """
    Awareness: Advert via Social -> Question via Search ->
    Purchase: Order via Website -> Confirmation via E-mail ->
    Retention: First ride via Store -> Survey via E-mail
"""
