"""Maps for tests: `maps()` makes any valid map, `rich_map()` one of a size, full as real ones are."""

from __future__ import annotations

import random
import struct
import zlib
from typing import Any

from hypothesis import strategies as st
from msgspec import structs

from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Ownership,
    Persona,
    PictureData,
    Scope,
    Stage,
    StageKind,
    Status,
    Touch,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.elements import CARD_FIELDS, HEADER_ID
from designer.model.inner import sub_map
from designer.model.kinds import ACTION_LANES
from designer.model.order import evenly

# Any maps

_ANY_TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
_TELLING = st.sampled_from(
    [*list("ab:;#|\\'\"=+-@,<>%&{}\n\t\r 0123456789"), "é", "漢", "🙂", "ß", "\u2028", "(no name)"]
)
# What people write, in eight scripts and all of them at once; two words that no card is wide enough for.
SCRIPTS = (
    "Une carte postale pour l’été",
    "Η αναμονή διαρκεί πολύ",
    "Клиент ждёт ответа",
    "ينتظر العميل الرد منذ أسبوع",
    "הלקוחה מחכה לתשובה",
    "ग्राहक उत्तर की प्रतीक्षा करता है",
    "ลูกค้ารอคำตอบนานมาก",
    "お客様は返事を待っています。",
    "🚲🙂👍🏽",
    "Fahrrad ποδήλατο велосипед دراجة אופניים साइकिल จักรยาน 自転車🚲",
    "Rechtsschutzversicherungsgesellschaften",
    "אבגדהוזחטיכלמנסעפצקרשת-0123456789",
)
texts = st.one_of(
    st.text(_ANY_TEXT, max_size=12),
    st.lists(_TELLING, max_size=8).map("".join),
    st.sampled_from(["", "Website", "A", "B"]),
    st.sampled_from(SCRIPTS),
    st.lists(st.sampled_from(SCRIPTS), min_size=2, max_size=4).map(" ".join),
)
names = st.one_of(st.sampled_from(["Ask", "Buy", "Pay", "Website", "A"]), texts)
numbers = st.floats(-1e12, 1e12, allow_nan=False)
_plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
extras = st.one_of(st.just({}), st.dictionaries(texts.map(lambda t: f"x {t}"), _plain, max_size=2))
_states = st.sampled_from(["", "", "current", "future"])
_colours = st.sampled_from(["", "#2563A8", "#ff00aa"])
_dates = st.sampled_from(["", "2026-05-01", "2019-12-31"])
_ranks = st.none() | st.integers(1, 3)
_icons = st.sampled_from(["", "bike", "no such icon"])
_engagements = st.one_of(st.sampled_from([1.0, 3.0, 5.0]), st.floats(1, 5, allow_nan=False))
_feelings = st.one_of(st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0]), st.floats(-2, 2, allow_nan=False))


def _some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple) if values else st.just(())


def _one(values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *values])


def _png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x25\x63\xa8" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


_pictures = st.sampled_from([_png(1, 1), _png(40, 3), _png(2, 30)])

_Fields = dict[str, st.SearchStrategy[Any]]


def _fields(**strategies: st.SearchStrategy[Any]) -> _Fields:
    """What fields may hold; made once, or once a map: making a strategy takes as long as drawing from it."""
    return strategies


