"""What usually stands in a blueprint at a touchpoint; data, so that it grows without code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec

from designer.model import ChannelType
from designer.resources import resource_path

USUAL = "en"


class Item(msgspec.Struct, frozen=True):
    """An action of staff or systems, or a thing that the customer sees; for any channel where `channels` is empty."""

    kind: str  # "front stage", "back stage", "support" or "evidence"
    channels: frozenset[ChannelType]
    names: Mapping[str, str]


@cache
def _items() -> tuple[Item, ...]:
    rows = tomllib.loads(resource_path("checks", "blueprint.toml").read_text("utf-8"))["item"]
    return tuple(
        Item(
            row["kind"],
            frozenset(ChannelType(name) for name in row.get("channels", ())),
            {key: text for key, text in row.items() if key not in ("kind", "channels")},
        )
        for row in rows
    )


def usual_work(kind: str, channel: ChannelType, language: str) -> tuple[str, ...]:
    """What is usual of a kind at a touchpoint through this type of channel, the most likely first."""
    own = [item for item in _items() if item.kind == kind and channel in item.channels]
    any_channel = [item for item in _items() if item.kind == kind and not item.channels]
    key = language.partition("-")[0].casefold()
    return tuple(item.names.get(key) or item.names[USUAL] for item in (*own, *any_channel))
