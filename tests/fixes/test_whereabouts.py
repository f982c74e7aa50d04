"""The first suggestion for a touchpoint without a channel or a stage is the one that its name tells, then its neighbours."""

from __future__ import annotations

import re

import pytest

from designer.checks import check
from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.operations.lanes import TYPE_NAMES
from designer.fixes import apply_fix, fix_all, fixes_for
from designer.fixes.moments import channels_told, periods_told
from designer.interchange.reading import read_bytes
from designer.library import bundled, parse
from designer.model import (
    Channel,
    ChannelType,
    JourneyMap,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.templates import open_template
from designer.words import map_words

LIBRARY = bundled()
PURCHASE = b"""journey
    title Customer purchase journey
    section Discovery
      Visit Website: 5: Customer
      Browse Products: 4: Customer
      Read Reviews: 4: Customer
    section Evaluation
      Compare Options: 3: Customer
      Check Pricing: 4: Customer
      Contact Support: 5: Customer, Support
    section Purchase
      Add to Cart: 5: Customer
      Checkout Process: 4: Customer
      Payment: 3: Customer
    section Post-Purchase
      Receive Product: 5: Customer
      Leave Review: 4: Customer
      Recommend: 5: Customer
"""
LINES = (
    "Sees an advertisement",
    "Reads reviews",
    "Compares prices",
    "Test ride",
    "Pays the bike",
    "Receives the bike",
    "Wipes it dry",
    "Recommends it",
)


def channels(journey: JourneyMap) -> dict[str, str]:
    return {t.name: getattr(journey.get(t.channel), "name", "") for t in journey.touchpoints}


def test_the_channels_of_a_diagram_are_those_that_the_names_tell() -> None:
    document = Document(read_bytes(PURCHASE, "purchase.mmd", "purchase", ".mmd").journey)
    (done,) = fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"TP01"}))
    assert done.fix.title == "Choose channels"
    assert channels(document.journey) == {
        "Visit Website": "Website",
        "Browse Products": "Website",
        "Read Reviews": "Review site",
        "Compare Options": "Website",
        "Check Pricing": "Website",
        "Contact Support": "Phone",
        "Add to Cart": "Website",
        "Checkout Process": "Website",
        "Payment": "Website",
        "Receive Product": "Post",
        "Leave Review": "Review site",
        "Recommend": "Word of mouth",
    }


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Pays with the app", ChannelType.APP),
        ("Pays in the store", ChannelType.STORE),
        ("Fills the shopping cart", ChannelType.WEBSITE),
        ("Receives the offer by phone", ChannelType.PHONE),
        ("Receives the offer", ChannelType.EMAIL),
        ("Asks for advice", ChannelType.CHAT),
        ("Technician installs it", ChannelType.HOME_VISIT),
        ("Hears of it from a neighbour", ChannelType.WORD_OF_MOUTH),
        ("Bezahlt die Rechnung", ChannelType.EMAIL),
        ("Bestellt das Rad", ChannelType.WEBSITE),
        ("Lieferung", ChannelType.POST),
        ("Probefahrt", ChannelType.STORE),
        ("Anruf beim Kundendienst", ChannelType.PHONE),
        ("Empfiehlt es weiter", ChannelType.WORD_OF_MOUTH),
    ],
)
def test_a_word_in_the_name_tells_the_channel(name: str, type: ChannelType) -> None:
    assert channels_told(name, LIBRARY)[0] is type


def test_a_name_without_a_known_word_tells_nothing_and_one_of_the_library_what_it_says() -> None:
    assert channels_told("Takes the taste quiz", LIBRARY) == ()
    assert periods_told("Takes the taste quiz", LIBRARY) == ()
    own = parse('[[touchpoint]]\nstages = ["use"]\nchannel = "event"\nen = "Taste quiz"', "library.toml")
    assert channels_told("Takes the taste quiz", LIBRARY.with_entries(own)) == (ChannelType.EVENT,)
    assert periods_told("Takes the taste quiz", LIBRARY.with_entries(own)) == (StageKind.USE,)


