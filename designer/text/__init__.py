"""The one place that knows how wide words are: fonts, shaping and line breaking."""
