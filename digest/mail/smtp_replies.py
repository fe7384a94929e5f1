"""What an SMTP reply means for the mail and for the campaign.

A number alone says little: "550" may be about a mailbox or about us. The enhanced code (RFC 3463)
after it says which; where a server gives none, its words may.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from digest.mail.envelope import Cause, Outcome, Verdict, one_line

Reply: TypeAlias = tuple[int, bytes]

LOGIN_CODES = (530, 534, 535, 538)
"""The server asks for a login, or rejects it."""

SENDER_CODES = re.compile(rb"5\.(7\.\d+|3\.\d+|1\.[78])\b")
"""A policy, the server's own limits, our sender's address."""

READER_CODES = re.compile(rb"5\.[124]\.\d+\b")
"""The address, the mailbox, the way to its domain."""

BUSY_CODES = re.compile(rb"4\.3\.\d+\b")
"""The server's own state. A grey list answers 4.2 or 4.7, which are about this mail."""

BUSY_WORDS = re.compile(rb"throttl|too many|rate (limit )?exceeded|quota exceeded", re.IGNORECASE)
"""A limit of all our mail, where there is no such code."""

POLICY_WORDS = re.compile(
    rb"\b(spam|polic(y|ies)|block ?list(ed)?|blacklist(ed)?|reputation|relay(ing)?|spf|dkim|dmarc|"
    rb"unauthenticated|access denied)\b",
    re.IGNORECASE,
)


def reply_text(reply: Reply) -> str:
    """A reply as one line: "550 5.1.1 no such user"."""
    return one_line(f"{reply[0]} {reply[1].decode('utf-8', 'replace')}")


def rejection(reply: Reply, *, about_us: bool = False) -> Outcome:
    """The outcome for a reply that refuses the mail.

    *about_us*: to what every mail has in common, the sender or the connection.
    """
    if 400 <= reply[0] < 500:
        return _deferred(reply, Cause.SERVER if about_us or _busy(reply) else Cause.READER)
    if not 500 <= reply[0] < 600:  # it does not speak SMTP, for whatever reason
        return _deferred(reply, Cause.SERVER)
    cause = Cause.SENDER if about_us else _cause(reply)
    if cause is Cause.SENDER:
        return _deferred(reply, cause)
    return Outcome(verdict=Verdict.FAILED, detail=reply_text(reply), cause=cause)


def _busy(reply: Reply) -> bool:
    code, text = reply
    return code == 421 or bool(BUSY_CODES.match(text) or BUSY_WORDS.search(text))


def _cause(reply: Reply) -> Cause:
    code, text = reply
    if code in LOGIN_CODES or SENDER_CODES.match(text):
        return Cause.SENDER
    if READER_CODES.match(text):
        return Cause.READER
    return Cause.SENDER if POLICY_WORDS.search(text) else Cause.UNCLEAR


def _deferred(reply: Reply, cause: Cause) -> Outcome:
    return Outcome(verdict=Verdict.DEFERRED, detail=reply_text(reply), cause=cause)