_STEPS, _FELT = st.sampled_from(evenly(3)), st.none() | _feelings
_ONE_IN_FOUR = st.integers(0, 3)  # 0 is one in four
_COMMON = _fields(state=_states, extra=extras)
_HEADER = _fields(
    author=texts,
    version=texts,
    created=_dates,
    date=_dates,
    feeling_scale=st.sampled_from(["-2..2", "1..5", "0..10", "-100..100"]),
    profile=st.sampled_from(["customer-journey", "service-blueprint"]),
    density=st.sampled_from(["comfortable", "standard", "compact"]),
    theme=st.sampled_from(["paper", "nordic", "no such theme"]),
    colours=st.lists(st.sampled_from(["#2563A8", "#ff00aa"]), max_size=3).map(tuple),
    palette=st.sampled_from(["", "harbour", "another"]),
    card_fields=_some([*CARD_FIELDS, "later"]),
    shows_values=st.booleans(),
)
_STAGE = _fields(
    goal=texts,
    duration=texts,
    colour=_colours,
    icon=_icons,
    folded=st.booleans(),
)
_CHANNEL = _fields(
    type=st.none() | st.sampled_from(ChannelType),
    ownership=st.none() | st.sampled_from(Ownership),
    touch=st.none() | st.sampled_from(Touch),
    colour=_colours,
    shown=st.booleans(),
    height=st.sampled_from([0, 40, 62.5]),
    icon=_icons,
    folded=st.booleans(),
    pinned=st.booleans(),
)
_LANE = _fields(
    shown=st.booleans(),
    height=st.sampled_from([0, 40, 162.5]),
    icon=_icons,
    folded=st.booleans(),
    pinned=st.booleans(),
    scale=st.sampled_from(["", "1..5", "6..1", "-2..2", "0..10", "-100..100", "0.5..1.5"]),
)
_CONNECTION = _fields(
    label=texts,
    kind=st.sampled_from(ConnectionKind),
    share=st.none() | st.floats(0, 100),
)


