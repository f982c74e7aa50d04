"""What is mistyped is refused in one sentence, and help is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer import __version__
from tests.cli.running import Shell


def test_help_names_every_command(shell: Shell) -> None:
    told = shell.done("--help").out
    for command in ("templates", "new", "import", "check", "rules", "rule", "export", "diff"):
        assert command in told
    assert "Exit status" in told


@pytest.mark.parametrize("command", ["templates", "new", "import", "check", "rules", "rule", "export", "diff"])
def test_each_command_has_help(shell: Shell, command: str) -> None:
    assert f"journey-designer {command}" in shell.done(command, "--help").out


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.done("--version").out == f"Journey Designer {__version__}\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "exprot",
            "“exprot” is no command; there are templates, new, import, check, rules, rule, export, diff, insight, fix.",
        ),
        ("none.journey", "“none.journey” can't be opened: there is no such file."),
        (".", "“.” can't be opened: it is a folder."),
        ("-", "“-” can't be opened: there is no such file."),
        ("--verbose", "“journey-designer” does not know “--verbose”; “journey-designer --help” tells more."),
        ("templates x", "“journey-designer” does not know “x”; “journey-designer --help” tells more."),
        ("new", "“journey-designer new” needs --template, -o; “journey-designer new --help” tells more."),
        ("import a.csv", "“journey-designer import” needs -o; “journey-designer import --help” tells more."),
        ("export", "“journey-designer export” needs MAP.journey, -o; “journey-designer export --help” tells more."),
        ("export a.journey -o", "-o/--output needs a value; “journey-designer export --help” tells more."),
        ("export a.journey -o b.pdf --landscape --portrait", "--portrait and --landscape can't both hold."),
        ("export a.journey -o b.pdf --plan poster", "There is no “poster” here, only fit, pages."),
        (
            "export a.journey -o b.pdf --arrangement rows",
            "There is no “rows” here, only auto, swimlanes, grouped, storyline.",
        ),
        ("export a.journey -o b.pdf --margin wide", "“wide” is no margin in millimetres."),
        ("export a.journey -o b.pdf --margin -5", "“-5” is no margin in millimetres."),
        (
            "export a.journey -o b.pdf --paper 3x3mm",
            "Paper of 3 × 3 mm can't be used: its sides are from 50 to 20,000 mm.",
        ),
        ("check a.journey --format xml", "There is no “xml” here, only text, json, sarif."),
        ("check a.journey --fail-on always", "There is no “always” here, only error, warning, info, never."),
        ("check a.journey --today tomorrow", "“tomorrow” is no day; a day is written as 2026-10-14."),
    ],
)
def test_what_is_mistyped_is_refused_in_one_sentence(shell: Shell, words: str, says: str) -> None:
    assert shell.run(*words.split()).sentence == says
    assert shell.files == set()


@pytest.mark.parametrize("paper", ["A7", "", "0x0mm", "-5x300mm", "nanxnan", "A4mm", "1e999x5", "500x", "x" * 300])
def test_what_is_no_paper_is_refused(shell: Shell, paper: str) -> None:
    assert "paper" in shell.run("export", "a.journey", "-o", "b.pdf", f"--paper={paper}").sentence.lower()


def test_a_map_named_like_no_command_is_opened(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from designer import app, platform_check

    opened: list[list[Path]] = []
    monkeypatch.setattr(platform_check, "why_no_window", lambda: None)
    monkeypatch.setattr(app, "run", lambda paths: opened.append(paths) or 0)
    Path("mymap").write_text("{}")
    shell.done()
    shell.done("mymap")
    assert opened == [[], [Path("mymap")]]


def test_without_a_display_the_window_says_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from designer import platform_check

    monkeypatch.setattr(platform_check, "why_no_window", lambda: "There is no display.")
    assert shell.run().sentence == "There is no display."


def test_what_is_stopped_by_its_user_says_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from designer.cli import commands

    def stopped(**_wishes: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run_check", stopped)
    assert shell.run("check", "a.journey").sentence == "Stopped before it was done."


def test_a_fault_of_the_program_is_one_sentence_too(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from designer.cli import commands

    def broken(**_wishes: object) -> int:
        raise TypeError("two\nlines")

    monkeypatch.setattr(commands, "run_check", broken)
    assert shell.run("check", "a.journey").sentence == "The program itself has a fault: TypeError: two lines."
