"""Where the files that travel with the program lie, for every room that reads one."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _resource_folder() -> Path:
    # Inside an installed wheel and a packaged program they lie within the package; in a checkout beside it.
    package = Path(__file__).resolve().parent
    bundled = package / "_resources"
    return bundled if bundled.is_dir() else package.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a bundled file or folder, such as `resource_path("fonts", "fonts.toml")`.

    It need not exist: the reader says what is missing.
    """
    return _resource_folder().joinpath(*parts)
