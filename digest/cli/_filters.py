"""Read the input of the two filters, summarise and stories."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from digest.errors import UsageError


def lines(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Each line with its place; "-", or no file at all, is standard input."""
    for path in files or [Path("-")]:
        name = _name(path)
        # splitlines() would also cut at U+2028, which JSON may hold inside a text
        for number, line in enumerate(whole(path).split("\n"), start=1):
            if line.strip():
                yield f"{name}, line {number}", line


def records(files: Sequence[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line as a JSON object, with its place; UsageError where it is not one."""
    for place, line in lines(files):
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise UsageError(
                f"{place}: this is not JSON ({error}); write one object per line"
            ) from error
        if not isinstance(record, dict):
            raise UsageError(f"{place}: this is not a JSON object; write one {{…}} per line")
        yield place, record


def _name(path: Path) -> str:
    return "standard input" if path == Path("-") else str(path)


def whole(path: Path) -> str:
    """All of *path*, or of standard input for "-"; UsageError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{_name(path)}: cannot be read ({error.strerror or error}); check the path"
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{_name(path)}: is not UTF-8 (byte {error.start}); "
            "convert it first, for example with iconv"
        ) from error
