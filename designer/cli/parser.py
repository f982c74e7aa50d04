"""What can be asked for on the command line; what was mistyped is refused in one sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from designer import __version__
from designer.cli.endings import Refused
from designer.words import _

COMMANDS = ("templates", "new", "import", "check", "rules", "rule", "export", "diff", "insight", "fix")

_PROGRAM = "journey-designer"


def parse(words: Sequence[str]) -> dict[str, Any]:
    """What these words ask for, by the names of the arguments of the commands; raises Refused, or SystemExit for help."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--scale" and re.match(r"-[0-9.,]", word):
            joined[-1] += f"={word}"  # argparse would take "-2..2" for an option
        else:
            joined.append(word)
    wishes = vars(_make_parser().parse_args(joined))
    if wishes.pop("with_gaps", False) and "gaps" not in wishes["adds"]:
        wishes["adds"] += ("gaps",)
    return wishes


def _make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; in help texts the value in brackets is what holds where nothing is said."""
    parser = _Parser(
        prog=_PROGRAM,
        usage=f"{_PROGRAM} [MAP.journey]\n       {_PROGRAM} COMMAND …",
        description=_("Draw, check and print customer journey maps. Without a command the window opens."),
        epilog=_(
            "Exit status: 0 done; 1 gaps at or above --fail-on, or maps that differ; "
            "2 wrong usage, unreadable input or output that can't be written."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Journey Designer {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"), parser_class=_Parser)

    def command(name: str, says: str) -> argparse.ArgumentParser:
        prog = f"{_PROGRAM} {name}"
        return subparsers.add_parser(name, prog=prog, help=says, description=says, allow_abbrev=False)

    command("templates", _("List the templates: id and name."))
    new = command("new", _("Make a map from a template."))
    new.add_argument("--template", required=True, metavar="ID", help=_("one of those that “templates” lists"))
    _add_output(new, "MAP.journey")
    bring = command("import", _("Make a map from a touchpoint list or a Mermaid journey."))
    bring.add_argument("source", metavar="LIST.csv|LIST.tsv|LIST.xlsx|MAP.mmd")
    _add_output(bring, "MAP.journey")
    bring.add_argument(
        "--scale", metavar="1..5", help=_("the scale of the feelings in the list, the worst first (else -2..2)")
    )
    bring.add_argument(
        "--language",
        type=_language,
        metavar="CODE",
        help=_("the language it is written in, as de or pt-BR (else as its words tell)"),
    )
    check = command("check", _("Find what is missing or broken in maps."))
    check.add_argument("sources", nargs="+", metavar="MAP.journey", help=_("maps, or folders with maps"))
    check.add_argument(
        "--format",
        dest="form",
        type=_one_of("text", "json", "sarif"),
        default="text",
        metavar="text|json|sarif",
        help=_("lines to read, one JSON object, or SARIF 2.1 for build servers (text)"),
    )
    check.add_argument(
        "--profile", metavar="NAME", help=_("which rules to check by: a profile, or NAME.checks.toml (the map's own)")
    )
    _add_paper(check, "")
    check.add_argument("--today", type=_date, metavar="DATE", help=_("the day to judge dates by, as 2026-10-14"))
    check.add_argument(
        "--fail-on",
        type=_one_of("error", "warning", "info", "never"),
        default="error",
        metavar="error|warning|info|never",
        help=_("how grave a gap must be for exit status 1 (error)"),
    )
    rules = command("rules", _("List the rules by which maps are checked: id, severity, name, why."))
    rule = command("rule", _("Tell what one rule finds, why, and what to do about it."))
    rule.add_argument("rule", metavar="RULE", help=_("the id or the name of a rule"))
    for one in (rules, rule):
        one.add_argument(
            "--format",
            dest="form",
            type=_one_of("text", "json"),
            default="text",
            metavar="text|json",
            help=_("lines to read or JSON (text)"),
        )
    export = command("export", _("Write a map as PDF, SVG, PNG, touchpoint list or Mermaid journey."))
    export.add_argument("source", metavar="MAP.journey")
    _add_output(export, "OUT.pdf|.svg|.png|.csv|.mmd")
    export.add_argument(
        "--plan",
        type=_one_of("fit", "pages"),
        default="fit",
        metavar="fit|pages",
        help=_("fit: all on one page; pages: on as many as it takes to be read with ease, cut between stages (fit)"),
    )
    export.add_argument(
        "--arrangement",
        type=_one_of("auto", "swimlanes", "grouped", "storyline"),
        default="auto",
        metavar="NAME",
        help=_("auto, swimlanes, grouped or storyline (auto: the first that can be read)"),
    )
    export.add_argument("--view", default="", metavar="NAME", help=_("what this view of the map shows (the whole map)"))
    export.add_argument(
        "--with",
        dest="adds",
        type=_adds,
        default=(),
        metavar="personas,opportunities,gaps,inner",
        help=_("pages after the map: one for each persona, opportunities, gaps, the maps that touchpoints open (none)"),
    )
    export.add_argument("--with-gaps", dest="with_gaps", action="store_true", help=_("the same as --with gaps"))
    export.add_argument("--theme", type=_theme, default="", metavar="NAME", help=_("its look (the map's own)"))
    export.add_argument(
        "--private", dest="shows_private", action="store_true", help=_("print private notes too (they are left out)")
    )
    _add_paper(export)
    turned = export.add_mutually_exclusive_group()
    turned.add_argument(
        "--landscape",
        action="store_true",
        default=None,
        help=_("the paper lying (unless it prints clearly larger standing)"),
    )
    turned.add_argument("--portrait", dest="landscape", action="store_false", help=_("the paper standing"))
    export.add_argument(
        "--margin", type=_millimetres, metavar="MM", help=_("white at each side, in millimetres (by paper)")
    )
    export.add_argument(
        "--font",
        dest="font_files",
        action="append",
        default=[],
        metavar="FILE",
        help=_("a font file for what the bundled fonts lack (else one of those installed); may be given again"),
    )
    diff = command("diff", _("Tell what differs between two maps."))
    diff.add_argument("before", metavar="BEFORE", help=_("a map; lists and Mermaid journeys are read as imported"))
    diff.add_argument("after", metavar="AFTER")
    diff.add_argument(
        "--format",
        dest="form",
        type=_one_of("text", "json"),
        default="text",
        metavar="text|json",
        help=_("lines to read or one JSON object (text)"),
    )
    diff.add_argument(
        "-o",
        "--output",
        dest="target",
        metavar="OUT.pdf|.svg|.png",
        help=_("print the marked map and the list as well"),
    )
    _add_paper(diff)
    fix = command(
        "fix", _("Mend the gaps of a map that can be mended; in place, the version before it kept, without -o.")
    )
    fix.add_argument("source", metavar="MAP.journey")
    fix.add_argument(
        "-o", "--output", dest="target", metavar="OUT.journey", help=_("the file to write (the map itself)")
    )
    fix.add_argument(
        "--rule",
        dest="rules",
        action="append",
        default=[],
        metavar="ID",
        help=_("only the gaps of this rule (all); may be given again"),
    )
    fix.add_argument(
        "--unsafe",
        dest="is_unsafe",
        action="store_true",
        help=_(
            "also what writes something new: the first suggestion, marked as assumption (only what invents nothing)"
        ),
    )
    fix.add_argument(
        "--dry-run", dest="is_dry", action="store_true", help=_("say what would be done, and write nothing")
    )
    fix.add_argument(
        "--format",
        dest="form",
        type=_one_of("text", "json"),
        default="text",
        metavar="text|json",
        help=_("lines to read or one JSON object (text)"),
    )
    insight = command("insight", _("Tell the ways through a map, where customers end, and the worst way to feel."))
    insight.add_argument("source", metavar="MAP.journey")
    insight.add_argument(
        "--format",
        dest="form",
        type=_one_of("text", "json"),
        default="text",
        metavar="text|json",
        help=_("lines to read or one JSON object (text)"),
    )
    return parser


def _add_output(parser: argparse.ArgumentParser, metavar: str) -> None:
    parser.add_argument("-o", "--output", dest="target", required=True, metavar=metavar, help=_("the file to write"))


def _add_paper(parser: argparse.ArgumentParser, usual: str = "A3") -> None:
    says = _("paper by name, or its width and height as in 500x300mm ({usual})")
    parser.add_argument(
        "--paper",
        type=_paper,
        default=usual or None,
        metavar="A4|A3|A2|A1|A0|letter|legal|tabloid|WxHmm",
        help=says.format(usual=usual or _("none: how it prints is not judged")),
    )


class _OneOf:
    """One of a few words, refused with a sentence that lists them."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self._known = known

    def __call__(self, word: str) -> str:
        if word in self._known:
            return word
        known = ", ".join(self._known)
        raise argparse.ArgumentTypeError(_("There is no “{word}” here, only {known}.").format(word=word, known=known))


