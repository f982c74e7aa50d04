"""`python -m designer` is the same as `journey-designer`."""

from designer.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
