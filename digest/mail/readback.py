"""Read a finished mail as its receiver will, and refuse it when it says anything but what was meant."""

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
    """DigestError unless *encoded* comes apart into *text*, *markup* and *attachment* (the last two may be empty)."""
    if UNSAFE.search(encoded):
        raise DigestError(
            "the mail's body holds a bare line end, a byte beyond ASCII or too long a line; "
            "this is a fault of digest, please report it"
        )
    want: list[tuple[str, str | bytes]] = [("text/plain", text.rstrip("\n"))]
    want += [("text/html", markup.rstrip("\n"))] if markup else []
    want += [("application/pdf", attachment)] if attachment else []
    parsed = BytesParser(EmailMessage, policy=policy.SMTP).parsebytes(encoded)
    if [_part(part) for part in parsed.walk() if not part.is_multipart()] != want:
        raise DigestError(
            "the mail's body does not read back as it was written; this is a fault of digest, "
            "please report it"
        )


def check_head(
    head: bytes, *, sender: Address, reader: Address, subject: str, message_id: str
) -> None:
    """DigestError unless *head* says exactly this and holds no header twice, nor one that digest does not write."""
    parsed = Parser(EmailMessage, policy=policy.SMTPUTF8).parsestr(head.decode())
    names = [line.partition(b":")[0].decode() for line in re.split(rb"\r\n(?![ \t])", head) if line]
    want = (
        names,
        [(_bare(sender.name), sender.envelope)],
        [(_bare(reader.name), reader.envelope)],
        _bare(subject),
        message_id,
    )
    got = (
        parsed.keys(),
        _mailboxes(parsed, "From"),
        _mailboxes(parsed, "To"),
        _bare(parsed["Subject"]),
        parsed["Message-ID"],
    )
    if got != want or len(set(names)) != len(names) or not set(names) <= HEADERS or parsed.defects:
        raise DigestError(
            f"the headers of the mail to {reader.envelope} do not read back as they were written; "
            "look at the subject and the names for odd characters"
        )


def _part(part: EmailMessage) -> tuple[str, str | bytes]:
    content = part.get_content()
    if isinstance(content, str):
        content = content.replace("\r\n", "\n").rstrip("\n")
    return part.get_content_type(), content


def _mailboxes(message: EmailMessage, name: str) -> list[tuple[str, str]]:
    return [(_bare(each.display_name), each.addr_spec) for each in message[name].addresses]


def _bare(text: str) -> str:
    """*text* without white space: Python's parser puts some between the encoded words of a name (RFC 2047, 6.2)."""
    return "".join(text.split())
