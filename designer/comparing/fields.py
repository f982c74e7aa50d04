"""Which fields of an element differ, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from designer.comparing.differences import FieldChange
from designer.comparing.matching import Match
from designer.comparing.words import bare, field_word, part_words, plain_value, quoted, value_words
from designer.model import Connection, Element, JourneyMap, LaneKind, MapHeader, Touchpoint
from designer.model.scales import map_scale

# What is told as a place or an order, or is no matter of the map's content.
_NOT_COMPARED = {
    "id", "order", "stage", "step", "lane", "about", "uid", "feeling", "feelings", "future_feeling", "future_feelings",
    "elements", "data", "media_type",
}  # fmt: skip
_ONE_ID = {(Connection, "source"), (Connection, "target"), (Touchpoint, "submap")}
_PICTURES = {"picture", "logo"}
_SETS = {"also", "personas", "channels", "hides", "folds", "owners", "statuses", "hides_kinds", "card_fields"}
_OF_IDS = {"also", "personas", "channels", "hides", "folds"}
_FILE = "(file)"  # what storage keeps of a file outside of known elements


class Explained(msgspec.Struct, frozen=True):
    """A part of a field change that only came because another element was added or removed: its id before or after."""

    before: str
    after: str
    change: FieldChange


class Fields:
    """Compares the fields of elements that are one in both maps."""

    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match) -> None:
        self.before, self.after, self.match = before, after, match
        # Values are told on the scales of the map that it has become.
        feelings = map_scale(after)
        self._scales = {
            "feeling": feelings,
            "future_feeling": feelings,
            "engagement": map_scale(after, LaneKind.ENGAGEMENT),
        }

    def changes(self, one: Element, other: Element) -> tuple[list[FieldChange], list[Explained]]:
        """What differs, and what of it only follows from something that was added or removed."""
        found: list[FieldChange] = []
        explained: list[Explained] = []
        for field in type(one).__struct_fields__:
            ours, theirs = getattr(one, field), getattr(other, field)
            is_id = (type(one), field) in _ONE_ID
            if field in _NOT_COMPARED or (ours == theirs and not is_id and field not in _OF_IDS | _PICTURES):
                continue
            if field == "channel" and isinstance(one, Touchpoint) and isinstance(other, Touchpoint):
                if not (one.lane and other.lane) or self._is_one(ours, theirs):
                    continue  # its place
                found.append(self._one_id(type(one), field, ours, theirs))
            elif field in _SETS:
                change, because = self._set(type(one), field, ours, theirs)
                found += change
                explained += because
            elif field in _PICTURES:
                found += self._picture(type(one), field, ours, theirs)
            elif is_id:
                if not self._is_one(ours, theirs):
                    found.append(self._one_id(type(one), field, ours, theirs))
            elif field == "extra":
                found += _extra(ours, theirs)
            elif ours != theirs:
                found += self._plain(type(one), field, ours, theirs)
        if isinstance(one, Touchpoint) and isinstance(other, Touchpoint):
            for field in ("feeling", "future_feeling"):
                found += self._feelings(one, other, field, bool(explained))
        return found, explained

    def _is_one(self, ours: str, theirs: str) -> bool:
        return self.match.to_after.get(ours, "") == theirs if ours else not theirs

    def _plain(self, cls: type[Element], field: str, ours: Any, theirs: Any) -> list[FieldChange]:
        one, other = (self._words(x, field) for x in (ours, theirs))
        return [FieldChange(field, field_word(cls, field), plain_value(ours), plain_value(theirs), one, other)]

    def _words(self, value: Any, field: str) -> str:
        scale = self._scales.get(field)
        if scale is not None and isinstance(value, int | float):
            return scale.text(value, self.after.header.language)
        return value_words(value, field)

    def _one_id(self, cls: type[Element], field: str, ours: str, theirs: str) -> FieldChange:
        before, after = bare(self.before, self.before.get(ours)), bare(self.after, self.after.get(theirs))
        word = {"source": "from", "target": "to"}.get(field, field)
        one, other = (f"“{name}”" if id else value_words(None) for id, name in ((ours, before), (theirs, after)))
        return FieldChange(
            field, field_word(cls, word), before if ours else None, after if theirs else None, one, other
        )

    def _picture(self, cls: type[Element], field: str, ours: str, theirs: str) -> list[FieldChange]:
        one, other = self.before.get(ours), self.after.get(theirs)
        if _content(one) == _content(other):
            return []
        return [FieldChange(field, field_word(cls, field), ours or None, theirs or None)]

    # Fields that hold several things, in no order

    def _set(
        self, cls: type[Element], field: str, ours: tuple[Any, ...], theirs: tuple[Any, ...]
    ) -> tuple[list[FieldChange], list[Explained]]:
        if field not in _OF_IDS or (cls is MapHeader):
            lost = tuple(part_words(v) for v in ours if v not in theirs)
            gained = tuple(part_words(v) for v in theirs if v not in ours)
            if not lost and not gained:
                return [], []
            return [self._set_change(cls, field, plain_value(ours), plain_value(theirs), gained, lost)], []
        mine = {self.match.to_after.get(id, id) for id in ours if id in self.match.to_after}
        lost_ids = [i for i in ours if self.match.to_after.get(i) not in theirs]
        gained_ids = [i for i in theirs if i not in mine]
        if not lost_ids and not gained_ids:
            return [], []
        names = (
            [bare(self.before, self.before.get(i)) for i in ours],
            [bare(self.after, self.after.get(i)) for i in theirs],
        )
        explained: list[Explained] = []
        for id in [i for i in lost_ids if i not in self.match.to_after]:
            name = bare(self.before, self.before.get(id))
            explained.append(Explained(id, "", self._set_change(cls, field, *names, (), (name,))))
        for id in [i for i in gained_ids if i not in self.match.to_before]:
            name = bare(self.after, self.after.get(id))
            explained.append(Explained("", id, self._set_change(cls, field, *names, (name,), ())))
        lost = tuple(bare(self.before, self.before.get(i)) for i in lost_ids if i in self.match.to_after)
        gained = tuple(bare(self.after, self.after.get(i)) for i in gained_ids if i in self.match.to_before)
        return [self._set_change(cls, field, *names, gained, lost)] if lost or gained else [], explained

    def _set_change(
        self,
        cls: type[Element],
        field: str,
        ours: list[str],
        theirs: list[str],
        gained: tuple[str, ...],
        lost: tuple[str, ...],
    ) -> FieldChange:
        return FieldChange(field, field_word(cls, field), ours, theirs, gained=gained, lost=lost)

    # Feelings

    def _feelings(self, one: Touchpoint, other: Touchpoint, field: str, is_explained: bool) -> list[FieldChange]:
        """What those feel who are on both maps; a value for everyone and equal values for each are the same."""
        each = f"{field}s"
        ours, theirs = dict(getattr(one, each)), dict(getattr(other, each))
        all_ours, all_theirs = getattr(one, field), getattr(other, field)
        known = [(a, b) for a, b in self._personas() if _takes_part(one, a) or _takes_part(other, b)]
        both = [(a, b) for a, b in known if _takes_part(one, a) and _takes_part(other, b)]
        if (not ours and not theirs) or not both:
            if all_ours == all_theirs or (is_explained and (all_ours is None or all_theirs is None)):
                return []
            return self._plain(Touchpoint, field, all_ours, all_theirs)
        found: list[FieldChange] = []
        values: set[tuple[float | None, float | None]] = set()
        for a, b in known:
            if (a, b) in both:
                before, after = ours.get(a, all_ours), theirs.get(b, all_theirs)
            else:
                before, after = ours.get(a), theirs.get(b)
            values.add((before, after))
            if before != after:
                name = bare(self.after, self.after.get(b))
                word = f"{field_word(Touchpoint, field)} ({name})"
                was, now = (self._words(x, field) for x in (before, after))
                found.append(FieldChange(field, word, plain_value(before), plain_value(after), was, now))
        if len(found) == len(known) > 1 and len(values) == 1:
            return self._plain(Touchpoint, field, *values.pop())
        return found

    def _personas(self) -> Iterable[tuple[str, str]]:
        pairs: Mapping[str, str] = self.match.to_after
        return [(p.id, pairs[p.id]) for p in self.before.personas if p.id in pairs]


def _extra(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[FieldChange]:
    """What differs in fields that only a newer program knows, each by its own name."""
    found = []
    for key in sorted({*ours, *theirs} - {_FILE}):
        one, other = ours.get(key), theirs.get(key)
        if one != other or (key in ours) is not (key in theirs):
            found.append(FieldChange(key, quoted(key), one, other, value_words(one), value_words(other)))
    return found


def _takes_part(touchpoint: Touchpoint, persona: str) -> bool:
    return not touchpoint.personas or persona in touchpoint.personas


def _content(picture: Element | None) -> tuple[str, bytes] | None:
    return None if picture is None else (picture.media_type, picture.data)  # type: ignore[attr-defined]
