"""A first map: whatever is answered, a filled map comes of it in which nothing is broken."""

from __future__ import annotations

import pytest

from designer.checks import check
from designer.guide import completeness
from designer.guide.first_map import Answers, Trade, first_map, trades
from designer.library import bundled
from designer.model import Evidence, JourneyMap, NoteKind, Scope, Stage, StageKind
from designer.storage import dumps, loads
from designer.templates import open_template, templates

MODELS = [t.id for t in templates() if t.id != "blank"]


def first(answers: Answers, model: str = "loyalty-loop") -> JourneyMap:
    return first_map(answers, open_template(model), bundled())


@pytest.mark.parametrize("trade", trades(), ids=lambda t: t.id)
@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("wants", ["", "Wants a bike."])
def test_every_trade_and_model_gives_a_map_that_lacks_only_what_nobody_answered(
    trade: Trade, scope: Scope, language: str, wants: str
) -> None:
    """Who wants what, who answers for it, and what it all rests on: the wizard does not know, and says so."""
    for model in [t.id for t in templates()]:
        answers = Answers(trade, "Mara", "buyer", wants, scope, language)
        journey = first_map(answers, open_template(model), bundled())
        found = check(journey)
        assert [g.rule for g in found.gaps] == ["EV01", "OW01", *([] if wants else ["PE03"])], (model, found.gaps)
        assert all(journey.touchpoints_in(s.id) for s in journey.stages)
        assert {t.evidence for t in journey.touchpoints} == {Evidence.ASSUMPTION}
        assert loads(dumps(journey), "M") == journey


def test_what_was_answered_stands_on_it() -> None:
    trade = trades()[0]
    answers = Answers(trade, " Mara ", "buyer", "Wants a bike.")
    journey = first_map(answers, open_template(trade.template), bundled())
    assert journey.header.title == "The journey of Mara"
    assert journey.header.scenario == "Wants a bike."
    assert [(p.name, p.role) for p in journey.personas] == [("Mara", "buyer")]
    assert len(journey.touchpoints) >= 2 * len(journey.stages) - 1
    assert "coffee" not in dumps(journey).decode().casefold(), "nothing of the model's own story"
    assert completeness(journey).steps[3:5] == (1, 1), "data and content for each stage"
    assert first_map(answers, open_template(trade.template), bundled()) == journey


def test_a_buyers_journey_ends_with_the_purchase() -> None:
    answers = Answers(trades()[0], scope=Scope.BUYER)
    journey = first_map(answers, open_template("loyalty-loop"), bundled())
    assert journey.stages[-1].kind is StageKind.PURCHASE
    assert journey.header.scope is Scope.BUYER
    assert [p.name for p in journey.personas] == ["Customer"], "nothing has to be answered"


@pytest.mark.parametrize("trade", trades(), ids=lambda t: t.id)
def test_a_start_help_stands_at_the_beginning_of_the_use(trade: Trade) -> None:
    journey = first(Answers(trade))
    (stage,) = [s for s in journey.stages if s.kind is StageKind.RETENTION]
    there = [t.name for t in journey.touchpoints_in(stage.id)]
    helps = {e.name() for e in bundled().usual(StageKind.ONBOARDING)}
    assert there[0] in helps
    assert len(there) == 3
    assert not helps & {t.name for t in first(Answers(trade, scope=Scope.BUYER)).touchpoints}


def test_the_trial_before_the_purchase_is_the_moment_of_truth_and_is_counted() -> None:
    journey = first(Answers(trades()[0]))
    (decides,) = [t for t in journey.touchpoints if t.is_moment_of_truth]
    stage = journey.find(Stage, decides.stage)
    assert stage is not None
    assert stage.kind is StageKind.PURCHASE
    assert [t.name for t in journey.touchpoints_in(stage.id)] == [decides.name, "Purchase in the store"]
    assert [n.kind for n in journey.notes_about(decides.id)] == [NoteKind.METRIC]


def test_a_buyers_journey_out_of_a_model_that_begins_with_the_purchase_compares_first() -> None:
    journey = first(Answers(trades()[0], scope=Scope.BUYER), "onboarding")
    assert [s.kind for s in journey.stages] == [StageKind.CONSIDERATION, StageKind.PURCHASE]


def test_in_german_it_is_german() -> None:
    journey = first_map(Answers(trades()[0], language="de"), open_template("loyalty-loop"), bundled())
    assert "Vergleichsseite" in [t.name for t in journey.touchpoints]
    assert all(trade.names["de"] for trade in trades())


def test_trades_name_models_that_are_there() -> None:
    assert {trade.template for trade in trades()} <= set(MODELS)
    assert all(len(set(trade.channels)) == len(trade.channels) >= 6 for trade in trades())


@pytest.mark.parametrize("trade", trades(), ids=lambda t: t.id)
def test_what_does_not_happen_in_a_trade_stands_on_none_of_its_first_maps(trade: Trade) -> None:
    known = {entry.names["en"] for entry in bundled().entries}
    assert trade.unusual <= known
    for model in MODELS:
        assert not trade.unusual & {t.name for t in first(Answers(trade), model).touchpoints}


@pytest.mark.parametrize(
    ("id", "steps"),
    [
        ("health", ["Consultation", "Offer by e-mail"]),
        ("craft", ["Consultation", "Visit with an offer"]),
        ("public", ["Consultation", "Contract by post"]),
        ("bank", ["Consultation", "Order in the app"]),
    ],
)
def test_the_purchase_of_a_trade_is_one_that_happens_there(id: str, steps: list[str]) -> None:
    trade = next(trade for trade in trades() if trade.id == id)
    journey = first(Answers(trade), trade.template)
    stage = next(s for s in journey.stages if s.kind is StageKind.PURCHASE)
    assert [t.name for t in journey.touchpoints_in(stage.id)] == steps
