"""What each command of the command line does: it puts the rooms together as the window does, without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.check import run_check as run_check
from designer.cli.diff import run_diff as run_diff
from designer.cli.endings import DONE, Refused, tell
from designer.cli.fix import run_fix as run_fix
from designer.cli.insight import run_insight as run_insight
from designer.cli.rules import run_rule as run_rule
from designer.cli.rules import run_rules as run_rules
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.model import JourneyMap
    from designer.printed_inner import Beside
    from designer.printing import PrintChoice, Printout
    from designer.text import FontBook

_DATA = (".csv", ".mmd")


def run_templates() -> int:
    """List the templates."""
    from designer.templates import templates

    listed = templates()
    width = max(len(template.id) for template in listed)
    for template in listed:
        print(f"{template.id:<{width}}  {template.name}")
    return DONE


def run_new(template: str, target: str) -> int:
    """Write the map of a template."""
    from designer.templates import open_template, templates

    known = [t.id for t in templates()]
    if template not in known:
        raise Refused(_("There is no template “{id}”; there are {known}.").format(id=template, known=", ".join(known)))
    _save(open_template(template), target)
    return DONE


def run_import(source: str, target: str, scale: str | None = None, language: str | None = None) -> int:
    """Make a map from a list; what could not be used is told on stderr, row by row."""
    from designer.interchange import read

    _refuse_same(source, target)
    imported = read(source, scale, name=source, language=language)
    _save(imported.journey, target)
    for line in imported.report.lines():
        tell(line)
    _tell_missing(_fonts(imported.journey), _words_of(imported.journey))
    print(f"{imported.report.headline()}.")
    return DONE


def run_export(
    source: str,
    target: str,
    paper: str,
    plan: str = "fit",
    arrangement: str = "auto",
    landscape: bool | None = None,
    margin: float | None = None,
    view: str = "",
    adds: tuple[str, ...] = (),
    theme: str = "",
    shows_private: bool = False,
    font_files: Sequence[str] = (),
) -> int:
    """Write a map, or what a view of it shows, in the format that the name of the target ends in."""
    from designer.printing import ENDINGS, PrintChoice

    ending = Path(target).suffix.lower()
    if ending not in ENDINGS + _DATA:
        known = ", ".join(ENDINGS + _DATA)
        raise Refused(
            _("“{file}” can't be written: its name must end in one of {known}.").format(file=target, known=known)
        )
    _refuse_same(source, target)
    _refuse_folder(target)
    journey = _load(source)
    if ending in _DATA:
        _write_data(_seen(journey, view), target, ending)
    else:
        choice = PrintChoice(paper, landscape, margin, arrangement, plan, view, adds, theme, shows_private)
        _print(journey, choice, source, target, ending, _fonts(journey, font_files))
    return DONE


def _print(journey: JourneyMap, choice: PrintChoice, source: str, target: str, ending: str, fonts: FontBook) -> None:
    from designer import printing
    from designer.cli.check import _profile
    from designer.layout import Theme, UnknownPaper

    if not choice.theme and journey.header.theme not in Theme.names():
        tell(_("There is no theme “{name}”; the usual one is used.").format(name=journey.header.theme))
    try:
        profile = _profile(None, journey, source) if "gaps" in choice.adds else None
        printout = printing.compose(journey, fonts, choice, profile, _beside(source))
    except (UnknownPaper, printing.UnknownView) as unknown:
        raise Refused(str(unknown)) from None
    for remark in printout.remarks:
        tell(remark)
    if remark := printing.write(printout, journey, Path(source).stem, target, ending):
        tell(remark)
    _tell_missing(fonts, printout.text)
    _say_size(printout, printing.sheet(choice.paper).name, target)
    if 0 < printout.smallest_text < printing.READABLE:
        tell(_hard_to_read(journey, fonts, choice, printout.smallest_text))


def _beside(source: str) -> Beside:
    """How the maps are read that a map's touchpoints open in files beside it."""
    from designer.printed_inner import Beside
    from designer.storage import MapsBeside, identity

    return Beside(identity(Path(source)), MapsBeside())


def _seen(journey: JourneyMap, view: str) -> JourneyMap:
    """What a view shows of a map."""
    from designer import printing
    from designer.model.views import seen

    if not view:
        return journey
    try:
        return seen(journey, printing.view_named(journey, view))
    except printing.UnknownView as unknown:
        raise Refused(str(unknown)) from None


