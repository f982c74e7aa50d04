"""Maps that touchpoints open, on paper: behind their parent, named with it, and found from the card that opens them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.inner import InnerDocument
from designer.model import Channel, JourneyMap, MapHeader, NoteKind, Persona, Placement, Stage, Touchpoint
from designer.printed_inner import Beside, path_of, tree_below
from designer.printing import PrintChoice, compose, write
from designer.storage import MapsBeside, dumps, identity
from designer.text import FontBook
from designer.text.bidi import is_rtl_text
from designer.words import END_OF_ISOLATE, ISOLATE
from tests.cli.running import Shell


def a_map(title: str, cards: dict[str, str], language: str = "en", **opens: str) -> JourneyMap:
    """A map of two stages; `cards` are touchpoints by id, `opens` the files that they open."""
    return JourneyMap(
        [
            MapHeader(id="map", uid=title, title=title, language=language),
            Stage(id="s1", order="A", name="Think"),
            Stage(id="s2", order="B", name="Do"),
            Channel(id="web", order="A", name="Website"),
            Channel(id="shop", order="B", name="Shop"),
            Persona(id="mara", order="A", name="Mara"),
            *(
                Touchpoint(
                    id=id,
                    stage="s1" if i < 2 else "s2",
                    step=chr(ord("A") + i),
                    channel="web" if i % 2 == 0 else "shop",
                    name=name,
                    personas=("mara",),
                    map_file=opens.get(id, ""),
                )
                for i, (id, name) in enumerate(cards.items())
            ),
        ]
    )


def inner_of(document: Document, opener: str, title: str, *names: str) -> InnerDocument:
    """The map that a touchpoint opens now, with touchpoints of these names."""
    inner = InnerDocument(document, ops.make_submap(document, opener))
    ops.set_header(inner, "title", title)
    for name in names:
        ops.add_touchpoint(inner, name, Placement(stage=inner.journey.stages[0].id, lane=inner.journey.channels[0].id))
    return inner


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """A file of three levels: “New kitchen” opens “Choosing the fitter” inside it, which opens “Comparing offers”; and
    “Delivery” in a file beside it, which opens “Unloading” in a folder below."""
    document = Document(
        a_map(
            "New kitchen",
            {"plan": "Plans the kitchen", "fitter": "Chooses a fitter", "van": "Waits for the van", "cook": "Cooks"},
            van="Delivery.journey",
        )
    )
    fitter = inner_of(document, "fitter", "Choosing the fitter", "Asks around", "Gets three offers")
    offers = next(t.id for t in fitter.journey.touchpoints if t.name == "Gets three offers")
    inner_of(fitter, offers, "Comparing offers", "Lays them side by side")
    (tmp_path / "parts").mkdir()
    delivery = a_map("Delivery", {"call": "Gets a call", "unload": "Unloads"}, unload="parts/Unloading.journey")
    (tmp_path / "Delivery.journey").write_bytes(dumps(delivery))
    below = a_map("Unloading", {"carry": "Carries boxes"}, language="de")
    (tmp_path / "parts" / "Unloading.journey").write_bytes(dumps(below))
    file = tmp_path / "Kitchen.journey"
    file.write_bytes(dumps(document.journey))
    return file


def pages_of(file: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(file)
    found = [" ".join(document[i].get_textpage().get_text_range().split()) for i in range(len(document))]
    document.close()
    return found


WAYS = (
    "New kitchen",
    "New kitchen › Choosing the fitter",
    "New kitchen › Choosing the fitter › Comparing offers",
    "New kitchen › Delivery",
    "New kitchen › Delivery › Unloading",
)


def test_each_map_prints_behind_the_one_that_opens_it_and_names_it(shell: Shell, kitchen: Path) -> None:
    shell.done("export", str(kitchen), "-o", "all.pdf", "--with", "inner", "--paper", "A4")
    pages = pages_of(Path("all.pdf"))
    assert len(pages) == 5
    for page, way, words in zip(
        pages,
        WAYS,
        ("Plans the kitchen", "Asks around", "Lays them side by side", "Gets a call", "Carries boxes"),
        strict=True,
    ):
        assert way in page
        assert words in page
    assert "›" not in pages[0]
    assert [f"Page {i} of 5" in page for i, page in enumerate(pages, 1)] == [True] * 4 + [False]
    assert "Seite 5 von 5" in pages[4], "each map speaks its own language"


def test_the_card_that_opens_a_map_says_on_which_page_that_is(shell: Shell, kitchen: Path) -> None:
    shell.done("export", str(kitchen), "-o", "all.pdf", "--with", "inner", "--paper", "A4")
    first, fitter, offers, delivery, _unloading = pages_of(Path("all.pdf"))
    assert first.count("Page 2") == 1
    assert first.count("Page 4") == 1
    assert "Page 3" in fitter
    assert offers.count("Page") == 1, "it opens none: its own number alone"
    assert "Page 5" in delivery
    shell.done("export", str(kitchen), "-o", "one.pdf", "--paper", "A4")
    assert "Page" not in pages_of(Path("one.pdf"))[0], "what does not print has no page"


def test_pages_of_personas_between_the_maps_are_counted(shell: Shell, kitchen: Path) -> None:
    shell.done("export", str(kitchen), "-o", "all.pdf", "--with", "personas,inner", "--paper", "A4")
    pages = pages_of(Path("all.pdf"))
    starts = [next(i for i, page in enumerate(pages, 1) if way in page) for way in WAYS[1:]]
    assert starts[0] == 3, "the map, its persona, then the first map below"
    assert f"Page {starts[0]}" in pages[0]
    assert f"Page {starts[2]}" in pages[0]
    assert f"Page {starts[3]}" in pages[starts[2] - 1]
    assert "New kitchen › Delivery" in pages[starts[2]], "the page of its persona names the map too"
    for i, page in enumerate(pages, 1):
        assert f"Page {i} of {len(pages)}" in page or f"Seite {i} von {len(pages)}" in page


def test_a_file_that_is_not_there_is_said_and_the_rest_prints(shell: Shell, kitchen: Path) -> None:
    (kitchen.parent / "parts" / "Unloading.journey").unlink()
    ended = shell.done("export", str(kitchen), "-o", "all.pdf", "--with", "inner")
    assert "Unloading.journey" in ended.err
    pages = pages_of(Path("all.pdf"))
    assert len(pages) == 4
    assert pages[3].count("Page") == 1


def test_a_map_that_two_touchpoints_open_prints_once_and_both_cards_say_where(
    tmp_path: Path,
) -> None:
    document = Document(a_map("New kitchen", {"plan": "Plans", "fitter": "Chooses", "cook": "Cooks"}))
    inner_of(document, "fitter", "Choosing", "Asks around")
    ops.set_submap(document, "cook", _submap(document, "fitter"))
    fonts = FontBook.bundled()
    printout = compose(document.journey, fonts, PrintChoice("A4", adds=("inner",)))
    assert len(printout.pages) == 2
    said = [run.text for _g, _x, _y, run in printout.page.drawing.texts()]
    assert said.count("Page 2") == 2


def _submap(document: Document, opener: str) -> str:
    card = document.journey[opener]
    assert isinstance(card, Touchpoint)
    return card.submap


def test_maps_that_open_each_other_print_once_and_lead_back(tmp_path: Path) -> None:
    home = a_map("Home", {"go": "Goes", "stay": "Stays"}, go="Away.journey")
    away = a_map("Away", {"back": "Comes back"}, back="Home.journey")
    (tmp_path / "Home.journey").write_bytes(dumps(home))
    (tmp_path / "Away.journey").write_bytes(dumps(away))
    beside = Beside(identity(tmp_path / "Home.journey"), MapsBeside())
    printout = compose(home, FontBook.bundled(), PrintChoice("A4", adds=("inner",)), None, beside)
    assert len(printout.pages) == 2
    assert "Page 1" in {run.text for _g, _x, _y, run in printout.pages[1].drawing.texts()}


def test_room_for_the_pages_is_kept_on_the_cards(tmp_path: Path) -> None:
    """A card that is full of marks grows by the line that says the page; no two of its marks collide."""
    document = Document(a_map("New kitchen", {"fitter": "Chooses"}))
    inner_of(document, "fitter", "Choosing", "Asks around")
    with document.edit("marks"):
        card = document.journey["fitter"]
        document.put(msgspec.structs.replace(card, is_start=True, is_end=True, evidence=None))
    ops.add_note(document, NoteKind.PAIN_POINT, "fitter", "Hard to compare")
    fonts = FontBook.bundled()
    printout = compose(document.journey, fonts, PrintChoice("A4", adds=("inner",)))
    file = tmp_path / "k.pdf"
    write(printout, document.journey, "k", file, ".pdf")
    (page, _inner) = pages_of(file)
    assert {"Start", "End", "Page 2"} <= set(page.replace("Page 2", "Page 2,").split()) | {"Page 2"}
    runs = [
        (run.text, x + run.x, y + run.y, x + run.x + run.width)
        for group, x, y, run in printout.page.drawing.texts()
        if group.key == "fitter/card" and run.text in ("Start", "End", "Page 2")
    ]
    assert len(runs) == 3
    for i, (text, left, y, right) in enumerate(runs):
        for other, left2, y2, right2 in runs[i + 1 :]:
            assert abs(y - y2) > 8 or right < left2 or right2 < left, (text, other)


def test_without_files_only_maps_inside_print() -> None:
    document = Document(a_map("New kitchen", {"fitter": "Chooses", "van": "Waits"}, van="Delivery.journey"))
    inner_of(document, "fitter", "Choosing", "Asks around")
    tree = tree_below(document.journey, None)
    assert [inner.path for inner in tree.maps] == ["New kitchen › Choosing"]
    assert tree.remarks == ()


def test_the_card_leads_to_the_page_of_its_map_in_a_reader(shell: Shell, kitchen: Path) -> None:
    shell.done("export", str(kitchen), "-o", "all.pdf", "--with", "inner", "--paper", "A4")
    with pikepdf.open("all.pdf") as document:
        assert document.check_pdf_syntax() == []
        numbers = {page.objgen: i for i, page in enumerate(document.pages, 1)}
        leads = [
            sorted(numbers[note.Dest[0].objgen] for note in page.get("/Annots", []) if "/Dest" in note)
            for page in document.pages
        ]
        assert leads == [[2, 4], [3], [], [5], []]
        for note in document.pages[0].Annots:
            left, bottom, right, top = (float(v) for v in note.Rect)
            assert right - left > 60, "the whole card is taken hold of"
            assert top - bottom > 20
            assert "/A" not in note
    shell.done("export", str(kitchen), "-o", "one.pdf", "--paper", "A4")
    with pikepdf.open("one.pdf") as document:
        assert "/Annots" not in document.pages[0]


def test_a_path_of_titles_that_run_different_ways_runs_as_the_page_does() -> None:
    assert path_of(["New kitchen", "Delivery"]) == "New kitchen › Delivery"
    assert path_of(["مطبخ جديد", "توصيل"]) == "مطبخ جديد › توصيل"
    mixed = path_of(["مطبخ", "Delivery"])
    assert mixed == f"{ISOLATE}مطبخ{END_OF_ISOLATE} › Delivery"
    assert not is_rtl_text(mixed)
