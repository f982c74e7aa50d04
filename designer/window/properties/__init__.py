"""The properties panel: one form for each kind of element, one for several, one for the map."""

from __future__ import annotations

from designer.window.properties.panel import PropertiesPanel

__all__ = ["PropertiesPanel"]
