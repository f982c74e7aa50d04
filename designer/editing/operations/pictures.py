"""Pictures for personas, notes and the logo: kept once, as PNG or JPEG."""

from __future__ import annotations

import hashlib

from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.model import PictureData
from designer.words import _

MOST_BYTES = 8 * 1024 * 1024


def add_picture(document: Document, data: bytes) -> str:
    """Keep a picture in the map; its id, which is a hash of the bytes, so that one picture is kept once.

    Raises Refused for what is no PNG or JPEG, or is too large.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        media_type = "image/png"
    elif data.startswith(b"\xff\xd8\xff"):
        media_type = "image/jpeg"
    else:
        raise Refused(_("That is no PNG or JPEG picture."))
    if len(data) > MOST_BYTES:
        raise Refused(_("The picture is larger than {n} MB.").format(n=MOST_BYTES // 1024 // 1024))
    id = "i-" + hashlib.sha256(data).hexdigest()[:16]
    if id not in document.journey:
        with document.edit(_("Add a picture")):
            document.put(PictureData(id=id, media_type=media_type, data=data))
    return id
