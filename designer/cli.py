"""The command line; it never imports Qt before a window is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from designer import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="journey-designer")
    parser.add_argument("--version", action="version", version=__version__)
    parser.parse_args(argv)
    return 0
