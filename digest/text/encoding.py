"""Decodes bytes of unknown encoding.

The order is byte order mark, escape sequences, declaration, strict UTF-8, what the server named,
UTF-8 with a few broken signs, then the encodings of scripts by the letters that come out, then
cp1252 or its sister for Central Europe. A statistical detector got a quarter of the short cp1252
texts wrong.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from digest.text.mojibake import mended


class UndecodableError(Exception):
    """Bytes that are no text, or in no known encoding: the *reason*, and the *remedy*."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})|"""
    rb"""<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})""",
    re.IGNORECASE,
)
_HEAD = 4096  # where HTML must declare its encoding, with room to spare
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\$\(D|\x1b\([BJ]")
_LOST = "\ufffd"
#: So large a share of the signs above 127 may be broken in a text whose encoding is known.
_MOST_LOST = 0.02
_HIGH = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]")
#: So large a share of the letters is above 127 in a script other than the Latin one.
_FOREIGN = 0.3
#: So much better must the letters of Central Europe fit.
_DOUBT = 0.1
_FEWEST_BYTES = 16
#: The letters above 127 of languages of the West, and of those of Central Europe.
_WEST = (
    "[àâæçéèêëîïôœùûüÿ]",
    "[äöüß]",
    "[áéíñóúü]",
    "[àèéìíòóùú]",
    "[áâãàçéêíóôõúü]",
    "[æøåéèòôóáíðýúþö]",
    "[åäöéü]",
    "[àçéèíïóòúü]",
)
_CENTRAL = (
    "[ąćęłńóśźż]",
    "[áčďéěíňóřšťúůýž]",
    "[áäčďéíĺľňóôŕšťúýž]",
    "[áéíóöőúüű]",
    "[čćđšž]",
    "[ăâîşţșț]",
)
#: Signs of the West that stand beside figures; within a word they are letters of the East.
_MEASURES = re.compile(r"(?<=\d)[¼½¾¹²³ºª]|(?<=\d )[¼½¾]|(?<=m)[²³]|[£¢](?=\d)|[¿¡](?=[A-ZÁÉÍÓÚÑ])")
#: Marks of punctuation and measure, which are the same in both.
_NEUTRAL = re.compile(r"[\u2000-\u206f«»€™©®°§·\xa0\xad]")
_JAPANESE = re.compile(r"[\u3040-\u30ff]")
_COMMON_HAN = re.compile(r"[的一是不了在有人我他這这中大来來上国國]")


def decode(data: bytes, named: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of *data*, and a note if its encoding had to be guessed or mended.

    *named* is the encoding that came with it, such as an HTTP header's charset. It is often a
    server's default, so the text's own declaration and valid UTF-8 count before it. Raises
    UndecodableError for binary data and for encodings it cannot tell.
    """
    text, notes = _decoded(data, named)
    if text.isascii():
        return text, notes
    whole = mended(text)
    if whole == text:
        return text, notes
    return whole, (*notes, "encoding: UTF-8 that was taken for cp1252 and stored again, mended")


def _decoded(data: bytes, named: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    if b"\x00" in data:
        return _wide(data)
    if b"\x1b" in data and _ESCAPES.search(data):
        text = _strictly(data, "iso2022_jp_ext")
        if text is not None:
            return text, ("encoding: read as ISO-2022-JP",)
    for encoding in (_declaration(data), "utf-8"):
        text = _strictly(data, encoding)
        if text is not None:
            return text, ()
    for encoding in (named, "utf-8"):
        text = _nearly(data, encoding)
        if text is not None:
            return text, (f"encoding: {broken}",) if (broken := _broken(text)) else ()
    return _guess(data)


def _wide(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-16 without a mark: every second byte of a text in a Western language is zero."""
    zeros = [data[start::2].count(0) for start in (0, 1)]
    encoding = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    text = _strictly(data, encoding) if _is_wide(zeros, len(data)) else None
    if text is None or "\x00" in text:
        raise UndecodableError("a binary file, not text", "save it as UTF-8 text")
    return text, (f"encoding: no mark, read as {encoding.upper()}",)


def _is_wide(zeros: list[int], size: int) -> bool:
    """Whether zeros are where UTF-16 has them: nearly all on one side."""
    return size >= _FEWEST_BYTES and max(zeros) > 0.35 * size and min(zeros) < 0.05 * size


def _declaration(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode *data*; None when *encoding* is unknown, no encoding of text, or does not fit."""
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _nearly(data: bytes, encoding: str) -> str | None:
    """Decode *data*; None when *encoding* is unknown, or more than a few signs do not fit."""
    try:
        text = data.decode(encoding, "replace") if encoding else ""
    except (UnicodeError, LookupError):
        return None
    return text if text and text.count(_LOST) <= _MOST_LOST * len(_HIGH.findall(text)) else None


def _broken(text: str) -> str:
    """What to say of signs that are lost in *text*."""
    count = text.count(_LOST)
    return f"{count} broken sign{'s' * (count > 1)} replaced" if count else ""


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode as the encoding of the script whose letters come out, else as a Latin one."""
    western = data.decode("cp1252", "replace")
    letters = len(_WORD.findall(western)) or 1
    if len(_HIGH.findall(western)) < _FOREIGN * letters:
        encoding = _latin(data, western)
        return data.decode(encoding, "replace"), (f"encoding: not UTF-8, read as {encoding}",)
    for encoding, fits in _SCRIPTS:
        text = _strictly(data, encoding)
        if text is not None and fits(text):
            return text, (f"encoding: not UTF-8, read as {encoding}",)
    raise UndecodableError("unknown encoding", "save it as UTF-8")


def _latin(data: bytes, western: str) -> str:
    """cp1252, unless the letters are those of a language of Central Europe and of none in the West.

    The same byte is "è" in one encoding and "č" in the other; one language has few such letters.
    """
    west = _covered(_MEASURES.sub("", western), _WEST)
    best = max(
        ("cp1250", "iso8859_2"), key=lambda name: _covered(data.decode(name, "replace"), _CENTRAL)
    )
    return best if _covered(data.decode(best, "replace"), _CENTRAL) > west + _DOUBT else "cp1252"


def _covered(text: str, alphabets: tuple[str, ...]) -> float:
    """The share of the signs above 127 that the best of *alphabets* has."""
    high = _HIGH.findall(_NEUTRAL.sub("", text.lower()))
    return max(len(re.findall(letters, "".join(high))) for letters in alphabets) / (len(high) or 1)


def _mostly(
    letters: str, common: str = "", *, least: float = 0.35, share: float = 0.9
) -> Callable[[str], bool]:
    """A test whether nearly all signs above 127 are *letters*, a range of a pattern.

    Of these the *common* ones must have the share *least*: another script's bytes make letters too,
    but not in the numbers of a language.
    """
    pattern = re.compile(f"[{letters}]")

    def fits(text: str) -> bool:
        found = pattern.findall(text)
        often = sum(map(common.__contains__, found)) >= least * len(found) if common else True
        return often and len(found) > share * len(_HIGH.findall(_NEUTRAL.sub("", text)))

    return fits


def _lower(text: str) -> bool:
    """Whether small letters outnumber capitals, as in a text read right: KOI8 swaps the two."""
    return sum(map(str.islower, text)) > 2 * sum(map(str.isupper, text))


def _is_japanese(text: str) -> bool:
    """Whether kana are a part of what is above 127, as in every Japanese text, and no half ones."""
    high = len(_HIGH.findall(text))
    half = sum("\uff61" <= sign <= "\uff9f" for sign in text)
    return len(_JAPANESE.findall(text)) > 0.2 * high and half < 0.05 * high


def _is_chinese(text: str) -> bool:
    """Whether the commonest characters are as frequent as in a text that makes sense."""
    return len(_COMMON_HAN.findall(text)) > 0.03 * len(_HIGH.findall(text))


_CYRILLIC = _mostly("\u0400-\u045f№", "[оеаинтОЕАИНТі]")
#: Encodings by script; the first that decodes all and gives its script's letters is right.
_SCRIPTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("shift_jis", _is_japanese),
    ("cp932", _is_japanese),
    ("euc_jp", _is_japanese),
    ("euc_kr", _mostly(r"\uac00-\ud7a3\u3000-\u303f", share=0.8)),
    ("gb18030", _is_chinese),
    ("big5", _is_chinese),
    ("cp1251", lambda text: _CYRILLIC(text) and _lower(text)),
    ("koi8_r", lambda text: _CYRILLIC(text) and _lower(text)),
    ("cp1253", _mostly("\u0370-\u03ff", "[αοιετσνηυάόίέ]", least=0.55)),
    ("cp1255", _mostly("\u0590-\u05ff", "[יוהלאתרםמבש]")),
    ("cp1256", _mostly("\u060c-\u06ff\u200c-\u200f", "[اليومنترهبةأ]")),
)
