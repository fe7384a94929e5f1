"""Mails that come back, as servers, providers and people write them."""

from __future__ import annotations

from builders import MONDAY  # noqa: F401 - the moment of these tests

from digest.subscribers.tokens import UNSUBSCRIBE, Tokens

TOKENS = Tokens("a key of more than sixteen letters")
WEEK = "2025-W30"


def tagged(reader: str, tokens: Tokens = TOKENS) -> str:
    return f"bounces+{tokens.bounce_tag(WEEK, reader)}@example.org"


def leave_token(reader: str, tokens: Tokens = TOKENS) -> str:
    return tokens.write(UNSUBSCRIBE, reader)


def dsn(
    to: str,
    *,
    status: str = "5.1.1",
    action: str = "failed",
    diagnostic: str = "smtp; 550 5.1.1 <ann@example.net>: user unknown",
    returned: str = "From: week@example.org\nSubject: No. 31\n",
    headers: str = "",
) -> bytes:
    """A report of a mail server (RFC 3464), as Postfix writes it."""
    return f"""\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
{headers}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="xx"

--xx
Content-Type: text/plain

This is the mail system at host mx.example.net.

--xx
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon, 21 Jul 2025 06:00:00 +0000

Final-Recipient: rfc822; ann@example.net
Action: {action}
Status: {status}
Diagnostic-Code: {diagnostic}

--xx
Content-Type: text/rfc822-headers

{returned}
--xx--
""".encode()


def complaint(to: str, *, kind: str = "abuse", returned: str = "From: week@example.org\n") -> bytes:
    """A complaint of a provider's reader (RFC 5965)."""
    return f"""\
From: <feedback@provider.example>
To: {to}
Subject: FW: No. 31
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="xx"

--xx
Content-Type: text/plain

This is an email abuse report.

--xx
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <redacted@example.org>

--xx
Content-Type: message/rfc822

{returned}
Hello

--xx--
""".encode()


def qmail(to: str, said: str = "Sorry, no mailbox here by that name. (#5.1.1)") -> bytes:
    """A report of qmail, which is plain text."""
    return f"""\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net
To: {to}
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ann@example.net>:
{said}

--- Below this line is a copy of the message.

From: week@example.org
""".encode()


def letter(
    *,
    to: str = "leave@example.org",
    subject: str = "Hello",
    body: str = "Dear editor,",
    headers: str = "",
    sender: str = "Ann <ann@example.org>",
) -> bytes:
    return f"From: {sender}\nTo: {to}\nSubject: {subject}\n{headers}\n{body}\n".encode()