def beside(neighbour: str, *types: ChannelType) -> list[str]:
    """What is offered to a touchpoint whose name tells nothing, connected with one in the first of these channels."""
    elements = [
        MapHeader(id="map", title="M"),
        Stage(id="s", name="Middle", order="1"),
        *(
            Channel(id=f"c{n}", name=type.value.capitalize(), type=type, order=f"{n}")
            for n, type in enumerate(types, 1)
        ),
        Touchpoint(id="a", name=neighbour, stage="s", step="1", order="1", channel="c1"),
        Touchpoint(id="b", name="Wonders", stage="s", step="2", order="1"),
    ]
    document = Document(JourneyMap(elements))
    ops.connect(document, "a", "b")
    (gap,) = [gap for gap in check(document.journey).gaps if gap.rule == "TP01"]
    return [fix.choice for fix in fixes_for(document.journey, gap, LIBRARY)]


def test_where_the_name_tells_nothing_the_neighbours_do_but_for_what_one_goes_to_for_one_thing_only() -> None:
    assert beside("Chats", ChannelType.CHAT, ChannelType.WEBSITE)[0] == "Chat"
    assert beside("Reads reviews", ChannelType.REVIEW_SITE, ChannelType.WEBSITE) == ["Website"]
    assert beside("Hears of it", ChannelType.WORD_OF_MOUTH, ChannelType.PHONE) == ["Phone"]
    assert beside("Reads reviews", ChannelType.REVIEW_SITE) == ["Website"]
    assert beside("Technician comes", ChannelType.HOME_VISIT, ChannelType.APP) == ["App"]


def test_what_is_downloaded_and_run_takes_place_at_nobodys_home() -> None:
    text = "journey\nsection Install\ndownload: 5: Me\ncheck installation: 4: Me\nsection Run\ncreate file: 5: Me\nrun it: 5: Me"
    document = Document(read_bytes(text.encode(), "day.mmd", "day", ".mmd").journey)
    fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"TP01"}))
    assert {
        name: channel for name, channel in channels(document.journey).items() if "file" in name or "run" in name
    } == {
        "create file": "Website",
        "run it": "Website",
    }


def stages(document: Document) -> dict[str, list[str]]:
    journey = document.journey
    return {s.name: [t.name for t in journey.touchpoints_in(s.id)] for s in journey.stages}


def test_a_pasted_list_goes_into_the_stages_that_its_lines_tell_and_the_rest_where_it_stands_in_the_list() -> None:
    document = Document(open_template("loyalty-loop"))
    ops.delete(document, [t.id for t in document.journey.touchpoints])
    ops.add_lines(document, LINES)
    fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"TP02"}))
    assert stages(document) == {
        "Awareness": ["Sees an advertisement"],
        "Consideration": ["Reads reviews", "Compares prices", "Test ride"],
        "Purchase": ["Pays the bike"],
        "Retention": ["Receives the bike", "Wipes it dry"],
        "Advocacy": ["Recommends it"],
    }


def test_stages_without_a_kind_are_filled_in_the_order_of_the_journey() -> None:
    document = Document(open_template("blank"))
    ops.add_lines(document, LINES)
    fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"TP02"}))
    assert stages(document) == {
        "Before": ["Sees an advertisement", "Reads reviews", "Compares prices", "Test ride"],
        "During": ["Pays the bike"],
        "After": ["Receives the bike", "Wipes it dry", "Recommends it"],
    }


def test_what_is_connected_goes_beside_it_where_its_name_tells_nothing() -> None:
    document = Document(open_template("loyalty-loop"))
    journey = document.journey
    last = journey.touchpoints_in(journey.stages[4].id)[0]
    (id,) = ops.add_lines(document, ["Wipes it dry"])
    ops.connect(document, last.id, id)
    (gap,) = [gap for gap in check(document.journey).gaps if gap.rule == "TP02"]
    assert fixes_for(document.journey, gap, LIBRARY)[0].choice == "“Advocacy”"


