"""Imports and exports lists: CSV with columns email, name, language, or one address a line."""

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
from digest.subscribers.members import REASONS, candidate

if TYPE_CHECKING:
    from digest.store.roster import Candidate
    from digest.store.store import Store

COLUMNS = ("email", "name", "language", "status", "joined", "consent")
READ = COLUMNS[:3]
EMAIL_NAMES = ("email", "e-mail", "mail", "email address", "e-mail address", "address")
# Cells that a spreadsheet takes for a formula, after any number of escaping apostrophes.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The counts of an import; *rejected* names each bad line by its number."""

    added: int
    updated: int
    same: int
    rejected: tuple[Rejected, ...]


def import_csv(store: Store, path: Path, *, now: datetime, consent: str = "") -> ImportReport:
    """Put the people in the file at *path* on the list, except those who left.

    Bad lines are rejected one by one. The file is UTF-8, UTF-16 or Windows-1252, its columns
    separated by commas, semicolons or tabs. *consent* says how the people in it agreed to get mail.
    Raises UsageError when the file cannot be read or has no column of addresses.
    """
    candidates: list[tuple[int, Candidate]] = []
    rejected = []
    for number, (email, name, language) in _rows(_lines(path), path):
        try:
            person = candidate(email, name=name, language=language, consent=consent)
            candidates.append((number, person))
        except UsageError as error:
            reason, _, remedy = str(error).partition("; ")
            rejected.append((number, reason, remedy))
    outcomes = store.roster.put([person for _, person in candidates], now=now)
    rejected += [
        (number, f"{person.email} {REASONS[outcome]}", "only they can ask to come back")
        for (number, person), outcome in zip(candidates, outcomes, strict=True)
        if outcome in REASONS
    ]
    count = Counter(outcomes)
    return ImportReport(
        added=count["added"],
        updated=count["updated"],
        same=count["same"],
        rejected=tuple(
            Rejected(where=f"{path.name}, line {number}", reason=reason, remedy=remedy)
            for number, reason, remedy in sorted(rejected)
        ),
    )


def export_csv(readers: Iterable[Subscriber], stream: TextIO) -> None:
    """Write *readers* to *stream*, which must be opened with newline="".

    Cells that a spreadsheet would take for a formula are escaped.
    """
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for reader in readers:
        joined = reader.joined.isoformat() if reader.joined else ""
        row = (reader.email, reader.name, reader.language, reader.status, joined, reader.consent)
        table.writerow([escape(cell) for cell in row])


def escape(cell: str) -> str:
    """*cell* with an apostrophe in front of a formula, which ``unescape`` removes again."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}); check its name and permissions"
        ) from error
    lines = re.split(r"\r\n|\r|\n", _decode(data))
    if not any(line.strip() for line in lines):
        raise UsageError(
            f"{path} is empty; give a CSV file with a column 'email', or one address a line"
        )
    return lines


def _decode(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(lines: Sequence[str], path: Path) -> Iterator[tuple[int, list[str]]]:
    """The number, from 1, and the cells email, name, language of each line that is not blank.

    Each line is parsed by itself, so that a stray quotation mark spoils only its own line.
    """
    first = next(number for number, line in enumerate(lines) if line.strip())
    delimiter = max(",;\t", key=lines[first].count)
    positions = _positions(_cells(lines[first], delimiter), path)
    start = first if positions is None else first + 1
    for number, line in enumerate(lines[start:], start + 1):
        if line.strip():
            cells = _cells(line, delimiter)
            yield number, [_at(cells, position) for position in (positions or range(len(READ)))]


def _positions(header: Sequence[str], path: Path) -> list[int] | None:
    """The positions of email, name and language (-1 for none); None without a header."""
    names = [cell.strip().casefold() for cell in header]
    if any("@" in name for name in names):
        return None
    email = next((name for name in EMAIL_NAMES if name in names), None)
    if email is None:
        raise UsageError(
            f"{path}, line 1 has no column 'email' (its columns: {', '.join(names)}); "
            "name the columns email, name, language, or give one address a line"
        )
    return [names.index(name) if name in names else -1 for name in (email, *READ[1:])]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return [line]  # rejected later with its text, since it is not an address


def _at(cells: Sequence[str], position: int) -> str:
    return unescape(cells[position].strip(" ")) if 0 <= position < len(cells) else ""
