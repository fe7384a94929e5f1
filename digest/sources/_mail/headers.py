"""The header of a mail: subject, sender and date, in whatever encoding and state."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from digest.sources._posts.dates import mail_date
from digest.sources.reading import NotAnArticle, decode, one_line, source_name

LONGEST = 4000
"""Characters of a header field that are looked at."""
MOSTLY = 10
"""So many whole signs to a broken one make a text UTF-8."""
_SPARE = {"iso-2022-jp": "iso2022_jp_ext", "gb2312": "gb18030", "ks_c_5601-1987": "cp949"}
"""Wider encodings that mails under these names are in."""


def field(message: Message, name: str) -> str:
    """The field *name* as one line of text; "" without one."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    written = str(raw)[:LONGEST]
    try:
        written.encode("ascii")
    except UnicodeEncodeError:
        return _of_bytes(written.encode("utf-8", "surrogateescape"))
    try:
        pieces = decode_header(re.sub(r"\r?\n[ \t]", " ", written))
    except (HeaderParseError, ValueError, LookupError):
        return one_line(written)
    return one_line("".join(_piece(piece, charset) for piece, charset in pieces))


def to_text(content: bytes, charset: str) -> str:
    """*content* in *charset*, or in what it can be instead."""
    for name in filter(None, (charset, _SPARE.get(charset.lower()))):
        with suppress(UnicodeError, LookupError, ValueError):
            return content.decode(name)
    if charset.lower() == "iso-2022-jp":
        # Windows writes signs such as ① where the standard has none, and its successor has them.
        return content.replace(b"\x1b$B", b"\x1b$(Q").decode("iso2022_jp_2004", "replace")
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not sign.isascii() for sign in text) - broken
    if whole > MOSTLY * broken:  # cut in the middle of a sign, or spoilt in one place
        return text
    try:
        return decode(content)[0]
    except NotAnArticle:
        return text


def sender(message: Message) -> tuple[str, str]:
    """The name of who sent the mail, and the address.

    Without a name it is that of the list, else of the host.
    """
    written = field(message, "From")
    name, address = parseaddr(written)
    if "@" not in address:  # an unquoted comma or a name of several parts ends the name early
        found = re.search(r"<([^<>\s]{1,320}@[^<>\s]{1,255})>", written)
        name, address = (written[: found.start()], found[1]) if found else (name, "")
    name = one_line(name.strip(" \"'"))
    if not name or "@" in name:
        listed = field(message, "List-Id").partition("<")[0].strip(' "')
        name = listed or source_name(address.partition("@")[2])
    return name, address.lower()


def sent_at(message: Message, zone: ZoneInfo) -> datetime:
    """When the mail was sent. Raises NotAnArticle where that is not certain."""
    written = field(message, "Date")
    if not written:
        raise NotAnArticle("no date in its header")
    found = mail_date(written, zone)
    if found is None:
        raise NotAnArticle(f"its date '{written[:60]}' cannot be read")
    return found


def addresses_in(written: str) -> tuple[str, ...]:
    """The addresses in angle brackets, as in List-Unsubscribe."""
    return tuple(re.findall(r"<([^<>\s]{1,2000})>", written))


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return to_text(piece, charset or "")


def _of_bytes(content: bytes) -> str:
    try:
        return one_line(decode(content)[0])
    except NotAnArticle:
        return one_line(content.decode("utf-8", "replace"))
