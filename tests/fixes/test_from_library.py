"""Quick fixes that take from the library (CO02 to CO06): in English and German, each in its place."""

from __future__ import annotations

import msgspec
import pytest

from designer.checks import check
from designer.editing import Document
from designer.fixes import apply_fix, fix_all, fixes_for
from designer.interchange.reading import read_bytes
from designer.library import bundled
from designer.model import (
    Channel,
    Connection,
    Evidence,
    Gap,
    JourneyMap,
    MapHeader,
    Persona,
    Severity,
    Stage,
    StageKind,
    Touchpoint,
)

LIBRARY = bundled()
PERIODS = (
    StageKind.AWARENESS,
    StageKind.CONSIDERATION,
    StageKind.PURCHASE,
    StageKind.RETENTION,
    StageKind.ADVOCACY,
)
FIRST = {
    ("CO02", "en"): "Comparison page",
    ("CO02", "de"): "Vergleichsseite",
    ("CO03", "en"): "Free trial",
    ("CO03", "de"): "Kostenloser Test",
    ("CO04", "en"): "Documentation",
    ("CO04", "de"): "Willkommensmail",
    ("CO05", "en"): "Help centre",
    ("CO05", "de"): "Hilfebereich",
    ("CO06", "en"): "Referral programme",
    ("CO06", "de"): "Empfehlungsprogramm",
    ("CO02", "fr"): "Page de comparaison",
    ("CO03", "fr"): "Essai gratuit",
    ("CO04", "fr"): "Documentation",
    ("CO05", "fr"): "Centre d’aide",
    ("CO06", "fr"): "Programme de parrainage",
    ("CO02", "es"): "Página de comparación",
    ("CO03", "es"): "Prueba gratuita",
    ("CO04", "es"): "Documentación y manual",
    ("CO05", "es"): "Centro de ayuda",
    ("CO06", "es"): "Programa de recomendación",
    ("CO02", "ja"): "比較ページ",
    ("CO03", "ja"): "無料体験",
    ("CO04", "ja"): "使い方の説明",
    ("CO05", "ja"): "ヘルプセンター",
    ("CO06", "ja"): "紹介プログラム",
    ("CO02", "ar"): "صفحة مقارنة",
    ("CO03", "ar"): "تجربة مجانية",
    ("CO04", "ar"): "دليل ووثائق",
    ("CO05", "ar"): "مركز مساعدة",
    ("CO06", "ar"): "توصية بمكافأة",
}


def bare(language: str) -> JourneyMap:
    """Five stages with one touchpoint each on the website, that offer nothing that the CO rules look for."""
    names = ("Sees it", "Thinks", "Pays", "Has it", "Is done")
    return JourneyMap(
        [
            MapHeader(id="map", title="M", scenario="x", language=language),
            Persona(id="p", name="Mara", order="1"),
            Channel(id="w", name="Website", order="1"),
            *(Stage(id=f"s{n}", name=f"S{n}", kind=kind, order=f"{n}", goal="Go on") for n, kind in enumerate(PERIODS, 1)),
            *(
                Touchpoint(id=f"t{n}", name=name, stage=f"s{n}", step="5", order="1", channel="w", personas=("p",), feeling=1.0)
                for n, name in enumerate(names, 1)
            ),
            *(Connection(id=f"k{n}", source=f"t{n}", target=f"t{n + 1}") for n in range(1, 5)),
        ]
    )  # fmt: skip


def gap_of(journey: JourneyMap, rule: str) -> Gap | None:
    return next((gap for gap in check(journey).gaps if gap.rule == rule), None)


@pytest.mark.parametrize(("rule", "language"), list(FIRST))
def test_what_a_stage_lacks_is_offered_out_of_the_library_in_the_language_of_the_map(rule: str, language: str) -> None:
    journey = bare(language)
    gap = gap_of(journey, rule)
    assert gap is not None
    fixes = fixes_for(journey, gap, LIBRARY)
    assert len(fixes) >= 3, "several to choose from"
    for at in range(len(fixes)):
        document = Document(bare(language))
        fix = fixes_for(document.journey, gap, LIBRARY)[at]
        (id,) = apply_fix(document, fix)
        assert gap_of(document.journey, rule) is None, fix.choice
        assert document.journey[id].personas == ("p",)  # type: ignore[attr-defined]
        assert document.journey.find(Touchpoint, id) in document.journey.touchpoints
    assert fixes[0].choice.startswith(f"{FIRST[rule, language]}, "), [fix.choice for fix in fixes]


@pytest.mark.parametrize(("rule", "language"), list(FIRST))
def test_the_first_is_taken_without_asking_and_marked_as_assumption(rule: str, language: str) -> None:
    document = Document(bare(language))
    done = fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({rule}))
    assert [one.gap.rule for one in done] == [rule]
    (made,) = [t for t in document.journey.touchpoints if t.name == FIRST[rule, language]]
    assert made.evidence is Evidence.ASSUMPTION
    assert gap_of(document.journey, rule) is None


@pytest.mark.parametrize("rule", ["CO03", "CO04"])
def test_what_helps_to_decide_or_to_begin_stands_before_what_it_helps_with(rule: str) -> None:
    document = Document(bare("en"))
    gap = gap_of(document.journey, rule)
    assert gap is not None
    (id,) = apply_fix(document, fixes_for(document.journey, gap, LIBRARY)[0])
    there = document.journey.touchpoints_in(gap.elements[0])
    assert next(t.id for t in there) == id
    ways = {(way.source, way.target) for way in document.journey.connections}
    earlier = {"CO03": "t2", "CO04": "t3"}[rule]
    assert {(earlier, id), (id, there[1].id)} <= ways, "put into the way that led past it"


def test_an_entry_of_ones_own_is_offered_too() -> None:
    from designer.library import parse

    library = LIBRARY.with_entries(
        parse('[[touchpoint]]\nstages = ["onboarding"]\nchannel = "website"\nen = "Guided tour"', "library.toml")
    )
    journey = bare("en")
    gap = gap_of(journey, "CO04")
    assert gap is not None
    assert fixes_for(journey, gap, library)[0].choice == "Guided tour, Website"
    hidden = msgspec.structs.replace(library, entries=tuple(e for e in library.entries if e.kind != "touchpoint"))
    assert fixes_for(journey, gap, hidden) == ()


def test_a_diagram_in_which_nothing_has_a_channel_yet_gets_its_start_help_too() -> None:
    """It has no channel either: else the others, of which one gap tells now, would be an error each."""
    text = b"""journey
  section Discovery
    Visit Website: 5: Customer
    Read Reviews: 4: Customer
  section Purchase
    Payment: 3: Customer
  section Post-Purchase
    Leave Review: 4: Customer
    Recommend: 5: Customer
"""
    document = Document(read_bytes(text, "purchase.mmd", "purchase", ".mmd").journey)
    before = {g.rule for g in check(document.journey).gaps if g.severity is Severity.ERROR}
    assert before == {"TP01"}
    done = fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"CO04"}))
    assert [(one.gap.rule, one.fix.choice) for one in done] == [("CO04", "Welcome e-mail")]
    assert gap_of(document.journey, "CO04") is None
    assert {g.rule for g in check(document.journey).gaps if g.severity is Severity.ERROR} == before
    fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"TP01"}))
    (made,) = [t for t in document.journey.touchpoints if t.name == "Welcome e-mail"]
    assert document.journey[made.channel].name == "E-mail", "with those of all others"  # type: ignore[attr-defined]
