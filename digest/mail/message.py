"""Composes mails: the body once, then the headers for each reader; all is read back and checked."""

from __future__ import annotations

import hashlib
import html
import re
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from digest.config import Config
from digest.errors import ConfigError, DigestError, UsageError
from digest.mail import headers, readback
from digest.mail.envelope import Envelope
from digest.press.letter import Letter
from digest.subscribers.address import Address, parse_named, unprintable

MIME = policy.SMTP.clone(cte_type="7bit", max_line_length=76)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """A mail as it is sent to everyone: the parts that are the same in every copy, encoded.

    *shared* are whole header lines, *body* starts with the MIME headers.
    """

    sender: Address
    subject: str
    shared: bytes
    body: bytes
    pdf_sha256: str = ""

    def to(
        self,
        reader: Address,
        *,
        message_id: str,
        date: datetime,
        subscriber: str = "",
        language: str = "",
    ) -> Envelope:
        """The copy for *reader*, read back and compared before it is given out.

        *subscriber* is the id of the reader in the roster, "" for someone who is not in it: with it
        the mail has the reader's own way to leave. *language* is the one they asked for.
        """
        head = b"".join(
            (
                headers.mailbox("From", self.sender),
                headers.mailbox("To", reader),
                headers.unstructured("Subject", self.subject),
                headers.tokens("Date", [format_datetime(date)]),
                headers.tokens("Message-ID", [message_id]),
                self.shared,
            )
        )
        readback.check_head(
            head, sender=self.sender, reader=reader, subject=self.subject, message_id=message_id
        )
        return Envelope(
            sender=self.sender.envelope,
            recipient=reader.envelope,
            message_id=message_id,
            head=head,
            body=self.body,
        )


def issue_mailing(pdf: Path, bodies: Letter, config: Config) -> Mailing:
    """The mail of the issue in *pdf*, which is attached when it is small enough.

    Raises ConfigError for missing settings in [mail], and DigestError when the PDF cannot be read,
    or is too big to attach and *bodies* do not link to it.
    """
    sender = sender_of(config)
    attached = attaches(pdf, config)
    _check_bodies(bodies, config, attached=attached)
    content = _read_pdf(pdf)
    *links, last = [f"<{link}>" for link in unsubscribe_links(config)]
    shared = headers.tokens("List-Unsubscribe", [*(f"{link}," for link in links), last])
    shared += headers.tokens("List-Id", [f"<magazine.{sender.domain}>"]) + _reply_to(config)
    return Mailing(
        sender=sender,
        subject=bodies.subject,
        shared=shared,
        pdf_sha256=hashlib.sha256(content).hexdigest(),
        body=_mime(bodies, pdf.name if attached else "", content),
    )


def plain_mailing(subject: str, text: str, config: Config) -> Mailing:
    """A mail in plain text to the staff, marked as automatic (RFC 3834)."""
    return Mailing(
        sender=sender_of(config),
        subject=subject,
        shared=headers.tokens("Auto-Submitted", ["auto-generated"]),
        body=_mime(Letter(subject=subject, text=text), "", b""),
    )


def sender_of(config: Config) -> Address:
    """The address in [mail] from; raises ConfigError when it is missing or invalid."""
    if not config.mail.from_:
        raise ConfigError("digest.toml: [mail] has no 'from'; add the sender's address")
    return _configured("from", config.mail.from_)


def attaches(pdf: Path, config: Config) -> bool:
    """Whether *pdf* is small enough to be attached; if not, the mail links to it."""
    try:
        return pdf.stat().st_size <= config.mail.attach_limit
    except OSError as error:
        raise DigestError(
            f"{pdf} cannot be read ({error.strerror}); build the issue first"
        ) from error


def unsubscribe_links(config: Config) -> tuple[str, ...]:
    """The links for leaving the list: those in [mail] unsubscribe, else a mail to the editor."""
    if not config.mail.unsubscribe:
        desk = _configured(
            "editor", config.mail.reply_to or config.mail.editor or config.mail.from_
        )
        return (f"mailto:{desk.envelope}?subject=unsubscribe",)
    links = tuple(part for part in re.split(r"[\s,<>]+", config.mail.unsubscribe) if part)
    for link in links:
        if (
            urlsplit(link).scheme not in ("mailto", "https")
            or not link.isascii()
            or not link.isprintable()
        ):
            raise ConfigError(
                f"digest.toml: [mail] unsubscribe: {link!a} is neither a mailto: nor an https: link"
            )
    return links


