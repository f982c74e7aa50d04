"""A gap is waived with a reason; the waiver is part of the map, and falls away when what it is about changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from designer.checks import check, summary
from designer.editing import Document
from designer.editing import operations as ops
from designer.model import ConnectionKind, Gap, JourneyMap, NoteKind, Waiver
from designer.model.waivers import fallen
from designer.storage import dumps, loads
from tests.checks.cases import branched, felt, kinds, narrow, note
from tests.checks.maps import HEALTHY, change, connect, draw


def gap_of(document: Document, rule: str) -> Gap:
    (gap,) = [gap for gap in check(document.journey).gaps if gap.rule == rule]
    return gap


@pytest.fixture
def document() -> Document:
    return Document(change(draw(HEALTHY), "Order", owner=""))


def test_a_waived_gap_is_listed_and_not_counted(document: Document) -> None:
    assert check(document.journey).counts.info == 1
    ops.waive(document, gap_of(document, "OW01"), "  The shop\nsystem sends it. ", "2026-11-12", "R. Adler")
    gap = gap_of(document, "OW01")
    assert gap.is_waived
    assert gap.reason == "The shop system sends it."
    assert check(document.journey).counts.info == 0
    assert summary(check(document.journey)).startswith("No gaps.")
    (waiver,) = document.journey.of(Waiver)
    assert (waiver.date, waiver.by, waiver.about) == ("2026-11-12", "R. Adler", ("Order",))
    document.undo()
    assert not gap_of(document, "OW01").is_waived


def test_it_is_kept_in_the_file(document: Document) -> None:
    ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    assert check(loads(dumps(document.journey), "Map.journey")) == check(document.journey)


def test_it_falls_away_when_what_it_is_about_changes_and_is_back_after_undo(document: Document) -> None:
    ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    ops.rename(document, "Order", "Orders online")
    assert not gap_of(document, "OW01").is_waived
    assert [w.reason for w in fallen(document.journey, check(document.journey).gaps)] == ["The shop system sends it."]
    document.undo()
    assert gap_of(document, "OW01").is_waived


NAMED_BESIDES: list[tuple[str, Callable[[], JourneyMap], str, dict[str, Any]]] = [
    ("CH04", lambda: felt("A: a via Web -> b via App -> c via Web ->\nB: d via Web", 0, -2, 0, 1), "b", {"name": "B"}),
    ("EM03", lambda: felt("A: a via Web -> b via Shop ->\nB: c via Web", 1, -1, 0), "a", {"name": "Signs"}),
    ("EM03", lambda: felt("A: a via Web -> b via Shop ->\nB: c via Web", 1, -1, 0), "a", {"feeling": 2.0}),
    (
        "CO04",
        lambda: kinds("B: Pays via Web ->\nC: Rides via Street", B="purchase", C="use"),
        "stage B",
        {"name": "Buy"},
    ),
    ("OP01", lambda: draw(HEALTHY, note("Order", NoteKind.PAIN_POINT)), "Order", {"owner": "Sales, north"}),
    ("GR08", lambda: connect(draw(HEALTHY), "Order", "Question"), "Question", {"name": "Asks"}),
    ("GR07", lambda: branched({}, {}), "b->c", {"kind": ConnectionKind.ALTERNATIVE}),
    ("GR09", lambda: branched({"share": 60}, {"share": 30}), "b->c", {"share": 50}),
    ("GR06", lambda: narrow(), "z", {"name": "End"}),
]


@pytest.mark.parametrize(("rule", "make", "id", "fields"), NAMED_BESIDES)
def test_it_falls_away_too_when_what_else_its_sentence_names_changes(
    rule: str, make: Callable[[], JourneyMap], id: str, fields: dict[str, Any]
) -> None:
    document = Document(make())
    gap = gap_of(document, rule)
    assert id not in gap.elements
    ops.waive(document, gap, "It is known.", "2026-11-12")
    assert gap_of(document, rule).is_waived
    assert gap_of(document, rule).waived_on == "2026-11-12"
    change(document.journey, id, **fields)
    assert not gap_of(document, rule).is_waived
    assert [w.rule for w in fallen(document.journey, check(document.journey).gaps)] == [rule]


def test_moving_a_card_along_in_its_stage_changes_nothing_of_it(document: Document) -> None:
    ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    change(document.journey, "Order", step="zz", order="zz")
    assert gap_of(document, "OW01").is_waived


def test_what_it_is_about_can_be_deleted(document: Document) -> None:
    ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    ops.delete(document, ["Order"])
    assert all(gap.rule != "OW01" for gap in check(document.journey).gaps)
    assert len(fallen(document.journey, check(document.journey).gaps)) == 1


def test_a_gap_of_the_whole_map_is_waived_until_its_numbers_change() -> None:
    stages = "\n".join(f"S{i}: t{i} via {'Web' if i % 2 else 'Shop'} ->" for i in range(11))
    document = Document(draw(stages + "\nEnd: z via Web"))
    ops.waive(document, gap_of(document, "ST02"), "The client has twelve.")
    assert gap_of(document, "ST02").is_waived
    ops.add_stage(document, "One more")
    assert not gap_of(document, "ST02").is_waived


def test_a_second_reason_takes_the_place_of_the_first(document: Document) -> None:
    ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    ops.waive(document, gap_of(document, "OW01"), "Agreed with sales.")
    assert [w.reason for w in document.journey.of(Waiver)] == ["Agreed with sales."]


def test_taking_it_back(document: Document) -> None:
    id = ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    ops.unwaive(document, id)
    assert not gap_of(document, "OW01").is_waived
    assert document.history[-1] == "Take back the waiver of OW01"
    with pytest.raises(ops.Refused, match="not there any more"):
        ops.unwaive(document, id)


def test_without_a_reason_nothing_is_waived(document: Document) -> None:
    with pytest.raises(ops.Refused, match="with a reason"):
        ops.waive(document, gap_of(document, "OW01"), " \n ")
    assert not document.history


def test_the_language_of_the_program_does_not_matter() -> None:
    # The sentence of a gap about the map is in the language of whoever looks; only its numbers are kept.
    journey: JourneyMap = draw(HEALTHY, scenario="")
    (gap,) = [g for g in check(journey).gaps if g.rule == "PE03"]
    document = Document(journey)
    ops.waive(
        document, Gap(gap.rule, gap.name, gap.severity, (), "Die Karte hat kein Szenario.", ""), "Wird nachgereicht."
    )
    assert gap_of(document, "PE03").is_waived


def test_waivers_about_what_is_gone_go_with_the_next_one_and_come_back_with_undo(document: Document) -> None:
    ops.waive(document, gap_of(document, "OW01"), "The shop system sends it.")
    ops.delete(document, ["Order"])
    change(document.journey, "Survey", owner="")
    ops.waive(document, gap_of(document, "OW01"), "Agreed with sales.")
    assert [w.about for w in document.journey.of(Waiver)] == [("Survey",)]
    document.undo()
    assert [w.about for w in document.journey.of(Waiver)] == [("Order",)]
