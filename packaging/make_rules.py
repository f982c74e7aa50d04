"""Write docs/rules.md, the reference of the rules, from the rules themselves: python packaging/make_rules.py"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Write the reference where it lies."""
    from designer.checks.pages import reference, rule_pages

    (ROOT / "docs" / "rules.md").write_text(reference(rule_pages()), encoding="utf-8")


if __name__ == "__main__":
    main()
