"""The things a journey map is made of: frozen records with an id; an edit replaces one by another.

They are msgspec structs, not dataclasses: 60 classes cost 1.4 ms at start instead of 63, and one record 0.14 µs instead
of 1.8. Every field but the id has a default, so that a file may leave out what is usual. References are the ids of other
elements, or "" for none. Feelings run from -2 to +2. What a newer program wrote and this one does not know stays in
`extra`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from designer.model.channels import ChannelType, Ownership, Touch, type_from_name, usual_ownership, usual_touch
from designer.model.kinds import (
    ConnectionKind,
    Evidence,
    Initiator,
    LaneKind,
    MapState,
    NoteKind,
    Scope,
    StageKind,
    Status,
)

HEADER_ID = "map"

# What a card can show besides its name, in the order in which a person chooses; the first five are shown unless she says.
CARD_FIELDS = (
    "description",
    "feeling",
    "personas",
    "evidence",
    "status",
    "channel",
    "times",
    "initiator",
    "owner",
    "engagement",
)
USUAL_CARD_FIELDS = CARD_FIELDS[:5]


class Element(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing on the map. Never mutated: an edit replaces it."""

    id: str
    state: str = ""  # "current" or "future" on a map that holds both; "" stands in both
    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class MapHeader(Element, frozen=True, kw_only=True, omit_defaults=True):
    """What is said of the map as a whole. There is one, with the id "map"; `uid` tells maps apart."""

    uid: str = ""
    title: str = ""
    scenario: str = ""
    scope: Scope = Scope.CUSTOMER
    shows: MapState = MapState.CURRENT
    organisation: str = ""
    author: str = ""
    version: str = ""
    created: str = ""  # ISO dates
    date: str = ""
    language: str = "en"
    feeling_scale: str = "-2..2"  # as declared; values are always stored from -2 to +2
    profile: str = "customer-journey"
    arrangement: str = "swimlanes"  # the one the canvas shows: swimlanes, grouped or storyline
    density: str = "standard"
    theme: str = "paper"
    logo: str = ""  # key of a picture
    colours: tuple[str, ...] = ()  # the brand's; they take turns on the stage band
    palette: str = ""  # of the stages: the id of one of the theme's, "" for its first
    card_fields: tuple[str, ...] = USUAL_CARD_FIELDS
    shows_values: bool = False  # a label at each point of the curves


class Stage(Element, frozen=True, kw_only=True, omit_defaults=True):
    """A period of the journey, a column of the map. `order` is a fractional key among the stages."""

    order: str = ""
    name: str = ""
    goal: str = ""
    kind: StageKind = StageKind.UNKNOWN
    duration: str = ""
    colour: str = ""  # "#RRGGBB", or "" for the theme's
    icon: str = ""  # a name of the icon set, or "" for none
    folded: bool = False  # shown as a narrow column that counts what it holds


class Lane(Element, frozen=True, kw_only=True, omit_defaults=True):
    """A row across all stages that is no channel. Lanes and channels share one order."""

    order: str = ""
    name: str = ""
    kind: LaneKind = LaneKind.CUSTOM
    shown: bool = True
    height: float = 0  # points at scale 1; 0 is as high as its content
    icon: str = ""
    folded: bool = False  # shown as a slim line that counts what it holds
    pinned: bool = False  # stays in sight while the map is scrolled, and on each sheet of several
    scale: str = ""  # of a curve, as declared ("1..5"); "" is the map's for feelings, "1..5" for engagement


class Channel(Element, frozen=True, kw_only=True, omit_defaults=True):
    """The medium an interaction goes through, a lane of the map. `type` None: the name decides."""

    order: str = ""
    name: str = ""
    type: ChannelType | None = None
    ownership: Ownership | None = None
    touch: Touch | None = None
    colour: str = ""
    shown: bool = True
    height: float = 0
    icon: str = ""  # instead of its type's
    folded: bool = False
    pinned: bool = False

    @property
    def known_type(self) -> ChannelType:
        """The type as set, else as its name tells."""
        return self.type if self.type is not None else type_from_name(self.name)

    @property
    def known_touch(self) -> Touch:
        """Human, digital, physical or other: as set, else as usual for its type."""
        return self.touch if self.touch is not None else usual_touch(self.known_type)

    @property
    def known_ownership(self) -> Ownership:
        """Owned, paid or earned: as set, else as usual for its type."""
        return self.ownership if self.ownership is not None else usual_ownership(self.known_type)


