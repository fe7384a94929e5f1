"""Parses a finished mail as its recipient will, and rejects it when anything differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser, Parser
from email.utils import getaddresses

from digest.errors import DigestError
from digest.mail.dkim import header_lines
from digest.subscribers.address import Address

SAFE = bytes((*b"\t\r\n", *range(0x20, 0x7F)))
LONGEST = 998  # bytes in a line (RFC 5322, 2.1.1)
# An international address stands in UTF-8 (RFC 6532).
UNSAFE_HEAD = re.compile(rb"(?<!\r)\n|\r(?!\n)|[^\t\r\n\x20-\x7e\x80-\xff]|[^\r\n]{999}|\r\n\r\n")
SPECIAL = re.compile(r'[\s<>()\[\],;:\\"]')
"""What parts one address from another, or ends it: servers and libraries read it differently."""

SHARED = {
    "From",
    "Subject",
    "Reply-To",
    "List-Id",
    "Feedback-ID",
    "Precedence",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}
PERSONAL = ["To", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"]
"""In this order; the last two may be missing. None is in SHARED, so that no header occurs twice."""


def check_body(
    encoded: bytes,
    *,
    text: str,
    markup: str,
    attachment: bytes,
    pictures: list[bytes],
    further: Sequence[tuple[str, bytes]] = (),
) -> None:
    """Raise DigestError unless *encoded* parses into *text*, *markup*, *pictures*, the PDF
    *attachment* and the *further* files, each with its type.

    All but the first may be empty.
    """
    if not _is_safe(encoded):
        raise DigestError(
            "the mail's body has a bare line end, a byte beyond ASCII or too long a line; "
            "this is a bug in digest, please report it"
        )
    want: list[tuple[str, str | bytes]] = [("text/plain", text.rstrip("\n"))]
    want += [("text/html", markup.rstrip("\n"))] if markup else []
    want += [("image/jpeg", picture) for picture in pictures]
    want += [("application/pdf", attachment)] if attachment else []
    want += further
    parsed = BytesParser(EmailMessage, policy=policy.SMTP).parsebytes(encoded)
    if [_part(part) for part in parsed.walk() if not part.is_multipart()] != want:
        raise DigestError(
            "the mail's body does not read back as it was written; "
            "this is a bug in digest, please report it"
        )


def _is_safe(encoded: bytes) -> bool:
    """Whether *encoded* is printable ASCII in lines that all end in CR LF and are not too long.

    A pattern takes a second for a PDF; this takes a hundredth of it.
    """
    lines = encoded.split(b"\r\n")
    ends = {len(lines) - 1}
    whole = {encoded.count(b"\r"), encoded.count(b"\n")} == ends
    return whole and not encoded.translate(None, SAFE) and max(map(len, lines)) <= LONGEST


def check_shared(head: bytes, *, sender: Address, subject: str) -> None:
    """Raise DigestError unless *head*, what all copies share, has exactly these values.

    A header that occurs twice, or that digest does not write, is an error too.
    """
    parsed = Parser(EmailMessage, policy=policy.SMTPUTF8).parsestr(head.decode(), headersonly=True)
    names = _names(head)
    senders = [(_bare(one.display_name), one.addr_spec) for one in parsed["From"].addresses]
    want = names, [(_bare(sender.name), sender.envelope)], _bare(subject)
    got = parsed.keys(), senders, _bare(parsed["Subject"])
    known = len(set(names)) == len(names) and set(names) <= SHARED
    if got != want or not known or parsed.defects or UNSAFE_HEAD.search(head):
        raise DigestError(
            "the headers of the mail do not read back as they were written; "
            "check its subject, and the names in [mail], for unusual characters"
        )


def check_personal(head: bytes, *, reader: Address, message_id: str) -> None:
    """Raise DigestError unless *head*, a reader's own header lines, has exactly these values."""
    lines = [line.decode().partition(": ") for line in header_lines(head)]
    names, values = [name for name, _, _ in lines], [value for _, _, value in lines]
    sound = names[:3] == PERSONAL[:3] and names == PERSONAL[: len(names)]
    sound = sound and not UNSAFE_HEAD.search(head) and not SPECIAL.search(reader.envelope)
    mailbox = [(_bare(reader.name), reader.envelope)]
    # Without a name, and without SPECIAL in the address, there is one way to read it.
    alone = not reader.name and values[0] == f"<{reader.envelope}>"
    sound = sound and (alone or _mailboxes(values[0]) == mailbox)
    if not sound or values[2] != message_id:
        raise DigestError(
            f"the headers of the mail to {reader.envelope} do not read back as they were written; "
            "check the name for unusual characters"
        )


def _names(head: bytes) -> list[str]:
    return [line.partition(b":")[0].decode("ascii", "replace") for line in header_lines(head)]


def _part(part: EmailMessage) -> tuple[str, str | bytes]:
    content = part.get_content()
    if isinstance(content, str):
        content = content.replace("\r\n", "\n").rstrip("\n")
    return part.get_content_type(), content


def _mailboxes(value: str) -> list[tuple[str, str]]:
    """The names and addresses in *value*, by another parser than the one of Python's new headers.

    It takes a tenth of the time, which each reader's mail costs.
    """
    pairs = getaddresses([value.replace("\r\n", "")])
    return [(_bare(str(make_header(decode_header(name)))), address) for name, address in pairs]


def _bare(text: str) -> str:
    """*text* without white space.

    Python's parser keeps spaces between the encoded words of a name, against RFC 2047, 6.2.
    """
    return "".join(text.split())
