"""Reads the headers of answers, whose names are in lower case.

What makes no sense counts as missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from digest.sources.net.values import Validators

VALIDATOR = 1024
"""Characters of an ``ETag`` worth keeping."""


def content_type(value: str) -> tuple[str, str]:
    """Media type and charset of a ``Content-Type``, in lower case, "" where they are missing."""
    media_type, *parameters = value.split(";")
    pairs = [parameter.partition("=")[::2] for parameter in parameters]
    charset = next((text for name, text in pairs if name.strip().lower() == "charset"), "")
    return media_type.strip().lower(), charset.strip(" \t\"'").lower()


def validators_in(headers: Mapping[str, str]) -> Validators:
    """The version that a server names, as far as it can be sent back."""
    etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
    return Validators(
        etag=etag if is_sendable(etag) else "",
        modified=modified if is_sendable(modified) else "",
    )


def is_sendable(value: str) -> bool:
    """Whether a server's word can be sent back in a header as it is."""
    return 0 < len(value) <= VALIDATOR and value.isascii() and value.isprintable()


def length(headers: Mapping[str, str]) -> int:
    """The bytes that the server announces; 0 where it announces none."""
    value = headers.get("content-length", "")
    return int(value[:20]) if value.isascii() and value.isdigit() else 0
