"""Signs mails with DKIM (RFC 6376, Ed25519 by RFC 8463), relaxed in headers and body.

A library hashes the whole mail for each reader: 184 ms for a PDF. Here the hash of the body, the
same in all copies, is computed once, and only the headers are signed for each reader.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

OVERSIGNED = ("From", "To", "Cc", "Subject", "Reply-To")
"""Named once more than they occur, so that a header added on the way breaks the signature."""

WIDTH = 72

LINE_ENDS = re.compile(rb"\r\n(?![ \t])")
"""Those between two headers."""
SPACES = re.compile(rb"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """Header fields as they are signed: their *names* in order, and their relaxed *text*."""

    names: tuple[str, ...]
    text: bytes

    def __add__(self, other: Fields) -> Fields:
        return Fields(self.names + other.names, self.text + other.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs for *domain* with a *key* whose public half is in the DNS under *selector*."""

    domain: str
    selector: str
    key: RSAPrivateKey | Ed25519PrivateKey = field(repr=False, compare=False)

    def header(self, fields: Fields, body_hash: str, *, date: datetime) -> bytes:
        """The DKIM-Signature of a mail with *fields*, which are all signed, and that body."""
        value = (
            f"v=1; a={self._algorithm}; c=relaxed/relaxed;\r\n d={self.domain}; s={self.selector}; "
            f"t={int(date.timestamp())};\r\n h={_listed(fields.names)};\r\n bh={body_hash};\r\n b="
        )
        line = f"DKIM-Signature: {value}".encode()
        signature = self._sign(fields.text + _relaxed(line))
        encoded = b64encode(signature)
        lines = (encoded[start : start + WIDTH] for start in range(0, len(encoded), WIDTH))
        return line + b"\r\n ".join(lines) + b"\r\n"

    def record(self) -> tuple[str, str]:
        """The name and the text of the TXT record that publishes the key."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        public = self.key.public_key()
        if self._is_rsa:
            data = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        else:
            data = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        kind = "rsa" if self._is_rsa else "ed25519"
        name = f"{self.selector}._domainkey.{self.domain}"
        return name, f"v=DKIM1; k={kind}; p={b64encode(data).decode()}"

    @property
    def _is_rsa(self) -> bool:
        return hasattr(self.key, "key_size")

    @property
    def _algorithm(self) -> str:
        return "rsa-sha256" if self._is_rsa else "ed25519-sha256"

    def _sign(self, text: bytes) -> bytes:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

        if isinstance(self.key, RSAPrivateKey):
            return self.key.sign(text, PKCS1v15(), hashes.SHA256())
        return self.key.sign(hashlib.sha256(text).digest())


def canonical(head: bytes) -> Fields:
    """The fields of *head*, whole header lines that end in CR LF."""
    lines = list(header_lines(head))
    names = tuple(line.partition(b":")[0].decode() for line in lines)
    return Fields(names, b"".join(_relaxed(line) + b"\r\n" for line in lines))


def header_lines(head: bytes) -> Iterator[bytes]:
    """Each header of *head*, with the lines that continue it."""
    return (line for line in LINE_ENDS.split(head) if line)


def body_hash(body: bytes) -> str:
    """The SHA-256 of the relaxed *body*, in Base64."""
    lines = re.sub(rb"[ \t]+(?=\r\n)", b"", re.sub(rb"[ \t]+", b" ", body))
    text = lines.rstrip(b"\r\n ")
    return b64encode(hashlib.sha256(text + b"\r\n" if text else b"").digest()).decode()


def _relaxed(line: bytes) -> bytes:
    name, _, value = line.partition(b":")
    return name.lower().rstrip() + b":" + SPACES.sub(b" ", value).strip()


@lru_cache(maxsize=32)
def _listed(names: tuple[str, ...]) -> str:
    spaced = ": ".join((*names, *OVERSIGNED))
    lines = textwrap.wrap(spaced, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\r\n  ".join(lines).replace(": ", ":")
