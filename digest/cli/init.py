"""``digest init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from digest.cli import _offers
from digest.cli.common import common_options, note, now, result, settings
from digest.config import FILE
from digest.config.sample import sample
from digest.errors import UsageError
from digest.files import write_whole

NEXT = "digest collect, digest plan, digest build. Or all at once: digest run"


def _next(folder: Path) -> str:
    """The commands to go on with; they read the digest.toml of the folder they are run in."""
    return NEXT if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, {NEXT}"


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--from",
    "what",
    metavar="WHAT",
    shell_complete=_offers.files,
    help="Read the articles there: a site's address, a feed, an export, a folder.",
)
@common_options
def init(folder: Path, what: str | None) -> None:
    """Start a magazine: a commented digest.toml, and a folder for the articles.

    With --from the source is found at WHAT, which gives the magazine its title where it has a name,
    and no folder is made. An existing digest.toml is never overwritten.
    """
    file = folder / FILE
    if file.exists():
        raise UsageError(f"{file}: already exists; edit it, or name another folder")
    title = (
        " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split()).title()
        or "The Weekly"
    )
    if what is None:
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        write_whole(file, sample(title).encode())
        note(f"Put articles into {folder / 'articles'}, then run: {_next(folder)}")
    else:
        from digest import pipeline

        config = settings(needed=False)
        with pipeline.open_web(config) as web:
            found = pipeline.find_source(what, config, web, now=now())
        write_whole(file, sample(found.title or title, pipeline.keys_of(found.config)).encode())
        note(f"The source is {found.what}. Now run: {_next(folder)}")
    result(str(file))
