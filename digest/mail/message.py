"""Composes mails: the body once for a language, the headers for each reader; all is read back."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from digest.config import Config
from digest.errors import ConfigError, DigestError
from digest.mail import dkim, headers, readback
from digest.mail.bodies import check_bodies, mime, read_pdf
from digest.mail.dkim_keys import signers
from digest.mail.envelope import Envelope
from digest.mail.leaving import WaysOut, ways_out
from digest.mail.offers import Attached, offers_of, read_attached
from digest.mail.staff import bounces_of, configured, sender_of
from digest.press.letter import Letter
from digest.subscribers.address import Address
from digest.subscribers.tokens import Tokens, secret_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A mail in one language, encoded: what all its readers get alike.

    *head* are whole header lines, *body* starts with the MIME headers. *fields* are both as DKIM
    signs them, *body_hash* is that of what follows them.
    """

    head: bytes
    body: bytes
    fields: dkim.Fields
    body_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """A mail to many: its *letters* by language, "" the issue's own, and what its headers need.

    *shared* are header lines that all copies have. *ways_out* is None for a mail that is not for
    the list. With *bounces* every reader's mail has an envelope sender of its own.
    """

    sender: Address
    letters: Mapping[str, Letter]
    shared: bytes
    ways_out: WaysOut | None = None
    bounces: Address | None = None
    signers: tuple[dkim.Signer, ...] = ()
    filename: str = ""
    attachment: bytes = field(default=b"", repr=False)
    further: tuple[Attached, ...] = ()
    pdf_sha256: str = ""
    _copies: dict[str, Copy] = field(default_factory=dict, compare=False, repr=False)

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
        copy = self.copy(language)
        personal = b"".join(
            (
                headers.mailbox("To", reader),
                headers.tokens("Date", [format_datetime(date)]),
                headers.tokens("Message-ID", [message_id]),
                self.ways_out.header(subscriber) if self.ways_out else b"",
            )
        )
        readback.check_personal(personal, reader=reader, message_id=message_id)
        return Envelope(
            sender=self._return_path(subscriber),
            recipient=reader.envelope,
            message_id=message_id,
            head=self._signatures(personal, copy, date) + personal + copy.head,
            body=copy.body,
        )

    def copy(self, language: str = "") -> Copy:
        """The mail in *language*, "fr" for "fr-CA", else in the issue's own; encoded once."""
        known = (one for one in (language, language.partition("-")[0]) if one in self.letters)
        chosen = next(known, "")
        if self.letters[chosen] is self.letters[""]:
            chosen = ""  # one copy for those who named the issue's language and those who did not
        if chosen not in self._copies:
            # Where two threads encode it at once, both take the copy of the first.
            self._copies.setdefault(chosen, self._encoded(self.letters[chosen]))
        return self._copies[chosen]

    def _encoded(self, letter: Letter) -> Copy:
        subject = letter.subject
        head = headers.mailbox("From", self.sender) + headers.unstructured("Subject", subject)
        head += self.shared
        body = mime(letter, self.filename, self.attachment, self.further)
        mime_head, _, content = body.partition(b"\r\n\r\n")
        readback.check_shared(head + mime_head, sender=self.sender, subject=subject)
        return Copy(
            head=head,
            body=body,
            fields=dkim.canonical(head + mime_head),
            body_hash=dkim.body_hash(content) if self.signers else "",
        )

    def _signatures(self, personal: bytes, copy: Copy, date: datetime) -> bytes:
        if not self.signers:
            return b""
        fields = dkim.canonical(personal) + copy.fields
        return b"".join(one.header(fields, copy.body_hash, date=date) for one in self.signers)

    def _return_path(self, subscriber: str) -> str:
        """The envelope sender, by which a bounce names its reader."""
        if self.bounces is None:
            return self.sender.envelope
        issue = self.letters[""].issue
        if not self.ways_out or not subscriber or not issue:
            return self.bounces.envelope
        local, _, domain = self.bounces.envelope.rpartition("@")
        return f"{local}+{self.ways_out.tokens.bounce_tag(issue, subscriber)}@{domain}"


