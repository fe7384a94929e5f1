"""A magazine's site for tests: a store, sent issues with real PDFs, and a client that speaks to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
from builders import MONDAY
from editions import laid_out
from mail_desk import config as mail_config
from starlette.testclient import TestClient
from stores import a_store

from digest import edition as editions
from digest.config import Config, WebConfig
from digest.edition import Edition, EditionStory, LayoutFile, Paper
from digest.files import sha256
from digest.formats import Addresses, note_formats, write_web
from digest.model import Issue
from digest.store.roster import Candidate
from digest.store.store import Store
from digest.themes import load_theme
from digest.web import server
from digest.web.app import application
from digest.web.door import Door
from digest.web.postman import Postman

URL = "https://weekly.example.org"
PAPER = Paper(
    width=595.28, height=793.7, top=52, inner=42, outer=42, bottom=65, leading=13, lines=52
)
CLIENT = ("203.0.113.7", 50_000)


@dataclass
class Clock:
    """A clock that a test sets."""

    moment: datetime = MONDAY + timedelta(days=8)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Site:
    """The site, what it logged, and a client that keeps no cookie and follows nothing."""

    door: Door
    postman: Postman
    clock: Clock
    log: list[str] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.door.store

    def client(self, address: tuple[str, int] = CLIENT) -> TestClient:
        return TestClient(
            application(self.door, tell=self.log.append),
            base_url=self.door.config.web.url,
            client=address,
            follow_redirects=False,
            raise_server_exceptions=False,
        )

    def queued(self) -> list[tuple[str, str]]:
        """Purpose and address of each mail that waits."""
        with self.store.database.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT purpose, address FROM requests WHERE address != '' ORDER BY number"
            )
            return [(row[0], row[1]) for row in rows]

    def reader(self, email: str = "ann@example.org", **more: Any) -> str:
        """Put a reader on the list; returns their id."""
        person = Candidate(key=email.lower(), email=email, **more)
        self.store.roster.put([person], now=MONDAY, again=True)
        found = self.store.roster.find(email.lower())
        assert found
        return found.id

    def status(self, email: str = "ann@example.org") -> str:
        found = self.store.roster.find(email)
        return found.status if found else "unknown"


def config(folder: Path, *, web: dict[str, Any] | None = None, **mail: Any) -> Config:
    return replace(
        mail_config(folder, **mail),
        web=WebConfig(url=URL, **(web or {}))
        if "url" not in (web or {})
        else WebConfig(**(web or {})),
        secret="a key of more than sixteen letters",
    )


@contextmanager
def site(folder: Path, **settings: Any) -> Iterator[Site]:
    clock, log = Clock(), []
    chosen = config(folder, **settings)
    with a_store(folder) as store:
        door, postman = server.build(store, chosen, folder / "output", now=clock, tell=log.append)
        yield Site(door, postman, clock, log)


def issue(
    site_: Site, week: str = "2025-W30", *, number: int = 31, sent: bool = True, **more: Any
) -> Path:
    """An issue of *week* in the output folder, sent to one reader unless not *sent*."""
    folder = site_.door.config.folder / "output" / week
    folder.mkdir(parents=True, exist_ok=True)
    pdf = folder / f"atlas-weekly-{week.lower()}.pdf"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 794))
        document.docinfo["/Title"] = f"No. {number}"
        document.save(pdf)
    values: dict[str, Any] = {
        "number": number,
        "week": week,
        "starts": MONDAY,
        "ends": MONDAY + timedelta(days=7),
        "title": "Atlas Weekly",
        "language": "en",
        "theme": "atlas",
        "paper": PAPER,
        "dates": "21–27 July 2025",
        "stories": (
            EditionStory(
                id="a",
                headline=f"The old pier <closes> {number}",
                language="en",
                page=1,
                cover=True,
                standfirst="Divers found eleven broken piles & more.",
            ),
            EditionStory(
                id="b", headline="Evening ferries run until midnight", language="en", page=4
            ),
            EditionStory(id="c", headline="Not printed", language="en", page=0),
        ),
    }
    mark = sha256(pdf)
    layout = LayoutFile(
        version=editions.VERSION, pdf_sha256=mark, edition=Edition(**(values | more))
    )
    pdf.with_suffix(".layout.json").write_bytes(editions.dump(layout))
    if sent:
        site_.reader("first@example.org")
        ledger, first = site_.store.ledger, site_.store.roster.find("first@example.org")
        assert first
        ledger.enqueue(week, mark, [first], now=site_.clock())
        with site_.store.database.write() as connection:
            connection.exec_driver_sql(
                f"UPDATE deliveries SET state = 'sent' WHERE issue = '{week}'"
            )
    return pdf


def pages(pdf: Path, of: Issue, edition: Edition | None = None, *, theme: str = "atlas") -> Path:
    """The web pages of the issue *of* beside its *pdf*, as ``digest build --format web`` has it."""
    week = pdf.parent.name
    addresses = Addresses(pdf=f"../{pdf.name}", url=f"{URL}/issues/{week}/web/", site=URL)
    folder = pdf.with_name("web")
    written = write_web(of, edition or laid_out(of), load_theme(theme), folder, addresses)
    note_formats(pdf, sha256(pdf), [written.index])
    return folder


def form_of(html: str) -> str:
    """The token of the first form on a page."""
    match = re.search(r'name="form" value="([^"]+)"', html)
    assert match, html
    return match[1]
