"""Takes readers off the list whose mail does not arrive, who complain, or who write to leave.

One report of an address that does not exist is enough, of a full mailbox it takes several.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digest.errors import UsageError
from digest.mail.failures import failure
from digest.mail.mailboxes import Mailbox
from digest.mail.reports import FAILURES, Kind, Reading, read_mail
from digest.progress import Count, counted, uncounted
from digest.subscribers.address import parse
from digest.subscribers.tokens import Tokens

if TYPE_CHECKING:
    from digest.store.store import Store

SOFT = 5
"""Soft bounces within SOFT_DAYS that take a reader off the list. An issue brings one, so that a
weekly reaches them when a mailbox stays full for five issues of six.
"""
SOFT_DAYS = 42
MEMORY = timedelta(days=400)
"""How long a report is known by its hash, so that none counts twice."""

STATUSES = {Kind.HARD: "bounced", Kind.COMPLAINT: "suppressed", Kind.LEAVE: "unsubscribed"}
NAMES = {Kind.HARD: "hard", Kind.SOFT: "soft", Kind.COMPLAINT: "complaint", Kind.LEAVE: "leave"}


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of reading a mailbox: the mails by kind, and how many readers left the list."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    taken_off: int = 0

    @property
    def mails(self) -> int:
        return self.kinds.total()


def read_mailbox(
    store: Store,
    mailbox: Mailbox,
    tokens: Tokens,
    *,
    now: Callable[[], datetime],
    links: bool = False,
    dry_run: bool = False,
    count: Count = uncounted,
) -> Tally:
    """Read every mail in *mailbox*, act on it, and put it away: none is read twice.

    Letters go to a folder of their own, for people. What a mail changes is in the store before the
    mail is moved; a run that is killed in between finds it "read before". *links*: the site can
    mail links to leave; where there is none, a wish to leave without a token is a letter.
    *dry_run* only counts. *count* gets how many are read.
    """
    tally = Tally()
    mails = list(mailbox.mails())
    for mail in counted(mails, count, len(mails)):
        content = mail.content()
        reading = read_mail(content, tokens)
        if reading.kind is Kind.ASK and not links:
            reading = Reading(kind=Kind.LETTER)
        if not dry_run:
            mark = hashlib.sha256(content).hexdigest()
            kind, left = act(store, reading, mark, now=now())
            mail.put_away(letter=kind is Kind.LETTER)
            tally.taken_off += left
            reading = Reading(kind=kind)
        tally.kinds[reading.kind] += 1
    if not dry_run:
        store.bounces.tidy(before=now() - MEMORY)
    return tally


def act(store: Store, reading: Reading, mark: str, *, now: datetime) -> tuple[Kind, bool]:
    """Do what *reading*, of the mail with the hash *mark*, asks for.

    Returns its kind, "read before" where it was, and whether a reader was taken off the list.
    """
    if reading.kind is Kind.ASK:
        _send_link(store, reading.sender, now)
        return reading.kind, False
    if reading.kind not in NAMES:
        return reading.kind, False
    left = False
    # The reader goes before the report is recorded: killed in between, it is read once more.
    if reading.kind in STATUSES:
        left = _take_off(store, reading.subscriber, STATUSES[reading.kind], now)
    if not store.bounces.add(mark, reading.subscriber, NAMES[reading.kind], now=now):
        return Kind.KNOWN, left
    if reading.kind is Kind.SOFT:
        since = now - timedelta(days=SOFT_DAYS)
        if store.bounces.count(reading.subscriber, "soft", since=since) >= SOFT:
            left = _take_off(store, reading.subscriber, "bounced", now)
    return reading.kind, left


def note_refusal(store: Store, issue: str, subscriber: str, reply: str, *, now: datetime) -> bool:
    """Count the mail server's own *reply* of 5xx to *issue* for *subscriber*, as a bounce is.

    Returns whether that took the reader off the list: it does at once where there is no such
    address ("550 5.1.1").
    """
    if not reply.startswith("5"):
        return False
    mark = hashlib.sha256(f"smtp {issue} {subscriber}".encode()).hexdigest()
    reading = Reading(kind=FAILURES[failure("", reply)], subscriber=subscriber)
    return act(store, reading, mark, now=now)[1]


def _take_off(store: Store, subscriber: str, status: str, now: datetime) -> bool:
    return store.roster.leave_many([subscriber], now=now, status=status) == 1


def _send_link(store: Store, sender: str, now: datetime) -> None:
    """Queue the mail with a link to leave: anybody can write any address into From."""
    try:
        address = parse(sender)
    except UsageError:
        return
    reader = store.roster.find(address.key)
    if reader and reader.status == "active":
        store.requests.add("leave", address.key, address.email, now=now, origin="mail")