@st.composite
def maps(draw: st.DrawFn, most: int = 4, most_touchpoints: int = 8, levels: int = 2, least: int = 0) -> JourneyMap:
    """Any valid map: all kinds of elements, every field set to something, references that hold, maps inside the map.

    There are at least `least` stages, channels and touchpoints.
    """

    def count(limit: int = most, at_least: int = 0) -> int:
        return draw(st.integers(at_least, limit))

    def rarely(fields: _Fields) -> dict[str, Any]:
        # Drawing is what takes the time: most elements have their usual fields only.
        return {} if draw(_ONE_IN_FOUR) else {name: draw(field) for name, field in fields.items()}

    def common(id: str) -> dict[str, Any]:
        return {"id": id, **rarely(_COMMON)}

    pictures = [f"i{i}" for i in range(count(2))]
    stages = [f"s{i}" for i in range(count(most, least))]
    channels = [f"c{i}" for i in range(count(most, least))]
    lane_kinds = draw(st.lists(st.sampled_from(list(LaneKind)), max_size=most))
    lanes = [f"l{i}" for i in range(len(lane_kinds))]
    personas = [f"p{i}" for i in range(count(3))]
    touchpoints = [f"t{i}" for i in range(count(most_touchpoints, least))]
    elements: list[Element] = [
        MapHeader(
            **common(HEADER_ID),
            uid=draw(st.sampled_from(["", "u1"])),
            title=draw(texts),
            scenario=draw(texts),
            scope=draw(st.sampled_from(Scope)),
            shows=draw(st.sampled_from(MapState)),
            organisation=draw(texts),
            language=draw(st.sampled_from(["en", "de"])),
            arrangement=draw(st.sampled_from(["swimlanes", "grouped", "storyline"])),
            logo=draw(_one(pictures)),
            **rarely(_HEADER),
        )
    ]
    elements += [
        PictureData(
            **common(i),
            media_type=draw(st.sampled_from(["image/png", "image/jpeg"])),
            data=draw(st.binary(max_size=20) | _pictures),
        )
        for i in pictures
    ]
    elements += [
        Stage(
            **common(i),
            order=order,
            name=draw(names),
            kind=draw(st.sampled_from(StageKind)),
            **rarely(_STAGE),
        )
        for i, order in zip(stages, evenly(len(stages)))
    ]
    places = draw(st.permutations(evenly(len(channels) + len(lanes))))
    elements += [
        Channel(
            **common(i),
            order=order,
            name=draw(names),
            **rarely(_CHANNEL),
        )
        for i, order in zip(channels, places)
    ]
    elements += [
        Lane(
            **common(i),
            order=order,
            name=draw(names),
            kind=kind,
            **rarely(_LANE),
        )
        for i, order, kind in zip(lanes, places[len(channels) :], lane_kinds)
    ]
    of_persona = _fields(
        quote=texts,
        goals=texts,
        needs=texts,
        frustrations=texts,
        behaviours=texts,
        picture=_one(pictures),
        channels=_some(channels),
        colour=_colours,
    )
    elements += [
        Persona(
            **common(i),
            order=order,
            name=draw(names),
            role=draw(texts),
            **rarely(of_persona),
        )
        for i, order in zip(personas, evenly(len(personas)))
    ]
    actions = [i for i, kind in zip(lanes, lane_kinds) if kind in ACTION_LANES]
    each = st.tuples(st.sampled_from(personas or [""]), _feelings)
    felt = st.lists(each, max_size=min(3, len(personas)), unique_by=lambda pair: pair[0]).map(tuple)
    inner = [f"m{i}" for i in range(count(2))] if levels and not draw(st.integers(0, 3)) else []
    elements += [sub_map(elements=draw(maps(2, 2, levels - 1)), **common(i)) for i in inner]
    of_touchpoint = _fields(
        description=texts,
        also=_some(channels, 2),
        lane=_one(actions),
        initiator=st.none() | st.sampled_from(Initiator),
        feelings=felt,
        future_feeling=st.none() | _feelings,
        future_feelings=felt,
        engagement=st.none() | _engagements,
        is_moment_of_truth=st.booleans(),
        is_start=st.booleans(),
        is_end=st.booleans(),
        duration=texts,
        waiting=texts,
        status=st.sampled_from(Status),
        owner=texts,
        evidence=st.none() | st.sampled_from(Evidence),
        source=texts,
        evidence_date=_dates,
        submap=_one(inner),
        map_file=st.sampled_from(["", "Test ride.journey", "parts/Über uns.journey"]),
    )
    in_stage, through, who = _one(stages), _one(channels), _some(personas)
    for i, order in zip(touchpoints, evenly(len(touchpoints))):
        stage = draw(in_stage)
        elements.append(
            Touchpoint(
                **common(i),
                stage=stage,
                step=draw(_STEPS) if stage else "",
                channel=draw(through),
                order=order,
                name=draw(names),
                personas=draw(who),
                feeling=draw(_FELT),
                **rarely(of_touchpoint),
            )
        )
    ends = draw(st.lists(st.tuples(_one(touchpoints), _one(touchpoints)), max_size=most_touchpoints))
    connections = [f"k{i}" for i, (a, b) in enumerate(ends) if a and b and a != b]
    elements += [
        Connection(
            **common(f"k{i}"),
            source=a,
            target=b,
            **rarely(_CONNECTION),
        )
        for i, (a, b) in enumerate(ends)
        if a and b and a != b
    ]
    notes = [f"n{i}" for i in range(count(most_touchpoints))]
    of_note = _fields(
        lane=_one([i for i in lanes if i not in actions]),
        is_private=st.booleans(),
        picture=_one(pictures),
        severity=_ranks,
        impact=_ranks,
        effort=_ranks,
        owner=texts,
        value=st.none() | numbers,
        unit=texts,
        target=st.none() | numbers,
        better=st.sampled_from(["", "higher", "lower"]),
        history=st.lists(numbers, max_size=3).map(tuple),
        source=texts,
        date=_dates,
        content_type=texts,
        link=texts,
    )
    subject = _one([*touchpoints, *stages, *personas, *connections, *channels])
    elements += [
        Note(
            **common(i),
            kind=draw(st.sampled_from(NoteKind)),
            about=draw(subject),
            order=order,
            text=draw(texts),
            **rarely(of_note),
        )
        for i, order in zip(notes, evenly(len(notes)))
    ]
    views = [f"v{i}" for i in range(count(2))]
    of_view = _fields(
        hides_kinds=st.lists(st.sampled_from(LaneKind), max_size=2, unique=True).map(tuple),
        channels=_some(channels),
        owners=st.lists(texts, max_size=2).map(tuple),
        statuses=st.lists(st.sampled_from(Status), max_size=2, unique=True).map(tuple),
        arrangement=st.sampled_from(["", "swimlanes", "grouped", "storyline"]),
        shows=_states,
    )
    elements += [
        View(
            **common(i),
            order=order,
            name=draw(names),
            hides=draw(_some([*channels, *lanes])),
            personas=draw(_some(personas)),
            folds=draw(_some(stages)),
            **rarely(of_view),
        )
        for i, order in zip(views, evenly(len(views)))
    ]
    known = [*stages, *channels, *personas, "gone"]
    of_waiver = _fields(
        rule=st.sampled_from(["ST01", "OW01", "X"]),
        about=_some(known),
        reason=texts,
        date=texts,
        by=texts,
        seen=texts,
    )
    elements += [
        Waiver(
            **common(f"w{i}"),
            **rarely(of_waiver),
        )
        for i in range(count(2))
    ]
    return JourneyMap(elements)


