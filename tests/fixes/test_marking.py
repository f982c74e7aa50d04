"""What `--unsafe` wrote by guess says that it is one, though the touchpoint rests on something that was measured."""

from __future__ import annotations

import msgspec
import pytest

from designer.checks import check
from designer.editing import Document
from designer.fixes import apply_fix, fixes_for
from designer.library import bundled
from designer.model import (
    Channel,
    Connection,
    Element,
    Evidence,
    JourneyMap,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)

LIBRARY = bundled()


def measured(*changed: Element, language: str = "en") -> Document:
    """Four touchpoints in two stages; everything about them was measured."""
    elements: list[Element] = [
        MapHeader(id="map", title="M", scenario="x", language=language),
        Persona(id="p", name="Mara", order="1"),
        Persona(id="q", name="Jonas", order="2"),
        Stage(id="s1", name="Before", order="1", goal="Go on"),
        Stage(id="s2", name="After", order="2", goal="Go on"),
        Channel(id="w", name="Website", order="1"),
        *(
            Touchpoint(
                id=f"t{n}",
                name=f"T{n}",
                stage=stage,
                step=f"{n}",
                order="1",
                channel="w",
                personas=("p", "q"),
                evidence=Evidence.MEASURED,
                source="web statistics",
                feeling=1.0,
                initiator="customer",
            )
            for n, stage in ((1, "s1"), (2, "s1"), (3, "s1"), (4, "s2"))
        ),
        *(Connection(id=f"k{n}", source=f"t{n}", target=f"t{n + 1}") for n in range(1, 4)),
    ]
    known = {element.id: element for element in elements}
    known.update({element.id: element for element in changed})
    return Document(JourneyMap(known.values()))


def without(id: str, **fields: object) -> Touchpoint:
    touchpoint = measured().journey.find(Touchpoint, id)
    assert touchpoint is not None
    return msgspec.structs.replace(touchpoint, **fields)


def mend(document: Document, rule: str, *, nth: int = 0) -> None:
    gap = next(gap for gap in check(document.journey).gaps if gap.rule == rule)
    apply_fix(document, fixes_for(document.journey, gap, LIBRARY)[nth], is_assumed=True)


def questions(document: Document) -> dict[str, list[str]]:
    """What is asked, by what it is asked about."""
    found: dict[str, list[str]] = {}
    for note in document.journey.of(Note):
        if note.kind is NoteKind.QUESTION:
            assert note.source
            found.setdefault(note.about, []).append(note.text)
    return found


def evidence(document: Document) -> set[Evidence | None]:
    return {t.evidence for t in document.journey.touchpoints}


def test_a_feeling_that_was_guessed_at_a_measured_touchpoint_is_asked_about() -> None:
    document = measured(without("t2", feeling=None), without("t4", feelings=(("p", 1.0), ("q", 0.0))))
    mend(document, "EM01")
    assert evidence(document) == {Evidence.MEASURED}, "what was measured stays so"
    assert questions(document) == {"t2": ["Assumed: the feeling. Is it so?"]}


def test_a_feeling_of_neither_good_nor_bad_is_a_guess_as_well() -> None:
    document = measured(without("t2", feeling=None), *(without(t, feeling=0.0) for t in ("t1", "t3", "t4")))
    mend(document, "EM01")
    assert questions(document) == {"t2": ["Assumed: the feeling. Is it so?"]}


def test_a_channel_that_was_guessed_and_who_starts_it_are_one_question() -> None:
    document = measured(without("t2", channel="", initiator=None))
    mend(document, "TP01")
    assert questions(document) == {"t2": ["Assumed: the channel. Is it so?"]}
    mend(document, "TP04")
    assert questions(document) == {"t2": ["Assumed: the channel, who starts it. Is it so?"]}
    assert evidence(document) == {Evidence.MEASURED}


