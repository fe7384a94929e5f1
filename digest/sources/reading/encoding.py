"""Decodes the bytes of an article."""

from __future__ import annotations

from digest.sources.reading.rejections import NotAnArticle
from digest.text import encoding


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of *data*, and a note if its encoding had to be guessed or mended.

    Raises NotAnArticle for binary data and for encodings that cannot be told.
    """
    try:
        return encoding.decode(data)
    except encoding.UndecodableError as error:
        raise NotAnArticle(error.reason, error.remedy) from None