def _one_of(*known: str) -> _OneOf:
    return _OneOf(known)


def _paper(name: str) -> str:
    from designer import printing
    from designer.layout import UnknownPaper

    try:
        printing.sheet(name)
    except UnknownPaper as unknown:
        raise argparse.ArgumentTypeError(str(unknown)) from None
    return name


def _adds(words: str) -> tuple[str, ...]:
    from designer.printing import ADDS

    wanted = [word.strip().lower() for word in words.split(",") if word.strip()]
    unknown = next((word for word in wanted if word not in ADDS), None)
    if unknown is not None or not wanted:
        says = _("There is no “{word}” to print after a map, only {known}.")
        raise argparse.ArgumentTypeError(says.format(word=unknown or words, known=", ".join(ADDS)))
    return tuple([add for add in ADDS if add in wanted])


def _theme(name: str) -> str:
    from designer.layout import Theme

    known = Theme.names()
    if name and name.lower() not in known:
        says = _("There is no theme “{name}”; there are {known}.")
        raise argparse.ArgumentTypeError(says.format(name=name, known=", ".join(known)))
    return name.lower()


def _language(code: str) -> str:
    from designer.interchange.languages import CODE

    if not CODE.fullmatch(code):
        raise argparse.ArgumentTypeError(_("“{word}” is no language; write it as de or pt-BR.").format(word=code))
    return code


