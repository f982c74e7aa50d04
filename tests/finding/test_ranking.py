"""What a few letters mean among many actions and elements."""

from __future__ import annotations

import pytest

from designer.finding.ranking import Choice, marked, prepare, ranked

CHOICES = [
    Choice("save", "Save"), Choice("save_as", "Save as…"), Choice("stage", "Add a stage after “Consideration”"),
    Choice("models", "Where the stage models come from"), Choice("gap", "Next gap"), Choice("fit", "Whole map", "zoom all"),
    Choice("go", "Go to touchpoint “Café savings”", has_initials=False),
]  # fmt: skip


def best(typed: str, used: dict[str, int] | None = None) -> list[str]:
    return [c.id for c in ranked(typed, [prepare(c) for c in CHOICES], used or {})[0]]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("save", ["save", "save_as"]),
        ("stage add", ["stage"]),
        ("ng", ["gap", "go"]),
        ("zoom", ["fit"]),
        ("cafe", ["go"]),
        ("zzz", []),
        ("sta mod", ["models"]),
    ],
)
def test_beginnings_before_middles_words_in_any_order_and_initials(typed: str, ids: list[str]) -> None:
    assert best(typed) == ids


def test_what_was_used_last_comes_first_among_what_matches() -> None:
    assert best("stage") == ["models", "stage"]
    assert best("stage", {"stage": 0}) == ["stage", "models"]
    assert best("", {"gap": 1, "fit": 0})[:3] == ["fit", "gap", "save"]
    assert "gap" not in best("save", {"gap": 0})


def test_all_are_counted_where_only_the_best_are_given() -> None:
    found, count = ranked("", [prepare(c) for c in CHOICES], {}, most=2)
    assert (len(found), count) == (2, len(CHOICES))


def test_what_matches_is_marked_in_the_text_as_written() -> None:
    text = "Go to touchpoint “Café savings”"
    assert [text[a:b] for a, b in marked("CAFE go", text)] == ["Go", "Café"]
    assert [text[a:b] for a, b in marked("caf cafe", text)] == ["Café"]
    assert [text[a:b] for a, b in marked("gt", text)] == ["G", "t"]
    assert marked("", text) == []
