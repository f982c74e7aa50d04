"""How data comes in and goes out: touchpoint lists, Mermaid and other formats of data."""
