"""How each channel and each persona appears on a map: icon, colour, dash, initial."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from designer.layout import icons
from designer.layout.texts import Texts
from designer.layout.theme import Theme
from designer.model import Channel, JourneyMap, Lane, Touch
from designer.words import _


class Look(msgspec.Struct, frozen=True):
    """How the place a card stands in is told: the icon and fill of its ticket, and what can be read on that."""

    name: str
    icon: str
    fill: str
    ink: str
    touch: Touch
    ownership: str = ""  # in words, where it is not as usual for its type


class Player(msgspec.Struct, frozen=True):
    """How a persona is told: by colour, dash and initial. The id "" stands for everyone, on a map without personas."""

    id: str
    name: str
    colour: str
    dash: tuple[float, ...]
    initial: str


class Cast(msgspec.Struct, frozen=True):
    """The looks of all channels and action lanes by id, and all personas in their order."""

    places: Mapping[str, Look]
    players: tuple[Player, ...]
    nowhere: Look  # "No channel yet"
    is_part: bool = False  # a view leaves something out, so that what is empty here need not be empty on the map

    def look(self, place: str) -> Look:
        """The look of a channel or action lane; "" is no channel yet."""
        return self.places.get(place, self.nowhere)


def cast_of(journey: JourneyMap, texts: Texts) -> Cast:
    """How the channels and personas of a map appear in a theme."""
    theme = texts.theme
    places: dict[str, Look] = {}
    for channel in journey.channels:
        places[channel.id] = _look(channel, theme)
    for lane in journey.action_lanes:
        places[lane.id] = _look(lane, theme)
    other = theme.touch_colour(Touch.OTHER)
    nowhere = Look("", "", other, theme.text_on(other), Touch.OTHER)
    return Cast(places, _players(journey, texts), nowhere, journey.is_seen_through_view)


def _look(lane: Channel | Lane, theme: Theme) -> Look:
    if isinstance(lane, Channel):
        touch = lane.known_touch
        fill = theme.touch_colour(touch, lane.colour)
        return Look(
            lane.name, icons.chosen(lane.icon, icons.OF_CHANNEL[lane.known_type]), fill, theme.text_on(fill), touch,
            ownership_word(lane) if lane.ownership is not None else "",
        )  # fmt: skip
    fill = theme.touch_colour(Touch.OTHER)
    return Look(lane.name, icons.chosen(lane.icon, icons.OF_LANE[lane.kind]), fill, theme.text_on(fill), Touch.OTHER)


def ownership_word(channel: Channel) -> str:
    """Whose medium a channel is, in small letters."""
    return {"owned": _("owned"), "paid": _("paid"), "earned": _("earned")}[channel.known_ownership.value]


def _players(journey: JourneyMap, texts: Texts) -> tuple[Player, ...]:
    theme, room = texts.theme, 2 * texts.theme.card.persona.radius
    players = []
    used: set[str] = set()
    places = journey.persona_places()
    for persona in journey.personas:
        i = places[persona.id]
        letters = _initials(persona.name)
        fitting = [letter for letter in letters if 0 < texts.width(letter, texts.mark) <= room]
        # A letter that is too wide for the disc, as the number of one that no font has, says less than the persona's place.
        initial = next((letter for letter in fitting if letter not in used), str(i + 1) if letters else "?")
        used.add(initial)
        colour = theme.persona_colour(i, persona.colour)
        players.append(Player(persona.id, persona.name, colour, theme.persona_dash(i), initial))
    return tuple(players)


def _initials(name: str) -> list[str]:
    """What can stand for a name: the first letter of each word, then any letter, then whatever a word begins with."""
    signs = [word[0] for word in name.split()]
    return [sign.upper()[:1] for sign in (*filter(str.isalnum, signs), *filter(str.isalnum, name), *signs)]
