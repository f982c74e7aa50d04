"""The pages of the rules: complete, the same everywhere, and the reference in the docs is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.checks import CATALOGUE, RULES
from designer.checks.pages import page_json, page_text, reference, rule_page, rule_pages, rules_text

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def test_each_rule_has_a_page_by_its_id_and_by_its_name() -> None:
    assert {check.id for check in CATALOGUE} <= {page.id for page in rule_pages()}
    assert rule_page("st01") == rule_page("stage-without-touchpoint")
    assert rule_page("ST01").why == "Where a stage has no touchpoint, the journey breaks."


def test_a_page_says_why_what_to_do_and_shows_a_bad_and_a_good_example() -> None:
    text = page_text(rule_page("ST02"))
    assert text.splitlines()[0] == "ST02  stage-count  (warning)"
    for label in ("Why", "What to do", "Bad", "Good", "Limits", "Profiles", "Source"):
        assert f"\n{label} " in text
    assert "fewest 2, most 10" in text
    assert page_json(rule_page("ST02"))["limits"] == {"fewest": 2, "most": 10}


def test_graph_rules_say_what_they_take_as_the_main_path() -> None:
    for id in RULES:
        assert ("Main path" in page_text(rule_page(id))) is id.startswith("GR"), id


def test_a_profile_that_grades_a_rule_differently_is_named() -> None:
    assert "cjml (error)" in page_text(rule_page("TP04"))
    assert "service-blueprint (error)" in page_text(rule_page("BP01"))
    assert page_json(rule_page("TP04"))["profiles"]["cjml"] == "error"


def test_a_rule_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no rule “ZZ99”"):
        rule_page("ZZ99")


def test_the_list_has_a_line_for_each_rule() -> None:
    lines = rules_text(rule_pages()).splitlines()
    assert len(lines) == len(rule_pages()) + 1
    assert lines[-1] == f"{len(rule_pages())} rules."


def test_the_reference_in_the_docs_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == reference(rule_pages()), "run python packaging/make_rules.py"


def test_every_page_is_whole() -> None:
    for page in rule_pages():
        for text in (page.why, page.advice, page.bad, page.good, page.source, page.topic):
            assert text, page.id
        assert page.profiles, page.id


def test_a_workshop_is_not_said_to_check_what_it_does_not_list() -> None:
    assert "workshop" not in dict(rule_page("SJ03").profiles)
    assert "workshop" in dict(rule_page("SJ01").profiles)
    assert "workshop" not in dict(rule_page("OW01").profiles)


def test_a_page_in_a_terminal_has_lines_that_can_be_read_and_all_its_words() -> None:
    for page in rule_pages():
        text = page_text(page)
        assert all(len(line) <= 100 for line in text.splitlines()), page.id
        words = " ".join(text.split())
        for said in (page.why, page.advice, page.spares, page.bad, page.good, page.main_path, page.source):
            assert " ".join(said.split()) in words, page.id
    assert page_json(rule_page("GR06"))["main_path"].startswith("The main path runs from ")
