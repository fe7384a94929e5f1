from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mail_desk import BODIES, HTML, POSTAL, TEXT, clock, config, pdf

from digest.errors import ConfigError, DigestError
from digest.mail import Letter, readback
from digest.mail.envelope import Envelope
from digest.mail.message import (
    Mailing,
    attaches,
    issue_mailing,
    message_id,
    unsubscribe_links,
)
from digest.subscribers.address import Address, parse, unprintable

ANN = parse("ann@example.org", name="Ann Lee")


def sent(letter: Mailing, reader: Address = ANN) -> Envelope:
    return letter.to(reader, message_id=message_id("2025-W30", "1", letter.sender), date=clock())


def read(envelope: Envelope) -> EmailMessage:
    message = message_from_bytes(envelope.head + envelope.body, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_an_issue_s_mail(tmp_path: Path) -> None:
    file = pdf(tmp_path)
    envelope = sent(issue_mailing(file, BODIES, config(tmp_path)))
    message = read(envelope)
    assert (envelope.sender, envelope.recipient) == ("week@example.org", "ann@example.org")
    assert {
        name: str(message[name]) for name in message if not name.startswith(("Content", "MIME"))
    } == {
        "From": "Atlas Weekly <week@example.org>",
        "To": "Ann Lee <ann@example.org>",
        "Subject": "Atlas Weekly 31: the old pier closes",
        "Date": "Mon, 28 Jul 2025 06:00:00 +0000",
        "Message-ID": envelope.message_id,
        "List-Unsubscribe": "<mailto:desk@example.org?subject=unsubscribe>",
        "List-Id": "<magazine.example.org>",
    }
    text, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text
    assert html
    assert text.get_content().replace("\r\n", "\n") == TEXT
    assert html.get_content().strip() == HTML
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == (
        "atlas-weekly-31.pdf",
        "application/pdf",
    )
    assert attached.get_payload(decode=True) == file.read_bytes()


def test_only_the_head_differs_from_reader_to_reader(tmp_path: Path) -> None:
    letter = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path))
    ann, bob = sent(letter), sent(letter, parse("bob@example.org"))
    assert ann.body is bob.body
    assert b"ann" in ann.head
    assert b"ann" not in bob.head.lower()
    assert issue_mailing(pdf(tmp_path), BODIES, config(tmp_path)) == letter


