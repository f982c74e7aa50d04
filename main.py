"""Start Journey Designer from a checkout: `python main.py [MAP.journey]`."""

from designer.cli import main

raise SystemExit(main())
