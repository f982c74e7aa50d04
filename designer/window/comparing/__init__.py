"""Two maps compared in the window: laid over each other, side by side, and as a list."""
