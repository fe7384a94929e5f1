"""The keys that sign mails: reading those that [mail] names, making those that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Config
from digest.errors import ConfigError
from digest.files import write_whole
from digest.mail.dkim import Signer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

BITS = 2048  # of an RSA key; shorter ones are no longer trusted
SELECTOR = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]*[A-Za-z0-9])*")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A selector and the file of its private key; *name* is the file's in [mail]."""

    selector: str
    file: Path
    name: str


def key_files(config: Config) -> tuple[KeyFile, ...]:
    """The keys that [mail] names, at most two; ConfigError for half a name."""
    return tuple(_key_files(config))


def _key_files(config: Config) -> Iterator[KeyFile]:
    mail = config.mail
    pairs = (
        ("", mail.dkim_selector, mail.dkim_key_file),
        ("2", mail.dkim_selector2, mail.dkim_key_file2),
    )
    for number, selector, file in pairs:
        names = f"dkim_selector{number}", f"dkim_key_file{number}"
        if bool(selector) != bool(file):
            there, missing = names if selector else names[::-1]
            raise ConfigError(
                f"digest.toml: [mail] has '{there}' but no '{missing}'; DKIM needs both"
            )
        if selector and not SELECTOR.fullmatch(selector):
            raise ConfigError(
                f"digest.toml: [mail] {names[0]}: {selector!a} cannot be a part of a name in "
                "the DNS; use letters and digits"
            )
        if selector:
            yield KeyFile(selector.lower(), config.folder / file, names[1])


def signers(config: Config, domain: str) -> tuple[Signer, ...]:
    """Signers for *domain* with the keys that [mail] names; none where it names none.

    Raises ConfigError for a key that cannot be used.
    """
    return tuple(
        Signer(domain=domain, selector=one.selector, key=_read(one)) for one in key_files(config)
    )


def make_missing(config: Config) -> tuple[Path, ...]:
    """Make the keys whose files are not there yet; returns these files.

    The first key is RSA, which every receiver knows, the second Ed25519. Only their owner may read
    the files.
    """
    made = []
    for number, one in enumerate(key_files(config)):
        if not one.file.exists():
            write_whole(one.file, _new_key(rsa=number == 0), private=True)
            made.append(one.file)
    return tuple(made)


def _new_key(*, rsa: bool) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = generate_private_key(65_537, BITS) if rsa else Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _read(one: KeyFile) -> RSAPrivateKey | Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    place = f"digest.toml: [mail] {one.name}: {one.file}"
    try:
        key = load_pem_private_key(one.file.read_bytes(), password=None)
    except OSError as error:
        raise ConfigError(
            f"{place} cannot be read ({error.strerror}); make a key with 'digest dkim'"
        ) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ConfigError(
            f"{place} is not a private key without a password, in PEM; make one with 'digest dkim'"
        ) from error
    if isinstance(key, RSAPrivateKey):
        if key.key_size < BITS:
            raise ConfigError(
                f"{place} has {key.key_size} bits, which mail servers no longer trust; "
                f"make one of {BITS} with 'digest dkim'"
            )
        return key
    if not isinstance(key, Ed25519PrivateKey):
        raise ConfigError(
            f"{place} is neither an RSA nor an Ed25519 key; make one with 'digest dkim'"
        )
    return key
