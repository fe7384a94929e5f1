from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mail_desk import BODIES, HTML, POSTAL, SECRET, TEXT, clock, config, pdf

from digest.errors import ConfigError, DigestError, UsageError
from digest.mail import Letter, readback
from digest.mail.envelope import Envelope
from digest.mail.message import Mailing, issue_mailing, message_id, pdf_link, plain_mailing
from digest.press.letter import COVER
from digest.subscribers.address import Address, parse, unprintable
from digest.subscribers.tokens import Tokens

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
        "Feedback-ID": "2025-W30:magazine:digest:bfabc3743295",
        "Precedence": "bulk",
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
        ({"attach_limit": 10}, r"5,000 bytes, over .* \(10\).* no \[web\] url"),
        ({"bounces": "x"}, r"\[mail\] bounces: 'x' is not a mail address"),
    ],
)
def test_what_the_configuration_lacks(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    settings = config(tmp_path, **changes)
    with pytest.raises(ConfigError, match=message):
        issue_mailing(pdf(tmp_path), BODIES, settings)


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


@pytest.mark.parametrize(
    ("url", "changes", "linked"),
    [
        ("", {}, False),
        ("", {"attach": "always"}, False),
        ("https://week.example.org", {}, True),
        ("https://week.example.org", {"attach": "always"}, False),
        ("https://week.example.org", {"attach": "always", "attach_limit": 4_999}, True),
        ("", {"attach_limit": 5_000}, False),
    ],
)
def test_whether_the_pdf_is_linked_or_attached(
    tmp_path: Path, url: str, changes: dict[str, Any], *, linked: bool
) -> None:
    file, settings = pdf(tmp_path), config(tmp_path, url=url, **changes)
    link = pdf_link(file, "2025-W30", settings)
    assert link == (f"{url}/issues/2025-W30/atlas-weekly-31.pdf" if linked else "")
    bodies = replace(BODIES, text=TEXT + link, html=f'{HTML}<a href="{link}">Read</a>')
    mailing = issue_mailing(file, replace(bodies, pdf_link=link), settings)
    assert len(list(read(sent(mailing)).iter_attachments())) == (0 if linked else 1)
    assert len(mailing.pdf_sha256) == 64


def test_a_link_is_safe_in_a_mail(tmp_path: Path) -> None:
    file = pdf(tmp_path).rename(tmp_path / "أطلس-2025 w30.pdf")
    link = pdf_link(file, "2025-W30", config(tmp_path, url="https://week.example.org/news"))
    assert link.startswith("https://week.example.org/news/issues/2025-W30/%D8%A3")
    assert link.endswith("-2025%20w30.pdf")


def test_an_issue_that_nobody_could_get_is_not_mailed(tmp_path: Path) -> None:
    file, settings = pdf(tmp_path), config(tmp_path, attach_limit=4_999)
    with pytest.raises(ConfigError, match=r"nobody could get it; set the url"):
        pdf_link(file, "2025-W30", settings)
    linked = config(tmp_path, url="https://week.example.org", attach_limit=4_999)
    with pytest.raises(DigestError, match=r"links the PDF at '', not at 'https://week"):
        issue_mailing(file, BODIES, linked)
    link = pdf_link(file, "2025-W30", linked)
    with pytest.raises(DigestError, match=r"text body does not link to https://week\.example"):
        issue_mailing(file, replace(BODIES, pdf_link=link), linked)


def test_the_cover_is_in_the_mail(tmp_path: Path) -> None:
    jpeg = b"\xff\xd8\xff" + bytes(range(256)) * 9
    bodies = replace(BODIES, html=f'{HTML}<img src="cid:{COVER}">', cover=jpeg)
    message = read(sent(issue_mailing(pdf(tmp_path), bodies, config(tmp_path))))
    (picture,) = (part for part in message.walk() if part.get_content_type() == "image/jpeg")
    assert picture["Content-ID"] == f"<{COVER}>"
    assert picture.get_content() == jpeg
    assert picture.get_content_disposition() == "inline"
    assert [part.get_content_type() for part in message.walk()] == [
        *("multipart/mixed", "multipart/alternative", "text/plain"),
        *("multipart/related", "text/html", "image/jpeg", "application/pdf"),
    ]


def test_readers_of_a_language_share_one_body(tmp_path: Path) -> None:
    french = replace(BODIES, subject="Nº 31", text=f"La jetée\n{POSTAL}", language="fr")
    letter = replace(BODIES, translations=(french,))
    mailing = issue_mailing(pdf(tmp_path), letter, config(tmp_path))

    def to(language: str) -> Envelope:
        return mailing.to(ANN, message_id="<1@example.org>", date=clock(), language=language)

    assert read(to("fr-CA"))["Subject"] == read(to("fr"))["Subject"] == "Nº 31"
    assert to("fr").body is to("fr-CA").body
    assert to("").body is to("pt").body is not to("fr").body
    assert read(to("pt"))["Subject"] == read(to("en"))["Subject"] == BODIES.subject
    assert to("en").body is to("en-GB").body is to("").body


def test_every_translation_is_checked(tmp_path: Path) -> None:
    letter = replace(BODIES, translations=(replace(BODIES, text="La jetée", language="fr"),))
    with pytest.raises(DigestError, match="does not show the postal address"):
        issue_mailing(pdf(tmp_path), letter, config(tmp_path))


def test_a_bounce_names_its_reader(tmp_path: Path) -> None:
    settings = config(tmp_path, bounces="bounces@example.net")
    mailing = issue_mailing(pdf(tmp_path), BODIES, settings)
    reader = "0123456789abcdef"
    envelope = mailing.to(ANN, message_id="<1@example.org>", date=clock(), subscriber=reader)
    local, _, domain = envelope.sender.partition("@")
    name, _, tag = local.partition("+")
    assert (name, domain) == ("bounces", "example.net")
    assert Tokens(SECRET).read_bounce_tag(tag) == ("2025-W30", reader)
    assert sent(mailing).sender == "bounces@example.net"  # a trial, to nobody of the list
    assert sent(plain_mailing("x", "y", settings)).sender == "bounces@example.net"
    assert read(envelope)["From"] == "Atlas Weekly <week@example.org>"


@pytest.mark.parametrize("bounces", ["a+b@example.org", "é@example.org", f"{'b' * 30}@example.org"])
def test_an_address_for_bounces_has_room_for_a_tag(tmp_path: Path, bounces: str) -> None:
    with pytest.raises(ConfigError, match=r"has no room for a reader's tag; .* at most 29 letters"):
        issue_mailing(pdf(tmp_path), BODIES, config(tmp_path, bounces=bounces))
    fits = config(tmp_path, bounces=f"{'b' * 29}@example.org")
    envelope = issue_mailing(pdf(tmp_path), BODIES, fits).to(
        ANN, message_id="<1@example.org>", date=clock(), subscriber="0" * 16
    )
    assert len(envelope.sender.partition("@")[0]) == 64


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
        "Feedback-ID",
        "From",
        "List-Id",
        "List-Unsubscribe",
        "MIME-Version",
        "Message-ID",
        "Precedence",
        "Subject",
        "To",
    ]


