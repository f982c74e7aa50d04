"""What a stage is for, as its name proposes on import; checks never guess."""

from __future__ import annotations

import re
from functools import cache

from designer.model.kinds import StageKind

# The first kind with a word in the name wins: what comes later in a journey stands first where one word would fit two
# kinds ("after-sales" is not a sale, "post-purchase" no purchase). A word ending in "*" is a stem.
_WORDS: tuple[tuple[StageKind, str], ...] = (
    (
        StageKind.RETENTION,
        "post-purchase* after-sales aftersales retention retain* loyal* renew* repeat* re-purchase* support "
        "service care nach-dem-kauf nachkauf* kundenbindung bindung treue wiederkauf* verlängerung* betreuung "
        "fidélis* fidelis* rétention après-vente après-l'achat après-l’achat post-achat fidelizac* retenci* "
        "posventa postventa poscompra después-de-la-compra lealtad fidelizaç* retenç* pós-venda pós-compra "
        "depois-da-compra lealdade fidelizzazione post-vendita post-acquisto dopo-l'acquisto dopo-l’acquisto "
        "fedeltà klantenbinding nazorg na-de-aankoop behoud",
    ),
    (
        StageKind.ADVOCACY,
        "advoca* referral* refer recommend* share sharing evangel* promot* review* empfehl* weiterempfehl* "
        "weitersagen fürsprache bewerten recommand* parrain* recomend* indicaç* raccomand* passaparola boca-a-boca "
        "aanbevel* ambassad*",
    ),
    (
        StageKind.ONBOARDING,
        "onboard* on-boarding activation activate set-up setup installation install* implementation deliver* "
        "arrival welcome getting-started einrichtung inbetriebnahme lieferung ankunft willkommen einstieg "
        "aktivierung umstieg prise-en-main mise-en-service livraison bienvenue bienvenida activaci* instalaci* "
        "entrega puesta-en- marcha boas-vindas ativaç* instalaç* attivazione installazione consegna benvenuto "
        "welkom levering installatie ingebruikname",
    ),
    (
        StageKind.USE,
        "use usage using experience engagement operation* nutz* gebrauch anwend* betrieb alltag utilis* usage uso "
        "utilizaci* utilizaç* engajamento utilizzo gebruik*",
    ),
    (
        StageKind.CONSIDERATION,
        "consider* research* evaluat* compar* explor* interest* inform* shortlist* advice consult* quote* beratung "
        "berat* vergleich* recherche* abwäg* überleg* erwäg* information* interesse prüf* angebot* considér* "
        "réflexion évaluation comparaison búsqueda pesquisa avaliaç* valutazione confronto ricerca overweg* "
        "vergelijk* oriënt*",
    ),
    (
        StageKind.PURCHASE,
        "purchas* buy* decision* decide* checkout check-out order* payment* pay conver* booking book contract* "
        "sign-up signup sale* kauf* kaufen entscheid* abschluss bestell* bezahl* zahlung* buchung* vertrag* achat* "
        "décision* commande paiement compra* decisión* pago pedido decisão pagamento acquist* decisione ordine "
        "aankoop* koop beslissing bestelling betaling",
    ),
    (
        StageKind.AWARENESS,
        "aware* discover* need trigger* attract* inspir* problem* bewusst* aufmerksam* anstoß entdeck* bedarf "
        "auslöser anlass wahrnehm* découv* notoriété prise-de-conscience besoin descubr* concienc* necesidad "
        "descob* conscient* necessidade scoperta consapevolezza bisogno bewustword* ontdek* behoefte",
    ),
)


@cache
def _patterns() -> tuple[tuple[StageKind, re.Pattern[str]], ...]:
    found = []
    for kind, words in _WORDS:
        parts = [
            re.escape(word.rstrip("*")).replace(r"\-", r"[\s-]?") + (r"\w*" if word.endswith("*") else "")
            for word in words.split()
        ]
        found.append((kind, re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def kind_from_name(name: str) -> StageKind:
    """The kind that a known word in a stage's name proposes, else unknown."""
    for kind, pattern in _patterns():
        if pattern.search(name):
            return kind
    return StageKind.UNKNOWN
