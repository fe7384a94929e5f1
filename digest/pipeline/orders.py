"""How an issue is to be built: what the caller decides beside the plan and the configuration."""

from __future__ import annotations

from dataclasses import dataclass

from digest.progress import Progress, silent


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrders:
    """What is decided for one build.

    *source_date_epoch* is the PDF's date in seconds, None for the end of the week. *mailed* is the
    SHA-256 of the issue's PDF that readers have, "" for none: that file is kept. *for_press* adds
    bleed and crop marks, and pads to whole sheets. *progress* is told of each stage.
    """

    source_date_epoch: int | None = None
    mailed: str = ""
    for_press: bool = False
    progress: Progress = silent
