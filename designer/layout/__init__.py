"""How a map becomes a drawing, on the canvas and composed for paper."""
