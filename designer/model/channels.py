"""What is known of each type of channel: its words, who pays for it, and how a customer touches it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class ChannelType(StrEnum):
    """The medium an interaction goes through; each type has an icon."""

    SEARCH = "search"
    WEBSITE = "website"
    APP = "app"
    ADVERTISING = "advertising"
    SOCIAL = "social"
    EMAIL = "e-mail"
    PHONE = "phone"
    CHAT = "chat"
    SMS = "SMS"
    STORE = "store"
    POST = "post"
    EVENT = "event"
    WORD_OF_MOUTH = "word of mouth"
    PARTNER = "partner"
    REVIEW_SITE = "review site"
    HOME_VISIT = "home visit"
    OTHER = "other"


class Ownership(StrEnum):
    """Whose medium a channel is."""

    OWNED = "owned"
    PAID = "paid"
    EARNED = "earned"


class Touch(StrEnum):
    """How the customer meets the organisation in a channel; gives its colour on the map."""

    HUMAN = "human"
    DIGITAL = "digital"
    PHYSICAL = "physical"
    OTHER = "other"


_HUMAN = {
    ChannelType.PHONE,
    ChannelType.STORE,
    ChannelType.EVENT,
    ChannelType.WORD_OF_MOUTH,
    ChannelType.PARTNER,
    ChannelType.HOME_VISIT,
}

# A known word anywhere in a channel's name decides its type (PRODUCT.md section 2); the first type that matches wins,
# so the more telling words stand before the general ones. Words are matched whole, or as a stem where they end in "*".
_WORDS: tuple[tuple[ChannelType, str], ...] = (
    (
        ChannelType.REVIEW_SITE,
        "review* reviews rating* trustpilot yelp tripadvisor bewertung* testbericht* comparison-site avis-client* "
        "avis-en-ligne reseñas opiniones avaliações recensioni beoordeling* recensie*",
    ),
    (
        ChannelType.WORD_OF_MOUTH,
        "word-of-mouth mundpropaganda neighbour* neighbor* friend* family recommendation* empfehlung* "
        "bouche-à-oreille boca-a-boca boca-a-oreja passaparola mond-tot-mond amis amie amigo* amiga* amico amici "
        "vriend*",
    ),
    (
        ChannelType.HOME_VISIT,
        "home-visit site-visit at-home hausbesuch vor-ort visit-at-home zuhause à-domicile visita-a-domicilio "
        "a-domicilio huisbezoek",
    ),
    (
        ChannelType.EMAIL,
        "e-mail* email* mail newsletter* mailing* courriel* correo-electrónico correio-eletrônico posta-elettronica",
    ),
    (ChannelType.SMS, "sms text-message* whatsapp-message"),
    (
        ChannelType.SOCIAL,
        "social instagram facebook linkedin tiktok youtube twitter pinterest x.com reddit xing mastodon "
        "influencer* soziale* réseaux-sociaux redes-sociales redes-sociais sociale*",
    ),
    (
        ChannelType.SEARCH,
        "search* google bing suche suchmaschine* seo moteur-de-recherche recherche buscador* búsqueda busca "
        "motore-di-ricerca ricerca zoekmachine*",
    ),
    (
        ChannelType.ADVERTISING,
        "ad ads advert* advertising tv radio billboard* banner* print poster* anzeige* werbung* plakat* magazine "
        "display publicité* publicidad publicidade pubblicità anuncio* advertentie* reclame affiche*",
    ),
    (ChannelType.CHAT, "chat* messenger whatsapp live-chat chatbot*"),
    (
        ChannelType.PHONE,
        "phone telephone telefon* hotline call* call-centre call-center anruf* mobile-call téléphone* teléfono* "
        "telefoon* appel-téléphonique llamada* ligação chiamata*",
    ),
    (ChannelType.APP, "app apps mobile-app application smartphone aplicación aplicativo aplicação applicazione"),
    (
        ChannelType.WEBSITE,
        "website* web site homepage online webshop e-shop online-shop portal blog landing-page internet netz "
        "webseite* web-site webinar* sito",
    ),
    (
        ChannelType.STORE,
        "store* shop* branch* filiale* geschaeft geschäft showroom* studio* counter* laden office outlet schalter "
        "boutique* magasin* guichet tienda* sucursal* loja* negozio winkel*",
    ),
    (
        ChannelType.EVENT,
        "event* fair* trade-fair messe* conference* meetup* workshop* exhibition* veranstaltung* événement* "
        "evenement* evento* eventi feria* feira* fiera",
    ),
    (
        ChannelType.PARTNER,
        "partner* reseller* dealer* broker* agent* händler* makler* partenaire* revendeur* parceiro* rivenditore*",
    ),
    (
        ChannelType.POST,
        "post letter* parcel* package* delivery courier brief* paket* mailbox post-office courrier lettre* correo "
        "carta* posta lettera correios colis",
    ),
)


def _patterns() -> list[tuple[ChannelType, re.Pattern[str]]]:
    result = []
    for kind, words in _WORDS:
        parts = []
        for word in words.split():
            stem = re.escape(word.rstrip("*")).replace(r"\-", r"[\s-]?")
            parts.append(stem + (r"\w*" if word.endswith("*") else ""))
        result.append((kind, re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)))
    return result


_compiled: list[tuple[ChannelType, re.Pattern[str]]] = []


@lru_cache(maxsize=4096)
def type_from_name(name: str) -> ChannelType:
    """The type that a known word in a channel's name tells ("Instagram": social), else other."""
    if not _compiled:
        _compiled.extend(_patterns())
    for kind, pattern in _compiled:
        if pattern.search(name):
            return kind
    return ChannelType.OTHER


def usual_touch(kind: ChannelType) -> Touch:
    """How a channel of this type is touched unless the map says otherwise."""
    if kind in _HUMAN:
        return Touch.HUMAN
    if kind is ChannelType.POST:
        return Touch.PHYSICAL
    return Touch.OTHER if kind is ChannelType.OTHER else Touch.DIGITAL


def usual_ownership(kind: ChannelType) -> Ownership:
    """Whose medium a channel of this type is unless the map says otherwise."""
    if kind is ChannelType.ADVERTISING:
        return Ownership.PAID
    if kind in (ChannelType.WORD_OF_MOUTH, ChannelType.REVIEW_SITE):
        return Ownership.EARNED
    return Ownership.OWNED
