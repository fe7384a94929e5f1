from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from mail_desk import BODIES, MAIL, SECRET, WEEK, clock, config, pdf

from digest.errors import ConfigError
from digest.mail.envelope import Envelope, Verdict
from digest.mail.message import issue_mailing
from digest.mail.transports.outbox import open_transport
from digest.subscribers.address import parse
from digest.subscribers.tokens import Tokens


def envelope(folder: Path, message_id: str = "<1.abc@example.org>") -> Envelope:
    return issue_mailing(pdf(folder), BODIES, config(folder)).to(
        parse("ann@example.org"), message_id=message_id, date=clock()
    )


def test_a_mail_becomes_a_file_named_after_its_message_id(tmp_path: Path) -> None:
    mail, commits = envelope(tmp_path), []
    outcome = open_transport(MAIL, folder=tmp_path).deliver(
        mail, lambda: commits.append(list(tmp_path.glob("outbox/*")))
    )
    assert (outcome.verdict, outcome.detail) == (Verdict.WRITTEN, "1.abc@example.org.eml")
    assert commits == [[]]  # once, and before there is a file
    (file,) = (tmp_path / "outbox").iterdir()
    first, _, rest = file.read_bytes().partition(b"\r\n")
    assert first == b"Return-Path: <week@example.org>"
    assert rest == mail.head + mail.body
    assert message_from_bytes(file.read_bytes(), policy=policy.default)["To"] == "ann@example.org"
    assert (tmp_path / "outbox").stat().st_mode & 0o077 == 0


def test_the_file_names_the_envelope_sender_by_which_it_bounces(tmp_path: Path) -> None:
    mailing = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path, bounces="bounces@example.org"))
    mail = mailing.to(
        parse("ann@example.org"),
        message_id="<1.abc@example.org>",
        date=clock(),
        subscriber="0123456789abcdef",
    )
    open_transport(MAIL, folder=tmp_path).deliver(mail, lambda: None)
    (file,) = (tmp_path / "outbox").iterdir()
    sender = message_from_bytes(file.read_bytes(), policy=policy.default)["Return-Path"]
    assert sender == f"<{mail.sender}>"
    tag = mail.sender.partition("+")[2].partition("@")[0]
    assert Tokens(SECRET).read_bounce_tag(tag) == (WEEK, "0123456789abcdef")


def test_the_same_mail_again_is_the_same_file(tmp_path: Path) -> None:
    outbox = open_transport(MAIL, folder=tmp_path)
    for _ in range(2):
        assert outbox.deliver(envelope(tmp_path), lambda: None).verdict is Verdict.WRITTEN
    assert len(list((tmp_path / "outbox").iterdir())) == 1


def test_without_the_commit_there_is_no_file(tmp_path: Path) -> None:
    def refuse() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_transport(MAIL, folder=tmp_path).deliver(envelope(tmp_path), refuse)
    assert not (tmp_path / "outbox").exists()


def test_a_message_id_names_no_other_folder(tmp_path: Path) -> None:
    open_transport(MAIL, folder=tmp_path).deliver(
        envelope(tmp_path, "<../../evil/x@example.org>"), lambda: None
    )
    assert [file.name for file in (tmp_path / "outbox").iterdir()] == ["_.._evil_x@example.org.eml"]


def test_an_outbox_that_cannot_be_written_stops_the_campaign_and_puts_nobody_in_doubt(
    tmp_path: Path,
) -> None:
    (tmp_path / "outbox").write_text("a file stands in the way")
    outcome = open_transport(MAIL, folder=tmp_path).deliver(envelope(tmp_path), lambda: None)
    assert (outcome.verdict, outcome.stop) == (Verdict.DEFERRED, True)
    assert "outbox" in outcome.detail


def test_no_folder_at_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="outbox is empty"):
        open_transport(config(tmp_path, outbox="").mail, folder=tmp_path)
