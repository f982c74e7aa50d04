"""For each rule two maps, or more, that trigger it, and two near misses: maps that are almost like that, and fine.

Maps are drawn as `tests.checks.maps` says; what a case adds to one stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from designer.checks import Facts
from designer.checks.facts import PoorContrast, PrintFacts
from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapState,
    Note,
    NoteKind,
    Persona,
    Scope,
    StageKind,
    Status,
    Touchpoint,
)
from tests.checks.maps import HEALTHY, change, connect, draw, with_elements

Case = Callable[[], JourneyMap]
TODAY = date(2026, 10, 14)
SIX = "A: a via Web -> b via Shop -> c via Web ->\nB: d via Shop -> e via Web -> f via Shop"
STEPS = "A: a via Web ; b via Shop\nB: c via Web ; d via Shop"
FIVE = "A: a via Web -> b via Shop -> c via Web -> d via Shop -> e via Web ->\nB: f via Web"
RING = "A: a via Web ->\nB: b via Shop -> c via Web ->\nC: d via Web"
DIGITAL = "A: a via Web -> b via App -> c via Web ->\nB: d via Web"
BRANCH = "A: a via Web -> b via Shop ; c via Web ->\nB: d via Shop ->\nC: e via Web"


def note(about: str, kind: NoteKind, text: str = "said", **fields: Any) -> Note:
    """A note about an element, whose id tells what it is."""
    return Note(id=f"{kind.value} at {about} {text}", about=about, kind=kind, text=text, **fields)


def way(source: str, target: str, **fields: Any) -> Connection:
    """A connection whose id is "source->target"."""
    return Connection(id=f"{source}->{target}", source=source, target=target, **fields)


def kinds(text: str, *more: Element, **by_stage: str) -> JourneyMap:
    """A map whose stages are of these kinds."""
    journey = draw(text, *more)
    for stage, kind in by_stage.items():
        change(journey, f"stage {stage}", kind=StageKind(kind))
    return journey


def felt(text: str, *values: float | None, more: tuple[Element, ...] = ()) -> JourneyMap:
    """A map with these feelings at its touchpoints, in map order."""
    journey = draw(text, *more)
    for touchpoint, value in zip(journey.touchpoints, values):
        change(journey, touchpoint.id, feeling=value)
    return journey


def without(journey: JourneyMap, kind: NoteKind) -> JourneyMap:
    """The map without the notes of a kind."""
    return JourneyMap(e for e in journey if not (isinstance(e, Note) and e.kind is kind))


def all_touchpoints(journey: JourneyMap, **fields: Any) -> JourneyMap:
    """The map with some fields of every touchpoint changed."""
    return with_elements(journey, *[msgspec.structs.replace(t, **fields) for t in journey.of(Touchpoint)])


def low_message(text: str) -> JourneyMap:
    """A map on which “b” is a message of the organisation, felt as −2."""
    return change(felt(text, 0, -2, 0, 1), "b", initiator=Initiator.ORGANISATION)


def blueprint(*lanes: tuple[str, LaneKind, str], on: str = "Order") -> JourneyMap:
    """The healthy map with lanes of these ids, kinds and orders, each with an action in the step of one touchpoint."""
    journey = draw(HEALTHY)
    there = journey[on]
    assert isinstance(there, Touchpoint)
    for id, kind, order in lanes:
        lane = Lane(id=id, name=id, kind=kind, order=order)
        action = Touchpoint(id=f"{id} action", name=f"{id} action", lane=id, stage=there.stage, step=there.step)
        with_elements(journey, lane, action)
    return journey


FRONT, BACK, SUPPORT = (
    ("front", LaneKind.FRONT_STAGE, "x"),
    ("rear", LaneKind.BACK_STAGE, "y"),
    ("it", LaneKind.SUPPORT, "z"),
)


def seen(journey: JourneyMap) -> JourneyMap:
    """The map with something to see at each touchpoint."""
    return with_elements(journey, *[note(t.id, NoteKind.EVIDENCE) for t in journey.touchpoints if not t.lane])


def ping_pong(
    times: int, *, out: str = "Phone", home: str = "Web", back: float | None = None, **fields: Any
) -> JourneyMap:
    """So many times out of the channel “Web” and straight back; nothing is felt but what `fields` and `back` say."""
    parts = [
        f"w{i} via {home} -> s{i} via {out} -> v{i} via {home} -> p{i} via Post -> e{i} via SMS" for i in range(times)
    ]
    journey = draw("A: " + " -> ".join(parts) + f" ->\nB: end via {home}")
    for i in range(times):
        change(journey, f"s{i}", **fields)
        change(journey, f"v{i}", feeling=back)
    return journey


def messages(times: int, at: str) -> JourneyMap:
    """As a ping-pong that feels bad, but what stands at one end (“w” or “v”) are e-mails that the organisation sends."""
    journey = ping_pong(times, home="E-mail", feeling=-1)
    for i in range(times):
        change(journey, f"{at}{i}", initiator=Initiator.ORGANISATION)
    return journey


def branched(*ways: dict[str, Any], kind: ConnectionKind = ConnectionKind.MAIN) -> JourneyMap:
    """Two ways on from “b”, to “c” and “d”, with these fields."""
    journey = draw("A: a via Web -> b via Shop\nB: c via Web | d via Shop ->\nC: e via Web")
    connect(journey, "c", "e")
    return with_elements(journey, *[way("b", to, kind=kind, **f) for to, f in zip(("c", "d"), ways)])


def narrow(*more: Element, ends_early: bool = False) -> JourneyMap:
    """Two ways that meet at “m” and part again behind it."""
    journey = draw("A: a via Web\nB: b via Shop | c via Web\nC: m via Shop\nD: x via Web | y via Shop\nE: z via Web")
    for pair in ("ab", "ac", "bm", "cm", "mx", "my", "xz", "yz"):
        connect(journey, *pair)
    if ends_early:
        change(journey, "b", is_end=True)
    return with_elements(journey, *more)


def metric(about: str, **fields: Any) -> Note:
    """How many calls nobody takes: the fewer the better."""
    return note(about, NoteKind.METRIC, "Unanswered calls", **fields)


def as_is_and_to_be(journey: JourneyMap) -> JourneyMap:
    """The map of `narrow`, with one way as it is today and one as it should be."""
    for id, state in (("b", "current"), ("c", "future"), ("x", "current"), ("y", "future")):
        change(journey, id, state=state)
    return change(journey, "map", shows=MapState.BOTH)


# By rule: maps that trigger it, and near misses.
CASES: Mapping[str, tuple[tuple[Case, ...], tuple[Case, ...]]] = {
    "BP01": (
        (lambda: blueprint(BACK), lambda: blueprint(SUPPORT)),
        (
            lambda: blueprint(FRONT, BACK),
            lambda: blueprint(FRONT),
            lambda: draw("A: a via Web ->\nB: b via Shop ; [Packs]"),
        ),
    ),
    "BP02": (
        (lambda: blueprint(FRONT), lambda: blueprint(FRONT, ("hall", LaneKind.FRONT_STAGE, "w"))),
        (lambda: blueprint(FRONT, BACK), lambda: blueprint(FRONT, SUPPORT)),
    ),
    "BP03": (
        (
            lambda: blueprint(FRONT, BACK),
            lambda: JourneyMap(e for e in seen(blueprint(FRONT, BACK)) if e.id != "evidence at Order said"),
        ),
        (lambda: seen(blueprint(FRONT, BACK)), lambda: draw(HEALTHY)),
    ),
    "BP04": (
        (
            lambda: blueprint(("front", LaneKind.FRONT_STAGE, "y"), ("rear", LaneKind.BACK_STAGE, "x")),
            lambda: draw(HEALTHY, Lane(id="front", name="Front", kind=LaneKind.FRONT_STAGE, order="0")),
        ),
        (lambda: blueprint(FRONT, BACK, SUPPORT), lambda: draw(HEALTHY, Lane(id="x", kind=LaneKind.EMOTION, order="0"))),
    ),
    "CH01": (
        (
            lambda: draw(HEALTHY, Channel(id="Fair", name="Fair", order="z")),
            lambda: draw("A: a\nB: b", Channel(id="Fair", order="z"), Channel(id="Post", order="y")),
        ),
        (
            lambda: change(draw(HEALTHY, Channel(id="Fair", name="Fair", order="z")), "Order", also=("Fair",)),
            lambda: draw("A: a\nB: b"),
        ),
    ),
    "CH02": (
        (
            lambda: draw("A: a via Web -> b via Web -> c via Web ->\nB: d via Shop"),
            lambda: draw("B: d via Shop ->\nA: a via Web -> b via Web -> c via Web -> e via Web"),
        ),
        (
            lambda: draw("A: a via Web -> b via Web ->\nB: d via Shop"),
            lambda: change(draw("A: a via Web -> b via Web -> c via Web ->\nB: d via Shop"), "b", also=("Shop",)),
        ),
    ),
    "CH03": (
        (
            lambda: ping_pong(3),
            lambda: ping_pong(5, feeling=1, back=-1),
            lambda: ping_pong(3, feeling=-1, back=1),
            lambda: ping_pong(3, out="Post", feeling=-1),
        ),
        (
            lambda: ping_pong(2),
            lambda: ping_pong(4, initiator=Initiator.ORGANISATION),
            lambda: ping_pong(4, feeling=0, back=1),
            lambda: ping_pong(4, out="Trustpilot", feeling=-1),
            lambda: ping_pong(4, out="Google", feeling=-1),
            lambda: ping_pong(4, out="Instagram", feeling=-1),
            lambda: ping_pong(4, out="Friends", feeling=-1),
            lambda: ping_pong(4, out="Store", feeling=-1),
            lambda: ping_pong(4, out="App", home="Trade fair", feeling=-1),
            lambda: messages(4, at="w"),
            lambda: messages(4, at="v"),
        ),
    ),
    "CH04": (
        (
            lambda: felt(DIGITAL, 0, -2, 0, 1),
            lambda: felt(DIGITAL, 0, -2, -2, 1, more=(note("b", NoteKind.OPPORTUNITY),)),
            lambda: felt(DIGITAL, 0, -2, 0, 1, more=(note("b", NoteKind.PAIN_POINT),)),
            lambda: felt("A: a via Store -> b via Web ->\nB: d via Web -> e via Phone", 1, -2, 1, 1),
            lambda: felt("A: a via Web -> b via Chatbot ->\nB: d via Web", 0, -2, 1),
            lambda: low_message("A: a via Web -> b via E-mail -> c via Web ->\nB: d via Web"),
            lambda: connect(
                low_message("A: a via Web -> b via E-mail ->\nB: d via Web"), "b", "a", ConnectionKind.RETURN
            ),
        ),
        (
            lambda: felt("A: a via Web -> b via App -> c via Phone ->\nB: d via Web", 0, -2, 0, 1),
            lambda: felt(DIGITAL, 0, -2, 0, 1, more=(note("b", NoteKind.OPPORTUNITY),)),
            lambda: felt(DIGITAL, 0, -2, -2, 1, more=(note("stage A", NoteKind.OPPORTUNITY),)),
            lambda: felt("A: a via Web -> b via App ->\nB: d via Web", 0, -1.5, 1),
            lambda: felt("A: a -> b ->\nB: d", 0, -2, 1),
            lambda: felt("A: a via Web -> b via App -> c via Live chat ->\nB: d via Web", 0, -2, 0, 1),
            lambda: felt("A: a via Web -> b via App -> c via Dealer ->\nB: d via Web", 0, -2, 0, 1),
            lambda: felt("A: a via Web -> b via App ->\nB:\nC: d via Web | e via Phone", 0, -2, 1, 1),
            lambda: low_message("A: a via Web -> b via E-mail ->\nB: d via Web"),
        ),
    ),
    "CO01": (
        (
            lambda: without(draw(HEALTHY), NoteKind.CONTENT),
            lambda: JourneyMap(e for e in draw(HEALTHY) if e.id != "content of stage Purchase"),
            lambda: change(
                JourneyMap(e for e in draw(HEALTHY) if e.id != "content of stage Purchase"),
                "stage Purchase",
                kind=StageKind.USE,
            ),
        ),
        (
            lambda: draw(HEALTHY),
            lambda: draw(HEALTHY + "Advocacy:"),
            lambda: with_elements(
                JourneyMap(e for e in draw(HEALTHY) if e.id != "content of stage Purchase"),
                note("Order", NoteKind.CONTENT),
            ),
        ),
    ),
    "CO02": (
        (
            lambda: kinds("A: Sees an advert via Social ->\nB: Sees the price via Web", B="consideration"),
            lambda: kinds("B: Asks for the price via Phone ->\nC: Pays via Web", B="consideration", C="purchase"),
        ),
        (
            lambda: kinds("A: Sees an advert via Social ->\nB: Reads reviews via Web", B="consideration"),
            lambda: kinds("A: Vergleich im Netz via Web ->\nB: Sees the price via Web", B="consideration"),
            lambda: kinds("B: Reads via Trustpilot ->\nC: Pays via Web", B="consideration", C="purchase"),
        ),
    ),
    "CO03": (
        (
            lambda: kinds("A: Sees it via Social ->\nB: Pays via Web", A="awareness", B="purchase"),
            lambda: kinds("B: Pays via Web ->\nC: Gets it via Shop", B="purchase", C="use"),
        ),
        (
            lambda: kinds("A: Test ride via Store ->\nB: Pays via Web", A="consideration", B="purchase"),
            lambda: kinds("B: Hears a consultant via Web -> Pays via Web ->\nC: x via Post", B="purchase", C="use"),
            lambda: kinds("A: Sees it via Social ->\nB: Sees it again via Shop -> Pays via Web", B="purchase"),
            lambda: kinds("A: Signs up via Web ->\nB: Pays via Web", A="onboarding", B="purchase"),
            lambda: kinds("A: Vereinbart die Beratung via Web ->\nB: Pays via Web", B="purchase"),
        ),
    ),
    "CO04": (
        (
            lambda: kinds("B: Pays via Web ->\nC: Rides via Street", B="purchase", C="use"),
            lambda: kinds("B: Pays via Web ->\nC: Survey via E-mail", B="purchase", C="retention"),
        ),
        (
            lambda: kinds("B: Pays via Web ->\nC: Rides via Street ->\nD:", B="purchase", D="retention"),
            lambda: kinds("B: Pays via Web\nC:\nD:", B="purchase", C="use", D="retention"),
            lambda: kinds("B:\nC: Rides via Street", B="purchase", C="use"),
            lambda: kinds("B: Pays via Web ->\nC: Gets the welcome letter via Post", B="purchase", C="use"),
            lambda: kinds("B: Pays via Web ->\nD: x via Web ->\nC: Rides via Street", B="purchase", D="onboarding", C="use"),
        ),
    ),
    "CO05": (
        (
            lambda: kinds("B: Pays via Web ->\nC: Gets the newsletter via E-mail", C="retention"),
            lambda: kinds("B: Pays via Web ->\nC: Buys again via Web -> Buys more via Web", C="retention"),
        ),
        (
            lambda: kinds("B: Pays via Web ->\nC: Answers the survey via E-mail", C="retention"),
            lambda: kinds(
                "B: Pays via Web ->\nC: x via Web", note("x", NoteKind.CONTENT, "Support pages"), C="retention"
            ),
        ),
    ),
    "CO06": (
        (
            lambda: kinds("B: Pays via Web ->\nC: Buys a helmet via Web", C="advocacy"),
            lambda: kinds("B: Pays via Web ->\nC: Opens the shop via Web", C="advocacy"),
        ),
        (
            lambda: kinds("B: Pays via Web ->\nC: Recommends it via Web", C="advocacy"),
            lambda: kinds("B: Pays via Web ->\nC: Talks about it via Word of mouth", C="advocacy"),
        ),
    ),
    "EM01": (
        (lambda: felt(SIX, 1, None, 0, -1, 1, 1), lambda: felt(SIX, 1)),
        (lambda: felt(SIX, 1, 0, 0, -1, 1, 1), lambda: draw(SIX)),
    ),
    "EM02": (
        (lambda: felt(SIX, 1, 0, 2, 1, 2, 1), lambda: felt(SIX, *[-1] * 6)),
        (lambda: felt(SIX, 1, 0, 2, 1, 2, -1), lambda: felt(SIX, 1, 0, 2, 1, 2)),
    ),
    "EM03": (
        (
            lambda: felt(SIX, 1, -1, 0, 0, 0, 0),
            lambda: felt(SIX, 0, 2, 0.5, 0.5, -1.5, 0),
            lambda: felt(SIX, 1, None, -1, 0, 0, 0),
            lambda: change(
                felt(SIX, 1, 1, -1, 0, 0, 0, more=(Persona(id="Jens", name="Jens"),)), "b", personas=("Jens",)
            ),
            lambda: felt(STEPS, 1, -1, 0, 0),
        ),
        (
            lambda: felt(SIX, 1, -1, 0, 0, 0, 0, more=(note("b", NoteKind.PAIN_POINT),)),
            lambda: felt(SIX, 1, -0.9, 0, 0, 0, 0),
            lambda: felt(SIX, 1, None, -1, 0, 0, 0, more=(note("c", NoteKind.OPPORTUNITY),)),
            lambda: felt(SIX, 1, -1, 0, 0, 0, 0, more=(note("stage A", NoteKind.OPPORTUNITY),)),
            lambda: felt(SIX, 1, -1, 0, 0, 0, 0, more=(note("a", NoteKind.PAIN_POINT),)),
            lambda: connect(felt(SIX, 1, 0, 0, 0, 0, -1), "a", "f"),
            lambda: felt(STEPS, 1, 0, -1, 0),
            lambda: felt("A: a via Web -> b via Shop | c via Web ->\nB: d via Shop", 1, 1, -1, 1),
        ),
    ),
    "EM04": (
        (lambda: felt(SIX, 0, 0, 0, -2, 0, 0), lambda: felt(SIX, -2, -2)),
        (
            lambda: felt(SIX, 0, 0, 0, -2, 0, 0, more=(note("d", NoteKind.PAIN_POINT),)),
            lambda: felt(SIX, 0, 0, 0, -1.9, 0, 0),
        ),
    ),
    "EM05": (
        (
            lambda: change(felt(SIX, 1, 0, -1, 1, 1, 0), "b", status=Status.PLANNED),
            lambda: change(felt(SIX, 1, 0, -1, 1, 1, 0), "map", shows=MapState.FUTURE),
        ),
        (
            lambda: change(felt(SIX, 1, 0, -1, 1), "b", status=Status.PLANNED, evidence=Evidence.ASSUMPTION),
            lambda: change(felt(SIX, 1, 0, -1, 1), "b", status=Status.MISSING),
        ),
    ),
    "EV01": (
        (
            lambda: change(draw(SIX), "b", evidence=Evidence.ASSUMPTION),
            lambda: change(draw(SIX), "b", evidence=None),
            lambda: change(draw(SIX, note("b", NoteKind.METRIC)), "b", evidence=None),
            lambda: all_touchpoints(draw(SIX), evidence=None),
            lambda: change(
                change(draw(FIVE), "d", evidence=Evidence.ASSUMPTION), "d", is_moment_of_truth=True
            ),
        ),
        (
            lambda: draw(SIX),
            lambda: change(draw(FIVE), "d", evidence=Evidence.ASSUMPTION),
            lambda: change(draw(SIX), "b", evidence=Evidence.ASSUMPTION, status=Status.PLANNED),
            lambda: change(draw(SIX, note("b", NoteKind.METRIC, value=3)), "b", evidence=Evidence.ASSUMPTION),
            lambda: change(draw(SIX, note("b", NoteKind.METRIC, value=0)), "b", evidence=None),
        ),
    ),
    "EV02": (
        (
            lambda: change(draw(SIX), "b", evidence_date="2025-10-13"),
            lambda: change(draw(SIX), "b", evidence_date="2024"),
        ),
        (
            lambda: change(draw(SIX), "b", evidence_date="2025-10-14"),
            lambda: change(draw(SIX), "b", evidence_date="last year"),
        ),
    ),
    "GR01": (
        (
            lambda: connect(draw("A: a via Web -> b via Shop ->\nB: c via Web"), "b", "a"),
            lambda: connect(draw("A: a via Web ->\nB: b via Shop"), "b", "a"),
        ),
        (
            lambda: connect(draw("A: a via Web ->\nB: b via Shop"), "b", "a", ConnectionKind.RETURN),
            lambda: connect(draw("A: a! via Web ->\nB: b via Shop"), "b", "a"),
        ),
    ),
    "GR02": (
        (
            lambda: draw("A: a via Web ->\nB: b via Shop ->\nC: c via Web | lone via Shop"),
            lambda: connect(draw("A: a via Web ->\nB: b via Shop\nB2: x via Web -> y via Shop"), "y", "x"),
        ),
        (
            lambda: draw("A: a via Web ->\nB: b via Shop ->\nC: c via Web | lone! via Shop"),
            lambda: draw("A: a via Web | x via Shop ->\nB: b via Shop ->\nC: c via Web"),
        ),
    ),
    "GR03": (
        (
            lambda: connect(draw("A: a via Web -> b via Shop\nB: c via Web"), "a", "c"),
            lambda: draw("A: lone via Shop ; a via Web ->\nB: b via Web"),
        ),
        (
            lambda: connect(draw("A: a via Web -> b. via Shop\nB: c via Web"), "a", "c"),
            lambda: connect(
                connect(draw("A: a via Web -> b via Shop\nB: c via Web"), "a", "c"), "b", "a", ConnectionKind.RETURN
            ),
        ),
    ),
    "GR04": (
        (
            lambda: connect(connect(draw("A: a via Web -> b via Shop -> c via Web\nB: d via Web"), "a", "d"), "c", "b"),
            lambda: connect(
                connect(draw("A: a via Web\nB: b via Shop -> c via Web\nC: d via Web"), "a", "d"), "c", "b"
            ),
        ),
        (lambda: connect(draw(RING), "c", "b"), lambda: connect(draw(RING), "d", "c", ConnectionKind.RETURN)),
    ),
    "GR06": (
        (
            lambda: narrow(),
            lambda: narrow(way("z", "m", kind=ConnectionKind.RETURN)),
            lambda: change(narrow(), "m", feeling=-1),
            lambda: change(narrow(), "m", feeling=0, is_moment_of_truth=True),
            lambda: change(narrow(), "m", feeling=1, waiting="nine weeks"),
            lambda: change(narrow(way("z", "m", kind=ConnectionKind.RETURN)), "m", feeling=1),
            lambda: change(with_elements(narrow(), note("m", NoteKind.PAIN_POINT, severity=2)), "m", feeling=1),
            lambda: change(with_elements(narrow(), metric("m", value=19, target=5)), "m", feeling=1),
            lambda: change(change(change(narrow(), "x", state="current"), "b", state="current"), "m", feeling=-1),
        ),
        (
            lambda: narrow(way("b", "x")),
            lambda: narrow(ends_early=True),
            lambda: change(narrow(), "m", feeling=0),
            lambda: change(narrow(), "m", feeling=1, waiting="0 min"),
            lambda: change(with_elements(narrow(), note("m", NoteKind.PAIN_POINT, severity=1)), "m", feeling=1),
            lambda: change(with_elements(narrow(), metric("m", value=4, target=5)), "m", feeling=1),
            lambda: as_is_and_to_be(narrow()),
            lambda: change(narrow(), "m", feeling=1, is_moment_of_truth=True),
            lambda: change(narrow(note("m", NoteKind.OPPORTUNITY)), "m", feeling=-1, waiting="nine weeks"),
            lambda: change(narrow(note("m", NoteKind.PAIN_POINT), note("stage C", NoteKind.OPPORTUNITY)), "m", feeling=-1),
            lambda: change(narrow(Persona(id="Jens", name="Jens")), "m", feeling=-1),
            lambda: change(change(narrow(), "Shop", name="Friends"), "m", feeling=-1),
            lambda: change(narrow(), "a", feeling=1),
        ),
    ),
    "GR07": (
        (lambda: branched({}, {}), lambda: branched({}, {"label": "  "})),
        (
            lambda: branched({"label": "knows the size"}, {}),
            lambda: branched({"share": 60}, {"share": 40}),
            lambda: draw("A: a via Web -> b via Shop ->\nB: c via Web", Connection(id="again", source="b", target="c")),
        ),
    ),
    "GR08": (
        (
            lambda: connect(draw(HEALTHY), "Order", "Question"),
            lambda: connect(draw(HEALTHY), "Survey", "Advert", ConnectionKind.ALTERNATIVE),
        ),
        (
            lambda: connect(draw(HEALTHY), "Order", "Question", ConnectionKind.RETURN),
            lambda: connect(draw(HEALTHY), "Confirmation", "Order"),
        ),
    ),
    "GR09": (
        (
            lambda: branched({"share": 60}, {"share": 38}),
            lambda: branched({"share": 60}, {"share": 30}),
            lambda: branched({"share": 70}, {"share": 40}),
        ),
        (
            lambda: branched({"share": 49.8}, {"share": 50}),
            lambda: branched({"share": 33.3}, {"share": 66.6}),
            lambda: branched({"share": 40}, {"label": "the others"}),
        ),
    ),
    "GR10": (
        (
            lambda: draw("A: a via Web -> b via Shop ; x via Web ->\nB: y via Shop"),
            lambda: draw("A: a via Web -> b via Shop ->\nB: c via Web ; x! via Web -> y via Shop"),
        ),
        (
            lambda: draw("A: a via Web -> b via Shop ; x via Web\nB: y via Shop"),
            lambda: connect(draw("A: a via Web -> b via Shop ; x via Web ->\nB: y via Shop"), "b", "x"),
            lambda: draw("A: a via Web -> b via Shop ->\nB: c via Web ; x via Web -> y via Shop"),
        ),
    ),
    "KP01": (
        (
            lambda: JourneyMap(e for e in draw(HEALTHY) if e.id != "metric of stage Purchase"),
            lambda: without(draw(HEALTHY), NoteKind.METRIC),
        ),
        (
            lambda: draw(HEALTHY),
            lambda: draw(HEALTHY + "Advocacy:"),
        ),
    ),
    "KP02": (
        (
            lambda: change(draw(HEALTHY), "metric of stage Purchase", target=None),
            lambda: draw(HEALTHY, note("Order", NoteKind.METRIC, "Basket")),
        ),
        (
            lambda: draw(HEALTHY),
            lambda: with_elements(
                without(draw(HEALTHY), NoteKind.METRIC), note("Order", NoteKind.METRIC), note("Survey", NoteKind.METRIC)
            ),
        ),
    ),
    "MT01": (
        (
            lambda: change(draw(SIX), "a", is_moment_of_truth=False),
            lambda: all_touchpoints(draw(SIX), is_moment_of_truth=True),
        ),
        (
            lambda: draw(SIX),
            lambda: change(all_touchpoints(draw(SIX), is_moment_of_truth=True), "c", is_moment_of_truth=False),
        ),
    ),
    "MT02": (
        (
            lambda: change(draw(SIX), "a", owner="", evidence=None),
            lambda: change(draw(SIX), "a", owner="  ", evidence=Evidence.ASSUMPTION),
        ),
        (
            lambda: change(draw(SIX, note("a", NoteKind.METRIC, value=3, target=4)), "a", owner="", evidence=None),
            lambda: change(draw(SIX), "b", owner="", evidence=None),
        ),
    ),
    "OP01": (
        (
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT)),
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT), note("c", NoteKind.OPPORTUNITY, owner="Sales")),
            lambda: draw(SIX, note("stage A", NoteKind.PAIN_POINT), note("f", NoteKind.OPPORTUNITY, owner="Sales")),
        ),
        (
            lambda: draw(SIX, note("stage A", NoteKind.PAIN_POINT), note("c", NoteKind.OPPORTUNITY)),
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT), note("b", NoteKind.OPPORTUNITY)),
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT), note("stage A", NoteKind.OPPORTUNITY)),
        ),
    ),
    "OP02": (
        (
            lambda: draw(SIX, note("b", NoteKind.OPPORTUNITY)),
            lambda: draw(SIX, note("b", NoteKind.OPPORTUNITY), note("c", NoteKind.OPPORTUNITY)),
        ),
        (
            lambda: draw(SIX, note("b", NoteKind.OPPORTUNITY, owner="Sales")),
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT)),
        ),
    ),
    "OP03": (
        (
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT)),
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT), note("stage B", NoteKind.PAIN_POINT)),
        ),
        (
            lambda: draw(SIX, note("b", NoteKind.PAIN_POINT, severity=1)),
            lambda: draw(SIX, note("b", NoteKind.OPPORTUNITY)),
        ),
    ),
    "OW01": (
        (lambda: change(draw(SIX), "b", owner=""), lambda: all_touchpoints(draw(SIX), owner="")),
        (lambda: draw(SIX), lambda: change(draw(SIX), "b", owner="", status=Status.PLANNED)),
    ),
    "PE01": (
        (lambda: draw(SIX, persona=""), lambda: draw("A: a via Web", persona="")),
        (lambda: draw(SIX), lambda: draw(SIX, Persona(id="Jens"))),
    ),
    "PE02": (
        (
            lambda: draw(SIX, Persona(id="Jens", name="Jens")),
            lambda: draw(SIX, Persona(id="Jens", name="Jens"), Persona(id="Ida", name="Ida")),
        ),
        (
            lambda: change(draw(SIX, Persona(id="Jens", name="Jens")), "b", personas=("Jens",)),
            lambda: change(draw(SIX, Persona(id="Jens", name="Jens")), "b", feelings=(("Jens", -1.0),)),
        ),
    ),
    "PE03": (
        (lambda: draw(SIX, scenario=""), lambda: draw(SIX, scenario=" \n")),
        (lambda: draw(SIX), lambda: draw(SIX, title="", scenario="x")),
    ),
    "ST01": (
        (lambda: draw(HEALTHY + "Advocacy:"), lambda: draw("A:\nB: b via Web"), lambda: draw("A:\nB:")),
        (lambda: draw(HEALTHY), lambda: draw("A: [Plan]\nB: b via Web"), lambda: draw("A:\nB:\nTray: b")),
    ),
    "ST02": (
        (
            lambda: draw("A: a via Web -> b via Shop"),
            lambda: draw(" ->\n".join(f"S{i}: t{i} via {'Web' if i % 2 else 'Shop'}" for i in range(11))),
        ),
        (
            lambda: draw("A: a via Web ->\nB: b via Shop"),
            lambda: draw(" ->\n".join(f"S{i}: t{i} via {'Web' if i % 2 else 'Shop'}" for i in range(10))),
        ),
    ),
    "ST03": (
        (
            lambda: kinds("A: a via Web ->\nB: b via Shop", A="awareness", B="purchase"),
            lambda: change(
                kinds("A: a via Web ->\nB: b via Shop", A="purchase", B="retention"), "map", scope=Scope.BUYER
            ),
        ),
        (
            lambda: kinds("A: a via Web ->\nB: b via Shop", A="purchase", B="retention"),
            lambda: change(
                kinds("A: a via Web ->\nB: b via Shop", A="awareness", B="purchase"), "map", scope=Scope.BUYER
            ),
        ),
    ),
    "ST04": (
        (
            lambda: change(draw(HEALTHY), "stage Purchase", name=" "),
            lambda: change(draw(HEALTHY), "Survey", name="first RIDE "),
            lambda: change(draw(HEALTHY), "Survey", name=" "),
        ),
        (
            lambda: change(draw(HEALTHY), "Survey", name="Order"),
            lambda: change(draw(HEALTHY), "stage Purchase", name="Purchase, again"),
        ),
    ),
    "ST05": (
        (
            lambda: change(draw(HEALTHY), "stage Purchase", goal=""),
            lambda: change(change(draw("A: a via Web ->\nB: b via Shop"), "stage A", goal=""), "stage B", goal="\t"),
        ),
        (
            lambda: draw(HEALTHY),
            lambda: change(draw(HEALTHY + "Advocacy:"), "stage Advocacy", goal=""),
        ),
    ),
    "ST06": (
        (
            lambda: draw("A: a via Web -> b via Shop -> c via Web -> d via Shop -> e via Web ->\nB: f via Web | g | h"),
            lambda: draw("A: a via Web ->\nB: " + " -> ".join(f"t{i} via {'Web' if i % 2 else 'Shop'}" for i in range(7))),
        ),
        (
            lambda: draw("A: a via Web -> b via Shop -> c via Web -> d via Shop ->\nB: f via Web | g | h | i"),
            lambda: draw("A: a via Web -> b via Shop -> c via Web -> d via Shop ->\nB: f via Web | g | h"),
        ),
    ),
    "TP01": (
        (lambda: draw("A: a via Web ->\nB: b"), lambda: draw("A: a ->\nB: b")),
        (lambda: draw("A: a via Web ->\nB: b via Shop | [Pack]"), lambda: draw("A: a via Web ->\nB: b via Shop\nTray: c")),
    ),
    "TP02": (
        (lambda: draw(HEALTHY + "Tray: idea"), lambda: draw("Tray: a ; b")),
        (lambda: draw(HEALTHY), lambda: draw("A: a\nB: b")),
    ),
    "TP03": (
        (
            lambda: draw("A: Orders and pays via Web ->\nB: b via Shop"),
            lambda: draw("A: Visits the showroom, and then books the fitting via Web ->\nB: b via Shop"),
            lambda: draw("A: Mara visits the shop and asks for help via Web ->\nB: b via Shop"),
            lambda: draw("A: Order and pay via Web ->\nB: Call / e-mail via Shop"),
            lambda: draw("A: Bestellt das Rad und bezahlt es via Web ->\nB: b via Shop", language="de"),
            lambda: draw("A: Angebot vergleichen und Vertrag unterschreiben via Web ->\nB: b via Shop", language="de"),
            lambda: draw("A: one two three four five six seven eight nine ten eleven 12 13 via Web ->\nB: b via Shop"),
        ),
        (
            lambda: draw("A: Stands in line via Web ->\nB: Brand day via Shop"),
            lambda: draw("A: Set filters and search via Web ->\nB: Reads terms and conditions via Shop"),
            lambda: draw("A: Receives order confirmation and order number via Web ->\nB: Compares price and delivery via Shop"),
            lambda: draw("A: Calls, and is helped via Web ->\nB: Opens the letter and reads it via Shop"),
            lambda: draw("A: Wählt Tag und Ort via Web ->\nB: Fragen und Antworten via Shop", language="de"),
            lambda: draw("A: one two three four five six seven eight nine ten eleven 12 via Web ->\nB: b via Shop"),
        ),
    ),
    "TP04": (
        (lambda: change(draw(SIX), "b", initiator=None), lambda: all_touchpoints(draw(SIX), initiator=None)),
        (lambda: draw(SIX), lambda: draw("A: a via Web ->\nB: b via Shop | [Pack]")),
    ),
}  # fmt: skip

# Rules about print: what is known of the sheet, instead of a map.
PRINTED: Mapping[str, tuple[tuple[Facts, ...], tuple[Facts, ...]]] = {
    "PR01": (
        (Facts(print=PrintFacts("A4", 5.9)), Facts(print=PrintFacts("A4", 8, cut=("Order",)))),
        (Facts(print=PrintFacts("A4", 6)), Facts(print=PrintFacts("A4", 8, cut=("gone",)))),
    ),
    "PR02": (
        (
            Facts(contrast=(PoorContrast("Order", "Order", 4.4),)),
            Facts(contrast=(PoorContrast("", "Title", 2), PoorContrast("Order", "Order", 9))),
        ),
        (Facts(contrast=(PoorContrast("Order", "Order", 4.5),)), Facts(contrast=())),
    ),
}
