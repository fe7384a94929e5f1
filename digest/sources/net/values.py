"""What goes into the client and what comes out of it: plain, frozen values.

What the network does is never an exception: every request ends as one of ``Answer``, ``Unchanged``,
``Gone`` and ``Failure``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from digest.model import Rejected
from digest.sources.net.access import Access
from digest.sources.net.causes import LASTING, Cause

FEEDS = (
    "application/feed+json, application/atom+xml, application/rss+xml, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
PAGES = "text/html, application/xhtml+xml, */*;q=0.1"
RECORDS = "application/json, */*;q=0.1"
PICTURES = "image/jpeg, image/png, image/webp, image/avif, image/gif, */*;q=0.1"
"""Values of ``Accept`` for a feed, a web page, JSON and a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The most one request may cost.

    *bytes* bounds the body, both as sent and after decompression. *seconds* bounds the time on the
    network with all redirects and repeats, *connect* each attempt to connect, *silence* each wait
    for more bytes.
    """

    bytes: int = 8_000_000
    seconds: float = 30.0
    connect: float = 10.0
    silence: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server said about the version it sent: its ``ETag`` and ``Last-Modified``.

    Store them, and give them back with the next request for the same address.
    """

    etag: str = ""
    modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)

    @property
    def stamp(self) -> str:
        """Both in one line of text, "" for none: what the library remembers of the address."""
        return f"{self.etag}\t{self.modified}" if self else ""

    @classmethod
    def from_stamp(cls, stamp: str) -> Validators:
        """What ``stamp`` gave."""
        etag, _, modified = stamp.partition("\t")
        return cls(etag=etag, modified=modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address to read.

    *access* is what this source may reach and the credentials it has. *robots* asks the site's
    robots.txt first: set it for pages, not for feeds and interfaces, which exist to be read by
    programs. *tag* is the caller's own, to know the result by. *again*: the same address will be
    read once more soon, and is then not asked again.
    """

    url: str = field(repr=False)
    accept: str = "*/*"
    validators: Validators = field(default_factory=Validators)
    limit: Limit = field(default_factory=Limit)
    access: Access = field(default_factory=Access)
    robots: bool = False
    tag: object = None
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The body that came, decompressed.

    *url* is where it came from in the end, *moved* the address that replaces the request's for
    good, "" where there is none. *media_type* is in lower case without parameters, *charset* as
    declared; both "" when the server says nothing. *headers* have names in lower case.
    """

    request: Request
    url: str
    content: bytes = field(repr=False)
    media_type: str = ""
    charset: str = ""
    validators: Validators = field(default_factory=Validators)
    moved: str = ""
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that what was stored is still right. Store *validators* in its place."""

    request: Request
    url: str
    validators: Validators
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """There is nothing at the address: *status* 404, or 410 for gone on purpose and for good."""

    request: Request
    url: str
    status: int

    @property
    def reason(self) -> str:
        return "was removed for good (410)" if self.status == 410 else "does not exist (404)"

    @property
    def remedy(self) -> str:
        return "correct the address, or remove it"

    @property
    def message(self) -> str:
        return f"{self.url}: {self.reason}; {self.remedy}"

    def rejected(self) -> Rejected:
        return Rejected(where=self.url, reason=self.reason, remedy=self.remedy, gone=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Nothing usable came: why, and what to do. *url* is safe to print.

    *status* is the last one received, 0 for none; *retry_after* the seconds the server asked for.
    """

    request: Request
    url: str
    cause: Cause
    reason: str
    remedy: str
    status: int = 0
    retry_after: float = 0.0

    @property
    def temporary(self) -> bool:
        """Whether the same request may succeed later without a change here."""
        return self.cause not in LASTING

    @property
    def message(self) -> str:
        return f"{self.url}: {self.reason}; {self.remedy}"

    def rejected(self) -> Rejected:
        return Rejected(
            where=self.url, reason=self.reason, remedy=self.remedy, temporary=self.temporary
        )


Result: TypeAlias = Answer | Unchanged | Gone | Failure
