"""Streams a Ghost export: one row of its tables at a time, in flat memory.

The export is one JSON object, {"db": [{"data": {"posts": [{…}, …], "tags": […], …}}]}, with or
without the outer two levels.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from digest.sources._posts.exports import CutOff
from digest.sources.reading import NotAnArticle

CHUNK = 1 << 20
LONGEST_VALUE = 32_000_000
"""Characters of one row; a post has some 50,000."""
MOST_BYTES = 4_000_000_000
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table *table*."""

    table: str
    values: dict[str, Any] = field(default_factory=dict)


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of the export at *path*, table by table as they stand.

    Raises NotAnArticle for another kind of file, CutOff where it is cut or broken, OSError.
    """
    with path.open("rb") as stream:
        scanner = _Scanner(stream)
        if scanner.peek() != "{":
            raise NotAnArticle("no Ghost export", "name the .json file that it exported")
        found = False
        for row in _tables(scanner):
            found = True
            yield row
        if not found:
            raise NotAnArticle("no Ghost export", "name the .json file that it exported")


def _tables(scanner: _Scanner) -> Iterator[Row]:
    """Yield the rows in the object that comes next."""
    for key in scanner.names():
        ahead = scanner.peek()
        if key == "db" and ahead == "[":
            for _ in scanner.items():
                if scanner.peek() == "{":
                    yield from _tables(scanner)
                else:
                    scanner.value()
        elif key == "data" and ahead == "{":
            for table in scanner.names():
                yield from _rows(scanner, table)
        else:
            scanner.value()


def _rows(scanner: _Scanner, table: str) -> Iterator[Row]:
    if scanner.peek() != "[":
        scanner.value()
        return
    for _ in scanner.items():
        value = scanner.value()
        if isinstance(value, dict):
            yield Row(table=table, values=value)


class _Scanner:
    """Reads JSON from a file piece by piece. Each method raises CutOff where it ends or breaks."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._taken = 0
        self._ended = False

    def peek(self) -> str:
        """The next sign that is no space; "" at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def names(self) -> Iterator[str]:
        """Yield each key of the object that comes next; its value must be read in between."""
        self._expect("{")
        if self._take("}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise self._broken()
            self._expect(":")
            yield key
            if self._take("}"):
                return
            self._expect(",")

    def items(self) -> Iterator[None]:
        """Stand before each item of the list that comes next; it must be read in between."""
        self._expect("[")
        if self._take("]"):
            return
        while True:
            yield
            if self._take("]"):
                return
            self._expect(",")

    def value(self) -> Any:
        """The value that comes next, whole."""
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._broken() from error
            except ValueError as error:
                if len(self._text) - self._at > LONGEST_VALUE or not self._more():
                    raise self._broken() from error
                continue
            # A number at the end of what was read may go on.
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return value

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._broken()

    def _take(self, sign: str) -> bool:
        taken = self.peek() == sign
        self._at += taken
        return taken

    def _more(self) -> bool:
        """Read on; twice as much each time, so that a long value is not tried too often."""
        if self._ended:
            return False
        self._text = self._text[self._at :]
        self._at = 0
        chunk = self._stream.read(max(CHUNK, len(self._text)))
        self._taken += len(chunk)
        self._ended = not chunk or self._taken > MOST_BYTES
        self._text += self._decode.decode(chunk, not chunk)
        return True

    def _broken(self) -> CutOff:
        where = self._taken - len(self._text) + self._at
        state = "cut off" if self._ended and not self._text[self._at :].strip() else "cut or broken"
        return CutOff(f"{state} near byte {max(where, 0):,}")
