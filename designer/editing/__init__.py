"""How a journey map changes: one document with its history, and the operations on it."""
