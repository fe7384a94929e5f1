"""Mail addresses: validation, the form for the envelope, and the key that identifies a reader."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from digest.errors import UsageError

# Unicode categories: control characters, surrogates, line and paragraph separators.
UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
LOCAL_BYTES = 64  # RFC 5321, 4.5.3.1.1
LONGEST = 254  # characters of an address: the 256 of a path without its < and > (4.5.3.1.3)
PLAIN = re.compile(r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*")
"""The part before the @ of nearly every address, in which nothing can be wrong."""
WITH_NAME = re.compile(
    r'\s*(?:"(?P<quoted>[^"<>]*)"|(?P<bare>[^"<>]*?))\s*<(?P<address>[^<>]*)>\s*'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A valid mail address.

    *email* is the form for people, *envelope* the form for mail servers, with an ASCII domain.
    *key* is the same for every spelling of one address: in small letters. Folding would make one of
    "straße" and "strasse", which are two.
    """

    email: str
    envelope: str
    name: str = ""

    @property
    def key(self) -> str:
        return self.email.lower()

    @property
    def domain(self) -> str:
        return self.envelope.rpartition("@")[2]

    @property
    def international(self) -> bool:
        """Whether the part before the @ is not ASCII: only servers with SMTPUTF8 accept it."""
        return not self.envelope.isascii()


def unprintable(text: str) -> str:
    """The first character of *text* not allowed in names and headers, as "U+000A"; "" for none."""
    if text.isascii() and text.isprintable():
        return ""  # nearly every text, in a hundredth of the time
    return next(
        (f"U+{ord(char):04X}" for char in text if unicodedata.category(char) in UNPRINTABLE), ""
    )


def parse(text: str, *, name: str = "") -> Address:
    """The address in *text*, such as "ann@example.org".

    Raises UsageError with the reason for an invalid one; nothing is corrected silently.
    """
    local, _, domain = text.rpartition("@")
    plain = len(local) <= LOCAL_BYTES and len(text) <= LONGEST and PLAIN.fullmatch(local)
    if plain and _is_plain_domain(domain):
        return Address(email=text, envelope=text, name=name)
    return _parse_any(text, name)


@lru_cache(maxsize=4096)
def _is_plain_domain(domain: str) -> bool:
    """Whether *domain* is valid as it stands: what costs most to check, and a list has few."""
    try:
        address = _parse_any(f"a@{domain}", "")
    except UsageError:
        return False
    return address.email == address.envelope == f"a@{domain}"


def _parse_any(text: str, name: str) -> Address:
    from email_validator import EmailNotValidError, validate_email

    shown = ascii(text[:80])[1:-1]
    if char := unprintable(text):
        raise UsageError(
            f"'{shown}' is not a mail address: it contains the character {char}; "
            "write it as name@example.org"
        )
    try:
        # No look-up in the DNS: an import of thousands must work without a network.
        valid = validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        reason = str(error).rstrip(".")
        raise UsageError(
            f"'{shown}' is not a mail address: {reason}; write it as name@example.org"
        ) from None
    if len(valid.local_part.encode()) > LOCAL_BYTES:
        raise UsageError(
            f"'{shown}' is not a mail address: the part before the @ is longer than "
            f"{LOCAL_BYTES} bytes; write it as name@example.org"
        )
    envelope = f"{valid.local_part}@{valid.ascii_domain}"
    return Address(email=valid.normalized, envelope=envelope, name=name)


def parse_named(text: str) -> Address:
    """The address in *text*, with or without a name: "Atlas Weekly <week@example.org>"."""
    match = WITH_NAME.fullmatch(text)
    if match is None:
        return parse(text)
    name = match["quoted"] or match["bare"] or ""
    if char := unprintable(name):
        raise UsageError(
            f"the name before <{match['address']}> contains the character {char}; remove it"
        )
    return parse(match["address"], name=name)
