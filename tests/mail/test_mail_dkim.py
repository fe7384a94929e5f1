"""DKIM: signatures as others verify them, and what breaks them."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Any

import dkim as dkimpy  # type: ignore[import-untyped]
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from dkim_mails import RSA, keys, mail, pem, records
from hypothesis import given
from hypothesis import strategies as st
from mail_desk import clock, config

from digest.errors import ConfigError
from digest.mail import dkim
from digest.mail.message import plain_mailing
from digest.subscribers.address import parse


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    return keys(tmp_path)


def verified(message: bytes, published: dict[str, str], number: int = 0) -> bool:
    def txt(name: bytes | str, **_: Any) -> bytes:
        asked = name.decode() if isinstance(name, bytes) else name
        return published.get(asked.rstrip("."), "").encode()

    try:
        return bool(dkimpy.DKIM(message).verify(idx=number, dnsfunc=txt))
    except dkimpy.DKIMException:
        return False


def test_both_signatures_verify(tmp_path: Path, settings: dict[str, Any]) -> None:
    message, published = mail(tmp_path, settings), records(tmp_path, settings)
    assert set(published) == {"one._domainkey.example.org", "two.2026._domainkey.example.org"}
    assert message.count(b"DKIM-Signature:") == 2
    assert verified(message, published, 0)
    pytest.importorskip("nacl", reason="dkimpy verifies Ed25519 with PyNaCl, which is missing")
    assert verified(message, published, 1)


def test_both_unsubscribe_headers_are_signed(tmp_path: Path, settings: dict[str, Any]) -> None:
    signature, _, _ = mail(tmp_path, settings).decode().partition("DKIM-Signature: v=1; a=ed")
    listed = "".join(signature.split("h=")[1].split(";")[0].split()).split(":")
    assert {
        *("From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe"),
        *("List-Unsubscribe-Post", "List-Id", "Feedback-ID", "MIME-Version", "Content-Type"),
    } <= set(listed)
    assert [listed.count(name) for name in ("From", "Reply-To", "Date")] == [2, 1, 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\nSubject:", b"\r\nSubject: x"),
        (b"\r\nTo:", b"\r\nFrom: eve@example.org\r\nTo:"),
        (b"\r\nTo:", b"\r\nReply-To: eve@example.org\r\nTo:"),
        (b"\r\nTo:", b"\r\nTo: eve@example.org\r\nTo:"),
        (b"\r\nTo:", b"\r\nSubject: Sale\r\nTo:"),
        (b"\r\nTo:", b"\r\nCc: eve@example.org\r\nTo:"),
        (b"One-Click", b"Two-Click"),
        (b"/leave/", b"/stay/"),
        (b"pier closes", b"pier opens "),
        (b"application/pdf", b"application/exe"),
    ],
)
def test_what_is_changed_on_the_way_is_seen(
    tmp_path: Path, settings: dict[str, Any], old: bytes, new: bytes
) -> None:
    message, published = mail(tmp_path, settings), records(tmp_path, settings)
    assert old in message
    changed = message.replace(old, new, 1)
    assert not verified(changed, published, 0)
    assert not verified(changed, published, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\nTo: ", b"\r\nReceived: by mx.example.net\r\nTo:   "),
        (b"\r\nList-Id: ", b"\r\nlist-id:\r\n\t"),
        (b" \r\n", b"\r\n"),
    ],
)
def test_what_servers_rewrite_is_not(
    tmp_path: Path, settings: dict[str, Any], old: bytes, new: bytes
) -> None:
    message, published = mail(tmp_path, settings), records(tmp_path, settings)
    assert verified(message.replace(old, new) + b"\r\n\r\n", published, 0)


def test_a_notice_is_signed_too(tmp_path: Path, settings: dict[str, Any]) -> None:
    mailing = plain_mailing("Run failed", "It failed.\n", config(tmp_path, **settings))
    envelope = mailing.to(parse("ann@example.org"), message_id="<1@example.org>", date=clock())
    assert verified(envelope.head + envelope.body, records(tmp_path, settings))


def test_without_a_key_nothing_is_signed(tmp_path: Path) -> None:
    assert b"DKIM" not in mail(tmp_path, {})


@given(st.lists(st.sampled_from([b" ", b"\t", b"\r\n", b"a", b".", b"\r\n\r\n"]), max_size=12))
def test_the_hash_of_a_body_is_dkimpy_s(pieces: list[bytes]) -> None:
    body = b"".join(pieces) + b"\r\n"
    wanted = dkimpy.canonicalization.Relaxed.canonicalize_body(body)
    assert (
        b64decode(dkim.body_hash(body))
        == dkimpy.crypto.HASH_ALGORITHMS[b"rsa-sha256"](wanted).digest()
    )


@pytest.mark.parametrize(
    ("content", "changes", "message"),
    [
        (pem(RSA), {"dkim_selector": ""}, "has 'dkim_key_file' but no 'dkim_selector'"),
        (pem(RSA), {"dkim_key_file2": ""}, "has 'dkim_selector2' but no 'dkim_key_file2'"),
        (pem(RSA), {"dkim_selector": "a b"}, "cannot be a part of a name in the DNS"),
        (pem(RSA), {"dkim_selector": "a;d=evil"}, "cannot be a part of a name in the DNS"),
        (pem(RSA), {"dkim_key_file": "none.pem"}, r"none\.pem cannot be read .*'digest dkim'"),
        (b"rubbish", {}, "is not a private key"),
        (pem(RSA, b"secret"), {}, "is not a private key without a password"),
        (pem(rsa.generate_private_key(65537, 1024)), {}, "has 1024 bits"),
        (pem(ec.generate_private_key(ec.SECP256R1())), {}, "neither an RSA nor an Ed25519 key"),
    ],
)
def test_a_key_that_cannot_be_used(
    tmp_path: Path, settings: dict[str, Any], content: bytes, changes: dict[str, str], message: str
) -> None:
    (tmp_path / "rsa.pem").write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        mail(tmp_path, settings | changes)
