"""Tells from a server's words whether a reader is gone, or why a mail failed otherwise.

The codes of RFC 3463 say it best. Many servers give a general code, or none, and the reason in
words.
"""

from __future__ import annotations

import re
from enum import StrEnum

CODE = re.compile(r"(?<![\d.])[45]\.[0-7]\.\d{1,3}(?!\.?\d)")
"""An enhanced code; not a part of a network address or of a version."""

NO_SUCH_READER = (
    *("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.1.350", "5.1.351"),
    *("5.2.1", "5.4.4", "5.4.310"),
)
"""Codes of an address that does not exist, or no longer; those of three digits are Microsoft's."""

GENERAL = ("5.0.0", "5.3.0", "5.4.1", "5.5.0")
"""Codes that leave the reason to the words. Microsoft gives 5.4.1 for an unknown reader too."""

NOBODY = re.compile(
    r"(unknown|no such|not a valid) (or illegal )?(user|recipient|mailbox|address|person)|"
    r"invalid (recipient|mailbox|final delivery userid)|"
    r"(user|recipient|addressee)( name)?( is)? (unknown|not (known|found|recogni[sz]ed))|"
    r"mailbox( is)? (unavailable|not found|disabled|inactive)|"
    r"(address|account|mailbox|user) .{0,60}(disabled|closed|discontinued|no longer)|"
    r"recipient (address )?rejected|address (rejected|not found)|unrouteable|"
    r"(unknown|no such) (host|domain)|"
    r"does(n't| not) (exist|have an? .{1,60} account)|not listed in domino|"
    r"existiert nicht|n'existe pas|no existe|non esiste",
    re.IGNORECASE,
)
PASSING = re.compile(
    r"quota|(box|folder) (is )?full|full mailbox|over.?limit|insufficient (system )?storage|"
    r"(disk|box) space|receiving mail (at a rate|too quickly)|gr[ae]y-?list",
    re.IGNORECASE,
)
"""A mailbox without space, or one that may take the mail later, whatever the code."""

POLICY_CODE = re.compile(r"5\.7\.\d")
POLICY = re.compile(
    r"\b(spam|unsolicited|junk|polic(y|ies)|reputation|spf|dkim|dmarc|virus)\b|"
    r"\b(block|black|deny) ?list|blocked|access denied|(to|not|cannot) relay|relay(ing)? denied",
    re.IGNORECASE,
)
"""Reasons that lie in us or in the mail, not in the reader."""

COPY = re.compile(
    r"^.{0,80}(\b(below|this|line|here) is a copy|copy of the original|original (message|mail)|"
    r"returned (message|mail)\b|forwarded message|message (header|text|body)s? follow|"
    r"unsent message|header of the (source|message))|^>?(return-path|received):",
    re.IGNORECASE | re.MULTILINE,
)
"""The line from which a report without parts shows the mail that it returns."""

QUOTED = re.compile(
    r"^\W*(subject|to|cc|from|sent|date|message-id):.*$", re.IGNORECASE | re.MULTILINE
)


class Failure(StrEnum):
    """Why a mail did not arrive."""

    GONE = "there is no such reader"
    POLICY = "the mail is refused, whoever it is for"
    PASSING = "it may pass"


def failure(status: str, words: str) -> Failure:
    """What a failure with the enhanced code *status*, "" for none, and the server's *words* means.

    A code in the words comes from the server that refused the mail: it counts more than *status*,
    which Sendmail fills with 5.1.1 for any refusal.
    """
    if PASSING.search(words):
        return Failure.PASSING
    said = CODE.findall(words)
    codes = said or CODE.findall(status)
    if any(code in NO_SUCH_READER for code in said):
        return Failure.GONE
    unknown = bool(NOBODY.search(words)) and all(code in GENERAL for code in codes)
    access = "5.4.1" in codes  # "Recipient address rejected: Access denied" has no policy in mind
    if any(POLICY_CODE.match(code) for code in codes):
        return Failure.POLICY
    if POLICY.search(words) and not (unknown and access):
        return Failure.POLICY
    if unknown or any(code in NO_SUCH_READER for code in codes):
        return Failure.GONE
    return Failure.PASSING


def own_words(text: str) -> str:
    """What a report says itself: its *text* without the mail that it returns, or its headers."""
    found = COPY.search(text)
    return QUOTED.sub("", text[: found.start()] if found and found.start() else text)
