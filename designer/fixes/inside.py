"""Mending a map together with those inside its file that its touchpoints open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.profiles import Profile
from designer.editing import Document
from designer.editing.inner import InnerDocument
from designer.fixes.applying import Done, Left, fix_all
from designer.library import Library
from designer.model import JourneyMap, Touchpoint
from designer.model.levels import is_measured, openers

ProfileOf = Callable[[JourneyMap], "str | Profile | None"]


class Mended(msgspec.Struct, frozen=True):
    """What was mended in one map; `names` are those of the touchpoints that lead there, none for the map itself."""

    names: tuple[str, ...]
    title: str
    done: tuple[Done, ...]
    left: tuple[Left, ...] = ()  # what has quick fixes and was not mended


def fix_levels(
    document: Document,
    library: Library,
    profile_of: ProfileOf,
    *,
    is_unsafe: bool = False,
    rules: frozenset[str] = frozenset(),
) -> list[Mended]:
    """Mend a map, then each inside it that is opened and has a touchpoint, as `fix_all` does it, each by its own profile.

    All is done in one history, that of `document`. A map that several touchpoints open is mended once.
    """

    def mend(here: Document, names: tuple[str, ...], facts: Facts) -> Iterator[Mended]:
        left: list[Left] = []
        profile = profile_of(here.journey)
        done = fix_all(here, library, profile, is_unsafe=is_unsafe, rules=rules, facts=facts, left=left.append)
        yield Mended(names, here.journey.header.title, tuple(done), tuple(left))
        # What opens a map, and whether anything does, may be another now.
        seen: set[str] = set()
        for card in openers(here.journey):
            if not card.submap or card.submap in seen:
                continue
            seen.add(card.submap)
            inner = InnerDocument(here, card.submap)
            try:
                if any(True for _touchpoint in inner.journey.of(Touchpoint)):
                    facts = Facts(is_measured=is_measured(here.journey, card.id))
                    yield from mend(inner, (*names, card.name), facts)
            finally:
                inner.leave()

    return list(mend(document, (), NO_FACTS))
