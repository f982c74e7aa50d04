"""`python -m designer.cli` is the same as `journey-designer`."""

from designer.cli import main

raise SystemExit(main())
