"""The roster: subscribers, those who left, and the suppressed addresses as keyed hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from digest.model import Subscriber
from digest.progress import Count, uncounted
from digest.store.database import Database
from digest.store.schema import deliveries, from_row, subscribers, suppressed

ACTIVE, UNSUBSCRIBED, ERASED = "active", "unsubscribed", "erased"
BATCH = 500  # candidates in a transaction

_LEAVE = (  # made once: to make it costs more than to run it, and clicks of readers run it often
    update(subscribers)
    .where(subscribers.c.id.in_(bindparam("ids", expanding=True)), subscribers.c.status == ACTIVE)
    .values(status=bindparam("left"), changed=bindparam("now"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person to put on the list.

    *key* is the normalised address, unique in the list; *consent* records how they agreed. A
    *status* other than "active" is that of one who left another list: they get no mail here either.
    *joined* is when they joined that list.
    """

    key: str
    email: str
    name: str = ""
    language: str = ""
    consent: str = ""
    status: str = ACTIVE
    joined: datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """The subscribers of one database; *key* is the normalised address in lower case."""

    database: Database

    def put(
        self,
        candidates: Sequence[Candidate],
        *,
        now: datetime,
        again: bool = False,
        count: Count = uncounted,
    ) -> tuple[str, ...]:
        """Put *candidates* on the list; returns an outcome for each, in order.

        The outcomes are "added", "updated" and "same"; "left" for a reader whom the candidate's
        status takes off the list. For an active candidate who left it is their status
        ("unsubscribed", "erased", …), and nothing changes, unless *again* says that they asked to
        come back ("added"). Many are put in several transactions, so that a run that sends mail
        need not wait for all; *count* gets how many are.
        """
        pepper = self.database.setting("pepper")
        outcomes: list[str] = []
        for start in range(0, len(candidates), BATCH):
            batch = candidates[start : start + BATCH]
            with self.database.write() as connection:
                outcomes += _Batch(connection, batch, now, pepper, again=again).outcomes()
            count(len(outcomes), len(candidates))
        return tuple(outcomes)

    def find(self, key: str) -> Subscriber | None:
        """The subscriber with the address *key*, of any status."""
        return self._one(subscribers.c.key == key)

    def get(self, subscriber_id: str) -> Subscriber | None:
        """The subscriber with that id in the ledger; None for one who was erased."""
        return self._one(subscribers.c.id == subscriber_id)

    def _one(self, condition: ColumnElement[bool]) -> Subscriber | None:
        with self.database.read() as connection:
            row = connection.execute(select(subscribers).where(condition)).one_or_none()
        return None if row is None else from_row(Subscriber, row)

    def subscribers(
        self, status: str | None = None, *, language: str = "", tag: str = "", search: str = ""
    ) -> tuple[Subscriber, ...]:
        """All subscribers, or those of one *status*, in the order they joined.

        *language* takes those who read it or a variant of it, *tag* those who have it, *search*
        those with that text in their address or name, in whatever case.
        """
        query = select(subscribers).order_by(subscribers.c.joined, subscribers.c.key)
        if status is not None:
            query = query.where(subscribers.c.status == status)
        with self.database.read() as connection:
            found = [from_row(Subscriber, row) for row in connection.execute(query)]
        wanted = search.casefold()
        return tuple(
            one
            for one in found
            if (not language or f"{one.language}-".lower().startswith(f"{language}-".lower()))
            and (not tag or tag in one.tags)
            and (wanted in one.email.casefold() or wanted in one.name.casefold())
        )

    def leave(self, key: str, *, now: datetime, status: str = UNSUBSCRIBED) -> bool:
        """Take *key* off the list, but remember that they left; False when *key* is not active."""
        query = update(subscribers).where(subscribers.c.key == key, subscribers.c.status == ACTIVE)
        with self.database.write() as connection:
            return connection.execute(query.values(status=status, changed=now)).rowcount == 1

    def leave_many(self, ids: Collection[str], *, now: datetime, status: str = UNSUBSCRIBED) -> int:
        """Take the readers with these *ids* off the list in one transaction; returns how many of
        them were on it.
        """
        values = {"ids": list(ids), "left": status, "now": now}
        with self.database.write() as connection:
            return connection.execute(_LEAVE, values).rowcount

    def left_since(self, key: str, moment: datetime) -> bool:
        """Whether the reader with the address *key* left, or was erased, after *moment*."""
        gone = select(subscribers.c.changed).where(
            subscribers.c.key == key, subscribers.c.status != ACTIVE
        )
        hashes = _hashes(self.database.setting("pepper"), key)
        erased = select(suppressed.c.since).where(suppressed.c.hash.in_(hashes))
        with self.database.read() as connection:
            moments = [*connection.scalars(gone), *connection.scalars(erased)]
        return any(when > moment for when in moments)

    def set_language(self, subscriber_id: str, language: str, *, now: datetime) -> None:
        """Change the language that a subscriber reads, "" for the magazine's own."""
        query = update(subscribers).where(subscribers.c.id == subscriber_id)
        with self.database.write() as connection:
            connection.execute(query.values(language=language, changed=now))

    def set_tags(self, subscriber_id: str, tags: tuple[str, ...], *, now: datetime) -> None:
        """Replace the tags of a subscriber."""
        query = update(subscribers).where(subscribers.c.id == subscriber_id)
        with self.database.write() as connection:
            connection.execute(query.values(tags=tags, changed=now))

    def erase(self, key: str, *, now: datetime) -> bool:
        """Delete *key*, except for a keyed hash that suppresses it; False when it is unknown.

        The ledger keeps its rows without the mail server's replies, which may contain the address.
        """
        pepper = self.database.setting("pepper")
        with self.database.write() as connection:
            reader = connection.scalar(select(subscribers.c.id).where(subscribers.c.key == key))
            if reader is None:
                return False
            connection.execute(delete(subscribers).where(subscribers.c.id == reader))
            connection.execute(
                update(deliveries).where(deliveries.c.subscriber == reader).values(detail="")
            )
            connection.execute(insert(suppressed).values(hash=_hash(pepper, key), since=now))
        return True


