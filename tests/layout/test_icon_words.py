"""An icon is found by what a person calls it, in English or German."""

from __future__ import annotations

import pytest

from designer.layout import icons
from designer.layout.icon_words import groups, icon_label, search


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("doctor", "stethoscope"),
        ("Arzt", "stethoscope"),
        ("phone", "phone"),
        ("anruf", "phone"),
        ("shopping cart", "shopping-cart"),
        ("Rechnung", "receipt-text"),
        ("hausbesuch", "door-open"),
        ("heat pump", "heater"),
        ("WÄRMEPUMPE", "heater"),
        ("waermepumpe", "heater"),
        ("warmepumpe", "heater"),
        ("schloss", "lock"),
        ("parcel", "package"),
        ("heart-crack", "heart-crack"),
        ("ki", "bot"),
    ],
)
def test_an_icon_is_found_by_what_it_is_called(words: str, name: str) -> None:
    found = search(words)
    assert name in found[:4], found[:8]


def test_each_word_asked_for_must_fit() -> None:
    assert set(search("card payment")) <= set(search("payment"))
    assert "credit-card" in search("payment card")
    assert "wallet" not in search("payment card")


def test_a_name_comes_before_what_only_says_the_word_too() -> None:
    assert search("train")[0] == "train-front"
    assert search("bus")[0] == "bus"
    assert search("key")[0] == "key-round"


def test_without_words_all_icons_are_offered_and_nonsense_finds_none() -> None:
    everything = [name for group in groups() for name in group.names]
    assert list(search("  ")) == everything
    assert len(everything) == len(set(everything)) > 250
    assert search("xyzzy") == ()
    assert search("?") == search("")


def test_every_icon_on_offer_is_drawn_and_named_in_both_languages() -> None:
    for group in groups():
        assert group.heading[0].isupper()
        for name in group.names:
            assert icons.is_icon(name), name
            assert icon_label(name)
            assert icon_label(name, "de")
            assert icon_label(name)[0].isupper() or not icon_label(name)[0].isalpha()


def test_every_icon_a_channel_or_lane_has_by_itself_can_be_chosen() -> None:
    everything = set(search(""))
    assert set(icons.OF_CHANNEL.values()) <= everything
    assert set(icons.OF_LANE.values()) <= everything


def test_an_icon_of_a_newer_program_gives_way_to_the_usual_one() -> None:
    assert icons.chosen("plane", "flag") == "plane"
    assert icons.chosen("hologram-9000", "flag") == "flag"
    assert icons.chosen("", "flag") == "flag"
