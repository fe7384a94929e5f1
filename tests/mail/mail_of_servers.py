"""Reports in the forms of well-known mail servers and providers, written by ourselves after theirs."""

from __future__ import annotations

from collections.abc import Callable

from digest.mail.reports import Kind

Maker = Callable[[str, str], bytes]


def _report(
    status: str = "",
    *,
    text: str = "Your mail could not be delivered.",
    returned: str = "message/rfc822",
    kind: str = "report; report-type=delivery-status",
    sender: str = "MAILER-DAEMON@mx.example.net",
    subject: str = "Undeliverable",
    headers: str = "",
) -> Maker:
    """A report of parts; *status* are the lines of its last block, "" for a report without them."""

    def make(to: str, token: str) -> bytes:
        blocks = (
            f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n{status}\n"
        )
        return f"""\
Return-Path: <>
From: {sender}
To: {to}
Subject: {subject}
{headers}MIME-Version: 1.0
Content-Type: multipart/{kind}; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

{text}

{blocks if status else ""}--b
Content-Type: {returned}

From: week@example.org
List-Unsubscribe: <https://weekly.example.org/leave/{token}>
Subject: No. 31: the mailbox is full of letters, and no such user

--b--
""".encode()

    return make


def _plain(
    text: str, *, subject: str, sender: str, headers: str = "", mime: str = "plain"
) -> Maker:
    def make(to: str, _: str) -> bytes:
        return (
            f"From: {sender}\nTo: {to}\nSubject: {subject}\n{headers}"
            f"Content-Type: text/{mime}; charset=utf-8\n\n{text}\n"
        ).encode()

    return make


FINAL = "Final-Recipient: rfc822; ann@example.net\nAction: failed\n"
COPY = (
    "\n------ This is a copy of the message, including all the headers. ------\n\nSubject: quota\n"
)

