"""Refuses mails on which the standard library's parser would work for minutes."""

from __future__ import annotations

import re

from digest.sources.reading import NotAnArticle

LONGEST_HEADER = 256_000
"""Bytes of a mail's header; with all signatures and stations of its way it has some 20,000."""
LONGEST_FIELD = 20_000
"""Bytes of a field that describes a part. The parser's time grows with the square of it."""
MOST_BOUNDARIES = 5_000
"""Lines that may divide parts."""
_FIELD = re.compile(
    rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")


def refuse_endless(content: bytes) -> None:
    """Raise NotAnArticle where *content* has a header or more parts than any mail."""
    end = _END_OF_HEADER.search(content)
    if (end.start() if end else len(content)) > LONGEST_HEADER:
        raise NotAnArticle("a header without end")
    if content.count(b"\n--") > MOST_BOUNDARIES:
        raise NotAnArticle("parts without end")
    if any(len(found[0]) > LONGEST_FIELD for found in _FIELD.finditer(content)):
        raise NotAnArticle("a header without end")
