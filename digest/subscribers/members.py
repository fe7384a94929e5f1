"""One reader at a time."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from digest.errors import UsageError
from digest.model import Subscriber
from digest.subscribers.address import parse, unprintable

if TYPE_CHECKING:
    from digest.store.roster import Candidate
    from digest.store.store import Store

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NAME_LENGTH = 200

# The roster's answer → why somebody was not put on the list.
LEFT = {
    "unsubscribed": "has unsubscribed",
    "erased": "asked to be erased",
    "bounced": "is no longer in service: mail came back",
    "suppressed": "is barred from the list",
}


def candidate(email: str, *, name: str = "", language: str = "", consent: str = "") -> Candidate:
    """A valid entry for the roster; UsageError says what is wrong."""
    from digest.store.roster import Candidate

    address = parse(email)
    if char := unprintable(name):
        raise UsageError(f"the name of {address.email} holds the character {char}; take it out")
    if len(name) > NAME_LENGTH:
        raise UsageError(
            f"the name of {address.email} is longer than {NAME_LENGTH} characters; shorten it"
        )
    if language and not LANGUAGE.fullmatch(language):
        raise UsageError(f"{language[:40]!a} is no language; write a code such as en, fr, es or ar")
    return Candidate(
        key=address.key, email=address.email, name=name, language=language, consent=consent
    )


def add(
    store: Store,
    email: str,
    *,
    name: str = "",
    language: str = "",
    consent: str,
    now: datetime,
    again: bool = False,
) -> str:
    """Put a reader on the list: "added", "updated" or "same". *consent* records how and where they agreed.

    Raises UsageError for a bad address, and for one who left, unless *again* says that they asked to come back.
    """
    person = candidate(email, name=name, language=language, consent=consent)
    (outcome,) = store.roster.put([person], now=now, again=again)
    if outcome in LEFT:
        raise UsageError(
            f"{person.email} {LEFT[outcome]} and was not added; if they themselves asked to come back, "
            "add them with --again"
        )
    return outcome


def remove(store: Store, email: str, *, now: datetime) -> None:
    """Unsubscribe a reader, who stays known as having left; UsageError when no active reader has that address."""
    address = parse(email)
    if not store.roster.leave(address.key, now=now):
        known = store.roster.find(address.key)
        raise UsageError(
            f"{address.email} "
            + (
                LEFT.get(known.status, known.status) + " already"
                if known
                else "is not on the list; see `digest subscribers list`"
            )
        )


def erase(store: Store, email: str, *, now: datetime) -> None:
    """Delete what is known of a reader. Only a keyed hash stays, which keeps the address off the list."""
    address = parse(email)
    if not store.roster.erase(address.key, now=now):
        raise UsageError(f"{address.email} is not on the list; see `digest subscribers list`")


def find(store: Store, email: str) -> Subscriber:
    """The reader, of whatever status, with that address; UsageError when there is none."""
    address = parse(email)
    if (known := store.roster.find(address.key)) is None:
        raise UsageError(f"{address.email} is not on the list; see `digest subscribers list`")
    return known


def listed(store: Store, *, status: str | None = None) -> tuple[Subscriber, ...]:
    """Everybody, or those who are "active", "unsubscribed" …, in the order they joined."""
    return store.roster.listed(status)
