"""The kind of the cover of the issue before, so that none comes twice running."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from digest.pipeline.folders import output_folder

if TYPE_CHECKING:
    from pathlib import Path

    from digest.config import Config
    from digest.model import Week

LAYOUT = "*.layout.json"


def last_cover(week: Week, config: Config) -> str:
    """The kind of cover of the newest issue before *week* in the output folder.

    It is read from the layout file beside its PDF, so that it is known without a store, and a
    rebuilt issue gets the cover it had. "" where there is none, or none that can be read.
    """
    folders = sorted(output_folder(config).glob(f"*/{LAYOUT}"), key=_age, reverse=True)
    return next((_kind(file) for file in folders if file.parent.name < week.label), "")


def _age(file: Path) -> tuple[str, float]:
    """A sort key, the last issue's file that was built last having the highest."""
    return file.parent.name, file.stat().st_mtime


def _kind(file: Path) -> str:
    try:
        first = json.loads(file.read_bytes())["edition"]["pages"][0]
    except (OSError, ValueError, LookupError, TypeError):
        return ""
    return str(first.get("variant", "")) if isinstance(first, dict) else ""
