"""Signed tokens: what a link in a mail says of its reader, which nobody else can write.

A token names its purpose, so that one for a page of preferences does not confirm a subscription.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import time
import zlib
from base64 import b32decode, b32encode, urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from digest.errors import ConfigError, UsageError
from digest.files import write_whole

KEY_FILE = "digest.key"
KEY_BYTES = 32
SHORTEST_KEY = 16  # characters; a word or a name can be guessed

CONFIRM = "confirm"
UNSUBSCRIBE = "unsubscribe"
PREFERENCES = "preferences"
BOUNCE = "bounce"
FORM = "form"
PURPOSES = (CONFIRM, UNSUBSCRIBE, PREFERENCES, BOUNCE, FORM)
ISSUE = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
SUBSCRIBER = re.compile(r"[0-9a-f]{16}")
MOMENT = 4  # bytes of the second in which a token was written
TAG = 21  # bytes of a bounce tag: 3 of the issue, 8 of the subscriber, 10 of the signature
TAG_LENGTH = 34  # its letters and digits; with "bounces+" well within the 64 of a local part


class Tokens:
    """Writes and reads tokens with one secret *key*."""

    def __init__(self, key: str) -> None:
        # Tokens of earlier versions, which itsdangerous wrote, have these keys and this form.
        self._keyed = {
            purpose: _keyed(hashlib.sha256(f"digest {purpose}signer{key}".encode()).digest())
            for purpose in PURPOSES
        }
        self._bounces = _keyed(key.encode())

    def write(self, purpose: str, *values: str) -> str:
        """A token for *purpose*, of letters, digits, "-", "_" and ".", that carries *values*.

        It is signed, not encrypted: whoever has it can read the values.
        """
        text = json.dumps(values, separators=(",", ":")).encode()
        moment = int(time.time()).to_bytes(MOMENT)
        content = b".".join((_encoded(text), _encoded(moment)))
        return b".".join((content, self._mark(purpose, content))).decode()

    def read(self, purpose: str, token: str, *, max_age: int | None = None) -> tuple[str, ...]:
        """The values that *token* carries; *max_age* in seconds (None: it never grows too old).

        Raises UsageError for a token that was not written with this key and for this purpose, or
        is too old.
        """
        content, _, mark = token.encode(errors="replace").rpartition(b".")
        if not hmac.compare_digest(mark, self._mark(purpose, content)):
            raise UsageError("this link is not valid; copy it whole from the mail")
        # From here on it is known to be our own.
        text, _, moment = content.rpartition(b".")
        if max_age is not None:
            age = int(time.time()) - int.from_bytes(_decoded(moment))
            if not 0 <= age <= max_age:
                raise UsageError("this link is too old; ask for a new one")
        packed = text.startswith(b".")  # long ones of earlier versions
        values = json.loads(zlib.decompress(_decoded(text[1:])) if packed else _decoded(text))
        return tuple(str(value) for value in values)

    def _mark(self, purpose: str, content: bytes) -> bytes:
        if purpose not in self._keyed:
            raise ValueError(f"no purpose of tokens is called '{purpose}'")
        return _encoded(_signed(self._keyed[purpose], content))

    def bounce_tag(self, issue: str, subscriber: str) -> str:
        """What the envelope sender of *issue* to *subscriber* bears: small letters and digits.

        Mail servers may change the case of a local part, so that the alphabet has one case. Raises
        ValueError for an issue that is no week, or for what is no id of the roster.
        """
        week = ISSUE.fullmatch(issue)
        if not week or not SUBSCRIBER.fullmatch(subscriber):
            raise ValueError(f"no bounce tag can name the issue {issue!r} to {subscriber!r}")
        content = (int(week[1]) * 100 + int(week[2])).to_bytes(3) + bytes.fromhex(subscriber)
        return b32encode(content + self._bounce_mark(content)).decode().rstrip("=").lower()

    def read_bounce_tag(self, tag: str) -> tuple[str, str]:
        """The issue and the subscriber that *tag* names, whatever its case.

        Raises UsageError for a tag that was not written with this key.
        """
        content = _tag_bytes(tag)
        if not hmac.compare_digest(content[11:], self._bounce_mark(content[:11])):
            raise UsageError("the address of this bounce is not one that digest wrote")
        year, number = divmod(int.from_bytes(content[:3]), 100)
        return f"{year:04}-W{number:02}", content[3:11].hex()

    def _bounce_mark(self, content: bytes) -> bytes:
        message = f"digest {BOUNCE}".encode() + b"\0" + content
        return _signed(self._bounces, message)[: TAG - len(content)]


def _keyed(key: bytes) -> hmac.HMAC:
    return hmac.new(key, digestmod=hashlib.sha256)


def _signed(keyed: hmac.HMAC, content: bytes) -> bytes:
    # A copy keeps the interpreter's lock, which `hmac.digest` gives up: many threads sign.
    mark = keyed.copy()
    mark.update(content)
    return mark.digest()


def _encoded(content: bytes) -> bytes:
    return urlsafe_b64encode(content).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    return urlsafe_b64decode(text + b"=" * (-len(text) % 4))


def _tag_bytes(tag: str) -> bytes:
    """The bytes that *tag* spells; none, which no signature fits, where it spells no tag."""
    if len(tag) != TAG_LENGTH or not tag.isascii():
        return b""
    try:
        content = b32decode(tag.upper() + "=" * (-len(tag) % 8))
    except ValueError:
        return b""
    # The last letter has bits to spare: of the spellings that give these bytes one is right.
    same = b32encode(content).decode().rstrip("=") == tag.upper()
    return content if same else b""


def secret_key(folder: Path, *, given: str = "") -> str:
    """The key of the magazine in *folder*: *given* (from the environment), or that of its file.

    The file is made, readable by its owner alone, where there is none. Raises ConfigError for a
    key that is too short or cannot be read, DigestError where the file cannot be written.
    """
    file = folder / KEY_FILE
    if given:
        return _checked(given, "DIGEST_SECRET")
    try:
        return _checked(file.read_text(encoding="ascii").strip(), str(file))
    except FileNotFoundError:
        key = secrets.token_urlsafe(KEY_BYTES)
        write_whole(file, f"{key}\n".encode(), private=True)
        return key
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{file}: cannot be read ({error}); make it readable for the user who runs digest, "
            "or set DIGEST_SECRET"
        ) from error


def _checked(key: str, place: str) -> str:
    if len(key) < SHORTEST_KEY:
        raise ConfigError(
            f"{place}: the key has {len(key)} characters; {SHORTEST_KEY} are the fewest. Delete "
            "the file and a new one is made; links in earlier mails then no longer work"
        )
    return key
