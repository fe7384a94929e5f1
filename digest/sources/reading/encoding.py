"""Decodes bytes of unknown encoding.

The order is byte order mark, declaration, strict UTF-8, then cp1256 or cp1252. A statistical
detector got a quarter of the short cp1252 texts wrong; the two rules of ``_guess`` hardly any.
"""

from __future__ import annotations

import codecs
import re

from digest.sources.reading.rejections import NotAnArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})""",
    re.IGNORECASE,
)
_HEAD = 4096  # where HTML must declare its encoding, with room to spare
_HIGH = re.compile(r"[^\x00-\x7f]")
_ARABIC = re.compile(r"[\u060c-\u06ff\u200c-\u200f]")
_WORD = re.compile(r"[^\W\d_]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of *data*, and a note if its encoding had to be guessed.

    Raises NotAnArticle for binary data and for encodings it cannot tell.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    if b"\x00" in data:
        raise NotAnArticle("a binary file, not text", "save it as UTF-8 text")
    for encoding in (_declaration(data), "utf-8"):
        text = _strictly(data, encoding)
        if text is not None:
            return text, ()
    return _guess(data)


def _declaration(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode *data*; None when *encoding* is unknown, no encoding of text, or does not fit."""
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode as cp1252 when few bytes are above 127, as cp1256 when most are Arabic letters."""
    western = data.decode("cp1252", "replace")
    letters = len(_WORD.findall(western)) or 1
    if len(_HIGH.findall(western)) < 0.3 * letters:
        return western, ("encoding: not UTF-8, read as cp1252",)
    arabic = data.decode("cp1256", "replace")
    if len(_ARABIC.findall(arabic)) > 0.9 * len(_HIGH.findall(arabic)):
        return arabic, ("encoding: not UTF-8, read as cp1256",)
    raise NotAnArticle("unknown encoding", "save it as UTF-8")
