"""Mail addresses: what is one, how it is written on an envelope, and when two are the same reader's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from digest.errors import UsageError

UNPRINTABLE = (
    "Cc",
    "Cs",
    "Zl",
    "Zp",
)  # control characters, halves of characters, line and paragraph separators
LOCAL_BYTES = 64  # RFC 5321, 4.5.3.1.1
WITH_NAME = re.compile(
    r'\s*(?:"(?P<quoted>[^"<>]*)"|(?P<bare>[^"<>]*?))\s*<(?P<address>[^<>]*)>\s*'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """*email* is for people to read; *envelope*, with an ASCII domain, is what a mail server is told; *key* is the
    same for every way of writing one reader's address.
    """

    email: str
    envelope: str
    name: str = ""

    @property
    def key(self) -> str:
        return self.email.casefold()

    @property
    def domain(self) -> str:
        return self.envelope.rpartition("@")[2]

    @property
    def international(self) -> bool:
        """Whether the part before the @ is beyond ASCII, so that only a server with SMTPUTF8 takes it."""
        return not self.envelope.isascii()


def unprintable(text: str) -> str:
    """The first character of *text* that may stand neither in a name nor in a header, as U+000A, or ""."""
    return next(
        (f"U+{ord(char):04X}" for char in text if unicodedata.category(char) in UNPRINTABLE), ""
    )


def parse(text: str, *, name: str = "") -> Address:
    """The address in *text*, "ann@example.org"; UsageError says what is wrong with it. Nothing is mended silently."""
    from email_validator import EmailNotValidError, validate_email

    shown = ascii(text[:80])[1:-1]
    if char := unprintable(text):
        raise UsageError(
            f"'{shown}' is no mail address: it holds the character {char}; write it as name@example.org"
        )
    try:
        found = validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        reason = str(error).rstrip(".")
        raise UsageError(
            f"'{shown}' is no mail address: {reason}; write it as name@example.org"
        ) from None
    if len(found.local_part.encode()) > LOCAL_BYTES:
        raise UsageError(
            f"'{shown}' is no mail address: the part before the @ is longer than {LOCAL_BYTES} bytes; "
            "write it as name@example.org"
        )
    return Address(
        email=found.normalized, envelope=f"{found.local_part}@{found.ascii_domain}", name=name
    )


def parse_named(text: str) -> Address:
    """The address in *text*, with or without a name: "Atlas Weekly <week@example.org>"."""
    match = WITH_NAME.fullmatch(text)
    if match is None:
        return parse(text)
    name = match["quoted"] or match["bare"] or ""
    if char := unprintable(name):
        raise UsageError(
            f"the name before <{match['address']}> holds the character {char}; take it out"
        )
    return parse(match["address"], name=name)