def issue_mailing(pdf: Path, letter: Letter, config: Config) -> Mailing:
    """The mail of the issue in *pdf*, which *letter* links to or which is attached.

    Raises ConfigError for missing settings in [mail], and DigestError when the PDF cannot be read,
    or is neither attached nor linked.
    """
    sender = sender_of(config)
    link = pdf_link(pdf, letter.issue, config)
    if letter.pdf_link != link:
        raise DigestError(f"the letter links the PDF at '{letter.pdf_link}', not at '{link}'")
    letters = {"": letter, letter.language: letter}
    letters |= {one.language: one for one in letter.translations}
    for one in letters.values():
        check_bodies(one, config)
    content = read_pdf(pdf)
    tokens = Tokens(secret_key(config.folder, given=config.secret))
    return Mailing(
        sender=sender,
        letters=letters,
        shared=_list_headers(letter.issue, sender) + _reply_to(config),
        ways_out=ways_out(config, tokens),
        bounces=bounces_of(config),
        signers=signers(config, sender.domain),
        filename="" if link else pdf.name,
        attachment=b"" if link else content,
        further=read_attached(offers_of(pdf, letter.issue, config, linked=bool(link))),
        pdf_sha256=hashlib.sha256(content).hexdigest(),
    )


def plain_mailing(subject: str, text: str, config: Config) -> Mailing:
    """A mail in plain text to one person, marked as automatic (RFC 3834)."""
    sender = sender_of(config)
    return Mailing(
        sender=sender,
        letters={"": Letter(subject=subject, text=text)},
        shared=headers.tokens("Auto-Submitted", ["auto-generated"]),
        bounces=bounces_of(config),
        signers=signers(config, sender.domain),
    )


def note_mailing(letter: Letter, config: Config, *, to_reader: bool) -> Mailing:
    """A short mail that somebody asked for, marked as automatic.

    *to_reader*: it goes to a reader of the list, with the headers by which they leave.
    """
    sender = sender_of(config)
    tokens = Tokens(secret_key(config.folder, given=config.secret))
    return Mailing(
        sender=sender,
        letters={"": letter},
        shared=headers.tokens("Auto-Submitted", ["auto-generated"]),
        ways_out=ways_out(config, tokens) if to_reader else None,
        bounces=bounces_of(config),
        signers=signers(config, sender.domain),
    )


def pdf_link(pdf: Path, issue: str, config: Config) -> str:
    """Where on the web mails link *pdf*, the issue of the week *issue*; "" where it is attached.

    "digest serve" has it there. Raises ConfigError where it is too big to attach and [web] has no
    address, so that nobody could get it.
    """
    try:
        size = pdf.stat().st_size
    except OSError as error:
        raise DigestError(
            f"{pdf} cannot be read ({error.strerror}); build the issue first"
        ) from error
    mail = config.mail
    fits = size <= mail.attach_limit
    if fits and (mail.attach == "always" or not config.web.url):
        return ""
    if config.web.url:
        return f"{config.web.url}/issues/{issue}/{quote(pdf.name)}"
    raise ConfigError(
        f"{pdf} has {size:,} bytes, over [mail] attach_limit ({mail.attach_limit:,}), and "
        "digest.toml has no [web] url to link it at, so that nobody could get it; set the url of "
        "'digest serve', raise the limit, or use fewer pictures"
    )


def unsubscribe_address(config: Config) -> str:
    """The link for leaving that the body of the mail shows."""
    return ways_out(config, Tokens("")).visible


def message_id(issue: str, subscriber: str, sender: Address) -> str:
    """The Message-ID of *issue* to *subscriber*.

    It is always the same, so that a doubtful delivery can be looked up in the server's log.
    """
    mark = hashlib.sha256(f"{issue}\0{subscriber}".encode("utf-8", "surrogatepass")).digest()[:20]
    label = re.sub(r"[^a-z0-9-]+", "-", issue.lower()).strip("-")[:40]
    return f"<{label or 'issue'}.{b32encode(mark).decode().lower()}@{sender.domain}>"


def _list_headers(issue: str, sender: Address) -> bytes:
    """What names the list and the issue, for filters and for the reports of Gmail's postmasters."""
    mark = hashlib.sha256(sender.domain.encode()).hexdigest()[:12]
    return b"".join(
        (
            headers.tokens("List-Id", [f"<magazine.{sender.domain}>"]),
            headers.tokens("Feedback-ID", [f"{issue or 'issue'}:magazine:digest:{mark}"]),
            headers.tokens("Precedence", ["bulk"]),
        )
    )


def _reply_to(config: Config) -> bytes:
    if not config.mail.reply_to:
        return b""
    return headers.mailbox("Reply-To", configured("reply_to", config.mail.reply_to))
