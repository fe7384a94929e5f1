"""The list of all published stories, and the search in it: an SQLite file that may be deleted.

It brings itself up to date: an issue that was sent, or whose pages were built again, is read anew
by the next question. It is a file of its own whatever the store is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.text.searching import MOST, Piece, excerpt, marked, search_words

if TYPE_CHECKING:
    from digest.web.archive import Archive

FILE = ".search.db"
VERSION = 1
"""Of the tables below: a file of another version is written anew."""
TABLES = """
CREATE TABLE issues (week TEXT PRIMARY KEY, state TEXT NOT NULL, number INTEGER, dates TEXT,
    language TEXT, sent TEXT, path TEXT, web INTEGER);
CREATE TABLE stories (number INTEGER PRIMARY KEY, week TEXT NOT NULL, place INTEGER NOT NULL,
    id TEXT, name TEXT, headline TEXT, section TEXT, language TEXT, standfirst TEXT, page INTEGER,
    text TEXT);
CREATE INDEX stories_of_week ON stories (week, place);
CREATE VIEW listed AS SELECT stories.number AS story, id, name, headline, section,
    stories.language AS language, standfirst, page, text, place, week, issues.number AS number,
    dates, sent, path, web FROM stories JOIN issues USING (week);
CREATE VIRTUAL TABLE words USING fts5 (headline, section, text,
    tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
"""
BUSY = 10  # seconds to wait for another process that brings the file up to date
HEADLINE, SECTION, TEXT = 8.0, 2.0, 1.0
"""What a word counts by where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A published story and its issue. *link* leads to it, below the site's address."""

    id: str
    headline: str
    section: str
    language: str
    standfirst: str
    link: str
    week: str
    number: int
    dates: str
    sent: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story that was found: its headline and a part of its text in pieces, which say what of
    them was found.
    """

    story: Listed
    headline: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


class Index:
    """The stories of the sent issues of *archive*, in *file*."""

    def __init__(self, archive: Archive, file: Path) -> None:
        self._archive, self._file = archive, file
        self._lock = Lock()

    def search(self, question: str, count: int) -> tuple[int, tuple[Hit, ...]]:
        """How many stories have every word of *question*, or words that begin so, and the best
        *count* of them.
        """
        wanted = list(dict.fromkeys(search_words(question)))[:MOST]
        if not wanted:
            return 0, ()
        # Only letters and digits are left of the words: nothing in them is syntax.
        match = " AND ".join(f'"{word}"*' for word in wanted)
        with self._open() as connection:
            query = "SELECT count(*) FROM words WHERE words MATCH ?"
            (total,) = connection.execute(query, (match,)).fetchone()
            rows = connection.execute(
                "SELECT listed.* FROM words JOIN listed ON story = words.rowid "
                "WHERE words MATCH ? ORDER BY bm25(words, ?, ?, ?), week DESC, place LIMIT ?",
                (match, HEADLINE, SECTION, TEXT, count),
            ).fetchall()
        return total, tuple(_hit(row, wanted) for row in rows)

    def newest(self, count: int) -> tuple[Listed, ...]:
        """The stories of the newest issues, at most *count*."""
        return self._listed("SELECT * FROM listed ORDER BY week DESC, place LIMIT ?", count)

    def pages(self, most: int) -> tuple[Listed, ...]:
        """Every story that has a page of its own, the newest first, at most *most*."""
        query = "SELECT * FROM listed WHERE name != '' ORDER BY week DESC, place LIMIT ?"
        return self._listed(query, most)

    def _listed(self, query: str, count: int) -> tuple[Listed, ...]:
        with self._open() as connection:
            return tuple(map(_listed, connection.execute(query, (count,)).fetchall()))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, up to date; written anew where it is damaged or of another version."""
        with self._lock:
            try:
                try:
                    connection = self._current()
                except sqlite3.DatabaseError as error:
                    if isinstance(error, sqlite3.OperationalError):
                        raise
                    self._file.unlink(missing_ok=True)
                    connection = self._current()
                with closing(connection):
                    yield connection
            except (sqlite3.Error, OSError) as error:
                raise DigestError(
                    f"{self._file}: the list for the search cannot be used ({error}); make the "
                    "folder writable, or delete the file: it is written anew"
                ) from error

    def _current(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=BUSY, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            fresh, states = _is_fresh(connection), self._archive.states()
            if fresh or states != _states(connection):
                self._bring_up_to_date(connection, states)
        except BaseException:
            connection.close()
            raise
        return connection

    def _bring_up_to_date(self, connection: sqlite3.Connection, states: dict[str, str]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        with connection:  # commits, or undoes all of it
            if _is_fresh(connection):
                for statement in filter(str.strip, TABLES.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")
            known = _states(connection)
            for week in known.keys() - states.keys():
                _remove(connection, week)
            for week, state in states.items():
                if known.get(week) != state:
                    _remove(connection, week)
                    self._add(connection, week, state)

    def _add(self, connection: sqlite3.Connection, week: str, state: str) -> None:
        issue = self._archive.issue(week)
        if issue is None:  # its files are gone or damaged: noted, so that it is not read each time
            connection.execute("INSERT INTO issues (week, state) VALUES (?, ?)", (week, state))
            return
        stories, web = self._archive.stories(issue)
        connection.execute(
            "INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(week, state, issue.number, issue.dates, issue.language),
                *(issue.sent.isoformat(), issue.path, web),
            ),
        )
        for place, story in enumerate(stories):
            text = "\n".join(filter(None, (story.standfirst, *story.text)))
            number = connection.execute(
                "INSERT INTO stories VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(week, place, story.id, story.name, story.headline, story.section),
                    *(story.language, story.standfirst, story.page, text),
                ),
            ).lastrowid
            words = (" ".join(search_words(one)) for one in (story.headline, story.section, text))
            connection.execute(
                "INSERT INTO words (rowid, headline, section, text) VALUES (?, ?, ?, ?)",
                (number, *words),
            )


def _is_fresh(connection: sqlite3.Connection) -> bool:
    """Whether the file has no tables yet; DatabaseError where they are of another version."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version not in (0, VERSION):
        raise sqlite3.DatabaseError("another version")
    return version == 0


def _states(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT week, state FROM issues").fetchall())


def _remove(connection: sqlite3.Connection, week: str) -> None:
    of_week = connection.execute("SELECT number FROM stories WHERE week = ?", (week,)).fetchall()
    connection.executemany("DELETE FROM words WHERE rowid = ?", map(tuple, of_week))
    connection.execute("DELETE FROM stories WHERE week = ?", (week,))
    connection.execute("DELETE FROM issues WHERE week = ?", (week,))


def _hit(row: Any, wanted: list[str]) -> Hit:
    return Hit(
        story=_listed(row),
        headline=marked(row["headline"], wanted),
        excerpt=excerpt(row["text"].split("\n"), wanted),
    )


def _listed(row: Any) -> Listed:
    """*row* of the view "listed"; a story without a page of its own is on a page of the PDF."""
    page = f"{row['path']}#page={row['page']}" if row["page"] else row["path"]
    return Listed(
        id=row["id"],
        headline=row["headline"],
        section=row["section"],
        language=row["language"],
        standfirst=row["standfirst"],
        link=f"/issues/{row['week']}/web/{row['name']}" if row["name"] else page,
        week=row["week"],
        number=row["number"],
        dates=row["dates"],
        sent=datetime.fromisoformat(row["sent"]),
    )
