"""Encodes header lines.

Python's ``email`` decodes encoded words inside a value and folds the result again, which let a
Subject of ``=?utf-8?q?a=0D=0ABcc=3A…?=`` inject a header (CVE-2024-6923). Here a value with a
control character is rejected, and every other is encoded so that it reads back unchanged.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from digest.errors import DigestError
from digest.subscribers.address import Address, unprintable

WIDTH = 76  # characters in a line with an encoded word (RFC 2047, 2)
WORD = 39  # bytes of UTF-8 in an encoded word, so that even "Subject: " fits before it
LONGEST = 900  # characters without a break, below the 998 of a line (RFC 5322, 2.1.1)
NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def unstructured(name: str, text: str) -> bytes:
    """A header whose value is free text, such as a Subject; runs of spaces become one."""
    text = _checked(name, text)
    if _plain(text) and len(name) + 2 + len(text) <= WIDTH:
        return _line(name, text)
    return _line(name, "\r\n ".join(_encoded_words(text)))


def mailbox(name: str, address: Address) -> bytes:
    """A header whose value is an address with its name: From, To, Reply-To."""
    display_name = _checked(name, address.name)
    spec = f"<{_checked(name, address.envelope)}>"
    if not display_name:
        return _line(name, spec)
    if _plain(display_name) and len(name) + 4 + len(display_name) <= WIDTH:
        quoted = display_name.replace("\\", "\\\\").replace('"', '\\"')
        return _line(name, f'"{quoted}"\r\n {spec}')
    return _line(name, "\r\n ".join((*_encoded_words(display_name), spec)))


def tokens(name: str, words: Iterable[str]) -> bytes:
    """A header of words that are not encoded (a Message-ID, a Date, links), one on each line."""
    words = [_checked(name, word) for word in words]
    for word in words:
        if not word or not word.isascii() or len(word) > LONGEST:
            raise DigestError(
                f"{word[:60]!a} is not allowed in the mail header {name}; "
                f"write it in ASCII, at most {LONGEST} characters"
            )
    return _line(name, "\r\n ".join(words))


def _line(name: str, value: str) -> bytes:
    if not NAME.fullmatch(name):
        raise DigestError(f"{name!r} is not a name of a mail header")
    return f"{name}: {value}\r\n".encode()


def _checked(name: str, text: str) -> str:
    if char := unprintable(text):
        raise DigestError(
            f"the mail header {name} would contain the character {char}: {text[:60]!a}; remove it"
        )
    return (re.sub(" +", " ", text) if "  " in text else text).strip(" ")


def _plain(text: str) -> bool:
    """Whether *text* needs no encoding: ASCII without anything like an encoded word."""
    return text.isascii() and "=?" not in text


def _encoded_words(text: str) -> Iterator[str]:
    """The encoded words (RFC 2047) for *text*; no character is split between two."""
    piece = b""
    for char in text:
        encoded = char.encode()
        if len(piece) + len(encoded) > WORD:
            yield f"=?utf-8?b?{b64encode(piece).decode()}?="
            piece = b""
        piece += encoded
    yield f"=?utf-8?b?{b64encode(piece).decode()}?="
