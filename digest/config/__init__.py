"""``digest.toml`` → Config: every value typed and checked, every problem named with its key.

A flag beats the environment (``DIGEST_THEME`` sets ``[magazine] theme``), that beats the file, that the default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from digest.errors import ConfigError
from digest.tables import Place, bind, parse

FILE = "digest.toml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


FEWEST_PAGES, MOST_PAGES = 3, 400
"""The least is a cover, a page of stories and the back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Magazine:
    """``[magazine]``: what is the same in every issue.

    *language* "" stands for the one most of the week's articles are in; *quote_limit* is the share of another's
    article that may be printed; stories of the *pinned* sections rank first; *sections* gives their order. *folded*: it is
    printed on folded sheets, so its pages are a multiple of four.
    """

    title: str = "The Weekly"
    tagline: str = ""
    language: str = ""
    timezone: str = "UTC"
    week_starts: str = "monday"
    theme: str = "atlas"
    pages: int = 24
    folded: bool = False
    quote_limit: float = 0.4
    summariser: str = "default"
    website: str = ""
    address: str = ""
    first_issue: int = 1
    sections: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def first_weekday(self) -> int:
        return WEEKDAYS.index(self.week_starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One ``[[source]]``. *options* holds what the source's own kind understands beyond type, name and path."""

    type: str = "folder"
    path: str = ""
    name: str = ""
    language: str = ""
    section: str = ""
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class MailConfig:
    """``[mail]``. *security*: "starttls", "tls" or "none" (loopback only).

    The password never stands in the file itself: *password_file* names one that holds it, or DIGEST_SMTP_PASSWORD does.
    """

    from_: str = ""
    editor: str = ""
    reply_to: str = ""
    postal_address: str = ""
    unsubscribe: str = ""
    transport: str = "outbox"
    outbox: str = "outbox"
    host: str = ""
    port: int = 587
    user: str = ""
    security: str = "starttls"
    password_file: str = ""
    password: str = field(default="", repr=False)
    attach_limit: int = 7_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of ``digest.toml``. *folder* is where it stands: relative paths count from there. *file* is None without one."""

    folder: Path
    file: Path | None = None
    magazine: Magazine = field(default_factory=Magazine)
    sources: tuple[SourceConfig, ...] = ()
    mail: MailConfig = field(default_factory=MailConfig)
    store: str = "sqlite:///digest.db"
    output: str = "output"


def find(start: Path) -> Path | None:
    """The ``digest.toml`` in *start* or the nearest folder above it."""
    return next(
        (folder / FILE for folder in (start, *start.parents) if (folder / FILE).is_file()), None
    )


def load(file: Path) -> Config:
    """Read *file*; ConfigError names the line and key of the first thing that is wrong."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{file}: cannot be read ({error}); check the path, or make one with 'digest init'"
        ) from error
    return read(text, file=file)


def read(text: str, *, file: Path) -> Config:
    """The configuration in *text*, which stands or would stand in *file*."""
    tables = parse(text, file=file.name, error=ConfigError)
    top = Place(file=file.name, text=text, error=ConfigError)
    for key, kind in (("magazine", dict), ("mail", dict), ("source", list)):
        if not isinstance(tables.get(key, kind()), kind):
            raise top.fault(
                key,
                f"must be a table: write {'[[source]]' if kind is list else f'[{key}]'} on a line of its own",
            )
    magazine = bind(Magazine, tables.pop("magazine", {}), place=_at(top, "magazine"))
    mail = bind(MailConfig, tables.pop("mail", {}), place=_at(top, "mail"))
    sources = tuple(
        _source(table, place=_at(top, "source", index))
        for index, table in enumerate(tables.pop("source", []))
    )
    _check_magazine(magazine, place=_at(top, "magazine"))
    _check_mail(mail, place=_at(top, "mail"))
    rest = bind(_Rest, tables, place=top)
    return Config(
        folder=file.parent.resolve(),
        file=file,
        magazine=magazine,
        mail=mail,
        sources=sources,
        store=rest.store,
        output=rest.output,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """What stands above the first table."""

    store: str = "sqlite:///digest.db"
    output: str = "output"


def _at(top: Place, header: str, index: int = 0) -> Place:
    return Place(file=top.file, text=top.text, error=top.error, header=header, index=index)


def _source(table: Mapping[str, Any], *, place: Place) -> SourceConfig:
    source = bind(SourceConfig, table, place=place, extra="options")
    if source.type == "folder" and not source.path:
        raise place.fault("", "has no 'path'; add the folder that holds the articles")
    return source


def _check_magazine(magazine: Magazine, *, place: Place) -> None:
    if not _is_zone(magazine.timezone):
        raise place.fault(
            "timezone",
            f'\'{magazine.timezone}\' is no time zone; write one such as "Europe/Paris" or "UTC"',
        )
    if magazine.week_starts not in WEEKDAYS:
        raise place.fault("week_starts", f"must be one of {', '.join(WEEKDAYS)}")
    if not 0 < magazine.quote_limit <= 1:
        raise place.fault("quote_limit", "must lie above 0 and be 1 at most")
    if not FEWEST_PAGES <= magazine.pages <= MOST_PAGES:
        raise place.fault("pages", f"must be a number from {FEWEST_PAGES} to {MOST_PAGES}")
    if not magazine.title.strip():
        raise place.fault("title", "is empty; give the magazine a name")


def _check_mail(mail: MailConfig, *, place: Place) -> None:
    if mail.security not in ("starttls", "tls", "none"):
        raise place.fault("security", "must be starttls, tls or none")
    if not 1 <= mail.port <= 65_535:
        raise place.fault("port", "must be a number from 1 to 65535")
    if mail.password:
        raise place.fault(
            "password",
            "must not stand in this file; set DIGEST_SMTP_PASSWORD or name a 'password_file'",
        )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone; a path; a folder of the database
        return False
    return True