MARK = "<1@example.org>"
PERSONAL = (
    b'To: "Ann Lee"\r\n <ann@example.org>\r\nDate: Mon, 28 Jul 2025 06:00:00 +0000\r\n'
    b"Message-ID: <1@example.org>\r\nList-Unsubscribe: <mailto:desk@example.org>\r\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Ann Lee", b"Ann Loo"),
        (b"<ann@", b"<eve@"),
        (b"<1@", b"<2@"),
        (b"Date:", b"Bcc: eve@example.org\r\nDate:"),
        (b"Date:", b"date:"),
        (b"List-Unsubscribe", b"From"),
        (b"\r\nDate", b"\r\n\r\nDate"),
        (b"\r\nDate", b"\nX: y\r\nDate"),
        (b"\r\nDate", b"\rX: y\r\nDate"),
        (b"\r\nDate", b"\0\r\nDate"),
        (b"2025", b"2" * 999),
        (b"example.org>\r\nDate", b"example.org>, <e@example.org>\r\nDate"),
        (b"Ann Lee", b"=?utf-8?b?RXZl?="),
    ],
)
def test_reading_back_sees_what_was_tampered_with(old: bytes, new: bytes) -> None:
    readback.check_personal(PERSONAL, reader=ANN, message_id=MARK)
    assert old in PERSONAL
    with pytest.raises(DigestError, match="do not read back"):
        readback.check_personal(PERSONAL.replace(old, new, 1), reader=ANN, message_id=MARK)


@pytest.mark.parametrize(
    "new", [b"<eve@", b'"Eve" <ann@', b"<eve@example.org>, <ann@", b"<ann+x@", b"ann@", b"<ann@@"]
)
def test_reading_back_sees_it_for_a_reader_without_a_name(new: bytes) -> None:
    nameless, reader = PERSONAL.replace(b'"Ann Lee"\r\n ', b""), parse("ann@example.org")
    readback.check_personal(nameless, reader=reader, message_id=MARK)
    with pytest.raises(DigestError, match="do not read back"):
        readback.check_personal(nameless.replace(b"<ann@", new, 1), reader=reader, message_id=MARK)


