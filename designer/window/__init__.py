"""The window around the canvas: actions, panels, dialogs and files."""
