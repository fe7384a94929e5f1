"""``digest collect``."""

from __future__ import annotations

import click

from digest.cli.common import common_options, settings
from digest.errors import NothingToPublish, PartlyFailed


@click.command()
@common_options
def collect() -> None:
    """Read what is new or changed in every source into the library."""
    from digest import pipeline
    from digest.cli import _issue, _library

    config = settings()
    with _library.opened(config) as store:
        done = _library.collect(store, config)
    nothing = pipeline.nothing_collected(done, config)
    if nothing.empty and not done.counts.total:
        raise NothingToPublish(nothing.nothing())
    _issue.report_rejected(done.rejected)
    if not done.counts.total:
        raise PartlyFailed(nothing.nothing())
