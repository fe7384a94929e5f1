"""Undoes gzip, deflate and Brotli piece by piece, within a limit of size.

A small compressed body can unfold to gigabytes; here it is never unfolded beyond the limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Protocol

from digest.sources.net.faults import Malformed, TooLarge

ACCEPTED = "gzip, deflate, br"
REFUSED = ("zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip")
"""Encodings that nobody may send to a client which did not ask for them."""
PIECE = 65_536
MEMBERS = 1000
"""Parts of one gzip body; a million empty ones would cost time without ever reaching a limit."""


class Decoder(Protocol):
    """Undoes one compression."""

    def feed(self, data: bytes, most: int) -> bytes:
        """Up to a little over *most* bytes of what *data* unfolds to. Raises Malformed."""
        ...

    def pending(self) -> bool:
        """Whether ``feed(b"", …)`` has more."""
        ...

    def complete(self) -> bool:
        """Whether the data ended where its format ends."""
        ...


class Plain:
    """For a body that is not compressed."""

    def feed(self, data: bytes, most: int) -> bytes:  # noqa: ARG002 - what came is as long as it is
        return data

    def pending(self) -> bool:
        return False

    def complete(self) -> bool:
        return True


class Zlib:
    """gzip, also of several members, and deflate with or without its wrapper."""

    def __init__(self, *, gzip: bool) -> None:
        self._bits = 16 + zlib.MAX_WBITS if gzip else zlib.MAX_WBITS
        self._gzip = gzip
        self._inner = zlib.decompressobj(self._bits)
        self._rest = b""
        self._begun = False
        self._members = 1

    def feed(self, data: bytes, most: int) -> bytes:
        data = self._rest + data
        if not self._begun and data:
            self._begun = True
            if not self._gzip and data[0] & 0x0F != zlib.DEFLATED:
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._unfold(data, most)

    def _unfold(self, data: bytes, most: int) -> bytes:
        if self._inner.eof:
            if not self._gzip or data[:2] != b"\x1f\x8b":
                self._rest = b""  # what follows the end is padding
                return b""
            self._members += 1
            if self._members > MEMBERS:
                raise _broken()
            self._inner = zlib.decompressobj(self._bits)
        try:
            unfolded = self._inner.decompress(data, max(most, 1))
        except zlib.error as error:
            raise _broken() from error
        self._rest = self._inner.unused_data or self._inner.unconsumed_tail
        return unfolded

    def pending(self) -> bool:
        return bool(self._rest)

    def complete(self) -> bool:
        return self._inner.eof or not self._begun


class Brotli:
    """Brotli, the usual compression of web pages today."""

    def __init__(self) -> None:
        import brotli

        self._inner: Any = brotli.Decompressor()
        self._error = brotli.error
        self._begun = False
        self._more = False

    def feed(self, data: bytes, most: int) -> bytes:
        self._begun = self._begun or bool(data)
        if self._inner.is_finished():
            return b""
        try:
            unfolded = bytes(self._inner.process(data, output_buffer_limit=max(most, 1)))
        except self._error as error:
            raise _broken() from error
        self._more = bool(unfolded) and not self._inner.is_finished()
        return unfolded

    def pending(self) -> bool:
        return self._more

    def complete(self) -> bool:
        return bool(self._inner.is_finished()) or not self._begun


def _broken() -> Malformed:
    return Malformed("sends damaged compressed data", "try again later")


def decoder(encoding: str) -> Decoder:
    """The decoder for a ``Content-Encoding``. Raises Malformed for one that was not asked for."""
    names = [name.strip().lower() for name in encoding.split(",")]
    coded = [name for name in names if name in ("gzip", "x-gzip", "deflate", "br", *REFUSED)]
    # Servers also write a charset or "none" there, which changes nothing.
    if not coded:
        return Plain()
    if len(coded) > 1 or coded[0] in REFUSED:
        raise Malformed(
            f'is compressed as "{", ".join(coded)[:40]}", which digest did not ask for',
            "tell the site's owner",
        )
    return Brotli() if coded[0] == "br" else Zlib(gzip=coded[0] != "deflate")


class Body:
    """Collects a body that may be compressed. Raises TooLarge beyond *limit* bytes.

    It calls *grown* with its size after each piece of at most ``PIECE`` bytes.
    """

    def __init__(
        self, coding: Decoder, limit: int, grown: Callable[[int], None] = lambda _size: None
    ) -> None:
        self._decoder = coding
        self._limit = limit
        self._grown = grown
        self._pieces = bytearray()

    def add(self, data: bytes) -> None:
        self._take(self._decoder.feed(data, self._piece()))
        while self._decoder.pending():
            self._take(self._decoder.feed(b"", self._piece()))

    def _piece(self) -> int:
        return min(PIECE, self._limit - len(self._pieces) + 1)

    def _take(self, data: bytes) -> None:
        self._pieces += data
        if len(self._pieces) > self._limit:
            raise TooLarge(f"is larger than {self._limit:,} bytes", "leave it out")
        self._grown(len(self._pieces))

    def content(self) -> bytes:
        """All of it. Raises Malformed when it was cut short."""
        if not self._decoder.complete():
            raise Malformed("sends compressed data that is cut short", "try again later")
        return bytes(self._pieces)


def unfold(data: bytes, *, limit: int) -> bytes:
    """A gzip file, such as ``sitemap.xml.gz``, unfolded. Raises TooLarge or Malformed."""
    body = Body(Zlib(gzip=True), limit)
    for place in range(0, len(data), PIECE):
        body.add(data[place : place + PIECE])
    return body.content()