class Touchpoint(Element, frozen=True, kw_only=True, omit_defaults=True):
    """Customer and organisation meeting at one moment through one channel.

    Without a stage it waits in the tray; with a stage and without a channel it stands in the lane "No channel yet". An
    action stands in a front-stage, back-stage or support lane, named by `lane`, and needs no channel. `step` is the order
    key of its column inside the stage: equal keys share the step. `order` sorts those that share step and channel, and
    the tray. It can open a map of its own: a file beside this one (`map_file`) or a map inside this file (`submap`).
    """

    stage: str = ""
    step: str = ""
    channel: str = ""
    lane: str = ""
    order: str = ""
    name: str = ""
    description: str = ""
    also: tuple[str, ...] = ()  # further channels
    personas: tuple[str, ...] = ()
    initiator: Initiator | None = None
    feeling: float | None = None  # for everyone
    feelings: tuple[tuple[str, float], ...] = ()  # (persona, value), where personas differ
    future_feeling: float | None = None  # as it should be, on a map of both states; None: as it is
    future_feelings: tuple[tuple[str, float], ...] = ()
    engagement: float | None = None
    is_moment_of_truth: bool = False
    is_start: bool = False
    is_end: bool = False
    duration: str = ""
    waiting: str = ""
    status: Status = Status.EXISTS
    owner: str = ""
    evidence: Evidence | None = None
    source: str = ""
    evidence_date: str = ""
    submap: str = ""
    map_file: str = ""  # relative to the folder of this map, with "/"

    def feeling_of(self, persona: str) -> float | None:
        """What this persona feels here: its own value, else everyone's if it takes part."""
        for who, value in self.feelings:
            if who == persona:
                return value
        return self.feeling if persona in self.personas or not self.personas else None

    def future_feeling_of(self, persona: str) -> float | None:
        """What this persona should feel here once the journey is as planned; None where nothing else is planned."""
        for who, value in self.future_feelings:
            if who == persona:
                return value
        return self.future_feeling if persona in self.personas or not self.personas else None

    @property
    def is_in_tray(self) -> bool:
        """Whether it waits for a place."""
        return not self.stage


class Connection(Element, frozen=True, kw_only=True, omit_defaults=True):
    """ "Leads to" between two touchpoints, the keyed edge of the graph. `share` is in per cent."""

    source: str
    target: str
    label: str = ""
    kind: ConnectionKind = ConnectionKind.MAIN
    share: float | None = None


class Note(Element, frozen=True, kw_only=True, omit_defaults=True):
    """A card in an analysis lane about a touchpoint or a stage.

    `lane` names a custom lane for notes that have one of their own; all others stand in the lane of their kind. `text` is
    what is read: for a metric its label, for content its title.
    """

    kind: NoteKind = NoteKind.CUSTOM
    about: str = ""
    lane: str = ""
    order: str = ""
    text: str = ""
    is_private: bool = False
    picture: str = ""
    severity: int | None = None  # pain point: 1 low, 2 middle, 3 high
    impact: int | None = None  # opportunity: 1 to 3
    effort: int | None = None
    owner: str = ""
    value: float | None = None  # metric
    unit: str = ""
    target: float | None = None
    better: str = ""  # "higher" or "lower" values are better; "" lets the words of the label tell
    history: tuple[float, ...] = ()  # earlier values, the oldest first
    source: str = ""
    date: str = ""  # of the source, ISO
    content_type: str = ""  # content: "article", "video", "checklist" …
    link: str = ""


class Persona(Element, frozen=True, kw_only=True, omit_defaults=True):
    """Whose journey it is."""

    order: str = ""
    name: str = ""
    role: str = ""
    picture: str = ""
    quote: str = ""
    goals: str = ""
    needs: str = ""
    frustrations: str = ""
    behaviours: str = ""
    channels: tuple[str, ...] = ()  # preferred
    colour: str = ""


class View(Element, frozen=True, kw_only=True, omit_defaults=True):
    """A named way to look at the map: what it shows and what it leaves out. Looking at a view changes no element.

    `hides` are lanes and channels that are not shown, `hides_kinds` the kinds of lanes that would appear by themselves.
    Of `personas`, `channels`, `owners` and `statuses` those named are shown, all where none is named. `folds` are stages
    shown as a narrow column. `arrangement` and `shows` ("current", "future") are as the map's where they are "". With
    `fades`, what the four filters do not name stays on the map and stands back, pale, instead of leaving it.
    """

    order: str = ""
    name: str = ""
    hides: tuple[str, ...] = ()
    hides_kinds: tuple[LaneKind, ...] = ()
    personas: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    folds: tuple[str, ...] = ()
    arrangement: str = ""
    shows: str = ""
    fades: bool = False


