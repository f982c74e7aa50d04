"""Where a map is edited by hand: the Qt painter, the view and its tools."""