def _millimetres(text: str) -> float:
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,3})?)(?:mm)?", text.strip().lower())
    if not found:
        raise argparse.ArgumentTypeError(_("“{margin}” is no margin in millimetres.").format(margin=text))
    return float(found[1])


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{date}” is no day; a day is written as 2026-10-14.").format(date=text)
        ) from None


class _Parser(argparse.ArgumentParser):
    """Refuses in one plain sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise Refused(_usage_sentence(message, self.prog))


def _usage_sentence(message: str, program: str) -> str:
    asks = _("“{program} --help” tells more.").format(program=program)
    if found := re.fullmatch(r"the following arguments are required: (.+)", message):
        what = re.sub(r"-o/--output", "-o", found[1])
        return _("“{program}” needs {what}; {asks}").format(program=program, what=what, asks=asks)
    if found := re.fullmatch(r"unrecognized arguments: (.+)", message):
        return _("“{program}” does not know “{what}”; {asks}").format(program=program, what=found[1], asks=asks)
    if found := re.fullmatch(r"argument (\S+): expected one argument", message):
        return _("{option} needs a value; {asks}").format(option=found[1], asks=asks)
    if found := re.fullmatch(r"argument (\S+): not allowed with argument (\S+)", message):
        return _("{one} and {other} can't both hold.").format(one=found[1], other=found[2])
    if found := re.fullmatch(r"argument \S+: (.+\.)", message):  # a sentence of our own, from a type below
        return found[1]
    return _("“{program}” was not understood: {message}; {asks}").format(program=program, message=message, asks=asks)
