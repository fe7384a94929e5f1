"""What commands print with --json: see docs/json.md, which a test compares to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

import click

from digest.cli.common import result

if TYPE_CHECKING:
    from digest.library.absences import Absence

document_option = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object instead of the lines."
)

lines_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def document(record: Mapping[str, Any]) -> None:
    """Print *record* as a JSON object on stdout."""
    result(json.dumps(record, ensure_ascii=False, indent=2))


def line(record: Mapping[str, Any]) -> None:
    """Print *record* as a JSON object in one line on stdout."""
    result(json.dumps(record, ensure_ascii=False))


def moment(value: datetime | None, zone: tzinfo) -> str | None:
    """*value* in *zone* as "2025-07-28T06:00:00+01:00"; None for none."""
    return value.astimezone(zone).isoformat(timespec="seconds") if value else None


def absence(gone: Absence) -> dict[str, Any]:
    """An address that was not there for several collects."""
    return {
        "place": gone.place,
        "reason": gone.reason,
        "since": gone.since,
        "collects": gone.collects,
    }
