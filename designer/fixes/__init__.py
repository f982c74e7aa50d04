"""What can be done about a gap with one press: quick fixes, safe ones and such with content."""

from __future__ import annotations

from designer.fixes.applying import Done, Left, apply_fix, fix_all
from designer.fixes.catalogue import fixes_for
from designer.fixes.fix import Fix, Goes
from designer.fixes.inside import Mended, fix_levels

__all__ = ["Done", "Fix", "Goes", "Left", "Mended", "apply_fix", "fix_all", "fix_levels", "fixes_for"]
