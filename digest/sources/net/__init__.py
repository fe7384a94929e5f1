"""The HTTP client of all sources: bounded, polite, and safe against what addresses lead to.

    with Client(Settings(contact="https://example.org")) as client:
        for result in client.get_many([Request(url=url, accept=FEEDS) for url in feeds]):
            match result:
                case Answer(): ...      # result.content, result.validators, result.moved
                case Unchanged(): ...   # what was stored is still right
                case Gone() | Failure(): yield result.rejected()

docs/fetching.md says what is sent, to whom, and which limits hold.
"""

from __future__ import annotations

from digest.sources.net.access import (
    KEYS,
    Access,
    Credential,
    Secret,
    basic,
    header,
    parameter,
    read_access,
)
from digest.sources.net.causes import Cause
from digest.sources.net.client import Client, Progress
from digest.sources.net.decoding import unfold
from digest.sources.net.faults import Fault
from digest.sources.net.settings import Settings, World
from digest.sources.net.urls import shown
from digest.sources.net.values import (
    FEEDS,
    PAGES,
    PICTURES,
    RECORDS,
    Answer,
    Failure,
    Gone,
    Limit,
    Request,
    Result,
    Unchanged,
    Validators,
)

__all__ = [
    "FEEDS",
    "KEYS",
    "PAGES",
    "PICTURES",
    "RECORDS",
    "Access",
    "Answer",
    "Cause",
    "Client",
    "Credential",
    "Failure",
    "Fault",
    "Gone",
    "Limit",
    "Progress",
    "Request",
    "Result",
    "Secret",
    "Settings",
    "Unchanged",
    "Validators",
    "World",
    "basic",
    "header",
    "parameter",
    "read_access",
    "shown",
    "unfold",
]
