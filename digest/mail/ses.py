"""Reads what Amazon SES tells of bounces and complaints: JSON that its SNS mails, or hands over.

Its documentation calls this the contents of a notification. Nothing in it proves who wrote it, so
that it counts like any other report: with a tag or a token of ours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from digest.mail.failures import Failure, failure

GONE = ("NoEmail", "Suppressed", "OnAccountSuppressionList")
"""The kinds of a permanent bounce that say by themselves that there is no such reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened to a mail: the *event* in small letters ("bounce", "complaint", …).

    *failure* is why it bounced, *feedback* what kind of complaint it is, "" for any. *senders* are
    the envelope senders that the mail had, *ways_out* its List-Unsubscribe headers.
    """

    event: str
    failure: Failure
    feedback: str
    senders: tuple[str, ...]
    ways_out: tuple[str, ...]


def notice_in(text: str) -> Notice | None:
    """The notice that *text* begins with, on its own or in the envelope of SNS; None without one.

    What follows it, such as the foot of a mail, is not read.
    """
    record = _beginning(text)
    if isinstance(inner := record.get("Message"), str):
        record = _beginning(inner)
    event = _text(record, "notificationType") or _text(record, "eventType")
    mail = record.get("mail")
    if not event or not isinstance(mail, dict):
        return None
    headers = [
        (_text(one, "name").lower(), _text(one, "value")) for one in _records(mail, "headers")
    ]
    return Notice(
        event=event.lower(),
        failure=_failure(_record(record, "bounce")),
        feedback=_text(_record(record, "complaint"), "complaintFeedbackType").lower(),
        senders=(
            _text(mail, "source"),
            *(value for name, value in headers if name == "return-path"),
        ),
        ways_out=tuple(value for name, value in headers if name == "list-unsubscribe"),
    )


def _failure(bounce: dict[str, Any]) -> Failure:
    """Why the mail bounced. What SES calls transient may pass, whatever the server's words."""
    if _text(bounce, "bounceType") != "Permanent":
        return Failure.PASSING
    if _text(bounce, "bounceSubType") in GONE:
        return Failure.GONE
    reasons = [
        failure(_text(one, "status"), _text(one, "diagnosticCode"))
        for one in _records(bounce, "bouncedRecipients")
    ]
    return reasons[0] if reasons else Failure.PASSING  # each of our mails has one recipient


def _beginning(text: str) -> dict[str, Any]:
    """The JSON object that *text* begins with; an empty one where it begins otherwise."""
    try:
        found, _ = json.JSONDecoder().raw_decode(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _record(record: dict[str, Any], name: str) -> dict[str, Any]:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _records(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = record.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
