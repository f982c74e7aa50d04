"""What the program says, in the language of its user: `_` and `ngettext` for every room.

The English in the source is the fallback. `resources/words/README.md` says how a language is added:
a catalogue `resources/words/<code>/LC_MESSAGES/journey-designer.mo`.
"""

from __future__ import annotations

import gettext as _gettext

from designer.resources import resource_path

DOMAIN = "journey-designer"

_spoken: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(code: str | None) -> bool:
    """Speak the language with this code ("de", "pt_BR") from now on; None is the one of the user's environment.

    Returns whether a catalogue was found; English is spoken otherwise. Texts fetched before stay as they were.
    """
    global _spoken
    languages = None if code is None else [code]
    _spoken = _gettext.translation(DOMAIN, str(resource_path("words")), languages, fallback=True)
    return type(_spoken) is not _gettext.NullTranslations


def _(text: str) -> str:
    """Return this text in the language of the user."""
    return _spoken.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form that goes with this count, in the language of the user."""
    return _spoken.ngettext(one, many, count)