@pytest.mark.parametrize(
    ("issue", "subscriber"),
    [("2025-W31", "1"), ("2025-W30", "2"), ("2025-W3", "01"), ("", ""), ("é\n<>@", "1")],
)
def test_the_message_id_is_stable_and_tells_issue_and_reader_apart(
    issue: str, subscriber: str
) -> None:
    sender = parse("week@example.org")
    mark = message_id(issue, subscriber, sender)
    assert mark == message_id(issue, subscriber, sender) != message_id("2025-W30", "1", sender)
    assert mark.startswith("<")
    assert mark.endswith("@example.org>")
    assert len(mark) < 100


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"from_": ""}, "has no 'from'"),
        ({"from_": "nobody"}, r"\[mail\] from: 'nobody' is not a mail address"),
        ({"from_": "A\nB <week@example.org>"}, r"U\+000A"),
        ({"postal_address": " \n"}, "has no 'postal_address'"),
        ({"editor": "", "reply_to": "x"}, "is not a mail address"),
        ({"unsubscribe": "http://example.org/leave"}, "https: link"),
        ({"unsubscribe": "https://example.org/é"}, "https: link"),
        ({"attach_limit": 10}, r"\[magazine\] website|link to"),
    ],
)
def test_what_the_configuration_lacks(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    settings = config(tmp_path, **changes)
    if "attach_limit" in changes:
        settings = replace(settings, magazine=replace(settings.magazine, website=""))
    with pytest.raises(ConfigError, match=message):
        issue_mailing(pdf(tmp_path), BODIES, settings)


@pytest.mark.parametrize(
    ("changes", "links"),
    [
        ({}, ("mailto:desk@example.org?subject=unsubscribe",)),
        ({"editor": ""}, ("mailto:week@example.org?subject=unsubscribe",)),
        (
            {"reply_to": "Letters <letters@example.org>"},
            ("mailto:letters@example.org?subject=unsubscribe",),
        ),
        (
            {"unsubscribe": "https://example.org/leave?a=b&c=d"},
            ("https://example.org/leave?a=b&c=d",),
        ),
        (
            {"unsubscribe": "<mailto:leave@example.org>, https://example.org/leave"},
            ("mailto:leave@example.org", "https://example.org/leave"),
        ),
    ],
)
def test_how_to_leave(tmp_path: Path, changes: dict[str, Any], links: tuple[str, ...]) -> None:
    settings = config(tmp_path, **changes)
    assert unsubscribe_links(settings) == links
    message = read(sent(issue_mailing(pdf(tmp_path), BODIES, settings)))
    assert "".join(str(message["List-Unsubscribe"]).split()) == ",".join(
        f"<{link}>" for link in links
    )


@pytest.mark.parametrize(
    "bodies",
    [
        replace(BODIES, text="Atlas Weekly, 1 Quay Street"),
        replace(BODIES, html="<p>Nothing</p>"),
        replace(BODIES, text=""),
    ],
)
def test_a_body_without_the_postal_address_is_refused(tmp_path: Path, bodies: Letter) -> None:
    with pytest.raises(DigestError, match="does not show the postal address"):
        issue_mailing(pdf(tmp_path), bodies, config(tmp_path))


def test_an_escaped_address_in_html_counts(tmp_path: Path) -> None:
    settings = config(tmp_path, postal_address="O'Hara & Sons")
    bodies = Letter(subject="x", text="O'Hara & Sons", html="<p>O&#39;Hara &amp; <b>Sons</b></p>")
    assert issue_mailing(pdf(tmp_path), bodies, settings)


def test_a_big_pdf_is_linked_to(tmp_path: Path) -> None:
    file, settings = pdf(tmp_path), config(tmp_path, attach_limit=4_999)
    assert not attaches(file, settings)
    with pytest.raises(DigestError, match=r"does not link to https://week\.example\.org"):
        issue_mailing(file, BODIES, settings)
    link = "https://week.example.org/31.pdf"
    bodies = Letter(
        subject="x", text=f"{link}\n{POSTAL}", html=f'<a href="{link}">Read</a><p>{POSTAL}</p>'
    )
    letter = issue_mailing(file, bodies, settings)
    assert not list(read(sent(letter)).iter_attachments())
    assert len(letter.pdf_sha256) == 64


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be read"), (b"", "is not a PDF"), (b"<html>", "is not a PDF")],
)
def test_no_pdf(tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / "issue.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DigestError, match=rf"issue\.pdf {message}.*build the issue"):
        issue_mailing(file, BODIES, config(tmp_path))


@pytest.mark.parametrize(
    "subject", ["a\r\nBcc: eve@example.org", "a\nb", "a\0b", "a\u2028b", "a\ud800"]
)
def test_a_subject_with_a_control_character_is_refused(tmp_path: Path, subject: str) -> None:
    with pytest.raises(DigestError, match="Subject would contain the character"):
        sent(issue_mailing(pdf(tmp_path), replace(BODIES, subject=subject), config(tmp_path)))


def test_a_subject_that_spells_a_header_in_code_brings_none(tmp_path: Path) -> None:
    subject = "=?utf-8?q?a=0D=0ABcc=3A_eve=40example.org?="
    envelope = sent(
        issue_mailing(pdf(tmp_path), replace(BODIES, subject=subject), config(tmp_path))
    )
    assert b"bcc" not in envelope.head.lower()
    assert read(envelope)["Bcc"] is None
    assert str(read(envelope)["Subject"]) == subject


def test_an_attachment_s_name_is_tamed(tmp_path: Path) -> None:
    file = pdf(tmp_path).rename(tmp_path / 'a"\r\nX: y é;.pdf')
    (attached,) = read(sent(issue_mailing(file, BODIES, config(tmp_path)))).iter_attachments()
    assert attached.get_filename() == "a-X-y-.pdf"


@pytest.mark.parametrize(
    "text",
    [
        "a\x0bb\x00c\x1b[31m",
        "a\rb\r\nc\nd",
        "lone \ud800",
        "." * 20,
        ".\n..\n.\n",
        "x" * 5_000,
        "é" * 5_000,
        "From x\n--=_0_\n",
        "\u200fالعدد\n",
        "\t\ttabs\x0c",
    ],
)
def test_any_text_travels(tmp_path: Path, text: str) -> None:
    bodies = Letter(subject="x", text=f"{text}\n{POSTAL}", html=f"<p>{text}</p>{POSTAL}")
    body = read(sent(issue_mailing(pdf(tmp_path), bodies, config(tmp_path)))).get_body(("plain",))
    assert body
    assert [char for char in body.get_content() if char.isalnum()] == [
        char for char in f"{text}{POSTAL}" if char.isalnum()
    ]


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    text=st.text(st.characters(exclude_categories=())),
    name=st.text(max_size=40),
    subject=st.text(max_size=60),
)
def test_whatever_is_sent_has_these_headers_and_no_other(
    tmp_path: Path, text: str, name: str, subject: str
) -> None:
    bodies = Letter(subject=subject, text=text + POSTAL, html=HTML)
    letter, reader = (
        issue_mailing(pdf(tmp_path, 400), bodies, config(tmp_path)),
        replace(ANN, name=name),
    )
    if unprintable(subject + name):
        with pytest.raises(DigestError, match="would contain the character"):
            sent(letter, reader)
        return
    envelope = sent(letter, reader)
    assert sorted(read(envelope).keys()) == [
        "Content-Type",
        "Date",
        "From",
        "List-Id",
        "List-Unsubscribe",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Ann Lee", b"Ann Loo"),
        (b"<ann@", b"<eve@"),
        (b"pier", b"quay"),
        (b"Date:", b"Bcc: eve@example.org\r\nDate:"),
        (b"List-Id", b"From"),
        (b"\r\nDate", b"\r\n\r\nDate"),
        (b"@example.org>\r\nSub", b"@example.org>, <e@example.org>\r\nSub"),
    ],
)
def test_reading_back_sees_what_was_tampered_with(tmp_path: Path, old: bytes, new: bytes) -> None:
    letter = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path))
    envelope = sent(letter)
    meant = {
        "sender": letter.sender,
        "reader": ANN,
        "subject": letter.subject,
        "message_id": envelope.message_id,
    }
    readback.check_head(envelope.head, **meant)  # type: ignore[arg-type]
    assert old in envelope.head
    with pytest.raises(DigestError, match="do not read back"):
        readback.check_head(envelope.head.replace(old, new, 1), **meant)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"pier", b"pi\xc3\xa9r"),
        (b"pier", b"p" * 1000),
        (b"pier", b"quay"),
        (b"\r\n", b"\r"),
    ],
)
def test_reading_the_body_back_sees_it_too(tmp_path: Path, old: bytes, new: bytes) -> None:
    body = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path)).body
    meant: dict[str, Any] = {"text": TEXT, "markup": HTML, "attachment": pdf(tmp_path).read_bytes()}
    readback.check_body(body, **meant)
    with pytest.raises(DigestError, match="report it"):
        readback.check_body(body.replace(old, new, 1), **meant)
