"""The gestures of the mouse: one object each, alive from press to release."""
