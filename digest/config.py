"""``digest.toml`` → Config: every value typed and checked, every problem named with its key.

A flag beats the environment (``DIGEST_THEME`` sets ``[magazine] theme``), that beats the file, that the default.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.errors import ConfigError

FILE = "digest.toml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Magazine:
    """``[magazine]``: what is the same in every issue. *week_starts* counts from Monday 0."""

    title: str = "The Weekly"
    tagline: str = ""
    language: str = "en"
    timezone: str = "UTC"
    week_starts: str = "monday"
    theme: str = "atlas"
    pages: int = 24
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
    """``[mail]``. *security*: "starttls", "tls" or "none" (loopback only). The password never stands in the file
    itself: *password_file* names one that holds it, or DIGEST_SMTP_PASSWORD does."""

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
