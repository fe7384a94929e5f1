from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from mail_desk import clock, config
from mail_servers import scripted

from digest.errors import DigestError
from digest.mail import notify


def test_the_editor_is_told(tmp_path: Path) -> None:
    assert notify(
        config(tmp_path),
        "Run failed:\n'é.md' \x1b[31m",
        "It failed.\r\n\x07Mend it.\n",
        now=clock(),
    )
    (file,) = (tmp_path / "outbox").iterdir()
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert (message["To"], message["Subject"]) == ("desk@example.org", "Run failed: 'é.md' [31m")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None
    assert message.get_content().splitlines() == ["It failed.", " Mend it."]


def test_two_failures_are_two_mails(tmp_path: Path) -> None:
    for subject in ("one", "two"):
        notify(config(tmp_path), subject, "", now=clock())
    assert len(list((tmp_path / "outbox").iterdir())) == 2


def test_without_an_editor_there_is_nobody_to_tell(tmp_path: Path) -> None:
    assert not notify(config(tmp_path, editor=""), "x", "y", now=clock())
    assert not (tmp_path / "outbox").exists()


def test_a_notice_that_cannot_be_delivered(tmp_path: Path) -> None:
    with scripted({"RCPT": ["550 5.1.1 no such desk"]}) as (port, _):
        settings = config(tmp_path, transport="smtp", host="127.0.0.1", port=port, security="none")
        with pytest.raises(
            DigestError,
            match=r"notice to desk@example\.org was not delivered: 550 5\.1\.1 no such desk",
        ):
            notify(settings, "x", "y", now=clock())