class Waiver(Element, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody's word that a gap is all right: which rule, about which elements, why, and since when.

    `about` names the culprits of the gap, none where it is about the map; it keeps no element from being deleted. `seen` is
    what the culprits looked like (`model.waivers`): once they change, the waiver no longer holds.
    """

    rule: str = ""
    about: tuple[str, ...] = ()
    reason: str = ""
    date: str = ""  # ISO
    by: str = ""
    seen: str = ""


class SubMap(Element, frozen=True, kw_only=True, omit_defaults=True):
    """A map inside the file of another one, opened by one of its touchpoints: all its elements, its header among them."""

    elements: tuple[Element, ...] = ()

    @property
    def title(self) -> str:
        """The title of the map inside."""
        return next((e.title for e in self.elements if isinstance(e, MapHeader)), "")


class PictureData(Element, frozen=True, kw_only=True, omit_defaults=True):
    """A picture that other elements name by its id; kept once in the file, as PNG or JPEG bytes."""

    media_type: str = "image/png"
    data: bytes = b""


KINDS: dict[str, type[Element]] = {
    "map": MapHeader,
    "stage": Stage,
    "channel": Channel,
    "lane": Lane,
    "persona": Persona,
    "touchpoint": Touchpoint,
    "connection": Connection,
    "note": Note,
    "view": View,
    "waiver": Waiver,
    "submap": SubMap,
    "picture": PictureData,
}
KIND_OF: dict[type[Element], str] = {cls: kind for kind, cls in KINDS.items()}


def kind_of(element: Element) -> str:
    """The field term for what an element is: "stage", "touchpoint" …"""
    return KIND_OF[type(element)]


def name_of(element: Element) -> str:
    """What a person calls an element: its name, title, label or text."""
    match element:
        case MapHeader() | SubMap():
            return element.title
        case Note():
            return element.text
        case Connection():
            return element.label
        case Stage() | Channel() | Lane() | Touchpoint() | Persona() | View():
            return element.name
        case _:
            return ""


def references(element: Element) -> tuple[tuple[str, str], ...]:
    """Each (relation, id) that an element points at, in the words of the graph's edges."""
    points = _REFERENCES.get(type(element))
    return points(element) if points is not None else ()


def _of_touchpoint(element: Touchpoint) -> tuple[tuple[str, str], ...]:
    found = [("in stage", element.stage)] if element.stage else []
    if element.channel:
        found.append(("via channel", element.channel))
    if element.lane:
        found.append(("in lane", element.lane))
    for relation, ids in (("also via", element.also), ("experienced by", element.personas)):
        if ids:
            found += [(relation, i) for i in ids]
    if element.feelings:
        found += [("felt by", i) for i, _ in element.feelings]
    if element.future_feelings:
        found += [("felt by", i) for i, _ in element.future_feelings]
    if element.submap:
        found.append(("opens", element.submap))
    return tuple(found)


def _of_note(element: Note) -> tuple[tuple[str, str], ...]:
    found = [("about", element.about)] if element.about else []
    if element.lane:
        found.append(("in lane", element.lane))
    if element.picture:
        found.append(("shows", element.picture))
    return tuple(found)


def _of_persona(element: Persona) -> tuple[tuple[str, str], ...]:
    found = [("prefers", i) for i in element.channels]
    if element.picture:
        found.append(("shows", element.picture))
    return tuple(found)


def _of_view(element: View) -> tuple[tuple[str, str], ...]:
    found = [("hides", i) for i in element.hides]
    for relation, ids in (("of persona", element.personas), ("of channel", element.channels), ("folds", element.folds)):
        found += [(relation, i) for i in ids]
    return tuple(found)


def _of_header(element: MapHeader) -> tuple[tuple[str, str], ...]:
    return (("shows", element.logo),) if element.logo else ()


def _of_connection(element: Connection) -> tuple[tuple[str, str], ...]:
    return (("from", element.source), ("to", element.target))


# By type, not by `match`: asked three times for each of 20,000 elements while a map opens.
_REFERENCES: dict[type[Element], Callable[[Any], tuple[tuple[str, str], ...]]] = {
    Touchpoint: _of_touchpoint,
    Note: _of_note,
    Persona: _of_persona,
    MapHeader: _of_header,
    Connection: _of_connection,
    View: _of_view,
}
