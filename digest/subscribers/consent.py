"""How readers come and go by their own hand: confirming, leaving, changing and erasing what is
known of them. What each link carries is signed; nothing is kept of who asked and never confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from digest.errors import UsageError
from digest.model import Subscriber
from digest.subscribers.address import parse
from digest.subscribers.members import candidate
from digest.subscribers.tokens import CONFIRM, PREFERENCES, UNSUBSCRIBE, Tokens

if TYPE_CHECKING:
    from digest.store.store import Store

DAY = 24 * 60 * 60
CONFIRM_DAYS = 7
PREFERENCES_DAYS = 30  # such a link shows and erases personal data, so it must not live for ever
LATER = "this link was used before; ask for a new one"
GONE = "this link is of a reader who is not known any more; subscribe again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A subscription that waits to be confirmed: *asked* for at *origin*."""

    email: str
    language: str
    asked: datetime
    origin: str


def confirm_token(tokens: Tokens, wish: Wish) -> str:
    return tokens.write(CONFIRM, wish.email, wish.language, wish.asked.isoformat(), wish.origin)


def read_wish(tokens: Tokens, token: str) -> Wish:
    """The subscription that *token* confirms; raises UsageError where it confirms none."""
    values = tokens.read(CONFIRM, token, max_age=CONFIRM_DAYS * DAY)
    try:
        email, language, asked, origin = values
        return Wish(
            email=email, language=language, asked=datetime.fromisoformat(asked), origin=origin
        )
    except ValueError as error:  # signed by another version
        raise UsageError("this link is not valid; ask for a new one") from error


def confirm(store: Store, wish: Wish, *, now: datetime, origin: str) -> bool:
    """Put the reader of *wish* on the list; False where they are on it already.

    *origin* is where the confirmation came from; both are kept as the record of consent. Raises
    UsageError for one who left since the wish was made: their old link must not bring them back.
    """
    address = parse(wish.email)
    known = store.roster.find(address.key)
    if known and known.status == "active":
        return False
    if store.roster.left_since(address.key, wish.asked):
        raise UsageError(LATER)
    consent = f"asked {_minute(wish.asked)} at {wish.origin}, confirmed {_minute(now)}, {origin}"
    person = candidate(address, language=wish.language, consent=consent)
    store.roster.put([person], now=now, again=True)
    return True


def leave_token(tokens: Tokens, reader: Subscriber) -> str:
    return tokens.write(UNSUBSCRIBE, reader.id)


def who_leaves(tokens: Tokens, token: str) -> str:
    """The id of the reader whom *token* takes off the list, however old it is.

    Raises UsageError for a token that does not.
    """
    values = tokens.read(UNSUBSCRIBE, token)
    if not values:
        raise UsageError("this link is not valid; copy it whole from the mail")
    return values[0]


def preferences_token(tokens: Tokens, reader: Subscriber) -> str:
    return tokens.write(PREFERENCES, reader.id)


def reader_of(store: Store, tokens: Tokens, token: str) -> Subscriber:
    """The reader whose preferences *token* opens; UsageError where it opens none."""
    values = tokens.read(PREFERENCES, token, max_age=PREFERENCES_DAYS * DAY)
    reader = store.roster.get(values[0]) if values else None
    if reader is None:
        raise UsageError(GONE)
    return reader


def change(
    store: Store,
    reader: Subscriber,
    *,
    language: str,
    tags: Sequence[str],
    offered: Sequence[str],
    now: datetime,
) -> None:
    """Set the *language* of *reader*, and which of the *offered* tags they have.

    Tags that are not offered are the editor's and stay as they are.
    """
    others = [tag for tag in reader.tags if tag not in offered]
    store.roster.set_language(reader.id, language, now=now)
    chosen = [tag for tag in offered if tag in tags]
    store.roster.set_tags(reader.id, (*others, *chosen), now=now)


def record_of(store: Store, reader: Subscriber) -> dict[str, Any]:
    """All that is known of *reader*, for them to have (GDPR, article 15)."""
    return {
        "email": reader.email,
        "name": reader.name,
        "language": reader.language,
        "status": reader.status,
        "joined": reader.joined.isoformat() if reader.joined else "",
        "consent": reader.consent,
        "tags": list(reader.tags),
        "deliveries": [
            {"issue": each.issue, "state": each.state, "changed": str(each.changed or "")}
            for each in store.ledger.of_reader(reader.id)
        ],
    }


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}"
