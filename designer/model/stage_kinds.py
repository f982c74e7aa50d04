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
        "post-purchase* after-sales aftersales retention retain* loyal* renew* repeat* re-purchase* support service care "
        "nach-dem-kauf nachkauf* kundenbindung bindung treue wiederkauf* verlängerung* betreuung",
    ),
    (
        StageKind.ADVOCACY,
        "advoca* referral* refer recommend* share sharing evangel* promot* review* empfehl* weiterempfehl* weitersagen "
        "fürsprache bewerten",
    ),
    (
        StageKind.ONBOARDING,
        "onboard* on-boarding activation activate set-up setup installation install* implementation deliver* arrival "
        "welcome getting-started einrichtung inbetriebnahme lieferung ankunft willkommen einstieg aktivierung umstieg",
    ),
    (
        StageKind.USE,
        "use usage using experience engagement operation* nutz* gebrauch anwend* betrieb alltag",
    ),
    (
        StageKind.CONSIDERATION,
        "consider* research* evaluat* compar* explor* interest* inform* shortlist* advice consult* quote* beratung berat* "
        "vergleich* recherche* abwäg* überleg* erwäg* information* interesse prüf* angebot*",
    ),
    (
        StageKind.PURCHASE,
        "purchas* buy* decision* decide* checkout check-out order* payment* pay conver* booking book contract* sign-up "
        "signup sale* kauf* kaufen entscheid* abschluss bestell* bezahl* zahlung* buchung* vertrag*",
    ),
    (
        StageKind.AWARENESS,
        "aware* discover* need trigger* attract* inspir* problem* bewusst* aufmerksam* anstoß entdeck* bedarf auslöser anlass "
        "wahrnehm*",
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
    """The kind that a known English or German word in a stage's name proposes, else unknown."""
    for kind, pattern in _patterns():
        if pattern.search(name):
            return kind
    return StageKind.UNKNOWN
