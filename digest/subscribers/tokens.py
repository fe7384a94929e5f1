"""Signed tokens: what a link in a mail says of its reader, which nobody else can write.

A token names its purpose, so that one for a page of preferences does not confirm a subscription.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import b32decode, b32encode
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError, UsageError
from digest.files import write_whole

if TYPE_CHECKING:
    from itsdangerous import URLSafeTimedSerializer

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
TAG = 21  # bytes of a bounce tag: 3 of the issue, 8 of the subscriber, 10 of the signature
TAG_LENGTH = 34  # its letters and digits; with "bounces+" well within the 64 of a local part


class Tokens:
    """Writes and reads tokens with one secret *key*."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._serialisers: dict[str, URLSafeTimedSerializer] = {}

    def write(self, purpose: str, *values: str) -> str:
        """A token for *purpose*, of letters, digits, "-", "_" and ".", that carries *values*.

        It is signed, not encrypted: whoever has it can read the values.
        """
        return self._serialiser(purpose).dumps(list(values))

    def read(self, purpose: str, token: str, *, max_age: int | None = None) -> tuple[str, ...]:
        """The values that *token* carries; *max_age* in seconds (None: it never grows too old).

        Raises UsageError for a token that was not written with this key and for this purpose, or
        is too old.
        """
        from itsdangerous import BadData, SignatureExpired

        try:
            values = self._serialiser(purpose).loads(token, max_age=max_age)
        except SignatureExpired as error:
            raise UsageError("this link is too old; ask for a new one") from error
        except BadData as error:
            raise UsageError("this link is not valid; copy it whole from the mail") from error
        return tuple(str(value) for value in values)

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
        return hmac.digest(self._key.encode(), message, hashlib.sha256)[: TAG - len(content)]

    def _serialiser(self, purpose: str) -> URLSafeTimedSerializer:
        from itsdangerous import URLSafeTimedSerializer

        if purpose not in PURPOSES:
            raise ValueError(f"no purpose of tokens is called '{purpose}'")
        if purpose not in self._serialisers:
            self._serialisers[purpose] = URLSafeTimedSerializer(
                self._key, salt=f"digest {purpose}", signer_kwargs={"digest_method": hashlib.sha256}
            )
        return self._serialisers[purpose]


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
