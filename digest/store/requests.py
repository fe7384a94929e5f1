"""Mails that somebody asked for on the magazine's pages: a queue, and a limit for each address.

A request is written in the same way whether its address is on the list or not; who sends the mail
decides what it says. The address goes when the mail is sent. Its keyed hash stays for a day, so
that nobody can have one address flooded with mail.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, func, insert, select, update

from digest.store.database import Database
from digest.store.schema import from_row, requests

MOST_FOR_ONE = 4  # mails to one address in DAY
DAY = timedelta(days=1)
MOST_WAITING = 2_000  # mails in the queue
LEASE = timedelta(minutes=15)  # a sender that has not finished by then is taken for dead
GIVEN_UP = timedelta(days=3)  # a mail that could not be sent for so long is dropped
WELCOME = "welcome"
"""The purpose of the one mail that follows from another and counts for no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A mail to *address* for a *purpose*: "confirm", "leave", "preferences" or "welcome".

    *origin* says where it was *asked* for. *tries* counts this one too.
    """

    number: int
    purpose: str
    address: str
    language: str
    origin: str
    asked: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Requests:
    """The requests of one database."""

    database: Database

    def add(
        self,
        purpose: str,
        key: str,
        address: str,
        *,
        now: datetime,
        language: str = "",
        origin: str = "",
    ) -> bool:
        """Queue a mail to *address*, whose normalised form is *key*.

        False where the queue is full. An address that was asked for MOST_FOR_ONE mails within a day
        gets no other, which nobody who asks can see.
        """
        target = self._hash(key)
        lately = select(func.count()).where(
            requests.c.target == target,
            requests.c.asked > now - DAY,
            requests.c.purpose != WELCOME,
        )
        row = {
            "purpose": purpose,
            "target": target,
            "address": address,
            "language": language,
            "origin": origin,
            "asked": now,
            "due": now,
            "tries": 0,
        }
        with self.database.write() as connection:
            if (connection.scalar(_waiting()) or 0) >= MOST_WAITING:
                return False
            if purpose == WELCOME or (connection.scalar(lately) or 0) < MOST_FOR_ONE:
                connection.execute(insert(requests).values(row))
        return True

    def waiting(self) -> int:
        """How many mails are in the queue."""
        with self.database.read() as connection:
            return connection.scalar(_waiting()) or 0

    def claim(self, *, now: datetime) -> Request | None:
        """The first request that is due; it is not due again before LEASE is over."""
        first = (
            select(requests)
            .where(requests.c.address != "", requests.c.due <= now)
            .order_by(requests.c.number)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self.database.write() as connection:
            row = connection.execute(first).one_or_none()
            if row is None:
                return None
            mine = update(requests).where(requests.c.number == row.number)
            connection.execute(mine.values(due=now + LEASE, tries=row.tries + 1))
            return replace(from_row(Request, row), tries=row.tries + 1)

    def settle(self, number: int) -> None:
        """Forget the address of a request: its mail was sent, or never will be."""
        done = update(requests).where(requests.c.number == number)
        with self.database.write() as connection:
            connection.execute(done.values(address="", origin="", language=""))

    def put_off(self, number: int, until: datetime) -> None:
        """Try a request again, not before *until*."""
        with self.database.write() as connection:
            connection.execute(
                update(requests).where(requests.c.number == number).values(due=until)
            )

    def tidy(self, *, now: datetime) -> int:
        """Delete what need not be known any more; returns how many mails were given up."""
        old = delete(requests).where(requests.c.address == "", requests.c.asked <= now - DAY)
        late = delete(requests).where(requests.c.address != "", requests.c.asked <= now - GIVEN_UP)
        with self.database.write() as connection:
            connection.execute(old)
            return connection.execute(late).rowcount

    def _hash(self, key: str) -> str:
        pepper = self.database.setting("pepper").encode()
        return hmac.new(pepper, f"request {key}".encode(), hashlib.sha256).hexdigest()


def _waiting() -> Select[int]:
    return select(func.count()).select_from(requests).where(requests.c.address != "")
