"""A known word in a channel's name decides its type, its owner and its touch."""

from __future__ import annotations

import pytest

from designer.model import Channel, ChannelType, Ownership, Touch
from designer.model.channels import type_from_name, usual_ownership, usual_touch


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Instagram", "social"),
        ("Website", "website"),
        ("E-mail", "e-mail"),
        ("Email newsletter", "e-mail"),
        ("Review site", "review site"),
        ("Word of mouth", "word of mouth"),
        ("Home visit", "home visit"),
        ("Telefon", "phone"),
        ("Filiale", "store"),
        ("Post", "post"),
        ("App", "app"),
        ("Mobile app", "app"),
        ("Search", "search"),
        ("Live chat", "chat"),
        ("SMS", "SMS"),
        ("Trade fair", "event"),
        ("Partner", "partner"),
        ("TV ad", "advertising"),
        ("Store", "store"),
        ("Carrier pigeon", "other"),
        ("Postcard game", "other"),
        ("", "other"),
    ],
)
def test_the_name_tells_the_type(name: str, type: str) -> None:
    assert type_from_name(name) == type


def test_every_type_has_a_touch_and_an_owner() -> None:
    human = {t for t in ChannelType if usual_touch(t) is Touch.HUMAN}
    assert human == {
        ChannelType.PHONE,
        ChannelType.STORE,
        ChannelType.EVENT,
        ChannelType.WORD_OF_MOUTH,
        ChannelType.PARTNER,
        ChannelType.HOME_VISIT,
    }
    assert [t for t in ChannelType if usual_touch(t) is Touch.PHYSICAL] == [ChannelType.POST]
    assert [t for t in ChannelType if usual_touch(t) is Touch.OTHER] == [ChannelType.OTHER]
    assert [t for t in ChannelType if usual_ownership(t) is Ownership.PAID] == [ChannelType.ADVERTISING]
    earned = {t for t in ChannelType if usual_ownership(t) is Ownership.EARNED}
    assert earned == {ChannelType.WORD_OF_MOUTH, ChannelType.REVIEW_SITE}


def test_what_was_set_wins_over_what_is_usual() -> None:
    channel = Channel(id="c1", name="Instagram", touch=Touch.HUMAN, ownership=Ownership.EARNED)
    assert (channel.known_type, channel.known_touch, channel.known_ownership) == ("social", "human", "earned")
