"""Builders of the mail room's tests: a configuration, an issue's PDF, a store with readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from builders import MONDAY
from stores import a_store

from digest.config import Config, Magazine, MailConfig, WebConfig
from digest.mail import Letter, Orders, Stop
from digest.store.roster import Candidate
from digest.store.store import Store

WEEK = "2025-W30"
POSTAL = "Atlas Weekly, 1 Quay Street,\nSandgate"
MAIL = MailConfig(
    from_="Atlas Weekly <week@example.org>",
    editor="desk@example.org",
    postal_address=POSTAL,
    connections=1,  # so that mails go in the order of the list
)
TEXT = f"In this issue: the old pier closes.\n\n{POSTAL}\n"
HTML = "<html><body><p>In this issue: the old pier closes.</p><p>Atlas Weekly, 1 Quay Street,<br>Sandgate</p></body></html>"
BODIES = Letter(
    subject="Atlas Weekly 31: the old pier closes", text=TEXT, html=HTML, issue=WEEK, language="en"
)


SECRET = "a key of more than sixteen letters"


def config(folder: Path, *, url: str = "", **mail: Any) -> Config:
    return Config(
        folder=folder,
        secret=SECRET,
        web=WebConfig(url=url),
        magazine=Magazine(title="Atlas Weekly", website="https://week.example.org"),
        mail=replace(MAIL, **mail),
    )


def pdf(folder: Path, size: int = 5_000) -> Path:
    """A file that starts like a PDF and holds every byte, so that nothing in it survives by luck."""
    file = folder / "atlas-weekly-31.pdf"
    file.write_bytes((b"%PDF-1.7\n" + bytes(range(256)) * (size // 256 + 1))[:size])
    return file


@contextmanager
def store_with(folder: Path, *names: str) -> Iterator[Store]:
    with a_store(folder) as store:
        store.roster.put(
            [
                Candidate(key=f"{name}@example.org", email=f"{name}@example.org", name=name.title())
                for name in names
            ],
            now=MONDAY,
        )
        yield store


def states(store: Store, issue: str = WEEK) -> dict[str, str]:
    """Reader's name → the state of their delivery."""
    names = {reader.id: reader.email.partition("@")[0] for reader in store.roster.subscribers()}
    return {names[each.subscriber]: each.state for each in store.ledger.deliveries(issue)}


@dataclass
class Time(Stop):
    """A clock that stands still, except when somebody waits; nobody really does."""

    moment: datetime = MONDAY + timedelta(days=7, hours=6)
    waited: float = 0.0

    def now(self) -> datetime:
        return self.moment

    def wait(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.waited += seconds

    def orders(self, **choices: Any) -> Orders:
        return Orders(stop=self, chance=lambda: 0.5, **choices)


def clock() -> datetime:
    return MONDAY + timedelta(days=7, hours=6)
