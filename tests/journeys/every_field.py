"""Every field of every element that the panel offers: how a person sets it, what of it is printed, how it is found again."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.elements import CARD_FIELDS
from designer.model.inner import sub_map
from designer.model.kinds import LANE_OF_NOTE
from tests.journeys.acts import (
    Act,
    adds_colour,
    adds_first,
    chooses,
    colours,
    icons,
    opens,
    pastes_picture,
    picks,
    ticks,
    turns_off,
    types,
)


class Row(msgspec.Struct, frozen=True):
    """A field: its label in the panel, how it is set, its name, what it then is, and what of it stands in the PDF.

    `printed` is the text that is looked for there, "" where the field has none and changes what is drawn instead; a reason in
    brackets where it does neither. `sought` is what is typed into the find bar (or a function of the value), a reason in
    brackets where there is nothing to type; `lands` is where that leads, element and field, this one for "".
    """

    label: str
    act: Act
    field: str
    value: Any  # or a function of what is there
    printed: str = ""
    sought: Any = ""
    lands: tuple[str, str] = ("", "")


class Case(msgspec.Struct, frozen=True):
    """An element and its fields, on the map with what else they need."""

    id: str
    rows: list[Row]
    more: tuple[Element, ...] = ()


def text(label: str, field: str, value: str, printed: str | None = None) -> Row:
    """A field that is typed in and printed as typed."""
    return Row(label, types(value), field, value, value if printed is None else printed, value)


def has_one(value: object) -> bool:
    """Something is there now: an id that the window makes, a colour of the theme."""
    return bool(value)


TOUCHPOINT = [
    text("Name", "name", "Rings the doorbell"),
    text("Description", "description", "Nobody hears it in the garden"),
    Row("Stage", chooses("s2"), "stage", "s2", "", "After", ("s2", "name")),
    Row("Step", chooses("F"), "step", "F", "", "(a step is a place; its number is told where one goes)"),
    Row("Channel", chooses("c2"), "channel", "c2", "", "Garden", ("c2", "name")),
    Row("Also through", adds_first, "also", ("c1",), "", "Website", ("c1", "name")),
    Row("Feeling, Mara", picks(0), "feeling", -2.0, "", "-2"),
    Row("Planned feeling, Mara", picks(4), "future_feeling", 2.0, "", "+2"),
    Row("Engagement", picks(4), "engagement", 5.0, "", "5"),
    Row("Moment of truth", ticks, "is_moment_of_truth", True, "moment of truth", "moment of truth"),
    Row("Started by", picks(1), "initiator", "organisation", "We start", "organisation"),
    Row("Status", picks(1), "status", "planned", "planned", "planned"),
    text("Owner", "owner", "Hanne Vogt"),
    Row("Evidence", picks(2), "evidence", "measured", "measured", "measured"),
    text("Source", "source", "doorbell diary"),
    text("Date", "evidence_date", "2026-03-14", "14 March 2026"),
    Row("Start", ticks, "is_start", True, "Start", "start"),
    Row("End", ticks, "is_end", True, "End", "end"),
    text("Duration", "duration", "eleven minutes"),
    text("Waiting time", "waiting", "nine days"),
    Row("Personas", adds_first, "personas", lambda found: len(found) == 2, "", "Jens", ("p2", "name")),
    Row("Opens", opens("The hallway"), "submap", "m1", "The hallway", "The hallway", ("map", "title")),
]
STAGE = [
    text("Name", "name", "Arriving"),
    text("Customer goal", "goal", "To be let in at once"),
    Row("Kind", chooses("purchase"), "kind", "purchase", "Purchase", "purchase"),
    text("Duration", "duration", "half a day"),
    Row("Colour", colours, "colour", has_one, "", str),
    Row("Icon", icons("bike"), "icon", "bike", "", "bicycle"),
    Row("Folded", ticks, "folded", True, "", "folded"),
]
CHANNEL = [
    text("Name", "name", "Doorstep"),
    Row("Type", chooses("phone"), "type", "phone", "", "phone"),
    Row("Paid or own", picks(1), "ownership", "paid", "paid", "paid"),
    Row("Reached by", picks(2), "touch", "physical", "physical", "physical"),
    Row("Icon", icons("bike"), "icon", "bike", "", "bicycle"),
    Row("Colour", colours, "colour", has_one, "", str),
    Row("Pinned", ticks, "pinned", True, "(a pinned lane stays in sight while the map is scrolled)", "pinned"),
    Row("Height", types("140"), "height", 140.0, "(the lane is no lower than its cards)", "140 pt"),
    Row("Folded", ticks, "folded", True, "", "folded"),
    Row("Shown", ticks, "shown", False, "", "hidden"),
]
CURVE = [
    text("Name", "name", "How awake"),
    Row("Icon", icons("bike"), "icon", "bike", "", "bicycle"),
    Row("Scale", types("1 to 10"), "scale", "1..10", "10", "1 to 10"),
    Row("Pinned", ticks, "pinned", True, "(a pinned lane stays in sight while the map is scrolled)", "pinned"),
    Row("Height", types("170"), "height", 170.0, "", "170"),
    Row("Folded", ticks, "folded", True, "", "folded"),
    Row("Shown", ticks, "shown", False, "", "hidden"),
]
LANE_ROWS = [
    Row("Icon", icons("bike"), "icon", "bike", "", "bicycle"),
    Row("Pinned", ticks, "pinned", True, "(a pinned lane stays in sight while the map is scrolled)", "pinned"),
    Row("Folded", ticks, "folded", True, "", "folded"),
]
LANE = [Row("Kind", chooses("support"), "kind", "support", "", "support")]
PERSONA = [
    text("Name", "name", "Marlene"),
    text("Role", "role", "keeps the keys"),
    Row("Picture", pastes_picture, "picture", has_one, "", "(a picture has no words)"),
    text("Quote", "quote", "Is anybody in"),
    text("Goals", "goals", "A warm room"),
    text("Needs", "needs", "A hand with the suitcase"),
    text("Frustrations", "frustrations", "Bells that nobody hears"),
    text("Behaviours", "behaviours", "Knocks twice"),
    Row("Prefers", adds_first, "channels", ("c1",), "Website", "Website", ("c1", "name")),
    Row("Colour", colours, "colour", has_one, "", str),
]
CONNECTION = [
    text("Label", "label", "by taxi"),
    Row("Kind", picks(1), "kind", "alternative", "", "alternative"),
    Row("Share", types("35"), "share", 35.0, "35 %", "35 %"),
    Row("To", chooses("t3"), "target", "t3", "", "Cooks", ("t3", "name")),
    Row("From", chooses("t2"), "source", "t2", "", "Waits", ("t2", "name")),
]
_COMMON = [
    text("Text", "text", "The bell is broken"),
    Row("About", chooses("s2"), "about", "s2", "", "After", ("s2", "name")),
]
NOTES: dict[NoteKind, list[Row]] = {
    NoteKind.THOUGHT: _COMMON,
    NoteKind.QUESTION: [*_COMMON, Row("Kind", chooses(NoteKind.PAIN_POINT), "kind", "pain point", "", "pain point")],
    NoteKind.IMAGE: [*_COMMON, Row("Image", pastes_picture, "picture", has_one, "", "(a picture has no words)")],
    NoteKind.CUSTOM: [
        *_COMMON,
        Row(
            "Lane",
            chooses("own"),
            "lane",
            "own",
            "(the first lane of one's own is where it stood)",
            "Own words",
            ("own", "name"),
        ),
    ],
    NoteKind.PAIN_POINT: [
        *_COMMON,
        Row("Severity", picks(2), "severity", 3, "", "high"),
        Row("Private", ticks, "is_private", True, "", "private"),
    ],
    NoteKind.OPPORTUNITY: [
        *_COMMON,
        Row("Impact", picks(2), "impact", 3, "I 3", "I 3"),
        Row("Effort", picks(0), "effort", 1, "E 1", "low"),
        text("Owner", "owner", "Ole Brandt"),
    ],
    NoteKind.METRIC: [
        text("Label", "text", "Rings until somebody comes"),
        Row("Value", types("7"), "value", 7.0, "7", "7 rings"),
        text("Unit", "unit", "rings"),
        Row("Target", types("2"), "target", 2.0, "", "2"),
        Row("Better is", picks(1), "better", "lower", "", "lower"),
        Row("Before", types("9, 8"), "history", (9.0, 8.0), "", "9, 8"),
        text("Source", "source", "bell counter"),
        text("Date", "date", "2026-02-03", "3 February 2026"),
    ],
    NoteKind.CONTENT: [
        *_COMMON,
        text("Type", "content_type", "checklist", "(the icon of a chip tells its type)"),
        text("Link", "link", "https://example.org/bell", "(a link of the PDF, looked for below)"),
    ],
    NoteKind.EVIDENCE: [
        *_COMMON,
        text("Source", "source", "field notes"),
        text("Date", "date", "2026-02-03", "3 February 2026"),
    ],
}
HEADER = [
    text("Title", "title", "A door that opens"),
    text("Scenario", "scenario", "Mara arrives late and wants to get in"),
    Row("Scope", picks(1), "scope", "buyer", "", "Buyer's journey"),
    Row("Feeling scale", types("1 to 10"), "feeling_scale", "1..10", "10", "1 to 10"),
    Row("Language", chooses("de"), "language", "de", "", "Deutsch"),
    Row("Checked as", chooses("workshop"), "profile", "workshop", "(told to the checks)", "workshop"),
    text("Organisation", "organisation", "Haus am See"),
    text("Author", "author", "Ada Blum"),
    text("Version", "version", "seventh"),
    Row("Date", types("2026-06-01"), "date", "2026-06-01", "1", "2026-06"),
    Row("Begun", types("2026-01-02"), "created", "2026-01-02", "(told in the panel alone)", "2 January 2026"),
    Row("Logo", pastes_picture, "logo", has_one, "", "(a picture has no words)"),
    Row("Stages", chooses("nordic"), "palette", "nordic", "", "nordic"),
    Row("Colours", adds_colour("#8A3A12"), "colours", ("#8A3A12",), "", "#8a3a12"),
    Row("Theme", chooses("high-contrast"), "theme", "high-contrast", "", "high contrast"),
    Row("Density", chooses("compact"), "density", "compact", "", "compact"),
    Row("Arrangement", chooses("grouped"), "arrangement", "grouped", "", "grouped"),
    Row(
        "Cards",
        turns_off("description"),
        "card_fields",
        lambda found: "description" not in found,
        "",
        "(what cards show is seen on each of them)",
    ),
    Row("Curves", ticks, "shows_values", True, "", "values at"),
    Row("State", picks(0), "shows", "current", "", "current state"),
]


def map_of_all(*more: Element) -> JourneyMap:
    """A map in which each field has something to stand beside."""
    return JourneyMap(
        [
            MapHeader(id="map", uid="fields", title="House", shows=MapState.BOTH, card_fields=CARD_FIELDS),
            Stage(id="s1", order="F", name="Before"),
            Stage(id="s2", order="U", name="After"),
            Channel(id="c1", order="C", name="Website"),
            Channel(id="c2", order="F", name="Garden"),
            Lane(id="back", order="K", name="Kitchen", kind=LaneKind.BACK_STAGE),
            Lane(id="curve", order="N", kind=LaneKind.ENGAGEMENT),
            *(Lane(id=f"lane-of-{kind.name.lower()}", order=f"P{i + 1}", kind=kind) for i, kind in enumerate(_ON_DEMAND)),
            Lane(id="own", order="Z", name="Own words", kind=LaneKind.CUSTOM),
            Persona(id="p1", order="F", name="Mara"),
            Persona(id="p2", order="U", name="Jens"),
            Touchpoint(id="t1", stage="s1", step="F", channel="c1", order="F", name="Looks", personas=("p1",)),
            Touchpoint(id="t2", stage="s2", step="F", channel="c2", order="U", name="Waits", engagement=3.0, feeling=1.0),
            Touchpoint(id="t3", stage="s2", step="U", lane="back", order="k", name="Cooks", description="Tea", feeling=0.0),
            Connection(id="k1", source="t1", target="t2"),
            sub_map("m1", [MapHeader(id="map", title="The hallway"), Stage(id="s1", order="F", name="Hall"),
                Touchpoint(id="t1", stage="s1", step="F", name="Hangs up the coat")]),
            *more,
        ]
    )  # fmt: skip


_ON_DEMAND = (LaneKind.THOUGHTS, LaneKind.QUESTIONS, LaneKind.OWNER, LaneKind.EVIDENCE, LaneKind.IMAGES)
LANE_OF = {LaneKind.BACK_STAGE: "back", LaneKind.ENGAGEMENT: "curve", LaneKind.CUSTOM: "own"} | {
    kind: f"lane-of-{kind.name.lower()}" for kind in _ON_DEMAND
}
_NOTE_OF = {lane: note for note, lane in LANE_OF_NOTE.items()}


def _lane_case(kind: LaneKind) -> Case:
    """A lane of a kind, with a note in it where it holds notes; what all lanes have in common is set."""
    more: list[Element] = []
    id = LANE_OF.get(kind, "")
    if not id:
        id = f"lane-of-{kind.name.lower()}"
        more.append(Lane(id=id, order=f"PP{list(LaneKind).index(kind) + 1}", kind=kind))
    note = _NOTE_OF.get(kind)
    if note is not None and kind is not LaneKind.CUSTOM:
        more.append(Note(id=f"note-in-{id}", about="t1", order="F", kind=note, text="Something", value=3.0))
    return Case(id, [text("Name", "name", f"A lane of {kind.value} to find"), *LANE_ROWS], tuple(more))


def _case_of(kind: LaneKind) -> str:
    return f"lane of {kind.value}"


CASES: dict[str, Case] = {
    "touchpoint": Case("t1", TOUCHPOINT),
    "stage": Case("s1", STAGE),
    "channel": Case("c2", CHANNEL),
    "curve": Case("curve", CURVE),
    "lane": Case("back", LANE),
    "persona": Case("p1", PERSONA),
    "connection": Case("k1", CONNECTION),
    "map": Case("map", HEADER),
    **{_case_of(kind): _lane_case(kind) for kind in LaneKind},
    **{
        kind.value: Case("n1", rows, (Note(id="n1", about="t1", order="F", kind=kind, text="?"),))
        for kind, rows in NOTES.items()
    },
}
# What is looked at on one map: lanes some at a time, all else by itself.
_LANES = [_case_of(kind) for kind in LaneKind]
TOGETHER: dict[str, list[str]] = {
    **{case: [case] for case in CASES if case not in _LANES},
    **{f"{_LANES[i]} and the next": _LANES[i : i + 5] for i in range(0, len(_LANES), 5)},
}
