"""How a drawing becomes a PDF, an SVG or a picture."""

from __future__ import annotations

from designer.export.files import CannotExport

__all__ = ["CannotExport"]
