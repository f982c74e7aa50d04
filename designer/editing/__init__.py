"""Changing a journey map: the document with its undo, and the operations that everything that edits calls."""

from __future__ import annotations

from designer.editing.document import DRAFT, Document, random_id
from designer.editing.operations import Refused
from designer.editing.signal import Signal

__all__ = ["DRAFT", "Document", "Refused", "Signal", "random_id"]
