"""Trial mails: their links work, though the issue is not out yet."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from conftest import Digest

from digest.store import open_store
from digest.subscribers.tokens import UNSUBSCRIBE, Tokens, secret_key

pytestmark = pytest.mark.slow
WEEK = ("--week", "2025-W30")
LINK = "https://weekly.example.org/issues/2025-W30/"


def trial(digest: Digest, folder: Path, address: str) -> tuple[EmailMessage, str]:
    """The mail, and what was said."""
    before = set((folder / "outbox").glob("*"))
    done = digest("send", "--to", address, *WEEK)
    assert done.code == 0, done.err
    (file,) = set((folder / "outbox").glob("*")) - before
    return message_from_bytes(file.read_bytes(), EmailMessage, policy=policy.default), done.err


def attached(mail: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in mail.iter_attachments()]


def text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def test_what_a_trial_mail_leads_to_is_there(digest: Digest, magazine: Path) -> None:
    file = magazine / "digest.toml"
    web = '\n[web]\nurl = "https://weekly.example.org"\n'
    file.write_text(file.read_text(encoding="utf-8") + web, encoding="utf-8")
    assert digest("run", "--until", "build", *WEEK).code == 0
    mail, said = trial(digest, magazine, "ada@example.org")
    assert attached(mail) == ["application/pdf"]
    assert LINK not in text(mail)
    assert "no subscriber" not in said
    with open_store("sqlite:///digest.db", folder=magazine) as store:
        ada = store.roster.find("ada@example.org")
    assert ada
    (page, _) = str(mail["List-Unsubscribe"]).split(", ")
    token = page.strip("<>").rpartition("/")[2]
    assert Tokens(secret_key(magazine)).read(UNSUBSCRIBE, token) == (ada.id,)
    mail, said = trial(digest, magazine, "eve@example.org")
    assert "eve@example.org is no subscriber" in said
    assert mail["List-Unsubscribe-Post"] is None
    assert digest("send", "--yes", *WEEK).code == 0
    mail, _ = trial(digest, magazine, "ada@example.org")  # now the site has it
    assert (attached(mail), LINK in text(mail)) == ([], True)
