"""The window around the canvas: actions, panels, dialogs and files."""

from designer.window.overrides import make_exceptions_whole

make_exceptions_whole()  # before any class of the window is made
