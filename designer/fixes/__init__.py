"""What can be done about a gap with one press: quick fixes, safe ones and such with content."""

from __future__ import annotations

from designer.fixes.applying import Done, apply_fix, fix_all
from designer.fixes.catalogue import fixes_for
from designer.fixes.fix import Fix, Goes

__all__ = ["Done", "Fix", "Goes", "apply_fix", "fix_all", "fixes_for"]
