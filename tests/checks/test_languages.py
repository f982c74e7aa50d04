"""Rules that look for words, on maps of many languages: what is there is found, and where no word is known nothing is claimed."""

from __future__ import annotations

import pytest

from designer.checks import check
from designer.model import JourneyMap, StageKind
from tests.checks.cases import kinds
from tests.checks.maps import change, rules

KINDS = ("consideration", "purchase", "retention", "advocacy")
# Of each language: a touchpoint to compare, one to try or ask, one that helps to begin, one that asks, one that tells others.
OFFERS = {
    "fr": (
        "Lit les avis des clients",
        "Prend rendez-vous",
        "Lit le mode d'emploi",
        "Répond à l'enquête",
        "Parraine une amie",
    ),
    "es": (
        "Lee las opiniones",
        "Pide una muestra",
        "Mira los primeros pasos",
        "Responde a la encuesta",
        "Lo comparte con un amigo",
    ),
    "pt": (
        "Lê as avaliações",
        "Pede uma amostra",
        "Vê os primeiros passos",
        "Responde à pesquisa de satisfação",
        "Convida uma amiga",
    ),
    "it": (
        "Legge le recensioni",
        "Chiede una consulenza",
        "Legge le istruzioni",
        "Compila il questionario",
        "Lo racconta a un amico",
    ),
    "nl": (
        "Vergelijkt de prijzen",
        "Vraagt om advies",
        "Leest de handleiding",
        "Vult de vragenlijst in",
        "Vertelt het een vriend",
    ),
}


def journey_of(language: str, names: tuple[str, ...]) -> JourneyMap:
    """A map in a language, online from end to end: a stage to compare, one to pay, one after it, and one to tell others."""
    proof, trial, start, feedback, sharing = names
    text = (
        f"A: {proof} via Web ->\nB: {trial} via Web -> Pays via Web ->\n"
        f"C: {start} via Web -> {feedback} via Web ->\nD: {sharing} via Web"
    )
    journey = kinds(text, **dict(zip("ABCD", KINDS, strict=True)))
    return change(journey, "map", language=language)


@pytest.mark.parametrize("language", OFFERS)
def test_what_a_map_offers_is_known_by_the_words_of_its_language(language: str) -> None:
    findings = check(journey_of(language, OFFERS[language]))
    assert not {rule for rule in rules(findings) if rule.startswith("CO")}
    assert not [skipped for skipped in findings.skipped if skipped.rule.startswith("CO")]


@pytest.mark.parametrize("language", OFFERS)
def test_and_what_it_does_not_offer_is_a_gap(language: str) -> None:
    journey = journey_of(language, ("x", "x2", "x3", "x4", "x5"))
    assert {"CO02", "CO03", "CO04", "CO05", "CO06"} <= rules(check(journey))


def test_in_a_language_without_words_nothing_is_claimed() -> None:
    findings = check(journey_of("fi", ("Lukee", "Kysyy", "Aloittaa", "Vastaa", "Kertoo")))
    assert not {rule for rule in rules(findings) if rule.startswith("CO")}
    reasons = {skipped.rule: skipped.reason for skipped in findings.skipped}
    assert all("language" in reasons[rule] for rule in ("CO02", "CO03", "CO04", "CO05", "CO06"))


def test_what_is_found_by_its_english_word_is_found_in_any_language() -> None:
    findings = check(journey_of("fi", ("Demo", "Webinar, free trial", "Onboarding", "Feedback", "Sharing")))
    assert not [skipped.rule for skipped in findings.skipped if skipped.rule.startswith("CO")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Découverte", StageKind.AWARENESS),
        ("Prise de décision", StageKind.PURCHASE),
        ("Après l’achat", StageKind.RETENTION),
        ("Descubrimiento", StageKind.AWARENESS),
        ("Consideración", StageKind.CONSIDERATION),
        ("Compra", StageKind.PURCHASE),
        ("Retenção", StageKind.RETENTION),
        ("Descoberta", StageKind.AWARENESS),
        ("Acquisto", StageKind.PURCHASE),
        ("Passaparola", StageKind.ADVOCACY),
        ("Overweging", StageKind.CONSIDERATION),
        ("Gebruik", StageKind.USE),
        ("Renovation", StageKind.UNKNOWN),
        ("Company", StageKind.UNKNOWN),
    ],
)
def test_the_kind_of_a_stage_is_proposed_by_its_name(name: str, kind: StageKind) -> None:
    from designer.model.stage_kinds import kind_from_name

    assert kind_from_name(name) is kind


def test_a_channel_of_which_nothing_is_known_is_not_called_one_without_people() -> None:
    journey = kinds("A: x via Web -> y via Linea verde -> z via Linea verde\nB: w via Web")
    change(journey, "y", feeling=-2)
    assert "CH04" not in rules(check(journey))
