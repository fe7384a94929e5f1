"""``digest stories``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from digest.cli.common import common_options, result


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--jsonl", is_flag=True, help="Read and write one JSON object per line.")
@common_options
def stories(files: tuple[Path, ...], *, jsonl: bool) -> None:
    """Group FILES that report the same event: one line of file names for each story.

    The first line of a file is its title. With --jsonl each line in is {"id", "title", "text",
    "published"?, "source"?, "language"?} and each line out {"story": 0, "ids": [...]}.
    """
    from digest.cli import _filters
    from digest.curate import group_records

    records = (
        [record for _, record in _filters.records(files)]
        if jsonl
        else [_text(path) for path in files or (Path("-"),)]
    )
    for story in group_records(records):
        result(json.dumps(story, ensure_ascii=False) if jsonl else "  ".join(story["ids"]))


def _text(path: Path) -> dict[str, Any]:
    from digest.cli import _filters

    title, _, text = _filters.whole(path).strip().partition("\n")
    return {"id": str(path), "title": title.strip(), "text": text.strip()}
