"""What the two filters, summarise and stories, share: reading their input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from digest.errors import UsageError


def lines(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Each line of the *files*, or of standard input without any or for "-", with the place it stands at."""
    for path in files or [Path("-")]:
        name = "standard input" if path == Path("-") else str(path)
        for number, line in enumerate(
            whole(path).split("\n"), start=1
        ):  # splitlines() would cut at U+2028 in a text
            if line.strip():
                yield f"{name}, line {number}", line


def records(files: Sequence[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line as a JSON object, with its place; UsageError where it is none."""
    for place, line in lines(files):
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise UsageError(
                f"{place}: this is no JSON ({error}); write one object a line"
            ) from error
        if not isinstance(record, dict):
            raise UsageError(f"{place}: this is no JSON object; write one {{…}} a line")
        yield place, record


def whole(path: Path) -> str:
    """All of *path*, or of standard input for "-"; UsageError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 (byte {error.start}); convert it first") from error
