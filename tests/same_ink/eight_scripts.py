"""A map every text of which holds eight scripts and an emoji, begun with another one each time."""

from __future__ import annotations

from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.order import evenly

WORDS = {
    "Latin": "Größe",
    "Greek": "Ποιότητα",
    "Cyrillic": "Качество",
    "Arabic": "السلام",
    "Hebrew": "שלום",
    "Devanagari": "क्षत्रिय",
    "Thai": "กำลังที่",
    "Han": "漢字",
    "Emoji": "👍🏽",
}
_KINDS = (NoteKind.PAIN_POINT, NoteKind.OPPORTUNITY, NoteKind.METRIC, NoteKind.CONTENT)


def sentence(first: int) -> str:
    """All words, the ones before `first` at the end."""
    words = list(WORDS.values())
    at = first % len(words)
    return " ".join(words[at:] + words[:at])


def eight_scripts() -> JourneyMap:
    """Three stages, three channels, six touchpoints with notes and connections, a persona."""
    orders = evenly(6)
    header = MapHeader(
        id="map",
        uid="eight",
        title=sentence(0),
        scenario=f"{sentence(1)} (12,5 %) – {sentence(3)}",
        organisation=sentence(2),
    )
    stages = [Stage(id=f"s{i}", order=orders[i], name=sentence(i + 3), goal=sentence(i + 5)) for i in range(3)]
    channels = [Channel(id=f"c{i}", order=orders[i], name=sentence(i)) for i in range(3)]
    touchpoints = [
        Touchpoint(
            id=f"t{i}", stage=f"s{i // 2}", step=orders[i % 2], channel=f"c{i % 3}", order=orders[0], name=sentence(i),
            description=f"{sentence(i + 4)} {sentence(i + 2)}", feeling=float(i % 5 - 2), personas=("p",),
        )
        for i in range(6)
    ]  # fmt: skip
    words = list(WORDS.values())
    connections = [Connection(id=f"k{i}", source=f"t{i - 1}", target=f"t{i}", label=words[i]) for i in range(1, 6)]
    notes = [
        Note(id=f"n{i}", kind=_KINDS[i % 4], about=f"t{i}", order=orders[0], text=sentence(i + 1), value=3.0, unit="kg")
        for i in range(6)
    ]
    persona = Persona(id="p", order=orders[0], name=sentence(3), role=sentence(0), quote=sentence(5))
    return JourneyMap([header, *stages, *channels, *touchpoints, *connections, *notes, persona])
