"""Print the issue: the PDF, the record of its layout beside it, and its proof."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.config import Config
from digest.files import write_whole
from digest.model import Issue
from digest.pipeline.editing import Dropped, Edited
from digest.pipeline.folders import pdf_path, sha256

if TYPE_CHECKING:
    from digest.proof import Report
    from digest.themes import Theme

SHELF = ".pictures"
"""The folder of the last build's finished pictures. It may be deleted at any time."""

WITHOUT_STORIES = ("cover", "contents", "quotes", "sources", "back")
"""Patterns of pages that only point at stories: none of them is the page a story is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A printed issue: its PDF and proof, the sentences left out with the reason, the warnings."""

    pdf: Path
    issue: Issue
    proof: Report
    dropped: tuple[Dropped, ...]
    warnings: tuple[str, ...]


def print_pdf(
    edited: Edited, theme: Theme, config: Config, *, source_date_epoch: int | None
) -> Built:
    """Print the laid-out issue of *edited* and proof it; write what the layout says beside it.

    *source_date_epoch* is the PDF's date in seconds, None for the end of the week.
    """
    from digest import press
    from digest.proof import proof

    issue = edited.issue
    target = pdf_path(config, issue)
    epoch = int(issue.week.ends.timestamp()) if source_date_epoch is None else source_date_epoch
    printed = press.print_issue(
        issue, theme=theme, target=target, source_date_epoch=epoch, shelf=target.parent / SHELF
    )
    warnings = (*edited.warnings, *printed.warnings)
    layout = {
        "pdf_sha256": sha256(target),
        "issue": _for_mail(issue),
        **printed.layout,
        "warnings": list(warnings),
    }
    write_whole(
        target.with_suffix(".layout.json"),
        json.dumps(layout, ensure_ascii=False, indent=1).encode(),
    )
    return Built(
        pdf=target,
        issue=issue,
        proof=proof(target, layout),
        dropped=edited.dropped,
        warnings=warnings,
    )


def _for_mail(issue: Issue) -> dict[str, Any]:
    """What the mail says of an issue, as plain data."""
    first_page = _first_pages(issue)
    stories = [
        {
            "headline": story.headline,
            "standfirst": story.standfirst,
            "section": story.section,
            "language": story.language,
            "sources": list(story.sources),
            "page": first_page.get(story.id, 0),
            "cover": story.id == issue.cover,
        }
        for story in issue.stories
    ]
    return {
        "title": issue.title,
        "number": issue.number,
        "week": issue.week.label,
        "language": issue.language,
        "starts": issue.week.starts.isoformat(),
        "ends": issue.week.ends.isoformat(),
        "tagline": issue.tagline,
        "pages": len(issue.pages),
        "stories": stories,
    }


def _first_pages(issue: Issue) -> dict[str, int]:
    """Story id → the page it begins on."""
    first: dict[str, int] = {}
    for page in issue.pages:
        for placement in page.placements:
            if page.pattern not in WITHOUT_STORIES:
                first.setdefault(placement.story, page.number)
    return first
