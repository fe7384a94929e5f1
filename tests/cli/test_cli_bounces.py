"""``digest bounces``: what it prints, and where the mailbox is named."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest
from conftest import Digest
from returned_mails import dsn, leave_token, letter, tagged
from stores import a_store

from digest.mail.mailboxes import BEGINNING
from digest.subscribers.tokens import Tokens

SECRET = "a key of more than sixteen letters"


@pytest.fixture
def bounced(digest: Digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A magazine with one reader, and a Maildir with a bounce of their mail; the reader's id."""
    monkeypatch.setenv("DIGEST_SECRET", SECRET)
    (tmp_path / "digest.toml").write_text(
        '[magazine]\ntitle = "A"\n[mail]\nbounces_from = "Maildir"\n'
    )
    digest("subscribers", "add", "ann@example.org")
    with a_store(tmp_path) as store:
        (ann,) = store.roster.subscribers()
    box = mailbox.Maildir(tmp_path / "Maildir")
    box.add(dsn(tagged(ann.id, Tokens(SECRET))))
    box.add(letter())
    return ann.id


def test_it_says_what_it_read_and_names_nobody(digest: Digest, bounced: str) -> None:
    counts = "2 mails read: 1 hard bounces, 1 letters"
    dry = digest("bounces", "--dry-run")
    assert (dry.code, sorted(dry.err.strip().partition(": ")[2].split(", "))) == (
        0,
        sorted(counts.partition(": ")[2].split(", ")),
    )
    done = digest("bounces")
    assert done.code == 0
    assert done.err.splitlines()[-1] == "1 reader taken off the list"
    assert "ann" not in done.err
    assert digest("subscribers", "list").out == ""
    assert digest("bounces").err == "0 mails read\n"


def test_a_mailbox_on_the_command_line(digest: Digest, bounced: str, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "other.mbox")
    box.add(letter(subject=f"unsubscribe {leave_token(bounced, Tokens(SECRET))}"))
    box.close()
    assert "1 readers who left" in digest("bounces", "other.mbox").err
    missing = digest("bounces", "nothing.mbox")
    assert (missing.code, "does not exist" in missing.err) == (2, True)
    for words, code in (("email,name\n", 2), ("\n" * (BEGINNING + 1), 0), ("", 0)):
        (tmp_path / "list.csv").write_text(words, encoding="utf-8")
        other = digest("bounces", "list.csv")
        assert (other.code, "list.csv is no mbox" in other.err) == (code, code == 2)
