"""What each command of the command line does: it puts the rooms together as the window does, without Qt."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import DONE, GAPS, Refused
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.layout import FittedPage, Paper
    from designer.model import JourneyMap
    from designer.text import FontBook

_POINTS = 72 / 25.4  # in a millimetre
# PRODUCT.md section 3: smaller text makes a warning.
_READABLE = 6.0
_PAINTED = (".pdf", ".svg", ".png")
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


def run_import(source: str, target: str, scale: str | None = None) -> int:
    """Make a map from a list; what could not be used is told on stderr, row by row."""
    from designer.interchange import read

    _refuse_same(source, target)
    imported = read(source, scale, name=source)
    _save(imported.journey, target)
    for line in imported.report.lines():
        _tell(line)
    _tell_missing(_fonts(), _texts_of(imported.journey))
    print(f"{imported.report.headline()}.")
    return DONE


def run_check(
    source: str,
    form: str = "text",
    profile: str | None = None,
    paper: Paper | None = None,
    today: date | None = None,
    fail_on: str = "error",
) -> int:
    """Print the gaps of a map. No rule looks at the paper or the day yet; both are taken so that scripts need no change."""
    from designer.checks import as_json, as_text, check, profile_named
    from designer.model import Severity

    journey = _load(source)
    if profile is not None:
        try:
            profile_named(profile)
        except ValueError as unknown:
            raise Refused(str(unknown)) from None
    findings = check(journey, profile)
    if form == "json":
        import json

        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(as_json(findings, journey), ensure_ascii=not is_unicode, indent=1))
    else:
        print(as_text(findings, journey), end="")
    return GAPS if fail_on != "never" and findings.reaches(Severity(fail_on)) else DONE


def run_export(
    source: str,
    target: str,
    paper: Paper,
    plan: str = "fit",
    arrangement: str = "auto",
    landscape: bool | None = None,
    margin: float | None = None,
) -> int:
    """Write a map in the format that the name of the target ends in."""
    ending = Path(target).suffix.lower()
    if ending not in _PAINTED + _DATA:
        known = ", ".join(_PAINTED + _DATA)
        raise Refused(
            _("“{file}” can't be written: its name must end in one of {known}.").format(file=target, known=known)
        )
    _refuse_same(source, target)
    _refuse_folder(target)
    journey = _load(source)
    if ending in _DATA:
        _write_data(journey, target, ending)
        return DONE
    fonts = _fonts()
    fitted = _compose(journey, fonts, paper, arrangement, landscape, margin)
    _paint(fitted, journey, source, target, ending)
    texts = dict.fromkeys(run.text for _group, _x, _y, run in fitted.page.drawing.texts())
    _tell_missing(fonts, "\n".join(texts))
    _say_size(fitted, paper, target)
    return DONE


def _compose(
    journey: JourneyMap,
    fonts: FontBook,
    paper: Paper,
    arrangement: str,
    landscape: bool | None,
    margin: float | None,
) -> FittedPage:
    from designer.layout import Theme, UnknownTheme, fit_to_paper

    if margin is not None and 2 * margin * _POINTS > 0.8 * min(paper.width, paper.height):
        raise Refused(_("A margin of {margin:g} mm leaves nothing of {paper}.").format(margin=margin, paper=paper.name))
    if landscape is None and paper.name.endswith(" mm"):
        landscape = paper.width >= paper.height  # measures say which way it lies
    try:
        theme = Theme.load(journey.header.theme)
    except UnknownTheme as unknown:
        _tell(str(unknown))
        theme = Theme.load("paper")
    return fit_to_paper(
        journey,
        theme,
        fonts,
        paper,
        arrangement,
        landscape,
        margin=None if margin is None else margin * _POINTS,
    )


def _paint(fitted: FittedPage, journey: JourneyMap, source: str, target: str, ending: str) -> None:
    from designer.export import pdf, png, svg

    header = journey.header
    title = header.title or Path(source).stem
    info = pdf.PdfInfo(
        title=title,
        author=header.author or header.organisation,
        subject=header.scenario,
        language=header.language,
        date=header.date,
    )
    match ending:
        case ".pdf":
            pdf.write([fitted.page], target, info)
        case ".svg":
            svg.write(fitted.page, target, title, header.language)
        case _:
            dpi = png.write(fitted.page, target, info)
            if dpi < png.PAPER_DPI - 0.5:
                _tell(_("The picture has {dpi:.0f} dpi; at more it would be too large to show.").format(dpi=dpi))


def _write_data(journey: JourneyMap, target: str, ending: str) -> None:
    from designer import interchange

    if ending == ".mmd":
        interchange.write_mermaid(journey, target, name=target)
    else:
        interchange.write_list(journey, target, name=target)
    print(_("Wrote “{file}”.").format(file=target))


def _say_size(fitted: FittedPage, paper: Paper, target: str) -> None:
    turned = _("landscape") if fitted.landscape else _("portrait")
    size = fitted.smallest_text
    print(
        _("Wrote “{file}”: {paper} {turned}, {arrangement}, smallest text {size:.1f} pt.").format(
            file=target, paper=paper.name, turned=turned, arrangement=fitted.arrangement, size=size
        )
    )
    if 0 < size < _READABLE:
        _tell(
            _("Smallest text {size:.1f} pt: hard to read on {paper}; larger paper helps.").format(
                size=size, paper=paper.name
            )
        )


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


def _fonts() -> FontBook:
    from designer.text import FontBook

    return FontBook.bundled()


def _texts_of(journey: JourneyMap) -> str:
    from designer.storage import dumps

    return dumps(journey).decode("utf-8")


def _tell_missing(fonts: FontBook, text: str) -> None:
    missing = fonts.missing("".join(dict.fromkeys(text)))
    if missing:
        named = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing)
        count = len(missing)
        _tell(
            ngettext("{n} character has no font: {named}.", "{n} characters have no font: {named}.", count).format(
                n=count, named=named
            )
        )


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


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
