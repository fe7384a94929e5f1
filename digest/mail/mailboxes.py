"""Mailboxes that bounces are read from: a Maildir folder, an mbox file, or IMAP.

A mail that was read goes to the folder DONE of the same mailbox; what is for people to LETTERS.
"""

from __future__ import annotations

import imaplib
import mailbox
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from digest.config import Config
from digest.errors import ConfigError, DigestError
from digest.mail.logins import is_loopback, password_in
from digest.mail.reports import MOST_BYTES

DONE, LETTERS = "digest-done", "digest-letters"
TIMEOUT = 60  # seconds without an answer of the server
PORTS = {"imaps": 993, "imap": 143}


class Mail(Protocol):
    """A mail in a mailbox."""

    def content(self) -> bytes:
        """Its bytes, the first of them where it is very large."""

    def put_away(self, *, letter: bool) -> None:
        """Move it to LETTERS, or to DONE."""


class Mailbox(Protocol):
    """A place where mails arrive."""

    def mails(self) -> Iterator[Mail]:
        """The mails that were not read yet, oldest first."""


@contextmanager
def open_mailbox(place: str, config: Config) -> Iterator[Mailbox]:
    """The mailbox at *place*: a path, or an imaps: address.

    Raises ConfigError for a place that is none, DigestError where it cannot be opened or read.
    """
    if not place:
        raise ConfigError(
            "digest.toml: [mail] has no 'bounces_from'; add the mailbox that bounces come to"
        )
    try:
        if "://" in place:
            with _imap(place, config) as box:
                yield box
            return
        with _file(config.folder / place) as box:
            yield box
    except (imaplib.IMAP4.error, mailbox.Error, OSError) as error:
        raise DigestError(
            f"{_without_user(place)}: the mailbox cannot be read ({_words(error)}); "
            "check [mail] bounces_from, the password and the permissions"
        ) from error


# --- Maildir and mbox -----------------------------------------------------------------------------


@dataclass(slots=True)
class _FileMail:
    box: _Files
    key: str

    def content(self) -> bytes:
        with self.box.inbox.get_file(self.key) as file:
            data: bytes = file.read(MOST_BYTES)
        return data

    def put_away(self, *, letter: bool) -> None:
        folder = self.box.folder(LETTERS if letter else DONE)
        folder.add(self.box.inbox.get_bytes(self.key))
        folder.flush()
        # An mbox is written anew when it is closed, not for each mail: a run that is killed finds
        # its mails again, and knows them.
        self.box.inbox.remove(self.key)


@dataclass(slots=True)
class _Files:
    """A Maildir, or an mbox with the folders as files beside it."""

    path: Path
    inbox: mailbox.Mailbox[Any]
    folders: dict[str, mailbox.Mailbox[Any]] = field(default_factory=dict)

    def mails(self) -> Iterator[Mail]:
        for key in list(self.inbox.keys()):
            yield _FileMail(self, key)

    def folder(self, name: str) -> mailbox.Mailbox[Any]:
        if name not in self.folders:
            inbox = self.inbox
            self.folders[name] = (
                inbox.add_folder(name)
                if isinstance(inbox, mailbox.Maildir)
                else mailbox.mbox(f"{self.path}.{name}")
            )
        return self.folders[name]


BEGINNING = 4096
"""Bytes of a file by which it is told whether it is an mbox."""


@contextmanager
def _file(path: Path) -> Iterator[Mailbox]:
    if path.is_dir():
        if not (path / "new").is_dir():
            raise ConfigError(
                f"digest.toml: [mail] bounces_from: {path} is a folder, but no Maildir: it has no "
                "folder 'new'"
            )
        yield _Files(path, mailbox.Maildir(path, create=False))
        return
    if not path.is_file():
        raise ConfigError(
            f"digest.toml: [mail] bounces_from: {path} does not exist; name a Maildir folder, an "
            "mbox file, or imaps://user@host/INBOX"
        )
    with path.open("rb") as file:
        start = file.read(BEGINNING).lstrip()
    if start and not start.startswith(b"From "):
        raise ConfigError(
            f"digest.toml: [mail] bounces_from: {path} is no mbox: it does not begin with 'From '; "
            "name a Maildir folder, an mbox file, or imaps://user@host/INBOX"
        )
    box = mailbox.mbox(path, create=False)
    try:
        box.lock()  # a mail that arrives meanwhile waits
    except mailbox.ExternalClashError as error:
        raise DigestError(
            f"{path}: another program is writing to it; run it again in a moment"
        ) from error
    files = _Files(path, box)
    try:
        yield files
    finally:
        for each in (*files.folders.values(), box):
            each.close()  # writes, then unlocks


