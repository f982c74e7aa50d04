"""A first map: whatever is answered, a filled map comes of it in which nothing is broken."""

from __future__ import annotations

import pytest

from designer.checks import check
from designer.guide import completeness
from designer.guide.first_map import Answers, Trade, first_map, trades
from designer.library import bundled
from designer.model import Evidence, Scope, StageKind
from designer.storage import dumps, loads
from designer.templates import open_template, templates

MODELS = [t.id for t in templates() if t.id != "blank"]


@pytest.mark.parametrize("trade", trades(), ids=lambda t: t.id)
@pytest.mark.parametrize("scope", list(Scope))
def test_every_trade_and_model_gives_a_map_without_an_error(trade: Trade, scope: Scope) -> None:
    for model in MODELS:
        answers = Answers(trade, "Mara", "buyer", "Wants a bike.", scope)
        journey = first_map(answers, open_template(model), bundled())
        found = check(journey)
        assert found.counts.error == 0, (model, [g.message for g in found.gaps])
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


def test_in_german_it_is_german() -> None:
    journey = first_map(Answers(trades()[0], language="de"), open_template("loyalty-loop"), bundled())
    assert "Vergleichsseite" in [t.name for t in journey.touchpoints]
    assert all(trade.names["de"] for trade in trades())


def test_trades_name_models_that_are_there() -> None:
    assert {trade.template for trade in trades()} <= set(MODELS)
    assert all(len(set(trade.channels)) == len(trade.channels) >= 6 for trade in trades())
