"""``digest prune``."""

from __future__ import annotations

import click

from digest.cli.common import common_options, result, settings


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
@common_options
def prune(*, dry_run: bool) -> None:
    """Delete old versions of articles and old pictures from the library.

    [library] in digest.toml says how old and how large. What an issue printed is never deleted.
    """
    from digest.cli import _library

    config = settings()
    with _library.opened(config) as store:
        result(_library.prune(store, config, dry=dry_run))
