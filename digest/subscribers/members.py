"""Adds, finds, removes and erases single subscribers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from digest.errors import UsageError
from digest.model import Subscriber
from digest.subscribers.address import Address, parse, unprintable

if TYPE_CHECKING:
    from digest.store.roster import Candidate
    from digest.store.store import Store

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NAME_LENGTH = 200
TAG_LENGTH = 60

# The status of one who left → the reason for a message.
REASONS = {
    "unsubscribed": "has unsubscribed",
    "erased": "asked to be erased",
    "bounced": "is off the list because mail bounced",
    "suppressed": "is suppressed",
}


def candidate(
    address: Address,
    *,
    language: str = "",
    consent: str = "",
    status: str = "active",
    joined: datetime | None = None,
    tags: Sequence[str] = (),
) -> Candidate:
    """A valid entry for the roster; raises UsageError with the reason for an invalid one."""
    from digest.store.roster import Candidate

    name = address.name
    if char := unprintable(name):
        raise UsageError(f"the name of {address.email} contains the character {char}; remove it")
    if len(name) > NAME_LENGTH:
        raise UsageError(
            f"the name of {address.email} is longer than {NAME_LENGTH} characters; shorten it"
        )
    if language and not LANGUAGE.fullmatch(language):
        raise UsageError(
            f"{language[:40]!a} is not a language; write a code such as en, fr, es or ar"
        )
    return Candidate(
        key=address.key,
        email=address.email,
        name=name,
        language=language,
        consent=consent,
        status=status,
        joined=joined,
        tags=_tags(tags),
    )


def _tags(names: Sequence[str]) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    for tag in tags:
        if unprintable(tag) or "," in tag or len(tag) > TAG_LENGTH:
            raise UsageError(
                f"{tag[:40]!a} is no tag; a tag has at most {TAG_LENGTH} characters and no comma"
            )
    return tags


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
    """Put a reader on the list; returns "added", "updated" or "same".

    *consent* records how and where they agreed. Raises UsageError for an invalid address, and for
    one who left, unless *again* says that they asked to come back.
    """
    person = candidate(parse(email, name=name), language=language, consent=consent)
    (outcome,) = store.roster.put([person], now=now, again=again)
    if outcome in REASONS:
        raise UsageError(
            f"{person.email} {REASONS[outcome]} and was not added; "
            "if they asked to come back, add them with --again"
        )
    return outcome


def remove(store: Store, email: str, *, now: datetime) -> None:
    """Unsubscribe a reader; raises UsageError when no active one has that address."""
    address = parse(email)
    if not store.roster.leave(address.key, now=now):
        known = store.roster.find(address.key)
        if known is None:
            raise _unknown(address)
        raise UsageError(f"{address.email} {REASONS.get(known.status, known.status)} already")


def erase(store: Store, email: str, *, now: datetime) -> None:
    """Delete a reader's data; only a keyed hash stays, which keeps the address off the list."""
    address = parse(email)
    if not store.roster.erase(address.key, now=now):
        raise _unknown(address)


def find(store: Store, email: str) -> Subscriber:
    """The reader with that address, of any status; raises UsageError when there is none."""
    address = parse(email)
    if (known := store.roster.find(address.key)) is None:
        raise _unknown(address)
    return known


def _unknown(address: Address) -> UsageError:
    return UsageError(f"{address.email} is not on the list; see 'digest subscribers list'")


def list_subscribers(
    store: Store,
    *,
    status: str | None = None,
    language: str = "",
    tag: str = "",
    search: str = "",
) -> tuple[Subscriber, ...]:
    """All readers, or those of one *status* ("active", "unsubscribed", …), as they joined.

    *language*, *tag* and *search*, a part of a name or an address, leave out the others.
    """
    return store.roster.subscribers(status, language=language, tag=tag, search=search)


def tag(
    store: Store, email: str, *, add: Sequence[str] = (), remove: Sequence[str] = (), now: datetime
) -> tuple[str, ...]:
    """Give a reader the tags *add*, take *remove* away; returns the tags they have then.

    Raises UsageError where nobody has that address, for a word that is no tag, and for one to take
    away that they do not have.
    """
    known = find(store, email)
    if missing := [one for one in _tags(remove) if one not in known.tags]:
        raise UsageError(
            f"{known.email} has no tag '{missing[0]}' (tags: {', '.join(known.tags) or 'none'}), "
            "so nothing was changed; see 'digest subscribers list'"
        )
    tags = tuple(
        one for one in dict.fromkeys((*known.tags, *_tags(add))) if one not in set(_tags(remove))
    )
    store.roster.set_tags(known.id, tags, now=now)
    return tags
