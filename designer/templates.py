"""The maps that travel with the program: templates to start from and samples to look at, for every way in. No Qt."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from designer.model import JourneyMap
from designer.resources import resource_path
from designer.words import _


class TemplateInfo(msgspec.Struct, frozen=True):
    """One template: its id on the command line, its name, a line about it, and where its stage model was published."""

    id: str
    name: str
    description: str
    source: str
    stages: int
    path: Path
    picture: Path


class SampleInfo(msgspec.Struct, frozen=True):
    """One finished map of a made-up organisation."""

    id: str
    name: str
    description: str
    path: Path
    picture: Path


@cache
def templates() -> tuple[TemplateInfo, ...]:
    """All templates in the order in which they are offered, the blank map first."""
    folder = resource_path("templates")
    return tuple(
        TemplateInfo(
            id=entry["id"],
            name=entry["name"],
            description=entry["description"],
            source=entry["source"],
            stages=entry["stages"],
            path=folder / f"{entry['id']}.journey",
            picture=folder / f"{entry['id']}.png",
        )
        for entry in _read(folder / "templates.toml")["template"]
    )


@cache
def samples() -> tuple[SampleInfo, ...]:
    """All samples in the order in which they are offered."""
    folder = resource_path("samples")
    return tuple(
        SampleInfo(
            id=entry["id"],
            name=entry["name"],
            description=entry["description"],
            path=folder / entry["file"],
            picture=folder / f"{entry['id']}.png",
        )
        for entry in _read(folder / "samples.toml")["sample"]
    )


def open_template(id: str) -> JourneyMap:
    """A new map made from a template; raises ValueError with a sentence that lists those there are."""
    for template in templates():
        if template.id == id:
            return _load(template.path)
    known = ", ".join(template.id for template in templates())
    raise ValueError(_("There is no template “{id}”; there are {known}.").format(id=id, known=known))


def open_sample(id: str) -> JourneyMap:
    """A sample as a new map; raises ValueError with a sentence that lists those there are."""
    for sample in samples():
        if sample.id == id:
            return _load(sample.path)
    known = ", ".join(sample.id for sample in samples())
    raise ValueError(_("There is no sample “{id}”; there are {known}.").format(id=id, known=known))


def _load(path: Path) -> JourneyMap:
    from designer.storage import load

    return load(path)


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