SERVERS: dict[str, tuple[Maker, Kind]] = {
    "Exim, no diagnostic": (
        _report(
            FINAL + "Status: 5.0.0",
            text="This is a permanent error. The following address(es) failed:\n\n  ann@example.net"
            "\n    Unrouteable address",
        ),
        Kind.HARD,
    ),
    "Exim, the remote server's words": (
        _report(
            FINAL + "Status: 5.0.0\nRemote-MTA: dns; mx.example.net\n"
            "Diagnostic-Code: smtp; 550-5.1.1 The account that you tried to reach\n"
            " 550-5.1.1 is not here. See\n 550 5.1.1  https://mx.example.net/?p=NoSuchUser"
        ),
        Kind.HARD,
    ),
    "old Exim, plain text": (
        _plain(
            "A message that you sent could not be delivered to one or more of its recipients.\n"
            "The following address(es) failed:\n\n  ann@example.net\n    unknown user" + COPY,
            subject="Mail delivery failed: returning message to sender",
            sender="Mail Delivery System <Mailer-Daemon@mx.example.net>",
            headers="X-Failed-Recipients: ann@example.net\n",
        ),
        Kind.HARD,
    ),
    "Exim's warning": (
        _plain(
            "A message that you sent has not yet been delivered to one or more of its recipients\n"
            "after more than 24 hours on the queue on mx.example.net.\n\nThe address to which the "
            "message has not yet been delivered is:\n\n  ann@example.net\n\nNo action is required",
            subject="Warning: message 1uf delayed 24 hours",
            sender="Mail Delivery System <Mailer-Daemon@mx.example.net>",
            headers="Auto-Submitted: auto-replied\n",
        ),
        Kind.DELAYED,
    ),
    "Exchange, no such reader": (
        _report(
            FINAL + "Status: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR."
            "RecipientNotFound; Recipient ann@example.net not found by SMTP address lookup"
        ),
        Kind.HARD,
    ),
    "Exchange Online, refused at its edge": (
        _report(
            FINAL + "Status: 5.4.1\nDiagnostic-Code: smtp;550 5.4.1 Recipient address rejected: "
            "Access denied. [VE1EUR01FT002.eop-EUR01.prod.example.com]"
        ),
        Kind.HARD,
    ),
    "Exchange Online, no such domain": (
        _report(
            FINAL + "Status: 5.4.310\nDiagnostic-Code: smtp;550 5.4.310 DNS domain example.net "
            "does not exist [Message=InfoDomainNonexistent]"
        ),
        Kind.HARD,
    ),
    "Exchange Online, the sender is blocked": (
        _report(
            FINAL
            + "Status: 5.7.511\nDiagnostic-Code: smtp;550 5.7.511 Access denied, banned sender"
        ),
        Kind.POLICY,
    ),
    "Exchange of old, words alone": (
        _plain(
            "Your message\n\n  To: ann@example.net\n  Subject: Spam laws and the mailbox full of it"
            "\n\ndid not reach the following recipient(s):\n\nann@example.net on Mon, 21 Jul 2025 "
            "08:00:00 +0200\n    The recipient name is not recognized",
            subject="Undeliverable: No. 31",
            sender="System Administrator <postmaster@mx.example.net>",
        ),
        Kind.HARD,
    ),
    "Domino": (
        _plain(
            "was not delivered to:\n  ann@example.net\nbecause:\n  "
            "User ann (ann@example.net) not listed in Domino Directory",
            subject="DELIVERY FAILURE: User ann (ann@example.net) not listed in Domino Directory",
            sender="Postmaster@mx.example.net",
        ),
        Kind.HARD,
    ),
    "Gmail, no such reader": (
        _report(
            FINAL + "Status: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you "
            "tried to reach does not exist. Please try\n 550-5.1.1 double-checking the address",
            subject="Delivery Status Notification (Failure)",
            headers="X-Failed-Recipients: ann@example.net\nAuto-Submitted: auto-replied\n",
            sender="Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        ),
        Kind.HARD,
    ),
    "Gmail, out of storage": (
        _report(
            FINAL + "Status: 5.2.2\nDiagnostic-Code: smtp; 552-5.2.2 The recipient's inbox is out "
            "of storage space and inactive."
        ),
        Kind.SOFT,
    ),
    "Gmail, too much mail at once": (
        _report(
            FINAL + "Status: 5.2.1\nDiagnostic-Code: smtp; 550-5.2.1 The user you are trying to "
            "contact is receiving mail at a rate that\n 550-5.2.1 prevents additional messages"
        ),
        Kind.SOFT,
    ),
    "Gmail, unsolicited": (
        _report(
            FINAL
            + "Status: 5.0.0\nDiagnostic-Code: smtp; 550-5.7.1 [192.0.2.7      12] Our system "
            "has detected that this message is\n 550-5.7.1 likely unsolicited mail."
        ),
        Kind.POLICY,
    ),
    "Yahoo, no such account": (
        _report(
            FINAL
            + "Status: 5.0.0\nDiagnostic-Code: smtp; 554 delivery error: dd This user doesn't "
            "have a yahoo.com account (ann@yahoo.com) [-9] - mta1.mail.yahoo.com"
        ),
        Kind.HARD,
    ),
    "Yahoo, not found": (
        _report(
            FINAL + "Status: 5.0.0\nDiagnostic-Code: smtp; 552 1 Requested mail action aborted, "
            "mailbox not found"
        ),
        Kind.HARD,
    ),
    "Yahoo's own report, which has no fields": (
        _report(
            "\n",
            text="Sorry, we were unable to deliver your message to the following address.\n\n"
            "<ann@example.net>:\n550: 5.1.1 <ann@example.net>: Recipient address rejected: "
            "User unknown\n",
            sender="MAILER-DAEMON@yahoo.com",
            subject="Failure Notice",
        ),
        Kind.HARD,
    ),
    "Sendmail gives 5.1.1 to any refusal": (
        _report(
            FINAL
            + "Status: 5.1.1\nDiagnostic-Code: SMTP; 550 blocked, see our list of spam sources"
        ),
        Kind.POLICY,
    ),
    "a network address is no code": (
        _report(
            FINAL + "Status: 5.0.0\nDiagnostic-Code: smtp; 554 mx[192.5.1.1] closed the line to "
            "10.5.1.2, exim 5.1.1.4"
        ),
        Kind.SOFT,
    ),
    "Amazon SES, its list of suppressed addresses": (
        _report(
            FINAL + "Status: 5.1.1\nDiagnostic-Code: Amazon SES did not send the message to this "
            "address because it is on the suppression list",
            returned="text/rfc822-headers",
        ),
        Kind.HARD,
    ),
    "in HTML alone": (
        _plain(
            "<p>I wasn't able to deliver your message to the following addresses.</p>"
            "<p>ann@example.net<br>No such user</p><p>--- Original message follows.</p>",
            subject="failure notice",
            sender="MAILER-DAEMON@mx.example.net",
            mime="html",
        ),
        Kind.HARD,
    ),
    "in French, without an address that flufl.bounce finds": (
        _plain(
            "L'adresse de messagerie n'existe pas.",
            subject="Undelivered: No. 31",
            sender="postmaster@mx.example.net",
        ),
        Kind.HARD,
    ),
    "of a server that nobody knows": (
        _plain(
            'Your mail cannot be delivered:\n  ann "(0), ErrMsg=mail box space not enough"',
            subject="Mail Error",
            sender='"Jetty System" <>',
            headers="Precedence: bulk\n",
        ),
        Kind.SOFT,
    ),
    "what the returned mail says counts for nothing": (
        _plain(
            "Message from example.net.\nUnable to deliver message to the following address(es).\n\n"
            "<ann@example.net>:\nThe gate is closed.\n\n--- Original message follows.\n\n"
            "Subject: No such user, says the harbour\n\nThe mailbox is full, 550 5.1.1.",
            subject="Delivery failure",
            sender="MAILER-DAEMON@mx.example.net",
        ),
        Kind.SOFT,
    ),
    "a receipt": (
        _report(
            kind="report; report-type=disposition-notification",
            sender="Ann <ann@example.net>",
            subject="Read: No. 31",
            text="Your message was displayed. This is no guarantee that it was read.",
        ),
        Kind.AUTOMATIC,
    ),
    "Microsoft's complaints (JMRP)": (
        _report(
            kind="mixed",
            sender="staff@hotmail.com",
            subject="complaint about message from 192.0.2.7",
            text="",
        ),
        Kind.COMPLAINT,
    ),
}
