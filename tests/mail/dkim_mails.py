"""Builders of signed mails, and of the DNS records that verify them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from mail_desk import BODIES, POSTAL, clock, config, pdf

from digest.mail.dkim_keys import signers
from digest.mail.message import issue_mailing
from digest.subscribers.address import parse

READER = "0123456789abcdef"
RSA = rsa.generate_private_key(65537, 2048)
ED25519 = ed25519.Ed25519PrivateKey.generate()
URL = "https://week.example.org"


def pem(key: Any, password: bytes = b"") -> bytes:
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    text: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    return text


def keys(folder: Path) -> dict[str, Any]:
    """What [mail] says of two keys, whose files are in the magazine's folder."""
    (folder / "rsa.pem").write_bytes(pem(RSA))
    (folder / "ed.pem").write_bytes(pem(ED25519))
    return {
        "dkim_selector": "one",
        "dkim_key_file": "rsa.pem",
        "dkim_selector2": "Two.2026",
        "dkim_key_file2": "ed.pem",
    }


def mail(folder: Path, settings: dict[str, Any], *, name: str = "Ann Lée") -> bytes:
    linked = config(folder, url=URL, attach="always", **settings)
    bodies = replace(BODIES, subject="É, the old pier closes", text=f"\tA  b \n\n{POSTAL}\n\n\n")
    envelope = issue_mailing(pdf(folder), bodies, linked).to(
        parse("ann@example.org", name=name),
        message_id="<1@example.org>",
        date=clock(),
        subscriber=READER,
    )
    return envelope.head + envelope.body


def records(folder: Path, settings: dict[str, Any]) -> dict[str, str]:
    found = signers(config(folder, **settings), "example.org")
    return dict(signer.record() for signer in found)
