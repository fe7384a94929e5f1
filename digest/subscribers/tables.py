"""Lists in and out: CSV with the columns email, name and language, or one address a line."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from digest.errors import UsageError
from digest.model import Rejected, Subscriber
from digest.subscribers.members import LEFT, candidate

if TYPE_CHECKING:
    from digest.store.roster import Candidate
    from digest.store.store import Store

COLUMNS = ("email", "name", "language", "status", "joined", "consent")
READ = COLUMNS[:3]
EMAIL_NAMES = ("email", "e-mail", "mail", "email address", "e-mail address", "address")
FORMULA = re.compile(
    r"'*[=+\-@\t\r]"
)  # a spreadsheet would compute it; quotes in front were put there by escaping


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import; *rejected* names each bad line by its number."""

    added: int
    updated: int
    same: int
    rejected: tuple[Rejected, ...]


def import_csv(store: Store, path: Path, *, now: datetime, consent: str = "") -> Imported:
    """Put everybody in the file at *path* on the list, but for those who left. Bad lines are rejected, one by one.

    UTF-8, UTF-16 and Windows-1252 are read; commas, semicolons and tabs part columns. *consent* says how the people
    in the file agreed to get mail. Raises UsageError when the file cannot be read or has no column of addresses.
    """
    lines = _lines(path)
    found: list[tuple[int, Candidate]] = []
    rejected = []
    for number, cells in _rows(lines, path):
        try:
            found.append(
                (number, candidate(cells[0], name=cells[1], language=cells[2], consent=consent))
            )
        except UsageError as error:
            reason, _, remedy = str(error).partition("; ")
            rejected.append((number, reason, remedy))
    outcomes = store.roster.put([person for _, person in found], now=now)
    rejected += [
        (number, f"{person.email} {LEFT[outcome]}", "they must ask to come back themselves")
        for (number, person), outcome in zip(found, outcomes, strict=True)
        if outcome in LEFT
    ]
    count = Counter(outcomes)
    return Imported(
        added=count["added"],
        updated=count["updated"],
        same=count["same"],
        rejected=tuple(
            Rejected(where=f"{path.name}, line {number}", reason=reason, remedy=remedy)
            for number, reason, remedy in sorted(rejected)
        ),
    )


def export_csv(readers: Iterable[Subscriber], stream: TextIO) -> None:
    """Write *readers* to *stream* (opened with newline=""), such that no spreadsheet takes a cell for a formula."""
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for reader in readers:
        joined = reader.joined.isoformat() if reader.joined else ""
        row = (reader.email, reader.name, reader.language, reader.status, joined, reader.consent)
        table.writerow([escape(cell) for cell in row])


def escape(cell: str) -> str:
    """*cell* with an apostrophe in front where a spreadsheet would compute it; ``unescape`` takes that off again."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}); check its name and your rights"
        ) from error
    lines = re.split(r"\r\n|\r|\n", _decoded(data))
    if not any(line.strip() for line in lines):
        raise UsageError(
            f"{path} is empty; give a CSV file with a column 'email', or one address a line"
        )
    return lines


def _decoded(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(lines: Sequence[str], path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number from 1 and the cells email, name, language of each line that is not blank.

    Each line is parsed by itself, so that a stray quotation mark spoils its own line and not the rest of the file.
    """
    first = next(number for number, line in enumerate(lines) if line.strip())
    delimiter = max(",;\t", key=lines[first].count)
    places = _places(_cells(lines[first], delimiter), path)
    start = first if places is None else first + 1
    for number, line in enumerate(lines[start:], start + 1):
        if line.strip():
            cells = _cells(line, delimiter)
            yield number, [_at(cells, place) for place in (places or range(len(READ)))]


def _places(header: Sequence[str], path: Path) -> list[int] | None:
    """Where the columns email, name and language stand (-1: nowhere); None when the first line is no header."""
    names = [cell.strip().casefold() for cell in header]
    if any("@" in name for name in names):
        return None
    email = next((name for name in EMAIL_NAMES if name in names), None)
    if email is None:
        raise UsageError(
            f"{path}, line 1 has no column 'email' (there are: {', '.join(names)}); name the columns "
            "email, name, language, or give one address a line"
        )
    return [names.index(name) if name in names else -1 for name in (email, *READ[1:])]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return [line]  # no address either: it is rejected as such, with its text


def _at(cells: Sequence[str], place: int) -> str:
    return unescape(cells[place].strip(" ")) if 0 <= place < len(cells) else ""