GERMAN = """Touchpoint;Stage;Channel;Feeling;Persona;Pain point
Ärger über neue Gebühren;Anstoß;Post;-2;Frau Schäfer;Gebühr erst im Kleingedruckten
Vergleich im Netz;Anstoß;Website;0;Frau Schäfer;
Termin in der Filiale;Beratung;Filiale;1;Frau Schäfer;
Bezahlt die erste Rate;Abschluss;;2;Frau Schäfer;
;Weiterempfehlung;;;;
"""


def test_what_is_written_into_a_german_list_is_german() -> None:
    journey = read_bytes(GERMAN.encode(), "konto.csv", "konto", ".csv").journey
    assert journey.header.language == "de"
    document = Document(journey)
    before = {element.id for element in journey}
    fix_all(document, LIBRARY, is_unsafe=True)
    made = [element for element in document.journey if element.id not in before]
    library = {name for entry in LIBRARY.entries for key, name in entry.names.items() if key == "de"}
    texts = {e.name for e in made if isinstance(e, (Touchpoint, Channel)) and e.name}
    texts |= {e.text for e in made if isinstance(e, Note)} | {e.source for e in made if isinstance(e, Note)}
    others = {
        text for text in texts - library if not text.startswith(("Angenommen", "Idee gesucht: ", "Herauszufinden: "))
    }
    words = map_words("de")
    assert words is not None
    assert others <= {"Annahme", "Bekommt Hilfe am Telefon", *(words[name] for name in TYPE_NAMES.values())}
    assert {"Annahme", "Idee gesucht: Gebühr erst im Kleingedruckten"} <= texts
    assert texts & library, "and the empty stage is filled out of the library"


def test_the_first_channel_that_is_added_to_a_german_map_has_a_german_name() -> None:
    journey = JourneyMap(
        [
            MapHeader(id="map", title="M", language="de"),
            Stage(id="s", name="Kauf", order="1"),
            Touchpoint(id="t", name="Ruft an", stage="s", step="1", order="1"),
        ]
    )
    document = Document(journey)
    (gap,) = [gap for gap in check(journey).gaps if gap.rule == "TP01"]
    fix = fixes_for(journey, gap, LIBRARY)[0]
    assert fix.choice == "Telefon"
    apply_fix(document, fix)
    assert channels(document.journey) == {"Ruft an": "Telefon"}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ja", ["アイデア募集：待つ", "電話で助けてもらう"]),
        ("ar", ["مطلوب فكرة: انتظار", "يتلقى المساعدة عبر الهاتف"]),
        ("fr", ["Idée recherchée\u00a0: Attente", "Reçoit de l’aide au téléphone"]),
        ("es", ["Se busca idea: Espera", "Recibe ayuda por teléfono"]),
    ],
)
def test_what_is_written_into_a_map_is_of_its_language(language: str, written: list[str]) -> None:
    pain = re.split(r":\s|：", written[0])[1]
    journey = JourneyMap(
        [
            MapHeader(id="map", title="M", language=language, scenario="x"),
            Persona(id="p", name="P", order="1"),
            Stage(id="s", name="A", order="1"),
            Channel(id="w", name="Web", order="1", type=ChannelType.WEBSITE),
            Touchpoint(id="t", name="T", stage="s", step="1", channel="w", order="1", personas=("p",), feeling=-2.0),
            Touchpoint(id="u", name="U", stage="s", step="2", channel="w", order="2", personas=("p",), feeling=1.0),
            Note(id="n", kind=NoteKind.PAIN_POINT, about="u", text=pain, order="1"),
        ]
    )
    document = Document(journey)
    fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"OP01", "CH04"}))
    texts = [e.text for e in document.journey.of(Note)] + [t.name for t in document.journey.of(Touchpoint)]
    assert [text for text in texts if text in written] == written
    assert not [text for text in texts if "wanted" in text or "Gets help" in text]