def _write_data(journey: JourneyMap, target: str, ending: str) -> None:
    from designer import interchange

    if ending == ".mmd":
        interchange.write_mermaid(journey, target, name=target)
    else:
        interchange.write_list(journey, target, name=target)
    print(_("Wrote “{file}”.").format(file=target))


def _say_size(printout: Printout, paper: str, target: str) -> None:
    from designer.printing import files_of

    turned = _("landscape") if printout.landscape else _("portrait")
    size, count, files = printout.smallest_text, len(printout.pages), files_of(printout, target)
    says = _("Wrote “{file}”: {paper} {turned}, {arrangement}, smallest text {size:.1f} pt.")
    if len(files) > 1:
        says = _("Wrote “{file}” to “{last}”: {paper} {turned}, {arrangement}, smallest text {size:.1f} pt.")
    elif count > 1:
        says = _("Wrote “{file}”: {n} pages, {paper} {turned}, {arrangement}, smallest text {size:.1f} pt.")
    print(
        says.format(
            file=files[0] if len(files) > 1 else target,
            last=files[-1],
            n=count,
            paper=paper,
            turned=turned,
            arrangement=printout.arrangement,
            size=size,
        )
    )


def _hard_to_read(journey: JourneyMap, fonts: FontBook, choice: PrintChoice, size: float) -> str:
    """That the text is small, and on which paper it is not."""
    from designer import printing

    paper = printing.sheet(choice.paper).name
    larger = printing.readable_on(journey, fonts, choice)
    if larger is None:
        return _("Smallest text {size:.1f} pt: hard to read on {paper}.").format(size=size, paper=paper)
    says = _("Smallest text {size:.1f} pt: hard to read on {paper}; on {larger} it is {there:.1f} pt.")
    if choice.plan == "fit" and len(journey.stages) > 1:
        says = _(
            "Smallest text {size:.1f} pt: hard to read on {paper}; on {larger} it is {there:.1f} pt, "
            "and --plan pages prints it on several sheets."
        )
    return says.format(size=size, paper=paper, larger=larger[0], there=larger[1])


# What several commands need


def _load(source: str) -> JourneyMap:
    from designer.storage import load

    return load(source, name=source)


def _save(journey: JourneyMap, target: str) -> None:
    from designer.storage import save

    if Path(target).suffix.lower() != ".journey":
        raise Refused(_("“{file}” can't be written: the name of a map ends in .journey.").format(file=target))
    _refuse_folder(target)
    save(journey, target, name=target)


def _fonts(journey: JourneyMap, files: Sequence[str] = ()) -> FontBook:
    from designer.fonts import FontFinder, UnusableFont

    try:
        return FontFinder().book_for(journey, files=[Path(file) for file in files])
    except UnusableFont as why:
        raise Refused(str(why)) from None


def _words_of(journey: JourneyMap) -> str:
    """All words of a map, each once."""
    from designer.model import PictureData
    from designer.storage import dumps

    written = dumps(element for element in journey if not isinstance(element, PictureData)).decode("utf-8")
    return " ".join(dict.fromkeys(written.split()))


def _tell_missing(fonts: FontBook, text: str) -> None:
    missing = fonts.missing(text)
    if missing:
        named = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing)
        count = len(missing)
        tell(
            ngettext("{n} character has no font: {named}.", "{n} characters have no font: {named}.", count).format(
                n=count, named=named
            )
        )
        if fonts.forbidden:
            families = ", ".join(f"“{family}”" for family in fonts.forbidden)
            tell(_("Not used, because a PDF may not hold it: {families}.").format(families=families))


def _refuse_same(source: str, target: str) -> None:
    try:
        is_same = Path(source).samefile(target)
    except (OSError, ValueError):
        return  # one of them is not there, and whoever opens it says so
    if is_same:
        raise Refused(_("“{file}” is what is read; it can't be written over.").format(file=target))


def _refuse_folder(target: str) -> None:
    # Before minutes of work, not after.
    path = Path(target)
    if path.is_dir():
        raise Refused(_("“{file}” can't be written: it is a folder.").format(file=target))
    if not path.parent.is_dir():
        raise Refused(_("“{file}” can't be written: its folder is not there.").format(file=target))
