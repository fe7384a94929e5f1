"""Reads the rows of a sheet: CSV as spreadsheets and mailing tools write it, or addresses alone."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import UsageError
from digest.subscribers.columns import Columns, columns, in_order, listed
from digest.text.encoding import UndecodableError, decode

#: A cell with line ends goes over at most so many lines; a longer one is a stray quotation mark.
MOST_LINES = 60
#: The part of a list that may be zeros, which spoil their own lines only, by the sign for that.
STRAY, SUBSTITUTE = 0.01, b"\x1a"
#: Headings are looked for in so many lines beneath what stands above them.
TITLES = 10
DELIMITERS = ",;\t|"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""The first bytes of .xlsx and .ods, and of .xls."""
#: Excel states the delimiter in a first line of its own.
_DELIMITER = re.compile(r"""^["']?sep=(.)["']?[,;]*$""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a sheet: the *line*, from 1, on which it begins, its *text* and its *cells*."""

    line: int
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The *rows* of a sheet without its header, and what their *columns* hold.

    *headed*: whether it has a header.
    """

    columns: Columns
    rows: tuple[Row, ...]
    headed: bool


def read_sheet(path: Path) -> Sheet:
    """The sheet in the file at *path*.

    Raises UsageError where it cannot be read, is empty or has no column of addresses.
    """
    lines = re.split(r"\r\n|\r|\n", _text(path))
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise UsageError(
            f"{path} is empty; give a CSV file with a column 'email', or one address a line"
        )
    stated = _DELIMITER.match(lines[start].strip("\ufeff "))
    start += bool(stated)
    header = next((line for line in lines[start:] if line.strip()), "")
    delimiter = stated[1] if stated else _delimiter(header)
    names = _parsed(header, delimiter) or [header]
    if any("@" in name for name in names):
        return Sheet(
            columns=in_order(names),
            rows=tuple(_rows(lines, start, delimiter, len(names))),
            headed=False,
        )
    found = columns(names)
    rows = tuple(_rows(lines, start, delimiter, len(names)))[1:]
    if found is None:
        raise UsageError(
            f"{path}, line {start + 1} has no column 'email' (its columns: {listed(names)}); "
            f"{_advice(names, rows)}"
        )
    return Sheet(columns=found, rows=rows, headed=True)


def _advice(names: Sequence[str], rows: Sequence[Row]) -> str:
    """What to do with a sheet no column of which is known to hold addresses."""
    for row in rows[:TITLES]:
        if columns(row.cells):
            return f"its headings stand in line {row.line}: delete what is above them"
    for row in rows:
        for name, cell in zip(names, row.cells, strict=False):
            if "@" in cell and name.strip():
                return (
                    f"'{listed([name.strip()])}' seems to hold addresses: call it email, and the "
                    "others name, language and status where they are that"
                )
    return "name the columns email, name, language, or give one address a line"


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if data.startswith(WORKBOOKS):
            raise UsageError(
                f"{path} is a workbook, not a list; save its sheet as CSV and import that"
            )
        if data.count(0) < STRAY * len(data):  # UTF-16 has many more
            data = data.replace(b"\0", SUBSTITUTE)
        return decode(data)[0].lstrip("\ufeff")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}); check its name and permissions"
        ) from error
    except UndecodableError as error:
        raise UsageError(f"{path} cannot be read: {error.reason}; {error.remedy}") from None


def _delimiter(header: str) -> str:
    """The delimiter by which most columns of *header* have a known heading, or there are most."""

    def known(delimiter: str) -> tuple[int, int]:
        cells = _parsed(header, delimiter) or []
        found = columns(cells)
        return sum(map(len, found.places.values())) if found else 0, len(cells)

    return max(DELIMITERS, key=known)


def _rows(lines: Sequence[str], start: int, delimiter: str, width: int) -> Iterator[Row]:
    """The rows from line *start* on, blank ones left out.

    A row goes over several lines where a quoted cell does. A stray quotation mark spoils only its
    own line: lines that are whole rows themselves are no part of a cell.
    """
    number = start
    while number < len(lines):
        line = lines[number]
        if not line.strip():
            number += 1
            continue
        cells = _parsed(line, delimiter)
        reach = 1
        if cells is None:
            reach, cells = _over_lines(lines, number, delimiter, width)
        text = "\n".join(lines[number : number + reach])
        yield Row(line=number + 1, text=text, cells=tuple(cells))
        number += reach


def _over_lines(
    lines: Sequence[str], number: int, delimiter: str, width: int
) -> tuple[int, list[str]]:
    """How many lines the row at *number* takes, and its cells; the line alone as one cell where it
    is no beginning of a row.
    """
    for reach in range(2, min(MOST_LINES, len(lines) - number) + 1):
        following = lines[number + reach - 1]
        cells = _parsed("\n".join(lines[number : number + reach]), delimiter)
        if cells is not None:
            return (reach, cells) if len(cells) <= max(width, 1) else (1, [lines[number]])
        alone = _parsed(following, delimiter)
        if alone and len(alone) == width and "@" in following:
            break  # a row of its own
    return 1, [lines[number]]


def _parsed(text: str, delimiter: str) -> list[str] | None:
    """The cells of one row; None where its quotation marks do not fit."""
    if '"' not in text:
        return text.split(delimiter)
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
