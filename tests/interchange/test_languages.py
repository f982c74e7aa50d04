"""A list or diagram that was brought in says in which language it is, as its words tell or as one says."""

from __future__ import annotations

import pytest

from designer.interchange.languages import language_of
from designer.interchange.reading import read_bytes
from designer.templates import open_sample, samples

MERMAID = "journey\n  section Kauf\n    Vergleich im Netz: 3: Mara\n    Bestellung über das Telefon: 4: Mara\n"


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Reads the reviews", "Waits for the date"], "en"),
        (["Order", "Pay"], "en"),
        (["Café", "Müsli bar", "Order online"], "en"),
        (["Wartet auf den Termin", "Fragt nach dem Preis"], "de"),
        (["Anzeige gesehen", "Bestellung", "Lieferung"], "de"),
        (["Voir la publicité", "Recevoir le produit et la facture"], "fr"),
        (["Busca el producto", "Paga con la tarjeta"], "es"),
        (["Leest de reviews", "Wacht op het pakket van de winkel"], "nl"),
        (["口コミを読む", "電話で聞く"], "ja"),
        (["产品比较", "下单"], "zh"),
        (["Читает отзывы"], "ru"),
        (["Читає відгуки і порівнює їх"], "uk"),
        (["قراءة التقييمات"], "ar"),
        (["12", "—"], "en"),
        ([], "en"),
    ],
)
def test_words_and_letters_tell_the_language(texts: list[str], language: str) -> None:
    assert language_of(texts) == language


@pytest.mark.parametrize("id", [sample.id for sample in samples()])
def test_the_samples_are_told_right(id: str) -> None:
    journey = open_sample(id)
    texts = [t.name for t in journey.touchpoints] + [s.name for s in journey.stages]
    assert language_of(texts) == journey.header.language


@pytest.mark.parametrize(("ending", "text"), [
    (".csv", "Touchpoint;Stage\nWartet auf den Termin;Kauf\nFragt nach dem Preis;Kauf\n"),
    (".mmd", MERMAID),
])  # fmt: skip
def test_what_is_brought_in_has_its_language_or_the_one_that_is_given(ending: str, text: str) -> None:
    assert read_bytes(text.encode(), "m", "m", ending).journey.header.language == "de"
    assert read_bytes(text.encode(), "m", "m", ending, language="nl").journey.header.language == "nl"
