"""How a drawing becomes a PDF, an SVG or a picture."""
