"""The text in what a server sent."""

from __future__ import annotations

import re

from digest.sources.reading.encoding import decode

_UTF_16 = re.compile(rb"<\?xml[^>]{0,60}encoding=[\"']utf-?16", re.IGNORECASE)
_OWN_WORD = re.compile(rb"encoding=|charset=", re.IGNORECASE)
_HEAD = 1024


def read_text(content: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """The characters of *content*, and a note if its encoding had to be guessed.

    The document's own word counts before the server's *charset*, which is often a default. Raises
    NotAnArticle for binary data.
    """
    head = content[:_HEAD]
    if _UTF_16.match(head):  # what can be read as ASCII is not in UTF-16, whatever it says
        charset = "utf-8"
    elif _OWN_WORD.search(head) or head.startswith(b"\xef\xbb\xbf"):
        charset = ""
    if charset:
        try:
            return content.decode(charset), ()
        except (UnicodeError, LookupError):
            pass
    return decode(content)