class _Batch:
    """Some candidates and what is known of them: each row is read once and written at most once."""

    def __init__(
        self,
        connection: Connection,
        candidates: Sequence[Candidate],
        now: datetime,
        pepper: str,
        *,
        again: bool,
    ) -> None:
        self._connection, self._candidates = connection, candidates
        self._now, self._pepper, self._again = now, pepper, again
        keys = {candidate.key for candidate in candidates}
        rows = connection.execute(select(subscribers).where(subscribers.c.key.in_(keys)))
        self._rows: dict[str, dict[str, Any]] = {row.key: dict(row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name
        hashes = {key: _hashes(pepper, key) for key in keys}
        known = set(
            connection.scalars(
                select(suppressed.c.hash).where(
                    suppressed.c.hash.in_([one for several in hashes.values() for one in several])
                )
            )
        )
        self._erased = {key for key, several in hashes.items() if known.intersection(several)}
        self._new: set[str] = set()
        self._changed: set[str] = set()

    def outcomes(self) -> list[str]:
        outcomes = [self._outcome(candidate) for candidate in self._candidates]
        if self._new:
            self._connection.execute(insert(subscribers), [self._rows[key] for key in self._new])
        for key in self._changed - self._new:
            row = self._rows[key]
            query = update(subscribers).where(subscribers.c.id == row["id"])
            self._connection.execute(query.values(row))
        return outcomes

    def _outcome(self, candidate: Candidate) -> str:
        known = self._rows.get(candidate.key)
        if known is None:
            return self._add(candidate)
        before = known["status"]
        stays = before == ACTIVE or candidate.status != ACTIVE
        if not stays and not self._again:
            return str(before)
        # An import without names must not delete the names that are known.
        texts = {name: getattr(candidate, name) for name in ("email", "name", "language")}
        values: dict[str, Any] = {name: text for name, text in texts.items() if text}
        values["tags"] = tuple(dict.fromkeys((*known["tags"], *candidate.tags)))
        if not stays:
            values |= {"status": ACTIVE, "joined": self._now, "consent": candidate.consent}
        elif before == ACTIVE:
            values["status"] = candidate.status
        if all(known[name] == value for name, value in values.items()):
            return "same"
        known |= {**values, "changed": self._now}
        self._changed.add(candidate.key)
        if not stays:
            return "added"
        return "left" if known["status"] != before else "updated"

    def _add(self, candidate: Candidate) -> str:
        if candidate.key in self._erased:
            if not self._again:
                return ERASED
            gone = suppressed.c.hash.in_(_hashes(self._pepper, candidate.key))
            self._connection.execute(delete(suppressed).where(gone))
            self._erased.discard(candidate.key)
        self._rows[candidate.key] = {
            "id": secrets.token_hex(8),
            "key": candidate.key,
            "email": candidate.email,
            "name": candidate.name,
            "language": candidate.language,
            "status": candidate.status,
            "joined": candidate.joined or self._now,
            "consent": candidate.consent,
            "changed": self._now,
            "tags": candidate.tags,
        }
        self._new.add(candidate.key)
        return "added"


def _hashes(pepper: str, key: str) -> set[str]:
    """The keyed hashes that may suppress an address: earlier versions folded its letters."""
    return {_hash(pepper, key), _hash(pepper, key.casefold())}


def _hash(pepper: str, key: str) -> str:
    """The keyed hash of an address: without the *pepper* nobody can test which addresses left."""
    return hmac.new(
        pepper.encode(), key.encode("utf-8", "surrogatepass"), hashlib.sha256
    ).hexdigest()
