"""Header lines, encoded by hand.

Python's own ``email`` decodes encoded words inside a value and folds the result anew, which let a Subject of
``=?utf-8?q?a=0D=0ABcc=3A…?=`` bring a header of its own (CVE-2024-6923). Here a value is refused when it holds a
control character, and else written so that it can only ever be read as itself.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from digest.errors import DigestError
from digest.subscribers.address import Address, unprintable

WIDTH = 76  # characters a line that holds an encoded word (RFC 2047, 2)
WORD = 39  # bytes of UTF-8 an encoded word, so that even "Subject: " fits before it
LONGEST = 900  # characters that may stand unbroken, below the 998 of a line
NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def unstructured(name: str, text: str) -> bytes:
    """One header whose value is free text, such as a Subject; runs of spaces become one."""
    text = _checked(name, text)
    if _plain(text) and len(name) + 2 + len(text) <= WIDTH:
        return _line(name, text)
    return _line(name, "\r\n ".join(_encoded(text)))


def mailbox(name: str, address: Address) -> bytes:
    """One header whose value is an address, its name in front: From, To, Reply-To."""
    shown = _checked(name, address.name)
    spec = f"<{_checked(name, address.envelope)}>"
    if not shown:
        return _line(name, spec)
    if _plain(shown) and len(name) + 4 + len(shown) <= WIDTH:
        quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
        return _line(name, f'"{quoted}"\r\n {spec}')
    return _line(name, "\r\n ".join((*_encoded(shown), spec)))


def tokens(name: str, words: Iterable[str]) -> bytes:
    """One header of words that stand as they are (a Message-ID, a Date, links), each on a line of its own."""
    words = [_checked(name, word) for word in words]
    for word in words:
        if not word or not word.isascii() or len(word) > LONGEST:
            raise DigestError(
                f"{word[:60]!a} cannot stand in the mail header {name}; write it in ASCII, at most "
                f"{LONGEST} characters"
            )
    return _line(name, "\r\n ".join(words))


def _line(name: str, value: str) -> bytes:
    if not NAME.fullmatch(name):
        raise DigestError(f"{name!r} is no name of a mail header")
    return f"{name}: {value}\r\n".encode()


def _checked(name: str, text: str) -> str:
    if char := unprintable(text):
        raise DigestError(
            f"the mail header {name} would hold the character {char}: {text[:60]!a}; take it out"
        )
    return re.sub(" +", " ", text).strip(" ")


def _plain(text: str) -> bool:
    """Whether *text* may stand as it is: ASCII, and nothing in it looks like an encoded word."""
    return text.isascii() and "=?" not in text


def _encoded(text: str) -> Iterator[str]:
    """RFC 2047 encoded words for *text*, no character cut in two."""
    piece = b""
    for char in text:
        encoded = char.encode()
        if len(piece) + len(encoded) > WORD:
            yield f"=?utf-8?b?{b64encode(piece).decode()}?="
            piece = b""
        piece += encoded
    yield f"=?utf-8?b?{b64encode(piece).decode()}?="
