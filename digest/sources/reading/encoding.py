"""Decodes the bytes of an article."""

from __future__ import annotations

from digest.sources.reading.rejections import NotAnArticle
from digest.text import encoding


def decode(data: bytes, named: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of *data*, and a note if its encoding had to be guessed or mended.

    *named* is the encoding that its server says, which counts after the text's own word. Raises
    NotAnArticle for binary data and for encodings that cannot be told.
    """
    try:
        return encoding.decode(data, named)
    except encoding.UndecodableError as error:
        raise NotAnArticle(error.reason, error.remedy) from None
