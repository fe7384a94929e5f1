"""The parts of a store."""

from __future__ import annotations

from dataclasses import dataclass

from digest.store.bounces import Bounces
from digest.store.database import Database
from digest.store.ledger import Ledger
from digest.store.library import Library
from digest.store.printed import Printed
from digest.store.queue import Queue
from digest.store.requests import Requests
from digest.store.roster import Roster
from digest.store.runs import Runs, process_name


@dataclass(frozen=True, slots=True)
class Store:
    """One database and its parts, each of which opens its own short transactions."""

    database: Database

    @property
    def where(self) -> str:
        """The file of the database, or its URL without the password."""
        return self.database.where

    @property
    def library(self) -> Library:
        return Library(self.database)

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.database)

    def queue(self, sender: str = "") -> Queue:
        """The ledger's queue, for the sender of that name; without one for this process."""
        return Queue(self.database, sender or process_name())

    @property
    def roster(self) -> Roster:
        return Roster(self.database)

    @property
    def runs(self) -> Runs:
        return Runs(self.database)

    @property
    def printed(self) -> Printed:
        return Printed(self.database)

    @property
    def requests(self) -> Requests:
        return Requests(self.database)

    @property
    def bounces(self) -> Bounces:
        return Bounces(self.database)
