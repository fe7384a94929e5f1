"""The text in what a server sent."""

from __future__ import annotations

import re

from digest.sources.reading.encoding import decode

_UTF_16 = re.compile(rb"(<\?xml[^>]{0,60}?)\s+encoding=[\"']utf-?16[\"']", re.IGNORECASE)


def read_text(content: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """The characters of *content*, and a note if its encoding had to be guessed.

    The document's own word counts before the server's *charset*, which is often a default. Raises
    NotAnArticle for binary data.
    """
    if match := _UTF_16.match(content):  # what can be read as ASCII is not in UTF-16
        content = match[1] + content[match.end() :]
    return decode(content, charset)