# A rich map of a size

_VERBS = ("Compares", "Opens", "Asks about", "Waits for", "Receives", "Searches", "Reads", "Signs", "Pays", "Tells")
_THINGS = ("the offer", "the price list", "the contract", "the delivery date", "her account", "the new app", "a review")
_ENDS = ("online", "at home", "again", "together", "by phone", "today", "in the shop", "twice")
_PROSE = (
    "She types the question into a search engine late in the evening and finds nothing useful".split(),
    "The letter explains the price but nobody says what the subsidy is worth in the end".split(),
    "A friendly voice listens first and then sends everything by e-mail within the next hour".split(),
    "Everything has to be typed again because the two systems do not know one another yet".split(),
)
_NOTES = tuple(NoteKind(kind) for kind in ("pain point", "opportunity", "metric", "content", "thought"))
_STAGES = (
    ("Awareness", StageKind.AWARENESS),
    ("Research", StageKind.CONSIDERATION),
    ("Comparison", StageKind.CONSIDERATION),
    ("Decision", StageKind.PURCHASE),
    ("Contract", StageKind.PURCHASE),
    ("Installation", StageKind.ONBOARDING),
    ("First use", StageKind.USE),
    ("Daily use", StageKind.USE),
    ("Renewal", StageKind.RETENTION),
    ("Advocacy", StageKind.ADVOCACY),
)
_CHANNELS = ("Website", "Search", "E-mail", "Phone", "Store", "App", "Post", "Home visit")