def unsubscribe_address(config: Config) -> str:
    """The link for leaving that the body of the mail shows."""
    return unsubscribe_links(config)[0]


def message_id(issue: str, subscriber: str, sender: Address) -> str:
    """The Message-ID of *issue* to *subscriber*.

    It is always the same, so that a doubtful delivery can be looked up in the server's log.
    """
    mark = hashlib.sha256(f"{issue}\0{subscriber}".encode("utf-8", "surrogatepass")).digest()[:20]
    label = re.sub(r"[^a-z0-9-]+", "-", issue.lower()).strip("-")[:40]
    return f"<{label or 'issue'}.{b32encode(mark).decode().lower()}@{sender.domain}>"


def _configured(key: str, text: str) -> Address:
    try:
        return parse_named(text)
    except UsageError as error:
        raise ConfigError(f"digest.toml: [mail] {key}: {error}") from error


def _reply_to(config: Config) -> bytes:
    return (
        headers.mailbox("Reply-To", _configured("reply_to", config.mail.reply_to))
        if config.mail.reply_to
        else b""
    )


def _check_bodies(bodies: Letter, config: Config, *, attached: bool) -> None:
    """Check that each body has the postal address, and a link when the PDF is not attached."""
    if not config.mail.postal_address.strip():
        raise ConfigError(
            "digest.toml: [mail] has no 'postal_address'; add the publisher's address, "
            "which the law requires in every mail"
        )
    site = config.magazine.website
    if not attached and not site:
        raise ConfigError(
            f"the PDF is over [mail] attach_limit ({config.mail.attach_limit:,} bytes) and "
            "digest.toml has no [magazine] website to link to; add one, or use fewer pictures"
        )
    for kind, body in _visible_texts(bodies):
        _check_address(kind, body, config.mail.postal_address)
        if not attached and site not in body:
            raise DigestError(
                f"the PDF is too big to attach and the mail's {kind} body does not link to {site}; "
                "put {{ link }} into the template"
            )


def _check_address(kind: str, body: str, postal_address: str) -> None:
    lines = [_one_spaced(line) for line in postal_address.splitlines() if line.strip()]
    if missing := next((line for line in lines if line not in body), None):
        raise DigestError(
            f"the mail's {kind} body does not show the postal address ({missing!r}); "
            "put {{ postal_address }} into the template"
        )


def _visible_texts(bodies: Letter) -> Iterator[tuple[str, str]]:
    """The kind and the text of each body; that of HTML includes its links."""
    yield "text", _one_spaced(bodies.text)
    if bodies.html:
        without_tags = re.sub(r"<[^>]*>", " ", bodies.html)
        yield "HTML", _one_spaced(html.unescape(without_tags + bodies.html))


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


def _read_pdf(pdf: Path) -> bytes:
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise DigestError(
            f"{pdf} cannot be read ({error.strerror}); build the issue first"
        ) from error
    if not content.startswith(b"%PDF-"):
        raise DigestError(f"{pdf} is not a PDF; build the issue again")
    return content


def _mime(bodies: Letter, filename: str, attachment: bytes) -> bytes:
    """The MIME headers, a blank line and the encoded parts; the same input gives the same bytes."""
    text, markup = _clean(bodies.text), _clean(bodies.html)
    message = EmailMessage(policy=MIME)
    message.set_content(text)
    if markup:
        message.add_alternative(markup, subtype="html")
    if filename:
        safe = re.sub(r"[^A-Za-z0-9._-]+", "-", filename).strip(".-") or "issue.pdf"
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename=safe)
    mark = hashlib.sha256(f"{text}\0{markup}\0{filename}\0".encode() + attachment).hexdigest()[:32]
    # Python's own boundaries are random: a second run would send other bytes.
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{mark}")
    encoded = message.as_bytes()
    readback.check_body(
        encoded, text=text, markup=markup, attachment=attachment if filename else b""
    )
    return encoded


def readable(text: str) -> str:
    """*text* with a space for every character that is not allowed in a mail, such as a line end."""
    return "".join(" " if unprintable(char) else char for char in text)


def _clean(text: str) -> str:
    """*text* as ``readable`` makes it, line by line, with "\\n" as the only line end."""
    return "\n".join(readable(line) for line in re.split(r"\r\n|[\r\n]", text))
