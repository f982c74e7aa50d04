"""Names of any length, of any characters, stay in their place."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.model import JourneyMap, Touchpoint
from designer.text import FontBook
from tests.layout.laws import broken

arrangements = st.sampled_from(Arrangement)


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _layout(journey: JourneyMap, arrangement: Arrangement) -> JourneyLayout:
    options = LayoutOptions(arrangement=arrangement, shows_private=True)
    return lay_out(journey, Theme.load("paper"), _fonts(), options)


@given(st.text(max_size=400), st.text(max_size=400), arrangements)
@settings(max_examples=30)
def test_names_of_any_length_stay_in_their_place(name: str, other: str, arrangement: Arrangement) -> None:
    journey = _named(name, other)
    assert broken(journey, _layout(journey, arrangement)) == {}


def _named(name: str, other: str) -> JourneyMap:
    from designer.model import Channel, Connection, MapHeader, Note, NoteKind, Persona, Stage

    return JourneyMap(
        [
            MapHeader(id="map", title=name, scenario=other, organisation=name, author=other, version=name, date=other),
            Persona(id="p1", order="5", name=name, role=other, quote=other),
            Persona(id="p2", order="6", name=other, role=name, quote=name),
            Stage(id="s1", order="5", name=name, goal=other, duration=name),
            Stage(id="s2", order="6", name=other, goal=name),
            Channel(id="c1", order="5", name=name),
            Channel(id="c2", order="6", name=other),
            Channel(id="c3", order="7", name=name),
            Touchpoint(
                id="t1",
                stage="s1",
                step="5",
                channel="c1",
                name=name,
                description=other,
                feeling=2,
                personas=("p1", "p2"),
            ),
            Touchpoint(id="t2", stage="s1", step="6", channel="c2", name=other, description=name, feeling=-2),
            Touchpoint(id="t3", name=name, description=other),
            Connection(id="k1", source="t1", target="t2", label=name),
            *(
                Note(
                    id=f"n{i}", about="t1", order=f"{i}5", kind=kind, text=name if i % 2 else other, unit=other, value=i
                )
                for i, kind in enumerate(NoteKind, 1)
            ),
        ]
    )