def rich_map(touchpoints: int, seed: int = 1, stages: int = 10) -> JourneyMap:
    """A map as the benchmark wants it, the same for the same seed.

    Names of 4 words, descriptions of 12, a feeling and a note each, 1.2 connections each, 8 channels, 2 personas.
    """
    chance = random.Random(seed)
    ways = touchpoints + touchpoints // 5
    note_orders, orders = evenly(touchpoints), evenly(touchpoints)
    lanes = evenly(len(_CHANNELS) + 6)
    elements: list[Element] = [
        MapHeader(
            id=HEADER_ID,
            uid=f"rich-{touchpoints}-{seed}",
            title="Switching to a heat pump",
            scenario="Mara and Jens want quiet and affordable heating and expect to be guided all the way.",
            organisation="Lindhof",
        )
    ]
    kept = _STAGES[:stages]
    elements += [
        Stage(id=f"s{i}", order=order, name=name, goal=f"Get through the {name.lower()} well", kind=kind)
        for i, ((name, kind), order) in enumerate(zip(kept, evenly(len(kept))), 1)
    ]
    elements += [Channel(id=f"c{i}", order=lanes[i - 1], name=name) for i, name in enumerate(_CHANNELS, 1)]
    kinds = (
        LaneKind.EMOTION,
        LaneKind.PAIN_POINTS,
        LaneKind.OPPORTUNITIES,
        LaneKind.METRICS,
        LaneKind.CONTENT,
        LaneKind.THOUGHTS,
    )
    elements += [
        Lane(id=f"l{i}", order=lanes[len(_CHANNELS) + i - 1], kind=kind, shown=kind is not LaneKind.THOUGHTS)
        for i, kind in enumerate(kinds, 1)
    ]
    elements += [
        Persona(id="p1", order="K", name="Mara", role="home owner", quote="I want a number for our house."),
        Persona(id="p2", order="e", name="Jens", role="partner", quote="What do we pay in the end?"),
    ]
    per_stage = -(-touchpoints // len(kept))
    steps = evenly(per_stage)
    for i in range(touchpoints):
        start = chance.randrange(4)
        elements.append(
            Touchpoint(
                id=f"t{i + 1}",
                stage=f"s{i // per_stage + 1}",
                step=steps[i % per_stage],
                channel=f"c{chance.randrange(len(_CHANNELS)) + 1}",
                order=orders[i],
                name=" ".join(f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.choice(_ENDS)}".split()[:4]),
                description=" ".join(_PROSE[chance.randrange(4)][start : start + 12]),
                personas=chance.choice((("p1",), ("p1",), ("p2",), ("p1", "p2"))),
                feeling=float(chance.randint(-2, 2)),
                is_moment_of_truth=chance.random() < 0.05,
                status=chance.choice((Status.EXISTS, Status.EXISTS, Status.EXISTS, Status.PLANNED, Status.MISSING)),
                evidence=chance.choice((None, Evidence.ASSUMPTION, Evidence.OBSERVED, Evidence.MEASURED)),
                owner=chance.choice(("", "Sales", "Service")),
            )
        )
    for i in range(min(ways, max(0, touchpoints - 1) * 2)):
        if i < touchpoints - 1:
            source, target = i + 1, i + 2
        else:
            source = chance.randint(1, touchpoints - 1)
            target = min(touchpoints, source + chance.randint(1, 5))
        elements.append(Connection(id=f"k{i + 1}", source=f"t{source}", target=f"t{target}"))
    for i in range(touchpoints):
        kind = chance.choice(_NOTES)
        elements.append(
            Note(
                id=f"n{i + 1}",
                kind=kind,
                about=f"t{i + 1}",
                order=note_orders[i],
                text=" ".join(_PROSE[chance.randrange(4)][2:7]),
                value=float(chance.randint(1, 99)) if kind is NoteKind.METRIC else None,
                unit="%" if kind is NoteKind.METRIC else "",
                severity=chance.randint(1, 3) if kind is NoteKind.PAIN_POINT else None,
            )
        )
    return JourneyMap(elements)


def scattered_map(touchpoints: int, seed: int = 1, stages: int = 3) -> JourneyMap:
    """A rich map whose lanes stand in any order, lanes of actions among notes and below curves: ways have to find through.

    Feelings are extreme and thoughts are said, so that quotes stand at the curves; in half of the maps values do too.
    """
    chance = random.Random(seed)
    rich = rich_map(touchpoints, seed, stages)
    kinds = (LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT)
    actions = [Lane(id=f"a{i}", kind=kind) for i, kind in enumerate(kinds[: chance.randint(1, 3)], 1)]
    lanes: list[Channel | Lane] = [*rich.lanes, *actions]
    chance.shuffle(lanes)
    elements: dict[str, Element] = {x.id: x for x in rich}
    elements[HEADER_ID] = structs.replace(rich.header, shows_values=chance.random() < 0.5)
    for lane, order in zip(lanes, evenly(len(lanes)), strict=True):
        elements[lane.id] = structs.replace(lane, shown=True, order=order)
    for touchpoint in rich.touchpoints:
        id = touchpoint.id
        where = {"channel": "", "lane": chance.choice(actions).id} if chance.random() < 0.4 else {}
        elements[id] = structs.replace(touchpoint, feeling=chance.choice((-2.0, -2.0, 0.5, 2.0)), **where)
        elements[f"q{id}"] = Note(id=f"q{id}", kind=NoteKind.THOUGHT, about=id, text=" ".join(_PROSE[0][:4]))
    return JourneyMap(elements.values())
