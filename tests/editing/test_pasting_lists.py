"""A touchpoint list that was copied elsewhere, put onto a map that has something already."""

from __future__ import annotations

from designer.editing import Document
from designer.editing import operations as ops
from designer.interchange.pasted import Known, html_table, read_rows, tabbed_text, table_in
from designer.model import Channel, JourneyMap, MapHeader, Note, NoteKind, Placement, Stage, Touchpoint


def shop() -> Document:
    return Document(
        JourneyMap(
            [
                MapHeader(id="map", uid="shop"),
                Stage(id="find", order="A", name="Find"),
                Stage(id="buy", order="B", name="Buy"),
                Channel(id="web", order="A", name="Website"),
                Touchpoint(id="look", stage="find", step="A", channel="web", name="Look"),
            ]
        )
    )


def paste(document: Document, text: str, place: Placement | None = None, html: str = "") -> tuple[str, ...]:
    stage = "Find" if place is not None else ""
    found = read_rows(table_in(text, html), stage, Known.of(document.journey)).journey
    return ops.paste_list(document, found, place, stage).ids


def names(document: Document, stage: str) -> list[list[str]]:
    return [[t.name for t in step] for _key, step in document.journey.steps(stage)]


def test_columns_with_a_header_are_mapped_as_a_list_does() -> None:
    document = shop()
    text = "Touchpoint\tChannel\tPain point\tOwner\nAsk\twebsite\tSlow\tSales\nVisit\tStore\t\t\n"
    paste(document, text, Placement(stage="find", after="A", lane="web"))
    assert names(document, "find") == [["Look"], ["Ask"], ["Visit"]]
    assert [c.name for c in document.journey.channels] == ["Website", "Store"]
    ask = next(t for t in document.journey.touchpoints if t.name == "Ask")
    assert (ask.channel, ask.owner) == ("web", "Sales")
    (note,) = document.journey.of(Note)
    assert (note.kind, note.text, note.about) == (NoteKind.PAIN_POINT, "Slow", ask.id)
    assert document.undo_label == "Paste 2 touchpoints"
    document.undo()
    assert document.journey == shop().journey


def test_stages_of_the_same_name_are_used_and_new_ones_added() -> None:
    document = shop()
    paste(document, "Stage\tTouchpoint\nfind\tCompare\nBuy\tPay\nUse\tOpen\n", Placement(stage="buy"))
    assert [s.name for s in document.journey.stages] == ["Find", "Buy", "Use"]
    assert names(document, "find") == [["Look"], ["Compare"]]
    assert names(document, "buy") == [["Pay"]]


def test_without_a_header_columns_are_known_by_what_stands_in_them() -> None:
    document = shop()
    (id,) = paste(document, "Buy\tOrder\tWebsite\t-1\tBy phone")
    order = document.journey[id]
    assert isinstance(order, Touchpoint)
    assert (order.stage, order.name, order.channel, order.feeling, order.description) == (
        "buy", "Order", "web", -1, "By phone",
    )  # fmt: skip


def test_without_a_place_or_a_stage_they_wait_in_the_tray() -> None:
    document = shop()
    paste(document, "Touchpoint\tOwner\nAsk\tSales\n")
    assert [t.name for t in document.journey.tray] == ["Ask"]


def test_an_html_table_is_read_as_one_with_tabs_is() -> None:
    html = (
        "<p>Before</p><table><tr><th>Touchpoint<th>Owner</tr><tr><td>A &amp; B</td><td>Sales<br>North</td></tr></table>"
    )
    assert table_in("A & B Sales", html) == [["Touchpoint", "Owner"], ["A & B", "Sales\nNorth"]]
    assert table_in("1. Looks\n\tOrders\t12\n") == [], "lines of which some are indented"
    assert table_in("just\nlines", "<p>just<br>lines</p>") == []


def test_cells_of_a_spreadsheet_may_hold_lines_and_quotation_marks() -> None:
    assert table_in('Say ""hi""\tx\n"two\nlines"\ty\n')[1] == ["two\nlines", "y"]


def test_what_is_given_to_other_programs_comes_back_as_it_was() -> None:
    document = shop()
    for rows in (table_in(tabbed_text(document.journey)), table_in("", html_table(document.journey))):
        found = read_rows(rows, "").journey
        assert [(t.name, found[t.stage].name, found[t.channel].name) for t in found.touchpoints] == [  # type: ignore[attr-defined]
            ("Look", "Find", "Website")
        ]
