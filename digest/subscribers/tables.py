"""Imports and exports lists of readers as CSV."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from digest.errors import UsageError
from digest.model import Rejected, Subscriber
from digest.progress import Progress, Stage, counted, silent
from digest.subscribers.address import Address, parse, parse_named
from digest.subscribers.members import REASONS, candidate
from digest.subscribers.sheets import Row, Sheet, read_sheet
from digest.subscribers.statuses import is_moment, is_set, status_of

if TYPE_CHECKING:
    from digest.store.roster import Candidate
    from digest.store.store import Store

NAME_LINES = 3
"""Lines that the name in a spreadsheet's cell may have."""

COLUMNS = ("email", "name", "language", "status", "joined", "consent", "tags")
# Cells that a spreadsheet takes for a formula, after any number of escaping apostrophes.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
# "04.01.2023": with dots the day comes first everywhere.
DAY_FIRST = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4})")
UNIVERSAL = re.compile(r" *(UTC|GMT)$")
# What mailing tools put around the tags of a cell: '"news","weekly"', "[news; weekly]".
AROUND_TAG = " \t\"'[]{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The counts of an import; *rejected* names each bad line by its number.

    *left* are readers whom the file takes off the list, *inactive* those of *added* who get no
    mail, since they left the list that the file comes from. *unused* are the headings of columns
    that were not read.
    """

    added: int
    updated: int
    same: int
    rejected: tuple[Rejected, ...]
    left: int = 0
    inactive: int = 0
    unused: tuple[str, ...] = ()


def import_csv(
    store: Store,
    path: Path,
    *,
    now: datetime,
    consent: str = "",
    tags: Iterable[str] = (),
    progress: Progress = silent,
) -> ImportReport:
    """Put the people in the file at *path* on the list, except those who left.

    Bad lines are rejected one by one. Columns are known by their headings in many tools' exports
    and in the shipped languages. A status other than active is kept, so that nobody who left
    another list gets mail. *consent* says how the people in the file agreed to get mail, where it
    has no column that does; *tags* are added to those of each. *progress* is told how many lines
    are read, then how many people are stored.

    Raises UsageError when the file cannot be read or has no column of addresses.
    """
    sheet = read_sheet(path)
    common = tuple(tags)
    candidates: list[tuple[int, Candidate]] = []
    rejected = []
    for row in counted(sheet.rows, progress(Stage.READING), len(sheet.rows)):
        try:
            candidates.append((row.line, _candidate(row, sheet, consent, common)))
        except UsageError as error:
            reason, _, remedy = str(error).partition("; ")
            rejected.append((row.line, reason, remedy))
    people = [person for _, person in candidates]
    outcomes = store.roster.put(people, now=now, count=progress(Stage.IMPORTING))
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
        left=count["left"],
        inactive=sum(
            outcome == "added" and person.status != "active"
            for (_, person), outcome in zip(candidates, outcomes, strict=True)
        ),
        rejected=tuple(
            Rejected(where=f"{path.name}, line {number}", reason=reason, remedy=remedy)
            for number, reason, remedy in sorted(rejected)
        ),
        unused=sheet.columns.unused,
    )


def export_csv(readers: Iterable[Subscriber], stream: TextIO) -> None:
    """Write *readers* to *stream*, which must be opened with newline="".

    Cells that a spreadsheet would take for a formula are escaped.
    """
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for reader in readers:
        joined = reader.joined.isoformat() if reader.joined else ""
        row = (
            reader.email,
            reader.name,
            reader.language,
            reader.status,
            joined,
            reader.consent,
            ", ".join(reader.tags),
        )
        table.writerow([escape(cell) for cell in row])


def escape(cell: str) -> str:
    """*cell* with an apostrophe in front of a formula, which ``unescape`` removes again."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _candidate(row: Row, sheet: Sheet, consent: str, tags: tuple[str, ...]) -> Candidate:
    """The person in *row*; UsageError with the reason where there is none."""
    columns = sheet.columns
    cells = [unescape(cell.strip()) for cell in row.cells]
    address = _address(row, cells, sheet)
    stated = columns.cells(cells, "status")
    words = [cell for cell in stated if not is_moment(cell)]
    try:
        status = status_of(
            *words,
            left=any(map(is_set, columns.cells(cells, "left"))),
            blocked=any(map(is_set, columns.cells(cells, "blocked"))),
            bounced=any(map(is_set, columns.cells(cells, "bounced"))),
            kinds=columns.cells(cells, "kind"),
        )
    except UsageError as error:
        raise UsageError(f"{address.email} {error}") from None
    parted = re.split(r"[,;|]", columns.cell(cells, "tags"))
    return candidate(
        address,
        language=columns.cell(cells, "language"),
        consent=columns.cell(cells, "consent") or consent,
        status=status,
        joined=_joined(
            [*columns.cells(cells, "joined"), *(cell for cell in stated if is_moment(cell))]
        ),
        tags=(*(one.strip(AROUND_TAG) for one in parted), *tags),
    )


def _address(row: Row, cells: list[str], sheet: Sheet) -> Address:
    """The address of *row* with the name that stands in it, or beside it."""
    columns = sheet.columns
    if not sheet.headed and "<" in row.text and row.text.rstrip(" ,;").endswith(">"):
        # A name may hold the delimiter: Lund, Mia <mia@example.org>.
        return parse_named(row.text.strip(" ,;"))
    addresses = columns.cells(cells, "email")
    text = next((cell for cell in addresses if "@" in cell), next(iter(addresses), ""))
    address = parse_named(text) if text.endswith(">") else parse(text)
    names = (columns.cell(cells, name) for name in ("first", "last"))
    name = columns.cell(cells, "name") or " ".join(filter(None, names))
    lines = name.splitlines()
    if len(lines) <= NAME_LINES and "@" not in name:  # else a stray quotation mark joined rows
        name = " ".join(lines)
    return replace(address, name=name) if name else address


def _joined(cells: Iterable[str]) -> datetime | None:
    """The first time in *cells*; None where none is one."""
    return next((moment for cell in cells if (moment := _moment(cell))), None)


def _moment(text: str) -> datetime | None:
    """The time in *text*; None where it is none, and in UTC where it states no zone."""
    text = DAY_FIRST.sub(r"\3-\2-\1", UNIVERSAL.sub("", text))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