# --- IMAP -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _ImapMail:
    box: _Imap
    number: str

    def content(self) -> bytes:
        data = self.box.ask("UID", "FETCH", self.number, f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
        return next((part[1] for part in data if isinstance(part, tuple)), b"")

    def put_away(self, *, letter: bool) -> None:
        self.box.move(self.number, LETTERS if letter else DONE)


@dataclass(slots=True)
class _Imap:
    """An IMAP folder; *abilities* are what the server offers once one has logged in."""

    client: imaplib.IMAP4
    abilities: frozenset[str]
    names: dict[str, str] = field(default_factory=dict)

    def mails(self) -> Iterator[Mail]:
        (found,) = self.ask("UID", "SEARCH", "UNDELETED")
        for number in (found or b"").split():
            yield _ImapMail(self, number.decode())

    def move(self, number: str, folder: str) -> None:
        name = self._folder(folder)
        if "MOVE" in self.abilities:
            self.ask("UID", "MOVE", number, name)
            return
        self.ask("UID", "COPY", number, name)
        self.ask("UID", "STORE", number, "+FLAGS.SILENT", r"(\Deleted)")
        if "UIDPLUS" in self.abilities:
            self.ask("UID", "EXPUNGE", number)

    def ask(self, command: str, *words: str) -> list[Any]:
        """The server's data; raises imaplib's error where it says no."""
        if command == "UID":
            status, data = self.client.uid(*words)
        else:
            status, data = getattr(self.client, command.lower())(*words)
        if status != "OK":
            raise imaplib.IMAP4.error(f"{' '.join((command, *words[:1]))}: {data!r}")
        return list(data)

    def _folder(self, name: str) -> str:
        """The name of a folder on the server, which is made where it is missing."""
        if name not in self.names:
            for candidate in (name, f"INBOX.{name}", f"INBOX/{name}"):
                status, _ = self.client.create(candidate)
                if status == "OK" or self.client.status(candidate, "(MESSAGES)")[0] == "OK":
                    self.names[name] = candidate
                    break
            else:
                raise imaplib.IMAP4.error(f"the folder {name} cannot be made")
        return self.names[name]


@contextmanager
def _imap(place: str, config: Config) -> Iterator[Mailbox]:
    parts = _address(place)
    password = _password(config)
    client = _connected(parts)
    try:
        client.login(unquote(parts.username or ""), password)
        # The answer to the login may have said so already: then there are two lines.
        abilities = b" ".join(client.capability()[1]).decode("ascii", "replace")
        box = _Imap(client, frozenset(abilities.upper().split()))
        folder = unquote(parts.path.strip("/")) or "INBOX"
        box.ask("select", f'"{folder}"')
        yield box
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            client.logout()


def _connected(parts: SplitResult) -> imaplib.IMAP4:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    context = ssl.create_default_context()
    if parts.scheme == "imaps":
        return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=TIMEOUT)
    client = imaplib.IMAP4(host, port, timeout=TIMEOUT)
    if not is_loopback(host):
        client.starttls(context)  # raises where the server has none: no password goes in clear
    return client


def _address(place: str) -> SplitResult:
    parts = urlsplit(place)
    if parts.scheme not in PORTS or not parts.hostname or not parts.username:
        raise ConfigError(
            f"digest.toml: [mail] bounces_from: '{_without_user(place)}' is not the address of a "
            "mailbox; write imaps://user@imap.example.org/INBOX, an @ in the user's name as %40"
        )
    if parts.password:
        raise ConfigError(
            "digest.toml: [mail] bounces_from must not hold the password; set DIGEST_IMAP_PASSWORD "
            "or name a 'bounces_password_file'"
        )
    return parts


def _password(config: Config) -> str:
    if config.mail.bounces_password:
        return config.mail.bounces_password
    if not config.mail.bounces_password_file:
        raise ConfigError(
            "digest.toml: [mail] bounces_from needs a password; set DIGEST_IMAP_PASSWORD or name a "
            "'bounces_password_file'"
        )
    file = config.folder / config.mail.bounces_password_file
    return password_in(file, "bounces_password_file")


def _without_user(place: str) -> str:
    return re.sub(r"//.*@", "//", place)


def _words(error: Exception) -> str:
    words = error.args[0] if error.args else error
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(error)