def test_an_address_that_servers_read_differently_is_not_sent() -> None:
    """However it came to be an address: without a name nobody parses it once more."""
    odd = "ann@example.org>,<eve@example.org"
    head = PERSONAL.replace(b'"Ann Lee"\r\n <ann@example.org>', f"<{odd}>".encode())
    with pytest.raises(DigestError, match="do not read back"):
        readback.check_personal(head, reader=Address(email=odd, envelope=odd), message_id=MARK)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Atlas", b"Altas"),
        (b"week@", b"eve@"),
        (b"pier", b"quay"),
        (b"List-Id", b"List-Idd"),
        (b"List-Id", b"To"),
        (b"List-Id", b"From"),
        (b"Precedence", b"Message-ID"),
        (b"\r\nList-Id", b"\r\n\r\nList-Id"),
        (b"\r\nList-Id", b"\nList-Id"),
    ],
)
def test_reading_the_shared_headers_back_sees_it_too(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    letter = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path))
    head = letter.copy().head
    meant: dict[str, Any] = {"sender": letter.sender, "subject": BODIES.subject}
    readback.check_shared(head, **meant)
    assert old in head
    with pytest.raises(DigestError, match="do not read back"):
        readback.check_shared(head.replace(old, new, 1), **meant)


def test_no_header_is_both_shared_and_a_reader_s_own() -> None:
    assert not readback.SHARED & set(readback.PERSONAL)


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
    body = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path)).copy().body
    attachment = pdf(tmp_path).read_bytes()
    meant: dict[str, Any] = {
        "text": TEXT,
        "markup": HTML,
        "attachment": attachment,
        "pictures": [],
    }
    readback.check_body(body, **meant)
    with pytest.raises(DigestError, match="report it"):
        readback.check_body(body.replace(old, new, 1), **meant)


def plain(line: bytes) -> bytes:
    return b"Content-Type: text/plain\r\n\r\n" + line + b"\r\n"


@pytest.mark.parametrize("line", [b"l" * 998, b"\ta ~ b", b""])
def test_what_stands_in_a_body_s_lines(line: bytes) -> None:
    readback.check_body(plain(line), text=line.decode(), markup="", attachment=b"", pictures=[])


@pytest.mark.parametrize(
    "line", [b"l" * 999, b"a\nb", b"a\rb", b"a\r\r\nb", b"a\n\rb", b"a\0b", b"a\x7fb", b"\xc3\xa9"]
)
def test_what_must_not_stand_in_a_body_s_lines(line: bytes) -> None:
    with pytest.raises(DigestError, match="bare line end"):
        readback.check_body(plain(line), text="", markup="", attachment=b"", pictures=[])


@pytest.mark.parametrize(
    "name",
    [
        "=?utf-8?q?a=0D=0ABcc=3A_eve=40example.org?=",
        "Ann \u202eeel\u202c",
        "\u200fآن\u200e Lee",
        'Ann" <eve@example.org>, "',
        "Ann\\",
        "x" * 3_000,
        "é\u0301" * 500,
        "🗞️" * 200,
    ],
)
def test_a_hostile_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    settings = config(tmp_path, url="https://week.example.org", attach="always")
    mailing = issue_mailing(pdf(tmp_path), BODIES, settings)
    envelope = mailing.to(
        replace(ANN, name=name), message_id=MARK, date=clock(), subscriber="0" * 16
    )
    (reader,) = read(envelope)["To"].addresses
    assert reader.addr_spec == envelope.recipient == "ann@example.org"
    assert "".join(reader.display_name.split()) == "".join(name.split())
    assert read(envelope)["Bcc"] is None
    assert max(map(len, envelope.head.split(b"\r\n"))) < 999


@pytest.mark.parametrize("name", ["Ann\0", "Ann\r\nBcc: eve@example.org", "Ann\x85", "Ann\ud800"])
def test_a_name_with_a_control_character_is_refused(tmp_path: Path, name: str) -> None:
    mailing = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path))
    with pytest.raises(DigestError, match=r"To would contain the character U\+"):
        sent(mailing, replace(ANN, name=name))


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example>\r\nRCPT TO:<e@x.example>",
        "a@b.example, e@x.example",
        "a@b.example\n",
        "a\0@b.example",
        "a b@b.example",
        "<a@b.example",
        f"{'x' * 65}@b.example",
        f"{'é' * 33}@b.example",
    ],
)
def test_a_hostile_address_is_refused_not_rewritten(address: str) -> None:
    with pytest.raises(UsageError, match="is not a mail address"):
        parse(address)


def test_an_address_that_changed_after_it_was_checked_is_seen(tmp_path: Path) -> None:
    mailing = issue_mailing(pdf(tmp_path), BODIES, config(tmp_path))
    for envelope in ("a@b.example, e@x.example", "a@b.example> <e@x.example", "a b@b.example"):
        with pytest.raises(DigestError, match="do not read back"):
            sent(mailing, replace(ANN, envelope=envelope))
