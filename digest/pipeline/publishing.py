"""Writes a built issue in its other formats, from the plan and the layout of its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.config import Config
    from digest.formats import Website
    from digest.pipeline.printing import BuildResult


def publish(built: BuildResult, config: Config) -> Website:
    """Write the issue that was *built* as web pages beside its PDF, in the same theme."""
    from urllib.parse import quote

    from digest.formats import write_web
    from digest.formats.web import FOLDER
    from digest.themes import load_theme

    url = config.web.url.rstrip("/")
    return write_web(
        built.issue,
        built.edition,
        load_theme(config.magazine.theme),
        built.pdf.with_name(FOLDER),
        pdf=f"../{quote(built.pdf.name)}",
        url=f"{url}/issues/{built.issue.week.label}/web/" if url else "",
    )
