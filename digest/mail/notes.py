"""Composes the mails that somebody asked for on the magazine's site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from digest.config import Config
from digest.mail.envelope import Envelope
from digest.mail.message import message_id, note_mailing
from digest.model import Subscriber
from digest.press import notes
from digest.press.webpages import Pages
from digest.subscribers import consent
from digest.subscribers.address import parse
from digest.subscribers.consent import CONFIRM_DAYS, PREFERENCES_DAYS, Wish
from digest.subscribers.tokens import Tokens

if TYPE_CHECKING:
    from digest.store.requests import Request
    from digest.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The mails of one magazine. *newest* gives the address of the newest issue's PDF, or ""."""

    config: Config
    store: Store
    tokens: Tokens
    pages: Pages
    newest: Callable[[], str]

    def envelope(self, request: Request, *, now: datetime) -> Envelope | None:
        """The mail that answers *request*; None where there is nothing to say to that address.

        Whoever asks to leave, or for their preferences, and is not on the list gets no mail: it
        may be a stranger's address.
        """
        address = parse(request.address)
        reader = self.store.roster.find(address.key)
        language = self._language(request.language or (reader.language if reader else ""))
        note = self._note(request, reader, language)
        if note is None:
            return None
        letter = notes.letter_of(note, self._foot(request, reader), self.pages, language)
        welcome = reader.id if reader and request.purpose == "welcome" else ""
        mailing = note_mailing(letter, self.config, to_reader=bool(welcome))
        mark = message_id("note", f"{request.number} {request.asked.isoformat()}", mailing.sender)
        welcome = reader.id if reader and request.purpose == "welcome" else ""
        return mailing.to(address, message_id=mark, date=now, subscriber=welcome, language=language)

    def _language(self, language: str) -> str:
        known = language.partition("-")[0] in self.pages.theme.catalogues
        return language if language and known else self.pages.language

    def _note(
        self, request: Request, reader: Subscriber | None, language: str
    ) -> notes.Note | None:
        messages, title = self.pages.theme.messages(language), self.pages.title
        active = reader is not None and reader.status == "active"
        if request.purpose == "confirm" and not active:
            wish = Wish(
                email=request.address,
                language=request.language,
                asked=request.asked,
                origin=request.origin,
            )
            token = consent.confirm_token(self.tokens, wish)
            return notes.confirm_note(messages, title, self._link("confirm", token), CONFIRM_DAYS)
        if reader is None:
            return None
        preferences = self._link("preferences", consent.preferences_token(self.tokens, reader))
        if request.purpose == "confirm":
            return notes.known_note(messages, title, preferences)
        if request.purpose == "preferences":
            return notes.preferences_note(messages, title, preferences, PREFERENCES_DAYS)
        if not active:
            return None
        if request.purpose == "leave":
            return notes.leave_note(messages, title, self._leave(reader))
        newest = self.newest()
        link = newest or f"{self.pages.url}/"
        return notes.welcome_note(messages, title, link, issue=bool(newest))

    def _foot(self, request: Request, reader: Subscriber | None) -> notes.Foot:
        """The links below a welcome bear no token: people pass such mails on."""
        postal = self.config.mail.postal_address
        if reader is None or request.purpose != "welcome":
            return notes.Foot(postal_address=postal)
        return notes.Foot(
            postal_address=postal,
            preferences=f"{self.pages.url}/preferences",
            leave=f"{self.pages.url}/leave",
        )

    def _leave(self, reader: Subscriber) -> str:
        return self._link("leave", consent.leave_token(self.tokens, reader))

    def _link(self, page: str, token: str) -> str:
        return f"{self.pages.url}/{page}/{token}"
