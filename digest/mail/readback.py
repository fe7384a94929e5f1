"""Parses a finished mail as its recipient will, and rejects it when anything differs."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser, Parser

from digest.errors import DigestError
from digest.subscribers.address import Address

UNSAFE = re.compile(rb"(?<!\r)\n|\r(?!\n)|[^\t\r\n\x20-\x7e]|[^\r\n]{999}")
HEADERS = {
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Unsubscribe",
    "List-Id",
    "Auto-Submitted",
}


def check_body(encoded: bytes, *, text: str, markup: str, attachment: bytes) -> None:
    """Raise DigestError unless *encoded* parses into *text*, *markup* and *attachment*.

    The last two may be empty.
    """
    if UNSAFE.search(encoded):
        raise DigestError(
            "the mail's body has a bare line end, a byte beyond ASCII or too long a line; "
            "this is a bug in digest, please report it"
        )
    want: list[tuple[str, str | bytes]] = [("text/plain", text.rstrip("\n"))]
    want += [("text/html", markup.rstrip("\n"))] if markup else []
    want += [("application/pdf", attachment)] if attachment else []
    parsed = BytesParser(EmailMessage, policy=policy.SMTP).parsebytes(encoded)
    if [_part(part) for part in parsed.walk() if not part.is_multipart()] != want:
        raise DigestError(
            "the mail's body does not read back as it was written; "
            "this is a bug in digest, please report it"
        )


def check_head(
    head: bytes, *, sender: Address, reader: Address, subject: str, message_id: str
) -> None:
    """Raise DigestError unless *head* has exactly these values.

    A header that occurs twice, or that digest does not write, is an error too.
    """
    parsed = Parser(EmailMessage, policy=policy.SMTPUTF8).parsestr(head.decode())
    names = [line.partition(b":")[0].decode() for line in re.split(rb"\r\n(?![ \t])", head) if line]
    want = (
        names,
        [(_without_spaces(sender.name), sender.envelope)],
        [(_without_spaces(reader.name), reader.envelope)],
        _without_spaces(subject),
        message_id,
    )
    got = (
        parsed.keys(),
        _mailboxes(parsed, "From"),
        _mailboxes(parsed, "To"),
        _without_spaces(parsed["Subject"]),
        parsed["Message-ID"],
    )
    if got != want or len(set(names)) != len(names) or not set(names) <= HEADERS or parsed.defects:
        raise DigestError(
            f"the headers of the mail to {reader.envelope} do not read back as they were written; "
            "check the subject and the names for unusual characters"
        )


def _part(part: EmailMessage) -> tuple[str, str | bytes]:
    content = part.get_content()
    if isinstance(content, str):
        content = content.replace("\r\n", "\n").rstrip("\n")
    return part.get_content_type(), content


def _mailboxes(message: EmailMessage, name: str) -> list[tuple[str, str]]:
    return [
        (_without_spaces(each.display_name), each.addr_spec) for each in message[name].addresses
    ]


def _without_spaces(text: str) -> str:
    """*text* without white space.

    Python's parser keeps spaces between the encoded words of a name, against RFC 2047, 6.2.
    """
    return "".join(text.split())
