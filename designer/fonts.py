"""From a map to the faces it is set in: the bundled ones, and installed or chosen ones for what those lack."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from designer.folders import cache_folder
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.drawing import Face
    from designer.model import JourneyMap
    from designer.model.elements import Element
    from designer.text import FontBook
    from designer.text.installed import InstalledFonts

_BEYOND_ASCII = re.compile("[ -~]?[^\\x00-\\x7f]+")
_MOST_NAMED = 5


class FontsOfMap(msgspec.Struct, frozen=True):
    """What a map is set in: all faces in the order in which they are tried, the languages its letters are drawn for, and the
    families passed over because they may not be embedded."""

    faces: tuple[Face, ...]
    language: str
    han_language: str
    forbidden: tuple[str, ...] = ()

    def book(self, base: FontBook | None = None) -> FontBook:
        """A font book of these; `base` lends the files it has opened, for use in its own thread."""
        from designer.text import FontBook

        book = (base or FontBook.bundled()).with_faces(self.faces, self.language, self.han_language)
        book.forbidden = self.forbidden
        return book


class UnusableFont(Exception):
    """A font file that was chosen can't be used; the text is one sentence for the user."""


class FontFinder:
    """Finds fonts for maps, looking into the folders of this computer at most once. May be shared by threads."""

    def __init__(self, installed: InstalledFonts | None = None) -> None:
        self._installed = installed
        self._lock = threading.Lock()

    @property
    def has_looked(self) -> bool:
        """Whether the fonts of this computer are known, so that nothing takes long."""
        return self._installed is not None

    @property
    def installed(self) -> InstalledFonts:
        """The fonts of this computer. Looking for them takes half a second the first time, 20 ms later on."""
        with self._lock:
            if self._installed is None:
                from designer.text.installed import InstalledFonts

                self._installed = InstalledFonts.found(cache=cache_folder() / "fonts.json")
            return self._installed

    def fonts_for(
        self, text: str, language: str, wanted: Mapping[str, str] | None = None, files: Sequence[Path] = ()
    ) -> FontsOfMap:
        """What a map with this text is set in. `wanted` names a family or a font file by script (the keys of
        designer.text.scripts), `files` are tried before all others. Raises UnusableFont."""
        from designer.text import FontBook, bundled_faces
        from designer.text.scripts import han_language, script_of

        han = han_language(text, language)
        bundled = bundled_faces()
        own = [face for file in files for face in faces_in(file)]
        main = [face for face in bundled if face.family == bundled[0].family]
        others = [face for face in bundled if face.family != bundled[0].family]
        scripts = {script_of(c, han) for c in set(text)} if wanted else set()
        families: dict[str, str] = {}
        for script, name in sorted((wanted or {}).items()):
            if script not in scripts:
                continue
            if _is_file(name):
                own += _faces_if_usable(Path(name))
            else:
                families[script] = name
                own += self.installed.faces_of(name)
        taken = {face.family for face in bundled}
        own = [_apart(face, taken) for face in dict.fromkeys(own)]
        faces = (*main, *own, *others)
        missing = FontBook(faces).missing(text)
        if not missing:
            return FontsOfMap(faces, language, han)
        chosen = self.installed.choose(missing, han, families)
        added = [face for face in (_apart(face, taken) for face in chosen.faces) if face not in faces]
        return FontsOfMap((*faces, *added), language, han, chosen.forbidden)

    def book_for(
        self, journey: JourneyMap, wanted: Mapping[str, str] | None = None, files: Sequence[Path] = ()
    ) -> FontBook:
        """A font book for a map, to be used in this thread. Raises UnusableFont."""
        return self.fonts_for(text_of(journey), journey.header.language, wanted, files).book()


def text_of(elements: Iterable[Element]) -> str:
    """All that elements say beyond ASCII, each stretch once, in order; "" for a map in plain English."""
    from designer.model import PictureData

    said = msgspec.json.encode([element for element in elements if not isinstance(element, PictureData)])
    if said.isascii():
        return ""
    return "\n".join(dict.fromkeys(_BEYOND_ASCII.findall(said.decode("utf-8"))))


def _apart(face: Face, taken: set[str]) -> Face:
    """A face that no bundled family takes in: an installed one of the same name may be another version."""
    if face.family not in taken:
        return face
    return msgspec.structs.replace(face, family=f"{face.family} installed", key=f"Own{face.key}")


def faces_in(file: Path) -> tuple[Face, ...]:
    """The regular and bold face of a font file; raises UnusableFont, with a sentence that says why there is none."""
    from designer.text.font_files import read_faces
    from designer.text.installed import as_faces

    try:
        found = read_faces(file)
    except OSError as why:
        from designer.disk import reason

        raise UnusableFont(_("“{file}” can't be read: {reason}.").format(file=file.name, reason=reason(why))) from None
    if not found:
        raise UnusableFont(_("“{file}” is no font that can set text here.").format(file=file.name))
    family = [face for face in found if face.family == found[0].family]
    usable = [face for face in family if face.may_embed]
    if not usable:
        raise UnusableFont(
            _("“{file}” may not be used: its licence forbids putting it into a PDF.").format(file=file.name)
        )
    return as_faces(usable)


def _faces_if_usable(file: Path) -> tuple[Face, ...]:
    # What was chosen once may have been moved since: then the fonts that are found by themselves stand in.
    try:
        return faces_in(file)
    except UnusableFont:
        return ()


def _is_file(name: str) -> bool:
    return Path(name).is_absolute()


def names_of(characters: Sequence[str]) -> str:
    """Characters by number and name, "U+0C95 KANNADA LETTER KA": the window can show them no more than the map can."""
    said = ", ".join(map(_name_of, characters[:_MOST_NAMED]))
    more = len(characters) - _MOST_NAMED
    return said if more <= 0 else _("{names} and {n} more").format(names=said, n=more)


def _name_of(character: str) -> str:
    number = f"{ord(character):04X}"
    name = unicodedata.name(character, "").removesuffix(f"-{number}")  # CJK UNIFIED IDEOGRAPH-6F22
    return f"U+{number} {name}".rstrip()


def missing_sentence(missing: Sequence[str], forbidden: Sequence[str] = ()) -> str:
    """What to say of characters that no font has, "" for none; `forbidden` are families that may not be embedded."""
    if not missing:
        return ""
    count = len(missing)
    said = ngettext(
        "{n} character has no font on this computer: {named}.",
        "{n} characters have no font on this computer: {named}.",
        count,
    ).format(n=count, named=names_of(missing))
    if forbidden:
        families = ", ".join(f"“{family}”" for family in forbidden)
        said += " " + _("Not used, because a PDF may not hold it: {families}.").format(families=families)
    return said
