"""The connections of a map as links to draw: between touchpoints, or the piles of folded stages that hold these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.layout.routes import RouteLink
from designer.layout.texts import Texts
from designer.model import Connection
from designer.words import _


class Links(msgspec.Struct, frozen=True):
    """All connections to draw, and the same sorted: those inside each stage, and those between stages. `homes` are the places
    of the stages that each of the latter leads from and to."""

    all: tuple[RouteLink, ...]
    inside: tuple[tuple[RouteLink, ...], ...]
    between: tuple[RouteLink, ...]
    homes: tuple[tuple[int, int], ...]


def links_of(
    connections: Sequence[Connection], stages: Sequence[Mapping[str, str]], piles: Mapping[str, str], texts: Texts
) -> Links:
    """The links of a map. `stages` gives the place of each touchpoint, stage by stage; `piles` the pile of those in a folded
    stage: ways between two of one pile are not drawn, several of one kind that become the same way are drawn once."""
    places: dict[str, str] = {}
    home: dict[str, int] = {}
    for i, one in enumerate(stages):
        places.update(one)
        home.update(dict.fromkeys(one, i))
    inside: list[list[RouteLink]] = [[] for _stage in stages]
    between: list[RouteLink] = []
    homes: list[tuple[int, int]] = []
    every: list[RouteLink] = []
    drawn: set[tuple[str, str, str]] = set()
    for connection in connections:
        source, target = places.get(connection.source), places.get(connection.target)
        if source is None or target is None:
            continue
        start, end = connection.source, connection.target
        stages_of = home[start], home[end]
        stage = stages_of[0] if stages_of[0] == stages_of[1] else -1
        if piles:
            start, end = piles.get(start, start), piles.get(end, end)
            if start != connection.source or end != connection.target:
                # What goes on inside a folded stage is folded with it.
                if stage >= 0 or (start, end, connection.kind) in drawn:
                    continue
                drawn.add((start, end, connection.kind))
        label = label_of(connection) if connection.label or connection.share is not None else ""
        width = texts.width(label, texts.label) if label else 0
        link = RouteLink(connection.id, start, end, connection.kind, label, width, source != target)
        every.append(link)
        if stage >= 0:
            inside[stage].append(link)
        else:
            between.append(link)
            homes.append(stages_of)
    return Links(tuple(every), tuple([tuple(links) for links in inside]), tuple(between), tuple(homes))


def label_of(connection: Connection) -> str:
    """What stands beside a connection: its label and its share."""
    share = "" if connection.share is None else _("{share} %").format(share=f"{connection.share:g}")
    return " ".join(part for part in (" ".join(connection.label.split()), share) if part)
