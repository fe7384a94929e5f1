"""``digest collect``."""

from __future__ import annotations

import click

from digest.cli.common import common_options, settings
from digest.errors import NothingToPublish, PartlyFailed


@click.command()
@common_options
def collect() -> None:
    """Read every source into the library."""
    from digest.cli import _issue, _library

    config = settings()
    with _library.opened(config) as store:
        read = _library.collect(store, config)
    if read.empty:
        raise NothingToPublish(read.nothing())
    _issue.report_rejected(read.rejected)
    if not read.articles:
        raise PartlyFailed(read.nothing())
