"""What is loaded when, and what the program stands on."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HEAVY = ["PySide6", "reportlab", "networkx", "openpyxl", "pypdfium2", "uharfbuzz", "PIL", "numpy"]


def test_the_command_line_starts_without_anything_heavy() -> None:
    code = f"import sys, designer.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("start", [["main.py"], ["-m", "designer"]])
def test_every_way_in_leads_to_the_same_program(start: list[str]) -> None:
    done = subprocess.run([sys.executable, *start, "--version"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert PROJECT["version"] in done.stdout


def test_the_version_is_written_in_two_places_and_is_the_same() -> None:
    import designer

    assert designer.__version__ == PROJECT["version"]


def _needed(roots: list[str], extra: str) -> set[str]:
    """Return the installed distributions that these requirements need, through all levels."""
    found: set[str] = set()
    waiting = [(Requirement(root), "") for root in roots]
    while waiting:
        requirement, of_extra = waiting.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": of_extra}):
            continue
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found.add(name)
        needs = importlib.metadata.requires(name) or []
        waiting += [(Requirement(need), wanted) for need in needs for wanted in requirement.extras or {""}]
    return found


def _licence(name: str) -> str:
    about = importlib.metadata.metadata(name)
    expression = about.get("License-Expression")
    if expression:
        return expression
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return " OR ".join(classifiers) or (about.get("License") or "")


def _binds_us(licence: str) -> bool:
    """Say whether no choice is left but the GPL or the AGPL; the LGPL is all right for what is only linked with."""
    choices = re.split(r"\s+OR\s+", licence)
    return all(re.search(r"(?<!L)GPL|(?<!Lesser )General Public|Affero", choice) for choice in choices)


@pytest.mark.parametrize(
    ("licence", "binds"),
    [
        ("MIT", False),
        ("LGPL-3.0-only OR GPL-2.0-only", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
    ],
)
def test_a_licence_is_read_as_it_is_meant(licence: str, binds: bool) -> None:
    assert _binds_us(licence) is binds


def test_nothing_the_program_needs_is_under_the_gpl_or_agpl() -> None:
    needed = _needed(PROJECT["dependencies"], "")
    assert {"networkx", "reportlab", "pyside6-essentials", "pillow"} <= needed
    licences = {name: _licence(name) for name in sorted(needed)}
    assert all(licences.values()), licences
    assert {name: licence for name, licence in licences.items() if _binds_us(licence)} == {}


def _pins() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return dict(line.split()[0].split("==", 1) for line in lines if "==" in line)


def test_the_lock_holds_all_that_is_asked_for_within_what_is_allowed() -> None:
    pins = _pins()
    for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), text


def test_the_lock_is_whole_and_names_no_place() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert len(_pins()) == len(re.findall(r"^[a-z0-9].*== ?\S+", text, re.MULTILINE)) > 20
    blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(blocks) == len(_pins())
    for block in blocks:
        assert "--hash=sha256:" in block
        assert ";" not in block.splitlines()[0], "a marker would leave it out on some Python"
    assert re.search(r"://|--index|--find|--trusted|file:| @ ", text) is None


def test_the_readme_opens_a_sample_that_is_there_and_then_names_the_tests() -> None:
    commands = re.findall(r"^python3 -m venv .*", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 2
    start, test = commands
    assert (ROOT / start.split()[-1]).is_file()
    assert start.split()[-2].endswith("/journey-designer")
    assert ".venv/bin/python -m pytest" in test
