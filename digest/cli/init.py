"""``digest init``."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.common import common_options, note, result
from digest.config import FILE
from digest.config.sample import sample
from digest.errors import UsageError
from digest.files import write_whole


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@common_options
def init(folder: Path) -> None:
    """Start a magazine: a commented digest.toml and a folder for the articles.

    An existing digest.toml is never overwritten.
    """
    file = folder / FILE
    if file.exists():
        raise UsageError(f"{file}: already exists; edit it, or name another folder")
    title = (
        " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split()).title()
        or "The Weekly"
    )
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    write_whole(file, sample(title).encode())
    note(
        f"Put articles into {folder / 'articles'}, then run: digest collect, digest plan, "
        "digest build. Or all at once: digest run"
    )
    result(str(file))