def test_who_starts_many_is_one_question_for_each_stage() -> None:
    document = measured(*(without(f"t{n}", initiator=None) for n in (1, 2, 3, 4)))
    mend(document, "TP04")
    assert questions(document) == {
        "s1": ["Assumed at “T1”, “T2” and “T3”: who starts it. Is it so?"],
        "t4": ["Assumed: who starts it. Is it so?"],
    }


def test_who_starts_it_says_nothing_of_where_the_rest_is_known_from() -> None:
    document = measured(without("t2", initiator=None, evidence=None))
    mend(document, "TP04")
    assert document.journey["t2"].evidence is None  # type: ignore[attr-defined]
    assert questions(document) == {"t2": ["Assumed: who starts it. Is it so?"]}
    document = measured(without("t2", initiator=None, evidence=Evidence.ASSUMPTION))
    mend(document, "TP04")
    assert questions(document) == {}, "its evidence says so already"


def test_shares_that_were_scaled_are_asked_about_where_the_ways_part() -> None:
    document = measured(
        Connection(id="k1", source="t1", target="t2", share=80.0, label="a"),
        Connection(id="k9", source="t1", target="t3", share=70.0, label="b"),
    )
    mend(document, "GR09")
    assert questions(document) == {"t1": ["Assumed: how many go which way. Is it so?"]}


def test_how_bad_a_pain_point_is_that_somebody_told_is_asked_about_where_it_hurts() -> None:
    pains = [
        Note(id="n", kind=NoteKind.PAIN_POINT, about="t2", order="1", text="Slow", source="Interviews"),
        Note(id="o", kind=NoteKind.PAIN_POINT, about="t4", order="1", text="Dear", severity=1),
    ]
    document = measured(*pains)
    mend(document, "OP03")
    assert document.journey["n"].source == "Interviews"  # type: ignore[attr-defined]
    assert questions(document) == {"t2": ["Assumed: how bad “Slow” is. Is it so?"]}


def test_a_moment_of_truth_and_a_start_that_were_chosen_are_asked_about() -> None:
    document = measured()
    mend(document, "MT01")
    assert list(questions(document).values()) == [["Assumed: that it decides. Is it so?"]]
    document = measured(Connection(id="k9", source="t4", target="t1"))
    mend(document, "GR01")
    assert questions(document) == {"t1": ["Assumed: that it starts here. Is it so?"]}


def test_a_persona_that_was_let_take_part_is_asked_about_once() -> None:
    document = measured(*(without(f"t{n}", personas=("p",)) for n in (1, 2, 3, 4)))
    mend(document, "PE02")
    assert questions(document) == {"q": ["Assumed: where this persona takes part. Is it so?"]}


@pytest.mark.parametrize("name", ["Before", "After"])
def test_what_is_safe_guesses_nothing(name: str) -> None:
    document = measured(
        Stage(id="s1", name=name, order="1", goal="Go on"), Stage(id="s2", name=name, order="2", goal="Go on")
    )
    mend(document, "ST04")
    assert len(document.journey.stages) == 1
    assert questions(document) == {}
    silent = measured(
        *(without(f"t{n}", evidence=None) for n in (1, 2, 3, 4)),
        Stage(id="s1", name=name, order="1", goal="Go on"),
        Stage(id="s2", name=name, order="2", goal="Go on"),
    )
    mend(silent, "ST04")
    assert evidence(silent) == {None}


def test_a_german_map_is_asked_in_german() -> None:
    document = measured(*(without(f"t{n}", initiator=None) for n in (1, 2, 3, 4)), language="de")
    mend(document, "TP04")
    assert questions(document) == {
        "s1": ["Angenommen bei “T1”, “T2” und “T3”: wer anfängt. Ist es so?"],
        "t4": ["Angenommen: wer anfängt. Ist es so?"],
    }
    assert document.history == ("Quick fix: say who starts the touchpoints",), "the history speaks to the user"
    (note,) = document.journey.notes_about("t4")
    assert note.source == "Annahme"
